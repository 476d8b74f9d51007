import type { NamedFile } from './files.ts';

/** Pixels. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Bytes at the start of a PNG file that tell its size. */
export const pngHeaderLength = 24;

/** The size that a PNG file states in its header; `undefined` for a file that is none. */
export function readPngSize(header: Buffer): ImageSize | undefined {
  const isPng =
    header.length >= pngHeaderLength &&
    header.subarray(0, 8).equals(signature) &&
    header.toString('latin1', 12, 16) === 'IHDR';
  return isPng ? { width: header.readUInt32BE(16), height: header.readUInt32BE(20) } : undefined;
}

type Rule =
  | { readonly exactly: readonly string[] }
  /** In either orientation. */
  | { readonly from: ImageSize; readonly to: ImageSize };

const size = (width: number, height: number): ImageSize => ({ width, height });

/** Pixels that the Store takes, by image type (store-api.md §8.2); other types are not judged. */
const rules: Readonly<Record<string, Rule>> = {
  Screenshot: { from: size(1366, 768), to: size(3840, 2160) },
  XboxScreenshot: { from: size(1920, 1080), to: size(3840, 2160) },
  StoreLogo9x16: { exactly: ['720x1080', '1440x2160'] },
  StoreLogoSquare: { exactly: ['1080x1080', '2160x2160'] },
  Icon: { exactly: ['300x300'] },
  PromotionalArt16x9: { exactly: ['1920x1080', '3840x2160'] },
  PromotionalArtwork2400X1200: { exactly: ['2400x1200'] },
  XboxBrandedKeyArt: { exactly: ['584x800'] },
  XboxTitledHeroArt: { exactly: ['1920x1080'] },
  XboxFeaturedPromotionalArt: { exactly: ['1080x1080'] },
  SquareIcon358X358: { exactly: ['358x358'] },
  BackgroundImage1000X800: { exactly: ['1000x800'] },
  PromotionalArtwork414X180: { exactly: ['414x180'] },
};

const otherRules: Readonly<Record<Exclude<NamedFile['kind'], 'image'>, Rule | undefined>> = {
  icon: { exactly: ['300x300'] },
  thumbnail: { exactly: ['1920x1080'] },
  video: undefined,
};

/** What the Store wants instead of an image's size, in words; `undefined` where it takes the size. */
export function wantedSize(
  { kind, imageType = '' }: Pick<NamedFile, 'kind' | 'imageType'>,
  { width, height }: ImageSize,
): string | undefined {
  const rule =
    kind === 'image' ? (Object.hasOwn(rules, imageType) ? rules[imageType] : undefined) : otherRules[kind];
  if (rule === undefined) return undefined;
  if ('exactly' in rule) {
    return rule.exactly.includes(`${width}x${height}`) ? undefined : rule.exactly.join(' or ');
  }
  const { from, to } = rule;
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  const fits = long >= from.width && short >= from.height && long <= to.width && short <= to.height;
  return fits
    ? undefined
    : `from ${from.width}x${from.height} to ${to.width}x${to.height}, in either orientation`;
}
