import { expect, test } from '@jest/globals';

import { artifactName } from '../../../src/inputs/texts.ts';
import { problemOf, readText } from '../../support/parsed.ts';

test.each(['store-record', 'Store record of Contoso Notes 1.2.0 (x64)', 'ストア #12 [beta]'])(
  '%j is a valid artifact name',
  (name) => {
    expect(readText(artifactName, name)).toBe(name);
  },
);

test.each([
  ['a/b', 'any of'],
  ['a:b', 'any of'],
  ['a\nb', 'control'],
  ['x ##[stop-commands]tok', '##['],
  ['a\u001b[31mb', 'control'],
  ['a\u202eb', 'invisible'],
  ['a\u2028b', 'line breaks'],
  ['a\u0085b', 'control'],
  ['a\u200bb', 'invisible'],
])('%j is not, and the message says why', (name, why) => {
  expect(problemOf(artifactName, name)).toContain(why);
});
