import { afterAll, beforeAll } from '@jest/globals';
import { Theatre } from './theatre.ts';

/** As many as `maxConcurrency` in jest.config.js: a play waits for half of its time. */
const count = 2;

/** Theatres for the tests of one file, each for one play at a time. */
export function useTheatres(): <T>(play: (theatre: Theatre) => Promise<T>) => Promise<T> {
  let all: readonly Theatre[] = [];
  const free: Theatre[] = [];
  const waiting: (() => void)[] = [];
  beforeAll(async () => {
    all = await Promise.all(Array.from({ length: count }, () => Theatre.open()));
    free.push(...all);
  });
  afterAll(() => Promise.all(all.map((theatre) => theatre[Symbol.asyncDispose]())));
  return async (play) => {
    let theatre = free.pop();
    while (theatre === undefined) {
      await new Promise<void>((resolve) => waiting.push(resolve));
      theatre = free.pop();
    }
    try {
      return await play(theatre);
    } finally {
      free.push(theatre);
      waiting.shift()?.();
    }
  };
}
