import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { habitsIn } from '../support/habits.ts';
import { type Prose, proseOfMarkdown, proseOfSource, proseOfTests } from '../support/prose.ts';

/** Texts that others wrote: the MIT license. */
const quoted = [path.join('scripts', 'licenses.ts')];

const modules = (...folders: string[]) =>
  globSync(folders.map((folder) => `${folder}/**/*.ts`)).filter(
    (file) => !file.includes('node_modules') && !quoted.includes(file),
  );

test.each<[string, readonly string[], (file: string) => Prose[]]>([
  ['the pages', ['action.yml', ...globSync(['*.md', 'docs/**/*.{md,yml}'])], proseOfMarkdown],
  ['the source', modules('src', 'simulator', 'scripts'), proseOfSource],
  ['the names of tests', modules('__tests__'), proseOfTests],
])('%s are in plain English', (_what, files, read) => {
  expect(files.length).toBeGreaterThan(4);
  const found = files.flatMap((file) =>
    read(file).flatMap(({ line, text }) =>
      habitsIn(text).map(({ found, write }) => `${file}:${line} "${found}": write ${write}`),
    ),
  );
  expect(found).toEqual([]);
});

describe('a habit is found', () => {
  test.each([
    ['Answers the state of a submission.', 'Answers'],
    ['True where it is committed.', 'where it'],
    ['Everything except this, but for the id.', 'but for'],
    ['The submission is handed in.', 'handed in'],
    ['If a release shall be approved.', 'shall'],
    ['A fault that no waiting mends.', 'mends'],
    ['The Store is out of order.', 'out of order'],
    ['Longest time to wait in all, in minutes', 'in all'],
    ['Absent, that stays as it is', 'Absent'],
    ['A draft that nobody worked in', 'nobody'],
    ['The fields behind it', 'behind'],
    ['No answer came.', 'answer'],
    ['It is dropped without a word.', 'without a word'],
    ['What becomes of the packages', 'becomes of'],
    ['The Store takes 25 packages.', 'Store takes'],
    ['The Store gives no copy back.', 'gives no copy back'],
    ['"*.msix" finds no file.', 'finds no file'],
    ['It is given together with add-on.', 'given together'],
    ['It lacks the role Manager.', 'the role Manager'],
    ['Run this again later.', 'Run this again'],
    ['Offer it to 10 % of customers.', '0 %'],
    ['A file that is none is skipped.', 'is none'],
    ['What is wrong is told at once.', 'is told'],
    ['A half-sentence that follows the name', 'half-sentence'],
    ['It waits for ever.', 'for ever'],
    ['The job was cancelled.', 'cancelled'],
  ])('%s', (text, habit) => {
    expect(habitsIn(text).map(({ found }) => found)).toEqual([habit]);
  });

  test('in comments, strings and templates, at its line', () => {
    const file = '__tests__/fixtures/prose.txt';
    const found = proseOfSource(file).flatMap(({ line, text }) =>
      habitsIn(text).map((habit) => `${line} ${habit.found}`),
    );
    expect(found.sort()).toEqual(['1 Answers', '1 answer', '3 mends', '5 shall', '7 nobody']);
    expect(readFileSync(file, 'utf8').match(/nobody/g)).toHaveLength(5);
  });
});

test('plain English is not a habit', () => {
  const texts = [
    'The runner is behind a proxy.',
    'The place where it is kept.',
    'Returns the status if it is already committed.',
    'Nothing was committed.',
  ];
  expect(texts.flatMap(habitsIn)).toEqual([]);
});
