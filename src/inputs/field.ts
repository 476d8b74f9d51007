import { z } from 'zod';

import { nearestName } from '../nearest.ts';

/** Refuses the value of an input: the message becomes its finding. */
export type Refuse = (message: string) => never;

/** What is said of an input that is needed and not given. */
export const missingText =
  'is missing or empty. Where it comes from a variable or a secret, check its name and whether this job may read it';

/** A field read from text: `parse` gets the trimmed, non-empty text and refuses what it cannot take. */
export function field<T>(parse: (text: string, refuse: Refuse) => T, missing = missingText) {
  return z
    .string({ error: (issue) => (issue.input === undefined ? missing : undefined) })
    .transform((text, context): T => {
      const refuse: Refuse = (message) => {
        context.addIssue(message);
        return z.NEVER;
      };
      return parse(text, refuse);
    });
}

/** A field that takes one of some words, whatever their case. */
export function oneOf<const T extends string>(words: readonly T[]) {
  return field<T>((text, refuse) => {
    const word = words.find((each) => each === text.toLowerCase());
    if (word !== undefined) return word;
    const guess = nearestName(text, words);
    const hint = guess === undefined ? '' : `. Did you mean ${guess}?`;
    return refuse(`is ${quote(text)}, but takes ${listOf(words)}${hint}`);
  });
}

/** `true` or `false`, as YAML 1.2 knows them. */
export const flag = field((text, refuse): boolean => {
  const lower = text.toLowerCase();
  return lower === 'true' || lower === 'false'
    ? lower === 'true'
    : refuse(`is ${quote(text)}, but takes true or false`);
});

/** A value for a message: never a secret's. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60).toWellFormed()}…` : text);
}

/** `a, b or c` */
export function listOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
