import { type SeenState, stateSpans } from '../record/run-record.ts';
import { isFailure } from '../store/states.ts';
import { formatDuration } from '../text/format.ts';
import { sanitize } from './sanitize.ts';
import { wordsOf } from './state-words.ts';

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
 * for fewer than two states. Colours hold on a light and a dark page.
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
