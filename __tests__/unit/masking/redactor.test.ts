import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { createRedactor } from '../../../src/masking/redactor.ts';
import { sanitize } from '../../../src/masking/sanitize.ts';
import { expectCpuBelow } from '../../support/cpu-time.ts';
import { findLeaks, formsOf } from '../../support/leaks.ts';

/** Characters that are easily forgotten when encoding. */
const secret = `q8Q~Zk3v+/=&%."'<>7Hs(2)xY9`;

function redactorOf(...secrets: readonly string[]) {
  const redactor = createRedactor();
  for (const each of secrets) redactor.add(each);
  return redactor;
}

describe('a redactor', () => {
  test('hides a secret in every form that the canary tests search for', () => {
    const { redact } = redactorOf(secret);
    for (const form of formsOf(secret))
      expect(findLeaks({ text: redact(`<${form}>`) }, [secret])).toEqual([]);
  });

  test('hides any secret of sufficient length in all of these forms', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 20, maxLength: 60 }).filter((text) => text.trim() === text),
        (any) => {
          const { redact } = redactorOf(any);
          expect(findLeaks({ text: redact(formsOf(any).join(' \n ')) }, [any])).toEqual([]);
        },
      ),
    );
  });

  test('hides it if invisible characters are between its characters', () => {
    const hidden = fc.constantFrom('\u200b', '\u00ad', '\u202e', '\u0000', '\u001b[1m', '\u{e0041}', '');
    const strewn = fc.array(hidden, { minLength: secret.length, maxLength: secret.length });
    const { redact } = redactorOf(secret);
    fc.assert(
      fc.property(strewn, (between) => {
        const text = [...secret].map((character, index) => `${character}${between[index]}`).join('');
        expect(sanitize(redact(`a ${text} b`))).toBe('a *** b');
      }),
    );
  });

  const odd = [
    'pä55wörd-日本語',
    '$&.*+?^(){}[]|',
    'emoji😀❤️ word',
    'two\nlines of it',
    `it's "<&>" \\u0041 %41`,
    'Half of %F0 itself',
  ];
  const inPairs = (mark: string) => (text: string) =>
    Buffer.from(text)
      .toString('hex')
      .replace(/..(?!$)/g, `$&${mark}`);
  test.each<[string, (text: string) => string]>([
    ['in pairs of hex digits with colons', inPairs(':')],
    ['in pairs of hex digits with dashes', inPairs('-')],
    ['with combining accents', (text) => text.normalize('NFD')],
    ['in capitals', (text) => text.toUpperCase()],
    ['with lowercase hex digits', (text) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())],
    ['with variation selectors', (text) => [...text].join('\ufe0f')],
    ['with what Unicode reserves for later', (text) => [...text].join('\u2065')],
  ])('hides secrets with unusual characters %s', (_how, write) => {
    const { redact } = redactorOf(...odd);
    for (const each of odd) {
      const shown = redact(`The value ${write(each)} is bad`).replaceAll('\n', '');
      expect(shown).toMatch(/^The value [*\s]+ is bad$/);
    }
  });

  test('does not mistake a time or an id for hex digits', () => {
    const text = '12:34:56 ab-cd-ef 01-23-45-67-89-ab';
    expect(redactorOf(secret).redact(text)).toBe(text);
  });

  test('leaves invisible characters alone if they hide no secret', () => {
    const text = `a\u200bb \u001b[1mc\u0000 ${secret}`;
    expect(redactorOf(secret).redact(text)).toBe('a\u200bb \u001b[1mc\u0000 ***');
  });

  test('returns what is new, so that the runner gets it only once', () => {
    const redactor = createRedactor();
    expect(redactor.add(secret)).toContain(secret);
    expect(redactor.add(secret)).toEqual([]);
    expect(redactor.add(encodeURIComponent(secret))).not.toContain(secret);
  });

  test('leaves ordinary text as it is, even if a short secret is known', () => {
    const { redact } = redactorOf(secret, 'tok+n');
    const text = 'A token of 2026-11-20… Basic dG9r and "746f6b" are no secret…';
    expect(redact(text)).toBe(text);
    expect(redact('it is tok+n')).toBe('it is tok+n');
  });
});

describe('a secret that a server wrote in another form is hidden:', () => {
  const { redact } = redactorOf(secret);
  const units = [...secret];
  const hex = (character: string) => character.charCodeAt(0).toString(16).padStart(4, '0');

  test.each([
    ['all of it as \\uXXXX', units.map((each) => `\\u${hex(each)}`).join('')],
    ['as System.Text.Json does', secret.replace(/[+&<>"']/g, (each) => `\\u${hex(each).toUpperCase()}`)],
    ['in JSON in JSON', JSON.stringify(JSON.stringify(secret))],
    ['with decimal entities', units.map((each) => `&#${each.charCodeAt(0)};`).join('')],
    ['with hexadecimal entities', units.map((each) => `&#x${hex(each)};`).join('')],
    [
      'with named entities',
      secret.replaceAll('&', '&amp;').replaceAll('+', '&plus;').replaceAll('"', '&quot;'),
    ],
    ['percent-encoded three times', [1, 2, 3].reduce((text) => encodeURIComponent(text), secret)],
    ['percent-encoded, then in HTML', encodeURIComponent(secret).replaceAll('%', '&#37;')],
    ['with a line break in the middle', `${secret.slice(0, 9)}\r\n  ${secret.slice(9)}`],
    ['with spaces everywhere', units.join(' ')],
    [
      'in base64 split into lines',
      Buffer.from(secret)
        .toString('base64')
        .replace(/(.{12})/g, '$1\r\n'),
    ],
    ['in base64 of UTF-16', Buffer.from(secret, 'utf16le').toString('base64')],
  ])('%s', (_how, form) => {
    const shown = redact(`before ${form} after`);
    expect(shown).toMatch(/^before "?\\?"?\*{3}[^ ]{0,6} after$/);
  });

  test.each(['…', '...', '***'])('cut, with %s after the piece or before it', (mark) => {
    expect(redact(`no ${secret.slice(0, 14)}${mark} more`)).not.toContain(secret.slice(0, 8));
    expect(redact(`no ${mark}${secret.slice(-14)} more`)).not.toContain(secret.slice(-8));
  });

  test('and the rest of the text stays exactly', () => {
    const rest = '\\u0041 &amp;lt; 100%25 \u200b\r\n*** ... …';
    expect(redact(`${rest} ${encodeURIComponent(secret)} ${rest}`)).toBe(`${rest} *** ${rest}`);
  });

  test('many that begin alike are distinguished', () => {
    const tokens = Array.from({ length: 300 }, (_, index) => `same beginning ${index}`);
    const { redact: hide } = redactorOf(...tokens);
    expect(hide(tokens.map((token) => `<${token}>`).join(''))).toBe('<***>'.repeat(300));
    expect(hide('same beginning of another text')).toBe('same beginning of another text');
  });
});

describe('if a text was cut', () => {
  const token = 'eyJ0eXAiOiJKV1Qi.LCJhbGciOiJSUzI1NiIs_Ing1dCI6IkNOdjBPSTNSd3FsSEZFVm5hb01Bc2hDSDJ-YRQ';
  const { redact } = redactorOf(token, secret);

  test('no more than seven characters of a secret are left before the cut', () => {
    for (let length = 0; length <= token.length; length += 1) {
      const kept = token.slice(0, length);
      expect(redact(`no ${kept}… said it`)).toBe(`no ${length < 8 ? kept : '***'}… said it`);
    }
  });

  test('nor after it, nor between two', () => {
    for (let start = 0; start < token.length - 8; start += 1) {
      expect(redact(`…${token.slice(start)} x`)).toBe('…*** x');
      expect(redact(`“…${token.slice(start, start + 8)}…”`)).toBe('“…***…”');
    }
  });

  test('in none of its forms, even if the cut went through an escape', () => {
    const forms = [
      ...formsOf(secret),
      ...[1, 2, 3].map((layers) => escaped(secret, layers)),
      escapedForJson(secret),
    ];
    // With eight characters of the secret at least.
    const most = Math.max(...forms.map((form) => form.length));
    for (const form of forms)
      for (let length = Math.ceil((form.length * 12) / secret.length); length <= form.length; length += 1) {
        expect(redact(`${form.slice(0, length)}…`)).toMatch(/^\*\*\*.{0,8}…$/);
        expect(redact(`…${form.slice(-length)}`)).toMatch(/^….{0,6}\*\*\*$/);
      }
    expect(most).toBeGreaterThan(secret.length * 5);
  });

  const escaped = (text: string, layers: number): string =>
    layers === 0 ? text : escaped(encodeURIComponent(text), layers - 1);
  const escapedForJson = (text: string) =>
    [...text].map((each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');

  test('and what is elsewhere stays', () => {
    const text = `${token.slice(0, 20)} is no secret… but ${token.slice(20, 40)} neither`;
    expect(redact(text)).toBe(text);
  });
});

describe('the time that it takes', () => {
  const tokens = Array.from({ length: 10 }, (_, index) => `${secret}${index}`.repeat(index < 5 ? 2 : 50));
  const { redact } = redactorOf(...tokens);
  const mebibyte = 2 ** 20;

  test.each<[string, string]>([
    ['prose', 'The Store answered 400 InvalidParameterValue: no. '],
    ['cuts', 'The Store…'],
    ['only cuts', '…'],
    ['beginnings of a secret', secret.slice(0, 20)],
    ['beginnings of a secret, each cut', `${secret.slice(0, 20)}…`],
    ['secrets', `${secret}0`],
    ['ones', 'q'],
  ])('for a mebibyte of %s and ten secrets is short', (_what, unit) => {
    const text = unit.repeat(mebibyte / unit.length);
    // It takes about 0.2 s; quadratic work would take minutes.
    expectCpuBelow(1_000, () => redact(text));
  });
});
