import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes JSON that an output may be too small for into a new file that only this user may read. An existing file or
 * link of that name would be an error, so nothing is followed.
 * @param folder `RUNNER_TEMP`, which the runner empties after the job
 * @returns the path
 */
export function writeWhole(what: 'plan' | 'response', json: string, folder: string): string {
  const path = join(folder, `microsoft-store-${what}-${randomUUID()}.json`);
  writeFileSync(path, json, { flag: 'wx', mode: 0o600 });
  return path;
}
