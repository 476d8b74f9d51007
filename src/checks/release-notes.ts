import type { Finding } from '../errors.ts';
import { html } from '../limits/texts.ts';
import { type Check, runChecks, warning } from './check.ts';

const marks: readonly (readonly [string, RegExp])[] = [
  ['##', /^ {0,3}#{1,6} \S/m],
  ['**', /\*\*[^\s*]/],
  ['links', /\[[^[\]\n]+\]\([^()\s]+\)/],
  ['`', /`[^`\n]+`/],
];

/** Release notes in Markdown, as a release on GitHub has them, or HTML: customers would see every mark. */
const markdown: Check<string | undefined> = {
  id: 'release-notes-markdown',
  readme: 'A warning: the Store shows Markdown and HTML as they are written. Write plain text',
  check: (text = '') => {
    const found = marks.filter(([, pattern]) => pattern.test(text)).map(([mark]) => mark);
    const kind = found.length > 0 ? `Markdown (${found.join(', ')})` : html.test(text) ? 'HTML' : undefined;
    return kind === undefined
      ? []
      : [
          warning(
            `release-notes: looks like ${kind}, and the Store shows it to customers as it is. Write plain text.`,
          ),
        ];
  },
};

/** Every check of the input `release-notes`. */
export const releaseNotesChecks: readonly Check<string | undefined>[] = [markdown];

/** All findings about the input `release-notes` at once. */
export function checkReleaseNotes(text: string | undefined): readonly Finding[] {
  return runChecks(releaseNotesChecks, text);
}
