import type { DeadlineBasis } from './calendar/index.js';
import type { ChangeState } from './change-request.js';
import type { DeadlineKind, DeadlineState } from './deadline.js';
import type { CallState, FundingClass, Outcome, PlanStatus, Security, SecurityBasis } from './funding.js';
import type { LadderGap, LadderSource, LadderStepKey } from './ladder.js';
import type { OrganisationKind } from './organisation.js';
import type { OwnRole, ProjectStatus } from './project.js';

/** The languages of the page, of exported files and of the files people bring. */
export const LANGUAGES = ['fi', 'sv', 'en'] as const;
/** One of {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number];

/** The same words in each language. */
export type Words = Readonly<Record<Language, string>>;

/*
 * The words of codes where a table leaves the house as a file, and by which a file that comes in is read. They are the
 * words of the page: words.spec.ts compares the two.
 */

/** The life of a project. */
export const PROJECT_STATUS_WORDS: Readonly<Record<ProjectStatus, Words>> = {
  idea: { fi: 'idea', sv: 'idé', en: 'idea' },
  preparation: { fi: 'valmistelussa', sv: 'under beredning', en: 'in preparation' },
  applied: { fi: 'odottaa päätöstä', sv: 'väntar på beslut', en: 'decision pending' },
  granted: { fi: 'myönnetty', sv: 'beviljad', en: 'granted' },
  rejected: { fi: 'hylätty', sv: 'avslagen', en: 'rejected' },
  withdrawn: { fi: 'peruttu', sv: 'återtagen', en: 'withdrawn' },
  running: { fi: 'käynnissä', sv: 'pågår', en: 'running' },
  ended: { fi: 'päättynyt', sv: 'avslutad', en: 'ended' },
  closed: { fi: 'suljettu', sv: 'stängd', en: 'closed' },
};

/** The centre’s own part in a project. */
export const OWN_ROLE_WORDS: Readonly<Record<OwnRole, Words>> = {
  administrator: { fi: 'hallinnoija', sv: 'administrerande organisation', en: 'administrator' },
  partImplementer: { fi: 'osatoteuttaja', sv: 'delgenomförare', en: 'part-implementer' },
  preparation: { fi: 'valmistelija', sv: 'beredare', en: 'preparation' },
  support: { fi: 'tuki', sv: 'stöd', en: 'support' },
  steeringSeat: { fi: 'ohjausryhmän jäsen', sv: 'medlem i styrgruppen', en: 'seat in the steering group' },
  followUp: { fi: 'seuraaja', sv: 'uppföljare', en: 'follow-up' },
};

/** What kind of thing a project is. */
export const PROJECT_KIND_WORDS: Readonly<Record<'project' | 'baseActivity', Words>> = {
  project: { fi: 'hanke', sv: 'projekt', en: 'project' },
  baseActivity: { fi: 'perustoiminta', sv: 'basverksamhet', en: 'base activity' },
};

/** What became of an application. */
export const APPLICATION_STATE_WORDS: Readonly<Record<'draft' | 'pending' | Outcome, Words>> = {
  draft: { fi: 'Luonnos', sv: 'Utkast', en: 'Draft' },
  pending: { fi: 'Odottaa päätöstä', sv: 'Väntar på beslut', en: 'Decision pending' },
  granted: { fi: 'Myönnetty', sv: 'Beviljad', en: 'Granted' },
  partly: { fi: 'Myönnetty osittain', sv: 'Delvis beviljad', en: 'Partly granted' },
  rejected: { fi: 'Hylätty', sv: 'Avslagen', en: 'Rejected' },
  withdrawn: { fi: 'Peruttu', sv: 'Återtagen', en: 'Withdrawn' },
};

/** How exactly an amount is known. */
export const EXACTNESS_WORDS: Readonly<Record<'exact' | 'approximate' | 'range', Words>> = {
  exact: { fi: 'tarkka', sv: 'exakt', en: 'exact' },
  approximate: { fi: 'noin', sv: 'ungefär', en: 'approximate' },
  range: { fi: 'vaihteluväli', sv: 'intervall', en: 'range' },
};

/** Who the money comes from. */
export const FUNDING_CLASS_WORDS: Readonly<Record<FundingClass, Words>> = {
  stateGrant: { fi: 'Valtionavustus', sv: 'Statsunderstöd', en: 'State grant' },
  euSupport: { fi: 'EU:n ja valtion tuki', sv: 'EU- och statligt stöd', en: 'EU and state support' },
  municipalContribution: {
    fi: 'Kuntarahoitusosuus',
    sv: 'Kommunal finansieringsandel',
    en: 'Municipal contribution',
  },
  otherPublicFunding: {
    fi: 'Muu julkinen rahoitus',
    sv: 'Annan offentlig finansiering',
    en: 'Other public funding',
  },
  privateFunding: { fi: 'Yksityinen rahoitus', sv: 'Privat finansiering', en: 'Private funding' },
  ownContribution: { fi: 'Omarahoitus', sv: 'Självfinansiering', en: 'Own contribution' },
  serviceIncome: { fi: 'Palvelutulot', sv: 'Serviceintäkter', en: 'Service income' },
};

/** How far a funding plan has come. */
export const PLAN_STATUS_WORDS: Readonly<Record<PlanStatus, Words>> = {
  preliminary: { fi: 'alustava', sv: 'preliminär', en: 'preliminary' },
  approved: { fi: 'hyväksytty', sv: 'godkänd', en: 'approved' },
  closed: { fi: 'päättynyt', sv: 'avslutad', en: 'closed' },
};

/** What an organisation is. */
export const ORGANISATION_KIND_WORDS: Readonly<Record<OrganisationKind, Words>> = {
  municipality: { fi: 'kunta', sv: 'kommun', en: 'municipality' },
  jointAuthority: { fi: 'kuntayhtymä', sv: 'samkommun', en: 'joint authority' },
  university: { fi: 'korkeakoulu', sv: 'högskola', en: 'university' },
  stateAuthority: { fi: 'valtion viranomainen', sv: 'statlig myndighet', en: 'state authority' },
  association: { fi: 'yhdistys', sv: 'förening', en: 'association' },
  company: { fi: 'yritys', sv: 'företag', en: 'company' },
  network: { fi: 'verkosto', sv: 'nätverk', en: 'network' },
  unknown: { fi: 'ei tiedossa', sv: 'inte känt', en: 'unknown' },
};

/** What a deadline is about. */
export const DEADLINE_KIND_WORDS: Readonly<Record<DeadlineKind, Words>> = {
  call: { fi: 'haku tai ilmoittautuminen', sv: 'utlysning eller anmälan', en: 'call or sign-up' },
  application: { fi: 'rahoitushakemus', sv: 'finansieringsansökan', en: 'application' },
  claim: { fi: 'maksatushakemus', sv: 'ansökan om utbetalning', en: 'payment claim' },
  report: { fi: 'raportti', sv: 'rapport', en: 'report' },
  agreement: { fi: 'sopimus', sv: 'avtal', en: 'agreement' },
  invoice: { fi: 'lasku', sv: 'faktura', en: 'invoice' },
  meeting: { fi: 'kokous', sv: 'möte', en: 'meeting' },
  other: { fi: 'muu määräaika', sv: 'annan tidsfrist', en: 'other deadline' },
};

/** What a date rests on. */
export const DEADLINE_BASIS_WORDS: Readonly<Record<DeadlineBasis, Words>> = {
  statutory: { fi: 'lakisääteinen', sv: 'lagstadgad', en: 'statutory' },
  decision: { fi: 'päätös', sv: 'beslut', en: 'decision' },
  call: { fi: 'haku', sv: 'utlysning', en: 'call' },
  contract: { fi: 'sopimus', sv: 'avtal', en: 'contract' },
  internal: { fi: 'oma', sv: 'egen', en: 'our own' },
};

/** The life of a deadline. */
export const DEADLINE_STATE_WORDS: Readonly<Record<DeadlineState, Words>> = {
  open: { fi: 'avoin', sv: 'öppen', en: 'open' },
  done: { fi: 'tehty', sv: 'klar', en: 'done' },
  cancelled: { fi: 'peruttu', sv: 'inställd', en: 'cancelled' },
};

/** What is financed apart in the cover of a year. */
export const COVER_KIND_WORDS: Readonly<Record<'baseActivity' | 'projects', Words>> = {
  baseActivity: { fi: 'Perustoiminta', sv: 'Basverksamhet', en: 'Base activity' },
  projects: { fi: 'Hankkeet', sv: 'Projekt', en: 'Projects' },
};

/** How sure the money of a year is; what nothing covers has no money. */
export const SECURITY_WORDS: Readonly<Record<Security | 'uncovered', Words>> = {
  secured: { fi: 'Varmistettu', sv: 'Säkrat', en: 'Secured' },
  probable: { fi: 'Todennäköinen', sv: 'Sannolikt', en: 'Probable' },
  uncovered: { fi: 'Kattamatta', sv: 'Otäckt', en: 'Uncovered' },
};

/** Why money is as sure as it is. */
export const SECURITY_BASIS_WORDS: Readonly<Record<SecurityBasis, Words>> = {
  decided: { fi: 'Rahoituspäätös', sv: 'Finansieringsbeslut', en: 'Funding decision' },
  agreed: { fi: 'Sopimus', sv: 'Avtal', en: 'Agreement' },
  ownMoney: { fi: 'Omaa rahaa', sv: 'Egna medel', en: 'Own money' },
  closedYear: { fi: 'Päättynyt vuosi', sv: 'Avslutat år', en: 'Closed year' },
  pending: { fi: 'Rahoituspäätös puuttuu', sv: 'Finansieringsbeslut saknas', en: 'Funding decision pending' },
  amountUnknown: {
    fi: 'Myönnetty, summa ei tiedossa',
    sv: 'Beviljat, beloppet okänt',
    en: 'Granted, amount unknown',
  },
  aboveDecided: {
    fi: 'Yli myönnetyn tuen',
    sv: 'Över det beviljade stödet',
    en: 'Above the support granted',
  },
  notAgreed: { fi: 'Sopimus puuttuu', sv: 'Avtal saknas', en: 'No agreement' },
  estimate: { fi: 'Arvio', sv: 'Uppskattning', en: 'Estimate' },
  planned: { fi: 'Suunniteltu', sv: 'Planerat', en: 'Planned' },
  refused: { fi: 'Rahoitus hylätty', sv: 'Finansieringen avslagen', en: 'Funding refused' },
  withoutSupport: {
    fi: 'Jää ilman tukea, jonka vastinrahaksi luvattu',
    sv: 'Blir utan det stöd det lovats motsvara',
    en: 'Promised to match support that is refused',
  },
  repaid: { fi: 'Palautettava', sv: 'Ska återbetalas', en: 'To be paid back' },
};

/** The promise of money, step by step. */
export const LADDER_STEP_WORDS: Readonly<Record<LadderStepKey, Words>> = {
  applied: { fi: 'Haettu', sv: 'Ansökt', en: 'Applied for' },
  decided: { fi: 'Päätetty', sv: 'Beslutat', en: 'Decided' },
  agreed: { fi: 'Sovittu', sv: 'Avtalat', en: 'Agreed' },
  received: { fi: 'Saatu tilille', sv: 'Mottaget på kontot', en: 'Received' },
  spent: { fi: 'Käytetty', sv: 'Använt', en: 'Spent' },
  claimed: { fi: 'Haettu maksuun', sv: 'Sökt till utbetalning', en: 'Claimed' },
  approved: { fi: 'Hyväksytty', sv: 'Godkänt', en: 'Approved' },
  paid: { fi: 'Maksettu', sv: 'Utbetalt', en: 'Paid' },
};

/** Who the money of the promise ladder comes from. */
export const LADDER_SOURCE_WORDS: Readonly<Record<LadderSource, Words>> = {
  support: { fi: 'Tuki tai avustus', sv: 'Stöd eller understöd', en: 'Support' },
  municipalContribution: {
    fi: 'Kuntarahoitusosuus',
    sv: 'Kommunal finansieringsandel',
    en: 'Municipal contribution',
  },
  otherPublicFunding: {
    fi: 'Muu julkinen rahoitus',
    sv: 'Annan offentlig finansiering',
    en: 'Other public funding',
  },
  privateFunding: { fi: 'Yksityinen rahoitus', sv: 'Privat finansiering', en: 'Private funding' },
  serviceIncome: { fi: 'Palvelutulot', sv: 'Serviceintäkter', en: 'Service income' },
  ownContribution: { fi: 'Omarahoitus', sv: 'Självfinansiering', en: 'Own contribution' },
};

/** Why a step of the promise ladder has no figure. */
export const LADDER_GAP_WORDS: Readonly<Record<LadderGap, Words>> = {
  comesWithClaims: {
    fi: 'ei vielä kirjattu: tulee maksatushakemusten mukana',
    sv: 'inte ännu bokfört: kommer med ansökningar om utbetalning',
    en: 'not recorded yet: comes with payment claims',
  },
  notDecided: { fi: 'ei vielä päätetty', sv: 'inte ännu beslutat', en: 'not decided yet' },
  amountUnknown: { fi: 'summa ei tiedossa', sv: 'beloppet okänt', en: 'amount unknown' },
  noEntries: { fi: 'ei tapahtumia', sv: 'inga händelser', en: 'no entries' },
  noApplication: { fi: 'ei hakemusta', sv: 'ingen ansökan', en: 'no application' },
  ownMoney: { fi: 'omaa rahaa', sv: 'egna medel', en: 'own money' },
};

/** Whether a call takes applications. */
export const CALL_STATE_WORDS: Readonly<Record<CallState, Words>> = {
  coming: { fi: 'tulossa', sv: 'kommande', en: 'coming' },
  open: { fi: 'avoinna', sv: 'öppen', en: 'open' },
  closed: { fi: 'päättynyt', sv: 'stängd', en: 'closed' },
  unknown: { fi: 'ei tiedossa', sv: 'okänd', en: 'not known' },
};

/** The life of a change request. */
export const CHANGE_STATE_WORDS: Readonly<Record<ChangeState, Words>> = {
  draft: { fi: 'luonnos', sv: 'utkast', en: 'draft' },
  filed: {
    fi: 'jätetty, odottaa päätöstä',
    sv: 'inlämnad, väntar på beslut',
    en: 'filed, waiting for a decision',
  },
  approved: { fi: 'hyväksytty', sv: 'godkänd', en: 'approved' },
  rejected: { fi: 'hylätty', sv: 'avslagen', en: 'rejected' },
  withdrawn: { fi: 'peruttu', sv: 'återtagen', en: 'withdrawn' },
};
