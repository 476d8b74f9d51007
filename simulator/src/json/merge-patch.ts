import { isObject, type Json, type JsonObject } from './json.ts';

/** The document with a merge patch (RFC 7396) applied to it; the document itself stays as it is. */
export function mergePatch(document: JsonObject, patch: JsonObject): JsonObject {
  const merged: JsonObject = structuredClone(document);
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name];
    else merged[name] = mergeValue(merged[name], value);
  }
  return merged;
}

function mergeValue(old: Json | undefined, value: Json): Json {
  return isObject(value) ? mergePatch(isObject(old) ? old : {}, value) : value;
}
