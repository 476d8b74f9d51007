import { expect, test } from '@jest/globals';

import { secretTextsOf } from '../../../src/masking/notes-secrets.ts';

test.each<[string, string, readonly string[]]>([
  ['a label', 'Password: sunshine', ['sunshine']],
  ['a label and quotes', 'The password is: "Sun, shine!".', ['Sun, shine!']],
  ['an equals sign', 'pw = p4ss:w0rd', ['p4ss:w0rd']],
  [
    'a sentence',
    'Sign in as tester@contoso.example with (abc12345).',
    ['tester@contoso.example', 'abc12345'],
  ],
  ['a pair', 'Use tester99:secret-1 there', ['tester99:secret-1', 'tester99', 'secret-1']],
  ['two in a line', 'User: anna.smith / Password: hunter-two', ['anna.smith', 'hunter-two']],
])(
  'what looks like part of an account after %s is masked, in addition to the line',
  (_what, line, secrets) => {
    expect(secretTextsOf(`${line}\nok`)).toEqual(expect.arrayContaining([line, ...secrets]));
  },
);

test.each([
  'Open the settings and look at certification of the app',
  'Needs Windows10 version 10.0.17763.0 and app 9NBLGGH4R315',
  'Id 12345678-1234-4234-8234-123456789abc of 2026-11-20',
  'See https://contoso.example/login1 for help',
  'https://contoso.example/login1',
  'Note: submission',
])('nothing in %j looks like part of an account', (line) => {
  expect(secretTextsOf(line)).toEqual([line]);
});
