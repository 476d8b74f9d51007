import type { FaultRule } from '../../../simulator/src/faults/faults.ts';
import type { Expected, FaultCase, TestedCase } from '../case.ts';
import { paths } from '../paths.ts';

const change = { role: 'api', method: 'POST', path: paths.rollout } as const;
const commit = { role: 'api', method: 'POST', path: paths.commit } as const;

type State = 'InProgress' | 'Complete' | 'Stopped';

/** The published submission's rollout. */
function rolledOut(percentage: number, state: State): NonNullable<Expected['published']> {
  const rollout = 'packageDeliveryOptions.packageRollout';
  return {
    [`${rollout}.packageRolloutPercentage`]: percentage,
    [`${rollout}.packageRolloutStatus`]: `PackageRollout${state}`,
  };
}

const done: Expected = { exit: 0, result: 'done', holds: 'as-before', sent: { rollout: 1 } };
/** Ended before the rollout was changed; someone must say what is wanted. */
const stops: Expected = {
  exit: 1,
  result: 'refused',
  holds: 'as-before',
  sent: { rollout: 0 },
  rerun: 'human',
};

/** A run of command rollout, on a rollout at 40% unless stated otherwise. */
function rollout(
  id: string,
  title: string,
  inputs: Readonly<Record<string, string>>,
  rest: Pick<TestedCase, 'expect'> & Partial<TestedCase>,
): TestedCase {
  return {
    id,
    title,
    seed: { rollout: { percentage: 40 } },
    files: 'none',
    inputs: { command: 'rollout', packages: '', 'wait-for': '', ...inputs },
    ...rest,
  };
}

const halt = { 'rollout-action': 'halt' };
const finalize = { 'rollout-action': 'finalize' };
const widen = { 'rollout-percentage': '70' };

const lost: readonly (readonly [Readonly<Record<string, string>>, number, State])[] = [
  [widen, 70, 'InProgress'],
  [halt, 0, 'Stopped'],
  [finalize, 100, 'Complete'],
];

/** Faults of a rollout change that worked, then of one that did not. */
const changes: readonly FaultCase[] = [
  rollout('R01a', 'finalizing what someone else finalized at the same moment ends green', finalize, {
    faults: [{ ...change, phase: 'status', status: 409, acts: true }],
    expect: { ...done, published: rolledOut(100, 'Complete') },
  }),
  rollout('R01b', 'finalizing a complete rollout ends green without a write', finalize, {
    seed: { rollout: { percentage: 100, status: 'PackageRolloutComplete' } },
    expect: { ...done, sent: { rollout: 0 }, published: rolledOut(100, 'Complete') },
  }),
  rollout('R01c', 'finalizing a halted rollout is refused', finalize, {
    seed: { rollout: { percentage: 40, status: 'PackageRolloutStopped' } },
    expect: { ...stops, says: [/PackageRolloutStopped/], published: rolledOut(40, 'Stopped') },
  }),
  rollout(
    'R01d',
    'a change of a rollout in progress that returns 409 ends the run, and is not sent again',
    finalize,
    {
      faults: [{ ...change, phase: 'status', status: 409, hitLimit: 100 }],
      expect: {
        ...stops,
        result: 'failed',
        sent: { rollout: 1 },
        says: [/store-rollout-not-in-progress/],
        published: rolledOut(40, 'InProgress'),
      },
    },
  ),
  ...lost.map(([inputs, percentage, state], index) =>
    rollout(`R02${'abc'[index]}`, `a change to ${state} whose response was lost is looked for`, inputs, {
      faults: [{ ...change, phase: 'post' }],
      expect: { ...done, published: rolledOut(percentage, state) },
    }),
  ),
  rollout('R02d', 'a change that returns 503 but worked is looked for', widen, {
    faults: [{ ...change, phase: 'status', acts: true }],
    expect: { ...done, published: rolledOut(70, 'InProgress') },
  }),
  rollout('R02e', 'a change that was lost on its way is sent again after a read', widen, {
    faults: [{ ...change, phase: 'pre' }],
    expect: { ...done, sent: { rollout: 2 }, published: rolledOut(70, 'InProgress') },
  }),
];

const shares: readonly FaultCase[] = [
  rollout(
    'R03a',
    'a lower percentage is refused',
    { 'rollout-percentage': '30' },
    {
      expect: { ...stops, says: [/already at 40%/, /halt/], published: rolledOut(40, 'InProgress') },
    },
  ),
  ...['0', '101', 'NaN'].map((share, index) =>
    rollout(
      `R03${'bcd'[index]}`,
      `the percentage ${share} ends before anything is sent`,
      { 'rollout-percentage': share },
      {
        expect: {
          ...stops,
          result: 'failed',
          sent: { token: 0, look: 0, rollout: 0 },
          says: [/rollout-percentage is /],
          published: rolledOut(40, 'InProgress'),
        },
      },
    ),
  ),
  rollout(
    'R03e',
    '100 reaches everyone and is not finalized',
    { 'rollout-percentage': '100' },
    {
      expect: { ...done, says: [/not finalized/], published: rolledOut(100, 'InProgress') },
    },
  ),
  rollout('R04', 'halting a second time ends green without a write', halt, {
    earlier: [{ files: 'none', inputs: { command: 'rollout', packages: '', 'wait-for': '', ...halt } }],
    expect: { ...done, sent: { rollout: 0 }, published: rolledOut(0, 'Stopped') },
  }),
];

const beta = '0d7e2a4e-5f0a-4c0c-9d0b-6a1d3a1c2b3d';
const unwritten = { create: 0, update: 0, delete: 0, commit: 0 } as const;
const noFlight: Expected = {
  exit: 1,
  result: 'failed',
  holds: 'as-before',
  sent: unwritten,
  rerun: 'human',
};
const recovers: Expected = { exit: 0, result: 'published', holds: 'ours', sent: { create: 1, commit: 1 } };
const firstOfFlight = {
  seed: { flights: [{ flightId: beta, friendlyName: 'Beta', published: false }] },
  inputs: { flight: 'Beta' },
} as const;

const flights: readonly FaultCase[] = [
  {
    id: 'R05a',
    title: 'the ID of an unknown flight ends the run',
    seed: { flights: [{ friendlyName: 'Beta' }] },
    inputs: { flight: beta },
    expect: { ...noFlight, says: [/store-flight-not-found/] },
  },
  {
    id: 'R05b',
    title: 'the name of an unknown flight ends the run with a list of those that exist',
    seed: { flights: [{ flightId: beta, friendlyName: 'Beta' }] },
    inputs: { flight: 'Bta' },
    expect: { ...noFlight, says: [/no flight "Bta"/, new RegExp(beta)] },
  },
  {
    id: 'R05c',
    title: 'a flight draft without an upload URL is busy',
    seed: { flights: [{ flightId: beta, friendlyName: 'Beta', pending: { madeIn: 'dashboard' } }] },
    inputs: { flight: 'Beta' },
    expect: { ...noFlight, result: 'busy', says: [/created in Partner Center/] },
  },
  { id: 'R06a', title: 'a flight gets its first submission', ...firstOfFlight, expect: recovers },
  {
    id: 'R06b',
    title: 'the first submission of a flight whose response was lost is found',
    ...firstOfFlight,
    faults: [{ role: 'api', method: 'POST', path: paths.create, phase: 'post' }],
    expect: recovers,
  },
];

/** An add-on commit that meets these faults; the Store accepts one every four minutes. */
function addOn(id: string, title: string, faults: readonly FaultRule[], sent: number): TestedCase {
  const gold = '9NBLGGH4GOLD';
  return {
    id,
    title,
    seed: { addOns: [{ id: gold, productId: 'gold' }] },
    files: 'none',
    inputs: { 'app-id': '', packages: '', 'add-on': gold, price: 'Tier3' },
    faults,
    expect: {
      ...recovers,
      sent: { create: 1, commit: sent, block: 0 },
      document: { 'pricing.priceId': 'Tier3' },
    },
  };
}

const throttled = { ...commit, phase: 'status', status: 429 } as const;

const addOns: readonly FaultCase[] = [
  addOn(
    'R07a',
    'an add-on commit that is throttled to one every four minutes waits as asked',
    [{ ...throttled, hitLimit: 3, headers: { 'Retry-After': '240' } }],
    4,
  ),
  addOn(
    'R07b',
    'an add-on commit that is throttled waits, too, if the Store does not say how long',
    [{ ...throttled, hitLimit: 4 }],
    5,
  ),
  addOn(
    'R07c',
    'an add-on commit that is throttled but worked is sent once',
    [{ ...throttled, acts: true }],
    1,
  ),
];

/** Command rollout, flights and add-ons. */
export const rolloutCases: readonly FaultCase[] = [
  ...changes,
  ...shares,
  ...flights,
  ...addOns,
  {
    id: 'R08',
    title: 'the second of three add-ons fails',
    notApplicable: 'a run publishes one target; three add-ons are a matrix in the workflow',
  },
];
