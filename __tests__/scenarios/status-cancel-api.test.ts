import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { bundle, sha256Of } from '../support/package-files.ts';
import { useStore } from '../support/store.ts';

const store = useStore();

describe('command: status', () => {
  test('reports the last submission if nothing is pending, and writes nothing', async () => {
    store.app({ rollout: { percentage: 25 } });
    const run = await store.publish([], { command: 'status' });
    expect(run.log).toMatch(/Submission \d+ is published, and is rolled out to 25% of customers\./);
    expect(run.outputs).toMatchObject({ result: 'done', status: 'Published', 'rollout-percentage': '25' });
    expect(run.outputs['submitted-packages']).toBeUndefined();
    expect(run.writes).toEqual([]);
  });

  test('picks up where publish left off, and waits for what is asked', async () => {
    store.app();
    store.control.setTimeline([
      { state: 'CommitStarted', looks: 1 },
      { state: 'PreProcessing', looks: 1 },
      { state: 'Certification', looks: 3 },
      { state: 'Published' },
    ]);
    await store.publish([await bundle('2.0.0.0')], { 'wait-for': 'none' });
    const run = await store.publish([], { command: 'status', 'wait-for': 'published' });
    expect(run.outputs).toMatchObject({ result: 'done', status: 'Published' });
    expect(run.writes).toEqual([]);
  });

  test('is red with the Store’s reasons if the submission failed', async () => {
    store.app();
    const report = { date: '2026-11-20T00:00:00Z', reportUrl: 'https://partner.microsoft.com/report/1' };
    store.control.setTimeline([
      { state: 'CommitStarted', looks: 1 },
      {
        state: 'CertificationFailed',
        errors: [{ code: 'Other', details: 'It crashes.' }],
        certificationReports: [report],
      },
    ]);
    await store.publish([await bundle('2.0.0.0')], { 'wait-for': 'none' });
    const run = await store.publish([], { command: 'status' });
    expect(run.result).toBe('rejected');
    expect(run.log).toMatch(/It crashes\./);
    expect(run.log).toContain('https://partner.microsoft.com/report/1');
  });

  test('a draft is reported, not waited for', async () => {
    store.app({ pending: { patch: { notesForCertification: 'by hand' } } });
    const run = await store.publish([], { command: 'status' });
    expect(run.outputs).toMatchObject({ result: 'done', status: 'PendingCommit' });
    expect(run.writes).toEqual([]);
  });
});

describe('command: cancel', () => {
  test('nothing pending is success', async () => {
    store.app();
    const run = await store.publish([], { command: 'cancel' });
    expect(run.result).toBe('done');
    expect(run.writes).toEqual([]);
  });

  test('deletes an untouched draft', async () => {
    store.app({ pending: {} });
    const run = await store.publish([], { command: 'cancel' });
    expect(run.result).toBe('done');
    expect(run.writes).toEqual(['delete']);
    expect(store.pending()).toBeUndefined();
  });

  test('deletes what an interrupted run of ours left', async () => {
    store.app();
    await store.publish(
      [await bundle('2.0.0.0')],
      {},
      { signalAfter: { signal: 'SIGKILL', after: /^::group::Upload/ } },
    );
    expect(store.pending()).toBeDefined();
    const run = await store.publish([], { command: 'cancel' });
    expect(run.result).toBe('done');
    expect(store.pending()).toBeUndefined();
  });

  test('someone’s draft stays, except with delete-foreign', async () => {
    store.app({ pending: { patch: { notesForCertification: 'by hand' } } });
    const run = await store.publish([], { command: 'cancel' });
    expect(run.result).toBe('busy');
    expect(run.errors.join('\n')).toMatch(/delete-foreign: true/);
    expect(run.writes).toEqual([]);
    expect((await store.publish([], { command: 'cancel', 'delete-foreign': 'true' })).result).toBe('done');
    expect(store.pending()).toBeUndefined();
  });

  test.each<[string, Record<string, string>, RegExp]>([
    ['dashboard', { 'delete-foreign': 'true' }, /created in Partner Center, and the API can't delete it/],
  ])('a draft made in the %s is explained', async (madeIn, inputs, says) => {
    store.app({ pending: { madeIn: madeIn === 'dashboard' ? 'dashboard' : 'api' } });
    const run = await store.publish([], { command: 'cancel', ...inputs });
    expect(run.result).toBe('busy');
    expect(run.errors.join('\n')).toMatch(says);
    expect(run.writes).toEqual([]);
  });

  test('what is in certification is explained, with the page where it can be canceled', async () => {
    store.app();
    store.control.setTimeline([{ state: 'Certification' }]);
    await store.publish([await bundle('2.0.0.0')]);
    const run = await store.publish([], { command: 'cancel', 'delete-foreign': 'true' });
    expect(run.result).toBe('busy');
    expect(run.log).toMatch(/the status Certification.*Cancel the submission in Partner Center/s);
    expect(run.log).toContain('https://partner.microsoft.com/dashboard/products/9NBLGGH4R315/submissions/');
    expect(run.writes).toEqual([]);
  });
});

describe('command: api', () => {
  const api = { command: 'api', 'app-id': '' };
  const madeFlight = async () => {
    const { outputs } = await store.publish([], {
      ...api,
      method: 'post',
      path: '/v1.0/my/applications/9NBLGGH4R315/flights',
      body: '{"friendlyName": "New", "groupIds": ["1"]}',
    });
    return JSON.parse(outputs.response ?? '');
  };

  test('a list comes through all its pages', async () => {
    store.app({ flights: [{ friendlyName: 'A' }, { friendlyName: 'B' }, { friendlyName: 'C' }] });
    const run = await store.publish([], { ...api, path: 'applications/9NBLGGH4R315/listflights?top=1' });
    expect(run.result).toBe('done');
    const names = JSON.parse(run.outputs.response ?? '').value.map(
      (each: { friendlyName: string }) => each.friendlyName,
    );
    expect(names.sort()).toEqual(['A', 'B', 'C']);
  });

  test('a submission comes without its upload URL', async () => {
    store.app({ pending: {} });
    const id = store.pending()?.submission.id;
    const run = await store.publish([], { ...api, path: `applications/9NBLGGH4R315/submissions/${id}` });
    expect(JSON.parse(run.outputs.response ?? '')).toMatchObject({ id, status: 'PendingCommit' });
    expect(run.outputs.response).not.toMatch(/sig=/);
  });

  test.each([
    ['post', 'applications/9NBLGGH4R315/submissions'],
    ['post', 'applications/9NBLGGH4R315/submissions/1/commit'],
    ['post', 'applications/9NBLGGH4R315/%73ubmissions'],
    ['delete', 'applications/9NBLGGH4R315/submissions/1'],
    ['delete', 'applications/9NBLGGH4R315'],
    ['post', 'applications/9NBLGGH4R315/flights/../submissions'],
  ])('%s %s is refused before any request', async (method, path) => {
    store.app();
    const run = await store.publish([], { ...api, method, path });
    expect(run.exitCode).toBe(1);
    expect(run.requests).toEqual([]);
  });

  test('makes and deletes a flight and an add-on', async () => {
    store.app();
    const { flightId } = await madeFlight();
    const gone = await store.publish([], {
      ...api,
      method: 'delete',
      path: `applications/9NBLGGH4R315/flights/${flightId}`,
    });
    expect(gone.result).toBe('done');
    const addOn = await store.publish([], {
      ...api,
      method: 'post',
      path: 'inappproducts',
      body: '{"applicationIds": ["9NBLGGH4R315"], "productId": "gold", "productType": "Durable"}',
    });
    expect(JSON.parse(addOn.outputs.response ?? '')).toMatchObject({ productId: 'gold' });
  });

  test('a body file of Windows PowerShell, with a byte order mark, is accepted, with its numbers as they are', async () => {
    store.app();
    const bytes = Buffer.from(
      '\uFEFF{"friendlyName": "Big", "groupIds": ["1"], "future": 12345678901234567890}',
    );
    const path = 'applications/9NBLGGH4R315/flights';
    const run = await store.publish([{ path: 'flight.json', bytes }], {
      ...api,
      method: 'post',
      path,
      packages: '',
      body: 'flight.json',
    });
    expect(run.result).toBe('done');
    expect(JSON.parse(run.outputs.response ?? '')).toMatchObject({ friendlyName: 'Big' });
  });

  test('numbers in the response are as the Store wrote them, on every page', async () => {
    const answer = (body: string, nth: number) =>
      store.control.addFaults({ role: 'api', phase: 'status', status: 200, nth, body });
    answer(
      '{"value":[{"id":12345678901234567890,"share":1.10,"small":5}],"@nextLink":"inappproducts?skip=1&top=1","totalCount":2.0}',
      1,
    );
    answer('{"value":[{"id":2,"share":33.30,"huge":1e400}],"totalCount":2}', 2);
    const run = await store.publish([], { ...api, path: 'inappproducts' });
    expect(run.outputs.response).toBe(
      '{"value":[{"id":12345678901234567890,"share":1.10,"small":5},{"id":2,"share":33.30,"huge":1e400}],"totalCount":2.0}',
    );
    store.control.clearFaults();
    answer('[1.0, "1.0", {"fileUploadUrl": "https://x.example/?sig=abcdefgh", "n": -0}]', 1);
    const list = await store.publish([], { ...api, path: 'inappproducts' });
    expect(list.outputs.response).toBe('[1.0,"1.0",{"n":-0}]');
  });

  test.each(['utf-16le', 'utf-16be'] as const)(
    'a body file in %s, as Out-File writes it, is accepted',
    async (encoding) => {
      store.app();
      const bytes = Buffer.from('\uFEFF{"friendlyName": "Grün", "groupIds": ["1"]}', 'utf16le');
      const file = { path: 'flight.json', bytes: encoding === 'utf-16be' ? bytes.swap16() : bytes };
      const path = 'applications/9NBLGGH4R315/flights';
      const run = await store.publish([file], {
        ...api,
        method: 'post',
        path,
        packages: '',
        body: 'flight.json',
      });
      expect(run.errors).toEqual([]);
      expect(JSON.parse(run.outputs.response ?? '')).toMatchObject({ friendlyName: 'Grün' });
    },
  );

  test.each<[string, Buffer | string, RegExp]>([
    [
      'is not there',
      '',
      /The body file b\.json is not in the workspace\. The workspace is empty\. Check out the repository before this step\. Use JSON/,
    ],
    ['is a link to itself', 'b.json', /can't be read: b\.json is a broken link\. Use JSON/],
    ['is a FIFO', 'fifo:', /it is a FIFO, not a regular file\. Use JSON/],
    ['is a device', '/dev/zero', /is outside the workspace\. Use JSON/],
    ['is too large', Buffer.alloc(2_000_000, 32), /it is larger than 1,048,576 bytes\. Use JSON/],
  ])('a body file that %s is reported in whole sentences', async (_what, file, says) => {
    store.app();
    const files = typeof file === 'string' ? [] : [{ path: 'b.json', bytes: file }];
    const links = typeof file === 'string' && file !== '' ? { 'b.json': file } : {};
    const inputs = { ...api, method: 'post', path: 'inappproducts', packages: '', body: 'b.json' };
    const run = await store.publish(files, inputs, { links });
    expect(run.errors[0]).toMatch(says);
    expect(run.errors[0]).not.toMatch(/ENOENT|ELOOP|realpath/);
    expect(run.requests).toEqual([]);
  });

  test('a response of several megabytes goes to a file, since GitHub takes 1 MB of outputs', async () => {
    store.control.set({ listingLimits: 'off' });
    const description = 'ä long text. '.repeat(100_000);
    store.app({ submission: { listings: { 'en-us': { baseListing: { description } } } } });
    const id = store.published()?.submission.id;
    let whole = '';
    const run = await store.publish(
      [],
      { ...api, path: `applications/9NBLGGH4R315/submissions/${id}` },
      {
        onLine: (line) => {
          const [, file] = /The full response is in (.+\.json)\.$/.exec(line) ?? [];
          if (file !== undefined) whole = readFileSync(file, 'utf8');
        },
      },
    );
    expect(run.result).toBe('done');
    const { length, sha256 } = { length: whole.length, sha256: sha256Of(Buffer.from(whole)) };
    const path = expect.stringMatching(/microsoft-store-response-.*\.json$/);
    expect(JSON.parse(run.outputs.response ?? '')).toEqual({ omitted: true, length, sha256, path });
    expect(JSON.parse(whole)).toMatchObject({ listings: { 'en-us': { baseListing: { description } } } });
  });

  test('the user is told to look for a flight that a POST with response 503 may have created', async () => {
    store.app();
    store.control.addFaults({
      role: 'api',
      method: 'POST',
      path: '/flights',
      phase: 'status',
      status: 503,
      acts: true,
    });
    const run = await store.publish([], {
      ...api,
      method: 'post',
      path: 'applications/9NBLGGH4R315/flights',
      body: '{"friendlyName": "Twice", "groupIds": ["1"]}',
    });
    expect(run.result).toBe('failed');
    expect(run.errors[0]).toMatch(
      /may still have been created.*check first \(GET applications\/9NBLGGH4R315\/listflights\)/,
    );
  });

  test.each([
    ['put', /must be get, post or delete: writes to submissions are refused/],
    ['head', /must be get, post or delete/],
  ])('a method %s is refused without a guess', async (method, says) => {
    const run = await store.publish([], { ...api, method, path: 'applications' });
    expect(run.errors.join('\n')).toMatch(says);
    expect(run.errors.join('\n')).not.toMatch(/Did you mean/);
  });

  test('a delete whose response was lost counts as done, and one of what was never there does not', async () => {
    store.app();
    const { flightId } = await madeFlight();
    const path = `applications/9NBLGGH4R315/flights/${flightId}`;
    store.control.addFaults({ role: 'api', method: 'DELETE', path: '/flights/', phase: 'post' });
    expect((await store.publish([], { ...api, method: 'delete', path })).result).toBe('done');
    const again = await store.publish([], { ...api, method: 'delete', path });
    expect(again.result).toBe('failed');
    expect(again.errors.join('\n')).toMatch(/404/);
  });

  test('a body that is not JSON, and the Store’s refusal, are reported', async () => {
    store.app();
    const wrong = await store.publish([], { ...api, method: 'post', path: 'inappproducts', body: '{"a": ' });
    expect(wrong.errors.join('\n')).toMatch(/The body is not JSON: line 1, column 6/);
    const half = await store.publish([], {
      ...api,
      method: 'post',
      path: 'inappproducts',
      body: '{"friendlyName": Q7fXp2LmNz}',
    });
    expect(half.errors[0]).toMatch(/line 1, column 18/);
    expect(half.stdout).not.toContain('Q7fXp2');
    const missing = await store.publish([], { ...api, path: 'applications/9NBLGGH4R999' });
    expect(missing.errors.join('\n')).toMatch(/404/);
  });
});
