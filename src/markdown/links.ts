import { isStoreId } from '../text/ids.ts';

// No one would open the page of a longer one.
const longestLink = 2048;

/** Hosts that the summary may link to; every other address is shown as text (store-faults.md S6). */
const trustedHosts: readonly string[] = [
  'partner.microsoft.com',
  'apps.microsoft.com',
  'learn.microsoft.com',
  'entra.microsoft.com',
  'docs.github.com',
  'github.com',
];

/** Public page of an app; `undefined` if the id does not have the form of one. */
export function storeUrl(appId: string): string | undefined {
  return isStoreId(appId) ? `https://apps.microsoft.com/detail/${appId}` : undefined;
}

/**
 * An address that is safe to link to, without its query (a signature may be in it) and its user name;
 * `undefined` for another host, scheme or port.
 * @param server an origin that is trusted as well, exactly: a GitHub Enterprise Server
 */
export function trustedLink(address: string, server?: string): string | undefined {
  if (address.length > longestLink || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  const isKnown = url.protocol === 'https:' && url.port === '' && trustedHosts.includes(url.hostname);
  return isKnown || url.origin === server
    ? `${url.origin}${url.pathname}${url.hash}`.replace(/[|$*~[\]\\^`]/g, encodeMark)
    : undefined;
}

/** What to call a link to an address: the page, not "more". */
export function nameOfPage(address: string): string {
  const host = URL.canParse(address) ? new URL(address).hostname : '';
  const names: Readonly<Record<string, string>> = {
    'partner.microsoft.com': 'Partner Center',
    'entra.microsoft.com': 'Entra admin center',
    'learn.microsoft.com': 'Microsoft Learn',
    'docs.github.com': 'GitHub Docs',
    'azure.status.microsoft': 'Azure status',
  };
  return names[host] ?? (host === '' ? 'Page' : host);
}

/** `URL` does not encode some marks that end a table's cell or begin a formula. */
function encodeMark(mark: string): string {
  return `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
}
