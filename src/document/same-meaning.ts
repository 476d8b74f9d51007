import { foldName } from '../json/fold.ts';
import { isRecord } from '../json/is-record.ts';
import { type Change, deepEqual } from './diff.ts';
import { normalize } from './normal-form.ts';

/**
 * True for a change that says the same in another way: other line breaks, `""` for `null`, a removal of what is empty.
 * The Store may keep its own way, and every re-run would ask for that change again.
 */
export function meansTheSame({ path, before, after }: Change): boolean {
  const [root, ...names] = path.split('.');
  // A language with an empty listing still counts as present.
  if (foldName(root ?? '') === 'listings' && names.length === 1) return false;
  const name = names.at(-1) ?? root ?? '';
  return deepEqual(meaningOf(before, name), meaningOf(after, name));
}

/** Ids in a list count: they may be what changes. */
function meaningOf(value: unknown, name: string): unknown {
  return Array.isArray(value) && value.length > 0 ? withPlainLines(value) : normalize(value, name);
}

function withPlainLines(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\r\n', '\n');
  if (Array.isArray(value)) return value.map(withPlainLines);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withPlainLines(member)]));
}
