/** Milliseconds of processor time that this process has taken: a busy machine makes no work take more of it. */
export function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
