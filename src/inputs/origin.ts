import { isLoopback } from '../origin.ts';
import { field } from './field.ts';

export interface OriginRules {
  /** True where plain HTTP is taken for addresses of this machine. */
  readonly loopbackHttp: boolean;
}

/** The origin of a service, `https://host[:port]`, without a path. */
export function origin({ loopbackHttp }: OriginRules) {
  return field((text, refuse) => {
    if (!URL.canParse(text))
      return refuse('is not an address. Give an origin such as https://localhost:8443');
    const url = new URL(text);
    if (url.username !== '' || url.password !== '') return refuse('must not hold a user name or a password');
    const isHttp = url.protocol === 'http:' && loopbackHttp && isLoopback(url.hostname);
    if (url.protocol !== 'https:' && !isHttp)
      return refuse(`must start with https://${httpNote(loopbackHttp)}`);
    if (url.pathname !== '/' || /[?#]/.test(text)) {
      return refuse(`must be an origin, without a path or a query: ${url.origin}`);
    }
    return url.origin;
  });
}

function httpNote(loopbackHttp: boolean): string {
  return loopbackHttp
    ? ' (http:// only for this machine: localhost, 127.0.0.1, [::1])'
    : ': the sign-in library takes nothing else, not even on this machine';
}
