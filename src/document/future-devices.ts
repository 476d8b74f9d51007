import { foldName, spellingsOf } from '../json/fold.ts';
import { isRecord } from '../json/is-record.ts';
import { futureDeviceFamilies } from '../limits/platforms.ts';
import type { Submission } from '../store/wire.ts';
import type { Change } from './diff.ts';

const member = 'allowTargetFutureDeviceFamilies';

/**
 * The document with an entry for every device family. A clone of an old submission may lack the member or some
 * families, and the Store refuses a PUT without them ("AllowTargetFutureDeviceFamilies needs to be initialized",
 * https://github.com/isaacrlevin/windows-store-action/issues/8). A family that is missing is one that future devices
 * don't get.
 */
export function withDeviceFamilies(document: Submission): Submission {
  const present = document[member];
  if (present !== undefined && present !== null && !isRecord(present)) return document;
  const held = present ?? {};
  const spellings = spellingsOf(held);
  const missing = futureDeviceFamilies.filter((family) =>
    spellings.all(family).every((name) => (held[name] ?? undefined) === undefined),
  );
  if (missing.length === 0) return document;
  const families = { ...held };
  for (const family of missing) families[spellings.of(family) ?? family] = false;
  return { ...document, [member]: families };
}

/** True for a change from nothing to "no" for device families, or the other way around. */
export function isDeviceFamilyDefault({ path, before, after }: Change): boolean {
  return foldName(path.split('.')[0] ?? '') === foldName(member) && isNo(before) && isNo(after);
}

function isNo(value: unknown): boolean {
  if (isRecord(value)) return Object.values(value).every(isNo);
  return value === undefined || value === null || value === false;
}
