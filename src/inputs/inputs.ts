import { ActionError, type Finding, messageOfFindings } from '../errors.ts';
import { checkText, submissionTexts } from '../limits/texts.ts';
import type { Logger } from '../logger.ts';
import { secretTextsOf } from '../masking/notes-secrets.ts';
import { findingText } from '../text/finding.ts';
import { plural, sentence } from '../text/format.ts';
import { isQuoted } from '../text/ids.ts';
import { type Given, type Inputs, inputsOf, type Values } from './command-inputs.ts';
import { looksLikeSecretId } from './credentials.ts';
import { type ReadMarkdown, withPlainNotes } from './notes-format.ts';
import { type Parsed, parseText } from './parse.ts';
import { defaultOf, type InputName, inputNames, inputTable, secretInputs } from './table.ts';
import { explainTwin, explainUndeclared, type GivenInputs, givenInputs } from './variables.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** As the environment may name them. */
const declared: readonly string[] = inputNames;

/**
 * Reads the inputs as the runner passes them, `INPUT_<NAME>` in upper case with the hyphens kept. Secrets are
 * masked before anything else, even if other inputs are wrong. No message repeats a secret.
 *
 * @param readMarkdown of `markdownReader`
 * @throws ActionError `invalid-inputs`, with a finding for every wrong input and every undeclared one that was most
 *   likely meant for this action
 */
export function readInputs(
  env: Environment,
  logger: Pick<Logger, 'mask' | 'warning' | 'info'>,
  readMarkdown?: ReadMarkdown,
): Inputs {
  const all = givenInputs(env, declared);
  const given = all.byName;
  maskSecrets(given, logger);
  const undeclared = undeclaredFindings(all, logger);
  const { texts, problems } = withPlainNotes(declaredTexts(given), readMarkdown);
  const parsed = parseAll(texts);
  const wrong = parsed.flatMap(({ name, result }) =>
    'problem' in result ? [`${name}: ${result.problem}`] : [],
  );
  const together: string[] = [];
  const inputs = inputsOf(givenOf(texts, parsed, env, together));
  const errors = [
    ...undeclared,
    ...[...wrong, ...problems, ...together].map((message) => finding('invalid-input', message)),
  ];
  const remarks = [...remarksOnSecret(given), ...remarksOnNotes(texts)];
  if (inputs === undefined || errors.length > 0) throw invalid(errors, remarks);
  for (const remark of remarks) logger.warning(findingText(remark));
  return inputs;
}

interface ParsedInput {
  readonly name: InputName;
  readonly result: Parsed<unknown>;
  /** True if its value, right or wrong, is not its default: the runner passes a default like any value. */
  readonly isGiven: boolean;
}

/** Every input that is given or has a default. */
function parseAll(texts: ReadonlyMap<InputName, string>): readonly ParsedInput[] {
  return inputNames.flatMap((name) => {
    const [text, byDefault] = [texts.get(name), defaultOf(name)];
    const parse = (each: string) => parseText<unknown>(inputTable[name].parse, each);
    const result = text === undefined ? undefined : parse(text);
    const standard = byDefault === undefined ? undefined : parse(byDefault);
    const value = result ?? standard;
    return value === undefined
      ? []
      : [{ name, result: value, isGiven: result !== undefined && !isSame(result, standard) }];
  });
}

function isSame(one: Parsed<unknown>, other: Parsed<unknown> | undefined): boolean {
  return other !== undefined && 'value' in one && 'value' in other && one.value === other.value;
}

/** The inputs for the rules of the commands: independent of other errors, so that all are reported at once. */
function givenOf(
  texts: ReadonlyMap<InputName, string>,
  parsed: readonly ParsedInput[],
  env: Environment,
  problems: string[],
): Given {
  // Each is what its parser returned, which is what the type says.
  const values = Object.fromEntries(
    parsed.flatMap(({ name, result }) => ('value' in result ? [[name, result.value]] : [])),
  ) as Values;
  const given = parsed.filter(({ isGiven }) => isGiven).map(({ name }) => name);
  const has = (name: InputName) => given.includes(name);
  const report = (problem: string) => {
    problems.push(problem);
    return undefined;
  };
  return {
    values,
    method: texts.get('method') ?? 'get',
    hasIdToken: hasIdToken(env),
    has,
    need: (name) => {
      if (!has(name)) report(`${name}: ${inputTable[name].needed}`);
      return values[name];
    },
    report,
  };
}

/** The runner sets these if the job has `permissions: id-token: write`. */
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
    .map(({ name, instead }) => `INPUT_${name.toUpperCase()}${instead ? ` (${instead})` : ''}`);
  if (ignored.length > 0) {
    logger.info(
      `Ignored, since this action has no such ${plural(ignored.length, 'input').replace(/^\d+ /, '')}: ${ignored.join(', ')}. If they are variables of your job, ignore this. If they are in the step's \`with:\`, fix them.`,
    );
  }
  return [
    ...twins.map((variable) => finding('input-twin', explainTwin(variable))),
    ...explained.filter(({ isError }) => isError).map(({ message }) => finding('undeclared-input', message)),
  ];
}

function maskSecrets(given: ReadonlyMap<string, string>, logger: Pick<Logger, 'mask'>): void {
  for (const [name, value] of given) {
    // A misspelled or unknown input may hold a secret just as well.
    const isSecret =
      secretInputs.some((secret) => secret === name) ||
      (!declared.includes(name) && /secret|password|certificate|token|key/.test(name));
    if (isSecret && value.trim() !== '') logger.mask(value);
    if (/certification/.test(name)) for (const text of secretTextsOf(value)) logger.mask(text);
  }
}

function declaredTexts(given: ReadonlyMap<string, string>): ReadonlyMap<InputName, string> {
  const texts = inputNames.map((name) => [name, given.get(name)?.trim() ?? ''] as const);
  return new Map(texts.filter(([, text]) => text !== ''));
}

/** Warnings only: Entra decides whether a secret of that form is right. No message repeats any of it. */
function remarksOnSecret(given: ReadonlyMap<string, string>): readonly Finding[] {
  const secret = given.get('client-secret')?.trim() ?? '';
  if (looksLikeSecretId(secret)) return [warning('secret-id', secretIdText)];
  return isQuoted(secret) ? [warning('secret-quoted', quotedText)] : [];
}

/** The same warning as for a patch; what the Store does with longer notes is not on record. */
function remarksOnNotes(texts: ReadonlyMap<InputName, string>): readonly Finding[] {
  const notes = texts.get('certification-notes');
  const limit = submissionTexts.notesForCertification;
  const found = notes === undefined || limit === undefined ? undefined : checkText(limit, notes);
  return found === undefined
    ? []
    : [warning('notes-length', sentence(`certification-notes: ${found.message}`))];
}

const secretIdText =
  'client-secret: looks like the ID of a secret, not its Value. Entra shows both side by side, but the Value only once. If sign-in fails, use the Value.';
const quotedText =
  "client-secret: has quotation marks around it. Entra's secrets have none: if sign-in fails, remove them from the GitHub secret.";

function warning(rule: string, message: string): Finding {
  return { rule, severity: 'warning', message };
}

/** What fields report ends without a period. */
function finding(rule: string, message: string): Finding {
  return { rule, severity: 'error', message: sentence(message) };
}

function invalid(errors: readonly Finding[], warnings: readonly Finding[]): ActionError {
  return new ActionError({
    code: 'invalid-inputs',
    message: messageOfFindings(errors),
    findings: [...errors, ...warnings],
  });
}
