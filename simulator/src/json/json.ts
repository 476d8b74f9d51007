/** A JSON value. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [member: string]: Json;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The member as an object; `{}` if it is anything else. */
export function objectAt(value: Json | undefined, member: string): JsonObject {
  const found = isObject(value) ? value[member] : undefined;
  return isObject(found) ? found : {};
}

/** The member's elements that are objects; none if it is anything else. */
export function objectsAt(value: Json | undefined, member: string): JsonObject[] {
  const found = isObject(value) ? value[member] : undefined;
  return Array.isArray(found) ? found.filter(isObject) : [];
}

/** The member as a string; '' if it is anything else. */
export function stringAt(value: Json | undefined, member: string): string {
  const found = isObject(value) ? value[member] : undefined;
  return typeof found === 'string' ? found : '';
}
