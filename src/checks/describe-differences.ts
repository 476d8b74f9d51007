import type { Change } from '../document/diff.ts';
import { describeNotesChange, isNotesPath, withoutNotes } from '../masking/notes.ts';

/** `pricing.priceId is "Free" instead of "Tier3"`, one after the other. */
export function describeDifferences(differences: readonly Change[]): string {
  return differences
    .map(({ path, before, after }) =>
      isNotesPath(path)
        ? `${path} was ${describeNotesChange(before, after)}`
        : `${path} is ${show(withoutNotes(after))} instead of ${show(withoutNotes(before))}`,
    )
    .join('; ');
}

function show(value: unknown): string {
  const text = value === undefined ? 'missing' : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
