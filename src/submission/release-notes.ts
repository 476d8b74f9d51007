import type { Finding } from '../errors.ts';

const marks: readonly (readonly [string, RegExp])[] = [
  ['##', /^ {0,3}#{1,6} \S/m],
  ['**', /\*\*[^\s*]/],
  ['links', /\[[^[\]\n]+\]\([^()\s]+\)/],
  ['`', /`[^`\n]+`/],
];

/** Warns of release notes in Markdown, as a release on GitHub has them: customers would see every mark. */
export function checkReleaseNotes(text: string | undefined): readonly Finding[] {
  const found = marks.filter(([, pattern]) => pattern.test(text ?? '')).map(([mark]) => mark);
  if (found.length === 0) return [];
  return [
    {
      rule: 'release-notes-markdown',
      severity: 'warning',
      message: `release-notes: looks like Markdown (${found.join(', ')}), and the Store shows it to customers as it is. Write plain text.`,
    },
  ];
}
