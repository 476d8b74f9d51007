import type { Answer, Exchange } from './http-server.ts';

export type Parameters = Readonly<Record<string, string>>;
export type RouteHandler = (parameters: Parameters, exchange: Exchange) => Promise<Answer> | Answer;
/** Method, path pattern with `:name` segments, handler. */
export type RouteEntry = readonly [method: string, pattern: string, handler: RouteHandler];

export type Match =
  | { readonly found: true; readonly handler: RouteHandler; readonly parameters: Parameters }
  | { readonly found: false; readonly otherMethods: boolean };

/**
 * Finds the route of a request. Case and trailing slashes don't matter: clients in the wild send `/Commit`,
 * `inappproducts/` and `listflights/?top=…` (store-api.md §9.3).
 */
export function findRoute(routes: readonly RouteEntry[], method: string, path: string): Match {
  const segments = segmentsOf(path);
  let otherMethods = false;
  for (const [routeMethod, pattern, handler] of routes) {
    const parameters = match(segmentsOf(pattern), segments);
    if (!parameters) continue;
    if (routeMethod === method) return { found: true, handler, parameters };
    otherMethods = true;
  }
  return { found: false, otherMethods };
}

/** A path's segments, decoded; empty ones are dropped. */
export function segmentsOf(path: string): string[] {
  return path
    .split('/')
    .filter((segment) => segment !== '')
    .map(decode);
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function match(pattern: readonly string[], segments: readonly string[]): Parameters | undefined {
  if (pattern.length !== segments.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const actual = segments[index] ?? '';
    if (expected.startsWith(':')) parameters[expected.slice(1)] = actual;
    else if (expected.toLowerCase() !== actual.toLowerCase()) return undefined;
  }
  return parameters;
}
