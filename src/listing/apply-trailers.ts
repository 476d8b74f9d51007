import { foldName, memberOf, spellingsOf } from '../json/fold.ts';
import { checkSize, thumbnailSize } from '../limits/images.ts';
import { mostTrailers, trailerTitleLimit } from '../limits/texts.ts';
import { plural } from '../text/format.ts';
import { nearestName } from '../text/nearest.ts';
import { textProblems } from './apply-fields.ts';
import { type Arranging, idOf, isSameFile } from './apply-images.ts';
import type { FolderTrailer, ImageFile, TrailerTexts } from './folder.ts';
import { hashIn, isNamedAfter, type Members, recordOf, recordsIn, textAt } from './held.ts';
import { wrong } from './problems.ts';
import { isSameValue, sentText } from './same-text.ts';

/**
 * The trailers of a submission as the folder has them.
 * @param held the Store's own entries
 * @param languages of the listing, in the Store's spelling; `undefined` if they are not known
 * @returns `held` if nothing changes
 */
export function arrangeTrailers(
  arranging: Arranging,
  held: readonly Members[],
  trailers: readonly FolderTrailer[],
  languages: readonly string[] | undefined,
): readonly Members[] {
  const used = new Set<Members>();
  const entries = trailers.flatMap((trailer) => {
    const present = heldTrailer(trailer, held, used);
    if (present !== undefined) used.add(present);
    const entry = present ?? newTrailer(arranging, trailer);
    if (present !== undefined && trailer.video !== undefined)
      arranging.uploads.keep(trailer.video, textAt(present, 'videoFileName') ?? '');
    return entry === undefined ? [] : [withTexts(arranging, entry, trailer, languages)];
  });
  const isUnread = trailers.some(({ video, kept }) => video === undefined && kept === undefined);
  if (isUnread) return held;
  const foreign = held.filter((entry) => !used.has(entry) && !isOurs(entry));
  const isRefused = foreign.length > 0 && !arranging.replaceImages;
  if (isRefused) arranging.say(removalProblem(trailers, foreign.length));
  checkCount(arranging, entries.length, held.length);
  const all = isRefused ? [...entries, ...foreign] : entries;
  return all.length === held.length && all.every((entry, index) => entry === held[index]) ? held : all;
}

/** True for a trailer for which this action uploaded everything that the Store can't give back. */
function isOurs(entry: Members): boolean {
  const thumbnails = Object.values(recordOf(memberOf(entry, 'trailerAssets'))).flatMap((assets) =>
    recordsIn(memberOf(recordOf(assets), 'imageList')),
  );
  const names = [textAt(entry, 'videoFileName'), ...thumbnails.map((image) => textAt(image, 'fileName'))];
  return names.every((name) => hashIn(name) !== undefined);
}

/** The Store's entry for a trailer, if it is not used yet, found like an image's. */
export function heldTrailer(
  { video, kept }: Pick<FolderTrailer, 'video' | 'kept'>,
  held: readonly Members[],
  used: ReadonlySet<Members>,
): Members | undefined {
  const free = held.filter((entry) => !used.has(entry));
  const nameOf = (entry: Members) => textAt(entry, 'videoFileName');
  const { id, fileName } = kept ?? {};
  const sha256 = video?.media.sha256;
  return (
    (id === undefined ? undefined : free.find((entry) => idOf(entry) === id)) ??
    (fileName === undefined ? undefined : free.find((entry) => isSameFile(nameOf(entry), fileName))) ??
    (sha256 === undefined ? undefined : free.find((entry) => isNamedAfter(nameOf(entry), sha256)))
  );
}

function newTrailer({ isKnown, uploads, say }: Arranging, trailer: FolderTrailer): Members | undefined {
  const { video, languages, path } = trailer;
  if (video === undefined) {
    if (isKnown && trailer.kept !== undefined)
      say(
        wrong(
          'listing-image',
          path,
          'refers to a trailer that the Store does not have. Run `command: pull` again, or remove this file.',
        ),
      );
    return undefined;
  }
  if (languages.length === 0)
    say(
      wrong(
        'listing-image',
        path,
        `is a new trailer: add a title and a thumbnail, such as ${path}/en-us/title.txt and thumbnail.png.`,
      ),
    );
  for (const { folder, title, thumbnail } of languages) {
    const missing = title === undefined ? 'title.txt' : thumbnail === undefined ? 'thumbnail.png' : undefined;
    if (missing !== undefined)
      say(
        wrong('listing-image', `${path}/${folder}`, `has no ${missing}, which a new trailer needs. Add it.`),
      );
  }
  return { videoFileName: uploads.add(video), trailerAssets: {} };
}

function withTexts(
  arranging: Arranging,
  entry: Members,
  trailer: FolderTrailer,
  languages: readonly string[] | undefined,
): Members {
  const member = spellingsOf(entry).of('trailerAssets') ?? 'trailerAssets';
  const held = recordOf(entry[member]);
  const spellings = spellingsOf(held);
  const changed = trailer.languages.flatMap((texts): [string, Members][] => {
    const language = languageOf(arranging, trailer, texts, languages);
    const key = spellings.of(language) ?? language;
    const before = recordOf(held[key]);
    const after = withThumbnail(arranging, withTitle(arranging, before, texts), texts.thumbnail);
    return after === before ? [] : [[key, after]];
  });
  return changed.length === 0 ? entry : { ...entry, [member]: { ...held, ...Object.fromEntries(changed) } };
}

/** The language of a trailer's texts as the listing spells it. */
function languageOf(
  { say }: Arranging,
  { path }: FolderTrailer,
  { folder, code }: TrailerTexts,
  languages: readonly string[] | undefined,
): string {
  const known = languages?.find((each) => foldName(each) === foldName(code));
  if (languages !== undefined && known === undefined) {
    const near = nearestName(code, languages);
    const hint = near === undefined ? '' : ` Did you mean ${near}?`;
    say(wrong('listing-language', `${path}/${folder}`, `is not a language of this listing.${hint}`));
  }
  return known ?? foldName(code);
}

function withTitle({ say }: Arranging, assets: Members, { title }: TrailerTexts): Members {
  if (typeof title?.value !== 'string' || isSameValue(memberOf(assets, 'title'), title.value)) return assets;
  for (const problem of textProblems(trailerTitleLimit, title.path, title.value)) say(problem);
  return { ...assets, [spellingsOf(assets).of('title') ?? 'title']: sentText(title.value) };
}

function withThumbnail(arranging: Arranging, assets: Members, file: ImageFile | undefined): Members {
  const { say, uploads, replaceImages } = arranging;
  const held = recordsIn(memberOf(assets, 'imageList'));
  if (file === undefined) return assets;
  const same = held.find((image) => isNamedAfter(textAt(image, 'fileName'), file.media.sha256));
  if (same !== undefined) {
    uploads.keep(file, textAt(same, 'fileName') ?? '');
    if (held.length === 1) return assets;
  }
  const foreign = held.filter((image) => image !== same && hashIn(textAt(image, 'fileName')) === undefined);
  if (foreign.length > 0 && !replaceImages) {
    const text =
      "would replace a thumbnail that exists only in the Store and can't be recovered. To keep it, remove this file. To replace it, set `replace-images: true`.";
    say(wrong('listing-removes', file.path, text));
    return assets;
  }
  const { pixels } = file.media;
  const wanted = pixels === undefined ? undefined : checkSize(thumbnailSize, pixels);
  if (same === undefined && pixels !== undefined && wanted !== undefined)
    say(
      wrong(
        'listing-image',
        file.path,
        `is ${pixels.width}x${pixels.height} pixels, but the Store requires ${wanted}.`,
      ),
    );
  const description = held[0] === undefined ? '' : (memberOf(held[0], 'description') ?? '');
  const image = same ?? { fileName: uploads.add(file), description };
  return { ...assets, [spellingsOf(assets).of('imageList') ?? 'imageList']: [image] };
}

function removalProblem(trailers: readonly FolderTrailer[], count: number) {
  const [are, them] = count === 1 ? ['is', 'it'] : ['are', 'them'];
  const text = `${plural(count, 'trailer')} in the Store ${are} not in the listing folder, so publishing would permanently delete ${them} from the Store. To keep ${them}, run \`command: pull\` first; to delete ${them}, set \`replace-images: true\`.`;
  return { ...wrong('listing-removes', trailers[0]?.path ?? 'trailers/none', text), isWhole: true };
}

function checkCount({ say }: Arranging, count: number, held: number): void {
  if (count <= mostTrailers || count <= held) return;
  const text = `has ${count} entries, but the Store allows only ${mostTrailers}. Remove ${count - mostTrailers}.`;
  say(wrong('listing-limit', 'trailers', text));
}
