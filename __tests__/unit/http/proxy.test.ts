import { describe, expect, test } from '@jest/globals';
import { configureProxy } from '../../../src/http/proxy.ts';
import { recordingLogger } from '../store/setup.ts';

function ready(variables: Record<string, string | undefined>) {
  const logger = recordingLogger();
  configureProxy(variables, logger);
  return { variables, logger };
}
const https = 'http://proxy.example:8080';

describe('a proxy', () => {
  test.each([
    ['HTTPS_PROXY', { HTTPS_PROXY: https, http_proxy: 'http://other' }],
    ['https_proxy', { https_proxy: https }],
    ['all_proxy', { all_proxy: https, HTTP_PROXY: 'http://other' }],
    ['http_proxy', { HTTPS_PROXY: '', http_proxy: https }],
  ])('is named in the log, with %s as its source', (name, variables) => {
    expect(ready(variables).logger.lines).toEqual([
      `Requests go through the proxy proxy.example:8080 (${name}), except those to this machine.`,
    ]);
  });

  test('is not mentioned if there is no proxy', () => {
    const { variables, logger } = ready({ NO_PROXY: 'example.com', HTTPS_PROXY: '' });
    expect(logger.lines).toEqual([]);
    expect(variables.NO_PROXY).toBe('example.com');
  });

  test('has its password masked in every form it is sent in, before it is named', () => {
    const { logger } = ready({ HTTPS_PROXY: 'http://user:p%40ss@proxy.example' });
    expect(logger.masks).toEqual(['p%40ss', 'p@ss', Buffer.from('user:p@ss').toString('base64')]);
    expect(logger.lines.join()).not.toMatch(/user|p%40ss|p@ss/);
  });

  test('has its user name masked if it has no password, since the name is then a token', () => {
    const { logger } = ready({ HTTPS_PROXY: 'http://to%2Fken@proxy.example' });
    expect(logger.masks).toEqual(['to%2Fken', 'to/ken', Buffer.from('to/ken:').toString('base64')]);
  });

  test.each(['1234/canary@', '1234#canary@', '1234?canary@', 'can%ary@'])(
    'whose password has a character that ends it is refused, and the text read as its host is not shown: %s',
    (rest) => {
      expect(() => ready({ HTTPS_PROXY: `http://user:${rest}proxy.example:8080` })).toThrow(
        expect.objectContaining({
          code: 'proxy-invalid',
          message: expect.not.stringMatching(/canary|1234/),
          todo: expect.stringContaining('# as %23'),
        }),
      );
    },
  );

  test('whose password has characters that do not end it is accepted', () => {
    const { logger } = ready({ HTTPS_PROXY: 'http://us@er:p:a@s+s=ä@proxy.example' });
    expect(logger.lines.join()).toContain('through the proxy proxy.example (');
    expect(logger.masks).toContain('p:a@s+s=ä');
  });

  test.each(['proxy.example:8080', 'socks5://user:canary@proxy.example', 'http://'])(
    'that cannot be a proxy is refused without its value: %s',
    (value) => {
      expect(() => ready({ HTTPS_PROXY: value })).toThrow(
        expect.objectContaining({
          code: 'proxy-invalid',
          message: expect.stringMatching(
            /^HTTPS_PROXY is not a valid HTTP proxy address(?!.*(?:canary|8080))/,
          ),
        }),
      );
    },
  );
});

describe('NO_PROXY', () => {
  test.each([
    ['example.com', 'example.com,.example.com'],
    ['.example.com', 'example.com,.example.com'],
    ['*.Example.com', 'example.com,.example.com'],
    ['example.com:443', 'example.com,.example.com'],
    ['127.0.0.1:8443', '127.0.0.1'],
    ['[::1]', '[::1]'],
    ['::1', '[::1]'],
    ['2001:DB8:0::8', '[2001:db8::8]'],
    ['[2001:db8::8]:443', '[2001:db8::8]'],
    ['10.1', '10.0.0.1'],
    ['167772161', '10.0.0.1'],
    ['bücher.example.', 'xn--bcher-kva.example,.xn--bcher-kva.example'],
    ['https://example.com/', 'example.com,.example.com'],
    ['a.example b.example', 'a.example,.a.example,b.example,.b.example'],
    [' localhost , 10.0.0.1,', 'localhost,.localhost,10.0.0.1'],
  ])('%j is respelled for the HTTP library', (given, spelled) => {
    for (const name of ['NO_PROXY', 'no_proxy']) {
      const { variables, logger } = ready({ HTTPS_PROXY: https, [name]: given });
      expect([variables.NO_PROXY, variables.no_proxy]).toEqual([spelled, spelled]);
      expect(logger.lines.join()).toContain('to this machine and to hosts in NO_PROXY.');
    }
  });

  test('with an asterisk means no proxy', () => {
    const { variables, logger } = ready({
      HTTPS_PROXY: https,
      http_proxy: https,
      NO_PROXY: 'example.com, *',
    });
    expect([variables.HTTPS_PROXY, variables.http_proxy]).toEqual([undefined, undefined]);
    expect(logger.lines).toEqual([]);
  });
});
