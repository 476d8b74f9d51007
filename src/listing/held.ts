import { baseName } from '../document/packages.ts';
import { memberOf } from '../json/fold.ts';
import { isRecord } from '../json/is-record.ts';
import { assetHash } from '../packages/asset-name.ts';
import type { ListingKind } from './fields.ts';

/** A part of the Store's document, by the names of its members. */
export type Members = Readonly<Record<string, unknown>>;

/** The members of a record; none for anything else. */
export function recordOf(value: unknown): Members {
  return isRecord(value) ? value : {};
}

/** The elements of a list that are records; none for anything else. */
export function recordsIn(value: unknown): readonly Members[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** The member of a record if it is a text that is not empty. */
export function textAt(record: Members, name: string): string | undefined {
  const value = memberOf(record, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The part of a language's listing that the folder is about: not the platform overrides. */
export function baseOf(listing: unknown, kind: ListingKind): Members {
  return kind === 'add-on' ? recordOf(listing) : recordOf(memberOf(recordOf(listing), 'baseListing'));
}

/** The images of a language, an add-on's icon among them, except those marked for removal. */
export function heldImages(base: Members, kind: ListingKind): readonly Members[] {
  const icon = memberOf(base, 'icon');
  const images =
    kind === 'app'
      ? recordsIn(memberOf(base, 'images'))
      : isRecord(icon) && textAt(icon, 'fileName') !== undefined
        ? [icon]
        : [];
  return images.filter((image) => memberOf(image, 'fileStatus') !== 'PendingDelete');
}

/** The first twelve digits of the SHA-256 of a file that this action named; `undefined` for every other name. */
export function hashIn(fileName: string | undefined): string | undefined {
  return assetHash(baseName(fileName ?? ''));
}

/** True if a name carries the hash of a file. @param sha256 hex */
export function isNamedAfter(fileName: string | undefined, sha256: string): boolean {
  return hashIn(fileName) === sha256.slice(0, 12).toLowerCase();
}
