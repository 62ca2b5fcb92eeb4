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
/** One of {@link ORGANISATION_KINDS}. */
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];
