import { describe, expect, test } from '@jest/globals';
import { usableUrl } from '../../../src/http/query.ts';

const query = 'sv=2014-02-14&sr=b&sig=aB%2Bc%2F0123456789%3D&se=2026-11-21T10%3A00%3A00Z&sp=rwl';
const path = '/ingestion/0f1e2d3c-1111-2222-3333-444455556666';
const good = `https://productingestionbin1.blob.core.windows.net${path}?${query}`;

describe('usableUrl', () => {
  test('encodes a raw + and a raw = of the signature, and nothing else', () => {
    expect(usableUrl('https://a/b+c?sv=1&sig=a+b/c==&se=2026-11-21T10:00:00Z&sp=rwl')).toBe(
      'https://a/b+c?sv=1&sig=a%2Bb/c%3D%3D&se=2026-11-21T10:00:00Z&sp=rwl',
    );
  });
  test('leaves what is already encoded alone', () => {
    expect(usableUrl(usableUrl(good))).toBe(good);
    expect(usableUrl('https://a/b')).toBe('https://a/b');
  });
});
