import type { Finding } from '../errors.ts';
import type { ListingFolder } from './folder.ts';
import type { Members } from './held.ts';
import { toFindings, wrong } from './problems.ts';
import { wantedLanguages } from './wanted.ts';

const notes = 'releaseNotes';

/**
 * The places of a submission that a folder sets, as `checkConflicts` of a patch compares them (patch/conflicts.ts):
 * `listings.en-us.baseListing.description`, `listings.*.baseListing.releaseNotes`, `trailers`.
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

/** Errors for a folder with release notes beside the input `release-notes`, which is for every language. */
export function notesConflicts(folder: ListingFolder): readonly Finding[] {
  const owners = [...folder.languages, ...(folder.defaults === undefined ? [] : [folder.defaults])];
  const text = 'and the input release-notes both set the release notes. Keep one of the two.';
  const problems = owners.flatMap(({ fields }) => {
    const field = fields.get(notes);
    return field === undefined ? [] : [wrong('listing-conflict', field.path, text, 1)];
  });
  return toFindings(folder.name, problems);
}
