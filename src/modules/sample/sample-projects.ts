import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { formatDay } from '../../shared/calendar/index.js';
import { type KnownOrganisation, PartnersService } from '../partners/index.js';
import { ProjectsService, type RecordedFact } from '../projects/index.js';
import {
  type FilePeriod,
  type FileProject,
  PUBLIC_RECORD,
  type PortfolioFile,
  documentName,
  documentNames,
  partial,
} from './portfolio-file.js';
import type { ProjectStatus } from '../../shared/project.js';

/** What public registers say of some of the organisations; of the others only the name is known. */
const KNOWN: Record<string, Omit<KnownOrganisation, 'name'>> = {
  'Terveyden ja hyvinvoinnin laitos': { kind: 'stateAuthority', businessId: '2229500-6' },
  'Sosiaali- ja terveysministeriö': { kind: 'stateAuthority' },
  'Keski-Suomen ELY-keskus': { kind: 'stateAuthority' },
  Seinäjoki: { kind: 'municipality', municipalityCode: '743' },
  Vaasa: { kind: 'municipality', nameSv: 'Vasa', municipalityCode: '905' },
  'Keski-Pohjanmaan sosiaali- ja terveyspalvelukuntayhtymä Soite': { kind: 'jointAuthority' },
  'sosiaalialan osaamiskeskusverkosto': { kind: 'network' },
};

const BY_ENDING: [RegExp, KnownOrganisation['kind']][] = [
  [/ ry$/, 'association'],
  [/ Oy$/, 'company'],
  [/kuntayhtymä$/, 'jointAuthority'],
  [/kaupunki$/, 'municipality'],
];

/** The names under which the documents speak of one organisation. */
const SAME_AS: Record<string, string> = {
  SeAMK: 'Seinäjoen ammattikorkeakoulu (SeAMK)',
  Soite: 'Keski-Pohjanmaan sosiaali- ja terveyspalvelukuntayhtymä Soite',
};

/** What a status of the file means in the tracker; applications and decisions write theirs themselves. */
const STATED: Partial<Record<FileProject['status'], ProjectStatus>> = {
  idea: 'idea',
  preparation: 'preparation',
  decisionPending: 'applied',
  running: 'running',
  closed: 'closed',
};

/** Organisations and projects of the sample, with what the documents say of them and nothing more. */
@Injectable()
export class SampleProjects {
  constructor(
    private readonly partners: PartnersService,
    private readonly projects: ProjectsService,
  ) {}

  /** The id of the organisation of that name, made when it is new. */
  async organisation(name: string): Promise<string> {
    const full = SAME_AS[name] ?? name;
    const kind = BY_ENDING.find(([ending]) => ending.test(full))?.[1] ?? 'unknown';
    const { id } = await this.partners.ensureOrganisation({ name: full, kind, ...KNOWN[full], sample: true });
    return id;
  }

  /** Loads the base activity and every project; returns their ids by code. */
  async load(file: PortfolioFile, responsibleId: string): Promise<Map<string, string>> {
    const ids = new Map<string, string>();
    await this.organisation(file.centre.host);
    for (const region of file.centre.regions) await this.organisation(region.contractParty);
    ids.set(file.baseActivity.code, await this.loadBaseActivity(file, responsibleId));
    for (const project of inOrder(file.projects)) {
      ids.set(project.code, await this.loadProject(project, ids, file, responsibleId));
    }
    return ids;
  }

  private async loadBaseActivity(file: PortfolioFile, responsibleId: string): Promise<string> {
    const { code, name, reportAsked } = file.baseActivity;
    const { id } = await this.projects.createKnown({
      code,
      kind: 'baseActivity',
      nameFi: name.fi,
      leadId: await this.organisation(file.centre.unit),
      sample: true,
      responsibleIds: [responsibleId],
      sources: [documentName('slides 1.6.2020'), documentName('report 2011-12')],
      remarks: [
        {
          kind: 'note',
          text: `Pyydetty raportti: talousarvion toteutumavertailu ${finnishDay(reportAsked.cutOff)} tilanteen mukaan`,
          source: documentName('slides 1.6.2020'),
        },
        {
          kind: 'note',
          text: `Asukasluvut: ${file.centre.populationNote}`,
          source: documentName('plan 2020-21'),
        },
        ...file.focusAreas.map((areas) => ({
          kind: 'note' as const,
          text: focusAreaText(areas),
          source: areas.plan,
        })),
      ],
    });
    return id;
  }

  private async loadProject(
    project: FileProject,
    ids: ReadonlyMap<string, string>,
    file: PortfolioFile,
    responsibleId: string,
  ): Promise<string> {
    const lead = project.lead ?? project.publicRecord?.lead;
    const partners = [...(project.partners ?? []), ...(project.publicRecord?.partners ?? [])];
    const partnerIds = new Set<string>();
    for (const partner of partners) partnerIds.add(await this.organisation(partner));
    const predecessor =
      project.predecessor ?? file.projects.find(({ successor }) => successor === project.code)?.code;
    const source = documentNames(project.sources);
    const { id } = await this.projects.createKnown({
      code: project.code,
      nameFi: project.name.fi,
      ownRole: project.role,
      leadId: lead === undefined ? null : await this.organisation(lead),
      parentId: project.parent === undefined ? null : (ids.get(project.parent) ?? null),
      predecessorId: predecessor === undefined ? null : (ids.get(predecessor) ?? null),
      aliases: withoutRepeats(project.aliases ?? []),
      partnerIds: [...partnerIds],
      responsibleIds: [responsibleId],
      note: project.note ?? null,
      sources: project.sources.map(documentName),
      periods: {
        ...periodOf('planned', project.planned, source),
        // The documents give the beginning of what runs and the end of what is over.
        ...periodOf('actual', project.actual ?? project.period, source),
      },
      remarks: remarksOf(project),
      sample: true,
      ...factOf(project, source),
    });
    return id;
  }
}

/** The tracker does not tell spellings apart that differ in capitals only. */
function withoutRepeats(aliases: readonly string[]): string[] {
  return [
    ...new Map(aliases.toReversed().map((alias) => [alias.toLowerCase(), alias])).values(),
  ].toReversed();
}

function finnishDay(day: string): string {
  return formatDay(Temporal.PlainDate.from(day));
}

/** Predecessors and parents before those that name them. */
function inOrder(projects: readonly FileProject[]): FileProject[] {
  const needs = (project: FileProject) =>
    projects.filter(
      ({ code, successor }) =>
        code === project.parent || code === project.predecessor || successor === project.code,
    );
  const ordered = new Set<FileProject>();
  const place = (project: FileProject) => {
    if (ordered.has(project)) return;
    needs(project).forEach(place);
    ordered.add(project);
  };
  projects.forEach(place);
  return [...ordered];
}

function periodOf(kind: 'planned' | 'actual', period: FilePeriod | undefined, source: string) {
  if (!period) return {};
  return { [kind]: { starts: partial(period.from), ends: partial(period.to), source } };
}

function factOf(project: FileProject, source: string): { fact?: RecordedFact } {
  const status = STATED[project.status];
  if (!status) return {};
  const note = project.statusText ?? null;
  return { fact: { status, cause: 'stated', happened: null, countsFrom: null, note, source } };
}

function remarksOf(project: FileProject) {
  const source = documentNames(project.sources);
  const remark = (
    kind: 'milestone' | 'places' | 'cityArea' | 'subproject' | 'staff' | 'registryCode' | 'note',
    text: string,
    happened: string | null = null,
  ) => ({ kind, text, happened, source });
  const { publicRecord } = project;
  return [
    ...(project.milestones ?? []).map(({ title, date, year }) =>
      remark('milestone', title, partial(date ?? year)),
    ),
    ...(project.places ?? []).map(({ organisation, count }) =>
      remark('places', `${organisation}: ${count} paikkaa`),
    ),
    ...(project.cityAreas ?? []).map((area) => remark('cityArea', area)),
    ...(project.subprojects ?? []).map((name) => remark('subproject', name)),
    ...(project.staff === undefined ? [] : [remark('staff', `${project.staff} työntekijää`)]),
    ...(publicRecord?.projectCode === undefined
      ? []
      : [{ ...remark('registryCode', publicRecord.projectCode), source: PUBLIC_RECORD }]),
    ...(publicRecord?.note === undefined
      ? []
      : [{ ...remark('note', publicRecord.note), source: PUBLIC_RECORD }]),
  ];
}

function focusAreaText({ plan, count, asked, answered, items }: PortfolioFile['focusAreas'][number]): string {
  if (!items) return `Painopistealueet, ${plan}: ${count} aluetta`;
  const means = items.map(({ fi, mean }) => `${fi} ${String(mean).replace('.', ',')}`).join('; ');
  return `Painopistealueet, ${plan} (asteikko 1–5, ${answered}/${asked} vastasi): ${means}`;
}
