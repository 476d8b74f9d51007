import { describe, expect, test } from '@jest/globals';

import { ActionError } from '../../../src/errors.ts';
import { redacted } from '../../../src/record/shown-record.ts';
import { outputsOf } from '../../../src/report/outputs.ts';
import { renderSummary } from '../../../src/report/summary.ts';
import { createLogger } from '../../../src/sinks/log.ts';
import { committedRecord } from './record.ts';

function redactorOf(...secrets: readonly string[]) {
  const nothing = () => {};
  const logger = createLogger({
    debug: nothing,
    info: nothing,
    warning: nothing,
    error: nothing,
    setSecret: nothing,
    startGroup: nothing,
    endGroup: nothing,
  });
  for (const secret of secrets) logger.mask(secret);
  return logger.redact;
}

/** Words that a run can't do without, and parts of them. */
const words = [
  'a',
  'e',
  'app',
  '1',
  '1152',
  'add',
  'keep',
  'committed',
  'accepted',
  'already-submitted',
  'submissionId',
  'applicationPackages',
  'pricing.priceId',
  'priceId',
  'PreProcessing',
  '1152921504621243680',
  '9NBLGGH4R315',
  'path',
  'fileName',
  'architectures',
  'ommitted',
  '15292150462124',
];

describe('a secret that is a word', () => {
  test.each(words)('%s does not break a report', (word) => {
    const plain = committedRecord();
    const shown = redacted(plain, redactorOf(word));
    for (const name of ['submission-id', 'result', 'status', 'submission-url', 'store-url'] as const)
      expect(outputsOf(shown).get(name)).toBe(outputsOf(plain).get(name));
    const paths = (json: string | undefined) => (JSON.parse(json ?? '') as { path: string }[]).length;
    expect(paths(outputsOf(shown).get('plan'))).toBe(paths(outputsOf(plain).get('plan')));
    expect(renderSummary(shown)).toContain('accepted');
  });

  test('is removed from values, and only there', () => {
    const shown = redacted(
      {
        result: 'committed',
        listings: { committed: 'It is committed.' },
        changes: [{ path: 'listings.committed', before: 'committed', after: null }],
        error: new ActionError({
          code: 'committed',
          message: 'It is committed.',
          findings: [{ rule: 'committed', severity: 'error', message: 'committed' }],
        }),
      },
      redactorOf('committed'),
    );
    expect(shown).toMatchObject({
      result: 'committed',
      listings: { committed: 'It is ***.' },
      changes: [{ path: 'listings.committed', before: '***', after: null }],
      error: { code: 'committed', message: 'It is ***.', findings: [{ rule: 'committed', message: '***' }] },
    });
  });
});

test('a link to a submission page stays even if a word in it is a secret; other links don’t', () => {
  const linkOf = (link: string) =>
    redacted(
      new ActionError({ code: 'x', message: 'x', link }),
      redactorOf('microsoft', 'dashboard', 'Zk3v+7Hs2xY9~q8Q'),
    ).link;
  const page =
    'https://partner.microsoft.com/dashboard/products/9NBLGGH4R315/submissions/1152921504621243680';
  expect(linkOf(page)).toBe(page);
  expect(linkOf('https://partner.microsoft.com/dashboard/Zk3v+7Hs2xY9~q8Q')).toBe(
    'https://partner.***.com/***/***',
  );
  expect(linkOf('https://learn.microsoft.com/a?b=Zk3v%2B7Hs2xY9~q8Q')).toBe('https://learn.***.com/a?b=***');
  expect(linkOf('https://microsoft.example/')).toBe('https://***.example/');
});

test('text from outside is also redacted in places for our own words', () => {
  const secret = 'Zk3v+7Hs2xY9~q8Q';
  const shown = redacted(
    { result: secret, id: secret, status: secret, path: `a.${secret}[${secret}]`, [`x ${secret}`]: 1 },
    redactorOf(secret),
  );
  expect(JSON.stringify(shown)).not.toContain('Zk3v');
});
