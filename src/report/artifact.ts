import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { messageOf } from '../errors.ts';
import type { Environment } from '../inputs/inputs.ts';
import type { RunRecord } from '../record/run-record.ts';
import { artifactFiles } from './artifact-files.ts';
import { withForeignOutput } from './foreign-output.ts';
import type { RunLogger } from './log.ts';
import { shownRecord } from './shown-record.ts';

/** The library repeats for half a minute; some kilobytes need no longer. */
const defaultTimeLimitMs = 120_000;

export interface ArtifactOptions {
  /** Name of the artifact, unique in the workflow's run. */
  readonly name: string;
  /** Folder for the files while they are uploaded. */
  readonly tempDir: string;
  readonly env: Environment;
  readonly logger: RunLogger;
  /** Ends the upload at once. */
  readonly signal: AbortSignal;
  /** Milliseconds. */
  readonly timeLimit?: number;
}

/**
 * Uploads the record of the run as an artifact. What goes wrong is a warning: no release depends on it.
 */
export async function uploadRecord(record: RunRecord, options: ArtifactOptions): Promise<void> {
  const { env, logger, name, tempDir } = options;
  const missing = missingService(env);
  if (missing !== undefined) return logger.warning(`The artifact ${name} was not uploaded: ${missing}`);
  let folder: string | undefined;
  try {
    const made = await mkdtemp(join(tempDir, 'record-'));
    folder = made;
    const files = await writeFiles(made, artifactFiles(shownRecord(record, logger.redact)));
    const { id } = await logger.group(`Artifact ${name}`, () => upload(files, made, options));
    logger.info(`Artifact ${name}${id === undefined ? '' : ` (${id})`}: ${files.length} files.`);
  } catch (error) {
    logger.warning(`The artifact ${name} was not uploaded: ${messageOf(error)}`);
  } finally {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}

async function upload(
  files: string[],
  folder: string,
  { logger, name, signal, timeLimit = defaultTimeLimitMs }: ArtifactOptions,
): Promise<{ readonly id?: number }> {
  // A big library that most runs do not need.
  const { DefaultArtifactClient } = await import('@actions/artifact');
  signal.throwIfAborted();
  const work = withForeignOutput(logger, () =>
    new DefaultArtifactClient().uploadArtifact(name, files, folder),
  );
  return await inTime(work, timeLimit, signal);
}

/** Known before anything is tried: the library would write a warning of its own about the first. */
function missingService(env: Environment): string | undefined {
  const host = URL.parse(env.GITHUB_SERVER_URL || 'https://github.com')?.hostname ?? '';
  if (host !== 'github.com' && !/\.(ghe\.com|localhost)$/.test(host)) {
    return 'GitHub Enterprise Server has no service for artifacts of this kind.';
  }
  return env.ACTIONS_RUNTIME_TOKEN
    ? undefined
    : 'the runner names no service for artifacts (outside of GitHub there is none).';
}

/** Only this user may read them: they hold what the Store is told before anyone else is. */
function writeFiles(folder: string, files: ReadonlyMap<string, string>): Promise<string[]> {
  return Promise.all(
    [...files].map(async ([name, content]) => {
      const path = join(folder, name);
      await writeFile(path, content, { mode: 0o600 });
      return path;
    }),
  );
}

/** The library takes no signal, and its requests have no time limit of their own. */
async function inTime<T>(work: Promise<T>, milliseconds: number, signal: AbortSignal): Promise<T> {
  const limit = AbortSignal.timeout(milliseconds);
  const ended = new Promise<never>((_resolve, reject) => {
    limit.addEventListener('abort', () =>
      reject(new Error(`the service did not take it within ${milliseconds / 1000} s.`)),
    );
    signal.addEventListener('abort', () => reject(signal.reason));
  });
  return await Promise.race([work, ended]);
}
