import { foldName, memberOf } from '../json/fold.ts';
import { idOf } from '../listing/apply-images.ts';
import { heldTrailer } from '../listing/apply-trailers.ts';
import type { FolderTrailer } from '../listing/folder.ts';
import { type Members, recordOf, recordsIn, textAt } from '../listing/held.ts';
import type { Submission } from '../store/wire.ts';
import { plural } from '../text/format.ts';
import { areNamed, keptEntry } from './kept-entry.ts';
import { matchEntries } from './match.ts';
import { entryName, languageFolder } from './names.ts';
import { fileText } from './pull-fields.ts';
import { isEmpty, type Pulling } from './pulled.ts';

const nameOf = (trailer: Members) => textAt(trailer, 'videoFileName');

interface Own {
  readonly path: string;
  readonly file?: FolderTrailer['video'];
  readonly kept?: FolderTrailer['kept'];
  readonly trailer: FolderTrailer;
}

/**
 * The trailers of a submission: `.kept` files for what only the Store has, and the titles of those that have a folder.
 */
export function pullTrailers(pulling: Pulling, document: Submission): void {
  const { files, here, after, leftOut, onlyHere, remarks } = pulling;
  const held = recordsIn(memberOf(document, 'trailers'));
  const own = (here?.trailers ?? []).map(
    (trailer): Own => ({ path: trailer.path, file: trailer.video, kept: trailer.kept, trailer }),
  );
  if (held.length === 0 && recordsIn(memberOf(after ?? {}, 'trailers')).length > 0)
    files.push({ path: 'trailers/none', text: '' });
  if (held.length > 0 && here?.trailers?.length === 0) {
    remarks.push(
      'trailers/none removes the trailers from the Store page. To keep them, delete this file and pull again.',
    );
    return;
  }
  if (!areNamed(held, 'videoFileName')) {
    leftOut.push({
      language: '',
      what: `${plural(held.length, 'trailer')}: one of them has neither a name nor an ID`,
    });
    return;
  }
  const matched = matchEntries(held, own, nameOf, ({ trailer }, all, used) =>
    heldTrailer(trailer, all, used),
  );
  const taken = new Set(own.map(({ trailer }) => foldName(trailer.name)));
  for (const [index, trailer] of held.entries()) {
    const renamed = matched.renamed.get(trailer);
    const known = matched.known.get(trailer) ?? renamed?.own;
    const name = known?.trailer.name ?? entryName(index, nameOf(trailer), 'trailer', taken);
    if (!matched.known.has(trailer))
      files.push({
        path: `trailers/${name}.kept`,
        text: keptEntry(trailer, 'videoFileName', renamed?.file.media.sha256),
      });
    tellFilled(pulling, trailer, name);
    pullTexts(pulling, trailer, known?.file === undefined ? undefined : known.trailer, name);
  }
  onlyHere.push(...matched.onlyHere.map(({ path }) => path));
}

/** Titles and thumbnails that a trailer did not have before the change that is to be undone. */
function tellFilled({ after, leftOut }: Pulling, trailer: Members, name: string): void {
  const isSame = (each: Members) =>
    idOf(trailer) === undefined ? nameOf(each) === nameOf(trailer) : idOf(each) === idOf(trailer);
  const later = recordsIn(memberOf(after ?? {}, 'trailers')).find(isSame) ?? {};
  const before = recordOf(memberOf(trailer, 'trailerAssets'));
  for (const [language, assets] of Object.entries(recordOf(memberOf(later, 'trailerAssets'))))
    for (const [member, word] of [
      ['title', 'title'],
      ['imageList', 'thumbnail'],
    ] as const)
      if (
        !isEmpty(memberOf(recordOf(assets), member)) &&
        isEmpty(memberOf(recordOf(memberOf(before, language)), member))
      )
        leftOut.push({
          language,
          what: `the ${word} of the trailer ${name}: there was none, and no file can clear it`,
        });
}

/** @param own the trailer's folder; without one there is no place for its titles */
function pullTexts(
  { files, leftOut }: Pulling,
  trailer: Members,
  own: FolderTrailer | undefined,
  name: string,
): void {
  for (const [language, assets] of Object.entries(recordOf(memberOf(trailer, 'trailerAssets')))) {
    const title = textAt(recordOf(assets), 'title') ?? '';
    const present = own?.languages.find(({ code }) => foldName(code) === foldName(language));
    const folder = present?.folder ?? languageFolder(language);
    const hasThumbnail = recordsIn(memberOf(recordOf(assets), 'imageList')).length > 0;
    if (own !== undefined && folder !== undefined && title.trim() !== '')
      files.push({ path: `${own.path}/${folder}/title.txt`, text: fileText(title) });
    else if (title.trim() !== '') leftOut.push({ language, what: `the title of the trailer ${name}` });
    if (hasThumbnail && present?.thumbnail === undefined)
      leftOut.push({ language, what: `the thumbnail of the trailer ${name}` });
  }
}
