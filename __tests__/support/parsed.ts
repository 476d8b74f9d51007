import { type Parse, parseText } from '../../src/inputs/parse.ts';

/** What a parser of an input makes of a text. */
export function readText<T>(parse: Parse<T>, text: string): T {
  const parsed = parseText(parse, text);
  if ('value' in parsed) return parsed.value;
  throw new Error(parsed.problem);
}

/** Why a parser of an input refuses a text; `undefined` if it accepts it. */
export function problemOf(parse: Parse<unknown>, text: string): string | undefined {
  const parsed = parseText(parse, text);
  return 'problem' in parsed ? parsed.problem : undefined;
}
