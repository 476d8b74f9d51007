import { describe, expect, test } from '@jest/globals';
import { checkReleaseNotes } from '../../../src/checks/release-notes.ts';

const plain = { format: 'text', isSetElsewhere: false, published: undefined } as const;
const told = (text: string) =>
  checkReleaseNotes({ ...plain, text }).map(({ message }) => message.replace(/, and the Store.*/, ''));

test.each([
  ['## What is new\n**Bold** [x](https://y.example)', 'release-notes: looks like Markdown (##, **, links)'],
  ['Run `x`', 'release-notes: looks like Markdown (`)'],
  ['<p>New</p><br/>', 'release-notes: looks like HTML'],
  ['<b>New</b> and **bold**', 'release-notes: looks like Markdown (**)'],
])('%j is reported', (text, message) => expect(told(text)).toEqual([message]));

test.each(['• New\n- Old\n* Other', 'a < b and c > d', '5 * 3 ** 2', 'C# and #1', '<me@example.org>', ''])(
  '%j is plain text',
  (text) => expect(told(text)).toEqual([]),
);

describe('notes with nothing left for customers', () => {
  const none = { ...plain, text: undefined, format: 'markdown' } as const;
  const published = {
    id: '1',
    applicationPackages: [
      { fileName: 'a.msix', version: '1.10.0.0' },
      { fileName: 'b.msix', version: '1.9.0.0' },
    ],
  };

  test.each([
    [{ ...none, published }, 'so the notes of 1.10.0.0 stay.'],
    [none, 'so the notes of the last version stay.'],
    [{ ...none, published, isSetElsewhere: true }, 'so it changes nothing.'],
  ])('are reported, with the notes that stay', (asked, message) =>
    expect(checkReleaseNotes(asked)).toEqual([
      {
        rule: 'release-notes-empty',
        severity: 'warning',
        message: `release-notes: has no text for customers, ${message}`,
      },
    ]),
  );

  test('do not matter without the format or with text', () => {
    expect(checkReleaseNotes({ ...none, format: 'text' })).toEqual([]);
    expect(checkReleaseNotes({ ...none, text: 'Run `x`' })).toEqual([]);
  });
});
