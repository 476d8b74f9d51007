import type { Clock } from '../clock.ts';
import type { Finding } from '../errors.ts';
import type { PackageFacts } from '../packages/facts.ts';
import { archiveName } from '../packages/name.ts';
import type { NoReview, Review } from '../review/review.ts';
import { rolloutOf, shareOf } from '../store/rollout.ts';
import { storeIdOf, type Target } from '../store/target.ts';
import type { Application, PackageRollout, Submission, SubmissionStatus } from '../store/wire.ts';
import type { Inherited, Plan } from '../submission/types.ts';
import {
  type LeftOut,
  noteState,
  type Outlook,
  type RecordedAsset,
  type RecordedListing,
  type RecordedPull,
  type RunRecord,
} from './run-record.ts';
import { verdictOf } from './verdict.ts';

/** What a run can learn. Each is reported as soon as it is known, so that a run that ends early reports it. */
export interface News {
  /** A step of the story begins; its title. */
  step: string;
  /** The packages were found and read. */
  packages: readonly PackageFacts[];
  /** The images and trailers that the patch names were read. */
  assets: readonly RecordedAsset[];
  /** The listing folder that was read. */
  listing: RecordedListing;
  target: FoundTarget;
  /** The last published submission, or that there is none. */
  published: Submission | undefined;
  /** What the checks found on a plan, before it is shown. */
  plan: CheckedPlan;
  /** How the Store page changes, or why that is not known; `undefined` for a flight, which has no page. */
  review: Review | NoReview | undefined;
  /** What a dry run found out about publishing now. */
  outlook: Outlook;
  /** What is asked for, and what the checks found, when the Store can't be read. */
  requested: Requested;
  /** The plan on the clone, which is what is written. */
  clonePlan: { readonly clone: Submission; readonly plan: Plan };
  /** The submission that the run is about from now on, with its state. */
  submission: Submission;
  /** The draft of this run was deleted; its id. */
  draftDeleted: string;
  /** The submission as the Store now holds it. */
  stored: Submission;
  /** The rollout that a submission holds. */
  rolloutOf: Submission;
  /** A state that was seen, with what the Store says about it. */
  state: SubmissionStatus;
  /** The rollout before `command: rollout` changes it. */
  rolloutBefore: PackageRollout;
  /** The rollout as `command: rollout` has read it. */
  rollout: PackageRollout;
  /** `command: cancel` has deleted a submission; its id. */
  canceled: string;
  /** `command: pull` has written the folder. */
  pulled: RecordedPull;
  /** What the Store returned to `command: api`; `null` if it returned no document. */
  response: unknown;
}

export interface FoundTarget {
  readonly target: Target;
  readonly app?: Application | undefined;
  /** A name that was reported before is kept. */
  readonly flightName?: string | undefined;
}

export interface CheckedPlan {
  readonly plan: Plan;
  readonly findings: readonly Finding[];
  /** What has errors, so that the plan leaves it out. */
  readonly leftOut: readonly LeftOut[];
}

export interface Requested {
  readonly values: readonly Inherited[];
  readonly findings: readonly Finding[];
}

/** Adds what was learned to the run's record. */
export type Learn = <Name extends keyof News>(name: Name, news: News[Name]) => void;

/** Fills a record with what is reported. Nothing else in a command writes to it. */
export function recorder(record: RunRecord, clock: Pick<Clock, 'now'>): Learn {
  return (name, news) => fill[name](record, news, clock.now());
}

type Fill = { readonly [Name in keyof News]: (record: RunRecord, news: News[Name], now: number) => void };

const fill: Fill = {
  step: (record, title) => {
    record.stage = title;
  },
  packages: (record, packages) => {
    record.files = packages.map((facts) => ({ facts, archiveName: archiveName(facts) }));
  },
  assets: (record, assets) => {
    record.assets = assets;
  },
  listing: (record, listing) => {
    record.listing = listing;
  },
  target: fillTarget,
  published: (record, published) => {
    record.before = published;
  },
  plan: (record, { plan, findings, leftOut }) => {
    record.plan = plan;
    record.findings = findings;
    record.leftOut = leftOut;
  },
  review: (record, review) => {
    record.review = review;
  },
  outlook: (record, outlook) => {
    record.outlook = outlook;
  },
  requested: (record, { values, findings }) => {
    record.requested = values;
    record.findings = findings;
  },
  clonePlan: (record, { clone, plan }) => {
    record.plan = plan;
    record.before ??= clone;
  },
  submission: fillSubmission,
  draftDeleted: (record) => {
    // Its page no longer exists.
    record.submissionId = undefined;
    record.rollout = undefined;
    record.states.length = 0;
  },
  stored: (record, submission) => {
    record.after = submission;
  },
  rolloutOf: fillRolloutOf,
  state: (record, { status, statusDetails }, now) => {
    noteState(record, status, now);
    Object.assign(record, verdictOf(statusDetails));
  },
  rolloutBefore: (record, rollout) => {
    record.rolloutBefore = rollout.isPackageRollout ? shareOf(rollout) : undefined;
  },
  rollout: (record, rollout) => {
    record.rollout = shownRollout(rollout);
  },
  canceled: (record, id) => {
    record.deletedId = id;
  },
  pulled: (record, pulled) => {
    record.pulled = pulled;
  },
  response: (record, response) => {
    record.response = response;
  },
};

function fillTarget(record: RunRecord, { target, app, flightName }: FoundTarget): void {
  record.target = {
    kind: target.kind,
    appId: storeIdOf(target),
    appName: app?.primaryName ?? undefined,
    identityName: app?.packageIdentityName ?? undefined,
    ...(target.kind === 'flight' && { flight: flightName ?? record.target?.flight ?? target.flightId }),
  };
}

function fillSubmission(record: RunRecord, submission: Submission, now: number): void {
  record.submissionId = submission.id;
  if (submission.status) noteState(record, submission.status, now);
  fillRolloutOf(record, submission);
  const { targetPublishMode, targetPublishDate } = submission;
  record.publishTime = targetPublishMode
    ? { mode: targetPublishMode, date: targetPublishDate ?? undefined }
    : undefined;
}

function fillRolloutOf(record: RunRecord, submission: Submission): void {
  const rollout = rolloutOf(submission);
  record.rollout = rollout?.isPackageRollout ? shownRollout(rollout) : undefined;
}

function shownRollout(rollout: PackageRollout): NonNullable<RunRecord['rollout']> {
  return { percentage: shareOf(rollout), status: rollout.packageRolloutStatus ?? undefined };
}
