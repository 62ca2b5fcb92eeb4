import { type FieldProblem, fieldProblem } from '../../../../shared/problem.js';

/** How far an attachment of an application has come. */
export const ATTACHMENT_STATES = ['missing', 'ready', 'sent'] as const;
export type AttachmentState = (typeof ATTACHMENT_STATES)[number];

/** One line of the checklist of an application. */
export interface Attachment {
  readonly name: string;
  readonly required: boolean;
  readonly state: AttachmentState;
  readonly note: string | null;
}

/** A name stands once: two lines of one name would be ticked off as one. */
export function attachmentProblems(attachments: readonly Attachment[]): FieldProblem[] {
  const nameOf = ({ name }: Attachment) => name.toLocaleLowerCase('fi');
  return attachments.flatMap((one, at) =>
    attachments.findIndex((other) => nameOf(other) === nameOf(one)) < at
      ? [fieldProblem(`/attachments/${at}/name`, 'field.duplicate')]
      : [],
  );
}

/** Required attachments that are missing: with one of them the application cannot be submitted. */
export function missingAttachmentProblems(attachments: readonly Attachment[]): FieldProblem[] {
  return attachments.flatMap(({ name, required, state }, at) =>
    required && state === 'missing'
      ? [fieldProblem(`/attachments/${at}/state`, 'application.attachment_missing', { name })]
      : [],
  );
}
