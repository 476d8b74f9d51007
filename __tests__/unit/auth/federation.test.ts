import { describe, expect, test } from '@jest/globals';
import jwt from 'jsonwebtoken';
import {
  adviceOnSubject,
  federatedCredential,
  type JobClaims,
  readJobClaims,
} from '../../../src/auth/federation.ts';

const job: JobClaims = {
  iss: 'https://token.actions.githubusercontent.com',
  sub: 'repo:octocat/app:environment:store',
  aud: 'api://AzureADTokenExchange',
  repository: 'octocat/app',
  repository_id: '456789',
  repository_owner_id: '123456',
};
const classic = 'repo:octocat/app:environment:store';
const immutable = 'repo:octocat@123456/app@456789:environment:store';

describe('the federated credential that a job needs', () => {
  test.each([
    [classic, 'Immutable form of the subject', immutable],
    [immutable, 'Classic form of the subject', classic],
  ])('has the issuer, the subject %s and the audience as GitHub wrote them', (sub, name, other) => {
    expect(federatedCredential({ ...job, sub })).toEqual({
      Issuer: 'https://token.actions.githubusercontent.com',
      'Subject identifier': sub,
      Audience: 'api://AzureADTokenExchange',
      [name]: other,
    });
  });

  test.each([
    ["a subject of the repository's own making", { ...job, sub: 'repository_id:456789:environment:store' }],
    ['a server that gives no ids', { ...job, repository_id: undefined }],
  ])('has one form of the subject with %s', (_what, claims) => {
    expect(Object.keys(federatedCredential(claims))).toEqual(['Issuer', 'Subject identifier', 'Audience']);
    expect(adviceOnSubject(claims, 'Add one.')).toBe('Add one.');
  });

  test.each([
    [classic, /^Add one\. GitHub sent the classic form/],
    [immutable, /^Add one\. GitHub sent the immutable form/],
  ])('is reported in the form that was sent: %s', (sub, text) => {
    expect(adviceOnSubject({ ...job, sub }, 'Add one.')).toMatch(text);
    expect(adviceOnSubject({ ...job, sub }, 'Add one.')).not.toContain('pull request');
  });

  test.each(['repo:octocat/app:pull_request', 'repo:octocat@123456/app@456789:pull_request'])(
    'is not to be added for a pull request: %s',
    (sub) => {
      const advice = adviceOnSubject({ ...job, sub }, 'Add one.');
      expect(advice).toMatch(
        /Don't add a federated credential for its subject: all pull requests share that subject/,
      );
      expect(advice).not.toContain('Add one.');
    },
  );
});

describe('the claims of a token', () => {
  test('are read without its signature', async () => {
    const token = jwt.sign(job, 'any key', { algorithm: 'HS256', noTimestamp: true });
    expect(await readJobClaims(token)).toEqual(job);
  });

  test.each(['', 'no token', 'a.b.c', jwt.sign({ sub: 1 }, 'k', { algorithm: 'HS256' })])(
    'are undefined in %j',
    async (text) => {
      expect(await readJobClaims(text)).toBeUndefined();
    },
  );
});
