import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainNotes } from '../../../src/release-notes/plain-notes.ts';

const lines = (...text: readonly string[]) => text.join('\n');

describe('release bodies that tools write', () => {
  test('notes that GitHub generates', () => {
    const body = lines(
      '<!-- Release notes generated using configuration in .github/release.yml at main -->',
      '',
      "## What's Changed",
      '### Exciting New Features 🎉',
      '* Add **dark** theme by @octocat in https://github.com/o/r/pull/12',
      '* Fix crash of `Save As…`, by @monalisa, @octocat and @hubot in https://github.com/o/r/pull/13',
      '### Other Changes',
      '',
      '## Dependencies',
      '* Bump zod from 4.0.0 to 4.1.0 by @dependabot[bot] in #14',
      '',
      '## New Contributors',
      '* @octocat made their first contribution in https://github.com/o/r/pull/12',
      '',
      '',
      '**Full Changelog**: https://github.com/o/r/compare/v1.3.0...v1.4.0',
    );
    expect(plainNotes(body.replaceAll('\n', '\r\n'))).toBe(
      lines(
        "What's Changed",
        'Exciting New Features 🎉',
        '• Add dark theme',
        '• Fix crash of Save As…',
        '',
        'Dependencies',
        '• Bump zod from 4.0.0 to 4.1.0',
      ),
    );
  });

  test('changesets', () => {
    const body = lines(
      '### Minor Changes',
      '',
      '- [#12](https://github.com/o/r/pull/12) [`abc1234`](https://github.com/o/r/commit/abc1234) Thanks [@octocat](https://github.com/octocat)! - Add export',
      '',
      '  It writes _CSV_.',
      '',
      '### Patch Changes',
      '',
      '- def5678: Fix import',
      '- Updated dependencies [def5678]',
      '  - @contoso/core@1.0.1',
    );
    expect(plainNotes(body)).toBe(
      lines(
        'Minor Changes',
        '• #12 abc1234 Thanks @octocat! - Add export',
        '  It writes CSV.',
        '',
        'Patch Changes',
        '• def5678: Fix import',
        '• Updated dependencies [def5678]',
        '  • @contoso/core@1.0.1',
      ),
    );
  });

  test('semantic-release', () => {
    const body = lines(
      '## [1.4.0](https://github.com/o/r/compare/v1.3.0...v1.4.0) (2026-11-20)',
      '',
      '',
      '### Features',
      '',
      '* **editor:** add tabs ([abc1234](https://github.com/o/r/commit/abc1234)), closes [#12](https://github.com/o/r/issues/12)',
      '',
      '### BREAKING CHANGES',
      '',
      '* **api:** none of `v1` is left',
    );
    expect(plainNotes(body)).toBe(
      lines(
        '1.4.0 (2026-11-20)',
        'Features',
        '• editor: add tabs (abc1234), closes #12',
        '',
        'BREAKING CHANGES',
        '• api: none of v1 is left',
      ),
    );
  });

  test('Keep a Changelog', () => {
    const body = lines(
      '## [1.4.0] - 2026-11-20',
      '### Added',
      '- Arabic translation',
      '  ([@octocat])',
      '### Changed',
      '### Fixed',
      '- Typos',
      '',
      '[1.4.0]: https://github.com/o/r/compare/v1.3.0...v1.4.0',
      '[@octocat]: https://github.com/octocat',
    );
    expect(plainNotes(body)).toBe(
      lines('1.4.0 - 2026-11-20', 'Added', '• Arabic translation', '  (@octocat)', '', 'Fixed', '• Typos'),
    );
  });
});

describe('Markdown becomes plain text', () => {
  test.each<[string, string, string]>([
    ['a paragraph', 'One\ntwo.\n\nThree.', 'One\ntwo.\n\nThree.'],
    ['emphasis', '*a* _b_ **c** ***d*** ~~e~~ `f`', 'a b c d e f'],
    ['escapes and entities', '\\*a\\* &amp; b &lt;c&gt; &#8364;', '*a* & b <c> €'],
    ['line breaks', 'a  \nb\\\nc<br>d', 'a\nb\nc\nd'],
    [
      'links',
      '[a](https://x.example "t") <https://y.example> https://z.example',
      'a https://y.example https://z.example',
    ],
    ['pictures', '![logo](l.png) Hello ![x](y)\n\n[![badge](b.svg)](https://x.example)', 'Hello'],
    ['numbered lists', '3. c\n4. d\n   - e', '3. c\n4. d\n   • e'],
    ['nested lists', '- a\n  - b\n    - c\n- d', '• a\n  • b\n    • c\n• d'],
    ['tasks', '- [x] a\n- [ ] b', '☑ a\n☐ b'],
    ['tables', '| A | B |\n|---|:-:|\n| *c* | |\n| d | e |', 'A · B\nc\nd · e'],
    ['code', 'Run:\n\n```sh\n# now\nx **y**\n```', 'Run:\n\n# now\nx **y**'],
    ['quotations', '> a\n> > b', 'a\n\nb'],
    ['boxes', '> [!NOTE]\n> Back up first.', 'Note:\nBack up first.'],
    ['rules', 'a\n\n---\n\nb', 'a\n\nb'],
    ['underlined headings', 'A\n===\nb', 'A\nb'],
    ['comments', 'a <!-- b --> c\n\n<!--\nd\n-->\n\n<!-- e --> **f**', 'a c\n\nf'],
    ['HTML', '<details>\n<summary>More &amp; more</summary>\n\n- a\n\n</details>', 'More & more\n\n• a'],
    ['lists in HTML', '<ul>\n<li>a</li>\n<li><b>b</b></li></ul>', '• a\n• b'],
    ['scripts', '<script>\nalert(1)\n</script>\n\na', 'a'],
    ['headings with nothing below', '# A\n\n## B\n\n# C\n\n## D\n\nd\n\n## E', 'C\nD\nd'],
    ['a heading alone', '# 1.4.0', ''],
    ['nothing', '  \n', ''],
  ])('%s', (_name, markdown, text) => expect(plainNotes(markdown)).toBe(text));
});

describe('the line <!-- not for the Store -->', () => {
  test.each<[string, string, string]>([
    ['ends the notes', '- a\n<!-- not for the Store -->\n- b', '• a'],
    ['leaves no heading behind', 'a\n\n## Developers\n<!-- not for the Store -->\nb', 'a'],
    ['counts in a list', '- a\n  <!-- Not for the Store -->\n- b', '• a'],
    ['counts in an element', '<details>\n<!--not for the store-->\nb\n</details>', ''],
    ['may be the first', '<!-- not for the Store -->\nb', ''],
    ['counts only as a line', 'a <!-- not for the Store --> b', 'a b'],
    [
      'is an example in a code block',
      '```\n<!-- not for the Store -->\n```\nb\n\n<!-- not for the Store -->\nc',
      '<!-- not for the Store -->\n\nb',
    ],
  ])('%s', (_name, markdown, text) => expect(plainNotes(markdown)).toBe(text));

  test('keeps what follows from being read', () => {
    const rest = '* _a '.repeat(100_000);
    expect(plainNotes(`a\n<!-- not for the Store -->\n${rest}`)).toBe('a');
    expect(plainNotes(`a\n${rest}`)).toBeUndefined();
  });
});

const word = fc.stringMatching(/^[A-Za-zäß日][a-zäß日]{0,8}$/);
const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((each) => each.join(' '));
const inline = fc.oneof(
  words,
  words.map((each) => `**${each}**`),
  words.map((each) => `_${each}_`),
  words.map((each) => `~~${each}~~`),
  words.map((each) => `\`${each}\``),
  words.map((each) => `[${each}](https://x.example/${each.length})`),
  words.map((each) => `![${each}](i.png)`),
  words.map((each) => `<b>${each}</b>`),
  words.map((each) => `<!-- ${each} -->`),
);
const line = fc.array(inline, { minLength: 1, maxLength: 4 }).map((each) => each.join(' '));
const block = fc.oneof(
  line,
  line.map((each) => `## ${each}`),
  fc.array(line, { minLength: 1, maxLength: 4 }).map((each) => each.map((item) => `- ${item}`).join('\n')),
  fc.array(line, { minLength: 1, maxLength: 4 }).map((each) => each.map((item) => `1. ${item}`).join('\n')),
  line.map((each) => `> ${each}`),
  words.map((each) => `\`\`\`\n${each}\n\`\`\``),
  fc.tuple(words, words).map(([a, b]) => `| ${a} | ${b} |\n|---|---|\n| ${b} | **${a}** |`),
  words.map((each) => `<details>\n<summary>${each}</summary>\n</details>`),
  fc.constant('---'),
);

describe('whatever a body contains', () => {
  test('no mark of Markdown is left of documents that have no other use for it', () => {
    const mark = /[*_`~#<>|[\]]|!\[|^\s*-|\bhttps:/m;
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), (blocks) => {
        const text = plainNotes(blocks.join('\n\n'));
        expect(text).not.toMatch(mark);
        expect(text).toBe(text?.trim());
        expect(text).not.toMatch(/\n{3}|[ \t]$/m);
      }),
      { numRuns: 300 },
    );
  });

  test('reading it ends, without an error', () => {
    const piece = fc.constantFrom(
      ...[
        '*',
        '_',
        '`',
        '~',
        '[',
        ']',
        '(',
        ')',
        '<',
        '>',
        '!',
        '#',
        '-',
        '+',
        '1.',
        '|',
        '\\',
        '&',
        ';',
        ':',
        '"',
      ],
      ...[
        '\n',
        '\n\n',
        ' ',
        '    ',
        '\t',
        'a',
        '@a',
        'by @a in b',
        '<!--',
        '-->',
        '<a',
        '</',
        '\u0000',
        '\ud800',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(typeof plainNotes(pieces.join(''))).toBe('string');
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['quotations', '> '.repeat(9_000)],
    ['lists', '- '.repeat(9_000)],
    ['numbers', '1. '.repeat(6_000)],
    ['brackets', '['.repeat(19_000)],
    ['tags', '<a '.repeat(6_000)],
    ['comments', '<!--'.repeat(4_900)],
    ['code', '`'.repeat(19_000)],
    ['emphasis', '*a '.repeat(500) + 'b*'.repeat(500)],
  ])('%s nested in each other take neither too much stack nor time', (_name, body) => {
    expect(typeof plainNotes(`${body}x`)).toBe('string');
  });

  test('the longest body that is read takes less than three seconds of processor time', () => {
    const item = '* Fix **it** by @octocat in https://github.com/o/r/pull/12\n';
    const body = item.repeat(Math.floor(20_000 / item.length));
    const start = process.cpuUsage();
    expect(plainNotes(body)?.split('\n')).toHaveLength(body.length / item.length);
    expect(process.cpuUsage(start).user).toBeLessThan(3_000_000);
  });
});
