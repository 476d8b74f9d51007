/**
 * A preload for the action's process: what a disk or another program does to files at moments that no test can hit from
 * outside. `FILE_CHANGES` is a list of changes as JSON, each for the files whose path contains `name`.
 */
import { createRequire, syncBuiltinESMExports } from 'node:module';

/** What happens to a file. */
interface FileChange {
  /** Part of the file's path. */
  readonly name: string;
  /**
   * `open`: it can't be opened; `list`: a folder can't be listed; `write`: nothing can be written to it; each with the
   * system's error `code`. `grow`: it
   * is written to after it was read. `shrink`: it is truncated while its content is read. `flip`: once it was
   * closed, reads return other bytes.
   */
  readonly what: 'open' | 'list' | 'write' | 'grow' | 'shrink' | 'flip';
  readonly code?: string;
}

const changes: readonly FileChange[] = JSON.parse(process.env.FILE_CHANGES ?? '[]');
// An ES module namespace can't be changed.
const require = createRequire(import.meta.url);
const fs: typeof import('node:fs') = require('node:fs');
const promises: typeof import('node:fs/promises') = require('node:fs/promises');
const { open, readdir } = promises;
const changeOf = (path: unknown) => changes.find(({ name }) => String(path).includes(name));

const opened = new Set<string>();

promises.open = async (path, ...others) => {
  const change = changeOf(path);
  if (change?.what === 'open') throw failure(change, 'open');
  const handle = await open(path, ...others);
  const isFirst = !opened.has(String(path));
  opened.add(String(path));
  if (change === undefined || (change.what === 'flip' && isFirst)) return handle;
  return changed(handle, String(path), change);
};
promises.readdir = new Proxy(readdir, {
  apply: (target, self, [path, ...others]) => {
    const change = changeOf(path);
    if (change?.what === 'list') throw failure(change, 'list');
    return Reflect.apply(target, self, [path, ...others]);
  },
});
syncBuiltinESMExports();

type Handle = Awaited<ReturnType<typeof open>>;

function changed(handle: Handle, path: string, change: FileChange): Handle {
  const { what } = change;
  const own = { read: handle.read.bind(handle), stat: handle.stat.bind(handle) };
  let stats = 0;
  return Object.assign(handle, {
    ...(what === 'write' && { writeFile: () => Promise.reject(failure(change, 'write')) }),
    ...(what === 'grow' && {
      stat: (...options: Parameters<Handle['stat']>) => {
        stats += 1;
        // The first time is when it is opened, the second one before it is read.
        if (stats === 3) fs.appendFileSync(path, 'x');
        return own.stat(...options);
      },
    }),
    ...((what === 'shrink' || what === 'flip') && {
      read: async (buffer: Buffer, offset: number, length: number, position: number) => {
        // Its content is read in pieces of 4 MiB, and its directory in smaller ones.
        if (what === 'shrink' && position === 0 && length >= 2 ** 22) fs.truncateSync(path, 0);
        const result = await own.read(buffer, offset, length, position);
        if (what === 'flip') buffer[offset] = (buffer[offset] ?? 0) ^ 1;
        return result;
      },
    }),
  });
}

function failure({ code = 'EIO' }: FileChange, call: string): Error {
  return Object.assign(new Error(`${code}: ${call}`), { code, syscall: call });
}
