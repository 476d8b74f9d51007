import { entraPages, type KnownSignInFailure } from './refusal.ts';

const storeTenant =
  "Set tenant-id to the Directory (tenant) ID of the tenant that is linked to Partner Center, and omit login-url. The ID is on the application's Overview page in Entra.";

/**
 * Refusals because of the tenant, the application in it, or their rules (store-faults.md A3, A4). Numbers:
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
export const tenantFailures: readonly KnownSignInFailure[] = [
  {
    code: 'sign-in-tenant-inactive',
    numbers: [5000225],
    why: 'Microsoft has blocked the Entra tenant because it was inactive, and deletes it 20 days after blocking it',
    todo: 'A tenant administrator must ask Microsoft to reactivate it within those 20 days. If it is too late, link another tenant to Partner Center and register the application there.',
    link: entraPages.inactiveTenant,
  },
  {
    code: 'sign-in-personal-accounts',
    // AADSTS9002331, AADSTS9002346: "configured for use by Microsoft Account users only".
    numbers: [9002331, 9002346],
    why: 'the application is registered for personal Microsoft accounts only, but the Store needs one in a work or school tenant',
    todo: 'In the Entra tenant that is linked to Partner Center, register a new application (supported account types: accounts in this organizational directory only), add it in Partner Center with the Manager role, and use its IDs. The /consumers endpoint that Entra suggests does not work for the Store.',
    link: entraPages.registerApp,
  },
  {
    code: 'sign-in-wrong-endpoint',
    numbers: [9001023, 9002332, 90019, 90027, 90124, 90130, 50059, 50194],
    why: 'the sign-in used the endpoint for personal accounts or for any tenant, but the Store requires the endpoint of a specific work or school tenant',
    todo: storeTenant,
    link: entraPages.codes,
  },
  {
    code: 'sign-in-wrong-cloud',
    numbers: [90038, 90051, 900382, 900432],
    why: 'the tenant and the sign-in endpoint belong to different Microsoft clouds (such as US Government or China)',
    todo: storeTenant,
    link: entraPages.codes,
  },
  {
    code: 'sign-in-unknown-tenant',
    numbers: [90002, 900023],
    when: ({ error, numbers }) => numbers.length === 0 && error === 'invalid_tenant',
    why: 'Entra has no tenant with this ID',
    todo: "Set tenant-id to the Directory (tenant) ID on the application's Overview page in Entra.",
    link: entraPages.apps,
  },
  {
    code: 'sign-in-unknown-tenant',
    // This response was seen for an address without a tenant (store-faults.md A4).
    when: ({ status, error }) => status === 404 && error === '',
    why: 'this sign-in endpoint does not exist: either tenant-id or login-url is wrong',
    todo: "Set tenant-id to the Directory (tenant) ID on the application's Overview page in Entra, and omit login-url.",
    link: entraPages.apps,
  },
  {
    code: 'sign-in-application-disabled',
    numbers: [7000112],
    when: ({ numbers, description }) => numbers.includes(70001) && /disabled/i.test(description),
    why: 'the application is disabled in this tenant',
    todo: 'Ask a tenant administrator why it is disabled. To enable it, open the application in Entra under Enterprise applications > Properties, and set "Enabled for users to sign in?" to Yes.',
    link: entraPages.codes,
  },
  {
    code: 'sign-in-no-service-principal',
    numbers: [7000229],
    why: 'the application is registered, but has no service principal (enterprise application) in this tenant',
    todo: "In Entra, open the application's Overview page under App registrations and select Create Service Principal.",
    link: entraPages.apps,
  },
  {
    code: 'sign-in-unknown-client',
    numbers: [700016, 700011],
    when: ({ numbers, description }) => numbers.includes(70001) && /not found/i.test(description),
    why: 'the tenant has no application with this ID: either client-id or tenant-id is wrong',
    todo: "Copy both the Application (client) ID and the Directory (tenant) ID from the application's Overview page in Entra.",
    link: entraPages.apps,
  },
  {
    code: 'sign-in-unknown-account',
    numbers: [50034, 50020, 51004],
    why: 'Entra looked for a user account and found none in this tenant',
    todo: "client-id must be the Application (client) ID, and tenant-id the ID of its tenant. Copy both from the application's Overview page in Entra.",
    link: entraPages.apps,
  },
  {
    code: 'sign-in-not-linked',
    numbers: [500011, 50001, 650052],
    when: ({ error, numbers }) => error === 'invalid_resource' && numbers.length === 0,
    why: 'the tenant does not recognize the Store. Most likely the tenant is not linked to a Partner Center account',
    todo: 'In Partner Center, link this Entra tenant under Account settings > Tenants, then add the application with the Manager role under User management > Microsoft Entra applications.',
    link: entraPages.storeSetUp,
  },
  {
    code: 'sign-in-asks-for-mfa',
    numbers: [50072, 50074, 50076, 50078, 50079, 53004],
    why: "Entra requires multifactor authentication, which an application can't complete",
    todo: "Check that client-id is an application's ID. Then ask a tenant administrator to exclude the application from the policy that requires multifactor authentication.",
    link: entraPages.codes,
  },
  {
    code: 'sign-in-tenant-restricted',
    numbers: [50002, 500021, 500022],
    why: "the runner's network allows sign-ins to certain tenants only (tenant restrictions), and this is not one of them",
    todo: 'Ask the network administrator to allow this tenant, or use a runner outside that network, such as a GitHub-hosted one.',
    link: entraPages.tenantRestrictions,
  },
  {
    code: 'sign-in-blocked',
    numbers: [53000, 53001, 53002, 53003, 53011, 50005, 50131, 530003, 530004, 530032, 530034, 530035],
    when: ({ numbers, description }) => numbers.length === 0 && /conditional access polic/i.test(description),
    why: 'a tenant policy, such as Conditional Access for workload identities, blocks the application from signing in from this runner',
    todo: "Ask a tenant administrator to exclude the application from the policy, or to allow the runners' IP addresses.",
    link: entraPages.conditionalAccess,
  },
];
