import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { compare } from '../../src/review/compare.ts';
import { markdownReview } from '../../src/review/markdown-review.ts';
import { screenshot, startChromium, withPage } from '../support/browser.ts';
import { githubPage } from '../support/github-page.ts';
import { oneSentenceEach } from '../support/sample-listing.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());

test('twelve languages with one changed sentence each are at most 1,700 px high on a phone', async () => {
  const { before, after } = oneSentenceEach();
  const review = markdownReview(compare(before, after, 'store'), {
    room: 65_536,
    completeIn: 'the artifact',
  });
  await withPage(
    browser,
    githubPage(`${review}`),
    { viewport: { width: 400, height: 400 } },
    async (page) => {
      expect(await page.locator('details').count()).toBe(12);
      const box = await page.locator('article').boundingBox();
      await screenshot(page, 'summary');
      expect(box?.width).toBe(400);
      expect(box?.height).toBeGreaterThan(12 * 24);
      expect(box?.height).toBeLessThanOrEqual(1700);

      const first = page.locator('details').first();
      await first.locator('summary').click();
      expect(await first.locator('pre').innerText()).toContain('+It starts fast and works offline.');
      await screenshot(page, 'summary-open');
    },
  );
});
