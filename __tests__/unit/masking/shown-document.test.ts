import { describe, expect, test } from '@jest/globals';
import { secretsOfDocument, shownDocument } from '../../../src/masking/document.ts';

const signed = 'https://a.blob.core.windows.net/i/1?sv=1&sig=Ab%2BcdEfghIj%3D&sp=rw';
const bare = 'https://a.blob.core.windows.net/i/1';

describe('a document that anyone may see has no address with a signature', () => {
  test.each<[string, unknown, unknown]>([
    ['under another key', { uploadUrl: signed }, { uploadUrl: bare }],
    ['under ReportUrl, with any query', { ReportUrl: `${bare}?id=1` }, { ReportUrl: bare }],
    ['under FileUploadUrl', { a: 1, FileUploadUrl: signed }, { a: 1 }],
    [
      'in a list or an object under fileUploadUrl',
      [{ fileUploadUrl: [signed] }, { fileUploadUrl: { signed } }],
      [{}, {}],
    ],
    ['in a text', `Look at ${signed}, or "${signed}"`, `Look at ${bare} or "${bare}"`],
    ['in JSON in a text', { a: JSON.stringify({ url: signed }) }, { a: JSON.stringify({ url: bare }) }],
    [
      'in JSON in JSON in a text',
      JSON.stringify([JSON.stringify({ fileUploadUrl: signed, b: [signed] })]),
      JSON.stringify([JSON.stringify({ b: [bare] })]),
    ],
    [
      'with slashes and marks escaped',
      'see https:\\/\\/a.example\\/i?a=1\\u0026sig\\u003dAbcdefgh',
      'see https:\\/\\/a.example\\/i',
    ],
    ['within another address', `https://b.example/?to=${encodeURIComponent(signed)}`, 'https://b.example/'],
    ['with entities', 'https://a.example/i?a=1&amp;sig=Abcdefgh', 'https://a.example/i'],
  ])('%s', (_where, document, wanted) => {
    expect(shownDocument(document)).toEqual(wanted);
    expect(shownDocument(shownDocument(document))).toEqual(wanted);
  });

  test.each<[string, unknown]>([
    ['an address with another query', { websiteUrl: 'https://contoso.com/?design=1&lang=en#sig' }],
    ['a text that is JSON without any', { a: '{"b": [1, "https://contoso.com/?a=1"]}' }],
    ['a text that only begins like JSON', { a: '[draft] see sig=1' }],
    ['null, numbers and empty texts', { a: null, b: 1.5, c: '', d: [] }],
  ])('but %s stays exactly the same', (_what, document) => {
    expect(shownDocument(document)).toEqual(document);
  });

  test('and certification notes are hidden in it, in JSON in a text as well', () => {
    const document = { NotesForCertification: 'Password', a: '{"notesForCertification":"Password"}' };
    expect(shownDocument(document)).toEqual({
      NotesForCertification: '(hidden, 8 characters)',
      a: '{"notesForCertification":"(hidden, 8 characters)"}',
    });
  });
});

describe('the secrets of a document', () => {
  test('are every signature, as written and decoded, and the lines of the notes', () => {
    const secrets = secretsOfDocument({
      a: [`x ${signed}`, 'sig%3DQrstuvwxyz'],
      notesForCertification: '1\nPassword: abc',
      text: JSON.stringify([JSON.stringify({ notesForCertification: 'Password: def' })]),
    });
    for (const secret of ['Ab%2BcdEfghIj%3D', 'Ab+cdEfghIj=', 'Qrstuvwxyz', 'Password: abc', 'Password: def'])
      expect([...secrets]).toContain(secret);
    expect([...secrets]).not.toContain('1');
  });

  test('are empty if it contains no secret', () => {
    expect([...secretsOfDocument({ id: '1', design: 'sigma=12345678', a: 'sig=short' })]).toEqual([]);
    expect([...secretsOfDocument(undefined)]).toEqual([]);
  });
});
