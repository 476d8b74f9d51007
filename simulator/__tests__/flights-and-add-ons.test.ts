import { beforeEach, describe, expect, test } from '@jest/globals';
import { png } from '../../__tests__/support/png.ts';
import { bundleOf, storeId, upload, useSimulator, zipOf } from './client.ts';

const store = useSimulator();
const app = `applications/${storeId}`;
const flights = `${app}/flights`;

describe('A flight', () => {
  test('is created with a first submission, and its references lack the app', async () => {
    const { status, json } = await store.post(flights, { friendlyName: 'Beta', groupIds: [0] });
    expect(status).toBe(201);
    expect(json).toEqual({
      flightId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      friendlyName: 'Beta',
      groupIds: ['0'],
      rankHigherThan: 'Non-flighted submission',
      pendingFlightSubmission: {
        id: expect.any(String),
        resourceLocation: `flights/${json.flightId}/submissions/${json.pendingFlightSubmission.id}`,
      },
    });
    expect((await store.get(`${flights}/${json.flightId}`)).json).toEqual(json);
  });

  test('publishes a package through its first submission', async () => {
    const { json: flight } = await store.post(flights, { friendlyName: 'Beta' });
    const path = `${app}/${flight.pendingFlightSubmission.resourceLocation}`;
    const { json: draft } = await store.get(path);
    expect(draft).toMatchObject({ flightId: flight.flightId, flightPackages: [], status: 'PendingCommit' });
    expect(draft).not.toHaveProperty('listings');
    expect(draft).not.toHaveProperty('friendlyName');
    await store.put(path, {
      ...draft,
      flightPackages: [{ fileName: 'a.msixbundle', fileStatus: 'PendingUpload' }],
    });
    await upload(
      store.simulator,
      draft.fileUploadUrl,
      await zipOf({ 'a.msixbundle': await bundleOf('2.0.0.0') }),
    );
    await store.post(`${path}/commit`);
    store.control.finish(draft.id);
    const { json } = await store.get(path);
    expect(json).toMatchObject({
      status: 'Published',
      flightPackages: [{ version: '2.0.0.0', fileStatus: 'Uploaded' }],
    });
    const { json: after } = await store.get(`${flights}/${flight.flightId}`);
    expect(after.lastPublishedFlightSubmission.id).toBe(draft.id);
  });

  test('takes the highest rank, or the one above the flight it names', async () => {
    await store.post(flights, { friendlyName: 'One' });
    await store.post(flights, { friendlyName: 'Two' });
    await store.post(flights, { friendlyName: 'Between', rankHigherThan: 'One' });
    const ranks = async () => {
      const { json } = await store.get(`${app}/listflights`);
      return json.value.map(
        (each: Record<string, string>) => `${each.friendlyName} > ${each.rankHigherThan}`,
      );
    };
    expect(await ranks()).toEqual(['One > Non-flighted submission', 'Between > One', 'Two > Between']);
    const [one] = (await store.get(`${app}/listflights`)).json.value;
    expect((await store.delete(`${flights}/${one.flightId}`)).status).toBe(204);
    expect(await ranks()).toEqual(['Between > Non-flighted submission', 'Two > Between']);
    expect((await store.post(flights, { friendlyName: 'x', rankHigherThan: 'nobody' })).status).toBe(400);
  });

  test('needs a published app; an unknown one returns 404, another flight’s submission 409', async () => {
    expect((await store.get(`${flights}/unknown`)).status).toBe(404);
    const { json: one } = await store.post(flights, { friendlyName: 'One' });
    const { json: two } = await store.post(flights, { friendlyName: 'Two' });
    const foreign = `${flights}/${one.flightId}/submissions/${two.pendingFlightSubmission.id}`;
    expect((await store.get(foreign)).status).toBe(409);
    store.control.seedApp({ id: storeId, published: false });
    expect((await store.post(flights, { friendlyName: 'x' })).status).toBe(409);
  });
});

describe('An add-on', () => {
  const gold = { applicationIds: [storeId], productId: 'gold', productType: 'Durable' };

  test('is created without submissions and deleted while it has none published', async () => {
    const { status, json } = await store.post('inappproducts', gold);
    expect(status).toBe(201);
    expect(json).toEqual({
      applications: { value: [{ id: storeId, resourceLocation: app }], totalCount: 1 },
      id: expect.stringMatching(/^9[A-Z0-9]{11}$/),
      productId: 'gold',
      productType: 'Durable',
    });
    expect((await store.post('inappproducts', gold)).status).toBe(409);
    expect((await store.delete(`inappproducts/${json.id}`)).headers['content-length']).toBe('0');
    expect((await store.get(`inappproducts/${json.id}`)).status).toBe(404);
  });

  test.each([
    [{ ...gold, applicationIds: [] }],
    [{ ...gold, productId: 'a,b' }],
    [{ ...gold, productType: 'Other' }],
  ])('is refused as %j', async (body) => {
    expect((await store.post('inappproducts', body)).status).toBe(400);
  });

  test('is first submitted with the whole document in the POST, as the C# sample does', async () => {
    const { json: addOn } = await store.post('inappproducts', gold);
    const submissions = `inappproducts/${addOn.id}/submissions`;
    const empty = await store.post(submissions);
    expect(empty.json.listings).toEqual({});
    expect((await store.put(`${submissions}/${empty.json.id}`, empty.json)).json.target).toBe('listings');
    await store.delete(`${submissions}/${empty.json.id}`);
    const { status, json } = await store.post(submissions, {
      ...empty.json,
      listings: { en: { title: 'Gold', icon: { fileName: 'i.png', fileStatus: 'PendingUpload' } } },
      pricing: { priceId: 'Tier2' },
    });
    expect(status).toBe(201);
    await upload(store.simulator, json.fileUploadUrl, await zipOf({ 'i.png': png(300, 300) }));
    await store.post(`${submissions}/${json.id}/commit`);
    store.control.finish(json.id);
    const { json: after } = await store.get(`${submissions}/${json.id}`);
    expect(after).toMatchObject({ status: 'Published', pricing: { priceId: 'Tier2' } });
    expect(after.listings.en.icon).toMatchObject({ fileStatus: 'Uploaded' });
    expect((await store.delete(`inappproducts/${addOn.id}`)).status).toBe(409);
  });

  test('has no rollouts', async () => {
    store.control.seedApp({ id: storeId, addOns: [{ id: '9NADDON00001', productId: 'gold' }] });
    const { json } = await store.get('inappproducts/9NADDON00001');
    const { resourceLocation } = json.lastPublishedInAppProductSubmission;
    expect((await store.get(resourceLocation)).json).toMatchObject({
      status: 'Published',
      lifetime: 'Forever',
    });
    expect((await store.get(`${resourceLocation}/packagerollout`)).status).toBe(404);
  });
});

describe('A list', () => {
  beforeEach(() => {
    const numbers = [...Array(12).keys()].map((index) => String(index).padStart(2, '0'));
    store.control.seedApp({
      id: storeId,
      addOns: numbers.map((number) => ({ id: `9NADDON000${number}`, productId: `p${number}` })),
      flights: numbers.map((number) => ({ friendlyName: `flight ${number}` })),
    });
  });

  test('comes in pages with a relative link to the next one, missing on the last', async () => {
    const { json: first } = await store.get(`${app}/listflights?top=5`);
    expect(first).toMatchObject({ totalCount: 12, '@nextLink': `${app}/listflights/?skip=5&top=5` });
    expect(first.value).toHaveLength(5);
    const { json: second } = await store.get(first['@nextLink']);
    const { json: last } = await store.get(second['@nextLink']);
    expect(last.value.map(({ friendlyName }: { friendlyName: string }) => friendlyName)).toEqual([
      'flight 10',
      'flight 11',
    ]);
    expect(last).not.toHaveProperty('@nextLink');
  });

  test('has ten rows by default; add-ons come all at once', async () => {
    expect((await store.get(`${app}/listinappproducts`)).json).toMatchObject({
      '@nextLink': `${app}/listinappproducts/?skip=10&top=10`,
      value: expect.arrayContaining([{ inAppProductId: '9NADDON00000' }]),
    });
    expect((await store.get('inappproducts')).json.value).toHaveLength(12);
    expect((await store.get('inappproducts/?Skip=5&TOP=5')).json['@nextLink']).toBe(
      'inappproducts/?skip=10&top=5',
    );
    expect((await store.get('applications')).json).toMatchObject({
      totalCount: 1,
      value: [{ id: storeId }],
    });
  });

  test('is an empty page past its end, and 400 with a wrong number', async () => {
    expect(await store.get('applications?skip=100')).toMatchObject({ status: 200, json: { value: [] } });
    expect((await store.get('applications?top=many')).status).toBe(400);
  });
});
