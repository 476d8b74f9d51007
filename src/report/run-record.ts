import type { ActionError, Finding, Result } from '../errors.ts';
import type { PackageFacts } from '../packages/facts.ts';
import type { Plan, TargetKind } from '../submission/types.ts';

/** A package file of this run. */
export interface RecordedFile {
  readonly facts: PackageFacts;
  /** Its name in the archive and in the Store. */
  readonly archiveName: string;
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

export interface CertificationReport {
  readonly date: string | undefined;
  readonly url: string | undefined;
}

/**
 * All that is known of one run. The command fills it as it goes; log, outputs and summary are made from it,
 * also when the run ends early. Times are milliseconds since the epoch.
 */
export interface RunRecord {
  readonly command: string;
  readonly startedAt: number;
  endedAt: number | undefined;
  /** Step of the story that the run is in, as the log's group is titled. */
  stage: string | undefined;
  target:
    | { readonly kind: TargetKind; readonly appId: string; readonly appName: string | undefined }
    | undefined;
  files: readonly RecordedFile[];
  submissionId: string | undefined;
  plan: Plan | undefined;
  /** What rules and guards found, warnings included. */
  findings: readonly Finding[];
  /** Every state seen, in order, each once. */
  readonly states: SeenState[];
  storeErrors: readonly StoreMessage[];
  storeWarnings: readonly StoreMessage[];
  certificationReports: readonly CertificationReport[];
  rollout: { readonly percentage: number | undefined; readonly status: string | undefined } | undefined;
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
    submissionId: undefined,
    plan: undefined,
    findings: [],
    states: [],
    storeErrors: [],
    storeWarnings: [],
    certificationReports: [],
    rollout: undefined,
    warnings: [],
    result: undefined,
    error: undefined,
  };
}

/** Notes a state of the submission; one that was the last seen already is not noted again. */
export function noteState(record: RunRecord, status: string, at: number): void {
  if (record.states.at(-1)?.status !== status) record.states.push({ status, at });
}

/** The last state seen. */
export function lastStatus(record: RunRecord): string | undefined {
  return record.states.at(-1)?.status;
}

/** The app's name where the Store has said it, otherwise its id. */
export function targetName(record: RunRecord): string | undefined {
  return record.target?.appName ?? record.target?.appId;
}
