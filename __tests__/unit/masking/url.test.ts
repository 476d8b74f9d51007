import { describe, expect, test } from '@jest/globals';
import { usableUrl } from '../../../src/http/query.ts';
import { secretsOf } from '../../../src/masking/url.ts';

describe('secretsOf', () => {
  const decoded = 'aB+c/0123456789=';

  test.each([
    ['raw', 'aB+c/0123456789='],
    ['encoded', 'aB%2Bc%2F0123456789%3D'],
    ['encoded with lower-case digits', 'aB%2bc%2f0123456789%3d'],
    ['with only the + encoded', 'aB%2Bc/0123456789='],
  ])('finds every form of a signature that is %s', (_how, sig) => {
    const url = `https://x.blob.core.windows.net/i/g?sig=${sig}&se=2026-11-21&sp=rw`;
    const secrets = secretsOf(url);
    for (const form of [
      url,
      usableUrl(url),
      sig,
      decoded,
      encodeURIComponent(decoded),
      encodeURIComponent(decoded).replace(/%../g, (code) => code.toLowerCase()),
      encodeURIComponent(sig),
    ]) {
      expect(secrets).toContain(form);
    }
    expect(secrets).toContain(url.slice(url.indexOf('?') + 1));
  });

  test('finds what a form decoder makes of a raw +', () => {
    const secrets = secretsOf('https://x/i/g?sig=ab+cd/ef0123=&se=2026-11-21&sp=rw');
    expect(secrets).toContain('ab cd/ef0123=');
    expect(secrets).toContain('ab%20cd%2Fef0123%3D');
  });

  test('copes with a broken escape and a lone surrogate', () => {
    expect(secretsOf('https://x/i/g?sig=%zz01234567\ud800')).toContain('%zz01234567\ud800');
  });

  test('does not mask words of the log', () => {
    expect(secretsOf('https://x/i/g?sig=rw')).not.toContain('rw');
  });
});
