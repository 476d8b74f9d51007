/** What is wrong with one value, whatever document it is in. */
export interface LimitProblem {
  /** A limit that only one source states is a warning, unless the Store's refusal is on record. */
  readonly severity: 'error' | 'warning';
  /**
   * The end of a sentence that begins with the name of the value, and what to do. May be slow to build: read it once.
   */
  readonly message: string;
}

/** A name from outside, short enough for a message. */
export function quoteName(name: string): string {
  return JSON.stringify(name.length > 60 ? `${name.slice(0, 60).toWellFormed()}…` : name);
}
