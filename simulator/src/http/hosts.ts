import { isIPv6 } from 'node:net';

/** The addresses and the names of the servers. */
export interface Hosts {
  /** Address or name to listen on. */
  readonly bind: string;
  /** As written in URLs: IPv6 addresses in brackets. */
  readonly called: string;
  /** All names and addresses given, as written in URLs. */
  readonly all: readonly string[];
}

const everyAddress = ['0.0.0.0', '::', '[::]'];
const shaped = /^(\[[0-9a-f:.]+\]|[0-9a-z](?:[0-9a-z._-]*[0-9a-z])?)$/i;

/**
 * Reads the names and addresses of the servers. `0.0.0.0` or `::` among them means every address of this
 * machine; URLs then carry the first of the others, or 127.0.0.1.
 * @throws Error if one is neither a name nor an address.
 */
export function hostsOf(given: string | readonly string[]): Hosts {
  const all = [given].flat().map((host) => (isIPv6(host) ? `[${host}]` : host));
  for (const host of all) {
    if (!shaped.test(host)) {
      throw new Error(`'${host}' is not a host: give a name or an address, without scheme, port or path.`);
    }
  }
  const every = all.find((host) => everyAddress.includes(host));
  const called = all.find((host) => !everyAddress.includes(host)) ?? '127.0.0.1';
  return { bind: withoutBrackets(every ?? called), called, all };
}

/** An address as programs spell it outside of URLs. */
export function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}

/**
 * The origin that upload URLs carry if it is not the blob server's own.
 * @throws Error if it is not an http or https origin.
 */
export function originOf(text: string): string {
  const url = URL.parse(text);
  const isOrigin = url !== null && /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href;
  if (isOrigin) return url.origin;
  throw new Error(`'${text}' is not an origin: give one such as https://account.blob.core.windows.net.`);
}
