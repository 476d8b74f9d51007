import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { bundle, differences, filesThatName, packageFolder } from '../../../scripts/bundle.ts';

let root: string;

beforeEach(async () => {
  root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'a bundle ')));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function write(files: Record<string, string>) {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

function dependency(name: string, version: string, files: Record<string, string>, folder = 'node_modules') {
  const base = `${folder}/${name}`;
  return {
    [`${base}/package.json`]: JSON.stringify({ name, version, license: 'MIT', main: 'index.js' }),
    [`${base}/index.js`]: `exports.name = '${name} ${version}';`,
    ...Object.fromEntries(Object.entries(files).map(([file, text]) => [`${base}/${file}`, text])),
  };
}

describe('bundle', () => {
  beforeEach(() => write({ 'package.json': '{"type":"module"}' }));

  const build = () =>
    bundle({ root, entry: path.join(root, 'lib/index.js'), without: [path.join(root, 'lib/simulator')] });

  test('makes an ES module with a chunk for a dynamic import, and names every package with its license', async () => {
    await write({
      'lib/index.js': "import a from 'a'; const { late } = await import('./late.js'); console.log(a, late);",
      'lib/late.js': "import b from '@scope/b'; export const late = b;",
      ...dependency('a', '1.0.0', { LICENSE: 'Text of a\r\nin two lines' }),
      ...dependency('@scope/b', '2.0.0', { 'LICENCE.md': 'Text of b' }),
    });
    const files = await build();
    expect([...files.keys()].sort()).toEqual([
      expect.stringMatching(/^\d+\.index\.js$/),
      'index.js',
      'licenses.txt',
      'package.json',
    ]);
    expect(String(files.get('package.json'))).toContain('"type": "module"');
    expect(String(files.get('licenses.txt'))).toMatch(
      /^@scope\/b 2\.0\.0\nMIT\n\nText of b\n\n-+\n\na 1\.0\.0\nMIT\n\nText of a\nin two lines\n$/,
    );
  });

  test('names both versions of a package that is there twice', async () => {
    await write({
      'lib/index.js': "import a from 'a'; import b from 'b'; console.log(a, b);",
      ...dependency('a', '1.0.0', { LICENSE: 'Old terms' }),
      ...dependency('b', '1.0.0', { LICENSE: 'Text of b', 'index.js': "module.exports = require('a');" }),
      ...dependency('a', '2.0.0', { LICENSE: 'New terms' }, 'node_modules/b/node_modules'),
    });
    const licenses = String((await build()).get('licenses.txt'));
    expect(licenses).toContain('a 1.0.0\nMIT\n\nOld terms');
    expect(licenses).toContain('a 2.0.0\nMIT\n\nNew terms');
  });

  test('takes the license from the README, or from the MIT text and the author', async () => {
    await write({
      'lib/index.js': "import a from 'a'; import b from 'b'; console.log(a, b);",
      ...dependency('a', '1.0.0', {
        'README.md': '# a\n\n## License\n\nPermission is hereby granted to all.\n',
      }),
      ...dependency('b', '1.0.0', {
        'package.json': '{"name":"b","version":"1.0.0","license":"MIT","author":{"name":"Bea"}}',
      }),
    });
    const licenses = String((await build()).get('licenses.txt'));
    expect(licenses).toContain('a 1.0.0\nMIT\n\nPermission is hereby granted to all.\n');
    expect(licenses).toMatch(
      /b 1\.0\.0\nMIT\n\nCopyright \(c\) Bea\n\nPermission is hereby granted, free of charge/,
    );
  });

  test('fails by name if a package has no license text', async () => {
    await write({
      'lib/index.js': "import a from 'a'; console.log(a);",
      ...dependency('a', '1.0.0', { 'README.md': '# a\n\n## License\n\nMIT\n' }),
    });
    await expect(build()).rejects.toThrow('No license text for a 1.0.0');
  });

  test('fails if the simulator got in', async () => {
    await write({
      'lib/index.js': "import { start } from './simulator/start.js'; start();",
      'lib/simulator/start.js': 'export const start = () => console.log(1);',
    });
    await expect(build()).rejects.toThrow(/simulator.start\.js must not be in the bundle/);
  });

  test('fails by name if a package got in that must stay out', async () => {
    await write({
      'lib/index.js': "import open from 'open'; console.log(open);",
      ...dependency('open', '1.0.0', { LICENSE: 'Text of open' }),
    });
    const building = bundle({
      root,
      entry: path.join(root, 'lib/index.js'),
      without: [path.join(root, 'node_modules', 'open')],
    });
    await expect(building).rejects.toThrow(/node_modules.open.index\.js must not be in the bundle/);
  });

  test('leaves out what no run reaches and everything needed only for that, and still loads', async () => {
    await write({
      'lib/index.js': "import { say } from 'core'; say('hello');",
      ...dependency('core', '1.0.0', { LICENSE: 'Text of core' }),
      // CommonJS, since ncc names the modules that it bundles by their paths.
      'node_modules/core/index.js':
        "const { Client } = require('./oidc-utils.js'); exports.say = (text) => console.log(text); exports.getIDToken = () => new Client();",
      'node_modules/core/oidc-utils.js':
        "const undici = require('undici'); exports.Client = class { agent = undici; };",
      ...dependency('undici', '6.0.0', { LICENSE: 'Text of undici' }),
    });
    const files = await build();
    expect(String(files.get('licenses.txt'))).not.toContain('undici');
    const dist = path.join(root, 'dist');
    await mkdir(dist);
    for (const [name, content] of files) await writeFile(path.join(dist, name), content);
    const { stdout } = spawnSync(process.execPath, [path.join(dist, 'index.js')], { encoding: 'utf8' });
    expect(stdout).toBe('hello\n');
  });

  test('fails if a module comes from outside the project', async () => {
    const far = `${root} far`;
    const text = `import { far } from '../../${path.basename(far)}/far.js'; console.log(far);`;
    await write({ 'lib/index.js': text });
    await mkdir(far);
    try {
      await writeFile(path.join(far, 'far.js'), 'export const far = 1;');
      await expect(build()).rejects.toThrow(/far\.js is outside the project/);
    } finally {
      await rm(far, { recursive: true });
    }
  });

  test('fails if the path of this machine got in', async () => {
    await write({ 'lib/index.js': `console.log(${JSON.stringify(root)});` });
    await expect(build()).rejects.toThrow('The path of this machine is in index.js');
  });
});

describe('the committed dist', () => {
  const dist = path.resolve('dist');

  test('has no Apache Arrow, program starter or second way to sign in', () => {
    const packages =
      readFileSync(path.join(dist, 'licenses.txt'), 'utf8').match(/^\S+ \d+\.\d+\.\d+\S*$/gm) ?? [];
    const names = packages.map((line) => line.split(' ')[0]);
    expect(names).toContain('@actions/core');
    const never =
      /^(?:apache-arrow|flatbuffers|open|default-browser|is-wsl|wsl-utils|run-applescript|@actions\/exec|@azure\/(?:identity|msal-.*))$/;
    expect(names.filter((name) => never.test(name ?? ''))).toEqual([]);
  });

  test('is JavaScript, its licenses and package.json, and starts no program but Git', async () => {
    const files = await readdir(dist);
    expect(
      files.filter((name) => !/^(?:[\w-]+(?:\.index)?\.js|licenses\.txt|package\.json)$/.test(name)),
    ).toEqual([]);
    const scripts = files.filter((name) => name.endsWith('.js'));
    const starts = scripts.flatMap((name) => {
      const code = readFileSync(path.join(dist, name), 'utf8').replace(/^\s*\/\/.*$/gm, '');
      return [...code.matchAll(/child_process_\.(\w+)\)?\(([\w.]+)/g)].map(
        ([, call, what]) => `${call} ${what}`,
      );
    });
    // Git reads the commit that a pull request's folder is compared with (git/git.ts).
    expect(starts.sort()).toEqual(['execFile git.program', 'spawn git.program']);
  });

  test('loads no HTTP library before the first request', () => {
    const entry = readFileSync(path.join(dist, 'index.js'), 'utf8');
    // The names, so that a failure shows one line and not the whole file.
    expect(/class (?:ProxyAgent|NodeHttpClient)\b/.exec(entry)?.[0]).toBeUndefined();
  });
});

test('a folder is found however it is written', () => {
  const folder = path.resolve('/home/a b');
  const files = new Map([
    ['plain', Buffer.from(`see ${folder}/x`)],
    ['json', Buffer.from(JSON.stringify({ at: folder }))],
    ['url', Buffer.from(pathToFileURL(path.join(folder, 'x')).href)],
    ['none', Buffer.from(path.resolve('/home/a'))],
  ]);
  expect(filesThatName(folder, files)).toEqual(['plain', 'json', 'url']);
});

test.each([
  ['/p/node_modules/a/lib/x.js', '/p/node_modules/a'],
  ['/p/node_modules/@s/a/x.js', '/p/node_modules/@s/a'],
  ['/p/node_modules/a/node_modules/b/x.js', '/p/node_modules/a/node_modules/b'],
  ['C:\\p\\node_modules\\@s\\a\\x.js', 'C:\\p\\node_modules\\@s\\a'],
  ['/p/lib/index.js', undefined],
])('%s belongs to %s', (file, folder) => {
  expect(packageFolder(file)).toBe(folder);
});

describe('differences', () => {
  const expected = new Map([
    ['index.js', Buffer.from('abc')],
    ['1.index.js', Buffer.from('chunk')],
  ]);

  test('are empty if every byte is the same', async () => {
    await write({ 'index.js': 'abc', '1.index.js': 'chunk' });
    expect(await differences(expected, root)).toEqual([]);
  });

  test('name what changed, what is missing and what is extra', async () => {
    await write({ 'index.js': 'abX', 'old/2.index.js': '' });
    expect(await differences(expected, root)).toEqual([
      '1.index.js is missing',
      'index.js differs from byte 2 on (3 bytes, 3 expected)',
      'old/2.index.js is not made by the build',
    ]);
  });

  test('include line endings, and a file that is cut short', async () => {
    await write({ 'index.js': 'ab', '1.index.js': 'chunk\r\n' });
    expect(await differences(expected, root)).toEqual([
      '1.index.js differs from byte 5 on (7 bytes, 5 expected)',
      'index.js differs from byte 2 on (2 bytes, 3 expected)',
    ]);
  });

  test('are everything if there is no folder, and none is made', async () => {
    expect(await differences(expected, path.join(root, 'dist'))).toHaveLength(2);
    expect(await readdir(root)).toEqual([]);
  });
});
