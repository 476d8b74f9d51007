/**
 * The steps of the release workflow that need no GitHub:
 *
 *   node scripts/release.ts check VERSION [--repository OWNER/NAME]    fails with every reason against this release
 *   node scripts/release.ts assets VERSION --output FOLDER             NOTES.md, and its attachments in assets/
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ownerNotSet, statedOwner } from './owner.ts';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const versionOf = (file: string) =>
  z.looseObject({ version: z.string() }).parse(JSON.parse(read(file))).version;

/** What a release is checked against. */
export interface ReleaseState {
  readonly packageVersion: string;
  readonly simulatorVersion: string;
  readonly changelog: string;
  /** The owner in package.json. */
  readonly owner: string;
  /** `owner/name` of the repository that releases; `undefined` outside of GitHub. */
  readonly repository: string | undefined;
  readonly tags: readonly string[];
  /** Texts that name the file of a release, whose name has its version. */
  readonly pages: readonly string[];
}

/** Every reason against the release of a version; empty if there is none. */
export function problemsOf(version: string, state: ReleaseState): readonly string[] {
  if (!/^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}$/.test(version)) {
    return [`"${version}" is no version such as 1.2.3`];
  }
  const { packageVersion, simulatorVersion, changelog, owner, repository, tags, pages } = state;
  const [stated] = repository?.split('/') ?? [];
  return [
    ...(packageVersion === version ? [] : [`package.json has version ${packageVersion}`]),
    ...(simulatorVersion === version ? [] : [`simulator/package.json has version ${simulatorVersion}`]),
    ...(notesOf(version, changelog) === undefined ? [`CHANGELOG.md has no section "## ${version}"`] : []),
    ...others(version, pages),
    ...(tags.includes(`v${version}`) ? [`the tag v${version} exists`] : []),
    ...(owner === ownerNotSet ? ['package.json states no owner: npm run owner -- NAME'] : []),
    ...(stated === undefined || owner === ownerNotSet || stated.toLowerCase() === owner.toLowerCase()
      ? []
      : [`package.json states the owner ${owner}, and this is a repository of ${stated}`]),
  ];
}

/** Addresses of the files of another release. */
function others(version: string, pages: readonly string[]): readonly string[] {
  const addresses = pages.flatMap((text) => [
    ...text.matchAll(/\/releases\/download\/v([^/\s]+)\/\S*?([\d.]+)\.tgz/g),
  ]);
  return addresses
    .filter(([, tag, file]) => tag !== version || file !== version)
    .map(([address]) => `a page names the file of another version: ${address}`);
}

/** The section of a version in the changelog, without its heading. */
export function notesOf(version: string, changelog: string): string | undefined {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((each) => each.split(/[\s(]/, 1)[0] === version);
  const notes = section?.slice(section.indexOf('\n')).trim();
  return notes === '' ? undefined : notes;
}

function check(version: string, repository: string | undefined): number {
  const tags = execFileSync('git', ['tag', '--list'], { cwd: root, encoding: 'utf8' }).split('\n');
  const problems = problemsOf(version, {
    packageVersion: versionOf('package.json'),
    simulatorVersion: versionOf('simulator/package.json'),
    changelog: read('CHANGELOG.md'),
    owner: statedOwner(read('package.json')),
    repository,
    tags,
    pages: globSync('{*.md,docs/*.md,simulator/*.md}', { cwd: root }).map(read),
  });
  for (const problem of problems) console.error(`Can't release ${version}: ${problem}`);
  return problems.length > 0 ? 1 : 0;
}

/** The simulator's package, and the checksums of everything that users run. */
function assets(version: string, output: string): void {
  const folder = path.join(output, 'assets');
  mkdirSync(folder, { recursive: true });
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  execFileSync(npm, ['pack', '--workspace', 'simulator', '--pack-destination', path.resolve(folder)], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  const built = readdirSync(path.join(root, 'dist')).map((name) => `dist/${name}`);
  const packed = readdirSync(folder).map((name) => path.join(folder, name));
  const sums = [
    ...built.map((file) => [file, path.join(root, file)]),
    ...packed.map((file) => [path.basename(file), file]),
  ]
    .map(
      ([name = '', file = '']) =>
        `${createHash('sha256').update(readFileSync(file)).digest('hex')}  ${name}\n`,
    )
    .join('');
  writeFileSync(path.join(folder, 'SHA256SUMS'), sums);
  writeFileSync(path.join(output, 'NOTES.md'), `${notesOf(version, read('CHANGELOG.md')) ?? ''}\n`);
  cpSync(path.join(root, 'dist', 'licenses.txt'), path.join(folder, 'licenses.txt'));
}

function main(): number {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { repository: { type: 'string' }, output: { type: 'string' } },
  });
  const [step, version = ''] = positionals;
  if (step === 'check') return check(version, values.repository);
  if (step === 'assets' && values.output !== undefined) {
    assets(version, values.output);
    return 0;
  }
  console.error('node scripts/release.ts check VERSION | assets VERSION --output FOLDER');
  return 2;
}

if (import.meta.main) process.exitCode = main();
