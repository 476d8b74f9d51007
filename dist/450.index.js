export const id = 450;
export const ids = [450];
export const modules = {

/***/ 57039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GC: () => (/* binding */ isEntryName),
/* harmony export */   RZ: () => (/* binding */ findClash),
/* harmony export */   j2: () => (/* binding */ entryNameProblem)
/* harmony export */ });
/** Windows device names: no file there can have such a name, whatever its extension. */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i;
/** The ZIP format keeps the length of a name in two bytes. */
const longestName = 0xffff;
/**
 * Why a name can't be an entry of the archive, as a sentence fragment that follows the name; `undefined` for a
 * valid one. The rules are those of a reader on Windows that unpacks the archive into a folder
 * (store-faults.md S16): what it would refuse, rename or write elsewhere is refused here.
 */
function entryNameProblem(name) {
    if (name === '')
        return 'is empty';
    if (!name.isWellFormed())
        return 'is not well-formed Unicode';
    if (Buffer.byteLength(name) > longestName)
        return `is longer than ${longestName} bytes`;
    if (name.includes('\\'))
        return 'contains a backslash; folders are separated by /';
    if (name.startsWith('/'))
        return 'is absolute';
    if (/^[a-z]:/i.test(name))
        return 'starts with a drive letter';
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it looks for control characters
    if (/[\x00-\x1f\x7f<>:"|?*]/.test(name))
        return 'contains a character that Windows does not allow in names';
    for (const part of name.split('/')) {
        const problem = partProblem(part, part === name);
        if (problem !== undefined)
            return problem;
    }
    return undefined;
}
/** True for a name that can be an entry of the archive. */
function isEntryName(name) {
    return entryNameProblem(name) === undefined;
}
function partProblem(part, isWhole) {
    if (part === '')
        return 'has an empty part between two separators or at its end';
    if (part === '.' || part === '..')
        return `contains the part "${part}"`;
    if (/[. ]$/.test(part))
        return `${isWhole ? 'ends' : 'contains a part ending'} in a period or a space, which Windows removes`;
    const stem = part.split('.', 1)[0] ?? '';
    if (reserved.test(stem.trimEnd()))
        return `contains "${part}", a device name of Windows`;
    return undefined;
}
/**
 * Two names that a case-insensitive reader would treat as one file, or one of which is a folder of the other;
 * `undefined` if there is no such pair.
 */
function findClash(names) {
    const seen = new Map();
    for (const name of names) {
        const other = seen.get(name.toLowerCase());
        if (other !== undefined)
            return [other, name];
        seen.set(name.toLowerCase(), name);
    }
    for (const name of names) {
        for (let slash = name.indexOf('/'); slash !== -1; slash = name.indexOf('/', slash + 1)) {
            const file = seen.get(name.slice(0, slash).toLowerCase());
            if (file !== undefined)
                return [file, name];
        }
    }
    return undefined;
}


/***/ }),

/***/ 2786:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CK: () => (/* binding */ fieldIn),
/* harmony export */   Cm: () => (/* binding */ linkTarget),
/* harmony export */   Ri: () => (/* binding */ unfit),
/* harmony export */   dm: () => (/* binding */ unknownFolder),
/* harmony export */   jU: () => (/* binding */ unknownFile),
/* harmony export */   r7: () => (/* binding */ textIn)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _json_fold_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(31155);
/* harmony import */ var _text_nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4581);
/* harmony import */ var _media_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(37680);
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2758);





/**
 * The path of another file, if that is all that a file holds: a link, as git checks it out on Windows or without the
 * right to create links. `undefined` for every other text.
 */
function linkTarget({ paths }, file, text) {
    const target = text.trim().replaceAll('\\', '/');
    // An absolute path leads out of the folder.
    if (target === '' || target.startsWith('/') || target.length > _media_js__WEBPACK_IMPORTED_MODULE_2__/* .longestPointer */ .qv || target.includes('\n'))
        return undefined;
    const place = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(file.path), target);
    return place !== file.path && paths.has(place) ? place : undefined;
}
/**
 * The text of a file that must hold one, without white space at its end; `undefined` and a problem if it can't be used.
 */
function textIn(reading, file, hint) {
    const { content, path } = file;
    if (content.kind !== 'text')
        return unfit(reading, file);
    const target = linkTarget(reading, file, content.text);
    if (target !== undefined)
        return linked(reading, path, target);
    const text = content.text.trimEnd();
    if (text !== '')
        return text;
    reading.say((0,_problems_js__WEBPACK_IMPORTED_MODULE_3__/* .wrong */ .Qm)('listing-file', path, `is empty: ${hint}.`));
    return undefined;
}
/** Like `textIn`, but as a field. */
function fieldIn(reading, file, hint) {
    const value = textIn(reading, file, hint);
    return value === undefined ? undefined : { value, path: file.path };
}
/** Reports a file of a kind that belongs here, but can't be used. */
function unfit(reading, { path, content }) {
    if (content.kind !== 'unfit')
        return undefined;
    const target = content.text === undefined ? undefined : linkTarget(reading, { path }, content.text);
    if (target !== undefined)
        return linked(reading, path, target);
    reading.say((0,_problems_js__WEBPACK_IMPORTED_MODULE_3__/* .wrong */ .Qm)('listing-file', path, content.problem, content.line));
    return undefined;
}
function linked({ say }, path, target) {
    const text = `contains only the path of ${target}: it is a link that Git checked out as a text file. Put the file itself here.`;
    say((0,_problems_js__WEBPACK_IMPORTED_MODULE_3__/* .wrong */ .Qm)('listing-file', path, text));
    return undefined;
}
/** Reports a file that does not belong in its folder. @param names what may be there, likeliest first */
function unknownFile(reading, file, names) {
    const { content } = file;
    const text = content.kind === 'text' || content.kind === 'unfit' ? content.text : undefined;
    const target = text === undefined ? undefined : linkTarget(reading, file, text);
    if (target !== undefined)
        linked(reading, file.path, target);
    else
        reading.say((0,_problems_js__WEBPACK_IMPORTED_MODULE_3__/* .wrong */ .Qm)('listing-file', file.path, `is not a listing file. ${guess(file.name, names)}`));
}
/** Reports a folder that does not belong in its place; its contents are ignored. */
function unknownFolder({ say }, folder, names) {
    say((0,_problems_js__WEBPACK_IMPORTED_MODULE_3__/* .wrong */ .Qm)('listing-folder', folder.path, `is not a listing folder. ${guess(folder.name, names)}`));
}
function guess(name, names) {
    const near = names.find((each) => bare(each) === bare(name)) ?? (0,_text_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearestName */ .q)(name, names);
    if (near !== undefined)
        return `Did you mean ${near}?`;
    return names.length === 0 ? 'Remove it.' : `Allowed here: ${names.join(', ')}.`;
}
/** A name without what people spell differently: `shortDescription`, `short_description`. */
function bare(name) {
    return (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_4__/* .foldName */ .zN)(name).replace(/[-_ ]/g, '');
}


/***/ }),

/***/ 27066:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ readKept),
/* harmony export */   G: () => (/* binding */ keptText)
/* harmony export */ });
/* harmony import */ var _expected_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2786);
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2758);


const hint = 'it needs an id: or file-name: line. To recreate it, run `command: pull`';
/**
 * Reads a `.kept` file, one `name: value` per line: `id`, `file-name`, and `sha256` if a local file is the same image.
 * @returns `undefined` and a problem if it names nothing
 */
function readKept(reading, file) {
    const text = (0,_expected_js__WEBPACK_IMPORTED_MODULE_0__/* .textIn */ .r7)(reading, file, hint);
    if (text === undefined)
        return undefined;
    const values = new Map();
    text.split('\n').forEach((line, index) => {
        const [, name = '', value = ''] = /^\s*([a-z0-9-]+)\s*:\s*(.*?)\s*$/i.exec(line) ?? [];
        const key = name.toLowerCase();
        if (line.trim() === '')
            return;
        if (!['id', 'file-name', 'sha256'].includes(key) || value === '' || values.has(key)) {
            const message = 'must look like "id: 123", "file-name: name.png" or "sha256: …", each used at most once.';
            reading.say((0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .wrong */ .Qm)('listing-file', file.path, message, index + 1));
        }
        else
            values.set(key, value);
    });
    const [id, fileName] = [values.get('id'), values.get('file-name')];
    const sha256 = values.get('sha256')?.toLowerCase();
    if (id === undefined && fileName === undefined) {
        reading.say((0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .wrong */ .Qm)('listing-file', file.path, `does not identify an image in the Store: ${hint}.`));
        return undefined;
    }
    return {
        path: file.path,
        ...(id !== undefined && { id }),
        ...(fileName !== undefined && { fileName }),
        ...(sha256 !== undefined && { sha256 }),
    };
}
/** The text of a `.kept` file, which `readKept` reads. Line breaks in a name from the Store become spaces. */
function keptText({ id, fileName, sha256 }) {
    const lines = [
        ...(id === undefined ? [] : [`id: ${id}`]),
        ...(fileName === undefined ? [] : [`file-name: ${fileName.replace(/\s+/g, ' ')}`]),
        ...(sha256 === undefined ? [] : [`sha256: ${sha256}`]),
    ];
    return `${lines.join('\n')}\n`;
}


/***/ }),

/***/ 37680:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FN: () => (/* binding */ isMedia),
/* harmony export */   l9: () => (/* binding */ readMedia),
/* harmony export */   qT: () => (/* binding */ readPointer),
/* harmony export */   qv: () => (/* binding */ longestPointer),
/* harmony export */   tm: () => (/* binding */ pointerProblem)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38522);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _limits_images_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(20368);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(23808);
/* harmony import */ var _png_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(22003);






/** True for a file that the Store shows as it is. */
function isMedia(name) {
    return /\.(?:png|mp4|mov)$/i.test(name);
}
/** Longest text that is checked for being a pointer or a link. */
const longestPointer = 1024;
/**
 * Reads a picture or video, once, in parts.
 * @param mayBePointer true if the pointer of a file in Git LFS stands for the file
 * @returns what it is, or what is wrong with it
 */
async function readMedia(entry, mayBePointer) {
    const isPicture = /\.png$/i.test(entry.path);
    const largest = isPicture ? _limits_images_js__WEBPACK_IMPORTED_MODULE_3__/* .largestPicture */ .x3 : _limits_images_js__WEBPACK_IMPORTED_MODULE_3__/* .largestVideo */ .mD;
    if (entry.size > largest)
        return { problem: `is ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_5__/* .formatBytes */ .z3)(entry.size)}, but the Store allows only ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_5__/* .formatBytes */ .z3)(largest)}.` };
    if (entry.size === 0)
        return { problem: 'is an empty file.' };
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    const png = new _png_js__WEBPACK_IMPORTED_MODULE_4__/* .PngScanner */ .i();
    const start = [];
    let crc = 0;
    let size = 0;
    try {
        const origin = await entry.read((part) => {
            if (size < longestPointer)
                start.push(Buffer.from(part.subarray(0, longestPointer)));
            size += part.length;
            hash.update(part);
            crc = (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.crc32)(part, crc);
            if (isPicture)
                png.add(part);
        });
        const text = size <= longestPointer ? Buffer.concat(start).toString() : '';
        const pointer = readPointer(text);
        if (pointer !== undefined)
            return mayBePointer ? pointer : { problem: pointerProblem };
        const verdict = isPicture ? png.verdict() : undefined;
        if (verdict !== undefined && 'problem' in verdict)
            return { ...verdict, text };
        return { sha256: hash.digest('hex'), crc32: crc, size, origin, ...verdict };
    }
    catch (error) {
        return { problem: `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}.` };
    }
}
/** What is wrong with a pointer of Git LFS instead of a file. */
const pointerProblem = 'is a Git LFS pointer, not the file. Set `lfs: true` for actions/checkout.';
/** The file that a pointer of Git LFS stands for (https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md). */
function readPointer(text) {
    if (!text.startsWith('version https://git-lfs.github.com/spec/'))
        return undefined;
    const sha256 = /^oid sha256:([0-9a-f]{64})$/m.exec(text)?.[1];
    const size = /^size (\d{1,15})$/m.exec(text)?.[1];
    return sha256 === undefined || size === undefined ? undefined : { sha256, size: Number(size) };
}


/***/ }),

/***/ 21852:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ byName)
/* harmony export */ });
/** Numbers by value, so that `2-editor.png` comes before `10-settings.png`, on every machine. */
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'variant' });
/** The order of images and trailers: that of their names. */
function byName(one, other) {
    return collator.compare(one.name, other.name) || (one.name < other.name ? -1 : 1);
}


/***/ }),

/***/ 57700:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ decodeText)
/* harmony export */ });
/** Byte order marks of encodings that are not UTF-8; the longer one first, since it begins with the shorter. */
const marks = [
    ['UTF-32 (little endian)', [0xff, 0xfe, 0, 0]],
    ['UTF-32 (big endian)', [0, 0, 0xfe, 0xff]],
    ['UTF-16 (little endian)', [0xff, 0xfe]],
    ['UTF-16 (big endian)', [0xfe, 0xff]],
];
/** The text of a file in UTF-8, without its byte order mark and with LF only; or what is wrong with it. */
function decodeText(bytes) {
    const encoding = marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0];
    if (encoding !== undefined)
        return { problem: encodingProblem(encoding) };
    const nul = bytes.indexOf(0);
    if (nul !== -1)
        return { problem: encodingProblem(withoutMark(bytes, nul)), line: lineAt(bytes, nul) };
    try {
        const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        return { text: text.replace(/\r\n?/g, '\n') };
    }
    catch {
        const line = firstBrokenLine(bytes);
        return { problem: encodingProblem('in an older encoding such as Windows-1252'), line };
    }
}
function encodingProblem(encoding) {
    return `is ${encoding}, not UTF-8. Save it as UTF-8.`;
}
/** In UTF-16, every second byte of Latin letters is 0. */
function withoutMark(bytes, nul) {
    const isUtf16 = bytes.length % 2 === 0 && bytes.length > 2;
    return isUtf16 ? `UTF-16 (${nul % 2 === 1 ? 'little' : 'big'} endian)` : 'a binary file';
}
/** In UTF-8, the byte of a line break is never part of another character. */
function firstBrokenLine(bytes) {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let start = 0;
    for (let line = 1;; line += 1) {
        const end = bytes.indexOf(0x0a, start);
        try {
            decoder.decode(bytes.subarray(start, end === -1 ? undefined : end));
        }
        catch {
            return line;
        }
        if (end === -1)
            return line;
        start = end + 1;
    }
}
function lineAt(bytes, offset) {
    return bytes.subarray(0, offset).filter((byte) => byte === 0x0a).length + 1;
}


/***/ })

};
