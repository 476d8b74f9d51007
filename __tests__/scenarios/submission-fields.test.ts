import { describe, expect, test } from '@jest/globals';
import { bundle, sha256Of, type WorkspaceFile } from '../support/package-files.ts';
import { png } from '../support/png.ts';
import { useStore } from '../support/store.ts';
import { storeId } from '../support/test-store.ts';

const store = useStore();
const done = { 'wait-for': 'published' };

function patchFile(value: unknown): WorkspaceFile {
  return { path: 'store/patch.json', bytes: Buffer.from(JSON.stringify(value, undefined, 2)) };
}

/** Runs with a package, a patch and the files that it names. */
async function patched(value: unknown, files: readonly WorkspaceFile[] = [], inputs = {}) {
  const all = [await bundle('1.2.0.0'), patchFile(value), ...files];
  return await store.publish(all, {
    packages: '*.msixbundle',
    'submission-patch': 'store/patch.json',
    ...done,
    ...inputs,
  });
}

const held = () => store.published()?.submission ?? {};
const en = () => Object(held().listings)['en-us'].baseListing;

describe('fields by inputs', () => {
  test('reach the Store, and a second run finds nothing to do', async () => {
    store.app({ languages: ['en-us', 'de'], price: 'Tier5' });
    const file = await bundle('1.2.0.0');
    const inputs = {
      ...done,
      'release-notes': 'Line one.\r\nLine two: "quoted" & <b>.',
      'certification-notes': 'Sign in as x.',
      visibility: 'hidden',
      price: 'tier2',
      'mandatory-update': '2027-03-01T10:00:00+01:00',
    };
    expect((await store.publish([file], inputs)).result).toBe('published');
    expect(held()).toMatchObject({
      visibility: 'Hidden',
      notesForCertification: 'Sign in as x.',
      pricing: { priceId: 'Tier2' },
      packageDeliveryOptions: {
        isMandatoryUpdate: true,
        mandatoryUpdateEffectiveDate: '2027-03-01T09:00:00.000Z',
      },
    });
    for (const language of ['en-us', 'de']) {
      const { releaseNotes } = Object(held().listings)[language].baseListing;
      expect(releaseNotes).toBe('Line one.\nLine two: "quoted" & <b>.');
    }
    const again = await store.publish([file], inputs);
    expect(again.result).toBe('already-submitted');
    expect(again.writes).toEqual([]);
  });

  test('a publish mode holds the submission', async () => {
    store.app();
    const run = await store.publish([await bundle('1.2.0.0')], {
      'publish-mode': '2099-01-01T00:00:00Z',
      'wait-for': 'published',
    });
    expect(run.result).toBe('certified');
    expect(store.pending()?.submission).toMatchObject({
      targetPublishMode: 'SpecificDate',
      targetPublishDate: '2099-01-01T00:00:00.000Z',
    });
  });

  test.each<[string, Record<string, string>, RegExp]>([
    ['private after public', { visibility: 'private' }, /can't be made private/],
    ['a time that has passed', { 'publish-mode': '2020-01-01T00:00:00Z' }, /in the past/],
  ])('%s is refused before anything is written', async (_name, inputs, message) => {
    store.app();
    const run = await store.publish([await bundle('1.2.0.0')], inputs);
    expect(run.result).toBe('refused');
    expect(run.errors.join('\n')).toMatch(message);
    expect(run.writes).toEqual([]);
  });

  test('an app that can have no mandatory update: the 409 is explained', async () => {
    store.app({ unsupported: true });
    const run = await store.publish([await bundle('1.2.0.0')], { 'mandatory-update': 'now' });
    expect(run.result).toBe('failed');
    expect(run.errors.join('\n')).toMatch(/mandatory app updates/);
  });

  describe('an update that the Store refuses for a feature that the API does not support', () => {
    const text = 'The app uses a feature that is not supported by the Microsoft Store submission API.';
    const refuse = () =>
      store.control.addFaults({
        role: 'api',
        method: 'PUT',
        phase: 'status',
        status: 409,
        body: { code: 'InvalidState', message: text },
      });

    test('names the input if this run asks for a mandatory update', async () => {
      store.app();
      refuse();
      const run = await store.publish([await bundle('1.2.0.0')], { 'mandatory-update': 'now' });
      expect(run.errors[0]).toMatch(
        /sets a mandatory update.*Remove mandatory-update, then run the workflow again.*409 InvalidState/,
      );
      const again = await store.publish([await bundle('1.2.0.0')]);
      expect(again.result).toBe('accepted');
    });

    test('is another feature if it does not', async () => {
      store.app();
      refuse();
      const run = await store.publish([await bundle('1.2.0.0')]);
      expect(run.errors[0]).toMatch(/uses a feature.*Publish it in Partner Center/);
      expect(run.errors[0]).not.toMatch(/mandatory-update/);
    });
  });

  test('a flight takes notes, and an add-on its visibility', async () => {
    store.app({
      flights: [{ friendlyName: 'Beta' }],
      addOns: [{ id: '9NBLGGH4R316', productId: 'gold' }],
    });
    const inputs = { ...done, flight: 'Beta', 'certification-notes': 'x', 'mandatory-update': 'now' };
    expect((await store.publish([await bundle('1.2.0.0')], inputs)).result).toBe('published');
    const addOn = { ...done, packages: '', 'add-on': 'gold', visibility: 'hidden' };
    expect((await store.publish([], addOn)).result).toBe('published');
  });
});

describe('a submission patch', () => {
  test('changes what it names, and a second run finds nothing to do', async () => {
    store.app({ languages: ['en-us', 'de'], price: 'Tier5' });
    const patch = {
      hardwarePreferences: ['Touch'],
      pricing: { priceId: 'Free', marketSpecificPricings: { FR: 'Tier3' } },
      listings: { 'en-us': { baseListing: { description: 'New.' } }, de: null },
    };
    expect((await patched(patch)).result).toBe('published');
    expect(held()).toMatchObject({
      hardwarePreferences: ['Touch'],
      pricing: { priceId: 'Free', marketSpecificPricings: { FR: 'Tier3' } },
    });
    expect(en().description).toBe('New.');
    expect(Object.keys(Object(held().listings))).toEqual(['en-us']);
    const again = await patched(patch);
    expect(again.result).toBe('already-submitted');
    expect(again.writes).toEqual([]);
  });

  const shot = { path: 'img/Main window.png', bytes: png(1920, 1080) };
  const film = { path: 'film.mp4', bytes: Buffer.from('film') };
  const thumb = { path: 'thumb.png', bytes: png(1920, 1080, 'thumb') };
  const withFiles = {
    listings: {
      'en-us': { baseListing: { images: [{ fileName: 'img\\Main window.png', imageType: 'Screenshot' }] } },
    },
    trailers: [
      {
        videoFileName: 'film.mp4',
        trailerAssets: { 'en-us': { title: 'Film', imageList: [{ fileName: 'thumb.png' }] } },
      },
    ],
  };
  const nameOf = (stem: string, { bytes, path }: WorkspaceFile) =>
    `asset_${stem}.${sha256Of(bytes).slice(0, 12)}${path.slice(path.lastIndexOf('.'))}`;

  test('sends its images and trailers, once', async () => {
    store.app();
    const run = await patched(withFiles, [shot, film, thumb]);
    expect(run.result).toBe('published');
    const names = store.published()?.archive?.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([nameOf('Main-window', shot), nameOf('film', film), nameOf('thumb', thumb)]),
    );
    expect(names).toHaveLength(4);
    expect(en().images.map(({ fileName }: { fileName: string }) => fileName)).toEqual([
      nameOf('Main-window', shot),
    ]);
    const again = await patched(withFiles, [shot, film, thumb]);
    expect(again.result).toBe('already-submitted');
    expect(again.writes).toEqual([]);
  });

  test('a run that was killed with its images halfway is taken over', async () => {
    store.app();
    store.control.addFaults({ role: 'api', method: 'POST', path: '/commit', phase: 'status', status: 400 });
    const first = await patched(withFiles, [shot, film, thumb]);
    expect(first.result).toBe('failed');
    expect(store.pending()?.submission.status).toBe('PendingCommit');
    store.control.clearFaults();
    const second = await patched(withFiles, [shot, film, thumb]);
    expect(second.result).toBe('published');
    expect(second.writes).toContain('delete');
  });

  test('a draft in which a human put an image is not touched', async () => {
    const images = [{ fileName: 'mine.png', fileStatus: 'PendingUpload', imageType: 'Screenshot' }];
    store.app({ pending: { patch: { listings: { 'en-us': { baseListing: { images } } } } } });
    const run = await patched(withFiles, [shot, film, thumb]);
    expect(run.result).toBe('busy');
    expect(run.writes).toEqual([]);
  });

  test('sends the icon of an add-on', async () => {
    store.app({ addOns: [{ id: '9NBLGGH4R316', productId: 'gold' }] });
    const icon = { path: 'icon.png', bytes: png(300, 300) };
    const patch = patchFile({
      listings: { 'en-us': { title: 'Gold', icon: { fileName: 'icon.png', fileStatus: 'PendingUpload' } } },
    });
    const inputs = { ...done, packages: '', 'add-on': 'gold', 'submission-patch': patch.path };
    expect((await store.publish([icon, patch], inputs)).result).toBe('published');
    const published = store.submissions().find(({ archive }) => archive?.length === 1);
    expect(published?.archive?.[0]?.name).toBe(nameOf('icon', icon));
  });

  test('with faults is refused with all of them, by file and line, and nothing is written', async () => {
    store.app();
    const run = await patched(
      {
        visiblity: 'Public',
        applicationPackages: [],
        packageDeliveryOptions: {},
        pricing: { priceId: null },
        id: '1',
        listings: {
          'en-us': { baseListing: { images: [{ fileName: '../../secret.png' }], releaseNotes: 'x' } },
        },
      },
      [],
      { 'release-notes': 'y' },
    );
    expect(run.result).toBe('refused');
    expect(run.writes).toEqual([]);
    const errors = run.errors.join('\n');
    for (const text of [
      /visiblity is not a property.*Did you mean visibility\?/,
      /applicationPackages can't be set/,
      /packageDeliveryOptions can't be set/,
      /pricing\.priceId can't be removed/,
      /id can't be set/,
      /secret\.png" is not in the workspace/,
      /releaseNotes is set both here and by the release-notes input/,
    ]) {
      expect(errors).toMatch(text);
    }
    expect(run.stdout).toMatch(/::error .*file=store\/patch\.json,line=2/);
  });

  test.each([
    ['is not JSON', '{ "visibility": "Public", }', /This is not valid JSON/],
    ['is not there', undefined, /patch\.json is not in the workspace.*no "store"/],
  ])('that %s is refused before any request', async (_name, text, message) => {
    store.app();
    const file = { path: 'store/patch.json', bytes: Buffer.from(text ?? '') };
    const run = await store.publish([await bundle('1.2.0.0'), ...(text === undefined ? [] : [file])], {
      packages: '*.msixbundle',
      'submission-patch': 'store/patch.json',
    });
    expect(run.result).toBe('refused');
    expect(run.errors.join('\n')).toMatch(message);
    expect(run.requests).toEqual([]);
  });

  test('meets the languages that the Store spells in another way, and one that it adds gets the notes', async () => {
    store.app({ languages: ['en-us', 'de', 'ja'] });
    const file = patchFile({
      pricing: { marketSpecificPricings: { fr: 'Tier3' } },
      listings: {
        'EN-US': { baseListing: { description: 'New.' } },
        JA: null,
        'fr-FR': {
          baseListing: {
            title: 'Contoso Notes',
            description: 'Neuf.',
            images: [{ fileName: shot.path, imageType: 'Screenshot' }],
          },
        },
      },
    });
    const files = [await bundle('1.2.0.0'), file, shot];
    const inputs = {
      ...done,
      packages: '*.msixbundle',
      'submission-patch': file.path,
      'release-notes': 'Ink.',
    };
    const run = await store.publish(files, inputs);
    expect(run.result).toBe('published');
    expect(run.log).toMatch(/New on the Store page: fr-FR/);
    const { listings } = held();
    expect(Object.keys(Object(listings))).toEqual(['en-us', 'de', 'fr-FR']);
    expect(en()).toMatchObject({ title: 'Contoso Notes', description: 'New.', releaseNotes: 'Ink.' });
    expect(Object(listings)['fr-FR'].baseListing.releaseNotes).toBe('Ink.');
    const again = await store.publish(files, inputs);
    expect(again.result).toBe('already-submitted');
    expect(again.writes).toEqual([]);
  });

  test('beyond the limits of the Store is refused with all of them before anything is written', async () => {
    store.app({ languages: ['en-us', 'de-de'] });
    const images = [
      ...Array.from({ length: 5 }, (_, index) => ({
        fileName: `store/Shot${index}.png`,
        imageType: 'Screenshot',
      })),
      { fileName: 'ok.png', imageType: 'DesktopScreenshot' },
      { fileName: 'ok.png' },
    ];
    const value = {
      pricing: { marketSpecificPricings: { US: '4.99', UK: 'Tier2' } },
      listings: {
        'en-us': {
          baseListing: {
            images,
            features: Array.from({ length: 25 }, () => 'x'),
            releaseNotes: 'x'.repeat(2000),
          },
        },
        de: { baseListing: { description: '<b>x</b>' } },
      },
      gamingOptions: [{ genres: [] }, { genres: [] }],
    };
    const shots = Array.from({ length: 5 }, (_, index) => ({ ...shot, path: `store/shot${index}.png` }));
    const run = await patched(value, [...shots, { ...shot, path: 'ok.png' }]);
    expect(run.result).toBe('refused');
    expect(run.writes).toEqual([]);
    const errors = run.errors.join('\n');
    for (const text of [
      /marketSpecificPricings\.US is "4\.99", which is not a Store price tier/,
      /marketSpecificPricings\.UK is not a Store market.*Did you mean GB\?/,
      /5 files .* same problem.*Shot0\.png".*"shot0\.png": file names are case-sensitive/,
      /imageType is "DesktopScreenshot".*Did you mean Screenshot\?/,
      /images\[6\] has no imageType/,
      /features has 25 items, but the Store allows only 20/,
      /releaseNotes has 2000 characters.*allows only 1500/,
      /listings\.de is not a language of this listing.*Did you mean de-de\?/,
      /gamingOptions has 2 sets/,
    ]) {
      expect(errors).toMatch(text);
    }
    expect(run.log).toMatch(/description looks like HTML/);
  });

  test('does not leave the workspace', async () => {
    store.app();
    const run = await store.publish(
      [await bundle('1.2.0.0')],
      { packages: '*.msixbundle', 'submission-patch': '../patch.json', 'app-id': storeId },
      { links: { 'link.json': '/etc/hostname' } },
    );
    expect(run.result).toBe('refused');
    const link = await store.publish(
      [await bundle('1.2.0.0')],
      { packages: '*.msixbundle', 'submission-patch': 'link.json' },
      { links: { 'link.json': '/etc/hostname' } },
    );
    expect(link.result).toBe('refused');
    expect(link.errors.join('\n')).toContain('outside the workspace');
  });
});
