import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { exposedNotes } from '../../../src/github/exposed-notes.ts';
import { isTracked } from '../../../src/patch/tracked.ts';
import { expectCpuBelow } from '../../support/cpu-time.ts';

let workspace: string;
beforeEach(() => {
  workspace = mkdtempSync(path.join(tmpdir(), 'notes '));
  mkdirSync(path.join(workspace, '.github/workflows'), { recursive: true });
});
afterEach(() => rmSync(workspace, { recursive: true }));

const notes = 'User: tester@contoso.example\nPassword: "a\\b" #1';

function exposed(workflow: string, text = notes, payload: Record<string, unknown> = {}) {
  writeFileSync(path.join(workspace, '.github/workflows/release.yml'), workflow);
  return exposedNotes(text, { workspace, event: { payload } });
}

describe('notes in the workflow are reported, with file and line', () => {
  test.each([
    [
      'as a block',
      '          certification-notes: |\n            User: tester@contoso.example\n            Password: "a\\b" #1\n',
    ],
    [
      'as a folded block',
      '          certification-notes: >-\r\n            User: tester@contoso.example\r\n            Password: "a\\b" #1\r\n',
    ],
    [
      'in another letter case, quoted',
      `          "Certification-Notes": 'User: tester@contoso.example\n            Password: "a\\b" #1'\n`,
    ],
  ])('%s', (_how, step) => {
    const found = exposed(`jobs:\n  a:\n    steps:\n      - with:\n${step}          price: Free\n`);
    expect(found).toMatchObject({ severity: 'warning', file: '.github/workflows/release.yml', line: 5 });
    expect(found?.message).toContain('secrets.STORE_CERTIFICATION_NOTES');
    expect(found?.message).not.toContain('Password');
  });

  test('quickly, however long they are', () => {
    const notes = `a${'\n '.repeat(500_000)}b`;
    expectCpuBelow(1_000, () => exposed('with:\n  certification-notes: |\n    a\n', notes));
  });

  test('even if they are short, or followed by a comment', () => {
    expect(exposed('with:\n  certification-notes: none # no account\n', 'none')).toMatchObject({ line: 2 });
  });
});

describe('no warning', () => {
  const secret = '$' + '{{ secrets.NOTES }}';
  test.each([
    ['about notes from a secret', `with:\n  certification-notes: ${secret}\n`],
    [
      'about notes from a secret whose words are elsewhere in the file',
      `# User: tester@contoso.example\nwith:\n  certification-notes: ${secret}\n`,
    ],
    ['about other notes in the workflow', 'with:\n  certification-notes: |\n    Press F2.\n'],
    ['without a workflow of that kind', 'on: push\n'],
  ])('%s', (_what, workflow) => {
    expect(exposed(workflow)).toBeUndefined();
  });

  test('without notes, or without a checkout', () => {
    expect(exposedNotes(undefined, { workspace, event: { payload: {} } })).toBeUndefined();
    expect(
      exposedNotes(notes, { workspace: path.join(workspace, 'none'), event: { payload: {} } }),
    ).toBeUndefined();
  });
});

describe('notes that come from the event', () => {
  test('are reported, wherever it contains them', () => {
    for (const payload of [
      { inputs: { notes: `${notes.replace('\n', '\r\n')}\r\n` } },
      { client_payload: { a: [notes] } },
    ])
      expect(exposed('', notes, payload)?.message).toContain('comes from the event');
  });

  test('are not confused with others, or with a word that is in it by chance', () => {
    expect(exposed('', notes, { inputs: { notes: 'User: tester@contoso.example' } })).toBeUndefined();
    expect(exposed('', 'push', { ref: 'push' })).toBeUndefined();
  });
});

describe('a file that git', () => {
  /** An index as git writes it, limited to what is read: entries of 62 bytes and their path. */
  function writeIndex(version: number, ...names: readonly string[]) {
    mkdirSync(path.join(workspace, '.git'));
    const header = Buffer.alloc(12);
    header.write('DIRC');
    header.writeUInt32BE(version, 4);
    const entries = names.map((name) => {
      const head = Buffer.alloc(62);
      head.writeUInt16BE(name.length, 60);
      return Buffer.concat([head, Buffer.from(`${name}\0\0`)]);
    });
    writeFileSync(path.join(workspace, '.git/index'), Buffer.concat([header, ...entries]));
  }

  test('tracks is distinguished from one that a step has written', async () => {
    writeIndex(2, 'a/store/patch.json', 'store/notes.json');
    expect(await isTracked(path.join(workspace, 'store/notes.json'))).toBe(true);
    expect(await isTracked(path.join(workspace, 'a/store/patch.json'))).toBe(true);
    expect(await isTracked(path.join(workspace, 'store/patch.json'))).toBe(false);
  });

  test('may track is unknown without a repository or with an index in the short form', async () => {
    expect(await isTracked(path.join(workspace, 'patch.json'))).toBeUndefined();
    writeIndex(4, 'patch.json');
    expect(await isTracked(path.join(workspace, 'patch.json'))).toBeUndefined();
  });
});
