export const id = 799;
export const ids = [799,123];
export const modules = {

/***/ 20368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C1: () => (/* binding */ checkSize),
/* harmony export */   Ev: () => (/* binding */ checkImageType),
/* harmony export */   LM: () => (/* binding */ checkImageCount),
/* harmony export */   RH: () => (/* binding */ imageTypes),
/* harmony export */   RK: () => (/* binding */ iconSize),
/* harmony export */   cS: () => (/* binding */ thumbnailSize),
/* harmony export */   mD: () => (/* binding */ largestVideo),
/* harmony export */   x3: () => (/* binding */ largestPicture)
/* harmony export */ });
/* harmony import */ var _json_fold_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31155);
/* harmony import */ var _text_nearest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4581);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70403);



const size = (width, height) => ({ width, height });
const only = (...exactly) => ({ most: 1, size: { exactly } });
const retired = { most: Number.POSITIVE_INFINITY };
/** Image types with their counts and sizes (store-api.md §4.5, §8.2); the last ones are retired, but still known. */
const imageTypes = new Map([
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
const iconSize = { exactly: ['300x300'] };
const thumbnailSize = { exactly: ['1920x1080'] };
/** Largest files that the Store accepts, in bytes (store-api.md §8.2). */
const largestPicture = 50_000_000;
const largestVideo = 2_000_000_000;
const typesInUse = [...imageTypes].filter(([, type]) => type !== retired).map(([name]) => name);
/** What is wrong with an image's type, or with its absence. */
function checkImageType(type) {
    if (type === undefined || type === '') {
        return {
            severity: 'error',
            message: `has no imageType. Use one of ${typesInUse.join(', ')}; for a picture of the app on a PC, use Screenshot.`,
        };
    }
    if (imageTypes.has(type))
        return undefined;
    const guess = nearestType(type);
    const hint = guess === undefined ? `Use one of ${typesInUse.join(', ')}.` : `Did you mean ${guess}?`;
    return {
        severity: 'error',
        message: `is ${(0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteName */ .A)(type)}, which is not a Store image type. ${hint}`,
    };
}
/** `DesktopScreenshot` holds the name of a type, which says more than the number of letters. */
function nearestType(type) {
    const wanted = (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_2__/* .foldName */ .zN)(type);
    const [held] = typesInUse
        .filter((each) => wanted.includes((0,_json_fold_js__WEBPACK_IMPORTED_MODULE_2__/* .foldName */ .zN)(each)))
        .sort((one, other) => other.length - one.length);
    return held ?? (0,_text_nearest_js__WEBPACK_IMPORTED_MODULE_0__/* .nearestName */ .q)(type, typesInUse);
}
/** Too many images of one type in one language. */
function checkImageCount(type, images) {
    const most = imageTypes.get(type)?.most ?? Number.POSITIVE_INFINITY;
    return images <= most
        ? undefined
        : {
            severity: 'error',
            message: `has ${images} images of type ${type}, but the Store allows only ${most}. Remove ${images - most}.`,
        };
}
/** What the Store wants instead of an image's size, in words; `undefined` if it accepts the size. */
function checkSize(rule, { width, height }) {
    if (rule === undefined)
        return undefined;
    if ('exactly' in rule) {
        return rule.exactly.includes(`${width}x${height}`) ? undefined : rule.exactly.join(' or ');
    }
    const { from, to } = rule;
    const [long, short] = [Math.max(width, height), Math.min(width, height)];
    const isLarge = long >= from.width && short >= from.height;
    if (isLarge && (to === undefined || (long <= to.width && short <= to.height)))
        return undefined;
    const range = to === undefined ? 'or more' : `to ${to.width}x${to.height}`;
    return `${from.width}x${from.height} ${range}, in either orientation`;
}


/***/ }),

/***/ 6123:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IE: () => (/* binding */ imageFolder),
/* harmony export */   Pf: () => (/* binding */ fieldsOf),
/* harmony export */   Rn: () => (/* binding */ imageFolders),
/* harmony export */   WP: () => (/* binding */ uncleared),
/* harmony export */   fj: () => (/* binding */ appFields),
/* harmony export */   q$: () => (/* binding */ languagesFile),
/* harmony export */   tL: () => (/* binding */ imageTypeOf),
/* harmony export */   y2: () => (/* binding */ typeKey)
/* harmony export */ });
/* unused harmony export addOnFields */
/* harmony import */ var _json_fold_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31155);
/* harmony import */ var _limits_images_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20368);
/* harmony import */ var _limits_texts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19420);



const text = (file, member) => ({
    file,
    member,
    kind: 'text',
    limit: _limits_texts_js__WEBPACK_IMPORTED_MODULE_1__/* .appTexts */ .gZ[member],
});
const list = (file, member) => ({
    file,
    member,
    kind: 'list',
    limit: _limits_texts_js__WEBPACK_IMPORTED_MODULE_1__/* .appLists */ .Rg[member],
});
/** The fields of an app's listing (store-api.md §3.2), in the order in which people read them. */
const appFields = [
    text('title', 'title'),
    text('description', 'description'),
    text('short-description', 'shortDescription'),
    text('release-notes', 'releaseNotes'),
    list('features', 'features'),
    list('keywords', 'keywords'),
    list('minimum-hardware', 'minimumHardware'),
    list('recommended-hardware', 'recommendedHardware'),
    text('copyright', 'copyrightAndTrademarkInfo'),
    text('license-terms', 'licenseTerms'),
    text('short-title', 'shortTitle'),
    text('sort-title', 'sortTitle'),
    text('voice-title', 'voiceTitle'),
    text('developed-by', 'devStudio'),
];
/** The fields of an add-on's listing (store-api.md §3.6). */
const addOnFields = [
    { file: 'title', member: 'title', kind: 'text', limit: _limits_texts_js__WEBPACK_IMPORTED_MODULE_1__/* .addOnTexts */ .nq.title },
    { file: 'description', member: 'description', kind: 'text', limit: _limits_texts_js__WEBPACK_IMPORTED_MODULE_1__/* .addOnTexts */ .nq.description },
];
/** The file that names the languages of folders. */
const languagesFile = 'languages.txt';
/** The fields of a target's listing. */
function fieldsOf(kind) {
    return kind === 'add-on' ? addOnFields : appFields;
}
/** Fields that can be changed, but not cleared: without them the Store refuses the language. */
const uncleared = new Set(['title', 'description']);
/** The folder of an image type: `store-logo-9x16` for `StoreLogo9x16`, even for types that are unknown here. */
function imageFolder(type) {
    return type
        .replace('HoloLens', 'Hololens')
        .replace(/(?<=[a-z])(?=[A-Z])|(?<=[a-z]{2})(?=\d)/g, '-')
        .toLowerCase();
}
/**
 * The image type that a folder is named after; hyphens and letter case make no difference.
 * @param held types that the Store has, which may not be known here
 */
function imageTypeOf(folder, held = []) {
    const wanted = typeKey(folder);
    return [...held, ..._limits_images_js__WEBPACK_IMPORTED_MODULE_0__/* .imageTypes */ .RH.keys()].find((type) => typeKey(type) === wanted);
}
/** Key that folder names of the same image type share. */
function typeKey(name) {
    return (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_2__/* .foldName */ .zN)(name).replaceAll('-', '');
}
/** The folders of image types that the Store accepts, for messages. */
const imageFolders = [..._limits_images_js__WEBPACK_IMPORTED_MODULE_0__/* .imageTypes */ .RH]
    .filter(([, { most }]) => Number.isFinite(most))
    .map(([type]) => imageFolder(type));


/***/ }),

/***/ 93988:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ differences)
/* harmony export */ });
/** This many comparisons take about 20 ms. Lists that need more are shown as entirely replaced. */
const mostComparisons = 4_000_000;
/**
 * How one list becomes the other, with as little change as possible: what is equal, and in between what is removed
 * and added. The parts together have every element of both, in order.
 */
function differences(before, after) {
    const start = commonStart(before, after, 0);
    const end = commonStart(before.toReversed(), after.toReversed(), start);
    const middle = between(before.slice(start, before.length - end), after.slice(start, after.length - end));
    const parts = [same(before.slice(0, start)), ...middle, same(before.slice(before.length - end))];
    return parts.filter((part) => part.same.length + part.removed.length + part.added.length > 0);
}
/** How many elements are equal at the start, without the last `reserved` ones of either list. */
function commonStart(before, after, reserved) {
    const most = Math.min(before.length, after.length) - reserved;
    for (let index = 0; index < most; index += 1)
        if (before[index] !== after[index])
            return index;
    return Math.max(0, most);
}
function between(before, after) {
    if (before.length === 0 || after.length === 0 || before.length * after.length > mostComparisons)
        return [{ same: [], removed: before, added: after }];
    const parts = [];
    let from = { before: 0, after: 0 };
    const gapUntil = (beforeEnd, afterEnd) => ({
        same: [],
        removed: before.slice(from.before, beforeEnd),
        added: after.slice(from.after, afterEnd),
    });
    for (const run of commonRuns(before, after)) {
        parts.push(gapUntil(run.before, run.after), same(before.slice(run.before, run.before + run.length)));
        from = { before: run.before + run.length, after: run.after + run.length };
    }
    return [...parts, gapUntil(before.length, after.length)];
}
function same(elements) {
    return { same: elements, removed: [], added: [] };
}
/** The longest common subsequence, as runs of neighbors. */
function commonRuns(before, after) {
    const lengths = commonLengths(before, after);
    const width = after.length + 1;
    const at = (one, other) => lengths[one * width + other] ?? 0;
    const runs = [];
    for (let one = 0, other = 0; one < before.length && other < after.length;) {
        if (before[one] === after[other]) {
            const last = runs.at(-1);
            const isNext = last && last.before + last.length === one && last.after + last.length === other;
            if (isNext)
                last.length += 1;
            else
                runs.push({ before: one, after: other, length: 1 });
            one += 1;
            other += 1;
        }
        else if (at(one + 1, other) >= at(one, other + 1))
            one += 1;
        else
            other += 1;
    }
    return runs;
}
/** For each pair of positions, how many elements the rests of both lists have in common, in order. */
function commonLengths(before, after) {
    const width = after.length + 1;
    const lengths = new Uint16Array((before.length + 1) * width);
    for (let one = before.length - 1; one >= 0; one -= 1) {
        for (let other = after.length - 1; other >= 0; other -= 1) {
            const here = one * width + other;
            lengths[here] =
                before[one] === after[other]
                    ? (lengths[here + width + 1] ?? 0) + 1
                    : Math.max(lengths[here + width] ?? 0, lengths[here + 1] ?? 0);
        }
    }
    return lengths;
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
/** A template tag: the source itself is HTML, every text is escaped. Attributes are in `"`. */
function html(source, ...values) {
    return new Html(source.reduce((text, part, index) => `${text}${rendered(values[index - 1] ?? '')}${part}`));
}
function rendered(content) {
    if (content instanceof Html)
        return content.toString();
    return typeof content === 'object' ? content.join('') : escaped(shownText(String(content)));
}
/**
 * Escapes whatever HTML could interpret, in an element or in an attribute; and what begins a command of the runner, in
 * case a step prints the page.
 */
function escaped(text) {
    return text.replace(/[&<>"'`[]|:(?=:)/g, (character) => `&#${character.charCodeAt(0)};`);
}
/** Joiners between letters, which spell Persian words, Indic ligatures and emoji. */
const spellingJoiners = /((?<=[\p{L}\p{M}\p{ExtPict}\p{EMod}]|\ufe0f)(?:\u200c|\u200d)(?=[\p{L}\p{ExtPict}]))/gu;
/**
 * A text as the sanitizer leaves it, with its lines; but joiners that spelling needs stay: a page for native readers
 * would show mistakes that are not there.
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
/** Attributes `lang` and `dir` for a text in languages of the Store: what is not the same for all is left out. */
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
    'too-much': "Not shown: the page's pictures would be too large.",
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
    const status = (0,format/* capitalized */.l2)(kind);
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
    // Base64 needs no escape, and going over megabytes of it would take time.
    const data = new Html(Buffer.from(picture.bytes).toString('base64'));
    return html `<img alt="${caption || `${about}: ${name}`}" src="data:image/png;base64,${data}">`;
}

;// CONCATENATED MODULE: ./lib/review/preview-style.js
/** The style sheet of the preview page. Colors have a contrast of at least 4.5 in light and dark. */
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
    const title = html `${(0,format/* capitalized */.l2)((0,words/* fieldWords */.Q9)(change.field))}${note === '' ? '' : html ` <small>(${note})</small>`}`;
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
    const left = 'No longer in the folder, so the Store keeps its own.';
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
    // A rewritten sentence has words in common with the old one only by chance.
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
${elsewhere.length === 0 ? '' : html `<section><p class="quiet">Shown with other languages, which change the same way: ${elsewhere.join(', ')}.</p></section>`}
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


/***/ }),

/***/ 42831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ valueLines),
/* harmony export */   u: () => (/* binding */ invisibleNote)
/* harmony export */ });
/* harmony import */ var _masking_sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14125);
/* harmony import */ var _compare_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(98322);
/* harmony import */ var _differences_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93988);



/** Unchanged lines that are shown before and after a change. */
const context = 1;
/**
 * A changed value as the lines of a difference, each complete: `-old`, `+new`, ` same`. Unchanged lines far from a
 * change are counted: `@@ 8 unchanged lines @@`.
 */
function valueLines({ before, after, }) {
    const parts = (0,_differences_js__WEBPACK_IMPORTED_MODULE_1__/* .differences */ .t)((0,_compare_js__WEBPACK_IMPORTED_MODULE_2__/* .linesOf */ .D)(before), (0,_compare_js__WEBPACK_IMPORTED_MODULE_2__/* .linesOf */ .D)(after));
    return parts.flatMap(({ same, removed, added }, index) => [
        ...sameLines(same, index === 0, index === parts.length - 1),
        ...removed.map((line) => `-${line}`),
        ...added.map((line) => `+${line}`),
    ]);
}
function sameLines(lines, isFirst, isLast) {
    const head = isFirst ? 0 : context;
    const tail = isLast ? 0 : context;
    const left = lines.length - head - tail;
    const shown = (some) => some.map((line) => ` ${line}`);
    // A mark for one line takes as much room as the line.
    if (left <= 1)
        return shown(lines);
    return [
        ...shown(lines.slice(0, head)),
        `@@ ${left} unchanged lines @@`,
        ...shown(lines.slice(lines.length - tail)),
    ];
}
/** The sanitizer leaves the sign that shows an emoji in color. */
const colorSigns = /(?<=\p{ExtPict})\ufe0f/gu;
/**
 * Which characters of a new value are not shown, since they have no width or reorder others: `3 invisible characters
 * are not shown: U+200B, U+202E`. Empty if there are none.
 * @param shown matches invisible characters that are shown after all
 */
function invisibleNote({ after }, shown) {
    const unseen = (line) => (shown === undefined ? line : line.replace(shown, '')).replace(colorSigns, '').match(_masking_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .invisible */ .q4) ?? [];
    const found = (0,_compare_js__WEBPACK_IMPORTED_MODULE_2__/* .linesOf */ .D)(after).flatMap(unseen);
    if (found.length === 0)
        return '';
    const codes = [...new Set(found)].map((each) => (each.codePointAt(0) ?? 0).toString(16).toUpperCase());
    const names = codes.map((code) => `U+${code.padStart(4, '0')}`);
    const list = [...names.slice(0, 8), ...(names.length > 8 ? [`${names.length - 8} more`] : [])].join(', ');
    return found.length === 1
        ? `1 invisible character is not shown: ${list}`
        : `${found.length} invisible characters are not shown: ${list}`;
}


/***/ })

};
