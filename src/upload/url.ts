import { ActionError } from '../errors.ts';
import { parameter, parseQuery, usableUrl } from '../http/query.ts';
import { longestUrl } from '../masking/url.ts';

export interface UploadUrlRules {
  /** The Store API is on loopback (the simulator): the blob may be on it too, and over http. */
  readonly allowLoopback: boolean;
}

/**
 * Written against the text, not against a parsed URL: parsers repair backslashes, tabs, letter case and full-width
 * letters, and what needs repair did not come from the Store.
 */
const azureBlob = /^https:\/\/[a-z0-9]{3,24}\.blob\.core\.windows\.net(?::443)?\/[\w.~%/-]+\?[\x21-\x7e]+$/;
const loopbackBlob =
  /^https?:\/\/(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])(?::\d{1,5})?\/[\w.~%/-]+\?[\x21-\x7e]+$/;

/**
 * Checks that packages may be sent to this URL: Azure Blob Storage over https with a signature that allows writing
 * (store-faults.md S10). What is wrong is reported without the query, which is a secret.
 * @returns The URL to use, see `usableUrl`.
 * @throws ActionError `bad-upload-url`
 */
export function checkUploadUrl(url: string, rules: UploadUrlRules): string {
  const problem = urlProblem(url, rules);
  if (problem === undefined) return usableUrl(url);
  throw new ActionError({
    code: 'bad-upload-url',
    result: 'refused',
    message: `No packages were sent, because the Store returned an unusable upload URL: ${problem}.`,
    todo: 'Re-run the job. If this happens again, delete the draft in Partner Center; if store-api-url is set, check what it points to.',
  });
}

function urlProblem(url: string, { allowLoopback }: UploadUrlRules): string | undefined {
  if (url.length > longestUrl) return `it has ${url.length} characters, but the limit is ${longestUrl}`;
  if (!azureBlob.test(url) && !(allowLoopback && loopbackBlob.test(url))) {
    return `it is not https://<account>.blob.core.windows.net/<path>?<signature>${placeOf(url)}`;
  }
  if (url.includes('#')) return 'it has a fragment';
  const query = parseQuery(url);
  for (const name of ['sig', 'se', 'sp']) {
    const values = query.filter(([key]) => key === name);
    if (values.length !== 1 || values[0]?.[1] === '')
      return `it does not have exactly one "${name}" parameter`;
  }
  if (expiryOf(url) === undefined) return 'its expiry ("se") is not a valid time';
  if (!parameter(query, 'sp')?.includes('w')) return 'it does not allow writing ("sp")';
  return undefined;
}

/** Scheme and host for the message, if a parser finds any: never the path or the query. */
function placeOf(url: string): string {
  const parsed = URL.parse(url);
  return parsed?.host ? ` but on ${parsed.protocol}//${parsed.host}` : '';
}

/** When the URL stops working, in milliseconds since the epoch; `undefined` if it does not say so. */
export function expiryOf(url: string): number | undefined {
  const text = parameter(parseQuery(url), 'se');
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? undefined : time;
}
