import { entraPages, type KnownSignInFailure } from './refusal.ts';

const newCertificate =
  'Create a new certificate, upload it (without the private key) to the application in Entra under Certificates & secrets, and update the GitHub secret with the new key and certificate.';

/**
 * Refusals of what the application authenticates with (store-faults.md A1, A2, A7). Numbers:
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes, and for certificates
 * https://github.com/AzureAD/microsoft-identity-web (src/Microsoft.Identity.Web.TokenAcquisition/Constants.cs)
 */
export const credentialFailures: readonly KnownSignInFailure[] = [
  {
    code: 'sign-in-expired-secret',
    numbers: [7000222],
    why: 'the client secret has expired',
    todo: 'Create a new client secret for the application in Entra and update the GitHub secret with its value.',
    link: entraPages.apps,
  },
  {
    code: 'sign-in-wrong-secret',
    numbers: [7000215],
    // The older endpoint: AADSTS70002 with AADSTS50012 "Invalid client secret is provided".
    when: ({ numbers, description }) =>
      numbers.some((number) => number === 70002 || number === 50012) && /client[ _]secret/i.test(description),
    why: 'the client secret is not valid for this application',
    todo: 'Copy the Value (not the Secret ID) of a client secret in Entra. It is shown only once, so create a new secret if you no longer have it. Then update the GitHub secret.',
    link: entraPages.apps,
  },
  {
    code: 'sign-in-public-client',
    numbers: [700025],
    why: 'the application is a public client, and Entra accepts neither a secret nor a certificate from public clients',
    todo: 'In Entra, open the application under App registrations > Authentication, and set "Allow public client flows" to No.',
    link: entraPages.apps,
  },
  {
    code: 'sign-in-assertion-time',
    numbers: [700024, 500133],
    why: 'Entra considers the assertion too old or too new. Most likely the clocks differ',
    todo: "Check the runner's clock (and, on GitHub Enterprise Server, the server's), then re-run the job.",
    link: entraPages.codes,
  },
  {
    code: 'sign-in-assertion-audience',
    seen: [700023],
    when: ({ numbers, description }) => numbers.includes(700023) && /audience/i.test(description),
    why: 'the assertion was issued for a different sign-in endpoint than the one that received it',
    todo: "Check login-url (omit it to use Microsoft's), and make sure that no proxy redirects the sign-in.",
    link: entraPages.codes,
  },
  {
    code: 'sign-in-federation-policy',
    numbers: [7002381],
    why: "a tenant policy accepts GitHub's tokens only from certain enterprises",
    todo: 'Ask a tenant administrator for help, or sign in with client-secret or client-certificate instead.',
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
    todo: 'In Entra, open the application under App registrations > Certificates & secrets > Federated credentials, and add one with the Other issuer scenario. Its issuer, subject and audience must match the values below exactly, including case.',
    isFederation: true,
    link: entraPages.federation,
  },
  {
    code: 'sign-in-expired-certificate',
    numbers: [1000502],
    when: ({ numbers, description }) => numbers.includes(700027) && /\bexpired\b/i.test(description),
    why: 'the certificate has expired or is not valid yet',
    todo: newCertificate,
    link: entraPages.apps,
  },
  {
    code: 'sign-in-revoked-certificate',
    numbers: [7000214, 7000277],
    why: 'the certificate has been revoked',
    todo: newCertificate,
    link: entraPages.apps,
  },
  {
    code: 'sign-in-wrong-certificate',
    seen: [700027, 700021, 700030, 7000274],
    when: ({ numbers }, way) =>
      way === 'certificate' &&
      numbers.some((number) => [700027, 700021, 700030, 7000274, 50012].includes(number)),
    why: 'the certificate is not registered for this application, either directly or by subject name and issuer',
    todo: 'Upload the public part of the certificate to the application in Entra under Certificates & secrets, and make sure that the thumbprints match.',
    link: entraPages.apps,
  },
];
