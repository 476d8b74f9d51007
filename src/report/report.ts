import { messageOf } from '../errors.ts';
import type { RunRecord } from '../record/run-record.ts';
import { sentence } from '../text/format.ts';
import { logEnd } from './closing.ts';
import type { RunLogger } from './log.ts';
import { longResponse, outputsOf, wholePlan } from './outputs.ts';
import { writeWhole } from './plan-file.ts';
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
    const kept = (what: 'plan' | 'response', json: string | undefined) =>
      attempt(`The whole ${what} could not be written`, logger, () =>
        json === undefined || tempDir === undefined ? undefined : writeWhole(what, json, tempDir),
      );
    const plan = wholePlan(shown);
    const response = longResponse(shown);
    const paths = { plan: kept('plan', plan && `${plan}\n`), response: kept('response', response) };
    for (const [name, value] of outputsOf(shown, paths)) setOutput(name, value);
    if (response !== undefined) logger.info(whereResponseIs(response, paths.response));
  });
}

function whereResponseIs(response: string, path: string | undefined): string {
  const where = path === undefined ? '' : ` The whole response is in ${path}.`;
  return `The response has ${response.length.toLocaleString('en')} characters, more than an output may have, so the output response has its length and its hash.${where}`;
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
    logger.warning(sentence(`${failure}: ${messageOf(error)}`));
    return undefined;
  }
}
