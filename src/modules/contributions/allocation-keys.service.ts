import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import { DEFAULT_LIMIT, type Page, type PageQuery, decodeCursor, toPage } from '../../platform/http/index.js';
import { newId } from '../../platform/ids/index.js';
import { horizonProblems } from '../../shared/day-problems.js';
import { type FieldProblem, Problem, fieldProblem, refuseFields } from '../../shared/problem.js';
import { AllocationKeysRepository, type StoredKey } from './allocation-keys.repository.js';
import { ContributionRoundsRepository } from './contribution-rounds.repository.js';
import { freezePopulations, takesRegisterFigures } from './domain/freeze-populations.js';
import { type KeyFields, type KeyShare, keyProblems } from './domain/key-fields.js';
import { splitRound } from './domain/round.js';
import type {
  AllocationKeyAnswer,
  ChangeKeyBody,
  KeyShareBody,
  NewKeyBody,
} from './dto/allocation-key.dto.js';

/** The keys by which payers share a contribution. */
@Injectable()
export class AllocationKeysService {
  constructor(
    private readonly keys: AllocationKeysRepository,
    private readonly rounds: ContributionRoundsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async list({ cursor, limit = DEFAULT_LIMIT }: PageQuery): Promise<Page<AllocationKeyAnswer>> {
    const after = decodeCursor(cursor, ['text', 'id']);
    const rows = await this.keys.listKeys(
      limit + 1,
      after && { name: String(after[0]), id: String(after[1]) },
    );
    return toPage(rows.map(toKeyAnswer), limit, (last) => [last.name, last.id]);
  }

  async get(id: string): Promise<AllocationKeyAnswer> {
    const key = await this.keys.findKey(id);
    if (!key) throw notFound(id);
    return toKeyAnswer(key);
  }

  /** Keeps a key; figures of the register are frozen into it with their source. */
  async create(body: NewKeyBody, { sample = false } = {}): Promise<AllocationKeyAnswer> {
    return this.unitOfWork.run(async () => {
      const { fields, problems } = await this.complete(toFields(body));
      refuseFields(problems);
      const key = { ...fields, id: newId(), sample, version: 1 };
      await this.keys.insertKey(key);
      return toKeyAnswer(key);
    });
  }

  /**
   * Changes a key and splits the drafts made by it again, in one step. A key that an agreed or issued round was split
   * by does not change: what was agreed would change with it.
   */
  async change(id: string, version: number, body: ChangeKeyBody): Promise<AllocationKeyAnswer> {
    return this.unitOfWork.run(async () => {
      const current = await this.keys.lockKey(id, 'update');
      if (!current) throw notFound(id);
      if (current.version !== version) throw new Problem('record.stale');
      const rounds = await this.rounds.lockRoundsOfKey(id);
      if (rounds.some(({ status }) => status !== 'draft')) throw new Problem('allocation_key.in_use');
      const { fields, problems } = await this.complete(merge(current, body));
      refuseFields(problems);
      const key = { ...current, ...fields, version: version + 1 };
      await this.keys.updateKey(key);
      await this.rounds.replaceSplits(
        rounds.map(({ id: roundId, totalCents }) => ({
          roundId,
          keyVersion: key.version,
          ...splitRound(key, totalCents),
        })),
      );
      return toKeyAnswer(key);
    });
  }

  /** The key with the names of its organisations and its figures filled in, and all that is wrong with it. */
  async complete(given: KeyFields): Promise<{ fields: KeyFields; problems: FieldProblem[] }> {
    const named = await this.nameOrganisations(given.shares);
    const fields = { ...given, shares: named.shares };
    const early = [...named.problems, ...this.horizonProblems(fields)];
    const { referenceDate, borderYear } = fields;
    if (!takesRegisterFigures(fields) || referenceDate === null || borderYear === null) {
      return { fields, problems: [...early, ...keyProblems(fields)] };
    }
    const figures = await this.keys.listFigures({
      codes: fields.shares.flatMap(({ code }) => code ?? []),
      regions: fields.shares.flatMap(({ region }) => region ?? []),
      borderYear,
      referenceDate,
    });
    const frozen = freezePopulations(fields, figures);
    // Without its figures a key fails every other check, too; only the reason helps.
    const later = frozen.problems.length > 0 ? frozen.problems : keyProblems(frozen.fields);
    return { fields: frozen.fields, problems: [...early, ...later] };
  }

  private async nameOrganisations(
    shares: readonly KeyShare[],
  ): Promise<{ shares: KeyShare[]; problems: FieldProblem[] }> {
    const ids = shares.flatMap(({ organisationId }) => organisationId ?? []);
    const names = ids.length > 0 ? await this.keys.findOrganisationNames(ids) : new Map<string, string>();
    const problems = shares.flatMap(({ organisationId, name }, index) => {
      if (organisationId !== null && !names.has(organisationId)) {
        const pointer = `/shares/${index}/organisationId`;
        return [fieldProblem(pointer, 'reference.missing', { record: 'organisation' })];
      }
      return organisationId === null && name === ''
        ? [fieldProblem(`/shares/${index}/name`, 'field.required')]
        : [];
    });
    const named = shares.map((share) => ({
      ...share,
      name: share.name || (names.get(share.organisationId ?? '') ?? ''),
    }));
    return { shares: named, problems };
  }

  private horizonProblems(fields: KeyFields): FieldProblem[] {
    const today = this.clock.today();
    return (['referenceDate', 'validFrom', 'validTo'] as const).flatMap((name) =>
      horizonProblems(`/${name}`, fields[name], today),
    );
  }
}

function notFound(id: string): Problem {
  return new Problem('record.not_found', { params: { record: 'allocation key', id } });
}

/** What a body says of a key, before names and figures are filled in. */
export function toFields(body: NewKeyBody): KeyFields {
  return {
    name: body.name,
    kind: body.kind,
    basis: body.basis ?? null,
    source: body.source ?? null,
    referenceDate: body.referenceDate ?? null,
    borderYear: body.borderYear ?? null,
    validFrom: body.validFrom ?? null,
    validTo: body.validTo ?? null,
    shares: body.shares.map(toShare),
  };
}

function toShare(body: KeyShareBody): KeyShare {
  return {
    organisationId: body.organisationId ?? null,
    name: body.name ?? '',
    region: body.region ?? null,
    code: body.code ?? null,
    percent: body.percent ?? null,
    population: body.population ?? null,
    parts: null,
  };
}

/** The key after a change; figures of the register are taken anew for another day or other borders. */
function merge(current: StoredKey, { shares, ...change }: ChangeKeyBody): KeyFields {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const fields: KeyFields = { ...current, ...given };
  const otherFigures =
    fields.referenceDate !== current.referenceDate || fields.borderYear !== current.borderYear;
  return { ...fields, shares: shares?.map(toShare) ?? keptShares(current.shares, otherFigures) };
}

function keptShares(shares: readonly KeyShare[], otherFigures: boolean): KeyShare[] {
  return shares.map((share) =>
    share.parts !== null && otherFigures ? { ...share, parts: null, population: null } : share,
  );
}

function toKeyAnswer(key: StoredKey): AllocationKeyAnswer {
  return {
    ...key,
    shares: key.shares.map((share) => ({ ...share, parts: share.parts && [...share.parts] })),
  };
}
