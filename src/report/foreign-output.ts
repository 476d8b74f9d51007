import { AsyncLocalStorage } from 'node:async_hooks';

import type { Logger } from '../logger.ts';
import { shortestForm } from './secret-forms.ts';

/** Set while a library's code runs, and in everything that it has begun. */
const isForeign = new AsyncLocalStorage<true>();

/**
 * Runs a library that prints by itself, and leads what it prints through the logger: a text that a server chose must
 * not reach the runner, which would take a line of it for a command.
 */
export async function withForeignOutput<T>(
  logger: Pick<Logger, 'debug' | 'info' | 'warning' | 'mask'>,
  work: () => Promise<T>,
): Promise<T> {
  const original = process.stdout.write;
  process.stdout.write = (
    chunk: string | Uint8Array,
    encoding?: BufferEncoding | ((error?: Error | null) => void),
    done?: (error?: Error | null) => void,
  ): boolean => {
    if (isForeign.getStore() === undefined) {
      return typeof encoding === 'function'
        ? original.call(process.stdout, chunk, undefined, encoding)
        : original.call(process.stdout, chunk, encoding, done);
    }
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    isForeign.exit(() => say(text, logger));
    const called = typeof encoding === 'function' ? encoding : done;
    called?.();
    return true;
  };
  try {
    return await isForeign.run(true, work);
  } finally {
    process.stdout.write = original;
  }
}

/** The toolkit writes a command as one line, and a text with all its lines at once. */
function say(text: string, logger: Pick<Logger, 'debug' | 'info' | 'warning' | 'mask'>): void {
  const lines = text.split(/[\r\n]+/).filter((line) => line !== '');
  const [, name, data] = (lines.length === 1 && /^::([a-z-]+)(?: [^:]*)?::(.*)$/.exec(lines[0] ?? '')) || [];
  if (name === undefined || data === undefined) {
    for (const line of lines) logger.info(line);
    return;
  }
  const value = unescaped(data);
  // A mask of a server's choice could hide any word of the log.
  if (name === 'add-mask' && value.length >= shortestForm) logger.mask(value);
  if (name === 'debug') logger.debug(value);
  if (name === 'warning' || name === 'error') logger.warning(value);
}

/** https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function unescaped(data: string): string {
  return data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
