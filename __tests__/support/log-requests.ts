/**
 * Preload for a run of the action, via `NODE_OPTIONS`. It writes to the file that `REQUEST_LOG` names, one JSON per
 * line and in the action's own time: when each request starts, when its response begins, and the end of the process
 * with the most memory that it ever held. `KILL_AT=7:before` and `KILL_AT=7:answer` end the process at the seventh
 * request, like a machine that is lost. `CLOCK_JUMP=4:3600000` sets the clock forward at the fourth,
 * `REJECT_AT=4` leaves a promise that no one handles. `NO_JITTER=1` makes random pauses as short as they may be.
 */
import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync, readFileSync } from 'node:fs';

const file = process.env.REQUEST_LOG ?? '';
const [killNumber, killPhase] = (process.env.KILL_AT ?? '').split(':');
const [jumpNumber, jump] = (process.env.CLOCK_JUMP ?? '').split(':');
if (process.env.NO_JITTER) Math.random = () => 0;
let count = 0;
let jumped = 0;

function log(line: object): void {
  appendFileSync(file, `${JSON.stringify({ ...line, time: Date.now() - jumped })}\n`);
}

function endAt(phase: string): void {
  if (String(count) === killNumber && phase === killPhase) process.kill(process.pid, 'SIGKILL');
}

/** MiB. On Linux `resourceUsage` would also count what the process was forked from. */
function mostMemory(): number {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    return Number(kilobytes) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}

subscribe('http.client.request.created', (message) => {
  count += 1;
  if (String(count) === jumpNumber) {
    const before = Date.now;
    jumped = Number(jump);
    Date.now = () => before() + jumped;
  }
  if (String(count) === process.env.REJECT_AT) Promise.reject(new Error('No one handles this.'));
  endAt('before');
  const { request } = message as { request: { host: string; method: string; path: string } };
  log({ kind: 'request', method: request.method, path: request.path.split('?')[0], host: request.host });
});
subscribe('http.client.response.finish', () => {
  endAt('answer');
  log({ kind: 'answer' });
});
process.on('exit', () => {
  log({ kind: 'exit', memory: mostMemory() });
});
log({ kind: 'start' });
