import { messageOf } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { PreviewRoots } from '../review/preview-file.ts';
import { formatBytes, sentence } from '../text/format.ts';

/**
 * The preview page of a run, with its pictures; `undefined` if the Store page was compared with nothing.
 * @param record without its secrets (`shownRecord`)
 */
export async function renderPreview({ review, target }: RunRecord): Promise<string | undefined> {
  if (review === undefined || 'missing' in review) return undefined;
  const { comparison } = review;
  // Most runs need neither.
  const [{ readPictures }, { previewPage }] = await Promise.all([
    import('../review/pictures.ts'),
    import('../review/preview.ts'),
  ]);
  return previewPage(comparison, await readPictures(comparison), target?.appName);
}

export interface PreviewOptions extends PreviewRoots {
  readonly logger: Pick<Logger, 'info' | 'warning'>;
  /** Why there is no page, if there is none: a sentence. */
  readonly why: string;
}

/**
 * Writes the preview page to the file that the input `preview-path` names. What goes wrong is a warning: no release
 * depends on it.
 * @returns the path with `/`, if there is a file now
 */
export async function keepPreview(
  page: string | undefined,
  name: string,
  { logger, why, ...roots }: PreviewOptions,
): Promise<string | undefined> {
  if (page === undefined) {
    logger.info(`No preview page: ${why}`);
    return undefined;
  }
  try {
    const { writePreview } = await import('../review/preview-file.ts');
    const place = await writePreview(page, name, roots);
    if ('file' in place) {
      const shown = name.replaceAll('\\', '/');
      logger.info(`Preview page: ${shown}, ${formatBytes(Buffer.byteLength(page))}.`);
      return shown;
    }
    logger.warning(`The preview page was not written: preview-path ${place.problem}`);
  } catch (error) {
    logger.warning(sentence(`The preview page was not written: ${messageOf(error)}`));
  }
  return undefined;
}
