import { describe, expect, test } from '@jest/globals';
import { describeDifferences } from '../../../src/checks/describe-differences.ts';
import {
  describeNotesChange,
  hiddenNotes,
  isNotesPath,
  notesIn,
  placesOfNotes,
  secretLinesOf,
  withoutNotes,
} from '../../../src/masking/notes.ts';

describe('certification notes', () => {
  test.each(['notesForCertification', 'NOTESFORCERTIFICATION', 'NotesForCertification'])(
    'are found as %s, at any depth, and hidden there',
    (name) => {
      const document = {
        id: '1',
        [name]: 'Password: old',
        a: [{ [name]: { text: 'Password: new' } }],
        b: null,
      };
      expect(notesIn(document)).toEqual(['Password: old', 'Password: new']);
      expect(placesOfNotes(document)).toEqual([[name], ['a', 0, name]]);
      expect(withoutNotes(document)).toEqual({
        id: '1',
        [name]: '(hidden, 13 characters)',
        a: [{ [name]: '(hidden, 24 characters)' }],
        b: null,
      });
      expect(isNotesPath(name)).toBe(true);
      expect(isNotesPath(`a.${name}.text`)).toBe(true);
    },
  );

  test('are not what only looks like them, and empty ones are not a secret', () => {
    const document = { releaseNotes: 'Ink.', certification: 'x', notesForCertification: '', a: null };
    expect(notesIn(document)).toEqual([]);
    expect(placesOfNotes(document)).toEqual([]);
    expect(withoutNotes(document)).toEqual(document);
    expect(isNotesPath('listings.en-us.baseListing.releaseNotes')).toBe(false);
  });

  test.each([
    [undefined, 'Sign in.', 'set (8 characters)'],
    ['', 'Sign in.', 'set (8 characters)'],
    [null, { a: 1 }, 'set (7 characters)'],
    ['One.', 'Sign in.', 'changed (8 characters)'],
    ['One.', '', 'cleared (4 characters)'],
    ['One.', null, 'cleared (4 characters)'],
    ['(hidden, 14 characters)', '(hidden, 78 characters)', 'changed (78 characters)'],
  ])('from %j to %j are %s', (before, after, told) => {
    expect(describeNotesChange(before, after)).toBe(told);
  });

  test('that are already hidden stay as they are', () => {
    expect(hiddenNotes(hiddenNotes('Sign in.'))).toBe('(hidden, 8 characters)');
  });

  test('are masked line by line: lines of eight characters or more, never the whole text or a separator line', () => {
    expect(
      secretLinesOf('1\r\nUser: tester@contoso.example\r\n  Password: a b  \n--------\nshort\n1234567'),
    ).toEqual(['User: tester@contoso.example', 'Password: a b']);
    expect(secretLinesOf('1')).toEqual([]);
  });

  test('of a very long line are masked in pieces', () => {
    const line = Array.from({ length: 90 }, (_, index) => `word${index}`).join(' ');
    const pieces = secretLinesOf(line);
    expect(pieces.length).toBeGreaterThan(2);
    expect(pieces.join('')).toBe(line);
  });

  test.each([201, 205, 399, 401, 1_001])(
    'of %d characters leave no piece unmasked, and split none',
    (length) => {
      const line = Array.from({ length }, (_, index) => (index % 3 === 0 ? '😀' : String(index % 10))).join(
        '',
      );
      const pieces = secretLinesOf(line);
      expect(pieces.join('')).toBe(line);
      expect(pieces.filter((piece) => !piece.isWellFormed() || piece.length < 100)).toEqual([]);
    },
  );

  test.each(['accepted', 'Microsoft', 'PreProcessing', 'certification'])(
    'are not masked if a line is only %s, a word that every report contains',
    (word) => {
      expect(secretLinesOf(`${word}\n  ${word}  \n${word}: 47-11`)).toEqual([`${word}: 47-11`]);
    },
  );
});

test('a difference names the notes, but not their text; other texts are quoted', () => {
  const text = describeDifferences([
    { path: 'notesForCertification', before: 'Password: new', after: 'Password: old' },
    { path: 'a', before: undefined, after: { notesForCertification: 'Password: old' } },
    { path: 'pricing.priceId', before: 'Tier2', after: 'Free' },
  ]);
  expect(text).not.toContain('Password');
  expect(text).toContain('notesForCertification was changed (13 characters)');
  expect(text).toContain('pricing.priceId is "Free" instead of "Tier2"');
});
