import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.js';
import { asOnDay } from '../../../platform/http/index.js';
import { type Cents, formatWire, parseAmount, sumCents } from '../../../shared/money/index.js';
import { FundingQueries, type ProjectMoney } from '../../funding/index.js';
import { ProjectsService, inOrder, passageBetween } from '../../projects/index.js';
import type { LineageAnswer, PassageAnswer } from './lineage.dto.js';

/** What a project continues and what continues it, with the money of the whole chain. */
@Injectable()
export class LineageService {
  constructor(
    private readonly projects: ProjectsService,
    private readonly funding: FundingQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem record.not_found */
  async get(idOrCode: string, query: { asOn?: string }): Promise<LineageAnswer> {
    const asOn = asOnDay(query, this.clock);
    const { id } = await this.projects.resolve(idOrCode);
    const links = inOrder(await this.projects.lineageOf(id, asOn.toString()));
    const money = await this.funding.fundingOfProjects(
      links.map((link) => link.id),
      asOn,
    );
    const granted = new Map(links.map((link) => [link.id, ownGranted(money.get(link.id))]));
    const known = [...granted.values()].filter((amount) => amount !== null);
    return {
      projects: links.map(({ predecessorId, ...link }) => {
        const predecessor = links.find((other) => other.id === predecessorId) ?? null;
        const amount = granted.get(link.id) ?? null;
        return {
          ...link,
          predecessor: predecessor && {
            id: predecessor.id,
            code: predecessor.code,
            nameFi: predecessor.nameFi,
          },
          passage: predecessor && toAnswer(passageBetween(predecessor, { ...link, predecessorId })),
          ownGranted: amount === null ? null : formatWire(amount),
        };
      }),
      ownGrantedTotal: known.length === 0 ? null : formatWire(sumCents(known)),
      unknown: links
        .filter((link) => granted.get(link.id) == null)
        .map(({ id: linkId, code, nameFi }) => ({ id: linkId, code, nameFi })),
    };
  }
}

/** The total of the own part by the decision; amounts of whole projects are another sum and never added here. */
function ownGranted(money: ProjectMoney | undefined): Cents | null {
  const own = money?.decision?.amounts.find(({ scope }) => scope === 'own');
  const parsed = parseAmount(own?.total ?? own?.grant);
  return parsed.ok ? parsed.amountCents : null;
}

function toAnswer(passage: ReturnType<typeof passageBetween>): PassageAnswer {
  const { kind } = passage;
  if (kind === 'unknown' || kind === 'seamless') return { kind, fromMonths: null, toMonths: null };
  return { kind, fromMonths: passage.fromMonths, toMonths: passage.toMonths };
}
