import { expect, test } from '@jest/globals';
import { checkReleaseNotes } from '../../../src/checks/release-notes.ts';

const told = (text: string) =>
  checkReleaseNotes(text).map(({ message }) => message.replace(/, and the Store.*/, ''));

test.each([
  ['## What is new\n**Bold** [x](https://y.example)', 'release-notes: looks like Markdown (##, **, links)'],
  ['Run `x`', 'release-notes: looks like Markdown (`)'],
  ['<p>New</p><br/>', 'release-notes: looks like HTML'],
  ['<b>New</b> and **bold**', 'release-notes: looks like Markdown (**)'],
])('%j is told', (text, message) => expect(told(text)).toEqual([message]));

test.each(['• New\n- Old\n* Other', 'a < b and c > d', '5 * 3 ** 2', 'C# and #1', '<me@example.org>', ''])(
  '%j is plain text',
  (text) => expect(told(text)).toEqual([]),
);
