import { ActionError, messageOf, type Result } from '../errors.ts';
import { readRegularFile } from '../regular-file.ts';
import { findInWorkspace } from '../workspace.ts';
import { during, type Run } from './run.ts';
import { given } from './steps/find-target.ts';

/**
 * Sends one request of the submission API through the same sign-in, limiter, retry and redaction as every
 * other command, and puts the answer into the output `response`. Any GET; of the writes only those that
 * make or delete a flight or an add-on, since a write to a submission would pass by every guard.
 *
 * @throws ActionError `refused-write`, `invalid-body`
 */
export async function api(run: Run): Promise<Result> {
  const { inputs, logger, record, store } = run;
  const method = methods[inputs.method];
  const where = given(inputs.path, 'path');
  checkAllowed(method, where);
  const body = inputs.body === undefined ? undefined : await readBody(run, inputs.body);
  await during(run, `${method} ${where}`, async () => {
    const answer = await store.request(method, where, body);
    record.response = answer === undefined ? null : answer;
    logger.info(
      answer === undefined
        ? 'The Store answered without a document.'
        : 'The answer is in the output response.',
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
    message: `command: api does not send ${method} ${where}: of the writes it takes only those that make or delete a flight or an add-on.`,
    todo: 'Submissions are written by publish, rollout and cancel, which have guards.',
  });
}

/** Bytes. A flight or an add-on takes a few hundred. */
const largestBody = 2 ** 20;

async function readBody(run: Run, text: string): Promise<unknown> {
  const isInline = /^[[{"]/.test(text);
  try {
    return JSON.parse(
      isInline ? text : (await readRegularFile(await inWorkspace(run, text), largestBody)).toString('utf8'),
    );
  } catch (error) {
    if (error instanceof ActionError) throw error;
    throw new ActionError({
      code: 'invalid-body',
      message: `The body ${isInline ? '' : `in ${text} `}can't be read: ${messageOf(error)}`,
      todo: 'Give JSON, or the path of a JSON file in the workspace.',
    });
  }
}

async function inWorkspace({ workspace }: Run, file: string): Promise<string> {
  const place = await findInWorkspace(workspace, file);
  if (place !== undefined) return place;
  throw new ActionError({
    code: 'invalid-body',
    message: `The file ${file} lies outside the workspace.`,
    todo: 'Give a file of the workspace.',
  });
}
