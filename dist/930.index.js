export const id = 930;
export const ids = [930];
export const modules = {

/***/ 52930:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   api: () => (/* binding */ api)
/* harmony export */ });
/* harmony import */ var jsonc_parser__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99547);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);
/* harmony import */ var _files_missing_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72946);
/* harmony import */ var _files_regular_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(94726);
/* harmony import */ var _files_workspace_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(36822);
/* harmony import */ var _store_exact_json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(52565);






/**
 * Sends one request of the submission API through the same sign-in, limiter, retry and redaction as every
 * other command, and puts the response into the output `response`. Any GET; of the writes only those that
 * create or delete a flight or an add-on, since a write to a submission would bypass every check.
 *
 * @throws ActionError `refused-write`, `invalid-body`
 */
async function api(run) {
    const { inputs, learn, logger, step, store } = run;
    const { path: where } = inputs;
    const method = methods[inputs.method];
    checkAllowed(method, where);
    const body = inputs.body === undefined ? undefined : await readBody(run.workspace, inputs.body);
    await step(`${method} ${where}`, async () => {
        const response = await store.request(method, where, body);
        learn('response', response === undefined ? null : response);
        logger.info(response === undefined ? "The Store's response was empty." : 'The response is in the response output.');
    });
    return 'done';
}
const methods = { get: 'GET', post: 'POST', delete: 'DELETE' };
/** Percent-encoding is not allowed in writes: `%73ubmissions` would be a submission to the server. */
const allowedWrites = {
    POST: [/^applications\/[a-z0-9]+\/flights\/?$/i, /^inappproducts\/?$/i],
    DELETE: [/^applications\/[a-z0-9]+\/flights\/[a-z0-9-]+\/?$/i, /^inappproducts\/[a-z0-9]+\/?$/i],
};
function checkAllowed(method, where) {
    if (method === 'GET' || allowedWrites[method].some((form) => form.test(where)))
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ({
        code: 'refused-write',
        result: 'refused',
        message: `command: api can't send ${method} ${where}: apart from reading, it can only create or delete a flight or an add-on.`,
        todo: 'To change a submission, use command: publish, rollout or cancel, which check the data before they send it.',
    });
}
/** In bytes. A flight or an add-on needs a few hundred. */
const largestBody = 2 ** 20;
/** The body as it was given: parsing and writing it again would change numbers beyond 2^53. */
async function readBody(workspace, given) {
    const isInline = /^[[{"]/.test(given);
    const text = (isInline ? given : await readBodyFile(workspace, given)).replace(/^\uFEFF/, '');
    const errors = [];
    const tree = (0,jsonc_parser__WEBPACK_IMPORTED_MODULE_0__.parseTree)(text, errors, { disallowComments: true, allowTrailingComma: false });
    const [first] = errors;
    if (tree !== undefined && first === undefined)
        return new _store_exact_json_js__WEBPACK_IMPORTED_MODULE_5__/* .JsonText */ .kB(text);
    // Only the position: the text around it may be a secret, or a piece of one that the runner does not mask.
    const lines = text.slice(0, first?.offset ?? 0).split('\n');
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ({
        code: 'invalid-body',
        message: `The body${isInline ? '' : ` in ${given}`} is not JSON: line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}.`,
        todo: 'Fix it there. body must be strict JSON, or the path of a JSON file in the workspace.',
    });
}
async function readBodyFile(workspace, file) {
    const wrong = (message) => new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ({
        code: 'invalid-body',
        message,
        todo: 'Use JSON, or the path of a JSON file in the workspace. If an earlier step writes the file, check its name.',
    });
    const place = await (0,_files_workspace_js__WEBPACK_IMPORTED_MODULE_4__/* .findInWorkspace */ .e)(workspace, file).catch(() => null);
    if (place === null) {
        throw wrong(`The body file ${file} ${await (0,_files_missing_file_js__WEBPACK_IMPORTED_MODULE_2__/* .explainMissingFile */ .O)(workspace, file)}`);
    }
    if (place === undefined)
        throw wrong(`The body file ${file} is outside the workspace.`);
    try {
        return (0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)(await (0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readRegularFile */ .XF)(place, largestBody));
    }
    catch (error) {
        throw wrong(`The body file ${file} can't be read: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}.`);
    }
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

/***/ 52565:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   al: () => (/* binding */ parseForShow),
/* harmony export */   ip: () => (/* binding */ exactJson),
/* harmony export */   kB: () => (/* binding */ JsonText),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
/* harmony import */ var _json_is_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19588);

/** JSON that is to be sent as given: parsing it would change its numbers. */
class JsonText {
    text;
    /** @param text valid JSON */
    constructor(text) {
        this.text = text;
    }
}
/** A number as JSON writes it. */
class NumberText {
    text;
    constructor(text) {
        this.text = text;
    }
}
/**
 * `JSON.parse` that keeps ids exact: a number that JavaScript can't hold, such as an integer beyond 2^53, becomes
 * the string of its digits, since as a number it would already be another id (submission ids have 19 digits).
 */
function parseJson(text) {
    return replaced(parseNumberTexts(text), '', (value) => (value instanceof NumberText ? held(value) : value));
}
/**
 * A document that is only shown: `JSON.stringify` writes each of its numbers as it came. One that JavaScript would
 * write differently is `JSON.rawJSON`, which copies must keep as it is.
 */
function parseForShow(text) {
    return replaced(parseNumberTexts(text), '', (value) => {
        if (!(value instanceof NumberText))
            return value;
        const number = Number(value.text);
        return JSON.stringify(number) === value.text ? number : JSON.rawJSON(value.text);
    });
}
/**
 * The JSON of a document that was read as `source` and changed since. A number that is still in its place keeps its
 * text (`12345678901234567890`, `1.10`, `1e400`), so that unknown members are sent back unchanged (decisions.md).
 */
function exactJson(document, source) {
    if (document instanceof JsonText)
        return document.text;
    const texts = source === undefined ? new Map() : numberTexts(source);
    if (texts.size === 0)
        return JSON.stringify(document);
    const exact = replaced(document, '', (value, place) => {
        const number = texts.get(place);
        return number !== undefined && isOf(number, value) ? JSON.rawJSON(number.text) : value;
    });
    return JSON.stringify(exact);
}
/** Whether a value of a document is what `parseJson`, or the schema of an id, made of a number. */
function isOf(number, value) {
    return Object.is(held(number), value) || number.text === value;
}
function held({ text }) {
    const number = Number(text);
    const isInexact = Number.isInteger(number) && !Number.isSafeInteger(number) && /^-?\d+$/.test(text);
    return isInexact || !Number.isFinite(number) ? text : number;
}
function numberTexts(source) {
    const texts = new Map();
    replaced(parseNumberTexts(source), '', (value, place) => {
        if (value instanceof NumberText)
            texts.set(place, value);
        return value;
    });
    return texts;
}
function parseNumberTexts(text) {
    return JSON.parse(text, (_key, value, context) => typeof value === 'number' && context?.source !== undefined ? new NumberText(context.source) : value);
}
/** A copy in which `replace` has gone over every value that is not an object or list, with its place. */
function replaced(value, place, replace) {
    if (Array.isArray(value)) {
        const names = placesOf(value);
        return value.map((item, index) => replaced(item, `${place}/${names[index]}`, replace));
    }
    if (!(0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(value) || value instanceof NumberText)
        return replace(value, place);
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, replaced(member, `${place}/${key}`, replace)]));
}
/** Names of a list's items that stay when others are added or left out: a package's id, an image's file name. */
function placesOf(items) {
    const seen = new Map();
    return items.map((item, index) => {
        const name = nameOf(item) ?? `${index}`;
        const count = seen.get(name) ?? 0;
        seen.set(name, count + 1);
        return `${name}#${count}`;
    });
}
function nameOf(item) {
    if (!(0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(item) || item instanceof NumberText)
        return undefined;
    const { id, fileName, videoFileName } = item;
    const name = id instanceof NumberText ? id.text : id || fileName || videoFileName;
    return typeof name === 'string' || typeof name === 'number' ? String(name) : undefined;
}


/***/ })

};
