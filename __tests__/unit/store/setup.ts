import { RetryBudget } from '../../../src/http/retry.ts';
import type { Logger } from '../../../src/logger.ts';
import type { RequesterOptions, Tokens } from '../../../src/store/request.ts';
import { type VirtualClock, virtualClock } from '../../support/virtual-clock.ts';

export const appId = '9NBLGGH4R315';
export const submissionId = '1152921505699998877';

export interface RecordingLogger extends Logger {
  readonly lines: string[];
  readonly masks: string[];
}

export function recordingLogger(): RecordingLogger {
  const lines: string[] = [];
  const masks: string[] = [];
  const write = (text: string) => {
    lines.push(text);
  };
  return {
    lines,
    masks,
    debug: write,
    info: write,
    warning: write,
    error: write,
    mask: (secret) => {
      masks.push(secret);
    },
    group: (_title, body) => body(),
  };
}

/** Tokens `token-canary-1`, `token-canary-2`, …, a new one at each renewal. */
export function countingTokens(): Tokens & { renewals: number } {
  const tokens = {
    renewals: 0,
    get: async () => `token-canary-${tokens.renewals + 1}`,
    renew: async () => {
      tokens.renewals += 1;
      return tokens.get();
    },
  };
  return tokens;
}

export interface Setup extends RequesterOptions {
  readonly clock: VirtualClock;
  readonly logger: RecordingLogger;
  readonly tokens: Tokens & { renewals: number };
}

/** Options for a client of the server at `origin`; time is virtual except for the limit of one attempt. */
export function setUp(origin: string, options: Partial<RequesterOptions> = {}): Setup {
  return {
    origin,
    random: () => 0.5,
    budget: new RetryBudget(),
    ...options,
    clock: virtualClock(),
    logger: recordingLogger(),
    tokens: countingTokens(),
  };
}
