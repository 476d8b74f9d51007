import { isLoopback } from '../http/loopback.ts';
import { type Parse, quote, type Refuse } from './parse.ts';

export interface OriginRules {
  /** True if plain HTTP is accepted for addresses of this machine. */
  readonly loopbackHttp: boolean;
}

/** The origin of a service, `https://host[:port]`, without a path. */
export function origin({ loopbackHttp }: OriginRules): Parse<string> {
  return (text, refuse) => {
    if (!URL.canParse(text)) return refuse('is not a URL. Use an origin such as https://localhost:8443');
    const url = new URL(text);
    if (url.username !== '' || url.password !== '')
      return refuse('must not contain a user name or a password');
    const isHttp = url.protocol === 'http:' && loopbackHttp && isLoopback(url.hostname);
    if (url.protocol !== 'https:' && !isHttp)
      return refuse(`must start with https://${httpNote(loopbackHttp)}`);
    if (url.pathname !== '/' || /[?#]/.test(text)) {
      return refuse(`must be an origin, without a path or a query: ${url.origin}`);
    }
    return url.origin;
  };
}

function httpNote(loopbackHttp: boolean): string {
  return loopbackHttp
    ? ' (http:// only for this machine: localhost, 127.0.0.1, [::1])'
    : ': the credentials are sent there, so http is not allowed, even for localhost';
}

export type ApiMethod = 'get' | 'post' | 'delete';

/** Method of a request of `command: api`. */
export function apiMethod(text: string, refuse: Refuse): ApiMethod {
  const method = (['get', 'post', 'delete'] as const).find((each) => each === text.toLowerCase());
  if (method !== undefined) return method;
  const words = `is ${quote(text)}, but must be get, post or delete`;
  return /^(?:put|patch)$/i.test(text)
    ? refuse(
        `${words}: writes to submissions are refused. To change one, use command: publish, rollout or cancel, which check the data before they send it`,
      )
    : refuse(words);
}

/** Path of the submission API below `/v1.0/my/`, with its query. */
export function apiPath(text: string, refuse: Refuse): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(text) || text.startsWith('//') || text.includes('\\')) {
    return refuse(`is ${quote(text)}: use only the part after /v1.0/my/, such as applications`);
  }
  const path = text.replace(/^\/?(?:v1\.0\/my\/)?/i, '');
  if (path === '' || !/^[\w\-./?=&%@+,:;~*!$'()]+$/.test(path) || path.split(/[/?]/).includes('..')) {
    return refuse(`is ${quote(text)}, which is not a path of the submission API`);
  }
  return path;
}
