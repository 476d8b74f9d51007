/** What the environment of the step holds of inputs. */
export interface GivenInputs {
  /** By the input's name in lower case; empty ones too. */
  readonly byName: ReadonlyMap<string, string>;
  /** Variables that differ from an input's only in case, which nothing but this action could be meant by. */
  readonly twins: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The inputs as the runner passes them: `INPUT_<NAME>` in upper case, the hyphens kept. An earlier step can set variables
 * of any spelling (GITHUB_ENV), so no other is an input; a server for the sign-in would get the secret. Windows has no
 * case in names: the system says which variable is meant.
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
