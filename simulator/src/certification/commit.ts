import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Azurite } from '../blobs/azurite.ts';
import { invalidState, madeInDashboard } from '../http/refusal.ts';
import { isObject, type JsonObject, objectAt } from '../json/json.ts';
import type { Detail, StoreState, Submission, Target } from '../store/state.ts';
import { enter, move } from '../store/submissions.ts';
import type { Timeline } from '../store/timeline.ts';
import { acceptFiles } from './accept.ts';
import { withDocumentErrors } from './document-errors.ts';
import { judge, type Verdict } from './verdict.ts';

/** Returned with every app submission (https://github.com/mozilla-releng/scriptworker-scripts/issues/923): noise, but clients have to live with it. */
const salesWarning: Detail = {
  code: 'SalesUnsupportedWarning',
  details:
    'The sales resource is no longer supported. To view or edit the sales data for this submission, use the ' +
    'Dev Center dashboard.',
};

/**
 * Commits a draft: reads the archive back from its upload URL, judges it, and starts the timeline, which ends
 * in CommitFailed if the verdict has errors. What the Store finds shows only after CommitStarted.
 * @param scratch Folder for the archive while it is judged.
 * @throws Refusal 409 unless the submission is a draft made by the API.
 */
export async function commitSubmission(
  state: StoreState,
  target: Target,
  submission: Submission,
  azurite: Azurite,
  scratch: string,
): Promise<void> {
  if (submission.madeIn === 'dashboard') throw madeInDashboard();
  if (submission.status !== 'PendingCommit') {
    throw invalidState(`Submission in state ${submission.status} cannot be committed`, 'submission');
  }
  submission.status = 'CommitStarted';
  submission.commits += 1;
  const verdict = withDocumentErrors(await readAndJudge(state, target, submission, azurite, scratch), {
    target,
    document: submission.document,
    settings: state.settings,
  });
  if (verdict.archive) submission.archive = verdict.archive;
  submission.statusDetails = {
    errors: [],
    warnings: warningsOf(target, submission),
    certificationReports: [],
  };
  const steps = stepsFor(state.timelines.shift() ?? state.timeline, verdict);
  submission.accept = () => acceptFiles(state, target, submission, verdict);
  submission.progress = { steps, index: 0, shown: 0, entered: state.now() };
  const [first] = steps;
  if (first) enter(state, target, submission, first);
  move(state, target, submission, 'time');
}

async function readAndJudge(
  { settings }: StoreState,
  target: Target,
  submission: Submission,
  azurite: Azurite,
  scratch: string,
): Promise<Verdict> {
  const folder = await mkdtemp(join(scratch, 'commit-'));
  try {
    const path = join(folder, 'archive.zip');
    const isUploaded =
      submission.upload !== undefined && (await azurite.download(submission.upload.guid, path));
    return await judge(target, submission.document, isUploaded ? path : undefined, folder, settings);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function stepsFor(timeline: Timeline, verdict: Verdict): Timeline {
  if (verdict.errors.length === 0) return timeline;
  const started =
    timeline[0]?.state === 'CommitStarted' ? timeline.slice(0, 1) : [{ state: 'CommitStarted', looks: 0 }];
  return [...started, { state: 'CommitFailed', errors: [...verdict.errors] }];
}

/** Languages added or lost since the published submission, and the warning that always comes. */
function warningsOf(target: Target, submission: Submission): Detail[] {
  const published = target.submissions.get(target.publishedId ?? '')?.document;
  const warnings = target.kind === 'app' ? [salesWarning] : [];
  if (!published || !isObject(submission.document.listings)) return warnings;
  const [before, now] = [languagesOf(published), languagesOf(submission.document)];
  const lost = before.filter((language) => !now.includes(language));
  const added = now.filter((language) => !before.includes(language));
  return [
    ...warnings,
    ...lost.map((language) => ({
      code: 'ListingOptOutWarning',
      details: `The listing ${language} was removed.`,
    })),
    ...added.map((language) => ({
      code: 'ListingOptInWarning',
      details: `The listing ${language} was added.`,
    })),
  ];
}

function languagesOf(document: JsonObject): string[] {
  return Object.keys(objectAt(document, 'listings')).map((language) => language.toLowerCase());
}
