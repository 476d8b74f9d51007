import { ActionError, messageOf } from '../errors.ts';
import type { ArchiveEntry } from './types.ts';

/** What the system's codes mean for a file that could be opened before. */
const meanings: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'it no longer exists (ENOENT)'],
  ['ENOTDIR', 'its folder was replaced by a file (ENOTDIR)'],
  ['ELOOP', 'it was replaced by a link (ELOOP)'],
]);

/** Why a file can no longer be opened, without the system's sentence, which repeats the path. */
export function whyUnreadable(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return (typeof code === 'string' ? meanings.get(code) : undefined) ?? messageOf(error);
}

/** Says that a file is not the one inspected. @param how a sentence fragment */
export function changed(entry: ArchiveEntry, how: string): ActionError {
  return new ActionError({
    code: 'package-changed',
    message: `${entry.path} has changed since this run inspected it: ${how}. Nothing was committed.`,
    todo: 'Make sure that nothing changes the files during the run, then run the workflow again.',
  });
}
