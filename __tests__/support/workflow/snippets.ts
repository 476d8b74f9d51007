import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isOurs, parseYaml, readWorkflow, type Step, type Workflow } from './workflow-file.ts';

/** A workflow of the documentation, ready to run. */
export interface Snippet {
  /** `README.md` */
  readonly page: string;
  /** The heading above it, and its number there if there are several: `README.md: Rollout 2`. */
  readonly name: string;
  readonly workflow: Workflow;
  /** A whole workflow as it is written, for GitHub's parser; `undefined` for a fragment. */
  readonly text: string | undefined;
}

/** Every YAML block of the pages, every file in docs/examples and the workflow that uses this repository's action. */
export function collectSnippets(): readonly Snippet[] {
  const pages = ['README.md', ...globSync('docs/*.md').map(withSlashes).sort(), 'simulator/README.md'];
  const files = globSync('docs/examples/*.{yml,yaml}').map(withSlashes).sort();
  return [
    ...pages.flatMap((page) => snippetsOf(page, readFileSync(page, 'utf8'))),
    ...[...files, '.github/workflows/end-to-end.yml'].map((file) => {
      const text = readFileSync(file, 'utf8');
      return { page: path.posix.dirname(file), name: file, workflow: readWorkflow(parseYaml(text)), text };
    }),
  ];
}

const withSlashes = (file: string) => file.replaceAll('\\', '/');

/**
 * The YAML blocks of a page. One that is not a whole workflow says in its first line which file it is part of:
 * `# from docs/examples/release.yml`, or `# from docs/examples/winui.yml, in place of the step Build`. Its content says
 * where it belongs there: steps, members of a job, members of the workflow, or inputs of this action.
 * @throws for a block that is neither a workflow nor says what it is part of
 */
export function snippetsOf(page: string, text: string): readonly Snippet[] {
  const found: Snippet[] = [];
  let heading = page;
  for (const [, title, , language = '', block = ''] of text.matchAll(piece)) {
    if (title !== undefined) heading = title;
    if (!/^ya?ml$/.test(language)) continue;
    const before = found.filter(({ name }) => name.startsWith(`${page}: ${heading}`)).length;
    const name = `${page}: ${heading}${before === 0 ? '' : ` ${before + 1}`}`;
    const [, file, step] = /^ *# from (\S+\.ya?ml)(?:, in place of the step (.+))?\n/.exec(block) ?? [];
    const isWhole = /^jobs:/m.test(block) && /^on:/m.test(block);
    if (file === undefined && !isWhole)
      throw new Error(
        `${name}: a block that is not a whole workflow begins with "# from" and the file that it comes from.`,
      );
    const workflow = file === undefined ? parseYaml(block) : completed(parseYaml(block), file, step);
    found.push({
      page,
      name,
      workflow: readWorkflow(workflow),
      text: file === undefined ? block : undefined,
    });
  }
  return found;
}

/** A heading, or a block of code in any language. */
const piece = /^#+ (.+)$|^( *)```(\w*)\n([\s\S]*?)^ *```/gm;

type Members = Readonly<Record<string, unknown>>;

/** The file with the fragment in its place. */
function completed(fragment: unknown, file: string, step: string | undefined): unknown {
  const base = readWorkflow(parseYaml(readFileSync(file, 'utf8')));
  if (step !== undefined) return withStep(base, step, fragment);
  const place = Object.entries(base.jobs).findLast(([, job]) => job.steps.some(isOurs));
  if (place === undefined) throw new Error(`${file} has no step that uses this action.`);
  const [name, job] = place;
  const withJob = (members: Members) => ({ ...base, jobs: { ...base.jobs, [name]: { ...job, ...members } } });
  if (Array.isArray(fragment)) return withJob({ steps: withSteps(job.steps, fragment) });
  const members = fragment as Members;
  if ('jobs' in members || 'on' in members) return withMembers(base, members, job.steps);
  const isOfJob = Object.keys(members).some((key) => jobMembers.includes(key));
  if (!isOfJob) return withJob({ steps: withInputs(job.steps, members) });
  const { steps = [oursIn(job.steps)] } = members as { steps?: readonly Step[] };
  return withJob({ ...members, steps: withSteps(job.steps, steps) });
}

/** The file with the fragment's steps instead of the one with this name. */
function withStep(base: Workflow, name: string, fragment: unknown): unknown {
  let found = 0;
  const replaced = (step: Step) => {
    if (step.name !== name) return [step];
    found += 1;
    return fragment;
  };
  const jobs = Object.entries(base.jobs).map(([id, job]) => [
    id,
    { ...job, steps: job.steps.flatMap(replaced) },
  ]);
  if (found !== 1) throw new Error(`${found} steps are named ${name}, not one.`);
  return { ...base, jobs: Object.fromEntries(jobs) };
}

const jobMembers = [
  'steps',
  'strategy',
  'environment',
  'permissions',
  'concurrency',
  'needs',
  'if',
  'runs-on',
  'env',
];

/** The fragment's jobs replace all of the file's; each gets what the file's own job needs to run. */
function withMembers(base: Workflow, members: Members, steps: readonly Step[]): unknown {
  const jobs = Object.entries((members.jobs ?? {}) as Record<string, { steps: readonly Step[] }>);
  const complete = jobs.map(([name, job]) => [
    name,
    { ...job, steps: job.steps.map((step) => (isOurs(step) ? withIdentity(step, oursIn(steps)) : step)) },
  ]);
  const all = complete.length === 0 ? base.jobs : Object.fromEntries(complete);
  return { ...base, ...members, jobs: all };
}

/** The steps of a job, with the fragment's instead of the one that uses this action. */
function withSteps(steps: readonly Step[], given: readonly Step[]): readonly Step[] {
  const own = oursIn(steps);
  return steps.flatMap((step) =>
    step === own ? given.map((each) => (isOurs(each) ? withIdentity(each, own) : each)) : [step],
  );
}

function oursIn(steps: readonly Step[]): Step {
  const own = steps.findLast(isOurs);
  if (own === undefined) throw new Error('No step uses this action.');
  return own;
}

/** The steps of a job, with these inputs for the one that uses this action; others stay unless its command changes. */
function withInputs(steps: readonly Step[], members: Members): readonly Step[] {
  const own = oursIn(steps);
  const given = Object.fromEntries(Object.entries(members).map(([name, value]) => [name, String(value)]));
  const step = { ...own, with: 'command' in given ? given : { ...own.with, ...given } };
  return withSteps(steps, [step]);
}

/** The credentials and the target, as in the file. */
function withIdentity(step: Step, own: Step): Step {
  const { command = 'publish', 'add-on': addOn } = step.with ?? {};
  const names = ['tenant-id', 'client-id', 'client-secret'];
  if (command !== 'api' && addOn === undefined) names.push('app-id');
  if (command === 'publish' && addOn === undefined) names.push('packages');
  // Two ways to sign in exclude each other.
  if (step.with && 'client-certificate' in step.with) names.splice(2, 1);
  const inherited = Object.entries(own.with ?? {}).filter(([name]) => names.includes(name));
  return { ...step, with: { ...Object.fromEntries(inherited), ...step.with } };
}
