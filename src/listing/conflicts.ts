import type { Finding } from '../errors.ts';
import type { ListingFolder } from './folder.ts';
import type { Members } from './held.ts';
import { toFindings, wrong } from './problems.ts';
import { wantedLanguages } from './wanted.ts';

const notes = 'releaseNotes';

/**
 * The places of a submission that a folder sets, as the check `conflict` of a patch compares them
 * (checks/patch/conflicts.ts): `listings.en-us.baseListing.description`, `listings.*.baseListing.releaseNotes`,
 * `trailers`.
 *
 * @param listings what the Store has, by language; `undefined` if that is not known
 */
export function pathsSetByListing(folder: ListingFolder, listings: Members | undefined): readonly string[] {
  const { kind, defaults, trailers } = folder;
  const base = kind === 'app' ? '.baseListing' : '';
  const wanted = wantedLanguages(folder, listings, () => undefined).filter(
    (each) => each.folder !== undefined,
  );
  const paths = wanted.flatMap(({ key, fields, images }) =>
    [...fields.keys(), ...(images.size > 0 ? [kind === 'app' ? 'images' : 'icon'] : [])].map(
      (member) => `listings.${key}${base}.${member}`,
    ),
  );
  return [
    ...paths,
    ...(defaults?.fields.has(notes) ? [`listings.*${base}.${notes}`] : []),
    ...(trailers === undefined ? [] : ['trailers']),
  ];
}

/**
 * The places of a submission that hold what a folder sets, so that removing them would undo it: `listings`,
 * `listings.en-us`, `listings.en-us.baseListing`.
 *
 * @param listings as for `pathsSetByListing`
 */
export function pathsHeldByListing(folder: ListingFolder, listings: Members | undefined): readonly string[] {
  const languages = wantedLanguages(folder, listings, () => undefined)
    .filter((each) => each.folder !== undefined)
    .map(({ key }) => `listings.${key}`);
  const bases = folder.kind === 'app' ? languages.map((path) => `${path}.baseListing`) : [];
  return ['listings', ...languages, ...bases];
}

/** Errors for a folder with release notes next to the input `release-notes`, which is for every language. */
export function notesConflicts(folder: ListingFolder): readonly Finding[] {
  const owners = [...folder.languages, ...(folder.defaults === undefined ? [] : [folder.defaults])];
  const text = 'sets the release notes, and so does the release-notes input. Remove one of the two.';
  const problems = owners.flatMap(({ fields }) => {
    const field = fields.get(notes);
    return field === undefined ? [] : [wrong('listing-conflict', field.path, text, 1)];
  });
  return toFindings(folder.name, problems);
}
