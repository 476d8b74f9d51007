export const id = 799;
export const ids = [799,845];
export const modules = {

/***/ 22003:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ PngScanner)
/* harmony export */ });
/* harmony import */ var _patch_image_size_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33297);

/** Length, type and checksum, around a chunk's data (https://www.w3.org/TR/png-3/#5Chunk-layout). */
const chunkHead = 8;
const checksum = 4;
/** Data of the first chunk that comes after its width and height. */
const restOfFirst = 5;
/** Follows the chunks of a PNG file that comes in parts: one that breaks off was not completely written or copied. */
class PngScanner {
    /** Bytes that are put together until a head is whole. */
    #head = Buffer.alloc(0);
    /** Bytes to pass over before the next head. */
    #skip = 0;
    #pixels;
    #isForeign = false;
    #hasData = false;
    #isLast = false;
    /** The next part of the file. */
    add(part) {
        let rest = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
        while (rest.length > 0 && !this.#isForeign) {
            const skipped = Math.min(this.#skip, rest.length);
            this.#skip -= skipped;
            rest = rest.subarray(skipped);
            if (this.#skip > 0 || this.#isLast)
                return;
            const wanted = (this.#pixels === undefined ? _patch_image_size_js__WEBPACK_IMPORTED_MODULE_0__/* .pngHeaderLength */ .bR : chunkHead) - this.#head.length;
            this.#head = Buffer.concat([this.#head, rest.subarray(0, wanted)]);
            rest = rest.subarray(wanted);
            if (this.#head.length === (this.#pixels === undefined ? _patch_image_size_js__WEBPACK_IMPORTED_MODULE_0__/* .pngHeaderLength */ .bR : chunkHead))
                this.#take(this.#head);
        }
    }
    /** What the file is, after its last part. */
    verdict() {
        if (this.#isForeign || this.#pixels === undefined)
            return { problem: 'is not a PNG file, whatever its name says.' };
        const isComplete = this.#isLast && this.#skip === 0;
        if (isComplete && this.#hasData)
            return { pixels: this.#pixels };
        const what = isComplete ? 'it holds no picture' : 'it breaks off before its last chunk';
        return { problem: `is an incomplete PNG file: ${what}. Save it again.` };
    }
    #take(head) {
        this.#head = Buffer.alloc(0);
        if (this.#pixels === undefined) {
            this.#pixels = (0,_patch_image_size_js__WEBPACK_IMPORTED_MODULE_0__/* .readPngSize */ .F)(head);
            this.#isForeign = this.#pixels === undefined;
            this.#skip = restOfFirst + checksum;
            return;
        }
        const type = head.toString('latin1', 4);
        this.#hasData ||= type === 'IDAT';
        this.#isLast = type === 'IEND';
        this.#skip = head.readUInt32BE() + checksum;
    }
}


/***/ }),

/***/ 33297:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ readPngSize),
/* harmony export */   bR: () => (/* binding */ pngHeaderLength),
/* harmony export */   f8: () => (/* binding */ wantedSize)
/* harmony export */ });
/* harmony import */ var _limits_images_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20368);

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Bytes at the start of a PNG file that tell its size. */
const pngHeaderLength = 24;
/** The size that a PNG file states in its header; `undefined` for a file that is none. */
function readPngSize(header) {
    const isPng = header.length >= pngHeaderLength &&
        header.subarray(0, 8).equals(signature) &&
        header.toString('latin1', 12, 16) === 'IHDR';
    return isPng ? { width: header.readUInt32BE(16), height: header.readUInt32BE(20) } : undefined;
}
const otherSizes = {
    icon: _limits_images_js__WEBPACK_IMPORTED_MODULE_0__/* .iconSize */ .RK,
    thumbnail: _limits_images_js__WEBPACK_IMPORTED_MODULE_0__/* .thumbnailSize */ .cS,
    video: undefined,
};
/** What the Store wants instead of an image's size, in words; `undefined` if it takes the size or the type is unknown. */
function wantedSize({ kind, imageType = '' }, size) {
    return (0,_limits_images_js__WEBPACK_IMPORTED_MODULE_0__/* .checkSize */ .C1)(kind === 'image' ? _limits_images_js__WEBPACK_IMPORTED_MODULE_0__/* .imageTypes */ .RH.get(imageType)?.size : otherSizes[kind], size);
}


/***/ }),

/***/ 19845:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   mostPictureBytes: () => (/* binding */ mostPictureBytes),
/* harmony export */   pictureOf: () => (/* binding */ pictureOf),
/* harmony export */   readPictures: () => (/* binding */ readPictures),
/* harmony export */   withPictures: () => (/* binding */ withPictures)
/* harmony export */ });
/* harmony import */ var _listing_png_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22003);
/* harmony import */ var _comparison_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90007);
/* harmony import */ var _groups_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11770);



/** Bytes of all pictures in a preview page. */
const mostPictureBytes = 20_000_000;
/**
 * Reads the pictures that a preview page shows, in its order: of changed images only, checked to be PNG, until they
 * have `most` bytes; a smaller one that still fits is taken.
 * @param comparison the one that `previewPage` gets
 */
async function readPictures(comparison, most = mostPictureBytes) {
    const pictures = new Map();
    let room = most;
    // One after the other: together they could take any amount of memory.
    for (const image of changedImages(comparison)) {
        const picture = await readPicture(image, room);
        if ('bytes' in picture)
            room -= picture.bytes.length;
        pictures.set(image, picture);
    }
    return pictures;
}
async function readPicture({ read, size }, room) {
    if (read === undefined)
        return { missing: 'no-copy' };
    if (size !== undefined && size > room)
        return { missing: 'too-much' };
    try {
        const bytes = await read();
        if (!isPng(bytes))
            return { missing: 'not-png' };
        return bytes.length > room ? { missing: 'too-much' } : { bytes };
    }
    catch {
        return { missing: 'unreadable' };
    }
}
/**
 * The comparison with its pictures in memory, for when their files can no longer be read. What was not read can't be
 * read later either.
 */
function withPictures(comparison, pictures) {
    const held = (image) => {
        const { read: _file, ...rest } = image;
        const picture = pictures.get(image);
        // Without its bytes there still is a file, and the reason has to be found again.
        return { ...rest, ...(image.read !== undefined && { read: async () => bytesIn(picture) }) };
    };
    return (0,_comparison_js__WEBPACK_IMPORTED_MODULE_2__/* .mapImages */ .Di)(comparison, held);
}
function bytesIn(picture) {
    if (picture === undefined || !('bytes' in picture))
        throw new Error('can no longer be read');
    return picture.bytes;
}
function isPng(bytes) {
    const png = new _listing_png_js__WEBPACK_IMPORTED_MODULE_0__/* .PngScanner */ .i();
    png.add(bytes);
    return 'pixels' in png.verdict();
}
function changedImages(comparison) {
    const images = [
        ...(0,_groups_js__WEBPACK_IMPORTED_MODULE_1__/* .groupsOf */ .c)(comparison).flatMap((group) => group.images.flatMap((set) => set.images)),
        ...comparison.trailers.flatMap(({ thumbnails }) => thumbnails),
    ];
    return images.flatMap((image) => pictureOf(image) ?? []);
}
/** The side of an image that is shown as a picture: the old one of a removed image, else the new one, if it changes. */
function pictureOf(image) {
    return (0,_comparison_js__WEBPACK_IMPORTED_MODULE_2__/* .kindOf */ .I)(image) === 'unchanged' ? undefined : (image.after ?? image.before);
}


/***/ }),

/***/ 25799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  previewPage: () => (/* binding */ previewPage)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/text/format.js
var format = __webpack_require__(23808);
// EXTERNAL MODULE: ./lib/review/groups.js
var review_groups = __webpack_require__(11770);
// EXTERNAL MODULE: ./lib/masking/sanitize.js
var sanitize = __webpack_require__(14125);
;// CONCATENATED MODULE: ./lib/review/html.js

/** HTML that is safe to show: made only by the functions of this file. */
class Html {
    #source;
    constructor(source) {
        this.#source = source;
    }
    toString() {
        return this.#source;
    }
}
/** A template tag: what stands in the source is HTML, every text is escaped. Attributes stand in `"`. */
function html(source, ...values) {
    return new Html(source.reduce((text, part, index) => `${text}${rendered(values[index - 1] ?? '')}${part}`));
}
function rendered(content) {
    if (content instanceof Html)
        return content.toString();
    return typeof content === 'object' ? content.join('') : escaped(shownText(String(content)));
}
/**
 * Whatever HTML could take for itself, in an element or in an attribute; and what begins a command of the runner, in case a
 * step prints the page.
 */
function escaped(text) {
    return text.replace(/[&<>"'`[]|:(?=:)/g, (character) => `&#${character.charCodeAt(0)};`);
}
/** Joiners between letters, which spell Persian words, Indic ligatures and emoji. */
const spellingJoiners = /((?<=[\p{L}\p{M}\p{ExtPict}\p{EMod}]|\ufe0f)(?:\u200c|\u200d)(?=[\p{L}\p{ExtPict}]))/gu;
/**
 * A text as the sanitizer leaves it, with its lines; but joiners that spell stay: a page for native readers would show
 * mistakes that are not there.
 */
function shownText(text) {
    return text
        .split(spellingJoiners)
        .map((piece, index) => (index % 2 === 1 ? piece : (0,sanitize/* withoutInvisible */.OT)(piece)))
        .join('');
}

;// CONCATENATED MODULE: ./lib/review/language.js

/** Scripts that are written from right to left, as Unicode CLDR names them. */
const rightToLeft = new Set([
    'Adlm',
    'Arab',
    'Aran',
    'Hebr',
    'Mand',
    'Nkoo',
    'Rohg',
    'Samr',
    'Syrc',
    'Thaa',
]);
/** Attributes `lang` and `dir` for a text in languages of the Store: what is not the same for all is left open. */
function languageAttributes(languages) {
    const locales = languages.map(localeOf);
    const tags = new Set(locales.map((locale) => locale?.toString()));
    const directions = new Set(locales.map(directionOf));
    const [tag] = tags;
    const [direction = 'auto'] = directions;
    const dir = html ` dir="${directions.size === 1 ? direction : 'auto'}"`;
    return tag === undefined || tags.size > 1 ? dir : html ` lang="${tag}"${dir}`;
}
/** Name of a language in English: `German (Germany)`; its code if it has none. */
function languageName(language) {
    const locale = localeOf(language);
    if (locale === undefined)
        return language;
    return (new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' }).of(locale.toString()) ??
        language);
}
function directionOf(locale) {
    if (locale === undefined)
        return 'auto';
    return rightToLeft.has(locale.maximize().script ?? '') ? 'rtl' : 'ltr';
}
function localeOf(language) {
    try {
        return new Intl.Locale(language);
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./lib/listing/fields.js
var fields = __webpack_require__(6123);
// EXTERNAL MODULE: ./lib/review/comparison.js
var comparison = __webpack_require__(90007);
// EXTERNAL MODULE: ./lib/review/pictures.js
var review_pictures = __webpack_require__(19845);
// EXTERNAL MODULE: ./lib/review/words.js
var words = __webpack_require__(48281);
;// CONCATENATED MODULE: ./lib/review/preview-pictures.js






const whyMissing = {
    'too-much': 'Not shown: the pictures of this page would be too large.',
    'not-png': 'Not shown: the file is not a complete PNG.',
    unreadable: 'Not shown: the file can’t be read.',
    'no-copy': 'Only the Store has this picture.',
};
/** The images of one type, before and after. */
function imagesSection(set, languages, pictures) {
    const before = set.images.filter((image) => image.before !== undefined);
    const after = set.images.filter((image) => image.after !== undefined);
    const figures = (images, side) => images.map((image) => html `<li>${figure(image, side, set.type, languages, pictures)}</li>`);
    const note = (0,words/* imagesNote */.P0)(set);
    return html `<section><h3>Images: ${(0,fields/* imageFolder */.IE)(set.type)}${note === '' ? '' : html ` <small>(${note})</small>`}</h3>
<div class="sides">
<div><h4>Before</h4>${listOf(figures(before, 'before'))}</div>
<div><h4>After</h4>${listOf(figures(after, 'after'))}</div>
</div></section>`;
}
/** The thumbnails of a trailer that change. */
function thumbnailList(thumbnails, pictures) {
    const items = thumbnails.map((each) => {
        const side = each.after === undefined ? 'before' : 'after';
        return html `<li>${figure(each, side, `thumbnail ${each.language}`, [each.language], pictures)}</li>`;
    });
    return items.length === 0 ? html `` : html `<section><h3>Thumbnails</h3>${listOf(items)}</section>`;
}
function listOf(items) {
    return items.length === 0 ? html `<p class="empty">None</p>` : html `<ol role="list">${items}</ol>`;
}
function figure(change, side, type, languages, pictures) {
    const image = change[side];
    if (image === undefined)
        return html ``;
    const kind = (0,comparison/* kindOf */.I)(change);
    const shown = image === (0,review_pictures.pictureOf)(change) ? pictures.get(image) : undefined;
    const size = (0,words/* sizeOf */.$d)(side === 'after' ? change : { before: image });
    const about = [(0,fields/* imageFolder */.IE)(type), ...(size === '' ? [] : [size])].join(', ');
    const status = kind.charAt(0).toUpperCase() + kind.slice(1);
    return html `<figure class="${kind.replaceAll(/\W+/g, '-')}">${shown === undefined ? '' : pictureHtml(shown, image, about)}<figcaption><b>${status}</b><span>${image.name}</span><span class="quiet">${about}</span>${captionHtml(image, languages)}</figcaption></figure>`;
}
function captionHtml({ caption }, languages) {
    return caption === undefined || caption === ''
        ? html ``
        : html `<span${languageAttributes(languages)}>${caption}</span>`;
}
function pictureHtml(picture, { name, caption }, about) {
    if ('missing' in picture)
        return html `<p class="empty">${whyMissing[picture.missing]}</p>`;
    // Base64 needs no escape, and going over megabytes of it would take its time.
    const data = new Html(Buffer.from(picture.bytes).toString('base64'));
    return html `<img alt="${caption || `${about}: ${name}`}" src="data:image/png;base64,${data}">`;
}

;// CONCATENATED MODULE: ./lib/review/preview-style.js
/** The style sheet of the preview page. Colours have a contrast of at least 4.5 in light and dark. */
const previewStyle = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1f2328, #e6edf3);
  --quiet: light-dark(#59636e, #9aa4af);
  --page: light-dark(#f6f8fa, #0d1117);
  --card: light-dark(#ffffff, #151b23);
  --line: light-dark(#d1d9e0, #3d444d);
  --accent: light-dark(#0969da, #6cb6ff);
  --old: light-dark(#ffdfdc, #5d2226);
  --new: light-dark(#c6f0cf, #1c4a2a);
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 75rem; padding: 1.5rem 1rem 4rem; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { display: inline; font-size: 1.25rem; margin: 0; }
h3 { font-size: 1rem; margin: 0 0 .5rem; }
h4 { color: var(--quiet); font-size: .8rem; font-weight: 600; margin: 0 0 .25rem; }
p { margin: 0 0 .5rem; }
.quiet, small { color: var(--quiet); font-size: .9rem; font-weight: 400; }
details { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; margin: 1rem 0; padding: 0 1rem; }
summary { cursor: pointer; margin: 0 -1rem; padding: .75rem 1rem; border-radius: .6rem; }
summary:focus-visible { outline: 3px solid var(--accent); outline-offset: -3px; }
summary .quiet { display: block; padding-inline-start: 1rem; }
section { border-top: 1px solid var(--line); padding: 1rem 0; }
.sides { display: grid; gap: 1rem; grid-template-columns: 1fr; }
.text, .empty { margin: 0; border-radius: .4rem; border: 1px solid var(--line); padding: .6rem .75rem; }
.text { white-space: pre-wrap; unicode-bidi: isolate; }
ul.text { padding-inline-start: 1.75rem; }
.empty { color: var(--quiet); border-style: dashed; }
del, ins { color: inherit; border-radius: .2rem; }
del { background: var(--old); }
ins { background: var(--new); text-decoration-thickness: 1px; text-underline-offset: .2em; }
ol { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); }
figure { margin: 0; height: 100%; border: 1px solid var(--line); border-radius: .4rem; padding: .5rem; }
figure.added { border: 2px solid light-dark(#1a7f37, #3fb950); }
figure.removed { border: 2px solid light-dark(#cf222e, #f85149); }
figure img { display: block; max-width: 100%; max-height: 24rem; margin: 0 auto .5rem; background: repeating-conic-gradient(light-dark(#eee, #333) 0 25%, transparent 0 50%) 0 0 / 1rem 1rem; }
figcaption b, figcaption span { display: block; }
@media (min-width: 48rem) { .sides { grid-template-columns: 1fr 1fr; } body { padding-inline: 2rem; } }
@media print { details { break-inside: avoid; } }
`;

// EXTERNAL MODULE: ./lib/review/compare.js + 2 modules
var compare = __webpack_require__(98322);
// EXTERNAL MODULE: ./lib/review/differences.js
var differences = __webpack_require__(93988);
// EXTERNAL MODULE: ./lib/review/value-lines.js
var value_lines = __webpack_require__(42831);
;// CONCATENATED MODULE: ./lib/review/preview-texts.js






/** A text or list before and after, side by side, with what changes in it marked. */
function fieldSection(change, languages, base) {
    const note = (0,words/* fieldNote */.L)(change);
    const title = html `${capitalized((0,words/* fieldWords */.Q9)(change.field))}${note === '' ? '' : html ` <small>(${note})</small>`}`;
    return valueSection(title, change, languages, base);
}
/** The title of a trailer in one language. */
function titleSection(change, base) {
    return valueSection(html `Title ${change.language}`, change, [change.language], base);
}
function valueSection(title, change, languages, base) {
    const { before, after } = change;
    const marks = markedLines((0,compare/* linesOf */.D)(before), (0,compare/* linesOf */.D)(after), languages[0] ?? 'en');
    const hidden = (0,value_lines/* invisibleNote */.u)(change, spellingJoiners);
    const left = 'No longer in the folder: the Store keeps its own.';
    return html `<section><h3>${title}</h3>
<div class="sides">
<div><h4>Before</h4>${side(before, marks.before, languages, base === 'store' ? 'Empty' : 'Not in the folder')}</div>
<div><h4>After</h4>${side(after, marks.after, languages, after === undefined ? left : 'Empty')}</div>
</div>${hidden === '' ? '' : html `<p class="quiet">${hidden}.</p>`}</section>`;
}
function side(value, lines, languages, ifNone) {
    if (value === undefined)
        return html `<p class="empty">${ifNone}</p>`;
    if (lines.length === 0)
        return html `<p class="empty">Empty</p>`;
    const attributes = languageAttributes(languages);
    if (typeof value !== 'string')
        return html `<ul class="text"${attributes}>${lines.map((line) => html `<li>${line}</li>`)}</ul>`;
    return html `<div class="text"${attributes}>${lines.map((line, index) => (index === 0 ? line : html `\n${line}`))}</div>`;
}
/** The lines of both sides, with what is removed and added marked: words, or whole lines that have no counterpart. */
function markedLines(before, after, language) {
    // Marks all over a new or cleared text would only be noise.
    if (before.length === 0 || after.length === 0)
        return { before: before.map(plain), after: after.map(plain) };
    const parts = (0,differences/* differences */.t)(before, after).map(({ same, removed, added }) => {
        if (same.length > 0)
            return { before: same.map(plain), after: same.map(plain) };
        const pairs = removed
            .slice(0, added.length)
            .map((line, index) => markedLine(line, added[index] ?? '', language));
        return {
            before: [...pairs.map((pair) => pair.before), ...removed.slice(added.length).map(wholly('del'))],
            after: [...pairs.map((pair) => pair.after), ...added.slice(removed.length).map(wholly('ins'))],
        };
    });
    return { before: parts.flatMap((part) => part.before), after: parts.flatMap((part) => part.after) };
}
function markedLine(before, after, language) {
    const parts = (0,differences/* differences */.t)(wordsOf(before, language), wordsOf(after, language));
    const isKept = parts.some(({ same }) => same.join('').trim().length * 4 >= Math.min(before.length, after.length));
    // A sentence that is written anew has words in common with the old one only by chance.
    if (!isKept)
        return { before: wholly('del')(before), after: wholly('ins')(after) };
    const marked = (change, mark) => html `${parts.map((part) => html `${part.same.join('')}${mark(change(part).join(''))}`)}`;
    return {
        before: marked(({ removed }) => removed, wholly('del')),
        after: marked(({ added }) => added, wholly('ins')),
    };
}
function wordsOf(line, language) {
    const [locale = 'en'] = Intl.Segmenter.supportedLocalesOf(isLocale(language) ? language : 'en');
    const segments = new Intl.Segmenter(locale, { granularity: 'word' }).segment(line);
    return [...segments].map(({ segment }) => segment);
}
function isLocale(language) {
    return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language);
}
function plain(line) {
    return html `${line}`;
}
function wholly(element) {
    return (text) => {
        if (text === '')
            return html ``;
        return element === 'del' ? html `<del>${text}</del>` : html `<ins>${text}</ins>`;
    };
}
function capitalized(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

;// CONCATENATED MODULE: ./lib/review/preview.js









/**
 * The preview as one HTML file that needs nothing else: before and after of everything that changes, for a browser
 * without network. It has no script and no link, and its policy allows none.
 *
 * @param comparison without its secrets (`redactedComparison`)
 * @param pictures what `readPictures` found for the same comparison
 * @param name name of the app or add-on, if it is known
 */
function previewPage(comparison, pictures, name = '') {
    const { base, gone, trailers, unchanged } = comparison;
    const heading = (0,words/* headingOf */.Wm)(base);
    const groups = (0,review_groups/* groupsOf */.c)(comparison);
    const nothing = groups.length + trailers.length + gone.length === 0;
    const page = html `<!doctype html>
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
<p class="quiet">Store page${name === '' ? '' : html ` of <bdi>${name}</bdi>`}</p>
<h1>${heading}</h1>
<p>${(0,words/* countsOf */.mQ)(comparison)}</p>
${unchanged.length === 0 ? '' : html `<p class="quiet">Unchanged: ${unchanged.join(', ')}</p>`}
${missingPictures(pictures)}
</header>
<main>
${nothing ? html `<p>Nothing changes.</p>` : groups.map((group) => groupDetails(group, pictures, base))}
${trailers.map((trailer) => trailerDetails(trailer, pictures, base))}
</main>
</body>
</html>
`;
    return page.toString();
}
/** `base-uri` and `form-action` are not part of `default-src`. */
function policy() {
    const hash = (0,external_node_crypto_.createHash)('sha256').update(previewStyle).digest('base64');
    return `default-src 'none'; img-src data:; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}
function groupDetails(group, pictures, base) {
    const { languages, fields, images, elsewhere } = group;
    const [first = ''] = languages;
    const title = languages.length === 1
        ? html `${languageName(first)} <small>${first}</small>`
        : html `${(0,format/* plural */.LS)(languages.length, 'language')} <small>${languages.join(', ')}</small>`;
    return html `<details open>
<summary><h2>${title}</h2> <span class="quiet">${(0,words/* groupWords */.Jk)(group, base)}</span></summary>
${fields.map((change) => fieldSection(change, languages, base))}
${images.map((set) => imagesSection(set, languages, pictures))}
${elsewhere.length === 0 ? '' : html `<section><p class="quiet">Shown with other languages, which change in the same way: ${elsewhere.join(', ')}.</p></section>`}
</details>
`;
}
function trailerDetails(trailer, pictures, base) {
    return html `<details open>
<summary><h2>Trailer <bdi>${trailer.name}</bdi></h2> <span class="quiet">${(0,words/* trailerWords */.NM)(trailer)}</span></summary>
${trailer.titles.map((title) => titleSection(title, base))}
${thumbnailList(trailer.thumbnails, pictures)}
</details>
`;
}
function missingPictures(pictures) {
    const count = [...pictures.values()].filter((picture) => 'missing' in picture && picture.missing === 'too-much').length;
    return count === 0
        ? html ``
        : html `<p class="quiet">${(0,format/* plural */.LS)(count, 'changed picture')} not shown, since the page would be too large.</p>`;
}


/***/ })

};
