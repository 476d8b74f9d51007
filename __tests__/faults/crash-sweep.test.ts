import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { callName } from '../support/calls.ts';
import { crashPoints, fullRun, playCrash } from './crash-sweep.ts';
import { Theatre } from './theatre.ts';

let theatre: Theatre;
beforeAll(async () => {
  theatre = await Theatre.open();
});
afterAll(() => theatre[Symbol.asyncDispose]());

test('A run without faults sends the requests that the sweep goes through', async () => {
  const { main } = await theatre.play({});
  expect(main.requests.map(callName)).toEqual(fullRun);
});

describe('A machine that is lost', () => {
  test.each(crashPoints)('at request $request ($name), $when, re-run with the $rerunWith', async (point) => {
    expect((await playCrash(theatre, point)).problems).toEqual([]);
  });
});
