import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Comment {
  readonly id: number;
  readonly user: { readonly login: string; readonly type: 'Bot' | 'User' };
  body: string;
}

export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  /** All other headers. */
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** The part of GitHub's API that keeps comments on pull request 7 of contoso/notes. */
export interface GithubServer {
  readonly apiUrl: string;
  readonly comments: Comment[];
  readonly requests: ApiRequest[];
  /** The token's user; `undefined` if GraphQL refuses to say. */
  viewer: string | undefined;
  /** Responds instead of the API if it returns true. */
  intercept: (request: ApiRequest, response: ServerResponse) => boolean;
  close(): Promise<void>;
}

const thread = '/repos/contoso/notes/issues/7/comments';

/**
 * Starts it on a free port.
 * @param root path of the API: `/api/v3` on GitHub Enterprise Server
 */
export async function startGithubServer(root = ''): Promise<GithubServer> {
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const github: GithubServer = {
    apiUrl: `${origin}${root}`,
    comments: [],
    requests: [],
    viewer: 'github-actions[bot]',
    intercept: () => false,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return github;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', origin);
    const { method = '' } = request;
    const { authorization, ...headers } = request.headers;
    const text = await textOf(request);
    const seen = { method, path: `${url.pathname}${url.search}`, authorization, headers, body: text };
    github.requests.push(seen);
    if (github.intercept(seen, response)) return;
    if (url.pathname === (root === '' ? '/graphql' : '/api/graphql')) return answerViewer(response);
    const path = url.pathname.slice(root.length);
    if (method === 'GET' && path === thread) return answerPage(url, response);
    const { body } = JSON.parse(text) as { body: string };
    if (method === 'POST' && path === thread) {
      const login = github.viewer ?? 'github-actions[bot]';
      const comment: Comment = { id: github.comments.length + 1, user: { login, type: 'Bot' }, body };
      github.comments.push(comment);
      return answer(response, 201, { ...comment, html_url: `https://github.com/c/${comment.id}` });
    }
    const id = Number(/^\/repos\/contoso\/notes\/issues\/comments\/(\d+)$/.exec(path)?.[1]);
    const found = github.comments.find((comment) => comment.id === id);
    if (method !== 'PATCH' || found === undefined) return answer(response, 404, { message: 'Not Found' });
    found.body = body;
    answer(response, 200, { ...found, html_url: `https://github.com/c/${id}` });
  }

  function answerViewer(response: ServerResponse): void {
    const { viewer } = github;
    const refusal = { errors: [{ message: 'Resource not accessible by integration' }] };
    answer(response, 200, viewer === undefined ? refusal : { data: { viewer: { login: viewer } } });
  }

  function answerPage(url: URL, response: ServerResponse): void {
    const size = Number(url.searchParams.get('per_page') ?? 30);
    const page = Number(url.searchParams.get('page') ?? 1);
    const next = new URL(url);
    next.searchParams.set('page', `${page + 1}`);
    if (page * size < github.comments.length) response.setHeader('Link', `<${next.href}>; rel="next"`);
    answer(response, 200, github.comments.slice((page - 1) * size, page * size));
  }
}

/** Responds with a JSON document. */
export function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
