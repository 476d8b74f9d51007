import { expect, test } from '@jest/globals';
import { isLoopback, isPrivate, isThisMachine } from '../../../src/http/loopback.ts';

const hostnameOf = (host: string) => new URL(`http://${host}`).hostname;

test.each([
  ['localhost', true],
  ['LocalHost', true],
  ['127.0.0.1', true],
  ['127.1', true],
  ['127.200.3.4', true],
  ['2130706433', true],
  ['0x7f.1', true],
  ['[::1]', true],
  ['[0:0:0:0:0:0:0:1]', true],
  // These may be looked up elsewhere, or are not themselves addresses of the loopback interface.
  ['localhost.', false],
  ['store.localhost', false],
  ['0.0.0.0', false],
  ['[::ffff:127.0.0.1]', false],
])('%s is this machine; plain HTTP may be used: %p', (host, isPlainAllowed) => {
  expect(isThisMachine(hostnameOf(host))).toBe(true);
  expect(isLoopback(hostnameOf(host))).toBe(isPlainAllowed);
});

test.each([
  'localhost.example',
  'notlocalhost',
  '127.0.0.1.example',
  '128.0.0.1',
  '[::2]',
  '[::ffff:10.0.0.1]',
])('%s is another machine', (host) => {
  expect(isThisMachine(hostnameOf(host))).toBe(false);
  expect(isLoopback(hostnameOf(host))).toBe(false);
});

test.each([
  ['https://api.github.com', true],
  ['http://127.0.0.1:8080', true],
  ['http://api.github.example', false],
  ['http://127.0.0.1.example', false],
  ['http://store.localhost', false],
  ['ftp://127.0.0.1', false],
  ['', false],
])('a token may be sent to %j: %p', (address, may) => {
  expect(isPrivate(address)).toBe(may);
});
