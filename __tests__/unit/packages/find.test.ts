import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ActionError } from '../../../src/errors.ts';
import { findPackages } from '../../../src/packages/find.ts';

let root: string;
let workspace: string;
const onPosix = process.platform === 'win32' ? test.skip : test;

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'find-')));
  // Characters that a glob would treat as special.
  workspace = join(root, 'my [app] (1)');
  await mkdir(workspace);
});

afterEach(() => rm(root, { recursive: true, force: true }));

async function files(...paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await mkdir(dirname(join(workspace, path)), { recursive: true });
    await writeFile(join(workspace, path), path);
  }
}

async function find(patterns: string): Promise<readonly string[]> {
  const found = await findPackages({ patterns, workspace, allowedRoots: [workspace] });
  return found.map((path) => path.slice(workspace.length + 1).replaceAll('\\', '/'));
}

/** The warnings about lines that match nothing when others do. */
async function warningsOf(patterns: string): Promise<readonly string[]> {
  const warnings: string[] = [];
  const warn = (message: string) => warnings.push(message);
  await findPackages({ patterns, workspace, allowedRoots: [workspace], warn });
  return warnings;
}

async function errorOf(patterns: string): Promise<ActionError> {
  try {
    await find(patterns);
  } catch (error) {
    if (error instanceof ActionError) return error;
    throw error;
  }
  throw new Error('it found something');
}

async function messageOf(patterns: string, code = 'no-package-found'): Promise<string> {
  const error = await errorOf(patterns);
  expect(error.code).toBe(code);
  return error.message;
}

describe('package files are found', () => {
  test('by globs, sorted, each once', async () => {
    await files('out/b.msix', 'out/a.msix', 'c.appxbundle');
    expect(await find('out/*.msix\nc.appxbundle\n**/*.msix')).toEqual([
      'c.appxbundle',
      'out/a.msix',
      'out/b.msix',
    ]);
  });

  test('by lines with Windows slashes and line endings', async () => {
    await files('AppPackages/App_1/App.msixbundle');
    expect(await find('AppPackages\\**\\*.msixbundle\r\n# nothing else\r\n')).toEqual([
      'AppPackages/App_1/App.msixbundle',
    ]);
  });

  test('by names with spaces, parentheses, brackets and letters outside ASCII', async () => {
    await files('My App (x64).msix', 'महसुस é.appx', 'App [beta].msix');
    expect(await find('My App (x64).msix\nमहसुस é.appx\nApp [[]beta].msix')).toHaveLength(3);
    expect(await find('*.msix\n*.appx')).toHaveLength(3);
  });

  test('by an extension in any case', async () => {
    await files('App.MSIX');
    expect(await find('*.MSIX')).toEqual(['App.MSIX']);
  });

  test('except for those that a later line excludes, and a folder is excluded as a whole', async () => {
    await files('a.msix', 'Dependencies/x64/VCLibs.appx', 'Dependencies/mine.msix');
    expect(await find('**/*.msix\n**/*.appx\n!**/Dependencies')).toEqual(['a.msix']);
    expect(await find('**/*.msix\n!Dependencies\nDependencies/mine.msix')).toEqual([
      'Dependencies/mine.msix',
      'a.msix',
    ]);
  });

  test('outside the workspace only in a folder that is allowed', async () => {
    const temp = join(root, '_temp');
    await mkdir(temp);
    await writeFile(join(temp, 'a.msix'), '');
    const patterns = `${temp}/*.msix`;
    expect(await findPackages({ patterns, workspace, allowedRoots: [workspace, temp] })).toEqual([
      join(temp, 'a.msix'),
    ]);
    expect(await messageOf(patterns, 'outside-workspace')).toContain('../_temp/a.msix: it is outside');
    expect((await errorOf(patterns)).findings).toMatchObject([{ file: '../_temp/a.msix' }]);
  });

  test('not in a folder that only has a name like a package', async () => {
    await files('App.msix/AppxManifest.xml', 'out/App.msix');
    expect(await find('**/*.msix')).toEqual(['out/App.msix']);
  });

  test('if one of several globs finds nothing', async () => {
    await files('a.msixbundle');
    expect(await find('*.msix\n*.msixbundle')).toEqual(['a.msixbundle']);
  });
});

describe('next to a line that finds something', () => {
  test('a line with wildcards that finds nothing is a warning', async () => {
    await files('a.msixbundle');
    const warnings = await warningsOf('*.msix\n*.msixbundle');
    expect(warnings).toEqual(['No files match "*.msix". Package files in the workspace: a.msixbundle.']);
    expect(await warningsOf('*.msixbundle')).toEqual([]);
  });

  test('a line whose files are all excluded on purpose is not a warning', async () => {
    await files('a.msix', 'b.appx');
    expect(await warningsOf('*.msix\n*.appx\n!b.appx')).toEqual([]);
  });

  test.each([
    ['braces', 'arm64/*.{msix,appx}', 'Braces are not supported'],
    ['quotation marks', '"arm64/*.msix"', 'The quotation marks are part of the pattern'],
    ['commas', 'x86/*.msix, arm64/*.msix', "Commas and semicolons don't separate patterns"],
    ['quotation marks in a line that excludes', '!"**/Dependencies/**"', 'quotation marks'],
  ])('a line with %s is an error', async (_habit, line, expected) => {
    await files('x64/a.msix', 'arm64/a.msix', 'Dependencies/b.msix');
    expect(await messageOf(`x64/*.msix\n${line}`)).toContain(expected);
  });

  test('a line that only looks like a habit finds its file', async () => {
    await files('a.msix', 'App{1,2}, v3.msix', 'b $NAME.msix');
    expect(await find('a.msix\nApp{1,2}, v3.msix\n*$NAME.msix\n!**/$RECYCLE.BIN/**')).toHaveLength(3);
  });
});

describe('if nothing is found, the error', () => {
  test('names the package files that are there, the most similar first', async () => {
    await files('AppPackages/Notes_1.0.0.0_x64.msixbundle', 'other/Tool.appx', 'readme.txt');
    const message = await messageOf('AppPackages/Nodes*.msixbundle');
    expect(message).toContain('No files match "AppPackages/Nodes*.msixbundle".');
    expect(message).toMatch(/AppPackages\/Notes_1\.0\.0\.0_x64\.msixbundle, other\/Tool\.appx\.$/);
  });

  test('names a few of many', async () => {
    await files(...[...'abcdefgh'].map((name) => `${name}.msix`));
    expect(await messageOf('*.appx')).toMatch(/: (?:\w\.msix, ){4}\w\.msix and 3 more\./);
  });

  test('asks for the build if there is no package file at all', async () => {
    expect(await messageOf('*.msix')).toContain('The workspace is empty');
    await files('readme.txt');
    expect(await messageOf('*.msix')).toContain('no package files in the workspace');
  });

  test('explains braces', async () => {
    await files('out/a.msix');
    expect(await messageOf('out/*.{msixbundle,appxbundle}')).toContain(
      'Braces are not supported: write one pattern per line, out/*.msixbundle and out/*.appxbundle.',
    );
  });

  test('refers to the folder where the path ends', async () => {
    await files('AppPackages/Release/a.msix');
    expect(await messageOf('AppPackages/Relase/*.msix')).toContain(
      'There is no "Relase" in AppPackages. Did you mean "Release"?',
    );
    expect(await messageOf('bin/*.msix')).toContain('There is no "bin" in the workspace.');
  });

  onPosix('names a difference in case', async () => {
    await files('AppPackages/a.MSIX');
    expect(await messageOf('apppackages/*.MSIX')).toContain('In the workspace, the name is "AppPackages"');
    expect(await messageOf('AppPackages/*.msix')).toContain(
      'AppPackages contains a.MSIX: file names are case-sensitive here',
    );
  });

  test('says that a star stays in one folder if what it is meant for is further down', async () => {
    await files('out/Release/App.msix', 'out/Other.appx');
    expect(await messageOf('out/*.msix')).toContain(
      'out/Release/App.msix is in one. To search subfolders, write out/**/*.msix.',
    );
    expect(await messageOf('*.appx')).toContain('write **/*.appx');
    expect(await messageOf('out/*.msixbundle')).not.toContain('Wildcards');
    expect(await find('out/**/*.msix')).toHaveLength(1);
  });

  test('treats brackets in the name of an existing file literally', async () => {
    await files('out/App [beta].msix');
    expect(await messageOf('out/App [beta].msix')).toContain('write "App [[]beta].msix"');
    expect(await find('out/App [[]beta].msix')).toHaveLength(1);
  });

  test('explains a folder', async () => {
    await files('AppPackages/App_1/a.appxbundle');
    expect(await messageOf('AppPackages')).toContain(
      'AppPackages is a folder. Use a pattern for the files in it, such as AppPackages/**/*.appxbundle.',
    );
    expect(await messageOf('.\\AppPackages\\')).toContain('AppPackages is a folder');
  });

  test('explains a file instead of a folder', async () => {
    await files('out.msix');
    expect(await messageOf('out.msix/*.msix')).toContain('out.msix is a file, not a folder.');
  });

  test('explains a file instead of a folder in a line without wildcards, next to others', async () => {
    await files('out/App.msix', 'a.appx');
    const error = await errorOf('out/App.msix/App.msix\na.appx');
    expect(error.message).toContain('out/App.msix is a file, not a folder.');
    expect(error.findings).toHaveLength(1);
    expect(await messageOf(`${'x'.repeat(300)}.msix`)).toMatch(/There is no "x+\.msix" in the workspace/);
  });

  onPosix('says where the workspace is when a line leads elsewhere', async () => {
    await files('out/App.msix');
    for (const line of ['/home/runner/work/app/app/out/*.msix', 'D:\\a\\app\\app\\out\\*.msix']) {
      const message = await messageOf(line);
      expect(message).toContain(`the workspace of this job is ${workspace}`);
      expect(message).toContain('relative to the workspace, out/*.msix.');
      expect(message).not.toContain('../');
    }
    expect(await messageOf('/nowhere/a.msix')).toContain(`the workspace of this job is ${workspace}`);
  });

  test('shows where a path outside the workspace ends, as an absolute path', async () => {
    const temp = join(root, '_temp');
    await mkdir(temp);
    const options = { patterns: `${temp}/out/*.msix`, workspace, allowedRoots: [workspace, temp] };
    const message = await findPackages(options).then(() => '', String);
    expect(message).toContain(`There is no "out" in ${temp}.`);
    expect(message).not.toContain('../');
  });

  onPosix('explains an absolute line into the workspace like a relative one', async () => {
    await files('out/App.msix');
    expect(await messageOf(`${workspace.replaceAll('[', '[[]')}/ot/*.msix`)).toContain(
      'There is no "ot" in the workspace. Did you mean "out"?',
    );
  });

  test('asks to unpack archives if there is no package next to them', async () => {
    await files('dist/app.zip');
    expect(await messageOf('dist/*.msix')).toContain(
      'The workspace has no package files, only dist/app.zip: unpack it in an earlier step.',
    );
  });

  test('explains brackets', async () => {
    await files('App [beta].msix', 'App [b].msix');
    expect(await messageOf('App [b].msix')).toContain('write "App [[]b].msix"');
  });

  test('names the lines that exclude everything', async () => {
    await files('a.msix', 'b.msix');
    expect(await messageOf('*.msix\n!**/*.msix')).toBe(
      '"*.msix" matches 2 files, but lines with ! exclude all of them: !**/*.msix.',
    );
  });

  test('names a line without wildcards even when others find something', async () => {
    await files('x64/a.msix');
    const error = await errorOf('x64/a.msix\narm64/a.msix');
    expect(error).toMatchObject({ code: 'no-package-found', findings: [{ rule: 'no-package-found' }] });
    expect(error.message).toContain('No files match "arm64/a.msix".');
    expect(error.message).not.toContain('"x64/a.msix"');
  });

  onPosix('names a link in the way', async () => {
    await mkdir(join(root, 'elsewhere'));
    await writeFile(join(root, 'elsewhere', 'a.msix'), '');
    await symlink(join(root, 'elsewhere'), join(workspace, 'out'));
    expect(await messageOf('out/*.msix')).toContain('out is a link, and links are not followed.');
  });

  test('gives up on a large workspace after a while', async () => {
    await files('node_modules/a/b.msix', '.git/c.msix', 'd.msix');
    expect(await messageOf('*.appx')).toContain('Package files in the workspace: d.msix.');
  });
});

describe('what is found but cannot be published is refused', () => {
  test('if its name is no package’s, all at once', async () => {
    await files('out/a.msix', 'out/a.msixsym', 'out/install.ps1', 'out/setup.exe');
    const message = await messageOf('out/**', 'wrong-kind');
    expect(message).toContain('out/a.msixsym, out/install.ps1, out/setup.exe.');
    expect(message).not.toContain('out/a.msix,');
    expect(message).toMatch(/^These files are not packages: /);
    expect(message).toContain('MSI and EXE');
    expect(message).toContain('Symbols are published inside an upload file');
    expect(await messageOf('out/install.ps1', 'wrong-kind')).toMatch(
      /^This file is not a package: .*[^.]\.$/,
    );
  });

  test('if it is one of many, by the first names', async () => {
    await files(...Array.from({ length: 14 }, (_each, index) => `out/${index}.txt`));
    expect(await messageOf('out/*', 'wrong-kind')).toContain('and 4 more');
  });

  onPosix('if it is a link, wherever it leads', async () => {
    await files('real.msix');
    await symlink('real.msix', join(workspace, 'link.msix'));
    await symlink('/etc/passwd', join(workspace, 'passwd.msix'));
    await symlink('/dev/zero', join(workspace, 'zero.msix'));
    await symlink('nowhere', join(workspace, 'broken.msix'));
    const error = await errorOf('*.msix');
    expect(error.code).toBe('not-a-file');
    expect(error.findings.map((each) => each.message)).toEqual(
      ['broken', 'link', 'passwd', 'zero'].map(
        (name) => `${name}.msix: it is a link, and links are not followed.`,
      ),
    );
    const places = ['broken.msix', 'link.msix', 'passwd.msix', 'zero.msix'];
    expect(error.findings.map((each) => each.file)).toEqual(places);
  });

  onPosix('if it is a pipe', async () => {
    execFileSync('mkfifo', [join(workspace, 'pipe.msix')]);
    expect(await messageOf('*.msix', 'not-a-file')).toBe('pipe.msix: it is not a regular file.');
  });

  onPosix('if a folder on its way leads out of the workspace', async () => {
    await mkdir(join(root, 'elsewhere'));
    await writeFile(join(root, 'elsewhere', 'a.msix'), '');
    await symlink(join(root, 'elsewhere'), join(workspace, 'out'));
    expect(await messageOf('out/a.msix', 'outside-workspace')).toContain('out/a.msix');
    expect((await errorOf('out/a.msix')).findings).toMatchObject([{ file: 'out/a.msix' }]);
  });
});
