import { messageOf } from '../errors.ts';
import { logEnd } from './closing.ts';
import type { RunLogger } from './log.ts';
import { outputsOf } from './outputs.ts';
import { redacted } from './redacted.ts';
import type { RunRecord } from './run-record.ts';
import { renderSummary } from './summary.ts';
import { appendSummary } from './summary-file.ts';

export interface ReportOptions {
  readonly logger: RunLogger;
  readonly setOutput: (name: string, value: string) => void;
  /** `GITHUB_STEP_SUMMARY` */
  readonly summaryFile: string | undefined;
}

/**
 * Tells the end of a run everywhere: outputs, job summary and, last, the log. Synchronous, so that a cancelled
 * run has all of it; a file that cannot be written is a warning, never the end of the run.
 */
export function writeReport(record: RunRecord, options: ReportOptions): void {
  const { logger, setOutput, summaryFile } = options;
  const shown = redacted(record, logger.redact);
  try {
    for (const [name, value] of outputsOf(shown)) setOutput(name, value);
  } catch (error) {
    logger.warning(`The outputs could not be set: ${messageOf(error)}`);
  }
  appendSummary(renderSummary(shown), summaryFile, logger);
  logEnd(shown, logger);
}
