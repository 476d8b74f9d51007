import type { SignIn } from './sign-in.ts';

/** What a refusal of the sign-in is recognised by. */
export interface SignInRefusal {
  readonly status: number;
  /** Entra's `error`; empty where the answer has none. */
  readonly error: string;
  /** Entra's `error_description`, which begins with an AADSTS number. */
  readonly description: string;
}

export interface KnownSignInFailure {
  readonly code: string;
  readonly when: (refusal: SignInRefusal, way: SignIn['kind']) => boolean;
  /** The federated credential that the job needs is told with it. */
  readonly isFederation?: true;
  readonly why: string;
  readonly todo: string;
  readonly link: string;
}

const appsLink = 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade';
const setUpLink =
  'https://learn.microsoft.com/windows/uwp/monetize/create-and-manage-submissions-using-windows-store-services';
const federationLink =
  'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-create-trust?pivots=identity-wif-apps-methods-azp#github-actions';
const proxyLink =
  'https://docs.github.com/actions/how-tos/manage-runners/self-hosted-runners/use-proxy-servers';
const codesLink = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';

/** Members of `error` that ask to come back later (RFC 6749 §4.1.2.1; the third is Entra's own). */
const laterErrors = new Set(['temporarily_unavailable', 'server_error', 'service_not_available']);

/** Whether the refusal is a fault of the authority rather than of what it was sent. */
export function isLater({ status, error }: SignInRefusal): boolean {
  return laterErrors.has(error) || status === 408 || status === 429 || status >= 500;
}

const hasNumber = (description: string, ...numbers: readonly number[]) =>
  numbers.some((number) => new RegExp(`AADSTS${number}\\b`).test(description));

/**
 * The refusals that are known (store-faults.md A1–A6); the first that fits holds. Decided on `error`; the
 * AADSTS numbers, on which Microsoft says not to rely, only choose between causes of one `error`.
 */
const knownFailures: readonly KnownSignInFailure[] = [
  {
    code: 'sign-in-unavailable',
    when: isLater,
    why: 'Microsoft Entra has a fault of its own, or is asked too often.',
    todo: 'Run this again later.',
    link: 'https://azure.status.microsoft/status',
  },
  {
    code: 'proxy-sign-in',
    when: ({ status }) => status === 407,
    why: 'The proxy named by HTTPS_PROXY wants a user name and password.',
    todo: 'Put them into HTTPS_PROXY (http://user:password@host:port), or exclude the host by NO_PROXY.',
    link: proxyLink,
  },
  {
    code: 'sign-in-blocked',
    when: ({ error, description }) =>
      error === 'access_denied' || error === 'interaction_required' || hasNumber(description, 53003, 530004),
    why: 'A policy of the tenant, such as conditional access for workload identities, does not let the application sign in from here.',
    todo: 'Ask an administrator of the tenant to exclude the application, or to allow the addresses of the runners.',
    link: 'https://learn.microsoft.com/entra/identity/conditional-access/workload-identity',
  },
  {
    code: 'sign-in-expired-secret',
    when: ({ error, description }) => error === 'invalid_client' && hasNumber(description, 7000222),
    why: 'The client secret has expired.',
    todo: "Make a new client secret for the application in Entra and put its value into the repository's secret.",
    link: appsLink,
  },
  {
    code: 'sign-in-no-service-principal',
    when: ({ description }) => hasNumber(description, 7000229),
    why: 'The application is registered, but has no service principal (enterprise application) in this tenant.',
    todo: 'Open the application in Entra under Enterprise applications of this tenant, or create its service principal there.',
    link: appsLink,
  },
  {
    code: 'sign-in-assertion-time',
    when: ({ description }) => hasNumber(description, 700024),
    why: 'Entra finds the assertion too old or too new: most likely the clocks differ.',
    todo: 'Check the clock of the runner (on GitHub Enterprise Server, that of the server too) and run this again.',
    link: codesLink,
  },
  {
    code: 'sign-in-no-federated-credential',
    when: ({ error, description }, way) =>
      way === 'oidc' && (error === 'invalid_client' || /AADSTS70021\d*\b/.test(description)),
    why: "The application has no federated credential that fits this job's ID token.",
    todo: 'In Entra, open the application under App registrations, Certificates & secrets, Federated credentials, and add one (scenario: other issuer) with exactly the issuer, subject and audience given here, upper and lower case included.',
    isFederation: true,
    link: federationLink,
  },
  {
    code: 'sign-in-wrong-certificate',
    when: ({ error }, way) => way === 'certificate' && error === 'invalid_client',
    why: 'The certificate is not one of this application, or not one that it trusts by subject name and issuer.',
    todo: 'Upload the public part of the certificate to the application in Entra under Certificates & secrets, and compare the thumbprint.',
    link: appsLink,
  },
  {
    code: 'sign-in-wrong-secret',
    when: ({ error }) => error === 'invalid_client',
    why: 'The client secret is not one of this application. A frequent mistake is the ID of the secret in the place of its value.',
    todo: "Copy the Value (not the Secret ID) of a client secret in Entra; it is shown only once, so make a new one if it is lost. Then put it into the repository's secret.",
    link: appsLink,
  },
  {
    code: 'sign-in-unknown-tenant',
    when: ({ status, error, description }) =>
      error === 'invalid_tenant' ||
      (error === 'invalid_request' && hasNumber(description, 90002, 900023)) ||
      (status === 404 && error === ''),
    why: 'There is no Entra tenant of this ID.',
    todo: 'Copy the Directory (tenant) ID from the overview of the application in Entra into tenant-id.',
    link: appsLink,
  },
  {
    code: 'sign-in-unknown-client',
    when: ({ error }) => error === 'unauthorized_client',
    why: 'The tenant has no application of this ID: either client-id or tenant-id is wrong.',
    todo: 'Copy both the Application (client) ID and the Directory (tenant) ID from the overview of the application in Entra.',
    link: appsLink,
  },
  {
    code: 'sign-in-not-linked',
    when: ({ error }) => error === 'invalid_resource' || error === 'invalid_scope',
    why: 'The tenant does not know the Store: most likely it is not linked to a Partner Center account.',
    todo: 'In Partner Center, under Account settings > Tenants, link this Entra tenant, and add the application with the role Manager.',
    link: setUpLink,
  },
];

const unknownFailure: KnownSignInFailure = {
  code: 'sign-in-refused',
  when: () => true,
  why: 'Microsoft Entra refused the sign-in.',
  todo: 'Read its text above; the link lists what its AADSTS numbers mean.',
  link: codesLink,
};

/** The cause of a refusal, as far as it is known. */
export function causeOf(refusal: SignInRefusal, way: SignIn['kind']): KnownSignInFailure {
  return knownFailures.find(({ when }) => when(refusal, way)) ?? unknownFailure;
}
