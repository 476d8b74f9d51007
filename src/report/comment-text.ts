import type { RunRecord } from '../record/run-record.ts';
import { headingOf } from './heading.ts';
import { kept } from './kept-fields.ts';
import { type Limit, withinLimit } from './limit.ts';
import { blocks, link, type Markdown, md, small } from './markdown.ts';
import { packages } from './package-sections.ts';
import { changes, outcome, reasons, target, warnings } from './sections.ts';

/** GitHub refuses a longer body with "body is too long (maximum is 65536 characters)". */
const limit: Limit = {
  most: 65_536,
  measure: (text) => text.length,
  reason: 'a comment on GitHub holds at most 65,536 characters',
};

/** The page of the run that a comment was written by. */
export interface RunPage {
  readonly serverUrl: string;
  readonly runUrl: string | undefined;
}

/**
 * First line of a target's comment, which no reader sees.
 * @param targetKey names the target among those of the repository: its ids, or what the inputs call it
 */
export function markerOf(targetKey: string): string {
  return `<!-- publish-to-microsoft-store: ${encodeURIComponent(targetKey.toWellFormed())} -->`;
}

/** The comment on a pull request: what the run would do to the Store, or has done. */
export function renderComment(record: RunRecord, targetKey: string, page: RunPage): string {
  const marker = `${markerOf(targetKey)}\n`;
  return `${marker}${withinLimit(
    [
      headline(record),
      reasons(record),
      target(record),
      warnings(record),
      packages(record),
      changes(record),
      kept(record),
      origin(page),
    ],
    { ...limit, most: limit.most - marker.length },
  )}`;
}

function headline(record: RunRecord): Markdown {
  return blocks([md`### ${headingOf(record, 'Microsoft Store: ')}`, outcome(record)]);
}

function origin({ runUrl, serverUrl }: RunPage): Markdown {
  const run = runUrl === undefined ? 'a run' : link('this run', runUrl, serverUrl);
  return small(md`Written by ${run}. The next run updates this comment.`);
}
