import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseCommand, readRunnerOutput } from '../../../scripts/runner-commands.ts';
import { harmlessJson, sanitize, textLimit } from '../../../src/masking/sanitize.ts';
import { expectCpuBelow } from '../../support/cpu-time.ts';

const commands = [
  'add-mask',
  'set-output name=result',
  'set-env name=PATH',
  'save-state name=x',
  'add-path',
  'stop-commands',
  'error file=a.ts,line=1',
  'warning',
  'notice',
  'debug',
  'group',
  'endgroup',
  'echo',
  'add-matcher',
];

const payloads: readonly string[] = [
  ...commands.map((command) => `::${command}::payload`),
  ...commands.map((command) => `##[${command}]payload`),
  '  ::error::after spaces',
  '\t::error::after a tab',
  '\u00a0::error::after a no-break space',
  '\u3000::error::after an ideographic space',
  '\ufeff::error::after a byte order mark',
  '\u200b::error::after a zero-width space',
  '\u001b[0m::error::after an escape sequence',
  '\u0000::error::after a null',
  ':\u200d:error::joined by what is taken out',
  '#\u200b#[error]joined by what is taken out',
  '##\u001b[0m[error]joined by what is taken out',
  '##\u00ad[add-mask]joined by a soft hyphen',
  '###[error]three',
  '##[##[error]twice',
  'text ##[set-output name=a;]b',
  'title\n::error::after a line feed',
  'title\r::error::after a carriage return',
  'title\r\n::error::after both',
  'title\u0085::error::after a next line',
  'title\u2028::error::after a line separator',
  'title\u2029::error::after a paragraph separator',
  'title\v::error::after a vertical tab',
  'title\f::error::after a form feed',
  '::ERROR::in capitals',
  '##[Error]in capitals',
  '::::error::x',
  ':::error::x',
];

// What a terminal, a reader or the runner must never get from outside.
const dangerous = /(?!\u200b)(?!(?<=\p{ExtPict})\ufe0f)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}]/u;

/** Every code point of Unicode, assigned or not, between letters, in texts of a thousand. */
const unicode = Array.from({ length: 0x110 }, (_, block) =>
  Array.from({ length: 0x1000 }, (_each, index) => `a${String.fromCodePoint(block * 0x1000 + index)}`),
);
/** Those that are invisible. */
const unseen = unicode.flat().filter((each) => dangerous.test(each));

describe('sanitize', () => {
  test('its test data is what the runner would act on', () => {
    const acted = payloads.filter((payload) => readRunnerOutput(payload).commands.length > 0);
    expect(payloads.length).toBeGreaterThanOrEqual(40);
    expect(acted.length).toBeGreaterThan(30);
  });

  test.each(payloads)('leaves nothing for the runner in %j', (payload) => {
    expect(readRunnerOutput(sanitize(payload)).commands).toEqual([]);
  });

  test('leaves no command, control or reordering character in any text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...payloads,
        '::',
        '##',
        '[',
        ']',
        ':',
        '#',
        'error',
        'add-mask',
        ' ',
        '\u001b[',
        '\u200b',
      ),
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const shown = sanitize(pieces.join(''));
        expect(parseCommand(shown)).toBeUndefined();
        expect(shown).not.toMatch(dangerous);
        expect(shown.length).toBeLessThanOrEqual(textLimit);
      }),
      { numRuns: 2_000 },
    );
  });

  test('leaves no invisible character of Unicode, and nothing between the marks of a command', () => {
    expect(unicode.filter((texts) => dangerous.test(sanitize(texts.join(''), 100_000)))).toEqual([]);
    expect(unseen.length).toBeGreaterThan(6_000);
    const acting = unseen
      .map((each) => each.slice(1))
      .filter(
        (each) => parseCommand(sanitize(`#${each}#[error]x`)) ?? parseCommand(sanitize(`:${each}:error::`)),
      );
    expect(acting).toEqual([]);
  });

  test('keeps everything that is visible', () => {
    const visible = /^a(?!\p{DI})[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\p{Co}]$/u;
    const changed = unicode
      .map((texts) => texts.filter((each) => visible.test(each)).join(''))
      .filter((text) => sanitize(text, 100_000) !== text);
    expect(changed).toEqual([]);
  });

  test('keeps the variation selector of an emoji, but does not let it hide anything', () => {
    expect(sanitize('⏹️ ❤️')).toBe('⏹️ ❤️');
    expect(sanitize('⏹\ufe0f\ufe0f a\ufe0fb 1\ufe0f2 :⏹\ufe0f:')).toBe('⏹\ufe0f ab 12 :⏹\ufe0f:');
    expect(parseCommand(sanitize(':\ufe0f:error::x'))).toBeUndefined();
  });

  test('changes nothing the second time', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.integer({ min: 40, max: 200 }),
        (text, limit) => {
          expect(sanitize(sanitize(text, limit), limit)).toBe(sanitize(text, limit));
        },
      ),
    );
  });

  test('leaves ordinary text of any language as it is', () => {
    const text =
      'Größe: 10% von “Contoso” (ノート, Заметки) – C:\\out\\App_1.0.0.0_x64.msix, see https://aka.ms/x#y';
    expect(sanitize(text)).toBe(text);
  });

  test('shows line breaks, once for both characters on Windows', () => {
    expect(sanitize('a\r\nb\nc\u2028d')).toBe('a⏎b⏎c⏎d');
  });

  test('removes colors and terminal titles with their text', () => {
    expect(
      sanitize('\u001b[31mred\u001b[0m \u001b]0;title\u0007end \u009b2Kx \u001b]8;;http://x\u001b\\y'),
    ).toBe('red end x y');
  });

  test('does not lose the rest of a text after an escape sequence that never ends', () => {
    expect(sanitize('before \u001b]0;never closed\nafter')).toContain('after');
  });

  test('removes what reorders or hides text', () => {
    expect(sanitize('invoice\u202excod.exe z\u200bero\u2066w\u2069')).toBe('invoicexcod.exe zerow');
  });

  test('replaces half a surrogate pair', () => {
    expect(sanitize('a\ud83dz')).toBe('a\ufffdz');
  });

  test('says how much it has cut', () => {
    const shown = sanitize('x'.repeat(5_000));
    expect(shown).toHaveLength(textLimit);
    expect(shown).toMatch(/^x{1900,}… \(\d+ more characters\)$/);
    expect(shown.match(/x/g)?.length).toBe(5_000 - Number(/\d+/.exec(shown)?.[0]));
  });

  test('keeps a text of exactly the maximum length whole', () => {
    expect(sanitize('x'.repeat(textLimit))).toBe('x'.repeat(textLimit));
  });

  test('cuts between characters as a reader sees them', () => {
    for (let lead = 0; lead < 12; lead += 1) {
      const shown = sanitize(`${'a'.repeat(lead)}${'👩🏽'.repeat(100)}`, 100);
      expect(shown.isWellFormed()).toBe(true);
      expect(shown.replace(/^a*(👩🏽)*/u, '')).toMatch(/^… /);
    }
  });

  test('cuts even one character with endless accents', () => {
    expect(sanitize(`e${'\u0301'.repeat(10_000)}`, 200).length).toBeLessThanOrEqual(200);
  });

  test.each([
    '\u001b[',
    '\u001b]',
    '\u001b[0;',
    '\u001b[0 ',
    '##[',
    '::',
    ' ',
    '\u0301',
    '👩‍👩‍👧',
    '\r\n',
    '\u009b',
  ])('handles a megabyte of %j quickly', (unit) => {
    const text = unit.repeat(2 ** 20 / unit.length);
    // Linear work takes about 20 ms here; quadratic work would take hours.
    expectCpuBelow(200, () => sanitize(text));
  });
});

describe('harmlessJson', () => {
  test('changes no value, and leaves nothing that acts or hides', () => {
    const piece = fc.oneof(
      fc.constantFrom(...payloads, '##', '[', '#', '\\', '"', '\u{e0041}'),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const value = { [pieces.join('')]: [...pieces, pieces.join('')] };
        const text = harmlessJson(JSON.stringify(value, undefined, 2));
        expect(JSON.parse(text)).toEqual(value);
        expect(readRunnerOutput(text).commands).toEqual([]);
        expect(text.replaceAll('\n', '')).not.toMatch(dangerous);
      }),
    );
  });

  test('escapes every invisible character of Unicode', () => {
    const wrong = unicode.filter((texts) => {
      const text = harmlessJson(JSON.stringify(texts));
      return dangerous.test(text.replaceAll('\u200b', '?')) || JSON.parse(text).join() !== texts.join();
    });
    expect(wrong).toEqual([]);
  });

  test('leaves ordinary JSON as it is', () => {
    const text = JSON.stringify({ a: ['Größe ノート 👩🏽 # ## [x] ::', 1.5, null] }, undefined, 2);
    expect(harmlessJson(text)).toBe(text);
  });
});
