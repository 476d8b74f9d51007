import { entraPages, type KnownSignInFailure } from './refusal.ts';

/**
 * Refusals of what the application proves itself with (store-faults.md A1, A2, A7). Numbers:
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes, and those of certificates
 * https://github.com/AzureAD/microsoft-identity-web (src/Microsoft.Identity.Web.TokenAcquisition/Constants.cs)
 */
export const credentialFailures: readonly KnownSignInFailure[] = [
  {
    code: 'sign-in-expired-secret',
    numbers: [7000222],
    why: 'the client secret has expired',
    todo: "Create a new client secret for the application in Entra and put its value into the repository's secret.",
    link: entraPages.apps,
  },
  {
    code: 'sign-in-wrong-secret',
    numbers: [7000215],
    // The older endpoint: AADSTS70002 with AADSTS50012 "Invalid client secret is provided".
    when: ({ numbers, description }) =>
      numbers.some((number) => number === 70002 || number === 50012) && /client[ _]secret/i.test(description),
    why: "the client secret does not belong to this application. A common mistake is to use the secret's ID instead of its value",
    todo: "Copy the Value (not the Secret ID) of a client secret in Entra. It is shown only once, so create a new one if it is lost. Then put it into the repository's secret.",
    link: entraPages.apps,
  },
  {
    code: 'sign-in-public-client',
    numbers: [700025],
    why: 'the application is a public client, and Entra accepts neither a secret nor a certificate from public clients',
    todo: 'In Entra, open the application under App registrations, Authentication, and set "Allow public client flows" to No.',
    link: entraPages.apps,
  },
  {
    code: 'sign-in-assertion-time',
    numbers: [700024, 500133],
    why: 'Entra finds the assertion too old or too new. Most likely the clocks differ',
    todo: 'Check the clock of the runner (on GitHub Enterprise Server, also that of the server) and run this again.',
    link: entraPages.codes,
  },
  {
    code: 'sign-in-assertion-audience',
    seen: [700023],
    when: ({ numbers, description }) => numbers.includes(700023) && /audience/i.test(description),
    why: 'the assertion was made for a different sign-in address than the one that received it',
    todo: 'Check login-url (leave it out for Microsoft), and that no proxy sends the sign-in to another address.',
    link: entraPages.codes,
  },
  {
    code: 'sign-in-federation-policy',
    numbers: [7002381],
    why: "a policy of the tenant accepts GitHub's tokens only from certain enterprises",
    todo: 'Ask an administrator of the tenant, or sign in with client-secret or client-certificate instead.',
    link: entraPages.federation,
  },
  {
    code: 'sign-in-no-federated-credential',
    seen: [70021, 700211, 700212, 700213, 70025, 7000226],
    // AADSTS70021 and those that begin with it name what does not match: issuer, audience, subject.
    when: ({ numbers }, way) =>
      way === 'oidc' &&
      numbers.some((number) => [70025, 7000226].includes(number) || /^70021\d{0,2}$/.test(String(number))),
    why: "the application has no federated credential that matches this job's ID token",
    todo: 'In Entra, open the application under App registrations, Certificates & secrets, Federated credentials, and add one with the scenario Other issuer. It must have exactly the issuer, subject and audience given here, upper and lower case included.',
    isFederation: true,
    link: entraPages.federation,
  },
  {
    code: 'sign-in-expired-certificate',
    numbers: [1000502],
    when: ({ numbers, description }) => numbers.includes(700027) && /\bexpired\b/i.test(description),
    why: 'the certificate has expired, or is not valid yet',
    todo: 'Create a new certificate, upload its public part to the application in Entra under Certificates & secrets, and put the new key and certificate into the secret.',
    link: entraPages.apps,
  },
  {
    code: 'sign-in-revoked-certificate',
    numbers: [7000214, 7000277],
    why: 'the certificate has been revoked',
    todo: 'Create a new certificate, upload its public part to the application in Entra under Certificates & secrets, and put the new key and certificate into the secret.',
    link: entraPages.apps,
  },
  {
    code: 'sign-in-wrong-certificate',
    seen: [700027, 700021, 700030, 7000274],
    when: ({ numbers }, way) =>
      way === 'certificate' &&
      numbers.some((number) => [700027, 700021, 700030, 7000274, 50012].includes(number)),
    why: 'the certificate does not belong to this application, and the application does not trust it by subject name and issuer',
    todo: 'Upload the public part of the certificate to the application in Entra under Certificates & secrets, and compare the thumbprint.',
    link: entraPages.apps,
  },
];
