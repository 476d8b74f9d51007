import { describe, expect, test } from '@jest/globals';
import { callName } from '../support/calls.ts';
import { crashPoints, fullRun, playCrash } from './crash-sweep.ts';
import { useTheatres } from './use-theatres.ts';

const onStage = useTheatres();

test('A run without faults sends the requests that the sweep goes through', async () => {
  const { main } = await onStage((theatre) => theatre.play({}));
  expect(main.requests.map(callName)).toEqual(fullRun);
});

describe('A machine that is lost', () => {
  test.concurrent.each(crashPoints)(
    'at request $request ($name), $when, re-run with the $rerunWith',
    async (point) => {
      expect((await onStage((theatre) => playCrash(theatre, point))).problems).toEqual([]);
    },
  );
});
