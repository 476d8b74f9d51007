import { describe, expect, test } from '@jest/globals';
import type { SettingsPatch } from '../../simulator/src/store/settings.ts';
import type { Timeline } from '../../simulator/src/store/timeline.ts';
import { renderGithub, visibleText } from '../support/github-markdown.ts';
import { bundle, single, type WorkspaceFile } from '../support/package-files.ts';
import { useStore } from '../support/store.ts';
import type { StoreRun } from '../support/store-run.ts';
import type { TestStore } from '../support/test-store.ts';
import { sentencesOf, unfoldedLines } from '../support/unfolded.ts';

const store = useStore();

interface Mistake {
  readonly app?: Parameters<TestStore['app']>[0];
  readonly settings?: SettingsPatch;
  readonly timeline?: Timeline;
  readonly files?: () => Promise<readonly WorkspaceFile[]>;
  readonly inputs?: Readonly<Record<string, string>>;
  /** How many things are wrong. */
  readonly findings?: number;
  /** What the first error says. */
  readonly says: RegExp;
}

const patchFile = (value: unknown): WorkspaceFile => ({
  path: 'store/patch.json',
  bytes: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value, undefined, 2)),
});
const ours = async () => [await bundle('1.2.0.0')];
const withPatch = (value: unknown) => async () => [...(await ours()), patchFile(value)];
const patched = { packages: '*.msixbundle', 'submission-patch': 'store/patch.json' };
const guid = '00000000-1111-4222-8333-444444444444';

const mistakes: Readonly<Record<string, Mistake>> = {
  'an empty secret': { inputs: { 'client-secret': '' }, says: /client-secret/ },
  'two wrong inputs': {
    inputs: { 'rollout-percentage': '0.1', 'wait-for': 'publishd' },
    findings: 2,
    says: /And 1 more/,
  },
  'a misspelled input': { inputs: { 'rollout-precentage': '10' }, says: /Did you mean rollout-percentage/ },
  'an app id that is not one': { inputs: { 'app-id': 'Contoso.Notes' }, says: /app-id/ },
  'a price in money': { inputs: { price: '4.99' }, says: /price is "4.99"/ },
  'a date without its time': { inputs: { 'publish-mode': '2027-03-01' }, says: /publish-mode/ },
  'notes that are too long': { inputs: { 'release-notes': 'x'.repeat(2000) }, says: /Shorten it by 500/ },
  'an empty app id': { inputs: { 'app-id': '' }, says: /app-id is missing or empty/ },
  'a flight with an input for the app': { inputs: { flight: 'Beta', price: 'Free' }, says: /price/ },
  'no file': { files: async () => [], inputs: { packages: 'out/*.msix' }, says: /No files match/ },
  'two lines without a file': {
    files: async () => [],
    inputs: { packages: 'out/*.msix\nbin/*.appx' },
    findings: 2,
    says: /No files match.*And 1 more/,
  },
  'an installer': {
    files: async () => [{ path: 'setup.exe', bytes: Buffer.from('MZ') }],
    says: /setup\.exe/,
  },
  'a package that is not one': {
    files: async () => [{ path: 'app.msix', bytes: Buffer.from('no zip') }],
    says: /app\.msix/,
  },
  'an empty package': { files: async () => [{ path: 'app.msix', bytes: Buffer.alloc(0) }], says: /is empty/ },
  'another identity': {
    files: async () => [await bundle('1.2.0.0', { name: 'Other.App' })],
    says: /Other\.App/,
  },
  'another publisher': {
    files: async () => [await bundle('1.2.0.0', { publisher: 'CN=Other' })],
    says: /CN=Other/,
  },
  'a version below the published one': {
    app: { packages: [{ fileName: 'Old_3.0.0.0.msixbundle', version: '3.0.0.0' }] },
    says: /3\.0\.0\.0/,
  },
  'a revision that is not 0': { files: async () => [await bundle('1.2.0.1')], says: /1\.2\.0\.1/ },
  'a patch that is not there': {
    inputs: { 'submission-patch': 'store/patch.json' },
    says: /store\/patch\.json is not in the workspace\./,
  },
  'a patch that is not JSON': { files: withPatch('{ "visibility": }'), inputs: patched, says: /JSON/ },
  'a misspelled member in the patch': {
    files: withPatch({ visiblity: 'Public' }),
    inputs: patched,
    says: /visibility/,
  },
  'three mistakes in the patch': {
    files: withPatch({ visiblity: 'Public', pricng: {}, applicationPackages: [] }),
    inputs: patched,
    findings: 3,
    says: /And 2 more/,
  },
  'a patch and an input for one field': {
    files: withPatch({ visibility: 'Public' }),
    inputs: { ...patched, visibility: 'hidden' },
    says: /visibility/,
  },
  'a picture that is not there': {
    files: withPatch({
      listings: {
        'en-us': {
          baseListing: {
            images: [{ fileName: 'a.png', imageType: 'Screenshot', fileStatus: 'PendingUpload' }],
          },
        },
      },
    }),
    inputs: patched,
    says: /a\.png/,
  },
  'a wrong secret': { inputs: { 'client-secret': 'wrong~secret' }, says: /secret/ },
  'an expired secret': { settings: { clientSecret: 'expired' }, says: /expired/ },
  'a wrong client': { inputs: { 'client-id': guid }, says: /application/i },
  'a wrong tenant': { inputs: { 'tenant-id': guid }, says: /tenant/ },
  'another app': { inputs: { 'app-id': '9NBLGGH4XXXX' }, says: /9NBLGGH4XXXX/ },
  'a misspelled flight': {
    app: { flights: [{ friendlyName: 'Beta testers' }] },
    inputs: { flight: 'Beta' },
    says: /Beta testers/,
  },
  'a misspelled add-on': {
    app: { addOns: [{ id: '9NBLGGH4R316', productId: 'gold' }] },
    inputs: { packages: '', 'add-on': 'golden', price: 'Tier5' },
    says: /gold/,
  },
  'a rollout in progress': { app: { rollout: { percentage: 10 } }, says: /rolling out|rollout/ },
  "someone else's draft": { app: { pending: { patch: { notesForCertification: 'mine' } } }, says: /Draft/ },
  'a draft from Partner Center': { app: { pending: { madeIn: 'dashboard' } }, says: /Partner Center/ },
  'a submission in certification': {
    app: { pending: { status: 'Certification', patch: { visibility: 'Hidden' } } },
    says: /ertification/,
  },
  'an app that was never published': { app: { published: false }, says: /first submission/ },
  'the dry run of an app that was never published': {
    app: { published: false },
    inputs: { 'dry-run': 'true' },
    says: /never been published/,
  },
  'a share below the current one': {
    app: { rollout: { percentage: 50 } },
    inputs: { command: 'rollout', packages: '', 'rollout-percentage': '10' },
    says: /50%/,
  },
  'a rollout without a change': {
    inputs: { command: 'rollout', packages: '' },
    says: /rollout-percentage/,
  },
  'a draft that is not ours, canceled': {
    app: { pending: { patch: { notesForCertification: 'mine' } } },
    inputs: { command: 'cancel', packages: '' },
    says: /Submission/,
  },
  'a rejection by the Store': {
    timeline: [
      { state: 'PreProcessing', looks: 1 },
      {
        state: 'CertificationFailed',
        errors: [{ code: 'Other', details: '10.1.1 Distinct Function' }],
        certificationReports: [{ date: '2026-11-20', reportUrl: 'https://partner.microsoft.com/report/1' }],
      },
    ],
    inputs: { 'wait-for': 'published' },
    says: /CertificationFailed.*certification report.*10\.1\.1/,
  },
  'a wait that is too short': {
    inputs: { 'wait-for': 'published', 'timeout-minutes': '0.01' },
    says: /committed/,
  },
  'two packages of one architecture': {
    files: async () => [
      await single('1.2.0.0'),
      await single('1.2.0.0', { ext: 'appx', payloadBytes: 5000 }),
    ],
    findings: 3,
    says: /Keep only one of the two in packages or, .* And 2 more/,
  },
  'a write that command: api does not send': {
    inputs: { command: 'api', packages: '', 'app-id': '', method: 'delete', path: 'applications' },
    says: /DELETE/,
  },
};

describe('a red run explains itself', () => {
  test.each(Object.entries(mistakes))('%s', async (_name, mistake) => {
    const run = await publish(mistake);
    const lines = unfoldedLines(run.stdout);
    const errors = lines.filter((line) => line.startsWith('Error: '));
    expect(run.exitCode).toBe(1);
    expect(errors[0]).toMatch(mistake.says);
    expect(run.errors).toHaveLength(mistake.findings ?? 1);
    expect(errors).toHaveLength(run.errors.length);
    // No sentence is there twice, and the next step repeats none.
    const sentences = lines.flatMap(sentencesOf);
    expect(sentences.filter((sentence, index) => sentences.indexOf(sentence) !== index)).toEqual([]);
    const next = lines.at(-1)?.split('Next: ')[1] ?? '';
    expect(next).not.toBe('');
    expect(errors.join('\n')).not.toContain(next);
    // The summary says it once, too.
    const [first = ''] = sentencesOf(errors[0] ?? '');
    expect(visibleText(renderGithub(run.summary)).split(first).length - 1).toBeLessThanOrEqual(1);
  });
});

async function publish({ app, settings, timeline, files = ours, inputs = {} }: Mistake): Promise<StoreRun> {
  store.app(app);
  if (settings !== undefined) store.control.set(settings);
  if (timeline !== undefined) store.control.setTimeline(timeline);
  return await store.publish(await files(), inputs);
}
