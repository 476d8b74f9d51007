import { ActionError } from '../errors.ts';
import type { Inputs } from '../inputs/command-inputs.ts';
import type { Environment } from '../inputs/inputs.ts';
import type { Logger } from '../logger.ts';

/** Node's own modules whose debug output shows requests with their headers: `https` and `net` print the access token. */
const talkative = ['http', 'https', 'http2', 'net', 'tls', 'stream', 'undici', 'fetch'];

/** Node options that write down the keys or the content of encrypted connections. */
const tlsOptions = /--(?:tls[-_]keylog|trace[-_]tls)\b/;

/**
 * Refuses an environment in which Node would give secrets away.
 * @param nodeOptions the options that this process was started with, except those in NODE_OPTIONS
 * @throws ActionError `unsafe-tls`, `unsafe-debug`
 */
export function refuseUnsafeSurroundings(env: Environment, nodeOptions: readonly string[]): void {
  if (env.NODE_TLS_REJECT_UNAUTHORIZED === '0') {
    throw new ActionError({
      code: 'unsafe-tls',
      message:
        'NODE_TLS_REJECT_UNAUTHORIZED=0 is set: certificates would not be checked, and the secret could go to any server.',
      todo: 'Remove that variable. To trust your own certificate authority, set NODE_EXTRA_CA_CERTS to its file.',
    });
  }
  const module = talkative.find((name) => isDebugged(name, env.NODE_DEBUG ?? ''));
  if (module !== undefined) {
    throw new ActionError({
      code: 'unsafe-debug',
      message: `NODE_DEBUG includes "${module}": Node would print requests with their access token.`,
      todo: 'Remove that variable. To see every request without secrets, re-run the job with debug logging enabled.',
    });
  }
  const option = tlsOptions.exec([env.NODE_OPTIONS ?? '', ...nodeOptions].join(' '))?.[0];
  if (option !== undefined) {
    throw new ActionError({
      code: 'unsafe-tls',
      message: `Node runs with ${option}, which records encrypted traffic, including the secret and the packages.`,
      todo: 'Remove that option from NODE_OPTIONS.',
    });
  }
}

/** As Node reads NODE_DEBUG: names separated by commas, in any letter case, with `*` for any text. */
function isDebugged(name: string, value: string): boolean {
  return value.split(',').some((entry) => matches(name, entry.trim().toLowerCase()));
}

/** Greedy, part by part: no pattern takes more than one pass. */
function matches(name: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return name === first;
  if (!name.startsWith(first) || name.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return name.endsWith(last) && name.length - last.length >= at;
}

/** https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud#microsoft-entra-authentication-endpoints */
const microsoftSignIn = [
  'https://login.microsoftonline.com',
  'https://login.microsoftonline.us',
  'https://login.partner.microsoftonline.cn',
  'https://login.chinacloudapi.cn',
];
const microsoftStore = ['https://manage.devcenter.microsoft.com'];

/** Says whom the run trusts besides Microsoft: an earlier step of the job may have set it. */
export function noteTrust(
  env: Environment,
  { loginUrl, storeApiUrl }: Pick<Inputs, 'loginUrl' | 'storeApiUrl'>,
  logger: Pick<Logger, 'info'>,
): void {
  if (env.NODE_EXTRA_CA_CERTS) {
    logger.info(
      `NODE_EXTRA_CA_CERTS is set: servers with a certificate of ${env.NODE_EXTRA_CA_CERTS} are trusted as well.`,
    );
  }
  if (!microsoftSignIn.includes(loginUrl)) {
    logger.info(`login-url is not Microsoft's: ${loginUrl} gets the credentials.`);
  }
  if (!microsoftStore.includes(storeApiUrl)) {
    logger.info(
      `store-api-url is not Microsoft's: ${storeApiUrl} gets the access token and says where the packages go.`,
    );
  }
}
