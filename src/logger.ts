/** Where in the repository a message belongs (a `Finding` is one), and the title of its annotation. */
export interface Place {
  /** Relative to the workspace, with `/`. */
  readonly file?: string;
  /** From 1. */
  readonly line?: number;
  /** Shown above the message on the run's page; the log does not show it. */
  readonly title?: string;
}

/**
 * The logger for all modules. Only a few may use `@actions/core` directly.
 * Each text is sanitized by the implementation (sinks/log.ts), so callers pass text from outside as is.
 */
export interface Logger {
  debug(text: string): void;
  info(text: string): void;
  /** Warnings and errors become annotations on the run's page, at their place if they have one. */
  warning(text: string, place?: Place): void;
  error(text: string, place?: Place): void;
  /** Registers a secret with the runner and the redactor. Call it before anything can print the value. */
  mask(secret: string): void;
  /** Runs `body` inside a foldable group of the log; warnings and errors are logged outside of it. */
  group<T>(title: string, body: () => Promise<T>): Promise<T>;
}
