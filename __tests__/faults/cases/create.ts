import type { Expected, FaultCase } from '../case.ts';
import { paths } from '../paths.ts';

const create = { role: 'api', method: 'POST', path: paths.create } as const;
const look = { role: 'api', method: 'GET', path: paths.look } as const;
const recovers: Expected = { exit: 0, result: 'published', holds: 'ours', sent: { create: 1, commit: 1 } };
/** Someone else has the slot for drafts. */
const lostSlot: Expected = {
  exit: 1,
  result: 'busy',
  holds: 'as-before',
  sent: { create: 1, update: 0, delete: 0, commit: 0 },
  rerun: 'human',
};

export const createCases: readonly FaultCase[] = [
  {
    id: 'C01',
    title: 'a create that never arrived is sent again after a read',
    faults: [{ ...create, phase: 'pre' }],
    expect: { ...recovers, sent: { create: 2, commit: 1 } },
  },
  {
    id: 'C02',
    title: 'a create whose response was lost is found',
    faults: [{ ...create, phase: 'post' }],
    expect: recovers,
  },
  {
    id: 'C03',
    title: 'a create that returns 503 but worked is found',
    faults: [{ ...create, phase: 'status', status: 503, acts: true }],
    expect: recovers,
  },
  {
    id: 'C04',
    title: 'a create that returns 503 and did not work is sent again after a read',
    faults: [{ ...create, phase: 'status', status: 503 }],
    expect: { ...recovers, sent: { create: 2, commit: 1 } },
  },
  {
    id: 'C05',
    title: 'someone who was faster keeps the slot',
    meanwhile: [{ before: 'create', act: ({ addForeignDraft }) => void addForeignDraft() }],
    expect: lostSlot,
  },
  {
    id: 'C05a',
    title: 'someone who was faster keeps the slot, even if the outcome of the create is not known',
    faults: [{ ...create, phase: 'status', status: 503 }],
    meanwhile: [{ before: 'create', act: ({ addForeignDraft }) => void addForeignDraft() }],
    expect: lostSlot,
  },
  {
    id: 'C06',
    title: 'a create that stays 500 ends the run with a hint about certification',
    faults: [{ ...create, phase: 'status', status: 500, hitLimit: 100 }],
    expect: {
      exit: 1,
      result: 'failed',
      holds: 'as-before',
      sent: { create: 3, update: 0, commit: 0 },
      says: [/certification/i],
      rerun: 'converges',
    },
  },
  {
    id: 'C07',
    title: 'half a clone is read again',
    faults: [{ ...create, phase: 'half' }],
    expect: recovers,
  },
  {
    id: 'C08',
    title: 'a clone without an upload URL ends the run and names the draft',
    faults: [
      {
        role: 'api',
        path: '/submissions(/\\d+)?$',
        phase: 'alter',
        nulls: ['fileUploadUrl'],
        hitLimit: 100,
      },
    ],
    expect: {
      exit: 1,
      result: 'failed',
      holds: 'own-draft',
      sent: { create: 1, block: 0, commit: 0 },
      says: [/upload URL/, /Submission \d+/],
      rerun: 'converges',
    },
  },
  {
    id: 'C09',
    title: 'a draft that shows up only in the third read is found, and stays the only one',
    faults: [
      { ...create, phase: 'post' },
      // The Store leaves the member out (store-api.md §3.1); null says the same.
      { ...look, nth: 2, phase: 'alter', body: { pendingApplicationSubmission: null } },
      { ...look, nth: 3, phase: 'alter', nulls: ['pendingApplicationSubmission'] },
    ],
    expect: recovers,
  },
  {
    id: 'C10',
    title: 'a create that is throttled waits as asked',
    faults: [{ ...create, phase: 'status', status: 429, headers: { 'Retry-After': '45' } }],
    expect: { ...recovers, sent: { create: 2, commit: 1 } },
  },
  {
    id: 'C11',
    title: 'ids of 19 digits that come as numbers stay exact',
    settings: { idsAreNumbers: true },
    expect: recovers,
  },
];
