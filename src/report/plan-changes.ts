import { createHash } from 'node:crypto';

import { describeNotesChange, hiddenNotes, isNotesPath } from '../submission/notes.ts';
import type { Change, PackagePlan } from '../submission/types.ts';
import type { RunRecord } from './run-record.ts';
import { harmlessJson } from './sanitize.ts';
import { shownDocument } from './shown-document.ts';

/** A change as programs read it: what the submission does not hold has no member, `null` is the Store's own. */
interface PlanChange {
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** Of certification notes, whose text is a secret: `changed, 78 characters`. */
  readonly change?: string;
  /** Why a package is added or removed. */
  readonly reason?: string;
}

/** GitHub allows 1 MB for the outputs of a job, counted in UTF-16; a quarter of it leaves room for other steps. */
const mostUnits = (256 * 1024) / 2;

/**
 * Every change of the plan, packages and fields alike, by path. Values are those of the Store, whole; only secrets
 * are taken out.
 * @param record without its secrets (`redacted`)
 */
export function planChanges({ plan, target }: RunRecord): readonly PlanChange[] {
  if (plan === undefined) return [];
  const member = target?.kind === 'flight' ? 'flightPackages' : 'applicationPackages';
  const packages = plan.packages
    .filter(({ action }) => action !== 'keep')
    .map((each) => packageChange(member, each));
  return [...packages, ...plan.changes.map(fieldChange)].sort(byPath);
}

/**
 * The changes as JSON for an output, written so that printing it does nothing. Where it is too long, the longest
 * values become `{"omitted":true,"length":…,"sha256":…}`; where even that is not enough, the last element says how
 * many changes are left out: `{"omitted":true,"changes":…}`.
 * @param most UTF-16 units
 */
export function planOutput(changes: readonly PlanChange[], most = mostUnits): string {
  const entries = changes.map((change) => ({ ...change }));
  let length = written(entries).length;
  for (const { entry, side, size } of longestFirst(entries)) {
    if (length <= most) break;
    const short = omitted(entry[side]);
    const saved = size - written(short).length;
    if (saved <= 0) break;
    entry[side] = short;
    length -= saved;
  }
  const json = written(entries);
  return json.length <= most ? json : written(firstOf(entries, most));
}

type Entry = { -readonly [Key in keyof PlanChange]: PlanChange[Key] };

function written(value: unknown): string {
  return harmlessJson(JSON.stringify(value) ?? '');
}

function longestFirst(entries: readonly Entry[]) {
  return entries
    .flatMap((entry) =>
      (['before', 'after'] as const).map((side) => ({ entry, side, size: written(entry[side]).length })),
    )
    .sort((a, b) => b.size - a.size);
}

/** The hash is of the text, or of the JSON of anything else, in UTF-8. */
function omitted(value: unknown) {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { omitted: true, length: text.length, sha256 };
}

function firstOf(entries: readonly Entry[], most: number): readonly unknown[] {
  const kept: Entry[] = [];
  // Room for the brackets and for the element that tells of the rest.
  let room = most - 64;
  for (const entry of entries) {
    room -= written(entry).length + 1;
    if (room < 0) break;
    kept.push(entry);
  }
  return [...kept, { omitted: true, changes: entries.length - kept.length }];
}

function packageChange(member: string, each: PackagePlan): PlanChange {
  const { action, fileName, version, architectures, families, size, reason } = each;
  const entry = { version, architectures, families, size };
  return {
    path: `${member}[${fileName}]`,
    ...(action === 'remove' ? { before: entry } : { after: entry }),
    reason,
  };
}

function fieldChange({ path, before, after }: Change): PlanChange {
  const shown = isNotesPath(path) ? hiddenNotes : shownDocument;
  return {
    path,
    ...(before !== undefined && { before: shown(before) }),
    ...(after !== undefined && { after: shown(after) }),
    ...(isNotesPath(path) && { change: describeNotesChange(before, after) }),
  };
}

function byPath({ path: a }: PlanChange, { path: b }: PlanChange): number {
  return a < b ? -1 : Number(a > b);
}
