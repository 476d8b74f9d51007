import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { findViolations, parseSource, readSources, roomsBelow } from '../support/house.ts';

const parseFiles = (files: Record<string, string>) =>
  Object.entries(files).map(([name, text]) => parseSource(name, text));

const rights = z.record(z.string(), z.string());
const workflowSchema = z.object({
  permissions: rights,
  jobs: z.record(z.string(), z.object({ permissions: rights.optional() })),
});

test('the source follows the house rules', () => {
  const files = readSources('src');
  expect(files.length).toBeGreaterThan(50);
  expect(findViolations(files)).toEqual([]);
  const rooms = files.flatMap(({ name }) => (name.includes('/') ? [name.replace(/\/.*/, '')] : []));
  expect(Object.keys(roomsBelow).sort()).toEqual([...new Set(rooms)].sort());
});

test('no arrow between two rooms points up, so no two rooms import each other', () => {
  const rooms = Object.keys(roomsBelow);
  const up = Object.entries(roomsBelow).flatMap(([room, below]) =>
    below.filter((each) => !rooms.slice(0, rooms.indexOf(room)).includes(each)).map((each) => [room, each]),
  );
  expect(up).toEqual([]);
});

test('a page that the source or the documentation cites exists', () => {
  const files = globSync([
    '{src,scripts,__tests__,simulator/{src,__tests__}}/**/*.ts',
    '{.,docs,simulator}/*.md',
  ]);
  const cited = files.flatMap(
    (file) =>
      readFileSync(file, 'utf8').match(
        /(?<![\w/])(?:architecture|assumptions|decisions|store|upload|reliability|simulator)[a-z-]*\.md/g,
      ) ?? [],
  );
  expect(cited.length).toBeGreaterThan(80);
  expect([...new Set(cited)].filter((page) => !existsSync(`docs/${page}`))).toEqual([]);
});

describe('workflows', () => {
  const own = globSync('.github/workflows/*.{yml,yaml}');
  const fences = globSync('{.,docs,simulator}/*.md').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^( *)```ya?ml\n(.*?)^\1```/gms)].map(([, , text = '']) => text),
  );
  const texts = [...own, ...globSync('docs/examples/*.{yml,yaml}'), 'action.yml'].map((file) =>
    readFileSync(file, 'utf8'),
  );

  test('put no expression into a script, which would run what someone put in a title (S8)', () => {
    const scripts = [...texts, ...fences].flatMap((text) => valuesOf(parse(text), ['run', 'script']));
    expect(scripts.length).toBeGreaterThan(8);
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  });

  test.each(own)('%s pins every action by its full SHA (S19)', (file) => {
    const text = readFileSync(file, 'utf8');
    const uses = valuesOf(parse(text), ['uses']);
    expect(uses.length).toBeGreaterThan(0);
    const foreign = uses.filter((action) => !action.startsWith('./'));
    expect(foreign.filter((action) => !/^[\w./-]+@[0-9a-f]{40}$/.test(action))).toEqual([]);
    // The release it stands for, for readers and Dependabot.
    expect(text.match(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/gm) ?? []).toHaveLength(foreign.length);
  });

  test('only the jobs that need it may write, and only what they need (S20)', () => {
    const rights = own.flatMap((file) => {
      const { permissions, jobs } = workflowSchema.parse(parse(readFileSync(file, 'utf8')));
      expect(permissions).toEqual({});
      return Object.entries(jobs).flatMap(([name, job]) =>
        Object.entries(job.permissions ?? {})
          .filter(([, right]) => right !== 'read')
          .map(([right, value]) => `${file.replaceAll('\\', '/')} ${name}: ${right}: ${value}`),
      );
    });
    expect(rights.sort()).toEqual([
      '.github/workflows/rebuild-dist.yml commit: contents: write',
      '.github/workflows/release.yml release: attestations: write',
      '.github/workflows/release.yml release: contents: write',
      '.github/workflows/release.yml release: id-token: write',
      '.github/workflows/security.yml codeql: security-events: write',
      '.github/workflows/security.yml scorecard: id-token: write',
      '.github/workflows/security.yml scorecard: security-events: write',
    ]);
  });

  /** The strings under one of the names, however deep. */
  function valuesOf(value: unknown, names: readonly string[]): readonly string[] {
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([name, each]) =>
      typeof each === 'string' ? (names.includes(name) ? [each] : []) : valuesOf(each, names),
    );
  }
});

describe('a broken rule is found', () => {
  test.each<[string, Record<string, string>, string]>([
    [
      'a room that reaches up to commands',
      { 'sinks/log.ts': "import type { Run } from '../commands/run.ts';" },
      'sinks/log.ts imports commands/run.ts: a room imports only rooms below it',
    ],
    [
      'a loose file that runs a command',
      { 'index.ts': "import { start } from './commands/start.ts';" },
      'index.ts imports commands/start.ts: of the loose files, only main imports commands',
    ],
    [
      'an action with the simulator in it',
      { 'main.ts': "const { start } = await import('../simulator/src/simulator.ts');" },
      'main.ts imports ../simulator/src/simulator.ts: the action never imports the simulator',
    ],
    [
      'the runner protocol in a service',
      { 'upload/upload.ts': "import * as core from '@actions/core';" },
      'upload/upload.ts imports @actions/core: @actions/core belongs to main and sinks',
    ],
    [
      'a child process',
      { 'upload/upload.ts': "import { spawn } from 'node:child_process';" },
      'upload/upload.ts imports node:child_process: no child process in the action, except git for the base commit',
    ],
    [
      'state that outlives a call',
      { 'http/limiter.ts': 'export let sent = 0;' },
      'http/limiter.ts has sent: no module-level state',
    ],
    [
      'output that bypasses the logger',
      { 'store/client.ts': "export function look() { console.log('x'); }" },
      'store/client.ts uses console.log: what it says goes through the logger',
    ],
    [
      'a clock of its own',
      { 'poll.ts': "import { setTimeout } from 'node:timers/promises';" },
      'poll.ts imports node:timers/promises: waits go through the clock',
    ],
    [
      'the current time from nowhere',
      { 'submission/plan.ts': 'export const plan = () => ({ at: new Date() });' },
      'submission/plan.ts uses new Date: time is passed in',
    ],
    [
      'randomness from nowhere',
      { 'http/retry.ts': 'export const jitter = () => Math.random();' },
      'http/retry.ts uses Math.random: randomness is passed in',
    ],
    [
      'a pure module that reads files through another one',
      {
        'submission/plan.ts': "import { read } from '../packages/read.ts';",
        'packages/read.ts': "import { readFile } from 'node:fs/promises';",
      },
      'submission/plan.ts imports packages/read.ts imports node:fs/promises: pure modules do no I/O',
    ],
    [
      'HTTP that knows who uses it',
      { 'http/retry.ts': "import type { Call } from '../store/call.ts';" },
      'http/retry.ts imports store/call.ts: a room imports only rooms below it',
    ],
    [
      'an upload that imports from the Store',
      { 'upload/url.ts': "import { targetPath } from '../store/target.ts';" },
      'upload/url.ts imports store/target.ts: a room imports only rooms below it',
    ],
    [
      'a service that reads an input',
      { 'auth/choose.ts': "import type { Inputs } from '../inputs.ts';" },
      'auth/choose.ts imports inputs.ts: a room imports only rooms below it',
    ],
    [
      'a room that reaches up, even if only for a type',
      { 'masking/redactor.ts': "import type { RunLogger } from '../sinks/log.ts';" },
      'masking/redactor.ts imports sinks/log.ts: a room imports only rooms below it',
    ],
    [
      'a package reader that knows the plan',
      { 'packages/inspect.ts': "import type { Plan } from '../submission/types.ts';" },
      'packages/inspect.ts imports submission/types.ts: a room imports only rooms below it',
    ],
    [
      'a patch that knows the plan',
      { 'patch/source.ts': "import { withPatch } from '../submission/patch.ts';" },
      'patch/source.ts imports submission/patch.ts: a room imports only rooms below it',
    ],
    [
      'a check that reads files',
      { 'checks/plan/fields.ts': "import { readFile } from 'node:fs/promises';" },
      'checks/plan/fields.ts imports node:fs/promises: pure modules do no I/O',
    ],
    [
      'a seventh loose file',
      Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => [`${name}.ts`, ''])),
      'a.ts, b.ts, c.ts, d.ts, e.ts, f.ts, g.ts: at most 6 files lie loose in src',
    ],
    [
      'a long file in any room',
      { 'commands/publish.ts': '\n'.repeat(251) },
      'commands/publish.ts has 251 lines: no file has more than 250',
    ],
    [
      'a long file',
      { 'store/client.ts': '\n'.repeat(251) },
      'store/client.ts has 251 lines: no file has more than 250',
    ],
    [
      'a long function',
      { 'store/client.ts': `// é\nexport function send() {${'\n'.repeat(39)}  return 1;\n}` },
      'store/client.ts has send: no function has more than 40 lines',
    ],
    [
      'a long method',
      { 'store/client.ts': `export class Client { #send() {${'\n'.repeat(40)}} }` },
      'store/client.ts has send: no function has more than 40 lines',
    ],
    [
      'files that import each other',
      { 'a.ts': "import './b.ts';", 'b.ts': "export { a } from './a.ts';" },
      'a.ts → b.ts → a.ts: arrows go one way',
    ],
  ])('%s', (_what, files, violation) => {
    expect(findViolations(parseFiles(files))).toEqual([violation]);
  });
});

test('what the rules allow is not a violation', () => {
  expect(
    findViolations(
      parseFiles({
        'main.ts':
          "import * as core from '@actions/core'; import { publish } from './commands/publish.ts'; Date.now();",
        'submission/plan.ts':
          "import type { StorePackage } from '../store/wire.ts'; export const at = new Date(0);",
        'upload/upload.ts':
          "import { Readable } from 'node:stream'; export function send() { let sent = 0; return sent; }",
        'store/client.ts': `import type { Clock } from '../clock.ts';${'\n'.repeat(250)}`,
        'store/call.ts': `import '../http/retry.ts';export const call = () => {${'\n'.repeat(39)}};`,
      }),
    ),
  ).toEqual([]);
});
