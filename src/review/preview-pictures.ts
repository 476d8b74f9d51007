import { imageFolder } from '../listing/fields.ts';
import type { PageImage } from '../listing/page.ts';
import { capitalized } from '../text/format.ts';
import { type ImageChange, type ImageSetChange, kindOf, type ThumbnailChange } from './comparison.ts';
import { Html, html } from './html.ts';
import { languageAttributes } from './language.ts';
import { type Picture, type Pictures, pictureOf } from './pictures.ts';
import { imagesNote, sizeOf } from './words.ts';

const whyMissing: Readonly<Record<Extract<Picture, { missing: unknown }>['missing'], string>> = {
  'too-much': "Not shown: the page's pictures would be too large.",
  'not-png': 'Not shown: the file is not a complete PNG.',
  unreadable: 'Not shown: the file can’t be read.',
  'no-copy': 'Only the Store has this picture.',
};

/** The images of one type, before and after. */
export function imagesSection(set: ImageSetChange, languages: readonly string[], pictures: Pictures): Html {
  const before = set.images.filter((image) => image.before !== undefined);
  const after = set.images.filter((image) => image.after !== undefined);
  const figures = (images: readonly ImageChange[], side: 'before' | 'after') =>
    images.map((image) => html`<li>${figure(image, side, set.type, languages, pictures)}</li>`);
  const note = imagesNote(set);
  return html`<section><h3>Images: ${imageFolder(set.type)}${note === '' ? '' : html` <small>(${note})</small>`}</h3>
<div class="sides">
<div><h4>Before</h4>${listOf(figures(before, 'before'))}</div>
<div><h4>After</h4>${listOf(figures(after, 'after'))}</div>
</div></section>`;
}

/** The thumbnails of a trailer that change. */
export function thumbnailList(thumbnails: readonly ThumbnailChange[], pictures: Pictures): Html {
  const items = thumbnails.map((each) => {
    const side = each.after === undefined ? 'before' : 'after';
    return html`<li>${figure(each, side, `thumbnail ${each.language}`, [each.language], pictures)}</li>`;
  });
  return items.length === 0 ? html`` : html`<section><h3>Thumbnails</h3>${listOf(items)}</section>`;
}

function listOf(items: readonly Html[]): Html {
  return items.length === 0 ? html`<p class="empty">None</p>` : html`<ol role="list">${items}</ol>`;
}

function figure(
  change: ImageChange,
  side: 'before' | 'after',
  type: string,
  languages: readonly string[],
  pictures: Pictures,
): Html {
  const image = change[side];
  if (image === undefined) return html``;
  const kind = kindOf(change);
  const shown = image === pictureOf(change) ? pictures.get(image) : undefined;
  const size = sizeOf(side === 'after' ? change : { before: image });
  const about = [imageFolder(type), ...(size === '' ? [] : [size])].join(', ');
  const status = capitalized(kind);
  return html`<figure class="${kind.replaceAll(/\W+/g, '-')}">${shown === undefined ? '' : pictureHtml(shown, image, about)}<figcaption><b>${status}</b><span>${image.name}</span><span class="quiet">${about}</span>${captionHtml(image, languages)}</figcaption></figure>`;
}

function captionHtml({ caption }: PageImage, languages: readonly string[]): Html {
  return caption === undefined || caption === ''
    ? html``
    : html`<span${languageAttributes(languages)}>${caption}</span>`;
}

function pictureHtml(picture: Picture, { name, caption }: PageImage, about: string): Html {
  if ('missing' in picture) return html`<p class="empty">${whyMissing[picture.missing]}</p>`;
  // Base64 needs no escape, and going over megabytes of it would take time.
  const data = new Html(Buffer.from(picture.bytes).toString('base64'));
  return html`<img alt="${caption || `${about}: ${name}`}" src="data:image/png;base64,${data}">`;
}
