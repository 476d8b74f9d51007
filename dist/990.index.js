export const id = 990;
export const ids = [990,450];
export const modules = {

/***/ 49914:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ whyUnreadable),
/* harmony export */   t: () => (/* binding */ changed)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);

/** What the system's codes mean for a file that could be opened before. */
const meanings = new Map([
    ['ENOENT', 'it no longer exists (ENOENT)'],
    ['ENOTDIR', 'its folder was replaced by a file (ENOTDIR)'],
    ['ELOOP', 'it was replaced by a link (ELOOP)'],
]);
/** Why a file can no longer be opened, without the system's sentence, which repeats the path. */
function whyUnreadable(error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
    return (typeof code === 'string' ? meanings.get(code) : undefined) ?? (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error);
}
/** Says that a file is not the one inspected. @param how a sentence fragment */
function changed(entry, how) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ({
        code: 'package-changed',
        message: `${entry.path} has changed since this run inspected it: ${how}. Nothing was committed.`,
        todo: 'Make sure that nothing changes the files during the run, then run the workflow again.',
    });
}


/***/ }),

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

/***/ 72946:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ explainMissingFile),
/* harmony export */   p: () => (/* binding */ atTopLevel)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _json_fold_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(31155);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(23808);
/* harmony import */ var _text_nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4581);
/* harmony import */ var _workspace_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36822);






/** How the explanation ends if not even the first folder or file of a path exists, nor one of a similar name. */
const atTopLevel = 'at the top level of the workspace.';
/**
 * Why a file that an input or a patch names is not found: how far its path exists, and what may be meant. The end
 * of a sentence that begins with the file's name.
 *
 * @param name path in the workspace, with either slash
 */
async function explainMissingFile(workspace, name) {
    const relative = name.replaceAll('\\', '/');
    const outside = 'is not in the workspace. Paths are relative to the workspace, and links must not lead out of it.';
    const steps = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.normalize(relative).split('/');
    if (node_path__WEBPACK_IMPORTED_MODULE_1__.posix.isAbsolute(relative) || steps[0] === '..')
        return outside;
    let folder = '';
    for (const step of steps) {
        const names = await namesIn(workspace, folder);
        if (names === undefined)
            return outside;
        if (!names.includes(step)) {
            const isWhole = steps.length === 1 && names.length > 0;
            return isWhole
                ? whyAbsent(step, names)
                : `is not in the workspace. ${whatIsThere(folder, step, names)}`;
        }
        folder = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(folder, step);
        if (await leadsNowhere(node_path__WEBPACK_IMPORTED_MODULE_1__.join(workspace, folder)))
            return `can't be read: ${folder} is a broken link.`;
    }
    return outside;
}
/** True for a link whose target does not exist, or that leads back to itself. */
async function leadsNowhere(place) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(place);
        return false;
    }
    catch {
        const stats = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(place).catch(() => undefined);
        return stats?.isSymbolicLink() === true;
    }
}
function whatIsThere(folder, step, names) {
    if (names.length === 0)
        return folder === ''
            ? 'The workspace is empty. Check out the repository before this step.'
            : `${folder} is empty.`;
    const guess = nearOf(step, names);
    const place = folder === '' ? (guess === undefined ? atTopLevel : 'in it.') : `in ${folder}.`;
    return twinOf(step, names, folder) ?? (0,_text_format_js__WEBPACK_IMPORTED_MODULE_4__/* .spaced */ .ji)([`There is no "${step}" ${place}`, guess]);
}
/** For a path that is only a name. */
function whyAbsent(name, names) {
    const guess = twinOf(name, names, '') ?? nearOf(name, names);
    return guess === undefined ? `is not ${atTopLevel}` : `is not in the workspace. ${guess}`;
}
/** A name that differs only in letter case. */
function twinOf(step, names, folder) {
    const twin = names.find((name) => (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_5__/* .foldName */ .zN)(name) === (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_5__/* .foldName */ .zN)(step));
    return twin === undefined
        ? undefined
        : `In ${folder || 'the workspace'}, the name is "${twin}": file names are case-sensitive here.`;
}
/** The name that may be meant. */
function nearOf(step, names) {
    const near = (0,_text_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .nearestName */ .q)(step, names);
    return near === undefined ? undefined : `Did you mean "${near}"?`;
}
/** What a folder of the workspace holds, sorted; `undefined` if it is not a folder, or not in the workspace. */
async function namesIn(workspace, folder) {
    try {
        const place = await (0,_workspace_js__WEBPACK_IMPORTED_MODULE_3__/* .findInWorkspace */ .e)(workspace, folder);
        return place === undefined ? undefined : (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(place)).sort();
    }
    catch {
        return undefined;
    }
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

/***/ 11695:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ listFolder)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _archive_changed_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(49914);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(452);
/* harmony import */ var _files_missing_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(72946);
/* harmony import */ var _files_regular_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(94726);
/* harmony import */ var _files_workspace_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(36822);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});







/** Most entries of a folder that is treated as a listing: a hundred languages with everything have 35,000. */
const mostEntries = 100_000;
/** Most folders on the way to a file: the Azure DevOps task has six. What is deeper is wrong anyway. */
const deepest = 8;
const partSize = 65_536;
/**
 * Lists a folder of the workspace. Reads no file yet; follows no link.
 * @param name the folder as the input gives it: relative to the workspace, with either slash
 * @throws ActionError `invalid-listing` if there is no such folder, or it can't be listed
 */
async function listFolder(workspace, name) {
    const place = node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(workspace, name.replaceAll('\\', '/'));
    const shown = node_path__WEBPACK_IMPORTED_MODULE_1__.relative(workspace, place).replaceAll(node_path__WEBPACK_IMPORTED_MODULE_1__.sep, '/') || '.';
    const root = await (0,_files_workspace_js__WEBPACK_IMPORTED_MODULE_6__/* .findInWorkspace */ .e)(workspace, place).catch(() => null);
    if (root === null)
        throw invalid(shown, await (0,_files_missing_file_js__WEBPACK_IMPORTED_MODULE_4__/* .explainMissingFile */ .O)(workspace, shown));
    if (root === undefined)
        throw invalid(shown, 'is outside the workspace.');
    const entries = [];
    const folders = [''];
    for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
        for (const entry of await entriesOf(shown, root, folder)) {
            entries.push(entry);
            if (entry.kind === 'folder' && isWorthALook(entry.path))
                folders.push(entry.path);
        }
        if (entries.length > mostEntries) {
            throw invalid(shown, `contains more than ${mostEntries.toLocaleString('en-US')} files. Use a folder that contains only the listing.`);
        }
    }
    return { name: shown, entries };
}
/** Folders like `.git` and what is too deep are errors on their own. */
function isWorthALook(folder) {
    const steps = folder.split('/');
    return steps.length < deepest && steps.at(-1)?.startsWith('.') === false;
}
async function entriesOf(name, root, folder) {
    try {
        const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(root, folder), { withFileTypes: true });
        found.sort((one, other) => (one.name < other.name ? -1 : 1));
        return await Promise.all(found.map((each) => entryOf(root, folder, each)));
    }
    catch (error) {
        const why = isCode(error, 'ENOTDIR')
            ? 'is a file, not a folder'
            : `can't be read: ${(0,_archive_changed_js__WEBPACK_IMPORTED_MODULE_2__/* .whyUnreadable */ ._)(error)}`;
        throw invalid(name, `${folder === '' ? '' : `(in ${folder}) `}${why}.`);
    }
}
async function entryOf(root, folder, found) {
    const place = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(folder, found.name);
    const kind = kindOf(found);
    const size = kind === 'file' ? (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(root, place))).size : 0;
    return { path: place, kind, size, read: (onPart) => readParts(root, place, onPart) };
}
/** On Windows, a junction counts as a link too. */
function kindOf(found) {
    if (found.isSymbolicLink())
        return 'link';
    return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
}
async function readParts(root, name, onPart) {
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const place = await (0,_files_workspace_js__WEBPACK_IMPORTED_MODULE_6__/* .findInWorkspace */ .e)(root, name);
            // Only if a folder on the way has become a link since it was listed.
            if (place === undefined)
                throw new _files_regular_file_js__WEBPACK_IMPORTED_MODULE_5__/* .NotRegularFile */ .k1('a link in its path leads out of the folder');
            const handle = __addDisposableResource(env_1, await (0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_5__/* .openRegular */ .lf)(place), true);
            const stamp = (0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_5__/* .stampOf */ .Zs)(await handle.stat({ bigint: true }));
            const buffer = Buffer.allocUnsafe(partSize);
            for (;;) {
                const { bytesRead } = await handle.read(buffer, 0, partSize, null);
                if (bytesRead === 0)
                    break;
                onPart(buffer.subarray(0, bytesRead));
            }
            if ((0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_5__/* .stampOf */ .Zs)(await handle.stat({ bigint: true })) === stamp)
                return { path: place, stamp };
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = __disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    catch (error) {
        if (error instanceof _files_regular_file_js__WEBPACK_IMPORTED_MODULE_5__/* .NotRegularFile */ .k1)
            throw new Error(`can't be used: ${error.message}`, { cause: error });
        throw new Error(`can't be read: ${(0,_archive_changed_js__WEBPACK_IMPORTED_MODULE_2__/* .whyUnreadable */ ._)(error)}`, { cause: error });
    }
    throw new Error('was changed while it was being read; let the step before this one finish first');
}
function isCode(error, code) {
    return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
function invalid(name, why) {
    const message = `The listing folder ${name} ${why}`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .lZ({
        code: 'invalid-listing',
        result: 'refused',
        message,
        findings: [{ rule: 'listing-folder', severity: 'error', message }],
    });
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

/***/ 92704:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v: () => (/* binding */ readListing)
});

// UNUSED EXPORTS: findingsOf

// EXTERNAL MODULE: ./lib/json/fold.js
var fold = __webpack_require__(31155);
// EXTERNAL MODULE: ./lib/listing/fields.js
var listing_fields = __webpack_require__(6123);
// EXTERNAL MODULE: ./lib/listing/problems.js
var listing_problems = __webpack_require__(2758);
;// CONCATENATED MODULE: ./lib/listing/azure-layout.js



const hint = 'follows the layout of the Azure DevOps task.';
const listings = 'listings';
/**
 * The folder of the Azure DevOps task "Windows Store - Publish"
 * (https://github.com/microsoft/windows-dev-center-vsts-extension/blob/master/docs/usage.md): one problem for each kind
 * of file, with its name here. Empty for every other folder.
 */
function azureProblems(root) {
    const top = root.folders.find(({ name }) => (0,fold/* foldName */.zN)(name) === listings);
    const languages = (top ?? root).folders.filter(({ folders }) => folders.some(({ name }) => ['baselisting', 'platformoverrides'].includes((0,fold/* foldName */.zN)(name))));
    if (languages.length === 0)
        return [];
    const trailers = root.folders.filter(({ name }) => top !== undefined && (0,fold/* foldName */.zN)(name) === 'trailers');
    const advice = new Map();
    for (const path of [...languages, ...trailers].flatMap(pathsIn)) {
        const text = rename(top === undefined ? ['Listings', ...path.split('/')] : path.split('/'));
        if (!advice.has(text))
            advice.set(text, (0,listing_problems/* wrong */.Qm)('listing-azure', path, `${hint} ${text}`));
    }
    return [...advice.values()];
}
function pathsIn(folder) {
    return [...folder.files.map(({ path }) => path), ...folder.folders.flatMap(pathsIn)];
}
/** The end of a sentence, the same for all files of a kind. @param steps of a path from `Listings` or `Trailers` on */
function rename([top = '', ...steps]) {
    if ((0,fold/* foldName */.zN)(top) !== listings)
        return renameTrailer(steps);
    const [, part = '', ...rest] = steps;
    if ((0,fold/* foldName */.zN)(part) === 'platformoverrides')
        return "A listing folder can't contain platform overrides. Delete the platformOverrides folder. The Store keeps the overrides it has; to change them, use submission-patch.";
    const [first = '', type, name] = rest;
    if (type !== undefined && name !== undefined && (0,fold/* foldName */.zN)(first) === 'images')
        return renameImage(type, name);
    const field = listing_fields/* appFields */.fj.find(({ member }) => (0,fold/* foldName */.zN)(`${member}.txt`) === (0,fold/* foldName */.zN)(first));
    return field === undefined
        ? `A listing folder can't contain baseListing/${first}. Delete this file.`
        : `Rename every <language>/baseListing/${first} to <language>/${field.file}.txt.`;
}
function renameImage(type, name) {
    const [from, to] = [`<language>/baseListing/images/${type}`, `<language>/images/${(0,listing_fields/* imageFolder */.IE)(type)}`];
    if (/\.png$/i.test(name))
        return `Rename every ${from}/<name>.png to ${to}/<name>.png.`;
    return /^description\..*\.txt$/i.test(name)
        ? `Rename every ${from}/description.<name>.txt to ${to}/<name>.txt.`
        : `A listing folder can't contain ${name} in images/${type}. Delete this file.`;
}
function renameTrailer(steps) {
    const last = steps.at(-1) ?? '';
    const extension = /\.(mp4|mov)$/i.exec(last)?.[1]?.toLowerCase();
    if (extension !== undefined)
        return `Rename every Trailers/<name>.${extension} to trailers/<name>/video.${extension}.`;
    const from = 'Trailers/<name>.trailerAssets/<language>';
    if (/\.png$/i.test(last))
        return `Rename every ${from}/images/<thumbnail>.png to trailers/<name>/<language>/thumbnail.png.`;
    return (0,fold/* foldName */.zN)(last) === 'title.txt'
        ? `Rename every ${from}/title.txt to trailers/<name>/<language>/title.txt.`
        : 'Thumbnails have no captions. Delete the .txt files next to them.';
}

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/text/format.js
var format = __webpack_require__(23808);
// EXTERNAL MODULE: ./lib/listing/media.js
var listing_media = __webpack_require__(37680);
// EXTERNAL MODULE: ./lib/listing/text-file.js
var text_file = __webpack_require__(57700);
// EXTERNAL MODULE: ./lib/listing/tree.js
var tree = __webpack_require__(48198);
;// CONCATENATED MODULE: ./lib/listing/contents.js






/** Largest text, in bytes: the Store allows 10,000 characters, which have 40,000 at most. */
const largestText = 1_048_576;
/** True for files that people and systems leave everywhere. */
function isIgnored(name) {
    return /^(?:readme.*|\.gitkeep|\.ds_store|thumbs\.db|desktop\.ini)$/i.test(name);
}
/** Reads every file that may belong to a listing, each once and one after the other: pictures and videos are large. */
async function readContents(tree) {
    const contents = new Map();
    for (const entry of tree.entries) {
        const name = entry.path.slice(entry.path.lastIndexOf('/') + 1);
        if (entry.kind === 'file' && !isIgnored(name))
            contents.set(entry, await readContent(entry, name, tree.holdsPointers === true));
    }
    return nest(tree, contents);
}
async function readContent(entry, name, mayBePointer) {
    if ((0,listing_media/* isMedia */.FN)(name)) {
        const media = await (0,listing_media/* readMedia */.l9)(entry, mayBePointer);
        return 'problem' in media ? { kind: 'unfit', ...media } : { kind: 'media', media };
    }
    const isText = /\.(?:txt|kept|clear)$/i.test(name);
    if (!isText && entry.size > listing_media/* longestPointer */.qv)
        return { kind: 'unread' };
    if (entry.size > largestText)
        return {
            kind: 'unfit',
            problem: `is ${(0,format/* formatBytes */.z3)(entry.size)}, larger than any text in a listing can be.`,
        };
    try {
        const decoded = (0,text_file/* decodeText */.g)(await (0,tree/* bytesOf */.$)(entry));
        if ('problem' in decoded)
            return { kind: 'unfit', ...decoded };
        const isPointer = (0,listing_media/* readPointer */.qT)(decoded.text) !== undefined;
        return isPointer ? { kind: 'unfit', problem: listing_media/* pointerProblem */.tm } : { kind: 'text', ...decoded };
    }
    catch (error) {
        return { kind: 'unfit', problem: `${(0,errors/* messageOf */.bD)(error)}.` };
    }
}
/** The files in their folders; folders that are listed are there even if they are empty. */
function nest(tree, contents) {
    const root = { name: '', path: '', files: [], folders: [] };
    const known = new Map([['', root]]);
    const folderAt = (path) => {
        const present = known.get(path);
        if (present !== undefined)
            return present;
        const slash = path.lastIndexOf('/');
        const folder = { name: path.slice(slash + 1), path, files: [], folders: [] };
        folderAt(path.slice(0, Math.max(slash, 0))).folders.push(folder);
        known.set(path, folder);
        return folder;
    };
    for (const entry of tree.entries) {
        const slash = entry.path.lastIndexOf('/');
        const content = contents.get(entry);
        if (entry.kind === 'folder')
            folderAt(entry.path);
        else if (entry.kind === 'file') {
            const folder = folderAt(entry.path.slice(0, Math.max(slash, 0)));
            const name = entry.path.slice(slash + 1);
            if (content !== undefined)
                folder.files.push({ name, path: entry.path, entry, content });
        }
    }
    return root;
}
/** The file with this name in a folder, in any letter case. */
function fileIn(folder, name) {
    return folder.files.find((file) => (0,fold/* foldName */.zN)(file.name) === (0,fold/* foldName */.zN)(name));
}

// EXTERNAL MODULE: ./lib/archive/name.js
var archive_name = __webpack_require__(57039);
;// CONCATENATED MODULE: ./lib/listing/entry-problems.js




/**
 * What is wrong with entries of a folder whatever they hold: links, which would lead elsewhere; names that Windows does
 * not allow; and names that are the same on Windows or macOS.
 */
function entryProblems(tree) {
    const entries = tree.entries.filter((entry) => !isIgnored(nameOf(entry)));
    return [...entries.flatMap((entry) => kindProblem(entry) ?? nameProblem(entry) ?? []), ...twins(entries)];
}
function nameOf({ path }) {
    return path.slice(path.lastIndexOf('/') + 1);
}
function kindProblem({ path, kind }) {
    if (kind === 'link')
        return (0,listing_problems/* wrong */.Qm)('listing-file', path, 'is a link. Put the file or folder itself here.');
    return kind === 'other'
        ? (0,listing_problems/* wrong */.Qm)('listing-file', path, 'is neither a file nor a folder. Remove it.')
        : undefined;
}
function nameProblem(entry) {
    const problem = (0,archive_name/* entryNameProblem */.j2)(nameOf(entry));
    return problem === undefined
        ? undefined
        : (0,listing_problems/* wrong */.Qm)('listing-file', entry.path, `has a name that ${problem}. Rename it.`);
}
function twins(entries) {
    const key = ({ path }) => (0,fold/* foldName */.zN)(path).normalize('NFC');
    return [...Map.groupBy(entries, key).values()].flatMap(([first, ...others]) => others.map(({ path }) => (0,listing_problems/* wrong */.Qm)('listing-file', path, `differs from ${first?.path ?? ''} only in case or accents: Windows or macOS can't store both. Remove one of the two.`)));
}

// EXTERNAL MODULE: ./lib/listing/expected.js
var expected = __webpack_require__(2786);
;// CONCATENATED MODULE: ./lib/listing/languages-file.js



/**
 * Reads languages.txt, one `folder = language` per line; lines with `#` at their start are comments.
 * @returns the language of each folder, by the folder's name in lower case
 */
function parseLanguages(reading, file) {
    const found = new Map();
    const text = file && (0,expected/* textIn */.r7)(reading, file, 'add lines like "pt_BR = pt-br", or delete it');
    if (file === undefined || text === undefined)
        return found;
    text.split('\n').forEach((content, index) => {
        const [line, trimmed] = [index + 1, content.trim()];
        if (trimmed === '' || trimmed.startsWith('#'))
            return;
        const [, folder, code] = /^([^=]*[^=\s])\s*=\s*([^=\s]+)$/.exec(trimmed) ?? [];
        if (folder === undefined || code === undefined) {
            const text = 'must have the form "folder = language", such as "pt_BR = pt-br".';
            reading.say((0,listing_problems/* wrong */.Qm)('listing-language', file.path, text, line));
            return;
        }
        const first = found.get((0,fold/* foldName */.zN)(folder));
        if (first === undefined)
            found.set((0,fold/* foldName */.zN)(folder), { folder, code, line });
        else
            reading.say((0,listing_problems/* wrong */.Qm)('listing-language', file.path, `names ${folder} again: it is already on line ${first.line}. Remove one of the two.`, line));
    });
    return found;
}

// EXTERNAL MODULE: ./lib/listing/kept.js
var listing_kept = __webpack_require__(27066);
// EXTERNAL MODULE: ./lib/listing/order.js
var order = __webpack_require__(21852);
;// CONCATENATED MODULE: ./lib/listing/parse-images.js





/** The pictures, `.kept` files and captions of one image type. @returns `undefined` if it changes nothing */
function parseImageSet(reading, folder, owner) {
    const { say } = reading;
    for (const each of folder.folders)
        (0,expected/* unknownFolder */.dm)(reading, each, []);
    const isKind = (pattern) => folder.files.filter(({ name }) => pattern.test(name));
    const none = folder.files.find(({ name }) => (0,fold/* foldName */.zN)(name) === 'none');
    const pictures = isKind(/\.png$/i);
    const keptFiles = isKind(/\.png\.kept$/i);
    const captions = isKind(/\.(?:txt|clear)$/i);
    for (const file of folder.files)
        if (file !== none && ![pictures, keptFiles, captions].some((files) => files.includes(file)))
            unknownImage(reading, file);
    for (const file of owner === 'default' ? [...keptFiles, ...(none === undefined ? [] : [none])] : [])
        say((0,listing_problems/* wrong */.Qm)('listing-image', file.path, 'is allowed only in a language folder.'));
    const images = merged(reading, pictures.flatMap((file) => imageFile(reading, file) ?? []), keptFiles.flatMap((file) => (0,listing_kept/* readKept */.D)(reading, file) ?? []));
    const stems = [...pictures, ...keptFiles].map(({ name }) => stemOf(name));
    for (const file of captions.filter(({ name }) => !stems.includes(stemOf(name))))
        say((0,listing_problems/* wrong */.Qm)('listing-image', file.path, captionText(file.name)));
    if (none !== undefined && stems.length > 0)
        say((0,listing_problems/* wrong */.Qm)('listing-image', none.path, 'clears the images, but this folder has some. Remove this file or the images.'));
    if (images.length === 0 && (none === undefined || stems.length > 0))
        return undefined;
    const { path, name } = folder;
    const sorted = images.map((image) => captioned(reading, image, captions)).sort(order/* byName */.n);
    const isIncomplete = partsOf(images) < pictures.length + keptFiles.length;
    return { path, folder: name, images: sorted, isIncomplete };
}
/** Number of files and `.kept` files that images are made of. */
function partsOf(images) {
    return images.flatMap(({ file, kept }) => [file, kept]).filter((part) => part !== undefined).length;
}
/** The picture in a file; `undefined` and a problem if it is not one. */
function imageFile(reading, file) {
    const { content, path, entry } = file;
    return content.kind === 'media' ? { path, media: content.media, entry } : (0,expected/* unfit */.Ri)(reading, file);
}
function captionText(name) {
    const stem = name.replace(/\.[a-z]+$/i, '');
    return `is the caption of a missing image. Add ${stem}.png, or remove it.`;
}
function unknownImage(reading, file) {
    if (/\.(?:jpe?g|gif|webp|bmp|svg|tiff?|avif)$/i.test(file.name))
        reading.say((0,listing_problems/* wrong */.Qm)('listing-image', file.path, 'is not a PNG file, the only kind that the Store accepts.'));
    else
        (0,expected/* unknownFile */.jU)(reading, file, []);
}
/** `01-main` for `01-Main.png.kept`. */
function stemOf(name) {
    return (0,fold/* foldName */.zN)(name).replace(/\.(?:png\.kept|png|txt|clear)$/, '');
}
/** Files and `.kept` files as images: a `.kept` file with the hash of a file says how the Store names it. */
function merged({ say }, files, kept) {
    const taken = new Set();
    const images = files.map((file, index) => {
        const name = file.path.slice(file.path.lastIndexOf('/') + 1);
        const equal = files.slice(0, index).find((each) => each.media.sha256 === file.media.sha256);
        if (equal !== undefined)
            say((0,listing_problems/* wrong */.Qm)('listing-image', file.path, `is the same picture as ${equal.path}. Remove one of the two.`));
        const alias = kept.find((each) => each.sha256 === file.media.sha256);
        if (alias !== undefined)
            taken.add(alias);
        return { name, path: file.path, file, ...(alias !== undefined && { kept: alias }) };
    });
    const others = kept.filter((each) => !taken.has(each));
    for (const each of others) {
        const name = (0,fold/* foldName */.zN)(each.path.replace(/\.kept$/i, ''));
        const twin = files.find(({ path }) => (0,fold/* foldName */.zN)(path) === name);
        if (twin !== undefined)
            say((0,listing_problems/* wrong */.Qm)('listing-image', each.path, `keeps an image in the Store, but ${twin.path} is a different image. To replace the Store's image, remove the .kept file. To keep both, rename one.`));
    }
    const alone = others.map((each) => {
        const name = each.path.slice(each.path.lastIndexOf('/') + 1).replace(/\.kept$/i, '');
        return { name, path: each.path, kept: each };
    });
    return [...images, ...alone];
}
function captioned(reading, image, captions) {
    const mine = captions.filter(({ name }) => stemOf(name) === stemOf(image.name));
    const caption = captionIn(reading, mine);
    return caption === undefined ? image : { ...image, caption };
}
function captionIn(reading, files) {
    const [first, second] = files;
    if (first === undefined)
        return undefined;
    if (second !== undefined)
        reading.say((0,listing_problems/* wrong */.Qm)('listing-image', second.path, `conflicts with ${first.path}. Remove one of the two.`));
    return /\.clear$/i.test(first.name)
        ? { value: '', path: first.path }
        : (0,expected/* fieldIn */.CK)(reading, first, 'write the caption or delete the file');
}

;// CONCATENATED MODULE: ./lib/listing/parse-language.js





const imagesFolder = 'images';
const iconName = /^icon\.png(?:\.kept)?$/i;
/** What a folder says about a language, or about every language for `default/`. */
function parseLanguage(reading, folder, owner) {
    const isAddOn = reading.kind === 'add-on';
    const icons = isAddOn ? folder.files.filter(({ name }) => iconName.test(name)) : [];
    const files = folder.files.filter((file) => !icons.includes(file));
    const fields = parseFields(reading, files, isAddOn ? ['icon.png'] : []);
    const isImages = ({ name }) => !isAddOn && (0,fold/* foldName */.zN)(name) === imagesFolder;
    for (const each of folder.folders.filter((each) => !isImages(each)))
        (0,expected/* unknownFolder */.dm)(reading, each, isAddOn ? [] : [imagesFolder]);
    const sets = isAddOn
        ? iconSet(reading, folder, icons, owner)
        : folder.folders.filter(isImages).flatMap((each) => parseSets(reading, each, owner));
    return { fields, images: new Map(sets.map((set) => [(0,listing_fields/* typeKey */.y2)(set.folder), set])) };
}
/** An add-on's icon is next to its texts. */
function iconSet(reading, folder, icons, owner) {
    const set = parseImageSet(reading, { name: 'icon', path: folder.path, files: icons, folders: [] }, owner);
    return set === undefined ? [] : [{ ...set, path: `${folder.path}/icon.png` }];
}
function parseSets(reading, folder, owner) {
    const example = `${folder.path}/screenshot/${folder.files[0]?.name ?? ''}`;
    for (const { path, name, content } of folder.files) {
        const why = /\.png$/i.test(name) && content.kind !== 'unread'
            ? `belongs in the folder for its image type, for example as ${example}.`
            : 'is not a listing file. This folder can contain only folders, one for each image type.';
        reading.say((0,listing_problems/* wrong */.Qm)('listing-image', path, why));
    }
    return [...Map.groupBy(folder.folders, ({ name }) => (0,listing_fields/* typeKey */.y2)(name)).values()].flatMap((twins) => {
        const [first, ...others] = twins;
        for (const { path } of others)
            reading.say((0,listing_problems/* wrong */.Qm)('listing-image', path, `is for the same image type as ${first?.path ?? ''}. Remove one of the two.`));
        return first === undefined ? [] : (parseImageSet(reading, first, owner) ?? []);
    });
}
function parseFields(reading, files, others) {
    const known = (0,listing_fields/* fieldsOf */.Pf)(reading.kind);
    const found = new Map();
    for (const file of files) {
        const [field, isCleared] = fieldOf(known, file.name);
        if (field === undefined) {
            unknownField(reading, file, known, others);
            continue;
        }
        const value = isCleared ? cleared(reading, file, field) : read(reading, file, field);
        const twin = found.get(field.member);
        if (twin !== undefined)
            reading.say((0,listing_problems/* wrong */.Qm)('listing-file', file.path, `can't be used with ${twin.path}. Remove one of the two.`));
        if (value !== undefined)
            found.set(field.member, value);
    }
    return found;
}
/** The field that a file sets or clears. */
function fieldOf(known, name) {
    const key = (0,fold/* foldName */.zN)(name);
    const field = known.find(({ file }) => key === `${file}.txt` || key === `${file}.clear`);
    return [field, key.endsWith('.clear')];
}
function read(reading, file, field) {
    const advice = listing_fields/* uncleared */.WP.has(field.member)
        ? 'add the text or delete the file'
        : `add the text, delete the file or clear the field with ${field.file}.clear`;
    const text = (0,expected/* textIn */.r7)(reading, file, advice);
    if (text === undefined)
        return undefined;
    if (field.kind === 'text')
        return { value: text, path: file.path };
    const items = text
        .split('\n')
        .map((line, index) => ({ item: line.trim(), line: index + 1 }))
        .filter(({ item }) => item !== '');
    return { value: items.map(({ item }) => item), path: file.path, lines: items.map(({ line }) => line) };
}
function cleared({ say }, { path }, field) {
    if (!listing_fields/* uncleared */.WP.has(field.member))
        return { value: field.kind === 'list' ? [] : '', path };
    say((0,listing_problems/* wrong */.Qm)('listing-file', path, `can't clear the field: every language needs a ${field.file}. Remove this file.`));
    return undefined;
}
function unknownField(reading, file, known, others) {
    const isOfApps = known !== listing_fields/* appFields */.fj && fieldOf(listing_fields/* appFields */.fj, file.name)[0] !== undefined;
    if (isOfApps) {
        const text = 'is for apps only: an add-on has title.txt, description.txt and icon.png. Remove it.';
        reading.say((0,listing_problems/* wrong */.Qm)('listing-file', file.path, text));
        return;
    }
    // Under its name in the Store, it often comes from another tool.
    const byMember = known.filter(({ member }) => (0,fold/* foldName */.zN)(`${member}.txt`) === (0,fold/* foldName */.zN)(file.name));
    const texts = known.map(({ file: name }) => `${name}.txt`);
    const clears = known
        .filter(({ member }) => !listing_fields/* uncleared */.WP.has(member))
        .map(({ file: name }) => `${name}.clear`);
    const isClear = /\.clear$/i.test(file.name);
    const names = isClear ? clears : [...texts, ...others];
    const meant = byMember.map(({ file: name }) => `${name}.txt`);
    if (meant[0] === undefined)
        (0,expected/* unknownFile */.jU)(reading, file, names);
    else
        reading.say((0,listing_problems/* wrong */.Qm)('listing-file', file.path, `is not a listing file. Did you mean ${meant[0]}?`));
}

;// CONCATENATED MODULE: ./lib/listing/parse-trailers.js






/** The trailers of a listing, in their order. @returns `undefined` if they stay as the Store has them */
function parseTrailers(reading, folder, languageOf) {
    const { say } = reading;
    const none = folder.files.find(({ name }) => (0,fold/* foldName */.zN)(name) === 'none');
    const keptFiles = folder.files.filter(({ name }) => /.\.kept$/i.test(name));
    for (const file of folder.files) {
        if (/\.(?:mp4|mov)$/i.test(file.name)) {
            const [stem, extension] = [file.name.slice(0, -4), file.name.slice(-3).toLowerCase()];
            const text = `must be in a folder of its own: ${folder.path}/${stem}/video.${extension}.`;
            say((0,listing_problems/* wrong */.Qm)('listing-image', file.path, text));
        }
        else if (file !== none && !keptFiles.includes(file))
            (0,expected/* unknownFile */.jU)(reading, file, []);
    }
    const trailers = folder.folders.flatMap((each) => parseTrailer(reading, each, languageOf) ?? []);
    const found = parse_trailers_merged(reading, trailers, keptFiles);
    const isEmpty = folder.folders.length === 0 && keptFiles.length === 0;
    if (none !== undefined && !isEmpty)
        say((0,listing_problems/* wrong */.Qm)('listing-image', none.path, 'clears the trailers, but this folder has some. Remove this file or the trailers.'));
    return found.length === 0 && (none === undefined || !isEmpty) ? undefined : [...found].sort(order/* byName */.n);
}
/** @returns `undefined` for a folder without anything in it */
function parseTrailer(reading, folder, languageOf) {
    if (folder.files.length === 0 && folder.folders.length === 0)
        return undefined;
    const videos = folder.files.filter(({ name }) => /^video\.(?:mp4|mov)$/i.test(name));
    for (const file of folder.files.filter((file) => !videos.includes(file)))
        (0,expected/* unknownFile */.jU)(reading, file, ['video.mp4', 'video.mov']);
    const [first, second] = videos;
    if (first === undefined)
        reading.say((0,listing_problems/* wrong */.Qm)('listing-image', folder.path, 'has no video.mp4 or video.mov. Add one.'));
    if (second !== undefined)
        reading.say((0,listing_problems/* wrong */.Qm)('listing-image', second.path, 'is a second video, but a trailer can have only one. Remove one of the two.'));
    const video = first === undefined ? undefined : imageFile(reading, first);
    const languages = folder.folders.flatMap((each) => textsIn(reading, each, languageOf(each.name)) ?? []);
    const { name, path } = folder;
    return { name, path, languages, ...(video !== undefined && { video }) };
}
function textsIn(reading, folder, code) {
    for (const each of folder.folders)
        (0,expected/* unknownFolder */.dm)(reading, each, []);
    const of = (name) => folder.files.find((file) => (0,fold/* foldName */.zN)(file.name) === name);
    const [titleFile, thumbnailFile] = [of('title.txt'), of('thumbnail.png')];
    for (const file of folder.files)
        if (file !== titleFile && file !== thumbnailFile)
            (0,expected/* unknownFile */.jU)(reading, file, ['title.txt', 'thumbnail.png']);
    const title = titleFile && (0,expected/* fieldIn */.CK)(reading, titleFile, 'add the text or delete the file');
    const thumbnail = thumbnailFile && imageFile(reading, thumbnailFile);
    if (title === undefined && thumbnail === undefined)
        return undefined;
    return {
        folder: folder.name,
        code,
        ...(title !== undefined && { title }),
        ...(thumbnail !== undefined && { thumbnail }),
    };
}
/** Folders and `.kept` files as trailers: a `.kept` file with the hash of a video says how the Store names it. */
function parse_trailers_merged(reading, trailers, keptFiles) {
    const kept = keptFiles.flatMap((file) => (0,listing_kept/* readKept */.D)(reading, file) ?? []);
    const taken = new Set();
    const own = trailers.map((trailer, index) => {
        const sha256 = trailer.video?.media.sha256;
        if (sha256 === undefined)
            return trailer;
        const equal = trailers.slice(0, index).find(({ video }) => video?.media.sha256 === sha256);
        if (equal !== undefined)
            reading.say((0,listing_problems/* wrong */.Qm)('listing-image', trailer.path, `has the same video as ${equal.path}. Remove one of the two.`));
        const alias = kept.find((each) => each.sha256 === sha256);
        if (alias !== undefined)
            taken.add(alias);
        return alias === undefined ? trailer : { ...trailer, kept: alias };
    });
    const others = kept
        .filter((each) => !taken.has(each))
        .map((each) => {
        const name = each.path.slice(each.path.lastIndexOf('/') + 1).replace(/\.kept$/i, '');
        return { name, path: each.path, kept: each, languages: [] };
    });
    for (const { path, name } of others.filter((each) => own.some(({ name }) => (0,fold/* foldName */.zN)(name) === (0,fold/* foldName */.zN)(each.name))))
        reading.say((0,listing_problems/* wrong */.Qm)('listing-image', path, `keeps a trailer in the Store, but folder ${name} has a different video. To replace the Store's trailer, remove the .kept file. To keep both, rename one.`));
    return [...own, ...others];
}

;// CONCATENATED MODULE: ./lib/listing/parse.js










/**
 * Reads a listing folder: each file once, and reports every problem at once.
 * @param kind what the listing is of: an add-on has fewer fields
 */
async function readListing(tree, kind) {
    return parseFolder(tree, kind, await readContents(tree));
}
/** The findings of a read listing alone, before anything about the Store is known. */
function findingsOf({ folder, problems }) {
    return toFindings(folder.name, problems);
}
function parseFolder(tree, kind, root) {
    const empty = { kind, name: tree.name, languages: [] };
    const problems = [...entryProblems(tree)];
    const azure = azureProblems(root);
    if (azure.length > 0)
        return { folder: empty, problems: [...problems, ...azure] };
    const say = (problem) => problems.push(problem);
    const paths = new Set(tree.entries.map(({ path }) => path));
    const reading = { kind, paths, say };
    const named = parseLanguages(reading, fileIn(root, listing_fields/* languagesFile */.q$));
    for (const file of root.files.filter(({ name }) => (0,fold/* foldName */.zN)(name) !== listing_fields/* languagesFile */.q$))
        misplacedFile(reading, file);
    const defaults = folderIn(root, 'default');
    const trailerFolder = folderIn(root, 'trailers');
    const languages = root.folders
        .filter((folder) => folder !== defaults && folder !== trailerFolder)
        .flatMap((folder) => languageIn(reading, folder, named.get((0,fold/* foldName */.zN)(folder.name))) ?? []);
    const trailers = trailerFolder && trailersIn(reading, trailerFolder, named);
    unusedLines(reading, root, named);
    if (root.folders.length === 0)
        say({ ...(0,listing_problems/* wrong */.Qm)('listing-folder', '', emptyText(tree.name)), isWhole: true });
    const folder = {
        ...empty,
        languages,
        ...(defaults !== undefined && {
            defaults: { folder: defaults.name, code: '', ...parseLanguage(reading, defaults, 'default') },
        }),
        ...(trailers !== undefined && { trailers }),
    };
    return { folder, problems };
}
function emptyText(name) {
    return `The listing folder ${name} has no language folder, such as ${name}/en-us. Use \`command: pull\` to write what the Store has.`;
}
function folderIn({ folders }, name) {
    return folders.find((folder) => (0,fold/* foldName */.zN)(folder.name) === name);
}
function languageIn(reading, folder, named) {
    // Whether the Store knows the language is checked once what it has is known.
    if (named === undefined && !/^[a-z]{2,3}(?:[-_][a-z0-9]+)*$/i.test(folder.name)) {
        (0,expected/* unknownFolder */.dm)(reading, folder, ['default', 'trailers']);
        return undefined;
    }
    return { folder: folder.name, code: folder.name, ...named, ...parseLanguage(reading, folder, 'language') };
}
function trailersIn(reading, folder, named) {
    if (reading.kind === 'add-on') {
        reading.say((0,listing_problems/* wrong */.Qm)('listing-folder', folder.path, 'is for apps only: an add-on has no trailers. Remove it.'));
        return undefined;
    }
    return parseTrailers(reading, folder, (name) => named.get((0,fold/* foldName */.zN)(name))?.code ?? name);
}
function misplacedFile(reading, file) {
    const isField = (0,listing_fields/* fieldsOf */.Pf)(reading.kind).some(({ file: name }) => (0,fold/* foldName */.zN)(file.name) === `${name}.txt`);
    if (isField)
        reading.say((0,listing_problems/* wrong */.Qm)('listing-file', file.path, `belongs in a language folder, for example as en-us/${file.name}, or in default/.`));
    else
        (0,expected/* unknownFile */.jU)(reading, file, [listing_fields/* languagesFile */.q$]);
}
/** A line for a folder that does not exist is usually misspelled. */
function unusedLines({ say, paths }, root, named) {
    const present = new Set([...paths].flatMap((path) => (0,fold/* foldName */.zN)(path).split('/').slice(0, -1)));
    for (const { name } of root.folders)
        present.add((0,fold/* foldName */.zN)(name));
    const path = fileIn(root, listing_fields/* languagesFile */.q$)?.path ?? listing_fields/* languagesFile */.q$;
    for (const [name, { folder, line }] of named)
        if (!present.has(name))
            say((0,listing_problems/* wrong */.Qm)('listing-language', path, `refers to the folder ${folder}, which does not exist.`, line));
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


/***/ }),

/***/ 48198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ bytesOf)
/* harmony export */ });
/**
 * The bytes of a file as a whole.
 * @throws Error like `TreeEntry.read`
 */
async function bytesOf(entry) {
    const parts = [];
    await entry.read((part) => parts.push(Buffer.from(part)));
    return Buffer.concat(parts);
}


/***/ })

};
