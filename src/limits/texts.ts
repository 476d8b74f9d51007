import type { LimitProblem } from './problem.ts';

/** Maximum length of a text, in UTF-16 units; a line break counts as two. */
export interface TextLimit {
  readonly longest: number;
  /** A shorter limit that only one source states. */
  readonly doubtful?: number;
}

export interface ListLimit {
  readonly most: number;
  /** Maximum length of an item, in UTF-16 units. */
  readonly longest: number;
  /** Maximum number of words in a list, which only one source states. */
  readonly words?: number;
}

/** Release notes of one language (store-api.md §3.2). */
export const releaseNotesLimit: TextLimit = { longest: 1500 };

/**
 * Texts of an app's listing (store-api.md §3.2). The live Store refused a short description over 500 (pcenter-cli's
 * notes).
 */
export const appTexts: Readonly<Record<string, TextLimit>> = {
  description: { longest: 10_000 },
  shortDescription: { longest: 1000, doubtful: 500 },
  releaseNotes: releaseNotesLimit,
  copyrightAndTrademarkInfo: { longest: 200 },
  licenseTerms: { longest: 10_000 },
  shortTitle: { longest: 50 },
  sortTitle: { longest: 255 },
  voiceTitle: { longest: 255 },
  devStudio: { longest: 255 },
};

/** Lists of an app's listing (store-api.md §3.2). */
export const appLists: Readonly<Record<string, ListLimit>> = {
  features: { most: 20, longest: 200 },
  keywords: { most: 7, longest: 40, words: 21 },
  recommendedHardware: { most: 11, longest: 200 },
  minimumHardware: { most: 11, longest: 200 },
};

/** Texts of an add-on's listing (store-api.md §3.6). */
export const addOnTexts: Readonly<Record<string, TextLimit>> = {
  title: { longest: 100 },
  description: { longest: 200 },
};

/**
 * Texts and lists of a submission outside of its listings. Notes for certification: only the other Store API states a
 * limit.
 */
export const submissionTexts: Readonly<Record<string, TextLimit>> = {
  notesForCertification: { longest: Number.POSITIVE_INFINITY, doubtful: 2000 },
  tag: { longest: 3000 },
};
export const submissionLists: Readonly<Record<string, ListLimit>> = {
  keywords: { most: 10, longest: 30 },
};

export const captionLimit: TextLimit = { longest: 200 };
export const trailerTitleLimit: TextLimit = { longest: 255 };
export const mostTrailers = 15;
/** Languages with keywords; the live Store says "KeywordsTotalCount must be 21 or less" (pcenter-cli's notes). */
export const mostLanguagesWithKeywords = 21;

/** Length as the Store counts it: UTF-16 units, with a line break as two. */
export function storeLength(text: string): number {
  return text.length + (text.match(/(?<!\r)\n/g)?.length ?? 0);
}

/** What is wrong with a text; `undefined` if it fits. */
export function checkText({ longest, doubtful }: TextLimit, text: string): LimitProblem | undefined {
  const length = storeLength(text);
  const most = length > longest ? longest : doubtful;
  if (most === undefined || length <= most) return undefined;
  const over = `has ${length} characters (a line break counts as two, and so do most emoji)`;
  const excess = length - most;
  return length > longest
    ? {
        severity: 'error',
        message: `${over}, but the Store allows only ${longest}. Shorten it by ${excess}.`,
      }
    : {
        severity: 'warning',
        message: `${over}, but the Store may refuse more than ${most}. To be safe, shorten it by ${excess}.`,
      };
}

/** What is wrong with a list as a whole; its items are checked one by one. */
export function checkList({ most, words }: ListLimit, items: readonly string[]): LimitProblem | undefined {
  if (items.length > most) {
    return {
      severity: 'error',
      message: `has ${items.length} items, but the Store allows only ${most}. Remove ${items.length - most}.`,
    };
  }
  const total = words === undefined ? 0 : items.join(' ').split(/\s+/).filter(Boolean).length;
  return words !== undefined && total > words
    ? {
        severity: 'warning',
        message: `has ${total} words in total, but the Store may refuse more than ${words}.`,
      }
    : undefined;
}

const tags = 'a|b|br|div|em|font|h[1-6]|hr|i|img|li|ol|p|span|strong|table|td|tr|u|ul';
/** Elements that people paste from a web page. */
export const html = new RegExp(`</?(?:${tags})(?:\\s[^<>]*)?/?>`, 'i');
const markdown = /^#{1,6} \S|\*\*[^*\s][^*\n]*\*\*|\[[^[\]\n]+\]\(https?:/m;

/** The Store shows HTML and Markdown verbatim. */
export function checkMarkup(text: string): LimitProblem | undefined {
  const kind = html.test(text) ? 'HTML' : markdown.test(text) ? 'Markdown' : undefined;
  return kind === undefined
    ? undefined
    : {
        severity: 'warning',
        message: `looks like ${kind}, and the Store shows it as is. Use plain text.`,
      };
}
