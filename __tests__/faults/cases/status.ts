import type { FaultRule } from '../../../simulator/src/faults/faults.ts';
import type { Timeline } from '../../../simulator/src/store/timeline.ts';
import type { Expected, FaultCase, Meanwhile, TestedCase } from '../case.ts';
import { paths } from '../paths.ts';

const status = { role: 'api', method: 'GET', path: paths.status } as const;
const recovers: Expected = { exit: 0, result: 'published', holds: 'ours', sent: { create: 1, commit: 1 } };
const turnedDown: Expected = {
  exit: 1,
  result: 'rejected',
  holds: 'ours-failed',
  sent: { create: 1, commit: 1, delete: 0 },
  rerun: 'converges',
};

const timedOut: Expected = {
  exit: 1,
  result: 'timed-out',
  holds: 'ours',
  sent: { create: 1, commit: 1 },
  rerun: 'converges',
};

/** Published once this many polls have seen it in certification. */
function certifiedAfter(looks: number): Timeline {
  return [{ state: 'CommitStarted', looks: 1 }, { state: 'Certification', looks }, { state: 'Published' }];
}

/** The fault begins when the commit is done. */
function outageOf(rule: FaultRule): Meanwhile {
  return { before: 'status', act: ({ control }) => control.addFaults(rule) };
}

const codes = [
  'InvalidArchive',
  'MissingFiles',
  'PackageValidationFailed',
  'InvalidParameterValue',
  'InvalidOperation',
  'InvalidState',
  'ResourceNotFound',
  'ServiceError',
] as const;

function commitFailed(code: (typeof codes)[number], index: number): TestedCase {
  const details = `Detail of ${code}\r\n::error::injected ##[error]injected <img src=x>`;
  return {
    id: `S03${'abcdefgh'[index]}`,
    title: `CommitFailed with ${code} is reported with its details`,
    timeline: [
      { state: 'CommitStarted', looks: 1 },
      { state: 'CommitFailed', errors: [{ code, details }] },
    ],
    expect: { ...turnedDown, says: [new RegExp(code), new RegExp(`Detail of ${code}`)] },
  };
}

const ends = [
  'PreProcessingFailed',
  'CertificationFailed',
  'PublishFailed',
  'ReleaseFailed',
  'Canceled',
] as const;

function endsIn(state: (typeof ends)[number], index: number): TestedCase {
  const report = { date: '2026-11-20T10:00:00Z', reportUrl: 'https://partner.microsoft.com/report/1' };
  const timeline: Timeline = [
    { state: 'CommitStarted', looks: 0 },
    { state: 'PreProcessing', looks: 1 },
    { state, ...(state === 'CertificationFailed' && { certificationReports: [report] }) },
  ];
  return {
    id: `S04${'abcde'[index]}`,
    title: `a submission that ends in ${state} is red`,
    timeline,
    expect: {
      ...turnedDown,
      says: [new RegExp(state), ...(state === 'CertificationFailed' ? [/report/i] : [])],
    },
  };
}

export const statusCases: readonly FaultCase[] = [
  { id: 'S01', title: 'the usual states end green', expect: recovers },
  {
    id: 'S02',
    title: 'states that are skipped between two polls do not matter',
    timeline: certifiedAfter(1),
    expect: recovers,
  },
  {
    id: 'S02a',
    title: 'a submission that is never seen in PreProcessing is accepted all the same',
    timeline: [{ state: 'CommitStarted', looks: 1 }, { state: 'Certification' }],
    inputs: { 'wait-for': 'accepted' },
    expect: { ...recovers, result: 'accepted' },
  },
  ...codes.map(commitFailed),
  ...ends.map(endsIn),
  {
    id: 'S05',
    title: 'CommitStarted forever ends in time, and nothing is deleted or sent twice',
    timeline: [{ state: 'CommitStarted' }],
    expect: {
      ...timedOut,
      sent: { create: 1, commit: 1, delete: 0 },
      says: [/has not rejected it/],
      rerun: 'human',
    },
  },
  {
    id: 'S05a',
    title: 'CommitStarted is not a success for wait-for: accepted, either',
    timeline: [{ state: 'CommitStarted' }],
    inputs: { 'wait-for': 'accepted', 'timeout-minutes': '20' },
    expect: { ...timedOut, rerun: 'human' },
  },
  {
    id: 'S06',
    title: 'a state that no one knows is waited through with a warning',
    timeline: [{ state: 'CommitStarted', looks: 0 }, { state: 'Foo', looks: 2 }, { state: 'Published' }],
    expect: { ...recovers, says: [/does not recognize the status Foo/] },
  },
  {
    id: 'S06a',
    title: 'a state that no one knows is waited for until the deadline, as committed',
    timeline: [{ state: 'CommitStarted', looks: 0 }, { state: 'Foo' }],
    inputs: { 'timeout-minutes': '30' },
    expect: {
      ...timedOut,
      sent: { create: 1, commit: 1, delete: 0, status: [30, 40] },
      says: [/does not recognize the status Foo/, /within 30 minutes: it has the status Foo/],
      rerun: 'human',
    },
  },
  {
    id: 'S07',
    title: 'if every second poll fails, the wait goes on',
    faults: [1, 3, 5, 7, 9].map((nth) => ({ ...status, nth, phase: 'status', status: 503 }) as const),
    expect: recovers,
  },
  {
    id: 'S07a',
    title: 'if every poll is throttled, the wait ends in time, as committed',
    faults: [{ ...status, phase: 'status', status: 429, hitLimit: 1000 }],
    inputs: { 'timeout-minutes': '15' },
    expect: { ...timedOut, sent: { create: 1, commit: 1, status: [10, 60] } },
  },
  {
    id: 'S07b',
    title: 'if every poll is throttled for five minutes, the wait ends in time, as committed',
    faults: [{ ...status, phase: 'status', status: 503, hitLimit: 1000, headers: { 'Retry-After': '300' } }],
    inputs: { 'timeout-minutes': '30' },
    expect: timedOut,
  },
  {
    id: 'S07c',
    title: 'an outage for as long as the run waits ends it in time, with one poll a minute',
    faults: [{ ...status, phase: 'status', status: 500, hitLimit: 1000 }],
    expect: { ...timedOut, sent: { create: 1, commit: 1, status: [50, 95] } },
  },
  {
    id: 'S07d',
    title: 'if reading the packages fails after the commit, the run reads them again',
    meanwhile: [
      outageOf({ role: 'api', method: 'GET', path: paths.read, phase: 'status', status: 503, hitLimit: 12 }),
    ],
    expect: recovers,
  },
  {
    id: 'S07e',
    title: 'web pages from a proxy instead of the status are waited through',
    faults: [
      { ...status, phase: 'status', status: 200, body: '<html>Sign in to the network</html>', hitLimit: 12 },
    ],
    expect: recovers,
  },
  {
    id: 'S07f',
    title: 'a sign-in that fails for a while during the wait is waited through',
    timeline: certifiedAfter(80),
    inputs: { 'timeout-minutes': '300' },
    faults: [
      {
        role: 'login',
        method: 'POST',
        path: paths.token,
        nth: 2,
        phase: 'status',
        status: 503,
        hitLimit: 12,
      },
    ],
    expect: recovers,
  },
  {
    id: 'S07g',
    title: 'a daily quota of requests that is used up during the wait is waited through',
    faults: [{ ...status, nth: 2, phase: 'status', status: 403, hitLimit: 20 }],
    timeline: [
      { state: 'CommitStarted', looks: 3 },
      { state: 'Certification', looks: 2 },
      { state: 'Published' },
    ],
    expect: recovers,
  },
  {
    id: 'S07h',
    title: "if the packages can't be read after the commit, the wait ends in time, as committed",
    meanwhile: [
      outageOf({
        role: 'api',
        method: 'GET',
        path: paths.read,
        phase: 'status',
        status: 429,
        hitLimit: 1000,
      }),
    ],
    inputs: { 'timeout-minutes': '5' },
    expect: timedOut,
  },
  {
    id: 'S08',
    title: 'a wait of hours renews the token twice',
    timeline: certifiedAfter(140),
    inputs: { 'timeout-minutes': '300' },
    expect: { ...recovers, sent: { create: 1, commit: 1, token: [3, 4] } },
  },
  {
    id: 'S08a',
    title: 'a 401 during the wait is followed by a new token',
    timeline: certifiedAfter(9),
    faults: [3, 6].map(
      (nth) =>
        ({
          ...status,
          nth,
          phase: 'status',
          status: 401,
          body: { code: 'Unauthorized', message: 'expired' },
        }) as const,
    ),
    expect: { ...recovers, sent: { create: 1, commit: 1, token: 3 } },
  },
  {
    id: 'S09',
    title: 'a submission that was deleted in Partner Center makes the run red',
    timeline: [{ state: 'CommitStarted', looks: 9 }, { state: 'Published' }],
    meanwhile: [
      { before: 'status', nth: 2, act: ({ control, pendingId }) => control.deleteDraft(pendingId()) },
    ],
    expect: {
      exit: 1,
      result: 'rejected',
      holds: 'as-before',
      sent: { create: 1, commit: 1 },
      says: [/gone/],
      rerun: 'converges',
    },
  },
  {
    id: 'S10',
    title: 'errors that are null, details that are null and warnings alone do not matter',
    timeline: [
      { state: 'CommitStarted', looks: 1, errors: null },
      {
        state: 'PreProcessing',
        looks: 1,
        errors: [{ code: 'None', details: null }],
        warnings: [
          { code: null, details: null },
          { code: 'SalesUnsupportedWarning', details: 'The sales resource is no longer supported.' },
        ],
      },
      { state: 'Published', errors: null, warnings: null },
    ],
    expect: recovers,
  },
  {
    id: 'S11',
    title: 'with wait-for: none, the run ends as soon as the Store says that it has the commit',
    inputs: { 'wait-for': 'none' },
    expect: { ...recovers, result: 'committed', sent: { create: 1, commit: 1, status: 1 } },
  },
  {
    id: 'S11a',
    title: 'with wait-for: accepted, the run ends as soon as the Store has accepted the packages',
    inputs: { 'wait-for': 'accepted' },
    expect: { ...recovers, result: 'accepted' },
  },
  {
    id: 'S11b',
    title: 'with wait-for: published and manual publishing, the run ends once the submission is certified',
    seed: { submission: { targetPublishMode: 'Manual' } },
    expect: { ...recovers, result: 'certified' },
  },
  {
    id: 'S12',
    title: 'a Store that silently kept the old packages makes the run red',
    settings: { keepsOldPackages: true },
    expect: {
      exit: 1,
      result: 'rejected',
      holds: 'ours',
      sent: { create: 1, commit: 1 },
      says: [/old packages/],
      rerun: 'human',
    },
  },
];
