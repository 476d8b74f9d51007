import { distance } from 'fastest-levenshtein';

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
  ['rollout', 'use rollout-percentage'],
  ['percentage', 'use rollout-percentage'],
  ['timeout', 'use timeout-minutes'],
]);

/** Words that a job may well use for variables of its own, and that harm nobody if they are left out. */
const everyday = ['files', 'force', 'timeout'];

/** An input that action.yml does not declare. */
export interface Undeclared {
  /** True for one that was most likely meant for this action. */
  readonly isError: boolean;
  readonly message: string;
}

/**
 * What to say about an `INPUT_*` that action.yml does not declare. The runner only warns of it, and a misspelt
 * `rollout-percentage` would ship to everyone (design §4). But `INPUT_VERSION` may be a variable of the job's own: it
 * is an error only if it comes from `with:` for sure (a hyphen) or is near to an input.
 *
 * @param name in lower case
 */
export function explainUndeclared(name: string, declared: readonly string[]): Undeclared {
  const kebab = name.replaceAll('_', '-');
  const isFromStep = name.includes('-');
  const instead = elsewhere.get(kebab);
  if (instead !== undefined) {
    const isError = isFromStep || !everyday.includes(kebab);
    return { isError, message: `${name}: is an input of another tool; ${instead}.${ownVariable(name)}` };
  }
  const guess = nearestName(kebab, declared);
  if (guess === undefined) {
    return {
      isError: isFromStep,
      message: `${name}: is not an input of this action. The inputs are ${declared.join(', ')}`,
    };
  }
  return {
    isError: isFromStep || distance(kebab, guess) <= guess.length / 3,
    message: `${name}: is not an input of this action. Did you mean ${guess}?${ownVariable(name)}`,
  };
}

/** What to say about a variable that differs from an input's only in case. */
export function explainTwin(variable: string): string {
  const name = variable.toUpperCase();
  return `${variable.slice('INPUT_'.length).toLowerCase()}: the environment has the variable ${variable}, but the runner passes this input as ${name}. Find out which step or \`env:\` sets ${variable}, and remove it`;
}

function ownVariable(name: string): string {
  return name.includes('-')
    ? ''
    : ` If INPUT_${name.toUpperCase()} is a variable of your own job, give it another name`;
}
