import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { BlobReport } from './checked-blob.ts';
import type { SinkSettings } from './sink.ts';
import type { Job, Usage } from './way.ts';

/** A run of one way. */
export interface Run extends Usage {
  /** Milliseconds from the start of the process to its end. */
  readonly wall: number;
}

/** Starts a sink, hands its URL to `body`, and ends it. A sink with `failingShare` says on request what arrived. */
export async function withSink<T>(
  settings: SinkSettings,
  body: (url: string, report: () => Promise<BlobReport>) => Promise<T>,
): Promise<T> {
  const sink = start(new URL('sink.ts', import.meta.url), settings);
  try {
    const [port] = await once(sink, 'message');
    const signature = Buffer.alloc(32, 1).toString('base64');
    const report = async (): Promise<BlobReport> => {
      sink.send('report');
      const [answer] = await once(sink, 'message');
      return answer;
    };
    return await body(
      `http://127.0.0.1:${port}/ingestion/bench?sig=${signature}&se=2099-01-01T00:00:00Z&sp=rwl`,
      report,
    );
  } finally {
    sink.kill();
  }
}

/** Runs a way in a process of its own. */
export type RunWay = (job: Job) => Promise<Run>;

/** @param script The built `way.ts`. */
export function wayRunner(script: string): RunWay {
  return (job) => runWay(script, job);
}

async function runWay(script: string, job: Job): Promise<Run> {
  const begin = performance.now();
  const child = start(script, job);
  const [[usage]] = await Promise.all([once(child, 'message') as Promise<[Usage]>, once(child, 'exit')]);
  return { ...usage, wall: performance.now() - begin };
}

function start(script: string | URL, argument: object): ChildProcess {
  const child = fork(script, [JSON.stringify(argument)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  // A child that dies before it responds must not leave the parent waiting.
  child.once('exit', (code) => {
    if (code) child.emit('error', new Error(`${script} ended with exit code ${code}.`));
  });
  return child;
}
