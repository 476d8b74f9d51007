export const id = 845;
export const ids = [845];
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
    /** Bytes to skip before the next head. */
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
            return { problem: 'is not a PNG file, despite its name.' };
        const isComplete = this.#isLast && this.#skip === 0;
        if (isComplete && this.#hasData)
            return { pixels: this.#pixels };
        const what = isComplete ? 'it contains no image data' : 'it ends before its last chunk';
        return { problem: `is an incomplete PNG file: ${what}. Export it again.` };
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
/** Bytes at the start of a PNG file that contain its size. */
const pngHeaderLength = 24;
/** The size that a PNG file states in its header; `undefined` for a file that is not a PNG. */
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
/**
 * What the Store wants instead of an image's size, in words; `undefined` if it accepts the size or the type is unknown.
 */
function wantedSize({ kind, imageType = '' }, size) {
    return (0,_limits_images_js__WEBPACK_IMPORTED_MODULE_0__/* .checkSize */ .C1)(kind === 'image' ? _limits_images_js__WEBPACK_IMPORTED_MODULE_0__/* .imageTypes */ .RH.get(imageType)?.size : otherSizes[kind], size);
}


/***/ }),

/***/ 98322:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  U: () => (/* binding */ compare),
  D: () => (/* binding */ linesOf)
});

// EXTERNAL MODULE: ./lib/json/fold.js
var fold = __webpack_require__(31155);
// EXTERNAL MODULE: ./lib/listing/same-text.js
var same_text = __webpack_require__(17282);
// EXTERNAL MODULE: ./lib/review/comparison.js
var comparison = __webpack_require__(90007);
;// CONCATENATED MODULE: ./lib/review/compare-images.js


/**
 * What happens to the images of one type, in their new order, removed ones last; `undefined` if nothing happens.
 * A new name for the same image is not a change: customers don't see it.
 */
function compareImages(before, after) {
    const images = match(before, after, isSameFile);
    return images.every((image) => (0,comparison/* kindOf */.I)(image) === 'unchanged') ? undefined : images;
}
/**
 * True for the same file: by as many digits of the hash as both have, or by the Store's ID. By name only if neither has
 * a hash or an ID, since another picture may have an old name.
 */
function isSameFile(one, other) {
    const [hash, otherHash] = [one.sha256 ?? '', other.sha256 ?? ''];
    const digits = Math.min(hash.length, otherHash.length);
    if (digits > 0 && hash.slice(0, digits) === otherHash.slice(0, digits))
        return true;
    if (one.id !== undefined && one.id === other.id)
        return true;
    return !isKnown(one) && !isKnown(other) && (0,fold/* foldName */.zN)(one.name) === (0,fold/* foldName */.zN)(other.name);
}
function isKnown({ sha256, id }) {
    return sha256 !== undefined || id !== undefined;
}
/** Pairs what is the same in two lists: in the order of `after`, then what is only in `before`. */
function match(before, after, isSame) {
    const left = new Set(before.keys());
    const places = after.map((each) => {
        const place = [...left].find((index) => {
            const old = before[index];
            return old !== undefined && isSame(old, each);
        });
        if (place !== undefined)
            left.delete(place);
        return place;
    });
    const inOrder = longestRise(places.filter((place) => place !== undefined));
    const kept = after.map((each, index) => {
        const place = places[index];
        const old = place === undefined ? undefined : before[place];
        if (place === undefined || old === undefined)
            return { after: each, isMoved: false };
        return { before: old, after: each, isMoved: !inOrder.has(place) };
    });
    const removed = [...left].flatMap((index) => before.slice(index, index + 1));
    return [...kept, ...removed.map((old) => ({ before: old, isMoved: false }))];
}
/** The most numbers that already rise; the others have to move. */
function longestRise(numbers) {
    const best = [];
    for (const number of numbers) {
        const before = best.filter((rise) => (rise.at(-1) ?? 0) < number);
        const longest = before.reduce((one, other) => (other.length > one.length ? other : one), []);
        best.push([...longest, number]);
    }
    return new Set(best.reduce((one, other) => (other.length > one.length ? other : one), []));
}

;// CONCATENATED MODULE: ./lib/review/compare-trailers.js



/** What happens to trailers, in their new order, removed ones last. */
function compareTrailers(before, after) {
    return match(before, after, isSameFile).map(compareTrailer).filter(isChange);
}
function isChange({ kind, isMoved, titles, thumbnails }) {
    return kind !== 'changed' || isMoved || titles.length + thumbnails.length > 0;
}
function compareTrailer({ before, after, isMoved }) {
    const { name = '', size } = after ?? before ?? {};
    return {
        name,
        ...(size !== undefined && { size }),
        kind: before === undefined ? 'added' : after === undefined ? 'removed' : 'changed',
        isMoved,
        titles: inBoth(before?.titles, after?.titles).flatMap(titleChange),
        thumbnails: inBoth(before?.thumbnails, after?.thumbnails).flatMap(thumbnailChanges),
    };
}
/** A replaced thumbnail is an old one that is removed and a new one that is added. */
function thumbnailChanges({ language, before, after }) {
    if (before !== undefined && after !== undefined && isSameFile(before, after))
        return [];
    return [
        ...(before === undefined ? [] : [{ language, before, isMoved: false }]),
        ...(after === undefined ? [] : [{ language, after, isMoved: false }]),
    ];
}
function titleChange(change) {
    return (0,same_text/* plainText */.wh)(change.before) === (0,same_text/* plainText */.wh)(change.after) ? [] : [change];
}
/** A trailer's values by language. */
function inBoth(before = new Map(), after = new Map()) {
    const byKey = (values) => new Map([...values].map(([language, value]) => [(0,fold/* foldName */.zN)(language), value]));
    const [old, wanted] = [byKey(before), byKey(after)];
    const names = new Map([...before.keys(), ...after.keys()].map((language) => [(0,fold/* foldName */.zN)(language), language]));
    return [...names].map(([key, language]) => {
        const [one, other] = [old.get(key), wanted.get(key)];
        return {
            language,
            ...(one !== undefined && { before: one }),
            ...(other !== undefined && { after: other }),
        };
    });
}

;// CONCATENATED MODULE: ./lib/review/compare.js




/**
 * How a Store page changes.
 * @param after compared with the Store, the page as it will be; compared with the base commit, what the folder says
 *   now: what it no longer says stays as the Store has it
 */
function compare(before, after, base) {
    const old = new Map([...before.languages].map(([language, page]) => [(0,fold/* foldName */.zN)(language), page]));
    const languages = [...after.languages].flatMap(([language, page]) => {
        const change = compareLanguage(language, old.get((0,fold/* foldName */.zN)(language)), page, base);
        return change === undefined ? [] : [change];
    });
    const trailers = compareTrailers(before.trailers, after.trailers);
    const present = new Set([...after.languages.keys()].map(fold/* foldName */.zN));
    const changed = new Set([...languages, ...trailers.flatMap(languagesOf)].map(keyOf));
    return {
        base,
        languages,
        unchanged: [...after.languages.keys()].filter((language) => !changed.has((0,fold/* foldName */.zN)(language))),
        gone: [...before.languages.keys()].filter((language) => !present.has((0,fold/* foldName */.zN)(language))),
        trailers,
    };
}
function languagesOf({ titles, thumbnails }) {
    return [...titles, ...thumbnails];
}
function keyOf({ language }) {
    return (0,fold/* foldName */.zN)(language);
}
function compareLanguage(language, before, after, base) {
    const fields = compareFields(before, after, base);
    const images = compareSets(before, after, base);
    const isNew = before === undefined;
    // A new language counts even if nothing is in its folder yet.
    return fields.length + images.length === 0 && !isNew ? undefined : { language, isNew, fields, images };
}
function compareFields(before, after, base) {
    return namesIn(before?.fields, after.fields).flatMap((field) => {
        const old = before?.fields.get(field);
        const wanted = after.fields.get(field) ?? (base === 'store' ? '' : undefined);
        if (isSame(old, wanted, base))
            return [];
        const change = { field, isDefault: after.fromDefault?.has(field) ?? false };
        return [
            {
                ...change,
                ...(old !== undefined && { before: old }),
                ...(wanted !== undefined && { after: wanted }),
            },
        ];
    });
}
function compareSets(before, after, base) {
    return namesIn(before?.images, after.images).flatMap((type) => {
        const wanted = after.images.get(type);
        const images = compareImages(before?.images.get(type) ?? [], wanted ?? []);
        if (images === undefined)
            return [];
        const isDefault = after.fromDefault?.has(type) ?? false;
        return [{ type, images, isDefault, isLeft: wanted === undefined && base === 'base-commit' }];
    });
}
/** The names of both, first those of the page after. */
function namesIn(before = new Map(), after) {
    return [...new Set([...after.keys(), ...before.keys()])];
}
/** To customers, a field that the Store does not have is an empty one; in a folder, it is one that is left alone. */
function isSame(before, after, base) {
    if (base === 'base-commit' && (before === undefined) !== (after === undefined))
        return false;
    const [old, wanted] = [linesOf(before), linesOf(after)];
    return old.length === wanted.length && old.every((line, index) => line === wanted[index]);
}
/** A value as lines to compare: those of a text, or the items of a list. An empty value has none. */
function linesOf(value) {
    if (typeof value !== 'string')
        return (0,same_text/* plainList */.FL)(value);
    const text = (0,same_text/* plainText */.wh)(value);
    return text === '' ? [] : text.split('\n');
}


/***/ }),

/***/ 11770:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ groupsOf)
/* harmony export */ });
/* harmony import */ var _compare_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(98322);
/* harmony import */ var _comparison_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90007);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48281);



/** The changes of a comparison with each shown once: what several languages have in common comes first. */
function groupsOf({ languages }) {
    const keyed = languages.map((each) => ({
        ...each,
        fields: each.fields.map((change) => ({ key: fieldKey(change), change })),
        images: each.images.map((change) => ({ key: imagesKey(change), change })),
    }));
    const users = Map.groupBy(keyed.flatMap(({ language, fields, images }) => [...fields, ...images].map(({ key }) => ({ language, key }))), ({ key }) => key);
    const isShared = ({ key }) => (users.get(key)?.length ?? 0) > 1;
    const namesOf = ({ key }) => users.get(key)?.map(({ language }) => language) ?? [];
    const shared = new Map();
    const seen = new Set();
    for (const { fields, images } of keyed) {
        for (const each of [...fields, ...images].filter((one) => isShared(one) && !seen.has(one.key))) {
            seen.add(each.key);
            const names = namesOf(each);
            const group = shared.get(JSON.stringify(names)) ?? empty(names, false);
            shared.set(JSON.stringify(names), withChange(group, each.change));
        }
    }
    const single = keyed.flatMap(({ language, isNew, fields, images }) => {
        const others = { fields: fields.filter(isShared), images: images.filter(isShared) };
        const own = {
            fields: fields.filter((one) => !isShared(one)),
            images: images.filter((one) => !isShared(one)),
        };
        if (own.fields.length + own.images.length === 0 && !isNew)
            return [];
        const elsewhere = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .changeWords */ .mF)(changesOf(others));
        return [{ ...empty([language], isNew), ...changesOf(own), elsewhere }];
    });
    return [...shared.values(), ...single];
}
function changesOf({ fields, images, }) {
    return { fields: fields.map(({ change }) => change), images: images.map(({ change }) => change) };
}
function empty(languages, isNew) {
    return { languages, isNew, fields: [], images: [], elsewhere: [] };
}
function withChange(group, change) {
    return 'field' in change
        ? { ...group, fields: [...group.fields, change] }
        : { ...group, images: [...group.images, change] };
}
/** Two changes with the same key look the same. */
function fieldKey({ field, before, after, isDefault }) {
    return JSON.stringify([
        field,
        before && (0,_compare_js__WEBPACK_IMPORTED_MODULE_1__/* .linesOf */ .D)(before),
        after && (0,_compare_js__WEBPACK_IMPORTED_MODULE_1__/* .linesOf */ .D)(after),
        after === undefined,
        isDefault,
    ]);
}
function imagesKey({ type, images, isDefault, isLeft }) {
    const files = images.map(({ before, after, ...image }) => {
        const file = after ?? before;
        const identity = file?.sha256?.slice(0, 12) ?? file?.id ?? file?.name;
        return [
            (0,_comparison_js__WEBPACK_IMPORTED_MODULE_2__/* .kindOf */ .I)({ ...image, ...(before && { before }), ...(after && { after }) }),
            identity,
            before?.caption,
            after?.caption,
        ];
    });
    return JSON.stringify([type, files, isDefault, isLeft]);
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
 * have `most` bytes; a smaller one that still fits is included.
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
        // Without its bytes there is still a file, and the reason has to be found again.
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

/***/ 48281:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $d: () => (/* binding */ sizeOf),
/* harmony export */   EN: () => (/* binding */ imageLine),
/* harmony export */   Fg: () => (/* binding */ markOf),
/* harmony export */   Jk: () => (/* binding */ groupWords),
/* harmony export */   L: () => (/* binding */ fieldNote),
/* harmony export */   NM: () => (/* binding */ trailerWords),
/* harmony export */   P0: () => (/* binding */ imagesNote),
/* harmony export */   Q9: () => (/* binding */ fieldWords),
/* harmony export */   SZ: () => (/* binding */ groupTitle),
/* harmony export */   Wm: () => (/* binding */ headingOf),
/* harmony export */   mF: () => (/* binding */ changeWords),
/* harmony export */   mQ: () => (/* binding */ countsOf)
/* harmony export */ });
/* unused harmony export languageNames */
/* harmony import */ var _listing_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23808);
/* harmony import */ var _comparison_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90007);



/** Heading of a comparison. */
function headingOf(base) {
    return base === 'store' ? 'Compared with the Store' : 'Compared with the base commit, not with the Store';
}
/** How many languages change, in sentences: `3 languages change, and 9 stay unchanged.` */
function countsOf({ base, gone, languages, trailers, unchanged }) {
    const count = languages.length;
    const change = count === 0 ? 'No language changes' : `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(count, 'language')} change${count === 1 ? 's' : ''}`;
    const stay = unchanged.length === 1 ? '1 stays unchanged' : `${unchanged.length} stay unchanged`;
    return [
        unchanged.length === 0 ? `${change}.` : `${change}, and ${stay}.`,
        ...(trailers.length === 0
            ? []
            : [`${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(trailers.length, 'trailer')} change${trailers.length === 1 ? 's' : ''}.`]),
        ...(gone.length === 0
            ? []
            : [
                `${base === 'store' ? 'Removed' : 'No longer in the folder, so unchanged in the Store'}: ${gone.join(', ')}.`,
            ]),
    ].join(' ');
}
/** A field in words, as its file is called: `release notes`. */
function fieldWords(field) {
    const known = _listing_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .appFields */ .fj.find(({ member }) => member === field)?.file;
    return (known ?? field.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()).replaceAll('-', ' ');
}
/** Fields and images that change, as words for a summary line: `description from default/`, `1 screenshot added`. */
function changeWords({ fields, images, }) {
    return [
        ...fields.map(({ field, isDefault }) => `${fieldWords(field)}${isDefault ? fromDefault : ''}`),
        ...images.flatMap(imageWords),
    ];
}
const fromDefault = ' from default/';
function imageWords({ type, images, isDefault }) {
    const name = (0,_listing_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .imageFolder */ .IE)(type);
    const noun = /(screenshot|icon)$/.test(name) ? name : `${name} image`;
    const count = (words, of, ...kinds) => {
        const number = images.filter((image) => kinds.includes((0,_comparison_js__WEBPACK_IMPORTED_MODULE_2__/* .kindOf */ .I)(image))).length;
        return number === 0 ? [] : [`${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(number, of)} ${words}${isDefault ? fromDefault : ''}`];
    };
    return [
        ...count('added', noun, 'added'),
        ...count('removed', noun, 'removed'),
        ...count('moved', noun, 'moved', 'moved, new caption'),
        ...count('changed', `${noun} caption`, 'new caption', 'moved, new caption'),
    ];
}
/** What is special about a changed value, for its heading; empty if nothing is. */
function fieldNote({ after, isDefault }) {
    if (after === undefined)
        return 'no longer in the folder, so the Store keeps its own';
    if (after.length === 0)
        return 'cleared';
    return isDefault ? 'from default/' : '';
}
/** The same for images. */
function imagesNote({ isDefault, isLeft }) {
    if (isLeft)
        return 'no longer in the folder, so the Store keeps its own';
    return isDefault ? 'from default/' : '';
}
/** `+` added, `−` removed, `=` kept. */
function markOf(image) {
    const kind = (0,_comparison_js__WEBPACK_IMPORTED_MODULE_2__/* .kindOf */ .I)(image);
    return kind === 'added' ? '+' : kind === 'removed' ? '−' : '=';
}
/** Size of an image in pixels and bytes, as far as it is known: `1920 × 1080, 312 kB`. */
function sizeOf({ before, after }) {
    const known = [after, before].filter((image) => image !== undefined);
    const find = (key) => known.find((image) => image[key] !== undefined)?.[key];
    const [width, height, size] = [find('width'), find('height'), find('size')];
    return [
        ...(width === undefined || height === undefined ? [] : [`${width} × ${height}`]),
        ...(size === undefined ? [] : [(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(size)]),
    ].join(', ');
}
/** An image in one line: name, type, size, what happens to it, caption. */
function imageLine(image, type) {
    const { before, after } = image;
    const kind = (0,_comparison_js__WEBPACK_IMPORTED_MODULE_2__/* .kindOf */ .I)(image);
    const size = sizeOf(image);
    const what = [(0,_listing_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .imageFolder */ .IE)(type), ...(size === '' ? [] : [size]), ...(markOf(image) === '=' ? [kind] : [])];
    return [(after ?? before)?.name ?? '', `(${what.join(', ')})`, captionWords(image)]
        .filter(Boolean)
        .join(' ');
}
function captionWords(image) {
    const [before, after] = [image.before?.caption ?? '', image.after?.caption ?? ''];
    if (!(0,_comparison_js__WEBPACK_IMPORTED_MODULE_2__/* .kindOf */ .I)(image).includes('new caption'))
        return quoted(after || before);
    return `${quoted(before) || 'no caption'} → ${quoted(after) || 'no caption'}`;
}
function quoted(text) {
    return text === '' ? '' : `“${text}”`;
}
/** What happens to a trailer: `added`, `moved, 2 titles, 1 thumbnail`. */
function trailerWords({ kind, isMoved, titles, thumbnails }) {
    if (kind !== 'changed')
        return kind;
    const thumbnailLanguages = new Set(thumbnails.map(({ language }) => language)).size;
    return [
        ...(isMoved ? ['moved'] : []),
        ...(titles.length === 0 ? [] : [(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(titles.length, 'title')]),
        ...(thumbnailLanguages === 0 ? [] : [(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(thumbnailLanguages, 'thumbnail')]),
    ].join(', ');
}
/** Languages for a heading: all of a few, else the first two and how many more. */
function languageNames(languages) {
    if (languages.length <= 4)
        return languages.join(', ');
    return `${languages.slice(0, 2).join(', ')} and ${languages.length - 2} more languages`;
}
/** What changes in a group, as words: `new language, description, 1 screenshot added`. */
function groupWords(group, base) {
    const isNew = base === 'store' ? 'new language' : 'new folder';
    return [...(group.isNew ? [isNew] : []), ...changeWords(group), ...group.elsewhere].join(', ');
}
/** Title of a group of changes: `de-de: description, release notes, 1 screenshot added`. */
function groupTitle(group, base) {
    return `${languageNames(group.languages)}: ${groupWords(group, base)}`;
}


/***/ })

};
