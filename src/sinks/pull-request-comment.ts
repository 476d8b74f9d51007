import { messageOf } from '../errors.ts';
import { type Limit, link, type Markdown, md, small, withinLimit } from '../markdown/markdown.ts';
import type { RunRecord } from '../record/run-record.ts';
import { shownRecord } from '../record/shown-record.ts';
import { sectionsOf } from '../report/sections.ts';
import type { Places } from '../report/store-page.ts';
import type { RunLogger } from './log.ts';

/** GitHub refuses a longer body with "body is too long (maximum is 65536 characters)". */
const limit: Limit = {
  most: 65_536,
  measure: (text) => text.length,
  reason: 'a comment on GitHub can have at most 65,536 characters',
};

/** The page of the run that a comment was written by. */
export interface RunPage {
  readonly serverUrl: string;
  readonly runUrl: string | undefined;
  /** Where to find the whole review of the Store page. */
  readonly places?: Places;
}

/**
 * First line of a target's comment, which no reader sees.
 * @param targetKey names the target among those of the repository: its ids, or what the inputs call it
 */
export function markerOf(targetKey: string): string {
  return `<!-- publish-to-microsoft-store: ${encodeURIComponent(targetKey.toWellFormed())} -->`;
}

/** The comment on a pull request: what the run would do to the Store, or has done. */
export function renderComment(record: RunRecord, targetKey: string, page: RunPage): string {
  const marker = `${markerOf(targetKey)}\n`;
  const { places = {} } = page;
  const sections = [
    ...sectionsOf(record, { level: '###', prefix: 'Microsoft Store: ', places }),
    origin(page),
  ];
  return `${marker}${withinLimit(sections, { ...limit, most: limit.most - marker.length })}`;
}

function origin({ runUrl, serverUrl }: RunPage): Markdown {
  const run = runUrl === undefined ? 'a run' : link('this run', runUrl, serverUrl);
  return small(md`Written by ${run}. The next run updates this comment.`);
}

/** All requests together; GitHub responds to each in well under a second. */
const defaultTimeLimitMs = 60_000;

export interface PullRequestCommentOptions extends RunPage {
  readonly token: string;
  /** `https://api.github.com`, or that of a GitHub Enterprise Server: `GITHUB_API_URL`. */
  readonly apiUrl: string;
  /** `owner/name` of the repository that the pull request is for. */
  readonly repository: string;
  readonly pullRequest: number;
  /** Names the target among those of the repository, as the inputs do. */
  readonly targetKey: string;
  readonly logger: RunLogger;
  readonly signal?: AbortSignal;
  /** Milliseconds. */
  readonly timeLimit?: number;
}

type Octokit = ReturnType<typeof import('@actions/github').getOctokit>;

interface Place {
  readonly owner: string;
  readonly repo: string;
  readonly issue_number: number;
}

/**
 * Keeps one comment for each target on a pull request, with what the run would do to the Store or has done: the
 * existing one is changed in place. Failures are only warnings: no release depends on the comment.
 */
export async function keepComment(record: RunRecord, options: PullRequestCommentOptions): Promise<void> {
  const { logger, pullRequest, timeLimit = defaultTimeLimitMs, signal } = options;
  const limit = AbortSignal.timeout(timeLimit);
  const explained = (error: unknown): string => {
    if (options.token === '') return 'github-token is empty.';
    if (limit.aborted) return `GitHub did not respond within ${timeLimit / 1000} s.`;
    return signal?.aborted ? 'the runner canceled the job.' : explain(error);
  };
  try {
    const body = renderComment(shownRecord(record, logger.redact), options.targetKey, options);
    const url = await writeComment(body, options, signal ? AbortSignal.any([signal, limit]) : limit);
    logger.info(`Comment on pull request #${pullRequest}: ${url}`);
  } catch (error) {
    logger.warning(`The comment on pull request #${pullRequest} was not written: ${explained(error)}`);
  }
}

async function writeComment(
  body: string,
  { apiUrl, logger, token, repository, pullRequest, targetKey }: PullRequestCommentOptions,
  signal: AbortSignal,
): Promise<string> {
  // A big library that most runs do not need.
  const { getOctokit } = await import('@actions/github');
  const octokit = getOctokit(token, { baseUrl: apiUrl, log: quietLog(logger) });
  // As an option, `request` would replace the library's own, and with it the proxy support.
  octokit.hook.before('request', (request) => {
    const { fetch: given = fetch } = request.request ?? {};
    request.request = { ...request.request, signal, fetch: bounded(given) };
  });
  const [owner = '', repo = ''] = repository.split('/');
  const place = { owner, repo, issue_number: pullRequest };
  const existing = await findOwn(octokit, place, markerOf(targetKey));
  // https://docs.github.com/rest/issues/comments
  const { data } =
    existing === undefined
      ? await octokit.rest.issues.createComment({ ...place, body })
      : await octokit.rest.issues.updateComment({ owner, repo, comment_id: existing, body });
  return data.html_url;
}

/** The longest response is a page of 100 comments of 64 KiB, each as text and maybe as HTML. */
const maxAnswerBytes = 16 * 2 ** 20;

/** The library reads a response of any length, and treats one that breaks off as empty. */
function bounded(send: typeof fetch): typeof fetch {
  return async (...request) => {
    const { body, headers, status, url } = await send(...request);
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of body ?? []) {
      size += chunk.byteLength;
      if (size > maxAnswerBytes) throw new Error('a response larger than 16 MiB.');
      chunks.push(chunk);
    }
    const whole = new Response(body && Buffer.concat(chunks), { headers, status });
    return Object.defineProperty(whole, 'url', { value: url });
  };
}

/**
 * Anyone may write a comment with our marker, and a token that may write may change it: so only comments by
 * the token's own user count, or if that cannot be known, by a bot, which no one can impersonate.
 */
async function findOwn(octokit: Octokit, place: Place, marker: string): Promise<number | undefined> {
  const own = await readOwnLogin(octokit);
  const pages = octokit.paginate.iterator(octokit.rest.issues.listComments, { ...place, per_page: 100 });
  for await (const { data } of pages) {
    const found = data.find(({ body, user }) => {
      const isOurs = own === undefined ? user?.type === 'Bot' : user?.login === own;
      return isOurs && body?.startsWith(marker);
    });
    if (found !== undefined) return found.id;
  }
  return undefined;
}

/** `GET /user` is closed to the job's token; this query is open to every kind of token. */
async function readOwnLogin(octokit: Octokit): Promise<string | undefined> {
  try {
    const { viewer } = await octokit.graphql<{ viewer?: { login?: unknown } }>('{ viewer { login } }');
    return typeof viewer?.login === 'string' ? viewer.login : undefined;
  } catch {
    // A token that is not accepted at all fails the next request too.
    return undefined;
  }
}

function explain(error: unknown): string {
  const status = statusOf(error);
  if (status === 401) return 'GitHub does not accept github-token.';
  const isRateLimit = /rate limit/i.test(messageOf(error));
  if ((status !== 403 && status !== 404) || isRateLimit) {
    return `${wasAnswered(error) ? 'GitHub says' : "GitHub can't be reached"}: ${messageOf(error)}`;
  }
  return 'github-token lacks permission. Add `permissions: pull-requests: write` to the job.';
}

/** Octokit's errors hold the request with its token: only their status and message are read. */
function statusOf(error: unknown): number | undefined {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' ? status : undefined;
}

function wasAnswered(error: unknown): boolean {
  return error instanceof Error && 'response' in error && error.response !== undefined;
}

/** The library writes to the console on its own, past everything that makes a text harmless. */
function quietLog(logger: RunLogger) {
  const debug = (message: string) => logger.debug(message);
  return { debug, info: debug, warn: debug, error: debug };
}
