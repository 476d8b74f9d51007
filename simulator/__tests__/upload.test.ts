import { beforeEach, describe, expect, test } from '@jest/globals';
import { ask, storeId, TrustingBlob, upload, useSimulator } from './client.ts';

const store = useSimulator();
const submissions = `applications/${storeId}/submissions`;

beforeEach(() => {
  store.control.set({ plusInSignature: 'alternate', uploadUrlLifetimeSeconds: 86_400 });
});

async function uploadUrl(): Promise<string> {
  const { json } = await store.post(submissions);
  await store.delete(`${submissions}/${json.id}`);
  return json.fileUploadUrl;
}

/** The SDK cuts a query value at its second `=`, so those of the signature are encoded as well. */
const forSdk = (url: string): string =>
  url.replaceAll('+', '%2B').replace(/=+(?=&se=)/, (padding) => padding.replaceAll('=', '%3D'));
const signatureOf = (url: string): string => /&sig=([^&]+)/.exec(url)?.[1] ?? '';

describe('An upload URL', () => {
  test('has the form of the real one and lasts a day', async () => {
    const url = new URL(await uploadUrl());
    expect(url.origin).toBe(store.simulator.blobUrl);
    expect(url.protocol).toBe('https:');
    expect(url.pathname).toMatch(/^\/ingestion\/[0-9a-f-]{36}$/);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({ sv: '2014-02-14', sr: 'b', sp: 'rwl' });
    const hours = (Date.parse(url.searchParams.get('se') ?? '') - Date.now()) / 3_600_000;
    expect(hours).toBeCloseTo(24, 1);
  });

  test('has an unencoded signature with a + every second time, always or never, as set', async () => {
    const hasPlus = async () => signatureOf(await uploadUrl()).includes('+');
    const alternating = [await hasPlus(), await hasPlus(), await hasPlus(), await hasPlus()];
    expect(alternating.filter(Boolean)).toHaveLength(2);
    expect(alternating[0]).not.toBe(alternating[1]);
    store.control.set({ plusInSignature: 'always' });
    expect([await hasPlus(), await hasPlus()]).toEqual([true, true]);
    store.control.set({ plusInSignature: 'never' });
    expect([await hasPlus(), await hasPlus()]).toEqual([false, false]);
  });

  test('is refused as it is if the signature has a +, and accepted with %2B', async () => {
    store.control.set({ plusInSignature: 'always' });
    const url = await uploadUrl();
    const put = { method: 'PUT', body: 'x', headers: { 'x-ms-blob-type': 'BlockBlob' } };
    expect((await ask(url, store.simulator.caFile, put)).status).toBe(403);
    expect((await upload(store.simulator, url, Buffer.from('x'))).status).toBe(201);
  });

  test('is refused once it has expired', async () => {
    store.control.set({ uploadUrlLifetimeSeconds: -1 });
    expect((await upload(store.simulator, await uploadUrl(), Buffer.from('x'))).status).toBe(403);
  });

  test('accepts blocks in any order and one list, and returns the blob by HEAD and GET', async () => {
    const client = new TrustingBlob(forSdk(await uploadUrl()), store.simulator);
    const blocks = ['one, ', 'two, ', 'three'];
    const idOf = (index: number) => Buffer.from(`block-${index}`).toString('base64');
    await Promise.all(blocks.map((text, index) => client.stageBlock(idOf(index), text, text.length)));
    await client.commitBlockList(blocks.map((_, index) => idOf(index)));
    expect((await client.getProperties()).contentLength).toBe(15);
    expect((await client.downloadToBuffer()).toString()).toBe('one, two, three');
  });

  test('refuses a block whose MD5 does not match', async () => {
    const client = new TrustingBlob(forSdk(await uploadUrl()), store.simulator);
    const staged = client.stageBlock('YQ==', 'abc', 3, { transactionalContentMD5: new Uint8Array(16) });
    await expect(staged).rejects.toMatchObject({ statusCode: 400 });
  });

  test('never shows its signature in the history', async () => {
    const url = await uploadUrl();
    await upload(store.simulator, url, Buffer.from('x'));
    const record = store.control.history().findLast(({ role }) => role === 'blob');
    expect(record).toMatchObject({ method: 'PUT', bytes: 1, status: 201 });
    expect(record?.query).toContain('sig=REDACTED');
    expect(JSON.stringify(record)).not.toContain(signatureOf(url));
  });
});
