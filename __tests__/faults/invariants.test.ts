import { beforeAll, describe, expect, test } from '@jest/globals';
import type { SubmissionReport } from '../../simulator/src/control/control.ts';
import { type JsonObject, objectAt, objectsAt } from '../../simulator/src/json/json.ts';
import { formsOf } from '../support/leaks.ts';
import { type Evidence, gatherEvidence } from './evidence.ts';
import type { SeenRun } from './fault-run.ts';
import { invariants, violations } from './invariants.ts';
import { Lanes } from './lanes.ts';

let good: Evidence;
beforeAll(async () => {
  await using lanes = await Lanes.open(1);
  good = await lanes.run((store) =>
    gatherEvidence(store, {
      seed: { pending: { patch: { notesForCertification: 'theirs' } } },
      inputs: { 'if-pending': 'replace', 'rollout-percentage': '10', 'timeout-minutes': '5' },
      faults: [
        { role: 'api', method: 'GET', phase: 'status', status: 429, headers: { 'Retry-After': '30' } },
      ],
    }),
  );
});

/** The good evidence with the run and the submission that it made changed. */
function broken(change: {
  readonly run?: (run: SeenRun) => Partial<SeenRun>;
  readonly made?: (made: SubmissionReport) => SubmissionReport[];
  /** Percentage of customers that every submission on its way reached. */
  readonly share?: number;
}): Evidence {
  const { share } = change;
  const shares =
    share === undefined ? {} : { shares: new Map([...good.main.shares.keys()].map((id) => [id, share])) };
  const main: SeenRun = { ...good.main, ...shares, ...change.run?.(good.main) };
  const submissions = good.end.submissions.flatMap((each) =>
    each.commits > 0 ? (change.made?.(each) ?? [each]) : [each],
  );
  const end = { ...good.end, submissions };
  return { ...good, main, runs: [main], after: end, end };
}

/** A run that left a text in a place. */
function said(place: string, text: string): (run: SeenRun) => Partial<SeenRun> {
  return ({ texts }) => ({ texts: { ...texts, [place]: text } });
}

/** A run that ended in the step `Upload`, with these references. */
function red(references: string): () => Partial<SeenRun> {
  const closing = '❌ Result: failed. Next: Re-run the job.';
  return () => ({
    exitCode: 1,
    outputs: { result: 'failed' },
    stdout:
      '::group::Read from the Store\n::endgroup::\n::group::Upload\n::error::The line went dead in the midst of it.\n',
    log: `Details for support: ${references}\n${closing}`,
  });
}

test('Nothing is violated by a good run', () => {
  expect(violations(good)).toEqual([]);
});

test('Nothing is violated by a red run that explains itself', () => {
  expect(violations(broken({ run: red('error no-network, step "Upload"') }))).toEqual([]);
});

/** The submission with other images in each language. */
function withImages(change: (images: readonly JsonObject[]) => JsonObject[]) {
  return (one: SubmissionReport): SubmissionReport[] => {
    const listings = Object.entries(objectAt(one.submission, 'listings')).map(([language, listing]) => {
      const base = objectAt(listing, 'baseListing');
      return [
        language,
        { ...(listing as JsonObject), baseListing: { ...base, images: change(objectsAt(base, 'images')) } },
      ];
    });
    return [{ ...one, submission: { ...one.submission, listings: Object.fromEntries(listings) } }];
  };
}

/** What each invariant must notice. */
const faults: readonly (readonly [keyof typeof invariants, string, () => Evidence])[] = [
  ['I1', 'a second commit', () => broken({ made: (one) => [{ ...one, commits: 2 }] })],
  [
    'I1',
    'the same files twice',
    () => broken({ made: (one) => [one, { ...one, submission: { ...one.submission, id: '9' } }] }),
  ],
  [
    'I2',
    "someone else's draft that was deleted unasked",
    () => broken({ run: ({ inputs }) => ({ inputs: { ...inputs, 'if-pending': 'fail' } }) }),
  ],
  [
    'I3',
    'other bytes in the archive',
    () => broken({ made: (one) => [{ ...one, archive: [{ name: 'a', size: 1, sha256: 'b' }] }] }),
  ],
  [
    'I3',
    'another price',
    () =>
      broken({
        made: (one) => [{ ...one, submission: { ...one.submission, pricing: { priceId: 'Free' } } }],
      }),
  ],
  [
    'I3',
    'another visibility',
    () => broken({ made: (one) => [{ ...one, submission: { ...one.submission, visibility: 'Hidden' } }] }),
  ],
  [
    'I3',
    'the old packages',
    () => broken({ made: (one) => [{ ...one, submission: { ...one.submission, applicationPackages: [] } }] }),
  ],
  [
    'I3',
    'a price that was asked for and is not there',
    () => broken({ run: ({ inputs }) => ({ inputs: { ...inputs, price: 'Tier3' } }) }),
  ],
  [
    'I3',
    'release notes that were asked for and are not there',
    () => broken({ run: ({ inputs }) => ({ inputs: { ...inputs, 'release-notes': 'Ink.' } }) }),
  ],
  [
    'I3',
    'a plan that is not what the Store holds',
    () =>
      broken({
        run: ({ outputs }) => ({
          outputs: { ...outputs, plan: JSON.stringify([{ path: 'visibility', after: 'Hidden' }]) },
        }),
      }),
  ],
  [
    'I3',
    'another caption of an image',
    () => broken({ made: withImages((all) => all.map((each) => ({ ...each, description: 'Other' }))) }),
  ],
  [
    'I3',
    'an image that no one planned',
    () => broken({ made: withImages((all) => [...all, { ...all[0], fileName: 'b.png' }]) }),
  ],
  ['I4', 'a rollout that went to everyone for a while', () => broken({ share: 100 })],
  [
    'I4',
    'an older submission whose rollout was widened unasked',
    () => broken({ run: () => ({ before: good.end }), share: 11 }),
  ],
  [
    'I4',
    'command rollout giving more customers than it was asked to',
    () =>
      broken({
        run: () => ({ before: good.end, inputs: { command: 'rollout', 'rollout-percentage': '70' } }),
        share: 71,
      }),
  ],
  [
    'I4',
    'command rollout halting at a larger share',
    () =>
      broken({
        run: () => ({ before: good.end, inputs: { command: 'rollout', 'rollout-action': 'halt' } }),
        share: 11,
      }),
  ],
  [
    'I5',
    'a secret in base64',
    () => broken({ run: said('log', Buffer.from(`x${good.main.secrets[0]}y`).toString('base64')) }),
  ],
  ['I5', 'a token', () => broken({ run: said('stderr', `Bearer simulator.${'a'.repeat(43)}`) })],
  [
    'I5',
    'a token that was issued in this run, in hexadecimal digits',
    () => {
      const token = good.main.secrets.find((secret) => secret.startsWith('simulator.')) ?? '';
      return broken({ run: said('stderr', Buffer.from(token).toString('hex')) });
    },
  ],
  [
    'I5',
    'a signature in the outputs',
    () => broken({ run: said('output plan', String(good.main.secrets.find((each) => /%2|=$/.test(each)))) }),
  ],
  [
    'I5',
    'a registered secret in the summary',
    () => broken({ run: (run) => said('summary', String(run.masks.at(-1)))(run) }),
  ],
  ['I5', 'a file that is left behind', () => broken({ run: () => ({ leftovers: ['token.json'] }) })],
  [
    'I6',
    'a create that is sent again blindly',
    () => broken({ run: ({ requests }) => ({ requests: requests.flatMap((each) => [each, each]) }) }),
  ],
  [
    'I7',
    'twenty-one requests in a minute',
    () =>
      broken({
        run: () => ({
          requestLog: Array.from({ length: 21 }, (_, index) => ({
            kind: 'request' as const,
            time: index * 2_900,
            path: '/v1.0/my/x',
          })),
        }),
      }),
  ],
  [
    'I7',
    'an outage that is met with too many repeats',
    () =>
      broken({
        run: ({ requests }) => ({
          requests: requests
            .filter(({ role, method }) => role === 'api' && method === 'GET')
            .slice(0, 1)
            .flatMap((each) =>
              Array.from({ length: 32 }, () => ({ ...each, status: 503, fault: 'status' as const })),
            ),
        }),
      }),
  ],
  [
    'I7',
    'a request before Retry-After is over',
    () =>
      broken({
        run: ({ requestLog }) => ({
          requestLog: requestLog.map((line, index) => ({ ...line, time: index })),
        }),
      }),
  ],
  [
    'I7',
    'a request before the date of Retry-After',
    () =>
      broken({
        run: ({ requests, requestLog }) => ({
          requests: requests.map((each) => ({
            ...each,
            ...(each.retryAfter && { retryAfter: new Date(Number(requestLog.at(-1)?.time)).toUTCString() }),
          })),
        }),
      }),
  ],
  [
    'I8',
    'a run that takes forever',
    () =>
      broken({
        run: () => ({
          requestLog: [
            { kind: 'start', time: 0 },
            // Five minutes to wait, and nine for the fault, the steps and the last polls.
            { kind: 'exit', time: 17 * 60_000 },
          ],
        }),
      }),
  ],
  [
    'I8',
    'a run that takes long though it waits for nothing',
    () =>
      broken({
        run: () => ({
          requests: [],
          requestLog: [
            { kind: 'start', time: 0 },
            { kind: 'exit', time: 4 * 60_000 },
          ],
        }),
      }),
  ],
  [
    'I8',
    'a run that waits for its verdict much longer than it may',
    () =>
      broken({
        run: () => ({
          requestLog: [
            { kind: 'request', path: '/v1.0/my/applications/1/submissions/2/commit', time: 0 },
            { kind: 'answer', time: 1000 },
            { kind: 'exit', time: 12 * 60_000 },
          ],
        }),
      }),
  ],
  [
    'I9',
    'a dry run that writes',
    () => broken({ run: ({ inputs }) => ({ inputs: { ...inputs, 'dry-run': 'true' } }) }),
  ],
  [
    'I10',
    'a red run that says nothing',
    () => broken({ run: () => ({ exitCode: 1, outputs: { result: 'failed' }, stdout: '', log: '' }) }),
  ],
  ['I10', 'an exit code that does not match the result', () => broken({ run: () => ({ exitCode: 1 }) })],
  ['I10', 'a red run without its step', () => broken({ run: red('error no-network') })],
  [
    'I10',
    'a red run with another step',
    () => broken({ run: red('error no-network, step "Read from the Store"') }),
  ],
  ['I10', 'a red run without a cause', () => broken({ run: red('step "Upload"') })],
  [
    'I10',
    'a red run whose cause no one foresaw',
    () => broken({ run: red('error unexpected, step "Upload"') }),
  ],
  [
    'I11',
    'a command that is not ours',
    () => broken({ run: () => ({ stdout: 'a ##[save-state name=x]y' }) }),
  ],
  [
    'I11',
    'text from outside that became an error',
    () => broken({ run: () => ({ stdout: '::error::injected' }) }),
  ],
];

describe('An invariant notices', () => {
  test.each(faults)('%s: %s', (name, _what, make) => {
    expect(invariants[name]?.(make())).not.toEqual([]);
  });

  test('each of the eleven', () => {
    expect([...new Set(faults.map(([name]) => name))]).toEqual(Object.keys(invariants));
  });
});

describe('A secret is looked for', () => {
  test.each([
    ['as it is', (secret: string) => secret],
    ['in a URL', encodeURIComponent],
    [
      'in a URL with lowercase letters',
      (secret: string) => encodeURIComponent(secret).toLowerCase().replace('q8q', 'q8Q'),
    ],
    ['in a form', (secret: string) => new URLSearchParams({ a: secret }).toString()],
    ['in JSON', (secret: string) => JSON.stringify({ a: secret })],
    ['in base64', (secret: string) => Buffer.from(secret).toString('base64')],
    ['in base64 after one byte', (secret: string) => Buffer.from(`a${secret}b`).toString('base64')],
    ['in base64 after two bytes', (secret: string) => Buffer.from(`ab${secret}c`).toString('base64')],
  ])('%s', (_name, write) => {
    const secret = `q8Q+/="&'x<${'7'.repeat(12)}`;
    expect(formsOf(secret).some((form) => write(secret).includes(form))).toBe(true);
  });
});
