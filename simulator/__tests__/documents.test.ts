import { expect, test } from '@jest/globals';
import type { JsonObject } from '../src/json/json.ts';
import { mergePatch } from '../src/json/merge-patch.ts';

// The cases of https://www.rfc-editor.org/rfc/rfc7396#appendix-A in which both sides are objects.
test.each<[JsonObject, JsonObject, JsonObject]>([
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [{ a: 'foo' }, { b: { bb: { ccc: null } } }, { a: 'foo', b: { bb: {} } }],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
])('a merge patch: %j and %j give %j', (document, patch, merged) => {
  expect(mergePatch(document, patch)).toEqual(merged);
});
