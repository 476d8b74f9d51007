import { describe, expect, test } from '@jest/globals';
import { sentencesOf, unprinted } from '../../../scripts/message-sources.ts';

describe('the messages of a module', () => {
  test('are its sentences, with a mark for what is known only later', () => {
    const source = [
      "import { a } from './a file of ours.ts';",
      "export const kind = 'version-order';",
      'export const say = (count: number) => `The Store has $' + '{count} packages.`;',
      "export const todo = 'Publish a higher version.';",
    ].join('\n');
    expect(sentencesOf(source)).toEqual(['The Store has … packages.', 'Publish a higher version.']);
  });

  test.each([
    ['only a programmer reads', "throw new RangeError('An archive needs at least one entry.');"],
    ['is only looked for in another text', "const isCase = text.includes('upper and lower case differ');"],
    ['reports a bug in this action', "throw refused('No entry was kept. This is a bug in this action.');"],
    ['is a query', "await octokit.graphql('{ viewer { login } }');"],
  ])('are not what %s', (_what, source) => {
    expect(sentencesOf(source)).toEqual([]);
  });
});

describe('a message', () => {
  const sources = [{ file: 'a.ts', text: 'The Store has … packages in …' }];

  test('was printed if a line has its fixed parts in their order', () => {
    expect(unprinted(sources, 'Error: the Store has 12  packages in `en-us`.')).toEqual([]);
  });

  test('was printed if each of its sentences was, since shared advice is printed once', () => {
    const both = [{ file: 'a.ts', text: 'The zip … is damaged. Pack it again.' }];
    const told = 'Error: the zip a.msix is encrypted. Pack it again.\nError: the zip b.msix is damaged.';
    expect(unprinted(both, told)).toEqual([]);
    expect(unprinted(both, 'Error: the zip b.msix is damaged.')).toEqual(both);
  });

  test.each([
    ['nothing like it', 'Everything is fine.'],
    ['only a part of it', 'The Store has 12 files.'],
    ['its parts on two lines', 'The Store has 12\npackages in en-us'],
  ])('was not printed if the runs printed %s', (_what, told) => {
    expect(unprinted(sources, told)).toEqual(sources);
  });
});
