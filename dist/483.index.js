export const id = 483;
export const ids = [483];
export const modules = {

/***/ 67402:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rollout: () => (/* binding */ rollout)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/store/rollout.js
var store_rollout = __webpack_require__(25804);
// EXTERNAL MODULE: ./lib/store/target.js
var store_target = __webpack_require__(1368);
// EXTERNAL MODULE: ./lib/commands/run.js
var commands_run = __webpack_require__(82547);
// EXTERNAL MODULE: ./lib/commands/steps/find-target.js
var find_target = __webpack_require__(94069);
// EXTERNAL MODULE: ./lib/commands/steps/note.js
var note = __webpack_require__(8648);
// EXTERNAL MODULE: ./lib/store/states.js
var states = __webpack_require__(1387);
// EXTERNAL MODULE: ./lib/submission/compare-versions.js
var compare_versions = __webpack_require__(56129);
// EXTERNAL MODULE: ./lib/submission/coverage.js + 1 modules
var coverage = __webpack_require__(61315);
// EXTERNAL MODULE: ./lib/commands/steps/situation.js
var situation = __webpack_require__(35686);
;// CONCATENATED MODULE: ./lib/commands/steps/rollout-version.js



/** Highest version of the packages that a published rollout brings; `undefined` if the Store does not say it. */
async function versionInRollout({ store }, target, submission) {
    return freshVersion(submission, await (0,situation/* readFallback */.DE)(store, target, submission));
}
/** Highest version of a submission's packages that are not in `before`: those that both have stay. */
function freshVersion(submission, before) {
    const live = (0,coverage/* livePackagesOf */.xR)(submission);
    const kept = new Set((before ? (0,coverage/* livePackagesOf */.xR)(before) : []).map((each) => (0,coverage/* fileKey */.wm)(each.fileName)));
    const fresh = live.filter((each) => !kept.has((0,coverage/* fileKey */.wm)(each.fileName)));
    return (0,compare_versions/* highestVersion */.t)((fresh.length > 0 ? fresh : live).flatMap((each) => (0,coverage/* describeExisting */.xO)(each).version ?? []));
}

;// CONCATENATED MODULE: ./lib/commands/steps/pending-release.js





/** Reads the pending submission, if there is one. Only GETs. */
async function readPendingRelease({ store }, target, published, pending) {
    const found = pending && (await (0,situation/* unlessGone */.Wi)(store.getSubmission(target, pending.id)));
    if (found === undefined)
        return undefined;
    const status = (0,states/* statusOf */.c2)(found);
    return {
        id: found.id,
        version: freshVersion(found, published),
        status,
        bringsRollout: isOnItsWay(status) && (0,store_rollout/* rolloutOf */.Zb)(found)?.isPackageRollout === true,
    };
}
/** Why the rollout of a release can't be changed yet: `busy` if it is on its way, otherwise `refused`. */
function notPublishedYet({ id, version, status }) {
    const name = version ?? `submission ${id}`;
    if (!isOnItsWay(status)) {
        return new errors/* ActionError */.l({
            code: 'not-published',
            result: 'refused',
            message: (0,states/* isDraft */.Qx)(status)
                ? `${name} is not published: submission ${id} is a draft (${status}).`
                : `${name} is not published: submission ${id} ended in ${status}.`,
            todo: 'Publish it first; its rollout begins then.',
        });
    }
    return new errors/* ActionError */.l({
        code: 'not-published-yet',
        result: 'busy',
        message: `${name} is not published yet (${status}), so its rollout has not begun.`,
        todo: 'Run this again once it is published: command: status with wait-for: published waits for that.',
    });
}
function isOnItsWay(status) {
    return !(0,states/* isDraft */.Qx)(status) && !(0,states/* isFailure */.N6)(status);
}

;// CONCATENATED MODULE: ./lib/commands/rollout.js








/** Milliseconds between two looks at a change that is not to be seen yet. */
const readBackPause = 5_000;
/**
 * Changes, halts or finalizes the rollout of the last published submission; no package is needed. Reads
 * first: a rollout that is already in that state is success without a write.
 *
 * @throws ActionError `refused` if the rollout is not in progress, would shrink, or is another version's; `busy` if
 *   the submission with the rollout is not published yet
 */
async function rollout(run) {
    const { logger, store } = run;
    const target = await (0,commands_run/* during */.iW)(run, 'Target', () => (0,find_target/* findTarget */.F)(run, run.inputs.target));
    const { submission, pending } = await (0,commands_run/* during */.iW)(run, 'Look at the rollout', () => readPublished(run, target));
    const wanted = run.inputs.change;
    const now = await store.getRollout(target, submission.id);
    run.record.rolloutBefore = now.isPackageRollout ? (0,note/* shareOf */.tC)(now) : undefined;
    showRollout(run, now);
    if ((0,store_rollout/* isAsWanted */.K1)(now, wanted) || isFinalized(now, wanted)) {
        logger.info('The rollout is already in that state; nothing to do.');
        warnOfPending(run, pending);
        return 'done';
    }
    checkChange(now, wanted, pending);
    await (0,commands_run/* during */.iW)(run, 'Change the rollout', async () => {
        await store.changeRollout(target, submission.id, wanted);
        const after = await readBack(run, target, submission.id, wanted);
        logger.info(`Rollout: ${share(now)} → ${share(after)}.`);
    });
    if (wanted.action === 'update' && wanted.percentage === 100) {
        logger.info('100 % is not finalized: until it is, older systems keep the previous packages and the next release is refused. Use rollout-action: finalize to end the rollout.');
    }
    return 'done';
}
/** Reads of the service can lag behind its writes, so up to three looks are made. */
async function readBack(run, target, id, wanted) {
    for (let looks = 1;; looks += 1) {
        const after = await run.store.getRollout(target, id);
        showRollout(run, after);
        if ((0,store_rollout/* isAsWanted */.K1)(after, wanted))
            return after;
        if (looks === 3)
            throw notTaken(after, wanted);
        await run.clock.sleep(readBackPause, run.signal);
    }
}
/** A rollout that was finalized has reached 100 %, and more. */
function isFinalized(now, wanted) {
    return wanted.action === 'update' && wanted.percentage === 100 && (0,store_rollout/* isAsWanted */.K1)(now, { action: 'finalize' });
}
async function readPublished(run, target) {
    const { record, store, clock, logger, inputs } = run;
    const found = await store.look(target);
    (0,note/* noteTarget */.UJ)(record, target, found.app);
    if (found.lastPublished === undefined) {
        throw refused('never-published', `${(0,store_target/* describeTarget */.ff)(target)} was never published, so it has no rollout.`, 'Publish with rollout-percentage first; the first submission always goes to everyone.');
    }
    const submission = await store.getSubmission(target, found.lastPublished.id);
    (0,note/* noteSubmission */.rt)(record, submission, clock.now());
    const version = await versionInRollout(run, target, submission);
    logger.info(`Last published submission: ${submission.id}, version ${version ?? 'unknown'}.`);
    // A run that names the published version does not mean the next one.
    if (version !== undefined && inputs.expectedVersion === version)
        return { submission, pending: undefined };
    const pending = await readPendingRelease(run, target, submission, found.pending);
    if (inputs.expectedVersion === undefined)
        return { submission, pending };
    if (pending?.version === inputs.expectedVersion)
        throw notPublishedYet(pending);
    throw refused('unexpected-version', `The published version is ${version ?? 'unknown'}, not ${inputs.expectedVersion}: this would change the rollout of another build.`, 'Run the rollout from the workflow of the version that is published, or correct expected-version.');
}
/** `50 %`, with the state if the rollout has ended: `0 % (halted)`. */
function share(rollout) {
    const text = `${(0,note/* shareOf */.tC)(rollout) ?? '?'} %`;
    const state = (0,store_rollout/* stateOfRollout */.yI)(rollout);
    if (state === 'stopped')
        return `${text} (halted)`;
    return state === 'complete' ? `${text} (finalized)` : text;
}
function showRollout({ logger, record }, now) {
    const percentage = (0,note/* shareOf */.tC)(now);
    const status = now.packageRolloutStatus ?? undefined;
    record.rollout = { percentage, status };
    logger.info(`Rollout: ${now.isPackageRollout ? `${percentage ?? '?'} %, ${status ?? 'state unknown'}` : 'none, everyone gets the packages'}.`);
}
/** Someone who changes a rollout right after publishing means the release that is still on its way. */
function warnOfPending({ logger }, pending) {
    if (pending?.bringsRollout)
        logger.warning(`This is the published rollout. ${notPublishedYet(pending).message}`);
}
/** Only a rollout in progress changes (store-api.md §2.3), and a share that customers have is not taken back. */
function checkChange(now, wanted, pending) {
    const state = (0,store_rollout/* stateOfRollout */.yI)(now);
    if (state !== 'in-progress') {
        if (pending?.bringsRollout)
            throw notPublishedYet(pending);
        throw refused('rollout-not-in-progress', `The rollout is not in progress (${now.isPackageRollout ? now.packageRolloutStatus : 'there is none'}), and only one in progress can be changed.`, whatInstead(state, wanted));
    }
    const present = now.packageRolloutPercentage ?? 0;
    // What differs by the Store's rounding only was found to be as wanted before.
    if (wanted.action === 'update' && wanted.percentage < present) {
        throw refused('rollout-shrinks', `The rollout is already at ${share(now)}, and ${wanted.percentage} % is less: customers who already have the packages keep them.`, 'To stop it, use rollout-action: halt; to widen it, give a higher share.');
    }
}
/** What works if a rollout is not in progress. */
function whatInstead(state, { action }) {
    if (state === 'not-started' || state === 'unknown')
        return 'Look at it in Partner Center, and run this again once it is in progress.';
    if (action === 'update')
        return 'Publish with rollout-percentage to begin a new one.';
    if (state === 'stopped')
        return 'A halted rollout does not go on: publish a higher version.';
    return action === 'finalize'
        ? 'There is nothing to finalize: everyone is offered the packages already.'
        : 'There is nothing to halt: everyone is offered the packages already. To replace them, publish a higher version.';
}
function notTaken(after, wanted) {
    return new errors/* ActionError */.l({
        code: 'rollout-not-taken',
        result: 'rejected',
        message: `The Store accepted the change (${wanted.action}), but returns ${share(after)}, ${after.packageRolloutStatus} after it.`,
        todo: 'Look at the rollout in Partner Center, then run this again.',
    });
}
function refused(code, message, todo) {
    return new errors/* ActionError */.l({ code, result: 'refused', message, todo });
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
