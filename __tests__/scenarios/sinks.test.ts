import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readRunnerOutput } from '../../scripts/runner-commands.ts';
import type { FaultRule } from '../../simulator/src/faults/faults.ts';
import { defaultSettings } from '../../simulator/src/store/settings.ts';
import { sanitize } from '../../src/masking/sanitize.ts';
import { isPlayed } from '../faults/case.ts';
import { packageCases } from '../faults/cases/packages.ts';
import { makeCertificate } from '../support/certificates.ts';
import { renderGithub, visibleText } from '../support/github-markdown.ts';
import { answer } from '../support/github-server.ts';
import { findLeaks, signaturesOf } from '../support/leaks.ts';
import { bundle } from '../support/package-files.ts';
import { type ToldRun, useSinks } from '../support/sinks.ts';
import { hostileTexts } from '../unit/report/record.ts';

const sinks = useSinks();
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
  ['in base64 behind a user name', (secret) => Buffer.from(`user:${secret}!`).toString('base64')],
  ['with what no one sees in it', (secret) => [...secret].join('\u200b')],
  ['in hexadecimal', (secret) => Buffer.from(secret).toString('hex')],
];

/** What the Store knows of a run when it is asked to commit. */
function knownToStore(): readonly string[] {
  const { clientSecret, tokens, uploadUrls } = sinks.canaries;
  return [clientSecret, ...tokens, ...uploadUrls, ...[...uploadUrls].flatMap(signaturesOf)];
}

/** No secret anywhere, and every place was written to. */
function expectNoLeak(run: ToldRun, result: string): void {
  expect(findLeaks(run.texts, run.secrets)).toEqual([]);
  expect(run.outputs.result).toBe(result);
  expect(run.leftovers).toEqual([]);
  expect(run.comment).toContain(`Microsoft Store: ${result}`);
  expect(run.summary).toContain(result);
  expect(run.artifact['run.json']).toContain(`"result": "${result}"`);
}

function withReleaseNotes(releaseNotes: string) {
  return { submission: { listings: { 'en-us': { baseListing: { releaseNotes } } } } };
}

/** The secret was told there, and is hidden. */
function expectHidden(run: ToldRun, ...places: readonly string[]): void {
  for (const place of places)
    expect([place, run.texts[place]]).toEqual([place, expect.stringContaining('***')]);
}

describe('no secret is in log, summary, outputs, files, comment or artifact', () => {
  test('of a release', async () => {
    const run = await sinks.run();
    expectNoLeak(run, 'accepted');
    expect(Object.keys(run.artifact).sort()).toEqual(artifactFiles);
    expect(sinks.canaries.tokens.size).toBe(1);
    expect(sinks.canaries.uploadUrls.size).toBe(1);
    // Debugging is on: the artifact's library tells of its own upload URL, which it has masked.
    expectHidden(run, 'log');
    expect(run.stderr).toMatch(/azure/i);
  });

  test("of a release that GitHub's ID token vouches for", async () => {
    const { control, idTokens } = sinks.simulator;
    const { issuer, url, requestToken } = idTokens;
    control.addCredential({ kind: 'federated', issuer, subject: defaultSettings.idTokenSubject });
    const run = await sinks.run({
      inputs: { 'client-secret': '' },
      env: { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken },
    });
    expectNoLeak(run, 'accepted');
    expect(sinks.canaries.tokens.size).toBe(2);
  });

  test.each([
    ['knows', 'accepted'],
    ['does not know', 'failed'],
  ])('of a release with a certificate that Entra %s', async (knows, result) => {
    const { certificate, key } = await makeCertificate('CN=Contoso');
    if (knows === 'knows') sinks.simulator.control.addCredential({ kind: 'certificate', certificate });
    const run = await sinks.run({ inputs: { 'client-secret': '', 'client-certificate': key + certificate } });
    expectNoLeak(run, result);
    expect(run.secrets).toContain(key.split('\n')[1]);
  });

  test('of a dry run, though the Store holds the client secret in texts and names', async () => {
    const text = echoes.map(([, echo]) => echo(sinks.canaries.clientSecret)).join(' ');
    sinks.app({
      title: `Notes ${text}`,
      packages: [{ fileName: `old ${text}.msixbundle` }],
      submission: {
        listings: { 'en-us': { baseListing: { releaseNotes: text } } },
      },
    });
    const inputs = { 'dry-run': 'true', 'release-notes': 'Ink.' };
    const run = await sinks.run({ inputs });
    expectNoLeak(run, 'planned');
    expectHidden(run, 'log', 'summary as shown', 'comment as shown', 'output plan');
    expectHidden(
      run,
      ...artifactFiles.filter((name) => /plan|before|after/.test(name)).map((name) => `artifact ${name}`),
    );
  });

  test.each(echoes)('of a sign-in whose refusal repeats the client secret %s', async (_how, echo) => {
    const text = echo(sinks.canaries.clientSecret);
    sinks.simulator.control.addFaults({
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
    const run = await sinks.run();
    expectNoLeak(run, 'failed');
    expectHidden(run, 'log', 'summary as shown', 'comment as shown', 'artifact run.json');
  });

  test.each(echoes)('of an update whose refusal repeats what the Store knows %s', async (_how, echo) => {
    sinks.onRequest = ({ role, method }) => {
      if (role !== 'api' || method !== 'PUT') return;
      const [secret = '', token = '', uploadUrl = '', ...signatures] = knownToStore().map(echo);
      const message = [token, ...signatures].join(' ');
      sinks.simulator.control.addFaults({ ...update, body: { code: secret, message, target: uploadUrl } });
    };
    const run = await sinks.run();
    expectNoLeak(run, 'failed');
    expectHidden(run, 'log', 'summary as shown', 'comment as shown', 'artifact run.json');
  });

  test.each(echoes)('of a submission whose errors repeat what the Store knows %s', async (_how, echo) => {
    sinks.onRequest = ({ url }) => {
      if (!url.endsWith('/commit')) return;
      const texts = knownToStore().map(echo);
      sinks.simulator.control.setTimeline([
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
    const run = await sinks.run();
    expectNoLeak(run, 'rejected');
    expectHidden(run, 'log', 'summary as shown', 'comment as shown', 'artifact run.json');
  });

  test('of an upload whose refusal repeats the upload URL', async () => {
    sinks.onRequest = ({ role }) => {
      if (role !== 'blob') return;
      const [url = ''] = sinks.canaries.uploadUrls;
      const text = [url, ...signaturesOf(url)].join(' ').replaceAll('&', '&amp;');
      const code = 'AuthenticationFailed';
      sinks.simulator.control.addFaults({
        role: 'blob',
        phase: 'status',
        status: 403,
        headers: { 'x-ms-error-code': code, 'Content-Type': 'application/xml' },
        body: `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${text}</Message><AuthenticationErrorDetail>${text}</AuthenticationErrorDetail></Error>`,
      });
    };
    const run = await sinks.run();
    expectNoLeak(run, 'failed');
    expect(run.summary).toContain('403 AuthenticationFailed');
  });

  test.each(echoes)('of a comment whose refusal repeats github-token %s', async (_how, echo) => {
    sinks.github.intercept = ({ method }, response) => {
      if (method !== 'GET') return false;
      answer(response, 422, { message: `No: ${echo(sinks.canaries.githubToken)}` });
      return true;
    };
    const run = await sinks.run({ inputs: { 'dry-run': 'true' } });
    expect(findLeaks(run.texts, run.secrets)).toEqual([]);
    expectHidden(run, 'log', 'summary as shown', 'artifact run.json');
  });
});

describe('certification notes are shown nowhere, but that they change is', () => {
  /** Both told as changed, in every place that has the plan. */
  function expectChangeTold(run: ToldRun): void {
    const { old, new: wanted } = sinks.canaries.notes;
    const changed = `changed, ${wanted.length} characters`;
    for (const place of ['log', 'summary as shown', 'comment as shown', 'output plan', 'artifact plan.json'])
      expect([place, run.texts[place]]).toEqual([place, expect.stringContaining(changed)]);
    const held = `(hidden, ${old.length} characters)`;
    expect(JSON.parse(run.artifact['submission-before.json'] ?? '')).toMatchObject({
      notesForCertification: held,
    });
  }

  test('of the input and of the Store', async () => {
    const run = await sinks.run({ inputs: { 'dry-run': 'true' } });
    expectNoLeak(run, 'planned');
    expectChangeTold(run);
  });

  test.each(['notesForCertification', 'NotesForCertification'])('of a patch, as %s', async (member) => {
    const patch = JSON.stringify({ [member]: sinks.canaries.notes.new }, undefined, 2);
    const files = [await bundle('1.2.0.0'), { path: 'patch.json', bytes: Buffer.from(patch) }];
    const inputs = {
      'certification-notes': '',
      'submission-patch': 'out/patch.json',
      packages: 'out/*.msixbundle',
      'dry-run': 'true',
    };
    const run = await sinks.run({ files, inputs });
    const { 'file workspace/out/patch.json': _own, ...others } = run.texts;
    expect(findLeaks(others, run.secrets)).toEqual([]);
    expect(run.stdout).toMatch(/^::warning file=out\/patch\.json,line=2::out\/patch\.json:2: notesForCert/m);
  });

  test('of a patch in a run without credentials', async () => {
    const patch = JSON.stringify({ notesForCertification: sinks.canaries.notes.new });
    const files = [await bundle('1.2.0.0'), { path: 'patch.json', bytes: Buffer.from(patch) }];
    const inputs = {
      'certification-notes': '',
      'submission-patch': 'out/patch.json',
      packages: 'out/*.msixbundle',
      'dry-run': 'true',
      'client-secret': '',
    };
    const run = await sinks.run({ files, inputs });
    const { 'file workspace/out/patch.json': _own, ...others } = run.texts;
    expect(findLeaks(others, run.secrets)).toEqual([]);
    expect(run.outputs.result).toBe('planned');
    expect(run.texts['summary as shown']).toContain('set, ');
  });

  test.each(['status', 'api'])('of a submission that command: %s reads', async (command) => {
    sinks.app({ pending: { patch: { keywords: ['one'] } } });
    const [pending] = sinks.simulator.control.state().submissions.filter(({ isPending }) => isPending);
    const path = `applications/9NBLGGH4R315/submissions/${pending?.submission.id}`;
    const run = await sinks.run({ inputs: { command, ...(command === 'api' && { path, 'app-id': '' }) } });
    expect(findLeaks(run.texts, run.secrets)).toEqual([]);
    expect(run.outputs.result).toBe('done');
    if (command === 'api')
      expect(JSON.parse(run.outputs.response ?? '')).toMatchObject({
        notesForCertification: `(hidden, ${sinks.canaries.notes.old.length} characters)`,
      });
  });

  test.each(echoes)('of an update whose refusal repeats both %s', async (_how, echo) => {
    const { old, new: wanted } = sinks.canaries.notes;
    const message = [old, wanted]
      .flatMap((notes) => notes.split('\n'))
      .map(echo)
      .join(' ');
    sinks.simulator.control.addFaults({ ...update, body: { code: 'InvalidParameterValue', message } });
    expectNoLeak(await sinks.run(), 'failed');
  });

  test.each(['old', 'new'] as const)(
    'of which a failed certification quotes the %s password alone',
    async (whose) => {
      const [, password = ''] = sinks.canaries.notes[whose].split('Password: ');
      sinks.simulator.control.setTimeline([
        { state: 'CommitStarted', looks: 0 },
        { state: 'CommitFailed', errors: [{ code: 'Other', details: `Can't sign in with ${password}.` }] },
      ]);
      const run = await sinks.run(whose === 'old' ? { inputs: { 'certification-notes': '' } } : {});
      expectNoLeak(run, 'rejected');
      expect(findLeaks(run.texts, [password])).toEqual([]);
      expectHidden(run, 'log', 'summary as shown', 'comment as shown', 'artifact run.json');
    },
  );

  test('that the Store put other notes in their place', async () => {
    sinks.simulator.control.set({ updatePatch: { notesForCertification: sinks.canaries.notes.old } });
    const run = await sinks.run();
    expectNoLeak(run, 'refused');
    expect(run.texts.log).toContain('notesForCertification is different (changed, ');
  });
});

describe('a secret that is a short or an ordinary word', () => {
  test.each(['1', 'e', 'app', 'accepted', 'PreProcessing'])(
    '%s breaks no report of a release',
    async (secret) => {
      const HTTPS_PROXY = `http://robot:${secret}@proxy.example.com:8080`;
      const run = await sinks.run({ env: { HTTPS_PROXY, NO_PROXY: '127.0.0.1' } });
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
      expect(run.stdout.includes('::warning::A secret of this run has fewer than 8 characters')).toBe(
        secret.length < 8,
      );
    },
  );
});

describe('no part of a secret is left', () => {
  test('if a text of the Store is cut', async () => {
    const token = () => [...sinks.canaries.tokens][0] ?? '';
    sinks.onRequest = ({ role, method }) => {
      const message = `${'x '.repeat(230)}${token()}`;
      if (role === 'api' && method === 'PUT')
        sinks.simulator.control.addFaults({ ...update, body: { code: 'Bad', message } });
    };
    const run = await sinks.run();
    expect(findLeaks(run.texts, [token().slice(0, 36)])).toEqual([]);
  });

  test('if the plan in the log cuts a value', async () => {
    const { clientSecret } = sinks.canaries;
    sinks.app(withReleaseNotes(`${'x'.repeat(165)}${clientSecret} and more`));
    const run = await sinks.run({ inputs: { 'dry-run': 'true', 'release-notes': 'None.' } });
    expect(findLeaks(run.texts, [clientSecret.slice(0, 30)])).toEqual([]);
  });

  test('if it leaves out what two values have in common', async () => {
    const { clientSecret } = sinks.canaries;
    const same = `${'x'.repeat(165)}${clientSecret}`;
    sinks.app(withReleaseNotes(`${same} old`));
    const run = await sinks.run({ inputs: { 'dry-run': 'true', 'release-notes': `${same} new` } });
    expect(run.texts.log).toMatch(/…\*{3} old .*…\*{3} new/);
    expect(findLeaks(run.texts, [clientSecret.slice(-30)])).toEqual([]);
  });
});

test('ACTIONS_RUNTIME_TOKEN that the results service repeats is not in the summary', async () => {
  sinks.results.failWith = 400;
  sinks.results.message = `no ${sinks.canaries.jobToken}`;
  const run = await sinks.run({ inputs: { 'dry-run': 'true' } });
  sinks.results.failWith = undefined;
  expect(findLeaks({ summary: run.summary }, [sinks.canaries.jobToken])).toEqual([]);
});

onPosix(
  'a job that is cancelled while the results service is silent still says how its release ended',
  async () => {
    sinks.results.failWith = 0;
    const run = await sinks.run({ signalAfter: { signal: 'SIGINT', after: /^Comment on pull request/ } });
    sinks.results.failWith = undefined;
    expect(run.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({ result: 'accepted', 'submission-id': expect.any(String) });
    // Not the service's time limit, which is longer than the runner waits.
    expect(run.summary).toContain('was not uploaded: The runner cancelled the job.');
    expect(run.leftovers).toEqual([]);
  },
);

test('a long text of the Store does not hold up the artifact', async () => {
  sinks.app(withReleaseNotes('http://'.repeat(20_000)));
  const run = await sinks.run({ inputs: { 'dry-run': 'true' } });
  expect(run.milliseconds).toBeLessThan(8_000);
});

onPosix('what is uploaded as artifact lies in files that no one else may read', async () => {
  const temp = await mkdtemp(path.join(os.tmpdir(), 'temp '));
  const modes: number[] = [];
  sinks.results.onCall = async () => {
    for (const name of await readdir(temp, { recursive: true }))
      modes.push((await stat(path.join(temp, name))).mode & 0o077);
  };
  try {
    await sinks.run({ inputs: { 'dry-run': 'true' }, env: { RUNNER_TEMP: temp } });
    expect(await readdir(temp)).toEqual([expect.stringMatching(/^microsoft-store-plan-.*\.json$/)]);
  } finally {
    await rm(temp, { recursive: true });
  }
  expect(modes.length).toBeGreaterThan(artifactFiles.length);
  expect(new Set(modes)).toEqual(new Set([0]));
});

test("a release needs no token of GitHub's: without one, comment and artifact are left out with a warning", async () => {
  const run = await sinks.run({ inputs: { 'github-token': '' }, env: { ACTIONS_RUNTIME_TOKEN: '' } });
  expect(run.outputs.result).toBe('accepted');
  expect(run.summary).toContain('The comment on pull request');
  expect(run.summary).toContain('The artifact store-record was not uploaded');
  expect(sinks.results.calls).toEqual([]);
});

/** Commands as the fault cases Z12 put them into titles, and markup: most of it would act on its own. */
const commands = packageCases.flatMap((each) =>
  isPlayed(each) && each.id.startsWith('Z12') ? [each.seed?.title?.replace(/^Notes | more$/g, '') ?? ''] : [],
);
const corpus = [...commands, ...hostileTexts, 'turned \u202eback\u2069 and \u009b31mred'];
const everything = corpus.join('\r\n');

/** Commands that an action may give; the corpus says "injected" wherever it gives one. */
const ownCommands = ['add-mask', 'debug', 'endgroup', 'error', 'group', 'notice', 'warning'];
const ownTags =
  /^<\/?(h2|h3|p|strong|em|ul|li|table|thead|tbody|tr|th|td|code|span|sub|br|wbr|details|summary|pre)( class="language-(mermaid|text)")?( \/)?>$/;
const ownLinks =
  /^<a href="https:\/\/((partner|apps|learn)\.microsoft\.com|github\.com\/contoso\/notes\/actions)\/[^"]*">$|^<\/a>$/;
const ownHeadings = ['Changes', 'Packages', 'States', 'Stays as it is', 'Warnings'];

function foreignCommands(stdout: string) {
  return readRunnerOutput(stdout).commands.filter(
    ({ name, data }) => !ownCommands.includes(name) || /^\s*injected/.test(data),
  );
}

/** What GitHub would make of Markdown besides text and what is ours: elements, links, headings, mentions. */
function foreignMarkup(markdown: string): readonly string[] {
  // The comment begins with a mark that nobody sees.
  const source = markdown.replace(/^<!-- publish-to-microsoft-store: [\w%.~-]* -->\n/, '');
  const html = renderGithub(source);
  const tags = [...html.matchAll(/<[^>]*>?/g)].map(([tag]) => tag);
  const headings = [...html.matchAll(/<h\d>(.*?)<\/h\d>/gs)].map(([, title]) => visibleText(title ?? ''));
  return [
    ...tags.filter((tag) => !ownTags.test(tag) && !ownLinks.test(tag)),
    ...headings.slice(1).filter((title) => !ownHeadings.includes(title)),
    ...(source.replace(/<a href="[^"]*">/g, '').match(/:\/\/|@\w|\bwww\./gi) ?? []),
  ];
}

/** As a reader sees what came from outside. */
function readable(text: string): string {
  return sanitize(text).replaceAll('\u200b', '').trim();
}

/** It was told in every place, and acted in none; the artifact is JSON, whatever it holds. */
function expectHarmless(run: ToldRun, result: string, told: readonly string[]): void {
  expectNoLeak(run, result);
  expect(foreignCommands(run.stdout)).toEqual([]);
  expect(foreignMarkup(run.summary)).toEqual([]);
  expect(foreignMarkup(run.comment)).toEqual([]);
  for (const text of Object.values(run.artifact)) {
    expect(JSON.parse(text)).toBeInstanceOf(Object);
    // A later step may print it.
    expect(readRunnerOutput(text).commands).toEqual([]);
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

  test('as the Store tells of an app and of its submission', async () => {
    const messages = corpus.map((text) => ({ code: text, details: text }));
    // The texts are longer than a listing may be.
    sinks.simulator.control.set({ listingLimits: 'off' });
    sinks.app({
      title: everything,
      packages: corpus.map((text) => ({ fileName: `${text}.msixbundle` })),
      submission: {
        listings: { 'en-us': { baseListing: { releaseNotes: everything } } },
      },
    });
    sinks.simulator.control.setTimeline([
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
    const run = await sinks.run({ inputs });
    expectHarmless(run, 'rejected', [everything, ...corpus]);
    expect(Object.keys(run.artifact).sort()).toEqual(artifactFiles);
  });

  onPosix('in the names of package files', async () => {
    const { bytes } = await bundle('1.2.0.0');
    const names = corpus.map((text, index) => `${index} ${text.replaceAll('/', '')}.msixbundle`);
    const run = await sinks.run({ files: names.map((name) => ({ path: name, bytes })) });
    expectHarmless(run, 'failed', names);
    expect(run.stdout).toMatch(/^::error title=[^,:]*,file=out\//m);
  });

  test('in a refusal of the Store', async () => {
    // A message is quoted as far as its first words go; a code and a target are cut.
    const body = { code: everything, message: commands.join('\r\n'), target: everything };
    sinks.simulator.control.addFaults({ ...update, body });
    expectHarmless(await sinks.run(), 'failed', [body.message]);
  });

  test('in a refusal of Entra', async () => {
    sinks.simulator.control.addFaults({
      role: 'login',
      method: 'POST',
      phase: 'status',
      status: 401,
      body: { error: everything, error_description: `AADSTS1: ${everything}`, correlation_id: everything },
    });
    expectHarmless(await sinks.run(), 'failed', [everything]);
  });

  test('in a refusal of GitHub', async () => {
    sinks.github.intercept = ({ method }, response) => {
      if (method !== 'GET') return false;
      answer(response, 422, { message: everything });
      return true;
    };
    const run = await sinks.run({ inputs: { 'dry-run': 'true' } });
    expect(foreignCommands(run.stdout)).toEqual([]);
    expect(foreignMarkup(run.summary)).toEqual([]);
    expect(run.texts['summary as shown']).toContain(readable(everything));
  });
});
