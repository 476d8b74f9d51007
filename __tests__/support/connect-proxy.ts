import http from 'node:http';
import net from 'node:net';

/** One request to the proxy. */
export interface ProxiedRequest {
  /** `CONNECT` for https; the method itself for http, whose URL is in absolute form. */
  readonly method: string;
  /** `host:port` of the server behind the proxy. */
  readonly host: string;
}

export interface ConnectProxy extends AsyncDisposable {
  /** `host:port` */
  readonly host: string;
  /** Requests so far; only the first of several through one tunnel is seen. */
  readonly requests: readonly ProxiedRequest[];
}

/**
 * An HTTP proxy on this machine that lets everything through and records what it was asked for.
 * @param credentials `user:password` that it requires
 * @param hosts targets of names that no DNS knows: from `host:port` to a port of this machine
 */
export async function startConnectProxy(
  credentials?: string,
  hosts: Readonly<Record<string, number>> = {},
): Promise<ConnectProxy> {
  const requests: ProxiedRequest[] = [];
  const sockets = new Set<net.Socket>();
  const keep = (socket: net.Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  };
  const note = ({ method = '' }: http.IncomingMessage, host: string) => requests.push({ method, host });
  const isWelcome = ({ headers }: http.IncomingMessage) =>
    credentials === undefined ||
    headers['proxy-authorization'] === `Basic ${Buffer.from(credentials).toString('base64')}`;
  const server = http.createServer((request, response) => {
    if (!isWelcome(request)) return void response.writeHead(407).end();
    const url = new URL(request.url ?? '');
    note(request, url.host);
    const { 'proxy-authorization': _, 'proxy-connection': __, ...headers } = request.headers;
    const onward = http.request(url, { method: request.method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  server.on('connection', keep);
  server.on('connect', (request: http.IncomingMessage, client: net.Socket, head: Buffer) => {
    note(request, request.url ?? '');
    if (!isWelcome(request)) return void client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    const known = hosts[request.url ?? ''];
    const { hostname, port } = new URL(`http://${known ? `127.0.0.1:${known}` : request.url}`);
    const onward = net.connect(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.write(head);
      onward.pipe(client);
      client.pipe(onward);
    });
    keep(onward);
    onward.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no TCP address.');
  return {
    host: `127.0.0.1:${address.port}`,
    requests,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
