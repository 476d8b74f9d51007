import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { ownersIn, statedOwner, textsWithOwner, withOwner } from '../../../scripts/owner.ts';

test('every text names the owner that package.json states', () => {
  const owner = statedOwner(readFileSync('package.json', 'utf8'));
  const named = textsWithOwner().flatMap((file) => ownersIn(readFileSync(file, 'utf8')));
  expect(named.length).toBeGreaterThan(8);
  expect(new Set(named)).toEqual(new Set([owner]));
});

test('a placeholder is a name that no one can own on GitHub', () => {
  const owner = statedOwner(readFileSync('package.json', 'utf8'));
  // https://docs.github.com/enterprise-cloud@latest/admin/managing-iam/iam-configuration-reference/username-considerations-for-external-authentication
  const isName = /^[A-Za-z0-9](?:-?[A-Za-z0-9]){0,38}$/.test(owner);
  expect(isName || owner === 'OWNER_NOT_SET').toBe(true);
});

test('the owner is found and replaced in all its forms', () => {
  const text = [
    '- uses: some_one/publish-to-microsoft-store@v1',
    'https://github.com/some_one/publish-to-microsoft-store/security',
    '"git+https://github.com/some_one/publish-to-microsoft-store.git"',
    '* @some_one/maintainers',
    'npm pack ./a/publish-to-microsoft-store and a/b/publish-to-microsoft-store-x',
  ].join('\n');
  expect(ownersIn(text)).toEqual(['some_one']);
  expect(ownersIn(withOwner(text, 'contoso'))).toEqual(['contoso']);
  expect(withOwner(text, 'contoso')).toContain('./a/publish-to-microsoft-store and a/b/');
});
