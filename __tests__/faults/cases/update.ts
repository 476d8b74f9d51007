import type { FaultRule } from '../../../simulator/src/faults/faults.ts';
import type { Expected, FaultCase, TestedCase } from '../case.ts';
import { paths } from '../paths.ts';

const update = { role: 'api', method: 'PUT', path: paths.update } as const;
const recovers: Expected = { exit: 0, result: 'published', holds: 'ours', sent: { create: 1, commit: 1 } };
/** A guard stopped it after the draft was made, so the draft was deleted again. */
const refused: Expected = {
  exit: 1,
  result: 'refused',
  holds: 'as-before',
  sent: { create: 1, commit: 0, delete: 1 },
  rerun: 'converges',
};

/** The Store's own refusals of a document (store-faults.md §1.1), with what the run must name. */
const refusals: readonly (readonly [message: string, target: string, says: RegExp])[] = [
  ["'Base' is not a valid PriceId for base price.", 'pricing', /price/],
  ['The size of AppListings must be 1 or more', 'appListings', /listing/i],
  [
    'AllowTargetFutureDeviceFamilies needs to be initialized for all supported platform, [Desktop, Mobile, Xbox, Holographic]',
    'allowTargetFutureDeviceFamilies',
    /device famil/i,
  ],
  [
    'Please keep all file entries for existing packages. If you wish to remove a package, mark it as PendingDelete. The following packages are missing in your update: 2000000000030494274',
    'packages',
    /packages/,
  ],
  ['Validation error: MultipleInstancesOfGamingOptions', 'gamingOptions', /gaming/i],
];

function refusalCase([message, target, says]: (typeof refusals)[number], index: number): TestedCase {
  const body = {
    code: 'InvalidParameterValue',
    data: [],
    details: [],
    message,
    source: 'Ingestion Api',
    target,
  };
  const rule: FaultRule = { ...update, phase: 'status', status: 400, hitLimit: 100, body };
  return {
    id: `U02${'abcde'[index]}`,
    title: `a document that is refused for "${target}" is not sent again`,
    faults: [rule],
    expect: {
      exit: 1,
      result: 'failed',
      holds: 'own-draft',
      sent: { update: 1, block: 0, commit: 0 },
      says: [says, new RegExp(target)],
      rerun: 'converges',
    },
  };
}

export const updateCases: readonly FaultCase[] = [
  {
    id: 'U01',
    title: 'a document whose response was lost is sent again',
    faults: [{ ...update, phase: 'post' }],
    expect: { ...recovers, sent: { create: 1, update: 2, commit: 1 } },
  },
  ...refusals.map(refusalCase),
  {
    id: 'U03',
    title: 'an update that fails twice is sent a third time',
    faults: [{ ...update, phase: 'status', status: 500, hitLimit: 2 }],
    expect: { ...recovers, sent: { create: 1, update: 3, commit: 1 } },
  },
  {
    id: 'U04',
    title: 'a token that is refused is renewed once',
    faults: [
      {
        ...update,
        phase: 'status',
        status: 401,
        body: { code: 'Unauthorized', message: 'Authorization: The access token has expired.' },
      },
    ],
    expect: { ...recovers, sent: { create: 1, update: 2, token: 2, commit: 1 } },
  },
  {
    id: 'U05',
    title: 'if the Store silently makes the app free, the read-back stops the run',
    settings: { updatePatch: { pricing: { priceId: 'Free' } } },
    expect: { ...refused, says: [/pricing\.priceId/] },
  },
  {
    id: 'U06',
    title: 'if the Store silently drops the rollout, the read-back stops the run',
    settings: {
      updatePatch: {
        packageDeliveryOptions: { packageRollout: { isPackageRollout: false, packageRolloutPercentage: 0 } },
      },
    },
    inputs: { 'rollout-percentage': '10' },
    expect: { ...refused, says: [/packageRollout/] },
  },
  {
    id: 'U07',
    title: 'a rollout of the last submission is not inherited',
    seed: { rollout: { percentage: 10, status: 'PackageRolloutComplete' } },
    expect: {
      ...recovers,
      document: { 'packageDeliveryOptions.packageRollout.isPackageRollout': false },
      says: [/isPackageRollout/],
    },
  },
  {
    id: 'U07a',
    title: 'a rollout that was asked for is in what is committed',
    inputs: { 'rollout-percentage': '10' },
    expect: {
      ...recovers,
      document: {
        'packageDeliveryOptions.packageRollout.isPackageRollout': true,
        'packageDeliveryOptions.packageRollout.packageRolloutPercentage': 10,
      },
    },
  },
  {
    id: 'U07b',
    title: 'price, visibility, publish mode and notes that were asked for are in what is committed',
    inputs: { price: 'Tier3', visibility: 'hidden', 'publish-mode': 'manual', 'release-notes': 'Ink.' },
    faults: [{ ...update, phase: 'status' }],
    expect: { ...recovers, result: 'certified' },
  },
  {
    id: 'U08',
    title: 'a draft that someone else committed meanwhile is left alone',
    meanwhile: [
      {
        before: 'update',
        act: ({ control, pendingId }) => void control.setStatus(pendingId(), { state: 'PreProcessing' }),
      },
    ],
    expect: {
      exit: 1,
      result: 'busy',
      holds: 'own-draft',
      sent: { create: 1, update: 1, commit: 0, delete: 0 },
      rerun: 'human',
    },
  },
  {
    id: 'U09',
    title: 'more packages than a submission may have are found before anything is written',
    seed: {
      packages: Array.from({ length: 25 }, (_, index) => ({
        fileName: `old_${index}.msixbundle`,
        version: `1.0.${index}.0`,
      })),
    },
    inputs: { 'existing-packages': 'keep-all' },
    expect: {
      ...refused,
      sent: { create: 0, update: 0, commit: 0, delete: 0 },
      says: [/25/],
      rerun: 'human',
    },
  },
  {
    id: 'U10',
    title: 'a Store that only changes isAdvancedPricingModel is tolerated',
    settings: { updatePatch: { pricing: { isAdvancedPricingModel: false } } },
    expect: recovers,
  },
  {
    id: 'U10a',
    title: 'if the Store silently drops what was asked for, the read-back stops the run',
    seed: { submission: { notesForCertification: '' } },
    settings: { updatePatch: { notesForCertification: '' } },
    inputs: { 'certification-notes': 'Sign in as tester.' },
    expect: { ...refused, says: [/notesForCertification/] },
  },
  {
    id: 'U10b',
    title: 'if the Store rewords what was asked for, the run warns and goes on',
    settings: { updatePatch: { notesForCertification: 'Sign in as: tester.' } },
    inputs: { 'certification-notes': 'Sign in as tester.' },
    expect: { ...recovers, says: [/Store changed notesForCertification/] },
  },
];
