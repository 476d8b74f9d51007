import { randomBytes } from 'node:crypto';
import { microsoftNames } from '../http/callers.ts';
import type { Answer, Exchange } from '../http/http-server.ts';
import { Refusal } from '../http/refusal.ts';
import { segmentsOf } from '../http/router.ts';
import type { JsonObject } from '../json/json.ts';
import { type AssertionOptions, checkAssertion } from './assertion.ts';
import { answerOf, EntraRefusal } from './entra-refusal.ts';
import { openIdConfiguration } from './openid-configuration.ts';
import type { RegisteredCredentials } from './registered-credentials.ts';

export interface Credentials {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** A token's state, as the API sees it. */
export type TokenState = 'valid' | 'expired' | 'wrong-audience' | 'unknown';

/** The simulator's settings that sign-in follows. */
export interface LoginSettings {
  readonly clientSecret: 'valid' | 'expired';
  readonly tokenLifetimeSeconds: number;
}

export interface LoginOptions {
  readonly credentials: Credentials;
  readonly settings: () => LoginSettings;
  readonly now: () => number;
  /** Origin of the sign-in, once it is known. */
  readonly origin: () => string;
  /** Origins of the API besides the real one; a client that was pointed here asks for a token for these. */
  readonly audiences: () => readonly string[];
  /** What the application may sign in with besides its secret. */
  readonly registered: RegisteredCredentials;
  /** The key that an issuer of ID tokens signs with. */
  readonly keyOfIssuer: AssertionOptions['keyOfIssuer'];
}

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const storeAudience = 'https://manage.devcenter.microsoft.com';

/** Microsoft Entra's token endpoint, v1 and v2, for one tenant and one application. */
export class Login {
  readonly #options: LoginOptions;
  readonly #tokens = new Map<string, { readonly audience: string; readonly issued: number }>();

  constructor(options: LoginOptions) {
    this.#options = options;
  }

  /** Serves `/{tenant}/oauth2/token`, `/{tenant}/oauth2/v2.0/token` and the OpenID configuration. */
  async handle(exchange: Exchange): Promise<Answer> {
    try {
      return await this.#answer(exchange);
    } catch (error) {
      if (!(error instanceof EntraRefusal)) throw error;
      throw answerOf(error, this.#options.now(), this.#options.origin());
    }
  }

  async #answer(exchange: Exchange): Promise<Answer> {
    const [tenant = '', ...rest] = segmentsOf(exchange.url.pathname);
    const path = rest.join('/').toLowerCase();
    if (exchange.method === 'POST' && path === 'oauth2/token') {
      return await this.#token(tenant, exchange, 'v1');
    }
    if (exchange.method === 'POST' && path === 'oauth2/v2.0/token') {
      return await this.#token(tenant, exchange, 'v2');
    }
    if (exchange.method === 'GET' && /^(v2\.0\/)?\.well-known\/openid-configuration$/.test(path)) {
      this.#checkTenant(tenant);
      return { status: 200, body: openIdConfiguration(tenant, this.#originFor(exchange)) };
    }
    // An empty tenant leaves `/oauth2/token` as the path: Entra returns 404 without a body (https://github.com/microsoft/windows-dev-center-vsts-extension/issues/110).
    throw new Refusal(404);
  }

  /** Every token so far. */
  get issued(): readonly string[] {
    return [...this.#tokens.keys()];
  }

  /** Looks a bearer token up; `wrong-audience` is one for the resource with a trailing slash, for instance. */
  stateOf(token: string): TokenState {
    const known = this.#tokens.get(token);
    if (!known) return 'unknown';
    const lifetimeMs = this.#options.settings().tokenLifetimeSeconds * 1000;
    if (this.#options.now() - known.issued >= lifetimeMs) return 'expired';
    return this.#isStore(known.audience) ? 'valid' : 'wrong-audience';
  }

  async #token(tenant: string, exchange: Exchange, version: 'v1' | 'v2'): Promise<Answer> {
    this.#checkTenant(tenant);
    const form = new URLSearchParams(exchange.body.toString('utf8'));
    if (form.get('grant_type') !== 'client_credentials') {
      throw new EntraRefusal(
        400,
        'unsupported_grant_type',
        70003,
        'The app requested an unsupported grant type.',
      );
    }
    const audience = version === 'v1' ? form.get('resource') : audienceOfScope(form.get('scope'));
    if (!audience) throw new EntraRefusal(400, 'invalid_request', 900144, missing(version));
    await this.#authenticate(form, tenant);
    if (!this.#isStore(audience.replace(/\/$/, ''))) {
      const text =
        `The resource principal named ${audience} was not found in the tenant. This can happen if the ` +
        'application has not been installed by the administrator of the tenant or consented to by any user.';
      throw new EntraRefusal(400, 'invalid_resource', 500011, text);
    }
    return { status: 200, body: this.#issue(audience, version) };
  }

  async #authenticate(form: URLSearchParams, tenant: string): Promise<void> {
    const { credentials, settings } = this.#options;
    const clientId = form.get('client_id') ?? '';
    if (clientId.toLowerCase() !== credentials.clientId.toLowerCase()) {
      const text =
        `Application with identifier '${clientId}' was not found in the directory 'Contoso'. This can happen ` +
        'if the application has not been installed by the administrator of the tenant or consented to by any ' +
        'user in the tenant. You may have sent your authentication request to the wrong tenant.';
      throw new EntraRefusal(400, 'unauthorized_client', 700016, text);
    }
    const assertion = form.get('client_assertion');
    if (assertion !== null && form.get('client_assertion_type') === assertionType) {
      return await this.#checkAssertion(assertion, clientId, tenant);
    }
    if (!form.has('client_secret')) {
      const text =
        "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.";
      throw new EntraRefusal(401, 'invalid_client', 7000218, text);
    }
    if (settings().clientSecret === 'expired') {
      const text =
        `The provided client secret keys for app '${clientId}' are expired. Visit the Azure portal to create ` +
        'new keys for your app: https://aka.ms/NewClientSecret.';
      throw new EntraRefusal(401, 'invalid_client', 7000222, text);
    }
    if (form.get('client_secret') !== credentials.clientSecret) {
      const text =
        'Invalid client secret provided. Ensure the secret being sent in the request is the client secret ' +
        `value, not the client secret ID, for a secret added to app '${clientId}'.`;
      throw new EntraRefusal(401, 'invalid_client', 7000215, text);
    }
  }

  async #checkAssertion(assertion: string, clientId: string, tenant: string): Promise<void> {
    const { origin, registered, now, keyOfIssuer } = this.#options;
    // A client with a fixed authority (msstore-cli) signs its own name, wherever that is mapped to.
    const origins = [origin(), ...microsoftNames.login.map((name) => `https://${name}`)];
    const audiences = origins.flatMap((each) =>
      ['oauth2/v2.0/token', 'oauth2/token', 'v2.0', ''].map((path) => `${each}/${tenant}/${path}`),
    );
    await checkAssertion(assertion, { clientId, audiences, registered, now: now(), keyOfIssuer });
  }

  #issue(audience: string, version: 'v1' | 'v2'): JsonObject {
    const token = `simulator.${randomBytes(32).toString('base64url')}`;
    const issued = this.#options.now();
    this.#tokens.set(token, { audience, issued });
    const lifetime = Math.round(this.#options.settings().tokenLifetimeSeconds);
    if (version === 'v2') {
      return { token_type: 'Bearer', expires_in: lifetime, ext_expires_in: lifetime, access_token: token };
    }
    const start = Math.floor(issued / 1000);
    return {
      token_type: 'Bearer',
      // The v1 endpoint returns its numbers as strings.
      expires_in: String(lifetime),
      ext_expires_in: String(lifetime),
      expires_on: String(start + lifetime),
      not_before: String(start),
      resource: audience,
      access_token: token,
    };
  }

  #isStore(audience: string): boolean {
    return audience === storeAudience || this.#options.audiences().includes(audience);
  }

  #checkTenant(tenant: string): void {
    if (tenant.toLowerCase() === this.#options.credentials.tenantId.toLowerCase()) return;
    const text =
      `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into ` +
      'the correct cloud. Check with your subscription administrator, this may happen if there are no active ' +
      'subscriptions for the tenant.';
    throw new EntraRefusal(400, 'invalid_tenant', 90002, text);
  }

  /** What a client calls this server: one of Microsoft's names if that is mapped here. */
  #originFor({ headers }: Exchange): string {
    const host = headers.host?.toLowerCase();
    const isMapped = microsoftNames.login.some((name) => host === name);
    return isMapped ? `https://${host}` : this.#options.origin();
  }
}

function audienceOfScope(scope: string | null): string | undefined {
  const api = scope?.split(' ').find((each) => each.endsWith('/.default'));
  return api?.slice(0, -'/.default'.length);
}

function missing(version: 'v1' | 'v2'): string {
  const parameter = version === 'v1' ? 'resource' : 'scope';
  return `The request body must contain the following parameter: '${parameter}'.`;
}
