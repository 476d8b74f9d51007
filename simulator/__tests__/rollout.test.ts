import { describe, expect, test } from '@jest/globals';
import { storeId, useSimulator } from './client.ts';

const store = useSimulator();
const submissions = `applications/${storeId}/submissions`;
const packageRollout = { isPackageRollout: true, packageRolloutPercentage: 10 };

const publishedId = async (): Promise<string> =>
  (await store.get(`applications/${storeId}`)).json.lastPublishedApplicationSubmission.id;

/** Publishes a submission to a tenth of the customers; returns its path and the ID of its fallback. */
async function rollOut(): Promise<{ path: string; fallback: string }> {
  const fallback = await publishedId();
  const { json: draft } = await store.post(submissions);
  const path = `${submissions}/${draft.id}`;
  const packageDeliveryOptions = { ...draft.packageDeliveryOptions, packageRollout };
  await store.put(path, { ...draft, packageDeliveryOptions });
  await store.post(`${path}/commit`);
  store.control.finish(draft.id);
  return { path, fallback };
}

describe('A package rollout', () => {
  test('starts when the submission is published, and falls back to the one before', async () => {
    const { path, fallback } = await rollOut();
    expect((await store.get(`${path}/packagerollout`)).json).toEqual({
      ...packageRollout,
      packageRolloutStatus: 'PackageRolloutInProgress',
      fallbackSubmissionId: fallback,
    });
  });

  test('takes the new share from the query, up to 100, which does not end it', async () => {
    const { path } = await rollOut();
    for (const share of [25.5, 100]) {
      const { status, json } = await store.post(`${path}/updatepackagerolloutpercentage?percentage=${share}`);
      expect(status).toBe(200);
      expect(json).toMatchObject({
        packageRolloutPercentage: share,
        packageRolloutStatus: 'PackageRolloutInProgress',
      });
    }
    for (const wrong of ['percentage=101', 'percentage=NaN', 'percentage=', '']) {
      const reply = await store.post(`${path}/updatepackagerolloutpercentage?${wrong}`);
      expect(reply.status).toBe(400);
    }
  });

  test('in progress blocks a new submission until it is finalized', async () => {
    const { path } = await rollOut();
    expect(await store.post(submissions)).toMatchObject({ status: 409, json: { code: 'InvalidState' } });
    expect((await store.post(`${path}/finalizepackagerollout`)).json).toMatchObject({
      isPackageRollout: true,
      packageRolloutPercentage: 100,
      packageRolloutStatus: 'PackageRolloutComplete',
    });
    const { status, json } = await store.post(submissions);
    expect(status).toBe(201);
    expect(json.packageDeliveryOptions.packageRollout).toEqual({
      isPackageRollout: true,
      packageRolloutPercentage: 100,
      packageRolloutStatus: 'PackageRolloutNotStarted',
      fallbackSubmissionId: '0',
    });
  });

  test('that was halted ends at 0, and the next clone is of the halted submission', async () => {
    const { path } = await rollOut();
    const { json: halted } = await store.get(path);
    expect((await store.post(`${path}/haltpackagerollout`)).json).toMatchObject({
      isPackageRollout: true,
      packageRolloutPercentage: 0,
      packageRolloutStatus: 'PackageRolloutStopped',
    });
    expect(await publishedId()).toBe(halted.id);
    const { json } = await store.post(submissions);
    expect(json.applicationPackages).toEqual(halted.applicationPackages);
  });

  test('cannot be changed if it is over or the submission is not published', async () => {
    const { path } = await rollOut();
    await store.post(`${path}/haltpackagerollout`);
    const { json: draft } = await store.post(submissions);
    for (const each of [path, `${submissions}/${draft.id}`]) {
      for (const act of [
        'haltpackagerollout',
        'finalizepackagerollout',
        'updatepackagerolloutpercentage?percentage=5',
      ]) {
        expect((await store.post(`${each}/${act}`)).status).toBe(409);
      }
    }
  });

  test('can exist from the start, and for flights, too', async () => {
    store.control.seedApp({
      id: storeId,
      rollout: { percentage: 30 },
      flights: [{ flightId: 'f1', friendlyName: 'Beta', rollout: { percentage: 40 } }],
    });
    const app = await store.get(`${submissions}/${await publishedId()}/packagerollout`);
    expect(app.json).toMatchObject({
      packageRolloutPercentage: 30,
      packageRolloutStatus: 'PackageRolloutInProgress',
    });
    const flight = (await store.get(`applications/${storeId}/flights/f1`)).json;
    const path = `applications/${storeId}/${flight.lastPublishedFlightSubmission.resourceLocation}`;
    expect((await store.post(`${path}/finalizepackagerollout`)).json.packageRolloutPercentage).toBe(100);
  });

  test('is refused for a flight that was never published', async () => {
    const { json: flight } = await store.post(`applications/${storeId}/flights`, { friendlyName: 'New' });
    const path = `applications/${storeId}/${flight.pendingFlightSubmission.resourceLocation}`;
    const { json: draft } = await store.get(path);
    const reply = await store.put(path, { ...draft, packageDeliveryOptions: { packageRollout } });
    expect(reply.status).toBe(400);
  });
});
