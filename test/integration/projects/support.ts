import { expect } from '@jest/globals';
import type { ProjectAnswer } from '../../../src/modules/projects/index.js';
import type { Answer, ApiClient } from '../../support/client.js';

export const PATH = '/api/v1/projects';

/** Creates a project as this user and returns the answer's body. */
export async function makeProject(
  client: ApiClient,
  body: Record<string, unknown> & { code: string },
): Promise<ProjectAnswer> {
  const answer = await client.post<ProjectAnswer>(PATH, { nameFi: body.code, ...body });
  expect(answer).toMatchObject({ status: 201 });
  return answer.body;
}

/** Expects a refusal that names one field. */
export function expectField(answer: Answer, pointer: string, code: string): void {
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer, code }] } });
}
