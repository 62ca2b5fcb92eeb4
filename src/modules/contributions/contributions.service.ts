import { Injectable } from '@nestjs/common';
import { Decimal } from 'decimal.js';
import type { Temporal } from 'temporal-polyfill';
import { Clock } from '../../platform/clock/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import { DEFAULT_LIMIT, type Page, asOnDay, decodeCursor, toPage } from '../../platform/http/index.js';
import { newId } from '../../platform/ids/index.js';
import { pastDayProblems } from '../../shared/day-problems.js';
import { type Cents, cents, formatAmountNumber, formatWire, parseAmount } from '../../shared/money/index.js';
import {
  type FieldProblem,
  Problem,
  fieldProblem,
  invalidField,
  refuseFields,
} from '../../shared/problem.js';
import { AllocationKeysRepository, type StoredKey } from './allocation-keys.repository.js';
import { AllocationKeysService, toFields } from './allocation-keys.service.js';
import {
  ContributionRoundsRepository,
  type RoundFields,
  type StoredRound,
} from './contribution-rounds.repository.js';
import { isValidIn } from './domain/key-fields.js';
import { type RoundShare, type RoundStatus, splitRound, statusOn } from './domain/round.js';
import type {
  AgreeBody,
  ChangeRoundBody,
  IssueBody,
  NewRoundBody,
  PreviewAnswer,
  PreviewBody,
  RoundAnswer,
  RoundListQuery,
  RoundRowAnswer,
  RoundShareAnswer,
} from './dto/contribution-round.dto.js';

/** More rounds than a centre has in a year. */
const MAX_ROUNDS_OF_YEAR = 1000;
/** No id comes after it. */
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** A round of a year as the portfolio needs it. */
export interface RoundOfYear {
  readonly id: string;
  /** Null: the centre's own activity as a whole. */
  readonly projectId: string | null;
  readonly projectCode: string | null;
  readonly year: number;
  readonly totalCents: Cents;
  readonly allocatedCents: Cents;
  readonly unallocatedCents: Cents;
  /** The status on the day looked from. */
  readonly status: RoundStatus;
  /** Payers whose share is not known. */
  readonly unknownCount: number;
}

/** What the sample knows of a round: the parties, and the amounts of those that are stated. */
export interface SampleRound {
  readonly projectId: string;
  readonly year: number;
  readonly totalCents: Cents;
  readonly plannedOn: string;
  readonly keyName: string;
  readonly basis: string;
  readonly source: string;
  readonly parties: readonly {
    readonly organisationId: string | null;
    readonly name: string;
    readonly region: string;
    /** Null: not stated, so unknown. */
    readonly amountCents: Cents | null;
  }[];
}

/** Rounds of contributions: a total, the key it is shared by, and the shares with the way each cent came about. */
@Injectable()
export class ContributionsService {
  constructor(
    private readonly rounds: ContributionRoundsRepository,
    private readonly keys: AllocationKeysRepository,
    private readonly keysService: AllocationKeysService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async list(query: RoundListQuery): Promise<Page<RoundRowAnswer>> {
    const { cursor, limit = DEFAULT_LIMIT, year = null, project = null } = query;
    const after = decodeCursor(cursor, ['integer', 'id']);
    const day = asOnDay(query, this.clock).toString();
    const rows = await this.rounds.listRounds({
      plannedBy: day,
      year,
      project,
      after: after && { year: Number(after[0]), id: String(after[1]) },
      limit: limit + 1,
    });
    return toPage(
      rows.map((round) => toRow(round, day)),
      limit,
      (last) => [last.year, last.id],
    );
  }

  /** The rounds of a year that were planned on the day, with their status then. The amounts are the present ones. */
  async roundsOfYear(year: number, asOn: Temporal.PlainDate): Promise<RoundOfYear[]> {
    return this.roundsOfYears({ from: year, to: year }, asOn);
  }

  /** The same of several years at once, the newest first. */
  async roundsOfYears(years: { from: number; to: number }, asOn: Temporal.PlainDate): Promise<RoundOfYear[]> {
    const day = asOn.toString();
    const rows = await this.rounds.listRounds({
      ...{ plannedBy: day, year: null, project: null, limit: MAX_ROUNDS_OF_YEAR },
      after: { year: years.to + 1, id: LAST_ID },
    });
    const asked = rows.filter(({ year }) => year >= years.from);
    return asked.map(({ id, projectId, projectCode, year, totalCents, unallocatedCents, ...round }) => ({
      ...{ id, projectId, projectCode, year, totalCents, unallocatedCents },
      allocatedCents: cents(totalCents - unallocatedCents),
      status: statusOn(round, day) ?? 'draft',
      unknownCount: round.unknownCount,
    }));
  }

  /** @param asOn the day to tell the status of; as it is now when left out. */
  async get(id: string, { asOn }: { asOn?: string } = {}): Promise<RoundAnswer> {
    const round = found(await this.rounds.findRound(id), id);
    const shares = await this.rounds.listShares(id);
    return { ...toRow(round, asOn ?? null), shares: shares.map(toShareAnswer) };
  }

  /** Splits without keeping anything; says what is wrong with the key instead of refusing it. */
  async preview(body: PreviewBody): Promise<PreviewAnswer> {
    requireOneKey(body);
    const totalCents = readTotal(body.totalAmount);
    const { fields, problems } = await this.previewedKey(body);
    const split =
      problems.length > 0
        ? { shares: [], allocatedCents: cents(0n), unallocatedCents: totalCents }
        : splitRound(fields, totalCents);
    return {
      totalAmount: formatWire(totalCents),
      allocatedAmount: formatWire(split.allocatedCents),
      unallocatedAmount: formatWire(split.unallocatedCents),
      key: {
        ...fields,
        shares: fields.shares.map((share) => ({ ...share, parts: share.parts && [...share.parts] })),
      },
      shares: split.shares.map(toShareAnswer),
      problems: [...problems],
    };
  }

  /** Keeps a round, and with it the key that the body brings along. */
  async create(body: NewRoundBody): Promise<RoundAnswer> {
    requireOneKey(body);
    return this.unitOfWork.run(async () => {
      const plannedOn = body.plannedOn ?? this.clock.today().toString();
      refuseFields(pastDayProblems('/plannedOn', plannedOn, this.clock.today()));
      return this.insert({
        projectId: body.projectId ?? null,
        year: body.year,
        totalCents: readTotal(body.totalAmount),
        key: await this.lockedKey(body.keyId ?? (await this.keepKey(body)), body.year),
        plannedOn,
        note: body.note ?? null,
        sample: false,
      });
    });
  }

  /** Changes a round that is not issued and splits it again; an agreed one has to be agreed again. */
  async change(id: string, version: number, body: ChangeRoundBody): Promise<RoundAnswer> {
    return this.unitOfWork.run(async () => {
      const current = await this.lockOpen(id, version);
      const year = body.year ?? current.year;
      const plannedOn = body.plannedOn ?? current.plannedOn;
      refuseFields(pastDayProblems('/plannedOn', plannedOn, this.clock.today()));
      const key = await this.lockedKey(body.keyId ?? current.keyId, year);
      const totalCents = body.totalAmount === undefined ? current.totalCents : readTotal(body.totalAmount);
      const { shares, unallocatedCents } = splitRound(key, totalCents);
      await this.rounds.updateRound({
        ...current,
        projectId: body.projectId === undefined ? current.projectId : body.projectId,
        note: body.note === undefined ? current.note : body.note,
        year,
        plannedOn,
        totalCents,
        unallocatedCents,
        keyId: key.id,
        keyVersion: key.version,
        status: 'draft',
        agreedOn: null,
      });
      await this.rounds.replaceShares([{ roundId: id, shares }]);
      return this.get(id);
    });
  }

  /** Records that the payers have agreed. A rest may stay unallocated; it then keeps the round from being issued. */
  async agree(id: string, version: number, { agreedOn }: AgreeBody): Promise<RoundAnswer> {
    return this.unitOfWork.run(async () => {
      const current = await this.lockOpen(id, version);
      if (current.status === 'agreed') throw new Problem('contribution.agreed');
      const day = agreedOn ?? this.clock.today().toString();
      refuseFields([
        ...pastDayProblems('/agreedOn', day, this.clock.today()),
        ...orderProblems('/agreedOn', current.plannedOn, day),
      ]);
      await this.rounds.updateRound({ ...current, status: 'agreed', agreedOn: day });
      return this.get(id);
    });
  }

  /** Issues an agreed round of which every cent has a payer. From then on it does not change. */
  async issue(id: string, version: number, { issuedOn }: IssueBody): Promise<RoundAnswer> {
    return this.unitOfWork.run(async () => {
      const current = await this.lockOpen(id, version);
      if (current.status !== 'agreed') throw new Problem('contribution.not_agreed');
      if (current.unallocatedCents !== 0n) {
        const amount = formatAmountNumber(current.unallocatedCents);
        throw new Problem('contribution.unallocated', { params: { amount } });
      }
      const day = issuedOn ?? this.clock.today().toString();
      const start = current.agreedOn ?? current.plannedOn;
      refuseFields([
        ...pastDayProblems('/issuedOn', day, this.clock.today()),
        ...orderProblems('/issuedOn', start, day),
      ]);
      await this.rounds.updateRound({ ...current, status: 'issued', issuedOn: day });
      return this.get(id);
    });
  }

  /**
   * Keeps a round of the sample with a percentage key of its own. A stated amount is turned into the percentage it is
   * of the total; a party without one is unknown, and the rest stays unallocated.
   */
  async createSampleRound(sample: SampleRound): Promise<RoundAnswer> {
    const shares = sample.parties.map(({ organisationId, name, region, amountCents }) => ({
      organisationId,
      name,
      region,
      percent: amountCents === null ? null : percentOfTotal(amountCents, sample.totalCents),
    }));
    return this.unitOfWork.run(async () => {
      const { keyName: name, basis, source } = sample;
      const { id } = await this.keysService.create(
        { name, kind: 'percentage', basis, source, shares },
        { sample: true },
      );
      const { projectId, year, totalCents, plannedOn } = sample;
      const key = await this.lockedKey(id, year);
      return this.insert({ projectId, year, totalCents, plannedOn, key, note: null, sample: true });
    });
  }

  private async insert({
    key,
    ...given
  }: Pick<RoundFields, 'projectId' | 'year' | 'totalCents' | 'plannedOn' | 'note' | 'sample'> & {
    key: StoredKey;
  }): Promise<RoundAnswer> {
    const { shares, unallocatedCents } = splitRound(key, given.totalCents);
    const round: RoundFields = {
      ...given,
      id: newId(),
      keyId: key.id,
      keyVersion: key.version,
      status: 'draft',
      agreedOn: null,
      issuedOn: null,
      unallocatedCents,
    };
    await this.rounds.insertRound(round, shares);
    return this.get(round.id);
  }

  private async previewedKey({ keyId, key }: PreviewBody) {
    if (key) {
      const { fields, problems } = await this.keysService.complete(toFields(key));
      return { fields, problems: problems.map(withinKey) };
    }
    const {
      id: _id,
      sample: _sample,
      version: _version,
      ...fields
    } = await this.keysService.get(keyId ?? '');
    return { fields, problems: [] as FieldProblem[] };
  }

  private async keepKey({ key }: NewRoundBody): Promise<string> {
    if (!key) return '';
    try {
      return (await this.keysService.create(key)).id;
    } catch (error) {
      throw error instanceof Problem && error.errors.length > 0
        ? new Problem(error.code, { params: error.params, errors: error.errors.map(withinKey) })
        : error;
    }
  }

  /** The key of a round, which nobody may change until the round is kept. */
  private async lockedKey(id: string, year: number): Promise<StoredKey> {
    const key = await this.keys.lockKey(id, 'share');
    if (!key) throw invalidField('/keyId', 'reference.missing', { record: 'allocation key' });
    if (isValidIn(key, year)) return key;
    const { validFrom, validTo } = key;
    throw invalidField('/keyId', 'key.not_valid', { from: validFrom ?? '', to: validTo ?? '', year });
  }

  private async lockOpen(id: string, version: number): Promise<StoredRound> {
    const round = found(await this.rounds.lockRound(id), id);
    if (round.version !== version) throw new Problem('record.stale');
    if (round.status === 'issued') throw new Problem('contribution.issued');
    return round;
  }
}

/** The same problem as seen from a body that holds the key. */
function withinKey(problem: FieldProblem): FieldProblem {
  return { ...problem, pointer: `/key${problem.pointer}` };
}

function requireOneKey({ keyId, key }: { keyId?: string; key?: object }): void {
  if ((keyId === undefined) !== (key === undefined)) return;
  throw invalidField('/key', 'key.either');
}

function found(round: StoredRound | null, id: string): StoredRound {
  if (!round) throw new Problem('record.not_found', { params: { record: 'contribution round', id } });
  return round;
}

function orderProblems(pointer: string, start: string, end: string): FieldProblem[] {
  return end < start ? [fieldProblem(pointer, 'day.order', { start, end })] : [];
}

function readTotal(totalAmount: string): Cents {
  const parsed = parseAmount(totalAmount);
  if (!parsed.ok) throw invalidField('/totalAmount', `amount.${parsed.reason}`);
  if (parsed.amountCents <= 0n) throw invalidField('/totalAmount', 'amount.zero');
  return parsed.amountCents;
}

/** Six decimals are what a key holds; a share that needs more is not a percentage of the total. */
function percentOfTotal(amountCents: Cents, totalCents: Cents): string {
  const percent = new Decimal(amountCents.toString()).times(100).div(totalCents.toString());
  if (percent.decimalPlaces() > 6) {
    throw new RangeError(`${amountCents} of ${totalCents} cents is no percentage of six decimals.`);
  }
  return percent.toString();
}

function allocatedOf({ totalCents, unallocatedCents }: StoredRound): Cents {
  return cents(totalCents - unallocatedCents);
}

/** @param day the day looked from; null for the round as it is. */
function toRow(round: StoredRound, day: string | null): RoundRowAnswer {
  const { id, year, payerCount, unknownCount, plannedOn, agreedOn, issuedOn, note, sample, version } = round;
  const { projectId, projectCode, projectName } = round;
  const until = (happenedOn: string | null): string | null =>
    happenedOn !== null && (day === null || happenedOn <= day) ? happenedOn : null;
  return {
    id,
    year,
    project: projectId === null ? null : { id: projectId, code: projectCode ?? '', name: projectName ?? '' },
    totalAmount: formatWire(round.totalCents),
    allocatedAmount: formatWire(allocatedOf(round)),
    unallocatedAmount: formatWire(round.unallocatedCents),
    status: day === null ? round.status : (statusOn(round, day) ?? 'draft'),
    key: { id: round.keyId, name: round.keyName, kind: round.keyKind, version: round.keyVersion },
    payerCount,
    unknownCount,
    plannedOn,
    agreedOn: until(agreedOn),
    issuedOn: until(issuedOn),
    note,
    sample,
    version,
  };
}

function toShareAnswer({ payerKey: _payerKey, amountCents, parts, ...share }: RoundShare): RoundShareAnswer {
  return {
    ...share,
    parts: parts && [...parts],
    amount: amountCents === null ? null : formatWire(amountCents),
  };
}
