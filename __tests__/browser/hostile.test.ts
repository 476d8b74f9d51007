import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { compare } from '../../src/review/compare.ts';
import { readPictures } from '../../src/review/pictures.ts';
import { previewPage } from '../../src/review/preview.ts';
import { startChromium, withPage } from '../support/browser.ts';
import { picture } from '../support/picture.ts';
import { fileImage, storeImage, storePage, trailer } from '../support/store-pages.ts';

let browser: Browser;
let server: Server;
/** Paths that the page asked our server for. */
let requests: string[] = [];
beforeAll(async () => {
  browser = await startChromium();
  server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
beforeEach(() => {
  requests = [];
});
afterAll(async () => {
  await browser.close();
  server.close();
});

const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** Texts that run a script, or ask for something, if a page treats them as HTML. */
function hostileTexts(): readonly string[] {
  const to = (name: string) => `${address()}/${name}`;
  return [
    '<script>globalThis.ran = true</script>',
    `<script src="${to('script')}"></script>`,
    `<img src="${to('image')}" onerror="globalThis.ran = true">`,
    '<img src=x onerror=globalThis.ran=true>',
    '<svg onload="globalThis.ran = true"></svg>',
    '" onfocus="globalThis.ran = true" autofocus tabindex="0" x="',
    "' onfocus='globalThis.ran = true' autofocus tabindex='0' x='",
    `</title><link rel="stylesheet" href="${to('style')}"><link rel="prefetch" href="${to('prefetch')}">`,
    `</style><style>@import url("${to('import')}"); body { background: url("${to('background')}") }</style>`,
    `<iframe src="${to('frame')}"></iframe><iframe srcdoc="<script>parent.ran = true</script>"></iframe>`,
    `<object data="${to('object')}"></object><embed src="${to('embed')}">`,
    `<video src="${to('video')}" autoplay poster="${to('poster')}"></video><audio src="${to('audio')}" autoplay></audio>`,
    `<base href="${address()}/"><img src="relative">`,
    `<form action="${to('form')}"><input type="image" src="${to('input')}"></form>`,
    '--><!--[if true]><script>globalThis.ran = true</script><![endif]-->',
    '\u0000<scr\u0000ipt>globalThis.ran = true</script>',
  ];
}

/** A page in which the texts are in every place that a text can be in. */
async function hostilePage(texts: readonly string[]): Promise<string> {
  const all = texts.join('\n');
  const image = fileImage(all, picture(20, 20, [1, 2, 3]), { caption: all });
  const after = storePage(
    {
      'de-de': {
        fields: { description: all, features: texts, [all]: all },
        images: { Screenshot: [image, storeImage(all, '1', { caption: all })], [all]: [image] },
      },
      [all]: { fields: { title: all } },
    },
    [trailer(all, { titles: new Map([[all, all]]), thumbnails: new Map([[all, image]]) })],
  );
  const comparison = compare(storePage({ 'de-de': {} }), after, 'store');
  return previewPage(comparison, await readPictures(comparison), all);
}

function withoutPolicy(page: string): string {
  const without = page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
  expect(without).not.toBe(page);
  return without;
}

function withoutEscapes(page: string): string {
  const without = page.replace(/&#(\d+);/g, (_escape, code) => String.fromCharCode(Number(code)));
  expect(without).toContain('<script>globalThis.ran = true</script>');
  return without;
}

/** What the page managed to do: whether a script ran, and what it asked for. */
async function deedsOf(page: string): Promise<{ readonly ran: boolean; readonly asked: readonly string[] }> {
  return await withPage(browser, page, {}, async (opened) => {
    // Focus is what some of the texts wait for.
    for (let press = 0; press < 10; press += 1) await opened.keyboard.press('Tab');
    await opened.waitForLoadState('networkidle');
    const ran = (await opened.evaluate('globalThis.ran === true')) === true;
    return { ran, asked: requests.map((each) => each.split('?')[0] ?? '').sort() };
  });
}

const nothing = { ran: false, asked: [] };

test('without policy and escaping, the hostile texts do what they are made for', async () => {
  const { ran, asked } = await deedsOf(withoutEscapes(withoutPolicy(await hostilePage(hostileTexts()))));
  expect(ran).toBe(true);
  expect(asked).toEqual(
    expect.arrayContaining(['/frame', '/image', '/import', '/script', '/style', '/video']),
  );
});

test('the escaping alone holds', async () => {
  expect(await deedsOf(withoutPolicy(await hostilePage(hostileTexts())))).toEqual(nothing);
});

test('the policy alone holds', async () => {
  expect(await deedsOf(withoutEscapes(await hostilePage(hostileTexts())))).toEqual(nothing);
});

test('a refresh, which no policy can stop, is stopped by the escaping', async () => {
  const page = await hostilePage([
    '<script>globalThis.ran = true</script>',
    `<meta http-equiv="refresh" content="0;url=${address()}/refresh">`,
    `<a href="${address()}/link" autofocus>x</a>`,
  ]);
  expect(await deedsOf(page)).toEqual(nothing);
  expect(await deedsOf(withoutPolicy(page))).toEqual(nothing);
  expect((await deedsOf(withoutEscapes(page))).asked).toContain('/refresh');
});
