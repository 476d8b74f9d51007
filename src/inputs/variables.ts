import { distance } from 'fastest-levenshtein';

import { capitalized } from '../text/format.ts';
import { nearestName } from '../text/nearest.ts';
import { replacementOf } from './elsewhere.ts';

/** The inputs that the environment of the step holds. */
export interface GivenInputs {
  /** By the input's name in lower case; empty ones too. */
  readonly byName: ReadonlyMap<string, string>;
  /** Variables that differ from an input's only in case, which could only be meant for this action. */
  readonly twins: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The inputs as the runner passes them: `INPUT_<NAME>` in upper case, the hyphens kept. An earlier step can set
 * variables of any spelling (GITHUB_ENV), so no other is an input; a sign-in server set that way would get the secret.
 * Names have no case on Windows: the system says which variable is meant.
 *
 * @param declared names of the inputs, in lower case
 */
export function givenInputs(
  env: Environment,
  declared: readonly string[],
  platform: NodeJS.Platform = process.platform,
): GivenInputs {
  const isCaseless = platform === 'win32';
  const names = Object.keys(env).filter((name) => /^INPUT_./i.test(name));
  const exact = names.filter((name) => isCaseless || name === name.toUpperCase());
  const undeclared = exact.filter((name) => !declared.includes(inputOf(name)));
  const variables = [...declared.map((name) => `INPUT_${name.toUpperCase()}`), ...undeclared];
  const entries = variables.flatMap((name): [string, string][] => {
    const value = env[name];
    return value === undefined ? [] : [[inputOf(name), value]];
  });
  const twins = names.filter((name) => !exact.includes(name) && isMeantForUs(inputOf(name), declared));
  return { byName: new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1))), twins };
}

function inputOf(variable: string): string {
  return variable.slice('INPUT_'.length).toLowerCase();
}

/** No script has a variable with a hyphen; `input_path` may well be one of the job's own. */
function isMeantForUs(name: string, declared: readonly string[]): boolean {
  return name.includes('-') && declared.includes(name);
}

/** An input that action.yml does not declare. */
export interface Undeclared {
  /** True for one that was most likely meant for this action. */
  readonly isError: boolean;
  readonly message: string;
  /** What to write instead of an option of another tool: `use packages`. */
  readonly instead?: string;
}

/**
 * What to say about an `INPUT_*` that action.yml does not declare. The runner only warns about it, and a misspelled
 * `rollout-percentage` would ship to everyone. But `INPUT_VERSION` may be a variable of the job's own: it
 * is an error only if it comes from `with:` for sure (a hyphen) or is close to one of the inputs.
 *
 * @param name in lower case
 */
export function explainUndeclared(name: string, declared: readonly string[]): Undeclared {
  const kebab = name.replaceAll('_', '-');
  const isFromStep = name.includes('-');
  const replacement = replacementOf(name);
  if (replacement !== undefined) {
    const { instead, isEverydayWord } = replacement;
    const message = `${name}: is an input of another tool, not of this action. ${capitalized(instead)}.${ownVariable(name)}`;
    return { isError: isFromStep || !isEverydayWord, message, instead };
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
    : ` If your job sets the environment variable INPUT_${name.toUpperCase()}, rename it`;
}
