import { memberOf } from '../json/fold.ts';
import type { LimitProblem } from '../limits/problem.ts';
import {
  checkList,
  checkMarkup,
  checkText,
  type ListLimit,
  storeLength,
  type TextLimit,
} from '../limits/texts.ts';
import { fieldsOf, type ListingField, type ListingKind } from './fields.ts';
import type { FolderField } from './folder.ts';
import type { Members } from './held.ts';
import { type FolderProblem, type ListingRule, type Say, wrong } from './problems.ts';
import { isSameValue, plainList, sentValue } from './same-text.ts';
import type { WantedLanguage } from './wanted.ts';

/** Texts that people paste from a web page or from GitHub. */
const prose: ReadonlySet<string> = new Set(['description', 'shortDescription', 'releaseNotes']);

/** The fields of a language that differ from the Store's, by the Store's name of the member, as they are sent. */
export function changedFields({ fields, held }: WantedLanguage, kind: ListingKind, say: Say): Members {
  const changed = fieldsOf(kind).flatMap((field): [string, unknown][] => {
    const wanted = fields.get(field.member);
    const present = memberOf(held, field.member);
    if (wanted === undefined || isSameValue(present, wanted.value)) return [];
    for (const problem of limitProblems(field, wanted, present)) say(problem);
    return [[field.member, sentValue(wanted.value)]];
  });
  return Object.fromEntries(changed);
}

/** What the Store already holds is not a problem, and a text may be as long as the Store's. */
function limitProblems(field: ListingField, wanted: FolderField, present: unknown): readonly FolderProblem[] {
  if (typeof wanted.value !== 'string')
    return field.kind === 'list' && field.limit !== undefined
      ? listProblems(field.limit, wanted, wanted.value, present)
      : [];
  if (field.kind !== 'text') return [];
  const isNoLonger = typeof present === 'string' && storeLength(wanted.value) <= storeLength(present);
  return [
    ...textProblems(isNoLonger ? undefined : field.limit, wanted.path, wanted.value),
    ...(prose.has(field.member) ? limited(wanted.path, checkMarkup(wanted.value)) : []),
  ];
}

function listProblems(
  limit: ListLimit,
  { path, lines = [] }: FolderField,
  items: readonly string[],
  present: unknown,
): readonly FolderProblem[] {
  const held = plainList(present);
  const tooMany = items.length > held.length ? checkList(limit, items) : undefined;
  return [
    ...limited(path, tooMany, lines[limit.most] ?? lines[0]),
    ...items.flatMap((item, index) =>
      held.includes(item) ? [] : limited(path, checkText(limit, item), lines[index]),
    ),
  ];
}

/** A text beyond its limit, as a list of at most one problem. */
export function textProblems(
  limit: TextLimit | undefined,
  path: string,
  text: string,
): readonly FolderProblem[] {
  return limit === undefined ? [] : limited(path, checkText(limit, text));
}

/** A value beyond what the Store accepts, as a list of at most one problem. */
export function limited(
  path: string,
  found: LimitProblem | undefined,
  line = 1,
  rule: ListingRule = 'listing-limit',
): readonly FolderProblem[] {
  return found === undefined ? [] : [{ ...wrong(rule, path, found.message, line), severity: found.severity }];
}
