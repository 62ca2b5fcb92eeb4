import { Injectable } from '@nestjs/common';
import { runAsSystem } from '../../platform/context/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import type { Role } from '../../shared/permissions.js';
import { Problem } from '../../shared/problem.js';
import { DeadlinesService } from '../deadlines/index.js';
import { UsersService } from '../identity/index.js';
import { type PortfolioFile, readPortfolioFile } from './portfolio-file.js';
import { SampleMoney } from './sample-money.js';
import { SampleProjects } from './sample-projects.js';
import { SampleRepository } from './sample.repository.js';

/** The day on which the sample opens: MONNI's and YEE's decisions are pending. */
const OPENS_ON = '2020-09-30';

/** Under this name everything the loader writes stands in the audit trail. */
const ACTION = 'sample.load';

const USERS: { role: Role; name: string }[] = [
  { role: 'director', name: 'Kehitysjohtaja' },
  { role: 'planner', name: 'Suunnittelija' },
  { role: 'finance', name: 'Talous' },
  { role: 'admin', name: 'Pääkäyttäjä' },
];

/** The sample portfolio: loaded whole or not at all, and only where nothing else is. */
@Injectable()
export class SampleService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: SampleRepository,
    private readonly users: UsersService,
    private readonly projects: SampleProjects,
    private readonly money: SampleMoney,
    private readonly deadlines: DeadlinesService,
  ) {}

  /** Loads the sample in one transaction. Refuses when anything else is in the database. */
  async load(): Promise<void> {
    const file = await readPortfolioFile();
    await runAsSystem(ACTION, () =>
      this.unitOfWork.run(async () => {
        const state = await this.repository.lockState();
        if (state.loaded) return;
        if (await this.repository.holdsData()) throw new Problem('sample.real_data');
        const planner = await this.makeUsers();
        const ids = await this.projects.load(file, planner);
        await this.money.load(file, ids);
        await this.loadDeadlines(file, ids, planner);
        await this.repository.markLoaded(OPENS_ON);
      }),
    );
  }

  /**
   * Makes sure that the database holds the sample and nothing else, so that it may be recreated.
   *
   * @throws Problem `sample.absent`; `sample.changed` when people have changed anything and that is not to be lost
   */
  async requireRemovable({ discardChanges }: { discardChanges: boolean }): Promise<void> {
    const { loaded, changes, lastActor } = await this.repository.findState();
    if (!loaded) throw new Problem('sample.absent');
    if (changes > 0 && !discardChanges) {
      throw new Problem('sample.changed', { params: { changes, actor: lastActor ?? '' } });
    }
  }

  private async makeUsers(): Promise<string> {
    const ids = new Map<Role, string>();
    for (const { role, name } of USERS) {
      const user = await this.users.ensure({ email: `${role}@hankesalkku.example`, name, roles: [role] });
      ids.set(role, user.id);
    }
    return ids.get('planner') ?? '';
  }

  /** No source names an owner; the sample's planner stands in for the dated ones so that there is something to see. */
  private async loadDeadlines(
    { deadlines }: PortfolioFile,
    ids: ReadonlyMap<string, string>,
    plannerId: string,
  ): Promise<void> {
    for (const { date, month, from, to, movedFrom, title, basis, kind, project } of deadlines) {
      await this.deadlines.addSample({
        title,
        kind: kind ?? (basis === 'call' ? 'call' : 'other'),
        basis: basis ?? 'internal',
        date: date ?? month ?? '',
        time: from ?? null,
        untilTime: to ?? null,
        projectId: project === undefined ? null : (ids.get(project) ?? null),
        ownerId: date === undefined ? null : plannerId,
        ...(movedFrom === undefined ? {} : { movedFrom }),
      });
    }
  }
}
