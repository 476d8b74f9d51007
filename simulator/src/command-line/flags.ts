import { parseArgs } from 'node:util';

export const usage = `The Microsoft Store submission API on this machine.

  --seed FILE        JSON file with apps, settings, a timeline and fault rules (seed.schema.json of the package)
  --seconds N        seconds that a committed submission stays in each state, at most 3600 (default 3)
  --store-id ID      Store ID of the example app (default 9NBLGGH4R315)
  --identity NAME    its Identity/@Name (default Contoso.Notes)
  --publisher CN     its Identity/@Publisher (default CN=Contoso Software, O=Contoso Corporation, C=US)
  --packages KIND    what it was published as: bundle, which only bundles can follow, or single (default bundle)

  --json             print addresses, credentials and apps as one line of JSON
  --env-file FILE    write them into a file of variables once the simulator is ready, and remove it at the end.
                     It has to exist, since Node has a flag of that name and reads the file first; it is emptied.
                     To the file of $GITHUB_ENV the lines are added
  --ca-file FILE     write the CA certificate to trust to this file

  --port N           port of the plain HTTP API, of the control API and of /health (default 0: a free one)
  --api-port N       port of the HTTPS API, likewise
  --login-port N     port of the sign-in, likewise
  --blob-port N      port of the blob storage, likewise
  --github-port N    port of GitHub's ID tokens, likewise
  --host HOST        name or address to listen on and to be called by (default 127.0.0.1); repeat it for several.
                     With 0.0.0.0 or :: the simulator listens on every address, for containers; URLs then carry
                     the first of the other hosts, and requests by any name not given are refused
  --blob-origin URL  origin that upload URLs carry, for those who map names to the blob server:
                     https://account.blob.core.windows.net
  --parent PID       end when the process with this ID has ended
  --help             this text

It runs until Ctrl-C, SIGTERM or POST /control/stop, and leaves nothing behind.`;

export interface Flags {
  readonly seed: string | undefined;
  readonly seconds: number;
  readonly storeId: string;
  readonly identity: string;
  readonly publisher: string;
  readonly packages: 'bundle' | 'single';
  readonly isJson: boolean;
  readonly envFile: string | undefined;
  readonly caFile: string | undefined;
  readonly ports: Readonly<Record<'storeHttp' | 'store' | 'login' | 'blob' | 'github', number>>;
  readonly hosts: readonly string[];
  readonly blobOrigin: string | undefined;
  readonly parent: number | undefined;
}

const text = { type: 'string' } as const;
const port = { type: 'string', default: '0' } as const;
const options = {
  seed: text,
  seconds: { type: 'string', default: '3' },
  'store-id': { type: 'string', default: '9NBLGGH4R315' },
  identity: { type: 'string', default: 'Contoso.Notes' },
  publisher: { type: 'string', default: 'CN=Contoso Software, O=Contoso Corporation, C=US' },
  packages: { type: 'string', default: 'bundle' },
  json: { type: 'boolean', default: false },
  'env-file': text,
  'ca-file': text,
  port,
  'api-port': port,
  'login-port': port,
  'blob-port': port,
  'github-port': port,
  host: { type: 'string', multiple: true },
  'blob-origin': text,
  parent: text,
  help: { type: 'boolean', default: false },
} as const;

/** Reads the flags; `undefined` if help was asked for. Throws with a message for people. */
export function readFlags(argv: readonly string[]): Flags | undefined {
  const { values } = parseArgs({ args: [...argv], options });
  if (values.help) return undefined;
  if (!/^9[A-Z0-9]{11}$/i.test(values['store-id']))
    throw new Error(
      `--store-id: a Store ID has 12 characters and starts with 9, not '${values['store-id']}'.`,
    );
  const { packages } = values;
  if (packages !== 'bundle' && packages !== 'single')
    throw new Error(`--packages: expected bundle or single, not '${packages}'.`);
  return {
    seed: values.seed,
    seconds: number('--seconds', values.seconds, 3600),
    storeId: values['store-id'],
    identity: values.identity,
    publisher: values.publisher,
    packages,
    isJson: values.json,
    envFile: values['env-file'],
    caFile: values['ca-file'],
    ports: {
      storeHttp: wholeNumber('--port', values.port, 65_535),
      store: wholeNumber('--api-port', values['api-port'], 65_535),
      login: wholeNumber('--login-port', values['login-port'], 65_535),
      blob: wholeNumber('--blob-port', values['blob-port'], 65_535),
      github: wholeNumber('--github-port', values['github-port'], 65_535),
    },
    hosts: values.host ?? ['127.0.0.1'],
    blobOrigin: values['blob-origin'],
    parent: values.parent === undefined ? undefined : wholeNumber('--parent', values.parent, 2 ** 32),
  };
}

function number(flag: string, given: string, largest: number): number {
  const value = Number(given);
  if (given.trim() !== '' && value >= 0 && value <= largest) return value;
  throw new Error(`${flag}: expected a number from 0 to ${largest}, not '${given}'.`);
}

function wholeNumber(flag: string, given: string, largest: number): number {
  if (/^\d+$/.test(given)) return number(flag, given, largest);
  throw new Error(`${flag}: expected a whole number from 0 to ${largest}, not '${given}'.`);
}
