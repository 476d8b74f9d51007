import { describe, expect, test } from '@jest/globals';

import { ActionError } from '../../../src/errors.ts';
import type { PublishInputs } from '../../../src/inputs/command-inputs.ts';
import { type Environment, readInputs } from '../../../src/inputs/inputs.ts';

const secret = 'abc8Q~the.value.of_a-secret-0123456789';
const required = {
  'tenant-id': '6f1b5a5e-0d0c-4b1f-9f0c-1c2d3e4f5a6b',
  'client-id': '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
  'client-secret': secret,
  'app-id': '9NBLGGH4R315',
  packages: 'out/*.msix',
};

describe('readInputs', () => {
  test('fills in the defaults', () => {
    expect(read({})).toEqual({
      command: 'publish',
      credentials: {
        tenantId: '6f1b5a5e-0d0c-4b1f-9f0c-1c2d3e4f5a6b',
        clientId: '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
        clientSecret: secret,
      },
      target: { kind: 'app', appId: '9NBLGGH4R315' },
      requested: {},
      releaseNotesFormat: 'text',
      packages: 'out/*.msix',
      existingPackages: 'remove-superseded',
      existingRollout: 'fail',
      ifPending: 'fail',
      waitFor: 'accepted',
      timeoutMinutes: 60,
      pullRequestComment: false,
      replaceImages: false,
      dryRun: false,
      loginUrl: 'https://login.microsoftonline.com',
      storeApiUrl: 'https://manage.devcenter.microsoft.com',
    });
  });

  test('treats an empty input as not given', () => {
    expect(read({ price: '', 'wait-for': '  ', 'rollout-percentage': '\n' })).toEqual(read({}));
  });

  test.each<[string, string, string, unknown]>([
    ['tenant-id', ' Contoso.onmicrosoft.com ', 'tenantId', 'contoso.onmicrosoft.com'],
    ['client-id', '0A1B2C3D-4E5F-4A6B-8C7D-9E0F1A2B3C4D', 'clientId', required['client-id']],
    ['client-secret', `${secret}\n`, 'clientSecret', secret],
    ['app-id', '9nblggh4r315\n', 'appId', '9NBLGGH4R315'],
    ['packages', '\n  a b/*.msix\n!**/x*\n', 'packages', 'a b/*.msix\n!**/x*'],
    ['existing-packages', 'Keep-All', 'existingPackages', 'keep-all'],
    ['rollout-percentage', '2.5', 'rolloutPercentage', 2.5],
    ['rollout-percentage', '100', 'rolloutPercentage', undefined],
    ['rollout-percentage', '100.0', 'rolloutPercentage', undefined],
    ['price', 'free', 'price', 'Free'],
    ['price', 'NOTAVAILABLE', 'price', 'NotAvailable'],
    ['price', 'tier2', 'price', 'Tier2'],
    ['price', 'Tier1424', 'price', 'Tier1424'],
    ['if-pending', 'replace', 'ifPending', 'replace'],
    ['wait-for', 'none', 'waitFor', 'none'],
    ['timeout-minutes', '0.5', 'timeoutMinutes', 0.5],
    ['timeout-minutes', '7200', 'timeoutMinutes', 7200],
    ['login-url', 'https://LOCALHOST:8443/', 'loginUrl', 'https://localhost:8443'],
    ['store-api-url', 'http://127.0.0.1:8080', 'storeApiUrl', 'http://127.0.0.1:8080'],
    ['store-api-url', 'http://[::1]:8080', 'storeApiUrl', 'http://[::1]:8080'],
  ])('reads %s %j', (name, text, key, value) => {
    const { credentials, target, requested, ...others } = read({ [name]: text });
    expect({ ...others, ...credentials, ...target, ...requested }).toHaveProperty([key], value);
  });

  const wrong: readonly [string, string, RegExp][] = [
    ['tenant-id', '', /missing or empty/],
    ['tenant-id', 'contoso', /Directory \(tenant\) ID.*or a domain/],
    ['tenant-id', 'common', /domain/],
    ['tenant-id', 'a.b/../c', /domain/],
    ['client-id', 'my app', /Application \(client\) ID/],
    ['client-id', '9NBLGGH4R315', /which belongs in app-id/],
    ['client-secret', '', /different name.*environment.*fork/],
    ['client-secret', ' \n', /is empty/],
    ['app-id', required['client-id'], /probably the Entra client ID/],
    ['app-id', '9NBLGGH4R31', /has 11 characters/],
    ['app-id', 'https://apps.microsoft.com/detail/9nblggh4r315?hl=de', /Store ID in it is 9NBLGGH4R315/],
    ['app-id', 'ms-windows-store://pdp/?ProductId=9NBLGGH4R315', /Store ID in it is 9NBLGGH4R315/],
    ['app-id', 'XP8BT8DW290MPQ', /EXE or MSI/],
    ['app-id', 'Contoso.Notes', /package identity name/],
    ['app-id', 'Contoso.Notes_8wekyb3d8bbwe', /package family name/],
    ['app-id', '12345Acme.AcmeDesk', /package identity name/],
    ['app-id', '12345Acme.AcmeDesk_1.0.0.0_x64__8wekyb3d8bbwe', /package full name/],
    ['app-id', '"9NBLGGH4R315"', /quotation marks.* The Store ID in it is 9NBLGGH4R315/],
    ['app-id', 'https://apps.microsoft.com/detail/', /URL without a Store ID/],
    ['app-id', '../9NBLGGH4R31', /Use the Store ID/],
    ['packages', '', /missing or empty/],
    ['packages', '!a.msix\n# b.msix', /lists no files/],
    ['existing-packages', 'remove-superceded', /Did you mean remove-superseded\?/],
    ['rollout-percentage', '25%', /remove the % sign/],
    ['rollout-percentage', '2,5', /decimal point, 2\.5/],
    ['rollout-percentage', '0', /offer the packages to no one/],
    ['rollout-percentage', '0.00', /no one/],
    ['rollout-percentage', '0.1', /0\.1 is a tenth of a percent\. For 10% of customers, use 10\.$/],
    ['rollout-percentage', '0.25', /is a percentage.*For 25% of customers, use 25\.$/],
    ['rollout-percentage', '0,5', /is a percentage.*For 50% of customers, use 50\.$/],
    ['rollout-percentage', '0.001', /is a percentage.*Use a number from 1 to 100\.$/],
    ['rollout-percentage', '101', /maximum is 100/],
    ['rollout-percentage', '-5', /a number from 1 to 100/],
    ['rollout-percentage', '1e1', /a number from 1 to 100/],
    ['rollout-percentage', 'NaN', /a number from 1 to 100/],
    ['rollout-percentage', 'Infinity', /a number from 1 to 100/],
    ['price', 'Base', /refuses as a price/],
    ['price', '4.99', /not an amount of money/],
    ['price', 'Tier1', /Tier2 to Tier96/],
    ['price', 'Tier97', /Tier2 to Tier96/],
    ['price', 'Tier02', /Tier2 to Tier96/],
    ['if-pending', 'delete', /fail, replace or wait/],
    ['wait-for', 'certfied', /Did you mean certified\?/],
    ['timeout-minutes', '0', /above 0/],
    ['timeout-minutes', '1h', /number of minutes/],
    ['timeout-minutes', '7201', /at most 7200/],
    ['login-url', 'http://127.0.0.1:8080', /must start with https.*the credentials are sent there/],
    [
      'login-url',
      'https://login.microsoftonline.com/contoso',
      /origin, without a path.*: https:\/\/login\.microsoftonline\.com\.$/,
    ],
    ['store-api-url', 'manage.devcenter.microsoft.com', /not a URL/],
    ['store-api-url', 'http://manage.devcenter.microsoft.com', /must start with https/],
    ['store-api-url', 'http://127.0.0.1.evil.example', /must start with https/],
    ['store-api-url', 'https://manage.devcenter.microsoft.com/v1.0/my', /without a path/],
    ['store-api-url', 'https://localhost?', /without a path or a query/],
    ['store-api-url', 'https://user:pass@localhost', /user name/],
    ['store-api-url', 'file:///etc', /must start with https/],
  ];

  test.each(wrong)('refuses %s %j', (name, text, message) => {
    const error = refusal({ [name]: text });
    expect(error).toMatchObject({ code: 'invalid-inputs', result: 'failed' });
    expect(error.findings).toHaveLength(1);
    expect(error.findings[0]).toMatchObject({ severity: 'error', message: expect.stringMatching(message) });
    expect(error.findings[0]?.message).toMatch(new RegExp(`^${name}: `));
  });

  test('reports all wrong inputs at once', () => {
    const last = new Map(wrong.map(([name, text]) => [name, text]));
    const error = refusal({ ...Object.fromEntries(last), 'rolout-percentage': '5' });
    const named = error.findings.map(({ message }) => message.replace(/:.*/s, ''));
    expect(named.sort()).toEqual([...last.keys(), 'rolout-percentage'].sort());
  });

  test.each([
    ['rolout-percentage', /Did you mean rollout-percentage\?/],
    ['client_secret', /Did you mean client-secret\?/],
    ['package', /Did you mean packages\?/],
    ['package-path', /of another tool.*Use packages/],
    ['product_id', /of another tool.*Use app-id/],
    ['delete-pending', /Use if-pending: replace/],
    ['zzzzzzzz-zzzzzzzzz', /The inputs are command, tenant-id, .*store-api-url/],
    ['rollout', /Use rollout-percentage/],
    [
      'package_rollout_percentage',
      /Use rollout-percentage, where 10 is a tenth of the customers\. If your job sets the environment variable INPUT_PACKAGE_ROLLOUT_PERCENTAGE, rename it/,
    ],
    ['dry_run', /Did you mean dry-run\?/],
    ['dryrun', /Did you mean dry-run\?/],
    ['appid', /Did you mean app-id\?/],
    ['comand', /Did you mean command\?/],
  ])('refuses the undeclared input %s, even an empty one', (name, message) => {
    for (const value of ['x', '']) {
      const { findings } = refusal({ [name]: value });
      expect(findings).toEqual([
        { rule: 'undeclared-input', severity: 'error', message: expect.stringMatching(message) },
      ]);
    }
  });

  test.each([
    'version',
    'tag',
    'name',
    'environment',
    'force',
    'timeout',
    'release_channel',
    'zzzzzzzzzzzzzzzzzz',
    '__proto__',
    'constructor',
  ])('ignores the job’s own INPUT_* variables, with a note that does not show their value: %s', (name) => {
    const logger = silent();
    expect(readInputs(environment({ [name]: 'canary' }), logger)).toEqual(read({}));
    expect(logger.infos).toEqual([
      expect.stringMatching(
        `no such input: INPUT_${name.toUpperCase()}( \\(use [^)]+\\))?\\. If they are variables of your job`,
      ),
    ]);
    expect(logger.infos.join()).not.toContain('canary');
  });

  test('lists all of them on one line', () => {
    const logger = silent();
    readInputs(environment({ version: '1', tag: 'v1' }), logger);
    expect(logger.infos).toEqual([expect.stringContaining('no such inputs: INPUT_TAG, INPUT_VERSION.')]);
  });

  test('reads only INPUT_ variables', () => {
    expect(readInputs({ ...environment({}), PATH: 'x', MY_INPUT_FOO: 'y', INPUTS: 'z' }, silent())).toEqual(
      read({}),
    );
  });

  test('masks the secret, even if other inputs are wrong', () => {
    const logger = silent();
    expect(() => readInputs(environment({ 'app-id': 'x', 'client-secret': secret }), logger)).toThrow(
      ActionError,
    );
    expect(logger.masked).toEqual([secret]);
  });

  test('masks what a misspelled input may contain', () => {
    const logger = silent();
    const env = environment({ 'client-secrets': 'one', 'client-certificates': 'two', password: 'three' });
    expect(() => readInputs(env, logger)).toThrow(ActionError);
    expect(logger.masked).toEqual(expect.arrayContaining(['one', 'two', 'three']));
  });

  test.each(['tenant-id', 'client-id', 'app-id', 'client_secret', 'login-url', 'store-api-url'])(
    'does not repeat a secret that was put into %s by mistake',
    (name) => {
      const error = refusal({ [name]: secret });
      expect(JSON.stringify([error.message, error.todo, error.findings])).not.toContain(secret);
    },
  );

  test("warns of a secret that has the form of a secret's ID, and goes on", () => {
    const logger = silent();
    readInputs(environment({ 'client-secret': required['client-id'] }), logger);
    expect(logger.warnings).toEqual([
      expect.stringMatching(/^client-secret looks like the ID of a secret, not its Value/),
    ]);
  });

  test('warns of certification notes that may be too long, without their text, and goes on', () => {
    const logger = silent();
    readInputs(environment({ 'certification-notes': 'Password '.repeat(222) }), logger);
    expect(logger.warnings).toEqual([]);
    readInputs(environment({ 'certification-notes': 'Password\n'.repeat(201) }), logger);
    expect(logger.warnings).toEqual([
      expect.stringMatching(/^certification-notes has 2008 characters.*may refuse more than 2000\..*by 8\.$/),
    ]);
    expect(logger.warnings.join()).not.toContain('Password');
  });

  test('warns of a secret in quotation marks, without its text, and goes on', () => {
    const logger = silent();
    readInputs(environment({ 'client-secret': '"q8Q~value"' }), logger);
    expect(logger.warnings).toEqual([expect.stringMatching(/^client-secret has quotation marks around it/)]);
    expect(logger.warnings.join()).not.toContain('q8Q');
    readInputs(environment({ 'client-secret': 'q8Q"value' }), logger);
    expect(logger.warnings).toHaveLength(1);
  });

  test('reports that warning together with errors', () => {
    const { findings } = refusal({ 'client-secret': required['client-id'], price: 'Base' });
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['invalid-input', 'error'],
      ['secret-id', 'warning'],
    ]);
  });
});

function environment(changed: Readonly<Record<string, string>>): Environment {
  const inputs = Object.entries({ ...required }).concat(Object.entries(changed));
  return Object.fromEntries(inputs.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
}

function read(changed: Readonly<Record<string, string>>): PublishInputs {
  const inputs = readInputs(environment(changed), silent());
  if (inputs.command !== 'publish') throw new Error(`The inputs are of ${inputs.command}.`);
  return inputs;
}

function refusal(changed: Readonly<Record<string, string>>): ActionError {
  try {
    read(changed);
  } catch (error) {
    if (error instanceof ActionError) return error;
    throw error;
  }
  throw new Error('not refused');
}

function silent() {
  const masked: string[] = [];
  const warnings: string[] = [];
  const infos: string[] = [];
  return {
    masked,
    warnings,
    infos,
    info: (text: string) => void infos.push(text),
    mask: (text: string) => void masked.push(text),
    warning: (text: string) => void warnings.push(text),
  };
}
