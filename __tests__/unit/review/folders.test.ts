import path from 'node:path';
import { expect, test } from '@jest/globals';
import { openBaseCommit } from '../../../src/git/base-commit.ts';
import { pageOfFolder } from '../../../src/listing/folder-page.ts';
import { listFolder } from '../../../src/listing/folder-tree.ts';
import { readListing } from '../../../src/listing/parse.ts';
import { compare } from '../../../src/review/compare.ts';
import { readPictures } from '../../../src/review/pictures.ts';
import { previewPage } from '../../../src/review/preview.ts';
import { textReview } from '../../../src/review/text-review.ts';
import { picture } from '../../support/picture.ts';
import { pullRequest } from '../../support/repository.ts';
import { inWorkspace } from '../../support/workspace.ts';

const [red, green] = [picture(1366, 768, [200, 30, 30]), picture(1366, 768, [30, 200, 30])];

/** What a pull request changes in a listing folder, as its reviewer sees it. */
async function review(workspace: string) {
  const before = await openBaseCommit({ workspace, folder: 'store', env: process.env });
  if ('reason' in before) throw new Error(before.message);
  await using base = before;
  const old = await readListing(base.tree, 'app');
  const wanted = await readListing(await listFolder(workspace, 'store'), 'app');
  const comparison = compare(pageOfFolder(old.folder), pageOfFolder(wanted.folder), 'base-commit');
  return { text: textReview(comparison), page: previewPage(comparison, await readPictures(comparison)) };
}

test('a pull request is reviewed from its folder and the one in the base commit', () =>
  inWorkspace([], {}, async (workspace) => {
    await pullRequest(
      workspace,
      {
        'store/en-us/title.txt': 'Notes',
        'store/en-us/description.txt': 'One.\nTwo.\n',
        'store/en-us/images/screenshot/01-old.png': red,
        'store/en-us/images/screenshot/02-store.png.kept': 'id: 1152921504606846976\nfile-name: store.png\n',
        'store/de-de/title.txt': 'Notizen',
      },
      {
        'store/en-us/title.txt': null,
        'store/en-us/description.txt': 'One.\r\nTwo!\r\n',
        'store/en-us/images/screenshot/01-old.png': null,
        'store/en-us/images/screenshot/03-new.png': green,
        'store/en-us/images/screenshot/03-new.txt': 'The new one',
      },
    );
    const { text, page } = await review(workspace);
    expect(text).toEqual([
      'Store page. Compared with the base commit, not with the Store: 1 language changes, and 1 stays unchanged.',
      'en-us: description, title, 1 screenshot added, 1 screenshot removed',
      '  description',
      '     One.',
      '    -Two.',
      '    +Two!',
      '  title (no longer in the folder, so the Store keeps its own)',
      '    -Notes',
      '  images',
      '    = 02-store.png (screenshot, unchanged)',
      expect.stringMatching(/^ {4}\+ 03-new\.png \(screenshot, 1366 × 768, [\d.]+ kB\) “The new one”$/),
      expect.stringMatching(/^ {4}− 01-old\.png \(screenshot, 1366 × 768, [\d.]+ kB\)$/),
    ]);
    // The old picture comes from the base commit.
    expect(page.split('src="data:image/png;base64,').length - 1).toBe(2);
    expect(page).not.toContain(path.basename(workspace));
  }));

test('a new folder is compared with an empty one', () =>
  inWorkspace([], {}, async (workspace) => {
    await pullRequest(workspace, { 'other.txt': 'x' }, { 'store/en-us/title.txt': 'Notes' });
    expect((await review(workspace)).text).toContain('en-us: new folder, title');
  }));
