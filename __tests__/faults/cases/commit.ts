import type { Expected, FaultCase } from '../case.ts';
import { paths } from '../paths.ts';

const commit = { role: 'api', method: 'POST', path: paths.commit } as const;
const recovers: Expected = { exit: 0, result: 'published', holds: 'ours', sent: { create: 1, commit: 1 } };
const started = { status: 'CommitStarted' };

export const commitCases: readonly FaultCase[] = [
  {
    id: 'M01',
    title: 'a commit that never arrived is sent again after status checks',
    faults: [{ ...commit, phase: 'pre' }],
    expect: { ...recovers, sent: { create: 1, commit: 2 } },
  },
  {
    id: 'M02',
    title: 'a commit whose response was lost is not sent again',
    faults: [{ ...commit, phase: 'post' }],
    expect: recovers,
  },
  {
    id: 'M03',
    title: 'a commit that returns 502 but worked is not sent again',
    faults: [{ ...commit, phase: 'status', status: 502, acts: true }],
    expect: recovers,
  },
  {
    id: 'M03a',
    title: 'a commit that fails twice is sent a third time, after status checks',
    faults: [{ ...commit, phase: 'status', status: 503, hitLimit: 2 }],
    expect: { ...recovers, sent: { create: 1, commit: 3 } },
  },
  {
    id: 'M03b',
    title: 'a commit that always fails ends the run after the third attempt',
    faults: [{ ...commit, phase: 'status', status: 503, hitLimit: 100 }],
    expect: {
      exit: 1,
      result: 'failed',
      holds: 'own-draft',
      sent: { create: 1, commit: 3 },
      rerun: 'converges',
    },
  },
  {
    id: 'M04',
    title: 'a commit that is refused because the submission is committed already lets the run go on',
    faults: [
      {
        ...commit,
        phase: 'status',
        status: 409,
        acts: true,
        body: { code: 'InvalidState', message: 'Submission in state CommitStarted cannot be committed' },
      },
    ],
    expect: recovers,
  },
  {
    id: 'M04a',
    title: 'a commit that is refused while the submission stays a draft ends the run',
    faults: [
      {
        ...commit,
        phase: 'status',
        status: 409,
        hitLimit: 100,
        body: { code: 'InvalidState', message: 'Not in this state' },
      },
    ],
    expect: {
      exit: 1,
      result: 'failed',
      holds: 'own-draft',
      sent: { create: 1, commit: 1 },
      rerun: 'converges',
    },
  },
  {
    id: 'M05',
    title: 'a commit that the Store accepted and forgot is sent once more',
    faults: [{ ...commit, phase: 'status', status: 202, body: started }],
    expect: { ...recovers, sent: { create: 1, commit: 2 }, says: [/lost the commit/] },
  },
  {
    id: 'M05a',
    title: 'a forgotten commit is sent once more even if no one waits for the Store',
    inputs: { 'wait-for': 'none' },
    faults: [{ ...commit, phase: 'status', status: 202, body: started }],
    expect: { ...recovers, result: 'committed', sent: { create: 1, commit: 2 }, says: [/lost the commit/] },
  },
  {
    id: 'M05b',
    title: 'a web page instead of the response to a commit is not a success',
    inputs: { 'wait-for': 'none' },
    faults: [{ ...commit, phase: 'status', status: 200, body: '<html>Sign in to the network</html>' }],
    expect: {
      ...recovers,
      result: 'committed',
      sent: { create: 1, commit: 2 },
      says: [/checking whether it was done/],
    },
  },
  {
    id: 'M05c',
    title: 'a web page instead of the response to a commit that worked leads to no second commit',
    inputs: { 'wait-for': 'none' },
    faults: [{ ...commit, phase: 'post', status: 200, body: '<html>Sign in to the network</html>' }],
    expect: { ...recovers, result: 'committed', sent: { create: 1, commit: 1 } },
  },
  {
    id: 'M06',
    title: 'a commit that the Store always forgets ends the run after the second attempt',
    faults: [{ ...commit, phase: 'status', status: 202, body: started, hitLimit: 100 }],
    expect: {
      exit: 1,
      result: 'rejected',
      holds: 'own-draft',
      sent: { create: 1, commit: 2 },
      rerun: 'converges',
    },
  },
  {
    id: 'M07',
    title: 'a commit that is throttled waits as asked and checks the status first',
    faults: [{ ...commit, phase: 'status', status: 429, headers: { 'Retry-After': '40' } }],
    expect: { ...recovers, sent: { create: 1, commit: 2 } },
  },
  {
    id: 'M07a',
    title: 'a draft that someone changes while the commit waits for its turn is not committed',
    seed: { price: 'Tier3' },
    faults: [{ ...commit, phase: 'status', status: 429, headers: { 'Retry-After': '250' } }],
    meanwhile: [
      {
        before: 'commit',
        act: ({ control, pendingId }) => void control.edit(pendingId(), { pricing: { priceId: 'Free' } }),
      },
    ],
    expect: {
      exit: 1,
      result: 'busy',
      holds: 'own-draft',
      sent: { create: 1, commit: 1 },
      says: [/pricing\.priceId/],
      rerun: 'converges',
    },
  },
  {
    id: 'M07b',
    title:
      'a commit whose response was lost, and that the Store turned down, makes the run red even without a wait',
    inputs: { 'wait-for': 'none' },
    faults: [{ ...commit, phase: 'post' }],
    timeline: [{ state: 'CommitFailed', errors: [{ code: 'InvalidArchive', details: 'Broken.' }] }],
    expect: {
      exit: 1,
      result: 'rejected',
      holds: 'ours-failed',
      sent: { create: 1, commit: 1 },
      rerun: 'converges',
    },
  },
  {
    id: 'M08',
    title: 'a token that expires at the commit is renewed, and one commit counts',
    faults: [
      {
        ...commit,
        phase: 'status',
        status: 401,
        body: { code: 'Unauthorized', message: 'Authorization: The access token has expired.' },
      },
    ],
    expect: { ...recovers, sent: { create: 1, commit: 2, token: 2 } },
  },
  {
    id: 'M09',
    title: 'the refusal "created through the API" ends the run and keeps the draft',
    faults: [
      {
        ...commit,
        phase: 'status',
        status: 409,
        hitLimit: 100,
        body: {
          code: 'InvalidState',
          message:
            'Ingestion API can only update, delete, and commit submissions that are created through the API.',
        },
      },
    ],
    expect: {
      exit: 1,
      result: 'failed',
      holds: 'own-draft',
      sent: { create: 1, commit: 1, delete: 0 },
      rerun: 'converges',
    },
  },
  {
    id: 'M10',
    title: 'a draft that someone else commits just before is not committed twice',
    meanwhile: [
      {
        before: 'commit',
        act: ({ control, pendingId }) => void control.setStatus(pendingId(), { state: 'Certification' }),
      },
    ],
    expect: {
      exit: 1,
      result: 'timed-out',
      holds: 'own-draft',
      sent: { create: 1, commit: 1 },
      rerun: 'human',
    },
    inputs: { 'timeout-minutes': '5' },
  },
];
