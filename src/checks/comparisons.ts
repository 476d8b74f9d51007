import type { Finding } from '../errors.ts';
import { describeNotesChange, isNotesPath, withoutNotes } from '../masking/notes.ts';
import type { Change } from '../submission/types.ts';

/** The clone must be the published submission that the plan was shown on. */
export function checkClone(differences: readonly Change[]): readonly Finding[] {
  return refuse(
    'clone-differs',
    differences,
    (what) =>
      `The new submission does not start from what is published: ${what}. Something else changed the app meanwhile; look at it in Partner Center, then run this again.`,
  );
}

/** What the Store holds after the PUT must be the plan. */
export function checkStored(differences: readonly Change[]): readonly Finding[] {
  return refuse(
    'stored-differs',
    differences,
    (what) =>
      `The Store holds something different from what was sent: ${what}. Nothing was committed. Run this again; if the Store does it again, make the change in Partner Center or report it.`,
  );
}

function refuse(
  rule: string,
  differences: readonly Change[],
  describe: (what: string) => string,
): readonly Finding[] {
  if (differences.length === 0) return [];
  return [{ rule, severity: 'error', message: describe(describeDifferences(differences)) }];
}

/** `pricing.priceId is "Free" instead of "Tier3"`, one after the other. */
export function describeDifferences(differences: readonly Change[]): string {
  return differences
    .map(({ path, before, after }) =>
      isNotesPath(path)
        ? `${path} is different (${describeNotesChange(before, after)})`
        : `${path} is ${show(withoutNotes(after))} instead of ${show(withoutNotes(before))}`,
    )
    .join('; ');
}

function show(value: unknown): string {
  const text = value === undefined ? 'missing' : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
