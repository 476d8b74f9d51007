import { describe, expect, test } from '@jest/globals';
import { noteTrust, refuseUnsafeSurroundings } from '../../../src/github/surroundings.ts';
import { recordingLogger } from '../store/setup.ts';

const refused = (code: string, says: RegExp) =>
  expect.objectContaining({ code, message: expect.stringMatching(says) });

describe('Node is not run', () => {
  test.each([
    'https',
    'HTTPS',
    'module, https',
    'http',
    'fs,net',
    '*',
    'h*s',
    'HTTP*',
    '*t',
    'tls,',
    '**',
    'h*t*s',
  ])('with NODE_DEBUG=%s, which prints tokens', (NODE_DEBUG) => {
    expect(() => refuseUnsafeSurroundings({ NODE_DEBUG }, [])).toThrow(refused('unsafe-debug', /NODE_DEBUG/));
  });

  test.each([
    ['--tls-keylog=/tmp/keys', []],
    ['--max-old-space-size=4096 --tls_keylog /tmp/keys', []],
    ['', ['--trace-tls']],
  ])('with the options %j %j, which record connections', (NODE_OPTIONS, options) => {
    expect(() => refuseUnsafeSurroundings({ NODE_OPTIONS }, options)).toThrow(refused('unsafe-tls', /--t/));
  });

  test('with certificates unchecked', () => {
    const env = { NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    expect(() => refuseUnsafeSurroundings(env, [])).toThrow(refused('unsafe-tls', /REJECT_UNAUTHORIZED=0/));
  });
});

describe('Node is run', () => {
  test.each(['', 'module', 'fs,timer', 'httpsx', 'worker,*x', 'xhttps', 'cluster,', 'ht*x*s', 'https*https'])(
    'with NODE_DEBUG=%j, which shows no request',
    (NODE_DEBUG) => {
      expect(() => refuseUnsafeSurroundings({ NODE_DEBUG }, [])).not.toThrow();
    },
  );

  test.each(['--tls-min-v1.2', '--max-old-space-size=4096', '--use-openssl-ca', '--trace-tlsx'])(
    'with NODE_OPTIONS=%s',
    (NODE_OPTIONS) => {
      expect(() =>
        refuseUnsafeSurroundings({ NODE_OPTIONS, NODE_TLS_REJECT_UNAUTHORIZED: '1' }, ['--import=x']),
      ).not.toThrow();
    },
  );
});

describe('the log names', () => {
  const microsoft = {
    loginUrl: 'https://login.microsoftonline.com',
    storeApiUrl: 'https://manage.devcenter.microsoft.com',
  };
  const told = (env: Record<string, string>, urls = {}) => {
    const logger = recordingLogger();
    noteTrust(env, { ...microsoft, ...urls }, logger);
    return logger.lines;
  };

  test('nothing if only Microsoft is trusted', () => {
    expect(told({ NODE_EXTRA_CA_CERTS: '' })).toEqual([]);
    expect(told({}, { loginUrl: 'https://login.microsoftonline.us' })).toEqual([]);
  });

  test('every other server and authority on one line', () => {
    const urls = {
      loginUrl: 'https://login.example',
      storeApiUrl: 'https://manage.devcenter.microsoft.com.example',
    };
    expect(told({ NODE_EXTRA_CA_CERTS: '/etc/ca.pem' }, urls)).toEqual([
      expect.stringMatching(/NODE_EXTRA_CA_CERTS is set: .*\/etc\/ca\.pem/),
      expect.stringMatching(/login-url is not Microsoft's: https:\/\/login\.example gets/),
      expect.stringMatching(/store-api-url is not Microsoft's/),
    ]);
  });
});
