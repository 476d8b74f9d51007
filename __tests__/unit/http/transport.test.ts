import { describe, expect, test } from '@jest/globals';
import { WireError, withTimeLimit } from '../../../src/http/transport.ts';

/** Ends as libraries do: with its own error once it is aborted. */
const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => {
    const end = () => reject(new Error('AbortError of a library'));
    if (signal.aborted) end();
    signal.addEventListener('abort', end);
  });

describe('the time limit of an exchange', () => {
  test('ends it with its own error, whatever the library throws', async () => {
    const error = await withTimeLimit(20, undefined, untilAborted).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(WireError);
    expect(error).toMatchObject({
      fault: 'time-limit',
      sent: 'unknown',
      message: 'no complete response within 0.02 s',
    });
  });

  test('gives way to the outer signal, whose reason is thrown', async () => {
    const outer = new AbortController();
    const exchange = withTimeLimit(60_000, outer.signal, untilAborted);
    outer.abort(new Error('canceled'));
    await expect(exchange).rejects.toThrow('canceled');
    await expect(withTimeLimit(60_000, outer.signal, untilAborted)).rejects.toThrow('canceled');
  });

  test('passes on what the exchange returns or throws in time', async () => {
    expect(await withTimeLimit(60_000, undefined, async () => 'read')).toBe('read');
    const lost = async () => Promise.reject(new Error('lost'));
    await expect(withTimeLimit(60_000, undefined, lost)).rejects.toThrow('lost');
  });
});
