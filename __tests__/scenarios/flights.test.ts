import { describe, expect, test } from '@jest/globals';
import { bundle } from '../support/package-files.ts';
import { expectHeld, useStore } from '../support/store.ts';

const store = useStore();
const beta = '0d7e2a4e-5f0a-4c0c-9d0b-6a1d3a1c2b3d';

const flightSubmissions = () => store.submissions().filter(({ kind }) => kind === 'flight');

describe('publishing to a flight', () => {
  test('goes to the flight of that name, and leaves the app alone', async () => {
    store.app({ flights: [{ flightId: beta, friendlyName: 'Beta' }] });
    const file = await bundle('2.0.0.0');
    const run = await store.publish([file], { flight: 'Beta', 'wait-for': 'published' });
    expect(run.result).toBe('published');
    expectHeld(
      flightSubmissions().find(({ isPublished }) => isPublished),
      [file],
    );
    expect(run.writes.every((call) => call.includes(`/flights/${beta}/`))).toBe(true);
  });

  test.each([['beta'], [beta], [beta.toUpperCase()]])('finds it as %s, too', async (flight) => {
    store.app({ flights: [{ flightId: beta, friendlyName: 'Beta' }] });
    const run = await store.publish([await bundle('2.0.0.0')], { flight });
    expect(run.result).toBe('accepted');
  });

  test('an exact name wins over one in another letter case, and two of those are ambiguous', async () => {
    store.app({ flights: [{ friendlyName: 'BETA' }, { friendlyName: 'Beta', flightId: beta }] });
    const file = await bundle('2.0.0.0');
    expect((await store.publish([file], { flight: 'Beta' })).result).toBe('accepted');
    const run = await store.publish([file], { flight: 'bEtA' });
    expect(run.errors.join('\n')).toMatch(/several flights named "bEtA".*Use the ID/);
  });

  test('a typo lists the flights that exist, through all pages, and creates nothing', async () => {
    const flights = Array.from({ length: 12 }, (_, index) => ({ friendlyName: `Ring ${index}` }));
    store.app({ flights });
    const run = await store.publish([await bundle('2.0.0.0')], { flight: 'Ring 99' });
    expect(run.result).toBe('failed');
    for (const { friendlyName } of flights) expect(run.errors[0]).toContain(`"${friendlyName}"`);
    expect(run.writes).toEqual([]);
  });

  test('a flight without any published submission is legal', async () => {
    store.app({ flights: [{ flightId: beta, friendlyName: 'Beta', published: false }] });
    const file = await bundle('2.0.0.0');
    const run = await store.publish([file], { flight: 'Beta', 'wait-for': 'published' });
    expect(run.result).toBe('published');
    expectHeld(flightSubmissions().at(-1), [file]);
  });

  test('a first submission that is in certification is not treated as one that is asked for in another way', async () => {
    store.app({ flights: [{ flightId: beta, friendlyName: 'Beta', published: false }] });
    store.control.setTimeline([{ state: 'CommitStarted', looks: 0 }, { state: 'Certification' }]);
    const file = await bundle('2.0.0.0');
    const inputs = { flight: 'Beta', 'publish-mode': 'immediate' };
    await store.publish([file], inputs);
    expect((await store.publish([file], inputs)).result).toBe('already-submitted');
    const run = await store.publish([file], { ...inputs, 'publish-mode': 'manual' });
    expect(run.result).toBe('busy');
    expect(run.errors[0]).toContain('targetPublishMode');
    expect(run.writes).toEqual([]);
  });

  test('a flight of an app that does not exist is explained by the app, one of an app without flights by the flight', async () => {
    store.app();
    const wrongApp = await store.publish([await bundle('2.0.0.0')], {
      flight: 'Beta',
      'app-id': '9NBLGGH40404',
    });
    expect(wrongApp.errors[0]).toMatch(/no app with this Store ID|Store ID is not one of this account/);
    expect(wrongApp.errors[0]).not.toMatch(/no flight/);
    const noFlight = await store.publish([await bundle('2.0.0.0')], { flight: 'Beta' });
    expect(noFlight.errors[0]).toMatch(/has no flight "Beta"\. It has no flights\./);
  });

  test('the draft that making a flight opened is used', async () => {
    store.app();
    const made = await store.publish([], {
      command: 'api',
      'app-id': '',
      method: 'post',
      path: 'applications/9NBLGGH4R315/flights',
      body: '{"friendlyName": "New", "groupIds": ["1152921504606962205"]}',
    });
    expect(made.result).toBe('done');
    const file = await bundle('2.0.0.0');
    const run = await store.publish([file], { flight: 'New', 'wait-for': 'published' });
    expect(run.result).toBe('published');
    expect(run.writes.filter((call) => call.startsWith('POST') && call.endsWith('/submissions'))).toEqual([]);
  });

  test('a draft that was made in the dashboard has no upload URL: busy, explained, untouched', async () => {
    store.app({ flights: [{ flightId: beta, friendlyName: 'Beta', pending: { madeIn: 'dashboard' } }] });
    const run = await store.publish([await bundle('2.0.0.0')], { flight: 'Beta' });
    expect(run.result).toBe('busy');
    expect(run.errors.join('\n')).toMatch(
      /created in Partner Center.*Creating a flight in Partner Center leaves such a draft/s,
    );
    expect(run.writes).toEqual([]);
  });

  test('a re-run does nothing', async () => {
    store.app({ flights: [{ flightId: beta, friendlyName: 'Beta' }] });
    const file = await bundle('2.0.0.0');
    await store.publish([file], { flight: 'Beta', 'wait-for': 'published' });
    const run = await store.publish([file], { flight: 'Beta', 'wait-for': 'published' });
    expect(run.result).toBe('already-submitted');
    expect(run.writes).toEqual([]);
  });
});
