import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readAssignments } from '../../../scripts/runner-files.ts';
import { appendToRunnerFile, outputText } from '../../../src/sinks/runner-file.ts';

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'runner file '));
  file = path.join(folder, 'output');
});
afterAll(async () => await rm(folder, { recursive: true }));

const line = fc.constantFrom('end', 'end_', '', 'result=published', 'status<<end', 'x end y', '\r');

test('no value ends its output early or sets another one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 6 }), async (lines) => {
      await writeFile(file, '');
      const value = lines.join('\n');
      for (const [name, text] of [
        ['status', value],
        ['plan', '[]'],
      ] as const)
        appendToRunnerFile('GITHUB_OUTPUT', file, outputText(name, text));
      // The runner also ends lines at CR, and joins them with the system's line break.
      expect(await readAssignments(file)).toEqual({
        status: value.replace(/\r\n/g, '\n').replace(/\r$/, ''),
        plan: '[]',
      });
    }),
  );
});

describe('a file that the runner did not make', () => {
  test.each([
    ['is not set', () => undefined, 'GITHUB_OUTPUT is not set'],
    ['is empty', () => '', 'GITHUB_OUTPUT is not set'],
    ['is missing', () => path.join(folder, 'none'), 'the file that GITHUB_OUTPUT names does not exist'],
    ['is a folder', () => folder, 'GITHUB_OUTPUT names something that is not a regular file'],
  ])('%s', (_, name, message) => {
    expect(() => appendToRunnerFile('GITHUB_OUTPUT', name(), 'x')).toThrow(message);
  });
});
