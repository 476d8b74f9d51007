import { describe, expect, test } from '@jest/globals';
import { Patience } from '../../../src/commands/patience.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

describe('the time that a run may wait in total', () => {
  test('passes only while the run waits, and is shared by all its waits', async () => {
    const clock = virtualClock();
    const patience = new Patience(10_000, clock);
    clock.advance(60_000);
    expect(patience.left).toBe(10_000);
    expect(patience.ofRequest).toBeUndefined();
    await patience.spend(async () => {
      clock.advance(4_000);
      expect(patience.ofRequest).toBe(6_000);
    });
    clock.advance(60_000);
    expect(patience.left).toBe(6_000);
    await patience.spend(async () => clock.advance(9_000));
    expect(patience.left).toBe(0);
  });

  test('passes even if the wait ends in an error', async () => {
    const clock = virtualClock();
    const patience = new Patience(10_000, clock);
    const wait = patience.spend(async () => {
      clock.advance(3_000);
      throw new Error('lost');
    });
    await expect(wait).rejects.toThrow('lost');
    expect(patience.left).toBe(7_000);
  });
});
