import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { readRunnerOutput } from '../../scripts/runner-commands.ts';
import type { FaultRule } from '../../simulator/src/faults/faults.ts';
import type { AppSeed } from '../../simulator/src/store/app-seed.ts';
import { sanitize } from '../../src/masking/sanitize.ts';
import { isTested } from '../faults/case.ts';
import { packageCases } from '../faults/cases/packages.ts';
import { debugging } from '../faults/fault-run.ts';
import { makeCertificate } from '../support/certificates.ts';
import { renderGithub, visibleText } from '../support/github-markdown.ts';
import { answer } from '../support/github-server.ts';
import { findLeaks, signaturesOf } from '../support/leaks.ts';
import { bundle, type WorkspaceFile } from '../support/package-files.ts';
import { useStore } from '../support/store.ts';
import type { StoreRun } from '../support/store-run.ts';
import type { PublishOptions } from '../support/test-store.ts';
import { hostileTexts } from '../unit/report/record.ts';

const store = useStore({ hasGithub: true });
beforeEach(() => app());

/** Puts the app into the Store, with notes that no one may see. */
function app(seed: Partial<AppSeed> = {}): void {
  const submission = { notesForCertification: store.notes.old, ...seed.submission };
  store.app({ ...seed, submission });
}

interface RunChanges extends Pick<PublishOptions, 'env' | 'signalAfter'> {
  readonly inputs?: Readonly<Record<string, string>>;
  /** In the folder `out` of the workspace; a bundle if omitted. */
  readonly files?: readonly WorkspaceFile[];
}

/** Publishes with everything on that makes a run say more (store-faults.md S1), and searches all of it for secrets. */
async function publish({ inputs = {}, env, files, ...options }: RunChanges = {}): Promise<StoreRun> {
  const { command = 'publish' } = inputs;
  const release = command === 'publish' && { packages: 'out/*', 'certification-notes': store.notes.new };
  const placed = (files ?? [await bundle('1.2.0.0')]).map(({ path, bytes }) => ({
    path: `out/${path}`,
    bytes,
  }));
  return await store.publish(
    placed,
    { packages: '', ...release, ...inputs },
    { ...options, reports: true, env: { ...debugging, ...env } },
  );
}

// Windows has neither files of such names nor such modes.
const onPosix = process.platform === 'win32' ? test.skip : test;
const update: FaultRule = { role: 'api', method: 'PUT', phase: 'status', status: 400 };
const artifactFiles = [
  'archive.json',
  'plan.json',
  'run.json',
  'submission-after.json',
  'submission-before.json',
];

/** Ways in which a service may repeat a secret that was sent to it. */
const echoes: readonly [string, (secret: string) => string][] = [
  ['as they are', (secret) => secret],
  ['percent-encoded', encodeURIComponent],
  ['in base64', (secret) => Buffer.from(secret).toString('base64')],
  ['in base64 after a user name', (secret) => Buffer.from(`user:${secret}!`).toString('base64')],
  ['with what no one sees in it', (secret) => [...secret].join('\u200b')],
  ['in hexadecimal', (secret) => Buffer.from(secret).toString('hex')],
];

/** What the Store knows of a run when it is asked to commit. */
function knownToStore(): readonly string[] {
  const urls = [...store.uploadUrls];
  return [
    store.simulator.credentials.clientSecret,
    ...store.tokens(),
    ...urls,
    ...urls.flatMap(signaturesOf),
  ];
}

/** Every place was written to; all of them are searched for secrets after every run. */
function expectReported(run: StoreRun, result: string): void {
  expect(run.outputs.result).toBe(result);
  expect(run.comment).toContain(`Microsoft Store: ${result}`);
  expect(run.summary).toContain(result);
  expect(run.artifact['run.json']).toContain(`"result": "${result}"`);
}

function withReleaseNotes(releaseNotes: string) {
  return { submission: { listings: { 'en-us': { baseListing: { releaseNotes } } } } };
}

/** The secret was in the text there, and is hidden. */
function expectHidden(run: StoreRun, ...places: readonly string[]): void {
  for (const place of places)
    expect([place, run.texts[place]]).toEqual([place, expect.stringContaining('***')]);
}

describe('no secret is in log, summary, outputs, files, comment or artifact', () => {
  test('of a release', async () => {
    const run = await publish();
    expectReported(run, 'accepted');
    expect(
      Object.keys(run.artifact)
        .filter((name) => name.endsWith('.json'))
        .sort(),
    ).toEqual(artifactFiles.filter((name) => name.endsWith('.json')));
    expect(store.tokens().length).toBe(1);
    expect(store.uploadUrls.size).toBe(1);
    // Debugging is on: the artifact's library logs its own upload URL, which it has masked.
    expectHidden(run, 'log');
    expect(run.stderr).toMatch(/azure/i);
  });

  test("of a release that GitHub's ID token vouches for", async () => {
    const run = await publish({ inputs: { 'client-secret': '' }, env: store.trustIdTokens() });
    expectReported(run, 'accepted');
    expect(store.tokens().length).toBe(2);
  });

  test.each([
    ['knows', 'accepted'],
    ['does not know', 'failed'],
  ])('of a release with a certificate that Entra %s', async (knows, result) => {
    const { certificate, key } = await makeCertificate('CN=Contoso');
    if (knows === 'knows') store.control.addCredential({ kind: 'certificate', certificate });
    const run = await publish({ inputs: { 'client-secret': '', 'client-certificate': key + certificate } });
    expectReported(run, result);
    expect(run.secrets).toContain(key.split('\n')[1]);
  });

  test('of a dry run, though the Store holds the client secret in texts and names', async () => {
    const text = echoes.map(([, echo]) => echo(store.simulator.credentials.clientSecret)).join(' ');
    app({
      title: `Notes ${text}`,
      packages: [{ fileName: `old ${text}.msixbundle` }],
      submission: {
        listings: { 'en-us': { baseListing: { releaseNotes: text } } },
      },
    });
    const inputs = { 'dry-run': 'true', 'release-notes': 'Ink.' };
    const run = await publish({ inputs });
    expectReported(run, 'planned');
    expectHidden(run, 'log', 'summary as shown', 'comment as shown', 'output plan');
    expectHidden(
      run,
      ...artifactFiles.filter((name) => /plan|before|after/.test(name)).map((name) => `artifact ${name}`),
    );
  });

  test.each(echoes)('of a sign-in whose refusal repeats the client secret %s', async (_how, echo) => {
    const text = echo(store.simulator.credentials.clientSecret);
    store.control.addFaults({
      role: 'login',
      method: 'POST',
      phase: 'status',
      status: 401,
      body: {
        error: `invalid ${text}`,
        error_description: `AADSTS1: ${text}\r\n${text}`,
        correlation_id: text,
      },
    });
    const run = await publish();
    expectReported(run, 'failed');
    expectHidden(run, 'log', 'summary as shown', 'comment as shown', 'artifact run.json');
  });

  test.each(echoes)('of an update whose refusal repeats what the Store knows %s', async (_how, echo) => {
    store.onRequest = ({ role, method }) => {
      if (role !== 'api' || method !== 'PUT') return;
      const [secret = '', token = '', uploadUrl = '', ...signatures] = knownToStore().map(echo);
      const message = [token, ...signatures].join(' ');
      store.control.addFaults({ ...update, body: { code: secret, message, target: uploadUrl } });
    };
    const run = await publish();
    expectReported(run, 'failed');
    expectHidden(run, 'log', 'summary as shown', 'comment as shown', 'artifact run.json');
  });

  test.each(echoes)('of a submission whose errors repeat what the Store knows %s', async (_how, echo) => {
    store.onRequest = ({ url }) => {
      if (!url.endsWith('/commit')) return;
      const texts = knownToStore().map(echo);
      store.control.setTimeline([
        { state: 'CommitStarted', looks: 0 },
        {
          state: 'CommitFailed',
          errors: texts.map((text) => ({ code: `Other ${text}`, details: `Look at ${text}.` })),
          warnings: texts.map((text) => ({ code: 'ListingOptOutWarning', details: text })),
          certificationReports: texts.map((text) => ({
            date: text,
            reportUrl: `https://partner.microsoft.com/${text}?id=${text}`,
          })),
        },
      ]);
    };
    const run = await publish();
    expectReported(run, 'rejected');
    expectHidden(run, 'log', 'summary as shown', 'comment as shown', 'artifact run.json');
  });

  test('of an upload whose refusal repeats the upload URL', async () => {
    store.onRequest = ({ role }) => {
      if (role !== 'blob') return;
      const [url = ''] = store.uploadUrls;
      const text = [url, ...signaturesOf(url)].join(' ').replaceAll('&', '&amp;');
      const code = 'AuthenticationFailed';
      store.control.addFaults({
        role: 'blob',
        phase: 'status',
        status: 403,
        headers: { 'x-ms-error-code': code, 'Content-Type': 'application/xml' },
        body: `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${text}</Message><AuthenticationErrorDetail>${text}</AuthenticationErrorDetail></Error>`,
      });
    };
    const run = await publish();
    expectReported(run, 'failed');
    expect(run.summary).toContain('403 AuthenticationFailed');
  });

  test.each(echoes)('of a comment whose refusal repeats github-token %s', async (_how, echo) => {
    store.github.server.intercept = ({ method }, response) => {
      if (method !== 'GET') return false;
      answer(response, 422, { message: `No: ${echo(store.github.githubToken)}` });
      return true;
    };
    const run = await publish({ inputs: { 'dry-run': 'true' } });
    // The artifact is uploaded before the comment, which names it.
    expectHidden(run, 'log', 'summary as shown');
  });
});

describe('certification notes are shown nowhere, only that they change', () => {
  /** Both are reported as changed, in every place that has the plan. */
  function expectChangeTold(run: StoreRun): void {
    const { old, new: wanted } = store.notes;
    const changed = `changed (${wanted.length} characters)`;
    for (const place of ['log', 'summary as shown', 'comment as shown', 'output plan', 'artifact plan.json'])
      expect([place, run.texts[place]]).toEqual([place, expect.stringContaining(changed)]);
    const held = `(hidden, ${old.length} characters)`;
    expect(JSON.parse(run.artifact['submission-before.json'] ?? '')).toMatchObject({
      notesForCertification: held,
    });
  }

  test('of the input and of the Store', async () => {
    const run = await publish({ inputs: { 'dry-run': 'true' } });
    expectReported(run, 'planned');
    expectChangeTold(run);
  });

  test.each(['notesForCertification', 'NotesForCertification'])('of a patch, as %s', async (member) => {
    const patch = JSON.stringify({ [member]: store.notes.new }, undefined, 2);
    const files = [await bundle('1.2.0.0'), { path: 'patch.json', bytes: Buffer.from(patch) }];
    const inputs = {
      'certification-notes': '',
      'submission-patch': 'out/patch.json',
      packages: 'out/*.msixbundle',
      'dry-run': 'true',
    };
    const run = await publish({ files, inputs });
    expect(run.stdout).toMatch(/^::warning file=out\/patch\.json,line=2::out\/patch\.json:2: notesForCert/m);
  });

  test('of a patch in a run without credentials', async () => {
    const patch = JSON.stringify({ notesForCertification: store.notes.new });
    const files = [await bundle('1.2.0.0'), { path: 'patch.json', bytes: Buffer.from(patch) }];
    const inputs = {
      'certification-notes': '',
      'submission-patch': 'out/patch.json',
      packages: 'out/*.msixbundle',
      'dry-run': 'true',
      'client-secret': '',
    };
    const run = await publish({ files, inputs });
    expect(run.outputs.result).toBe('planned');
    expect(run.texts['summary as shown']).toContain('set (');
  });

  test.each(['status', 'api'])('of a submission that command: %s reads', async (command) => {
    app({ pending: { patch: { keywords: ['one'] } } });
    const [pending] = [store.pending()];
    const path = `applications/9NBLGGH4R315/submissions/${pending?.submission.id}`;
    const run = await publish({ inputs: { command, ...(command === 'api' && { path, 'app-id': '' }) } });
    expect(run.outputs.result).toBe('done');
    if (command === 'api')
      expect(JSON.parse(run.outputs.response ?? '')).toMatchObject({
        notesForCertification: `(hidden, ${store.notes.old.length} characters)`,
      });
  });

  test.each(echoes)('of an update whose refusal repeats both %s', async (_how, echo) => {
    const { old, new: wanted } = store.notes;
    const message = [old, wanted]
      .flatMap((notes) => notes.split('\n'))
      .map(echo)
      .join(' ');
    store.control.addFaults({ ...update, body: { code: 'InvalidParameterValue', message } });
    expectReported(await publish(), 'failed');
  });

  test.each(['old', 'new'] as const)(
    'of which a failed certification quotes the %s password alone',
    async (whose) => {
      const [, password = ''] = store.notes[whose].split('Password: ');
      store.control.setTimeline([
        { state: 'CommitStarted', looks: 0 },
        { state: 'CommitFailed', errors: [{ code: 'Other', details: `Can't sign in with ${password}.` }] },
      ]);
      const run = await publish(whose === 'old' ? { inputs: { 'certification-notes': '' } } : {});
      expectReported(run, 'rejected');
      expect(findLeaks(run.texts, [password])).toEqual([]);
      expectHidden(run, 'log', 'summary as shown', 'comment as shown', 'artifact run.json');
    },
  );

  test('that the Store put other notes in their place', async () => {
    store.control.set({ updatePatch: { notesForCertification: store.notes.old } });
    const run = await publish();
    expectReported(run, 'refused');
    expect(run.texts.log).toContain('notesForCertification was changed (');
  });
});

describe('a secret that is a short or an ordinary word', () => {
  test.each(['1', 'e', 'app', 'accepted', 'PreProcessing'])(
    '%s breaks no report of a release',
    async (secret) => {
      const HTTPS_PROXY = `http://robot:${secret}@proxy.example.com:8080`;
      const run = await publish({ env: { HTTPS_PROXY, NO_PROXY: '127.0.0.1' } });
      expect(run.exitCode).toBe(0);
      expect(run.outputs).toMatchObject({
        result: 'accepted',
        status: 'PreProcessing',
        'submission-id': expect.stringMatching(/^\d{19}$/),
        'submission-url': expect.stringContaining('/9NBLGGH4R315/'),
      });
      expect(JSON.parse(run.outputs.plan ?? '')).toHaveLength(3);
      expect(run.summary).toContain('## ✅ accepted');
      expect(run.comment).toContain('Microsoft Store: accepted');
      expect(run.artifact['run.json']).toContain('"result": "accepted"');
      expect(run.stdout.includes("::warning::One of this run's secrets has fewer than 8 characters")).toBe(
        secret.length < 8,
      );
    },
  );
});

describe('no part of a secret is left', () => {
  test('if a text of the Store is cut', async () => {
    const token = () => store.tokens()[0] ?? '';
    store.onRequest = ({ role, method }) => {
      const message = `${'x '.repeat(230)}${token()}`;
      if (role === 'api' && method === 'PUT')
        store.control.addFaults({ ...update, body: { code: 'Bad', message } });
    };
    const run = await publish();
    expect(findLeaks(run.texts, [token().slice(0, 36)])).toEqual([]);
  });

  test('if the plan in the log cuts a value', async () => {
    const { clientSecret } = store.simulator.credentials;
    app(withReleaseNotes(`${'x'.repeat(165)}${clientSecret} and more`));
    const run = await publish({ inputs: { 'dry-run': 'true', 'release-notes': 'None.' } });
    expect(findLeaks(run.texts, [clientSecret.slice(0, 30)])).toEqual([]);
  });

  test('if it leaves out what two values have in common', async () => {
    const { clientSecret } = store.simulator.credentials;
    const same = `${'x'.repeat(165)}${clientSecret}`;
    app(withReleaseNotes(`${same} old`));
    const run = await publish({ inputs: { 'dry-run': 'true', 'release-notes': `${same} new` } });
    expect(run.texts.log).toMatch(/\*{3} old[\s\S]*\*{3} new/);
    expect(findLeaks(run.texts, [clientSecret.slice(-30)])).toEqual([]);
  });
});

test('ACTIONS_RUNTIME_TOKEN that the results service repeats is not in the summary', async () => {
  store.github.results.failWith = 400;
  store.github.results.message = `no ${store.github.jobToken}`;
  const run = await publish({ inputs: { 'dry-run': 'true' } });
  expect(findLeaks({ summary: run.summary }, [store.github.jobToken])).toEqual([]);
});

onPosix(
  'a job that is canceled while the results service is silent still says how its release ended',
  async () => {
    store.github.results.failWith = 0;
    const run = await publish({ signalAfter: { signal: 'SIGINT', after: /^::group::Artifact / } });
    expect(run.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({ result: 'accepted', 'submission-id': expect.any(String) });
    // Not the service's time limit, which is longer than the runner waits.
    expect(run.summary).toContain('was not uploaded. The runner canceled the job.');
  },
);

test('a long text of the Store does not hold up the artifact', async () => {
  app(withReleaseNotes('http://'.repeat(20_000)));
  const run = await publish({ inputs: { 'dry-run': 'true' } });
  expect(run.milliseconds).toBeLessThan(8_000);
});

onPosix('what is uploaded as an artifact is in files that no one else may read', async () => {
  const temp = await mkdtemp(path.join(os.tmpdir(), 'temp '));
  const modes: number[] = [];
  store.github.results.onCall = async () => {
    for (const name of await readdir(temp, { recursive: true }))
      modes.push((await stat(path.join(temp, name))).mode & 0o077);
  };
  try {
    await publish({ inputs: { 'dry-run': 'true' }, env: { RUNNER_TEMP: temp } });
    expect(await readdir(temp)).toEqual([expect.stringMatching(/^microsoft-store-plan-.*\.json$/)]);
  } finally {
    await rm(temp, { recursive: true });
  }
  expect(modes.length).toBeGreaterThan(artifactFiles.length);
  expect(new Set(modes)).toEqual(new Set([0]));
});

test('a release needs no GitHub token: without one, comment and artifact are left out with a warning', async () => {
  const run = await publish({ inputs: { 'github-token': '' }, env: { ACTIONS_RUNTIME_TOKEN: '' } });
  expect(run.outputs.result).toBe('accepted');
  expect(run.warnings.join('\n')).toMatch(
    /The comment on pull request #\u200b?7 was not written: github-token is empty\./,
  );
  expect(run.summary).toContain('The comment on pull request');
  expect(run.summary).toContain('The artifact store-record was not uploaded');
  expect(store.github.results.calls).toEqual([]);
});

test('a comment that can not reach GitHub is a warning', async () => {
  const run = await publish({
    inputs: { 'dry-run': 'true' },
    env: { GITHUB_API_URL: 'https://127.0.0.1:1' },
  });
  expect(run.outputs.result).toBe('planned');
  expect(run.warnings.join('\n')).toContain("was not written: GitHub can't be reached: ");
});

/** Commands that the fault cases Z12 put into titles, and markup: most of them would act on their own. */
const commands = packageCases.flatMap((each) =>
  isTested(each) && each.id.startsWith('Z12') ? [each.seed?.title?.replace(/^Notes | more$/g, '') ?? ''] : [],
);
const corpus = [...commands, ...hostileTexts, 'turned \u202eback\u2069 and \u009b31mred'];
const everything = corpus.join('\r\n');

/** Commands that an action may give; the corpus says "injected" wherever it gives one. */
const ownCommands = ['add-mask', 'debug', 'endgroup', 'error', 'group', 'notice', 'warning'];
const ownTags =
  /^<\/?(h2|h3|p|strong|em|ul|li|table|thead|tbody|tr|th|td|code|span|sub|br|wbr|details|summary|pre)( class="language-(mermaid|text|diff)")?( \/)?>$/;
const ownLinks =
  /^<a href="https:\/\/((partner|apps|learn)\.microsoft\.com|github\.com\/contoso\/notes\/actions)\/[^"]*">$|^<\/a>$/;
const ownHeadings = ['Changes', 'Packages', 'States', 'Unchanged', 'Store page', 'Warnings'];

function foreignCommands(stdout: string) {
  return readRunnerOutput(stdout).commands.filter(
    ({ name, data }) => !ownCommands.includes(name) || /^\s*injected/.test(data),
  );
}

/** What GitHub would make of Markdown in addition to text and what is ours: elements, links, headings, mentions. */
function foreignMarkup(markdown: string): readonly string[] {
  // The comment begins with a mark that no one sees.
  const source = markdown.replace(/^<!-- publish-to-microsoft-store: [\w%.~-]* -->\n/, '');
  const html = renderGithub(source);
  const tags = [...html.matchAll(/<[^>]*>?/g)].map(([tag]) => tag);
  const headings = [...html.matchAll(/<h\d>(.*?)<\/h\d>/gs)].map(([, title]) => visibleText(title ?? ''));
  // In a block of code nothing is a link or a mention.
  const prose = source.replace(/^(`{3,})diff\n[\s\S]*?^\1$/gm, '');
  return [
    ...tags.filter((tag) => !ownTags.test(tag) && !ownLinks.test(tag)),
    ...headings.slice(1).filter((title) => !ownHeadings.includes(title)),
    ...(prose.replace(/<a href="[^"]*">/g, '').match(/:\/\/|@\w|\bwww\./gi) ?? []),
  ];
}

/** As a reader sees what came from outside. */
function readable(text: string): string {
  return sanitize(text).replaceAll('\u200b', '').trim();
}

/** The text was shown in every place, and acted in none; the artifact is JSON, whatever it contains. */
function expectHarmless(run: StoreRun, result: string, told: readonly string[]): void {
  expectReported(run, result);
  expect(foreignCommands(run.stdout)).toEqual([]);
  expect(foreignMarkup(run.summary)).toEqual([]);
  expect(foreignMarkup(run.comment)).toEqual([]);
  for (const [name, text] of Object.entries(run.artifact)) {
    // The page as it was, to be published again, so it has the Store's texts as they are.
    if (name.startsWith('store-page-before/')) continue;
    // A later step may print it.
    expect(readRunnerOutput(text).commands).toEqual([]);
    if (!name.endsWith('.json')) continue;
    expect(JSON.parse(text)).toBeInstanceOf(Object);
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  }
  for (const text of told.map(readable))
    for (const place of ['summary', 'comment']) expect(run.texts[`${place} as shown`]).toContain(text);
}

describe('text from outside is text in log, summary, comment and artifact', () => {
  test('though as it is it would act', () => {
    expect(commands).toHaveLength(9);
    expect(new Set(foreignCommands(commands.join('\n')).map(({ name }) => name)).size).toBeGreaterThan(3);
    const found = hostileTexts.map((text) => foreignMarkup(`## Ours\n\n${text}`).join(' '));
    expect(found.filter((markup) => markup !== '').length).toBeGreaterThan(10);
    expect(found.join(' ')).toMatch(
      /<img src=x onerror.*<img src="https:\/\/evil.*heading.*<a href="https:\/\/evil/s,
    );
  });

  test('as the Store describes an app and its submission', async () => {
    const messages = corpus.map((text) => ({ code: text, details: text }));
    // The texts are longer than a listing may be.
    store.control.set({ listingLimits: 'off' });
    app({
      title: everything,
      packages: corpus.map((text) => ({ fileName: `${text}.msixbundle` })),
      submission: {
        listings: { 'en-us': { baseListing: { releaseNotes: everything } } },
      },
    });
    store.control.setTimeline([
      { state: 'CommitStarted', looks: 0 },
      { state: everything, looks: 1 },
      {
        state: 'CommitFailed',
        errors: messages,
        warnings: messages,
        certificationReports: corpus.map((text) => ({ date: text, reportUrl: text })),
      },
    ]);
    const inputs = { 'release-notes': 'Ink.', 'existing-packages': 'remove-all' };
    const run = await publish({ inputs });
    expectHarmless(run, 'rejected', [everything, ...corpus]);
    expect(
      Object.keys(run.artifact)
        .filter((name) => name.endsWith('.json'))
        .sort(),
    ).toEqual(artifactFiles.filter((name) => name.endsWith('.json')));
  });

  onPosix('in the names of package files', async () => {
    const { bytes } = await bundle('1.2.0.0');
    const names = corpus.map((text, index) => `${index} ${text.replaceAll('/', '')}.msixbundle`);
    const run = await publish({ files: names.map((name) => ({ path: name, bytes })) });
    expectHarmless(run, 'failed', names);
    expect(run.stdout).toMatch(/^::error title=[^,:]*,file=out\//m);
  });

  test('in a refusal of the Store', async () => {
    // A message is quoted as far as its first words go; a code and a target are cut.
    const body = { code: everything, message: commands.join('\r\n'), target: everything };
    store.control.addFaults({ ...update, body });
    expectHarmless(await publish(), 'failed', [body.message]);
  });

  test('in a refusal of Entra', async () => {
    store.control.addFaults({
      role: 'login',
      method: 'POST',
      phase: 'status',
      status: 401,
      body: { error: everything, error_description: `AADSTS1: ${everything}`, correlation_id: everything },
    });
    expectHarmless(await publish(), 'failed', [everything]);
  });

  test('in a refusal of GitHub', async () => {
    store.github.server.intercept = ({ method }, response) => {
      if (method !== 'GET') return false;
      answer(response, 422, { message: everything });
      return true;
    };
    const run = await publish({ inputs: { 'dry-run': 'true' } });
    expect(foreignCommands(run.stdout)).toEqual([]);
    expect(foreignMarkup(run.summary)).toEqual([]);
    expect(run.texts['summary as shown']).toContain(readable(everything));
  });
});
