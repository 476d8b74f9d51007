import { afterEach, describe, expect, test } from '@jest/globals';
import { Patience } from '../../../src/commands/patience.ts';
import { rollout } from '../../../src/commands/rollout.ts';
import { connected, runOf } from '../../../src/commands/run.ts';
import { readInputs } from '../../../src/inputs/inputs.ts';
import { startRecord } from '../../../src/record/run-record.ts';
import { StoreClient } from '../../../src/store/client.ts';
import { type ScriptedServer, serve } from '../store/scripted-server.ts';
import { appId, setUp, submissionId } from '../store/setup.ts';

const servers: ScriptedServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** A run against a Store whose rollout has the first of `states` until it is changed, and then the second. */
async function runAgainst(
  states: readonly [string, string?],
  inputs: Record<string, string>,
  told: (share: number) => number = (share) => share,
) {
  let [status = '', changed] = states;
  let percentage = 10;
  const server = await serve(({ method, url }) => {
    if (method === 'POST') {
      status = changed ?? status;
      percentage = Number(new URL(url, 'http://store').searchParams.get('percentage') ?? percentage);
    }
    if (url.endsWith(appId)) {
      return { status: 200, body: { id: appId, lastPublishedApplicationSubmission: { id: submissionId } } };
    }
    if (url.endsWith(submissionId)) return { status: 200, body: { id: submissionId, status: 'Published' } };
    return {
      status: 200,
      body: {
        isPackageRollout: true,
        packageRolloutPercentage: told(percentage),
        packageRolloutStatus: status,
        fallbackSubmissionId: '0',
      },
    };
  });
  servers.push(server);
  const setup = setUp(server.origin);
  const given = { command: 'rollout', 'app-id': appId, 'tenant-id': guid, 'client-id': guid, ...inputs };
  const environment = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );
  const read = readInputs({ ...environment, 'INPUT_CLIENT-SECRET': 'key of the application' }, setup.logger);
  if (read.command !== 'rollout') throw new Error(`The inputs are of ${read.command}.`);
  const store = new StoreClient(setup);
  const record = startRecord('rollout', setup.clock.now());
  const tools = {
    env: {},
    workspace: '.',
    tempDir: '.',
    clock: setup.clock,
    random: () => 0.5,
    logger: setup.logger,
    signal: new AbortController().signal,
    connect: async () => store,
    record,
    patience: new Patience(0, setup.clock),
  };
  const run = await connected(runOf(read, tools));
  return { run, record, posts: () => server.lines().filter((line) => line.startsWith('POST')) };
}

const guid = '6d3a1e4f-0b2c-4d5e-8f90-123456789abc';

describe('A Store that keeps shares as 32-bit floats', () => {
  const inProgress = ['PackageRolloutInProgress'] as const;

  test.each([33.3, 16.7, 0.1 + 50])('accepts %d %%, and a second run changes nothing', async (share) => {
    const { run, record, posts } = await runAgainst(
      inProgress,
      { 'rollout-percentage': `${share}` },
      Math.fround,
    );
    expect(await rollout(run)).toBe('done');
    expect(record).toMatchObject({
      rolloutBefore: 10,
      rollout: { percentage: Math.round(share * 100) / 100 },
    });
    expect(await rollout(run)).toBe('done');
    expect(posts()).toHaveLength(1);
  });

  test('does not get a share that is really another one', async () => {
    const { run } = await runAgainst(inProgress, { 'rollout-percentage': '33.3' }, (share) =>
      Math.min(share, 33),
    );
    await expect(rollout(run)).rejects.toMatchObject({ code: 'rollout-not-taken' });
  });

  test('is not asked for 100% if customers have a little less', async () => {
    const { run, posts } = await runAgainst(inProgress, { 'rollout-percentage': '100' }, (share) =>
      share === 10 ? 99.995 : share,
    );
    expect(await rollout(run)).toBe('done');
    expect(posts()).toHaveLength(1);
  });
});

describe('A rollout whose state the Store spells in another way', () => {
  test('is widened', async () => {
    const { run, posts } = await runAgainst(['packageRolloutInProgress'], { 'rollout-percentage': '50' });
    expect(await rollout(run)).toBe('done');
    expect(posts()).toHaveLength(1);
  });

  test.each([
    ['halt', 'packageRolloutStopped'],
    ['finalize', 'PACKAGEROLLOUTCOMPLETE'],
  ])('accepts a %s, and is not changed a second time', async (action, ended) => {
    const { run, posts } = await runAgainst(['packagerolloutinprogress', ended], {
      'rollout-action': action,
    });
    expect(await rollout(run)).toBe('done');
    expect(await rollout(run)).toBe('done');
    expect(posts()).toHaveLength(1);
  });

  test('is not changed if it has ended', async () => {
    const { run, posts } = await runAgainst(['packageRolloutStopped'], { 'rollout-percentage': '50' });
    await expect(rollout(run)).rejects.toMatchObject({
      code: 'rollout-not-in-progress',
      todo: expect.stringContaining('To begin a new one'),
    });
    expect(posts()).toEqual([]);
  });

  // Publishing is refused then, so advising it would lead in a circle.
  test('is not changed if it has not begun, and no other rollout is advised', async () => {
    const { run, posts } = await runAgainst(['packageRolloutNotStarted'], { 'rollout-percentage': '50' });
    await expect(rollout(run)).rejects.toMatchObject({
      code: 'rollout-not-in-progress',
      todo: 'Check the rollout in Partner Center, and re-run the job once the rollout is in progress.',
    });
    expect(posts()).toEqual([]);
  });
});
