import { credentialFailures } from './credential-failures.ts';
import { entraPages, isCause, type KnownSignInFailure, type SignInRefusal } from './refusal.ts';
import type { SignIn } from './sign-in.ts';
import { tenantFailures } from './tenant-failures.ts';

const proxyLink =
  'https://docs.github.com/actions/how-tos/manage-runners/self-hosted-runners/use-proxy-servers';

/**
 * The known refusals; the first that matches a number applies. One `error` stands for many causes, so it is never
 * enough: the AADSTS number decides. Microsoft says that numbers may change, so an unknown one gets no cause at all.
 */
const knownFailures: readonly KnownSignInFailure[] = [...tenantFailures, ...credentialFailures];

/** Numbers that stand for many causes: any other number with them says more. */
const general = new Set([50012, 70001, 70002]);

/** The known cause of a refusal, by the first number that stands for one. */
function knownCause(refusal: SignInRefusal, way: SignIn['kind']): KnownSignInFailure | undefined {
  const { numbers } = refusal;
  const [plain, specific] = [
    numbers.filter((each) => general.has(each)),
    numbers.filter((each) => !general.has(each)),
  ];
  for (const number of [...specific, ...plain]) {
    const found = knownFailures.find((each) => isCause(each, { ...refusal, numbers: [number] }, way));
    if (found !== undefined) return found;
  }
  return knownFailures.find((each) => isCause(each, refusal, way));
}

/** Values of `error` that mean "try again later" (RFC 6749 §4.1.2.1; the third is Entra's own). */
const laterErrors = new Set(['temporarily_unavailable', 'server_error', 'service_not_available']);

const ways: readonly SignIn['kind'][] = ['secret', 'certificate', 'oidc'];

/** Numbers that mean the same, whatever `error` comes with them. */
const laterNumbers = new Set([50033, 90006, 90012, 90024, 90033, 90055, 90090]);

/** Whether the authority is at fault rather than what it was sent. */
export function isLater(refusal: SignInRefusal): boolean {
  const { status, error, numbers } = refusal;
  if (status === 408 || status === 429 || status >= 500) return true;
  if (ways.some((way) => knownCause(refusal, way) !== undefined)) return false;
  return laterErrors.has(error) || numbers.some((number) => laterNumbers.has(number));
}

const unavailable: KnownSignInFailure = {
  code: 'sign-in-unavailable',
  why: 'Microsoft Entra had an internal error or is overloaded',
  todo: 'Re-run the job later.',
  link: entraPages.status,
};

const proxySignIn: KnownSignInFailure = {
  code: 'proxy-sign-in',
  why: 'the proxy named by HTTPS_PROXY requires a user name and password',
  todo: 'Add them to HTTPS_PROXY (http://user:password@host:port), or add the host to NO_PROXY.',
  link: proxyLink,
};

const page: KnownSignInFailure = {
  code: 'sign-in-page',
  why: 'the response is a web page, which Microsoft Entra never sends here. Most likely a proxy or gateway refused the request',
  todo: "Check login-url (omit it to use Microsoft's) and the runner's proxy, then run the workflow again.",
  link: proxyLink,
};

/** Every cause of a refused sign-in, for docs/troubleshooting.md. */
export const signInFailures: readonly KnownSignInFailure[] = [
  ...knownFailures,
  unavailable,
  proxySignIn,
  page,
];

/** The cause of a refusal; if it is unknown, that Entra refused, and what to check. */
export function causeOf(refusal: SignInRefusal, way: SignIn['kind']): KnownSignInFailure {
  if (isLater(refusal)) return unavailable;
  if (refusal.status === 407) return proxySignIn;
  if (refusal.isPage && refusal.status !== 404) return page;
  return knownCause(refusal, way) ?? unknownCause(refusal);
}

function unknownCause({ numbers }: SignInRefusal): KnownSignInFailure {
  const number = numbers.at(-1);
  const lookUp =
    number === undefined
      ? ''
      : `Look up AADSTS${number} at https://login.microsoftonline.com/error?code=${number}. `;
  return {
    code: 'sign-in-refused',
    why: 'Microsoft Entra refused to sign in the application',
    todo: `${lookUp}Check tenant-id, client-id and the application's credentials in Entra. If they are right, show Entra's response to a tenant administrator.`,
    link: entraPages.codes,
  };
}
