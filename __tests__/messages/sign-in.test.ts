import { describe, expect, test } from '@jest/globals';
import type { FaultRule } from '../../simulator/src/faults/faults.ts';
import { makeCertificate } from '../support/certificates.ts';
import { expectSaid, type Situation } from '../support/situations.ts';
import { useStore } from '../support/store.ts';

// What a user reads when Entra or GitHub refuses to let the application in.
const store = useStore();

/** Reads only, so that the sign-in is all there is. */
const status = { command: 'status', packages: '' };

const app = "the application's Overview page in Entra";
const storeTenant =
  "Set tenant-id to the Directory (tenant) ID of the tenant that is linked to Partner Center, and omit login-url. The ID is on the application's Overview page in Entra.";
const newCertificate =
  'Create a new certificate, upload it (without the private key) to the application in Entra under Certificates & secrets, and update the GitHub secret with the new key and certificate.';

/** Entra's refusal: `AADSTS` number and text. */
function refusal(number: number, text = 'No.'): FaultRule {
  const body = {
    error: 'invalid_client',
    error_codes: [number],
    error_description: `AADSTS${number}: ${text}`,
  };
  return { role: 'login', method: 'POST', phase: 'status', status: 401, body };
}

const refusals: readonly (readonly [FaultRule, string])[] = [
  [
    refusal(900023),
    `Entra has no tenant with this ID. Set tenant-id to the Directory (tenant) ID on ${app}.`,
  ],
  [
    refusal(90130),
    `the sign-in used the endpoint for personal accounts or for any tenant, but the Store requires the endpoint of a specific work or school tenant. ${storeTenant}`,
  ],
  [
    refusal(900432),
    `the tenant and the sign-in endpoint belong to different Microsoft clouds (such as US Government or China). ${storeTenant}`,
  ],
  [
    { ...refusal(0), status: 404, body: '' },
    `this sign-in endpoint does not exist: either tenant-id or login-url is wrong. Set tenant-id to the Directory (tenant) ID on ${app}, and omit login-url.`,
  ],
  [
    refusal(7000112),
    'the application is disabled in this tenant. Ask a tenant administrator why it is disabled. To enable it, open the application in Entra under Enterprise applications > Properties, and set "Enabled for users to sign in?" to Yes.',
  ],
  [
    refusal(7000229),
    "the application is registered, but has no service principal (enterprise application) in this tenant. In Entra, open the application's Overview page under App registrations and select Create Service Principal.",
  ],
  [
    refusal(50034),
    `Entra looked for a user account and found none in this tenant. client-id must be the Application (client) ID, and tenant-id the ID of its tenant. Copy both from the application's Overview page in Entra.`,
  ],
  [
    refusal(500011),
    'the tenant does not recognize the Store. Most likely the tenant is not linked to a Partner Center account. In Partner Center, link this Entra tenant under Account settings > Tenants, then add the application with the Manager role under User management > Microsoft Entra applications.',
  ],
  [
    refusal(50076),
    "Entra requires multifactor authentication, which an application can't complete. Check that client-id is an application's ID. Then ask a tenant administrator to exclude the application from the policy that requires multifactor authentication.",
  ],
  [
    refusal(500021),
    "the runner's network allows sign-ins to certain tenants only (tenant restrictions), and this is not one of them. Ask the network administrator to allow this tenant, or use a runner outside that network, such as a GitHub-hosted one.",
  ],
  [
    refusal(53003),
    "a tenant policy, such as Conditional Access for workload identities, blocks the application from signing in from this runner. Ask a tenant administrator to exclude the application from the policy, or to allow the runners' IP addresses.",
  ],
  [
    refusal(700025),
    'the application is a public client, and Entra accepts neither a secret nor a certificate from public clients. In Entra, open the application under App registrations > Authentication, and set "Allow public client flows" to No.',
  ],
  [
    refusal(700023, 'Assertion audience is not valid.'),
    "the assertion was issued for a different sign-in endpoint than the one that received it. Check login-url (omit it to use Microsoft's), and make sure that no proxy redirects the sign-in.",
  ],
  [
    refusal(7002381),
    "a tenant policy accepts GitHub's tokens only from certain enterprises. Ask a tenant administrator for help, or sign in with client-secret or client-certificate instead.",
  ],
  [refusal(1000502), `the certificate has expired or is not valid yet. ${newCertificate}`],
  [refusal(7000214), `the certificate has been revoked. ${newCertificate}`],
  [
    refusal(1234567),
    "Microsoft Entra refused to sign in the application. Look up AADSTS1234567 at https://login.microsoftonline.com/error?code=1234567. Check tenant-id, client-id and the application's credentials in Entra. If they are right, show Entra's response to a tenant administrator.",
  ],
  [
    { ...refusal(0), status: 403, body: '<html>Blocked</html>' },
    "the response is a web page, which Microsoft Entra never sends here. Most likely a proxy or gateway refused the request. Check login-url (omit it to use Microsoft's) and the runner's proxy, then run the workflow again.",
  ],
];

test.each(refusals.map(([fault, says]) => [says.slice(0, 80), fault, says] as const))(
  'Entra refuses: %s',
  async (_name, fault, says) => {
    const run = await expectSaid(store, {
      faults: [fault],
      inputs: status,
      says: [`Error: Sign-in failed: ${says}`],
    });
    expect(run.calls).toEqual([]);
  },
);

const permitted = () => ({
  ACTIONS_ID_TOKEN_REQUEST_URL: store.simulator.idTokens.url,
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: store.simulator.idTokens.requestToken,
});
const keyless = { ...status, 'client-secret': '' };

describe('a job that signs in without a secret', () => {
  const url = (ACTIONS_ID_TOKEN_REQUEST_URL: string) => ({
    env: { ACTIONS_ID_TOKEN_REQUEST_URL, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'the-request-token' },
  });
  const side = (full_name: string) => ({ repo: { full_name } });
  const fromFork = { pull_request: { number: 7, head: side('fan/app'), base: side('octocat/app') } };
  const overwritten = 'Check whether something else in the job overwrites this variable.';
  const asking = "Error: Could not get the job's ID token from GitHub: ";

  test.each<[string, () => Situation]>([
    [
      'from an address that is not encrypted',
      () => ({
        options: url('http://token.example.com/'),
        says: [
          `Error: ACTIONS_ID_TOKEN_REQUEST_URL is not an HTTPS URL, so the job's token would be sent unencrypted. ${overwritten} On GitHub Enterprise Server, turn on TLS.`,
        ],
      }),
    ],
    [
      'from an address that is too long',
      () => ({
        options: url(`https://token.example.com/${'x'.repeat(5000)}`),
        says: [
          `Error: ACTIONS_ID_TOKEN_REQUEST_URL has 5026 characters, but the one that GitHub sets has only a few hundred. ${overwritten}`,
        ],
      }),
    ],
    [
      'in a pull request from a fork',
      () => ({
        options: { ...url('none'), event: { name: 'pull_request', payload: fromFork } },
        says: [
          'This run comes from a fork, and GitHub gives forks no secrets or ID tokens. Publish from a push, a tag or a manual run in the repository itself. In pull requests, use `dry-run: true`.',
        ],
      }),
    ],
    [
      'that it may not ask GitHub for',
      () => ({
        options: { env: permitted() },
        faults: [{ role: 'github', phase: 'status', status: 403 }],
        says: [
          asking,
          'responded with 403. Either the job lacks permission to request a token, or it has been running too long. If the job lacks `permissions: { contents: read, id-token: write }`, add them. Then run the workflow again.',
        ],
      }),
    ],
    [
      'while GitHub gives no tokens',
      () => ({
        options: { env: permitted() },
        faults: [{ role: 'github', phase: 'status', status: 500, hitLimit: 100 }],
        says: [
          asking,
          'responded with 500 and no token. Gave up after 5 attempts. Check https://www.githubstatus.com, and re-run the job later.',
        ],
      }),
    ],
    [
      'by an immutable subject that no credential has',
      () => ({
        options: { env: permitted() },
        settings: { idTokenSubject: 'repo:octocat@123456/app@456789:environment:store' },
        says: [
          "the application has no federated credential that matches this job's ID token.",
          'GitHub sent the immutable form of the subject. A credential with the classic form no longer works.',
          'Classic form of the subject: repo:octocat/app:environment:store',
        ],
      }),
    ],
    [
      'in a pull request, by the immutable subject',
      () => ({
        options: { env: permitted() },
        settings: { idTokenSubject: 'repo:octocat@123456/app@456789:pull_request' },
        says: [
          "the application has no federated credential that matches this job's ID token.",
          "This job runs for a pull request and uses no environment. Don't add a federated credential for its subject: all pull requests share that subject, so any of them could publish. Use an environment for the job, or sign in only on pushes and tags.",
          'Classic form of the subject: repo:octocat/app:pull_request',
        ],
      }),
    ],
  ])('%s is shown what to do', async (_how, situation) => {
    await expectSaid(store, { inputs: keyless, ...situation() });
  });
});

describe('a certificate', () => {
  const advice =
    "Pass PEM text, including its line breaks: the unencrypted RSA private key, then its certificate. If the application uses subject name and issuer authentication, add the issuers' certificates.";
  const ecKey =
    '-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgevZzL1gdAFr88hb2\nOF/2NxApJCzGCEDdfSp6VQO30hyhRANCAAQRWz+jn65BtOMvdyHKcvjBeBSDZH2r\n1RTwjmYSi9R/zpBnuQ4EiMnCqfMPWiZqB4QdbAd0E7oH50VpuZ1P087G\n-----END PRIVATE KEY-----\n';
  const broken = (what: string) => `-----BEGIN ${what}-----\nMIIB\n-----END ${what}-----\n`;

  test('that is not what Entra accepts is refused before anything is sent', async () => {
    const [own, other] = [await makeCertificate('CN=Contoso'), await makeCertificate('CN=Other')];
    const wrong: readonly (readonly [string, string])[] = [
      [broken('PRIVATE KEY') + own.certificate, "the private key in it can't be read"],
      [own.key + broken('CERTIFICATE'), "the certificate in it can't be read"],
      [ecKey + own.certificate, 'the private key in it is of type ec, but Entra accepts only RSA'],
      [own.key + other.certificate, 'the first certificate in it does not match the private key'],
    ];
    for (const [pem, what] of wrong) {
      const run = await expectSaid(store, {
        inputs: { ...keyless, 'client-certificate': pem },
        says: [`Error: client-certificate: ${what}. ${advice}`],
      });
      expect(run.requests).toEqual([]);
    }
  });
});

test('a secret in quotation marks is reported before Entra refuses it', async () => {
  await expectSaid(store, {
    inputs: { ...status, 'client-secret': '"q8Q~another-secret"' },
    says: [
      "Warning: client-secret has quotation marks around it. Entra's secrets have none: if sign-in fails, remove them from the GitHub secret.",
      "First, remove the quotation marks around the client secret. If that doesn't help, copy the Value (not the Secret ID)",
    ],
  });
});

test('a redirect of the sign-in is not followed', async () => {
  const headers = { Location: 'https://login.example.com/' };
  await expectSaid(store, {
    faults: [{ role: 'login', method: 'POST', phase: 'status', status: 302, headers }],
    inputs: status,
    says: [
      `redirects to login.example.com. Redirects are not followed: the credentials are for ${new URL(store.simulator.loginUrl).host} only. Check login-url, and make sure that no proxy responds instead of the sign-in server.`,
    ],
  });
});
