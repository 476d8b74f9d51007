import { expect, test } from '@jest/globals';
import { newAssetNames } from '../../../src/document/assets.ts';
import { allDifferences } from '../../../src/document/differences-from-planned.ts';
import type { Submission } from '../../../src/store/wire.ts';
import { isEmptyPlan, planSubmission } from '../../../src/submission/plan.ts';
import { wholePng } from '../../support/whole-png.ts';
import { app, applied, foreign, ours, plainListing, shot } from './folders.ts';

const request = { target: 'app', existingPackages: 'keep-all', rolloutPercentage: undefined } as const;
const files = {
  'en-us/description.txt': 'New\ntext',
  'en-us/short-title.clear': '',
  'en-us/images/screenshot/1.png': shot('new'),
  'en-us/images/screenshot/1.txt': 'Caption',
  'en-us/images/screenshot/2.png.kept': 'id: 2',
  'de-de/title.txt': 'App',
  'trailers/1-launch/video.mp4': 'video',
  'trailers/1-launch/en-us/title.txt': 'Launch',
  'trailers/1-launch/en-us/thumbnail.png': wholePng(1920, 1080),
};
const images = [ours(shot('old'), '1'), foreign('2')];
const document = app(
  {
    'en-US': { ...plainListing, baseListing: { ...plainListing.baseListing, images } },
    'de-de': plainListing,
  },
  { trailers: null, visibility: 'Public', applicationPackages: [] },
);

/** The document as the Store returns it once published: with IDs, its own forms of empty values and no statuses. */
function asStored(value: unknown, counter = { next: 100 }): unknown {
  if (Array.isArray(value))
    return value.flatMap((each) =>
      Object(each).fileStatus === 'PendingDelete' ? [] : [asStored(each, counter)],
    );
  if (typeof value !== 'object' || value === null) return value === '' ? null : value;
  const members = Object.entries(value).map(([name, member]) => [
    name,
    name === 'fileStatus' ? 'Uploaded' : asStored(member, counter),
  ]);
  const isFile = 'fileName' in value || 'videoFileName' in value;
  return { ...(isFile && { id: String(counter.next++) }), ...Object.fromEntries(members) };
}

test('a plan has the changes of a folder, the Store holds it as planned, and a second plan is empty', async () => {
  const change = await applied(files, document);
  expect(change.findings).toEqual([]);
  const plan = planSubmission(document, [], { ...request, patch: change.patch });
  expect(plan.changes.map(({ path }) => path).filter((path) => !path.startsWith('allow'))).toEqual([
    'listings.en-US.baseListing.description',
    'listings.en-US.baseListing.images',
    'trailers',
  ]);
  expect(new Set(newAssetNames(plan.document))).toEqual(
    new Set(change.files.map(({ archiveName }) => archiveName)),
  );
  const stored = asStored(plan.document) as Submission;
  expect(allDifferences(plan.document, stored)).toEqual([]);
  const again = await applied(files, stored);
  expect([again.patch, again.findings]).toEqual([{}, []]);
  expect(isEmptyPlan(planSubmission(stored, [], { ...request, patch: again.patch }))).toBe(true);
});
