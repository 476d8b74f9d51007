/** What Microsoft's published sample clients force on a server (store-api.md §9.3), row by row. */
import https from 'node:https';
import { describe, expect, test } from '@jest/globals';
import { ask, type Reply, signIn, storeId, useSimulator } from './client.ts';

const store = useSimulator({ addOns: [{ id: '9NADDON00001', productId: 'gold' }] });
const app = `applications/${storeId}`;

async function draft(): Promise<{ path: string; json: Record<string, unknown> }> {
  const { json } = await store.post(`${app}/submissions`);
  return { path: `${app}/submissions/${json.id}`, json };
}

describe('What is not there', () => {
  test('is missing, never null: references to submissions and @nextLink', async () => {
    const { json } = await store.get(app);
    expect(json).not.toHaveProperty('pendingApplicationSubmission');
    store.control.seedApp({ id: storeId, published: false });
    expect((await store.get(app)).json).not.toHaveProperty('lastPublishedApplicationSubmission');
    expect((await store.get('applications')).json).not.toHaveProperty('@nextLink');
  });
});

describe('Every response', () => {
  test('of DELETE is 204 with Content-Length: 0', async () => {
    const { path } = await draft();
    const reply = await store.delete(path);
    expect(reply.status).toBe(204);
    expect(reply.headers['content-length']).toBe('0');
  });

  test('has Content-Length and MS-CorrelationId and is not chunked, refusals included', async () => {
    const { path } = await draft();
    const replies = [
      await store.get(app),
      await store.get(`${path}/status`),
      await store.get('applications/9WRONG000000'),
      await store.post(`${app}/submissions`),
      await store.put(path, {}),
      await ask(`${store.simulator.storeUrl}/nowhere`, store.simulator.caFile),
      await signIn(store.simulator),
    ];
    for (const { headers, text } of replies) {
      expect(Number(headers['content-length'])).toBe(Buffer.byteLength(text));
      expect(headers['transfer-encoding']).toBeUndefined();
      expect(headers['ms-correlationid']).toMatch(/^[0-9a-f-]{36}$/);
    }
  });
});

describe('Names of members', () => {
  test('are read without regard to case, and of two spellings the last one wins', async () => {
    const { path, json } = await draft();
    const { pricing, ...rest } = json;
    const reply = await store.put(path, {
      ...rest,
      pricing,
      Pricing: { PRICEID: 'Tier5', trialperiod: 'OneDay' },
      Trailers: [
        {
          VideoFileName: 'a.mp4',
          TrailerAssets: { 'en-us': { Title: 'T', ImageList: [{ FileName: 'a.png' }] } },
        },
      ],
      GamingOptions: [{ Genres: ['Games_Casino'] }],
    });
    expect(reply.status).toBe(200);
    expect(reply.json.pricing).toMatchObject({ priceId: 'Tier5', trialPeriod: 'OneDay' });
    expect(reply.json.trailers).toEqual([
      {
        videoFileName: 'a.mp4',
        trailerAssets: { 'en-us': { title: 'T', imageList: [{ fileName: 'a.png' }] } },
      },
    ]);
    expect(reply.json.gamingOptions).toEqual([{ genres: ['Games_Casino'] }]);
  });

  test('of add-ons likewise: lifeTime and the icon’s FileName', async () => {
    const { json } = await store.post('inappproducts/9NADDON00001/submissions');
    const reply = await store.put(`inappproducts/9NADDON00001/submissions/${json.id}`, {
      ...json,
      lifetime: undefined,
      lifeTime: 'OneDay',
      listings: { 'en-us': { Title: 'Gold', icon: { FileName: 'i.png', fileStatus: 'PendingUpload' } } },
    });
    expect(reply.json.lifetime).toBe('OneDay');
    expect(reply.json.listings['en-us']).toEqual({
      title: 'Gold',
      icon: { fileName: 'i.png', fileStatus: 'PendingUpload' },
    });
  });

  test('that are unknown are ignored: packages, marketSpecificPricing, otherPeripherals', async () => {
    const { path, json } = await draft();
    const reply = await store.put(path, {
      ...json,
      packages: [{ fileName: 'x.appx' }],
      pricing: { priceId: 'Free', marketSpecificPricing: {} },
      gamingOptions: [{ genres: [], otherPeripherals: 'drum' }],
    });
    expect(reply.status).toBe(200);
    expect(reply.json).not.toHaveProperty('packages');
    expect(reply.json.pricing).not.toHaveProperty('marketSpecificPricing');
    expect(reply.json.gamingOptions).toEqual([{ genres: [] }]);
    expect(reply.json.applicationPackages).toEqual(json.applicationPackages);
  });

  test('that the Store has and no page names are passed through', async () => {
    store.control.seedApp({ id: storeId, submission: { newSwitch: { on: true }, gamingOptions: null } });
    const { path, json } = await draft();
    const reply = await store.put(path, { ...json, newSwitch: { on: false } });
    expect(reply.json.newSwitch).toEqual({ on: false });
  });

  test('that the service sets are ignored in a PUT', async () => {
    const { path, json } = await draft();
    const reply = await store.put(path, {
      ...json,
      id: '1',
      status: 'Published',
      friendlyName: 'mine',
      packageDeliveryOptions: {
        packageRollout: { packageRolloutStatus: 'PackageRolloutComplete', fallbackSubmissionId: '7' },
      },
    });
    expect(reply.json).toMatchObject({
      id: json.id,
      status: 'PendingCommit',
      friendlyName: json.friendlyName,
    });
    expect(reply.json.packageDeliveryOptions.packageRollout).toMatchObject({
      packageRolloutStatus: 'PackageRolloutNotStarted',
      fallbackSubmissionId: '0',
    });
  });
});

describe('Bodies of POST', () => {
  test.each([[undefined], ['""'], ['null'], ['']])('%p is accepted by create and commit', async (body) => {
    const created = await store.post(`${app}/submissions`, body);
    expect(created.status).toBe(201);
    const committed = await store.post(`${app}/submissions/${created.json.id}/commit`, body);
    expect(committed).toMatchObject({ status: 202, json: { status: 'CommitStarted' } });
  });

  test('`""` is accepted by GET and DELETE, on one connection kept open', async () => {
    const { path } = await draft();
    const agent = new https.Agent({ keepAlive: true, maxSockets: 1 });
    const { access_token: token } = (await signIn(store.simulator)).json;
    const headers = { Authorization: `Bearer ${token}`, 'Content-type': 'application/json' };
    for (const [method, status] of [
      ['GET', 200],
      ['DELETE', 204],
      ['GET', 404],
    ] as const) {
      const url = `${store.simulator.storeUrl}/v1.0/my/${path}`;
      const reply = await ask(url, store.simulator.caFile, { method, headers, body: '', agent });
      expect(reply.status).toBe(status);
    }
    agent.destroy();
  });
});

describe('A create body with content', () => {
  const refusal = {
    status: 400,
    json: { message: 'The size of Listings must be 1 or more', source: 'Ingestion Api' },
  };

  test.each([['{}'], ['{"listings":{}}'], ['{"visibility":"Public"}'], [' { } ']])(
    '%s is read as the submission of an app, which needs a listing',
    async (body) => {
      expect(await store.post(`${app}/submissions`, body)).toMatchObject(refusal);
      expect((await store.get(app)).json).not.toHaveProperty('pendingApplicationSubmission');
    },
  );

  test('leaves no draft behind if it is refused as an update would be', async () => {
    const { listings } = (await draft()).json;
    await store.control.seedApp({ id: storeId });
    expect((await store.post(`${app}/submissions`, { listings })).status).toBe(400);
    expect((await store.get(app)).json).not.toHaveProperty('pendingApplicationSubmission');
  });

  test('is the submission if it is complete', async () => {
    const { path, json } = await draft();
    await store.delete(path);
    const created = await store.post(`${app}/submissions`, { ...json, visibility: 'Hidden' });
    expect(created).toMatchObject({ status: 201, json: { visibility: 'Hidden' } });
  });

  test('`{}` is accepted for a flight', async () => {
    store.control.seedApp({ id: storeId, flights: [{ flightId: 'f1', friendlyName: 'Beta' }] });
    expect((await store.post(`${app}/flights/f1/submissions`, '{}')).status).toBe(201);
  });
});

describe('A Content-Type', () => {
  async function answers(method: string, path: string, type: string | undefined, body = ''): Promise<Reply> {
    const { access_token: token } = (await signIn(store.simulator)).json;
    return ask(`${store.simulator.storeUrl}/v1.0/my/${path}`, store.simulator.caFile, {
      method,
      body,
      headers: { Authorization: `Bearer ${token}`, ...(type !== undefined && { 'Content-Type': type }) },
    });
  }

  test.each([
    ['application/x-www-form-urlencoded'],
    ['text/plain;charset=UTF-8'],
    ['text/xml'],
    ['application/jsonp'],
    ['application/json2; x=application/json'],
    [''],
  ])('%j is refused by every method except GET, with a body or without', async (type) => {
    const { path, json } = await draft();
    const calls = [
      ['POST', `${app}/submissions`, ''],
      ['PUT', path, JSON.stringify(json)],
      ['POST', `${path}/commit`, ''],
      ['POST', `${app}/flights`, '{}'],
      ['DELETE', path, ''],
    ] as const;
    for (const [method, to, body] of calls) {
      expect(await answers(method, to, type, body)).toMatchObject({
        status: 400,
        json: {
          code: 'InvalidParameterValue',
          message: 'Only JSON content is accepted',
          source: 'Ingestion Api',
          target: 'mediaType',
        },
      });
    }
    expect((await answers('GET', path, type)).json.status).toBe('PendingCommit');
  });

  test.each([
    ['application/json'],
    ['Application/JSON; charset=utf-8'],
    ['application/json;odata.metadata=minimal'],
    ['application/vnd.store+json'],
    [undefined],
  ])('%j is accepted', async (type) => {
    const { path, json } = await draft();
    expect((await answers('PUT', path, type, JSON.stringify(json))).status).toBe(200);
    expect((await answers('POST', `${path}/commit`, type)).status).toBe(202);
  });
});

describe('What live responses have beyond the documentation', () => {
  test('is the platform of a package, even for earlier Windows, as it is seeded', async () => {
    const old = { fileName: 'old.appx', architecture: 'x86', targetPlatform: 'Windows81' };
    store.control.seedApp({
      id: storeId,
      packages: [
        { fileName: 'new.msix' },
        { ...old, targetDeviceFamilies: null },
        { ...old, fileName: 'older.appx', targetPlatform: null, targetDeviceFamilies: 'None' },
        { ...old, fileName: 'oldest.appx', targetDeviceFamilies: [] },
      ],
    });
    const { path, json } = await draft();
    expect(json.applicationPackages).toMatchObject([
      { targetPlatform: 'Windows10', targetDeviceFamilies: ['Windows.Desktop min version 10.0.17763.0'] },
      { targetPlatform: 'Windows81', targetDeviceFamilies: null },
      { targetPlatform: null, targetDeviceFamilies: 'None' },
      { targetPlatform: 'Windows81', targetDeviceFamilies: [] },
    ]);
    const stored = await store.put(path, json);
    expect(stored.json.applicationPackages).toEqual(json.applicationPackages);
  });

  test("is a date in a flight's targetPublishDate, which a PUT may write with seven decimals or not at all", async () => {
    store.control.seedApp({ id: storeId, flights: [{ flightId: 'f1', friendlyName: 'Beta' }] });
    const { json } = await store.post(`${app}/flights/f1/submissions`);
    expect(json.targetPublishDate).toBe('1601-01-01T00:00:00Z');
    const path = `${app}/flights/f1/submissions/${json.id}`;
    const dateAfter = async (targetPublishDate: unknown) =>
      (await store.put(path, { ...json, targetPublishDate })).json.targetPublishDate;
    expect(await dateAfter('1601-01-01T00:00:00.0000000Z')).toBe('1601-01-01T00:00:00.0000000Z');
    expect([await dateAfter(''), await dateAfter(null), await dateAfter(undefined)]).toEqual(
      Array(3).fill('1601-01-01T00:00:00Z'),
    );
    expect((await store.put(path, { ...json, targetPublishDate: 'tomorrow' })).json).toMatchObject({
      code: 'InvalidParameterValue',
      target: 'targetPublishDate',
    });
  });

  test('does not include the address of an image: binaries can be sent, not fetched', async () => {
    const { json } = await store.post(`${app}/submissions`);
    const path = `${app}/submissions/${json.id}`;
    const [image] = json.listings['en-us'].baseListing.images;
    expect((await store.get(`${path}/images/${image.id}`)).status).toBe(404);
    expect(Object.keys(image).sort()).toEqual(['description', 'fileName', 'fileStatus', 'id', 'imageType']);
  });
});

describe('Paths', () => {
  test('match without regard to case and with trailing slashes', async () => {
    const { json } = await store.post(`Applications/${storeId.toLowerCase()}/Submissions/`);
    expect((await store.post(`${app}/submissions/${json.id}/Commit`)).status).toBe(202);
    expect((await store.get('inappproducts/')).status).toBe(200);
    expect((await store.get(`${app}/listflights/?top=5&skip=0`)).status).toBe(200);
  });

  test('that are known return 405 for another method, all others 404', async () => {
    expect((await store.put(app, {})).status).toBe(405);
    expect((await store.get('elsewhere')).status).toBe(404);
  });

  test('work over plain HTTP, too, and for StoreBroker’s literal token', async () => {
    const reply = await ask(`${store.simulator.storeHttpUrl}/v1.0/my/${app}`, '', {
      headers: { Authorization: 'Bearer PROXY' },
    });
    expect(reply).toMatchObject({ status: 200, json: { id: storeId } });
  });
});

describe('The sparse create', () => {
  test('has neither listings nor packages', async () => {
    const { json } = await store.post(`${app}/submissions?isMinimalResponse=true`);
    expect(json).toMatchObject({ status: 'PendingCommit', fileUploadUrl: expect.any(String) });
    expect(json).not.toHaveProperty('listings');
    expect(json).not.toHaveProperty('applicationPackages');
  });
});
