import { describe, expect, test } from '@jest/globals';
import { foreignOptions, replacementOf } from '../../src/inputs/elsewhere.ts';
import { bundle } from '../support/package-files.ts';
import { useStore } from '../support/store.ts';

const store = useStore();
const publish = async (inputs: Readonly<Record<string, string>>) => {
  store.app();
  return await store.publish([await bundle('1.2.0.0')], inputs);
};

describe('wrong inputs', () => {
  test('are reported all at once, by their names, and nothing is sent', async () => {
    const run = await publish({
      'tenant-id': 'contoso',
      'client-id': '9NBLGGH4R315',
      'client-secret': '',
      'app-id': '66666666-7777-4888-9999-aaaaaaaaaaaa',
      packages: '!*.msix',
      'existing-packages': 'remove-old',
      'rollout-percentage': '10%',
      price: '4.99',
      'if-pending': 'overwrite',
      'wait-for': 'certifed',
      'timeout-minutes': '0',
      'login-url': 'http://127.0.0.1:1/',
      'store-api-url': 'https://localhost/v1.0/my',
      'rollout-percent': '10',
    });
    expect(run.result).toBe('failed');
    expect(run.requests).toEqual([]);
    // GitHub shows at most ten annotations of a step; the log has all findings.
    const said = run.log;
    for (const says of [
      /tenant-id must be the Directory \(tenant\) ID/,
      /client-id looks like a Store ID, which belongs in app-id/,
      /client-secret is empty, .*Usual causes of an empty secret/,
      /app-id is a GUID: probably the Entra client ID/,
      /packages lists no files/,
      /existing-packages is "remove-old"/,
      /rollout-percentage is "10%": remove the % sign/,
      /price is "4\.99".*not an amount of money/,
      /if-pending is "overwrite", but must be fail, replace or wait/,
      /wait-for is "certifed".*Did you mean certified\?/,
      /timeout-minutes is "0"/,
      /login-url must start with https:\/\//,
      /store-api-url must be an origin, without a path/,
      /rollout-percent is not an input of this action\. Did you mean rollout-percentage\?/,
    ]) {
      expect(said).toMatch(says);
      expect(run.summary).toMatch(new RegExp(says.source.split(':')[0] ?? ''));
    }
    expect(run.errors[0]).toContain('And 13 more errors below.');
  });

  test.each([
    ['rollout-precentage', '10', /Did you mean rollout-percentage\?/],
    ['package-path', 'out', /is an input of another tool, not of this action. Use packages/],
    ['zz-z', '1', /zz-z is not an input of this action.*The inputs are .*wait-for/],
  ])('the input %s, which is not declared, is an error', async (name, value, says) => {
    const run = await publish({ [name]: value });
    expect(run.result).toBe('failed');
    expect(run.errors.join('\n')).toMatch(says);
    expect(run.requests).toEqual([]);
  });

  test('every option of another tool gets its hint', async () => {
    const run = await publish(Object.fromEntries(foreignOptions.map((option) => [option, '4711-0815'])));
    expect(run.result).toBe('failed');
    for (const option of foreignOptions)
      expect(run.log.toLowerCase()).toContain(replacementOf(option)?.instead?.toLowerCase());
    expect(run.requests).toEqual([]);
  });

  test('a missing secret explains forks and environments', async () => {
    const run = await publish({ 'client-secret': '' });
    expect(run.errors.join('\n')).toMatch(/client-secret is empty.*environment.*fork/);
    expect(run.requests).toEqual([]);
  });

  test("an app-id that is a package's identity name says so", async () => {
    const run = await publish({ 'app-id': 'Contoso.Notes' });
    expect(run.errors.join('\n')).toMatch(/app-id is a package identity name, not the Store ID/);
    expect(run.requests).toEqual([]);
  });

  test('a secret in the wrong place is not repeated', async () => {
    const run = await publish({
      'tenant-id': 'q8Q~not-a-tenant-but-a-secret',
      'client-secrte': 'q8Q~the.secret.itself',
    });
    expect(run.stdout.replaceAll(/^::add-mask::.*$/gm, '')).not.toMatch(/not-a-tenant|the\.secret\.itself/);
  });
});

describe('inputs that are fine', () => {
  test('may be written in another letter case, with spaces around, and as their default', async () => {
    const run = await publish({
      'app-id': ' 9nblggh4r315 ',
      'wait-for': 'Accepted',
      'rollout-percentage': '100',
      'timeout-minutes': '60.0',
    });
    expect(run.result).toBe('accepted');
  });
});

describe('variables of the job', () => {
  test('named INPUT_… that are not inputs of this action are noted and left alone', async () => {
    store.app();
    const env = { INPUT_VERSION: '1.2.0', INPUT_TAG: 'v1.2.0', input_path: '/tmp/x' };
    const run = await store.publish([await bundle('1.2.0.0')], {}, { env });
    expect(run.result).toBe('accepted');
    expect(run.log).toMatch(/Ignored, .*: INPUT_TAG, INPUT_VERSION\./);
    expect(run.warnings.join()).not.toMatch(/INPUT_/);
  });

  test.each(['input_login-url', 'Input_Login-URL'])('%s never takes the place of an input', async (name) => {
    store.app();
    const env = { [name]: 'https://login.example' };
    const run = await store.publish([await bundle('1.2.0.0')], {}, { env });
    if (process.platform === 'win32') return;
    expect(run.result).toBe('failed');
    expect(run.requests).toEqual([]);
    expect(run.errors.join('\n')).toMatch(/login-url: .*the runner passes this input as INPUT_LOGIN-URL/);
  });
});
