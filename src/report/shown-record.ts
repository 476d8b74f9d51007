import type { Change } from '../document/diff.ts';
import { hiddenNotes, isNotesPath, withoutNotes } from '../masking/notes.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { Plan } from '../submission/types.ts';
import { redacted } from './redacted.ts';
import { shownDocument } from './shown-document.ts';

/**
 * The record as every report may show it: certification notes are hidden first, while their length is known, then
 * every secret is taken out.
 */
export function shownRecord(record: RunRecord, redact: (text: string) => string): RunRecord {
  const { plan, before, after, response } = record;
  return redacted(
    {
      ...record,
      plan: plan && shownPlan(plan),
      before: before && shownDocument(before),
      after: after && shownDocument(after),
      response: shownDocument(response),
    },
    redact,
  );
}

function shownPlan(plan: Plan): Plan {
  return { ...plan, document: shownDocument(plan.document), changes: plan.changes.map(shownChange) };
}

function shownChange({ path, before, after }: Change): Change {
  const shown = isNotesPath(path) ? hiddenNotes : withoutNotes;
  return { path, before: shown(before), after: shown(after) };
}
