import { messageOf } from '../errors.ts';
import { logEnd } from './closing.ts';
import type { RunLogger } from './log.ts';
import { outputsOf, wholePlan } from './outputs.ts';
import { writePlanFile } from './plan-file.ts';
import type { RunRecord } from './run-record.ts';
import { shownRecord } from './shown-record.ts';
import { renderSummary } from './summary.ts';
import { appendSummary } from './summary-file.ts';

export interface ReportOptions {
  readonly logger: RunLogger;
  readonly setOutput: (name: string, value: string) => void;
  /** `GITHUB_STEP_SUMMARY` */
  readonly summaryFile: string | undefined;
  /** `RUNNER_TEMP`; without it the whole plan has no file. */
  readonly tempDir: string | undefined;
}

/**
 * Sets the outputs, before anything that can fail: steps that follow go by them. A file that cannot be written is a
 * warning, never the end of the run.
 */
export function writeOutputs(record: RunRecord, { logger, setOutput, tempDir }: ReportOptions): void {
  attempt('The outputs could not be set', logger, () => {
    const shown = shownRecord(record, logger.redact);
    const planPath = attempt('The whole plan could not be written', logger, () => {
      const plan = wholePlan(shown);
      return plan === undefined || tempDir === undefined ? undefined : writePlanFile(plan, tempDir);
    });
    for (const [name, value] of outputsOf(shown, planPath)) setOutput(name, value);
  });
}

/** Tells the end of a run to people: job summary and, last, the log. Synchronous, so that a cancelled run has both. */
export function writeReport(record: RunRecord, { logger, summaryFile }: ReportOptions): void {
  attempt('No job summary', logger, () =>
    appendSummary(renderSummary(shownRecord(record, logger.redact)), summaryFile, logger),
  );
  // With the warning of the summary that could not be written.
  attempt('The end of the log could not be written', logger, () =>
    logEnd(shownRecord(record, logger.redact), logger),
  );
}

/** No release depends on its report: what goes wrong there is a warning. */
function attempt<T>(failure: string, logger: RunLogger, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    logger.warning(`${failure}: ${messageOf(error)}`);
    return undefined;
  }
}
