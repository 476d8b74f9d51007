export const id = 661;
export const ids = [661];
export const modules = {

/***/ 88094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cancel: () => (/* binding */ cancel)
/* harmony export */ });
/* harmony import */ var _store_slot_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31725);
/* harmony import */ var _store_states_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1387);
/* harmony import */ var _store_target_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1368);
/* harmony import */ var _submission_ownership_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17077);
/* harmony import */ var _steps_find_target_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(94069);
/* harmony import */ var _steps_situation_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(35686);






/**
 * Deletes a pending draft that is ours or was never edited; another one only with `delete-foreign`.
 * Nothing pending is success.
 *
 * @throws ActionError `busy` if the submission is not ours or can't be deleted
 */
async function cancel(run) {
    const { inputs, learn, logger, step, store } = run;
    const target = await (0,_steps_find_target_js__WEBPACK_IMPORTED_MODULE_4__/* .findTarget */ .F)(run, inputs.target);
    const situation = await step('Read from the Store', () => (0,_steps_situation_js__WEBPACK_IMPORTED_MODULE_5__/* .readSituation */ .ZN)(store, target, 'fail'));
    const { app, flightName, pending } = situation;
    learn('target', { target, app, flightName });
    if (pending === undefined) {
        logger.info(`No submission is pending for ${(0,_store_target_js__WEBPACK_IMPORTED_MODULE_2__/* .describeTarget */ .ff)(target)}: nothing to do.`);
        return 'done';
    }
    learn('submission', pending);
    const whose = ownerOf(target, situation, pending);
    if (whose === 'foreign' && !inputs.deleteForeign)
        throw (0,_store_slot_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .foreignDraft */ .Es)(target, pending);
    logger.info(`Submission ${pending.id} ${owners[whose]}`);
    await step('Delete', async () => {
        if ((await store.delete(target, pending.id)) === 'in-progress')
            throw (0,_store_slot_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .notDeletable */ .W7)(target, pending);
        learn('canceled', pending.id);
        logger.info(`Deleted submission ${pending.id} (${pending.status}) of ${(0,_store_target_js__WEBPACK_IMPORTED_MODULE_2__/* .describeTarget */ .ff)(target)}.`);
    });
    return 'done';
}
const owners = {
    foreign: 'has changes that this action did not make; delete-foreign is set.',
    untouched: 'is a draft that has not been edited.',
    ours: 'was made by an earlier run.',
};
/** The owner of a submission that can be deleted. @throws ActionError `busy` if it can't */
function ownerOf(target, { app, published }, pending) {
    const status = (0,_store_states_js__WEBPACK_IMPORTED_MODULE_1__/* .statusOf */ .c2)(pending);
    if (!(0,_store_states_js__WEBPACK_IMPORTED_MODULE_1__/* .isDraft */ .Qx)(status) && !(0,_store_states_js__WEBPACK_IMPORTED_MODULE_1__/* .isFailure */ .N6)(status))
        throw (0,_store_slot_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .notDeletable */ .W7)(target, pending);
    if ((0,_store_states_js__WEBPACK_IMPORTED_MODULE_1__/* .isDraft */ .Qx)(status) && !pending.fileUploadUrl)
        throw (0,_store_slot_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .partnerCenterDraft */ .dT)(target, pending);
    const identityName = app?.packageIdentityName ?? '';
    const kind = (0,_submission_ownership_js__WEBPACK_IMPORTED_MODULE_3__/* .classifyPending */ .S)({ published, plan: undefined, fileNames: [], identityName }, pending);
    return kind === 'foreign' || kind === 'untouched' ? kind : 'ours';
}


/***/ }),

/***/ 35686:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DE: () => (/* binding */ readFallback),
/* harmony export */   Op: () => (/* binding */ look),
/* harmony export */   Wi: () => (/* binding */ unlessGone),
/* harmony export */   ZN: () => (/* binding */ readSituation)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _store_rollout_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(25804);
/* harmony import */ var _store_target_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1368);
/* harmony import */ var _submission_rollout_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(68817);




/** Step 3: reads the target and its submissions, and says what is there. Only GETs. */
function look({ learn, logger, step, store }, target, existingRollout) {
    return step('Read from the Store', async () => {
        const situation = await readSituation(store, target, existingRollout);
        const { app, flightName, published, pending } = situation;
        learn('target', { target, app, flightName });
        learn('published', published);
        logger.info(`Found ${(0,_store_target_js__WEBPACK_IMPORTED_MODULE_1__/* .describeTarget */ .ff)(target)}${app?.primaryName ? ` "${app.primaryName}"` : ''}.`);
        logger.info(published === undefined
            ? 'It has never been published.'
            : `Last published submission: ${published.id}.`);
        logger.info(pending === undefined
            ? 'No submission is pending.'
            : `Pending submission: ${pending.id} (${pending.status ?? 'status unknown'}).`);
        return situation;
    });
}
/** Reads the target, its last published submission and a pending one. Only GETs. */
async function readSituation(store, target, existingRollout) {
    const found = await store.look(target);
    const read = async (ref) => ref === undefined ? undefined : await store.getSubmission(target, ref.id);
    const published = await read(found.lastPublished);
    // Someone may delete the draft between the two reads; `if-pending: wait` even waits for that.
    const pending = await unlessGone(read(found.pending));
    // Only the check for a halted rollout needs it.
    const isHalted = published !== undefined && (0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_2__/* .rolloutState */ .Zd)((0,_submission_rollout_js__WEBPACK_IMPORTED_MODULE_3__/* .withRolloutEnded */ .Y)(published, existingRollout)) === 'stopped';
    const fallback = isHalted ? await readFallback(store, target, published) : undefined;
    return {
        app: found.app,
        flightName: found.flight?.friendlyName ?? undefined,
        published,
        pending,
        fallback,
    };
}
/** The submission that customers outside a rollout have; `undefined` if there is none left. */
async function readFallback(store, target, published) {
    const id = (0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_2__/* .fallbackIdOf */ .LO)(published);
    // An old submission may be gone: the check then trusts no kept package.
    return id === undefined ? undefined : await unlessGone(store.getSubmission(target, id));
}
/** `undefined` for a submission that the Store no longer has. */
async function unlessGone(reading) {
    try {
        return await reading;
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ && error.status === 404)
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 62992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DT: () => (/* binding */ packagesOf),
/* harmony export */   Fl: () => (/* binding */ baseName),
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   k2: () => (/* binding */ entryKey),
/* harmony export */   wm: () => (/* binding */ fileKey),
/* harmony export */   xR: () => (/* binding */ livePackagesOf)
/* harmony export */ });
/** The packages of a submission, whichever member its target keeps them in. */
function packagesOf(submission) {
    return submission.applicationPackages ?? submission.flightPackages ?? [];
}
/** Packages that customers get from a submission: those not marked for removal. */
function livePackagesOf(submission) {
    return packagesOf(submission).filter((each) => each.fileStatus !== 'PendingDelete');
}
/** Whose packages a submission holds. */
function kindOf(submission) {
    return submission.flightPackages ? 'flight' : 'app';
}
/** Last part of a path in the archive, whose separators may be either slash. */
function baseName(fileName) {
    return fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
}
/** Key under which file names are one file to the Store: without regard to case and to the kind of slash. */
function fileKey(fileName) {
    return fileName.replaceAll('\\', '/').toLowerCase();
}
/** Two entries may share a name (an old file and the one that replaces it), never an id. */
function entryKey(entry) {
    return entry.id || fileKey(entry.fileName);
}


/***/ }),

/***/ 41573:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MN: () => (/* binding */ isAssetName),
/* harmony export */   SM: () => (/* binding */ assetName),
/* harmony export */   Vt: () => (/* binding */ assetHash)
/* harmony export */ });
/** Kinds of files that a submission may name besides packages, by extension. */
const pattern = /^asset_[-a-z0-9]{1,40}\.([0-9a-f]{12})\.(?:png|mp4|mov)$/i;
/**
 * Name in the archive of an image or trailer: `asset_main-window.0123456789ab.png`. Like a package's it carries
 * the file's identity, so that a later run recognizes its own draft and what the Store already has. ASCII.
 *
 * @param fileName the file's own name, with extension.
 * @param sha256 hex
 */
function assetName(fileName, sha256) {
    const dot = fileName.lastIndexOf('.');
    const words = fileName
        .slice(0, dot)
        .normalize('NFKD')
        .replace(/[^a-z0-9]+/gi, '-')
        .replace(/^-+|-+$/g, '');
    const stem = words.slice(0, 40) || 'file';
    return `asset_${stem}.${sha256.slice(0, 12).toLowerCase()}${fileName.slice(dot).toLowerCase()}`;
}
/** True for a name that `assetName` gave. */
function isAssetName(fileName) {
    return pattern.test(fileName);
}
/**
 * The first twelve hexadecimal digits of the file's SHA-256, in lower case, from a name that `assetName` gave; else
 * `undefined`.
 */
function assetHash(fileName) {
    return pattern.exec(fileName)?.[1]?.toLowerCase();
}


/***/ })

};
