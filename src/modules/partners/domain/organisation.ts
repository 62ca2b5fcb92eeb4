import { FinnishBusinessIds } from 'finnish-business-ids';

/** Whether a Finnish business ID (Y-tunnus) is seven digits, a hyphen and the right check digit. */
export function isBusinessId(text: string): boolean {
  return /^\d{7}-\d$/.test(text) && FinnishBusinessIds.isValidBusinessId(text);
}
