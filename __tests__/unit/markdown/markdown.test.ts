import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  blocks,
  code,
  details,
  joined,
  lines,
  link,
  list,
  md,
  mermaid,
  small,
  table,
  wrapping,
} from '../../../src/markdown/markdown.ts';
import { sanitize } from '../../../src/masking/sanitize.ts';
import { elementsOf, renderGithub, visibleText } from '../../support/github-markdown.ts';
import { hostileTexts } from '../report/record.ts';

describe('text in Markdown', () => {
  test('stays as it is if it means nothing', () => {
    const text = 'Contoso.Notes_1.2.3.0_x64.msix: 10% (not 5), done!';
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
    ['fixes #12 and GH-12', 'fixes #\u200b12 and GH-\u200b12'],
    ['a :tada: b', 'a :\u200btada: b'],
    ['a :100: :8ball: b', 'a :\u200b100: :\u200b8ball: b'],
    ['a@-evil.example', 'a@\u200b-evil.example'],
    ['at 13:05:09 @ 5', 'at 13:05:09 @ 5'],
    ['at 10:30:45', 'at 10:30:45'],
  ])('%j is escaped', (text, source) => {
    expect(`${md`${text}`}`).toBe(source);
  });

  test('keeps what is Markdown already', () => {
    expect(`${md`**${md`*${'*'}*`}**`}`).toBe('***\\****');
  });
});

describe('what GitHub shows', () => {
  test.each(hostileTexts)('of %j is the text itself, in every place', (text) => {
    const source = blocks([
      md`${text}`,
      list([text, code(text)]),
      table([text], [[code(text)], [wrapping(text)]]),
    ]);
    const html = renderGithub(`${source}`);
    expect(elementsOf(html).filter((name) => !ours.includes(name))).toEqual([]);
    expect(visibleText(html).split(sanitize(text).replaceAll('\u200b', '').trim())).toHaveLength(7);
  });

  test('of any text is the text itself', () => {
    const anyText = fc.array(
      fc.oneof(fc.string(), fc.constantFrom(...hostileTexts, '\\', '|', '`', '_', '\n', ' ')),
    );
    fc.assert(
      fc.property(anyText, (pieces) => {
        const text = pieces.join('');
        const html = renderGithub(`${table(['a'], [[md`x${text}x`], [md`x${code(text)}x`]])}`);
        expect(elementsOf(html).filter((name) => !ours.includes(name))).toEqual([]);
        const cells = [...html.matchAll(/<td>(.*)<\/td>/g)].map((match) => visibleText(match[1] ?? ''));
        const shown = sanitize(text).replaceAll('\u200b', '');
        expect(cells).toEqual([`x${shown}x`, `x${shown === '' ? ' ' : shown}x`]);
      }),
      // GitHub takes it as an email address.
      { examples: [[['@.']]] },
    );
  });
});

test('code is an element, so that nothing in it ends it', () => {
  expect(`${code('a`|</code>')}`).toBe('<code>a\\`\\|&#60;/code&#62;</code>');
});

test('long words may break at punctuation, and if that is not enough, before capitals', () => {
  expect(`${code('Contoso.Notes_1.2.3.0_x64.msix')}`).toBe(
    '<code>Contoso.<wbr>Notes\\_<wbr>1\\.<wbr>2\\.<wbr>3\\.<wbr>0\\_<wbr>x64.<wbr>msix</code>',
  );
  expect(`${wrapping('see options.mandatoryUpdateEffectiveDate now')}`).toBe(
    'see options.<wbr>mandatory<wbr>Update<wbr>Effective<wbr>Date now',
  );
  expect(`${code('1.2.3.0 and Immediate')}`).toBe('<code>1.2.3.0 and Immediate</code>');
});

test('nothing in a diagram ends its fence', () => {
  expect(`${mermaid('a\n```\n<script>')}`).toBe("```mermaid\na\n'''\n<script>\n```");
});

test('what is folded away is still Markdown', () => {
  const html = renderGithub(`${details('a|*b* <i>', table(['x'], [['y']]))}`);
  expect(html).toMatch(
    /^<details><summary>a\|\*b\* &#60;i&#62;<\/summary>\n<table>.*<\/table>\n<\/details>$/s,
  );
});

describe('a table', () => {
  test.each(hostileTexts)('keeps its form around %j', (text) => {
    const source = `${table(['a', 'b'], [[text, code(text)]])}`;
    const lines = source.split('\n');
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(cellsOf(line)).toBe(2);
  });

  test('keeps its form around any text, with no elements except its own', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom(...hostileTexts, '\\', '|', '`'))),
        (pieces) => {
          const [, , row = ''] = `${table(['a', 'b'], [[pieces.join(''), code(pieces.join(''))]])}`.split(
            '\n',
          );
          expect(cellsOf(row)).toBe(2);
          expect(row.replace(/<\/?(code|span|wbr)>/g, '')).not.toMatch(/[<>]/);
        },
      ),
    );
  });

  test('without a row is empty', () => {
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

test('a link may go to the GitHub server of the run', () => {
  const page = 'https://github.contoso.example/a/b/actions/runs/1';
  expect(`${link('x', page)}`).not.toContain('<a');
  expect(`${link('x', page, 'https://github.contoso.example')}`).toBe(`<a href="${page}">x</a>`);
});

test('lists, blocks and lines put their pieces together, and leave out what is empty', () => {
  expect(`${blocks([md`# a`, md``, list(['*', md`*b*`]), list([]), joined(['c', 1], ': ')])}`).toBe(
    '# a\n\n- \\*\n- *b*\n\nc: 1',
  );
  expect(`${lines(['a', '', md`b`, small('c')])}`).toBe('a<br>b<br><sub>c</sub>');
});

/** The elements that Markdown or this module creates. */
const ours = ['code', 'li', 'p', 'span', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul', 'wbr'];

/** The cells of a row as GitHub counts them: a pipe ends one unless an odd number of backslashes comes before it. */
function cellsOf(row: string): number {
  return [...row.matchAll(/(\\*)\|/g)].filter((match) => (match[1]?.length ?? 0) % 2 === 0).length - 1;
}
