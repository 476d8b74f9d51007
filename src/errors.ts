/** How a run ended, as the `result` output states it. */
export type Result =
  | 'published'
  | 'certified'
  | 'accepted'
  | 'committed'
  | 'already-submitted'
  | 'planned'
  | 'done'
  | 'busy'
  | 'rejected'
  | 'timed-out'
  | 'refused'
  | 'interrupted'
  | 'failed';

/** The results that turn the run red; `failed` is everything without a name of its own. */
export type FailureResult = Extract<
  Result,
  'busy' | 'rejected' | 'timed-out' | 'refused' | 'interrupted' | 'failed'
>;

export interface ActionErrorOptions {
  /** Stable name in kebab case: tests, docs/troubleshooting.md and links refer to it. */
  readonly code: string;
  /** What happened and possibly why, in one or two sentences, without the next step and without `quote`. */
  readonly message: string;
  /** What the user should do now. */
  readonly todo?: string | undefined;
  /** The service's own words, shown after message and `todo`: `The Store responded 409 InvalidState: "…"`. */
  readonly quote?: string | undefined;
  readonly result?: FailureResult | undefined;
  /** A page that explains it, or the Partner Center page to correct it on. */
  readonly link?: string | undefined;
  /** `MS-CorrelationId` of the Store's response: what Microsoft support asks for. */
  readonly correlationId?: string | undefined;
  /** HTTP status of the response that caused it. */
  readonly status?: number | undefined;
  /** The Store's (or Entra's, or the blob service's) own error code. */
  readonly serviceCode?: string | undefined;
  /** Findings reported together, each self-contained: reports then show these instead of `message`. */
  readonly findings?: readonly Finding[];
  /** Values that `todo` asks to copy somewhere, by their names there: shown so that they are copied exactly. */
  readonly values?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** One problem: what a check reports, or what is wrong with an input or a file that can't be read. */
export interface Finding {
  /** ID of the check, or of another problem, in kebab case. */
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  /** What is wrong and what to do, self-contained. */
  readonly message: string;
  /** The file that has the problem, if any: relative to the workspace, with `/`. */
  readonly file?: string;
  /** Line of that file, from 1. */
  readonly line?: number;
  /** True when a dry run reports it as a warning: versions. */
  readonly softInDryRun?: boolean;
}

/**
 * The one error type of the project. It never holds the fields of a library's error (they may carry a
 * token or an upload URL), only the allow-listed ones above.
 */
export class ActionError extends Error {
  override readonly name = 'ActionError';
  readonly code: string;
  readonly result: FailureResult;
  readonly todo: string | undefined;
  readonly quote: string | undefined;
  readonly link: string | undefined;
  readonly correlationId: string | undefined;
  readonly status: number | undefined;
  readonly serviceCode: string | undefined;
  readonly findings: readonly Finding[];
  readonly values: Readonly<Record<string, string>>;

  constructor(options: ActionErrorOptions) {
    super(options.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = options.code;
    this.result = options.result ?? 'failed';
    this.todo = options.todo;
    this.quote = options.quote;
    this.link = options.link;
    this.correlationId = options.correlationId;
    this.status = options.status;
    this.serviceCode = options.serviceCode;
    this.findings = options.findings ?? [];
    this.values = options.values ?? {};
  }
}

/** Findings as one message, for places that do not show them one by one. */
export function messageOfFindings(findings: readonly Finding[]): string {
  return findings.map(({ message }) => message).join(' ');
}

/** Text of anything thrown: the message only, since a library's errors may hold URLs with signatures. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
