import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';

/** Variables of the runner's environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** An input of `action.yml`, without spaces around it; '' if it was not given. */
export function inputOf(env: Environment, name: string): string {
  return (env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
}

/** Adds lines to the file that a runner variable names: `GITHUB_OUTPUT`, `GITHUB_STATE`. */
export function tell(env: Environment, variable: string, values: Readonly<Record<string, string>>): void {
  const file = env[variable];
  if (file === undefined) throw new Error(`${variable} is not set: this program is for GitHub Actions.`);
  // A delimiter that no value can contain.
  const end = `end-${randomUUID()}`;
  const lines = Object.entries(values).map(([name, value]) => `${name}<<${end}\n${value}\n${end}\n`);
  appendFileSync(file, lines.join(''));
}

/** Reports the error to the runner, and fails the step. */
export function fail(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const escaped = message.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  process.stdout.write(`::error::${escaped}\n`);
  process.exitCode = 1;
}
