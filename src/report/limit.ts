import { blocks, Markdown, md } from './markdown.ts';

/** How much a place on GitHub takes. */
export interface Limit {
  readonly most: number;
  /** Length of a text as the place counts it. */
  readonly measure: (text: string) => number;
  /** What the note says of the place: `GitHub shows at most 1 MiB`. */
  readonly reason: string;
}

/**
 * The sections as one text within a limit. The one that goes beyond it ends after its last whole line that fits,
 * with a note; what would leave a fence or an element open is left out as a whole.
 */
export function withinLimit(sections: readonly Markdown[], limit: Limit): string {
  const whole = `${blocks(sections)}\n`;
  if (limit.measure(whole) <= limit.most) return whole;
  const note = `\n\n${md`*Cut here: ${limit.reason}. The log has all of it.*`}\n`;
  const room = limit.most - limit.measure(note);
  const kept: Markdown[] = [];
  for (const section of sections) {
    if (limit.measure(`${blocks([...kept, section])}`) <= room) {
      kept.push(section);
      continue;
    }
    if (!/```|<details>/.test(`${section}`)) kept.push(linesWithin(kept, section, room, limit));
    break;
  }
  return `${blocks(kept)}${note}`;
}

/** The first lines of a section that still fit after others: by bisection, since there may be very many. */
function linesWithin(before: readonly Markdown[], section: Markdown, room: number, limit: Limit): Markdown {
  const lines = `${section}`.split('\n');
  const head = (count: number) => new Markdown(lines.slice(0, count).join('\n').trimEnd());
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (limit.measure(`${blocks([...before, head(middle)])}`) <= room) low = middle;
    else high = middle - 1;
  }
  return head(low);
}
