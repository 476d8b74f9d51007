import { portalLink } from './partner-center.ts';
import { type KnownFailure, storePages } from './refusal.ts';

const role =
  "Check the application's role under User management in Partner Center, then the Store ID under Product identity; if both are right, try again tomorrow.";

const deniedCauses =
  'Possible causes: the Entra application lacks the Manager role in Partner Center, the Store ID does not belong to this account, or the daily request quota is used up';

/** Refusals of the caller, and of what does not exist (store-faults.md A9–A11). */
export const accessFailures: readonly KnownFailure[] = [
  {
    code: 'proxy-sign-in',
    seen: { status: 407 },
    when: ({ status }) => status === 407,
    why: 'the proxy named by HTTPS_PROXY requires a user name and password',
    todo: 'Add them to HTTPS_PROXY (http://user:password@host:port), or add the host to NO_PROXY.',
  },
  {
    code: 'store-page',
    seen: { status: 403, isPage: true },
    when: ({ status, isPage }) => isPage && status < 500 && status !== 408 && status !== 429,
    why: 'the response is a web page, which the Store never sends. Most likely a proxy or gateway refused the request',
    todo: "Check store-api-url (omit it to use Microsoft's) and the runner's proxy, then run the workflow again.",
  },
  {
    code: 'store-not-linked',
    seen: { status: 401, text: 'Account is not allowed to access this api' },
    when: ({ status, text }) =>
      status === 401 && /not allowed to access this api|identity cannot be authorized/i.test(text),
    why: 'sign-in succeeded, but the Store does not recognize this application, or its tenant is not linked to the Partner Center account',
    todo: 'In Partner Center, under Account settings > Tenants, link the Entra tenant; under User management > Microsoft Entra applications, add the application with the Manager role.',
    link: storePages.setUp,
  },
  {
    code: 'store-unauthorized',
    seen: { status: 401 },
    when: ({ status }) => status === 401,
    why: 'sign-in succeeded, but the Store rejects the access token, even a new one',
    todo: 'In Partner Center, check that the Entra tenant is linked (Account settings > Tenants) and that the application has the Manager role (User management > Microsoft Entra applications). On a self-hosted runner, also check the clock.',
    link: storePages.setUp,
  },
  {
    code: 'store-quota',
    seen: { status: 403, text: 'The daily quota is used up' },
    when: ({ status, text }) => status === 403 && /\bquota\b/i.test(text),
    why: 'the request quota is used up',
    todo: 'Re-run the job tomorrow. Other tools that use the same application or tenant share the quota.',
  },
  {
    code: 'store-access-denied',
    seen: { status: 403 },
    when: ({ status, text }) => status === 403 && text === '',
    why: `the Store denied access without giving a reason. ${deniedCauses}`,
    todo: role,
    link: storePages.setUp,
  },
  {
    code: 'store-access-denied',
    seen: { status: 403, text: 'Forbidden' },
    when: ({ status }) => status === 403,
    why: 'the Store denied access',
    todo: `${deniedCauses}. ${role}`,
    link: storePages.setUp,
  },
  {
    code: 'store-app-not-found',
    seen: { status: 404, stage: 'look' },
    when: ({ status, stage, kind }) => status === 404 && stage === 'look' && kind === 'app',
    why: 'the Store has no app with this Store ID in this account',
    todo: "Copy the Store ID (12 characters, starting with 9) from Partner Center > Product identity. It is not the package identity name or an add-on's ID.",
    link: portalLink,
  },
  {
    code: 'store-flight-not-found',
    seen: { status: 404, stage: 'look', kind: 'flight' },
    when: ({ status, stage, kind }) => status === 404 && stage === 'look' && kind === 'flight',
    why: 'the app has no package flight with this ID',
    todo: "Make sure that flight is one of the app's package flights in Partner Center.",
    link: portalLink,
  },
  {
    code: 'store-add-on-not-found',
    seen: { status: 404, stage: 'look', kind: 'add-on' },
    when: ({ status, stage, kind }) => status === 404 && stage === 'look' && kind === 'add-on',
    why: 'the Store has no add-on with this Store ID in this account',
    todo: "Copy the add-on's Store ID from its page in Partner Center.",
    link: portalLink,
  },
  {
    code: 'store-nothing-there',
    seen: { status: 404, stage: 'api' },
    when: ({ status, stage }) => status === 404 && stage === 'api',
    why: 'the Store has nothing at this path. It also responds this way for an empty list',
    todo: 'Check the IDs in path.',
    link: portalLink,
  },
];
