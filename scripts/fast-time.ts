/**
 * Preload (`node --import`) that makes time run faster for a whole process, so that a wait of hours takes
 * seconds while the code under test is what is shipped: `Date`, `performance.now`, `setTimeout`, `setInterval`,
 * `timers`, `timers/promises`, `AbortSignal.timeout`. `FAST_TIME` is the factor.
 *
 * The factor holds while the process waits only for timers. While a request is under way, time runs at
 * most 20 times as fast, and while JavaScript keeps the event loop busy it barely runs at all: otherwise a local
 * server that takes 100 ms to respond would break a time limit of a minute.
 */
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers';
import timersPromises from 'node:timers/promises';
import { promisify } from 'node:util';

const factor = Number(process.env.FAST_TIME);
if (!(factor >= 1)) throw new Error(`FAST_TIME must be a factor of at least 1, not ${process.env.FAST_TIME}`);
const factorInFlight = Math.min(factor, 20);
/** Real milliseconds. A longer gap between two checks is JavaScript at work, and counts as this much. */
const longestGap = 10;
/** Real milliseconds between two checks of a timer: the smallest that Node has. */
const pollEvery = 1;

const realDate = Date;
const realPerformanceNow = performance.now.bind(performance);
const realSetTimeout = timers.setTimeout;
const realSetInterval = timers.setInterval;

const start = realDate.now();
let elapsed = 0;
let lastLook = realPerformanceNow();
const realUtilization = performance.eventLoopUtilization.bind(performance);
let lastIdle = realUtilization().idle;

function waitsForTimersOnly(): boolean {
  // Pipes and terminals stay listed once something was written to them.
  return process
    .getActiveResourcesInfo()
    .every((kind) => /^(Timeout|Immediate|PipeWrap|TTYWrap)$/.test(kind));
}

/** Virtual milliseconds since the start of the process. */
function look(): number {
  const realNow = realPerformanceNow();
  const gap = realNow - lastLook;
  if (gap >= 1) {
    const idleNow = realUtilization().idle;
    // Many short turns of the loop (a library that is loaded on a busy machine) are work as well, not waiting.
    const waited = Math.min(gap, longestGap, Math.max(0, idleNow - lastIdle));
    elapsed += gap - waited + waited * (waitsForTimersOnly() ? factor : factorInFlight);
    lastLook = realNow;
    lastIdle = idleNow;
  }
  return elapsed;
}

function now(): number {
  return Math.floor(start + look());
}

function setTimeout<A extends unknown[]>(body: (...given: A) => void, ms = 1, ...given: A): NodeJS.Timeout {
  let due = look() + ms;
  const handle = realSetTimeout(() => {
    if (look() < due) again();
    else body(...given);
  }, pollEvery);
  const again = handle.refresh.bind(handle);
  handle.refresh = () => {
    due = look() + ms;
    return again();
  };
  return handle;
}

function setInterval<A extends unknown[]>(body: (...given: A) => void, ms = 1, ...given: A): NodeJS.Timeout {
  let due = look() + ms;
  return realSetInterval(() => {
    if (look() < due) return;
    due += ms;
    body(...given);
  }, pollEvery);
}

interface WaitOptions {
  readonly signal?: AbortSignal;
  readonly ref?: boolean;
}

function wait<T>(ms?: number, value?: T, { signal, ref = true }: WaitOptions = {}): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      timers.clearTimeout(handle);
      reject(
        Object.assign(new Error('The operation was aborted', { cause: signal?.reason }), {
          name: 'AbortError',
          code: 'ABORT_ERR',
        }),
      );
    };
    const handle = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve(value);
    }, ms);
    if (!ref) handle.unref();
    if (signal?.aborted) abort();
    else signal?.addEventListener('abort', abort, { once: true });
  });
}

async function* ticks<T>(ms?: number, value?: T, options?: WaitOptions): AsyncGenerator<T | undefined> {
  while (true) yield await wait(ms, value, options);
}

Object.assign(setTimeout, { [promisify.custom]: wait });
Object.assign(timers, { setTimeout, setInterval });
Object.assign(timersPromises, { setTimeout: wait, setInterval: ticks });
Object.assign(timersPromises.scheduler, {
  wait: (ms: number, options?: WaitOptions) => wait(ms, undefined, options),
});
Object.assign(globalThis, {
  setTimeout,
  setInterval,
  Date: new Proxy(realDate, {
    apply: () => new realDate(now()).toString(),
    construct: (target, given, newTarget) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
  }),
});
realDate.now = now;
performance.now = look;
AbortSignal.timeout = (ms) => {
  const controller = new AbortController();
  const expire = () =>
    controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
  setTimeout(expire, ms).unref();
  return controller.signal;
};
syncBuiltinESMExports();
realSetInterval(look, pollEvery).unref();
