import { foldName } from '../json/fold.ts';
import { nearestName } from '../text/nearest.ts';
import { type LimitProblem, quoteName } from './problem.ts';

/** Pixels. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** Image sizes in pixels that the Store accepts. */
export type SizeRule =
  | { readonly exactly: readonly string[] }
  /** In either orientation; without `to`, any larger size. */
  | { readonly from: ImageSize; readonly to?: ImageSize };

export interface ImageType {
  /** Maximum number of images of the type in one language. */
  readonly most: number;
  /** `undefined` if the sizes are not documented. */
  readonly size?: SizeRule;
}

const size = (width: number, height: number): ImageSize => ({ width, height });
const only = (...exactly: readonly string[]): ImageType => ({ most: 1, size: { exactly } });
const retired: ImageType = { most: Number.POSITIVE_INFINITY };

/** Image types with their counts and sizes (store-api.md §4.5, §8.2); the last ones are retired, but still known. */
export const imageTypes: ReadonlyMap<string, ImageType> = new Map([
  ['Screenshot', { most: 10, size: { from: size(1366, 768), to: size(3840, 2160) } }],
  ['MobileScreenshot', { most: 8 }],
  ['XboxScreenshot', { most: 8, size: { from: size(1920, 1080), to: size(3840, 2160) } }],
  ['SurfaceHubScreenshot', { most: 8 }],
  ['HoloLensScreenshot', { most: 8, size: { from: size(1268, 720) } }],
  ['StoreLogo9x16', only('720x1080', '1440x2160')],
  ['StoreLogoSquare', only('1080x1080', '2160x2160')],
  ['Icon', only('300x300')],
  ['PromotionalArt16x9', only('1920x1080', '3840x2160')],
  ['PromotionalArtwork2400X1200', only('2400x1200')],
  ['XboxBrandedKeyArt', only('584x800')],
  ['XboxTitledHeroArt', only('1920x1080')],
  ['XboxFeaturedPromotionalArt', only('1080x1080')],
  ['SquareIcon358X358', only('358x358')],
  ['BackgroundImage1000X800', only('1000x800')],
  ['PromotionalArtwork414X180', only('414x180')],
  ['PromotionalArtwork846X468', retired],
  ['PromotionalArtwork558X756', retired],
  ['PromotionalArtwork414X468', retired],
  ['PromotionalArtwork558X558', retired],
  ['WideIcon358X173', retired],
  ['Unknown', retired],
]);

/** Sizes of an add-on's icon and of a trailer's thumbnail. */
export const iconSize: SizeRule = { exactly: ['300x300'] };
export const thumbnailSize: SizeRule = { exactly: ['1920x1080'] };

/** Largest files that the Store accepts, in bytes (store-api.md §8.2). */
export const largestPicture = 50_000_000;
export const largestVideo = 2_000_000_000;

const typesInUse = [...imageTypes].filter(([, type]) => type !== retired).map(([name]) => name);

/** What is wrong with an image's type, or with its absence. */
export function checkImageType(type: string | undefined): LimitProblem | undefined {
  if (type === undefined || type === '') {
    return {
      severity: 'error',
      message: `has no imageType. Use one of ${typesInUse.join(', ')}; for a picture of the app on a PC, use Screenshot.`,
    };
  }
  if (imageTypes.has(type)) return undefined;
  const guess = nearestType(type);
  const hint = guess === undefined ? `Use one of ${typesInUse.join(', ')}.` : `Did you mean ${guess}?`;
  return {
    severity: 'error',
    message: `is ${quoteName(type)}, which is not a Store image type. ${hint}`,
  };
}

/** `DesktopScreenshot` holds the name of a type, which says more than the number of letters. */
function nearestType(type: string): string | undefined {
  const wanted = foldName(type);
  const [held] = typesInUse
    .filter((each) => wanted.includes(foldName(each)))
    .sort((one, other) => other.length - one.length);
  return held ?? nearestName(type, typesInUse);
}

/** Too many images of one type in one language. */
export function checkImageCount(type: string, images: number): LimitProblem | undefined {
  const most = imageTypes.get(type)?.most ?? Number.POSITIVE_INFINITY;
  return images <= most
    ? undefined
    : {
        severity: 'error',
        message: `has ${images} images of type ${type}, but the Store allows only ${most}. Remove ${images - most}.`,
      };
}

/** What the Store wants instead of an image's size, in words; `undefined` if it accepts the size. */
export function checkSize(rule: SizeRule | undefined, { width, height }: ImageSize): string | undefined {
  if (rule === undefined) return undefined;
  if ('exactly' in rule) {
    return rule.exactly.includes(`${width}x${height}`) ? undefined : rule.exactly.join(' or ');
  }
  const { from, to } = rule;
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  const isLarge = long >= from.width && short >= from.height;
  if (isLarge && (to === undefined || (long <= to.width && short <= to.height))) return undefined;
  const range = to === undefined ? 'or more' : `to ${to.width}x${to.height}`;
  return `${from.width}x${from.height} ${range}, in either orientation`;
}
