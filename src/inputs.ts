import type { z } from 'zod';

import { ActionError, type Finding } from './errors.ts';
import { isQuoted } from './ids.ts';
import { checkTogether } from './inputs/belonging.ts';
import { type GivenInputs, givenInputs } from './inputs/given.ts';
import { looksLikeSecretId } from './inputs/identity.ts';
import { inputSchema, secretInputs } from './inputs/schema.ts';
import { explainTwin, explainUndeclared } from './inputs/undeclared.ts';
import type { Logger } from './logger.ts';
import { plural } from './report/format.ts';
import { secretLinesOf } from './submission/notes.ts';

type InputName = keyof typeof inputSchema.shape;
type CamelCase<S extends string> = S extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : S;
type Values = z.output<typeof inputSchema>;

/** The inputs, checked and converted: `wait-for` is `waitFor`. */
export type Inputs = { readonly [Name in InputName as CamelCase<Name>]: Values[Name] };

export type Environment = Readonly<Record<string, string | undefined>>;

const declared = Object.keys(inputSchema.shape);

/**
 * Reads the inputs as the runner passes them, `INPUT_<NAME>` in upper case with the hyphens kept. Secrets are
 * masked before anything else, also where other inputs are wrong. No message repeats a secret.
 * @throws ActionError `invalid-inputs`, with a finding for every wrong input and every undeclared one that was most
 *   likely meant for this action
 */
export function readInputs(env: Environment, logger: Pick<Logger, 'mask' | 'warning' | 'info'>): Inputs {
  const all = givenInputs(env, declared);
  const given = all.byName;
  maskSecrets(given, logger);
  const undeclared = undeclaredFindings(all, logger);
  const values = declaredValues(given);
  const parsed = inputSchema.safeParse(values);
  const wrong = (parsed.error?.issues ?? []).map((issue) =>
    finding('invalid-input', `${issue.path.join('.')}: ${issue.message}`),
  );
  const remarks = remarksOnSecret(given);
  const together = wrongTogether(values, env);
  if (!parsed.success || undeclared.length > 0 || together.length > 0) {
    throw invalid([...undeclared, ...wrong, ...together], remarks);
  }
  for (const { message } of remarks) logger.warning(message);
  return camelCased(parsed.data);
}

/** What is wrong with inputs that may each be right: independent of the others, so that all is said at once. */
function wrongTogether(values: Record<string, string>, env: Environment): readonly Finding[] {
  const command = inputSchema.shape.command.safeParse(values.command);
  const messages = checkTogether({
    command: command.data,
    given: namesGiven(values),
    method: values.method ?? 'get',
    hasIdToken: hasIdToken(env),
  });
  return messages.map((message) => finding('invalid-input', message));
}

/** A value equal to its default counts as not given, since the runner passes both alike. */
function namesGiven(values: Record<string, string>): readonly string[] {
  return Object.entries(inputSchema.shape)
    .filter(([name]) => values[name] !== undefined)
    .filter(([name, field]) => {
      const parsed = field.safeParse(values[name]);
      return !parsed.success || parsed.data !== field.safeParse(undefined).data;
    })
    .map(([name]) => name);
}

/** The runner sets these where the job has `permissions: id-token: write`. */
function hasIdToken(env: Environment): boolean {
  return Boolean(env.ACTIONS_ID_TOKEN_REQUEST_URL && env.ACTIONS_ID_TOKEN_REQUEST_TOKEN);
}

/** What is an error; the rest is noted in one line, by name only. */
function undeclaredFindings(
  { byName, twins }: GivenInputs,
  logger: Pick<Logger, 'info'>,
): readonly Finding[] {
  const explained = [...byName.keys()]
    .filter((name) => !declared.includes(name))
    .map((name) => ({ name, ...explainUndeclared(name, declared) }));
  const ignored = explained
    .filter(({ isError }) => !isError)
    .map(({ name }) => `INPUT_${name.toUpperCase()}`);
  if (ignored.length > 0) {
    logger.info(
      `Ignored, since this action has no such ${plural(ignored.length, 'input').replace(/^\d+ /, '')}: ${ignored.join(', ')}. Variables of your own job are fine; if the \`with:\` of this step has them, correct it.`,
    );
  }
  return [
    ...twins.map((variable) => finding('input-twin', explainTwin(variable))),
    ...explained.filter(({ isError }) => isError).map(({ message }) => finding('undeclared-input', message)),
  ];
}

function maskSecrets(given: ReadonlyMap<string, string>, logger: Pick<Logger, 'mask'>): void {
  for (const [name, value] of given) {
    // A misspelt or unknown input may hold a secret just as well.
    const isSecret =
      secretInputs.some((secret) => secret === name) ||
      (!declared.includes(name) && /secret|password|certificate|token|key/.test(name));
    if (isSecret && value.trim() !== '') logger.mask(value);
    if (/certification/.test(name)) for (const line of secretLinesOf(value)) logger.mask(line);
  }
}

function declaredValues(given: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries(
    declared.flatMap((name) => {
      const value = given.get(name)?.trim() ?? '';
      return value === '' ? [] : [[name, value]];
    }),
  );
}

/** Warnings only: Entra decides whether a secret of that form is right. No message repeats any of it. */
function remarksOnSecret(given: ReadonlyMap<string, string>): readonly Finding[] {
  const secret = given.get('client-secret')?.trim() ?? '';
  if (looksLikeSecretId(secret)) return [warning('secret-id', secretIdText)];
  return isQuoted(secret) ? [warning('secret-quoted', quotedText)] : [];
}

const secretIdText =
  "client-secret: has the form of a secret's ID. If sign-in fails: Entra shows the ID and the Value of a secret side by side, and the Value is needed (it is shown only once)";
const quotedText =
  "client-secret: has quotation marks at both ends. Entra's secrets have none: if sign-in fails, remove them from the repository's secret";

function warning(rule: string, message: string): Finding {
  return { rule, severity: 'warning', message };
}

function finding(rule: string, message: string): Finding {
  return { rule, severity: 'error', message };
}

function invalid(errors: readonly Finding[], warnings: readonly Finding[]): ActionError {
  return new ActionError({
    code: 'invalid-inputs',
    message: `${plural(errors.length, 'input')} of this step ${errors.length === 1 ? 'is' : 'are'} wrong. Nothing was sent to the Store.`,
    findings: [...errors, ...warnings],
  });
}

function camelCased(values: Values): Inputs {
  const entries = Object.entries(values).map(([name, value]) => [
    name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    value,
  ]);
  // `CamelCase` says the same of the names; the values are the schema's.
  return Object.fromEntries(entries) as Inputs;
}
