import { type ParseError, parseTree } from 'jsonc-parser';
import { ActionError, messageOf, type Result } from '../errors.ts';
import { explainMissingFile } from '../files/missing-file.ts';
import { readRegularFile, textOf } from '../files/regular-file.ts';
import { findInWorkspace } from '../files/workspace.ts';
import type { ApiInputs } from '../inputs/command-inputs.ts';
import { JsonText } from '../store/exact-json.ts';
import type { Run } from './run.ts';

/**
 * Sends one request of the submission API through the same sign-in, limiter, retry and redaction as every
 * other command, and puts the response into the output `response`. Any GET; of the writes only those that
 * create or delete a flight or an add-on, since a write to a submission would bypass every check.
 *
 * @throws ActionError `refused-write`, `invalid-body`
 */
export async function api(run: Run<ApiInputs>): Promise<Result> {
  const { inputs, learn, logger, step, store } = run;
  const { path: where } = inputs;
  const method = methods[inputs.method];
  checkAllowed(method, where);
  const body = inputs.body === undefined ? undefined : await readBody(run.workspace, inputs.body);
  await step(`${method} ${where}`, async () => {
    const response = await store.request(method, where, body);
    learn('response', response === undefined ? null : response);
    logger.info(
      response === undefined ? "The Store's response was empty." : 'The response is in the response output.',
    );
  });
  return 'done';
}

const methods = { get: 'GET', post: 'POST', delete: 'DELETE' } as const;

/** Percent-encoding is not allowed in writes: `%73ubmissions` would be a submission to the server. */
const allowedWrites = {
  POST: [/^applications\/[a-z0-9]+\/flights\/?$/i, /^inappproducts\/?$/i],
  DELETE: [/^applications\/[a-z0-9]+\/flights\/[a-z0-9-]+\/?$/i, /^inappproducts\/[a-z0-9]+\/?$/i],
} as const;

function checkAllowed(method: 'GET' | 'POST' | 'DELETE', where: string): void {
  if (method === 'GET' || allowedWrites[method].some((form) => form.test(where))) return;
  throw new ActionError({
    code: 'refused-write',
    result: 'refused',
    message: `command: api can't send ${method} ${where}: apart from reading, it can only create or delete a flight or an add-on.`,
    todo: 'To change a submission, use command: publish, rollout or cancel, which check the data before they send it.',
  });
}

/** In bytes. A flight or an add-on needs a few hundred. */
const largestBody = 2 ** 20;

/** The body as it was given: parsing and writing it again would change numbers beyond 2^53. */
async function readBody(workspace: string, given: string): Promise<JsonText> {
  const isInline = /^[[{"]/.test(given);
  const text = (isInline ? given : await readBodyFile(workspace, given)).replace(/^\uFEFF/, '');
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (tree !== undefined && first === undefined) return new JsonText(text);
  // Only the position: the text around it may be a secret, or a piece of one that the runner does not mask.
  const lines = text.slice(0, first?.offset ?? 0).split('\n');
  throw new ActionError({
    code: 'invalid-body',
    message: `The body${isInline ? '' : ` in ${given}`} is not JSON: line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}.`,
    todo: 'Fix it there. body must be strict JSON, or the path of a JSON file in the workspace.',
  });
}

async function readBodyFile(workspace: string, file: string): Promise<string> {
  const wrong = (message: string) =>
    new ActionError({
      code: 'invalid-body',
      message,
      todo: 'Use JSON, or the path of a JSON file in the workspace. If an earlier step writes the file, check its name.',
    });
  const place = await findInWorkspace(workspace, file).catch(() => null);
  if (place === null) {
    throw wrong(`The body file ${file} ${await explainMissingFile(workspace, file)}`);
  }
  if (place === undefined) throw wrong(`The body file ${file} is outside the workspace.`);
  try {
    return textOf(await readRegularFile(place, largestBody));
  } catch (error) {
    throw wrong(`The body file ${file} can't be read: ${messageOf(error)}.`);
  }
}
