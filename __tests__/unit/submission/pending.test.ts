import { describe, expect, test } from '@jest/globals';
import type { PackageFacts } from '../../../src/packages/facts.ts';
import { archiveName } from '../../../src/packages/name.ts';
import type { Submission } from '../../../src/store/wire.ts';
import { classifyPending } from '../../../src/submission/ownership.ts';
import { type Decision, decidePending, type IfPending } from '../../../src/submission/pending.ts';
import { planSubmission } from '../../../src/submission/plan.ts';
import {
  cloneOf,
  delivery,
  draftId,
  facts,
  identityName,
  noRollout,
  pendingEntry,
  plain,
  published,
  publishedAddOn,
  publishedEntry,
  publishedFlight,
  rollout,
  storedPackage,
} from '../../support/documents.ts';
import { onTheWay } from '../../support/states.ts';

const now = Date.parse('2026-11-20T12:00:00Z');
const hour = 60 * 60_000;
const file = facts();

interface Case {
  readonly pending?: Submission | undefined;
  readonly published?: Submission | undefined;
  readonly files?: PackageFacts[];
  readonly ifPending?: IfPending;
  readonly uploadExpiry?: number | undefined;
  readonly rolloutPercentage?: number;
  readonly price?: string;
}

function decide(given: Case): Decision {
  const base = 'published' in given ? given.published : published();
  const files = given.files ?? [file];
  return decidePending({
    pending: given.pending,
    published: base,
    plan:
      base &&
      planSubmission(base, files, {
        target: base.flightPackages ? 'flight' : 'app',
        existingPackages: 'remove-superseded',
        rolloutPercentage: given.rolloutPercentage,
        price: given.price,
      }),
    fileNames: files.map(archiveName),
    identityName,
    versions: files.map((each) => each.version),
    ifPending: given.ifPending ?? 'fail',
    uploadExpiry: 'uploadExpiry' in given ? given.uploadExpiry : now + 20 * hour,
    now,
  });
}

const kind = (pending: Submission, base: Submission | undefined = published(), files = [file]) =>
  classifyPending(
    { published: base, plan: undefined, fileNames: files.map(archiveName), identityName },
    pending,
  );

/** A draft that an earlier run of ours left after its PUT. */
const draftWith = (entries: Submission['applicationPackages'], changes: Partial<Submission> = {}) =>
  cloneOf(published(), {
    applicationPackages: [storedPackage({ fileStatus: 'PendingDelete' }), ...(entries ?? [])],
    ...changes,
  });
const ourDraft = (of = file, changes: Partial<Submission> = {}) => draftWith([pendingEntry(of)], changes);

/** The same after its commit: files uploaded, removed ones gone. */
const committed = (status: string, of: PackageFacts[] = [file], changes: Partial<Submission> = {}) =>
  cloneOf(published(), {
    status,
    applicationPackages: of.map((each) => publishedEntry(each)),
    ...changes,
  });

const theirs = () => draftWith([{ fileName: 'Theirs.msixbundle', fileStatus: 'PendingUpload', id: '' }]);
const edited = () => cloneOf(published(), { notesForCertification: 'Please look at the new page.' });
const fromDashboard = () => cloneOf(published(), { fileUploadUrl: null });

describe('nothing pending', () => {
  test('creates', () => {
    expect(decide({})).toEqual({ action: 'create' });
  });
  test('creates the first submission of a target', () => {
    expect(decide({ published: undefined })).toEqual({ action: 'create' });
  });
});

describe('an untouched draft', () => {
  test('is used while its upload URL is valid', () => {
    expect(decide({ pending: cloneOf(published()) })).toMatchObject({ action: 'use' });
  });
  test('is used if the URL does not say when it expires', () => {
    expect(decide({ pending: cloneOf(published()), uploadExpiry: undefined })).toMatchObject({
      action: 'use',
    });
  });
  test.each([-hour, 0, 60_000])('is deleted and recreated when its URL has %p ms left', (left) => {
    expect(decide({ pending: cloneOf(published()), uploadExpiry: now + left })).toMatchObject({
      action: 'replace',
      kind: 'ours',
    });
  });
  test('is deleted and recreated after CommitFailed', () => {
    expect(decide({ pending: cloneOf(published(), { status: 'CommitFailed' }) })).toMatchObject({
      action: 'replace',
      kind: 'ours',
    });
  });
  test('may be the one that creating a flight opened', () => {
    const pending: Submission = {
      ...publishedFlight({ flightPackages: [], notesForCertification: '' }),
      id: draftId,
      status: 'PendingCommit',
    };
    expect(decide({ pending, published: undefined })).toMatchObject({ action: 'use' });
    const noted = { ...pending, notesForCertification: 'Log in as a@b.' };
    expect(decide({ pending: noted, published: undefined })).toMatchObject({ action: 'busy' });
    const listed = { ...pending, listings: { en: { title: 'Mine' } } };
    expect(decide({ pending: listed, published: undefined })).toMatchObject({ action: 'busy' });
    const filled = { ...pending, flightPackages: [storedPackage()] };
    expect(decide({ pending: filled, published: undefined })).toMatchObject({ action: 'busy' });
  });
});

describe('a draft of ours', () => {
  test.each([
    ['the same files', ourDraft()],
    ['rebuilt files of the same version', ourDraft(facts({ seed: 'rebuilt' }))],
    ['files of a lower version', ourDraft(facts({ version: '1.9.0.0' }))],
    ['the same files, after CommitFailed', ourDraft(file, { status: 'CommitFailed' })],
    ['the same files, after CertificationFailed', ourDraft(file, { status: 'CertificationFailed' })],
    ['the same files, Canceled', ourDraft(file, { status: 'Canceled' })],
  ])('with %s is deleted and recreated', (_name, pending) => {
    expect(decide({ pending })).toMatchObject({ action: 'replace', kind: 'ours' });
    expect(decide({ pending, uploadExpiry: now - hour })).toMatchObject({ action: 'replace', kind: 'ours' });
  });

  test('with a higher version is left alone: busy, with both versions and what to do', () => {
    const decision = decide({ pending: ourDraft(facts({ version: '2.10.0.0' })) });
    expect(decision).toMatchObject({
      action: 'busy',
      reason: expect.stringMatching(/2\.10\.0\.0.*2\.0\.0\.0/),
      todo: expect.stringMatching(/delete/i),
    });
  });
  test('with a higher version is left alone even when it failed, and whatever if-pending says', () => {
    const pending = ourDraft(facts({ version: '3.0.0.0' }), { status: 'CommitFailed' });
    expect(decide({ pending, ifPending: 'replace' })).toMatchObject({ action: 'busy' });
  });
  test('is recognized by its name in any letter case', () => {
    const name = archiveName(file).toUpperCase();
    expect(kind(draftWith([pendingEntry(file, { fileName: name })]))).toBe('same');
  });
  test('is the same only with exactly these files', () => {
    const other = plain('x86');
    expect(kind(ourDraft())).toBe('same');
    expect(kind(ourDraft(), published(), [file, other])).toBe('ours');
    expect(kind(draftWith([pendingEntry(file), pendingEntry(other)]))).toBe('ours');
  });
  test('is the same even if one of the files is published already', () => {
    const other = plain('x86');
    const base = published({ applicationPackages: [storedPackage(), publishedEntry(other)] });
    const pending = cloneOf(base, {
      applicationPackages: [storedPackage(), publishedEntry(other), pendingEntry(file)],
    });
    expect(kind(pending, base, [file, other])).toBe('same');
  });
});

describe('a draft with images', () => {
  const ourImage = 'asset_main.0123456789ab.png';
  const withImage = (fileName: string, base = cloneOf(published())) => ({
    ...base,
    listings: {
      ...base.listings,
      'en-us': { baseListing: { images: [{ fileName, fileStatus: 'PendingUpload' }] } },
    },
  });
  const kindWith = (pending: Submission, ...names: string[]) =>
    classifyPending(
      { published: published(), plan: undefined, fileNames: [archiveName(file), ...names], identityName },
      pending,
    );

  test('is ours if a run of this action named them', () => {
    expect(kindWith(withImage(ourImage, ourDraft()), ourImage)).toBe('same');
    expect(kindWith(withImage('asset_other.0123456789ab.png', ourDraft()), ourImage)).toBe('ours');
    expect(kindWith(withImage(ourImage), ourImage)).toBe('ours');
  });

  test('is someone else’s if a person did', () => {
    expect(kindWith(withImage('main.png', ourDraft()), ourImage)).toBe('foreign');
    expect(kindWith(withImage('main.png'), ourImage)).toBe('foreign');
  });

  test('an image that several languages share is one file', () => {
    const draft = withImage(ourImage, ourDraft());
    const listings = { ...draft.listings, de: draft.listings['en-us'] };
    expect(kindWith({ ...draft, listings }, ourImage)).toBe('same');
  });

  test('an image that is already published is not a new file', () => {
    const base = withImage(ourImage, published());
    const uploaded = JSON.parse(JSON.stringify(base).replaceAll('PendingUpload', 'Uploaded'));
    const pending = { ...ourDraft(), listings: uploaded.listings };
    const situation = {
      published: uploaded,
      plan: undefined,
      fileNames: [archiveName(file), ourImage],
      identityName,
    };
    expect(classifyPending(situation, pending)).toBe('same');
  });
});

describe('someone else’s draft', () => {
  const all: [string, Submission][] = [
    ['with a file of another name', theirs()],
    [
      'with our file and another',
      draftWith([pendingEntry(file), { fileName: 'x.msix', fileStatus: 'PendingUpload' }]),
    ],
    [
      'with a file of our pattern for another app',
      draftWith([pendingEntry(facts({ name: 'Contoso.Draw' }))]),
    ],
    ['that someone edited', edited()],
    ['made in Partner Center, even if it equals the published one', fromDashboard()],
    ['made in Partner Center, even with our file', ourDraft(file, { fileUploadUrl: null })],
    ['with an empty upload URL', cloneOf(published(), { fileUploadUrl: '' })],
    [
      'with our file and a picture that waits for its bytes',
      ourDraft(file, {
        listings: {
          'en-us': { baseListing: { images: [{ fileName: 'new.png', fileStatus: 'PendingUpload' }] } },
        },
      }),
    ],
    [
      'with our file and a new picture without a status',
      ourDraft(file, {
        listings: { 'en-us': { baseListing: { images: [{ fileName: 'new.png', imageType: 'Icon' }] } } },
      }),
    ],
    [
      'with our file and a new trailer',
      ourDraft(file, { trailers: [{ videoFileName: 'Trailers\\new.mp4', trailerAssets: {} }] }),
    ],
    ['that removes a package', draftWith([])],
  ];

  test.each(all)('%s is someone else’s', (_name, pending) => {
    expect(kind(pending)).toBe('foreign');
  });
  test.each(all)('%s is not touched with if-pending: fail', (_name, pending) => {
    expect(decide({ pending })).toMatchObject({
      action: 'busy',
      reason: expect.stringContaining(draftId),
      todo: expect.stringMatching(/Partner Center/),
    });
  });
  test('is waited for with if-pending: wait', () => {
    for (const pending of [
      theirs(),
      edited(),
      fromDashboard(),
      committed('Certification', [facts({ seed: 'x' })]),
    ]) {
      expect(decide({ pending, ifPending: 'wait' })).toMatchObject({ action: 'wait' });
    }
  });
  test('is deleted with if-pending: replace, as what it is', () => {
    for (const pending of [theirs(), edited()]) {
      expect(decide({ pending, ifPending: 'replace' })).toMatchObject({ action: 'replace', kind: 'foreign' });
    }
  });
  test('created in Partner Center cannot be deleted by the API: busy even with replace', () => {
    expect(decide({ pending: fromDashboard(), ifPending: 'replace' })).toMatchObject({
      action: 'busy',
      todo: expect.stringMatching(/^Finish or delete the draft in Partner Center, then re-run the job\.$/),
    });
  });
  test('in certification is tried with replace: the Store refuses or not', () => {
    const pending = committed('Certification', [facts({ version: '1.9.0.0' })]);
    expect(decide({ pending, ifPending: 'replace' })).toMatchObject({ action: 'replace', kind: 'foreign' });
  });
  test('is never replaced or used unless asked to', () => {
    for (const [, pending] of all) {
      for (const ifPending of ['fail', 'wait'] as const) {
        expect(['busy', 'wait']).toContain(decide({ pending, ifPending }).action);
      }
    }
  });
});

describe('advice about what is in the way works, followed exactly', () => {
  const changed = { notesForCertification: 'by hand' };
  const kinds: [string, Submission][] = [
    ['app', cloneOf(published(), changed)],
    ['app of a manual publish mode', cloneOf(published(), { ...changed, targetPublishMode: 'Manual' })],
    ['flight', cloneOf(publishedFlight(), changed)],
    ['add-on', cloneOf(publishedAddOn(), { visibility: 'Hidden' })],
  ];
  const states = [
    'PendingCommit',
    'CommitFailed',
    'CertificationFailed',
    'Canceled',
    ...onTheWay.slice(0, -1),
  ];
  const combinations = kinds.flatMap(([name, source]) =>
    states.flatMap((status) =>
      [source.fileUploadUrl, null].map((fileUploadUrl): [string, string, string, Submission] => [
        name,
        status,
        fileUploadUrl ? 'with a URL' : 'without a URL',
        { ...source, status, fileUploadUrl },
      ]),
    ),
  );
  const baseOf = (pending: Submission) =>
    pending.flightPackages ? publishedFlight() : pending.applicationPackages ? published() : publishedAddOn();
  const at = (pending: Submission | undefined, of: Submission, ifPending: IfPending = 'fail') =>
    decide({ pending, published: baseOf(of), ifPending });
  const isDraftState = (status: string) => status === 'PendingCommit';
  const isFailedState = (status: string) => /Failed$|^Canceled$/.test(status);
  /** What the API deletes: what it created itself, until the commit or after a failure (store-faults.md B6, B8). */
  const isDeletable = ({ status, fileUploadUrl }: Submission) =>
    Boolean(fileUploadUrl) && (isDraftState(status ?? '') || isFailedState(status ?? ''));

  test.each(combinations)('%s, %s, %s', (_name, status, _url, pending) => {
    const decision = at(pending, pending);
    if (decision.action !== 'busy') throw new Error(`not busy: ${decision.action}`);
    const { todo } = decision;
    expect(todo).toMatch(/re-run the job/i);
    // Once it is gone or published, however that happened, the run goes through.
    expect(at(undefined, pending)).toEqual({ action: 'create' });
    const asksForReplace = /if-pending: replace/.test(todo);
    const asksForWait = /if-pending: wait/.test(todo);
    expect(asksForReplace).toBe(isDeletable(pending));
    if (asksForReplace) expect(at(pending, pending, 'replace')).toMatchObject({ action: 'replace' });
    // Only what proceeds on its own is worth waiting for.
    const goesOn = !isDraftState(status) && !isFailedState(status) && pending.targetPublishMode !== 'Manual';
    expect(asksForWait).toBe(goesOn);
    if (asksForWait) expect(at(pending, pending, 'wait')).toMatchObject({ action: 'wait' });
    if (!goesOn) expect(todo).toMatch(/in Partner Center/);
  });

  test.each(combinations)('%s, %s, %s, after if-pending did not help', (_name, status, _url, pending) => {
    for (const ifPending of ['wait', 'replace'] as const) {
      const decision = at(pending, pending, ifPending);
      if (decision.action !== 'wait' && decision.action !== 'busy') continue;
      expect(decision.todo).not.toMatch(/if-pending/);
      const isPassing =
        !isDraftState(status) && !isFailedState(status) && pending.targetPublishMode !== 'Manual';
      expect(/timeout-minutes/.test(decision.todo)).toBe(isPassing);
      expect(decision.todo).toMatch(/in Partner Center/);
    }
  });

  test('a draft from Partner Center is not deleted, whatever is set', () => {
    for (const ifPending of ['fail', 'wait', 'replace'] as const)
      expect(at(fromDashboard(), fromDashboard(), ifPending).action).not.toBe('replace');
  });
});

describe('advice about a rollout of committed files', () => {
  const at = (held: Record<string, unknown>, rolloutPercentage?: number) => {
    const pending = committed('Certification', [file], delivery(held));
    const decision = decide({ pending, ...(rolloutPercentage === undefined ? {} : { rolloutPercentage }) });
    return decision.action === 'busy' ? decision.todo : decision.action;
  };

  test('widens it, or ends it, once it is published', () => {
    expect(at(rollout('NotStarted', 10), 50)).toMatch(/command: rollout with rollout-percentage: 50/);
    expect(at(rollout('NotStarted', 10))).toMatch(/rollout-action: finalize/);
  });

  test('does not tell people to narrow it with a command that refuses that', () => {
    for (const todo of [at(rollout('NotStarted', 50), 10), at(noRollout(), 10)]) {
      expect(todo).not.toMatch(/command: rollout/);
      expect(todo).toMatch(/Cancel it in Partner Center first/);
    }
  });

  test('is not given if the Store only rounds the share', () => {
    expect(at(rollout('NotStarted', 33.29999923706055), 33.3)).toBe('resume');
  });
});

describe('a committed submission with exactly our files', () => {
  test.each([...onTheWay.filter((state) => state !== 'Published'), 'SomethingNew'])(
    'in %s is waited for, not submitted again',
    (status) => {
      expect(decide({ pending: committed(status) })).toMatchObject({ action: 'resume' });
    },
  );
  test('is waited for even if the files still wait for their upload', () => {
    expect(decide({ pending: ourDraft(file, { status: 'CommitStarted' }) })).toMatchObject({
      action: 'resume',
    });
  });
  test('is waited for if its upload URL is gone', () => {
    expect(decide({ pending: committed('Certification', [file], { fileUploadUrl: null }) })).toMatchObject({
      action: 'resume',
    });
  });
  test('is waited for in a first submission', () => {
    const pending: Submission = {
      id: draftId,
      status: 'Certification',
      flightPackages: [publishedEntry(file)],
    };
    expect(decide({ pending, published: undefined })).toMatchObject({ action: 'resume' });
  });

  test.each<[string, Partial<Case>, RegExp]>([
    ['another price', { price: 'Tier2' }, /pricing\.priceId/],
    ['a rollout', { rolloutPercentage: 10 }, /packageRollout/],
  ])('is busy if this run asks for %s, names it and says what to do', (_name, change, path) => {
    expect(decide({ pending: committed('Certification'), ...change })).toMatchObject({
      action: 'busy',
      reason: expect.stringMatching(path),
      todo: expect.stringMatching(/published/),
    });
  });
  test('is busy if it has the rollout of an earlier attempt and this run asks for none', () => {
    const pending = committed('Certification', [file], delivery(rollout('NotStarted', 10)));
    expect(decide({ pending })).toMatchObject({ action: 'busy' });
    expect(decide({ pending, rolloutPercentage: 10 })).toMatchObject({ action: 'resume' });
  });
  test.each([
    'CommitFailed',
    'PreProcessingFailed',
    'CertificationFailed',
    'ReleaseFailed',
    'PublishFailed',
    'Canceled',
  ])('in %s is not waited for: it is deleted and recreated', (status) => {
    expect(decide({ pending: committed(status) })).toMatchObject({ action: 'replace', kind: 'ours' });
  });
  test('is another one with one more or one less file, or with other bytes', () => {
    const x86 = plain('x86');
    expect(decide({ pending: committed('Certification', [file, x86]) })).toMatchObject({ action: 'busy' });
    expect(decide({ pending: committed('Certification'), files: [file, x86] })).toMatchObject({
      action: 'busy',
    });
    expect(decide({ pending: committed('Certification', [facts({ seed: 'rebuilt' })]) })).toMatchObject({
      action: 'busy',
    });
  });
});

describe('the last published submission with exactly our files', () => {
  const base = published({ applicationPackages: [publishedEntry(file)] });

  test('needs no write', () => {
    expect(decide({ published: base })).toMatchObject({ action: 'already-submitted' });
  });
  test.each([
    ['an untouched draft', cloneOf(base)],
    [
      'a stale draft of ours',
      cloneOf(base, {
        applicationPackages: [publishedEntry(file), pendingEntry(facts({ version: '1.9.0.0' }))],
      }),
    ],
    [
      'a higher draft of ours',
      cloneOf(base, {
        applicationPackages: [publishedEntry(file), pendingEntry(facts({ version: '3.0.0.0' }))],
      }),
    ],
    ['someone else’s draft', cloneOf(base, { notesForCertification: 'x' })],
    ['a draft created in Partner Center', cloneOf(base, { fileUploadUrl: null })],
    [
      'a newer submission in certification',
      cloneOf(base, {
        status: 'Certification',
        applicationPackages: [publishedEntry(facts({ version: '3.0.0.0' }))],
      }),
    ],
  ])('needs no write next to %s', (_name, pending) => {
    expect(decide({ published: base, pending, ifPending: 'replace' })).toMatchObject({
      action: 'already-submitted',
    });
  });
  test('needs no write after its rollout was finished, whatever share the workflow still asks for', () => {
    const finished = published({ ...base, ...delivery(rollout('Complete', 100)) });
    expect(decide({ published: finished, rolloutPercentage: 10 })).toMatchObject({
      action: 'already-submitted',
    });
  });
  test('needs no write if the Store returns without the device family defaults', () => {
    const { allowTargetFutureDeviceFamilies: _, ...rest } = base;
    expect(decide({ published: rest })).toMatchObject({ action: 'already-submitted' });
  });
  test('needs no write if the Store returns without delivery options', () => {
    const { packageDeliveryOptions: _, ...rest } = base;
    expect(decide({ published: rest, rolloutPercentage: 10 })).toMatchObject({ action: 'already-submitted' });
  });
  test('is changed if something else is asked for', () => {
    expect(decide({ published: base, price: 'Tier2' })).toEqual({ action: 'create' });
  });
  test('is not a reason to stop if one file is missing in it, or has other bytes', () => {
    expect(decide({ published: base, files: [file, plain('x86')] })).toEqual({ action: 'create' });
    expect(decide({ published: base, files: [facts({ seed: 'rebuilt' })] })).toEqual({ action: 'create' });
  });
  test('is not the one that still lists it for removal', () => {
    const going = published({ applicationPackages: [publishedEntry(file, { fileStatus: 'PendingDelete' })] });
    expect(decide({ published: going })).toEqual({ action: 'create' });
  });
});

describe('another person’s submission with a publish date', () => {
  const on = (targetPublishDate: string, status = 'Release') =>
    decide({
      pending: cloneOf(published(), {
        status,
        targetPublishMode: 'SpecificDate',
        targetPublishDate,
        notesForCertification: 'By hand.',
      }),
      ifPending: 'fail',
    });

  test('is not waited for: the date is reported', () => {
    const decision = on('2099-01-01T09:30:00Z');
    expect(decision).toMatchObject({
      action: 'busy',
      todo: expect.stringMatching(/on 2099-01-01 09:30 UTC/),
    });
    expect(decision).not.toMatchObject({ todo: expect.stringMatching(/if-pending: wait/) });
  });

  test.each(['2020-01-01T00:00:00Z', '1601-01-01T00:00:00Z', 'soon'])(
    'that is past (%s) proceeds on its own',
    (date) => {
      expect(on(date)).toMatchObject({ todo: expect.stringMatching(/if-pending: wait/) });
    },
  );
});
