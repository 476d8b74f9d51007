export const id = 432;
export const ids = [432];
export const modules = {

/***/ 31432:
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
// EXTERNAL MODULE: ./lib/document/packages.js
var document_packages = __webpack_require__(62992);
// EXTERNAL MODULE: ./lib/packages/compare-versions.js
var compare_versions = __webpack_require__(21386);
// EXTERNAL MODULE: ./lib/store/states.js
var states = __webpack_require__(1387);
// EXTERNAL MODULE: ./lib/store/target.js
var store_target = __webpack_require__(1368);
// EXTERNAL MODULE: ./lib/submission/existing-package.js + 1 modules
var existing_package = __webpack_require__(57854);
// EXTERNAL MODULE: ./lib/text/format.js
var format = __webpack_require__(23808);
// EXTERNAL MODULE: ./lib/commands/steps/situation.js
var situation = __webpack_require__(35686);
;// CONCATENATED MODULE: ./lib/commands/rollout-release.js









/**
 * Reads the last published submission, and the pending one if a rollout could be meant for it. Only GETs.
 *
 * @param expectedVersion input `expected-version`
 * @throws ActionError `never-published`, `unexpected-version`, or why the rollout of that version has not begun
 */
async function readRolloutRelease({ learn, logger, store }, target, expectedVersion) {
    const found = await store.look(target);
    learn('target', { target, app: found.app });
    if (found.lastPublished === undefined) {
        throw refused('never-published', `${(0,format/* capitalized */.l2)((0,store_target/* describeTarget */.ff)(target))} has never been published, so it has no rollout.`, 'Publish the first submission, which always goes to everyone. You can set rollout-percentage from the second one onward.');
    }
    const submission = await store.getSubmission(target, found.lastPublished.id);
    learn('submission', submission);
    const version = freshVersion(submission, await (0,situation/* readFallback */.DE)(store, target, submission));
    logger.info(`Last published submission: ${submission.id}, version ${version ?? 'unknown'}.`);
    // A run that names the published version does not mean the next one.
    if (version !== undefined && expectedVersion === version)
        return { submission, pending: undefined };
    const pending = await readPendingRelease(store, target, submission, found.pending);
    if (expectedVersion === undefined)
        return { submission, pending };
    if (pending?.version === expectedVersion)
        throw notPublishedYet(pending);
    throw refused('unexpected-version', `The published version is ${version ?? 'unknown'}, not ${expectedVersion}: this would change the rollout of another build.`, 'Run it from the workflow of the published version, or fix expected-version.');
}
/** Highest version of a submission's packages that are not in `before`: those in both stay. */
function freshVersion(submission, before) {
    const live = (0,document_packages/* livePackagesOf */.xR)(submission);
    const kept = new Set((before ? (0,document_packages/* livePackagesOf */.xR)(before) : []).map((each) => (0,document_packages/* fileKey */.wm)(each.fileName)));
    const fresh = live.filter((each) => !kept.has((0,document_packages/* fileKey */.wm)(each.fileName)));
    return (0,compare_versions/* highestVersion */.t)((fresh.length > 0 ? fresh : live).flatMap((each) => (0,existing_package/* describeExisting */.xO)(each).version ?? []));
}
/** Reads the pending submission, if there is one. Only GETs. */
async function readPendingRelease(store, target, published, pending) {
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
    const name = version === undefined ? `Submission ${id}` : `Version ${version}`;
    if (!isOnItsWay(status)) {
        return new errors/* ActionError */.lZ({
            code: 'not-published',
            result: 'refused',
            ...((0,states/* isDraft */.Qx)(status)
                ? {
                    message: `${name} is not published: submission ${id} is a draft (${status}).`,
                    todo: 'Publish the submission first. Its rollout starts when it is published.',
                }
                : {
                    message: `${name} is not published: submission ${id} ended with status ${status}.`,
                    todo: 'Fix the cause and publish again. The rollout starts when the new submission is published.',
                }),
        });
    }
    return new errors/* ActionError */.lZ({
        code: 'not-published-yet',
        result: 'busy',
        message: `${name} is not published yet (${status}), so its rollout has not begun.`,
        todo: 'Re-run the job once the submission is published. To wait for that, use command: status with wait-for: published.',
    });
}
function isOnItsWay(status) {
    return !(0,states/* isDraft */.Qx)(status) && !(0,states/* isFailure */.N6)(status);
}
/** An error of a run that must not change the rollout. */
function refused(code, message, todo) {
    return new errors/* ActionError */.lZ({ code, result: 'refused', message, todo });
}

// EXTERNAL MODULE: ./lib/commands/steps/find-target.js
var find_target = __webpack_require__(94069);
;// CONCATENATED MODULE: ./lib/commands/rollout.js




/** Milliseconds between two reads of a change that is not visible yet. */
const readBackPause = 5_000;
/**
 * Changes, halts or finalizes the rollout of the last published submission; no package is needed. Reads
 * first: a rollout that is already in that state is success without a write.
 *
 * @throws ActionError `refused` if the rollout is not in progress, would shrink, or is another version's; `busy` if
 *   the submission with the rollout is not published yet
 */
async function rollout(run) {
    const { inputs, learn, logger, step, store } = run;
    const wanted = inputs.change;
    const target = await (0,find_target/* findTarget */.F)(run, inputs.target);
    const { submission, pending } = await step('Read the rollout', () => readRolloutRelease(run, target, inputs.expectedVersion));
    const now = await store.getRollout(target, submission.id);
    learn('rolloutBefore', now);
    showRollout(run, now);
    if ((0,store_rollout/* isAsWanted */.K1)(now, wanted) || isFinalized(now, wanted)) {
        logger.info('The rollout is already in that state; nothing to do.');
        warnOfPending(logger, pending);
        return 'done';
    }
    checkChange(now, wanted, pending);
    await step('Change the rollout', async () => {
        await store.changeRollout(target, submission.id, wanted);
        const after = await readBack(run, target, submission.id, wanted);
        logger.info(`Rollout: ${share(now)} → ${share(after)}.`);
    });
    if (wanted.action === 'update' && wanted.percentage === 100) {
        logger.info('A rollout at 100% is not finalized: until it is, older systems keep the previous packages and new releases are refused. To end it, use rollout-action: finalize.');
    }
    return 'done';
}
/** Reads of the service can lag behind its writes, so it is read up to three times. */
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
/** A finalized rollout has reached 100%, and more. */
function isFinalized(now, wanted) {
    return wanted.action === 'update' && wanted.percentage === 100 && (0,store_rollout/* isAsWanted */.K1)(now, { action: 'finalize' });
}
/** `50%`, with the state if the rollout has ended: `0% (halted)`. */
function share(rollout) {
    const text = `${(0,store_rollout/* shareOf */.tC)(rollout) ?? '?'}%`;
    const state = (0,store_rollout/* stateOfRollout */.yI)(rollout);
    if (state === 'stopped')
        return `${text} (halted)`;
    return state === 'complete' ? `${text} (finalized)` : text;
}
function showRollout({ learn, logger }, now) {
    const percentage = (0,store_rollout/* shareOf */.tC)(now);
    const status = now.packageRolloutStatus ?? undefined;
    learn('rollout', now);
    logger.info(`Rollout: ${now.isPackageRollout ? `${percentage ?? '?'}%, ${status ?? 'status unknown'}` : 'none (everyone gets the packages)'}.`);
}
/** Someone who changes a rollout right after publishing means the release that is still on its way. */
function warnOfPending(logger, pending) {
    if (pending?.bringsRollout)
        logger.warning(`This run checked the rollout of the published version. ${notPublishedYet(pending).message}`);
}
/** Only a rollout in progress changes (store-api.md §2.3), and a share that customers have is not taken back. */
function checkChange(now, wanted, pending) {
    const state = (0,store_rollout/* stateOfRollout */.yI)(now);
    if (state !== 'in-progress') {
        if (pending?.bringsRollout)
            throw notPublishedYet(pending);
        throw refused('rollout-not-in-progress', `The rollout can't be changed because it is not in progress (${now.isPackageRollout ? now.packageRolloutStatus : 'there is none'}).`, whatInstead(state, wanted));
    }
    const present = now.packageRolloutPercentage ?? 0;
    // A share that differs only by the Store's rounding was already accepted as wanted.
    if (wanted.action === 'update' && wanted.percentage < present) {
        throw refused('rollout-shrinks', `The rollout is already at ${share(now)}, so it can't go back to ${wanted.percentage}%: customers who have the packages keep them.`, 'To stop it, use rollout-action: halt. To increase it, set a higher percentage.');
    }
}
/** What works if a rollout is not in progress. */
function whatInstead(state, { action }) {
    if (state === 'not-started' || state === 'unknown')
        return 'Check the rollout in Partner Center, and re-run the job once the rollout is in progress.';
    if (action === 'update')
        return 'To begin a new one, publish with rollout-percentage.';
    if (state === 'stopped')
        return "A halted rollout can't be resumed: publish a higher version.";
    return action === 'finalize'
        ? 'There is nothing to finalize: everyone is already offered the packages.'
        : 'There is nothing to halt: everyone is already offered the packages. To replace them, publish a higher version.';
}
function notTaken(after, wanted) {
    return new errors/* ActionError */.lZ({
        code: 'rollout-not-taken',
        result: 'rejected',
        message: `The Store accepted the change (${wanted.action}), but now reports a rollout of ${share(after)} (${after.packageRolloutStatus}).`,
        todo: 'Check the rollout in Partner Center, then re-run the job.',
    });
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

/***/ 21386:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ compareVersions),
/* harmony export */   t: () => (/* binding */ highestVersion)
/* harmony export */ });
/** Compares two dotted versions part by part as numbers; missing parts count as 0. Negative: `a` is lower. */
function compareVersions(a, b) {
    const left = partsOf(a);
    const right = partsOf(b);
    for (let part = 0; part < Math.max(left.length, right.length); part += 1) {
        const difference = (left[part] ?? 0) - (right[part] ?? 0);
        if (difference !== 0)
            return difference;
    }
    return 0;
}
/** Splitting takes most of the time, and a run compares the same few hundred versions up to millions of times. */
const known = new Map();
const mostKnown = 4096;
function partsOf(version) {
    const held = known.get(version);
    if (held !== undefined)
        return held;
    const parts = version.split('.').map(Number);
    if (known.size >= mostKnown)
        known.clear();
    known.set(version, parts);
    return parts;
}
/** The highest version; `undefined` if there is none. */
function highestVersion(versions) {
    return versions.reduce((highest, version) => highest === undefined || compareVersions(version, highest) > 0 ? version : highest, undefined);
}


/***/ }),

/***/ 83099:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hb: () => (/* binding */ processorsOf),
/* harmony export */   Jj: () => (/* binding */ describeDevices),
/* harmony export */   Ko: () => (/* binding */ describeFamily),
/* harmony export */   LH: () => (/* binding */ someServes),
/* harmony export */   LX: () => (/* binding */ readFamily),
/* harmony export */   MB: () => (/* binding */ familyIncludes),
/* harmony export */   SK: () => (/* binding */ isForWindows10),
/* harmony export */   k8: () => (/* binding */ runsOn),
/* harmony export */   nX: () => (/* binding */ familyServes)
/* harmony export */ });
/* unused harmony export serves */
/* harmony import */ var _json_fold_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31155);
/* harmony import */ var _packages_compare_versions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21386);


/** Processors of devices; a neutral package runs on all of them. */
const processors = ['arm', 'arm64', 'x64', 'x86'];
/**
 * Reads `Windows.Desktop min version 10.0.17763.0`, as the Store writes it. A text that can't be read is a family of
 * its own.
 */
function readFamily(text) {
    const [, name, minVersion] = /^\s*(\S+)(?:\s+min version)?\s+([\d.]+)\s*$/i.exec(text) ?? [];
    return { name: name ?? text.trim(), minVersion: minVersion ?? '0.0.0.0' };
}
/** The processors that packages of an architecture are made for. Emulation does not replace a native package. */
function processorsOf(architecture) {
    if (architecture === undefined || (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .foldName */ .zN)(architecture) === 'neutral')
        return processors;
    return [(0,_json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .foldName */ .zN)(architecture)];
}
/**
 * True if `offer` runs on every device that has this processor and family at `minVersion` or later. A family that is
 * `undefined` is not known (packages of a flight): then only the processor counts.
 */
function serves(offer, processor, family) {
    return (runsOn(offer.architecture, processor) &&
        (family === undefined || familyServes({ name: offer.family, minVersion: offer.minVersion }, family)));
}
/** True if one of the new files serves these devices. */
function someServes(added, processor, family) {
    return added.some((facts) => facts.serves.some((offer) => serves(offer, processor, family)));
}
/**
 * True if `offered` includes every device of the family `wanted`. Devices with Windows 10 get a package for Windows 8
 * only if there is none for Windows 10 ("Guidance for app package management"), so that one includes none of them.
 */
function familyServes(offered, wanted) {
    return (familyIncludes(offered.name, wanted.name) &&
        isForWindows10(offered.minVersion) &&
        (0,_packages_compare_versions_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Z)(offered.minVersion, wanted.minVersion) <= 0);
}
/** True for the minimum of a package that runs on Windows 10 and later only. */
function isForWindows10(minVersion) {
    return (0,_packages_compare_versions_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Z)(minVersion, '10.0.0.0') >= 0;
}
/** True if a package of architecture `offered` is made for devices with this processor. */
function runsOn(offered, processor) {
    return (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .foldName */ .zN)(offered) === 'neutral' || (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .foldName */ .zN)(offered) === (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .foldName */ .zN)(processor);
}
/** True if every device of the family `wanted` is one of the family `offered`. */
function familyIncludes(offered, wanted) {
    return (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .foldName */ .zN)(offered) === (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .foldName */ .zN)(wanted) || (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .foldName */ .zN)(offered) === 'windows.universal';
}
/** Devices in words: `arm64, x86 on Windows.Desktop 10.0.17763.0`. */
function describeDevices(devices) {
    const byFamily = Map.groupBy(devices, ({ family }) => (family === undefined ? '' : describeFamily(family)));
    return [...byFamily]
        .map(([family, all]) => {
        const processorList = all.map(({ processor }) => processor).join(', ');
        return family === '' ? processorList : `${processorList} on ${family}`;
    })
        .join('; ');
}
/** `Windows.Desktop 10.0.17763.0` */
function describeFamily({ name, minVersion }) {
    return minVersion === '0.0.0.0' ? name : `${name} ${minVersion}`;
}


/***/ }),

/***/ 57854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  xO: () => (/* binding */ describeExisting),
  IY: () => (/* binding */ describeLive),
  Xl: () => (/* binding */ devicesOf)
});

// UNUSED EXPORTS: isBundleName

// EXTERNAL MODULE: ./lib/document/packages.js
var document_packages = __webpack_require__(62992);
// EXTERNAL MODULE: ./lib/json/fold.js
var fold = __webpack_require__(31155);
// EXTERNAL MODULE: ./lib/packages/facts.js
var facts = __webpack_require__(99994);
;// CONCATENATED MODULE: ./lib/packages/foreign-name.js
/** How Visual Studio, MSBuild, electron-builder, Flutter and scripts spell architectures. */
const spellings = new Map([
    ['x86', 'x86'],
    ['win32', 'x86'],
    ['ia32', 'x86'],
    ['i386', 'x86'],
    ['i686', 'x86'],
    ['x64', 'x64'],
    ['win64', 'x64'],
    ['amd64', 'x64'],
    ['arm', 'arm'],
    ['arm32', 'arm'],
    ['armv7', 'arm'],
    ['armv7l', 'arm'],
    ['arm64', 'arm64'],
    ['aarch64', 'arm64'],
    ['anycpu', 'neutral'],
]);
/** Words that packers put next to the architectures. */
const fillers = new Set(['bundle', 'debug', 'release', 'test', 'store', 'win', 'windows']);
/** The hash of the publisher in a package's full name, `App_1.0.0.0_x64__8wekyb3d8bbwe`. */
const publisherHash = /__[a-z0-9]{13}$/i;
/**
 * Reads the architectures at the end of a file name that another tool gave, without regard to case:
 * `App_1.1.0.0_x64_ARM64_bundle.msixupload` (Visual Studio and MSBuild), `App-1.2.3-arm64.appx` (electron-builder),
 * `App_1.0.0.0_x64__8wekyb3d8bbwe.msix` (MSIX Packaging Tool). Only whole words count: `x64dbg` and `Arm Wrestling`
 * don't name an architecture. `undefined` if there is none. "neutral" is not read: it is what the Store says about
 * every bundle.
 *
 * @param fileName without folders
 */
function parseForeignName(fileName) {
    const stem = fileName
        .replace(/\.[a-z]+$/i, '')
        // A browser's second download.
        .replace(/ ?\(\d{1,3}\)$/, '')
        .replace(publisherHash, '')
        .replace(/x86[_-]64(?![a-z0-9])/i, 'x64');
    const words = stem.toLowerCase().split(/[^\p{L}\p{N}.]+|\.(?=\p{L})/u);
    const start = words.findLastIndex((word) => !spellings.has(word) && !fillers.has(word)) + 1;
    const architectures = words.slice(start).flatMap((word) => spellings.get(word) ?? []);
    if (architectures.length === 0)
        return undefined;
    return {
        architectures: [...new Set(architectures)].sort(),
        isList: /^v?\d+(\.\d+){2,3}$/.test(words[start - 1] ?? '') && !isFullNameOfBundle(fileName),
    };
}
/**
 * The full name of a bundle says `neutral`: one with an architecture is that of a package inside, of which there may be
 * more.
 */
function isFullNameOfBundle(fileName) {
    return publisherHash.test(fileName.replace(/\.[a-z]+$/i, '')) && /(bundle|upload)$/i.test(fileName);
}

// EXTERNAL MODULE: ./lib/packages/name.js
var packages_name = __webpack_require__(83442);
// EXTERNAL MODULE: ./lib/submission/devices.js
var devices = __webpack_require__(83099);
;// CONCATENATED MODULE: ./lib/submission/existing-package.js






/** What is known about the packages that customers get from a submission. */
function describeLive(submission) {
    return (0,document_packages/* livePackagesOf */.xR)(submission).map((entry) => describeExisting(entry, (0,document_packages/* kindOf */.I)(submission)));
}
/** Reads what the Store's package entry says; its file name adds what the Store leaves out. */
function describeExisting(entry, kind = 'app') {
    const named = (0,packages_name/* parseArchiveName */.L)((0,document_packages/* baseName */.Fl)(entry.fileName));
    const listed = readFamilies(entry.targetDeviceFamilies);
    // The Store lists the families of every package for Windows 10 or later, except on flights.
    const isUnlisted = listed === undefined && kind === 'app' && named === undefined;
    const platform = platformOf(entry);
    return {
        fileName: entry.fileName,
        version: entry.version || named?.version,
        isBundle: isBundle(entry),
        architectures: architecturesOf(entry),
        families: isUnlisted && platform === 'later' ? [unlistedFamilies] : listed,
        isForEarlierWindows: platform === 'earlier' || (isUnlisted && platform === undefined),
    };
}
/** The devices that an existing package may be for; all processors if its architectures are not known. */
function devicesOf({ architectures, families }) {
    const named = architectures ?? [undefined];
    const listed = families ?? [undefined];
    return [...new Set(named.flatMap(devices/* processorsOf */.Hb))].flatMap((processor) => listed.map((family) => ({ processor, family })));
}
/** Stands for families about which nothing is known, so that nothing serves them. */
const unlistedFamilies = {
    name: 'unlisted device families',
    minVersion: '0.0.0.0',
};
/** What the Store states about a bundle means nothing; the names of packers list what is inside. */
function architecturesOf(entry) {
    const named = (0,packages_name/* parseArchiveName */.L)((0,document_packages/* baseName */.Fl)(entry.fileName));
    if (named !== undefined)
        return named.architectures;
    const stated = statedArchitecture(entry);
    const foreign = parseForeignName((0,document_packages/* baseName */.Fl)(entry.fileName));
    if (!isBundleName(entry.fileName))
        return stated ? [stated] : foreign?.isList ? foreign.architectures : undefined;
    // A second opinion on a bundle can only make it serve more devices, and so be kept.
    if (stated && stated !== 'neutral')
        return [...new Set([stated, ...(foreign?.architectures ?? [])])];
    return foreign?.isList ? foreign.architectures : undefined;
}
/** An upload file may hold a plain package: then the Store states its architecture, which is `Neutral` for bundles. */
function isBundle(entry) {
    if (!isBundleName(entry.fileName))
        return false;
    const stated = statedArchitecture(entry);
    if (!/upload$/i.test(entry.fileName) || stated === undefined)
        return true;
    if ((parseForeignName((0,document_packages/* baseName */.Fl)(entry.fileName))?.architectures.length ?? 0) > 1)
        return true;
    const named = (0,packages_name/* parseArchiveName */.L)((0,document_packages/* baseName */.Fl)(entry.fileName))?.architectures;
    return stated === 'neutral' && !(named?.length === 1 && named[0] === 'neutral');
}
function statedArchitecture({ architecture }) {
    return facts/* allArchitectures */.E.find((each) => each === architecture?.trim().toLowerCase());
}
/** `Windows81`, `WindowsPhone81`, `Windows10` …; `undefined` if the Store does not say it. */
function platformOf({ targetPlatform }) {
    const [, major] = /^windows(?:phone)?[ ._]?(\d)/i.exec(String(targetPlatform ?? '')) ?? [];
    if (major === undefined)
        return undefined;
    return ['7', '8'].includes(major) ? 'earlier' : 'later';
}
/** True for the extensions of bundles and of upload files, which usually hold one. */
function isBundleName(fileName) {
    return /bundle$|upload$/i.test(fileName);
}
/** The documentation's "None" may be null, a text, or a list of that text; another text is a list of one. */
function readFamilies(listed) {
    const texts = (typeof listed === 'string' ? listed.split(/[,;]/) : (listed ?? []))
        .map((text) => text?.trim() ?? '')
        .filter((text) => text !== '' && (0,fold/* foldName */.zN)(text) !== 'none');
    const families = texts.map(devices/* readFamily */.LX);
    // These systems have no Store, so a package that names them reaches no one there.
    const ofStore = families.filter(({ name }) => !isOfMsixCore(name));
    if (families.length === 0)
        return undefined;
    return ofStore.length === 0 ? families : ofStore;
}
/**
 * "MSIX Core doesn't support Microsoft Store integration"
 * (https://learn.microsoft.com/windows/msix/msix-core/msixcore).
 */
function isOfMsixCore(family) {
    return /^(?:msixcore|windows[78])\.(?:desktop|server)$/i.test(family);
}


/***/ }),

/***/ 68817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ withRolloutEnded),
/* harmony export */   a: () => (/* binding */ withRollout)
/* harmony export */ });
/* harmony import */ var _store_rollout_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25804);

/**
 * The submission as it will be once a rollout in progress has been ended in this way; one that is not in
 * progress stays as it is.
 */
function withRolloutEnded(submission, how) {
    if (how === 'fail' || (0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_0__/* .rolloutState */ .Zd)(submission) !== 'in-progress')
        return submission;
    const packageRollout = {
        ...(0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_0__/* .rolloutOf */ .Zb)(submission),
        packageRolloutStatus: how === 'finalize' ? 'PackageRolloutComplete' : 'PackageRolloutStopped',
    };
    return {
        ...submission,
        packageDeliveryOptions: { ...submission.packageDeliveryOptions, packageRollout },
    };
}
/**
 * The submission's delivery options with the rollout set explicitly both ways: a clone inherits the last
 * submission's rollout, and one that is only set if the member already exists ships to everyone
 * (https://github.com/microsoft/msstore-cli/issues/110, https://github.com/microsoft/msstore-cli/pull/164).
 *
 * @param percentage share of customers in percent, below 100; `undefined` for everyone.
 */
function withRollout(submission, percentage) {
    const current = (0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_0__/* .rolloutOf */ .Zb)(submission);
    const rollout = {
        ...current,
        isPackageRollout: percentage !== undefined,
        packageRolloutPercentage: percentage ?? 0,
    };
    return {
        ...submission,
        packageDeliveryOptions: { ...submission.packageDeliveryOptions, packageRollout: rollout },
    };
}


/***/ })

};
