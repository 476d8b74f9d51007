import { execFileSync } from 'node:child_process';
import { appendFileSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ownerNotSet, withOwner } from '../../scripts/owner.ts';
import { commit, git } from '../support/repository.ts';
import { type ForeignStep, runScript } from '../support/workflow/foreign.ts';
import type { StepResult } from '../support/workflow/run-steps.ts';
import { runWorkflow } from '../support/workflow/run-workflow.ts';
import { parseYaml, readWorkflow } from '../support/workflow/workflow-file.ts';

// The workflows of this repository, as far as they don't need GitHub: their scripts run as they are, on clones of the
// commit that is checked out here. end-to-end.yml is played by snippets.test.ts.
const root = path.resolve(import.meta.dirname, '../..');
const { version } = parsedPackage(readFileSync(path.join(root, 'package.json'), 'utf8'));
const major = `v${version.split('.')[0]}`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'own workflows '));
  await mkdir(path.join(folder, 'programs'));
  await writeFile(path.join(folder, 'programs/gh'), gh);
  await chmod(path.join(folder, 'programs/gh'), 0o755);
  git(folder, 'clone', '--quiet', '--bare', root, origin());
});
afterEach(async () => await rm(folder, { recursive: true, force: true, maxRetries: 3 }));

const origin = () => path.join(folder, 'origin.git');
const calls = () => readFile(path.join(folder, 'calls'), 'utf8').catch(() => '');

/** GitHub's CLI: records what it was asked for, and knows only the tags in GH_TAGS. */
const gh = `#!/bin/sh
echo "$@" >>"$GH_CALLS"
case "$1 $2" in
  'api repos/'*/git/ref/tags/*) case " $GH_TAGS " in *" \${2##*/} "*) ;; *) exit 1 ;; esac ;;
esac
`;

/** Changes files of the origin's main branch. */
async function prepare(change: (clone: string) => void): Promise<void> {
  const clone = path.join(folder, 'clone');
  git(folder, 'clone', '--quiet', origin(), clone);
  git(clone, 'checkout', '--quiet', '-B', 'main');
  change(clone);
  await commit(clone, {});
  git(clone, 'push', '--quiet', '--force', 'origin', 'main');
}

function parsedPackage(text: string): { readonly version: string } {
  return JSON.parse(text);
}

/** As after `npm run owner -- contoso` and the first step of CONTRIBUTING.md's release. */
function readyToRelease(clone: string, owner = 'contoso'): void {
  for (const file of ['package.json', 'README.md', 'simulator/package.json', 'CHANGELOG.md']) {
    const place = path.join(clone, file);
    const text = withOwner(readFileSync(place, 'utf8'), owner);
    writeFileSync(
      place,
      file === 'CHANGELOG.md' ? text.replace(/^## (?:Unreleased|\S+.*)$/m, `## ${version}`) : text,
    );
  }
}

/** Scripts that run as they are. */
const scripts =
  /^(?:npm run build\b|node scripts\/release\.ts|gh release create|major=|rm -rf dist|git config user\.name)/;

function steps({ tags = '', isBuilt = true }: Played): readonly ForeignStep[] {
  const PATH = [path.join(folder, 'programs'), path.dirname(process.execPath), process.env.PATH].join(
    path.delimiter,
  );
  const HOME = folder;
  const known = { PATH, HOME, GH_CALLS: path.join(folder, 'calls'), GH_TAGS: tags };
  const nothing = async () => [];
  return [
    ...(isBuilt ? [] : [{ pattern: /^npm run build\b/, writes: nothing }]),
    {
      pattern: /^actions\/checkout@/,
      writes: async ({ workspace }) => {
        git(folder, 'clone', '--quiet', '--branch', 'main', origin(), workspace);
        return [];
      },
    },
    { pattern: /^(?:actions\/setup-node|actions\/attest|github\/|zizmorcore\/|ossf\/)/, writes: nothing },
    {
      // Without network: the packages are those of this clone.
      pattern: /^npm ci --ignore-scripts$/,
      writes: async ({ workspace }) => {
        execFileSync('cp', ['-al', path.join(root, 'node_modules'), workspace]);
        return [];
      },
    },
    // What .ci/run consists of; this test is part of it.
    { pattern: /^(?:npm test|npm run demo|\.ci\/run)$/, writes: nothing },
    {
      pattern: scripts,
      writes: async (call) => {
        await runScript({ ...call, env: { ...call.env, ...known } });
        return [];
      },
    },
  ];
}

interface Played {
  readonly event: { readonly name: string; readonly payload: unknown };
  readonly inputs?: Readonly<Record<string, string>>;
  /** Tags that GitHub has. */
  readonly tags?: string;
  /** False if another test builds it, and only the steps after that matter. */
  readonly isBuilt?: boolean;
}

async function play(file: string, played: Played): Promise<readonly StepResult[]> {
  const { event, inputs = {} } = played;
  const whole = parseYaml(readFileSync(path.join(root, '.github/workflows', file), 'utf8')) as {
    jobs: Record<string, { uses?: string; needs?: readonly string[] }>;
  };
  // Jobs that are workflows of their own are played on their own.
  const others = Object.keys(whole.jobs).filter((name) => whole.jobs[name]?.uses !== undefined);
  const jobs = Object.entries(whole.jobs)
    .filter(([name]) => !others.includes(name))
    .map(([name, job]) => [
      name,
      { ...job, needs: [job.needs ?? []].flat().filter((each) => !others.includes(each)) },
    ]);
  return await runWorkflow(readWorkflow({ ...whole, jobs: Object.fromEntries(jobs) }), {
    event,
    contexts: {
      github: {
        event_name: event.name,
        event: event.payload,
        workflow: file,
        ref: 'refs/heads/main',
        repository: 'contoso/publish-to-microsoft-store',
        sha: git(origin(), 'rev-parse', 'main'),
        token: 'token of the job',
      },
      inputs,
    },
    act: () => Promise.reject(new Error('No step here uses this action.')),
    simulator: {},
    foreign: steps(played),
  });
}

const failed = (played: readonly StepResult[]) =>
  played.filter(({ outcome }) => outcome === 'failure').map(({ step, error }) => `${step}: ${error}`);
const ran = (played: readonly StepResult[]) =>
  played.filter(({ outcome }) => outcome !== 'skipped').map(({ step }) => step);

// They build the project and pack the simulator, which takes a minute alongside other work.
jest.setTimeout(240_000);

describe('release.yml', () => {
  const release = { event: { name: 'workflow_dispatch', payload: {} }, inputs: { version } };

  test('drafts the release with everything attached, publishes it, and makes the tag of the major version', async () => {
    await prepare(readyToRelease);
    const played = await play('release.yml', release);
    expect(failed(played)).toEqual([]);
    expect(played.filter(({ outcome }) => outcome === 'skipped')).toEqual([]);
    const asked = (await calls()).trim().split('\n');
    expect(asked.map((each) => each.replace(/\bsha=\S+|--target \S+/, '…'))).toEqual([
      `release create v${version} release/assets/SHA256SUMS release/assets/licenses.txt ` +
        `release/assets/microsoft-store-simulator-${version}.tgz --draft … --title v${version} --notes-file release/NOTES.md`,
      `release edit v${version} --draft=false`,
      `api repos/contoso/publish-to-microsoft-store/git/ref/tags/${major} --silent`,
      `api --method POST repos/contoso/publish-to-microsoft-store/git/refs -f ref=refs/tags/${major} -f … --silent`,
    ]);
  });

  test('moves the tag of the major version if there is one', async () => {
    await prepare(readyToRelease);
    expect(failed(await play('release.yml', { ...release, tags: major, isBuilt: false }))).toEqual([]);
    expect(await calls()).toMatch(
      /--method PATCH \S+\/git\/refs\/tags\/v\d+ -f sha=[0-9a-f]{40} -F force=true/,
    );
  });

  test.each<[string, (clone: string) => void, string, RegExp]>([
    ['of another version', readyToRelease, '999.0.0', /package\.json has version \d/],
    ['without an owner', (clone) => readyToRelease(clone, ownerNotSet), version, /states no owner/],
    [
      'without a section in the changelog',
      (clone) => {
        readyToRelease(clone);
        writeFileSync(path.join(clone, 'CHANGELOG.md'), '# Changelog\n');
      },
      version,
      /CHANGELOG\.md has no section/,
    ],
    [
      'with another version of the simulator',
      (clone) => {
        readyToRelease(clone);
        const file = path.join(clone, 'simulator/package.json');
        writeFileSync(file, readFileSync(file, 'utf8').replace(`"${version}"`, '"999.0.0"'));
      },
      version,
      /simulator\/package\.json has version 999\.0\.0/,
    ],
    [
      'whose dist is not what the source makes',
      (clone) => {
        readyToRelease(clone);
        appendFileSync(path.join(clone, 'dist/index.js'), '\n');
      },
      version,
      /index\.js differs/,
    ],
  ])('%s ends before anything is sent to GitHub', async (_what, change, asked, problem) => {
    await prepare(change);
    const [first, ...others] = failed(await play('release.yml', { ...release, inputs: { version: asked } }));
    expect(first).toMatch(problem);
    expect(others).toEqual([]);
    expect(await calls()).toBe('');
  });
});

describe('rebuild-dist.yml', () => {
  const pull = (login: string) => ({
    event: {
      name: 'pull_request',
      payload: {
        pull_request: { user: { login }, head: { ref: 'main', sha: git(origin(), 'rev-parse', 'main') } },
      },
    },
  });

  test('commits what the source makes to the pull request of Dependabot', async () => {
    await prepare((clone) => appendFileSync(path.join(clone, 'dist/index.js'), '// stale\n'));
    const played = await play('rebuild-dist.yml', pull('dependabot[bot]'));
    expect(failed(played)).toEqual([]);
    expect(played.filter(({ outcome }) => outcome === 'skipped')).toEqual([]);
    expect(git(origin(), 'log', '-1', '--format=%s', 'main')).toBe('Rebuild dist [dependabot skip]');
    expect(git(origin(), 'show', '--stat=200', '--format=', 'main')).toMatch(
      /^dist\/index\.js \|.*\n 1 file changed/,
    );
  });

  test('leaves the pull requests of people alone', async () => {
    expect(await play('rebuild-dist.yml', pull('octocat'))).toEqual([]);
  });
});

test('ci.yml runs the tests, the demo and .ci/run', async () => {
  const played = await play('ci.yml', { event: { name: 'push', payload: {} }, isBuilt: false });
  expect(failed(played)).toEqual([]);
  expect(new Set(ran(played).filter((step) => !step.startsWith('actions/')))).toEqual(
    new Set(['npm ci --ignore-scripts', 'npm test', 'npm run demo', '.ci/run']),
  );
});

test('security.yml can be evaluated, and rates no pull request', async () => {
  const scorecard = /^ossf\/scorecard-action@/;
  const onPush = await play('security.yml', { event: { name: 'push', payload: {} } });
  const onSchedule = await play('security.yml', { event: { name: 'schedule', payload: {} } });
  const onPull = await play('security.yml', { event: { name: 'pull_request', payload: {} } });
  for (const played of [onPush, onSchedule])
    expect(ran(played).some((step) => scorecard.test(step))).toBe(true);
  expect(ran(onPull).some((step) => scorecard.test(step))).toBe(false);
});

test('every workflow of this repository is played', () => {
  const files = globSync('*.yml', { cwd: path.join(root, '.github/workflows') }).sort();
  expect(files).toEqual(['ci.yml', 'end-to-end.yml', 'rebuild-dist.yml', 'release.yml', 'security.yml']);
});
