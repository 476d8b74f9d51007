import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Api } from './api/api.ts';
import type { ApiContext } from './api/context.ts';
import { startAzurite } from './blobs/azurite.ts';
import { blobProxy } from './blobs/blob-proxy.ts';
import { newUploadLocation, type UploadLocation } from './blobs/upload-url.ts';
import { Closers } from './closers.ts';
import { type Addresses, addressesOf, type IdTokens } from './control/addresses.ts';
import { Control } from './control/control.ts';
import { controlApi, isControlPath, type Outside } from './control/control-api.ts';
import { GitHub } from './entra/github.ts';
import { type Credentials, Login } from './entra/login.ts';
import { RegisteredCredentials } from './entra/registered-credentials.ts';
import { type FaultRule, Faults, type RequestLine } from './faults/faults.ts';
import { Callers } from './http/callers.ts';
import { createServerCertificate } from './http/certificate.ts';
import { History } from './http/history.ts';
import { hostsOf, originOf } from './http/hosts.ts';
import type { ServerContext } from './http/http-server.ts';
import { makeScratch } from './scratch.ts';
import { type Handlers, type Origins, serverStarter, startServers } from './servers.ts';
import type { AppSeed } from './store/app-seed.ts';
import { defaultSettings, type SettingsPatch, withPatch } from './store/settings.ts';
import { StoreState } from './store/state.ts';
import { type Timeline, timelineByLooks } from './store/timeline.ts';

export type { AppSeed, Control };

export interface SimulatorOptions {
  /** Apps that are in the Store from the start; none by default. */
  readonly apps?: readonly AppSeed[];
  /** The states that a commit leads through; by status reads, without waiting, by default. */
  readonly timeline?: Timeline;
  readonly settings?: SettingsPatch;
  /** Fault rules in force from the start. */
  readonly faults?: readonly FaultRule[];
  readonly credentials?: Partial<Credentials>;
  /**
   * Address or name to listen on and to be called by, or several: 127.0.0.1 by default. With `0.0.0.0` or `::` the servers
   * listen on every address, and URLs carry the first of the others. Requests by other names are refused.
   */
  readonly host?: string | readonly string[];
  /**
   * Origin that upload URLs carry instead of the blob server's own, for those who map names to it:
   * `https://account.blob.core.windows.net`.
   */
  readonly blobOrigin?: string;
  /** 0, the default, takes a free port. */
  readonly ports?: Partial<Record<'login' | 'store' | 'storeHttp' | 'blob' | 'github', number>>;
  /** Folder in which a folder for temporary files is made; the system's by default. */
  readonly scratch?: string;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** Called for every request before the Store acts, and awaited: a test acts in between. */
  readonly onRequest?: (request: RequestLine) => Promise<void> | void;
  /** Called by `POST /control/stop`; by default it closes the simulator. */
  readonly onStop?: () => void;
  /** Called with bugs in the simulator itself. */
  readonly onError?: (error: unknown) => void;
}

export interface Simulator extends AsyncDisposable {
  /** https origin of the sign-in. */
  readonly loginUrl: string;
  /** https origin of the API. */
  readonly storeUrl: string;
  /** http origin of the same API, and of the control API under `/control/`. */
  readonly storeHttpUrl: string;
  /** https origin of the blob server, Azurite with a proxy in front of it that follows the fault rules. */
  readonly blobUrl: string;
  /** PEM file of the authority that signed the certificate, for `NODE_EXTRA_CA_CERTS`. */
  readonly caFile: string;
  readonly credentials: Credentials;
  /** How a job asks for ID tokens whose issuer is `issuer`. */
  readonly idTokens: IdTokens;
  /** All of these for programs, with the apps in the Store. */
  addresses(): Addresses;
  /** Every access token and ID token issued so far, for tests that search for what leaked. */
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
  const closers = new Closers();
  try {
    return await start(options, closers);
  } catch (error) {
    // The first error is the one that counts.
    await closers.close().catch(() => undefined);
    throw error;
  }
}

async function start(options: SimulatorOptions, closers: Closers): Promise<Simulator> {
  const { ports = {}, now = Date.now, settings = {}, timeline = timelineByLooks() } = options;
  const hosts = hostsOf(options.host ?? '127.0.0.1');
  const blobOrigin = options.blobOrigin === undefined ? undefined : originOf(options.blobOrigin);
  const mapped = blobOrigin === undefined ? [] : [new URL(blobOrigin).hostname];
  const certificate = await createServerCertificate(now(), [...hosts.all, ...mapped]);
  const { scratch, caFile } = await makeFiles(closers, options.scratch, certificate.ca);

  const context = serverContext(options, now, new Callers(hosts.all, mapped));
  const azurite = await startAzurite('127.0.0.1');
  closers.add(() => azurite.close());
  const listen = serverStarter(closers, hosts, certificate);
  const blobUrl = await listen(blobProxy({ host: '127.0.0.1', port: azurite.port }, context), ports.blob);

  const state = new StoreState(withPatch(defaultSettings, settings), timeline, now);
  const newUpload = uploads(state, blobOrigin ?? blobUrl);
  const uploadOriginFor = (host: string): string | undefined => {
    const name = blobOrigin === undefined ? context.callers.ownName(host) : undefined;
    return name && `https://${name}:${new URL(blobUrl).port}`;
  };
  const close = (): Promise<void> => closers.close();
  const origins: Origins = { login: '', store: '', storeHttp: '', github: '' };
  const outside: Outside = {
    stop: options.onStop ?? (() => void close()),
    addresses: () => ({ ...simulator.addresses(), ca: certificate.ca }),
  };
  const api = { state, azurite, scratch, newUpload, uploadOriginFor };
  const parts = assemble(api, context, origins, outside, options.credentials);
  await startServers(listen, ports, parts.handlers, context, origins);
  const simulator = described(parts, origins, { blobUrl, caFile }, state, close);
  for (const app of options.apps ?? []) parts.control.seedApp(app);
  parts.control.addFaults(...(options.faults ?? []));
  return simulator;
}

function described(
  { control, credentials, idTokens, issuedTokens }: ReturnType<typeof assemble>,
  { login, store, storeHttp }: Origins,
  places: { readonly blobUrl: string; readonly caFile: string },
  state: StoreState,
  close: () => Promise<void>,
): Simulator {
  const servers = {
    loginUrl: login,
    storeUrl: store,
    storeHttpUrl: storeHttp,
    ...places,
    idTokens: idTokens(),
  };
  return {
    ...servers,
    credentials,
    issuedTokens,
    control,
    addresses: () => addressesOf(servers, credentials, state.apps),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** A folder for temporary files, with the certificate of the authority in it. `closers` removes it. */
async function makeFiles(closers: Closers, parent: string | undefined, ca: string) {
  const scratch = await makeScratch(parent);
  closers.add(() => rm(scratch, { recursive: true, force: true }));
  const caFile = join(scratch, 'ca.pem');
  await writeFile(caFile, ca);
  return { scratch, caFile };
}

function serverContext(
  { onRequest = () => {}, onError = () => {} }: SimulatorOptions,
  now: () => number,
  callers: Callers,
): ServerContext {
  return { history: new History(), faults: new Faults(onError), now, callers, onRequest, onError };
}

/** Connects sign-in, API and control API with the Store's state. `origins` is read once the servers have started. */
function assemble(
  api: ApiContext,
  context: ServerContext,
  origins: Origins,
  outside: Outside,
  given?: Partial<Credentials>,
) {
  const settings = () => api.state.settings;
  const registered = new RegisteredCredentials();
  const github = new GitHub({ settings, now: context.now, origin: () => origins.github });
  const credentials = { ...defaultCredentials, ...given };
  const login = new Login({
    credentials,
    settings,
    now: context.now,
    origin: () => origins.login,
    audiences: () => [origins.store, origins.storeHttp],
    registered,
    keyOfIssuer: async (issuer) => (issuer === github.issuer ? await github.publicKey() : undefined),
  });
  const store = new Api(api, login);
  const control = new Control(api, context.faults, context.history, registered);
  const handlers: Handlers = {
    login: (exchange) => login.handle(exchange),
    api: (exchange) => store.handle(exchange),
    github: (exchange) => github.handle(exchange),
    control: controlApi(control, outside),
    isControlPath,
  };
  return {
    handlers,
    control,
    credentials,
    idTokens: () => ({ url: github.requestUrl, requestToken: github.requestToken, issuer: github.issuer }),
    issuedTokens: () => [...login.issued, ...github.issued],
  };
}

/** Issues upload URLs, with a raw `+` in the signature as the settings say. */
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
