import { createLogger, type RunLogger } from '../../../src/sinks/log.ts';

/** A logger that knows the secrets, and its lines as the runner gets them, each after its level or `group`. */
export function recordedLog(...secrets: readonly string[]): { logger: RunLogger; log: readonly string[] } {
  const log: string[] = [];
  const note = (name: string) => (text: unknown) => void log.push(`${name} ${text}`);
  const logger = createLogger({
    debug: note('debug'),
    info: note('info'),
    warning: note('warning'),
    error: note('error'),
    setSecret: () => {},
    startGroup: note('group'),
    endGroup: () => {},
  });
  for (const secret of secrets) logger.mask(secret);
  return { logger, log };
}
