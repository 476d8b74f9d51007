import { expect, test } from '@jest/globals';

import { titleOf, titleOfInput } from '../../../src/report/findings.ts';

const titleOfMessage = (message: string) =>
  titleOfInput({ rule: 'invalid-input', severity: 'error', message });

test.each([
  ['client-secret: is missing or empty. Check its name', 'client-secret is missing or empty'],
  ['app-id: is a package identity name, not the Store ID', 'app-id is a package identity name'],
  ['packages: does not apply to an add-on, which has none', 'packages does not apply to an add-on'],
  ['login-url: must be an origin, without a path', 'login-url must be an origin'],
  ['release-notes: has 1600 characters', 'release-notes has 1600 characters'],
])('of %j is its first words', (message, title) => {
  expect(titleOfMessage(message)).toBe(title);
});

test.each([
  'price: is "4,99", but must be Free',
  'rollout-percentage: is "0.5", and the number is in percent',
  'path: is "https://evil.example/x": give the path alone',
  'login-url: must start with https://: the library takes nothing else',
  'tenant-id: must be the Directory (tenant) ID of the application',
  'rollout-percentage: command: rollout needs rollout-percentage or rollout-action',
  `app-id: is ${'very '.repeat(20)}long`,
])('of %j would be cut in the middle, so it is only the name', (message) => {
  expect(titleOfMessage(message)).toBe(message.slice(0, message.indexOf(':')));
});

test('of any other rule is the rule', () => {
  expect(titleOfInput({ rule: 'version-order', severity: 'error', message: 'a: is b' })).toBeUndefined();
  expect(titleOf('version-order')).toBe('Version order');
});
