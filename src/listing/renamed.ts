import { assetsOf, withoutRemoved } from '../document/assets.ts';
import { fileKey } from '../document/packages.ts';
import type { Submission } from '../store/wire.ts';
import { hashIn } from './held.ts';

/**
 * Files that this action named and that the Store no longer has under these names: it renamed or dropped them, so that
 * the next run can't recognize them by their names.
 *
 * @param sent what was sent
 * @param held what the Store has
 */
export function renamedFiles(sent: Submission, held: Submission): readonly string[] {
  const names = new Set(assetsOf(held).map(({ fileName }) => fileKey(fileName)));
  const ours = assetsOf(withoutRemoved(sent)).filter(({ fileName }) => hashIn(fileName) !== undefined);
  return [...new Set(ours.map(({ fileName }) => fileName))].filter((name) => !names.has(fileKey(name)));
}
