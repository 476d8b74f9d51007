export const id = 191;
export const ids = [191];
export const modules = {

/***/ 88094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cancel: () => (/* binding */ cancel)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _report_run_record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87329);
/* harmony import */ var _store_states_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1387);
/* harmony import */ var _store_target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1368);
/* harmony import */ var _submission_ownership_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(17077);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(82547);
/* harmony import */ var _steps_find_target_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(94069);
/* harmony import */ var _steps_note_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8648);
/* harmony import */ var _steps_situation_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(35686);









/**
 * Deletes a pending draft that is ours or was never edited; another one only with `delete-foreign`.
 * Nothing pending is success.
 *
 * @throws ActionError `busy` if the submission is not ours or can't be deleted
 */
async function cancel(run) {
    const { clock, logger, record, store } = run;
    const target = await (0,_run_js__WEBPACK_IMPORTED_MODULE_8__/* .during */ .iW)(run, 'Target', () => (0,_steps_find_target_js__WEBPACK_IMPORTED_MODULE_5__/* .findTarget */ .F)(run, run.inputs.target));
    const situation = await (0,_run_js__WEBPACK_IMPORTED_MODULE_8__/* .during */ .iW)(run, 'Look', () => (0,_steps_situation_js__WEBPACK_IMPORTED_MODULE_7__/* .readSituation */ .ZN)(store, target, 'fail'));
    (0,_steps_note_js__WEBPACK_IMPORTED_MODULE_6__/* .noteTarget */ .UJ)(record, target, situation.app, situation.flightName);
    const { pending } = situation;
    if (pending === undefined) {
        logger.info(`Nothing is pending for ${(0,_store_target_js__WEBPACK_IMPORTED_MODULE_3__/* .describeTarget */ .ff)(target)}: nothing to do.`);
        return 'done';
    }
    (0,_steps_note_js__WEBPACK_IMPORTED_MODULE_6__/* .noteSubmission */ .rt)(record, pending, clock.now());
    checkDeletable(run, target, situation, pending);
    await (0,_run_js__WEBPACK_IMPORTED_MODULE_8__/* .during */ .iW)(run, 'Delete', async () => {
        if ((await store.delete(target, pending.id)) === 'in-progress')
            throw notDeletable(run, pending);
        record.deletedId = pending.id;
        logger.info(`Deleted submission ${pending.id} (${pending.status}) of ${(0,_store_target_js__WEBPACK_IMPORTED_MODULE_3__/* .describeTarget */ .ff)(target)}.`);
    });
    return 'done';
}
function checkDeletable(run, target, situation, pending) {
    const status = (0,_store_states_js__WEBPACK_IMPORTED_MODULE_2__/* .statusOf */ .c2)(pending);
    if (!(0,_store_states_js__WEBPACK_IMPORTED_MODULE_2__/* .isDraft */ .Qx)(status) && !(0,_store_states_js__WEBPACK_IMPORTED_MODULE_2__/* .isFailure */ .N6)(status))
        throw notDeletable(run, pending);
    if ((0,_store_states_js__WEBPACK_IMPORTED_MODULE_2__/* .isDraft */ .Qx)(status) && !pending.fileUploadUrl)
        throw madeInPartnerCenter(run, pending);
    const kind = (0,_submission_ownership_js__WEBPACK_IMPORTED_MODULE_4__/* .classifyPending */ .S)({
        published: situation.published,
        plan: undefined,
        fileNames: [],
        identityName: situation.app?.packageIdentityName ?? '',
    }, pending);
    if (kind === 'foreign' && !run.inputs.deleteForeign)
        throw foreign(run, target, pending);
    run.logger.info(kind === 'foreign'
        ? `Submission ${pending.id} has changes that this action did not make; delete-foreign is set.`
        : `Submission ${pending.id} is ${kind === 'untouched' ? 'a draft that has not been edited' : 'an earlier run’s'}.`);
}
function foreign(run, target, pending) {
    return busy(run, {
        code: 'foreign-draft',
        message: `Submission ${pending.id} (${pending.status}) of ${(0,_store_target_js__WEBPACK_IMPORTED_MODULE_3__/* .describeTarget */ .ff)(target)} has changes that this action did not make. Nothing was changed.`,
        todo: 'Look at it in Partner Center. To delete it anyway, set delete-foreign: true.',
    });
}
function madeInPartnerCenter(run, pending) {
    return busy(run, {
        code: 'foreign-draft',
        message: `Draft ${pending.id} was made in Partner Center, and the API can't delete it. Nothing was changed.`,
        todo: 'Delete it in Partner Center.',
    });
}
function notDeletable(run, pending) {
    return busy(run, {
        code: 'not-deletable',
        message: `Submission ${pending.id} is in the state ${pending.status}, in which the API does not delete it. Nothing was changed.`,
        todo: 'Cancel it in Partner Center, or wait until it is published.',
    });
}
function busy(run, what) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l({ ...what, result: 'busy', link: (0,_report_run_record_js__WEBPACK_IMPORTED_MODULE_1__/* .pageOf */ .ZZ)(run.record) });
}


/***/ }),

/***/ 35686:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DE: () => (/* binding */ readFallback),
/* harmony export */   Wi: () => (/* binding */ unlessGone),
/* harmony export */   ZN: () => (/* binding */ readSituation)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _store_rollout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25804);
/* harmony import */ var _submission_rollout_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68817);



/** Step 3: reads the target, its last published submission and a pending one. Only GETs. */
async function readSituation(store, target, existingRollout) {
    const found = await store.look(target);
    const read = async (ref) => ref === undefined ? undefined : await store.getSubmission(target, ref.id);
    const published = await read(found.lastPublished);
    // Someone may delete the draft between the two looks, which `if-pending: wait` even waits for.
    const pending = await unlessGone(read(found.pending));
    // Only a halted rollout's guard needs it.
    const isHalted = published !== undefined && (0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_1__/* .rolloutState */ .Zd)((0,_submission_rollout_js__WEBPACK_IMPORTED_MODULE_2__/* .withRolloutEnded */ .Y)(published, existingRollout)) === 'stopped';
    const fallback = isHalted ? await readFallback(store, target, published) : undefined;
    return {
        app: found.app,
        flightName: found.flight?.friendlyName ?? undefined,
        published,
        pending,
        fallback,
    };
}
/** The submission that customers outside of a rollout have; `undefined` if there is none left. */
async function readFallback(store, target, published) {
    const id = (0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_1__/* .fallbackIdOf */ .LO)(published);
    // An old submission may be gone: the guard then trusts no kept package.
    return id === undefined ? undefined : await unlessGone(store.getSubmission(target, id));
}
/** `undefined` for a submission that the Store no longer has. */
async function unlessGone(reading) {
    try {
        return await reading;
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l && error.status === 404)
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 99994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ allArchitectures),
/* harmony export */   r: () => (/* binding */ packageExtensions)
/* harmony export */ });
/** Extensions of the files that the Store accepts as packages, without the dot. */
const packageExtensions = [
    'msix',
    'appx',
    'msixbundle',
    'appxbundle',
    'msixupload',
    'appxupload',
];
/** `Identity/@ProcessorArchitecture` of the manifest schema; `neutral` if none is stated. */
const allArchitectures = ['x86', 'x64', 'arm', 'arm64', 'x86a64', 'neutral'];


/***/ }),

/***/ 83442:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ parseArchiveName),
/* harmony export */   u: () => (/* binding */ archiveName)
/* harmony export */ });
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99994);

const hashLength = 12;
// An identity name has no underscore, so the first one ends it.
const pattern = new RegExp(`^([-.a-z0-9]+)_(\\d+(?:\\.\\d+){3})_([a-z0-9]+(?:-[a-z0-9]+)*)\\.([0-9a-f]{${hashLength}})\\.(${_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .packageExtensions */ .r.join('|')})$`, 'i');
/**
 * The name under which a package file goes into the archive and is known to the Store:
 * `Contoso.App_1.2.3.0_arm64-x64.0123456789ab.msixbundle`. It tells a later run whose file that is, whether it is
 * the same, and what an old bundle holds. ASCII by the manifest schema.
 */
function archiveName(facts) {
    const hash = facts.sha256.slice(0, hashLength).toLowerCase();
    return `${facts.name}_${facts.version}_${facts.architectures.join('-')}.${hash}.${facts.extension}`;
}
/** Reads such a name, without regard to case; `undefined` for a name that this action did not give. */
function parseArchiveName(fileName) {
    const [, name, version, list, hash, suffix] = pattern.exec(fileName) ?? [];
    const extension = _facts_js__WEBPACK_IMPORTED_MODULE_0__/* .packageExtensions */ .r.find((each) => each === suffix?.toLowerCase());
    if (!name || !version || !list || !hash || !extension)
        return undefined;
    const words = list.toLowerCase().split('-');
    const architectures = words.flatMap((word) => _facts_js__WEBPACK_IMPORTED_MODULE_0__/* .allArchitectures */ .E.find((each) => each === word) ?? []);
    if (architectures.length < words.length)
        return undefined;
    return { name, version, architectures, hash: hash.toLowerCase(), extension };
}


/***/ })

};
