/** True for `application/json`, `application/problem+json` and the like, with any parameters. */
export function isJsonType(contentType: string): boolean {
  return /^[\w.!#$&^+-]+\/(?:[\w.!#$&^+-]+\+)?json$/i.test((contentType.split(';')[0] ?? '').trim());
}
