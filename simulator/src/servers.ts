import type http from 'node:http';
import type { Closers } from './closers.ts';
import type { ServerCertificate } from './http/certificate.ts';
import type { Hosts } from './http/hosts.ts';
import { type Handler, listener, type Route, type ServerContext } from './http/http-server.ts';
import { startServer } from './http/running-server.ts';

/** Origins of the servers; '' until they have started. */
export interface Origins {
  login: string;
  store: string;
  storeHttp: string;
  github: string;
}

/** Starts one server, https unless `plain` is set, and returns its origin. A port of 0 or `undefined` takes a free one. */
export type Start = (
  listen: http.RequestListener,
  port: number | undefined,
  plain?: 'plain',
) => Promise<string>;

/** A function that starts servers, each of which `closers` closes. */
export function serverStarter(closers: Closers, hosts: Hosts, certificate: ServerCertificate): Start {
  return async (listen, port = 0, plain) => {
    const server = await startServer(listen, { host: hosts.bind, port }, plain ? undefined : certificate);
    closers.add(() => server.close());
    return `${plain ? 'http' : 'https'}://${hosts.called}:${server.port}`;
  };
}

export interface Handlers {
  readonly login: Handler;
  readonly api: Handler;
  readonly github: Handler;
  readonly control: Handler;
  readonly isControlPath: (path: string) => boolean;
}

/** Starts sign-in, API, ID tokens and, on the plain port, API and control API. Fills in `origins`. */
export async function startServers(
  start: Start,
  ports: Partial<Record<keyof Origins, number>>,
  handlers: Handlers,
  context: ServerContext,
  origins: Origins,
): Promise<void> {
  const api: Route = { role: 'api', handler: handlers.api };
  const control: Route = { role: 'control', handler: handlers.control };
  const login: Route = { role: 'login', handler: handlers.login };
  const github: Route = { role: 'github', handler: handlers.github };
  const apiOrControl = (path: string): Route => (handlers.isControlPath(path) ? control : api);
  const serving = (routeOf: (path: string) => Route) => listener(routeOf, context);
  origins.login = await start(
    serving(() => login),
    ports.login,
  );
  origins.store = await start(
    serving(() => api),
    ports.store,
  );
  origins.github = await start(
    serving(() => github),
    ports.github,
  );
  origins.storeHttp = await start(serving(apiOrControl), ports.storeHttp, 'plain');
}
