import { generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import jwt from 'jsonwebtoken';
import { type MadeCertificate, makeCertificate } from '../../__tests__/support/certificates.ts';
import { checkAssertion } from '../src/entra/assertion.ts';
import { RegisteredCredentials } from '../src/entra/registered-credentials.ts';

const clientId = '66666666-7777-4888-9999-aaaaaaaaaaaa';
const audience = 'https://login.example/tenant/oauth2/v2.0/token';
const issuer = 'https://github.example';
const subject = 'repo:octocat/app:environment:store';
const now = Date.now();
const seconds = Math.floor(now / 1000);
const registered = new RegisteredCredentials();
const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const github = rsa();
let own: MadeCertificate;
beforeAll(async () => {
  own = await makeCertificate('CN=Contoso');
});
afterEach(() => registered.clear());

/** The header of an assertion that contains its certificate. */
function chainOf({ certificate }: MadeCertificate) {
  const { fingerprint256, raw } = new X509Certificate(certificate);
  return {
    'x5t#S256': Buffer.from(fingerprint256.replaceAll(':', ''), 'hex').toString('base64url'),
    x5c: [raw.toString('base64')],
  };
}

function judge(assertion: string, key: KeyObject | undefined = github.publicKey): Promise<unknown> {
  const keyOfIssuer = async () => key;
  const options = { clientId, audiences: [audience], registered, now, keyOfIssuer };
  return checkAssertion(assertion, options).then(
    () => 'taken',
    (refusal: { code: unknown }) => refusal.code,
  );
}

describe("the application's own assertion", () => {
  const claims = {
    aud: audience,
    iss: clientId,
    sub: clientId,
    jti: 'a',
    nbf: seconds,
    exp: seconds + 600,
  };
  const thumbprints = () => {
    const { fingerprint, fingerprint256 } = new X509Certificate(own.certificate);
    const encode = (hex: string) => Buffer.from(hex.replaceAll(':', ''), 'hex').toString('base64url');
    return { x5t: encode(fingerprint), 'x5t#S256': encode(fingerprint256) };
  };
  const signed = (change: object = {}, header: object = thumbprints(), key: KeyObject | string = own.key) =>
    jwt.sign(JSON.parse(JSON.stringify({ ...claims, ...change })), key, {
      algorithm: 'PS256',
      header: { alg: 'PS256', ...header },
    });

  test.each([
    ['the older thumbprint', 'x5t'],
    ['the newer thumbprint', 'x5t#S256'],
  ] as const)('is accepted with %s', async (_which, name) => {
    registered.add({ kind: 'certificate', certificate: own.certificate });
    expect(await judge(signed({}, { [name]: thumbprints()[name] }))).toBe('taken');
  });

  test.each<[string, object, number]>([
    ['for another service', { aud: 'https://login.example/other/oauth2/token' }, 700023],
    ['from another issuer', { iss: 'other' }, 700021],
    ['of another subject', { sub: 'other' }, 700021],
    ['that has expired', { exp: seconds - 1 }, 700024],
    ['from the future', { nbf: seconds + 400 }, 700024],
    ['without an end', { exp: undefined }, 50027],
    ['without an id', { jti: undefined }, 50027],
  ])('%s is refused', async (_what, change, code) => {
    registered.add({ kind: 'certificate', certificate: own.certificate });
    expect(await judge(signed(change))).toBe(code);
  });

  test('is refused if its certificate is not registered', async () => {
    expect(await judge(signed())).toBe(700027);
  });

  test('signed with another key is refused', async () => {
    registered.add({ kind: 'certificate', certificate: own.certificate });
    expect(await judge(signed({}, thumbprints(), rsa().privateKey))).toBe(700027);
  });

  test('is refused if its certificate has expired', async () => {
    const old = await makeCertificate('CN=Old', now - 1000);
    registered.add({ kind: 'certificate', certificate: old.certificate });
    const x5t = Buffer.from(new X509Certificate(old.certificate).fingerprint.replaceAll(':', ''), 'hex');
    expect(await judge(signed({}, { x5t: x5t.toString('base64url') }, old.key))).toBe(700027);
  });

  test('with a trusted name is accepted with its certificate, and refused without', async () => {
    const authority = await makeCertificate('CN=Authority');
    const leaf = await authority.issue('CN=Store publisher');
    registered.add({
      kind: 'subject-name',
      subject: 'CN=Store publisher',
      issuer: authority.certificate,
    });
    const { x5c, ...header } = chainOf(leaf);
    expect(await judge(signed({}, { ...header, x5c }, leaf.key))).toBe('taken');
    expect(await judge(signed({}, header, leaf.key))).toBe(700027);
  });

  test('with another name from a trusted authority is refused', async () => {
    const authority = await makeCertificate('CN=Authority');
    const leaf = await authority.issue('CN=Someone else');
    registered.add({ kind: 'subject-name', subject: 'CN=Store publisher', issuer: authority.certificate });
    expect(await judge(signed({}, chainOf(leaf), leaf.key))).toBe(700027);
  });

  test('with a trusted name is refused if another authority of the same name signed it', async () => {
    const [authority, impostor] = await Promise.all([
      makeCertificate('CN=Authority'),
      makeCertificate('CN=Authority'),
    ]);
    const leaf = await impostor.issue('CN=Store publisher');
    registered.add({
      kind: 'subject-name',
      subject: 'CN=Store publisher',
      issuer: authority.certificate,
    });
    expect(await judge(signed({}, chainOf(leaf), leaf.key))).toBe(700027);
  });
});

describe('a token from GitHub', () => {
  const claims = {
    aud: 'api://AzureADTokenExchange',
    iss: issuer,
    sub: subject,
    jti: 'a',
    nbf: seconds - 600,
    exp: seconds + 300,
  };
  const signed = (change: object = {}, key: KeyObject = github.privateKey) =>
    jwt.sign({ ...claims, ...change }, key, { algorithm: 'RS256' });
  const trust = () => registered.add({ kind: 'federated', issuer, subject });

  test('is accepted if a federated credential names issuer, subject and audience', async () => {
    trust();
    expect(await judge(signed())).toBe('taken');
  });

  test.each<[string, object, number]>([
    ['from another issuer', { iss: `${issuer}/` }, 700211],
    ['for another audience', { aud: 'https://github.com/octocat' }, 700212],
    ['for another job', { sub: 'repo:octocat/app:pull_request' }, 700213],
    ['for the job in another letter case', { sub: subject.toUpperCase() }, 7002138],
    ['that has expired', { exp: seconds }, 700024],
  ])('%s is refused', async (_what, change, code) => {
    trust();
    expect(await judge(signed(change))).toBe(code);
  });

  test('is refused if issuer and subject match two different credentials', async () => {
    registered.add({ kind: 'federated', issuer, subject: 'repo:octocat/other:environment:store' });
    registered.add({ kind: 'federated', issuer: 'https://other.example', subject });
    expect(await judge(signed())).toBe(700213);
  });

  test('signed by someone else is refused', async () => {
    trust();
    expect(await judge(signed({}, rsa().privateKey))).toBe(50013);
    const unsigned = `${signed().split('.').slice(0, 2).join('.')}.`;
    expect(await judge(unsigned)).toBe(50013);
  });

  test('signed with the public key as if it were a secret is refused', async () => {
    trust();
    const pem = github.publicKey.export({ format: 'pem', type: 'spki' }).toString();
    expect(await judge(jwt.sign(claims, pem, { algorithm: 'HS256' }))).toBe(50013);
  });

  test('is refused without a federated credential', async () => {
    expect(await judge(signed())).toBe(70021);
  });
});

test.each(['', 'abc', 'a.b.c'])('%j is not an assertion', async (text) => {
  expect(await judge(text)).toBe(50027);
});
