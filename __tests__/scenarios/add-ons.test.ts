import { describe, expect, test } from '@jest/globals';
import { useStore } from '../support/store.ts';

const store = useStore();
const gold = '9NBLGGH4GOLD';
const add = { 'app-id': '', packages: '' };

const patched = { 'submission-patch': 'patch.json' };
const patchOf = (patch: object) => ({ path: 'patch.json', bytes: Buffer.from(JSON.stringify(patch)) });
const ofGold = () => store.submissions().filter(({ kind }) => kind === 'add-on');

describe('publishing an add-on', () => {
  test.each([[gold], ['gold']])('submits what is asked for, found as %s', async (name) => {
    store.app({ addOns: [{ id: gold, productId: 'gold' }] });
    const run = await store.publish([], { ...add, 'add-on': name, price: 'Tier3', 'wait-for': 'published' });
    expect(run.result).toBe('published');
    expect(ofGold().find(({ isPublished }) => isPublished)?.submission).toMatchObject({
      pricing: { priceId: 'Tier3' },
    });
    expect(run.requests.filter(({ role }) => role === 'blob')).toEqual([]);
  });

  test('what is published already leaves nothing to do', async () => {
    store.app({ addOns: [{ id: gold, productId: 'gold' }] });
    const inputs = { ...add, 'add-on': gold, price: 'Tier3', 'wait-for': 'published' };
    expect((await store.publish([], inputs)).result).toBe('published');
    const run = await store.publish([], inputs);
    expect(run.result).toBe('already-submitted');
    expect(run.writes).toEqual([]);
  });

  test.each([
    ['nothing', {}, undefined],
    ['an empty price', { price: '' }, undefined],
    ['an empty patch in a dry run', { ...patched, 'dry-run': 'true' }, {}],
  ])('a run that asks for %s is refused before any request', async (_what, inputs, patch) => {
    store.app({ addOns: [{ id: gold, productId: 'gold' }] });
    const files = patch === undefined ? [] : [patchOf(patch)];
    const run = await store.publish(files, { ...add, 'add-on': 'gold', ...inputs });
    expect(run.result).toBe('refused');
    expect(run.errors.join('\n')).toMatch(/no changes to the add-on/);
    expect(run.requests).toEqual([]);
  });

  test.each(['false', 'true'])(
    'a first submission without a listing is refused before a draft is made (dry run: %s)',
    async (dryRun) => {
      store.app({ addOns: [{ id: gold, productId: 'gold', published: false }] });
      const inputs = { ...add, 'add-on': gold, price: 'Tier3', 'dry-run': dryRun };
      const run = await store.publish([], inputs);
      expect(run.result).toBe('refused');
      expect(run.errors.join('\n')).toMatch(/no Store listing yet.*To add one, set listing to/);
      expect(run.writes).toEqual([]);
    },
  );

  test('a product id that does not exist lists the add-ons', async () => {
    store.app({ addOns: [{ id: gold, productId: 'gold' }] });
    const run = await store.publish([], { ...add, 'add-on': 'glod', price: 'Tier3' });
    expect(run.errors.join('\n')).toMatch(/no add-on "glod".*gold \(9NBLGGH4GOLD\)/);
  });

  test.each([
    ['a draft', undefined],
    ['a submission in certification', 'Certification'],
  ])(
    '%s of someone else that differs in other fields is left alone, and not treated as ours',
    async (_what, status) => {
      const pending = { patch: { tag: 'by hand', keywords: ['by', 'hand'] }, ...(status && { status }) };
      store.app({ addOns: [{ id: gold, productId: 'gold', pending }] });
      const run = await store.publish([patchOf({ lifetime: 'OneYear' })], {
        ...add,
        ...patched,
        'add-on': gold,
      });
      expect(run.result).toBe('busy');
      expect(run.writes).toEqual([]);
    },
  );

  test('a re-run of a release that removed a language ends as already submitted; a removal alone that finds nothing is refused', async () => {
    const listings = {
      'en-us': { title: 'Gold', description: 'x' },
      de: { title: 'Gold', description: 'x' },
    };
    store.app({ addOns: [{ id: gold, productId: 'gold', submission: { listings } }] });
    const inputs = { ...add, ...patched, 'add-on': gold, 'wait-for': 'published' };
    const file = patchOf({ listings: { DE: null, 'EN-us': { description: 'New\r\nlines.' } } });
    expect((await store.publish([file], inputs)).result).toBe('published');
    const again = await store.publish([file], inputs);
    expect(again.result).toBe('already-submitted');
    expect(again.log).toMatch(/Next: Nothing to do: the Store has exactly this\./);
    expect(again.log).not.toMatch(/packages of a higher version/);
    const alone = await store.publish([patchOf({ listings: { ja: null } })], inputs);
    expect(alone.result).toBe('refused');
    const other = await store.publish([patchOf({ listings: { ja: null }, tag: 'new' })], inputs);
    expect(other.result).toBe('refused');
    const dry = await store.publish([file], { ...inputs, 'dry-run': 'true' });
    expect(dry.log).not.toMatch(/packages of a higher version/);
  });

  test('a first submission ends in one that is committed, however often it is run', async () => {
    store.app({ addOns: [{ id: gold, productId: 'gold', published: false }] });
    store.control.setTimeline([{ state: 'CommitStarted', looks: 0 }, { state: 'Certification' }]);
    const file = patchOf({
      contentType: 'EMagazine',
      listings: { 'en-us': { title: 'Gold', description: 'Gold.' } },
    });
    const inputs = { ...add, ...patched, 'add-on': gold, price: 'Tier3' };
    expect((await store.publish([file], inputs)).result).toBe('accepted');
    const again = await store.publish([file], inputs);
    expect(again.result).toBe('already-submitted');
    expect(again.writes).toEqual([]);
    const other = await store.publish([file], { ...inputs, price: 'Tier4' });
    expect(other.result).toBe('busy');
    expect(ofGold().map(({ commits }) => commits)).toEqual([1]);
  });

  test.each(['/submissions$', '/submissions/\\d+$', '/commit$'])(
    'a first submission that is cut off at %s is finished by the next run',
    async (path) => {
      store.app({ addOns: [{ id: gold, productId: 'gold', published: false }] });
      const file = patchOf({
        contentType: 'EMagazine',
        listings: { 'en-us': { title: 'Gold', description: 'Gold.' } },
      });
      const inputs = { ...add, ...patched, 'add-on': gold, price: 'Tier3', 'wait-for': 'published' };
      // The request takes effect; its response and all reads after it are lost.
      const method = path === '/submissions/\\d+$' ? 'PUT' : 'POST';
      store.control.addFaults({
        role: 'api',
        method,
        path,
        phase: 'status',
        status: 400,
        acts: path !== '/commit$',
      });
      expect((await store.publish([file], inputs)).exitCode).toBe(1);
      store.control.clearFaults();
      expect((await store.publish([file], inputs)).result).toBe('published');
      expect(ofGold().map(({ commits }) => commits)).toEqual([1]);
    },
  );

  test('a Store ID that does not exist is looked for among the product ids', async () => {
    store.app({ addOns: [{ id: gold, productId: '9PRODUCTID12' }] });
    const run = await store.publish([], {
      ...add,
      'add-on': '9PRODUCTID12',
      price: 'Tier3',
      'wait-for': 'published',
    });
    expect(run.result).toBe('published');
    const lost = await store.publish([], { ...add, 'add-on': '9NBLGGH4GOLX', price: 'Tier3' });
    expect(lost.errors.join('\n')).toMatch(/no add-on "9NBLGGH4GOLX".*9PRODUCTID12 \(9NBLGGH4GOLD\)/);
  });

  test('the Store ID of another app’s add-on is refused before anything is written', async () => {
    store.app({ addOns: [{ id: gold, productId: 'gold' }] });
    const run = await store.publish([], { ...add, 'app-id': '9WZDNCRFJ3TJ', 'add-on': gold, price: 'Tier3' });
    expect(run.errors.join('\n')).toMatch(
      /9NBLGGH4GOLD does not belong to app 9WZDNCRFJ3TJ; it belongs to 9/,
    );
    expect(run.writes).toEqual([]);
  });

  test('a commit that is throttled is waited for, and sent once', async () => {
    store.app({ addOns: [{ id: gold, productId: 'gold' }] });
    store.control.addFaults({
      role: 'api',
      method: 'POST',
      path: '/commit$',
      hitLimit: 3,
      phase: 'status',
      status: 429,
      headers: { 'Retry-After': '200' },
    });
    const run = await store.publish([], { ...add, 'add-on': gold, price: 'Tier3' });
    expect(run.result).toBe('accepted');
    expect(ofGold().at(-1)?.commits).toBe(1);
  });

  test('a crash after the PUT leaves a draft that the next run replaces', async () => {
    store.app({
      addOns: [{ id: gold, productId: 'gold', pending: { patch: { pricing: { priceId: 'Tier3' } } } }],
    });
    const run = await store.publish([], { ...add, 'add-on': gold, price: 'Tier3', 'wait-for': 'published' });
    expect(run.result).toBe('published');
    expect(store.pending()).toBeUndefined();
  });

  test('someone’s draft is left alone', async () => {
    store.app({ addOns: [{ id: gold, productId: 'gold', pending: { patch: { tag: 'by hand' } } }] });
    const run = await store.publish([], { ...add, 'add-on': gold, price: 'Tier3' });
    expect(run.result).toBe('busy');
    expect(run.writes).toEqual([]);
  });
});
