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


/***/ })

};
