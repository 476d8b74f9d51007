import { execFile } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

const preload = pathToFileURL(path.resolve('scripts/fast-time.ts')).href;

/** Runs an ES module in a process whose time runs `factor` times as fast; gives what it prints as JSON. */
async function runFast(body: string, factor = 20_000) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--import', preload, '--input-type=module', '--eval', body],
    { env: { ...process.env, FAST_TIME: String(factor) }, timeout: 30_000 },
  );
  return JSON.parse(stdout);
}

const hour = 3_600_000;

test.each([
  ['timers/promises', "await (await import('node:timers/promises')).setTimeout(hour)"],
  ['scheduler.wait', "await (await import('node:timers/promises')).scheduler.wait(hour)"],
  [
    'the ticks of timers/promises',
    "for await (const _ of (await import('node:timers/promises')).setInterval(hour)) break",
  ],
  [
    'timers',
    "const timers = await import('node:timers'); await new Promise((done) => timers.setTimeout(done, hour))",
  ],
  ['the global setTimeout', 'await new Promise((done) => setTimeout(done, hour))'],
  ['promisify(setTimeout)', "await (await import('node:util')).promisify(setTimeout)(hour)"],
  [
    'setInterval',
    'await new Promise((done) => { const id = setInterval(() => { clearInterval(id); done() }, hour) })',
  ],
  [
    'AbortSignal.timeout',
    'const keep = setInterval(() => {}, hour); const signal = AbortSignal.timeout(hour); await new Promise((done) => signal.addEventListener("abort", done)); clearInterval(keep)',
  ],
])('an hour passes at once in %s, and every clock agrees', async (_what, body) => {
  const passed = await runFast(`
    const hour = ${hour};
    const start = [Date.now(), +new Date(), performance.now()];
    ${body};
    const end = [Date.now(), +new Date(), performance.now()];
    console.log(JSON.stringify(end.map((value, index) => value - start[index])));
  `);
  for (const each of passed) {
    expect(each).toBeGreaterThanOrEqual(hour);
    expect(each).toBeLessThan(2 * hour);
  }
});

test('shorter waits end before longer ones, each with its arguments', async () => {
  expect(
    await runFast(`
      const order = [];
      const add = (name) => { order.push(name); if (order.length === 3) console.log(JSON.stringify(order)); };
      setTimeout(add, 30 * 60_000, 'third');
      setTimeout(add, 20 * 60_000, 'second');
      setTimeout(add, 10 * 60_000, 'first');
    `),
  ).toEqual(['first', 'second', 'third']);
});

test('an aborted wait rejects as the real one does', async () => {
  expect(
    await runFast(`
      import { setTimeout as wait } from 'node:timers/promises';
      const signal = AbortSignal.timeout(1000);
      const error = await wait(${hour}, undefined, { signal }).catch((thrown) => thrown);
      const early = await wait(1, undefined, { signal }).catch((thrown) => thrown);
      console.log(JSON.stringify([error.name, error.code, error.cause.name, early.name]));
    `),
  ).toEqual(['AbortError', 'ABORT_ERR', 'TimeoutError', 'AbortError']);
});

test('a timer can be cleared, and refresh restarts it', async () => {
  expect(
    await runFast(`
      clearTimeout(setTimeout(() => console.log('never'), 60_000));
      const start = Date.now();
      const timer = setTimeout(() => console.log(Date.now() - start >= 50 * 60_000), 30 * 60_000);
      setTimeout(() => timer.refresh(), 20 * 60_000);
    `),
  ).toBe(true);
});

test('a date that is given stays as it is', async () => {
  expect(
    await runFast(
      'console.log(JSON.stringify([new Date(0).getTime(), new Date() instanceof Date, typeof Date(), Date.parse("1970-01-01")]))',
    ),
  ).toEqual([0, true, 'string', 0]);
});

test('a request under way is not overtaken by its time limit', async () => {
  expect(
    await runFast(`
      import { execFile } from 'node:child_process';
      const outcome = new Promise((done) => {
        setTimeout(() => done('time limit'), 60_000).unref();
        execFile(process.execPath, ['--eval', 'setTimeout(() => {}, 500)'], () => done('answer'));
      });
      console.log(JSON.stringify(await outcome));
    `),
  ).toBe('answer');
});

test('work that blocks the event loop does not count as time', async () => {
  const passed = await runFast(
    `
    const start = Date.now();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    console.log(Date.now() - start);
    `,
    1000,
  );
  expect(passed).toBeLessThan(100_000);
});

test('an invalid factor is refused', async () => {
  await expect(runFast('', 0)).rejects.toThrow('FAST_TIME must be a factor of at least 1, not 0');
});
