import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { defaultSettings } from '../../src/simulator/settings.ts';
import { type Simulator, startSimulator } from '../../src/simulator/simulator.ts';
import { type ConnectProxy, startConnectProxy } from '../support/connect-proxy.ts';
import { app, publishBundle, spoken } from '../support/publish-run.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
  simulator.control.addCredential({
    kind: 'federated',
    issuer: simulator.idTokens.issuer,
    subject: defaultSettings.idTokenSubject,
  });
});
afterAll(() => simulator.close());
beforeEach(() => {
  simulator.control.seedApp(app);
});
afterEach(() => simulator.control.clearHistory());

/** Publishes without a secret, so that GitHub is asked too. */
const publishThrough = (env: Readonly<Record<string, string>>) =>
  publishBundle(
    simulator,
    {},
    {
      ACTIONS_ID_TOKEN_REQUEST_URL: simulator.idTokens.url,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: simulator.idTokens.requestToken,
      ...env,
    },
  );

/** How many requests the servers have had, and how many of them came through the proxy. */
function traffic(proxy: ConnectProxy) {
  const servers = {
    github: simulator.idTokens.issuer,
    login: simulator.loginUrl,
    api: simulator.storeUrl,
    blob: simulator.blobUrl,
  };
  const history = simulator.control.history();
  return Object.entries(servers).map(([role, origin]) => {
    const { host, protocol } = new URL(origin);
    const proxied = proxy.requests.filter((each) => each.host === host);
    return {
      role,
      sent: history.filter((each) => each.role === role).length,
      proxied: proxied.length,
      isTunnelled: proxied.every(({ method }) => method === 'CONNECT') === (protocol === 'https:'),
    };
  });
}

describe('every request goes through the proxy', () => {
  test.each(['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'])('that %s names', async (name) => {
    await using proxy = await startConnectProxy('robot:pass+word/canary');
    const address = `http://robot:${encodeURIComponent('pass+word/canary')}@${proxy.host}`;
    const run = await publishThrough({ [name]: address });
    expect(run.outputs.result).toBe('accepted');
    for (const { sent, ...seen } of traffic(proxy)) {
      expect(sent).toBeGreaterThan(0);
      expect(seen).toEqual({ ...seen, proxied: sent, isTunnelled: true });
    }
    expect(run.stdout).toContain(`Requests go through the proxy ${proxy.host} (${name}).`);
    expect(run.masks).toContain('pass+word/canary');
    expect(spoken(run)).not.toContain('canary');
  });
});

describe('no request goes through the proxy', () => {
  test.each([
    ['NO_PROXY', '127.0.0.1'],
    ['no_proxy', 'example.com, 127.0.0.1:8443'],
    ['NO_PROXY', '*'],
  ])('where %s is %j', async (name, value) => {
    await using proxy = await startConnectProxy();
    const run = await publishThrough({ HTTPS_PROXY: `http://${proxy.host}`, [name]: value });
    expect(run.outputs.result).toBe('accepted');
    expect(proxy.requests).toEqual([]);
  });
});

describe('a proxy in the way', () => {
  test('that is dead ends the run at once, by its name and without its password', async () => {
    const run = await publishThrough({ HTTPS_PROXY: 'http://robot:canary@127.0.0.1:9' });
    expect([run.exitCode, run.outputs.result]).toEqual([1, 'failed']);
    expect(run.stdout).toContain('error network-proxy');
    expect(run.stdout).toMatch(/::error::.*the proxy 127\.0\.0\.1:9 on the way to .* can't be reached/);
    expect(run.stdout).not.toContain('trying again');
    expect(spoken(run)).not.toContain('canary');
    expect(simulator.control.history()).toEqual([]);
  });

  test('that wants another password is told so', async () => {
    await using proxy = await startConnectProxy('robot:right');
    const { clientSecret } = simulator.credentials;
    const env = { HTTPS_PROXY: `http://robot:canary@${proxy.host}` };
    const run = await publishBundle(simulator, { 'client-secret': clientSecret }, env);
    expect(run.stdout).toContain('error proxy-sign-in');
    expect(run.stdout).toMatch(/::error::.*wants a user name and password/);
    expect(spoken(run)).not.toContain('canary');
    expect(simulator.control.history()).toEqual([]);
  });

  test('that is no address is refused before anything is sent', async () => {
    const run = await publishThrough({ HTTPS_PROXY: 'socks5://robot:canary@127.0.0.1:9' });
    expect(run.stdout).toContain('error proxy-invalid');
    expect(spoken(run)).not.toContain('canary');
    expect(simulator.control.history()).toEqual([]);
  });
});
