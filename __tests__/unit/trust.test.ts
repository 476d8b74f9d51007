import { expect, test } from '@jest/globals';
import { ActionError } from '../../src/errors.ts';
import { refuseUntrusted } from '../../src/trust.ts';

const publish = { command: 'publish', dryRun: false, method: 'get' } as const;
const trusted = { eventName: 'push', isFork: false };
const target = { eventName: 'pull_request_target', isFork: false };
const fork = { eventName: 'pull_request', isFork: true };

test('a run of the repository itself may write', () => {
  expect(() => refuseUntrusted(publish, trusted)).not.toThrow();
  expect(() => refuseUntrusted(publish, { eventName: 'pull_request', isFork: false })).not.toThrow();
});

test.each([
  ['publish', publish],
  ['rollout', { ...publish, command: 'rollout' }],
  ['cancel', { ...publish, command: 'cancel' }],
  ['api, POST', { ...publish, command: 'api', method: 'post' }],
  ['api, DELETE', { ...publish, command: 'api', method: 'delete' }],
] as const)('%s is refused on pull_request_target and for the commit of a fork', (_name, inputs) => {
  for (const [context, code] of [
    [target, 'untrusted-event'],
    [fork, 'untrusted-fork'],
    [{ eventName: 'workflow_run', isFork: true }, 'untrusted-fork'],
  ] as const) {
    try {
      refuseUntrusted(inputs, context);
      throw new Error('not refused');
    } catch (error) {
      expect(error).toBeInstanceOf(ActionError);
      expect(error).toMatchObject({ code, result: 'refused' });
    }
  }
});

test.each([
  ['a dry run', { ...publish, dryRun: true }],
  ['status', { ...publish, command: 'status' }],
  ['api, GET', { ...publish, command: 'api' }],
] as const)('%s only reads, and may', (_name, inputs) => {
  for (const context of [target, fork]) expect(() => refuseUntrusted(inputs, context)).not.toThrow();
});
