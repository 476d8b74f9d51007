import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { StorePage } from '../../../src/listing/page.ts';
import { compare } from '../../../src/review/compare.ts';
import { markdownReview } from '../../../src/review/markdown-review.ts';
import { redactedComparison } from '../../../src/review/redacted-comparison.ts';
import { textReview } from '../../../src/review/text-review.ts';
import { elementsOf, renderGithub, visibleText } from '../../support/github-markdown.ts';
import { picture } from '../../support/picture.ts';
import { fileImage, storeImage, storePage, trailer } from '../../support/store-pages.ts';

const room = { room: 65_536, completeIn: 'the artifact store-page' };

const markdown = (before: StorePage, after: StorePage, options = room) =>
  `${markdownReview(compare(before, after, 'store'), options)}`;
const shown = (before: StorePage, after: StorePage, options = room) =>
  visibleText(renderGithub(markdown(before, after, options)));
const titles = (source: string) =>
  [...renderGithub(source).matchAll(/<summary>(.*?)<\/summary>/g)].map(([, title = '']) =>
    visibleText(title),
  );

/** A page in which each of these languages has one text. */
const texts = (field: string, byLanguage: Readonly<Record<string, string>>) =>
  storePage(
    Object.fromEntries(
      Object.entries(byLanguage).map(([language, text]) => [language, { fields: { [field]: text } }]),
    ),
  );

const screenshot = fileImage('02-editor.png', picture(1366, 768, [200, 30, 30]), { caption: 'The editor' });
const before = storePage({
  'en-us': {
    fields: { description: 'One.\nTwo.\nThree.\nFour.\nFive.', copyrightAndTrademarkInfo: '© 2025' },
    images: { Screenshot: [storeImage('main.png', '1'), storeImage('old.png', '2')] },
  },
  'de-de': { fields: { copyrightAndTrademarkInfo: '© 2025', releaseNotes: 'Alt.' } },
  'fr-fr': { fields: { title: 'Notes' } },
});
const after = storePage({
  'en-us': {
    fields: { description: 'One.\nTwo.\nThree.\nFour!\nFive.', copyrightAndTrademarkInfo: '© 2026' },
    images: { Screenshot: [screenshot, storeImage('main.png', '1')] },
  },
  'de-de': { fields: { copyrightAndTrademarkInfo: '© 2026', releaseNotes: '' } },
  'fr-fr': { fields: { title: 'Notes' } },
});

describe('the Markdown', () => {
  test('says what it is compared with, and how many languages change and stay', () => {
    expect(shown(before, after)).toContain(
      'Compared with the Store. 2 languages change, and 1 stays unchanged.',
    );
    expect(
      visibleText(renderGithub(`${markdownReview(compare(before, after, 'base-commit'), room)}`)),
    ).toContain('Compared with the base commit, not with the Store.');
  });

  test('has a folded section for each language, whose title says what changes', () => {
    expect(titles(markdown(before, after))).toEqual([
      'en-us, de-de: copyright',
      'en-us: description, 1 screenshot added, 1 screenshot removed, copyright',
      'de-de: release notes, copyright',
    ]);
  });

  test('shows what changes in the same way in several languages once', () => {
    expect(markdown(before, after).match(/© 2026/g)).toHaveLength(1);
  });

  test('shows complete lines, and counts those that stay', () => {
    expect(renderGithub(markdown(before, after))).toContain(
      '@@ 2 unchanged lines @@\n Three.\n-Four.\n+Four!\n Five.\n',
    );
    const long = 'x'.repeat(12_000);
    expect(renderGithub(markdown(texts('title', { a: 'b' }), texts('title', { a: long })))).toContain(long);
  });

  test('lists images with name, type, size and caption', () => {
    const page = shown(before, after);
    expect(page).toContain('+ 02-editor.png (screenshot, 1366 × 768, ');
    expect(page).toMatch(
      /kB\) “The editor”\n= main\.png \(screenshot, unchanged\)\n− old\.png \(screenshot\)/,
    );
  });

  test('names a field that is cleared, from default/, or no longer in the folder', () => {
    expect(shown(before, after)).toContain('release notes (cleared)');
    const standard = storePage({ x: { fields: { title: 'New' }, fromDefault: ['title'] } });
    expect(shown(storePage({ x: {} }), standard)).toContain('title (from default/)');
    const left = compare(texts('title', { x: 'Old' }), storePage({ x: {} }), 'base-commit');
    expect(`${markdownReview(left, room)}`).toContain('no longer in the folder, so the Store keeps its own');
  });

  test('lists trailers with titles and thumbnails', () => {
    const launch = trailer('01-launch', {
      titles: new Map([['en-us', 'Launch']]),
      thumbnails: new Map([['en-us', screenshot]]),
    });
    const source = markdown(storePage({}), storePage({}, [launch]));
    expect(titles(source)).toEqual(['trailer 01-launch: added']);
    expect(visibleText(renderGithub(source))).toMatch(/\+Launch.*\+ en-us: 02-editor\.png/s);
  });

  test('says which invisible characters it does not show', () => {
    const hidden = texts('title', { x: 'a\u202eb\u200bc❤️' });
    expect(shown(texts('title', { x: 'abc❤️' }), hidden)).toContain(
      '2 invisible characters are not shown: U+202E, U+200B.',
    );
  });
});

describe('a review that does not have enough room', () => {
  const names = Array.from({ length: 40 }, (_, index) => `l${index}`);
  const many = (text: (name: string) => string) =>
    texts('description', Object.fromEntries(names.map((name) => [name, text(name)])));
  const [old, wanted] = [many((name) => `${name} old`), many((name) => `${name} ${'new '.repeat(500)}`)];

  test('keeps the titles, and counts what it does not show', () => {
    const page = shown(old, wanted, { ...room, room: 12_000 });
    for (const name of names) expect(page).toContain(`${name}: description`);
    const open = page.match(/\+l\d+ new/g)?.length ?? 0;
    expect(open).toBeGreaterThan(2);
    expect(page).toContain(
      `Not shown, for lack of space: ${40 - open} changes of 40. Complete in the artifact store-page.`,
    );
  });

  test('also counts titles that do not fit', () => {
    const page = shown(old, wanted, { ...room, room: 700 });
    const listed = page.match(/l\d+: description/g)?.length ?? 0;
    expect(listed).toBeGreaterThan(2);
    expect(page).toContain(`And ${40 - listed} more changes.`);
    expect(page).toContain('40 changes of 40');
  });

  test.each([700, 2_000, 5_000, 20_000, 50_000, 90_000])('has at most %i bytes', (bytes) => {
    expect(Buffer.byteLength(markdown(old, wanted, { ...room, room: bytes }))).toBeLessThanOrEqual(bytes);
  });

  test('shows a small change that still fits after a large one', () => {
    const small = storePage({
      a: { fields: { title: 'n'.repeat(5000) } },
      b: { fields: { title: 'small' } },
    });
    const page = shown(texts('title', { a: 'o', b: 'o' }), small, { ...room, room: 1000 });
    expect(page).toContain('+small');
  });
});

describe('hostile texts', () => {
  const hostile = [
    '```\n</details><script>alert(1)</script>\n~~~\n    ```',
    `${'`'.repeat(40)}\n# heading\n@someone #12 https://example.com/x`,
    '</summary></details><img src=x onerror=alert(1)>',
    '::error::no\n##[error]no\n  ::set-output name=x::y',
    '\u001b[31mred\u001b[0m \u202ereversed\u202c\u0000\u0007',
    '| a | b |\n|---|---|\n- [x] $x$ :tada: <!-- -->',
    ']]>&lt;b&gt;&#60;b&#62;',
  ];

  test.each(hostile)('stay text: %j', (text) => {
    const image = storeImage(text, '1', { caption: text });
    const wanted = storePage(
      { 'de-de': { fields: { description: text, features: [text] }, images: { [text]: [image] } } },
      [trailer(text, { titles: new Map([['de-de', text]]), thumbnails: new Map([['de-de', image]]) })],
    );
    for (const [one, other] of [
      [storePage({ 'de-de': {} }), wanted] as const,
      [wanted, storePage({ 'de-de': { fields: { description: 'x' } } })] as const,
    ]) {
      const source = `${markdownReview(compare(one, other, 'base-commit'), room)}`;
      const allowed = ['code', 'details', 'h3', 'li', 'p', 'pre', 'span', 'strong', 'summary', 'ul', 'wbr'];
      expect(elementsOf(renderGithub(source)).filter((name) => !allowed.includes(name))).toEqual([]);
      const page = renderGithub(source);
      expect(page.match(/<details>/g)?.length).toBe(page.match(/<\/details>/g)?.length);
      expect(source).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e]/u);
      for (const line of textReview(compare(one, other, 'base-commit'))) {
        expect(line).not.toMatch(/\p{Cc}|[\u202a-\u202e]|^\s*::|##\[/u);
      }
    }
  });

  test('never end the block that they are in', () => {
    const lines = fc.array(
      fc.constantFrom('```', '````', '~~~', '   ```', '', 'a', '</details>', '    x', '> q'),
      {
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(lines, lines, (one, other) => {
        const source = markdown(
          texts('title', { x: `${one.join('\n')}.` }),
          texts('title', { x: `${other.join('\n')}!` }),
        );
        const page = renderGithub(source);
        expect([page.match(/<pre>/g), page.match(/<details>/g)].map((found) => found?.length)).toEqual([
          1, 1,
        ]);
        expect(page.trim().endsWith('</code></pre>\n</details>')).toBe(true);
      }),
    );
  });
});

describe('the text for the log', () => {
  test('has the same content, in full', () => {
    expect(textReview(compare(before, after, 'store'))).toEqual([
      'Store page. Compared with the Store: 2 languages change, and 1 stays unchanged.',
      'en-us, de-de: copyright',
      '  copyright',
      '    -© 2025',
      '    +© 2026',
      'en-us: description, 1 screenshot added, 1 screenshot removed, copyright',
      '  description',
      '    @@ 2 unchanged lines @@',
      '     Three.',
      '    -Four.',
      '    +Four!',
      '     Five.',
      '  images',
      expect.stringMatching(/^ {4}\+ 02-editor\.png \(screenshot, 1366 × 768, [\d.]+ kB\) “The editor”$/),
      '    = main.png (screenshot, unchanged)',
      '    − old.png (screenshot)',
      '  Shown with other languages, which change the same way: copyright.',
      'de-de: release notes, copyright',
      '  release notes (cleared)',
      '    -Alt.',
      '  Shown with other languages, which change the same way: copyright.',
    ]);
  });

  test('says so if nothing changes', () => {
    expect(textReview(compare(before, before, 'store'))).toEqual([
      'Store page. Compared with the Store: No language changes, and 3 stay unchanged.',
    ]);
  });
});

test('a secret in a text, name, caption or title is in no review', () => {
  const image = storeImage('hunter22.png', '1', { caption: 'hunter22' });
  const secret = storePage(
    { x: { fields: { title: 'hunter22', features: ['hunter22'] }, images: { Icon: [image] } } },
    [trailer('hunter22', { titles: new Map([['x', 'hunter22']]), thumbnails: new Map([['x', image]]) })],
  );
  for (const [one, other] of [
    [storePage({ x: {} }), secret] as const,
    [secret, storePage({ x: {} })] as const,
  ]) {
    const comparison = redactedComparison(compare(one, other, 'base-commit'), (text) =>
      text.replaceAll('hunter22', '***'),
    );
    expect(JSON.stringify(comparison)).not.toContain('hunter22');
    expect(JSON.stringify(comparison).match(/\*\*\*/g)).toHaveLength(8);
  }
});
