import { Platform1700000000001 } from './1700000000001-platform.js';
import { Identity1700000000002 } from './1700000000002-identity.js';
import { Partners1700000000003 } from './1700000000003-partners.js';
import { Projects1700000000004 } from './1700000000004-projects.js';
import { Funding1700000000005 } from './1700000000005-funding.js';
import { OutboxMail1700000000020 } from './1700000000020-outbox-mail.js';
import { Budgets1700000000040 } from './1700000000040-budgets.js';
import { Actuals1700000000050 } from './1700000000050-actuals.js';
import { Contributions1700000000055 } from './1700000000055-contributions.js';
import { Deadlines1700000000060 } from './1700000000060-deadlines.js';
import { Reminders1700000000061 } from './1700000000061-reminders.js';
import { InstrumentVersions1700000000070 } from './1700000000070-instrument-versions.js';
import { ProjectParts1700000000071 } from './1700000000071-project-parts.js';
import { Applications1700000000072 } from './1700000000072-applications.js';
import { FundingPlanVersions1700000000073 } from './1700000000073-funding-plan-versions.js';
import { BudgetVersions1700000000074 } from './1700000000074-budget-versions.js';
import { ChangeRequests1700000000075 } from './1700000000075-change-requests.js';
import { DerivedDeadlines1700000000076 } from './1700000000076-derived-deadlines.js';
import { CostEstimates1700000000077 } from './1700000000077-cost-estimates.js';
import { MovingIn1700000000078 } from './1700000000078-moving-in.js';
import { EditedPeriods1700000000080 } from './1700000000080-edited-periods.js';
import { TakenRules1700000000083 } from './1700000000083-taken-rules.js';
import { KnownBefore1700000000084 } from './1700000000084-known-before.js';
import { AmountsAsOn1700000000085 } from './1700000000085-amounts-as-on.js';

/** Every migration, in the order in which they run. */
export const migrations = [
  Platform1700000000001,
  Identity1700000000002,
  Partners1700000000003,
  Projects1700000000004,
  Funding1700000000005,
  OutboxMail1700000000020,
  Budgets1700000000040,
  Actuals1700000000050,
  Contributions1700000000055,
  Deadlines1700000000060,
  Reminders1700000000061,
  InstrumentVersions1700000000070,
  ProjectParts1700000000071,
  Applications1700000000072,
  FundingPlanVersions1700000000073,
  BudgetVersions1700000000074,
  ChangeRequests1700000000075,
  DerivedDeadlines1700000000076,
  CostEstimates1700000000077,
  MovingIn1700000000078,
  EditedPeriods1700000000080,
  TakenRules1700000000083,
  KnownBefore1700000000084,
  AmountsAsOn1700000000085,
];
