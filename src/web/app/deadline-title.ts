import { currentLanguage } from '../i18n';

interface Titled {
  title: string;
  derivation: { titles: { fi: string; sv: string; en: string } | null } | null;
}

/** The name of a deadline: of a derived one in the reader's language, of any other as it was entered. */
export function deadlineTitle({ title, derivation }: Titled): string {
  return derivation?.titles?.[currentLanguage()] ?? title;
}
