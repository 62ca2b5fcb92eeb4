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
];
