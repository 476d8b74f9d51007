import { generateKeyPair, type KeyObject, randomBytes, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import jwt from 'jsonwebtoken';
import type { Answer, Exchange } from '../http/http-server.ts';
import { Refusal } from '../http/refusal.ts';

export interface GitHubOptions {
  readonly settings: () => { readonly idTokenSubject: string; readonly idTokenLifetimeSeconds: number };
  readonly now: () => number;
  /** Origin, which is also the issuer of the tokens, once it is known. */
  readonly origin: () => string;
}

const tokenPath = '/_services/token';
const algorithm = 'RS256';
/** The job that asks, with the ids in GitHub's documentation. */
const job = {
  repository: 'octocat/app',
  repository_id: '456789',
  repository_owner: 'octocat',
  repository_owner_id: '123456',
};

/** The part of GitHub that vouches for a job: the endpoint that issues ID tokens, and the keys to check them. */
export class GitHub {
  /** What the job identifies itself with: `ACTIONS_ID_TOKEN_REQUEST_TOKEN`. */
  readonly requestToken = randomBytes(24).toString('base64url');
  /** Every ID token so far. */
  readonly issued: string[] = [];
  readonly #options: GitHubOptions;
  #keys: Promise<{ readonly publicKey: KeyObject; readonly privateKey: KeyObject }> | undefined;
  readonly #keyId = randomUUID();

  constructor(options: GitHubOptions) {
    this.#options = options;
  }

  /** `ACTIONS_ID_TOKEN_REQUEST_URL`, with the query that GitHub's has. */
  get requestUrl(): string {
    return `${this.#options.origin()}${tokenPath}?api-version=2.0`;
  }

  get issuer(): string {
    return this.#options.origin();
  }

  /** The key that tokens are signed with. */
  async publicKey(): Promise<KeyObject> {
    return (await this.#pair()).publicKey;
  }

  async handle({ method, url, headers }: Exchange): Promise<Answer> {
    if (method !== 'GET') throw new Refusal(404);
    switch (url.pathname) {
      case tokenPath:
        if (headers.authorization !== `Bearer ${this.requestToken}`) throw new Refusal(401);
        // Without an audience GitHub uses the owner's address.
        return ok({
          value: await this.#token(url.searchParams.get('audience') ?? 'https://github.com/octocat'),
        });
      case '/.well-known/openid-configuration':
        return ok({ issuer: this.issuer, jwks_uri: `${this.issuer}/.well-known/jwks` });
      case '/.well-known/jwks': {
        const { n = '', e = '', kty = '' } = (await this.publicKey()).export({ format: 'jwk' });
        return ok({ keys: [{ kid: this.#keyId, use: 'sig', alg: algorithm, kty, n, e }] });
      }
      default:
        throw new Refusal(404);
    }
  }

  /** https://docs.github.com/actions/reference/security/oidc#oidc-token-claims */
  async #token(audience: string): Promise<string> {
    const { idTokenSubject, idTokenLifetimeSeconds } = this.#options.settings();
    const issued = Math.floor(this.#options.now() / 1000);
    const claims = {
      ...job,
      jti: randomUUID(),
      iss: this.issuer,
      aud: audience,
      sub: idTokenSubject,
      nbf: issued - 600,
      iat: issued,
      exp: issued + idTokenLifetimeSeconds,
    };
    const { privateKey } = await this.#pair();
    const token = jwt.sign(claims, privateKey, {
      algorithm,
      header: { kid: this.#keyId, typ: 'JWT', alg: algorithm },
    });
    this.issued.push(token);
    return token;
  }

  /** Made for the first token: most users of the simulator never ask for one. */
  #pair() {
    this.#keys ??= promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
    return this.#keys;
  }
}

function ok(body: Answer['body']): Answer {
  return { status: 200, body };
}
