export const id = 903;
export const ids = [903];
export const modules = {

/***/ 16558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   status: () => (/* binding */ status)
/* harmony export */ });
/* harmony import */ var _report_run_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87329);
/* harmony import */ var _store_states_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1387);
/* harmony import */ var _store_target_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1368);
/* harmony import */ var _submission_coverage_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(61315);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(82547);
/* harmony import */ var _steps_await_goal_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(79282);
/* harmony import */ var _steps_find_target_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(94069);
/* harmony import */ var _steps_note_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8648);








/**
 * Reports the pending submission or, if there is none, the last one, and waits for `wait-for` if it is
 * on its way. Writes nothing.
 *
 * @throws ActionError `rejected` if the submission failed, `timed-out`
 */
async function status(run) {
    const { clock, logger, record, store } = run;
    const target = await (0,_run_js__WEBPACK_IMPORTED_MODULE_7__/* .during */ .iW)(run, 'Target', () => (0,_steps_find_target_js__WEBPACK_IMPORTED_MODULE_5__/* .findTarget */ .F)(run, run.inputs.target));
    const submission = await (0,_run_js__WEBPACK_IMPORTED_MODULE_7__/* .during */ .iW)(run, 'Look', async () => {
        const found = await store.look(target);
        (0,_steps_note_js__WEBPACK_IMPORTED_MODULE_6__/* .noteTarget */ .UJ)(record, target, found.app, found.flight?.friendlyName ?? undefined);
        const ref = found.pending ?? found.lastPublished;
        return ref === undefined ? undefined : store.getSubmission(target, ref.id);
    });
    if (submission === undefined) {
        logger.info(`${(0,_store_target_js__WEBPACK_IMPORTED_MODULE_2__/* .describeTarget */ .ff)(target)} has no submission, neither pending nor published.`);
        return 'done';
    }
    (0,_steps_note_js__WEBPACK_IMPORTED_MODULE_6__/* .noteSubmission */ .rt)(record, submission, clock.now());
    (0,_steps_note_js__WEBPACK_IMPORTED_MODULE_6__/* .noteSeen */ .qr)(record, { status: submission.status ?? '', statusDetails: submission.statusDetails }, clock.now());
    showSubmission(run, submission);
    if ((0,_store_states_js__WEBPACK_IMPORTED_MODULE_1__/* .isDraft */ .Qx)(submission.status ?? '')) {
        logger.info('This draft has not been committed, so there is nothing to wait for.');
        return 'done';
    }
    await (0,_steps_await_goal_js__WEBPACK_IMPORTED_MODULE_4__/* .awaitAnySubmission */ .z)(run, target, submission);
    return 'done';
}
/** An error may come without details. */
function describe({ code, details }) {
    return details === '' ? `${code}, without details` : `${code}: ${details}`;
}
function showSubmission({ logger, record }, submission) {
    logger.info(`Submission ${submission.id}: ${submission.status}`);
    const page = (0,_report_run_record_js__WEBPACK_IMPORTED_MODULE_0__/* .pageOf */ .ZZ)(record);
    if (page !== undefined)
        logger.info(page);
    for (const each of (0,_submission_coverage_js__WEBPACK_IMPORTED_MODULE_3__/* .livePackagesOf */ .xR)(submission)) {
        const { version, architectures } = (0,_submission_coverage_js__WEBPACK_IMPORTED_MODULE_3__/* .describeExisting */ .xO)(each);
        logger.info(`  ${each.fileName}  ${version ?? '–'}  ${architectures?.join(' ') ?? 'architectures unknown'}  ${each.fileStatus ?? ''}`);
    }
    for (const message of record.storeErrors)
        logger.info(`  error ${describe(message)}`);
    for (const message of record.storeWarnings)
        logger.info(`  warning ${describe(message)}`);
    for (const { date, url } of record.certificationReports)
        logger.info(`  certification report ${date ?? ''}: ${url ?? ''}`);
    if (record.rollout !== undefined) {
        logger.info(`  rollout: ${record.rollout.percentage ?? '?'} %, ${record.rollout.status ?? 'state unknown'}`);
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

/***/ 33753:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Or: () => (/* binding */ isSystemError),
/* harmony export */   lk: () => (/* binding */ PackageFault),
/* harmony export */   ml: () => (/* binding */ shorten)
/* harmony export */ });
/** One thing that is wrong with one package file; `inspectPackages` makes a finding of each. */
class PackageFault extends Error {
    name = 'PackageFault';
    /** Stable name in kebab case. */
    rule;
    /** @param message What is wrong and what to do, without the file's name, as the end of a sentence. */
    constructor(rule, message, cause) {
        super(message, { cause });
        this.rule = rule;
    }
    /** The same fault, told of a file inside the file. */
    inside(path) {
        return new PackageFault(this.rule, `${shorten(path)} inside it: ${this.message}`, this.cause);
    }
}
/** A value from a file, of unknown length and kind, for one line of a message. */
function shorten(value) {
    const line = String(value).replace(/[\p{Cc}\u2028\u2029]/gu, ' ');
    return line.length > 200 ? `${line.slice(0, 200).toWellFormed()}…` : line;
}
/** True for what the operating system answered: no fault of the file's contents. */
function isSystemError(error) {
    return typeof error === 'object' && error !== null && 'syscall' in error;
}


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
