import { generateKeyPairSync } from 'node:crypto';
import { inspect } from 'node:util';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { checkCertificate, readCertificate } from '../../../src/auth/certificate.ts';
import { ActionError } from '../../../src/errors.ts';
import { type MadeCertificate, makeCertificate } from '../../support/certificates.ts';

const until = Date.parse('2030-01-31T00:00:00Z');
let own: MadeCertificate;
let other: MadeCertificate;
beforeAll(async () => {
  [own, other] = await Promise.all([
    makeCertificate('CN=Contoso', until),
    makeCertificate('CN=Other', until),
  ]);
});

function failureOf(act: () => unknown): ActionError {
  try {
    act();
  } catch (error) {
    if (error instanceof ActionError) return error;
  }
  throw new Error('did not fail');
}

describe('a certificate', () => {
  test.each<[string, () => string]>([
    ['after its key', () => own.key + own.certificate],
    ['before its key', () => own.certificate + own.key],
    ['with Windows line endings', () => (own.key + own.certificate).replaceAll('\n', '\r\n')],
    ['with its chain', () => own.key + own.certificate + other.certificate],
    ['between comments', () => `Bag Attributes\n${own.key}Bag Attributes\n${own.certificate}`],
  ])('is read %s', (_how, pem) => {
    expect(readCertificate(pem())).toEqual({
      subject: 'CN=Contoso',
      thumbprint: expect.stringMatching(/^[0-9A-F]{40}$/),
      validUntil: until,
    });
  });

  test('is good until its last second', () => {
    const pem = own.key + own.certificate;
    expect(() => checkCertificate(pem, until - 1)).not.toThrow();
    expect(failureOf(() => checkCertificate(pem, until))).toMatchObject({
      code: 'client-certificate-expired',
      message: expect.stringContaining('expired at 2030-01-31T00:00:00.000Z'),
    });
  });

  test.each<[string, () => string, RegExp]>([
    [
      'whose line breaks are lost',
      () => (own.key + own.certificate).replaceAll('\n', ' '),
      /private key in it can't be read/,
    ],
    ['that is cut off', () => own.key + own.certificate.slice(0, 200), /certificate in it can't be read/],
    [
      'that belongs to another key',
      () => own.key + other.certificate + own.certificate,
      /does not match the private key/,
    ],
    [
      'with a key that Entra does not accept',
      () => ecKey() + own.certificate,
      /type ec, but Entra accepts only RSA/,
    ],
  ])('%s is refused, and no part of it is shown', (_what, pem, message) => {
    const error = failureOf(() => readCertificate(pem()));
    expect(error.code).toBe('client-certificate-invalid');
    expect(error.message).toMatch(message);
    expect(error.todo).toMatch(/PEM text, including its line breaks/);
    const shown = inspect(error, { depth: 9, showHidden: true });
    for (const line of pem()
      .split('\n')
      .filter((each) => each.length === 64))
      expect(shown).not.toContain(line);
  });
});

function ecKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
}
