import http from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

/** What the server does with one request. */
export type Reply =
  | {
      readonly status: number;
      readonly body?: string | Buffer | object;
      readonly headers?: Record<string, string>;
    }
  /** Dies before a response. */
  | 'reset'
  /** Announces a body and dies in the middle of it. */
  | 'half'
  /** Never responds. */
  | 'hang'
  /** Never ends. */
  | 'endless';

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export interface ScriptedServer {
  readonly origin: string;
  readonly requests: Received[];
  /** `GET /v1.0/my/…` for every request, in order. */
  lines(): string[];
  close(): Promise<void>;
}

export type Script = (request: Received, index: number) => Reply;

/** Sends the replies one after the other; the last one is repeated. */
export function inOrder(...replies: readonly Reply[]): Script {
  return (_request, index) => replies[Math.min(index, replies.length - 1)] ?? { status: 500 };
}

/** A real HTTP(S) server on loopback that follows a script. */
export async function serve(script: Script, tls?: https.ServerOptions): Promise<ScriptedServer> {
  const requests: Received[] = [];
  const sockets = new Set<Socket>();
  const listener: http.RequestListener = async (incoming, response) => {
    let body = '';
    for await (const chunk of incoming) body += String(chunk);
    const { method = '', url = '', headers } = incoming;
    const received = { method, url, headers, body };
    requests.push(received);
    send(script(received, requests.length - 1), response);
  };
  const server = tls ? https.createServer(tls, listener) : http.createServer(listener);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`,
    requests,
    lines: () => requests.map(({ method, url }) => `${method} ${url}`),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function send(reply: Reply, response: http.ServerResponse): void {
  if (reply === 'hang') return;
  if (reply === 'reset') {
    response.socket?.destroy();
    return;
  }
  if (reply === 'half') {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
    response.write('{"id":"11521505', () => response.socket?.destroy());
    return;
  }
  if (reply === 'endless') {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    const block = Buffer.alloc(2 ** 20, 'a');
    const more = () => {
      while (!response.destroyed && response.write(block));
    };
    response.on('drain', more);
    more();
    return;
  }
  const { status, body = '', headers = {} } = reply;
  const bytes = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  response.writeHead(status, { 'MS-CorrelationId': `correlation-${status}`, ...headers });
  response.end(bytes);
}
