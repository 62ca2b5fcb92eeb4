import { Injectable, type StreamableFile } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.js';
import type { Actor } from '../../../platform/context/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { type AsOnExportQuery, asOnDay, exportFile } from '../../../platform/http/index.js';
import { horizonProblems } from '../../../shared/day-problems.js';
import {
  type Cents,
  ZERO_CENTS,
  cents,
  formatWire,
  parseAmount,
  sumCents,
} from '../../../shared/money/index.js';
import { type FieldProblem, Problem, fieldProblem, refuseFields } from '../../../shared/problem.js';
import type { Language } from '../../../shared/words.js';
import { ImplementersService, ProjectAccess, ProjectsService } from '../../projects/index.js';
import { FundingPlanRepository } from '../plan/funding-plan.repository.js';
import type { AgreementAnswer, AgreementBody, AgreementListAnswer, ReceiptBody } from './agreement.dto.js';
import { EXPORTED_AGREEMENTS } from './agreements.export.js';
import { type AgreementFields, AgreementsRepository, type StoredAgreement } from './agreements.repository.js';
import { agreementProblems, receiptProblems } from './domain/agreement.js';

const PERMISSION = 'funding.agreement.change';

/** Agreements by which others promise money to a project, and what came into the account by them. */
@Injectable()
export class AgreementsService {
  constructor(
    private readonly repository: AgreementsRepository,
    private readonly plans: FundingPlanRepository,
    private readonly projects: ProjectsService,
    private readonly implementers: ImplementersService,
    private readonly access: ProjectAccess,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Those signed by a day, with what came in by it. */
  async list(project: string, query: { asOn?: string } = {}): Promise<AgreementListAnswer> {
    const { id } = await this.projects.resolve(project);
    const items = await this.agreementsOn(id, asOnDay(query, this.clock).toString());
    const sum = (values: readonly Cents[]) => (values.length === 0 ? null : formatWire(sumCents(values)));
    return {
      items: items.map(toAnswer),
      agreed: sum(items.map(({ amountCents }) => amountCents)),
      received: sum(items.map(({ receivedCents }) => receivedCents)),
    };
  }

  /** The same as a file. */
  async export(
    project: string,
    { format, lang, ...query }: AsOnExportQuery,
    language: Language,
  ): Promise<StreamableFile> {
    const { items } = await this.list(project, query);
    const asOn = asOnDay(query, this.clock);
    return exportFile(EXPORTED_AGREEMENTS, items, { format, language: lang ?? language, asOn });
  }

  /** The agreements of a project that were signed by an ISO day, with what came in by then. */
  async agreementsOn(projectId: string, day: string): Promise<StoredAgreement[]> {
    return this.repository.list(projectId, day);
  }

  async create(actor: Actor, project: string, body: AgreementBody): Promise<AgreementAnswer> {
    const { id: projectId } = await this.projects.resolve(project);
    return this.unitOfWork.run(async () => {
      await this.access.requireChange(actor, projectId, PERMISSION);
      const fields = await this.read(projectId, body, ZERO_CENTS);
      return this.get(await this.repository.insert(projectId, fields));
    });
  }

  /** @throws Problem record.not_found, record.stale, input.invalid for less than came in already */
  async change(actor: Actor, id: string, version: number, body: AgreementBody): Promise<AgreementAnswer> {
    return this.unitOfWork.run(async () => {
      const known = await this.getLocked(actor, id);
      if (known.version !== version) throw new Problem('record.stale');
      await this.repository.update(id, await this.read(known.projectId, body, known.receivedCents));
      return this.get(id);
    });
  }

  /** Records money that came in, or takes back what was recorded wrongly; nothing is ever removed. */
  async receive(actor: Actor, id: string, body: ReceiptBody): Promise<AgreementAnswer> {
    return this.unitOfWork.run(async () => {
      const known = await this.getLocked(actor, id);
      const amountCents = centsOf(body.amount);
      const { receivedOn, note = null } = body;
      refuseFields([
        ...this.horizonProblems({ receivedOn }),
        ...receiptProblems(
          { receivedOn, amountCents },
          { receivedCents: known.receivedCents, today: this.clock.today().toString() },
        ),
      ]);
      await this.repository.insertReceipt(id, { receivedOn, amountCents, note });
      await this.repository.raiseVersion(id);
      return this.get(id);
    });
  }

  private async get(id: string): Promise<AgreementAnswer> {
    return toAnswer(await this.getStored(id));
  }

  private async getStored(id: string): Promise<StoredAgreement> {
    const agreement = await this.repository.find(id, this.clock.today().toString());
    if (!agreement) throw new Problem('record.not_found', { params: { record: 'agreement', id } });
    return agreement;
  }

  private async getLocked(actor: Actor, id: string): Promise<StoredAgreement> {
    const locked = await this.repository.lock(id);
    if (!locked) throw new Problem('record.not_found', { params: { record: 'agreement', id } });
    await this.access.requireChange(actor, locked.projectId, PERMISSION);
    return this.getStored(id);
  }

  /** Days in years that nobody can mean. */
  private horizonProblems(days: Readonly<Record<string, string | null>>): FieldProblem[] {
    return Object.entries(days).flatMap(([name, day]) =>
      horizonProblems(`/${name}`, day, this.clock.today()),
    );
  }

  private async read(projectId: string, body: AgreementBody, receivedCents: Cents): Promise<AgreementFields> {
    const { partId = null, organisationId, fundingClass, signedOn, document = null, note = null } = body;
    const { validFrom = null, validTo = null } = body;
    const amountCents = centsOf(body.amount);
    const parts = partId === null ? [] : await this.implementers.implementersOf(projectId);
    refuseFields([
      ...this.horizonProblems({ signedOn, validFrom, validTo }),
      ...agreementProblems({ fundingClass, validFrom, validTo, amountCents, receivedCents }),
      ...(partId !== null && !parts.some(({ id }) => id === partId)
        ? [fieldProblem('/partId', 'reference.missing', { record: 'implementer' })]
        : []),
      ...((await this.plans.listUnknownOrganisations([organisationId])).length > 0
        ? [fieldProblem('/organisationId', 'reference.missing', { record: 'organisation' })]
        : []),
    ]);
    return {
      ...{ partId, organisationId, fundingClass, signedOn, validFrom, validTo, amountCents },
      ...{ document, note },
    };
  }
}

function centsOf(value: string): Cents {
  const parsed = parseAmount(value);
  if (!parsed.ok) throw new RangeError(`"${value}" passed validation and is no amount.`);
  return parsed.amountCents;
}

function toAnswer(agreement: StoredAgreement): AgreementAnswer {
  const { id, projectId, partId, fundingClass, signedOn, validFrom, validTo, document, note } = agreement;
  return {
    ...{ id, projectId, partId, fundingClass, signedOn, validFrom, validTo, document, note },
    organisation: { id: agreement.organisationId, name: agreement.organisationName },
    amount: formatWire(agreement.amountCents),
    received: formatWire(agreement.receivedCents),
    outstanding: formatWire(cents(agreement.amountCents - agreement.receivedCents)),
    receipts: agreement.receipts.map(({ amountCents, ...receipt }) => ({
      ...receipt,
      amount: formatWire(amountCents),
    })),
    version: agreement.version,
  };
}
