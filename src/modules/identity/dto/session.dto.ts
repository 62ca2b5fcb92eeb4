import { AnswerField, ChoiceField, TextField } from '../../../platform/http/index.js';
import { ROLES, type Role } from '../../../shared/permissions.js';
import type { Language } from '../entities/user.entity.js';

/** What a mail header would read as several addresses, a comment or a name is no address here. */
const ADDRESS = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/;
export const EMAIL = { max: 254, pattern: ADDRESS, example: 'name@organisation.example' };
/** Long enough that length alone makes guessing hopeless; no rules about characters (NIST SP 800-63B). */
export const PASSWORD = { min: 12, max: 200 };
export const LANGUAGES = ['fi', 'sv', 'en'] as const;

export class SignInBody {
  @TextField(EMAIL)
  email: string;

  @TextField({ max: PASSWORD.max })
  password: string;
}

export class SampleSignInBody {
  @ChoiceField(ROLES.filter((role) => role !== 'viewer'))
  role: Role;
}

export class FirstAdminBody {
  @TextField({ max: 100 })
  token: string;

  @TextField(EMAIL)
  email: string;

  @TextField({ max: 100 })
  name: string;

  @TextField(PASSWORD)
  password: string;
}

export class SetPasswordBody {
  @TextField({ max: 100 })
  token: string;

  @TextField(PASSWORD)
  password: string;
}

export class ChangePasswordBody {
  @TextField({ max: PASSWORD.max })
  currentPassword: string;

  @TextField(PASSWORD)
  newPassword: string;
}

export class PreferencesBody {
  @ChoiceField(LANGUAGES)
  language: Language;
}

export class SessionUser {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField()
  email: string;

  @AnswerField()
  name: string;

  @AnswerField({ enum: ROLES, isArray: true })
  roles: Role[];

  @AnswerField({ enum: LANGUAGES })
  language: Language;
}

export class SessionAnswer {
  @AnswerField({ type: SessionUser, nullable: true })
  user: SessionUser | null;

  @AnswerField({ type: String, nullable: true })
  csrfToken: string | null;

  @AnswerField({ type: [String] })
  permissions: string[];

  @AnswerField({ description: 'Whether signing in without a password is offered.' })
  sampleSignIn: boolean;

  @AnswerField({ description: 'Whether the sample portfolio is loaded.' })
  sample: boolean;

  @AnswerField({ type: String, nullable: true, description: 'The day on which the sample opens.' })
  asOnDefault: string | null;

  @AnswerField({ format: 'date', description: 'The present day in Helsinki.' })
  today: string;
}
