import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, test } from '@jest/globals';
import { at, bundle } from '../support/package-files.ts';
import { png } from '../support/png.ts';
import { expectSaid, type Situation } from '../support/situations.ts';
import { useStore } from '../support/store.ts';

// What a user reads when files change, vanish or can't be read while they are published.
const store = useStore();
const preload = pathToFileURL(path.join(import.meta.dirname, '../support/file-changes.ts')).href;

/** The environment of a run to whose files something happens; see `file-changes.ts`. */
const withChange = (name: string, what: string, code?: string): Situation['options'] => ({
  env: {
    NODE_OPTIONS: `--disable-warning=ExperimentalWarning --import ${preload}`,
    FILE_CHANGES: JSON.stringify([{ name, what, code }]),
  },
});

// Windows has neither such links nor such modes.
const onPosix = process.platform === 'win32' ? describe.skip : describe;

onPosix('a package that after its inspection', () => {
  test.each<[string, (file: string) => void, string]>([
    ['is deleted', (file) => rmSync(file), 'it no longer exists (ENOENT)'],
    [
      'has a file instead of its folder',
      (file) => {
        rmSync(path.dirname(file), { recursive: true });
        writeFileSync(path.dirname(file), 'x');
      },
      'its folder was replaced by a file (ENOTDIR)',
    ],
    [
      'has a link in its place',
      (file) => {
        renameSync(file, `${file}.old`);
        symlinkSync(`${file}.old`, file);
      },
      'it was replaced by a link (ELOOP)',
    ],
    ['is written to', (file) => appendFileSync(file, 'x'), 'it has '],
    ['is truncated', (file) => truncateSync(file, 10), 'it ends after 10 of '],
    [
      'is replaced by a socket',
      (file) => {
        rmSync(file);
        createServer().listen(file).unref();
      },
      'it is a socket or a device, not a regular file',
    ],
    [
      'is replaced by a folder',
      (file) => {
        rmSync(file);
        mkdirSync(file);
        chmodSync(file, 0o755);
      },
      'it is a folder, not a regular file',
    ],
  ])('%s is not published', async (_what, change, says) => {
    const file = at('out/App.msixbundle', await bundle('1.2.0.0'));
    await expectSaid(store, {
      files: [file],
      options: {
        onLine: (line, workspace) => {
          if (line.startsWith('Changes:')) change(path.join(workspace, file.path));
        },
      },
      says: [
        `has changed since this run inspected it: ${says}`,
        'Nothing was committed. Make sure that nothing changes the files during the run, then run the workflow again.',
      ],
    });
  });
});

test('a folder that cannot be listed ends the search', async () => {
  const options = withChange('closed', 'list', 'EACCES');
  await expectSaid(store, {
    files: [at('closed/App.msixbundle', await bundle('1.2.0.0'))],
    inputs: { packages: 'closed/**/*.msixbundle' },
    ...(options && { options }),
    says: [
      'The search for package files failed: EACCES: list. Check the patterns in packages, and make sure that the runner can read their folders.',
    ],
  });
});

describe('a package', () => {
  test.each([
    [
      'whose bytes change without a trace',
      withChange('App.msixbundle', 'flip'),
      'has changed since this run inspected it: its SHA-256 is ',
    ],
    [
      'that is written to while it is read',
      withChange('App.msixbundle', 'grow'),
      'App.msixbundle was changed while it was being read. Let the build finish first.',
    ],
    [
      'that is truncated while it is read',
      withChange('App.msixbundle', 'shrink'),
      'App.msixbundle was truncated while it was being read.',
    ],
    [
      'that may not be read',
      withChange('App.msixbundle', 'open', 'EACCES'),
      "App.msixbundle can't be read (EACCES).",
    ],
    [
      'that has no room to be unpacked',
      withChange('inner-package', 'write', 'ENOSPC'),
      "App.msixbundle can't be unpacked: there is not enough space in the temp folder.",
    ],
  ])('%s is not sent', async (_what, options, says) => {
    const file = at('App.msixbundle', await bundle('1.2.0.0', { deflateInner: true, payloadBytes: 2 ** 22 }));
    await expectSaid(store, { files: [file], ...(options && { options }), says: [says] });
  });
});

test('a picture that is written to while it is read is not sent', async () => {
  const image = { fileName: 'a.png', imageType: 'Screenshot', fileStatus: 'PendingUpload' };
  const patch = { listings: { 'en-us': { baseListing: { images: [image] } } } };
  const options = withChange('a.png', 'grow');
  await expectSaid(store, {
    files: [
      await bundle('1.2.0.0'),
      { path: 'a.png', bytes: png(1920, 1080) },
      { path: 'patch.json', bytes: Buffer.from(JSON.stringify(patch)) },
    ],
    inputs: { packages: '*.msixbundle', 'submission-patch': 'patch.json', 'dry-run': 'true' },
    ...(options && { options }),
    result: 'refused',
    says: ['"a.png" was changed while it was being read. Let the step that writes it finish first.'],
  });
});
