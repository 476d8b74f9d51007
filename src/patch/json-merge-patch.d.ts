declare module 'json-merge-patch' {
  /** RFC 7396. Changes `target`, and stops at a member called `__proto__`, `constructor` or `prototype`. */
  export function apply(target: unknown, patch: unknown): unknown;
  /** A patch that does what two patches do one after the other. */
  export function merge(first: unknown, second: unknown): unknown;
}
