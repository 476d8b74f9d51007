import type { Finding } from '../errors.ts';
import { html } from '../limits/texts.ts';

const marks: readonly (readonly [string, RegExp])[] = [
  ['##', /^ {0,3}#{1,6} \S/m],
  ['**', /\*\*[^\s*]/],
  ['links', /\[[^[\]\n]+\]\([^()\s]+\)/],
  ['`', /`[^`\n]+`/],
];

/** Warns of release notes in Markdown, as a release on GitHub has them, or HTML: customers would see every mark. */
export function checkReleaseNotes(text: string | undefined): readonly Finding[] {
  const found = marks.filter(([, pattern]) => pattern.test(text ?? '')).map(([mark]) => mark);
  const kind =
    found.length > 0 ? `Markdown (${found.join(', ')})` : html.test(text ?? '') ? 'HTML' : undefined;
  if (kind === undefined) return [];
  return [
    {
      rule: 'release-notes-markdown',
      severity: 'warning',
      message: `release-notes: looks like ${kind}, and the Store shows it to customers as it is. Write plain text.`,
    },
  ];
}
