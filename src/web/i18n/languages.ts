export const languages = ['fi', 'sv', 'en'] as const;
export type Language = (typeof languages)[number];

/** The locale that words, collation and the calendar follow. Numbers are Finnish in every language. */
export const localeOf: Record<Language, string> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}
