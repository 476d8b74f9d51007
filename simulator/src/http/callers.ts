import type { IncomingHttpHeaders } from 'node:http';

/** Microsoft's names that clients have built in: if they are mapped to this machine, they stay in `Host`. */
export const microsoftNames = {
  login: ['login.microsoftonline.com', 'login.windows.net', 'sts.windows.net'],
  store: ['manage.devcenter.microsoft.com'],
  blob: ['*.blob.core.windows.net'],
} as const;

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const microsoft = new Set<string>([...microsoftNames.login, ...microsoftNames.store]);
const azureBlob = /^[a-z0-9]{3,24}\.blob\.core\.windows\.net$/;
const hostHeader = /^(\[[0-9a-f:.]+\]|[^\s:/@[\]]+)(?::(\d{1,5}))?$/i;

/** Who may call a server: this machine's programs, and those that use a name that the servers were given. */
export class Callers {
  readonly #named: readonly string[];
  readonly #mapped: readonly string[];

  /**
   * @param named Names and addresses that the servers are called by besides those of loopback; IPv6 in brackets.
   * @param mapped Names that someone maps to a server, on any port.
   */
  constructor(named: readonly string[] = [], mapped: readonly string[] = []) {
    this.#named = named.map(asInUrls);
    this.#mapped = mapped.map((name) => name.toLowerCase());
  }

  /**
   * Why a request is refused; `undefined` if it may be served. A page in a browser can send requests to this machine,
   * and by DNS rebinding read the responses: the first shows in `Origin` and `Sec-Fetch-Site`, the second in `Host`.
   * @param port The port that the request came to.
   * @param isControl True for the control API, to which no Microsoft host name is ever mapped.
   */
  refusal(headers: IncomingHttpHeaders, port: number | undefined, isControl = false): string | undefined {
    const { host = '', origin, 'sec-fetch-site': site } = headers;
    if (!this.#knows(host, port, isControl)) {
      return `The Host header names '${host}'. Use a loopback address with the server's port, or start the simulator with --host and that name.`;
    }
    if (site !== undefined && site !== 'none' && site !== 'same-origin') {
      return 'The request comes from a web page of another site (Sec-Fetch-Site). The simulator serves programs of this machine only.';
    }
    if (origin !== undefined && URL.parse(origin)?.host !== URL.parse(`${schemeOf(origin)}//${host}`)?.host) {
      return `The request comes from a web page (Origin: ${origin}). The simulator serves programs of this machine only.`;
    }
    return undefined;
  }

  /** The name in a `Host` header, for the caller's upload URLs, if it is this machine's or one given to the servers. */
  ownName(host: string): string | undefined {
    const name = asInUrls(hostHeader.exec(host)?.[1] ?? '');
    return loopback.test(name) || this.#named.includes(name) ? name : undefined;
  }

  #knows(host: string, port: number | undefined, isControl: boolean): boolean {
    const [, found = '', given] = hostHeader.exec(host) ?? [];
    const name = asInUrls(found);
    if (!isControl && (microsoft.has(name) || azureBlob.test(name) || this.#mapped.includes(name)))
      return true;
    const isOnPort = given === undefined ? port === 80 || port === 443 : Number(given) === port;
    return isOnPort && this.ownName(host) !== undefined;
  }
}

/** In lower case, IPv6 as clients write it: `[0:0:0:0:0:0:0:1]` is `[::1]`. Anything else stays, even a final dot. */
function asInUrls(name: string): string {
  const lower = name.toLowerCase();
  return lower.startsWith('[') ? (URL.parse(`http://${lower}`)?.hostname ?? lower) : lower;
}

function schemeOf(origin: string): string {
  return origin.startsWith('https:') ? 'https:' : 'http:';
}
