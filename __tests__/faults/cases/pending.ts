import type { Expected, FaultCase, TestedCase } from '../case.ts';
import { paths } from '../paths.ts';

const recovers: Expected = { exit: 0, result: 'published', holds: 'ours', sent: { create: 1, commit: 1 } };
const busy: Expected = {
  exit: 1,
  result: 'busy',
  holds: 'as-before',
  sent: { create: 0, update: 0, delete: 0, commit: 0 },
  rerun: 'human',
};
/** An earlier run that was lost after its document was accepted: its draft has our names and no blob. */
const lostBeforeUpload = { faults: [{ role: 'blob', phase: 'pre', hitLimit: 100 }] } as const;
/** One that was lost after the create. */
const lostAfterCreate = {
  faults: [{ role: 'api', method: 'PUT', phase: 'status', status: 500, hitLimit: 100 }],
} as const;

export const pendingCases: readonly FaultCase[] = [
  {
    id: 'P01',
    title: 'a draft made in Partner Center is left alone',
    seed: { pending: { madeIn: 'dashboard' } },
    expect: { ...busy, says: [/Partner Center/] },
  },
  {
    id: 'P02',
    title: "another tool's draft is left alone",
    seed: {
      pending: {
        patch: {
          applicationPackages: [{ fileName: 'other-tool.msixbundle', fileStatus: 'PendingUpload', id: '' }],
        },
      },
    },
    expect: busy,
  },
  {
    id: 'P03',
    title: "with if-pending: replace, another tool's draft is deleted, once",
    seed: { pending: { patch: { notesForCertification: 'by another tool' } } },
    inputs: { 'if-pending': 'replace' },
    expect: { ...recovers, sent: { create: 1, delete: 1, commit: 1 } },
  },
  {
    id: 'P04',
    title: 'our own draft is deleted and recreated',
    earlier: [lostBeforeUpload],
    expect: { ...recovers, sent: { create: 1, delete: 1, commit: 1 } },
  },
  {
    id: 'P05',
    title: 'an untouched draft whose upload URL has expired is recreated',
    seed: { pending: {} },
    ownDraft: true,
    faults: [
      {
        role: 'api',
        method: 'GET',
        path: paths.read,
        phase: 'alter',
        nth: 2,
        body: {
          fileUploadUrl:
            'https://productingestionbin1.blob.core.windows.net/ingestion/11111111-2222-3333-4444-555555555555?sv=2014-02-14&sr=b&sig=abcdefghijk%2Bs%3D&se=2020-01-01T00%3A00%3A00Z&sp=rwl',
        },
      },
    ],
    expect: { ...recovers, sent: { create: 1, delete: 1, commit: 1 } },
  },
  ...(['CommitStarted', 'PreProcessing', 'Certification'] as const).map(
    (state, index): TestedCase => ({
      id: `P06${'abc'[index]}`,
      title: `an own submission in ${state} is only waited for`,
      earlier: [
        {
          inputs: { 'wait-for': 'none' },
          timeline: [{ state: 'CommitStarted', looks: 0 }, { state, looks: 6 }, { state: 'Published' }],
        },
      ],
      expect: {
        ...recovers,
        sent: { create: 0, update: 0, delete: 0, commit: 0 },
        says: [new RegExp(`Pending submission: \\d+ \\(${state}\\)`), /already has exactly these files/],
      },
    }),
  ),
  {
    id: 'P07',
    title: 'packages that are published already need no write',
    earlier: [{}],
    expect: {
      exit: 0,
      result: 'already-submitted',
      holds: 'ours',
      sent: { create: 0, update: 0, delete: 0, commit: 0 },
    },
  },
  {
    id: 'P08',
    title: 'our own submission that ended with status CommitFailed is deleted and recreated, once',
    earlier: [
      {
        timeline: [
          { state: 'CommitStarted', looks: 0 },
          { state: 'CommitFailed', errors: [{ code: 'ServiceError', details: 'later' }] },
        ],
      },
    ],
    expect: { ...recovers, sent: { create: 1, delete: 1, commit: 1 } },
  },
  {
    id: 'P09',
    title: 'a submission in certification is not replaced',
    seed: { pending: { status: 'Certification', patch: { notesForCertification: 'theirs' } } },
    inputs: { 'if-pending': 'replace' },
    expect: { ...busy, sent: { create: 0, update: 0, delete: 1, commit: 0 } },
  },
  {
    id: 'P10',
    title: 'an app that the API does not support ends at once, and nothing is deleted',
    seed: { unsupported: true, pending: { patch: { notesForCertification: 'theirs' } } },
    inputs: { 'if-pending': 'replace' },
    expect: { ...busy, result: 'failed', says: [/does not support/] },
  },
  {
    id: 'P11',
    title: 'the untouched clone that a crash after create leaves is taken over',
    earlier: [lostAfterCreate],
    expect: { ...recovers, sent: { create: 0, delete: 0, commit: 1 } },
  },
  {
    id: 'P11a',
    title: 'an untouched clone that a human begins to edit while this run plans is left alone',
    seed: { pending: {} },
    meanwhile: [
      {
        before: 'read',
        nth: 3,
        act: ({ control, pendingId }) =>
          void control.edit(pendingId(), { notesForCertification: 'Half-written.' }),
      },
    ],
    expect: busy,
  },
  {
    id: 'P12',
    title: 'a clone that a human edited is left alone',
    seed: {
      pending: { patch: { listings: { 'en-us': { baseListing: { description: 'Half-written.' } } } } },
    },
    expect: busy,
  },
  {
    id: 'P13',
    title: 'a delete whose response was lost counts as done',
    seed: { pending: { patch: { notesForCertification: 'by another tool' } } },
    inputs: { 'if-pending': 'replace' },
    faults: [{ role: 'api', method: 'DELETE', phase: 'post' }],
    expect: { ...recovers, sent: { create: 1, delete: 2, commit: 1 } },
  },
  {
    id: 'P14',
    title: 'of two runs that start together exactly one commits',
    testedBy: 'scenarios/pending.test.ts and load.test.ts',
  },
];
