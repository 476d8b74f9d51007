// https://tc39.es/proposal-json-parse-with-source/ is in Node 24, but not in TypeScript's libraries.
interface JSON {
  /** A value that `JSON.stringify` writes as `text`, the JSON of a primitive. */
  rawJSON(text: string): object;
  /** True for what `rawJSON` made. */
  isRawJSON(value: unknown): boolean;
}
