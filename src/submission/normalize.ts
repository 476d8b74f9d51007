import { isRecord } from './diff.ts';

/** Ignored by the service in listings, yet echoed in some answers (store-api.md §3.2). */
const obsoleteListingMembers = ['privacyPolicy', 'supportContact', 'websiteUrl'];

/**
 * A document without the differences that the service makes without meaning: empty members, spellings of dates,
 * letter case of languages, line breaks, ids of images.
 */
export function normalize(value: unknown, key = ''): unknown {
  if (Array.isArray(value))
    return value.length === 0 ? undefined : value.map((item) => normalize(item, 'item'));
  if (isRecord(value)) {
    const isListings = key === 'listings';
    const members = Object.entries(value)
      .filter(([name]) => !obsoleteListingMembers.includes(name))
      .filter(([name]) => name !== 'id' || key === '')
      .map(([name, member]) => [isListings ? name.toLowerCase() : name, normalize(member, name)] as const)
      .filter(([, member]) => member !== undefined)
      // A file that is kept is `Uploaded` to some answers and has no status in others.
      .filter(([name, member]) => name !== 'fileStatus' || (member !== 'Uploaded' && member !== 'None'));
    return members.length === 0 ? undefined : Object.fromEntries(members);
  }
  if (value === null || value === '') return undefined;
  if (typeof value !== 'string') return value;
  if (/Date$/.test(key)) return sameMoment(value);
  return value.replaceAll('\r\n', '\n');
}

/** `1601-01-01T00:00:00.0000000Z` and `1601-01-01T00:00:00Z` are one moment, which stands for "none". */
function sameMoment(text: string): string | undefined {
  const moment = Date.parse(text);
  if (Number.isNaN(moment)) return text;
  return moment === Date.parse('1601-01-01T00:00:00Z') ? undefined : new Date(moment).toISOString();
}
