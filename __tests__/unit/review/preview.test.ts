import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { compare } from '../../../src/review/compare.ts';
import type { Base } from '../../../src/review/comparison.ts';
import { readPictures, withPictures } from '../../../src/review/pictures.ts';
import { previewPage } from '../../../src/review/preview.ts';
import { elementsOf, visibleText } from '../../support/github-markdown.ts';
import { picture } from '../../support/picture.ts';
import { fileImage, type PageParts, storeImage, storePage } from '../../support/store-pages.ts';

const red = fileImage('red.png', picture(40, 30, [200, 30, 30]));
const green = fileImage('green.png', picture(40, 30, [30, 200, 30]));

async function preview(
  before: PageParts,
  after: PageParts,
  options: { language?: string; base?: Base; most?: number } = {},
) {
  const { language = 'de-de', base = 'store', most } = options;
  const comparison = compare(storePage({ [language]: before }), storePage({ [language]: after }), base);
  return previewPage(comparison, await readPictures(comparison, most), 'Notes');
}
const withImages = (...images: readonly ReturnType<typeof fileImage>[]): PageParts => ({
  images: { Screenshot: images },
});
const countOf = (page: string, part: string) => page.split(part).length - 1;

test('a preview is one page without script, link or any address', async () => {
  const page = await preview(withImages(red), { ...withImages(green), fields: { title: 'Notes' } });
  expect(elementsOf(page)).not.toEqual(expect.arrayContaining(['a']));
  expect(elementsOf(page).filter((name) => /^(a|base|form|iframe|link|object|script)$/.test(name))).toEqual(
    [],
  );
  expect(page).not.toMatch(/https?:|\son\w+=|url\(/);
});

test('its policy allows nothing except embedded pictures and its own style', async () => {
  const page = await preview({}, { fields: { title: 'Notes' } });
  const style = /<style>(.*)<\/style>/s.exec(page)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  expect(page).toContain(
    `content="default-src 'none'; img-src data:; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
  );
  expect(page).not.toContain('style=');
});

test.each<[Base, string]>([
  ['store', 'Compared with the Store'],
  ['base-commit', 'Compared with the base commit, not with the Store'],
])('its heading says what it is compared with: %s', async (base, heading) => {
  expect(await preview({}, { fields: { title: 'Notes' } }, { base })).toContain(`<h1>${heading}</h1>`);
});

test.each([
  ['ar-sa', 'lang="ar-SA" dir="rtl"'],
  ['he', 'lang="he" dir="rtl"'],
  ['ug-cyrl', 'lang="ug-Cyrl" dir="ltr"'],
  ['ug-arab', 'lang="ug-Arab" dir="rtl"'],
  ['prs-af', 'dir="rtl"'],
  ['ca-es-valencia', 'lang="ca-ES-valencia" dir="ltr"'],
  ['not a language', 'class="text" dir="auto"'],
])('the texts of %s have %s', async (language, attributes) => {
  expect(await preview({}, { fields: { title: 'x' } }, { language })).toContain(attributes);
});

test('words that change are marked on both sides', async () => {
  const page = await preview(
    { fields: { title: 'Notes that are fast', features: ['One', 'Two'] } },
    { fields: { title: 'Notes that are small', features: ['One', 'Two', 'Three'] } },
  );
  expect(page).toContain('Notes that are <del>fast</del>');
  expect(page).toContain('Notes that are <ins>small</ins>');
  expect(page).toContain('<li>Two</li><li><ins>Three</ins></li>');
});

test('joiners that spell a word or an emoji stay, and are not called invisible; others go', async () => {
  const page = await preview({}, { fields: { title: 'می\u200cخواهم 👩\u200d💻 a\u202eb \u200dc' } });
  expect(page).toContain('می\u200cخواهم 👩\u200d💻 ab c');
  expect(page).toContain('2 invisible characters are not shown: U+202E, U+200D.');
});

describe('pictures', () => {
  test('that are added, removed, moved or have another caption are embedded; others are not', async () => {
    const blue = fileImage('blue.png', picture(40, 30, [30, 30, 200]));
    const page = await preview(withImages(red, blue), withImages(green, { ...blue, caption: 'New' }), {
      base: 'base-commit',
    });
    expect(countOf(page, 'src="data:image/png;base64,')).toBe(3);
    expect(visibleText(page)).toMatch(/Removedred\.pngscreenshot, 40 × 30/);
    expect(
      countOf(await preview(withImages(red), withImages(red, green)), 'src="data:image/png;base64,'),
    ).toBe(1);
  });

  test('that only the Store has are a box with name, type and caption', async () => {
    const old = storeImage('4711.png', '1', { caption: 'Main window' });
    const page = visibleText(await preview(withImages(old), withImages(green)));
    expect(page).toContain('Only the Store has this picture.Removed4711.pngscreenshotMain window');
  });

  test('have their caption as alt text, or else type and name', async () => {
    const page = await preview(withImages(), withImages({ ...red, caption: 'A "red" one' }, green));
    expect(page).toContain('alt="A &#34;red&#34; one"');
    expect(page).toMatch(/alt="screenshot, 40 × 30, \d+ bytes: green\.png"/);
  });

  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const whole = picture(40, 30, [1, 2, 3]);
  test.each<[string, Buffer]>([
    ['another kind of file', svg],
    ['a PNG without its end', whole.subarray(0, -12)],
    ['a PNG without picture data', Buffer.concat([whole.subarray(0, 33), whole.subarray(-12)])],
    ['the start of a PNG', whole.subarray(0, 24)],
    ['nothing', Buffer.alloc(0)],
  ])('that are %s are not embedded', async (_what, bytes) => {
    const page = await preview({}, withImages(fileImage('x.png', bytes)));
    expect(page).not.toContain('<img');
    expect(page).toContain('Not shown: the file is not a complete PNG.');
  });

  test('that can no longer be read are reported', async () => {
    const gone = { ...red, read: () => Promise.reject(new Error('gone')) };
    expect(visibleText(await preview({}, withImages(gone)))).toContain('Not shown: the file can’t be read.');
  });

  test('beyond the limit are counted, and not even read if their size is known', async () => {
    let reads = 0;
    const images = [1, 2, 3, 4].map((shade) => {
      const bytes = picture(40, 30, [shade, 0, 0]);
      const read = async () => {
        reads += 1;
        return bytes;
      };
      return fileImage(`${shade}.png`, bytes, { read });
    });
    const most = (images[0]?.size ?? 0) * 2 + 10;
    const page = await preview({}, withImages(...images), { most });
    expect([reads, countOf(page, '<img')]).toEqual([2, 2]);
    expect(page).toContain('2 changed pictures not shown, since the page would be too large.');
  });
});

test('a preview without a change says so', async () => {
  expect(await preview({}, {})).toContain('<p>Nothing changes.</p>');
});

test('printed by a step, it gives the runner no command', async () => {
  const page = await preview(
    {},
    { fields: { description: 'One.\n::error::x\n##[error]x\n ::stop-commands::y' } },
  );
  expect(page).not.toMatch(/^\s*::|##\[/m);
  expect(visibleText(page)).toContain('\n::error::x\n##[error]x\n ::stop-commands::y');
});

test('pictures that can be read only now are on a page that is made later', async () => {
  let isOpen = true;
  const read = (picture: typeof red) => async () => {
    if (!isOpen) throw new Error('closed');
    return picture.read?.() ?? Buffer.alloc(0);
  };
  const page = (...images: readonly (typeof red)[]) =>
    storePage({ 'de-de': { images: { Screenshot: images } } });
  const one = { ...red, read: read(red) };
  const other = { ...green, read: read(green) };
  const comparison = compare(
    page(one, fileImage('gone.png', picture(9, 9, [0, 0, 0]))),
    page(other),
    'base-commit',
  );
  const held = withPictures(comparison, await readPictures(comparison));
  isOpen = false;
  const embedded = (html: string) => countOf(html, 'src="data:image/png;base64,');
  expect(embedded(previewPage(held, await readPictures(held)))).toBe(3);
  expect(embedded(previewPage(comparison, await readPictures(comparison)))).toBe(1);
});
