import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { compare } from '../../src/review/compare.ts';
import { markdownReview } from '../../src/review/markdown-review.ts';
import { screenshot, startChromium, withPage } from '../support/browser.ts';
import { renderGithub } from '../support/github-markdown.ts';
import { oneSentenceEach } from '../support/sample-listing.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());

/** A page of GitHub on a phone, with its own style for Markdown. */
function githubPage(markdown: string): string {
  const style = readFileSync('node_modules/github-markdown-css/github-markdown.css', 'utf8');
  return `<!doctype html><meta charset="utf-8"><style>${style} body { margin: 0 } article { padding: 16px }</style>
<article class="markdown-body">${renderGithub(markdown)}</article>`;
}

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
