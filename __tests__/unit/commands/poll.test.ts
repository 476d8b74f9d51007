import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type PollOptions, pollSubmission } from '../../../src/commands/steps/poll.ts';
import { onTheWay } from '../../support/states.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

/** Polls a Store that returns these states in turn, and the last one forever. */
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

  test('a state that was skipped between two polls is not a failure', async () => {
    const { result } = await poll(['CommitStarted', 'Publishing'], { goal: 'certified' });
    expect(result).toMatchObject({ end: 'reached', seen: { status: 'Publishing' } });
  });

  test('an unknown state does not end the wait', async () => {
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

  test('polls start close together and spread out to a minute', async () => {
    const { sleeps } = await poll(['CommitStarted']);
    expect(sleeps[0]).toBe(5_000);
    expect(sleeps[1]).toBe(7_500);
    expect(Math.max(...sleeps)).toBe(60_000);
  });

  test('it ends at the deadline and not one pause later', async () => {
    const { waited } = await poll(['Certification'], { goal: 'published' });
    expect(waited).toBe(60 * 60_000);
  });

  test('a commit that the Store forgot is repeated once, after 45 seconds of polling', async () => {
    const { result, commits, waited } = await poll([
      ...Array.from({ length: 6 }, () => 'PendingCommit'),
      'CommitStarted',
      'PreProcessing',
    ]);
    expect(result.end).toBe('reached');
    expect(commits).toBe(1);
    expect(waited).toBeGreaterThanOrEqual(45_000);
  });

  test('a commit does not count as forgotten because of what was seen before an outage', async () => {
    let looks = 0;
    const { result, commits } = await poll(['PendingCommit'], {
      look: async () => (looks++ < 8 ? { status: 'PendingCommit' } : undefined),
    });
    expect(commits).toBe(1);
    expect(result.end).toBe('timed-out');
  });

  test('a commit that is forgotten twice is given up on', async () => {
    const { result, commits } = await poll(['PendingCommit']);
    expect(result.end).toBe('forgotten');
    expect(commits).toBe(1);
  });

  test('PendingCommit for a moment is not a forgotten commit', async () => {
    const { commits } = await poll(['PendingCommit', 'PendingCommit', 'CommitStarted', 'Certification']);
    expect(commits).toBe(0);
  });

  test('a canceled run stops waiting', async () => {
    const controller = new AbortController();
    controller.abort(new Error('canceled'));
    await expect(poll(['CommitStarted'], { signal: controller.signal })).rejects.toThrow('canceled');
  });
});

describe('waiting, whatever the Store returns,', () => {
  const way: readonly string[] = ['PendingCommit', ...onTheWay];
  const goals = { accepted: 2, certified: 4, published: 7 };
  const failures = ['CommitFailed', 'PublishFailed', 'SomethingNewFailed', 'Canceled'];
  const isDraft = (status: string) => status === 'PendingCommit' || status === 'None';
  const isFailure = (status: string) => failures.includes(status);
  const hasReached = (status: string, goal: keyof typeof goals) => way.indexOf(status) >= goals[goal];

  // Mostly states that do not end a wait: otherwise, a series would be over at once.
  const state = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('PendingCommit', 'PendingCommit', 'CommitStarted', 'None') },
    { weight: 2, arbitrary: fc.oneof(fc.constantFrom('', 'Foo', '__proto__'), fc.string()) },
    { weight: 2, arbitrary: fc.constantFrom(...way, ...failures) },
  );
  /** What some polls in a row see; `undefined` if the Store is unavailable. */
  const series = fc.record({
    status: fc.oneof({ weight: 4, arbitrary: state }, { weight: 1, arbitrary: fc.constant(undefined) }),
    looks: fc.integer({ min: 1, max: 8 }),
  });
  const waits = fc.record({
    known: state,
    answers: fc
      .array(series, { maxLength: 12 })
      .map((all) => all.flatMap(({ status, looks }) => Array.from({ length: looks }, () => status))),
    goal: fc.constantFrom('accepted' as const, 'certified' as const, 'published' as const),
    patience: fc.oneof(
      fc.integer({ min: -60_000, max: 300_000 }),
      fc.integer({ min: 0, max: 6 * 60 * 60_000 }),
      fc.double({ min: 0, max: 200_000, noNaN: true }),
    ),
  });

  /** Waits and records what happened when, in milliseconds since the start. */
  async function follow({
    known,
    answers,
    goal,
    patience,
  }: typeof waits extends fc.Arbitrary<infer T> ? T : never) {
    const clock = virtualClock(0);
    const seen = [{ status: known, at: 0 }];
    const told: string[] = [];
    const commits: number[] = [];
    let looks = 0;
    const result = await pollSubmission({
      goal,
      clock,
      deadline: patience,
      signal: new AbortController().signal,
      known: { status: known },
      look: async () => {
        if (looks > 10_000) throw new Error('it never ends');
        const status = looks < answers.length ? answers[looks] : answers.at(-1);
        looks += 1;
        if (status === undefined) return undefined;
        seen.push({ status, at: clock.now() });
        return { status };
      },
      onState: async ({ status }) => {
        told.push(status);
      },
      commitAgain: async () => {
        commits.push(clock.now());
      },
    });
    return { result, seen, told, commits, waited: clock.now() };
  }

  test('ends at the deadline at the latest, and then only if nothing else ended it', async () => {
    await fc.assert(
      fc.asyncProperty(waits, async (wait) => {
        const { result, waited } = await follow(wait);
        if (result.end === 'timed-out') expect(waited).toBe(Math.max(0, wait.patience));
        else expect(waited).toBeLessThanOrEqual(Math.max(0, wait.patience));
      }),
      { numRuns: 500 },
    );
  });

  test('ends with the first state that reaches the goal or is a failure, and with no other', async () => {
    await fc.assert(
      fc.asyncProperty(waits, async (wait) => {
        const { result, seen } = await follow(wait);
        const last = seen.at(-1)?.status ?? '';
        expect(result.seen.status).toBe(last);
        expect(result.end === 'failed').toBe(isFailure(last) || /failed$/i.test(last));
        expect(result.end === 'reached').toBe(hasReached(last, wait.goal));
        for (const { status } of seen.slice(0, -1)) {
          expect(isFailure(status) || hasReached(status, wait.goal)).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('reports each state once, when it changes', async () => {
    await fc.assert(
      fc.asyncProperty(waits, async (wait) => {
        const { seen, told } = await follow(wait);
        const states = seen.map((each) => each.status);
        expect(told).toEqual(states.filter((status, index) => status !== states[index - 1]));
      }),
      { numRuns: 500 },
    );
  });

  test('commits again at most once, after 45 seconds in which every poll saw only a draft', async () => {
    await fc.assert(
      fc.asyncProperty(waits, async (wait) => {
        const { result, seen, commits, waited } = await follow(wait);
        expect(commits.length).toBeLessThanOrEqual(1);
        /** How long the last of these polls saw only a draft. */
        const draftFor = (looks: typeof seen, until: number) =>
          until - (looks[looks.findLastIndex((each) => !isDraft(each.status)) + 1]?.at ?? until);
        for (const at of commits) {
          const before = seen.filter((each) => each.at <= at);
          expect(draftFor(before, at)).toBeGreaterThanOrEqual(45_000);
        }
        if (result.end !== 'forgotten') return;
        expect(commits).toHaveLength(1);
        // After the second commit, the count starts over, from a draft.
        const [again = 0] = commits;
        const since = [{ status: 'None', at: again }, ...seen.filter((each) => each.at > again)];
        expect(draftFor(since, waited)).toBeGreaterThanOrEqual(45_000);
      }),
      { numRuns: 500 },
    );
  });
});
