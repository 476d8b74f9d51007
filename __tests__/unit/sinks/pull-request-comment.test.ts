import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { RunRecord } from '../../../src/record/run-record.ts';
import {
  keepComment,
  markerOf,
  type PullRequestCommentOptions,
  renderComment,
} from '../../../src/sinks/pull-request-comment.ts';
import { elementsOf, renderGithub } from '../../support/github-markdown.ts';
import { answer, type Comment, type GithubServer, startGithubServer } from '../../support/github-server.ts';
import { committedRecord, hostileTexts, packagePlan, planOf } from '../report/record.ts';
import { recordedLog } from '../report/recorded-log.ts';

const targetKey = '9NBLGGH4R315';
const marker = '<!-- publish-to-microsoft-store: 9NBLGGH4R315 -->';
const token = 'ghs_0123456789abcdef';
const bot = { login: 'github-actions[bot]', type: 'Bot' } as const;
const permission = 'permissions: pull-requests: write';

let github: GithubServer;
beforeEach(async () => {
  github = await startGithubServer();
});
afterEach(() => github.close());

describe('the comment on a pull request', () => {
  test('is created if there is none, and updated in place from then on', async () => {
    await keep();
    await keep({}, committedRecord({ result: 'planned' }));
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toContain(`${marker}\n### ✅ Microsoft Store: planned, Contoso Notes`);
    expect(github.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /graphql',
      'GET /repos/contoso/notes/issues/7/comments?per_page=100',
      'POST /repos/contoso/notes/issues/7/comments',
      'POST /graphql',
      'GET /repos/contoso/notes/issues/7/comments?per_page=100',
      'PATCH /repos/contoso/notes/issues/comments/1',
    ]);
    expect(new Set(github.requests.map(({ authorization }) => authorization))).toEqual(
      new Set([`token ${token}`]),
    );
  });

  test('says in the log where it is', async () => {
    expect(await keep()).toEqual(['info Comment on pull request #7: https://github.com/c/1']);
  });

  test('is found on the third page', async () => {
    github.comments.push(
      ...others(250),
      { id: 900, user: bot, body: `${marker}\nold` },
      ...others(10, 1_000),
    );
    await keep();
    expect(github.comments.find(({ id }) => id === 900)?.body).toContain('### ✅ Microsoft Store');
    expect(github.comments).toHaveLength(261);
  });

  test('is searched for only until it is found', async () => {
    github.comments.push({ id: 1, user: bot, body: `${marker}\nold` }, ...others(250, 2));
    await keep();
    expect(github.requests.filter(({ method }) => method === 'GET')).toHaveLength(1);
  });

  test('belongs to one target', async () => {
    await keep();
    await keep({ targetKey: `${targetKey} flight Beta -->` });
    expect(github.comments.map(({ body }) => body.split('\n')[0])).toEqual([
      marker,
      '<!-- publish-to-microsoft-store: 9NBLGGH4R315%20flight%20Beta%20--%3E -->',
    ]);
  });

  test.each<[string, Partial<Comment>]>([
    ['by a user who wrote our marker', { user: { login: 'mallory', type: 'User' } }],
    ['by another bot', { user: { login: 'other[bot]', type: 'Bot' } }],
    ['by us and only quotes the marker', { body: `> ${marker}` }],
  ])('leaves a comment alone that is %s', async (_what, changed) => {
    const comment = { id: 1, user: bot, body: `${marker}\nhands off`, ...changed };
    github.comments.push(comment);
    const { body } = comment;
    await keep();
    expect(github.comments).toHaveLength(2);
    expect(github.comments[0]?.body).toBe(body);
  });

  test("is found by a user's own token", async () => {
    github.viewer = 'octo';
    github.comments.push(
      { id: 1, user: bot, body: marker },
      { id: 2, user: { login: 'octo', type: 'User' }, body: marker },
    );
    await keep();
    expect(github.comments.map(({ body }) => body.length > marker.length)).toEqual([false, true]);
  });

  test("is a bot's if it is unknown whose the token is: a user could pose as us, a bot could not", async () => {
    github.viewer = undefined;
    github.comments.push(
      { id: 1, user: { login: 'mallory', type: 'User' }, body: marker },
      { id: 2, user: bot, body: marker },
    );
    await keep();
    expect(github.comments.map(({ body }) => body.length > marker.length)).toEqual([false, true]);
  });

  test('is posted to a self-hosted GitHub server', async () => {
    const own = await startGithubServer('/api/v3');
    try {
      await keep({ apiUrl: own.apiUrl });
      await keep({ apiUrl: own.apiUrl });
      expect(own.comments).toHaveLength(1);
      expect(own.requests[0]?.path).toBe('/api/graphql');
    } finally {
      await own.close();
    }
  });

  test('contains no secret', async () => {
    await keep({}, committedRecord({ warnings: [`it is ${token}`] }));
    expect(github.comments[0]?.body).toContain('it is \\*\\*\\*');
    expect(github.comments[0]?.body).not.toContain(token);
  });
});

describe('a comment that cannot be written is a warning', () => {
  const refusing = (method: string, status: number, message: string) => {
    github.intercept = (request, response) => {
      if (request.method !== method || request.path.endsWith('graphql')) return false;
      answer(response, status, { message });
      return true;
    };
  };
  const where = 'warning The comment on pull request #7 was not written:';

  test.each([
    ['GET', 403, 'Resource not accessible by integration'],
    ['POST', 403, 'Resource not accessible by integration'],
    ['GET', 404, 'Not Found'],
  ])('that names the missing permission: %s %i', async (method, status, message) => {
    refusing(method, status, message);
    expect(await keep()).toEqual([
      `${where} github-token lacks permission. Add \`${permission}\` to the job.`,
    ]);
  });

  test.each([
    ['POST', 502, 'Bad Gateway'],
    ['GET', 500, 'oops\n::error::x'],
    ['GET', 403, 'API rate limit exceeded for installation'],
  ])('that quotes GitHub, made harmless: %s %i', async (method, status, message) => {
    refusing(method, status, message);
    const [line = '', ...rest] = await keep();
    expect(line).toContain(`${where} GitHub says: ${message.replace('\n', '⏎')}`);
    expect(rest).toEqual([]);
    // What may already have been created is not created twice.
    expect(github.requests.filter((request) => request.method === 'POST').length).toBeLessThanOrEqual(2);
  });

  test('if the token is not accepted', async () => {
    github.intercept = (_request, response) => {
      answer(response, 401, { message: 'Bad credentials' });
      return true;
    };
    expect(await keep()).toEqual([`${where} GitHub does not accept github-token.`]);
  });

  test('if GitHub does not respond', async () => {
    github.intercept = (request) => request.method === 'GET';
    expect(await keep({ timeLimit: 100 })).toEqual([`${where} GitHub did not respond within 0.1 s.`]);
  });

  test('if the response never ends', async () => {
    let sent = 0;
    github.intercept = (request, response) => {
      if (request.method !== 'GET') return false;
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.on('error', () => {});
      const more = () => {
        while (!response.destroyed && response.write(' '.repeat(2 ** 20))) sent += 1;
        if (!response.destroyed) response.once('drain', more);
      };
      more();
      return true;
    };
    expect(await keep()).toEqual([expect.stringMatching(/a response larger than 16 MiB/)]);
    expect(sent).toBeLessThan(64);
  });

  test('if GitHub cannot be reached', async () => {
    await github.close();
    expect(await keep()).toEqual([expect.stringMatching(/GitHub can't be reached: /)]);
  });
});

describe('renderComment', () => {
  const page = { serverUrl: 'https://github.com', runUrl: 'https://github.com/contoso/notes/actions/runs/1' };

  test('says what the summary says, without the states, and which run wrote it', () => {
    const text = renderComment(committedRecord({ warnings: ['careful'] }), targetKey, page);
    expect(text).toMatch(/### Warnings.*### Packages.*### Changes.*<summary>Unchanged/s);
    expect(text).not.toMatch(/### States|mermaid/);
    expect(text).toMatch(
      /<sub>Written by <a href="https:\/\/github.com\/contoso\/notes\/actions\/runs\/1">this run<\/a>\./,
    );
  });

  test('stays below the 65,536 characters that GitHub accepts, with a note', () => {
    const changes = Array.from({ length: 900 }, (_, index) => ({
      path: `listings.l${index}.baseListing.description`,
      before: 'ü'.repeat(200),
      after: '漢'.repeat(200),
    }));
    const text = renderComment(committedRecord({ plan: planOf({ changes }) }), targetKey, page);
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text.length).toBeGreaterThan(64_000);
    expect(text).toMatch(
      /\n\n\*Truncated: a comment on GitHub can have at most 65,536 characters\.[^\n]*\*\n$/,
    );
  });

  test.each(hostileTexts)('mentions, links and opens nothing for %j', (text) => {
    const record = committedRecord({
      target: { kind: 'app', appId: text, appName: text },
      plan: planOf({ packages: [packagePlan({ fileName: text, reason: text })] }),
      warnings: [text],
    });
    const html = renderGithub(renderComment(record, text, { serverUrl: '', runUrl: undefined }));
    expect(elementsOf(html.replace(/^<!--.*-->/, ''))).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(a|img|script|b)$/)]),
    );
  });

  test('cannot have a target that ends the marker', () => {
    expect(markerOf('--> <b> \n')).toBe('<!-- publish-to-microsoft-store: --%3E%20%3Cb%3E%20%0A -->');
  });
});

function others(count: number, first = 10): Comment[] {
  return Array.from({ length: count }, (_, index) => ({
    id: first + index,
    user: { login: 'human', type: 'User' },
    body: 'Looks good to me.',
  }));
}

async function keep(
  changed: Partial<PullRequestCommentOptions> = {},
  record: RunRecord = committedRecord(),
): Promise<readonly string[]> {
  const { logger, log } = recordedLog(token);
  await keepComment(record, {
    token,
    apiUrl: github.apiUrl,
    repository: 'contoso/notes',
    pullRequest: 7,
    targetKey,
    serverUrl: 'https://github.com',
    runUrl: 'https://github.com/contoso/notes/actions/runs/1',
    logger,
    ...changed,
  });
  return log;
}
