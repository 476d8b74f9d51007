import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { blocks, code, joined, link, list, md, table } from '../../../src/report/markdown.ts';
import { hostileTexts } from './record.ts';

describe('text in Markdown', () => {
  test('stays as it is where it means nothing', () => {
    const text = 'Contoso.Notes_1.2.3.0_x64.msix: 10 % (not 5), done!';
    expect(`${md`${text}`}`).toBe(text);
  });

  test.each([
    ['<b>&amp;</b>', '&#60;b&#62;&#38;amp;&#60;/b&#62;'],
    ['a|b', 'a\\|b'],
    ['*a* _b_ ~c~ `d`', '\\*a\\* \\_b\\_ \\~c\\~ \\`d\\`'],
    ['[a](b)', '\\[a\\](b)'],
    ['a\\|b', 'a\\\\\\|b'],
    ['# a', '\\# a'],
    ['- a', '\\- a'],
    ['+ a', '\\+ a'],
    ['12. a', '12\\. a'],
    ['1) a', '1\\) a'],
    ['1.2.3.0', '1.2.3.0'],
    ['a\nb', 'a⏎b'],
    ['https://evil.example', 'https:\u200b//evil.example'],
    ['WWW.evil.example', 'WWW\u200b.evil.example'],
    ['a@evil.example', 'a@\u200bevil.example'],
    ['$a$', '<span>$</span>a<span>$</span>'],
  ])('%j is escaped', (text, source) => {
    expect(`${md`${text}`}`).toBe(source);
  });

  test('keeps what is Markdown already', () => {
    expect(`${md`**${md`*${'*'}*`}**`}`).toBe('***\\****');
  });
});

test('code is an element, so that nothing in it ends it', () => {
  expect(`${code('a`|</code>')}`).toBe('<code>a\\`\\|&#60;/code&#62;</code>');
});

describe('a table', () => {
  test.each(hostileTexts)('keeps its form around %j', (text) => {
    const source = `${table(['a', 'b'], [[text, code(text)]])}`;
    const lines = source.split('\n');
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(cellsOf(line)).toBe(2);
  });

  test('keeps its form around any text, with no element but its own', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom(...hostileTexts, '\\', '|', '`'))),
        (pieces) => {
          const [, , row = ''] = `${table(['a', 'b'], [[pieces.join(''), code(pieces.join(''))]])}`.split(
            '\n',
          );
          expect(cellsOf(row)).toBe(2);
          expect(row.replace(/<\/?(code|span)>/g, '')).not.toMatch(/[<>]/);
        },
      ),
    );
  });

  test('without a row is nothing', () => {
    expect(`${table(['a'], [])}`).toBe('');
  });
});

describe('a link', () => {
  test('goes to a host of the list, without the query', () => {
    expect(`${link('a|b', 'https://partner.microsoft.com/x/y?sig=1#top')}`).toBe(
      '<a href="https://partner.microsoft.com/x/y#top">a\\|b</a>',
    );
  });

  test.each([
    'javascript:alert(1)',
    'https://evil.example/',
    'http://partner.microsoft.com/',
    'https://partner.microsoft.com.evil.example/',
    'https://partner.microsoft.com:8443/',
    'https://evil.example\\@partner.microsoft.com/',
    'no address',
  ])('does not go to %s', (address) => {
    expect(`${link('label', address)}`).not.toContain('<a');
  });

  test('lets nothing of its address out of the attribute', () => {
    const source = `${link('x', 'https://github.com/"><b>|a|$b$*c*`d`#"e|')}`;
    expect(source).toMatch(/^<a href="[^"<>|$*`]*">x<\/a>$/);
  });
});

test('lists, blocks and lines put their pieces together, and leave out what is empty', () => {
  expect(`${blocks([md`# a`, md``, list(['*', md`*b*`]), list([]), joined(['c', 1], ': ')])}`).toBe(
    '# a\n\n- \\*\n- *b*\n\nc: 1',
  );
});

/** Cells of a row as GitHub's tables count them: a bar is one unless an odd number of backslashes is before it. */
function cellsOf(row: string): number {
  return [...row.matchAll(/(\\*)\|/g)].filter((match) => (match[1]?.length ?? 0) % 2 === 0).length - 1;
}
