/** The roles of the tracker. A user may hold several; permissions add up. */
export const ROLES = ['director', 'planner', 'finance', 'viewer', 'admin'] as const;
/** One of {@link ROLES}. */
export type Role = (typeof ROLES)[number];

const EVERYONE: readonly Role[] = ROLES;

/**
 * What each role may do. A permission that is not listed here does not exist; a route without one is refused.
 * Planners change the projects they are responsible for (checked per project), finance the money, the director
 * decisions.
 */
export const PERMISSIONS = {
  'session.own': EVERYONE,
  'messages.own': EVERYONE,
  'tokens.own': EVERYONE,
  'portfolio.read': EVERYONE,
  'portfolio.import': ['director', 'admin'],
  'partners.read': EVERYONE,
  'partners.change': ['director', 'planner', 'finance', 'admin'],
  'projects.read': EVERYONE,
  'projects.change': ['director', 'planner', 'admin'],
  'projects.change_any': ['director', 'admin'],
  'funding.read': EVERYONE,
  'funding.application.change': ['director', 'planner', 'admin'],
  'funding.change_request.file': ['director', 'planner', 'admin'],
  'funding.decision.record': ['director', 'admin'],
  'funding.instruments.change': ['admin'],
  'funding.plan.change': ['director', 'finance', 'admin'],
  'funding.agreement.change': ['director', 'finance', 'planner', 'admin'],
  'budgets.read': EVERYONE,
  'budgets.estimate.change': ['director', 'planner', 'finance', 'admin'],
  'budgets.change': ['director', 'finance', 'admin'],
  'actuals.read': EVERYONE,
  'actuals.change': ['finance', 'admin'],
  'contributions.read': EVERYONE,
  'contributions.change': ['finance', 'admin'],
  'deadlines.read': EVERYONE,
  'deadlines.change': ['director', 'planner', 'finance', 'admin'],
  'users.read': ['director', 'planner', 'finance', 'admin'],
  'users.manage': ['admin'],
  'audit.read': ['director', 'finance', 'admin'],
} as const satisfies Record<string, readonly Role[]>;

/** A permission of {@link PERMISSIONS}. */
export type Permission = keyof typeof PERMISSIONS;

/** Everything that somebody with these roles may do. */
export function permissionsOf(roles: readonly Role[]): Permission[] {
  return (Object.keys(PERMISSIONS) as Permission[]).filter((permission) =>
    (PERMISSIONS[permission] as readonly Role[]).some((role) => roles.includes(role)),
  );
}
