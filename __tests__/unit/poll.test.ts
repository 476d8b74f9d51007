import { describe, expect, test } from '@jest/globals';
import { type PollOptions, pollSubmission } from '../../src/poll.ts';
import { virtualClock } from '../support/virtual-clock.ts';

/** Polls a Store that answers these states in turn, and the last one for ever. */
async function poll(states: readonly string[], options: Partial<PollOptions> = {}) {
  const clock = virtualClock();
  const began = clock.now();
  const seenStates: string[] = [];
  let looks = 1;
  let commits = 0;
  const result = await pollSubmission({
    goal: 'accepted',
    clock,
    deadline: clock.now() + 60 * 60_000,
    signal: new AbortController().signal,
    known: { status: states[0] ?? '' },
    look: async () => ({ status: states[Math.min(looks++, states.length - 1)] ?? '' }),
    onState: async (seen) => {
      seenStates.push(seen.status);
    },
    commitAgain: async () => {
      commits += 1;
    },
    ...options,
  });
  return { result, looks, commits, seenStates, sleeps: clock.sleeps, waited: clock.now() - began };
}

describe('waiting for a submission', () => {
  test('CommitStarted is never a success', async () => {
    const { result } = await poll(['CommitStarted']);
    expect(result.end).toBe('timed-out');
  });

  test('a state that was skipped between two looks is no failure', async () => {
    const { result } = await poll(['CommitStarted', 'Publishing'], { goal: 'certified' });
    expect(result).toMatchObject({ end: 'reached', seen: { status: 'Publishing' } });
  });

  test('an unknown state is waited through', async () => {
    const { result, seenStates } = await poll(['CommitStarted', 'Foo', 'PreProcessing']);
    expect(result.end).toBe('reached');
    expect(seenStates).toEqual(['CommitStarted', 'Foo', 'PreProcessing']);
  });

  test.each([
    'CommitFailed',
    'PreProcessingFailed',
    'CertificationFailed',
    'ReleaseFailed',
    'PublishFailed',
    'SomethingNewFailed',
    'Canceled',
  ])('%s ends the wait as a failure', async (status) => {
    expect((await poll(['CommitStarted', status], { goal: 'published' })).result.end).toBe('failed');
  });

  test('looks start close together and spread to a minute', async () => {
    const { sleeps } = await poll(['CommitStarted']);
    expect(sleeps[0]).toBe(5_000);
    expect(sleeps[1]).toBe(7_500);
    expect(Math.max(...sleeps)).toBe(60_000);
  });

  test('it ends at the deadline and not a pause later', async () => {
    const { waited } = await poll(['Certification'], { goal: 'published' });
    expect(waited).toBe(60 * 60_000);
  });

  test('a commit that the Store forgot is repeated once, after 45 seconds of looks', async () => {
    const { result, commits, waited } = await poll([
      ...Array.from({ length: 6 }, () => 'PendingCommit'),
      'CommitStarted',
      'PreProcessing',
    ]);
    expect(result.end).toBe('reached');
    expect(commits).toBe(1);
    expect(waited).toBeGreaterThanOrEqual(45_000);
  });

  test('a commit that is forgotten twice is given up', async () => {
    const { result, commits } = await poll(['PendingCommit']);
    expect(result.end).toBe('forgotten');
    expect(commits).toBe(1);
  });

  test('PendingCommit for a moment is not a forgotten commit', async () => {
    const { commits } = await poll(['PendingCommit', 'PendingCommit', 'CommitStarted', 'Certification']);
    expect(commits).toBe(0);
  });

  test('a cancelled run stops waiting', async () => {
    const controller = new AbortController();
    controller.abort(new Error('cancelled'));
    await expect(poll(['CommitStarted'], { signal: controller.signal })).rejects.toThrow('cancelled');
  });
});
