import { describe, expect, test } from '@jest/globals';
import { decide, RetryBudget, retryPolicies } from '../../../src/http/retry.ts';
import { attemptFailureOf, BlobFailure, type UploadState } from '../../../src/upload/failure.ts';

const now = Date.UTC(2026, 10, 20);

interface Circumstances extends UploadState {
  readonly random: () => number;
  readonly budget: RetryBudget;
}

/** Milliseconds before the next attempt; `undefined` if there is no next attempt. */
function wait(failures: readonly BlobFailure[], circumstances: Partial<Circumstances> = {}) {
  const { random = () => 0.5, budget = new RetryBudget(10), ...state } = circumstances;
  const failure = attemptFailureOf(failures, { now, expiry: now + 3_600_000, succeeded: true, ...state });
  const progress = { attempts: failures.length, waited: 0 };
  const decision = decide(retryPolicies.transient, failure, progress, { random, budget });
  return decision.retry ? decision.wait : undefined;
}

const answer = (status: number, fields: { code?: string; retryAfter?: string } = {}) =>
  new BlobFailure('', { status, ...fields });
const network = (code: string) => new BlobFailure('', { code });

describe('the retry of a request to the blob service', () => {
  test.each([408, 429, 500, 502, 503, 504])('repeats %d', (status) => {
    expect(wait([answer(status)])).toBe(1000);
  });

  test.each([400, 401, 404, 409, 412, 413, 307])('does not repeat %d', (status) => {
    expect(wait([answer(status, { code: 'InvalidHeaderValue' })])).toBeUndefined();
  });

  test.each(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN', 'PARSE_ERROR', 'REQUEST_SEND_ERROR'])(
    'repeats after %s',
    (code) => {
      expect(wait([network(code)], { succeeded: false })).toBe(1000);
    },
  );

  test.each([
    'CERT_HAS_EXPIRED',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  ])('does not repeat after %s', (code) => {
    expect(wait([network(code)])).toBeUndefined();
  });

  test.each(['ENOTFOUND', 'ECONNREFUSED'])('repeats after %s only if it has worked before', (code) => {
    expect(wait([network(code)], { succeeded: true })).toBe(1000);
    expect(wait([network(code)], { succeeded: false })).toBeUndefined();
  });

  test.each([{ code: 'Md5Mismatch' }, { code: 'InvalidXmlDocument' }, { code: 'InvalidXmlNodeValue' }, {}])(
    'repeats what was damaged in transit: 400 %j',
    (fields) => {
      expect(wait([answer(400, fields)])).toBe(1000);
    },
  );

  test('doubles the wait, with full jitter', () => {
    const failures = Array.from({ length: 4 }, () => answer(503));
    expect([1, 2, 3, 4].map((count) => wait(failures.slice(0, count), { random: () => 0.999 }))).toEqual([
      1998, 3996, 7992, 15984,
    ]);
    expect(wait(failures, { random: () => 0 })).toBe(0);
  });

  test('repeats a stalled request at once', () => {
    expect(wait([new BlobFailure('', { stalled: true })])).toBe(0);
  });

  test('gives up after five attempts, and when the upload has used up its retries', () => {
    expect(wait(Array.from({ length: 5 }, () => answer(503)))).toBeUndefined();
    expect(wait([answer(503)], { budget: new RetryBudget(0) })).toBeUndefined();
  });

  test('never comes before Retry-After, and does not wait for one beyond five minutes', () => {
    expect(wait([answer(503, { retryAfter: '30' })])).toBe(30_000);
    expect(wait([answer(429, { retryAfter: new Date(now + 60_000).toUTCString() })])).toBe(60_000);
    expect(wait([answer(429, { retryAfter: 'nonsense' })])).toBe(1000);
    expect(wait([answer(429, { retryAfter: '86400' })])).toBeUndefined();
  });

  test('repeats a 403 once if the URL is still valid', () => {
    expect(wait([answer(403)])).toBe(1000);
    expect(wait([answer(403), answer(403)])).toBeUndefined();
    expect(wait([answer(403), answer(503), answer(403)])).toBeUndefined();
    expect(wait([answer(403), answer(403)], { succeeded: false })).toBeUndefined();
    expect(wait([answer(403)], { expiry: now })).toBeUndefined();
    expect(wait([answer(403)], { expiry: undefined })).toBe(1000);
  });

  test('repeats a 403 soon if nothing went through yet, so that a refused URL is reported within a second', () => {
    expect(wait([answer(403)], { succeeded: false })).toBe(250);
  });
});
