import { describe, expect, test } from '@jest/globals';
import { findSignIn, noCredentials, whyNoCredentials } from '../../../src/auth/choose.ts';

const oidc = {
  ACTIONS_ID_TOKEN_REQUEST_URL: 'https://github.example/token?a=1',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 't',
};
const job = { env: {}, isFork: false, eventName: 'push' };

describe('the way to sign in is', () => {
  test('the secret, even if the job may ask for an ID token', () => {
    expect(findSignIn({ clientSecret: 's', env: oidc })).toEqual({ kind: 'secret', secret: 's' });
  });

  test('the certificate, even if the job may ask for an ID token', () => {
    expect(findSignIn({ clientCertificate: 'pem', env: oidc })).toEqual({ kind: 'certificate', pem: 'pem' });
  });

  test("GitHub's ID token if neither is given", () => {
    expect(findSignIn({ clientSecret: '', clientCertificate: undefined, env: oidc })).toEqual({
      kind: 'oidc',
      service: { url: 'https://github.example/token?a=1', requestToken: 't' },
    });
  });

  test.each([
    ['nothing', {}],
    ['an address without its token', { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://github.example' }],
    ['empty variables', { ACTIONS_ID_TOKEN_REQUEST_URL: '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: '' }],
  ])('undefined with %s', (_what, env) => {
    expect(findSignIn({ env })).toBeUndefined();
  });

  test.each([
    ['http://github.example/token', /sent unencrypted/],
    ['http://127.0.0.1.github.example/token', /sent unencrypted/],
    ['ftp://127.0.0.1/token', /sent unencrypted/],
    [`https://github.example/${'a'.repeat(5000)}`, /has 5023 characters/],
  ])('refused if GitHub seems to be at %s, unless a secret is given', (url, message) => {
    const env = { ...oidc, ACTIONS_ID_TOKEN_REQUEST_URL: url };
    expect(() => findSignIn({ env })).toThrow(
      expect.objectContaining({ code: 'id-token-url', message: expect.stringMatching(message) }),
    );
    expect(findSignIn({ clientSecret: 's', env })).toEqual({ kind: 'secret', secret: 's' });
  });

  test('taken from a service on this machine over plain HTTP, which never leaves it', () => {
    const env = { ...oidc, ACTIONS_ID_TOKEN_REQUEST_URL: 'http://127.0.0.1:8080/token' };
    expect(findSignIn({ env })).toMatchObject({ kind: 'oidc' });
  });
});

describe('if there is none, the error names', () => {
  test('both causes, and what to write into the workflow for each', () => {
    const { message, todo } = noCredentials(job);
    expect(message).toMatch(/different name in the repository.*environment.*id-token: write/);
    expect(todo).toContain('secrets.NAME');
    expect(todo).toContain('`environment: NAME`');
    expect(todo).toContain('`permissions: { contents: read, id-token: write }`');
  });

  test.each([
    ['a fork', { ...job, isFork: true, eventName: 'pull_request' }, /comes from a fork/],
    ['Dependabot', { ...job, env: { GITHUB_ACTOR: 'dependabot[bot]' } }, /Dependabot/],
  ])('%s as the cause, which no permission fixes', (_who, origin, cause) => {
    expect(whyNoCredentials(origin)).toMatch(cause);
    expect(noCredentials(origin).todo).toMatch(/dry-run: true/);
    expect(noCredentials(origin).todo).not.toContain('permissions');
  });
});
