import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { inputNames } from '../../src/inputs/table.ts';
import { evaluateText } from '../support/workflow/expressions.ts';
import { collectSnippets } from '../support/workflow/snippets.ts';
import { isOurs, type Job, parseYaml, readWorkflow, type Step } from '../support/workflow/workflow-file.ts';

const files = globSync('docs/examples/*.yml').map((file) => file.replaceAll('\\', '/'));

/** A step that may write to the Store: not in a dry run or with a command that only reads. */
const writes = ({ with: inputs }: Step) =>
  inputs?.['dry-run'] !== true && !['status', 'api', 'pull'].includes(String(inputs?.command));
const ours = ({ steps }: Job) => steps.filter(isOurs);

describe.each(files)('the example %s', (file) => {
  const text = readFileSync(file, 'utf8');
  const workflow = readWorkflow(parseYaml(text));
  const jobs = Object.values(workflow.jobs);
  const own = jobs.flatMap(ours);

  test('gives the action only inputs that exist', () => {
    const given = own.flatMap((step) => Object.keys(step.with ?? {}));
    expect(given.length).toBeGreaterThan(0);
    expect(given.filter((input) => !inputNames.some((name) => name === input))).toEqual([]);
  });

  test('publishes only from an environment and only one run at a time', () => {
    for (const job of jobs.filter((each) => ours(each).some(writes))) {
      expect(job.environment).toBeDefined();
      const { concurrency } = job;
      if (typeof concurrency !== 'object') throw new Error('A job that publishes has a concurrency group.');
      expect(concurrency.group).toMatch(/^microsoft-store-.*(?:vars\.STORE_APP_ID|matrix\.app-id)/);
      // GitHub queues runs only in a group that doesn't cancel any (https://github.blog/changelog/2026-05-07-github-actions-concurrency-groups-now-allow-larger-queues).
      expect(concurrency.queue === 'max').toBe(concurrency['cancel-in-progress'] === undefined);
    }
  });

  test('exposes the secrets to no one’s code, and gives no job more rights than it needs', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
    for (const job of jobs) {
      const rights = job.permissions ?? workflow.permissions ?? {};
      expect({ ...rightsOf(job), ...rights }).toEqual(rightsOf(job));
    }
  });

  test('compares the folder of a pull request with a commit that the checkout has', () => {
    for (const { steps } of jobs.filter((job) => ours(job).some((step) => 'listing' in (step.with ?? {})))) {
      if (!JSON.stringify(workflow.on).includes('pull_request')) continue;
      const checkout = steps.find(({ uses }) => uses?.startsWith('actions/checkout@'));
      expect(checkout?.with?.['fetch-depth']).toBe(2);
    }
  });
});

test.each(collectSnippets())(
  '$name fails on its own if a variable or an input that it reads is empty',
  ({ workflow }) => {
    const nothing = { github: {}, vars: {}, inputs: {}, needs: {}, matrix: {}, secrets: {}, steps: {} };
    const empty = Object.values(workflow.jobs)
      .flatMap(ours)
      .filter(writes)
      .flatMap(({ with: inputs = {} }) =>
        Object.entries(inputs ?? {})
          .filter(([name]) => !failsIfEmpty.includes(name))
          // A rollout that is given neither a share nor an action is refused.
          .filter(([name]) => !(name === 'rollout-percentage' && inputs?.command === 'rollout'))
          .filter(([, value]) => /\$\{\{.*\b(?:vars|inputs)\./.test(String(value)))
          .filter(([, value]) => evaluateText(String(value), nothing) === '')
          .map(([name]) => name),
      );
    expect(empty).toEqual([]);
  },
);

/** Inputs without which nothing is published; any other empty one counts as not given. */
const failsIfEmpty = ['tenant-id', 'client-id', 'client-secret', 'client-certificate', 'app-id', 'packages'];

function rightsOf(job: Job): Readonly<Record<string, string>> {
  const uses = job.steps.map((step) => step.uses ?? '').join('\n');
  const scripts = job.steps.map((step) => step.run ?? '').join('\n');
  const inputs = ours(job).map((step) => step.with ?? {});
  const readsOtherRun = job.steps.some((step) => 'run-id' in (step.with ?? {}));
  const isKeyless = inputs.some((each) => !('client-secret' in each) && !('client-certificate' in each));
  const attests = uses.includes('actions/attest-build-provenance@');
  return {
    contents: scripts.includes('git push') ? 'write' : 'read',
    ...(readsOtherRun && { actions: 'read' }),
    ...(scripts.includes('gh pr create') && { 'pull-requests': 'write' }),
    ...((isKeyless || attests) && { 'id-token': 'write' }),
    ...(attests && { attestations: 'write' }),
    ...(scripts.includes('gh attestation verify') && { attestations: 'read' }),
    ...(inputs.some((each) => each['pull-request-comment'] === true) && { 'pull-requests': 'write' }),
  };
}
