import { createHash } from 'node:crypto';
import type { FieldValue, LanguagePage, PageImage, PageTrailer, StorePage } from '../../src/listing/page.ts';

/** A language of a Store page, as a test writes it. */
export interface PageParts {
  readonly fields?: Readonly<Record<string, FieldValue>>;
  readonly images?: Readonly<Record<string, readonly PageImage[]>>;
  readonly fromDefault?: readonly string[];
}

/** A Store page with these languages. */
export function storePage(
  languages: Readonly<Record<string, PageParts>>,
  trailers: readonly PageTrailer[] = [],
): StorePage {
  const pages = Object.entries(languages).map(
    ([language, { fields, images, fromDefault }]): [string, LanguagePage] => [
      language,
      {
        fields: new Map(Object.entries(fields ?? {})),
        images: new Map(Object.entries(images ?? {})),
        fromDefault: new Set(fromDefault),
      },
    ],
  );
  return { languages: new Map(pages), trailers };
}

/** An image that is a file with these bytes. */
export function fileImage(name: string, bytes: Buffer, more: Partial<PageImage> = {}): PageImage {
  const isPng = bytes.toString('latin1', 12, 16) === 'IHDR';
  return {
    name,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ...(isPng && { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }),
    read: async () => bytes,
    ...more,
  };
}

/** An image that only the Store has. */
export function storeImage(name: string, id: string, more: Partial<PageImage> = {}): PageImage {
  return { name, id, ...more };
}

/** A trailer without titles and thumbnails, unless they are given. */
export function trailer(name: string, more: Partial<PageTrailer> = {}): PageTrailer {
  return { name, titles: new Map(), thumbnails: new Map(), ...more };
}
