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

  test('are not what only a programmer reads', () => {
    expect(sentencesOf("throw new RangeError('An archive needs at least one entry.');")).toEqual([]);
  });
});

describe('a message', () => {
  const sources = [{ file: 'a.ts', text: 'The Store has … packages in …' }];

  test('was printed if a line has its fixed parts in their order', () => {
    expect(unprinted(sources, 'Error: the Store has 12  packages in `en-us`.')).toEqual([]);
  });

  test.each([
    ['nothing like it', 'Everything is fine.'],
    ['only a part of it', 'The Store has 12 files.'],
    ['its parts on two lines', 'The Store has 12\npackages in en-us'],
  ])('was not printed if the runs told %s', (_what, told) => {
    expect(unprinted(sources, told)).toEqual(sources);
  });
});
