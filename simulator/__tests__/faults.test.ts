import { readFileSync } from 'node:fs';
import net from 'node:net';
import tls from 'node:tls';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { expectCpuBelow } from '../../__tests__/support/cpu-time.ts';
import { type FaultRule, Faults } from '../src/faults/faults.ts';
import { startSimulator } from '../src/simulator.ts';
import { ask, openSession, type Reply, signIn, storeId, upload, useSimulator } from './client.ts';

const store = useSimulator();
const submissions = `applications/${storeId}/submissions`;

beforeEach(() => {
  store.control.clearFaults();
  store.control.clearHistory();
});

const hasDraft = async (): Promise<boolean> =>
  'pendingApplicationSubmission' in (await store.get(`applications/${storeId}`)).json;

describe('A fault rule', () => {
  test('hits the nth match of role, method and path, as often as it says', () => {
    const faults = new Faults();
    faults.add([{ role: 'api', method: 'post', path: '/commit$', nth: 2, hitLimit: 2, phase: 'pre' }]);
    const hits = (url: string, method = 'POST'): boolean =>
      faults.take({ role: 'api', method, url }) !== undefined;
    expect([1, 2, 3, 4].map(() => hits('/x/Commit'))).toEqual([false, true, true, false]);
    expect([hits('/x/commit?q'), hits('/x/commit', 'GET')]).toEqual([false, false]);
  });

  test('never hits the control API', () => {
    const faults = new Faults();
    faults.add([{ phase: 'pre' }]);
    expect(faults.take({ role: 'control', method: 'GET', url: '/control/state' })).toBeUndefined();
  });

  test('that is malformed is refused', () => {
    expect(() => new Faults().add([{ phase: 'status', status: 7 }])).toThrow();
  });

  test.each([
    { role: 'blob', phase: 'alter' },
    { role: 'api', phase: 'cut' },
    { role: 'login', phase: 'corrupt' },
    { phase: 'corrupt' },
  ] as const)('that would do nothing is refused: %j', (rule) => {
    expect(() => new Faults().add([rule])).toThrow(/role/);
  });
});

describe('A pattern that is exponential', () => {
  test.each([
    ['(a+)+$', 'a'.repeat(60)],
    ['(a|a)*$', 'a'.repeat(60)],
    [`${'a?'.repeat(40)}${'a'.repeat(40)}$`, 'a'.repeat(39)],
  ])('%s is stopped, reported and never tried again', (path, text) => {
    const errors: unknown[] = [];
    const faults = new Faults((error) => errors.push(error));
    faults.add([{ phase: 'hang', path }, { phase: 'pre' }]);
    const request = { role: 'api', method: 'GET', url: `/${text}!` } as const;
    expect(faults.take(request)?.phase).toBe('pre');
    expect(errors).toHaveLength(1);
    expect(String(errors[0])).toContain('so its fault rule is removed');
    expectCpuBelow(500, () => faults.take(request));
  });

  test('leaves the servers running', async () => {
    store.control.addFaults({ phase: 'hang', path: '(\\w+\\s?)+$' });
    const url = `${store.simulator.storeUrl}/v1.0/my/${'a'.repeat(60)}!`;
    expect((await ask(url, store.simulator.caFile)).status).toBe(401);
    expect((await store.get('applications')).status).toBe(200);
  });

  test('is not confused with one that is merely long', () => {
    const faults = new Faults();
    faults.add([{ phase: 'pre', path: '/applications/\\w+/(flights/[0-9a-f-]+/)?submissions(/\\d+)?$' }]);
    const url = '/v1.0/my/applications/9NBLGGH4R315/submissions/1152921504621243680';
    expect(faults.take({ role: 'api', method: 'GET', url })?.phase).toBe('pre');
  });
});

describe('504 for a request that worked', () => {
  const with504 = (method: string, path: string): void =>
    store.control.addFaults({ role: 'api', method, path, phase: 'status', status: 504, acts: true });

  test('is applied to create, commit, finalize and delete', async () => {
    with504('POST', '/submissions$');
    expect((await store.post(submissions)).status).toBe(504);
    const { pendingApplicationSubmission: pending } = (await store.get(`applications/${storeId}`)).json;
    const draft = `${submissions}/${pending.id}`;
    with504('POST', '/commit$');
    expect((await store.post(`${draft}/commit`)).status).toBe(504);
    expect((await store.get(`${draft}/status`)).json.status).not.toBe('PendingCommit');
    store.control.seedApp({ id: storeId, rollout: { percentage: 90 } });
    const { lastPublishedApplicationSubmission: published } = (await store.get(`applications/${storeId}`))
      .json;
    with504('POST', '/finalizepackagerollout$');
    expect((await store.post(`${submissions}/${published.id}/finalizepackagerollout`)).status).toBe(504);
    const rollout = await store.get(`${submissions}/${published.id}/packagerollout`);
    expect(rollout.json.packageRolloutStatus).toBe('PackageRolloutComplete');
    const { json } = await store.post(submissions);
    with504('DELETE', '/submissions/');
    expect((await store.delete(`${submissions}/${json.id}`)).status).toBe(504);
    expect((await store.get(`${submissions}/${json.id}`)).status).toBe(404);
  });
});

describe('On the API', () => {
  test('`pre` ends the connection before the server acts', async () => {
    store.control.addFaults({ role: 'api', method: 'POST', phase: 'pre' });
    await expect(store.post(submissions)).rejects.toThrow();
    expect(await hasDraft()).toBe(false);
  });

  test('`post` loses the response after the server acts', async () => {
    store.control.addFaults({ role: 'api', method: 'POST', phase: 'post' });
    await expect(store.post(submissions)).rejects.toThrow();
    expect(await hasDraft()).toBe(true);
  });

  test('`status` returns what it says; with `acts` the server acts anyway', async () => {
    store.control.addFaults({
      role: 'api',
      method: 'POST',
      phase: 'status',
      status: 429,
      headers: { 'Retry-After': '30' },
      body: '<html>',
    });
    expect(await store.post(submissions)).toMatchObject({
      status: 429,
      text: '<html>',
      headers: { 'retry-after': '30', 'content-length': '6' },
    });
    expect(await hasDraft()).toBe(false);
    store.control.addFaults({ role: 'api', method: 'POST', phase: 'status', acts: true });
    expect((await store.post(submissions)).status).toBe(503);
    expect(await hasDraft()).toBe(true);
  });

  test('`alter` acts, and applies a patch to the response only', async () => {
    store.control.addFaults({
      role: 'api',
      method: 'POST',
      phase: 'alter',
      body: { fileUploadUrl: null, visibility: 'Hidden' },
      nulls: ['trailers'],
    });
    const { status, json } = await store.post(submissions);
    expect([status, 'fileUploadUrl' in json, json.visibility]).toEqual([201, false, 'Hidden']);
    expect(json.trailers).toBeNull();
    const { submission } = store.control.submission(json.id);
    expect([typeof submission.fileUploadUrl, submission.visibility]).toEqual(['string', 'Public']);
  });

  test('a fault is in the history with its phase, and with status 0 if there was no response', async () => {
    store.control.addFaults({ role: 'api', phase: 'pre' }, { role: 'login', phase: 'status', status: 500 });
    await store.get('applications').catch(() => undefined);
    expect((await signIn(store.simulator)).status).toBe(500);
    expect(store.control.history()).toMatchObject([
      { role: 'api', method: 'GET', path: '/v1.0/my/applications', status: 0, fault: 'pre' },
      { role: 'login', method: 'POST', status: 500, fault: 'status' },
    ]);
  });
});

describe.each(['login', 'api', 'blob'] as const)('On %s', (role) => {
  let url: URL;
  const put = { method: 'PUT', body: 'x', headers: { 'x-ms-blob-type': 'BlockBlob' } };
  const answer = (): Promise<Reply> => ask(url.href, store.simulator.caFile, put);

  beforeEach(async () => {
    const { loginUrl, storeHttpUrl } = store.simulator;
    const urls = {
      login: () => `${loginUrl}/tenant/oauth2/token`,
      api: () => `${storeHttpUrl}/v1.0/my/applications`,
      blob: async () => (await store.post(submissions)).json.fileUploadUrl.replaceAll('+', '%2B'),
    };
    url = new URL(await urls[role]());
  });

  /** The response on the wire, piece by piece, until the connection ends or `enough` bytes have arrived. */
  async function pieces(enough = Number.POSITIVE_INFINITY): Promise<readonly Buffer[]> {
    const { hostname: host, port, pathname, search } = url;
    const isPlain = url.protocol === 'http:';
    const socket = isPlain
      ? net.connect({ host, port: Number(port) })
      : tls.connect({ host, port: Number(port), ca: readFileSync(store.simulator.caFile) });
    const head = { Host: url.host, Connection: 'close', 'Content-Length': 1, ...put.headers };
    const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
    socket.write([`PUT ${pathname}${search} HTTP/1.1`, ...lines, '', put.body].join('\r\n'));
    const found: Buffer[] = [];
    let size = 0;
    for await (const piece of socket) {
      found.push(piece);
      size += piece.length;
      if (size >= enough) break;
    }
    return found;
  }

  test('`slow` responds in pieces, and completely', async () => {
    const { status, text } = await answer();
    store.control.addFaults({ role, phase: 'slow', delayMs: 5, hitLimit: 2 });
    const slow = await answer();
    expect([slow.status, slow.text.length]).toEqual([status, text.length]);
    expect((await pieces()).length).toBeGreaterThan(5);
  });

  test('`half` breaks off within the response', async () => {
    store.control.addFaults({ role, phase: 'half' });
    await expect(answer()).rejects.toThrow(/aborted|hang up|ECONNRESET/);
  });

  test('`hang` never responds', async () => {
    store.control.clearHistory();
    store.control.addFaults({ role, phase: 'hang' });
    const ended = answer().catch(() => 'ended');
    while (store.control.history().length === 0) await new Promise((resolve) => setImmediate(resolve));
    const later = new Promise((resolve) => setImmediate(() => resolve('nothing yet')));
    expect(await Promise.race([ended, later])).toBe('nothing yet');
  });

  test('`bomb` is a gigabyte when it is unpacked', async () => {
    store.control.addFaults({ role, phase: 'bomb' });
    const { headers, text } = await answer();
    expect(headers['content-encoding']).toBe('gzip');
    expect(text.length).toBeLessThan(2 ** 21);
  });

  test('`endless` goes on until the client goes away', async () => {
    store.control.addFaults({ role, phase: 'endless' });
    const found = await pieces(8 * 2 ** 20);
    expect(found.reduce((sum, { length }) => sum + length, 0)).toBeGreaterThan(8 * 2 ** 20 - 1);
  });
});

describe('The history', () => {
  test('keeps the Retry-After of a response', async () => {
    store.control.addFaults({
      role: 'api',
      phase: 'status',
      status: 429,
      headers: { 'Retry-After': '30' },
    });
    await store.get('applications');
    expect(store.control.history()).toMatchObject([{ status: 429, retryAfter: '30' }]);
  });
});

describe('Someone else', () => {
  test('may act before a request is served', async () => {
    const seen: string[] = [];
    await using other = await startSimulator({
      apps: [{ id: storeId }],
      onRequest: ({ role, method }) => {
        seen.push(`${role} ${method}`);
        if (role === 'api') other.control.seedApp({ id: storeId, pending: { madeIn: 'dashboard' } });
      },
    });
    const guest = await openSession(other);
    expect((await guest.post(submissions)).status).toBe(409);
    expect(seen).toEqual(['login POST', 'api POST']);
  });
});

describe('A Store that', () => {
  afterEach(() => {
    store.control.set({ updatePatch: null, idsAreNumbers: false });
  });

  test('changes what it was sent does so silently', async () => {
    const { json } = await store.post(submissions);
    store.control.set({ updatePatch: { pricing: { priceId: 'Free', isAdvancedPricingModel: false } } });
    const sent = { ...json, pricing: { ...json.pricing, priceId: 'Tier2' } };
    expect((await store.put(`${submissions}/${json.id}`, sent)).status).toBe(200);
    const held = (await store.get(`${submissions}/${json.id}`)).json;
    expect(held.pricing).toMatchObject({ priceId: 'Free', isAdvancedPricingModel: false });
  });

  test('writes ids as numbers writes all of their digits', async () => {
    store.control.set({ idsAreNumbers: true });
    const { text } = await store.post(submissions);
    expect(text).toMatch(/"id":\d{19}[,}]/);
  });
});

describe('On the blob', () => {
  async function uploadWith(rule: FaultRule): Promise<unknown> {
    const { json } = await store.post(submissions);
    store.control.addFaults({ role: 'blob', ...rule });
    const answer = await upload(store.simulator, json.fileUploadUrl, Buffer.alloc(300_000, 7)).then(
      ({ status }) => status,
      () => 'reset',
    );
    const stored = await store.control.archive(json.id).catch(() => undefined);
    return [
      answer,
      stored === undefined ? 'nothing' : stored.equals(Buffer.alloc(300_000, 7)) ? 'whole' : 'other',
    ];
  }

  test.each([
    [{ phase: 'pre' as const }, ['reset', 'nothing']],
    [{ phase: 'cut' as const }, ['reset', 'nothing']],
    [{ phase: 'post' as const }, ['reset', 'whole']],
    [{ phase: 'status' as const, status: 502 }, [502, 'nothing']],
    [{ phase: 'status' as const, status: 502, acts: true }, [502, 'whole']],
    [{ phase: 'slow' as const, delayMs: 1 }, [201, 'whole']],
    [{ phase: 'corrupt' as const }, [201, 'other']],
  ])('%j leaves %j', async (rule, expected) => {
    expect(await uploadWith(rule)).toEqual(expected);
  });
});
