export const id = 328;
export const ids = [328];
export const modules = {

/***/ 71328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  pull: () => (/* binding */ pull)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/listing/parse.js + 7 modules
var parse = __webpack_require__(92704);
// EXTERNAL MODULE: ./lib/json/fold.js
var fold = __webpack_require__(31155);
// EXTERNAL MODULE: ./lib/listing/same-text.js
var same_text = __webpack_require__(17282);
// EXTERNAL MODULE: ./lib/listing/text-file.js
var text_file = __webpack_require__(57700);
// EXTERNAL MODULE: ./lib/listing/tree.js
var tree = __webpack_require__(48198);
;// CONCATENATED MODULE: ./lib/pull/compare-files.js




/**
 * Compares files with what a folder has. A file with the same text in another form, such as with CR LF, counts as the
 * same.
 * @returns the files under the names as the folder already spells them
 */
async function compareFiles(files, tree) {
    const entries = new Map((tree?.entries ?? []).map((entry) => [(0,fold/* foldName */.zN)(entry.path), entry]));
    const changes = {
        added: [],
        differing: [],
        same: [],
        blocked: [],
    };
    for (const { path, text } of files) {
        const place = placeOf(path, entries);
        if (place === undefined) {
            changes.blocked.push(path);
            continue;
        }
        const file = { path: place.path, text };
        if (place.entry === undefined)
            changes.added.push(file);
        else
            changes[(await hasText(place.entry, text)) ? 'same' : 'differing'].push(file);
    }
    return changes;
}
/** The path that a file is written to; `undefined` if it can't go there. */
function placeOf(path, entries) {
    const steps = path.split('/');
    let place = '';
    for (const [index, step] of steps.entries()) {
        const wanted = place === '' ? step : `${place}/${step}`;
        const entry = entries.get((0,fold/* foldName */.zN)(wanted));
        const isLast = index === steps.length - 1;
        if (entry !== undefined && entry.kind !== (isLast ? 'file' : 'folder'))
            return undefined;
        place = entry?.path ?? wanted;
        if (isLast)
            return { path: place, entry };
    }
    return undefined;
}
async function hasText(entry, text) {
    const decoded = (0,text_file/* decodeText */.g)(await (0,tree/* bytesOf */.$)(entry));
    return 'text' in decoded && (0,same_text/* plainText */.wh)(decoded.text) === (0,same_text/* plainText */.wh)(text.replace(/^\uFEFF/, ''));
}
/** Why nothing is written; empty if everything can be. */
function writeProblems(folder, { differing, blocked }, overwrite) {
    const finding = (rule, path, why) => {
        const file = folder === '.' ? path : `${folder}/${path}`;
        return { rule, severity: 'error', message: `${file}: ${why}`, file };
    };
    return [
        ...blocked.map((path) => finding('listing-file', path, "can't be written: a link or another special file is in the way.")),
        ...(overwrite ? [] : differing).map(({ path }) => finding('listing-differs', path, 'differs from what the Store has, and was left unchanged.')),
    ];
}

// EXTERNAL MODULE: ./lib/pull/pull-page.js + 8 modules
var pull_page = __webpack_require__(31939);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/archive/name.js
var archive_name = __webpack_require__(57039);
// EXTERNAL MODULE: ./lib/files/workspace.js
var files_workspace = __webpack_require__(36822);
// EXTERNAL MODULE: ./lib/listing/folder-tree.js
var folder_tree = __webpack_require__(11695);
;// CONCATENATED MODULE: ./lib/pull/target-folder.js






/**
 * The folder of the workspace that an input names, whether it exists or not.
 * @throws ActionError `invalid-listing` if it leads out of the workspace, has a name that Windows does not allow, or is
 *   a file
 */
async function findTargetFolder(workspace, given) {
    const root = await (0,promises_.realpath)(workspace);
    const wanted = external_node_path_.resolve(root, given.replaceAll('\\', '/'));
    const name = external_node_path_.relative(root, wanted).replaceAll(external_node_path_.sep, '/') || '.';
    if (!(0,files_workspace/* isInside */.F)(wanted, root))
        throw invalid(given, 'is outside the workspace.');
    const problem = name === '.' ? undefined : (0,archive_name/* entryNameProblem */.j2)(name);
    if (problem !== undefined)
        throw invalid(name, `has a name that ${problem}. Use another name.`);
    const place = await realPlace(wanted).catch((error) => {
        throw invalid(name, `can't be used: ${(0,errors/* messageOf */.bD)(error)}.`);
    });
    if (!(0,files_workspace/* isInside */.F)(place, root))
        throw invalid(name, 'is outside the workspace.');
    const tree = (await isThere(place)) ? await (0,folder_tree/* listFolder */.b)(root, name) : undefined;
    return { name, place, tree };
}
/** The real path of a folder whose last parts may not exist yet. */
async function realPlace(wanted) {
    if (await isThere(wanted))
        return await (0,promises_.realpath)(wanted);
    return external_node_path_.join(await realPlace(external_node_path_.dirname(wanted)), external_node_path_.basename(wanted));
}
/** True for a link that leads nowhere, too: what is written there would go elsewhere. */
async function isThere(place) {
    try {
        await (0,promises_.lstat)(place);
        return true;
    }
    catch (error) {
        if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT')
            return false;
        throw error;
    }
}
/** An error about the folder as a whole. */
function invalid(name, why) {
    const message = `The listing folder ${name} ${why}`;
    return new errors/* ActionError */.lZ({
        code: 'invalid-listing',
        result: 'refused',
        message,
        findings: [{ rule: 'listing-folder', severity: 'error', message }],
    });
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./lib/pull/write-folder.js





/**
 * Writes files into a new folder first, and moves them into place once all of them are there: a run that ends early
 * leaves no partial listing. The only folder that it deletes is that new one.
 *
 * @throws ActionError `invalid-listing` if a folder has become a link, and the system's error
 */
async function writeFolder(target, { added, replaced }) {
    const { name, place, tree } = target;
    const parent = tree === undefined ? external_node_path_.dirname(place) : place;
    await (0,promises_.mkdir)(parent, { recursive: true });
    // On the same volume, so that moving does not copy.
    const outer = await (0,promises_.mkdtemp)(external_node_path_.join(parent, '.pull-'));
    // The outer one is for this user only, and a listing is for later steps, too.
    const fresh = external_node_path_.join(outer, 'listing');
    try {
        await (0,promises_.mkdir)(fresh);
        for (const file of [...added, ...replaced])
            await writeFresh(fresh, file);
        if (tree === undefined) {
            await (0,promises_.rename)(fresh, place);
            return;
        }
        for (const { path: file } of [...added, ...replaced])
            await makeFolder(name, place, external_node_path_.dirname(file));
        // Never over a file that was created in the meantime.
        for (const { path: file } of added)
            await (0,promises_.copyFile)(external_node_path_.join(fresh, file), external_node_path_.join(place, file), external_node_fs_.constants.COPYFILE_EXCL);
        for (const { path: file } of replaced)
            await (0,promises_.rename)(external_node_path_.join(fresh, file), external_node_path_.join(place, file));
    }
    finally {
        await (0,promises_.rm)(outer, { recursive: true, force: true });
    }
}
async function writeFresh(folder, { path: file, text }) {
    const place = external_node_path_.join(folder, file);
    await (0,promises_.mkdir)(external_node_path_.dirname(place), { recursive: true });
    await (0,promises_.writeFile)(place, text, { flag: 'wx' });
}
async function makeFolder(name, root, folder) {
    const place = external_node_path_.join(root, folder);
    await (0,promises_.mkdir)(place, { recursive: true });
    if (!(0,files_workspace/* isInside */.F)(await (0,promises_.realpath)(place), root))
        throw invalid(`${name}/${folder}`, 'is outside the workspace.');
}

// EXTERNAL MODULE: ./lib/store/target.js
var store_target = __webpack_require__(1368);
// EXTERNAL MODULE: ./lib/text/format.js
var format = __webpack_require__(23808);
// EXTERNAL MODULE: ./lib/commands/steps/find-target.js
var find_target = __webpack_require__(94069);
;// CONCATENATED MODULE: ./lib/commands/pull.js









/**
 * Writes the Store page into a listing folder. Reads the submission API only, and writes only to the workspace.
 *
 * @throws ActionError `nothing-to-pull` without such a submission, `listing-differs` if files would be overwritten,
 *   `invalid-listing`
 */
async function pull(run) {
    const { inputs, learn, step, workspace } = run;
    const target = await (0,find_target/* findTarget */.F)(run, inputs.target);
    const submission = await readSubmission(run, target);
    return await step('Write the folder', async () => {
        const folder = await findTargetFolder(workspace, inputs.listing);
        const { kind } = inputs.target;
        const { folder: here } = folder.tree === undefined ? {} : await (0,parse/* readListing */.v)(folder.tree, kind);
        const paths = folder.tree?.entries.map(({ path }) => path);
        const pulled = (0,pull_page/* pullPage */.L)(submission, kind, here, paths);
        const changes = await compareFiles(pulled.files, folder.tree);
        refuse(folder.name, changes, inputs.overwrite);
        const { added, differing: replaced } = changes;
        if (added.length + replaced.length > 0)
            await writeFolder(folder, { added, replaced });
        learn('pulled', {
            folder: folder.name,
            from: inputs.from,
            added: added.map(({ path }) => path),
            replaced: replaced.map(({ path }) => path),
            same: changes.same.length,
            leftOut: leftOutLines(pulled),
            onlyHere: pulled.onlyHere,
        });
        log(run, pulled, changes);
        return 'done';
    });
}
function readSubmission({ inputs: { from }, learn, logger, step, store }, target) {
    return step('Read from the Store', async () => {
        const found = await store.look(target);
        learn('target', { target, app: found.app });
        const ref = from === 'pending' ? found.pending : found.lastPublished;
        if (ref === undefined)
            throw nothingToPull(target, from);
        const submission = await store.getSubmission(target, ref.id);
        learn('submission', submission);
        logger.info(`Submission ${submission.id}: ${submission.status ?? 'status unknown'}.`);
        return submission;
    });
}
function nothingToPull(target, from) {
    return new errors/* ActionError */.lZ({
        code: 'nothing-to-pull',
        result: 'refused',
        message: `${(0,format/* capitalized */.l2)((0,store_target/* describeTarget */.ff)(target))} has no ${from} submission, so there is no Store page to pull.`,
        todo: from === 'published'
            ? 'Set from: pending if there is a pending submission; otherwise publish first.'
            : 'Set from: published to get what customers see.',
    });
}
function refuse(folder, changes, overwrite) {
    const findings = writeProblems(folder, changes, overwrite);
    if (findings.length === 0)
        return;
    const isBlocked = changes.blocked.length > 0;
    throw new errors/* ActionError */.lZ({
        code: isBlocked ? 'invalid-listing' : 'listing-differs',
        result: 'refused',
        message: (0,errors/* messageOfFindings */.RB)(findings),
        todo: isBlocked
            ? 'Remove what is in the way, then run the workflow again. Nothing was written.'
            : 'Set overwrite: true to replace these files with what the Store has, or pull into another folder. Nothing was written.',
        findings,
    });
}
/** What is left out, with its languages: `platformOverrides (en-us, de-de)`. */
function leftOutLines({ leftOut }) {
    const byWhat = Map.groupBy(leftOut, ({ what }) => what);
    return [...byWhat].map(([what, each]) => {
        const languages = each.map(({ language }) => language).filter((language) => language !== '');
        return languages.length === 0 ? what : `${what} (${languages.join(', ')})`;
    });
}
function log({ logger }, pulled, changes) {
    for (const { path } of changes.added)
        logger.info(`  new      ${path}`);
    for (const { path } of changes.differing)
        logger.info(`  replaced ${path}`);
    if (changes.same.length > 0)
        logger.info(`  ${(0,format/* plural */.LS)(changes.same.length, 'file')} already had the same text.`);
    const leftOut = leftOutLines(pulled);
    if (leftOut.length > 0)
        logger.info('Not in the folder; unchanged in the Store:');
    for (const line of leftOut)
        logger.info(`  ${line}`);
    if (pulled.onlyHere.length > 0)
        logger.info('Only in the folder, not in the Store:');
    for (const path of pulled.onlyHere)
        logger.info(`  ${path}`);
    for (const remark of pulled.remarks)
        logger.warning(remark);
}


/***/ }),

/***/ 94069:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ findTarget)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _store_target_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1368);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(23808);
/* harmony import */ var _text_ids_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60421);




/**
 * The target that the inputs name. A flight is found by its id or by its name, exact first, then without
 * regard to case; an add-on by its Store ID or else its product id, which may look like one. A typo creates nothing.
 *
 * @throws ActionError `flight-not-found`, `flight-ambiguous` or `add-on-not-found`, with what exists;
 *   `add-on-of-other-app`
 */
function findTarget({ learn, logger, step, store }, named) {
    return step('Target', async () => {
        const found = await resolve(store, named);
        learn('target', found);
        logger.info(`Target: ${(0,_store_target_js__WEBPACK_IMPORTED_MODULE_1__/* .describeTarget */ .ff)(found.target)}.`);
        return found.target;
    });
}
async function resolve(store, named) {
    if (named.kind === 'app')
        return { target: named };
    if (named.kind === 'add-on')
        return { target: { kind: 'add-on', addOnId: await findAddOn(store, named) } };
    const { appId, flight } = named;
    if ((0,_text_ids_js__WEBPACK_IMPORTED_MODULE_2__/* .isGuid */ .W_)(flight))
        return { target: { kind: 'flight', appId, flightId: flight.toLowerCase() } };
    const { flightId, friendlyName } = await findFlight(store, appId, flight);
    return { target: { kind: 'flight', appId, flightId }, flightName: friendlyName ?? flight };
}
async function findFlight(store, appId, name) {
    const flights = await store.listFlights(appId);
    const lower = name.toLowerCase();
    const exact = flights.filter((each) => each.friendlyName === name);
    const found = exact.length > 0 ? exact : flights.filter((each) => each.friendlyName?.toLowerCase() === lower);
    const [first, second] = found;
    if (first !== undefined && second === undefined)
        return first;
    // The Store also returns an empty list of flights for an app that it does not have.
    if (flights.length === 0)
        await store.getApplication(appId);
    const list = flights.map((each) => `"${each.friendlyName}" (${each.flightId})`).join(', ');
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(first === undefined
        ? {
            code: 'flight-not-found',
            message: `App ${appId} has no flight "${name}". ${flights.length === 0 ? 'It has no flights.' : `Its flights: ${list}.`}`,
            todo: 'Set flight to the name of the flight, not the name of its flight group. To create a flight, use command: api. If you create one in Partner Center, you must then finish or delete the draft that Partner Center leaves.',
        }
        : {
            code: 'flight-ambiguous',
            message: `App ${appId} has several flights named "${name}": ${found.map((each) => each.flightId).join(', ')}.`,
            todo: 'Use the ID of the one you want.',
        });
}
async function findAddOn(store, { addOn: text, appId }) {
    const known = (0,_text_ids_js__WEBPACK_IMPORTED_MODULE_2__/* .isStoreId */ .n6)(text.toUpperCase()) ? await addOnOfId(store, text.toUpperCase(), appId) : undefined;
    if (known !== undefined)
        return known.id;
    const addOns = await store.listAddOns();
    const found = addOns.filter((each) => each.productId === text && isOf(each, appId));
    const [first, second] = found;
    if (first !== undefined && second === undefined)
        return first.id;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ({
        code: 'add-on-not-found',
        message: first === undefined
            ? `There is no add-on "${text}"${appId === undefined ? '' : ` for app ${appId}`}. There ${addOns.length === 1 ? 'is' : 'are'} ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(addOns.length, 'add-on')} in this account${listed(addOns)}.`
            : `Several apps have an add-on with the product ID "${text}": ${found.map((each) => each.id).join(', ')}.`,
        todo: first === undefined
            ? 'Check the value of add-on. To create an add-on, use command: api or Partner Center.'
            : 'Use the Store ID of the add-on you want, or set app-id to the Store ID of its app.',
    });
}
async function addOnOfId(store, id, appId) {
    const addOn = await store.getAddOn(id).catch((error) => {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ && error.status === 404)
            return undefined;
        throw error;
    });
    if (addOn === undefined || isOf(addOn, appId))
        return addOn;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ({
        code: 'add-on-of-other-app',
        message: `Add-on ${id} does not belong to app ${appId}; it belongs to ${appsOf(addOn).join(', ') || 'no app'}.`,
        todo: 'Fix app-id or add-on. An add-on needs no app-id.',
    });
}
/** A product id is unique within its app only. */
function isOf(addOn, appId) {
    return appId === undefined || appsOf(addOn).includes(appId);
}
function appsOf(addOn) {
    return (addOn.applications?.value ?? []).map((app) => app.id.toUpperCase());
}
function listed(addOns) {
    const shown = addOns.slice(0, 20).map((each) => `${each.productId} (${each.id})`);
    return shown.length === 0 ? '' : `: ${shown.join(', ')}${addOns.length > shown.length ? ', …' : ''}`;
}


/***/ })

};
