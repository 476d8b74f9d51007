import { portalLink } from './partner-center.ts';
import { type KnownFailure, storePages } from './refusal.ts';

const role =
  "Check the application's role under User management in Partner Center, then the Store ID under Product identity; if both are right, try again tomorrow.";

/** Refusals of who asks, and of what is not there (store-faults.md A9–A11). */
export const accessFailures: readonly KnownFailure[] = [
  {
    code: 'proxy-sign-in',
    seen: { status: 407 },
    when: ({ status }) => status === 407,
    why: 'the proxy named by HTTPS_PROXY requires a user name and password',
    todo: 'Put them into HTTPS_PROXY (http://user:password@host:port), or add the host to NO_PROXY.',
  },
  {
    code: 'store-page',
    seen: { status: 403, isPage: true },
    when: ({ status, isPage }) => isPage && status < 500 && status !== 408 && status !== 429,
    why: 'the response is a web page, which the Store never sends. Most likely a proxy or gateway refused the request',
    todo: 'Check store-api-url (leave it out for Microsoft) and the proxy of the runner, then run this again.',
  },
  {
    code: 'store-not-linked',
    seen: { status: 401, text: 'Account is not allowed to access this api' },
    when: ({ status, text }) =>
      status === 401 && /not allowed to access this api|identity cannot be authorized/i.test(text),
    why: 'the sign-in worked, but the Store does not know this application, or its tenant is not linked to the Partner Center account',
    todo: 'In Partner Center, under Account settings > Tenants, link the Entra tenant; under User management > Microsoft Entra applications, add the application with the role Manager.',
    link: storePages.setUp,
  },
  {
    code: 'store-unauthorized',
    seen: { status: 401 },
    when: ({ status }) => status === 401,
    why: 'the sign-in worked, but the Store does not accept its token, not even a new one',
    todo: 'Check in Partner Center that the Entra tenant is linked (Account settings > Tenants) and that the application has the role Manager (User management > Microsoft Entra applications), and on a self-hosted runner that its clock is right.',
    link: storePages.setUp,
  },
  {
    code: 'store-quota',
    seen: { status: 403, text: 'The daily quota is used up' },
    when: ({ status, text }) => status === 403 && /\bquota\b/i.test(text),
    why: 'the quota of requests is used up',
    todo: 'Run this again tomorrow. Other tools that use the same application or tenant share the quota.',
  },
  {
    code: 'store-access-denied',
    seen: { status: 403 },
    when: ({ status, text }) => status === 403 && text === '',
    why: 'the Store denied access and does not say which of three causes it is: the Entra application lacks the role Manager in Partner Center, the Store ID is not one of this account, or the daily quota of requests is used up',
    todo: role,
    link: storePages.setUp,
  },
  {
    code: 'store-access-denied',
    seen: { status: 403, text: 'Forbidden' },
    when: ({ status }) => status === 403,
    why: 'the Store denied access',
    todo: `Known causes: the Entra application lacks the role Manager in Partner Center, the Store ID is not one of this account, or the daily quota of requests is used up. ${role}`,
    link: storePages.setUp,
  },
  {
    code: 'store-app-not-found',
    seen: { status: 404, stage: 'look' },
    when: ({ status, stage, kind }) => status === 404 && stage === 'look' && kind === 'app',
    why: 'the Store has no app with this Store ID in this account',
    todo: 'Copy the Store ID (12 characters, starting with 9) from Partner Center, under Product identity. It is neither the package identity name nor the ID of an add-on.',
    link: portalLink,
  },
  {
    code: 'store-flight-not-found',
    seen: { status: 404, stage: 'look', kind: 'flight' },
    when: ({ status, stage, kind }) => status === 404 && stage === 'look' && kind === 'flight',
    why: 'the app has no package flight with this ID',
    todo: 'Compare it with the package flights of the app in Partner Center.',
    link: portalLink,
  },
  {
    code: 'store-add-on-not-found',
    seen: { status: 404, stage: 'look', kind: 'add-on' },
    when: ({ status, stage, kind }) => status === 404 && stage === 'look' && kind === 'add-on',
    why: 'the Store has no add-on with this Store ID in this account',
    todo: 'Copy the Store ID of the add-on from its page in Partner Center.',
    link: portalLink,
  },
  {
    code: 'store-nothing-there',
    seen: { status: 404, stage: 'api' },
    when: ({ status, stage }) => status === 404 && stage === 'api',
    why: 'the Store has nothing at this path. It also responds this way for an empty list',
    todo: 'Check the ids in path.',
    link: portalLink,
  },
];
