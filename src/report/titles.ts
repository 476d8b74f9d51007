import type { Finding } from '../errors.ts';

/** A finding's rule as the title of its annotation: `version-order` is `Version order`. */
export function titleOf(rule: string): string {
  const words = rule.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/**
 * `client-secret is missing or empty`: the first words about an input, or only its name if they don't make a phrase;
 * `undefined` for another finding.
 */
export function titleOfInput({ rule, message }: Finding): string | undefined {
  if (rule !== 'invalid-input' && rule !== 'undeclared-input') return undefined;
  const [, name, words = ''] = /^([\w-]{1,60}): ([^.,;:("]{0,60}(?=[.,;:](?:\s|$)|$))?/.exec(message) ?? [];
  if (name === undefined) return undefined;
  return /^(?:is|has|does|must|can't|belongs) \w/.test(words) ? `${name} ${words.trim()}` : name;
}
