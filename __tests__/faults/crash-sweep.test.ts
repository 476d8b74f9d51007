import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { callName } from '../support/calls.ts';
import {
  crashPoints,
  fullRun,
  fullRunWithoutPackages,
  ofListing,
  runCrash,
  withoutPackages,
} from './crash-sweep.ts';
import { gatherEvidence } from './evidence.ts';
import { Lanes } from './lanes.ts';

let lanes: Lanes;
beforeAll(async () => {
  lanes = await Lanes.open(2);
});
afterAll(() => lanes[Symbol.asyncDispose]());

test('A run without faults sends the requests that the sweep goes through', async () => {
  const { main } = await lanes.run((store) => gatherEvidence(store, {}));
  expect(main.requests.map(callName)).toEqual(fullRun);
});

test('A run without packages sends the requests that the sweep goes through', async () => {
  const { main } = await lanes.run((store) => gatherEvidence(store, withoutPackages));
  expect(main.requests.map(callName)).toEqual(fullRunWithoutPackages);
});

test('A run with a listing folder sends the same requests as one with packages', async () => {
  const { main } = await lanes.run((store) => gatherEvidence(store, ofListing));
  expect(main.requests.map(callName)).toEqual(fullRun);
});

describe('A machine that is lost', () => {
  test.concurrent.each(crashPoints)(
    'at request $request ($name), $when, re-run with these files: $rerunWith',
    async (point) => {
      expect((await lanes.run((store) => runCrash(store, point))).problems).toEqual([]);
    },
  );
});
