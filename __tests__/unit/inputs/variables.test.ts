import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { explainTwin, givenInputs } from '../../../src/inputs/variables.ts';

const declared = ['login-url', 'dry-run', 'path'];

/** A case-insensitive environment, as on Windows: the first of two spellings is the variable. */
function windows(variables: Readonly<Record<string, string>>): Record<string, string | undefined> {
  const find = (name: string) =>
    Object.keys(variables).find((each) => each.toLowerCase() === name.toLowerCase());
  return new Proxy(variables, {
    get: (target, name) => target[find(String(name)) ?? ''],
    has: (_target, name) => find(String(name)) !== undefined,
  });
}

describe('on case-sensitive systems', () => {
  const read = (env: Record<string, string>) => givenInputs(env, declared, 'linux');

  test.each([
    { 'INPUT_LOGIN-URL': 'https://good', 'input_login-url': 'https://evil' },
    { 'input_login-url': 'https://evil', 'INPUT_LOGIN-URL': 'https://good' },
    { 'INPUT_LOGIN-URL': 'https://good', 'Input_Login-Url': 'https://evil' },
    { 'INPUT_login-url': 'https://evil', 'INPUT_LOGIN-URL': 'https://good' },
  ])('only upper case is an input, whatever the order: %j', (env) => {
    const { byName, twins } = read(env);
    expect([...byName]).toEqual([['login-url', 'https://good']]);
    expect(twins).toHaveLength(1);
    expect(explainTwin(twins[0] ?? '')).toMatch(/^login-url: .*passes this input as INPUT_LOGIN-URL/);
  });

  test('a twin alone is not an input either', () => {
    const { byName, twins } = read({ 'input_dry-run': 'false' });
    expect(byName.size).toBe(0);
    expect(twins).toEqual(['input_dry-run']);
  });

  test.each(['input_path', 'Input_Version', 'input_some-thing', 'input_'])(
    '%s is the job’s own variable',
    (name) => {
      expect(read({ [name]: 'x' })).toEqual({ byName: new Map(), twins: [] });
    },
  );

  test('only one spelling is ever used', () => {
    const spelling = fc
      .array(fc.boolean(), { minLength: 15, maxLength: 15 })
      .map((bits) => [...'input_login-url'].map((c, at) => (bits[at] ? c.toUpperCase() : c)).join(''));
    fc.assert(
      fc.property(spelling, (name) => {
        expect(read({ [name]: 'x' }).byName.has('login-url')).toBe(name === 'INPUT_LOGIN-URL');
      }),
    );
  });
});

describe('on Windows', () => {
  test.each(['INPUT_LOGIN-URL', 'input_login-url', 'Input_Login-Url'])('%s is the input', (name) => {
    const env = windows({ [name]: 'https://good', Input_Version: '1' });
    expect(givenInputs(env, declared, 'win32')).toEqual({
      byName: new Map([
        ['login-url', 'https://good'],
        ['version', '1'],
      ]),
      twins: [],
    });
  });

  test('the system chooses between two spellings, which only broken programs can pass', () => {
    const env = windows({ 'INPUT_LOGIN-URL': 'https://good', 'input_login-url': 'https://other' });
    expect([...givenInputs(env, declared, 'win32').byName]).toEqual([['login-url', 'https://good']]);
  });
});
