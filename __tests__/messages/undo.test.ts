import { expect, test } from '@jest/globals';
import { useStore } from '../support/store.ts';
import { wholePng } from '../support/whole-png.ts';

// What the artifact's folder store-page-before says that it can't undo.
const store = useStore({ hasGithub: true });
const dryRun = { packages: '', 'dry-run': 'true', 'submission-patch': 'patch.json' };
const patchFile = (patch: object) => ({ path: 'patch.json', bytes: Buffer.from(JSON.stringify(patch)) });
const notUndone = (text: string | undefined) =>
  text?.split('Not in this folder:\n')[1]?.trimEnd().split('\n');

test('a dry run of an app says what publishing could fill and no file could empty again', async () => {
  const trailer = { id: '5', videoFileName: 'launch.mp4' };
  store.app({
    submission: {
      listings: { 'en-us': { baseListing: { description: '' } } },
      trailers: [{ ...trailer, trailerAssets: { 'en-us': { title: '', imageList: [] } } }],
    },
  });
  const thumbnail = { id: '6', fileName: 'launch.png', description: null };
  const patch = {
    listings: {
      'en-us': { baseListing: { description: 'Ink.', websiteUrl: 'https://contoso.com' } },
      'fr-fr': { baseListing: { title: 'Notes', description: 'Encre.' } },
    },
    trailers: [{ ...trailer, trailerAssets: { 'en-us': { title: 'Launch', imageList: [thumbnail] } } }],
  };
  const run = await store.publish([patchFile(patch)], dryRun, { reports: true });
  expect(run.errors).toEqual([]);
  expect(notUndone(run.artifact['store-page-before/README.txt'])).toEqual([
    '- fr-fr: all of it: it is new, and no file can remove a language',
    "- en-us: description: it was empty, and can't be cleared",
    '- en-us: websiteUrl: it was empty, and no file can clear it',
    '- en-us: the title of the trailer 01-launch: there was none, and no file can clear it',
    '- en-us: the thumbnail of the trailer 01-launch: there was none, and no file can clear it',
  ]);
});

test('a dry run of an add-on says that its first icon stays', async () => {
  store.app({ addOns: [{ id: '9NBLGGH4R316', productId: 'gold' }] });
  const icon = { path: 'icon.png', bytes: wholePng(300, 300) };
  const patch = { listings: { 'en-us': { icon: { fileName: 'icon.png', fileStatus: 'PendingUpload' } } } };
  const run = await store.publish(
    [patchFile(patch), icon],
    { ...dryRun, 'add-on': 'gold' },
    { reports: true },
  );
  expect(run.errors).toEqual([]);
  expect(notUndone(run.artifact['store-page-before/README.txt'])).toEqual([
    '- en-us: icon: there was none, and no file can remove it',
  ]);
});
