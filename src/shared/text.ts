/**
 * What no text holds: everything below space but tab and line feeds, DEL, half a character, and code points that
 * Unicode keeps from meaning anything. PostgreSQL and workbooks refuse some, people see none.
 */
const UNREADABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Cs}\p{Noncharacter_Code_Point}]/u;
const ALL_UNREADABLE = new RegExp(UNREADABLE, 'gu');

/**
 * Zero-width space, word joiner, byte order mark and soft hyphen come along with what is copied from a page: nobody
 * sees them, and two numbers that look alike would differ. The joiners that scripts and emoji need stay.
 */
const INVISIBLE = /[\u200b\u2060\ufeff\u00ad]/g;

/** Whether a text holds what cannot be stored or read. */
export function isUnreadable(text: string): boolean {
  return UNREADABLE.test(text);
}

/** A text as it is stored: trimmed, NFC, without what nobody sees. */
export function writtenText(text: string): string {
  return text.replace(INVISIBLE, '').trim().normalize('NFC');
}

/** The same of a file that a program wrote: what cannot be read counts as a space. */
export function readableText(text: string): string {
  return writtenText(text.replace(ALL_UNREADABLE, ' '));
}
