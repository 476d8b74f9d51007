import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { onTheWay } from '../../__tests__/support/states.ts';
import { type AppSeed, type Simulator, startSimulator } from '../src/simulator.ts';
import { timelineByLooks, timelineByTime } from '../src/store/timeline.ts';
import { bundleOf, openSession, type Reply, type Session, storeId, upload, zipOf } from './client.ts';

let simulator: Simulator;
let session: Session;
let now = Date.now();
const app = `applications/${storeId}`;
const submissions = `${app}/submissions`;

beforeAll(async () => {
  simulator = await startSimulator({ now: () => now, settings: { tokenLifetimeSeconds: 1e6 } });
  session = await openSession(simulator);
});
afterAll(() => simulator.close());
beforeEach(() => {
  seed({});
  simulator.control.setTimeline(timelineByLooks());
});

function seed(change: AppSeed): void {
  simulator.control.seedApp({ id: storeId, ...change });
}

async function commit(id: string): Promise<void> {
  expect((await session.post(`${submissions}/${id}/commit`)).status).toBe(202);
}

async function states(id: string, looks: number): Promise<string[]> {
  const seen: string[] = [];
  for (let look = 0; look < looks; look++)
    seen.push((await session.get(`${submissions}/${id}/status`)).json.status);
  return seen;
}

function refusal(reply: Reply): unknown[] {
  return [reply.status, reply.json?.code, reply.json?.target];
}

describe('A submission', () => {
  test('starts as a clone of the published one with an id, an upload URL and no verdicts', async () => {
    const { json: before } = await session.get(app);
    const { json: published } = await session.get(
      `${submissions}/${before.lastPublishedApplicationSubmission.id}`,
    );
    const { status, json } = await session.post(submissions);
    expect(status).toBe(201);
    expect(json).toEqual({
      ...published,
      id: expect.stringMatching(/^\d{19}$/),
      status: 'PendingCommit',
      fileUploadUrl: expect.stringContaining('/ingestion/'),
      friendlyName: 'Submission 2',
    });
    expect((await session.get(app)).json.pendingApplicationSubmission).toEqual({
      id: json.id,
      resourceLocation: `${submissions}/${json.id}`,
    });
  });

  test('goes all the way to customers: update, upload, commit, states, published', async () => {
    const { json: draft } = await session.post(submissions);
    const [old] = draft.applicationPackages;
    await session.put(`${submissions}/${draft.id}`, {
      ...draft,
      applicationPackages: [
        { ...old, fileStatus: 'PendingDelete' },
        { fileName: 'new.msixbundle', fileStatus: 'PendingUpload' },
      ],
    });
    await upload(
      simulator,
      draft.fileUploadUrl,
      await zipOf({ 'new.msixbundle': await bundleOf('2.0.0.0') }),
    );
    await commit(draft.id);
    expect(await states(draft.id, 6)).toEqual(onTheWay.slice(1));
    const { json } = await session.get(`${submissions}/${draft.id}`);
    expect(json.applicationPackages).toEqual([
      expect.objectContaining({
        fileName: 'new.msixbundle',
        fileStatus: 'Uploaded',
        id: expect.stringMatching(/^\d+$/),
        version: '2.0.0.0',
        architecture: 'Neutral',
        languages: ['en-us'],
        targetDeviceFamilies: ['Windows.Desktop min version 10.0.17763.0'],
      }),
    ]);
    const { json: after } = await session.get(app);
    expect(after.lastPublishedApplicationSubmission.id).toBe(draft.id);
    expect(after).not.toHaveProperty('pendingApplicationSubmission');
  });

  test('can be uploaded before it is updated, and committed without new files and without an upload', async () => {
    const { json: draft } = await session.post(submissions);
    await commit(draft.id);
    expect(await states(draft.id, 1)).toEqual(['PreProcessing']);
  });

  test('made in Partner Center has no upload URL and is not updated, committed or deleted', async () => {
    seed({ pending: { madeIn: 'dashboard' } });
    const { id } = (await session.get(app)).json.pendingApplicationSubmission;
    const { json } = await session.get(`${submissions}/${id}`);
    expect(json.fileUploadUrl).toBeNull();
    const replies = [
      await session.put(`${submissions}/${id}`, json),
      await session.post(`${submissions}/${id}/commit`),
      await session.delete(`${submissions}/${id}`),
    ];
    for (const reply of replies) {
      expect(reply.status).toBe(409);
      expect(reply.json.message).toContain('created through the API');
    }
  });

  test('is created only if none is pending, and again once that one is deleted', async () => {
    const { json: draft } = await session.post(submissions);
    expect(refusal(await session.post(submissions))).toEqual([409, 'InvalidState', 'submission']);
    expect((await session.delete(`${submissions}/${draft.id}`)).status).toBe(204);
    expect((await session.delete(`${submissions}/${draft.id}`)).status).toBe(404);
    expect((await session.post(submissions)).status).toBe(201);
  });

  test('is refused for an app without a first submission, and for one with unsupported features', async () => {
    seed({ published: false });
    expect(refusal(await session.post(submissions))).toEqual([409, 'InvalidState', 'application']);
    seed({ unsupported: true });
    const reply = await session.get(app);
    expect(reply.status).toBe(409);
    expect(reply.json.message).toContain('features that are not supported');
  });

  test("of another app returns 409, one that doesn't exist 404", async () => {
    const other = simulator.control.seedApp({ id: '9OTHER000000' });
    const { json } = await session.get(`applications/${other}`);
    const { id } = json.lastPublishedApplicationSubmission;
    expect((await session.get(`${submissions}/${id}`)).status).toBe(409);
    expect((await session.get(`${submissions}/1`)).status).toBe(404);
  });

  test('in certification is not deleted, updated or committed again', async () => {
    const { json: draft } = await session.post(submissions);
    await commit(draft.id);
    expect(refusal(await session.delete(`${submissions}/${draft.id}`))).toEqual([
      409,
      'InvalidState',
      'submissionId',
    ]);
    expect((await session.put(`${submissions}/${draft.id}`, draft)).status).toBe(409);
    expect((await session.post(`${submissions}/${draft.id}/commit`)).status).toBe(409);
  });
});

describe('A PUT', () => {
  async function put(change: Record<string, unknown>): Promise<Reply> {
    const { json: draft } = await session.post(submissions);
    return session.put(`${submissions}/${draft.id}`, { ...draft, ...change });
  }

  test('that drops a package entry is refused with the ids that are missing', async () => {
    const reply = await put({ applicationPackages: [] });
    expect(refusal(reply)).toEqual([400, 'InvalidParameterValue', 'packages']);
    expect(reply.json.message).toMatch(/^Please keep all file entries .*update: \d{19}$/);
  });

  test.each([
    ['no listings', { listings: {} }, 'appListings'],
    ['the price Base', { pricing: { priceId: 'Base' } }, 'pricing'],
    ['no device families', { allowTargetFutureDeviceFamilies: {} }, 'allowTargetFutureDeviceFamilies'],
    ['an unknown visibility', { visibility: 'Shown' }, 'visibility'],
    [
      'a share above 100',
      { packageDeliveryOptions: { packageRollout: { packageRolloutPercentage: 101 } } },
      'packageDeliveryOptions',
    ],
    [
      'an existing package that does not exist',
      { applicationPackages: [{ fileName: 'x', fileStatus: 'Uploaded' }] },
      'packages',
    ],
  ])('with %s is refused', async (_what, change, target) => {
    expect(refusal(await put(change))).toEqual([400, 'InvalidParameterValue', target]);
  });

  test.each([[{ priceId: null }], [{}], [undefined]])(
    'with pricing %j silently makes a paid app free',
    async (pricing) => {
      seed({ price: 'Tier9' });
      const reply = await put({ pricing });
      expect(reply.status).toBe(200);
      expect(reply.json.pricing.priceId).toBe('Free');
    },
  );

  test('of a clone whose price is Base is refused unchanged', async () => {
    seed({ price: 'Base' });
    expect((await put({})).json.message).toBe("'Base' is not a valid PriceId for base price.");
  });

  test('drops all sales that it is sent', async () => {
    expect((await put({ pricing: { priceId: 'Tier5', sales: [{ name: 's' }] } })).json.pricing.sales).toEqual(
      [],
    );
  });

  test('that turns a PendingUpload entry into PendingDelete is refused', async () => {
    const { json: draft } = await session.post(submissions);
    const path = `${submissions}/${draft.id}`;
    const entry = { fileName: 'new.msix', fileStatus: 'PendingUpload' };
    await session.put(path, { ...draft, applicationPackages: [...draft.applicationPackages, entry] });
    const turned = [...draft.applicationPackages, { ...entry, fileStatus: 'PendingDelete' }];
    expect(refusal(await session.put(path, { ...draft, applicationPackages: turned }))).toEqual([
      400,
      'InvalidParameterValue',
      'packages',
    ]);
    expect((await session.put(path, draft)).json.applicationPackages).toEqual(draft.applicationPackages);
  });

  test('accepts an old entry by name alone, and a new file of the same name with it', async () => {
    const { json: draft } = await session.post(submissions);
    const { fileName, id } = draft.applicationPackages[0];
    const reply = await session.put(`${submissions}/${draft.id}`, {
      ...draft,
      applicationPackages: [
        { fileName, fileStatus: 'PendingUpload' },
        { fileName, fileStatus: 'PendingDelete' },
      ],
    });
    expect(reply.json.applicationPackages).toMatchObject([
      { fileName, fileStatus: 'PendingUpload', id: '' },
      { fileName, fileStatus: 'PendingDelete', id },
    ]);
  });

  test('keeps an image that is left out, and loses a language that is', async () => {
    seed({ languages: ['en-us', 'de-de'] });
    const { json: draft } = await session.post(submissions);
    const listing = draft.listings['en-us'];
    const withoutImages = { ...listing, baseListing: { ...listing.baseListing, images: [] } };
    const { json } = await session.put(`${submissions}/${draft.id}`, {
      ...draft,
      listings: { 'en-us': withoutImages },
    });
    expect(json.listings).toEqual({ 'en-us': listing });
    await commit(draft.id);
    const { json: after } = await session.get(`${submissions}/${draft.id}/status`);
    const codes = after.statusDetails.warnings.map(({ code }: { code: string }) => code);
    expect(codes).toEqual(['SalesUnsupportedWarning', 'ListingOptOutWarning']);
  });

  test('without a JSON object is refused', async () => {
    const { json: draft } = await session.post(submissions);
    expect((await session.put(`${submissions}/${draft.id}`, '{"half":')).status).toBe(400);
  });
});

describe('The timeline', () => {
  async function committed(change: Record<string, unknown> = {}): Promise<string> {
    const { json: draft } = await session.post(submissions);
    await session.put(`${submissions}/${draft.id}`, { ...draft, ...change });
    await commit(draft.id);
    return draft.id;
  }

  test('can run by time, and publishes without a read of the submission', async () => {
    simulator.control.setTimeline(timelineByTime(1000));
    const id = await committed();
    expect(await states(id, 2)).toEqual(['CommitStarted', 'CommitStarted']);
    now += 2500;
    expect(await states(id, 1)).toEqual(['Certification']);
    now += 4000;
    expect((await session.get(app)).json.lastPublishedApplicationSubmission.id).toBe(id);
  });

  test('can end in a failure with its details, stay in an unknown state, and skip states', async () => {
    const reports = [{ date: '2026-11-20T00:00:00Z', reportUrl: 'https://example.com/report' }];
    simulator.control.queueTimelines(
      [
        { state: 'Certification', looks: 1 },
        { state: 'CertificationFailed', certificationReports: reports },
      ],
      [{ state: 'Foo' }],
    );
    const failed = await committed();
    expect(await states(failed, 2)).toEqual(['Certification', 'CertificationFailed']);
    const { json } = await session.get(`${submissions}/${failed}/status`);
    expect(json.statusDetails.certificationReports).toEqual(reports);
    await session.delete(`${submissions}/${failed}`);
    expect(await states(await committed(), 2)).toEqual(['Foo', 'Foo']);
  });

  test('can forget a commit, which is then accepted once more', async () => {
    simulator.control.queueTimelines([{ state: 'PendingCommit' }]);
    const id = await committed();
    expect(await states(id, 2)).toEqual(['PendingCommit', 'PendingCommit']);
    await commit(id);
    expect(await states(id, 1)).toEqual(['PreProcessing']);
    expect(simulator.control.submission(id).commits).toBe(2);
  });

  test('rests in Release for manual publishing until it is released', async () => {
    const id = await committed({ targetPublishMode: 'Manual' });
    expect((await states(id, 5)).slice(2)).toEqual(['Release', 'Release', 'Release']);
    simulator.control.release(id);
    expect(await states(id, 1)).toEqual(['PendingPublication']);
  });

  test('rests in Release until the date', async () => {
    const targetPublishDate = new Date(now + 86_400_000).toISOString();
    const id = await committed({ targetPublishMode: 'SpecificDate', targetPublishDate });
    expect((await states(id, 5)).slice(2)).toEqual(['Release', 'Release', 'Release']);
    now += 86_400_001;
    expect(await states(id, 1)).toEqual(['PendingPublication']);
  });

  test('can be run to its end, or left for a state that Partner Center sets', async () => {
    const first = await committed();
    expect(simulator.control.finish(first).submission.status).toBe('Published');
    const second = await committed();
    simulator.control.setStatus(second, { state: 'Canceled' });
    expect(await states(second, 1)).toEqual(['Canceled']);
    expect((await session.delete(`${submissions}/${second}`)).status).toBe(204);
  });
});
