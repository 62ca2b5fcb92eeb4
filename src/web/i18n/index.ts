import i18next, { type ResourceLanguage } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { isLanguage, type Language } from './languages';

export { isLanguage, languages, localeOf, type Language } from './languages';

const storageKey = 'hankesalkku.language';

/** One bundle per language, so that a reader loads one only. */
const catalogues: Record<Language, () => Promise<{ catalogue: ResourceLanguage }>> = {
  fi: () => import('./catalogue-fi'),
  sv: () => import('./catalogue-sv'),
  en: () => import('./catalogue-en'),
};

function rememberedLanguage(): Language {
  try {
    const stored = window.localStorage.getItem(storageKey);
    return isLanguage(stored) ? stored : 'fi';
  } catch {
    return 'fi';
  }
}

async function load(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'common')) return;
  const { catalogue } = await catalogues[language]();
  for (const [namespace, words] of Object.entries(catalogue)) {
    i18next.addResourceBundle(language, namespace, words);
  }
}

/** Starts the texts in the remembered language, Finnish at first. */
export async function startTexts(): Promise<void> {
  const language = rememberedLanguage();
  const { catalogue } = await catalogues[language]();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: catalogue },
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

/** Changes the language of the page and remembers it in this browser. */
export async function changeLanguage(language: Language): Promise<void> {
  await load(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  try {
    window.localStorage.setItem(storageKey, language);
  } catch {
    // Without storage the choice lasts until the page is closed.
  }
}

/** The language the page shows now. */
export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : 'fi';
}
