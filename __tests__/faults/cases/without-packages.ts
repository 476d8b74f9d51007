import type { Expected, FaultCase } from '../case.ts';

const notes = 'Faster start.';
/** A run that asks for release notes only. */
const asked = { packages: '', 'certification-notes': '', 'release-notes': notes };
const replacing = { ...asked, 'if-pending': 'replace' };
/** The same notes in someone else's submission. */
const listings = {
  'en-us': { baseListing: { releaseNotes: notes } },
  'de-de': { baseListing: { releaseNotes: notes } },
};
const old = { fileName: 'App.msixbundle', version: '1.0.0.0', fileStatus: 'Uploaded', id: '1' };
const newer = { ...old, version: '2.0.0.0', id: '2' };
const packages = [{ fileName: old.fileName }];
const sent = { create: 0, update: 0, delete: 0, commit: 0 };
const busy: Expected = { exit: 1, result: 'busy', holds: 'as-before', sent, rerun: 'human' };
const refused: Expected = { ...busy, result: 'refused' };

/** Runs that ask for texts only, and what they must leave alone: they know no submission by its files. */
export const withoutPackagesCases: readonly FaultCase[] = [
  {
    id: 'P15a',
    title: 'without packages, a draft with the same texts and another field is left alone',
    files: 'none',
    inputs: asked,
    seed: { pending: { patch: { listings, applicationCategory: 'Games' } } },
    expect: { ...busy, says: [/differs from this release in applicationCategory/] },
  },
  {
    id: 'P15b',
    title: 'without packages, a committed submission with the same texts and another field is not ours',
    files: 'none',
    inputs: asked,
    seed: { pending: { status: 'Certification', patch: { listings, applicationCategory: 'Games' } } },
    expect: busy,
  },
  {
    id: 'P15c',
    title: 'without packages, a draft that is what this run sets is recreated',
    files: 'none',
    inputs: asked,
    seed: { pending: { patch: { listings } } },
    ownDraft: true,
    expect: { exit: 0, result: 'published', holds: 'ours', sent: { delete: 1, create: 1, commit: 1 } },
  },
  {
    id: 'P16a',
    title: 'without packages, if-pending: replace deletes no draft of a release',
    files: 'none',
    inputs: replacing,
    seed: {
      packages,
      pending: {
        patch: { applicationPackages: [old, { fileName: 'New.msixbundle', fileStatus: 'PendingUpload' }] },
      },
    },
    expect: { ...refused, says: [/does not delete submission .*New\.msixbundle/] },
  },
  {
    id: 'P16b',
    title: 'without packages, if-pending: replace deletes no failed release under the old name',
    files: 'none',
    inputs: replacing,
    seed: {
      packages,
      pending: { status: 'CertificationFailed', patch: { listings, applicationPackages: [newer] } },
    },
    expect: { ...refused, says: [/does not delete submission .*App\.msixbundle/] },
  },
  {
    id: 'P17',
    title: 'without packages, a committed release under the old name is not ours',
    files: 'none',
    inputs: asked,
    seed: {
      packages,
      pending: { status: 'Certification', patch: { listings, applicationPackages: [newer] } },
    },
    expect: { ...busy, says: [/contains packages that are not published: App\.msixbundle/] },
  },
  {
    id: 'P18',
    title: 'without packages, a draft that someone edits after the read is not deleted',
    files: 'none',
    inputs: asked,
    seed: { pending: { patch: { listings } } },
    meanwhile: [
      {
        before: 'read',
        nth: 3,
        act: ({ control, pendingId }) => {
          control.edit(pendingId(), { applicationCategory: 'Games' });
        },
      },
    ],
    expect: { ...busy, says: [/opened or edited by someone else while this run was planning/] },
  },
  {
    id: 'R09',
    title: 'without packages, a run after a halted rollout is refused',
    files: 'none',
    inputs: asked,
    seed: { rollout: { percentage: 10, status: 'PackageRolloutStopped' } },
    expect: { ...refused, says: [/The last rollout was halted/] },
  },
  {
    id: 'R10',
    title: 'without packages, no rollout is ended',
    files: 'none',
    inputs: { ...asked, 'existing-rollout': 'finalize' },
    seed: { rollout: { percentage: 10 } },
    expect: { ...busy, result: 'failed', says: [/existing-rollout has no effect without packages/] },
  },
];
