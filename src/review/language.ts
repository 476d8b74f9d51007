import { type Html, html } from './html.ts';

/** Scripts that are written from right to left, as Unicode CLDR names them. */
const rightToLeft: ReadonlySet<string> = new Set([
  'Adlm',
  'Arab',
  'Aran',
  'Hebr',
  'Mand',
  'Nkoo',
  'Rohg',
  'Samr',
  'Syrc',
  'Thaa',
]);

/** Attributes `lang` and `dir` for a text in languages of the Store: what is not the same for all is left out. */
export function languageAttributes(languages: readonly string[]): Html {
  const locales = languages.map(localeOf);
  const tags = new Set(locales.map((locale) => locale?.toString()));
  const directions = new Set(locales.map(directionOf));
  const [tag] = tags;
  const [direction = 'auto'] = directions;
  const dir = html` dir="${directions.size === 1 ? direction : 'auto'}"`;
  return tag === undefined || tags.size > 1 ? dir : html` lang="${tag}"${dir}`;
}

/** Name of a language in English: `German (Germany)`; its code if it has none. */
export function languageName(language: string): string {
  const locale = localeOf(language);
  if (locale === undefined) return language;
  return (
    new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' }).of(locale.toString()) ??
    language
  );
}

function directionOf(locale: Intl.Locale | undefined): 'ltr' | 'rtl' | 'auto' {
  if (locale === undefined) return 'auto';
  return rightToLeft.has(locale.maximize().script ?? '') ? 'rtl' : 'ltr';
}

function localeOf(language: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(language);
  } catch {
    return undefined;
  }
}
