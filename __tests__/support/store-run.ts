import type { ActionRun } from '../../scripts/run-action.ts';
import { readRunnerOutput } from '../../scripts/runner-commands.ts';
import { createLogView } from '../../scripts/runner-log.ts';
import type { HistoryRecord } from '../../simulator/src/http/history.ts';
import { type ApiCall, callsOf, writesOf } from './calls.ts';
import { renderGithub, visibleText } from './github-markdown.ts';
import type { LogLine } from './request-log.ts';
import { named, type TestGithub, unmasked } from './test-github.ts';

/** What the process of a run left. */
export interface EndedRun extends ActionRun {
  /** Empty unless the run logs its requests. */
  readonly requestLog: readonly LogLine[];
}

/** What is known about a run from outside. */
interface Circumstances {
  readonly inputs: Readonly<Record<string, string>>;
  /** No other run used the Store at the same time. */
  readonly isAlone: boolean;
  /** Requests while it ran, to sign-in, API and blobs. */
  readonly requests: readonly HistoryRecord[];
  /** What no text of the run may contain. */
  readonly secrets: readonly string[];
}

/** A run of the built action, and what the Store and GitHub saw of it. */
export interface StoreRun extends EndedRun, Circumstances {
  readonly result: string | undefined;
  /** As a user sees it: commands carried out, masks applied, debugging off. */
  readonly log: string;
  /** Annotations. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  /** Requests to the API, one word each. */
  readonly calls: readonly ApiCall[];
  readonly writes: readonly ApiCall[];
  /** Body of the comment; empty if there is none. */
  readonly comment: string;
  /** Files of the artifact that this run uploaded; none if there is none. */
  readonly artifact: Readonly<Record<string, string>>;
  /** Every text that it left anywhere except in places for its own credentials, by the name of the place, unmasked. */
  readonly texts: Readonly<Record<string, string>>;
}

export async function seenRun(
  run: EndedRun,
  { github, ...known }: Circumstances & { readonly github: TestGithub | undefined },
): Promise<StoreRun> {
  const { stdout, stderr, summary, outputs, state, written } = run;
  const view = createLogView([]);
  const { commands } = readRunnerOutput(stdout);
  const annotations = (kind: string) => commands.filter(({ name }) => name === kind).map(({ data }) => data);
  return {
    ...run,
    ...known,
    result: outputs.result,
    log: stdout
      .split('\n')
      .flatMap((line) => view(line) ?? [])
      .join('\n'),
    errors: annotations('error'),
    warnings: annotations('warning'),
    calls: callsOf(known.requests),
    writes: writesOf(known.requests),
    comment: github?.comment() ?? '',
    artifact: (await github?.artifact()) ?? {},
    texts: {
      log: unmasked(stdout, github?.signatures() ?? []),
      stderr,
      summary,
      // Escapes and elements that break long words would hide a secret from a search in the source.
      'summary as shown': visibleText(renderGithub(summary)),
      ...named('output', outputs),
      ...named('state', state),
      ...named('file', written),
      ...(await github?.texts()),
    },
  };
}

/** Everything that a run said anywhere, without masks. */
export function spoken({ texts }: StoreRun): string {
  return Object.values(texts).join('\n');
}
