import { ActionError } from '../errors.ts';
import type { ArchiveEntry } from './types.ts';

/** Says that a file is another than the one inspected. @param how a half-sentence */
export function changed(entry: ArchiveEntry, how: string): ActionError {
  return new ActionError({
    code: 'package-changed',
    message: `The file for "${entry.name}" is no longer the one that was inspected at the start of the run: ${how} (${entry.path}). Nothing of this upload was committed.`,
    todo: 'Let nothing write to the packages while they are published, and run again.',
  });
}
