import { describe, expect, test } from '@jest/globals';
import {
  describeTarget,
  flightsPath,
  submissionPath,
  submissionsPath,
  type Target,
  targetPath,
} from '../../../src/store/target.ts';

const flightId = '6d3a1e4f-0b2c-4d5e-8f90-123456789abc';
const app: Target = { kind: 'app', appId: '9NBLGGH4R315' };
const flight: Target = { kind: 'flight', appId: '9NBLGGH4R315', flightId };
const addOn: Target = { kind: 'add-on', addOnId: '9NBLGGH4TNMP' };

describe('paths of a target', () => {
  test('the app', () => {
    expect(targetPath(app)).toBe('applications/9NBLGGH4R315');
    expect(submissionPath(app, '1152921505699998877')).toBe(
      'applications/9NBLGGH4R315/submissions/1152921505699998877',
    );
    expect(flightsPath('9NBLGGH4R315')).toBe('applications/9NBLGGH4R315/listflights');
  });

  test('a flight is below its app', () => {
    expect(submissionsPath(flight)).toBe(`applications/9NBLGGH4R315/flights/${flightId}/submissions`);
  });

  test('an add-on is not below an app', () => {
    expect(submissionsPath(addOn)).toBe('inappproducts/9NBLGGH4TNMP/submissions');
  });

  test('in words', () => {
    expect([app, flight, addOn].map(describeTarget)).toEqual([
      'app 9NBLGGH4R315',
      `flight ${flightId} of app 9NBLGGH4R315`,
      'add-on 9NBLGGH4TNMP',
    ]);
  });
});

describe('ids that could be more than one path segment', () => {
  const bad = ['', '.', '..', 'a/b', 'a\\b', '%2e%2e', '9N?x=1', '9N#x', '9N B', '9N\n', 'é'];

  test.each(bad)('%j is not a Store ID', (id) => {
    expect(() => targetPath({ kind: 'app', appId: id })).toThrow(
      expect.objectContaining({ code: 'store-invalid-id' }),
    );
    expect(() => targetPath({ kind: 'add-on', addOnId: id })).toThrow(
      expect.objectContaining({ code: 'store-invalid-id' }),
    );
  });

  test.each([...bad, '12a', '-1', '1e5', '1'.repeat(21)])('%j is not a submission id', (id) => {
    expect(() => submissionPath(app, id)).toThrow(expect.objectContaining({ code: 'store-invalid-id' }));
  });

  test.each([...bad, 'Beta', `${flightId}/x`])('%j is not a flight id', (id) => {
    expect(() => targetPath({ ...flight, flightId: id })).toThrow(
      expect.objectContaining({ code: 'store-invalid-id' }),
    );
  });
});
