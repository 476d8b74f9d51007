import { type RunRecord, stateSpans } from '../record/run-record.ts';
import { formatDuration } from '../text/format.ts';
import { headingOf } from './heading.ts';
import { kept } from './kept-fields.ts';
import { type Limit, withinLimit } from './limit.ts';
import { blocks, details, type Markdown, md, mermaid, table } from './markdown.ts';
import { packages } from './package-sections.ts';
import { changes, outcome, reasons, target, titled, warnings } from './sections.ts';
import { wordsOf } from './state-words.ts';
import { statesDiagram } from './states-diagram.ts';

/** https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits */
const limit: Limit = {
  most: 1024 * 1024 - 1,
  measure: (text) => Buffer.byteLength(text),
  reason: 'GitHub shows at most 1 MiB',
};

/** The job summary of a run as GitHub Markdown, below GitHub's limit of 1 MiB. Result and errors come first. */
export function renderSummary(record: RunRecord): string {
  return withinLimit(
    [
      headline(record),
      reasons(record),
      target(record),
      warnings(record),
      packages(record),
      changes(record),
      kept(record),
      states(record),
    ],
    limit,
  );
}

function headline(record: RunRecord): Markdown {
  return blocks([md`## ${headingOf(record, '')}`, outcome(record)]);
}

/** A diagram, and the times for those who want them, or see no diagrams. Only of a submission that this run followed. */
function states(record: RunRecord): Markdown {
  const { states: seen, endedAt } = record;
  // A taken slot holds another's draft; `status` and `cancel` see a state that began before they looked.
  if (record.result === 'busy' || (record.command !== 'publish' && seen.length < 2)) return md``;
  const rows = stateSpans(seen, endedAt).map(({ status, at, duration }) => [
    wordsOf(status) ?? '',
    status,
    clockTime(at),
    duration === undefined ? '' : formatDuration(duration),
  ]);
  const times = table(['State', 'In the Store', 'Since (UTC)', 'For'], rows);
  const diagram = statesDiagram(seen, endedAt);
  return titled('States', diagram === '' ? times : blocks([mermaid(diagram), details('Times', times)]));
}

/** `2026-11-20 13:05:09` */
function clockTime(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}
