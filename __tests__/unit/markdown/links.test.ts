import { expect, test } from '@jest/globals';
import { storeUrl, trustedLink } from '../../../src/markdown/links.ts';
import { withoutQuery } from '../../../src/masking/url.ts';
import { submissionUrl } from '../../../src/store/partner-center.ts';

test('page links are built from IDs that look valid', () => {
  expect(submissionUrl('9NBLGGH4R315', '1152921504621243680')).toBe(
    'https://partner.microsoft.com/dashboard/products/9NBLGGH4R315/submissions/1152921504621243680',
  );
  expect(storeUrl('9NBLGGH4R315')).toBe('https://apps.microsoft.com/detail/9NBLGGH4R315');
});

test.each([
  ['9NBLGGH4R315', '../1'],
  ['9NBLGGH4R315', '1?x'],
  ['9NBLGGH4R315', ''],
  ['9NBLGGH4R31/', '1'],
  ['9nblggh4r315\n', '1'],
])('nothing is built from %j and %j', (appId, id) => {
  expect(submissionUrl(appId, id)).toBeUndefined();
});

test('a user name and a query do not become part of a link', () => {
  expect(trustedLink('https://user:pass@github.com/a/b?token=x')).toBe('https://github.com/a/b');
  expect(withoutQuery('https://evil.example/report?sig=secret&x#y')).toBe('https://evil.example/report');
  expect(withoutQuery('no address')).toBe('no address');
});
