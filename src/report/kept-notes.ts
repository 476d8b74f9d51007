import { isRecord } from '../json/is-record.ts';
import type { Plan } from '../submission/types.ts';
import { describeValue, shorten } from './value.ts';

/**
 * New packages under the release notes of the last version: `Release notes of the last version (12 languages): …`;
 * `undefined` if they are new too, or no package is.
 */
export function keptNotes({ packages, changes, document }: Plan): string | undefined {
  if (!packages.some(({ action }) => action === 'add')) return undefined;
  const stale = Object.entries(document.listings ?? {}).flatMap(([language, listing]) => {
    const path = `listings.${language}`;
    const isChanged = changes.some((change) => isPartOf(change.path, path));
    const base = isRecord(listing) && isRecord(listing.baseListing) ? listing.baseListing : {};
    return isChanged || typeof base.releaseNotes !== 'string' || base.releaseNotes === ''
      ? []
      : [base.releaseNotes];
  });
  if (stale.length === 0) return undefined;
  const texts = new Set(stale);
  const quoted = texts.size === 1 ? `: "${describeValue(shorten(stale[0]))}"` : '';
  const count = stale.length === 1 ? '1 language' : `${stale.length} languages`;
  return `Release notes of the last version (${count})${quoted}`;
}

/** True for a change of a language's release notes, or of something that holds them. */
function isPartOf(changed: string, language: string): boolean {
  const notes = `${language}.baseListing.releaseNotes`;
  return changed === notes || notes.startsWith(`${changed}.`);
}
