import { randomBytes } from 'node:crypto';
import { collectText } from '../../scripts/collect-messages.ts';
import { parseCommand } from '../../scripts/runner-commands.ts';
import { renderGithub, visibleText } from './github-markdown.ts';
import { type GithubServer, startGithubServer } from './github-server.ts';
import { signaturesOf } from './leaks.ts';
import { type ResultsService, runtimeToken, startResultsService } from './results-service.ts';

/** GitHub's services for a run that writes a comment and an artifact. */
export interface TestGithub {
  readonly server: GithubServer;
  readonly results: ResultsService;
  readonly githubToken: string;
  /** `ACTIONS_RUNTIME_TOKEN` */
  readonly jobToken: string;
  /** What makes a run of this command write both, as far as it can. */
  inputs(command?: string): Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly event: { readonly name: string; readonly payload: unknown };
  /** Forgets what runs sent, and lets both services work normally. */
  reset(): void;
  /** Signatures of the artifact's upload URLs. */
  signatures(): readonly string[];
  /** What the runs since then must not reveal. */
  secrets(): readonly string[];
  /** Body of the comment; empty if there is none. */
  comment(): string;
  /** Files of the artifact that was uploaded; none if there is none. */
  artifact(): Promise<Readonly<Record<string, string>>>;
  /** Every text that came in, by the name of the place. */
  texts(): Promise<Readonly<Record<string, string>>>;
  close(): Promise<void>;
}

const repo = { full_name: 'contoso/notes' };
const payload = { number: 7, pull_request: { number: 7, head: { repo }, base: { repo } } };

/** A secret for one run of the tests. */
export const randomSecret = () => randomBytes(30).toString('base64url');

/** Starts GitHub's API and its service for artifacts. */
export async function startTestGithub(): Promise<TestGithub> {
  const [server, results] = await Promise.all([startGithubServer(), startResultsService()]);
  const githubToken = `ghs_${randomSecret()}`;
  // The signature, which no one checks here.
  const signature = randomSecret();
  const jobToken = `${runtimeToken()}${signature}`;
  const signatures = () => results.uploadUrls.flatMap(signaturesOf);
  const comment = () => {
    const body = server.comments.at(-1)?.body ?? '';
    collectText(body);
    return body;
  };
  const artifact = async () => {
    const isThere = results.calls.some(({ method }) => method === 'FinalizeArtifact');
    const files = isThere ? await results.files() : {};
    for (const text of Object.values(files)) collectText(text);
    return files;
  };
  return {
    server,
    results,
    githubToken,
    jobToken,
    inputs: (command = 'publish') => ({
      // An input of another command would be refused.
      ...(command === 'publish' && { 'pull-request-comment': 'true' }),
      'github-token': githubToken,
      'artifact-name': 'store-record',
    }),
    env: {
      GITHUB_API_URL: server.apiUrl,
      GITHUB_REPOSITORY: repo.full_name,
      ACTIONS_RESULTS_URL: results.url,
      ACTIONS_RUNTIME_TOKEN: jobToken,
    },
    event: { name: 'pull_request', payload },
    reset: () => {
      for (const list of [server.requests, server.comments, results.calls, results.uploadUrls])
        list.length = 0;
      server.intercept = () => false;
      results.onCall = () => {};
      results.failWith = undefined;
    },
    signatures,
    secrets: () => [githubToken, jobToken, signature, ...signatures()],
    comment,
    artifact,
    texts: async () => ({
      // Escapes and elements that break long words would hide a secret from a search in the source.
      'comment as shown': visibleText(renderGithub(comment())),
      ...named(
        'request to GitHub',
        server.requests.map(({ method, path: to, headers, body }) =>
          [method, to, JSON.stringify(headers), body].join('\n'),
        ),
      ),
      ...named(
        'call of the results service',
        results.calls.map((call) => JSON.stringify(call)),
      ),
      ...named('artifact', await artifact()),
    }),
    close: async () => void (await Promise.all([server.close(), results.close()])),
  };
}

/** Texts by the name of their place, `artifact run.json`. */
export function named(place: string, texts: object): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${place} ${name}`, String(text)]));
}

/**
 * A log without the runner's masks. Only the artifact's own signatures are masked, once they are registered: its
 * library prints them in debug mode, and none of our code comes in between.
 */
export function unmasked(stdout: string, signatures: readonly string[]): string {
  const masks: string[] = [];
  const shown = (text: string) => masks.reduce((hidden, mask) => hidden.replaceAll(mask, '***'), text);
  const lines = stdout.split(/\r?\n/).flatMap((line) => {
    const command = parseCommand(line);
    if (command === undefined) return shown(line);
    if (command.name !== 'add-mask') return shown(`${JSON.stringify(command.properties)} ${command.data}`);
    if (signatures.includes(command.data)) masks.push(command.data);
    return [];
  });
  return lines.join('\n');
}
