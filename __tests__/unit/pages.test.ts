import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { signInFailures } from '../../src/auth/known-failures.ts';
import { writingEvents } from '../../src/github/trust.ts';
import { causeOf, knownFailures } from '../../src/store/known-failures.ts';

const pages = ['README.md', ...globSync('docs/*.md').map((name) => name.replaceAll('\\', '/'))].sort();
const texts = [...pages, 'SECURITY.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'simulator/README.md'];

const read = (file: string) => readFileSync(file, 'utf8');

/** The text without code blocks and inline code. */
const proseOf = (text: string) => text.replace(/^ *```.*?^ *```/gms, '').replace(/`[^`\n]*`/g, '');

/** Every relative link on a page, as written. */
function linksIn(text: string): readonly string[] {
  return [...proseOf(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));
}

/** The anchors that GitHub gives the headings of a page. */
function anchorsOf(text: string): readonly string[] {
  const headings = [...text.replace(/^ *```.*?^ *```/gms, '').matchAll(/^#{1,6} (.+)$/gm)];
  return headings.map(([, heading = '']) =>
    heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test('README.md has at most 2,000 words', () => {
  expect(read('README.md').split(/\s+/).length).toBeLessThanOrEqual(2000);
});

test('the last section of README.md links every page', () => {
  const [last = ''] = read('README.md').split(/^## /m).slice(-1);
  const linked = linksIn(last);
  expect(pages.filter((page) => page !== 'README.md' && !linked.includes(page))).toEqual([]);
});

test.each(texts)('%s links only to files and headings that exist', (page) => {
  const broken = linksIn(read(page)).filter((link) => {
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? page : path.posix.join(path.posix.dirname(page), file);
    if (!existsSync(target)) return true;
    return anchor !== undefined && !anchorsOf(read(target)).includes(anchor);
  });
  expect(broken).toEqual([]);
});

test('the address of the simulator has the version of both packages', () => {
  const versions = ['package.json', 'simulator/package.json'].map((file) => JSON.parse(read(file)).version);
  expect(new Set(versions).size).toBe(1);
  const addresses = texts.flatMap((page) => [
    ...read(page).matchAll(/\/releases\/download\/(\S+?)\/microsoft-store-simulator-(\S+?)\.tgz/g),
  ]);
  expect(addresses.length).toBeGreaterThan(0);
  for (const [, tag, file] of addresses) expect([tag, file]).toEqual([`v${versions[0]}`, versions[0]]);
});

test('the page for reviewers names every event that may write', () => {
  const [, section = ''] =
    /^## Which runs may write[^\n]*\n\n([^\n]+)/m.exec(read('docs/for-reviewers.md')) ?? [];
  expect([...section.matchAll(/`(\w+)`/g)].map(([, event]) => event)).toEqual(writingEvents);
});

describe('docs/troubleshooting.md', () => {
  const page = read('docs/troubleshooting.md');

  test('has every code that a run can end with', () => {
    const told =
      /(?:\b(?:code|rule): |Fault\(\s*|(?:busy|refused|finding)\(\s*|Rule = )'([a-z]+(?:-[a-z]+)*)'/g;
    const codes = globSync('src/**/*.ts').flatMap((file) =>
      [...read(file).matchAll(told)].map(([, code = '']) => code),
    );
    expect(new Set(codes).size).toBeGreaterThan(100);
    // This one is zod's own.
    const missing = [...new Set(codes)].filter((code) => code !== 'custom' && !page.includes(`\`${code}\``));
    expect(missing).toEqual([]);
  });

  test.each(knownFailures.map((known) => [known.code, known] as const))(
    'shows for %s a response that leads to it',
    (_code, known) => {
      const refusal = { stage: 'read', kind: 'app', text: '', isPage: false, ...known.seen } as const;
      expect(causeOf(refusal)).toBe(known);
    },
  );

  test('identifies a refused sign-in by a number, unless it has none', () => {
    const withoutNumber = signInFailures.filter(({ numbers, seen }) => !numbers && !seen);
    expect(withoutNumber.map(({ code }) => code)).toEqual([
      'sign-in-unknown-tenant',
      'sign-in-unavailable',
      'proxy-sign-in',
      'sign-in-page',
    ]);
  });
});
