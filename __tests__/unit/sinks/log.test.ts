import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { createLogger, type RunnerLog } from '../../../src/sinks/log.ts';

describe('createLogger', () => {
  test('makes every text harmless, on every level', async () => {
    const { runner, calls } = recordingRunner();
    const logger = createLogger(runner);
    const evil = 'a\n::error::b ##[add-mask]c';
    for (const level of ['debug', 'info', 'warning', 'error'] as const) logger[level](evil);
    await logger.group(evil, async () => {});
    const safe = 'a⏎::error::b #\u200b#[add-mask]c';
    expect(calls).toEqual([
      `debug ${safe}`,
      `info ${safe}`,
      `warning ${safe}`,
      `error ${safe}`,
      `startGroup ${safe}`,
      'endGroup',
    ]);
  });

  test('masks a secret with the runner before it hides it in a text', () => {
    const { runner, calls } = recordingRunner();
    const logger = createLogger(runner);
    logger.mask('s3cr3t~value');
    logger.info('it is s3cr3t~value.');
    expect(calls[0]).toBe('setSecret s3cr3t~value');
    expect(calls.at(-1)).toBe('info it is ***.');
  });

  // What it derives from a mask: see ValueEncoders.cs in actions/runner. Base64 only if a text ends with the secret.
  test.each([
    ['its base64 within other text', 'czNjcjN0K3ZhbHVl'],
    ['its base64 after one byte', 'MzY3IzdCt2YWx1Z'],
    ['percent-encoding with lowercase digits', 's3cr3t%2bvalue'],
    ['hexadecimal', '7333637233742b76616c7565'],
    ['a decoded form', 's3cr3t value'],
  ])('tells the runner what it does not derive itself: %s', (_what, form) => {
    const { runner, calls } = recordingRunner();
    createLogger(runner).mask('s3cr3t+value');
    expect(calls).toContain(`setSecret ${form}`);
  });

  test('masks each line of a secret of several lines, and its percent-encoded form with lowercase digits', () => {
    const { runner, calls } = recordingRunner();
    const logger = createLogger(runner);
    logger.mask('first/line\r\n}\r\nsecond+line\n');
    const masked = calls.map((call) => call.replace('setSecret ', ''));
    expect(masked).toEqual(
      expect.arrayContaining(['first/line', 'second+line', 'first%2fline', 'second%2bline']),
    );
    expect(masked).not.toContain('}');
    expect(logger.redact('x second+line y first%2Fline {}')).toBe('x *** y *** {}');
  });

  test('reports a secret to the runner once, and an empty one never', () => {
    const { runner, calls } = recordingRunner();
    const logger = createLogger(runner);
    for (const secret of ['abcde', 'abcde', '', '  \n']) logger.mask(secret);
    expect(calls.filter((call) => call === 'setSecret abcde')).toHaveLength(1);
    expect(new Set(calls).size).toBe(calls.length);
  });

  test('hides the longer of two secrets that overlap as a whole', () => {
    const logger = createLogger(recordingRunner().runner);
    logger.mask('abcdefgh');
    logger.mask('abcdefghijkl');
    logger.mask('ghijklmnop');
    expect(logger.redact('<abcdefghijkl> <abcdefgh> <abcdefghijklmnop>')).toBe('<***> <***> <***>');
  });

  test('leaves a short secret to the runner, with one warning that does not repeat it', () => {
    const { runner, calls } = recordingRunner();
    const logger = createLogger(runner);
    for (const secret of ['1', 'app', '1234567']) logger.mask(secret);
    logger.info('app 1152921504621243681 is committed');
    expect(calls.filter((call) => call.startsWith('setSecret'))).toEqual([
      'setSecret 1',
      'setSecret app',
      'setSecret 1234567',
    ]);
    expect(calls.filter((call) => call.startsWith('warning'))).toEqual([
      expect.stringMatching(/^warning One of this run's secrets has fewer than 8 characters\./),
    ]);
    expect(calls.at(-1)).toBe('info app 1152921504621243681 is committed');
  });

  test('hides a secret that only sanitizing joins', () => {
    const { runner, calls } = recordingRunner();
    const logger = createLogger(runner);
    logger.mask('s3cr3t-value');
    logger.info('s3cr3t\u200b-val\u0000ue');
    expect(calls.at(-1)).toBe('info ***');
  });

  test('shows no part of a secret at the cut in a long text', () => {
    const { runner, calls } = recordingRunner();
    const logger = createLogger(runner);
    const secret = 'Q'.repeat(40);
    logger.mask(secret);
    fc.assert(
      fc.property(fc.integer({ min: 1_900, max: 2_050 }), (lead) => {
        logger.info(`${'x'.repeat(lead)}${secret}${'x'.repeat(100)}`);
        expect(calls.at(-1)).not.toContain('Q');
      }),
    );
  });

  test('opens no group inside a group, since GitHub’s log has only one level', async () => {
    const { runner, calls } = recordingRunner();
    const logger = createLogger(runner);
    await logger.group('outer', async () => {
      await logger.group('inner', async () => logger.info('text'));
    });
    expect(calls).toEqual(['startGroup outer', 'info inner', 'info text', 'endGroup']);
  });

  test('closes the group of a body that fails', async () => {
    const { runner, calls } = recordingRunner();
    const logger = createLogger(runner);
    await expect(logger.group('title', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await logger.group('next', async () => {});
    expect(calls).toEqual(['startGroup title', 'endGroup', 'startGroup next', 'endGroup']);
  });

  test('passes each warning on as it was shown', () => {
    const warnings: string[] = [];
    const logger = createLogger(recordingRunner().runner, (text) => warnings.push(text));
    logger.mask('s3cr3t~value');
    logger.warning('a\ns3cr3t~value');
    expect(warnings).toEqual(['a⏎***']);
  });

  test('shows warnings and errors outside the group, which continues with the next line', async () => {
    const { runner, calls } = recordingRunner();
    const logger = createLogger(runner);
    await logger.group('Plan', async () => {
      logger.info('one');
      logger.warning('careful');
      logger.error('bad');
      logger.info('two');
      logger.warning('last');
    });
    logger.info('three');
    expect(calls).toEqual([
      'startGroup Plan',
      'info one',
      'endGroup',
      'warning careful',
      'error bad',
      'startGroup Plan',
      'info two',
      'endGroup',
      'warning last',
      'info three',
    ]);
  });

  test('ends the group of a step that was cut off', () => {
    const { runner, calls } = recordingRunner();
    const logger = createLogger(runner);
    void logger.group('Wait', () => new Promise(() => {}));
    logger.endGroup();
    logger.info('the end');
    expect(calls).toEqual(['startGroup Wait', 'endGroup', 'info the end']);
  });
});

function recordingRunner(): { runner: RunnerLog; calls: string[] } {
  const calls: string[] = [];
  const note = (name: string) => (text?: unknown) => {
    calls.push(text === undefined ? name : `${name} ${text}`);
  };
  return {
    calls,
    runner: {
      debug: note('debug'),
      info: note('info'),
      warning: note('warning'),
      error: note('error'),
      setSecret: note('setSecret'),
      startGroup: note('startGroup'),
      endGroup: note('endGroup'),
    },
  };
}
