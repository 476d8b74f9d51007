import type { Logger } from '../../src/logger.ts';

/** A logger that drops everything. */
export const silentLogger: Logger = {
  debug: () => {},
  info: () => {},
  warning: () => {},
  error: () => {},
  mask: () => {},
  group: (_title, body) => body(),
};
