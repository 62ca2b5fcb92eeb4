import type { RowError } from '../../shared/row-error.js';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import type { Actor } from '../../platform/context/index.js';
import { sqlState } from '../../platform/database/index.js';
import { Problem } from '../../shared/problem.js';
import { InstrumentCatalogue } from '../funding/index.js';
import { PartnersService } from '../partners/index.js';
import { type Difference, type KnownProject, codeFor, differencesOf, findProject } from './domain/compare.js';
import { type Field } from './domain/fields.js';
import { type KnownInstrument, type StatedRow, readRows, rowError } from './domain/read-rows.js';
import { plain } from './domain/read-words.js';
import { KnownProjects } from './known-projects.js';
import { type ImportedProject, MovingInRepository } from './moving-in.repository.js';
import { RowRefused, RowStore } from './row-store.js';
import type { Spreadsheet } from './spreadsheet.js';

/** What became of a row. */
export interface PlannedRow {
  row: number;
  code: string;
  name: string;
  state: 'new' | 'unchanged' | 'changed' | 'wrong';
  differences: Difference[];
  values: StatedRow['values'];
}

/** What an import does; the preview shows it, the commit keeps it. */
export interface ImportPlan {
  file: Spreadsheet;
  rows: PlannedRow[];
  stated: StatedRow[];
  errors: RowError[];
  needsName: boolean;
  projects: ImportedProject[];
  importId: string | null;
}

/** Which field a refusal of another room speaks of, by the end of its pointer. */
const FIELD_OF_POINTER: readonly [RegExp, Field][] = [
  [/\/periods\/planned\/starts$/, 'plannedStarts'],
  [/\/periods\/planned\/ends$/, 'plannedEnds'],
  [/\/periods\/actual\/starts$/, 'actualStarts'],
  [/\/periods\/actual\/ends$/, 'actualEnds'],
  [/\/periods\/decided\/starts$/, 'decidedStarts'],
  [/\/periods\/decided\/ends$/, 'decidedEnds'],
  [/\/number$/, 'decisionNumber'],
  [/\/decided$/, 'decided'],
  [/\/submitted$/, 'submitted'],
  [/\/aliases/, 'aliases'],
  [/\/partnerIds/, 'partners'],
  [/\/leadId$/, 'lead'],
  [/\/amounts/, 'grantedWhole'],
];
const UNIQUE_VIOLATION = '23505';

/** Compares a file with the tracker and writes what is new, row by row, inside the caller's unit of work. */
@Injectable()
export class ImportRun {
  constructor(
    private readonly repository: MovingInRepository,
    private readonly knownProjects: KnownProjects,
    private readonly rowStore: RowStore,
    private readonly instruments: InstrumentCatalogue,
    private readonly partners: PartnersService,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, file: Spreadsheet, apply: 'all' | ReadonlySet<number>): Promise<ImportPlan> {
    const { rows: stated, errors } = readRows(file.rows, file.columns, {
      instruments: await this.listInstruments(),
      today: this.clock.today(),
    });
    const fields = new Set(file.columns.columns.flatMap(({ field }) => field ?? []));
    const needsName = !fields.has('code') && !fields.has('name');
    const plan: ImportPlan = {
      file,
      rows: [],
      stated,
      errors: [...errors],
      needsName,
      projects: [],
      importId: null,
    };
    if (needsName) return { ...plan, errors: [] };
    const wrong = new Set(errors.map(({ row }) => row));
    const context = await this.readContext(stated);
    for (const row of stated) {
      const planned = await this.planRow(row, wrong.has(row.row), context, plan);
      plan.rows.push(planned);
      if (planned.state !== 'wrong') await this.write(actor, planned, row, context, plan, apply);
    }
    return plan;
  }

  private async planRow(
    row: StatedRow,
    isWrong: boolean,
    context: Context,
    plan: ImportPlan,
  ): Promise<PlannedRow> {
    const { code = '', name = '' } = row.values;
    const planned = { row: row.row, code, name, differences: [], values: row.values };
    if (isWrong) return { ...planned, state: 'wrong' };
    const project = findProject(row, context.projects);
    const identity = project?.id ?? (code === '' ? `name ${plain(name)}` : `code ${plain(code)}`);
    const earlier = context.seen.get(identity);
    if (earlier !== undefined) {
      const field = code === '' ? 'name' : 'code';
      plan.errors.push(this.errorAt(plan, row, field, 'moving.twice', { earlier }));
      return { ...planned, state: 'wrong' };
    }
    context.seen.set(identity, row.row);
    if (!project) {
      const given = code === '' ? codeFor(name, context.codes) : code;
      context.codes.add(given);
      return { ...planned, code: given, state: 'new' };
    }
    const differences = differencesOf(row, project, await this.nameKeys(row, project, context));
    const known = { ...planned, code: project.code, name: name || (project.names[0] ?? ''), differences };
    return { ...known, state: differences.length === 0 ? 'unchanged' : 'changed' };
  }

  /** Writes the row behind a savepoint: what is refused leaves the others as they are, and its column says why. */
  private async write(
    actor: Actor,
    planned: PlannedRow,
    row: StatedRow,
    context: Context,
    plan: ImportPlan,
    apply: 'all' | ReadonlySet<number>,
  ): Promise<void> {
    const source = plan.file.fileName;
    const differences = planned.differences.filter(({ applicable }) => applicable);
    const wanted = apply === 'all' || apply.has(row.row);
    if (planned.state === 'unchanged') return;
    if (planned.state === 'changed' && (!wanted || differences.length === 0)) return;
    try {
      const project = findProject(row, context.projects);
      const imported = await this.repository.attempt(async (): Promise<ImportedProject> => {
        if (project) {
          const before = await this.rowStore.change(actor, project, differences, source);
          return { projectId: project.id, row: row.row, act: 'changed', before };
        }
        const projectId = await this.rowStore.add(row.values, planned.code, source);
        return { projectId, row: row.row, act: 'added', before: null };
      });
      plan.projects.push(imported);
    } catch (error) {
      planned.state = 'wrong';
      plan.errors.push(...this.errorsOf(error, plan, row));
    }
  }

  private errorsOf(error: unknown, plan: ImportPlan, row: StatedRow): RowError[] {
    if (error instanceof RowRefused) return [this.errorAt(plan, row, error.field, error.code, error.params)];
    if (error instanceof Problem && error.errors.length > 0) {
      return error.errors.map(({ pointer, code, params = {} }) =>
        this.errorAt(
          plan,
          row,
          FIELD_OF_POINTER.find(([end]) => end.test(pointer))?.[1] ?? 'name',
          code,
          params,
        ),
      );
    }
    if (error instanceof Problem && error.code === 'project.transition') {
      return [this.errorAt(plan, row, 'status', 'moving.status_decision')];
    }
    if (sqlState(error) === UNIQUE_VIOLATION) return [this.errorAt(plan, row, 'code', 'field.duplicate')];
    throw error;
  }

  private errorAt(
    plan: ImportPlan,
    row: StatedRow,
    field: Field,
    code: RowError['code'],
    params: RowError['params'] = {},
  ): RowError {
    const header = plan.file.columns.columns.find((column) => column.field === field)?.header ?? field;
    return rowError(row.row, header, row.values[field] ?? '', code, params);
  }

  private async readContext(stated: readonly StatedRow[]): Promise<Context> {
    const named = await this.knownProjects.listNames();
    const outline = named.map(({ id, code, names }): KnownProject => ({
      ...{ id, code, names },
      ...{ version: 0, values: {}, also: {} },
    }));
    const found = stated.flatMap((row) => findProject(row, outline)?.id ?? []);
    const read = new Map(
      (await this.knownProjects.read([...new Set(found)])).map((project) => [project.id, project]),
    );
    return {
      projects: outline.map((project) => read.get(project.id) ?? project),
      codes: new Set(named.map(({ code }) => code.toUpperCase())),
      seen: new Map(),
      organisations: new Map(),
    };
  }

  /** One key per organisation, by whichever of its names. */
  private async nameKeys(
    row: StatedRow,
    project: KnownProject,
    context: Context,
  ): Promise<(name: string) => string> {
    const fields = ['lead', 'funder', 'partners'] as const;
    const names = fields.flatMap((field) => [
      row.values[field],
      project.values[field],
      ...(project.also[field] ?? []),
    ]);
    for (const name of names.flatMap((value) => value?.split('\n') ?? [])) {
      const key = plain(name);
      if (context.organisations.has(key)) continue;
      context.organisations.set(key, (await this.partners.findByName(name))?.id ?? key);
    }
    return (name) => context.organisations.get(plain(name)) ?? plain(name);
  }

  private async listInstruments(): Promise<KnownInstrument[]> {
    const { items } = await this.instruments.list();
    return items.map(({ code, name }) => ({ code, names: [name.fi, name.sv, name.en] }));
  }
}

interface Context {
  projects: KnownProject[];
  codes: Set<string>;
  seen: Map<string, number>;
  organisations: Map<string, string>;
}
