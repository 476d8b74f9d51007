import { describe, expect, test } from '@jest/globals';
import { mandatoryUpdate, publishMode } from '../../../src/inputs/numbers-and-times.ts';
import { certificationNotes, releaseNotes } from '../../../src/inputs/texts.ts';
import { problemOf, readText } from '../../support/parsed.ts';

describe('release-notes', () => {
  test('accepts several lines, with the line breaks of YAML', () => {
    expect(readText(releaseNotes, 'One.\r\nTwo.\n\nThree.')).toBe('One.\nTwo.\n\nThree.');
  });

  test.each([
    ['1500 letters', 'x'.repeat(1500), true],
    ['1501 letters', 'x'.repeat(1501), false],
    ['750 emoji', '🚀'.repeat(750), true],
    ['751 emoji', '🚀'.repeat(751), false],
    ['1498 letters and a line break', `x\n${'x'.repeat(1497)}`, true],
    ['1499 letters and a line break', `x\n${'x'.repeat(1498)}`, false],
  ])('counts %s as the Store does', (_name, text, fits) => {
    expect(problemOf(releaseNotes, text) === undefined).toBe(fits);
  });

  test('says by how much they are too long', () => {
    expect(problemOf(releaseNotes, 'x'.repeat(1510))).toMatch(/has 1510 characters.*Shorten it by 10/);
  });
});

test('certification-notes accepts any text', () => {
  expect(readText(certificationNotes, 'a\r\nb')).toBe('a\nb');
});

describe('times', () => {
  test.each([
    ['2027-03-01T09:00:00Z', '2027-03-01T09:00:00.000Z'],
    ['2027-03-01t10:00+01:00', '2027-03-01T09:00:00.000Z'],
    ['2028-02-29T00:00:00.1234567Z', '2028-02-29T00:00:00.123Z'],
  ])('%s', (text, date) => {
    expect(readText(publishMode, text)).toEqual({ mode: 'date', date });
    expect(readText(mandatoryUpdate, text)).toEqual({ date });
  });

  test.each([
    '2027-03-01',
    '2027-03-01T09:00:00',
    '2027-02-30T09:00:00Z',
    '2027-13-01T09:00:00Z',
    '01.03.2027',
    'tomorrow',
    '1893456000',
  ])('%s is not a time', (text) => {
    expect(problemOf(publishMode, text)).toMatch(
      /must be immediate, manual or an ISO 8601 time with a time zone/,
    );
    expect(problemOf(mandatoryUpdate, text)).toMatch(/must be "now" or an ISO 8601 time with a time zone/);
  });

  test('words in any case', () => {
    expect(readText(publishMode, 'Manual')).toEqual({ mode: 'manual' });
    expect(readText(publishMode, 'IMMEDIATE')).toEqual({ mode: 'immediate' });
    expect(readText(mandatoryUpdate, 'Now')).toBe('now');
  });
});
