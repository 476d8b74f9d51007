import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type PackageContents, readPackage } from '../src/certification/package-reader.ts';
import { type Simulator, startSimulator } from '../src/simulator.ts';
import { ask, openSession, type Reply, upload, zipOf } from './client.ts';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

const control = (method: string, path: string, body?: unknown): Promise<Reply> =>
  ask(`${simulator.storeHttpUrl}/control/${path}`, '', {
    method,
    ...(body !== undefined && {
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });

describe('The control API', () => {
  test('seeds an app, sets the timeline, and shows the outcome of a submission', async () => {
    const app = { id: '9CONTROL0000', identityName: 'Some.App', publisher: 'CN=Some' };
    expect((await control('POST', 'apps', app)).json).toEqual({ id: '9CONTROL0000' });
    expect((await control('PUT', 'timeline', [{ state: 'Certification' }])).status).toBe(204);
    const session = await openSession(simulator);
    const { json: draft } = await session.post('applications/9CONTROL0000/submissions');
    const archive = await zipOf({ 'a.txt': 'a' });
    await upload(simulator, draft.fileUploadUrl, archive);
    await session.post(`applications/9CONTROL0000/submissions/${draft.id}/commit`);
    expect((await control('GET', `submissions/${draft.id}`)).json).toMatchObject({
      kind: 'app',
      isPending: true,
      isPublished: false,
      commits: 1,
      archive: [{ name: 'a.txt', size: 1 }],
      submission: { status: 'Certification' },
    });
    const download = await control('GET', `submissions/${draft.id}/archive`);
    expect(download.headers).toMatchObject({
      'content-type': 'application/zip',
      'content-length': String(archive.length),
    });
    const set = await control('PUT', `submissions/${draft.id}/status`, { state: 'Canceled' });
    expect(set.json.submission.status).toBe('Canceled');
    const { json: state } = await control('GET', 'state');
    expect(state.apps).toMatchObject([{ id: '9CONTROL0000', identityName: 'Some.App' }]);
    expect(state.submissions).toHaveLength(2);
  });

  test('changes settings, accepts fault rules, and shows and forgets the history', async () => {
    expect((await control('PATCH', 'settings', { unknownApp: 403 })).json.unknownApp).toBe(403);
    expect((await control('POST', 'faults', [{ role: 'api', phase: 'status', status: 418 }])).status).toBe(
      204,
    );
    await control('DELETE', 'history');
    const reply = await ask(`${simulator.storeUrl}/v1.0/my/applications`, simulator.caFile);
    expect(reply.status).toBe(418);
    expect((await control('GET', 'history')).json).toMatchObject([{ role: 'api', status: 418 }]);
    await control('DELETE', 'faults');
  });

  test('deletes the pending submission, and no other', async () => {
    const pending = { status: 'PendingCommit' };
    await control('POST', 'apps', { id: '9DELETE00000', pending });
    const { json: before } = await control('GET', 'state');
    const idOf = (state: 'isPending' | 'isPublished'): string =>
      before.submissions.findLast((each: Record<string, unknown>) => each[state] === true).submission.id;
    const [draft, published] = [idOf('isPending'), idOf('isPublished')];
    const refused = await control('DELETE', `submissions/${published}`);
    expect(refused.status).toBe(409);
    expect(refused.json.message).toContain(published);
    expect((await control('GET', `submissions/${published}`)).status).toBe(200);
    expect((await control('DELETE', `submissions/${draft}`)).status).toBe(204);
    expect((await control('GET', `submissions/${draft}`)).status).toBe(404);
  });

  test('says what is wrong with what it is sent', async () => {
    const { status, json } = await control('PATCH', 'settings', { unknownApp: 500, other: 1 });
    expect(status).toBe(400);
    expect(json.message).toContain('unknownApp');
    expect(json.message).toContain('"other"');
    expect((await control('GET', 'nothing')).status).toBe(404);
    expect((await control('GET', 'submissions/1')).status).toBe(404);
  });

  test.each([
    ['a bad pattern', [{ phase: 'pre', path: '(' }], /\[0\]\.path/],
    [
      'a bad pattern after a good one',
      [
        { phase: 'pre', path: '/x' },
        { phase: 'pre', path: '[z-a]' },
      ],
      /\[1\]\.path/,
    ],
    ['a pattern of more than 1000 characters', [{ phase: 'pre', path: 'a'.repeat(1001) }], /\[0\]\.path/],
  ])('refuses %s in a fault, and names its place', async (_what, rules, place) => {
    const { status, json } = await control('POST', 'faults', rules);
    expect(status).toBe(400);
    expect(json.message).toMatch(place);
    expect((await ask(`${simulator.storeUrl}/v1.0/my/applications`, simulator.caFile)).status).toBe(401);
  });

  test.each([['text/plain'], ['application/x-www-form-urlencoded'], [undefined]])(
    'accepts no body of the type %s, which a page may send without asking first',
    async (type) => {
      const url = `${simulator.storeHttpUrl}/control/apps`;
      const headers = { ...(type !== undefined && { 'Content-Type': type }) };
      const body = JSON.stringify({ id: '9FOREIGN0000' });
      const { status, json } = await ask(url, '', { method: 'POST', headers, body });
      expect([status, json.message]).toEqual([415, 'Send the body with Content-Type: application/json.']);
      expect(simulator.control.state().apps.map(({ id }) => id)).not.toContain('9FOREIGN0000');
    },
  );

  test('needs no type if there is no body', async () => {
    expect((await control('DELETE', 'faults')).status).toBe(204);
  });

  test('is not on the API port that has TLS', async () => {
    expect((await ask(`${simulator.storeUrl}/control/state`, simulator.caFile)).status).toBe(404);
  });
});

describe('A sample', () => {
  const kinds = ['msix', 'msixbundle', 'msixupload', 'appx', 'appxbundle', 'appxupload'];
  const read = async (query: string): Promise<PackageContents & { readonly fileName: string }> => {
    const url = `${simulator.storeHttpUrl}/control/sample?app=9SAMPLE00000${query}`;
    const response = await fetch(url);
    expect(response.status).toBe(200);
    const fileName = /"(.*)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? '';
    const folder = await mkdtemp(join(tmpdir(), 'sample-'));
    try {
      const file = join(folder, fileName);
      await writeFile(file, Buffer.from(await response.arrayBuffer()));
      return { fileName, ...(await readPackage(file, fileName, folder)) };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };

  test.each(kinds)('of kind %s is one that the app accepts', async (kind) => {
    simulator.control.seedApp({ id: '9SAMPLE00000', identityName: 'Some.Sample', publisher: 'CN=Some & Co' });
    const found = await read(`&kind=${kind}&version=3.4.5.0&architecture=arm64`);
    expect(found).toMatchObject({
      fileName: `Some.Sample_3.4.5.0_arm64.${kind}`,
      name: 'Some.Sample',
      publisher: 'CN=Some & Co',
      version: '3.4.5.0',
      architectures: ['arm64'],
      isBundle: !['msix', 'appx'].includes(kind),
    });
  });

  test('can follow the published package by default', async () => {
    simulator.control.seedApp({ id: '9SAMPLE00000' });
    expect(await read('')).toMatchObject({
      isBundle: true,
      version: '1.1.0.0',
      architectures: ['x64', 'arm64'],
    });
    simulator.control.seedApp({
      id: '9SAMPLE00000',
      packages: [
        { fileName: 'a.msix', version: '2.9.0.0' },
        { fileName: 'b.msix', version: '2.10.3.0' },
      ],
    });
    expect(await read('')).toMatchObject({ isBundle: false, version: '2.11.0.0', architectures: ['x64'] });
  });

  test.each([
    ['kind=exe', 400, /kind/],
    ['version=1.2', 400, /four numbers/],
    ['architecture=mips', 400, /architecture/],
    ['kind=msix&architecture=x64,arm64', 400, /a msix has one/],
    ['sort=x', 400, /sort/],
    ['app=9NOTHERE0000', 404, /holds no app 9NOTHERE0000/],
  ])('is refused for %s', async (query, status, message) => {
    const { status: found, json } = await control('GET', `sample?${query}`);
    expect([found, json.message]).toEqual([status, expect.stringMatching(message)]);
  });
});

test('A caller gets upload URLs with the name it used, and can read all addresses', async () => {
  const { json } = await control('GET', 'addresses');
  expect(json).toMatchObject({ storeUrl: simulator.storeUrl, ca: expect.stringContaining('CERTIFICATE') });
  simulator.control.seedApp({ id: '9UPLOADS0000' });
  const { port } = new URL(simulator.storeHttpUrl);
  const headers = { Authorization: 'Bearer PROXY' };
  const url = `http://localhost:${port}/v1.0/my/applications/9UPLOADS0000/submissions`;
  const draft = await ask(url, '', { method: 'POST', headers });
  expect(draft.json.fileUploadUrl).toMatch(
    new RegExp(`^https://localhost:${new URL(simulator.blobUrl).port}/ingestion/`),
  );
  expect((await upload(simulator, draft.json.fileUploadUrl, await zipOf({ a: 'a' }))).status).toBe(201);
});
