/** Pixels that an image may have: one of a few sizes, or a range in either orientation; `undefined`: not documented. */
export type Pixels =
  | { readonly sizes: readonly string[] }
  | { readonly least: readonly [number, number]; readonly most?: readonly [number, number] };

interface ImageLimit {
  /** How many of the type a language may have. */
  readonly count: number;
  readonly pixels?: Pixels;
}

const one = (...sizes: readonly string[]): ImageLimit => ({
  count: 1,
  ...(sizes[0] && { pixels: { sizes } }),
});

/** By image type (store-api.md §4.5, §8.2). The retired ones, at the end, are still known. */
const imageLimits: Readonly<Record<string, ImageLimit>> = {
  Screenshot: { count: 10, pixels: { least: [1366, 768], most: [3840, 2160] } },
  MobileScreenshot: { count: 8 },
  XboxScreenshot: { count: 8, pixels: { least: [1920, 1080], most: [3840, 2160] } },
  SurfaceHubScreenshot: { count: 8 },
  HoloLensScreenshot: { count: 8, pixels: { least: [1268, 720] } },
  StoreLogo9x16: one('720x1080', '1440x2160'),
  StoreLogoSquare: one('1080x1080', '2160x2160'),
  Icon: one('300x300'),
  PromotionalArt16x9: one('1920x1080', '3840x2160'),
  PromotionalArtwork2400X1200: one('2400x1200'),
  XboxBrandedKeyArt: one('584x800'),
  XboxTitledHeroArt: one('1920x1080'),
  XboxFeaturedPromotionalArt: one('1080x1080'),
  SquareIcon358X358: one('358x358'),
  BackgroundImage1000X800: one('1000x800'),
  PromotionalArtwork414X180: one('414x180'),
  PromotionalArtwork846X468: one(),
  PromotionalArtwork558X756: one(),
  PromotionalArtwork414X468: one(),
  PromotionalArtwork558X558: one(),
  WideIcon358X173: one(),
  Unknown: one(),
};

/** An add-on's icon (store-api.md §3.6). */
export const iconPixels: Pixels = { sizes: ['300x300'] };
/** A trailer's thumbnail (store-api.md §8.2). */
export const thumbnailPixels: Pixels = { sizes: ['1920x1080'] };

/** An image type as the Store spells it, and its limits; `undefined` for any other word. */
export function imageLimitOf(type: string): (ImageLimit & { readonly type: string }) | undefined {
  const found = Object.entries(imageLimits).find(([known]) => known.toLowerCase() === type.toLowerCase());
  return found && { type: found[0], ...found[1] };
}

/** True for the types that show the app on a device; a listing needs one of them. */
export function isScreenshot(type: string): boolean {
  return imageLimitOf(type)?.type.endsWith('Screenshot') ?? false;
}

/** What the pixels should be, in words; `undefined` if they are right. */
export function wantedPixels(pixels: Pixels | undefined, width: number, height: number): string | undefined {
  if (pixels === undefined) return undefined;
  if ('sizes' in pixels) {
    return pixels.sizes.includes(`${width}x${height}`) ? undefined : pixels.sizes.join(' or ');
  }
  const { least, most = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY] } = pixels;
  const [long, short] = width > height ? [width, height] : [height, width];
  if (long >= least[0] && short >= least[1] && long <= most[0] && short <= most[1]) return undefined;
  return `${least.join('x')} or more${pixels.most ? `, at most ${most.join('x')}` : ''}`;
}
