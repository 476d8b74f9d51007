import { randomBytes } from 'node:crypto';
import { collectText } from '../../scripts/collect-messages.ts';
import { parseCommand } from '../../scripts/runner-commands.ts';
import { renderGithub, visibleText } from './github-markdown.ts';
import { type GithubServer, startGithubServer } from './github-server.ts';
import { signaturesOf } from './leaks.ts';
import { type ResultsService, runtimeToken, startResultsService } from './results-service.ts';

/** GitHub's side of a run that writes a comment and an artifact. */
export interface Letterbox {
  readonly github: GithubServer;
  readonly results: ResultsService;
  readonly githubToken: string;
  /** `ACTIONS_RUNTIME_TOKEN` */
  readonly jobToken: string;
  /** What makes a run write both. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly event: { readonly name: string; readonly payload: unknown };
  /** Forgets what earlier runs sent. */
  clear(): void;
  /** What the runs since then were not to tell. */
  secrets(): readonly string[];
  /** Body of the comment; empty where there is none. */
  comment(): string;
  /** Files of the artifact that was uploaded; none where there is none. */
  artifact(): Promise<Readonly<Record<string, string>>>;
  /** Every text that came in, by the name of the place. */
  texts(): Promise<Readonly<Record<string, string>>>;
  /**
   * A log without the runner's masks. Only the artifact's own signature is masked, from where it is registered: its
   * library prints that where a job debugs, and no code of ours comes between.
   */
  unmasked(stdout: string): string;
  close(): Promise<void>;
}

const repo = { full_name: 'contoso/notes' };
const pullRequest = { number: 7, pull_request: { number: 7, head: { repo }, base: { repo } } };

/** A secret of one run of the tests. */
export const randomSecret = () => randomBytes(30).toString('base64url');

/** Starts GitHub's API and its service for artifacts. */
export async function startLetterbox(): Promise<Letterbox> {
  const [github, results] = await Promise.all([startGithubServer(), startResultsService()]);
  const githubToken = `ghs_${randomSecret()}`;
  // The signature, which nobody checks here.
  const signature = randomSecret();
  const jobToken = `${runtimeToken()}${signature}`;
  const signatures = () => results.uploadUrls.flatMap(signaturesOf);
  const comment = () => {
    const body = github.comments.at(-1)?.body ?? '';
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
    github,
    results,
    githubToken,
    jobToken,
    inputs: { 'pull-request-comment': 'true', 'github-token': githubToken, 'artifact-name': 'store-record' },
    env: {
      GITHUB_API_URL: github.apiUrl,
      GITHUB_REPOSITORY: repo.full_name,
      ACTIONS_RESULTS_URL: results.url,
      ACTIONS_RUNTIME_TOKEN: jobToken,
    },
    event: { name: 'pull_request', payload: pullRequest },
    clear: () => {
      for (const list of [github.requests, github.comments, results.calls, results.uploadUrls])
        list.length = 0;
    },
    secrets: () => [githubToken, jobToken, signature, ...signatures()],
    comment,
    artifact,
    texts: async () => ({
      // Escapes and elements that break long words would hide a secret from a search in the source.
      'comment as shown': visibleText(renderGithub(comment())),
      ...named(
        'request to GitHub',
        github.requests.map(({ method, path: to, headers, body }) =>
          [method, to, JSON.stringify(headers), body].join('\n'),
        ),
      ),
      ...named(
        'call of the results service',
        results.calls.map((call) => JSON.stringify(call)),
      ),
      ...named('artifact', await artifact()),
    }),
    unmasked: (stdout) => unmasked(stdout, signatures()),
    close: async () => void (await Promise.all([github.close(), results.close()])),
  };
}

/** Texts by the name of their place, `artifact run.json`. */
export function named(place: string, texts: object): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${place} ${name}`, String(text)]));
}

function unmasked(stdout: string, signatures: readonly string[]): string {
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
