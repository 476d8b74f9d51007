import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ActionError } from '../../../src/errors.ts';
import type { Inputs } from '../../../src/inputs/command-inputs.ts';
import { readInputs } from '../../../src/inputs/inputs.ts';
import { commands, commandsOf, type InputName, inputNames } from '../../../src/inputs/table.ts';

const signIn = {
  'tenant-id': '6f1b5a5e-0d0c-4b1f-9f0c-1c2d3e4f5a6b',
  'client-id': '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
  'client-secret': 'abc8Q~the.value.of_a-secret-0123456789',
};
const app = { ...signIn, 'app-id': '9NBLGGH4R315' };
const publish = { ...app, packages: '*.msix' };

function read(inputs: Readonly<Record<string, string>>, env: Record<string, string> = {}): Inputs {
  const entries = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  return readInputs(
    { ...env, ...Object.fromEntries(entries) },
    { mask: () => {}, warning: () => {}, info: () => {} },
  );
}

function messages(inputs: Record<string, string>, env: Record<string, string> = {}): readonly string[] {
  try {
    read(inputs, env);
    return [];
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    return error.findings.map(({ message }) => message);
  }
}

describe('inputs in combination', () => {
  test.each<[string, Record<string, string>]>([
    ['publish', publish],
    ['publish to a flight', { ...publish, flight: 'Beta' }],
    [
      'publish with more of the submission',
      {
        ...publish,
        visibility: 'hidden',
        'publish-mode': 'manual',
        'release-notes': 'x',
        'certification-notes': 'x',
        'mandatory-update': 'now',
        'submission-patch': 'store/patch.json',
        'dry-run': 'true',
      },
    ],
    ['publish notes to a flight', { ...publish, flight: 'Beta', 'certification-notes': 'x' }],
    ['publish a price without packages', { ...app, price: 'Free' }],
    ['publish a patch without packages', { ...app, 'submission-patch': 'store/patch.json' }],
    [
      'publish notes to a flight without packages',
      { ...app, flight: 'Beta', 'certification-notes': 'x', 'publish-mode': 'manual' },
    ],
    ['a dry run without anything to sign in with', { packages: '*.msix', 'dry-run': 'true' }],
    ['publish an add-on', { ...signIn, 'add-on': '9NBLGGH4R316', price: 'Free' }],
    ['rollout', { ...app, command: 'rollout', 'rollout-percentage': '50' }],
    ['rollout halt', { ...app, command: 'rollout', 'rollout-action': 'halt', 'expected-version': '1.2.3.0' }],
    ['status', { ...app, command: 'status', 'wait-for': 'published' }],
    ['cancel', { ...app, command: 'cancel', 'delete-foreign': 'true' }],
    ['api', { ...signIn, command: 'api', path: '/v1.0/my/applications' }],
  ])('%s accepts what belongs to it', (_name, inputs) => {
    expect(messages(inputs)).toEqual([]);
  });

  test('an input that does not belong to the command is an error that names the command it belongs to', () => {
    expect(messages({ ...app, command: 'status', packages: '*.msix' })).toEqual([
      'packages: does not apply to command: status. Remove it (it applies only to publish).',
    ]);
    expect(messages({ ...publish, 'delete-foreign': 'true', path: 'x' })).toEqual([
      expect.stringMatching(/^delete-foreign: does not apply to command: publish/),
      expect.stringMatching(/^path: does not apply to command: publish/),
    ]);
  });

  test('a value equal to its default counts as not given', () => {
    expect(
      messages({ ...app, command: 'cancel', 'wait-for': 'accepted', 'if-pending': 'fail', method: 'get' }),
    ).toEqual([]);
  });

  test.each<[string, Record<string, string>, RegExp]>([
    ['no packages', app, /^packages: is missing/],
    [
      'a flight without packages that asks for nothing',
      { ...app, flight: 'Beta' },
      /set at least one of publish-mode, certification-notes or submission-patch\.$/,
    ],
    ...[
      ['existing-packages', 'keep-all'],
      ['rollout-percentage', '100'],
      ['existing-rollout', 'finalize'],
      ['mandatory-update', 'now'],
    ].map(([name = '', value = '']): [string, Record<string, string>, RegExp] => [
      `${name} without packages`,
      { ...app, price: 'Free', [name]: value },
      new RegExp(`^${name}: has no effect without packages`),
    ]),
    ['no app', { ...signIn, packages: '*.msix' }, /^app-id: is missing/],
    ['packages for an add-on', { ...publish, 'add-on': 'gold' }, /^packages: does not apply to an add-on/],
    [
      'a rollout of an add-on',
      { ...signIn, 'add-on': 'gold', 'rollout-percentage': '10' },
      /^rollout-percentage: does not apply to an add-on/,
    ],
    [
      'a flight and an add-on',
      { ...signIn, 'add-on': 'gold', flight: 'Beta' },
      /^flight: can't be combined with add-on/,
    ],
    [
      'a price for a flight',
      { ...publish, flight: 'Beta', price: 'Free' },
      /^price: does not apply to a flight/,
    ],
    ...['visibility', 'release-notes'].map((name): [string, Record<string, string>, RegExp] => [
      `${name} for a flight`,
      { ...publish, flight: 'Beta', [name]: 'public' },
      new RegExp(`^${name}: does not apply to a flight`),
    ]),
    ...['release-notes', 'certification-notes'].map((name): [string, Record<string, string>, RegExp] => [
      `${name} for an add-on`,
      { ...signIn, 'add-on': 'gold', [name]: 'x' },
      new RegExp(`^${name}: does not apply to an add-on, which has no release notes`),
    ]),
    [
      'a mandatory update of an add-on',
      { ...signIn, 'add-on': 'gold', 'mandatory-update': 'now' },
      /^mandatory-update: does not apply to an add-on/,
    ],
    [
      'a dry run of another command',
      { ...app, command: 'cancel', 'dry-run': 'true' },
      /^dry-run: does not apply to command: cancel/,
    ],
    ['a dry run without packages', { 'dry-run': 'true' }, /^packages: is missing/],
    [
      'a dry run that may sign in but does not say where',
      { ...publish, 'dry-run': 'true', 'tenant-id': '' },
      /^tenant-id: is missing/,
    ],
    [
      'a rollout without a share',
      { ...app, command: 'rollout' },
      /^rollout-percentage: is required, unless rollout-action is set/,
    ],
    [
      'a share and an action',
      { ...app, command: 'rollout', 'rollout-percentage': '5', 'rollout-action': 'halt' },
      /^rollout-action: can't be combined/,
    ],
    ['no path', { ...signIn, command: 'api' }, /^path: is missing/],
    [
      'an address elsewhere',
      { ...signIn, command: 'api', path: 'https://evil.example/x' },
      /^path: .*after \/v1\.0\/my\//,
    ],
    ['a path that leaves the API', { ...signIn, command: 'api', path: '../admin' }, /^path: .*not a path/],
    [
      'a body for a GET',
      { ...signIn, command: 'api', path: 'applications', body: '{}' },
      /^body: does not apply to method: get/,
    ],
    [
      'two credentials',
      { ...publish, 'client-certificate': '-----BEGIN PRIVATE KEY-----\n-----BEGIN CERTIFICATE-----' },
      /^client-certificate: can't be combined/,
    ],
    [
      'a certificate without a key',
      { ...publish, 'client-secret': '', 'client-certificate': '-----BEGIN CERTIFICATE-----' },
      /^client-certificate: .*has no private key/,
    ],
  ])('%s is refused', (_name, inputs, message) => {
    expect(messages(inputs)).toEqual([expect.stringMatching(message)]);
  });

  test('a lack of credentials is explained with both causes', () => {
    const [message, ...others] = messages({ ...publish, 'client-secret': '' });
    expect(others).toEqual([]);
    expect(message).toMatch(/different name.*environment.*fork.*id-token: write/s);
  });

  test('the runner’s OIDC token is a credential', () => {
    const env = { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://x', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'y' };
    expect(messages({ ...publish, 'client-secret': '' }, env)).toEqual([]);
  });
});

/** What each command needs, and a value for each input that is not its default. */
const needed = {
  publish,
  rollout: { ...app, command: 'rollout', 'rollout-percentage': '50' },
  status: { ...app, command: 'status' },
  cancel: { ...app, command: 'cancel' },
  pull: { ...app, command: 'pull', listing: 'page' },
  api: { ...signIn, command: 'api', path: 'applications', method: 'post' },
} as const;
const samples: Readonly<Record<InputName, string>> = {
  command: 'status',
  'tenant-id': 'contoso.onmicrosoft.com',
  'client-id': '1a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
  'client-secret': 'another secret',
  'client-certificate': '-----BEGIN PRIVATE KEY-----\n-----BEGIN CERTIFICATE-----',
  'app-id': '9NBLGGH4R316',
  flight: 'Beta',
  'add-on': 'gold',
  packages: 'other/*.msix',
  'existing-packages': 'keep-all',
  'rollout-percentage': '10',
  'existing-rollout': 'halt',
  'rollout-action': 'finalize',
  'expected-version': '1.2.3.0',
  'mandatory-update': 'now',
  'publish-mode': 'manual',
  visibility: 'hidden',
  price: 'Free',
  'release-notes': 'Ink.',
  'release-notes-format': 'markdown',
  'certification-notes': 'Sign in.',
  'submission-patch': 'store/patch.json',
  listing: 'store-listing',
  'replace-images': 'true',
  from: 'pending',
  overwrite: 'true',
  'dry-run': 'true',
  'if-pending': 'wait',
  'wait-for': 'published',
  'timeout-minutes': '5',
  'delete-foreign': 'true',
  method: 'delete',
  path: 'inappproducts',
  body: '{}',
  'pull-request-comment': 'true',
  'github-token': 'a token',
  'preview-path': 'preview.html',
  'artifact-name': 'record',
  'login-url': 'https://login.microsoftonline.us',
  'store-api-url': 'https://localhost:8443',
};
/** Inputs that have to be left out if another one is set. */
const excludes: Partial<Record<InputName, readonly InputName[]>> = {
  'client-certificate': ['client-secret'],
  'rollout-action': ['rollout-percentage'],
  'add-on': ['packages'],
};

describe('the inputs of a command', () => {
  const ofCommand = inputNames.flatMap((name) => commandsOf(name).map((command) => [command, name] as const));

  test.each(ofCommand.filter(([, name]) => name !== 'command'))('%s gets %s', (command, name) => {
    const others = Object.entries(needed[command]).filter(
      ([each]) => !excludes[name]?.some((other) => other === each),
    );
    const inputs = read({ ...Object.fromEntries(others), [name]: samples[name] });
    expect(inputs.command).toBe(command);
    expect(inputs).not.toEqual(read(needed[command]));
  });

  test('are those that belong to it, and no others', () => {
    const keys = Object.fromEntries(
      commands.map((command) => [command, Object.keys(read(needed[command])).sort()]),
    );
    expect(keys.rollout).toEqual([
      ...['artifactName', 'change', 'command', 'credentials', 'expectedVersion', 'githubToken'],
      ...['loginUrl', 'storeApiUrl', 'target'],
    ]);
    expect(keys.api).toEqual([
      ...['artifactName', 'body', 'command', 'credentials', 'githubToken', 'loginUrl', 'method', 'path'],
      'storeApiUrl',
    ]);
    expect(keys.publish).toEqual(expect.arrayContaining(['packages', 'requested', 'target', 'waitFor']));
    expect(keys.publish).not.toEqual(expect.arrayContaining(['method']));
  });

  test.each<[string, Record<string, string>, unknown]>([
    ['an app', app, { kind: 'app', appId: app['app-id'] }],
    ['a flight', { ...app, flight: 'Beta' }, { kind: 'flight', appId: app['app-id'], flight: 'Beta' }],
    ['an add-on', { ...signIn, 'add-on': 'gold' }, { kind: 'add-on', appId: undefined, addOn: 'gold' }],
    [
      'an add-on of an app',
      { ...app, 'add-on': 'gold' },
      { kind: 'add-on', appId: app['app-id'], addOn: 'gold' },
    ],
  ])('name %s', (_name, inputs, target) => {
    expect(read({ ...inputs, command: 'status' })).toHaveProperty('target', target);
  });

  test.each<[Record<string, string>, unknown]>([
    [{ 'rollout-percentage': '50' }, { action: 'update', percentage: 50 }],
    [{ 'rollout-percentage': '100' }, { action: 'update', percentage: 100 }],
    [{ 'rollout-action': 'halt' }, { action: 'halt' }],
  ])('say how a rollout changes: %j', (inputs, change) => {
    expect(read({ ...app, command: 'rollout', ...inputs })).toHaveProperty('change', change);
  });

  // A refusal without a finding would tell a reader nothing.
  test('are there, or a finding says why not', () => {
    const change = fc
      .constantFrom(...inputNames)
      .chain((name) => fc.tuple(fc.constant(name), fc.constantFrom(samples[name], '', 'x', '0')));
    fc.assert(
      fc.property(fc.constantFrom(...commands), fc.array(change, { maxLength: 4 }), (command, changes) => {
        const given = { ...needed[command], ...Object.fromEntries(changes) };
        try {
          expect(commands).toContain(read(given).command);
        } catch (error) {
          if (!(error instanceof ActionError)) throw error;
          expect(error.findings.filter(({ severity }) => severity === 'error')).not.toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
