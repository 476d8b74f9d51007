import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { screenshot, startChromium, withPage } from '../support/browser.ts';
import { githubPage } from '../support/github-page.ts';
import { pullRequest } from '../support/repository.ts';
import { oneSentenceInFiles } from '../support/sample-listing.ts';
import { useStore } from '../support/store.ts';

const store = useStore({ hasGithub: true });
let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());

test('the whole comment and summary of twelve changed languages are at most 1,700 px high on a phone', async () => {
  const { before, after, app } = oneSentenceInFiles();
  store.app(app);
  const run = await store.publish(
    [],
    { packages: '', listing: 'store', 'dry-run': 'true' },
    { reports: true, arrange: (workspace) => pullRequest(workspace, before, after) },
  );
  const phone = { viewport: { width: 400, height: 400 } };
  for (const [name, text] of Object.entries({ comment: run.comment, 'job-summary': run.summary })) {
    await withPage(browser, githubPage(text), phone, async (page) => {
      await screenshot(page, name);
      expect(await page.locator('details', { hasText: 'description' }).count()).toBe(12);
      const box = await page.locator('article').boundingBox();
      expect(box?.width).toBe(400);
      expect(box?.height).toBeGreaterThan(12 * 24);
      expect(box?.height).toBeLessThanOrEqual(1700);
      if (process.env.SCREENSHOTS) process.stderr.write(`${name}: ${box?.height} px\n`);
      // Nothing is wider than the phone.
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(400);

      const german = page.locator('details', { hasText: 'de-de' });
      await german.locator('summary').click();
      expect(await german.locator('pre').innerText()).toContain(
        '+Es startet schnell und arbeitet ohne Netz.',
      );
      await screenshot(page, `${name}-open`);
    });
  }
});
