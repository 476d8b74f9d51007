import { setInterval } from 'node:timers';

/** Whether a process of this machine is alive, even another user's. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is alive, and another user's.
    return !(typeof error === 'object' && error !== null && 'code' in error && error.code === 'ESRCH');
  }
}

/** Calls `ended` once the process is gone, which is checked every second. */
export function watchProcess(pid: number, ended: () => void): void {
  const timer = setInterval(() => {
    if (isAlive(pid)) return;
    clearInterval(timer);
    ended();
  }, 1000);
  timer.unref();
}
