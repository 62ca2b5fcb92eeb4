import type { Answer, ApiClient } from './client.js';

/** A plan as the table of a project's plans holds it. */
export interface PlanOfYear {
  year: number;
  partId: string | null;
  number: number;
  [key: string]: unknown;
}

const tableOf = (code: string) => `/api/v1/projects/${code}/funding-plan`;

/** Writes the plan of one year over the version that is stored, as someone who has just read it. */
export async function putPlan<Body = object>(
  client: ApiClient,
  code: string,
  plan: Record<string, unknown>,
): Promise<Answer<Body>> {
  const { etag } = await client.get(tableOf(code));
  return client.put<Body>(tableOf(code), { plans: [plan] }, { ifMatch: etag });
}

/** The plan of one year, as on a day or the newest; undefined where there is none. */
export async function planOf(
  client: ApiClient,
  code: string,
  year: number,
  { asOn, partId = null }: { asOn?: string; partId?: string | null } = {},
): Promise<PlanOfYear | undefined> {
  const query = asOn === undefined ? '' : `?asOn=${asOn}`;
  const { body } = await client.get<{ plans: PlanOfYear[] }>(`${tableOf(code)}${query}`);
  return body.plans.find((plan) => plan.year === year && plan.partId === partId);
}
