import type { FaultCase } from '../case.ts';

/** Rollouts, flights and add-ons: all of them need commands that are not built yet. */
export const rolloutCases: readonly FaultCase[] = [
  {
    id: 'R01',
    title: 'finalizing what is not in progress: complete is done, anything else ends',
    blocked: 'needs command rollout',
  },
  { id: 'R02', title: 'a change whose answer was lost is looked for', blocked: 'needs command rollout' },
  { id: 'R03', title: 'a lower percentage, 0, 100, 101 and NaN', blocked: 'needs command rollout' },
  { id: 'R04', title: 'halting twice is done', blocked: 'needs command rollout' },
  {
    id: 'R05',
    title: 'an unknown flight ends, and a flight draft without an upload URL is busy',
    blocked: 'needs input flight',
  },
  { id: 'R06', title: 'the first submission of a flight', blocked: 'needs input flight' },
  {
    id: 'R07',
    title: 'add-on commits that are throttled to one in four minutes',
    blocked: 'needs input add-on',
  },
  {
    id: 'R08',
    title: 'three add-ons of which the second fails',
    moot: 'a run publishes one target (design.md §4); three add-ons are three steps of a workflow',
  },
];
