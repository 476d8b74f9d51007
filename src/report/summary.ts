import {
  blocks,
  details,
  type Limit,
  type Markdown,
  md,
  mermaid,
  table,
  titled,
  withinLimit,
} from '../markdown/markdown.ts';
import { sanitize } from '../masking/sanitize.ts';
import { type RunRecord, type SeenState, stateSpans } from '../record/run-record.ts';
import { isFailure } from '../store/states.ts';
import { wordsOf } from '../store/words.ts';
import { formatDuration } from '../text/format.ts';
import { sectionsOf } from './sections.ts';
import type { Places } from './store-page.ts';

/** https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits */
const limit: Limit = {
  most: 1024 * 1024 - 1,
  measure: (text) => Buffer.byteLength(text),
  reason: 'GitHub shows at most 1 MiB',
};

/** The job summary of a run as GitHub Markdown, below GitHub's limit of 1 MiB. */
export function renderSummary(record: RunRecord, places: Places = {}): string {
  return withinLimit([...sectionsOf(record, { level: '##', prefix: '', places }), states(record)], limit);
}

/**
 * A diagram, and the times for those who want them, or see no diagrams. Only for a submission that this run followed.
 */
function states(record: RunRecord): Markdown {
  const { states: seen, endedAt } = record;
  // A taken slot holds someone else's draft; `status` and `cancel` see a state that began before they read it.
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

/** More states than a submission passes through; a server that flips between two would fill a page. */
const mostStates = 12;
/** Longest name of a state in its box, in UTF-16 units. */
const nameLength = 40;

const styles = [
  'classDef passed fill:#dafbe1,stroke:#1a7f37,color:#1f2328',
  'classDef current fill:#ddf4ff,stroke:#0969da,color:#1f2328',
  'classDef failed fill:#ffebe9,stroke:#cf222e,color:#1f2328',
];

/**
 * The way through the states as Mermaid source, from top to bottom so that a phone shows it unscaled; empty
 * for fewer than two states. Colors suit a light and a dark page.
 * @param endedAt milliseconds since the epoch
 */
export function statesDiagram(states: readonly SeenState[], endedAt: number | undefined): string {
  if (states.length < 2) return '';
  const boxes = stateSpans(states, endedAt)
    .slice(-mostStates)
    .map(({ status, duration }, index, all) => {
      const time = duration === undefined ? '' : `<br/>${formatDuration(duration)}`;
      return `s${index}(["${encoded(wordsOf(status) ?? status)}${time}"]):::${kindOf(status, index === all.length - 1)}`;
    });
  return [
    '%%{init: {"flowchart": {"rankSpacing": 24, "padding": 8}}}%%',
    'flowchart TB',
    `${boxes.join(' --> ')}`,
    ...styles,
  ].join('\n');
}

function kindOf(status: string, isLast: boolean): 'passed' | 'current' | 'failed' {
  if (isFailure(status)) return 'failed';
  return isLast && status.toLowerCase() !== 'published' ? 'current' : 'passed';
}

/** Mermaid knows entity codes, https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters. */
function encoded(text: string): string {
  return sanitize(text, nameLength).replace(
    /[^A-Za-z0-9 ]/gu,
    (character) => `#${character.codePointAt(0)};`,
  );
}
