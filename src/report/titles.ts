import type { Finding } from '../errors.ts';

/** A finding's rule as the title of its annotation: `version-order` is `Version order`. */
export function titleOf(rule: string): string {
  const words = rule.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** `client-secret is missing or empty`: the first words about an input; `undefined` for another finding. */
export function titleOfInput({ rule, message }: Finding): string | undefined {
  if (rule !== 'invalid-input' && rule !== 'undeclared-input') return undefined;
  const [, name, words] = /^([\w-]{1,60}): ([^.,;:(]{1,60})(?=[.,;:(]|$)/.exec(message) ?? [];
  return name === undefined || words === undefined ? undefined : `${name} ${words.trim()}`;
}
