export const id = 785;
export const ids = [785];
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

/***/ 31939:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ pullPage),
  pullPageBefore: () => (/* binding */ pullPageBefore)
});

// EXTERNAL MODULE: ./lib/json/fold.js
var fold = __webpack_require__(31155);
// EXTERNAL MODULE: ./lib/json/is-record.js
var is_record = __webpack_require__(19588);
// EXTERNAL MODULE: ./lib/listing/apply.js + 3 modules
var apply = __webpack_require__(5240);
// EXTERNAL MODULE: ./lib/listing/held.js
var listing_held = __webpack_require__(9881);
// EXTERNAL MODULE: ./lib/listing/wanted.js
var wanted = __webpack_require__(23417);
// EXTERNAL MODULE: ./lib/archive/name.js
var archive_name = __webpack_require__(57039);
// EXTERNAL MODULE: ./lib/document/packages.js
var document_packages = __webpack_require__(62992);
// EXTERNAL MODULE: ./lib/listing/fields.js
var fields = __webpack_require__(6123);
;// CONCATENATED MODULE: ./lib/pull/names.js




// No name from the Store becomes a path: it may hold `..`, a drive, or the name of a device.
/** Longest slug, and longest name of a folder. */
const longest = 40;
/** The folder of a language: its code in lower case; `undefined` for a name that is not of that form. */
function languageFolder(key) {
    return safe((0,fold/* foldName */.zN)(key), /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/);
}
/** The folder of an image type; `undefined` if no folder name stands for it. @param held types that the Store has */
function typeFolder(type, held) {
    const folder = safe((0,fields/* imageFolder */.IE)(type), /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    const meant = folder === undefined ? undefined : (0,fields/* imageTypeOf */.tL)(folder, held);
    return meant !== undefined && (0,fold/* foldName */.zN)(meant) === (0,fold/* foldName */.zN)(type) ? folder : undefined;
}
function safe(name, form) {
    return name.length <= longest && form.test(name) && (0,archive_name/* entryNameProblem */.j2)(name) === undefined ? name : undefined;
}
/**
 * `02-main-window`, from an entry's place and some words of the file name that the Store has.
 * @param index from 0
 * @param kind what it is called if the name has no words: `screenshot`
 * @param taken names that are already in use, in lower case
 */
function entryName(index, fileName, kind, taken) {
    const name = `${String(index + 1).padStart(2, '0')}-${slugOf(fileName ?? '', kind)}`;
    return taken.has(name) ? `${name}-store` : name;
}
/** The words of a file name: without its folders and its extension, and without what this action puts around them. */
function slugOf(fileName, kind) {
    const words = (0,document_packages/* baseName */.Fl)(fileName)
        .replace(/\.[^.]*$/, '')
        .replace(/^asset_(.*)\.[0-9a-f]{12}$/i, '$1')
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .slice(0, longest)
        .replace(/^-+|-+$/g, '');
    const own = words.startsWith(`${kind}-`) ? words.slice(kind.length + 1) : words;
    return own.replace(/^\d{1,3}-/, '') || kind;
}

// EXTERNAL MODULE: ./lib/listing/same-text.js
var same_text = __webpack_require__(17282);
;// CONCATENATED MODULE: ./lib/pull/pulled.js
/** True for a value that says nothing: `null`, `""`, white space, and lists and objects of such values. */
function isEmpty(value) {
    if (typeof value === 'string')
        return value.trim() === '';
    if (typeof value !== 'object' || value === null)
        return value === undefined || value === null;
    return Object.values(value).every(isEmpty);
}

;// CONCATENATED MODULE: ./lib/pull/pull-fields.js




/** The texts and lists of a language, each in its file; what has no file is left out. */
function pullFields(pulling, place, base) {
    const spellings = (0,fold/* spellingsOf */.Hz)(base);
    const known = new Set([spellings.of(imagesIn(pulling.kind))]);
    for (const field of (0,fields/* fieldsOf */.Pf)(pulling.kind)) {
        const name = spellings.of(field.member);
        known.add(name);
        pullField(pulling, place, field, name === undefined ? undefined : base[name]);
    }
    for (const [member, value] of Object.entries(base))
        if (!known.has(member) && !isEmpty(value))
            pulling.leftOut.push({ language: place.language, what: member });
    for (const [member, value] of Object.entries(place.baseAfter))
        if (!hasFile(pulling.kind, member) && !isEmpty(value) && isEmpty((0,fold/* memberOf */.C5)(base, member)))
            pulling.leftOut.push({
                language: place.language,
                what: `${member}: it was empty, and no file can clear it`,
            });
}
/** True for a member that has a file, or a folder of images. */
function hasFile(kind, member) {
    const name = (0,fold/* foldName */.zN)(member);
    return name === imagesIn(kind) || (0,fields/* fieldsOf */.Pf)(kind).some((field) => (0,fold/* foldName */.zN)(field.member) === name);
}
/** The member that holds the images. */
function imagesIn(kind) {
    return kind === 'app' ? 'images' : 'icon';
}
function pullField(pulling, place, field, value) {
    const { files, leftOut, onlyHere, remarks, here } = pulling;
    const { language, folder, own, baseAfter } = place;
    const present = own?.fields.get(field.member);
    const path = `${folder}/${field.file}.txt`;
    if (isEmpty(value)) {
        const isFilled = !isEmpty((0,fold/* memberOf */.C5)(baseAfter, field.member));
        if (isFilled && fields/* uncleared */.WP.has(field.member))
            leftOut.push({ language, what: `${field.file}: it was empty, and can't be cleared` });
        else if (isFilled)
            files.push({ path: `${folder}/${field.file}.clear`, text: '' });
        if (present !== undefined && !isCleared(present))
            onlyHere.push(present.path);
        return;
    }
    const wanted = field.kind === 'list' ? lines(value) : oneText(value);
    if ('problem' in wanted)
        leftOut.push({ language, what: `${field.file}: ${wanted.problem}` });
    else if (present !== undefined && isCleared(present))
        remarks.push(`${present.path} clears a field that has text in the Store. To keep that text, delete this file and pull again.`);
    else if (present !== undefined || !isSameDefault(here?.defaults, field, value))
        files.push({ path, text: wanted.text });
}
function isCleared({ value }) {
    return value.length === 0;
}
/** True if `default/` says the same for the language. */
function isSameDefault(defaults, { member }, value) {
    const field = defaults?.fields.get(member);
    return field !== undefined && (0,same_text/* isSameValue */.am)(value, field.value);
}
function oneText(value) {
    return typeof value === 'string' ? { text: fileText(value) } : { problem: 'it is not text' };
}
/**
 * A text as a file holds it: line breaks as LF, and one at its end. A file's first byte order mark is dropped when it
 * is read.
 */
function fileText(text) {
    const plain = text.replace(/\r\n?/g, '\n').trimEnd();
    return `${plain.startsWith('\uFEFF') ? '\uFEFF' : ''}${plain}\n`;
}
/** One item per line. A list with an item that no line can hold stays in the Store as it is. */
function lines(value) {
    if (!Array.isArray(value))
        return { problem: 'it is not a list' };
    const items = value;
    const problems = items.flatMap((item, index) => {
        const problem = itemProblem(item);
        return problem === undefined ? [] : [`item ${index + 1} ${problem}`];
    });
    return problems.length > 0 ? { problem: problems.join(', ') } : { text: `${items.join('\n')}\n` };
}
function itemProblem(item) {
    if (typeof item !== 'string')
        return 'is not text';
    if (item.trim() === '')
        return 'is empty';
    if (/[\r\n]/.test(item))
        return 'has a line break';
    return item === item.trim() ? undefined : 'begins or ends with a space';
}

// EXTERNAL MODULE: ./lib/listing/apply-images.js
var apply_images = __webpack_require__(63155);
// EXTERNAL MODULE: ./lib/listing/order.js
var order = __webpack_require__(21852);
// EXTERNAL MODULE: ./lib/text/format.js
var format = __webpack_require__(23808);
// EXTERNAL MODULE: ./lib/listing/kept.js
var kept = __webpack_require__(27066);
;// CONCATENATED MODULE: ./lib/pull/kept-entry.js



/** The name of an entry, if a line of a text file can hold it. */
function nameOf(entry, member) {
    const name = (0,listing_held/* textAt */.$6)(entry, member);
    return name === undefined || name.trim() === '' || !name.isWellFormed() || name.includes('\0')
        ? undefined
        : name;
}
/** True if a `.kept` file can name every one of the entries. */
function areNamed(entries, member) {
    return entries.every((entry) => (0,apply_images/* idOf */.TH)(entry) !== undefined || nameOf(entry, member) !== undefined);
}
/** The text of the `.kept` file of an image or trailer. @param sha256 of the same file here, if the Store renamed it */
function keptEntry(entry, member, sha256) {
    const [id, fileName] = [(0,apply_images/* idOf */.TH)(entry), nameOf(entry, member)];
    return (0,kept/* keptText */.G)({
        ...(id !== undefined && { id }),
        ...(fileName !== undefined && { fileName }),
        ...(sha256 !== undefined && { sha256 }),
    });
}

;// CONCATENATED MODULE: ./lib/pull/match.js



/**
 * Finds the Store's entries in the folder.
 * @param find finds the entry for one of the folder's items, among those that are not used yet
 */
function matchEntries(held, own, nameOf, find) {
    const known = new Map();
    for (const each of own) {
        const entry = find(each, held, new Set(known.keys()));
        if (entry !== undefined)
            known.set(entry, each);
    }
    const found = new Set(known.values());
    const unknown = own.filter((each) => !found.has(each));
    const strange = held.filter((entry) => !known.has(entry) && (0,listing_held/* hashIn */.ou)(nameOf(entry)) === undefined);
    const files = unknown.flatMap((each) => (each.file === undefined ? [] : [{ own: each, file: each.file }]));
    const byHash = namedAfter(strange, files, nameOf);
    const renamed = byHash.size > 0 ? byHash : inOrder(strange, files, nameOf);
    const again = new Set([...renamed.values()].map((each) => each.own));
    return { known, renamed, onlyHere: unknown.filter((each) => !again.has(each)) };
}
/** Files whose hash the Store's name still has, though not in the form that this action gave it. */
function namedAfter(strange, files, nameOf) {
    const entries = strange.flatMap((entry) => {
        const name = nameOf(entry)?.toLowerCase() ?? '';
        const same = files.find(({ file }) => name.includes(file.media.sha256.slice(0, 12)));
        return same === undefined ? [] : [[entry, same]];
    });
    return new Map(entries);
}
/** If the Store made up every name, and there are as many entries as files, these are in the same order. */
function inOrder(strange, files, nameOf) {
    const areMadeUp = strange.every((entry) => isMadeUp(nameOf(entry) ?? '', (0,apply_images/* idOf */.TH)(entry)));
    if (!areMadeUp || strange.length !== files.length)
        return new Map();
    return new Map(strange.flatMap((entry, index) => {
        const same = files[index];
        return same === undefined ? [] : [[entry, same]];
    }));
}
/** True for a name that is a number or a GUID, which no one gives to a picture. */
function isMadeUp(fileName, id) {
    const stem = (0,document_packages/* baseName */.Fl)(fileName).replace(/\.[^.]*$/, '');
    return stem === id || /^(?:\d{8,}|[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.test(stem);
}

;// CONCATENATED MODULE: ./lib/pull/pull-images.js











const pull_images_nameOf = (image) => (0,listing_held/* textAt */.$6)(image, 'fileName');
/** The images of a language, each type in its set: `.kept` files for what only the Store has, and captions. */
function pullImages(pulling, place, base) {
    const { heldTypes, leftOut, onlyHere } = pulling;
    const { language, own } = place;
    const images = (0,listing_held/* heldImages */.ec)(base, 'app');
    const seen = new Set();
    for (const [folded, held] of Map.groupBy(images, (image) => (0,fold/* foldName */.zN)((0,listing_held/* textAt */.$6)(image, 'imageType') ?? ''))) {
        const type = (0,listing_held/* textAt */.$6)(held[0] ?? {}, 'imageType') ?? '';
        const folder = typeFolder(type, heldTypes);
        const isNamed = areNamed(held, 'fileName');
        if (folder === undefined || !isNamed || folded === '') {
            const why = isNamed
                ? "the name of the type can't be a folder name"
                : 'one of them has neither a name nor an ID';
            leftOut.push({ language, what: `${(0,format/* plural */.LS)(held.length, 'image')} of type "${type}": ${why}` });
            continue;
        }
        seen.add((0,fields/* typeKey */.y2)(folder));
        pullSet(pulling, place, folder, held);
    }
    for (const folder of filledTypes(pulling, place, images))
        pulling.files.push({ path: `${place.folder}/images/${folder}/none`, text: '' });
    for (const [key, set] of own?.images ?? [])
        if (!seen.has(key))
            onlyHere.push(...set.images.map(({ path }) => path));
}
/** Folders of the image types of which the language has its first images after the change that is to be undone. */
function filledTypes({ heldTypes }, { baseAfter }, images) {
    const typeOf = (image) => (0,listing_held/* textAt */.$6)(image, 'imageType') ?? '';
    const before = new Set(images.map((image) => (0,fold/* foldName */.zN)(typeOf(image))));
    const added = (0,listing_held/* heldImages */.ec)(baseAfter, 'app').filter((image) => !before.has((0,fold/* foldName */.zN)(typeOf(image))));
    return new Set(added.flatMap((image) => typeFolder(typeOf(image), heldTypes) ?? []));
}
function pullSet(pulling, place, typeName, held) {
    const set = place.own?.images.get((0,fields/* typeKey */.y2)(typeName));
    const path = set?.path ?? `${place.folder}/images/${typeName}`;
    if (set !== undefined && set.images.length === 0) {
        pulling.remarks.push(clearing(`${path}/none`));
        return;
    }
    const matched = matchEntries(held, set?.images ?? [], pull_images_nameOf, apply_images/* heldEntry */.oE);
    const taken = new Set((set?.images ?? []).map(({ name }) => (0,fold/* foldName */.zN)(name).replace(/\.png$/, '')));
    const names = held.map((image, index) => {
        const own = ownOf(matched, image);
        const name = own === undefined ? entryName(index, pull_images_nameOf(image), typeName, taken) : stemOf(own.name);
        const stem = `${path}/${name}`;
        pullImage(pulling, image, matched, stem);
        pullCaption(pulling, image, own?.caption, stem);
        if (isCaptionFilled(place, image))
            pulling.files.push({ path: `${stem}.clear`, text: '' });
        return { name };
    });
    pulling.onlyHere.push(...matched.onlyHere.map((each) => each.path));
    checkOrder(pulling, path, names);
    tellRenamed(pulling, path, matched);
}
function clearing(path) {
    return `${path} removes these images from the Store page. To keep them, delete this file and pull again.`;
}
function ownOf(matched, image) {
    return matched.known.get(image) ?? matched.renamed.get(image)?.own;
}
/** `01-Main` for `01-Main.png` */
function stemOf(name) {
    return name.replace(/\.png$/i, '');
}
function pullImage(pulling, image, matched, stem) {
    if (matched.known.has(image))
        return;
    const renamed = matched.renamed.get(image);
    const path = renamed === undefined ? `${stem}.png.kept` : `${renamed.own.path}.kept`;
    pulling.files.push({ path, text: keptEntry(image, 'fileName', renamed?.file.media.sha256) });
}
function pullCaption({ files, onlyHere, remarks }, image, present, stem) {
    const caption = (0,listing_held/* textAt */.$6)(image, 'description') ?? '';
    if (caption.trim() === '') {
        if (present !== undefined && present.value !== '')
            onlyHere.push(present.path);
    }
    else if (present?.value === '')
        remarks.push(clearing(present.path));
    else
        files.push({ path: `${stem}.txt`, text: fileText(caption) });
}
/** True if an image that had no caption has one after the change that is to be undone. */
function isCaptionFilled({ baseAfter }, image) {
    const [id, fileName] = [(0,apply_images/* idOf */.TH)(image), pull_images_nameOf(image)];
    const after = (0,listing_held/* heldImages */.ec)(baseAfter, 'app').find((each) => id === undefined ? pull_images_nameOf(each) === fileName : (0,apply_images/* idOf */.TH)(each) === id);
    const isFilled = after !== undefined && !isEmpty((0,fold/* memberOf */.C5)(after, 'description'));
    return isFilled && isEmpty((0,fold/* memberOf */.C5)(image, 'description'));
}
/** Names determine the order; a pull renames nothing. */
function checkOrder({ remarks }, path, names) {
    const sorted = [...names].sort(order/* byName */.n);
    if (names.some((each, index) => each !== sorted[index]))
        remarks.push(`${path}: the Store has ${names.map(({ name }) => name).join(', ')} in that order. Rename the files to match.`);
}
function tellRenamed({ remarks }, path, { renamed }) {
    if (renamed.size === 0)
        return;
    const pairs = [...renamed].map(([image, { own }]) => `${own.name} (${pull_images_nameOf(image) ?? ''})`);
    remarks.push(`${path}: the Store gave other names to ${pairs.join(', ')}, so .kept files record which is which. If a picture is not the Store's, delete its .kept file.`);
}
/** An add-on's icon is next to its texts. */
function pullIcon(pulling, place, base) {
    const { files, leftOut, onlyHere, remarks } = pulling;
    const { language, folder, own } = place;
    const set = own?.images.get('icon');
    const held = (0,listing_held/* heldImages */.ec)(base, 'add-on');
    if (!areNamed(held, 'fileName')) {
        leftOut.push({ language, what: 'icon: it has neither a name nor an ID' });
        return;
    }
    const matched = matchEntries(held, set?.images ?? [], pull_images_nameOf, apply_images/* heldEntry */.oE);
    onlyHere.push(...matched.onlyHere.map((each) => each.path));
    for (const icon of held) {
        const renamed = matched.renamed.get(icon);
        if (matched.known.has(icon))
            continue;
        if (matched.onlyHere.length > 0)
            remarks.push(`${folder}/icon.png is not the icon in the Store. To keep the Store's icon, delete this file and pull again.`);
        else
            files.push({
                path: `${folder}/icon.png.kept`,
                text: keptEntry(icon, 'fileName', renamed?.file.media.sha256),
            });
    }
    if (held.length === 0 && (0,listing_held/* heldImages */.ec)(place.baseAfter, 'add-on').length > 0)
        leftOut.push({ language, what: 'icon: there was none, and no file can remove it' });
    for (const icon of held)
        if (((0,listing_held/* textAt */.$6)(icon, 'description') ?? '').trim() !== '')
            leftOut.push({ language, what: 'the caption of the icon' });
}

// EXTERNAL MODULE: ./lib/listing/apply-trailers.js
var apply_trailers = __webpack_require__(30865);
;// CONCATENATED MODULE: ./lib/pull/pull-trailers.js










const pull_trailers_nameOf = (trailer) => (0,listing_held/* textAt */.$6)(trailer, 'videoFileName');
/**
 * The trailers of a submission: `.kept` files for what only the Store has, and the titles of those that have a folder.
 */
function pullTrailers(pulling, document) {
    const { files, here, after, leftOut, onlyHere, remarks } = pulling;
    const held = (0,listing_held/* recordsIn */.Q0)((0,fold/* memberOf */.C5)(document, 'trailers'));
    const own = (here?.trailers ?? []).map((trailer) => ({ path: trailer.path, file: trailer.video, kept: trailer.kept, trailer }));
    if (held.length === 0 && (0,listing_held/* recordsIn */.Q0)((0,fold/* memberOf */.C5)(after ?? {}, 'trailers')).length > 0)
        files.push({ path: 'trailers/none', text: '' });
    if (held.length > 0 && here?.trailers?.length === 0) {
        remarks.push('trailers/none removes the trailers from the Store page. To keep them, delete this file and pull again.');
        return;
    }
    if (!areNamed(held, 'videoFileName')) {
        leftOut.push({
            language: '',
            what: `${(0,format/* plural */.LS)(held.length, 'trailer')}: one of them has neither a name nor an ID`,
        });
        return;
    }
    const matched = matchEntries(held, own, pull_trailers_nameOf, ({ trailer }, all, used) => (0,apply_trailers/* heldTrailer */.L)(trailer, all, used));
    const taken = new Set(own.map(({ trailer }) => (0,fold/* foldName */.zN)(trailer.name)));
    for (const [index, trailer] of held.entries()) {
        const renamed = matched.renamed.get(trailer);
        const known = matched.known.get(trailer) ?? renamed?.own;
        const name = known?.trailer.name ?? entryName(index, pull_trailers_nameOf(trailer), 'trailer', taken);
        if (!matched.known.has(trailer))
            files.push({
                path: `trailers/${name}.kept`,
                text: keptEntry(trailer, 'videoFileName', renamed?.file.media.sha256),
            });
        tellFilled(pulling, trailer, name);
        pullTexts(pulling, trailer, known?.file === undefined ? undefined : known.trailer, name);
    }
    onlyHere.push(...matched.onlyHere.map(({ path }) => path));
}
/** Titles and thumbnails that a trailer did not have before the change that is to be undone. */
function tellFilled({ after, leftOut }, trailer, name) {
    const isSame = (each) => (0,apply_images/* idOf */.TH)(trailer) === undefined ? pull_trailers_nameOf(each) === pull_trailers_nameOf(trailer) : (0,apply_images/* idOf */.TH)(each) === (0,apply_images/* idOf */.TH)(trailer);
    const later = (0,listing_held/* recordsIn */.Q0)((0,fold/* memberOf */.C5)(after ?? {}, 'trailers')).find(isSame) ?? {};
    const before = (0,listing_held/* recordOf */.zv)((0,fold/* memberOf */.C5)(trailer, 'trailerAssets'));
    for (const [language, assets] of Object.entries((0,listing_held/* recordOf */.zv)((0,fold/* memberOf */.C5)(later, 'trailerAssets'))))
        for (const [member, word] of [
            ['title', 'title'],
            ['imageList', 'thumbnail'],
        ])
            if (!isEmpty((0,fold/* memberOf */.C5)((0,listing_held/* recordOf */.zv)(assets), member)) &&
                isEmpty((0,fold/* memberOf */.C5)((0,listing_held/* recordOf */.zv)((0,fold/* memberOf */.C5)(before, language)), member)))
                leftOut.push({
                    language,
                    what: `the ${word} of the trailer ${name}: there was none, and no file can clear it`,
                });
}
/** @param own the trailer's folder; without one there is no place for its titles */
function pullTexts({ files, leftOut }, trailer, own, name) {
    for (const [language, assets] of Object.entries((0,listing_held/* recordOf */.zv)((0,fold/* memberOf */.C5)(trailer, 'trailerAssets')))) {
        const title = (0,listing_held/* textAt */.$6)((0,listing_held/* recordOf */.zv)(assets), 'title') ?? '';
        const present = own?.languages.find(({ code }) => (0,fold/* foldName */.zN)(code) === (0,fold/* foldName */.zN)(language));
        const folder = present?.folder ?? languageFolder(language);
        const hasThumbnail = (0,listing_held/* recordsIn */.Q0)((0,fold/* memberOf */.C5)((0,listing_held/* recordOf */.zv)(assets), 'imageList')).length > 0;
        if (own !== undefined && folder !== undefined && title.trim() !== '')
            files.push({ path: `${own.path}/${folder}/title.txt`, text: fileText(title) });
        else if (title.trim() !== '')
            leftOut.push({ language, what: `the title of the trailer ${name}` });
        if (hasThumbnail && present?.thumbnail === undefined)
            leftOut.push({ language, what: `the thumbnail of the trailer ${name}` });
    }
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/listing/expected.js
var expected = __webpack_require__(2786);
// EXTERNAL MODULE: ./lib/listing/media.js
var media = __webpack_require__(37680);
// EXTERNAL MODULE: ./lib/listing/text-file.js
var text_file = __webpack_require__(57700);
;// CONCATENATED MODULE: ./lib/pull/text-files.js




/**
 * What was gathered, without texts that could not be read back as they are: those that UTF-8 does not hold, and those
 * that would be mistaken for something other than a text.
 *
 * @param paths every file and folder that is there already
 */
function holdable({ files, leftOut, onlyHere, remarks }, paths) {
    const all = new Set([...paths, ...files.flatMap(({ path }) => [path, ...foldersOf(path)])]);
    const checked = files.map((file) => ({ file, problem: textProblem(file, all) }));
    return {
        files: checked.flatMap(({ file, problem }) => (problem === undefined ? [file] : [])),
        leftOut: [
            ...leftOut,
            ...checked.flatMap(({ file, problem }) => problem === undefined ? [] : [{ language: '', what: `${file.path}: ${problem}` }]),
        ],
        onlyHere,
        remarks,
    };
}
function foldersOf(file) {
    const folder = external_node_path_.posix.dirname(file);
    return folder === '.' ? [] : [folder, ...foldersOf(folder)];
}
function textProblem(file, paths) {
    const decoded = (0,text_file/* decodeText */.g)(Buffer.from(file.text));
    const isSame = 'text' in decoded && `\uFEFF${decoded.text}` === file.text;
    if (!('text' in decoded) || (decoded.text !== file.text && !isSame))
        return 'it has characters that no text file can hold';
    if ((0,media/* readPointer */.qT)(decoded.text) !== undefined)
        return 'it looks like a Git LFS pointer';
    return (0,expected/* linkTarget */.Cm)({ paths }, file, decoded.text) === undefined
        ? undefined
        : 'it is the path of a file in this folder, and looks like a link';
}

;// CONCATENATED MODULE: ./lib/pull/pull-page.js











/**
 * The Store's page as the files of a listing folder. Pure. Each field that is not empty is in a file, stands for an
 * image in a `.kept` file, or is named as left out; publishing the folder onto the same document changes nothing.
 *
 * @param here the folder that is there already: its own names are used, and its pictures recognized
 * @param paths every file and folder in it, from its root
 */
function pullPage(document, kind, here, paths = []) {
    return pullInto(startPulling(document, kind, here), document, paths);
}
/**
 * The page as it was before a change, as files of a listing folder that undo it: like `pullPage`, and what was empty is
 * cleared if the change filled it.
 *
 * @param after the page after the change
 */
function pullPageBefore(document, after, kind) {
    // When it is undone, the Store has the images of `after`.
    const heldTypes = new Set([document, after].flatMap((each) => [...(0,apply/* typesIn */.XT)((0,wanted/* listingsOf */.Vy)(each))]));
    const pulling = { ...startPulling(document, kind), after, heldTypes };
    const pages = (0,wanted/* listingsOf */.Vy)(document) ?? {};
    for (const [language, listing] of Object.entries((0,wanted/* listingsOf */.Vy)(after) ?? {}))
        if ((0,fold/* memberOf */.C5)(pages, language) === undefined && !isEmpty(listing))
            pulling.leftOut.push({ language, what: 'all of it: it is new, and no file can remove a language' });
    return pullInto(pulling, document);
}
function pullInto(pulling, document, paths = []) {
    const { kind, here } = pulling;
    const listings = Object.entries((0,wanted/* listingsOf */.Vy)(document) ?? {});
    const byKey = Map.groupBy(listings, ([key]) => (0,fold/* foldName */.zN)(key));
    for (const [language, listing] of listings) {
        if ((byKey.get((0,fold/* foldName */.zN)(language))?.length ?? 0) > 1) {
            if (!isEmpty(listing))
                pulling.leftOut.push({ language, what: 'all of it: the Store has this language under two codes' });
        }
        else
            pullLanguage(pulling, language, listing);
    }
    for (const { code, folder } of here?.languages ?? [])
        if (!byKey.has((0,fold/* foldName */.zN)(code)))
            pulling.onlyHere.push(folder);
    if (kind === 'app')
        pullTrailers(pulling, document);
    return holdable(pulling, paths);
}
function startPulling(document, kind, here) {
    const heldTypes = (0,apply/* typesIn */.XT)((0,wanted/* listingsOf */.Vy)(document));
    return { kind, here, heldTypes, after: undefined, files: [], leftOut: [], onlyHere: [], remarks: [] };
}
function pullLanguage(pulling, language, listing) {
    const { kind, leftOut } = pulling;
    const own = languageHere(pulling, language);
    const folder = own?.folder ?? freeFolder(pulling, language);
    if (folder === undefined) {
        if (!isEmpty(listing))
            leftOut.push({ language, what: "all of it: the language code can't be a folder name" });
        return;
    }
    const base = (0,listing_held/* baseOf */.bx)(listing, kind);
    const place = { language, folder, own, baseAfter: baseAfter(pulling, language) };
    pullFields(pulling, place, base);
    if (kind === 'app')
        pullImages(pulling, place, base);
    else
        pullIcon(pulling, place, base);
    // Platform overrides above all: the folder has no place for them.
    for (const [member, value] of Object.entries(kind === 'app' && (0,is_record/* isRecord */.u)(listing) ? listing : {}))
        if ((0,fold/* memberOf */.C5)({ [member]: base }, 'baseListing') === undefined && !isEmpty(value))
            leftOut.push({ language, what: member });
}
/** What the language has after the change that is to be undone. */
function baseAfter({ kind, after }, language) {
    return (0,listing_held/* baseOf */.bx)((0,fold/* memberOf */.C5)((0,wanted/* listingsOf */.Vy)(after) ?? {}, language), kind);
}
/** The folder that the language has already. */
function languageHere({ here }, language) {
    return here?.languages.find(({ code }) => (0,fold/* foldName */.zN)(code) === (0,fold/* foldName */.zN)(language));
}
/** A new folder, unless languages.txt uses it for another language. */
function freeFolder({ here }, language) {
    const folder = languageFolder(language);
    const isTaken = here?.languages.some((each) => (0,fold/* foldName */.zN)(each.folder) === folder);
    return isTaken ? undefined : folder;
}


/***/ })

};
