import { ActionError } from '../errors.ts';
import { isPrivate } from '../http/loopback.ts';
import { type Call, describeCall } from './call.ts';

const root = '/v1.0/my/';

/**
 * The address that a call goes to. Paths are built from checked ids; the links that the Store returns are not.
 *
 * @throws ActionError `store-foreign-address` for any other address, to which no token must go
 */
export function addressOf(call: Call, origin: URL): URL {
  const url = URL.parse(call.path, `${origin.origin}${root}`);
  if (url?.origin === origin.origin && url.pathname.startsWith(root)) return url;
  throw new ActionError({
    code: 'store-foreign-address',
    message: `Could not ${describeCall(call)}: the address "${call.path}" is not under ${origin.origin}${root}, so the token was not sent to it.`,
    todo: 'If the address came from the Store, report this to Microsoft. Otherwise, check store-api-url.',
  });
}

/**
 * The origin of the API. The input is checked already (inputs/addresses.ts); this is the last line of defense for the
 * token.
 *
 * @throws RangeError for any other address
 */
export function checkedOrigin(origin: string): URL {
  const url = URL.parse(origin);
  const isBare = url?.username === '' && url.pathname === '/' && url.search === '';
  if (url && isBare && isPrivate(origin)) return url;
  throw new RangeError('The address of the Store must be an https origin, or an http one on this machine.');
}
