import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Role } from '../../../shared/permissions.js';

/** The languages of the page and of mails. */
export type Language = 'fi' | 'sv' | 'en';

/** Somebody who may sign in. Never deleted, because the audit trail names them; made inactive instead. */
@Entity('users')
export class User {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  email: string;

  @Column('text')
  name: string;

  /** Argon2id; null when the user has not set a password yet. */
  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash: string | null;

  @Column('text', { array: true })
  roles: Role[];

  @Column('text')
  language: Language;

  @Column('boolean')
  active: boolean;

  @VersionColumn()
  version: number;
}
