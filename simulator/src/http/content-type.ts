/** True for `application/json`, `application/problem+json` and their like, whatever parameters follow. */
export function isJsonType(contentType: string): boolean {
  return /^[\w.!#$&^+-]+\/(?:[\w.!#$&^+-]+\+)?json$/i.test((contentType.split(';')[0] ?? '').trim());
}
