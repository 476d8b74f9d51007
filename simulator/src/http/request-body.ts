import { isObject, type Json, type JsonObject } from '../json/json.ts';
import type { Exchange } from './http-server.ts';
import { invalidParameter } from './refusal.ts';

/** The request's JSON. */
export function jsonBody(exchange: Exchange): Json {
  try {
    return JSON.parse(exchange.body.toString('utf8').replace(/^\uFEFF/, ''), exactInteger);
  } catch {
    throw invalidParameter('The request body is missing or is not valid JSON.', 'body');
  }
}

/** Ids have 19 digits: read as a number, one would become another id. */
function exactInteger(_name: string, value: unknown, context?: { source?: string }): unknown {
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? (context?.source ?? value) : value;
}

/** The request's JSON object; `undefined` for bodies without content: none, `""`, `null`. `{}` is not one of them. */
export function optionalBody(exchange: Exchange): JsonObject | undefined {
  if (exchange.body.toString('utf8').trim() === '') return undefined;
  const body = jsonBody(exchange);
  return isObject(body) ? body : undefined;
}
