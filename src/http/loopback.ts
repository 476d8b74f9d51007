/** True for `localhost` and the loopback addresses, as `URL.hostname` spells them. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/**
 * True for every spelling of this machine, as `URL.hostname` gives it: even `*.localhost` (RFC 6761), the unspecified
 * addresses and IPv4 in IPv6. For requests that bypass a proxy; plain HTTP uses `isLoopback`, since a name that ends
 * in `.localhost` may be looked up elsewhere.
 */
export function isThisMachine(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/\.$/, '');
  return (
    isLoopback(host) ||
    host.endsWith('.localhost') ||
    ['0.0.0.0', '[::]'].includes(host) ||
    /^\[::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}\]$/.test(host)
  );
}

/** True for an address that a token may be sent to: https, or plain HTTP that does not leave this machine. */
export function isPrivate(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
}
