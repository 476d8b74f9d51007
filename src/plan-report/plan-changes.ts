import type { Change } from '../document/diff.ts';
import { shownDocument } from '../masking/document.ts';
import { describeNotesChange, hiddenNotes, isNotesPath } from '../masking/notes.ts';
import { harmlessJson } from '../masking/sanitize.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { LeftBehind } from '../submission/left-behind.ts';
import type { PackagePlan } from '../submission/types.ts';

/** A change as programs read it: what the submission does not hold has no member, `null` is the Store's own. */
interface PlanChange {
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** For certification notes, whose text is a secret: `changed (78 characters)`. */
  readonly change?: string;
  /** Why a package is added, removed or kept. */
  readonly reason?: string;
  /** Devices that have this package today and get no new one, and whether that is certain. */
  readonly notUpdated?: { readonly devices: readonly string[]; readonly isCertain: boolean };
}

/**
 * Every change of the plan, packages and fields alike, by path. A package that stays is among them only if some devices
 * have to stay with it. Values are those of the Store, whole; only secrets
 * are taken out.
 * @param record without its secrets (`shownRecord`)
 */
export function planChanges({ plan, target }: RunRecord): readonly PlanChange[] {
  if (plan === undefined) return [];
  const member = target?.kind === 'flight' ? 'flightPackages' : 'applicationPackages';
  const leftBehind = new Map(plan.leftBehind.map((each) => [each.fileName, each]));
  const packages = plan.packages
    .filter(({ action, fileName }) => action !== 'keep' || leftBehind.has(fileName))
    .map((each) => packageChange(member, each, leftBehind.get(each.fileName)));
  return [...packages, ...plan.changes.map(fieldChange)].sort(byPath);
}

/**
 * The changes as JSON for an output, written so that printing it does nothing. If it is too long, the longest
 * values become `{"omitted":true,"length":…,"sha256":…}`; if even that is not enough, the last element says how
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
  return json.length <= most ? json : written(shortenedList(entries, 'changes', written, most));
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

function packageChange(member: string, each: PackagePlan, left: LeftBehind | undefined): PlanChange {
  const { action, fileName, version, architectures, families, size, reason } = each;
  const entry = { version, architectures, families, size };
  return {
    path: `${member}[${fileName}]`,
    ...(action !== 'add' && { before: entry }),
    ...(action !== 'remove' && { after: entry }),
    reason,
    ...(left !== undefined && { notUpdated: { devices: left.devices, isCertain: left.isCertain } }),
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

/**
 * GitHub allows 1 MB for the outputs of a job, counted in UTF-16; a quarter of it for each of the long ones leaves room
 * for other steps.
 */
export const mostUnits = (256 * 1024) / 2;

/** What an output holds instead of a value that is too long for it. */
export interface Omitted {
  readonly omitted: true;
  /** UTF-16 units of the text, or of the JSON of anything else. */
  readonly length: number;
  /** SHA-256 of the same, in UTF-8. */
  readonly sha256: string;
}

/** Length and hash of a value, to replace it. */
export function omitted(value: unknown): Omitted {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  // Few plans need it, and an import would load it in every run: a tenth of what it takes to start one.
  const { createHash } = process.getBuiltinModule('node:crypto');
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { omitted: true, length: text.length, sha256 };
}

/**
 * The first entries of a list whose JSON is too long, and last how many of them are left out:
 * `{"omitted":true,"packages":…}`.
 */
export function shortenedList(
  entries: readonly unknown[],
  name: string,
  written: (value: unknown) => string,
  most = mostUnits,
): readonly unknown[] {
  const kept: unknown[] = [];
  // Room for the brackets and for the element that counts the rest.
  let room = most - 64;
  for (const entry of entries) {
    room -= written(entry).length + 1;
    if (room < 0) break;
    kept.push(entry);
  }
  return kept.length === entries.length
    ? kept
    : [...kept, { omitted: true, [name]: entries.length - kept.length }];
}
