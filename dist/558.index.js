export const id = 558;
export const ids = [558];
export const modules = {

/***/ 16558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   status: () => (/* binding */ status)
/* harmony export */ });
/* harmony import */ var _document_packages_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(62992);
/* harmony import */ var _record_verdict_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4164);
/* harmony import */ var _store_partner_center_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92593);
/* harmony import */ var _store_rollout_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(25804);
/* harmony import */ var _store_states_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1387);
/* harmony import */ var _store_target_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1368);
/* harmony import */ var _submission_existing_package_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57854);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(23808);
/* harmony import */ var _steps_await_submission_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(99511);
/* harmony import */ var _steps_find_target_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(94069);










/**
 * Reports the pending submission or, if there is none, the last one, and waits for `wait-for` if it is
 * on its way. Writes nothing.
 *
 * @throws ActionError `rejected` if the submission failed, `timed-out`
 */
async function status(run) {
    const { inputs, learn, logger, step, store } = run;
    const target = await (0,_steps_find_target_js__WEBPACK_IMPORTED_MODULE_5__/* .findTarget */ .F)(run, inputs.target);
    const submission = await step('Read from the Store', async () => {
        const found = await store.look(target);
        learn('target', { target, app: found.app, flightName: found.flight?.friendlyName ?? undefined });
        const ref = found.pending ?? found.lastPublished;
        return ref === undefined ? undefined : store.getSubmission(target, ref.id);
    });
    if (submission === undefined) {
        logger.info(`${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_6__/* .capitalized */ .l2)((0,_store_target_js__WEBPACK_IMPORTED_MODULE_2__/* .describeTarget */ .ff)(target))} has no pending or published submission.`);
        return 'done';
    }
    learn('submission', submission);
    learn('state', { status: submission.status ?? '', statusDetails: submission.statusDetails });
    showSubmission(logger, target, submission);
    if ((0,_store_states_js__WEBPACK_IMPORTED_MODULE_1__/* .isDraft */ .Qx)(submission.status ?? '')) {
        logger.info('This draft has not been committed, so there is nothing to wait for.');
        return 'done';
    }
    await (0,_steps_await_submission_js__WEBPACK_IMPORTED_MODULE_4__/* .awaitAnySubmission */ .zJ)(run, target, submission, inputs);
    return 'done';
}
/** An error may come without details. */
function describe({ code, details }) {
    return details === '' ? `${code}, without details` : `${code}: ${details}`;
}
function showSubmission(logger, target, submission) {
    logger.info(`Submission ${submission.id}: ${submission.status}`);
    const page = (0,_store_partner_center_js__WEBPACK_IMPORTED_MODULE_0__/* .pageOfSubmission */ .BX)(target, submission.id);
    if (page !== undefined)
        logger.info(page);
    for (const each of (0,_document_packages_js__WEBPACK_IMPORTED_MODULE_7__/* .livePackagesOf */ .xR)(submission)) {
        const { version, architectures } = (0,_submission_existing_package_js__WEBPACK_IMPORTED_MODULE_3__/* .describeExisting */ .xO)(each);
        logger.info(`  ${each.fileName}  ${version ?? '–'}  ${architectures?.join(' ') ?? 'architectures unknown'}  ${each.fileStatus ?? ''}`);
    }
    const { storeErrors, storeWarnings, certificationReports } = (0,_record_verdict_js__WEBPACK_IMPORTED_MODULE_8__/* .verdictOf */ .V)(submission.statusDetails);
    for (const message of storeErrors)
        logger.info(`  error ${describe(message)}`);
    for (const message of storeWarnings)
        logger.info(`  warning ${describe(message)}`);
    for (const { date, url } of certificationReports)
        logger.info(`  certification report ${date ?? ''}: ${url ?? ''}`);
    const rollout = (0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_9__/* .rolloutOf */ .Zb)(submission);
    if (rollout?.isPackageRollout)
        logger.info(`  rollout: ${(0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_9__/* .shareOf */ .tC)(rollout) ?? '?'}%, ${rollout.packageRolloutStatus ?? 'status unknown'}`);
}


/***/ })

};
