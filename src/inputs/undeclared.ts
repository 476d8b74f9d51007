import { nearestName } from '../nearest.ts';

/** Names that other tools for this store use, and what stands for them here. */
const elsewhere: ReadonlyMap<string, string> = new Map([
  ['product-id', 'use app-id'],
  ['store-id', 'use app-id'],
  ['seller-id', 'leave it out: the packaged-app API needs no seller id'],
  ['package-path', 'use packages'],
  ['package-folder', 'use packages'],
  ['msix-path', 'use packages'],
  ['files', 'use packages'],
  ['delete-packages', 'use existing-packages'],
  ['number-of-packages-to-keep', 'use existing-packages'],
  ['delete-pending', 'use if-pending: replace'],
  ['force', 'use if-pending: replace'],
  ['skip-polling', 'use wait-for: none'],
  ['no-wait', 'use wait-for: none'],
  ['package-rollout-percentage', 'use rollout-percentage'],
  ['timeout', 'use timeout-minutes'],
]);

/**
 * What to say about an input that action.yml does not declare. The runner only warns of it, and a misspelt
 * `rollout-percentage` would ship to everyone (design §4).
 */
export function explainUndeclared(name: string, declared: readonly string[]): string {
  const kebab = name.replaceAll('_', '-');
  const instead = elsewhere.get(kebab);
  if (instead !== undefined) return `${name}: is an input of another tool; ${instead}`;
  const guess = nearestName(kebab, declared);
  return guess === undefined
    ? `${name}: is not an input of this action, nor near to one. The inputs are ${declared.join(', ')}`
    : `${name}: is not an input of this action. Did you mean ${guess}?`;
}
