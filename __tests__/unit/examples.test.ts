import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { inputNames } from '../../src/inputs/table.ts';

const folder = new URL('../../docs/examples/', import.meta.url);
const workflowSchema = z.object({
  on: z.unknown(),
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(
    z.string(),
    z.looseObject({
      environment: z.string().optional(),
      concurrency: z.object({ group: z.string() }).loose().optional(),
      steps: z.array(
        z.looseObject({ uses: z.string().optional(), with: z.record(z.string(), z.unknown()).optional() }),
      ),
    }),
  ),
});

describe.each(readdirSync(folder))('the example %s', (name) => {
  const text = readFileSync(new URL(name, folder), 'utf8');
  const workflow = workflowSchema.parse(parse(text));
  const jobs = Object.values(workflow.jobs);
  const ours = (job: (typeof jobs)[number]) =>
    job.steps.flatMap((step) =>
      step.uses?.includes('/publish-to-microsoft-store@') ? [step.with ?? {}] : [],
    );

  test('gives the action inputs that it has', () => {
    const given = jobs.flatMap(ours).flatMap(Object.keys);
    expect(given.length).toBeGreaterThan(0);
    expect(given.filter((input) => !inputNames.some((name) => name === input))).toEqual([]);
  });

  test('publishes only from an environment and one run at a time', () => {
    for (const job of jobs) {
      const publishes = ours(job).some(
        (inputs) => inputs.command === undefined && inputs['dry-run'] !== true,
      );
      if (!publishes) continue;
      expect(job.environment).toBeDefined();
      // One group for releases and changes of the Store page: the Store accepts one submission at a time.
      expect(job.concurrency?.group).toMatch(/^microsoft-store$|== 'push' && 'microsoft-store' \|\| /);
    }
  });

  test('gives no one’s code the secrets, and the job no more rights than it needs', () => {
    expect(JSON.stringify(workflow.on)).not.toContain('pull_request_target');
    // Without a secret, GitHub's ID token signs in (store-faults.md S20).
    const isKeyless = !jobs.flatMap(ours).every((inputs) => 'client-secret' in inputs);
    expect(workflow.permissions).toEqual({ contents: 'read', ...(isKeyless && { 'id-token': 'write' }) });
    expect(jobs.filter((job) => 'permissions' in job)).toEqual([]);
  });
});
