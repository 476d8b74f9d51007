#!/usr/bin/env node
import { parseArgs } from 'node:util';
import type { Simulator } from './simulator.ts';

const usage = `The Microsoft Store submission API on this machine.

  --seconds N        seconds that a committed submission stays in each state, at most 3600 (default 3)
  --store-id ID      Store ID of the example app (default 9NBLGGH4R315)
  --identity NAME    its Identity/@Name (default Contoso.Notes)
  --publisher CN     its Identity/@Publisher (default CN=Contoso Software, O=Contoso Corporation, C=US)
  --port N           port of the plain HTTP API and of the control API (default 0: a free one)
  --host HOST        name or address to listen on and to be called by (default 127.0.0.1); repeat it for several.
                     With 0.0.0.0 or :: the simulator listens on every address, for containers; URLs then carry
                     the first of the other hosts, and requests by any name not given are refused
  --blob-origin URL  origin that upload URLs carry, for those who map names to the blob server:
                     https://account.blob.core.windows.net
  --help             this text

It runs until Ctrl-C and leaves nothing behind.`;

const oldestNode = 24;

interface Flags {
  readonly seconds: number;
  readonly storeId: string;
  readonly identity: string;
  readonly publisher: string;
  readonly port: number;
  readonly hosts: readonly string[];
  readonly blobOrigin: string | undefined;
}

/** Reads the flags; `undefined` where help was asked for. Throws with a message for people. */
function readFlags(argv: readonly string[]): Flags | undefined {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      seconds: { type: 'string', default: '3' },
      'store-id': { type: 'string', default: '9NBLGGH4R315' },
      identity: { type: 'string', default: 'Contoso.Notes' },
      publisher: { type: 'string', default: 'CN=Contoso Software, O=Contoso Corporation, C=US' },
      port: { type: 'string', default: '0' },
      host: { type: 'string', multiple: true, default: ['127.0.0.1'] },
      'blob-origin': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  if (!/^9[A-Z0-9]{11}$/i.test(values['store-id'])) {
    throw new Error(
      `--store-id: a Store ID has 12 characters and starts with 9, not '${values['store-id']}'.`,
    );
  }
  return {
    seconds: number('--seconds', values.seconds, 3600),
    storeId: values['store-id'],
    identity: values.identity,
    publisher: values.publisher,
    port: wholeNumber('--port', values.port, 65_535),
    hosts: values.host,
    blobOrigin: values['blob-origin'],
  };
}

function number(flag: string, text: string, largest: number): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= largest) return value;
  throw new Error(`${flag}: expected a number from 0 to ${largest}, not '${text}'.`);
}

function wholeNumber(flag: string, text: string, largest: number): number {
  if (/^\d+$/.test(text)) return number(flag, text, largest);
  throw new Error(`${flag}: expected a whole number from 0 to ${largest}, not '${text}'.`);
}

/** Throws where Node lacks what the simulator is made of; without this it would fail half-way. */
function checkNode(): void {
  const { node } = process.versions;
  if (Number.parseInt(node, 10) >= oldestNode) return;
  throw new Error(
    `The simulator needs Node ${oldestNode} or later, this is v${node}: use npx, or an npm script.`,
  );
}

/** The error in words that help a person who typed the flags. */
function explained(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return new Error(`Port ${port} is in use: give another with --port.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new Error('This machine has no such address: for --host give one that it has, or 0.0.0.0.');
  return error;
}

function describe(simulator: Simulator, flags: Flags): string {
  const { loginUrl, storeUrl, storeHttpUrl, blobUrl, caFile, credentials } = simulator;
  const { tenantId, clientId, clientSecret } = credentials;
  return `The Store is open.

  Sign-in        ${loginUrl}
  API            ${storeUrl}/v1.0/my/
  API, no TLS    ${storeHttpUrl}/v1.0/my/
  Control API    ${storeHttpUrl}/control/state
  Blobs          ${blobUrl}
  CA to trust    ${caFile}

  Tenant         ${tenantId}
  Client         ${clientId}
  Secret         ${clientSecret}

  Example app    ${flags.storeId}
  Identity       ${flags.identity}
  Publisher      ${flags.publisher}

Look at the app with curl:

  TOKEN=$(${tokenCommand(simulator)})
  curl -s --cacert '${caFile}' -H "Authorization: Bearer $TOKEN" ${storeUrl}/v1.0/my/applications/${flags.storeId}

Inputs of the action, with NODE_EXTRA_CA_CERTS=${caFile} in the environment of the runner:

  login-url: ${loginUrl}
  store-api-url: ${storeUrl}
  tenant-id: ${tenantId}
  client-id: ${clientId}
  client-secret: ${clientSecret}
  app-id: ${flags.storeId}

Ctrl-C ends it.`;
}

/** A line for a shell that prints an access token. */
function tokenCommand({ loginUrl, caFile, credentials }: Simulator): string {
  const { tenantId, clientId, clientSecret } = credentials;
  const form = [
    'grant_type=client_credentials',
    `client_id=${clientId}`,
    `client_secret=${clientSecret}`,
    'resource=https://manage.devcenter.microsoft.com',
  ];
  const data = form.map((field) => `--data-urlencode '${field}'`).join(' ');
  const json = `node -p 'JSON.parse(require("node:fs").readFileSync(0)).access_token'`;
  return `curl -s --cacert '${caFile}' ${data} ${loginUrl}/${tenantId}/oauth2/token | ${json}`;
}

async function main(): Promise<void> {
  const flags = readFlags(process.argv.slice(2));
  if (!flags) {
    console.log(usage);
    return;
  }
  checkNode();
  // Listened for before anything is made, so that an early Ctrl-C leaves nothing behind either.
  const ended = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  // Loaded only now: help and wrong flags need none of it.
  const [{ startSimulator }, { timelineByTime }] = await Promise.all([
    import('./simulator.ts'),
    import('./store/timeline.ts'),
  ]);
  await using simulator = await startSimulator({
    apps: [{ id: flags.storeId, identityName: flags.identity, publisher: flags.publisher }],
    timeline: timelineByTime(flags.seconds * 1000),
    ports: { storeHttp: flags.port },
    host: flags.hosts,
    ...(flags.blobOrigin !== undefined && { blobOrigin: flags.blobOrigin }),
    onError: (error) => console.error('Fault in the simulator:', error),
  }).catch((error: unknown) => {
    throw explained(error, flags.port);
  });
  console.log(describe(simulator, flags));
  await ended;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  console.error('Try --help.');
  process.exitCode = 2;
});
