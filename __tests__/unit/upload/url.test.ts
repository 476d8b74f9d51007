import { describe, expect, test } from '@jest/globals';
import { usableUrl } from '../../../src/http/query.ts';
import { secretsOf } from '../../../src/masking/url.ts';
import { checkUploadUrl, expiryOf } from '../../../src/upload/url.ts';

const query = 'sv=2014-02-14&sr=b&sig=aB%2Bc%2F0123456789%3D&se=2026-11-21T10%3A00%3A00Z&sp=rwl';
const path = '/ingestion/0f1e2d3c-1111-2222-3333-444455556666';
const good = `https://productingestionbin1.blob.core.windows.net${path}?${query}`;

describe('checkUploadUrl', () => {
  test.each([
    good,
    `https://productingestionbin1.blob.core.windows.net:443${path}?${query}`,
    `https://abc.blob.core.windows.net${path}?${query.replace('%2B', '+').replace('%3D', '=')}`,
  ])('accepts %s', (url) => {
    expect(checkUploadUrl(url, { allowLoopback: false })).toBe(usableUrl(url));
  });

  test('accepts one of 4 kB, refuses a longer one, and makes few masks of it', () => {
    const withLength = (length: number) => `${good}&x=${'a'.repeat(length - good.length - 3)}`;
    expect(checkUploadUrl(withLength(4_096), { allowLoopback: false })).toHaveLength(4_096);
    expect(() => checkUploadUrl(withLength(4_097), { allowLoopback: false })).toThrow(/4097 characters/);
    expect(secretsOf(withLength(1_000_000))).toEqual(['aB%2Bc%2F0123456789%3D', 'aB+c/0123456789=']);
  });

  const host = (name: string) => `https://${name}${path}?${query}`;
  test.each([
    ['http', good.replace('https:', 'http:')],
    ['another scheme', good.replace('https:', 'ftp:')],
    ['no scheme', good.slice('https:'.length)],
    ['an evil suffix', host('productingestionbin1.blob.core.windows.net.evil.com')],
    ['an evil prefix', host('evil.com.productingestionbin1.blob.core.windows.net')],
    ['an evil look-alike', host('productingestionbin1.blob.core.windows.net-evil.com')],
    ['no account', host('blob.core.windows.net')],
    ['an account that is too short', host('ab.blob.core.windows.net')],
    ['an account that is too long', host(`${'a'.repeat(25)}.blob.core.windows.net`)],
    ['an account with a hyphen', host('my-account.blob.core.windows.net')],
    ['another Azure service', host('productingestionbin1.file.core.windows.net')],
    ['another cloud', host('productingestionbin1.blob.core.chinacloudapi.cn')],
    ['a user name', host('productingestionbin1.blob.core.windows.net@evil.com')],
    ['a user name before the right host', host('evil:x@productingestionbin1.blob.core.windows.net')],
    ['another port', host('productingestionbin1.blob.core.windows.net:8443')],
    ['a trailing dot', host('productingestionbin1.blob.core.windows.net.')],
    ['upper case', host('ProductIngestionBin1.blob.core.windows.net')],
    ['an upper-case scheme', good.replace('https:', 'HTTPS:')],
    ['a backslash', good.replace('.net/', '.net\\@evil.com/')],
    ['backslashes for slashes', good.replace('https://', 'https:\\\\')],
    ['one slash', good.replace('https://', 'https:/')],
    ['full-width letters', host('productingestionbin1.ｂlob.core.windows.net')],
    ['a Cyrillic letter', host('productingestionbin1.blоb.core.windows.net')],
    ['the metadata service', host('169.254.169.254')],
    ['an address', host('20.60.1.1')],
    ['a number for an address', host('2852039166')],
    ['an IPv6 address', host('[::ffff:169.254.169.254]')],
    ['loopback', 'http://127.0.0.1:10000/devstoreaccount1/c/b?sig=abcdefgh&se=2026-11-21&sp=rw'],
    ['a line break', good.replace('/ingestion', '\n/ingestion')],
    ['a tab in the host', good.replace('.blob', '\t.blob')],
    ['a space at the front', ` ${good}`],
    ['a fragment', `${good}#x`],
    ['no path', `https://productingestionbin1.blob.core.windows.net?${query}`],
    ['no query', good.slice(0, good.indexOf('?'))],
    ['no signature', good.replace('sig=', 'gis=')],
    ['an empty signature', good.replace(/sig=[^&]+/, 'sig=')],
    ['two signatures', `${good}&sig=other`],
    ['no expiry', good.replace('se=', 'es=')],
    ['an expiry that is not a time', good.replace(/se=[^&]+/, 'se=soon')],
    ['no permissions', good.replace('sp=rwl', '')],
    ['read-only', good.replace('sp=rwl', 'sp=rl')],
    ['nothing', ''],
    ['something else', 'not a url'],
  ])('refuses %s', (_what, url) => {
    const check = () => checkUploadUrl(url, { allowLoopback: false });
    expect(check).toThrow(expect.objectContaining({ code: 'bad-upload-url', result: 'refused' }));
    expect(check).not.toThrow(/aB%2Bc|0123456789|0f1e2d3c|sig=/);
  });

  test('says where the URL points to', () => {
    expect(() => checkUploadUrl(host('evil.com'), { allowLoopback: false })).toThrow(
      / but on https:\/\/evil\.com\./,
    );
  });

  const emulated = '/devstoreaccount1/c/b?sig=abcdefgh%3D&se=2026-11-21&sp=rw';
  test.each([
    ['http://127.0.0.1:10000', true],
    ['https://127.0.0.1:10000', true],
    ['https://localhost:8443', true],
    ['https://[::1]:8443', true],
    ['https://192.168.0.1:8443', false],
    ['https://127.0.0.1.evil.com:8443', false],
    ['http://127.1.2.3', true],
    ['http://localhost:10000', true],
    ['http://[::1]:10000', true],
    ['http://localhost.evil.com:10000', false],
    ['http://127.0.0.1.evil.com', false],
    ['http://127.0.0.1@evil.com', false],
    ['http://192.168.0.1:10000', false],
    ['http://0.0.0.0:10000', false],
  ])('next to a simulator, %s: %p', (origin, allowed) => {
    const check = () => checkUploadUrl(origin + emulated, { allowLoopback: true });
    if (allowed) expect(check()).toBe(origin + emulated);
    else expect(check).toThrow(expect.objectContaining({ code: 'bad-upload-url' }));
    expect(() => checkUploadUrl(origin + emulated, { allowLoopback: false })).toThrow();
  });
});

test('an upload URL of more than 4,096 characters is refused, one of that length is not', () => {
  const padded = (length: number) => `${good}&x=${'a'.repeat(length - good.length - 3)}`;
  expect(checkUploadUrl(padded(4096), { allowLoopback: false })).toHaveLength(usableUrl(padded(4096)).length);
  expect(() => checkUploadUrl(padded(4097), { allowLoopback: false })).toThrow(/it has 4097 characters/);
});

test("a simulator's URL over https has the live path, and the raw + of its signature is encoded", () => {
  const origin = 'https://127.0.0.1:40489/ingestion/5f2b3c1e-0000-4000-8000-000000000000';
  const query = (sig: string) => `?sv=2014-02-14&sr=b&sig=${sig}&se=2026-11-27T00%3A00%3A00Z&sp=rwl`;
  const url = checkUploadUrl(origin + query('a+bcdefg/h='), { allowLoopback: true });
  expect(url).toBe(origin + query('a%2Bbcdefg/h%3D'));
  expect(() => checkUploadUrl(origin + query('abcdefgh'), { allowLoopback: false })).toThrow();
});

describe('expiryOf', () => {
  test.each([
    ['se=2026-11-21T10:00:00Z', Date.UTC(2026, 10, 21, 10)],
    ['sp=rw&se=2026-11-21T10%3A00%3A00Z', Date.UTC(2026, 10, 21, 10)],
    ['se=2026-11-21', Date.UTC(2026, 10, 21)],
    ['sp=rw', undefined],
    ['se=soon', undefined],
  ])('%s', (text, time) => {
    expect(expiryOf(`https://a/b?${text}`)).toBe(time);
  });
});
