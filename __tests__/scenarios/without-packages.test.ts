import { describe, expect, test } from '@jest/globals';
import { objectAt, objectsAt } from '../../simulator/src/json/json.ts';
import type { Timeline } from '../../simulator/src/store/timeline.ts';
import { bundle } from '../support/package-files.ts';
import { png } from '../support/png.ts';
import { useStore } from '../support/store.ts';

const store = useStore({ hasGithub: true });
const asked = { packages: '', 'release-notes': 'Faster start.' };
const published = { ...asked, 'wait-for': 'published' };
const inCertification: Timeline = [
  { state: 'CommitStarted', looks: 0 },
  { state: 'PreProcessing', looks: 1 },
  { state: 'Certification' },
];
const patch = { path: 'patch.json', bytes: Buffer.from(JSON.stringify({ applicationCategory: 'Games' })) };

function packagesOf(submission: ReturnType<typeof store.published>): readonly unknown[] {
  return objectsAt(submission?.submission ?? {}, 'applicationPackages').map(({ fileName }) => fileName);
}

function notesOf(submission: ReturnType<typeof store.published>): unknown {
  const base = objectAt(objectAt(objectAt(submission?.submission ?? {}, 'listings'), 'en-us'), 'baseListing');
  return base.releaseNotes;
}

/** The listings that the plan of `asked` has. */
function plannedListings() {
  const listings = objectAt(store.published()?.submission ?? {}, 'listings');
  const listing = objectAt(listings, 'en-us');
  const baseListing = { ...objectAt(listing, 'baseListing'), releaseNotes: 'Faster start.' };
  return { 'en-us': { ...listing, baseListing } };
}

describe('a run without packages', () => {
  test.each<[string, Record<string, string>]>([
    ['release notes', { 'release-notes': 'Faster start.' }],
    ['certification notes', { 'certification-notes': 'Sign in as the tester.' }],
    ['a price', { price: 'Tier3' }],
    ['a visibility', { visibility: 'hidden' }],
    ['a publish mode', { 'publish-mode': 'manual' }],
    ['a patch', { 'submission-patch': 'patch.json' }],
  ])('publishes %s, keeps the packages and uploads nothing', async (_what, inputs) => {
    store.app();
    const before = packagesOf(store.published());
    const run = await store.publish([patch], { packages: '', ...inputs });
    expect(run.result).toBe('accepted');
    expect(run.writes).toEqual(['create', 'update', 'commit']);
    expect(run.requests.filter(({ role }) => role === 'blob')).toEqual([]);
    const made = store.submissions().at(-1);
    expect(packagesOf(made)).toEqual(before);
    expect(run.outputs['submitted-packages']).toBe('[]');
    expect(run.log).toContain('those in the Store stay unchanged');
    expect(run.log).toMatch(/Result: accepted\. Contoso Notes, packages unchanged, /);
    expect(run.summary).toContain('The packages stay unchanged.');
  });

  test('sends new images of a patch in an archive without packages', async () => {
    store.app();
    const image = { fileName: 'shot.png', imageType: 'Screenshot', fileStatus: 'PendingUpload' };
    const images = { listings: { 'en-us': { baseListing: { images: [image] } } } };
    const files = [
      { path: 'patch.json', bytes: Buffer.from(JSON.stringify(images)) },
      { path: 'shot.png', bytes: png(1920, 1080) },
    ];
    const inputs = { packages: '', 'submission-patch': 'patch.json', 'wait-for': 'published' };
    expect((await store.publish(files, inputs)).result).toBe('published');
    expect(store.published()?.archive?.map(({ name }) => name)).toEqual([
      expect.stringMatching(/^asset_shot\.[0-9a-f]{12}\.png$/),
    ]);
    expect((await store.publish(files, inputs)).result).toBe('already-submitted');
  });

  test('says in a dry run what it would change, and that the packages stay', async () => {
    store.app();
    const run = await store.publish([], { ...asked, 'dry-run': 'true' }, { reports: true });
    expect(run.result).toBe('planned');
    expect(run.writes).toEqual([]);
    expect(run.summary).toContain('## ✅ planned: Contoso Notes, packages unchanged');
    expect(run.comment).toContain('packages unchanged');
  });

  test('says in a dry run without credentials that only the inputs were checked', async () => {
    store.app();
    const offline = { 'tenant-id': '', 'client-id': '', 'client-secret': '', 'dry-run': 'true' };
    const run = await store.publish([], { ...asked, ...offline });
    expect(run.result).toBe('planned');
    expect(run.log).toMatch(/Inputs are valid; the Store was not contacted\..*Next: .*when you publish\./);
  });

  test.each([
    ['an empty patch', 'submission-patch', 'empty.json'],
    ['a variable that does not exist', 'release-notes', ''],
  ])('that asks for nothing, since it has %s, is refused before any request', async (_what, input, value) => {
    store.app();
    const empty = { path: 'empty.json', bytes: Buffer.from('{}') };
    const run = await store.publish([empty], { packages: '', [input]: value });
    expect(run.exitCode).toBe(1);
    expect(run.errors.join('\n')).toMatch(
      /(no changes to the app\. Set|unchanged, set at least one of) .*price, release-notes, certification-notes, submission-patch or listing/,
    );
    expect(run.requests).toEqual([]);
  });

  test.each([
    ['existing-packages', 'remove-all'],
    ['existing-rollout', 'finalize'],
    ['existing-rollout', 'halt'],
    ['rollout-percentage', '10'],
    ['mandatory-update', 'now'],
  ])('has no use for %s: %s', async (input, value) => {
    store.app();
    const run = await store.publish([], { ...asked, [input]: value });
    expect(run.result).toBe('failed');
    expect(run.errors).toEqual([expect.stringContaining(`${input} has no effect without packages`)]);
    expect(run.requests).toEqual([]);
  });
});

describe('the same run without packages once more', () => {
  test('is submitted already when that is published', async () => {
    store.app();
    expect((await store.publish([], published)).result).toBe('published');
    const run = await store.publish([], published);
    expect(run.result).toBe('already-submitted');
    expect(run.writes).toEqual([]);
    expect(run.log).toMatch(/Next: Nothing to do: the Store has exactly this\./);
    expect(run.log).not.toMatch(/higher version/);
  });

  test('is submitted already while that is in certification, and waits for it if asked to', async () => {
    store.app();
    store.control.setTimeline([
      ...inCertification.slice(0, 2),
      { state: 'Certification', looks: 6 },
      { state: 'Published' },
    ]);
    expect((await store.publish([], asked)).result).toBe('accepted');
    const again = await store.publish([], asked);
    expect(again.result).toBe('already-submitted');
    expect(again.log).toContain('already has exactly what this run sets');
    const waiting = await store.publish([], published);
    expect(waiting.result).toBe('published');
    expect([...again.writes, ...waiting.writes]).toEqual([]);
  });

  test('with another text ends busy while the first one is in certification', async () => {
    store.app();
    store.control.setTimeline(inCertification);
    await store.publish([], asked);
    const run = await store.publish([], { ...asked, 'release-notes': 'Even faster.' });
    expect(run.result).toBe('busy');
    expect(run.errors[0]).toMatch(/the status Certification, and differs from this release/);
    expect(run.errors[0]).toContain('listings.en-us.baseListing.releaseNotes');
    expect(run.writes).toEqual([]);
  });

  test('ends busy while a submission with the same texts and another field is in certification', async () => {
    store.app();
    const patchOfTheirs = { listings: plannedListings(), notesForCertification: 'By hand.' };
    store.app({ pending: { status: 'Certification', patch: patchOfTheirs } });
    const run = await store.publish([], asked);
    expect(run.result).toBe('busy');
    expect(run.errors[0]).toContain('notesForCertification');
  });
});

describe('a draft that a run without packages finds', () => {
  test('is recreated if it is what this run sets', async () => {
    store.app();
    store.app({ pending: { patch: { listings: plannedListings() } } });
    const run = await store.publish([], published);
    expect(run.result).toBe('published');
    expect(run.writes).toEqual(['delete', 'create', 'update', 'commit']);
    expect(store.submissions()).toHaveLength(2);
  });

  test('is used if no one has edited it', async () => {
    store.app({ pending: {} });
    const run = await store.publish([], published);
    expect(run.result).toBe('published');
    expect(run.writes).toEqual(['update', 'commit']);
  });

  test.each<[string, object]>([
    ['another field', { notesForCertification: 'By hand.' }],
    ['another price', { pricing: { priceId: 'Tier5' } }],
    ['a member that this action does not know', { somethingNew: 'By hand.' }],
  ])('is left alone if it has the same texts and %s, and deleted if asked to', async (_what, theirs) => {
    store.app();
    const listings = plannedListings();
    store.app({ pending: { patch: { listings, ...theirs } } });
    const run = await store.publish([], asked);
    expect(run.result).toBe('busy');
    expect(run.errors[0]).toMatch(/differs from this release in .*if-pending: replace/);
    expect(run.writes).toEqual([]);
    const replacing = await store.publish([], { ...published, 'if-pending': 'replace' });
    expect(replacing.result).toBe('published');
    expect(store.submissions()).toHaveLength(2);
  });

  test.each([
    ['a new package', 'New.msixbundle'],
    ['a package under the name of the old one', undefined],
  ])('is never deleted if it holds %s', async (_what, name) => {
    store.app();
    const [old = {}] = objectsAt(store.published()?.submission ?? {}, 'applicationPackages');
    const fileName = name ?? String(old.fileName);
    const applicationPackages = [
      { ...old, fileStatus: 'PendingDelete' },
      { fileName, fileStatus: 'PendingUpload', id: '' },
    ];
    store.app({ pending: { patch: { listings: plannedListings(), applicationPackages } } });
    const run = await store.publish([], asked);
    expect(run.result).toBe('busy');
    expect(run.errors[0]).toMatch(
      /contains packages that are not published: .*Re-run the release .*command: cancel/,
    );
    expect(run.errors[0]).not.toContain('if-pending: replace');
    const replacing = await store.publish([], { ...asked, 'if-pending': 'replace' });
    expect(replacing.result).toBe('refused');
    expect(replacing.errors[0]).toContain(`does not delete submission`);
    expect(replacing.errors[0]).toContain(fileName);
    expect([...run.writes, ...replacing.writes]).toEqual([]);
    const dry = await store.publish([], { ...asked, 'if-pending': 'replace', 'dry-run': 'true' });
    expect(dry.result).toBe('planned');
    expect(dry.log).toContain('publishing now would be refused');
    expect(dry.log).not.toContain('would delete');
  });

  test('is left alone if it has failed with another field, or contains an image under the name of an old one', async () => {
    const image = { fileName: 'main.png', imageType: 'Screenshot', fileStatus: 'Uploaded', id: '1' };
    const submission = { listings: { 'en-us': { baseListing: { images: [image] } } } };
    store.app({ submission });
    const listings = plannedListings();
    const failed = { listings, notesForCertification: 'By hand.' };
    store.app({ submission, pending: { status: 'CertificationFailed', patch: failed } });
    const afterFailure = await store.publish([], asked);
    expect(afterFailure.errors[0]).toMatch(
      /ended with status CertificationFailed, is still pending, and differs/,
    );
    const images = [{ ...image, fileStatus: 'PendingUpload', id: '' }];
    const { baseListing } = listings['en-us'];
    const patchOfTheirs = { listings: { 'en-us': { baseListing: { ...baseListing, images } } } };
    store.app({ submission, pending: { patch: patchOfTheirs } });
    const besideImage = await store.publish([], asked);
    expect(besideImage.errors[0]).toContain('contains files that this run does not have');
    expect([afterFailure.result, besideImage.result]).toEqual(['busy', 'busy']);
    expect([...afterFailure.writes, ...besideImage.writes]).toEqual([]);
  });

  test('is left alone if it is a release that was not finished', async () => {
    store.app();
    store.control.addFaults({ role: 'blob', phase: 'status', status: 403, hitLimit: 100 });
    await store.publish([await bundle('1.2.0.0')], { 'release-notes': 'Faster start.' });
    store.control.clearFaults();
    const run = await store.publish([], asked);
    expect(run.result).toBe('busy');
    const replacing = await store.publish([], { ...asked, 'if-pending': 'replace' });
    expect(replacing.result).toBe('refused');
    expect([...run.writes, ...replacing.writes]).toEqual([]);
    const canceled = await store.publish([], { packages: '', command: 'cancel' });
    expect(canceled.result).toBe('done');
    expect((await store.publish([], asked)).result).toBe('accepted');
  });

  test('is left alone if a person adds something between the read and the deletion', async () => {
    store.app();
    store.app({ pending: { patch: { listings: plannedListings() } } });
    const id = String(store.pending()?.submission.id);
    let looks = 0;
    store.onRequest = ({ method, url }) => {
      if (method !== 'GET' || !url.endsWith(id)) return;
      looks += 1;
      if (looks === 2) store.control.edit(id, { notesForCertification: 'By hand.' });
    };
    const run = await store.publish([], asked);
    expect(run.result).toBe('busy');
    expect(run.writes).toEqual([]);
  });
});

describe('a release in the slot of a run without packages', () => {
  test('is waited for, and its packages are kept', async () => {
    store.app();
    store.control.setTimeline([
      ...inCertification.slice(0, 2),
      { state: 'Certification', looks: 4 },
      { state: 'Published' },
    ]);
    const file = await bundle('1.2.0.0');
    await store.publish([file]);
    const run = await store.publish([], { ...published, 'if-pending': 'wait' });
    expect(run.result).toBe('published');
    expect(packagesOf(store.published())).toContain(file.archiveName);
    expect(notesOf(store.published())).toBe('Faster start.');
  });

  test('in certification is neither replaced nor treated as its own', async () => {
    store.app();
    store.control.setTimeline(inCertification);
    const file = await bundle('1.2.0.0');
    await store.publish([file], { 'release-notes': 'Faster start.' });
    const run = await store.publish([], asked);
    expect(run.result).toBe('busy');
    expect(run.errors[0]).toContain(file.archiveName);
    const replacing = await store.publish([], { ...asked, 'if-pending': 'replace' });
    expect(replacing.result).toBe('refused');
    expect([...run.writes, ...replacing.writes]).toEqual([]);
  });
});

describe('a release with packages', () => {
  test.each([
    ['texts', {}],
    [
      'an image of ours',
      {
        images: [
          { fileName: 'asset_shot.0123456789ab.png', imageType: 'Screenshot', fileStatus: 'PendingUpload' },
        ],
      },
    ],
  ])('leaves an unfinished draft with %s alone', async (_what, more) => {
    store.app();
    const listings = { 'en-us': { baseListing: { description: 'New.', ...more } } };
    store.app({ pending: { patch: { listings } } });
    const run = await store.publish([await bundle('1.2.0.0')]);
    expect(run.result).toBe('busy');
    expect(run.writes).toEqual([]);
  });
});

describe('a rollout and a run without packages', () => {
  test('in progress: the run is refused, and no message says to set existing-rollout', async () => {
    store.app({ rollout: { percentage: 10 } });
    const run = await store.publish([], asked);
    expect(run.result).toBe('refused');
    expect(run.errors[0]).toMatch(/still rolling out \(10% .*command: rollout/);
    expect(run.errors[0]).not.toContain('existing-rollout');
    expect(run.writes).toEqual([]);
  });

  test('halted: the run is refused, since everyone would get the halted packages', async () => {
    store.app({ rollout: { percentage: 10, status: 'PackageRolloutStopped' } });
    const run = await store.publish([], asked);
    expect(run.result).toBe('refused');
    expect(run.errors[0]).toMatch(/was halted.*to everyone: .*Publish a higher version first/);
    expect(run.writes).toEqual([]);
  });

  test('finalized: the run is published for everyone', async () => {
    store.app({ rollout: { percentage: 100, status: 'PackageRolloutComplete' } });
    const run = await store.publish([], published);
    expect(run.result).toBe('published');
    expect(notesOf(store.published())).toBe('Faster start.');
    expect((await store.publish([], published)).result).toBe('already-submitted');
  });
});

describe('a flight without packages', () => {
  const beta = {
    flightId: '11111111-2222-3333-4444-555555555555',
    friendlyName: 'Beta',
    packages: [{ fileName: 'Beta.msixbundle' }],
  };
  const inputs = { packages: '', flight: 'Beta', 'wait-for': 'published' };

  test('takes certification notes and a publish mode, and keeps its packages', async () => {
    store.app({ flights: [beta] });
    const run = await store.publish([], { ...inputs, 'certification-notes': 'Sign in as the tester.' });
    expect(run.result).toBe('published');
    const again = await store.publish([], { ...inputs, 'certification-notes': 'Sign in as the tester.' });
    expect(again.result).toBe('already-submitted');
    const held = await store.publish([], { ...inputs, 'publish-mode': 'manual' });
    expect(held.result).toBe('certified');
  });

  test('needs packages for anything else', async () => {
    store.app({ flights: [beta] });
    const run = await store.publish([], inputs);
    expect(run.errors.join('\n')).toMatch(
      /packages is missing or empty.*set at least one of publish-mode, certification-notes or submission-patch/,
    );
    expect(run.requests).toEqual([]);
  });

  test('needs packages the first time, which is known before a draft is made', async () => {
    store.app({ flights: [{ ...beta, published: false }] });
    const run = await store.publish([], { ...inputs, 'certification-notes': 'Sign in as the tester.' });
    expect(run.result).toBe('refused');
    expect(run.errors[0]).toMatch(/has no packages in the Store to keep/);
    expect(run.writes).toEqual([]);
  });
});
