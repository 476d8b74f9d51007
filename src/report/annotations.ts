import type { Logger, Place } from '../logger.ts';
import { plural } from '../text/format.ts';

/** GitHub keeps ten annotations of a level for each step, and silently drops the rest. */
const shownPerLevel = 10;

/** A message for the page of the run, at a place in the repository if it has one. */
export interface Annotation {
  readonly text: string;
  readonly place?: Place;
}

/**
 * Writes errors or warnings as annotations, in order. What GitHub would drop is counted in the last one that
 * it keeps, and stands in the log as plain lines.
 * @param used how many annotations of this level the step has written before.
 */
export function annotate(
  level: 'error' | 'warning',
  annotations: readonly Annotation[],
  logger: Pick<Logger, 'error' | 'warning' | 'info'>,
  used = 0,
): void {
  const room = Math.max(0, shownPerLevel - used);
  const kept = annotations.length <= room ? annotations.length : Math.max(0, room - 1);
  for (const { text, place } of annotations.slice(0, kept)) logger[level](text, place);
  const rest = annotations.slice(kept);
  if (rest.length === 0) return;
  if (room > 0)
    logger[level](`And ${plural(rest.length, `more ${level}`)}: the log and the summary have them all.`);
  for (const { text } of rest) logger.info(`${level === 'error' ? 'Error' : 'Warning'}: ${text}`);
}
