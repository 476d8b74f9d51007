import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { compare } from '../../src/review/compare.ts';
import { readPictures } from '../../src/review/pictures.ts';
import { previewPage } from '../../src/review/preview.ts';
import { screenshot, startChromium, withPage } from '../support/browser.ts';
import { threeScripts } from '../support/sample-listing.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const axeResult = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
  passes: z.array(z.object({ id: z.string() })),
});

async function sample(): Promise<string> {
  const { before, after } = threeScripts();
  const comparison = compare(before, after, 'store');
  return previewPage(comparison, await readPictures(comparison), 'Contoso Notes');
}

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.each([390, 1280])(
    'and %i px wide, everything is there, and axe finds nothing wrong',
    async (width) => {
      const options = { colorScheme, viewport: { width, height: 800 } };
      await withPage(browser, await sample(), options, async (page) => {
        await screenshot(page, `preview-${colorScheme}-${width}`);
        await expectEverything(page);
        // It scrolls in one direction only.
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        const background = await page.evaluate('getComputedStyle(document.body).backgroundColor');
        expect(background).toBe(colorScheme === 'light' ? 'rgb(246, 248, 250)' : 'rgb(13, 17, 23)');
        const sides = page.locator('.sides').first().locator('> div');
        const [left, right] = [await sides.first().boundingBox(), await sides.last().boundingBox()];
        expect(left?.y === right?.y).toBe(width === 1280);

        const { violations, passes } = await checkWithAxe(page);
        expect(violations).toEqual([]);
        expect(passes.map(({ id }) => id)).toEqual(
          expect.arrayContaining(['color-contrast', 'html-has-lang', 'image-alt', 'valid-lang']),
        );
      });
    },
  );
});

/** Languages, texts and pictures that the sample has, with nothing missing. */
async function expectEverything(page: Page): Promise<void> {
  expect(await page.title()).toBe('Store page of Contoso Notes: Compared with the Store');
  expect(await page.locator('h1').innerText()).toBe('Compared with the Store');
  expect(await page.locator('h2').allInnerTexts()).toEqual([
    '3 languages de-de, ar-sa, ja-jp',
    'German (Germany) de-de',
    'Arabic (Saudi Arabia) ar-sa',
    'Japanese (Japan) ja-jp',
  ]);
  const text = await page.locator('body').innerText();
  for (const each of [
    'Es startet schnell und arbeitet ohne Netz.',
    'يبدأ بسرعة ويعمل دون اتصال.',
    'すばやく起動し、オフラインでも使えます。',
    '© 2026 Contoso',
    'Unchanged: fr-fr',
  ])
    expect(text).toContain(each);
  expect(await page.locator('.text').count()).toBe(12);
  expect(await page.locator('figure').count()).toBe(4);
  expect(await page.locator('figure .empty').allInnerTexts()).toEqual(['Only the Store has this picture.']);
  const pictures = page.locator('img');
  expect(await pictures.count()).toBe(1);
  expect(await pictures.evaluateAll((images) => images.map((image) => image.naturalWidth))).toEqual([480]);
  const direction = `getComputedStyle(document.querySelector('.text[lang="ar-SA"]')).direction`;
  expect(await page.evaluate(direction)).toBe('rtl');
  expect(await page.locator('.text[lang="ja-JP"]').first().getAttribute('dir')).toBe('ltr');
}

/** Runs axe as a debugger does, so that the page's policy stays as it is. */
async function checkWithAxe(page: Page) {
  await page.evaluate(axe);
  return axeResult.parse(await page.evaluate('axe.run()'));
}

test('the keyboard folds and unfolds languages', async () => {
  await withPage(browser, await sample(), {}, async (page) => {
    await page.keyboard.press('Tab');
    const first = page.locator('details').first();
    expect(await first.getAttribute('open')).toBe('');
    expect(await page.evaluate('document.activeElement.localName')).toBe('summary');
    await page.keyboard.press('Enter');
    expect(await first.getAttribute('open')).toBeNull();
  });
});
