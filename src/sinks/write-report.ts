import { messageOf } from '../errors.ts';
import type { Context } from '../github/context.ts';
import { isPrivate } from '../http/loopback.ts';
import type { Inputs, PublishInputs } from '../inputs/command-inputs.ts';
import type { OfflineTarget } from '../inputs/target.ts';
import type { RunRecord } from '../record/run-record.ts';
import { shownRecord } from '../record/shown-record.ts';
import { logEnd } from '../report/closing.ts';
import { longResponse, outputsOf, wholePlan } from '../report/outputs.ts';
import type { Places } from '../report/store-page.ts';
import { renderSummary } from '../report/summary.ts';
import { sentence } from '../text/format.ts';
import type { ArtifactOptions } from './artifact.ts';
import type { RunLogger } from './log.ts';
import { keepPreview, renderPreview } from './preview.ts';
import { appendSummary, writeWhole } from './runner-file.ts';

export interface ReportOptions {
  readonly logger: RunLogger;
  readonly setOutput: (name: string, value: string) => void;
  /** `GITHUB_STEP_SUMMARY` */
  readonly summaryFile: string | undefined;
  /** `RUNNER_TEMP`; without it the whole plan has no file. */
  readonly tempDir: string | undefined;
}

/**
 * Sets the outputs, before anything that can fail: later steps rely on them. A file that cannot be written is a
 * warning, never the end of the run.
 */
export function writeOutputs(record: RunRecord, { logger, setOutput, tempDir }: ReportOptions): void {
  attempt('The outputs could not be set', logger, () => {
    const shown = shownRecord(record, logger.redact);
    const kept = (what: 'plan' | 'response', json: string | undefined) =>
      attempt(`The full ${what} could not be written`, logger, () =>
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
  const where = path === undefined ? '' : ` The full response is in ${path}.`;
  return `The response has ${response.length.toLocaleString('en')} characters, more than an output can have, so the response output has its length and hash instead.${where}`;
}

export interface GithubOptions extends Pick<ArtifactOptions, 'env' | 'logger' | 'signal'> {
  /** `undefined` if they are wrong: then nothing was asked for. */
  readonly inputs: Inputs | undefined;
  readonly context: Context;
}

/**
 * Preview page, artifact and pull-request comment, if they are asked for. What goes wrong there is a warning. The
 * comment comes last, since it names the other two.
 * @returns where to find the whole review of the Store page
 */
export async function writeToGithub(record: RunRecord, options: GithubOptions): Promise<Places> {
  const { inputs, context, logger } = options;
  if (inputs === undefined) return {};
  const previewPath = inputs.command === 'publish' ? inputs.previewPath : undefined;
  const isWanted = previewPath !== undefined || inputs.artifactName !== undefined;
  const page = isWanted ? await previewOf(record, logger) : undefined;
  const written =
    previewPath === undefined
      ? undefined
      : await keepPreview(page, previewPath, { ...context, logger, why: whyNoPreview(record) });
  const artifact = await writeArtifact(record, { name: inputs.artifactName, page }, options);
  const places = { artifact, previewPath: written };
  if (inputs.command === 'publish' && inputs.pullRequestComment)
    await writeComment(record, inputs, places, options);
  return places;
}

async function previewOf(record: RunRecord, logger: RunLogger): Promise<string | undefined> {
  try {
    return await renderPreview(shownRecord(record, logger.redact));
  } catch (error) {
    logger.warning(sentence(`The preview page was not written: ${messageOf(error)}`));
    return undefined;
  }
}

function whyNoPreview({ review }: RunRecord): string {
  return review !== undefined && 'missing' in review
    ? review.missing
    : 'the run ended before it could compare the Store page.';
}

/** @returns the name of the artifact, if it was uploaded */
async function writeArtifact(
  record: RunRecord,
  { name, page }: { readonly name: string | undefined; readonly page: string | undefined },
  { context, env, logger, signal }: GithubOptions,
): Promise<string | undefined> {
  if (name === undefined) return undefined;
  if (env.ACTIONS_RESULTS_URL && !isPrivate(env.ACTIONS_RESULTS_URL)) {
    logger.warning(
      'No artifact: ACTIONS_RESULTS_URL is not an HTTPS URL, so the token would be sent unencrypted.',
    );
    return undefined;
  }
  const { tempDir } = context;
  const { uploadRecord } = await import('./artifact.ts');
  return (await uploadRecord(record, { name, tempDir, page, env, logger, signal })) ? name : undefined;
}

async function writeComment(
  record: RunRecord,
  { target, githubToken: token = '' }: PublishInputs,
  places: Places,
  { context, logger, signal }: GithubOptions,
): Promise<void> {
  const { repository, event, apiUrl, isFork, serverUrl, runUrl } = context;
  const pullRequest = event.pullRequest?.number;
  if (pullRequest === undefined || repository === undefined) {
    logger.info('No comment: this run is not for a pull request.');
  } else if (isFork) {
    logger.info(
      'No comment: the token of a run from a fork can only read. The job summary and the artifact show the same.',
    );
  } else if (!isPrivate(apiUrl)) {
    logger.warning('No comment: GITHUB_API_URL is not an HTTPS URL, so the token would be sent unencrypted.');
  } else {
    const { keepComment } = await import('./pull-request-comment.ts');
    const page = { apiUrl, repository, pullRequest, serverUrl, runUrl, places };
    await keepComment(record, { ...page, token, targetKey: keyOf(target), logger, signal });
  }
}

/** Names the target among those of a repository, as the inputs do. */
function keyOf(target: OfflineTarget): string {
  const own = target.kind === 'add-on' ? target.addOn : target.kind === 'flight' ? target.flight : undefined;
  return [target.appId, own].filter((each) => each !== undefined).join(' ');
}

/** Reports the end of a run to people: job summary and, last, the log. Synchronous, so that a canceled run has both. */
export function writeReport(record: RunRecord, places: Places, { logger, summaryFile }: ReportOptions): void {
  attempt('No job summary', logger, () =>
    appendSummary(renderSummary(shownRecord(record, logger.redact), places), summaryFile, logger),
  );
  // Includes the warning about a summary that could not be written.
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
