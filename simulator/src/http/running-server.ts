import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { ServerCertificate } from './certificate.ts';

export interface RunningServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Starts a server; https if a certificate is given. Port 0 takes a free one. */
export async function startServer(
  listen: http.RequestListener,
  where: { readonly host: string; readonly port: number },
  certificate?: ServerCertificate,
): Promise<RunningServer> {
  const server = certificate ? https.createServer({ ...certificate }, listen) : http.createServer(listen);
  // A client that keeps a connection open between two polls would otherwise get a reset now and then.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(where.port, where.host, resolve);
  });
  return {
    port: portOf(server.address()),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server has no TCP address.');
  return address.port;
}
