import type { Finding } from '../errors.ts';
import { html } from '../limits/texts.ts';
import { compareVersions } from '../packages/compare-versions.ts';
import type { Submission } from '../store/wire.ts';
import { describeLive } from '../submission/existing-package.ts';
import { type Check, runChecks, warning } from './check.ts';

const marks: readonly (readonly [string, RegExp])[] = [
  ['##', /^ {0,3}#{1,6} \S/m],
  ['**', /\*\*[^\s*]/],
  ['links', /\[[^[\]\n]+\]\([^()\s]+\)/],
  ['`', /`[^`\n]+`/],
];

/** The release notes that the inputs ask for. */
export interface AskedNotes {
  /** Input `release-notes` as plain text; `undefined` if it is not given, or has nothing for customers. */
  readonly text: string | undefined;
  readonly format: 'text' | 'markdown';
  /** True if a listing folder or a patch may set notes as well. */
  readonly isSetElsewhere: boolean;
  /** What customers have; `undefined` if there is nothing, or it is not known. */
  readonly published: Submission | undefined;
}

/** Release notes in Markdown, as a release on GitHub has them, or HTML: customers would see every mark. */
const markdown: Check<AskedNotes> = {
  id: 'release-notes-markdown',
  row: 'A warning: the Store shows Markdown and HTML as they are written. Write plain text, or set `release-notes-format: markdown`',
  check: ({ text = '', format }) => {
    const found = marks.filter(([, pattern]) => pattern.test(text)).map(([mark]) => mark);
    if (format === 'markdown') return [];
    if (found.length > 0)
      return [
        warning(
          `release-notes: looks like Markdown (${found.join(', ')}), and the Store shows it to customers as is. Set release-notes-format: markdown, or use plain text.`,
        ),
      ];
    return html.test(text)
      ? [
          warning(
            'release-notes: looks like HTML, and the Store shows it to customers as is. Use plain text.',
          ),
        ]
      : [];
  },
};

/** A release body without text for customers: an empty one, or one that only lists what developers read. */
const empty: Check<AskedNotes> = {
  id: 'release-notes-empty',
  row: 'A warning: with `release-notes-format: markdown`, nothing for customers is left of the notes, so those of the last version stay',
  check: ({ text, format, isSetElsewhere, published }) =>
    format === 'text' || text !== undefined
      ? []
      : [
          warning(
            `release-notes: has no text for customers, so ${isSetElsewhere ? 'it changes nothing' : staying(published)}.`,
          ),
        ],
};

/** `the notes of 1.4.0.0 stay` */
function staying(published: Submission | undefined): string {
  const versions =
    published === undefined ? [] : describeLive(published).flatMap(({ version }) => version ?? []);
  const highest = versions.toSorted(compareVersions).at(-1);
  return `the notes of ${highest ?? 'the last version'} stay`;
}

/** Every check of the `release-notes` input. */
export const releaseNotesChecks: readonly Check<AskedNotes>[] = [markdown, empty];

/** All findings about the `release-notes` input at once. */
export function checkReleaseNotes(asked: AskedNotes): readonly Finding[] {
  return runChecks(releaseNotesChecks, asked);
}
