import {
  AnswerField,
  BooleanField,
  ChoiceField,
  InstantField,
  TextField,
  TextListField,
} from '../../../platform/http/index.js';
import { ROLES, type Role } from '../../../shared/permissions.js';
import type { Language } from '../entities/user.entity.js';
import { EMAIL, LANGUAGES } from './session.dto.js';

export class NewUserBody {
  @TextField(EMAIL)
  email: string;

  @TextField({ max: 100 })
  name: string;

  @TextListField({ max: ROLES.length, maxLength: 20, description: `Of ${ROLES.join(', ')}.` })
  roles: string[];

  @ChoiceField(LANGUAGES)
  language: Language;
}

export class ChangeUserBody {
  @TextField({ max: 100, optional: true })
  name?: string;

  @TextListField({ max: ROLES.length, maxLength: 20, optional: true })
  roles?: string[];

  @ChoiceField(LANGUAGES, { optional: true })
  language?: Language;

  @BooleanField({ optional: true })
  active?: boolean;
}

export class UserAnswer {
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

  @AnswerField()
  active: boolean;

  @AnswerField({ description: 'Whether the user has set a password.' })
  hasPassword: boolean;

  @AnswerField({ type: 'integer' })
  version: number;
}

export class UserWithLinkAnswer extends UserAnswer {
  @AnswerField({ description: 'Give this link to the user: it sets the password once, within three days.' })
  welcomePath: string;
}

export class NewTokenBody {
  @TextField({ max: 100, description: 'What the token is for.' })
  name: string;
}

export class TokenAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField()
  name: string;

  @InstantField()
  createdAt: string;

  @InstantField({ nullable: true })
  revokedAt: string | null;
}

export class NewTokenAnswer extends TokenAnswer {
  @AnswerField({ description: 'Shown this once; only its hash is stored.' })
  token: string;
}

export class TokenListAnswer {
  @AnswerField({ type: [TokenAnswer] })
  items: TokenAnswer[];
}
