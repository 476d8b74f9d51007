import { ActionError } from '../errors.ts';
import type { Logger } from '../logger.ts';

/** The variables of a process, which are changed here. */
type Variables = Record<string, string | undefined>;

/** In the order in which the HTTP library tries them, for https and http addresses alike. */
const proxyNames = ['HTTPS_PROXY', 'ALL_PROXY', 'HTTP_PROXY'].flatMap((name) => [name, name.toLowerCase()]);
const noProxyNames = ['NO_PROXY', 'no_proxy'];

/**
 * Prepares the proxy variables for the HTTP library, which reads them itself: masks user name and password,
 * and spells `NO_PROXY` so that the library (plain host names, `.example.com` for a domain)
 * understands what GitHub documents for runners: `example.com` with all below it, `*.example.com`,
 * `example.com:443`, `*`; and IP addresses in any notation. To be called before the first request. Requests to this
 * machine never use a proxy, whatever is set (`boundedAnswers` in http/transport.ts).
 * https://docs.github.com/actions/how-tos/manage-runners/self-hosted-runners/use-proxy-servers
 *
 * @throws ActionError `proxy-invalid`
 */
export function configureProxy(variables: Variables, logger: Pick<Logger, 'mask' | 'info'>): void {
  const name = proxyNames.find((each) => variables[each]);
  if (name === undefined) return;
  const value = variables[name] ?? '';
  const proxy = URL.parse(value);
  for (const secret of secretsOf(proxy)) logger.mask(secret);
  const entries = noProxyEntries(variables);
  if (entries.includes('*')) {
    for (const each of proxyNames) delete variables[each];
    return;
  }
  if (proxy === null || !['http:', 'https:'].includes(proxy.protocol))
    throw invalid(name, value.includes('@') ? accountAdvice : '');
  if (!isAccountReadable(value, proxy)) throw invalid(name, accountAdvice);
  if (entries.length > 0)
    for (const each of noProxyNames) variables[each] = entries.flatMap(spellings).join(',');
  logger.info(
    `Requests go through the proxy ${proxy.host} (${name}), except those to this machine${entries.length > 0 ? ' and to hosts in NO_PROXY' : ''}.`,
  );
}

function noProxyEntries(variables: Variables): readonly string[] {
  const text = noProxyNames.map((name) => variables[name]).find((each) => each) ?? '';
  return text
    .split(/[\s,]+/)
    .map((entry) => entry.toLowerCase())
    .filter((entry) => entry !== '');
}

/** The host alone and, unless it is an IP address, as the end of others; ports are not compared. */
function spellings(entry: string): readonly string[] {
  const text = entry.replace(/^https?:\/\//, '').replace(/^\*?\./, '');
  // An IPv6 address without its brackets has no port.
  const authority = URL.canParse(`http://[${text}]`) ? `[${text}]` : text;
  // As the addresses of requests are written: 127.1 is 127.0.0.1, and names are in ASCII.
  const host = URL.parse(`http://${authority}`)?.hostname.replace(/\.$/, '') ?? text;
  return /^(?:\[|[\d.]+$)/.test(host) ? [host] : [host, `.${host}`];
}

/** A user name without a password is a token. */
function secretsOf(proxy: URL | null): readonly string[] {
  if (!proxy?.username && !proxy?.password) return [];
  const [username = '', password = ''] = [proxy.username, proxy.password].map(
    (text) => decoded(text) ?? text,
  );
  const sent = Buffer.from(`${username}:${password}`).toString('base64');
  const secrets = proxy.password === '' ? [proxy.username, username] : [proxy.password, password];
  return [...secrets, sent];
}

/**
 * False if a character in the password (`/`, `?`, `#`) ended the host, so that part of the password would count as the
 * host and be shown, or if the library couldn't decode the account.
 */
function isAccountReadable(value: string, proxy: URL): boolean {
  const hasAccount = proxy.username !== '' || proxy.password !== '';
  return (
    (hasAccount || !value.includes('@')) &&
    [proxy.username, proxy.password].every((text) => decoded(text) !== undefined)
  );
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

const accountAdvice =
  ' In the user name and password, percent-encode everything except letters and digits: # as %23, / as %2F, % as %25.';

/** The value may hold a password. */
function invalid(name: string, advice = ''): ActionError {
  return new ActionError({
    code: 'proxy-invalid',
    message: `${name} is not a valid HTTP proxy address.`,
    todo: `Set ${name} to an address such as http://proxy.example.com:8080, or clear it.${advice}`,
  });
}
