import { series } from '../text/format.ts';
import { nearestName } from '../text/nearest.ts';

/** Refuses the text of an input: the message becomes its finding, after the input's name. */
export type Refuse = (message: string) => never;

/** Reads the text of an input, trimmed and not empty. */
export interface Parse<T> {
  (text: string, refuse: Refuse): T;
  /** All texts that it accepts, if they are few. */
  readonly words?: readonly string[];
}

/** What a parser made of a text, or why it refused it. */
export type Parsed<T> = { readonly value: T } | { readonly problem: string };

class Refused extends Error {}

/** Runs a parser. */
export function parseText<T>(parse: Parse<T>, text: string): Parsed<T> {
  const refuse: Refuse = (message) => {
    throw new Refused(message);
  };
  try {
    return { value: parse(text, refuse) };
  } catch (error) {
    if (error instanceof Refused) return { problem: error.message };
    throw error;
  }
}

/** Accepts one of several words, in any letter case. */
export function oneOf<const T extends string>(words: readonly T[]): Parse<T> {
  const parse = (text: string, refuse: Refuse): T => {
    const word = words.find((each) => each === text.toLowerCase());
    if (word !== undefined) return word;
    const guess = nearestName(text, words);
    const hint = guess === undefined ? '' : `. Did you mean ${guess}?`;
    return refuse(`is ${quote(text)}, but must be ${listOf(words)}${hint}`);
  };
  return Object.assign(parse, { words });
}

/** `true` or `false`, as YAML 1.2 knows them. */
export function flag(text: string, refuse: Refuse): boolean {
  const lower = text.toLowerCase();
  if (lower === 'true' || lower === 'false') return lower === 'true';
  return refuse(`is ${quote(text)}, but must be true or false`);
}

/** Any text, such as a flight's name. */
export function anyText(text: string): string {
  return text;
}

/** A value for a message: never a secret's. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60).toWellFormed()}…` : text);
}

/** `a, b or c` */
export function listOf(words: readonly string[]): string {
  return series(words, 'or');
}
