import { FinnishBusinessIds } from 'finnish-business-ids';

/** What an organisation is; `unknown` when no source says. */
export const ORGANISATION_KINDS = [
  'municipality',
  'jointAuthority',
  'university',
  'stateAuthority',
  'association',
  'company',
  'network',
  'unknown',
] as const;

export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** Whether a Finnish business ID (Y-tunnus) is seven digits, a hyphen and the right check digit. */
export function isBusinessId(text: string): boolean {
  return /^\d{7}-\d$/.test(text) && FinnishBusinessIds.isValidBusinessId(text);
}
