import { describe, expect, test } from '@jest/globals';
import { notesOf, problemsOf, type ReleaseState } from '../../../scripts/release.ts';

const changelog =
  '# Changelog\n\n## Unreleased\n\n## 1.2.3 (2026-12-01)\n\n- One.\n- Two.\n\n## 1.2.2\n\n- Zero.\n';
const ready: ReleaseState = {
  packageVersion: '1.2.3',
  simulatorVersion: '1.2.3',
  changelog,
  owner: 'Contoso',
  repository: 'contoso/publish-to-microsoft-store',
  tags: ['v1', 'v1.2.2'],
  pages: ['npx https://github.com/o/r/releases/download/v1.2.3/simulator-1.2.3.tgz'],
};

describe('problemsOf', () => {
  test('finds nothing wrong with a release that is ready', () => {
    expect(problemsOf('1.2.3', ready)).toEqual([]);
  });

  test.each<[string, Partial<ReleaseState>, string]>([
    ['the package has another version', { packageVersion: '1.2.2' }, 'package.json has version 1.2.2'],
    [
      'the simulator has another version',
      { simulatorVersion: '1.2.4' },
      'simulator/package.json has version 1.2.4',
    ],
    [
      'the changelog has no section for it',
      { changelog: '## Unreleased\n' },
      'CHANGELOG.md has no section "## 1.2.3"',
    ],
    [
      'the section is empty',
      { changelog: '## 1.2.3\n\n## 1.2.2\n- x\n' },
      'CHANGELOG.md has no section "## 1.2.3"',
    ],
    [
      'a page names another version',
      { pages: ['npx https://github.com/o/r/releases/download/v1.2.2/simulator-1.2.3.tgz'] },
      'a page names the file of another version: /releases/download/v1.2.2/simulator-1.2.3.tgz',
    ],
    ['it was released before', { tags: ['v1.2.3'] }, 'the tag v1.2.3 exists'],
    ['no owner is stated', { owner: 'OWNER_NOT_SET' }, 'package.json states no owner: npm run owner -- NAME'],
    [
      'a fork releases',
      { repository: 'someone/x' },
      'package.json states the owner Contoso, and this is a repository of someone',
    ],
  ])('refuses if %s', (_what, change, problem) => {
    expect(problemsOf('1.2.3', { ...ready, ...change })).toEqual([problem]);
  });

  test.each(['', 'v1.2.3', '1.2', '01.2.3', '1.2.3; rm -rf .', '1.2.3-beta'])(
    'refuses %j as a version',
    (version) => {
      expect(problemsOf(version, ready)).toEqual([`"${version}" is no version such as 1.2.3`]);
    },
  );
});

test('the notes of a release are its section of the changelog', () => {
  expect(notesOf('1.2.3', changelog)).toBe('- One.\n- Two.');
  expect(notesOf('1.2', changelog)).toBeUndefined();
});
