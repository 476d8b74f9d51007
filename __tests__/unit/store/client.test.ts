import { afterEach, describe, expect, test } from '@jest/globals';
import { StoreClient } from '../../../src/store/client.ts';
import type { Target } from '../../../src/store/target.ts';
import { inOrder, type Reply, type Script, type ScriptedServer, serve } from './scripted-server.ts';
import { appId, setUp, submissionId } from './setup.ts';

const flightId = '6d3a1e4f-0b2c-4d5e-8f90-123456789abc';
const app: Target = { kind: 'app', appId };
const flight = { kind: 'flight', appId, flightId } as const;
const root = '/v1.0/my/';
const appPath = `${root}applications/${appId}`;
const submissions = `${appPath}/submissions`;
const sas =
  'https://acct.blob.core.windows.net/ingestion/guid?sv=2014-02-14&sr=b&sig=canary%2Bcanary%3D&se=2026-11-21T12:00:00Z&sp=rwl';
const draft = {
  id: submissionId,
  status: 'PendingCommit',
  fileUploadUrl: sas,
  gamingOptions: null,
  unknown: { a: [1] },
};
const made: Reply = { status: 201, body: draft };
const ref = (id: string) => ({ id, resourceLocation: `applications/${appId}/submissions/${id}` });
const published = ref('1152921505699990001');
const free: Reply = { status: 200, body: { id: appId, lastPublishedApplicationSubmission: published } };
const taken: Reply = {
  status: 200,
  body: {
    id: appId,
    lastPublishedApplicationSubmission: published,
    pendingApplicationSubmission: ref(submissionId),
  },
};
const conflict: Reply = {
  status: 409,
  body: {
    code: 'InvalidState',
    message: 'Create submission failed, status code Conflict',
    target: 'submission',
  },
};
const known: ReadonlySet<string> = new Set([published.id]);

const servers: ScriptedServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function storeThat(script: Script) {
  const server = await serve(script);
  servers.push(server);
  const setup = setUp(server.origin);
  const log = server.requests;
  return {
    server,
    setup,
    client: new StoreClient(setup),
    /** Methods and last path segments, `POST submissions`. */
    calls: () => log.map(({ method, url }) => `${method} ${url.split('/').at(-1)}`),
  };
}

/** A Store that gives the n-th request of a kind the n-th reply for it; the last one is repeated. */
function perCall(replies: Record<string, readonly Reply[]>): Script {
  const counts: Record<string, number> = {};
  return ({ method, url }) => {
    const key = Object.keys(replies).find((name) => `${method} ${url}`.endsWith(name));
    if (key === undefined) return { status: 418, body: `${method} ${url} was not expected` };
    const count = counts[key] ?? 0;
    counts[key] = count + 1;
    const list = replies[key] ?? [];
    return list[Math.min(count, list.length - 1)] ?? { status: 418 };
  };
}

const store = (post: readonly Reply[], get: readonly Reply[]) =>
  storeThat(
    perCall({
      [`POST ${submissions}`]: post,
      [`GET ${appPath}`]: get,
      [`GET ${submissions}/${submissionId}`]: [{ status: 200, body: draft }],
    }),
  );

describe('reading a target', () => {
  test('the app names its pending and its last published submission', async () => {
    const { client } = await storeThat(inOrder(taken));
    expect(await client.look(app)).toMatchObject({
      app: { id: appId },
      pending: { id: submissionId },
      lastPublished: { id: published.id },
    });
  });

  test('a submission that is not there is missing, even if the Store says null', async () => {
    const { client } = await storeThat(
      inOrder({ status: 200, body: { id: appId, pendingApplicationSubmission: null } }),
    );
    expect(Object.keys(await client.look(app))).toEqual(['app']);
  });

  test('every member of an app or an add-on except its id may be null, and ids may be numbers', async () => {
    const nulls = {
      primaryName: null,
      packageFamilyName: null,
      packageIdentityName: null,
      publisherName: null,
      hasAdvancedListingPermission: null,
      firstPublishedDate: null,
      lastPublishedApplicationSubmission: { id: 7, resourceLocation: null },
      pendingApplicationSubmission: null,
    };
    const one = await storeThat(inOrder({ status: 200, body: { id: appId, ...nulls } }));
    const look = await one.client.look(app);
    expect(look).toMatchObject({ app: { id: appId }, lastPublished: { id: '7' } });
    expect([look.app?.primaryName, look.app?.packageIdentityName, look.app?.publisherName]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    const addOn = { id: '9NBLGGH4TNMP', productId: null, productType: null, applications: null };
    const two = await storeThat(inOrder({ status: 200, body: addOn }));
    expect((await two.client.getAddOn('9NBLGGH4TNMP')).productId).toBeUndefined();
    const nameless = await storeThat(inOrder({ status: 200, body: { id: null } }));
    await expect(nameless.client.look(app)).rejects.toMatchObject({ code: 'store-answer-unexpected' });
  });

  test('a flight comes with its app, whose identity the packages must have', async () => {
    const { client, server } = await storeThat(({ url }) =>
      url.includes('flights')
        ? {
            status: 200,
            body: {
              flightId,
              pendingFlightSubmission: { id: '5', resourceLocation: `flights/${flightId}/submissions/5` },
            },
          }
        : { status: 200, body: { id: appId, packageIdentityName: 'Contoso.App' } },
    );
    const look = await client.look(flight);
    expect(look).toMatchObject({
      app: { packageIdentityName: 'Contoso.App' },
      flight: { flightId },
      pending: { id: '5' },
    });
    expect(look.lastPublished).toBeUndefined();
    expect(server.lines()).toContain(`GET ${appPath}/flights/${flightId}`);
  });

  test('an add-on', async () => {
    const { client, server } = await storeThat(
      inOrder({
        status: 200,
        body: { id: '9NBLGGH4TNMP', lastPublishedInAppProductSubmission: { id: '7' } },
      }),
    );
    const look = await client.look({ kind: 'add-on', addOnId: '9NBLGGH4TNMP' });
    expect(look).toMatchObject({ addOn: { id: '9NBLGGH4TNMP' }, lastPublished: { id: '7' } });
    expect(server.lines()).toEqual([`GET ${root}inappproducts/9NBLGGH4TNMP`]);
  });
});

describe('a submission', () => {
  test('keeps unknown members, and an id that is sent as a number', async () => {
    const text = `{"id":"${submissionId}","gamingOptions":null,"future":{"ref":1152921505699998877},"applicationPackages":[{"fileName":"a.msix","x":1}]}`;
    const { client } = await storeThat(inOrder({ status: 200, body: text }));
    const submission = await client.getSubmission(app, submissionId);
    expect(submission).toMatchObject({ gamingOptions: null, future: { ref: '1152921505699998877' } });
    expect(submission.applicationPackages).toEqual([{ fileName: 'a.msix', x: 1 }]);
  });

  test('is sent back with the numbers as they came, an id that was a number included', async () => {
    const text = `{"id":${submissionId},"packageDeliveryOptions":{"packageRollout":{"packageRolloutPercentage":0.0,"fallbackSubmissionId":0}},"future":12345678901234567890,"price":1.10,"huge":1e400}`;
    const { client, server } = await storeThat(inOrder({ status: 200, body: text }));
    const submission = await client.getSubmission(app, submissionId);
    expect(submission).toMatchObject({ id: submissionId });
    await client.update(app, submissionId, { ...structuredClone(submission), visibility: 'Hidden' });
    const sent = server.requests.at(-1)?.body ?? '';
    expect(sent).toBe(text.replace(/}$/, ',"visibility":"Hidden"}'));
  });

  test('has every form of its upload URL masked before it is returned', async () => {
    for (const act of ['getSubmission', 'update', 'create'] as const) {
      const { client, setup } = await storeThat(inOrder({ status: 200, body: draft }));
      if (act === 'getSubmission') await client.getSubmission(app, submissionId);
      if (act === 'update') await client.update(app, submissionId, draft);
      if (act === 'create') await client.create(app, known);
      expect(setup.logger.masks).toEqual(
        expect.arrayContaining([sas, 'canary%2Bcanary%3D', 'canary+canary=']),
      );
      expect(setup.logger.lines.join()).not.toContain('canary%2B');
    }
  });

  test('in another form is an error that names the members and shows no value', async () => {
    const { client } = await storeThat(
      inOrder({ status: 200, body: { ...draft, applicationPackages: [{ fileName: 7 }] } }),
    );
    const error = await client.getSubmission(app, submissionId).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'store-answer-unexpected', correlationId: 'correlation-200' });
    expect(String(error)).toContain('applicationPackages.0.fileName');
    expect(JSON.stringify(error)).not.toContain('canary');
  });

  test('has an id that is checked before it goes into a path', async () => {
    const { client, server } = await storeThat(inOrder(made));
    await expect(client.getSubmission(app, '../x')).rejects.toMatchObject({ code: 'store-invalid-id' });
    expect(server.requests).toEqual([]);
  });
});

describe('the flights of an app', () => {
  const list = `${appPath}/listflights`;
  const one = (name: string) => ({ flightId: name, friendlyName: name });

  test('come from all pages', async () => {
    const { client, server } = await storeThat(({ url }) =>
      url.includes('skip=2')
        ? { status: 200, body: { value: [one('c')], totalCount: 3 } }
        : {
            status: 200,
            body: {
              value: [one('a'), one('b')],
              totalCount: 3,
              '@nextLink': `applications/${appId}/listflights/?skip=2&top=2`,
            },
          },
    );
    expect((await client.listFlights(appId)).map(({ friendlyName }) => friendlyName)).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect(server.lines()).toEqual([`GET ${list}`, `GET ${list}/?skip=2&top=2`]);
  });

  test('are an empty list if the Store returns 404', async () => {
    const { client } = await storeThat(inOrder({ status: 404 }));
    expect(await client.listFlights(appId)).toEqual([]);
  });

  test.each(['https://evil.example/x', '//evil.example/x', '/other'])(
    'are not read from %s',
    async (link) => {
      const { client, server } = await storeThat(
        inOrder({ status: 200, body: { value: [], '@nextLink': link } }),
      );
      await expect(client.listFlights(appId)).rejects.toMatchObject({ code: 'store-foreign-address' });
      expect(server.requests).toHaveLength(1);
    },
  );

  test('end although the Store goes on forever', async () => {
    const body = { value: [one('a')], '@nextLink': 'applications?skip=1' };
    const { client } = await storeThat(inOrder({ status: 200, body }));
    await expect(client.listFlights(appId)).rejects.toMatchObject({ code: 'store-endless-list' });
  });
});

describe('a raw request', () => {
  test('returns a list from all its pages, including unknown members', async () => {
    const { client, calls } = await storeThat(
      inOrder(
        { status: 200, body: { value: [{ a: 1 }], totalCount: 2, x: 'y', '@nextLink': 'list?skip=1' } },
        { status: 200, body: { value: [2], totalCount: 2, '@nextLink': null } },
      ),
    );
    expect(await client.request('GET', 'list')).toEqual({ value: [{ a: 1 }, 2], totalCount: 2, x: 'y' });
    expect(calls()).toEqual(['GET list', 'GET list?skip=1']);
  });

  test('does not follow a link in the response to a write', async () => {
    const body = { value: [], '@nextLink': 'list?skip=1' };
    const { client, server } = await storeThat(inOrder({ status: 200, body }));
    expect(await client.request('POST', 'inappproducts', { productId: 'gold' })).toEqual(body);
    expect(server.requests.map((each) => each.body)).toEqual(['{"productId":"gold"}']);
  });

  test('returns nothing if the Store does', async () => {
    const { client } = await storeThat(inOrder({ status: 204 }));
    expect(await client.request('DELETE', 'inappproducts/9NBLGGH4TNMP')).toBeUndefined();
  });

  test('has every upload URL masked, wherever it is and on every page', async () => {
    const other = sas.replace('canary%2Bcanary%3D', 'another1');
    const { client, setup } = await storeThat(
      inOrder(
        { status: 200, body: { value: [{ deep: [draft] }], '@nextLink': 'list?skip=1' } },
        { status: 200, body: { value: [{ FileUploadURL: other }] } },
      ),
    );
    await client.request('GET', 'list');
    expect(setup.logger.masks).toEqual(expect.arrayContaining([sas, 'canary+canary=', other, 'another1']));
  });
});

describe('create', () => {
  test('sends one POST and no check when all is well', async () => {
    const { client, calls } = await store([made], [free]);
    expect((await client.create(app, known)).submission.id).toBe(submissionId);
    expect(calls()).toEqual(['POST submissions']);
  });

  test.each<[string, Reply]>([
    [
      '503 though it was created (StoreBroker#123)',
      { status: 503, body: { code: 'InvalidOperation', message: 'Retry' } },
    ],
    ['500 though it was created', { status: 500 }],
    ['a lost response', 'reset'],
    ['half a response', 'half'],
    ['201 with half a document', { status: 201, body: '{"id":"11529' }],
    ['201 without an id', { status: 201, body: {} }],
  ])('uses what it finds after %s', async (_name, reply) => {
    const { client, calls, setup } = await store([reply], [taken]);
    expect((await client.create(app, known)).submission.fileUploadUrl).toBe(sas);
    expect(calls()).toEqual(['POST submissions', `GET ${appId}`, `GET ${submissionId}`]);
    expect(setup.clock.sleeps).toEqual([5_000]);
  });

  test('finds it although the Store shows it only at the third check', async () => {
    const { client, calls, setup } = await store([{ status: 503 }], [free, free, taken]);
    await client.create(app, known);
    expect(calls().filter((call) => call.startsWith('POST'))).toHaveLength(1);
    expect(setup.clock.sleeps).toEqual([5_000, 10_000, 15_000]);
  });

  test('sends it again when three checks over 30 s show nothing', async () => {
    const { client, calls } = await store([{ status: 503 }, made], [free]);
    expect((await client.create(app, known)).submission.id).toBe(submissionId);
    const look = `GET ${appId}`;
    expect(calls()).toEqual(['POST submissions', look, look, look, 'POST submissions']);
  });

  test('sends it three times at most, with checks in between, and says where to look', async () => {
    const { client, calls } = await store([{ status: 500 }], [free]);
    await expect(client.create(app, known)).rejects.toMatchObject({
      code: 'store-unavailable',
      todo: expect.stringContaining('certification result'),
    });
    expect(calls().filter((call) => call.startsWith('POST'))).toHaveLength(3);
    expect(calls().join().includes('POST submissions,POST')).toBe(false);
    expect(calls().at(-1)).toBe(`GET ${appId}`);
  });

  test('uses a submission that it finds only after sending it again', async () => {
    const { client } = await store([{ status: 503 }, conflict], [free, free, free, taken]);
    expect((await client.create(app, known)).submission.id).toBe(submissionId);
  });

  test('never treats one that was known before as its own', async () => {
    const { client, calls } = await store([{ status: 503 }, made], [taken, taken, taken]);
    await client.create(app, new Set([published.id, submissionId]));
    expect(calls().filter((call) => call.startsWith('POST'))).toHaveLength(2);
  });

  test('is busy when someone else was faster', async () => {
    const { client, calls } = await store([conflict], [taken]);
    await expect(client.create(app, known)).rejects.toMatchObject({ code: 'slot-taken', result: 'busy' });
    expect(calls()).toEqual(['POST submissions', `GET ${appId}`]);
  });

  test('is busy when the other one shows up only at the second check', async () => {
    const { client } = await store([conflict], [free, taken]);
    await expect(client.create(app, known)).rejects.toMatchObject({ code: 'slot-taken' });
  });

  test('with nothing pending, a conflict is the state of the app', async () => {
    const { client, calls } = await store([conflict], [free]);
    await expect(client.create(app, known)).rejects.toMatchObject({
      code: 'store-app-not-ready',
      status: 409,
    });
    expect(calls().filter((call) => call.startsWith('POST'))).toHaveLength(1);
  });

  test('a feature that the API does not support is not a pending submission', async () => {
    const message = 'This application uses features that are not supported by the submission API';
    const { client } = await store([{ status: 409, body: { code: 'InvalidState', message } }], [taken]);
    await expect(client.create(app, known)).rejects.toMatchObject({ code: 'store-feature-unsupported' });
  });

  test('throttled, waits as long as asked, checks and sends it again', async () => {
    const { client, calls, setup } = await store(
      [{ status: 429, headers: { 'Retry-After': '40' } }, made],
      [free],
    );
    await client.create(app, known);
    expect(calls()).toEqual(['POST submissions', `GET ${appId}`, 'POST submissions']);
    expect(setup.clock.sleeps).toEqual([55_000]);
  });

  test('throttled while someone else is faster, is busy', async () => {
    const { client } = await store([{ status: 429 }], [taken]);
    await expect(client.create(app, known)).rejects.toMatchObject({ code: 'slot-taken' });
  });

  test('checks no earlier than a 503 asks for', async () => {
    const { client, setup } = await store([{ status: 503, headers: { 'Retry-After': '90' } }], [taken]);
    await client.create(app, known);
    expect(setup.clock.sleeps).toEqual([90_000]);
  });

  test('with an expired token, renews it, checks and sends it again', async () => {
    const { client, calls, setup } = await store([{ status: 401 }, made], [free]);
    await client.create(app, known);
    expect(calls()).toEqual(['POST submissions', `GET ${appId}`, 'POST submissions']);
    expect(setup.tokens.renewals).toBe(1);
  });

  test.each([400, 403, 404])('is not sent again after %i, and nothing is checked', async (status) => {
    const { client, calls } = await store([{ status }], [free]);
    await expect(client.create(app, known)).rejects.toMatchObject({ status });
    expect(calls()).toEqual(['POST submissions']);
  });
});

/** The draft is still what it was. */
const unchanged = async () => undefined;

describe('commit', () => {
  const path = `${submissions}/${submissionId}`;
  const status = (name: string): Reply => ({ status: 200, body: { status: name, statusDetails: null } });
  const committing = (post: readonly Reply[], get: readonly Reply[]) =>
    storeThat(perCall({ [`POST ${path}/commit`]: post, [`GET ${path}/status`]: get }));
  const posts = (calls: string[]) => calls.filter((call) => call.startsWith('POST')).length;

  test('returns the status; an empty response is CommitStarted', async () => {
    const first = await committing([{ status: 202, body: { status: 'CommitStarted' } }], []);
    expect(await first.client.commit(app, submissionId, unchanged)).toBe('CommitStarted');
    expect(first.calls()).toEqual(['POST commit']);
    const second = await committing([{ status: 200 }], []);
    expect(await second.client.commit(app, submissionId, unchanged)).toBe('CommitStarted');
  });

  test.each<[string, Reply]>([
    ['a lost response', 'reset'],
    ['502', { status: 502, body: '<html></html>' }],
    ['503', { status: 503 }],
    ['409', { status: 409 }],
  ])('is not sent again after %s when the Store has moved on', async (_name, reply) => {
    for (const state of ['CommitStarted', 'PreProcessing', 'Certification', 'CommitFailed', 'SomethingNew']) {
      const { client, calls } = await committing([reply], [status(state)]);
      expect(await client.commit(app, submissionId, unchanged)).toBe(state);
      expect(calls()).toEqual(['POST commit', 'GET status']);
    }
  });

  test.each(['PendingCommit', 'pendingcommit', 'None'])(
    'is sent again after 45 s in the draft state %s',
    async (state) => {
      const { client, calls, setup } = await committing([{ status: 502 }, { status: 200 }], [status(state)]);
      await client.commit(app, submissionId, unchanged);
      const look = 'GET status';
      expect(calls()).toEqual(['POST commit', look, look, look, look, 'POST commit']);
      expect(setup.clock.sleeps.slice(0, 4)).toEqual([5_000, 10_000, 15_000, 15_000]);
    },
  );

  test('is sent three times at most', async () => {
    const { client, calls } = await committing(['reset'], [status('PendingCommit')]);
    await expect(client.commit(app, submissionId, unchanged)).rejects.toMatchObject({
      code: 'network-lost',
      executed: 'unknown',
    });
    expect(posts(calls())).toBe(3);
    expect(calls().at(-1)).toBe('GET status');
  });

  test('refused while the submission stays a draft, is an error and not sent again', async () => {
    const { client, calls } = await committing([{ status: 409 }], [status('PendingCommit')]);
    await expect(client.commit(app, submissionId, unchanged)).rejects.toMatchObject({
      code: 'store-commit-refused',
    });
    expect(posts(calls())).toBe(1);
  });

  test('of a draft that was edited in Partner Center is an error', async () => {
    const message =
      'Ingestion API can only update, delete, and commit submissions that are created through the API.';
    const { client } = await committing([{ status: 409, body: { message } }], [status('PendingCommit')]);
    await expect(client.commit(app, submissionId, unchanged)).rejects.toMatchObject({
      code: 'store-draft-not-from-api',
    });
  });

  test('is not sent again if the draft has changed or was committed in the meantime', async () => {
    const turnedAway = () => committing([{ status: 429 }, { status: 200 }], [status('PendingCommit')]);
    const changed = await turnedAway();
    const refusal = new Error('another draft');
    await expect(changed.client.commit(app, submissionId, async () => Promise.reject(refusal))).rejects.toBe(
      refusal,
    );
    expect(posts(changed.calls())).toBe(1);
    const gone = await turnedAway();
    expect(await gone.client.commit(app, submissionId, async () => 'Certification')).toBe('Certification');
    expect(posts(gone.calls())).toBe(1);
  });

  test('throttled without being told how long, waits a little over a minute each time, and checks before it is sent again', async () => {
    const { client, calls, setup } = await committing(
      [{ status: 429 }, { status: 429 }, { status: 429 }, { status: 429 }, { status: 200 }],
      [status('PendingCommit')],
    );
    await client.commit(app, submissionId, unchanged);
    expect(setup.clock.sleeps).toEqual([75_000, 75_000, 75_000, 75_000]);
    expect(calls().join()).not.toContain('POST commit,POST commit');
  });

  test('with an expired token, results in one commit', async () => {
    const { client, calls } = await committing([{ status: 401 }, { status: 200 }], [status('PendingCommit')]);
    await client.commit(app, submissionId, unchanged);
    expect(calls()).toEqual(['POST commit', 'GET status', 'POST commit']);
  });
});

describe('delete', () => {
  test.each<[string, readonly Reply[], string]>([
    ['204', [{ status: 204 }], 'deleted'],
    ['a lost response and then 404', ['reset', { status: 404 }], 'deleted'],
    [
      'a page from something in between and then 204',
      [{ status: 200, body: '<html>' }, { status: 204 }],
      'deleted',
    ],
    ['500 and then 204', [{ status: 500 }, { status: 204 }], 'deleted'],
    ['404: gone already', [{ status: 404 }], 'deleted'],
    ['409: no longer a draft', [{ status: 409, body: { code: 'InvalidState' } }], 'in-progress'],
  ])('%s', async (_name, replies, expected) => {
    const { client, server } = await storeThat(inOrder(...replies));
    expect(await client.delete(app, submissionId)).toBe(expected);
    expect(server.requests.every(({ method }) => method === 'DELETE')).toBe(true);
  });

  test('says that it sends JSON, although it sends no body', async () => {
    const { client, server } = await storeThat(inOrder({ status: 204 }));
    await client.delete(app, submissionId);
    expect(server.requests[0]?.headers['content-type']).toBe('application/json');
  });

  test('of a submission that was created in Partner Center is an error', async () => {
    const message =
      'Ingestion API can only update, delete, and commit submissions that are created through the API.';
    const { client } = await storeThat(inOrder({ status: 409, body: { message } }));
    await expect(client.delete(app, submissionId)).rejects.toMatchObject({
      code: 'store-draft-not-from-api',
    });
  });
});

describe('update', () => {
  test('is sent again after a lost response, since it replaces the whole document', async () => {
    const { client, calls } = await storeThat(inOrder('reset', { status: 200, body: draft }));
    expect((await client.update(app, submissionId, draft)).id).toBe(submissionId);
    expect(calls()).toEqual([`PUT ${submissionId}`, `PUT ${submissionId}`]);
  });

  test('is busy when the submission has moved on', async () => {
    const { client } = await storeThat(inOrder({ status: 409, body: { code: 'InvalidState' } }));
    await expect(client.update(app, submissionId, draft)).rejects.toMatchObject({ result: 'busy' });
  });
});

describe('a rollout', () => {
  const path = `${submissions}/${submissionId}`;
  const rollout = (status: string, percentage: number): Reply => ({
    status: 200,
    body: { isPackageRollout: true, packageRolloutPercentage: percentage, packageRolloutStatus: status },
  });
  const running = rollout('PackageRolloutInProgress', 10);
  const changing = (post: readonly Reply[], get: readonly Reply[]) =>
    storeThat(
      perCall({
        'percentage=25': post,
        [`POST ${path}/haltpackagerollout`]: post,
        [`POST ${path}/finalizepackagerollout`]: post,
        packagerollout: get,
      }),
    );

  test('takes the percentage in the query', async () => {
    const { client, server } = await changing([rollout('PackageRolloutInProgress', 25)], []);
    await client.changeRollout(app, submissionId, { action: 'update', percentage: 25 });
    expect(server.lines()).toEqual([`POST ${path}/updatepackagerolloutpercentage?percentage=25`]);
  });

  test.each([
    [{ action: 'update', percentage: 25 }, rollout('PackageRolloutInProgress', 25)],
    [{ action: 'halt' }, rollout('PackageRolloutStopped', 0)],
    [{ action: 'finalize' }, rollout('PackageRolloutComplete', 100)],
  ] as const)(
    'that is already as %j wants it after a lost response or a conflict is not changed again',
    async (change, reached) => {
      for (const reply of ['reset', { status: 503 }, { status: 409 }] as const) {
        const { client, calls } = await changing([reply], [reached]);
        await client.changeRollout(app, submissionId, change);
        expect(calls().filter((call) => call.startsWith('POST'))).toHaveLength(1);
        expect(calls()).toHaveLength(2);
      }
    },
  );

  test('that is not in progress is an error', async () => {
    const { client } = await changing([{ status: 409 }], [rollout('PackageRolloutStopped', 0)]);
    const change = client.changeRollout(app, submissionId, { action: 'finalize' });
    await expect(change).rejects.toMatchObject({ code: 'store-rollout-not-in-progress' });
  });

  test('that stayed as it was is changed again', async () => {
    const { client, calls } = await changing(
      [{ status: 503 }, rollout('PackageRolloutStopped', 0)],
      [running],
    );
    await client.changeRollout(app, submissionId, { action: 'halt' });
    expect(calls().filter((call) => call.startsWith('POST'))).toHaveLength(2);
  });
});
