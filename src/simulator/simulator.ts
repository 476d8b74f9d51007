import { rm, writeFile } from 'node:fs/promises';
import type http from 'node:http';
import { join } from 'node:path';
import { Api } from './api.ts';
import type { ApiContext } from './api-context.ts';
import type { AppSeed } from './app-seed.ts';
import { startAzurite } from './azurite.ts';
import { blobProxy } from './blob-proxy.ts';
import { Callers } from './callers.ts';
import { createServerCertificate } from './certificate.ts';
import { Control } from './control.ts';
import { controlApi, isControlPath } from './control-api.ts';
import { Faults, type RequestLine } from './faults.ts';
import { GitHub } from './github.ts';
import { History } from './history.ts';
import { hostsOf, originOf } from './hosts.ts';
import { listener, type Route, type ServerContext } from './http-server.ts';
import { type Credentials, Login } from './login.ts';
import { RegisteredCredentials } from './registered-credentials.ts';
import { startServer } from './running-server.ts';
import { makeScratch } from './scratch.ts';
import { defaultSettings, type SettingsPatch, withPatch } from './settings.ts';
import { StoreState, type UploadLocation } from './state.ts';
import { type Timeline, timelineByLooks } from './timeline.ts';
import { newUploadLocation } from './upload-url.ts';

export type { AppSeed, Control };

export interface SimulatorOptions {
  /** Apps that are in the Store from the start; none by default. */
  readonly apps?: readonly AppSeed[];
  /** The states that a commit leads through; by looks, without waiting, by default. */
  readonly timeline?: Timeline;
  readonly settings?: SettingsPatch;
  readonly credentials?: Partial<Credentials>;
  /**
   * Address or name to listen on and to be called by, or several: 127.0.0.1 by default. With `0.0.0.0` or `::` the servers
   * listen on every address, and URLs carry the first of the others. Requests by other names are refused.
   */
  readonly host?: string | readonly string[];
  /**
   * Origin that upload URLs carry in place of the blob server's own, for those who map names to it:
   * `https://account.blob.core.windows.net`.
   */
  readonly blobOrigin?: string;
  /** 0, the default, takes a free port. */
  readonly ports?: Partial<Record<'login' | 'store' | 'storeHttp' | 'blob' | 'github', number>>;
  /** Folder in which a folder for temporary files is made; the system's by default. */
  readonly scratch?: string;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** Told of every request before the Store acts, and waited for: a test acts in between. */
  readonly onRequest?: (request: RequestLine) => Promise<void> | void;
  /** Told of faults in the simulator itself. */
  readonly onError?: (error: unknown) => void;
}

export interface Simulator extends AsyncDisposable {
  /** https origin of the sign-in. */
  readonly loginUrl: string;
  /** https origin of the API. */
  readonly storeUrl: string;
  /** http origin of the same API, and of the control API under `/control/`. */
  readonly storeHttpUrl: string;
  /** https origin of the blob server, Azurite with a proxy before it that plays faults. */
  readonly blobUrl: string;
  /** PEM file of the authority that signed the certificate, for `NODE_EXTRA_CA_CERTS`. */
  readonly caFile: string;
  readonly credentials: Credentials;
  /** How a job asks for ID tokens whose issuer is `issuer`. */
  readonly idTokens: { readonly url: string; readonly requestToken: string; readonly issuer: string };
  /** Every access token and ID token given out so far, for tests that search for what leaked. */
  issuedTokens(): readonly string[];
  readonly control: Control;
  /** Stops everything and removes every file. */
  close(): Promise<void>;
}

const defaultCredentials: Credentials = {
  tenantId: '11111111-2222-4333-8444-555555555555',
  clientId: '66666666-7777-4888-9999-aaaaaaaaaaaa',
  clientSecret: 'simulator~secret.0123456789abcdefghijkl',
};

/** Starts the Store on this machine: sign-in, API (https and http), blob storage and control API. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  await using stack = new AsyncDisposableStack();
  const { ports = {}, now = Date.now } = options;
  const hosts = hostsOf(options.host ?? '127.0.0.1');
  const blobOrigin = options.blobOrigin === undefined ? undefined : originOf(options.blobOrigin);
  const mapped = blobOrigin === undefined ? [] : [new URL(blobOrigin).hostname];
  const scratch = await makeScratch(options.scratch);
  stack.defer(() => rm(scratch, { recursive: true, force: true }));
  const certificate = await createServerCertificate(now(), [...hosts.all, ...mapped]);
  const caFile = join(scratch, 'ca.pem');
  await writeFile(caFile, certificate.ca);

  const credentials = { ...defaultCredentials, ...options.credentials };
  const settings = withPatch(defaultSettings, options.settings ?? {});
  const state = new StoreState(settings, options.timeline ?? timelineByLooks(), now);
  const { onRequest = () => {}, onError = () => {} } = options;
  const [history, faults] = [new History(), new Faults(onError)];
  const callers = new Callers(hosts.all, mapped);
  const context: ServerContext = { history, faults, now, callers, onRequest, onError };

  const azurite = await startAzurite('127.0.0.1');
  stack.defer(() => azurite.close());
  const start = async (listen: http.RequestListener, port = 0, isSecure = false): Promise<number> => {
    const server = await startServer(listen, { host: hosts.bind, port }, isSecure ? certificate : undefined);
    stack.defer(() => server.close());
    return server.port;
  };
  const blobServer = blobProxy({ host: '127.0.0.1', port: azurite.port }, context);
  const blobUrl = `https://${hosts.called}:${await start(blobServer, ports.blob, true)}`;

  const origins = { login: '', store: '', storeHttp: '', github: '' };
  const registered = new RegisteredCredentials();
  const github = new GitHub({ settings: () => state.settings, now, origin: () => origins.github });
  const login = new Login({
    credentials,
    settings: () => state.settings,
    now,
    origin: () => origins.login,
    audiences: () => [origins.store, origins.storeHttp],
    registered,
    keyOfIssuer: async (issuer) => (issuer === github.issuer ? await github.publicKey() : undefined),
  });
  const apiContext: ApiContext = {
    state,
    azurite,
    scratch,
    newUpload: uploads(state, blobOrigin ?? blobUrl),
  };
  const api = new Api(apiContext, login);
  const control = new Control(apiContext, faults, history, registered);
  const apiRoute: Route = { role: 'api', handler: (exchange) => api.handle(exchange) };
  const controlRoute: Route = { role: 'control', handler: controlApi(control) };
  const loginRoute: Route = { role: 'login', handler: (exchange) => login.handle(exchange) };
  const githubRoute: Route = { role: 'github', handler: (exchange) => github.handle(exchange) };
  const plain = (path: string): Route => (isControlPath(path) ? controlRoute : apiRoute);
  origins.login = `https://${hosts.called}:${await start(
    listener(() => loginRoute, context),
    ports.login,
    true,
  )}`;
  origins.store = `https://${hosts.called}:${await start(
    listener(() => apiRoute, context),
    ports.store,
    true,
  )}`;
  origins.github = `https://${hosts.called}:${await start(
    listener(() => githubRoute, context),
    ports.github,
    true,
  )}`;
  origins.storeHttp = `http://${hosts.called}:${await start(listener(plain, context), ports.storeHttp)}`;

  for (const app of options.apps ?? []) control.seedApp(app);
  const running = stack.move();
  const close = (): Promise<void> => running.disposeAsync();
  return {
    loginUrl: origins.login,
    storeUrl: origins.store,
    storeHttpUrl: origins.storeHttp,
    blobUrl,
    caFile,
    credentials,
    idTokens: { url: github.requestUrl, requestToken: github.requestToken, issuer: github.issuer },
    issuedTokens: () => [...login.issued, ...github.issued],
    control,
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Gives out upload URLs, with a raw `+` in the signature as the settings say. */
function uploads(state: StoreState, origin: string): () => UploadLocation {
  let count = 0;
  return () => {
    count += 1;
    const { plusInSignature, uploadUrlLifetimeSeconds } = state.settings;
    const isRaw = plusInSignature === 'always' || (plusInSignature === 'alternate' && count % 2 === 1);
    const expires = state.now() + uploadUrlLifetimeSeconds * 1000;
    return newUploadLocation(origin, expires, isRaw ? 'raw' : 'encoded');
  };
}
