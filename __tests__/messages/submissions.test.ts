import { describe, expect, test } from '@jest/globals';
import type { FaultRule } from '../../simulator/src/faults/faults.ts';
import { bundle, identity, single } from '../support/package-files.ts';
import { expectSaid, type Situation } from '../support/situations.ts';
import { useStore } from '../support/store.ts';
import { storeId } from '../support/test-store.ts';

// What a user reads about submissions that are pending, rollouts, and what a release would do to customers.
const store = useStore();
const alter: FaultRule = { role: 'api', method: 'GET', phase: 'alter', hitLimit: 1000 };
const submission: FaultRule = { ...alter, path: '/submissions/\\d+$' };
const dryRun = { 'dry-run': 'true' };
const status = { command: 'status', packages: '' };
const rollout = { command: 'rollout', packages: '', 'rollout-percentage': '50' };
const hidden = { patch: { visibility: 'Hidden' } };
const publish = { files: async () => [await bundle('1.2.0.0')] };
const plainly = { files: async () => [await single('1.2.0.0')] };
const later = '2099-03-01T09:00:00Z';

/** A rollout as the Store has it in a submission. */
const rolloutOf = (packageRolloutStatus: string) => ({
  packageDeliveryOptions: {
    packageRollout: { isPackageRollout: true, packageRolloutPercentage: 10, packageRolloutStatus },
  },
});

/** A pending submission whose new file is of version 2.0.0.0. */
const nextRelease = (state: string) => ({
  rollout: { percentage: 10 },
  pending: {
    status: state,
    patch: {
      ...rolloutOf('PackageRolloutNotStarted'),
      applicationPackages: [
        { fileName: `${identity.name}_2.0.0.0_x64.0123456789ab.msix`, fileStatus: 'PendingUpload' },
      ],
    },
  },
});

const rollouts: Readonly<Record<string, Situation>> = {
  'of an app that was never published': {
    app: { published: false },
    result: 'refused',
    says: [
      'App 9NBLGGH4R315 has never been published, so it has no rollout. Publish the first submission, which always goes to everyone. You can set rollout-percentage from the second one onward.',
    ],
  },
  'while the next one is on its way': {
    app: nextRelease('Certification'),
    inputs: { ...rollout, 'rollout-percentage': '10' },
    result: 'done',
    says: [
      'Warning: This run checked the rollout of the published version. Version 2.0.0.0 is not published yet (Certification), so its rollout has not begun.',
    ],
  },
  'of a version that is a draft': {
    app: nextRelease('PendingCommit'),
    inputs: { ...rollout, 'expected-version': '2.0.0.0' },
    result: 'refused',
    says: [
      'Version 2.0.0.0 is not published: submission ',
      ' is a draft (PendingCommit). Publish the submission first. Its rollout starts when it is published.',
    ],
  },
  'of a version that failed': {
    app: nextRelease('CertificationFailed'),
    inputs: { ...rollout, 'expected-version': '2.0.0.0' },
    result: 'refused',
    says: [
      'Version 2.0.0.0 is not published: submission ',
      ' ended with status CertificationFailed. Fix the cause and publish again. The rollout starts when the new submission is published.',
    ],
  },
  'that has not started': {
    app: { rollout: { percentage: 10 } },
    faults: [
      { ...alter, path: 'packagerollout', body: { packageRolloutStatus: 'PackageRolloutNotStarted' } },
    ],
    result: 'refused',
    says: ['Check the rollout in Partner Center, and re-run the job once the rollout is in progress.'],
  },
  'that the Store does not change': {
    app: { rollout: { percentage: 10 } },
    faults: [{ ...alter, path: 'packagerollout', body: { packageRolloutPercentage: 10 } }],
    result: 'rejected',
    says: [
      'The Store accepted the change (update), but now reports a rollout of 10% (PackageRolloutInProgress). Check the rollout in Partner Center, then re-run the job.',
    ],
  },
};

test.each(Object.entries(rollouts))('a rollout %s', async (_what, situation) => {
  await expectSaid(store, { inputs: rollout, ...situation });
});

describe('command: status', () => {
  test('of an app without any submission', async () => {
    await expectSaid(store, {
      app: { published: false },
      inputs: status,
      result: 'done',
      says: [
        'App 9NBLGGH4R315 has no pending or published submission.',
        'Result: done. There is no pending or published submission. Contoso Notes',
        ' Next: Nothing to do: nothing has been submitted yet.',
      ],
    });
  });

  test('of a submission that says little', async () => {
    await expectSaid(store, {
      app: {
        packages: [{ fileName: 'old.msixbundle' }],
        submission: rolloutOf('PackageRolloutNotStarted'),
      },
      faults: [{ ...submission, body: { statusDetails: { errors: [{ code: 'Odd', details: '' }] } } }],
      inputs: status,
      result: 'done',
      says: [
        'old.msixbundle  1.0.0.0  architectures unknown',
        'error Odd, without details',
        'Once the rollout has started, increase it with command: rollout, or complete it with rollout-action: finalize.',
      ],
    });
  });

  test.each([
    ['Certification', 'still in certification (Certification)'],
    ['Release', 'certified and waiting to be published (Release)'],
    ['PendingPublication', 'certified and about to be published (PendingPublication)'],
  ])('that does not wait long enough says where the submission is: %s', async (state, where) => {
    await expectSaid(store, {
      app: { pending: { ...hidden, status: state } },
      inputs: { ...status, 'wait-for': 'published', 'timeout-minutes': '1' },
      result: 'timed-out',
      says: [
        `was committed, but was not published within 1 minute: it is ${where}. The Store has not rejected it.`,
      ],
    });
  });

  test('during an outage uses up its retries', async () => {
    await expectSaid(store, {
      app: { pending: { ...hidden, status: 'CommitStarted' } },
      inputs: { ...status, 'wait-for': 'published', 'timeout-minutes': '120' },
      faults: [{ role: 'api', path: '/status$', phase: 'status', status: 503, hitLimit: 1000 }],
      result: 'timed-out',
      says: ['the Store had an internal error. This run has used up its retries.'],
    });
  });

  test('of a commit that the Store forgets', async () => {
    await expectSaid(store, {
      app: { pending: { ...hidden, status: 'CommitStarted' } },
      inputs: { ...status, 'wait-for': 'published' },
      faults: [{ ...alter, path: '/status$', body: { status: 'PendingCommit' } }],
      result: 'rejected',
      says: [
        ' is a draft again: the Store lost the commit. Re-run the job: it replaces the draft with a new one.',
      ],
    });
  });
});

const pending: Readonly<Record<string, Situation>> = {
  'is published by hand': {
    app: {
      pending: { status: 'Release', patch: { visibility: 'Hidden', targetPublishMode: 'Manual' } },
    },
    says: [
      "The submission's publish mode is Manual: publish or cancel it in Partner Center, then re-run the job.",
    ],
  },
  'is published later': {
    app: {
      pending: {
        status: 'Release',
        patch: { targetPublishMode: 'SpecificDate', targetPublishDate: later, visibility: 'Hidden' },
      },
    },
    says: [
      'The Store will publish the submission on 2099-03-01 09:00 UTC: re-run the job after that. To publish this release earlier, cancel that submission in Partner Center, then re-run the job.',
    ],
  },
  'takes longer than the run waits': {
    app: { pending: { ...hidden, status: 'Certification' } },
    inputs: { 'if-pending': 'wait', 'timeout-minutes': '1' },
    says: [
      'Wait until that submission is published, or cancel it in Partner Center, then re-run the job. To make runs wait longer, raise timeout-minutes.',
    ],
  },
  'has no state': {
    app: { pending: { ...hidden } },
    faults: [{ ...submission, nulls: ['status'] }],
    says: [' (status unknown).'],
  },
};

test.each(Object.entries(pending))('a pending submission that %s', async (_what, situation) => {
  await expectSaid(store, { ...publish, result: 'busy', ...situation });
});

describe('the preview of a release', () => {
  const preview = { ...publish, inputs: dryRun, result: 'planned' };

  test('that was submitted already', async () => {
    store.app();
    const files = [await bundle('1.2.0.0')];
    expect((await store.publish(files)).result).toBe('accepted');
    const run = await store.publish(files, dryRun);
    expect(run.log).toContain('Publishing would submit nothing: submission ');
    expect(run.log).toMatch(
      /Publishing now would submit nothing\..* Next: Nothing to do: the submission continues on its own\.$/m,
    );
  });

  test('for which a draft is there that was not edited', async () => {
    await expectSaid(store, {
      ...preview,
      app: { pending: {} },
      says: ['Publishing would use the pending submission: draft ', ' has not been edited.'],
    });
  });

  test('that would replace a draft, or a failed submission that was not edited', async () => {
    await expectSaid(store, {
      ...preview,
      app: { pending: hidden },
      inputs: { ...dryRun, 'if-pending': 'replace' },
      says: ['Publishing would delete submission '],
    });
    await expectSaid(store, {
      ...preview,
      app: { pending: { status: 'CommitFailed' } },
      says: [' has not been edited, and ended with status CommitFailed'],
    });
  });

  test('of a private app names its audience', async () => {
    await expectSaid(store, {
      ...preview,
      app: { submission: { visibility: 'Private' } },
      says: ['for the private audience'],
    });
  });
});

test('a release that asks for another share than the one that is committed', async () => {
  const again = async (inputs: Readonly<Record<string, string>>) =>
    await store.publish([await bundle('1.2.0.0')], inputs);
  store.app();
  expect((await again({ 'rollout-percentage': '10' })).result).toBe('accepted');
  expect((await again({ 'rollout-percentage': '20' })).log).toContain(
    'Once that submission is published, use command: rollout with rollout-percentage: 20.',
  );
  expect((await again({})).log).toContain(
    'Once that submission is published, use command: rollout with rollout-action: finalize.',
  );
});

const packages: Readonly<Record<string, Situation>> = {
  'that is waiting for its file, and one that is marked for removal': {
    app: {
      submission: {
        applicationPackages: [
          {
            id: '1',
            fileName: 'gone.msix',
            version: '1.0.0.0',
            architecture: 'X64',
            fileStatus: 'PendingDelete',
          },
          {
            id: '2',
            fileName: 'new.msix',
            version: '1.0.0.0',
            architecture: 'X64',
            fileStatus: 'PendingUpload',
          },
        ],
      },
    },
    result: 'refused',
    says: [
      'already marked for removal',
      'is waiting for its file',
      'The submission to start from is still waiting for files: new.msix. Delete the draft in Partner Center, then re-run the job.',
    ],
  },
  'whose version or families the Store does not report': {
    app: {
      packages: [
        { fileName: 'none.msix', version: '', architecture: 'X86' },
        { fileName: 'x64.msix', version: '1.0.0.0', architecture: 'X64', targetDeviceFamilies: null },
        {
          fileName: 'old-x64.msix',
          version: '1.0.0.0',
          architecture: 'X64',
          targetPlatform: null,
          targetDeviceFamilies: null,
        },
      ],
    },
    result: 'planned',
    says: [
      'the Store does not report its version',
      'no new package supports x64 on unlisted device families',
    ],
  },
  'for an earlier Windows next to a new one': {
    app: {
      packages: [
        {
          fileName: 'old.appx',
          version: '1.0.0.0',
          architecture: 'X64',
          targetPlatform: 'Windows81',
          targetDeviceFamilies: null,
        },
      ],
    },
    files: async () => [
      await single('1.2.0.0', { families: [{ name: 'Windows.Desktop', minVersion: '6.3.0.0' }] }),
    ],
    result: 'planned',
    says: ['it is for Windows 8.1 or earlier, and each device there gets the highest version anyway'],
  },
  'that other devices need': {
    app: {
      packages: [
        { fileName: 'a.msix', version: '4.0.0.0', architecture: 'X86' },
        { fileName: 'b.msix', version: '4.0.0.0', architecture: 'Arm' },
        { fileName: 'c.msix', version: '1.0.0.0', architecture: 'Arm64' },
        { fileName: 'odd.msixbundle' },
      ],
    },
    files: async () => [await bundle('1.2.0.0', { architectures: ['x64'] })],
    result: 'planned',
    says: [', 2 more packages are kept or removed (see the plan)'],
    summary: [
      'existing-packages: remove-all would remove it, but also other packages that customers still need.',
    ],
  },
  'of a rollout that was halted': {
    app: { rollout: { percentage: 10, status: 'PackageRolloutStopped' } },
    // The submission that customers outside of the rollout have is read after it.
    faults: [
      {
        ...submission,
        hitLimit: 1,
        body: {
          applicationPackages: [
            {
              id: '9',
              fileName: 'odd.msixbundle',
              version: '1.1.0.0',
              architecture: 'Neutral',
              fileStatus: 'Uploaded',
            },
          ],
        },
      },
    ],
    ...publish,
    result: 'refused',
    says: [
      "The last rollout was halted, but this submission would give these halted packages to everyone: odd.msixbundle (1.1.0.0). To replace them, set existing-packages: remove-all and publish packages for all your customers' devices.",
    ],
  },
  'of a rollout that cannot be ended': {
    app: { submission: rolloutOf('PackageRolloutNotStarted') },
    ...publish,
    result: 'refused',
    says: [
      "The rollout of the last published submission (10% of customers) has the status PackageRolloutNotStarted, so it can't be ended yet. Check the rollout in Partner Center. Once it is in progress, end it with command: rollout, then re-run the job.",
    ],
  },
};

test.each(Object.entries(packages))('a published package %s', async (_what, situation) => {
  await expectSaid(store, { ...plainly, inputs: dryRun, ...situation });
});

test('an add-on whose product id several apps have', async () => {
  store.app({ addOns: [{ id: '9NBLGGH4R316', productId: 'gold' }] });
  const other = { id: '9NBLGGH4R3AA', identityName: 'Contoso.Other', publisher: identity.publisher };
  store.control.seedApp({ ...other, addOns: [{ id: '9NBLGGH4R317', productId: 'gold' }] });
  const run = await store.publish([], { ...status, 'app-id': '', 'add-on': 'gold' });
  expect(run.errors[0]).toMatch(
    /^Several apps have an add-on with the product ID "gold": 9NBLGGH4R31[67], 9NBLGGH4R31[67]\. Use the Store ID of the add-on you want, or set app-id to the Store ID of its app\.$/,
  );
});

test('an add-on whose first draft holds all that is asked for', async () => {
  const listings = { 'en-us': { title: 'Gold', description: 'Gold.' } };
  await expectSaid(store, {
    app: { addOns: [{ id: '9NBLGGH4R31A', productId: 'silver', published: false }] },
    files: [{ path: 'patch.json', bytes: Buffer.from(JSON.stringify({ listings })) }],
    inputs: { packages: '', 'app-id': '', 'add-on': 'silver', 'submission-patch': 'patch.json' },
    faults: [
      { ...alter, method: 'POST', path: '/submissions$', body: { listings, pricing: { priceId: 'Free' } } },
    ],
    result: 'refused',
    says: [
      'There are no new packages and no other changes, so there is nothing to publish. Check the inputs.',
    ],
  });
});

test('a package of a flight is superseded by architecture, since the Store lists no device families there', async () => {
  await expectSaid(store, {
    ...plainly,
    app: {
      flights: [
        {
          friendlyName: 'Beta',
          packages: [{ fileName: 'old.msix', architecture: 'X64', targetDeviceFamilies: null }],
        },
      ],
    },
    inputs: { ...dryRun, flight: 'Beta' },
    result: 'planned',
    says: [
      'superseded by 1.2.0.0 (the Store lists no device families here, so this was decided by architecture)',
    ],
  });
});

describe('a draft', () => {
  test('that someone edits while this run plans', async () => {
    await expectSaid(store, {
      ...publish,
      app: { pending: {} },
      faults: [{ ...submission, nth: 3, body: { visibility: 'Hidden' } }],
      result: 'busy',
      says: [
        ' of app 9NBLGGH4R315 was opened or edited by someone else while this run was planning its changes. This run did not change it. Finish or delete the draft in Partner Center, then re-run the job.',
      ],
    });
  });

  test('whose texts the Store words differently', async () => {
    await expectSaid(store, {
      ...publish,
      settings: { updatePatch: { notesForCertification: 'Other words.' } },
      inputs: { 'certification-notes': 'Sign in as usual.' },
      result: 'accepted',
      says: [
        'Warning: The Store changed notesForCertification, which this release sets. Check it in Partner Center.',
      ],
    });
  });

  test('that another run commits meanwhile', async () => {
    await expectSaid(store, {
      ...publish,
      faults: [{ ...submission, nth: 2, body: { status: 'Certification' } }],
      result: 'busy',
      says: [
        'Someone else committed submission ',
        ' while this run was preparing it: its status is now Certification. Check the submission in Partner Center.',
      ],
    });
  });

  test.each([
    [403, 'was not deleted. Could not delete the pending submission'],
    [409, 'was not deleted. The Store is processing it. The next run will try again.'],
  ])('that does not equal what is published, and cannot be deleted: %d', async (status, why) => {
    await expectSaid(store, {
      ...publish,
      app: { submission: { notesForCertification: 'Sign in as usual.' } },
      faults: [
        {
          ...alter,
          method: 'POST',
          path: '/submissions$',
          body: { visibility: 'Hidden', notesForCertification: '' },
        },
        { role: 'api', method: 'DELETE', phase: 'status', status },
      ],
      result: 'refused',
      says: [
        'The new submission differs from the published one: notesForCertification was cleared (17 characters); visibility is "Hidden" instead of "Public". Something else changed the app in the meantime. Check it in Partner Center, then re-run the job.',
        "Warning: This run's draft ",
        ` ${why}`,
        'The next run will try again.',
      ],
    });
  });

  test('that may have been created when the run was canceled', async () => {
    await expectSaid(store, {
      ...publish,
      faults: [{ role: 'api', method: 'POST', path: '/submissions$', phase: 'hang' }],
      options: { signalAfter: { signal: 'SIGINT', after: /Create the submission/ } },
      result: 'interrupted',
      says: [
        'The run was canceled during the step "Create the submission". A submission may have been created just then. If so, it was left unchanged.',
      ],
    });
  });
});

test('packages of a halted rollout that are published already reach no further customer', async () => {
  const file = await single('1.2.0.0');
  store.app({ packages: [{ fileName: 'old.msix', version: '1.0.0.0', architecture: 'X64' }] });
  const first = await store.publish([file], { 'rollout-percentage': '10', 'wait-for': 'published' });
  expect(first.result).toBe('published');
  await store.publish([], { command: 'rollout', packages: '', 'rollout-action': 'halt' });
  const run = await store.publish([file], { 'rollout-percentage': '10' });
  expect([run.result, run.warnings]).toEqual([
    'already-submitted',
    [
      'The rollout of these packages was halted: no more customers get them. To continue, publish a higher version.',
    ],
  ]);
  expect(run.outputs['submission-url']).toContain(storeId);
});
