import { describe, expect, test } from '@jest/globals';
import type { FaultRule } from '../../simulator/src/faults/faults.ts';
import type { SettingsPatch } from '../../simulator/src/store/settings.ts';
import { bundle } from '../support/package-files.ts';
import { expectHeld, useStore } from '../support/store.ts';
import type { StoreRun } from '../support/store-run.ts';

const store = useStore();
const guid = '00000000-1111-4222-8333-444444444444';
const token: FaultRule = { role: 'login', method: 'POST', phase: 'status' };
const tokenRequests = (run: StoreRun) =>
  run.requests.filter(({ role, method }) => role === 'login' && method === 'POST');

async function publish(inputs: Readonly<Record<string, string>> = {}): Promise<StoreRun> {
  store.app();
  return await store.publish([await bundle('1.2.0.0')], inputs);
}

/** Fails without a write, and says in the first annotation what happened and what to do. */
function expectFailed(run: StoreRun, code: string, what: RegExp, todo: RegExp): void {
  expect(run.result).toBe('failed');
  expect(run.errors[0]).toMatch(what);
  expect(run.errors[0]).toMatch(todo);
  expect(run.log).toContain(`error ${code}`);
  expect(run.summary).toMatch(what);
  expect(run.writes).toEqual([]);
}

describe('sign-in that Entra refuses is reported once, with what to do', () => {
  test('a wrong secret (A1)', async () => {
    const run = await publish({ 'client-secret': 'another+secret/with=odd&characters' });
    expectFailed(run, 'sign-in-wrong-secret', /AADSTS7000215/, /Copy the Value \(not the Secret ID\)/);
    expect(tokenRequests(run)).toHaveLength(1);
  });

  test('the id of a secret instead of its value (A1)', async () => {
    const run = await publish({ 'client-secret': guid });
    expectFailed(run, 'sign-in-wrong-secret', /AADSTS7000215/, /Copy the Value/);
    expect(run.warnings.join('\n')).toContain('looks like the ID of a secret, not its Value');
  });

  test('an expired secret (A2)', async () => {
    store.control.set({ clientSecret: 'expired' });
    const run = await publish();
    expectFailed(run, 'sign-in-expired-secret', /AADSTS7000222/, /Create a new client secret/);
    expect(tokenRequests(run)).toHaveLength(1);
  });

  test('a wrong client (A3)', async () => {
    const run = await publish({ 'client-id': guid });
    expectFailed(run, 'sign-in-unknown-client', /AADSTS700016/, /Copy both the Application \(client\) ID/);
  });

  test('a wrong tenant (A4)', async () => {
    const run = await publish({ 'tenant-id': guid });
    expectFailed(run, 'sign-in-unknown-tenant', /no tenant with this ID/, /Set tenant-id/);
  });

  test('an empty tenant never leaves the machine (A4)', async () => {
    const run = await publish({ 'tenant-id': '' });
    expect(run.errors.join('\n')).toMatch(/tenant-id is missing or empty/);
    expect(run.requests).toEqual([]);
  });
});

describe('an outage of Entra', () => {
  test('that is over soon is waited for (A6)', async () => {
    store.control.addFaults({ ...token, status: 503, hitLimit: 2 });
    const run = await publish();
    expect(run.result).toBe('accepted');
    expect(tokenRequests(run)).toHaveLength(3);
    expect(run.log).toMatch(/Sign-in failed; trying again/);
  });

  test('A6: that lasts ends the run after some attempts', async () => {
    store.control.addFaults({
      ...token,
      status: 503,
      hitLimit: 1000,
      body: {
        error: 'temporarily_unavailable',
        error_description: 'AADSTS90033: A transient error has occurred.',
      },
    });
    const run = await publish();
    expectFailed(
      run,
      'sign-in-unavailable',
      /Gave up after \d attempts\.[\s\S]*AADSTS90033/,
      /Re-run the job later/,
    );
    expect(tokenRequests(run).length).toBeLessThanOrEqual(5);
  });

  test('a web page instead of the response is reported harmlessly (T08)', async () => {
    store.control.addFaults({
      ...token,
      status: 200,
      hitLimit: 1000,
      headers: { 'Content-Type': 'text/html' },
      body: '<html>\r\n::error::hello\r\n##[add-mask]a</html>',
    });
    const run = await publish();
    expectFailed(run, 'sign-in-answer-unreadable', /and no token/, /Check login-url/);
  });

  test('text from Entra cannot act on the runner (T12)', async () => {
    store.control.addFaults({
      ...token,
      status: 401,
      body: {
        error: 'invalid_client',
        error_description: 'AADSTS7000215: no.\r\n::set-env name=PATH::evil\r\n##[add-mask]a \u001b[31mred',
      },
    });
    const run = await publish();
    expect(run.result).toBe('failed');
    expect(run.errors[0]).toContain('AADSTS7000215: no.');
    expect(run.log).not.toContain('\u001b');
  });

  test('a token whose response is lost is requested again (T13)', async () => {
    store.control.addFaults({ ...token, phase: 'post' });
    expect((await publish()).result).toBe('accepted');
  });
});

describe('what the Store says to the application', () => {
  test.each<[string, SettingsPatch, string, RegExp, RegExp]>([
    [
      'an account that may not use the API (A9)',
      { role: 'not-allowed' },
      'store-not-linked',
      /Account is not allowed to access this api/,
      /link the Entra tenant.*Manager role/,
    ],
    [
      'no role in Partner Center (A10)',
      { role: 'none' },
      'store-access-denied',
      /lacks the Manager role.*Store ID.*daily request quota/,
      /Check the application's role under User management/,
    ],
  ])('%s', async (_case, settings, code, what, todo) => {
    store.control.set(settings);
    const run = await publish();
    expectFailed(run, code, what, todo);
    expect(run.calls.length).toBeLessThanOrEqual(2);
    expect(run.log).toMatch(/correlation ID [0-9a-f-]{36}/);
  });

  test.each([
    [
      403,
      'store-access-denied',
      /Store ID does not belong to this account/,
      /Store ID under Product identity/,
    ],
    [404, 'store-app-not-found', /no app with this Store ID/, /Copy the Store ID/],
  ] as const)(
    'a Store ID that no app has, with a response %s (A11)',
    async (unknownApp, code, what, todo) => {
      store.control.set({ unknownApp });
      const run = await publish({ 'app-id': '9NBLGGH40404' });
      expectFailed(run, code, what, todo);
      expect(run.calls).toHaveLength(1);
    },
  );

  test('an app with features that the API does not support (B3)', async () => {
    store.app({ unsupported: true });
    const run = await store.publish([await bundle('1.2.0.0')]);
    expectFailed(
      run,
      'store-feature-unsupported',
      /features that are not supported by the submission API/,
      /Publish it in Partner Center.*Deleting the pending submission does not help/,
    );
  });

  test('an app whose first submission was never made (B4)', async () => {
    store.app({ published: false });
    const run = await store.publish([await bundle('1.2.0.0')]);
    expect(run.result).toBe('failed');
    expect(run.errors[0]).toMatch(
      /first submission.*finish its first submission in Partner Center, including the age rating/,
    );
    expect(run.log).toContain('error store-app-not-ready');
    expect(store.submissions()).toEqual([]);
  });

  test('a redirect is not followed, so the token goes nowhere else (G10)', async () => {
    store.control.addFaults({
      role: 'api',
      phase: 'status',
      status: 302,
      headers: { Location: 'https://example.com/' },
    });
    const run = await publish();
    expectFailed(
      run,
      'store-redirected',
      /redirects to example\.com\. Redirects are not followed/,
      /Check store-api-url/,
    );
    expect(run.calls).toEqual(['look']);
  });
});

describe('the token', () => {
  const refused: FaultRule = {
    role: 'api',
    phase: 'status',
    status: 401,
    body: { code: 'Unauthorized', message: 'no' },
  };

  test.each<[string, FaultRule]>([
    ['at the first read', { ...refused, method: 'GET' }],
    ['at the create', { ...refused, method: 'POST', path: '/submissions$' }],
    ['at the update', { ...refused, method: 'PUT' }],
    ['at the commit', { ...refused, method: 'POST', path: '/commit$' }],
    ['while it waits', { ...refused, method: 'GET', path: '/status$', nth: 2 }],
  ])('that the Store no longer accepts %s is renewed once (A8)', async (_when, fault) => {
    store.app();
    store.control.addFaults(fault);
    const file = await bundle('1.2.0.0');
    const run = await store.publish([file], { 'wait-for': 'published' });
    expect(run.result).toBe('published');
    expect(tokenRequests(run)).toHaveLength(2);
    expectHeld(store.published(), [file]);
  });

  test('that would expire while the run waits is renewed before it does (A8)', async () => {
    store.app();
    store.control.set({ tokenLifetimeSeconds: 3600 });
    store.control.setTimeline([{ state: 'CommitStarted', looks: 90 }, { state: 'PreProcessing' }]);
    const run = await store.publish([await bundle('1.2.0.0')], { 'timeout-minutes': '180' });
    expect(run.result).toBe('accepted');
    expect(run.calls.filter((call) => call === 'status').length).toBeGreaterThan(90);
    expect(tokenRequests(run).length).toBeGreaterThanOrEqual(2);
    expect(run.requests.filter(({ status }) => status === 401)).toEqual([]);
  });
});
