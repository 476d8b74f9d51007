/**
 * What every module but the few that may use `@actions/core` logs through.
 * Each text is sanitized by the implementation (report/log.ts), so callers pass text from outside as it is.
 */
export interface Logger {
  debug(text: string): void;
  info(text: string): void;
  warning(text: string): void;
  error(text: string): void;
  /** Registers a secret with the runner and the redactor. Call it before anything can print the value. */
  mask(secret: string): void;
  /** Runs `body` inside a foldable group of the log. */
  group<T>(title: string, body: () => Promise<T>): Promise<T>;
}

/** A logger that drops everything: for callers (tests, benchmarks) that have no log. */
export const silentLogger: Logger = {
  debug: () => {},
  info: () => {},
  warning: () => {},
  error: () => {},
  mask: () => {},
  group: (_title, body) => body(),
};
