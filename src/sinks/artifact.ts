import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { messageOf } from '../errors.ts';
import type { Environment } from '../inputs/inputs.ts';
import type { Logger } from '../logger.ts';
import { shortestForm } from '../masking/secret-forms.ts';
import type { RunRecord } from '../record/run-record.ts';
import { shownRecord } from '../record/shown-record.ts';
import { artifactFiles } from '../report/artifact-files.ts';
import { isWorthTelling, previewName } from '../report/store-page.ts';
import { capitalized, sentence } from '../text/format.ts';
import type { RunLogger } from './log.ts';

/** The library retries for half a minute; a few kilobytes need no longer. */
const defaultTimeLimitMs = 120_000;

export interface ArtifactOptions {
  /** Name of the artifact, unique in the workflow's run. */
  readonly name: string;
  /** Folder for the files while they are uploaded. */
  readonly tempDir: string;
  /** The preview page, if there is one. */
  readonly page?: string | undefined;
  readonly env: Environment;
  readonly logger: RunLogger;
  /** Ends the upload at once. */
  readonly signal: AbortSignal;
  /** Milliseconds. */
  readonly timeLimit?: number;
}

/**
 * Uploads the record of the run as an artifact. What goes wrong is a warning: no release depends on it.
 * @returns true if it was uploaded
 */
export async function uploadRecord(record: RunRecord, options: ArtifactOptions): Promise<boolean> {
  const { env, logger, name, page, tempDir } = options;
  const missing = missingService(env);
  if (missing !== undefined) {
    logger.warning(`The artifact ${name} was not uploaded: ${missing}`);
    return false;
  }
  let folder: string | undefined;
  try {
    const made = await mkdtemp(join(tempDir, 'record-'));
    folder = made;
    const shown = shownRecord(record, logger.redact);
    const pages = [
      ...(page !== undefined && isWorthTelling(record) ? [[previewName, page] as const] : []),
      ...(await pageBefore(shown)),
    ];
    const files = await writeFiles(made, new Map([...artifactFiles(shown), ...pages]));
    const { id } = await logger.group(`Artifact ${name}`, () => upload(files, made, options));
    logger.info(`Artifact ${name}${id === undefined ? '' : ` (${id})`}: ${files.length} files.`);
    return true;
  } catch (error) {
    logger.warning(`The artifact ${name} was not uploaded. ${capitalized(sentence(messageOf(error)))}`);
    return false;
  } finally {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}

/** The folder in the artifact that has the Store page as it was. */
const folderBefore = 'store-page-before';

/**
 * The Store page as it was before the run, as files of a listing folder, by name: publishing them undoes the run.
 * Pictures are named by `.kept` files, since the Store can't return any. What the run filled has a `.clear` or `none`
 * file. Empty if the run does not know the page, or leaves it as it is.
 *
 * @param record without its secrets (`shownRecord`)
 */
async function pageBefore(record: RunRecord): Promise<ReadonlyMap<string, string>> {
  const { before, review } = record;
  const after = record.after ?? record.plan?.document;
  if (
    before === undefined ||
    after === undefined ||
    review === undefined ||
    'missing' in review ||
    !isWorthTelling(record)
  )
    return new Map();
  // Most runs don't need this folder.
  const { pullPageBefore } = await import('../pull/pull-page.ts');
  const { files, leftOut } = pullPageBefore(before, after, review.kind);
  const missing = leftOut.map(({ language, what }) => (language === '' ? what : `${language}: ${what}`));
  return new Map([
    ...files.map(({ path, text }) => [`${folderBefore}/${path}`, text] as const),
    [`${folderBefore}/README.txt`, aboutText(missing)],
  ]);
}

/** Listing folders may have such a file. */
function aboutText(missing: readonly string[]): string {
  return [
    'The Store page as it was before this run.',
    '',
    'To undo what the run changed, add this folder to the repository and publish it with the listing input.',
    "Pictures that are no longer in the Store can't be restored from it: delete their .kept files, and add the pictures yourself.",
    ...(missing.length === 0 ? [] : ['', 'Not in this folder:', ...missing.map((each) => `- ${each}`)]),
    '',
  ].join('\n');
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

/** Checked before anything is tried: the library would write its own warning about the first. */
function missingService(env: Environment): string | undefined {
  const host = URL.parse(env.GITHUB_SERVER_URL || 'https://github.com')?.hostname ?? '';
  if (host !== 'github.com' && !/\.(ghe\.com|localhost)$/.test(host)) {
    return 'GitHub Enterprise Server does not support artifacts of this kind.';
  }
  return env.ACTIONS_RUNTIME_TOKEN ? undefined : 'this runner has no artifact service (only GitHub has one).';
}

/** Only this user may read them: they hold what the Store learns before anyone else does. */
function writeFiles(folder: string, files: ReadonlyMap<string, string>): Promise<string[]> {
  return Promise.all(
    [...files].map(async ([name, content]) => {
      const path = join(folder, name);
      await mkdir(dirname(path), { recursive: true });
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

/** Set while a library's code runs, and in everything that it has begun. */
const isForeign = new AsyncLocalStorage<true>();

/**
 * Runs a library that prints on its own, and sends what it prints through the logger: a text that a server chose must
 * not reach the runner, which would treat a line of it as a command.
 */
export async function withForeignOutput<T>(
  logger: Pick<Logger, 'debug' | 'info' | 'warning' | 'mask'>,
  work: () => Promise<T>,
): Promise<T> {
  const original = process.stdout.write;
  process.stdout.write = (
    chunk: string | Uint8Array,
    encoding?: BufferEncoding | ((error?: Error | null) => void),
    done?: (error?: Error | null) => void,
  ): boolean => {
    if (isForeign.getStore() === undefined) {
      return typeof encoding === 'function'
        ? original.call(process.stdout, chunk, undefined, encoding)
        : original.call(process.stdout, chunk, encoding, done);
    }
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    isForeign.exit(() => say(text, logger));
    const called = typeof encoding === 'function' ? encoding : done;
    called?.();
    return true;
  };
  try {
    return await isForeign.run(true, work);
  } finally {
    process.stdout.write = original;
  }
}

/** The toolkit writes a command as one line, and a text with all its lines at once. */
function say(text: string, logger: Pick<Logger, 'debug' | 'info' | 'warning' | 'mask'>): void {
  const lines = text.split(/[\r\n]+/).filter((line) => line !== '');
  const [, name, data] = (lines.length === 1 && /^::([a-z-]+)(?: [^:]*)?::(.*)$/.exec(lines[0] ?? '')) || [];
  if (name === undefined || data === undefined) {
    for (const line of lines) logger.info(line);
    return;
  }
  const value = unescaped(data);
  // A mask of a server's choice could hide any word of the log.
  if (name === 'add-mask' && value.length >= shortestForm) logger.mask(value);
  if (name === 'debug') logger.debug(value);
  if (name === 'warning' || name === 'error') logger.warning(value);
}

/** https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function unescaped(data: string): string {
  return data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
