import { describe, expect, test } from '@jest/globals';
import { signInFailure } from '../../../src/auth/failure.ts';
import { causeOf, isLater } from '../../../src/auth/known-failures.ts';
import { numbersIn, type SignInRefusal } from '../../../src/auth/refusal.ts';
import type { SignIn } from '../../../src/auth/sign-in.ts';
import { isQuoted } from '../../../src/text/ids.ts';

const words = [
  'invalid_grant',
  'interaction_required',
  'invalid_client',
  'unauthorized_client',
  'invalid_request',
  'access_denied',
  '',
];

function refusal(error: string, ...numbers: number[]): SignInRefusal {
  return { status: 400, error, description: numbers.map((each) => `AADSTS${each}: no.`).join(' '), numbers };
}

const said = (error: string, number: number, text: string): SignInRefusal => ({
  ...refusal(error, number),
  description: `AADSTS${number}: ${text}`,
});

describe('the AADSTS number decides, whatever OAuth error comes with it', () => {
  test.each<[number, SignIn['kind'], string]>([
    [5000225, 'secret', 'sign-in-tenant-inactive'],
    [9002331, 'secret', 'sign-in-personal-accounts'],
    [9002346, 'oidc', 'sign-in-personal-accounts'],
    [9001023, 'secret', 'sign-in-wrong-endpoint'],
    [50194, 'secret', 'sign-in-wrong-endpoint'],
    [900382, 'secret', 'sign-in-wrong-cloud'],
    [90002, 'secret', 'sign-in-unknown-tenant'],
    [700016, 'oidc', 'sign-in-unknown-client'],
    [7000112, 'secret', 'sign-in-application-disabled'],
    [7000229, 'secret', 'sign-in-no-service-principal'],
    [50034, 'secret', 'sign-in-unknown-account'],
    [500011, 'secret', 'sign-in-not-linked'],
    [53003, 'secret', 'sign-in-blocked'],
    [530004, 'certificate', 'sign-in-blocked'],
    [50076, 'secret', 'sign-in-asks-for-mfa'],
    [50079, 'secret', 'sign-in-asks-for-mfa'],
    [500021, 'secret', 'sign-in-tenant-restricted'],
    [7000215, 'secret', 'sign-in-wrong-secret'],
    [7000222, 'secret', 'sign-in-expired-secret'],
    [700025, 'secret', 'sign-in-public-client'],
    [700024, 'certificate', 'sign-in-assertion-time'],
    [700027, 'certificate', 'sign-in-wrong-certificate'],
    [1000502, 'certificate', 'sign-in-expired-certificate'],
    [7000214, 'certificate', 'sign-in-revoked-certificate'],
    [530003, 'secret', 'sign-in-blocked'],
    [70025, 'oidc', 'sign-in-no-federated-credential'],
    [70021, 'oidc', 'sign-in-no-federated-credential'],
    [700213, 'oidc', 'sign-in-no-federated-credential'],
    [7002138, 'oidc', 'sign-in-no-federated-credential'],
    [7002381, 'oidc', 'sign-in-federation-policy'],
  ])('%i by %s', (number, way, code) => {
    for (const word of [...words, 'temporarily_unavailable']) {
      expect(causeOf(refusal(word, number), way).code).toBe(code);
      expect(isLater(refusal(word, number))).toBe(false);
    }
  });

  test.each([90033, 90055, 90006, 50033])('%i passes on its own', (number) => {
    for (const word of words) expect(isLater(refusal(word, number))).toBe(true);
  });
});

describe('a number that is not known and an error without a number get no cause', () => {
  test.each<SignIn['kind']>(['secret', 'certificate', 'oidc'])('by %s', (way) => {
    for (const word of words) {
      for (const each of [refusal(word, 77123), refusal(word, 530099), refusal(word)]) {
        expect(causeOf(each, way)).toMatchObject({ code: 'sign-in-refused' });
      }
    }
  });

  test('but the number is looked up with one click', () => {
    expect(causeOf(refusal('invalid_grant', 77123), 'secret').todo).toMatch(
      /^Look up AADSTS77123 at https:\/\/login\.microsoftonline\.com\/error\?code=77123\. Check tenant-id, client-id/,
    );
  });

  test.each<[string, SignInRefusal, SignIn['kind'], string]>([
    ['an unknown tenant', refusal('invalid_tenant'), 'secret', 'sign-in-unknown-tenant'],
    ['an unknown resource', refusal('invalid_resource'), 'secret', 'sign-in-not-linked'],
    ['an outage', refusal('temporarily_unavailable'), 'secret', 'sign-in-unavailable'],
    ['an outage of a new number', refusal('server_error', 77123), 'secret', 'sign-in-unavailable'],
  ])('%s is all that its OAuth error says', (_what, given, way, code) => {
    expect(causeOf(given, way).code).toBe(code);
  });
});

describe('a number with several meanings needs its text', () => {
  test.each<[SignInRefusal, SignIn['kind'], string]>([
    [
      said('invalid_client', 700027, 'The certificate used to sign the client assertion is expired.'),
      'certificate',
      'sign-in-expired-certificate',
    ],
    [
      said(
        'invalid_client',
        700027,
        'Client assertion contains an invalid signature. [Reason - The key was not found.]',
      ),
      'certificate',
      'sign-in-wrong-certificate',
    ],
    [said('invalid_client', 700027, 'Client assertion failed.'), 'oidc', 'sign-in-refused'],
    [
      said('invalid_client', 700023, 'Client assertion audience claim does not match Realm issuer.'),
      'certificate',
      'sign-in-assertion-audience',
    ],
    [said('invalid_scope', 700023, "The value for 'scope' is not valid."), 'secret', 'sign-in-refused'],
    [
      said('unauthorized_client', 70001, "Application 'x' is disabled."),
      'secret',
      'sign-in-application-disabled',
    ],
    [
      said('unauthorized_client', 70001, "Application 'x' was not found."),
      'secret',
      'sign-in-unknown-client',
    ],
    [said('unauthorized_client', 70001, 'No.'), 'secret', 'sign-in-refused'],
    [said('invalid_client', 50012, 'Invalid client secret is provided.'), 'secret', 'sign-in-wrong-secret'],
    [said('invalid_client', 50012, 'Authentication failed.'), 'secret', 'sign-in-refused'],
  ])('%j by %s', (given, way, code) => {
    expect(causeOf(given, way).code).toBe(code);
  });
});

test('AADSTS numbers are found in the list, in the text and in the suberror, each once', () => {
  expect(numbersIn({ codes: [5000225], texts: [] })).toEqual([5000225]);
  expect(numbersIn({ codes: ['5000225', null, 'x', 1], texts: [] })).toEqual([5000225]);
  expect(numbersIn({ codes: [], texts: ['AADSTS70002: no. AADSTS50012: no.', ''] })).toEqual([70002, 50012]);
  expect(numbersIn({ codes: [70002], texts: ['AADSTS70002: no', 'AADSTS7000222'] })).toEqual([
    70002, 7000222,
  ]);
});

describe('of several numbers in one text', () => {
  const cause = (codes: number[], description: string, way: SignIn['kind'] = 'secret') =>
    causeOf(
      {
        status: 401,
        error: 'invalid_client',
        description,
        numbers: numbersIn({ codes, texts: [description] }),
      },
      way,
    ).code;

  test.each<[string, number[], string, SignIn['kind']]>([
    [
      'sign-in-wrong-secret',
      [7000215],
      'AADSTS7000215: Invalid client secret provided. An expired one would be AADSTS7000222.',
      'secret',
    ],
    [
      'sign-in-unknown-client',
      [700016],
      'AADSTS700016: Application was not found in the directory. A tenant that is not there would be AADSTS90002.',
      'secret',
    ],
    ['sign-in-asks-for-mfa', [50076], 'AADSTS50076: Use multifactor authentication (AADSTS53003).', 'secret'],
    [
      'sign-in-no-federated-credential',
      [700213],
      'AADSTS700213: No matching record. AADSTS50034 is about accounts.',
      'oidc',
    ],
    [
      'sign-in-expired-secret',
      [],
      'AADSTS70002: Error validating credentials. AADSTS7000222: The provided client secret keys are expired.',
      'secret',
    ],
    [
      'sign-in-wrong-secret',
      [70002, 50012],
      'AADSTS70002: Error validating credentials. AADSTS50012: Invalid client secret is provided.',
      'secret',
    ],
  ])('the refusal is %s', (code, codes, text, way) => {
    expect(cause(codes, text, way)).toBe(code);
  });

  test('part of a word is not a number', () => {
    expect(
      numbersIn({ codes: [], texts: ['XAADSTS50034 AADSTS50034x AADSTS7000215000 aadsts50034'] }),
    ).toEqual([]);
  });
});

describe('a web page instead of a response from Entra', () => {
  const page = (status: number) =>
    causeOf({ status, error: '', description: '', numbers: [], isPage: true }, 'secret').code;

  test('is reported as one, whatever the refusing status', () => {
    expect([400, 403, 405, 451].map(page)).toEqual(Array(4).fill('sign-in-page'));
  });

  test('means a wrong address with 404, a proxy with 407 and otherwise an outage', () => {
    expect([404, 407, 429, 503].map(page)).toEqual([
      'sign-in-unknown-tenant',
      'proxy-sign-in',
      'sign-in-unavailable',
      'sign-in-unavailable',
    ]);
  });
});

describe('the error of a refusal', () => {
  const failure = (error: Record<string, unknown>, secret = 'q8Q~secret') =>
    signInFailure({
      seen: {
        kind: 'answer',
        status: 400,
        document: error,
        isPage: false,
        error,
        retryAfter: undefined,
        location: undefined,
      },
      host: 'login.example',
      attempts: 1,
      signIn: { kind: 'secret', secret },
      job: undefined,
    });

  test('has the cause, then what to do, then the quote', () => {
    const { message, todo, quote } = failure({
      error: 'interaction_required',
      error_description: 'This tenant has been blocked.',
      error_codes: [5000225],
    });
    expect(message).toMatch(
      /^Sign-in failed: Microsoft has blocked the Entra tenant because it was inactive/,
    );
    expect(todo).toMatch(/reactivate it within those 20 days/);
    expect(quote).toBe(
      'login.example responded with 400 interaction_required: "This tenant has been blocked."',
    );
  });

  test('says that the secret has quotation marks', () => {
    const wrong = { error: 'invalid_client', error_description: 'AADSTS7000215: no.' };
    expect(failure(wrong, '"q8Q~secret"').todo).toMatch(
      /^First, remove the quotation marks around the client secret/,
    );
    expect(failure(wrong).todo).not.toMatch(/quotation/);
    expect(failure({ error_codes: [7000222] }, '"q8Q~secret"').todo).not.toMatch(/quotation/);
  });
});

test.each([
  ['"a b"', true],
  ["'a'", true],
  ['“a”', true],
  ['"\n"', true],
  ['"', false],
  ['a"b', false],
  ['"a', false],
  [`"a'`, false],
])('%j in quotation marks: %s', (text, isIt) => {
  expect(isQuoted(text)).toBe(isIt);
});
