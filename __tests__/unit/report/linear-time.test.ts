import { expect, test } from '@jest/globals';
import { md, wrapping } from '../../../src/markdown/markdown.ts';
import { shownDocument } from '../../../src/masking/document.ts';
import { createRedactor } from '../../../src/masking/redactor.ts';
import { harmlessJson, sanitize } from '../../../src/masking/sanitize.ts';
import { signaturesIn } from '../../../src/masking/url.ts';
import { artifactFiles } from '../../../src/report/artifact-files.ts';
import { renderSummary } from '../../../src/report/summary.ts';
import { expectCpuBelow, expectLinear, leastCpu } from '../../support/cpu-time.ts';
import { committedRecord, planOf } from './record.ts';

const secret = `q8Q~Zk3v+/=&%."'<>7Hs(2)xY9`;
const { redact } = redactorWith(secret, secret.repeat(20));

/** What may be done with text from outside. */
const work: readonly ((text: string) => unknown)[] = [
  sanitize,
  redact,
  (text) => String(md`${text} ${wrapping(text)}`),
  (text) => harmlessJson(JSON.stringify(text)),
  (text) => shownDocument({ a: text, reportUrl: text }),
  signaturesIn,
];

const controls = [...Array(32).keys(), ...Array.from({ length: 33 }, (_, index) => 0x7f + index)].map(
  (code) => String.fromCharCode(code),
);
const openers = ['[', ']', 'P', 'X', '^', '_', '[0;', '[0 ', ']8;;'].map((opener) => `\u001b${opener}`);
const marks = [
  '`',
  '|',
  '[',
  '(',
  '@',
  ':',
  '##[',
  '::',
  '&',
  '<',
  '&#',
  '%',
  '%2',
  '%25',
  '%2525',
  '\\',
  '\\u',
];
const letters = ['\u0301', '\ud83d', '\udc00', '👩‍👩‍👧', '\u200b', '…', '...', '***', ' ', 'q'];
const pieces = [
  '%E2%82%AC',
  '\\u002b',
  '&amp;',
  'http://',
  'https://x?sig=',
  'sig%3d',
  `${secret.slice(0, 20)}…`,
  secret,
  '{"a":',
];
const units = [...controls, ...openers, ...marks, ...letters, ...pieces];

/** All work on a text of `length` characters that repeats `unit`. */
function workOn(unit: string, length: number): () => void {
  const text = unit.repeat(Math.ceil(length / unit.length));
  return () => {
    for (const each of work) each(text);
  };
}

test('no text from outside takes quadratic time', () => {
  // Quadratic work takes minutes for such a text; linear work a few milliseconds, so noise doesn't matter.
  const slow = units.filter((unit) => leastCpu(workOn(unit, 20_000), 250) > 250);
  expect(slow).toEqual([]);
});

test.each([
  ['openers of a control string and their texts', '\u0090a\u0098b\u009dc\u009e'],
  ['cuts, escapes and marks', '…\\u002b&amp;%25`|[@:\u0301\ud83d'],
])(
  'twice as many of %s take at most three times as long, and a million less than a second each',
  (_what, unit) => {
    expectLinear((length) => workOn(unit, length), { limit: 1_000 * work.length });
  },
);

test('a report with such texts takes little time either', () => {
  for (const unit of ['\u0090', '`|', '::@']) {
    const text = unit.repeat(1_000_000 / unit.length);
    const record = committedRecord({
      warnings: [text],
      storeErrors: [{ code: text, details: text }],
      plan: planOf({ changes: [{ path: text, before: text, after: `${text}x` }] }),
    });
    expectCpuBelow(2_500, () => {
      renderSummary(record);
      artifactFiles(record);
    });
  }
});

function redactorWith(...secrets: readonly string[]) {
  const redactor = createRedactor();
  for (const each of secrets) redactor.add(each);
  return redactor;
}
