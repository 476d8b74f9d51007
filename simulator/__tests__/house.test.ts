import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { parseSource, readSources, type SourceFile } from '../../__tests__/support/house.ts';

const versions = z.record(z.string(), z.string()).default({});
const manifestSchema = z.object({ dependencies: versions, devDependencies: versions });
const readManifest = (file: string) => manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')));

const own = readManifest('simulator/package.json').devDependencies;
const action = readManifest('package.json');

const mostLooseFiles = 6;
const mostLines = 250;

const room = (name: string) => (name.includes('/') ? name.slice(0, name.indexOf('/')) : '');
const packageOf = (specifier: string) => /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
const isOurs = (of: string) => of.endsWith('.ts');
const libraries = (files: readonly SourceFile[]) =>
  new Set(
    files.flatMap(({ imports }) =>
      imports.map(({ of }) => of).filter((of) => !isOurs(of) && !of.startsWith('node:')),
    ),
  );

/** How the simulator's files break the rules, one line each. */
function violations(files: readonly SourceFile[], declared: Readonly<Record<string, string>>): string[] {
  const names = new Set(files.map(({ name }) => name));
  const loose = files.filter(({ name }) => room(name) === '');
  const outside = files.flatMap(({ name, imports }) =>
    imports
      .filter(({ of }) => isOurs(of) && !names.has(of))
      .map(({ of }) => `${name} imports ${of}, which is outside the simulator`),
  );
  const undeclared = [...libraries(files)]
    .filter((library) => !(packageOf(library) in declared))
    .map((library) => `${library} is not in package.json`);
  const upwards = files.flatMap(({ name, imports }) =>
    imports
      .filter(({ of }) => room(name) !== '' && isOurs(of) && room(of) === '')
      .map(({ of }) => `${name} imports ${of}: a room imports no loose file`),
  );
  const large = files.flatMap(({ name, lines, longFunctions }) => [
    ...(lines > mostLines ? [`${name} has ${lines} lines`] : []),
    ...longFunctions.map((each) => `${name}: ${each.name} has ${each.lines} lines`),
  ]);
  const crowd = loose.length > mostLooseFiles ? [`${loose.length} files are in no room`] : [];
  return [...outside, ...undeclared, ...upwards, ...circles(files), ...crowd, ...large];
}

/** Rooms that import each other, directly or through others, types included. */
function circles(files: readonly SourceFile[]): string[] {
  const below = new Map<string, Set<string>>();
  for (const { name, imports } of files) {
    for (const { of } of imports) {
      if (!isOurs(of) || room(of) === room(name) || room(name) === '') continue;
      below.set(room(name), (below.get(room(name)) ?? new Set()).add(room(of)));
    }
  }
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean => {
    const next = [...(below.get(from) ?? [])].filter((each) => !seen.has(each));
    return next.includes(to) || next.some((each) => reaches(each, to, seen.add(each)));
  };
  return [...below.keys()].filter((each) => reaches(each, each)).map((each) => `${each} imports itself`);
}

const parseFiles = (files: Record<string, string>) =>
  Object.entries(files).map(([name, text]) => parseSource(name, text));

describe('the simulator', () => {
  const files = readSources('simulator/src');

  test('imports only itself and the libraries that it declares; its rooms have one direction', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(violations(files, own)).toEqual([]);
  });

  test('declares no library that it does not import', () => {
    const used = new Set([...libraries(files)].map(packageOf));
    expect(Object.keys(own).filter((name) => !used.has(name))).toEqual([]);
  });

  test('has the same versions of libraries as the action and the tests', () => {
    const theirs = { ...action.dependencies, ...action.devDependencies };
    const shared = Object.keys(own).filter((name) => name in theirs);
    expect(shared.length).toBeGreaterThan(4);
    expect(Object.fromEntries(shared.map((name) => [name, own[name]]))).toEqual(
      Object.fromEntries(shared.map((name) => [name, theirs[name]])),
    );
  });

  test.each<[string, Record<string, string>, string]>([
    [
      'an import from the action',
      { 'store/update.ts': "import { checks } from '../../../src/checks/checks.ts';" },
      'store/update.ts imports ../../src/checks/checks.ts, which is outside the simulator',
    ],
    [
      "an import of the action's limits, of which the simulator has its own",
      { 'store/image-limits.ts': "import { imageTypes } from '../../../src/limits/images.ts';" },
      'store/image-limits.ts imports ../../src/limits/images.ts, which is outside the simulator',
    ],
    [
      'a library that is not declared',
      { 'store/update.ts': "import { diff } from '@scope/diff/deep.js';" },
      '@scope/diff/deep.js is not in package.json',
    ],
    [
      'a room that imports a loose file',
      { 'store/update.ts': "import type { Simulator } from '../simulator.ts';", 'simulator.ts': '' },
      'store/update.ts imports simulator.ts: a room imports no loose file',
    ],
    [
      'seven loose files',
      Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => [`${name}.ts`, ''])),
      '7 files are in no room',
    ],
    ['a long file', { 'store/update.ts': '\n'.repeat(251) }, 'store/update.ts has 251 lines'],
    [
      'a long function',
      { 'store/update.ts': `// é\nfunction update() {${'\n'.repeat(40)}}` },
      'store/update.ts: update has 41 lines',
    ],
  ])('%s is found', (_what, broken, violation) => {
    expect(violations(parseFiles(broken), {})).toEqual([violation]);
  });

  test('rooms that import each other through a third one are found', () => {
    const broken = {
      'a/1.ts': "import type { B } from '../b/1.ts';",
      'b/1.ts': "import '../c/1.ts';",
      'c/1.ts': "import '../a/2.ts';",
      'a/2.ts': '',
      'd/1.ts': "import '../a/2.ts';",
    };
    expect(violations(parseFiles(broken), {})).toEqual(
      ['a', 'b', 'c'].map((each) => `${each} imports itself`),
    );
  });
});

test("the action's dependencies are what it imports, and what that runs undeclared", () => {
  const used = new Set([...libraries(readSources('src'))].map(packageOf));
  // @actions/artifact runs it without declaring it (docs/decisions.md).
  used.add('@protobuf-ts/runtime-rpc');
  expect(Object.keys(action.dependencies).sort()).toEqual([...used].sort());
});
