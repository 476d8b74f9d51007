import { invalidParameter } from '../http/refusal.ts';
import type { Json, JsonObject } from '../json/json.ts';

/**
 * One page of a list (store-api.md §7). `@nextLink` is relative to `/v1.0/my/` and missing on the last page;
 * past the end the page is empty, not 404, since StoreBroker pages until it is.
 * @param path The list's address as the service writes it into `@nextLink`.
 * @param defaultTop Rows per page if the client asks for no number.
 */
export function page(
  rows: readonly Json[],
  query: URLSearchParams,
  path: string,
  defaultTop: number,
): JsonObject {
  const top = count(query, 'top', defaultTop);
  const skip = count(query, 'skip', 0);
  const next = skip + top;
  return {
    ...(next < rows.length && { '@nextLink': `${path}?skip=${next}&top=${top}` }),
    value: rows.slice(skip, next),
    totalCount: rows.length,
  };
}

function count(query: URLSearchParams, name: string, otherwise: number): number {
  const given = parameter(query, name);
  if (given === null) return otherwise;
  if (!/^\d{1,9}$/.test(given)) throw invalidParameter(`The parameter ${name} must be a whole number.`, name);
  return Number(given);
}

/** A query parameter, in any case of its name. */
export function parameter(query: URLSearchParams, name: string): string | null {
  for (const [key, value] of query) if (key.toLowerCase() === name.toLowerCase()) return value;
  return null;
}
