import { createHmac, randomUUID } from 'node:crypto';
import { account, containerName } from './azurite.ts';

/** The blob that a submission's archive is uploaded to. */
export interface UploadLocation {
  /** Name of the blob. */
  readonly guid: string;
  readonly url: string;
  /** Milliseconds since the epoch. */
  readonly expires: number;
}

const version = '2014-02-14';
const permissions = 'rwl';

/**
 * An upload URL as the Store issues it (store-api.md §5.1): one blob, read, write and list. The account is part of the
 * host there, never of the path; the blob proxy adds Azurite's.
 * @param expires Milliseconds since the epoch, cut to seconds.
 * @param form `raw`: the signature is not encoded and has a `+` (names are tried until it has one), so a
 *   client that sends the URL as it is gets 403, as from Azure. `encoded`: as in the documentation's examples.
 */
export function newUploadLocation(origin: string, expires: number, form: 'raw' | 'encoded'): UploadLocation {
  for (;;) {
    const guid = randomUUID();
    const until = `${new Date(expires).toISOString().slice(0, 19)}Z`;
    const signature = sign(guid, until);
    if (form === 'raw' && !signature.includes('+')) continue;
    const sig = form === 'raw' ? signature : encodeURIComponent(signature);
    const query = `sv=${version}&sr=b&sig=${sig}&se=${encodeURIComponent(until)}&sp=${permissions}`;
    return { guid, url: `${origin}/${containerName}/${guid}?${query}`, expires };
  }
}

/** Signature of a service SAS of this version; Azurite, like Azure since 2015, needs the `/blob` prefix. */
function sign(blob: string, expiry: string): string {
  const resource = `/blob/${account.name}/${containerName}/${blob}`;
  const [start, identifier, address, protocol] = ['', '', '', ''];
  const overriddenHeaders = ['', '', '', '', ''];
  const fields = [permissions, start, expiry, resource, identifier, address, protocol, version];
  return createHmac('sha256', Buffer.from(account.key, 'base64'))
    .update([...fields, ...overriddenHeaders].join('\n'), 'utf8')
    .digest('base64');
}
