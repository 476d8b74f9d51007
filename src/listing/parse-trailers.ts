import { foldName } from '../json/fold.ts';
import type { ReadFile, ReadFolder } from './contents.ts';
import { fieldIn, type Reading, unknownFile, unknownFolder } from './expected.ts';
import type { FolderTrailer, Kept, TrailerTexts } from './folder.ts';
import { readKept } from './kept.ts';
import { byName } from './order.ts';
import { imageFile } from './parse-images.ts';
import { wrong } from './problems.ts';

/** Returns the language of a folder by its name. */
type LanguageOf = (folder: string) => string;

/** The trailers of a listing, in their order. @returns `undefined` if they stay as the Store has them */
export function parseTrailers(
  reading: Reading,
  folder: ReadFolder,
  languageOf: LanguageOf,
): readonly FolderTrailer[] | undefined {
  const { say } = reading;
  const none = folder.files.find(({ name }) => foldName(name) === 'none');
  const keptFiles = folder.files.filter(({ name }) => /.\.kept$/i.test(name));
  for (const file of folder.files) {
    if (/\.(?:mp4|mov)$/i.test(file.name)) {
      const [stem, extension] = [file.name.slice(0, -4), file.name.slice(-3).toLowerCase()];
      const text = `must be in a folder of its own: ${folder.path}/${stem}/video.${extension}.`;
      say(wrong('listing-image', file.path, text));
    } else if (file !== none && !keptFiles.includes(file)) unknownFile(reading, file, []);
  }
  const trailers = folder.folders.flatMap((each) => parseTrailer(reading, each, languageOf) ?? []);
  const found = merged(reading, trailers, keptFiles);
  const isEmpty = folder.folders.length === 0 && keptFiles.length === 0;
  if (none !== undefined && !isEmpty)
    say(
      wrong(
        'listing-image',
        none.path,
        'clears the trailers, but this folder has some. Remove this file or the trailers.',
      ),
    );
  return found.length === 0 && (none === undefined || !isEmpty) ? undefined : [...found].sort(byName);
}

/** @returns `undefined` for a folder without anything in it */
function parseTrailer(
  reading: Reading,
  folder: ReadFolder,
  languageOf: LanguageOf,
): FolderTrailer | undefined {
  if (folder.files.length === 0 && folder.folders.length === 0) return undefined;
  const videos = folder.files.filter(({ name }) => /^video\.(?:mp4|mov)$/i.test(name));
  for (const file of folder.files.filter((file) => !videos.includes(file)))
    unknownFile(reading, file, ['video.mp4', 'video.mov']);
  const [first, second] = videos;
  if (first === undefined)
    reading.say(wrong('listing-image', folder.path, 'has no video.mp4 or video.mov. Add one.'));
  if (second !== undefined)
    reading.say(
      wrong(
        'listing-image',
        second.path,
        'is a second video, but a trailer can have only one. Remove one of the two.',
      ),
    );
  const video = first === undefined ? undefined : imageFile(reading, first);
  const languages = folder.folders.flatMap((each) => textsIn(reading, each, languageOf(each.name)) ?? []);
  const { name, path } = folder;
  return { name, path, languages, ...(video !== undefined && { video }) };
}

function textsIn(reading: Reading, folder: ReadFolder, code: string): TrailerTexts | undefined {
  for (const each of folder.folders) unknownFolder(reading, each, []);
  const of = (name: string) => folder.files.find((file) => foldName(file.name) === name);
  const [titleFile, thumbnailFile] = [of('title.txt'), of('thumbnail.png')];
  for (const file of folder.files)
    if (file !== titleFile && file !== thumbnailFile)
      unknownFile(reading, file, ['title.txt', 'thumbnail.png']);
  const title = titleFile && fieldIn(reading, titleFile, 'add the text or delete the file');
  const thumbnail = thumbnailFile && imageFile(reading, thumbnailFile);
  if (title === undefined && thumbnail === undefined) return undefined;
  return {
    folder: folder.name,
    code,
    ...(title !== undefined && { title }),
    ...(thumbnail !== undefined && { thumbnail }),
  };
}

/** Folders and `.kept` files as trailers: a `.kept` file with the hash of a video says how the Store names it. */
function merged(
  reading: Reading,
  trailers: readonly FolderTrailer[],
  keptFiles: readonly ReadFile[],
): readonly FolderTrailer[] {
  const kept = keptFiles.flatMap((file) => readKept(reading, file) ?? []);
  const taken = new Set<Kept>();
  const own = trailers.map((trailer, index): FolderTrailer => {
    const sha256 = trailer.video?.media.sha256;
    if (sha256 === undefined) return trailer;
    const equal = trailers.slice(0, index).find(({ video }) => video?.media.sha256 === sha256);
    if (equal !== undefined)
      reading.say(
        wrong('listing-image', trailer.path, `has the same video as ${equal.path}. Remove one of the two.`),
      );
    const alias = kept.find((each) => each.sha256 === sha256);
    if (alias !== undefined) taken.add(alias);
    return alias === undefined ? trailer : { ...trailer, kept: alias };
  });
  const others = kept
    .filter((each) => !taken.has(each))
    .map((each): FolderTrailer => {
      const name = each.path.slice(each.path.lastIndexOf('/') + 1).replace(/\.kept$/i, '');
      return { name, path: each.path, kept: each, languages: [] };
    });
  for (const { path, name } of others.filter((each) =>
    own.some(({ name }) => foldName(name) === foldName(each.name)),
  ))
    reading.say(
      wrong(
        'listing-image',
        path,
        `keeps a trailer in the Store, but folder ${name} has a different video. To replace the Store's trailer, remove the .kept file. To keep both, rename one.`,
      ),
    );
  return [...own, ...others];
}
