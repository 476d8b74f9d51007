import { describe, expect, test } from '@jest/globals';
import { timelineByLooks } from '../../simulator/src/store/timeline.ts';
import { bundle } from '../support/package-files.ts';
import { useStore } from '../support/store.ts';
import type { StoreRun } from '../support/store-run.ts';
import { unfoldedLines } from '../support/unfolded.ts';

const store = useStore();
const dry = { 'dry-run': 'true' };
const offline = { ...dry, 'tenant-id': '', 'client-id': '', 'client-secret': '', 'app-id': '' };
const closing = (run: StoreRun) => run.log.trimEnd().split('\n').at(-1) ?? '';
const heading = (run: StoreRun) => run.summary.split('\n')[0];

async function publish(
  inputs: Readonly<Record<string, string>> = {},
  version = '1.2.0.0',
): Promise<StoreRun> {
  return await store.publish([await bundle(version)], inputs);
}

describe('the first line of a dry run says what publishing now would do', () => {
  test('go ahead', async () => {
    store.app();
    const run = await publish(dry);
    expect(closing(run)).toMatch(/^✅ Result: planned\. Contoso Notes 1\.2\.0\.0, for everyone/);
    expect(heading(run)).toBe('## ✅ planned: Contoso Notes 1.2.0.0, for everyone');
    expect(run.summary).toContain('publishing now would go ahead');
  });

  test('be refused, since a version that is too low stops it', async () => {
    store.app({ packages: [{ fileName: 'Old_3.0.0.0.msixbundle', version: '3.0.0.0' }] });
    const run = await publish(dry);
    expect(run.result).toBe('planned');
    expect(heading(run)).toMatch(/^## ⚠️ planned, with 1 warning: publishing now would be refused/);
    expect(closing(run)).toMatch(/^⚠️ Result: planned\. 1 warning: publishing now would be refused\./);
    expect(closing(run)).not.toContain('Nothing to do');
    // The warning is not folded away with the plan.
    expect(
      unfoldedLines(run.stdout).filter((line) => line.includes('lower than the published 3.0.0.0')),
    ).toHaveLength(1);
  });

  test.each([
    ['fail', 'end busy', /^## ⚠️ planned, with 1 warning: publishing now would end with the result busy/],
    [
      'wait',
      'wait for the pending submission',
      /^## ⚠️ planned, with 1 warning: publishing now would wait for the pending submission/,
    ],
  ])('with if-pending: %s, %s', async (mode, _what, first) => {
    store.app({ pending: { patch: { notesForCertification: 'mine' } } });
    const run = await publish({ ...dry, 'if-pending': mode });
    expect(heading(run)).toMatch(first);
    expect(unfoldedLines(run.stdout).join('\n')).toContain('Warning: Another submission is pending.');
  });

  test('change nothing', async () => {
    store.app();
    expect((await publish({ 'wait-for': 'published' })).result).toBe('published');
    expect(heading(await publish(dry))).toMatch(/^## ✅ planned: publishing now would change nothing/);
  });

  test('nothing, if the Store was not contacted', async () => {
    const run = await publish(offline);
    expect(heading(run)).toMatch(
      /^## ✅ planned: packages and inputs are valid; the Store was not contacted/,
    );
    expect(closing(run)).toContain('Packages and inputs are valid; the Store was not contacted.');
  });

  test('fail: the app was never published', async () => {
    store.app({ published: false });
    const run = await publish({ ...dry, 'rollout-percentage': '10' });
    expect(run.result).toBe('refused');
    expect(run.log).toContain('error store-app-not-ready');
    expect(run.errors).toHaveLength(2);
    expect(run.errors[0]).toMatch(/never been published.*Partner Center.*And 1 more/);
    expect(run.writes).toEqual([]);
  });

  test('fail: the add-on has no listing yet, in the dry run as in the release', async () => {
    store.app({ addOns: [{ id: '9NBLGGH4R316', productId: 'gold', published: false }] });
    const inputs = { packages: '', 'add-on': 'gold', price: 'Tier5' };
    for (const run of [await store.publish([], { ...inputs, ...dry }), await store.publish([], inputs)]) {
      expect(run.result).toBe('refused');
      expect(run.errors.join()).toMatch(/no Store listing yet.*To add one, set listing to/);
      expect(run.writes).toEqual([]);
    }
  });

  test('the first submission of a flight needs no published one', async () => {
    store.app({ flights: [{ friendlyName: 'Beta', published: false }] });
    expect((await publish({ ...dry, flight: 'Beta' })).result).toBe('planned');
  });
});

describe('the last line says who gets the packages, and what to do next', () => {
  test('a share of the customers', async () => {
    store.app();
    const run = await publish({ 'rollout-percentage': '10', 'wait-for': 'published' });
    expect(closing(run)).toMatch(
      /^✅ Result: published\. Contoso Notes 1\.2\.0\.0, for 10% of customers, \d/,
    );
    expect(closing(run)).toMatch(
      /Next: Increase the rollout with command: rollout, or complete it with rollout-action: finalize/,
    );
    expect(heading(run)).toBe('## ✅ published: Contoso Notes 1.2.0.0, for 10% of customers');
    const again = await publish({ 'wait-for': 'published' });
    expect(again.result).toBe('already-submitted');
    expect(closing(again)).toMatch(/for 10% of customers.*Next: Increase the rollout/);
  });

  test('everyone', async () => {
    store.app();
    const run = await publish({ 'wait-for': 'published' });
    expect(closing(run)).toMatch(/1\.2\.0\.0, for everyone, \d.*Next: Nothing to do\./);
  });

  test('a flight by its name, and a share of it', async () => {
    store.app({ flights: [{ friendlyName: 'Beta testers' }] });
    const run = await publish({ flight: 'beta TESTERS', 'rollout-percentage': '25' });
    expect(closing(run)).toMatch(
      /^✅ Result: accepted\. Contoso Notes 1\.2\.0\.0, for 25% of flight "Beta testers"/,
    );
  });

  test('a flight that was given by its id', async () => {
    const flightId = '1b8282dd-edf2-44e6-8c39-a04343a90630';
    store.app({ flights: [{ friendlyName: 'Beta testers', flightId }] });
    expect(closing(await publish({ ...dry, flight: flightId }))).toContain('for flight "Beta testers"');
  });

  test.each([
    ['manual', /Next: .*publish the submission in Partner Center/i],
    ['2087-03-01T09:00:00Z', /Next: .*will publish the submission on 2087-03-01 09:00 UTC/],
  ])('publish-mode %s', async (mode, next) => {
    store.app();
    expect(closing(await publish({ 'publish-mode': mode }))).toMatch(next);
    store.app();
    store.control.setTimeline([...timelineByLooks().slice(0, 4), { state: 'Release' }]);
    const run = await publish({ 'publish-mode': mode, 'wait-for': 'published' });
    expect(run.result).toBe('certified');
    expect(closing(run)).toMatch(next);
  });
});

describe('commands other than publish say what they did', () => {
  const only = { packages: '' };

  test('rollout at 100% is not the end of it', async () => {
    store.app({ rollout: { percentage: 10 } });
    const run = await store.publish([], { ...only, command: 'rollout', 'rollout-percentage': '100' });
    expect(closing(run)).toMatch(
      /100%, in progress.*Next: Finalize the rollout .*Until then, new releases are refused/,
    );
    expect(closing(run)).not.toContain('Nothing to do');
    const end = await store.publish([], { ...only, command: 'rollout', 'rollout-action': 'finalize' });
    expect(closing(end)).toMatch(/finalized.*Next: Nothing to do/);
  });

  test('a halted rollout', async () => {
    store.app({ rollout: { percentage: 10 } });
    const run = await store.publish([], { ...only, command: 'rollout', 'rollout-action': 'halt' });
    expect(closing(run)).toMatch(/halted.*Next: Publish a higher version/);
  });

  test.each([
    ['Certification', {}, /is in certification\..*Next: Nothing to do now/],
    ['PendingCommit', {}, /is a draft \(PendingCommit\)\..*Next: Finish the draft, or delete it/],
  ])('status of a submission in %s', async (status, patch, last) => {
    store.app({ pending: { status, patch } });
    const run = await store.publish([], { ...only, command: 'status', 'wait-for': 'none' });
    expect(closing(run)).toMatch(last);
    expect(run.summary).not.toContain('### States');
  });

  test('cancel', async () => {
    store.app({ pending: {} });
    const id = store.pending()?.submission.id;
    const run = await store.publish([], { ...only, command: 'cancel' });
    expect(closing(run)).toContain(`Result: done. Draft ${id} deleted.`);
    expect(run.summary).toContain(`Draft ${id} deleted.`);
    const again = await store.publish([], { ...only, command: 'cancel' });
    expect(closing(again)).toContain('Nothing was pending');
  });
});

test('Markdown in release notes is a warning, plain text with a hash is not', async () => {
  store.app();
  const run = await publish({ ...dry, 'release-notes': '## New\n* **Layers** ([link](https://x.example))' });
  expect(run.warnings.join()).toMatch(/looks like Markdown \(##, \*\*, links\)/);
  expect(run.result).toBe('planned');
  const plain = await publish({ ...dry, 'release-notes': '- C# 12, F# and #1 on our list * 2 * 3\n* one' });
  expect(plain.warnings).toEqual([]);
});

test("the last version's release notes are mentioned if they stay", async () => {
  store.app({ submission: { listings: { 'en-us': { baseListing: { releaseNotes: 'Bug fixes.' } } } } });
  const run = await publish(dry);
  expect(run.log).toContain('Release notes of the last version (1 language): "Bug fixes."');
  expect(run.summary).toContain('Release notes of the last version');
  const fresh = await publish({ ...dry, 'release-notes': 'Ink.' });
  expect(fresh.summary + fresh.log).not.toContain('Release notes of the last version');
});
