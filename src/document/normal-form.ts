import { foldName } from '../json/fold.ts';
import { isRecord } from '../json/is-record.ts';
import { isKept } from './service-fields.ts';

/** Folded names of what the service ignores in listings, and echoes in some responses (store-api.md §3.2). */
const obsoleteListingMembers = ['privacypolicy', 'supportcontact', 'websiteurl'];

/** Folded names under which the service gives a file its ids. */
const fileIds = ['id', 'videofileid'];

/** Stands for the key of a list's elements, which have none. */
const element = '[]';

/**
 * A document without the meaningless differences that the service makes: empty members, spellings of dates,
 * line breaks, ids of images and trailers. A language stays, even with an empty listing: one that vanishes is lost.
 * The letter case of names is left to the comparison (`diff`), which keeps both of two spellings.
 */
export function normalize(value: unknown, key = ''): unknown {
  if (Array.isArray(value))
    return value.length === 0 ? undefined : value.map((item) => normalize(item, element));
  if (isRecord(value)) {
    const members = Object.entries(value)
      .filter(([name]) => !obsoleteListingMembers.includes(foldName(name)))
      .filter(([name]) => !fileIds.includes(foldName(name)) || !isFile(key))
      .map(([name, member]) => [name, normalize(member, name) ?? emptyListing(key, member)] as const)
      .filter(([, member]) => member !== undefined)
      .filter(([name, member]) => foldName(name) !== 'filestatus' || !isKept(member));
    return members.length === 0 ? undefined : Object.fromEntries(members);
  }
  if (value === null || value === '') return undefined;
  if (typeof value !== 'string') return value;
  if (/date$/i.test(key)) return sameMoment(value);
  return value.replaceAll('\r\n', '\n');
}

/** True for the key of a record that stands for one file: elsewhere `id` is Indonesian, and `ID` the market Indonesia. */
function isFile(key: string): boolean {
  return key === element || foldName(key) === 'icon';
}

function emptyListing(key: string, member: unknown): Record<string, never> | undefined {
  return foldName(key) === 'listings' && isRecord(member) ? {} : undefined;
}

/** `1601-01-01T00:00:00.0000000Z` and `1601-01-01T00:00:00Z` are one moment, which stands for "none". */
function sameMoment(text: string): string | undefined {
  const moment = Date.parse(text);
  if (Number.isNaN(moment)) return text;
  return moment === Date.parse('1601-01-01T00:00:00Z') ? undefined : new Date(moment).toISOString();
}
