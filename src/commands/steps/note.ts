import { withoutQuery } from '../../masking/url.ts';
import { noteState, type RunRecord } from '../../report/run-record.ts';
import { readableShare, rolloutOf } from '../../store/rollout.ts';
import type { Target } from '../../store/target.ts';
import type {
  Application,
  PackageRollout,
  StatusDetails,
  Submission,
  SubmissionStatus,
} from '../../store/wire.ts';

/** Notes what the run is about; an add-on's page is its own. A flight's name, once known, is kept. */
export function noteTarget(
  record: RunRecord,
  target: Target,
  app: Application | undefined,
  flightName: string | undefined = undefined,
): void {
  const appId = target.kind === 'add-on' ? target.addOnId : target.appId;
  record.target = {
    kind: target.kind,
    appId,
    appName: app?.primaryName ?? undefined,
    identityName: app?.packageIdentityName ?? undefined,
    ...(target.kind === 'flight' && { flight: flightName ?? record.target?.flight ?? target.flightId }),
  };
}

/** Notes the submission that the run is about, with its state and rollout. */
export function noteSubmission(record: RunRecord, submission: Submission | undefined, now: number): void {
  if (submission === undefined) return;
  record.submissionId = submission.id;
  if (submission.status) noteState(record, submission.status, now);
  noteRollout(record, submission);
  const { targetPublishMode, targetPublishDate } = submission;
  record.publishTime = targetPublishMode
    ? { mode: targetPublishMode, date: targetPublishDate ?? undefined }
    : undefined;
}

/** Takes back what was noted of a draft that this run has deleted: its page leads nowhere. */
export function forgetSubmission(record: RunRecord): void {
  record.submissionId = undefined;
  record.rollout = undefined;
  record.states.length = 0;
}

/** Notes a state that was seen, with what the Store says of it. */
export function noteSeen(record: RunRecord, seen: SubmissionStatus, now: number): void {
  noteState(record, seen.status, now);
  const { errors, warnings, certificationReports } = seen.statusDetails ?? {};
  record.storeErrors = storeMessages(errors);
  record.storeWarnings = storeMessages(warnings);
  record.certificationReports = (certificationReports ?? [])
    .filter(({ reportUrl }) => reportUrl)
    .map(({ date, reportUrl }) => ({
      date: date ?? undefined,
      url: reportUrl ? withoutQuery(reportUrl) : undefined,
    }));
}

/** Share of a rollout in percent, as people write it; `undefined` if the Store does not say it. */
export function shareOf({ packageRolloutPercentage: share }: PackageRollout): number | undefined {
  return typeof share === 'number' ? readableShare(share) : undefined;
}

/** Notes the rollout that a submission holds. */
export function noteRollout(record: RunRecord, submission: Submission): void {
  const rollout = rolloutOf(submission);
  record.rollout = rollout?.isPackageRollout
    ? {
        percentage: shareOf(rollout),
        status: rollout.packageRolloutStatus ?? undefined,
      }
    : undefined;
}

/** Some responses carry `[{"code":"None"}]` or warnings about sales, which every submission has. */
function storeMessages(messages: StatusDetails['errors']): { code: string; details: string }[] {
  return (messages ?? [])
    .filter(({ code }) => code && code !== 'None' && code !== 'SalesUnsupportedWarning')
    .map(({ code, details }) => ({ code: code ?? '', details: details ?? '' }));
}
