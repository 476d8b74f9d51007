import type { ActionError, Finding, Result } from '../errors.ts';
import type { PackageFacts } from '../packages/facts.ts';
import type { Asset } from '../patch/assets.ts';
import type { NoReview, Review } from '../review/review.ts';
import { submissionUrl } from '../store/partner-center.ts';
import { isFailure } from '../store/states.ts';
import type { TargetKind } from '../store/target.ts';
import type { Submission } from '../store/wire.ts';
import type { Inherited, Plan } from '../submission/types.ts';

/** A package file of this run. */
export interface RecordedFile {
  readonly facts: PackageFacts;
  /** Its name in the archive and in the Store. */
  readonly archiveName: string;
}

/** An image or trailer of this run. */
export type RecordedAsset = Pick<Asset, 'fileName' | 'archiveName' | 'size' | 'sha256' | 'crc32'>;

/** The listing folder that a run was asked to publish. */
export interface RecordedListing {
  /** Relative to the workspace, with `/`. */
  readonly folder: string;
  /** Input `replace-images`. */
  readonly replaceImages: boolean;
}

/** What `command: pull` has written, and what it has not; paths are from the folder's root. */
export interface RecordedPull {
  /** Relative to the workspace, with `/`. */
  readonly folder: string;
  /** Which submission it was. */
  readonly from: 'published' | 'pending';
  readonly added: readonly string[];
  readonly replaced: readonly string[];
  /** Number of files that already had the same text. */
  readonly same: number;
  /** What the Store has and no file holds, with its languages. */
  readonly leftOut: readonly string[];
  /** Files that the Store has nothing for. */
  readonly onlyHere: readonly string[];
}

/** A state of the submission, and when it was first seen. */
export interface SeenState {
  readonly status: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** An error or a warning that the Store gives for a submission. */
export interface StoreMessage {
  readonly code: string;
  readonly details: string;
}

/** A response of the Store, to show to Microsoft support. */
export interface RecordedAnswer {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** What was called, without a query: `GET applications/9NBLGGH4R315`. */
  readonly call: string;
  /** HTTP status. */
  readonly status: number;
  /** `MS-CorrelationId` */
  readonly correlationId: string | undefined;
}

export interface CertificationReport {
  readonly date: string | undefined;
  readonly url: string | undefined;
}

/** What the run is about, as far as the Store has said. */
export interface RecordedTarget {
  readonly kind: TargetKind;
  /** Store ID of the app; of the add-on if that is the target. */
  readonly appId: string;
  readonly appName: string | undefined;
  /** Name of the flight, or its id if only that is known. */
  readonly flight?: string | undefined;
  /** Identity that the app's packages have; dependencies have different ones. */
  readonly identityName?: string | undefined;
}

/** What a plan leaves out if it has errors. */
export type LeftOut = 'listing folder' | 'submission patch';

/** What a dry run found out about publishing now; `free` if nothing is in the way. */
export type Outlook =
  | 'free'
  | 'refused'
  | 'busy'
  | 'waits'
  | 'published-already'
  | 'submitted-already'
  | 'not-asked';

/** When the Store publishes a submission that has passed certification. */
export interface PublishTime {
  /** `Immediate`, `Manual`, `SpecificDate`, or anything else that the Store says. */
  readonly mode: string;
  /** ISO 8601 */
  readonly date: string | undefined;
}

/**
 * All that is known about one run. The command fills it as it goes; log, outputs and summary are made from it,
 * even when the run ends early. Times are milliseconds since the epoch.
 */
export interface RunRecord {
  command: string;
  readonly startedAt: number;
  endedAt: number | undefined;
  /** Step of the story that the run is in, as the log's group is titled. */
  stage: string | undefined;
  target: RecordedTarget | undefined;
  files: readonly RecordedFile[];
  assets: readonly RecordedAsset[];
  listing?: RecordedListing;
  submissionId: string | undefined;
  /** What customers have when the run begins: the last published submission, or the clone of a first one. */
  before: Submission | undefined;
  /** The run's submission as the Store was last seen to hold it; if it was not written, the plan has it. */
  after: Submission | undefined;
  plan: Plan | undefined;
  /** How the Store page changes, or why that is not known. */
  review?: Review | NoReview | undefined;
  /** What has errors, so that the plan leaves it out. */
  leftOut?: readonly LeftOut[];
  /** Only for a dry run. */
  outlook?: Outlook;
  /** When the submission is published, as the Store has it. */
  publishTime?: PublishTime | undefined;
  /** Id of the submission that `command: cancel` has deleted. */
  deletedId?: string;
  /** What is asked for, if the Store could not be read: a dry run without credentials. */
  requested: readonly Inherited[];
  /** What the checks found, warnings included. */
  findings: readonly Finding[];
  /** Every state seen, in order, each once. */
  readonly states: SeenState[];
  /** Every response of the Store, in order. */
  readonly answers: RecordedAnswer[];
  storeErrors: readonly StoreMessage[];
  storeWarnings: readonly StoreMessage[];
  certificationReports: readonly CertificationReport[];
  rollout: { readonly percentage: number | undefined; readonly status: string | undefined } | undefined;
  /** Share of customers, in percent, before `command: rollout` changed it. */
  rolloutBefore: number | undefined;
  pulled?: RecordedPull;
  /** What the Store returned to `command: api`. */
  response: unknown;
  /** Warnings as they were logged. */
  readonly warnings: string[];
  result: Result | undefined;
  error: ActionError | undefined;
}

/** The record of a run that has just begun. */
export function startRecord(command: string, startedAt: number): RunRecord {
  return {
    command,
    startedAt,
    endedAt: undefined,
    stage: undefined,
    target: undefined,
    files: [],
    assets: [],
    submissionId: undefined,
    before: undefined,
    after: undefined,
    plan: undefined,
    requested: [],
    findings: [],
    states: [],
    answers: [],
    storeErrors: [],
    storeWarnings: [],
    certificationReports: [],
    response: undefined,
    rollout: undefined,
    rolloutBefore: undefined,
    warnings: [],
    result: undefined,
    error: undefined,
  };
}

/** Notes a state of the submission; the last one seen is not noted again. */
export function noteState(record: RunRecord, status: string, at: number): void {
  if (record.states.at(-1)?.status !== status) record.states.push({ status, at });
}

/** Partner Center page of the run's submission. */
export function pageOf({ target, submissionId }: RunRecord): string | undefined {
  return target && submissionId ? submissionUrl(target.appId, submissionId) : undefined;
}

/** The last state seen. */
export function lastStatus(record: RunRecord): string | undefined {
  return record.states.at(-1)?.status;
}

/** The app's name if the Store has said it, otherwise its id. */
export function targetName(record: RunRecord): string | undefined {
  return record.target?.appName ?? record.target?.appId;
}

/** How long each state was seen, in milliseconds; `undefined` for the last one if its end is not known. */
export function stateSpans(
  states: readonly SeenState[],
  endedAt: number | undefined,
): readonly (SeenState & { readonly duration: number | undefined })[] {
  return states.map((state, index) => {
    const isEnd = isFailure(state.status) || state.status.toLowerCase() === 'published';
    const until = states[index + 1]?.at ?? (isEnd ? undefined : endedAt);
    return { ...state, duration: until === undefined ? undefined : until - state.at };
  });
}
