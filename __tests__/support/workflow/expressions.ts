import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

/** The values of `github`, `vars`, `steps`, … as JSON; an expression that names another context is an error. */
export type Contexts = Readonly<Record<string, unknown>>;

/** The status of the job or its needs, for `success()` and the like. */
export type JobStatus = 'success' | 'failure';

type Functions = NonNullable<ConstructorParameters<typeof Evaluator>[2]>;
type FunctionDefinition = Functions extends Map<string, infer D> ? D : never;

const expression = /\$\{\{((?:'[^']*'|[^'])*?)\}\}/g;

/** A text of a workflow with its expressions evaluated, as GitHub's own library does. */
export function evaluateText(text: string, contexts: Contexts): string {
  return text.replaceAll(expression, (_whole, code: string) => evaluate(code, contexts).coerceString());
}

/** A value of a workflow: a text that is one expression may become any JSON, as `fromJSON(…)` does. */
export function evaluateValue(value: unknown, contexts: Contexts): unknown {
  if (Array.isArray(value)) return value.map((each) => evaluateValue(each, contexts));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, evaluateValue(each, contexts)]),
    );
  }
  if (typeof value !== 'string') return value;
  const [whole, ...others] = value.matchAll(expression);
  if (whole === undefined || others.length > 0 || whole[0] !== value.trim())
    return evaluateText(value, contexts);
  return JSON.parse(JSON.stringify(evaluate(whole[1] ?? '', contexts), data.replacer));
}

/** An `if:` of a job or step. Without a status function, it holds only after success. */
export function evaluateCondition(
  condition: string | boolean | undefined,
  contexts: Contexts,
  status: JobStatus,
): boolean {
  const code = String(condition ?? true)
    .trim()
    .replace(/^\$\{\{([\s\S]*)\}\}$/, '$1');
  const isStated = /\b(?:success|failure|always|cancelled)\s*\(/i.test(code);
  const asked = isStated ? code : `success() && (${code})`;
  const result = evaluate(asked, contexts, statusFunctions(status));
  return !['', 'false', '0'].includes(result.coerceString());
}

function statusFunctions(status: JobStatus): Functions {
  const constant = (name: string, value: boolean): [string, FunctionDefinition] => [
    name,
    { name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(value) },
  ];
  return new Map([
    constant('success', status === 'success'),
    constant('failure', status === 'failure'),
    constant('always', true),
    constant('cancelled', false),
  ]);
}

function evaluate(code: string, contexts: Contexts, functions: Functions = new Map()): data.ExpressionData {
  const { tokens } = new Lexer(code).lex();
  const tree = new Parser(tokens, Object.keys(contexts), [...functions.values()]).parse();
  const values: unknown = JSON.parse(JSON.stringify(contexts), data.reviver);
  if (!(values instanceof data.Dictionary)) throw new Error('The contexts are no object.');
  return new Evaluator(tree, values, functions).evaluate();
}
