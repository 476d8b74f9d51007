import { createHash } from 'node:crypto';
import { plural } from '../text/format.ts';
import type { Base, Comparison, TrailerChange } from './comparison.ts';
import { type ChangeGroup, groupsOf } from './groups.ts';
import { Html, html } from './html.ts';
import { languageName } from './language.ts';
import type { Pictures } from './pictures.ts';
import { imagesSection, thumbnailList } from './preview-pictures.ts';
import { previewStyle } from './preview-style.ts';
import { fieldSection, titleSection } from './preview-texts.ts';
import { countsOf, groupWords, headingOf, trailerWords } from './words.ts';

/**
 * The preview as one HTML file that needs nothing else: before and after of everything that changes, for a browser
 * without network. It has no script and no link, and its policy allows none.
 *
 * @param comparison without its secrets (`redactedComparison`)
 * @param pictures what `readPictures` found for the same comparison
 * @param name name of the app or add-on, if it is known
 */
export function previewPage(comparison: Comparison, pictures: Pictures, name = ''): string {
  const { base, gone, trailers, unchanged } = comparison;
  const heading = headingOf(base);
  const groups = groupsOf(comparison);
  const nothing = groups.length + trailers.length + gone.length === 0;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Html(policy())}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Store page${name === '' ? '' : ` of ${name}`}: ${heading}</title>
<style>${new Html(previewStyle)}</style>
</head>
<body>
<header>
<p class="quiet">Store page${name === '' ? '' : html` of <bdi>${name}</bdi>`}</p>
<h1>${heading}</h1>
<p>${countsOf(comparison)}</p>
${unchanged.length === 0 ? '' : html`<p class="quiet">Unchanged: ${unchanged.join(', ')}</p>`}
${missingPictures(pictures)}
</header>
<main>
${nothing ? html`<p>Nothing changes.</p>` : groups.map((group) => groupDetails(group, pictures, base))}
${trailers.map((trailer) => trailerDetails(trailer, pictures, base))}
</main>
</body>
</html>
`;
  return page.toString();
}

/** `base-uri` and `form-action` are not part of `default-src`. */
function policy(): string {
  const hash = createHash('sha256').update(previewStyle).digest('base64');
  return `default-src 'none'; img-src data:; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}

function groupDetails(group: ChangeGroup, pictures: Pictures, base: Base): Html {
  const { languages, fields, images, elsewhere } = group;
  const [first = ''] = languages;
  const title =
    languages.length === 1
      ? html`${languageName(first)} <small>${first}</small>`
      : html`${plural(languages.length, 'language')} <small>${languages.join(', ')}</small>`;
  return html`<details open>
<summary><h2>${title}</h2> <span class="quiet">${groupWords(group, base)}</span></summary>
${fields.map((change) => fieldSection(change, languages, base))}
${images.map((set) => imagesSection(set, languages, pictures))}
${elsewhere.length === 0 ? '' : html`<section><p class="quiet">Shown with other languages, which change the same way: ${elsewhere.join(', ')}.</p></section>`}
</details>
`;
}

function trailerDetails(trailer: TrailerChange, pictures: Pictures, base: Base): Html {
  return html`<details open>
<summary><h2>Trailer <bdi>${trailer.name}</bdi></h2> <span class="quiet">${trailerWords(trailer)}</span></summary>
${trailer.titles.map((title) => titleSection(title, base))}
${thumbnailList(trailer.thumbnails, pictures)}
</details>
`;
}

function missingPictures(pictures: Pictures): Html {
  const count = [...pictures.values()].filter(
    (picture) => 'missing' in picture && picture.missing === 'too-much',
  ).length;
  return count === 0
    ? html``
    : html`<p class="quiet">${plural(count, 'changed picture')} not shown, since the page would be too large.</p>`;
}
