export const id = 927;
export const ids = [927];
export const modules = {

/***/ 94069:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ findTarget)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _store_target_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1368);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(23808);
/* harmony import */ var _text_ids_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(60421);
/* harmony import */ var _note_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8648);





/**
 * The target that the inputs name. A flight is found by its id or by its name, exact first, then without
 * regard to case; an add-on by its Store ID or else its product id, which may look like one. A typo creates nothing.
 *
 * @throws ActionError `flight-not-found`, `flight-ambiguous` or `add-on-not-found`, with what there is;
 *   `add-on-of-other-app`
 */
async function findTarget(run, named) {
    const { target, flightName } = await resolve(run, named);
    (0,_note_js__WEBPACK_IMPORTED_MODULE_2__/* .noteTarget */ .UJ)(run.record, target, undefined, flightName);
    run.logger.info(`Target: ${(0,_store_target_js__WEBPACK_IMPORTED_MODULE_1__/* .describeTarget */ .ff)(target)}.`);
    return target;
}
async function resolve(run, named) {
    if (named.kind === 'app')
        return { target: named };
    if (named.kind === 'add-on')
        return { target: { kind: 'add-on', addOnId: await findAddOn(run, named) } };
    const { appId, flight } = named;
    if ((0,_text_ids_js__WEBPACK_IMPORTED_MODULE_3__/* .isGuid */ .W_)(flight))
        return { target: { kind: 'flight', appId, flightId: flight.toLowerCase() } };
    const { flightId, friendlyName } = await findFlight(run, appId, flight);
    return { target: { kind: 'flight', appId, flightId }, flightName: friendlyName ?? flight };
}
async function findFlight(run, appId, name) {
    const flights = await run.store.listFlights(appId);
    const lower = name.toLowerCase();
    const exact = flights.filter((each) => each.friendlyName === name);
    const found = exact.length > 0 ? exact : flights.filter((each) => each.friendlyName?.toLowerCase() === lower);
    const [first, second] = found;
    if (first !== undefined && second === undefined)
        return first;
    // The Store lists no flights also for an app that it does not have.
    if (flights.length === 0)
        await run.store.getApplication(appId);
    const list = flights.map((each) => `"${each.friendlyName}" (${each.flightId})`).join(', ');
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l(first === undefined
        ? {
            code: 'flight-not-found',
            message: `App ${appId} has no flight "${name}". ${flights.length === 0 ? 'It has no flights.' : `Its flights: ${list}.`}`,
            todo: 'Correct the input flight: the name of the flight, not of its group of testers. To create a flight, use command: api; one created in Partner Center leaves a draft there that must be finished or deleted first.',
        }
        : {
            code: 'flight-ambiguous',
            message: `App ${appId} has several flights of the name "${name}": ${found.map((each) => each.flightId).join(', ')}.`,
            todo: 'Use the ID of the one that you want.',
        });
}
async function findAddOn(run, { addOn: text, appId }) {
    const known = (0,_text_ids_js__WEBPACK_IMPORTED_MODULE_3__/* .isStoreId */ .n6)(text.toUpperCase()) ? await addOnOfId(run, text.toUpperCase(), appId) : undefined;
    if (known !== undefined)
        return known.id;
    const addOns = await run.store.listAddOns();
    const found = addOns.filter((each) => each.productId === text && isOf(each, appId));
    const [first, second] = found;
    if (first !== undefined && second === undefined)
        return first.id;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l({
        code: 'add-on-not-found',
        message: first === undefined
            ? `There is no add-on "${text}"${appId === undefined ? '' : ` for app ${appId}`}. There ${addOns.length === 1 ? 'is' : 'are'} ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(addOns.length, 'add-on')} in this account${listed(addOns)}.`
            : `Several apps have an add-on with the product id "${text}": ${found.map((each) => each.id).join(', ')}.`,
        todo: first === undefined
            ? 'Correct the input add-on. To create an add-on, use command: api or Partner Center.'
            : 'Use the Store ID of the one that you want, or set app-id to its app.',
    });
}
async function addOnOfId(run, id, appId) {
    const addOn = await run.store.getAddOn(id).catch((error) => {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l && error.status === 404)
            return undefined;
        throw error;
    });
    if (addOn === undefined || isOf(addOn, appId))
        return addOn;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l({
        code: 'add-on-of-other-app',
        message: `Add-on ${id} does not belong to app ${appId}; it is sold in ${appsOf(addOn).join(', ') || 'no app'}.`,
        todo: 'Correct app-id or add-on. An add-on needs no app-id.',
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

/***/ 8648:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   St: () => (/* binding */ noteRollout),
/* harmony export */   UJ: () => (/* binding */ noteTarget),
/* harmony export */   q4: () => (/* binding */ forgetSubmission),
/* harmony export */   qr: () => (/* binding */ noteSeen),
/* harmony export */   rt: () => (/* binding */ noteSubmission),
/* harmony export */   tC: () => (/* binding */ shareOf)
/* harmony export */ });
/* harmony import */ var _report_links_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64503);
/* harmony import */ var _report_run_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87329);
/* harmony import */ var _store_rollout_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(25804);



/** Notes what the run is about; an add-on's page is its own. A flight's name, once known, is kept. */
function noteTarget(record, target, app, flightName = undefined) {
    const appId = target.kind === 'add-on' ? target.addOnId : target.appId;
    record.target = {
        kind: target.kind,
        appId,
        appName: app?.primaryName ?? undefined,
        identityName: app?.packageIdentityName ?? undefined,
        ...(target.kind === 'flight' && { flight: flightName ?? record.target?.flight ?? target.flightId }),
    };
}
/** Notes the submission that the run is about, with its state and rollout. */
function noteSubmission(record, submission, now) {
    if (submission === undefined)
        return;
    record.submissionId = submission.id;
    if (submission.status)
        (0,_report_run_record_js__WEBPACK_IMPORTED_MODULE_0__/* .noteState */ .a$)(record, submission.status, now);
    noteRollout(record, submission);
    const { targetPublishMode, targetPublishDate } = submission;
    record.publishTime = targetPublishMode
        ? { mode: targetPublishMode, date: targetPublishDate ?? undefined }
        : undefined;
}
/** Takes back what was noted of a draft that this run has deleted: its page leads nowhere. */
function forgetSubmission(record) {
    record.submissionId = undefined;
    record.rollout = undefined;
    record.states.length = 0;
}
/** Notes a state that was seen, with what the Store says of it. */
function noteSeen(record, seen, now) {
    (0,_report_run_record_js__WEBPACK_IMPORTED_MODULE_0__/* .noteState */ .a$)(record, seen.status, now);
    const { errors, warnings, certificationReports } = seen.statusDetails ?? {};
    record.storeErrors = storeMessages(errors);
    record.storeWarnings = storeMessages(warnings);
    record.certificationReports = (certificationReports ?? [])
        .filter(({ reportUrl }) => reportUrl)
        .map(({ date, reportUrl }) => ({
        date: date ?? undefined,
        url: reportUrl ? (0,_report_links_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutQuery */ .j$)(reportUrl) : undefined,
    }));
}
/** Share of a rollout in percent, as people write it; `undefined` if the Store does not say it. */
function shareOf({ packageRolloutPercentage: share }) {
    return typeof share === 'number' ? (0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_2__/* .readableShare */ .Cs)(share) : undefined;
}
/** Notes the rollout that a submission holds. */
function noteRollout(record, submission) {
    const rollout = (0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_2__/* .rolloutOf */ .Zb)(submission);
    record.rollout = rollout?.isPackageRollout
        ? {
            percentage: shareOf(rollout),
            status: rollout.packageRolloutStatus ?? undefined,
        }
        : undefined;
}
/** Some responses carry `[{"code":"None"}]` or warnings about sales, which every submission has. */
function storeMessages(messages) {
    return (messages ?? [])
        .filter(({ code }) => code && code !== 'None' && code !== 'SalesUnsupportedWarning')
        .map(({ code, details }) => ({ code: code ?? '', details: details ?? '' }));
}


/***/ }),

/***/ 1368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $3: () => (/* binding */ submissionsPath),
/* harmony export */   Bd: () => (/* binding */ targetPath),
/* harmony export */   Fz: () => (/* binding */ flightsPath),
/* harmony export */   ff: () => (/* binding */ describeTarget),
/* harmony export */   wA: () => (/* binding */ applicationPath),
/* harmony export */   wy: () => (/* binding */ submissionPath)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _text_ids_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60421);


/** Looser than a Store ID of today: what the Store itself names must pass, and nothing that is not one path segment. */
const isSegment = (text) => /^[0-9a-z]{1,40}$/i.test(text);
const isDecimal = (text) => /^\d{1,20}$/.test(text);
/**
 * Path of the target below `/v1.0/my/` (store-api.md §2). A flight lies below its app, though the
 * `resourceLocation` that the Store returns for it leaves that part out.
 *
 * @throws ActionError `store-invalid-id` for an id that could be anything but one path segment
 */
function targetPath(target) {
    switch (target.kind) {
        case 'app':
            return applicationPath(target.appId);
        case 'flight':
            return `${applicationPath(target.appId)}/flights/${checked(target.flightId, _text_ids_js__WEBPACK_IMPORTED_MODULE_1__/* .isGuid */ .W_, 'flight id')}`;
        case 'add-on':
            return `inappproducts/${checked(target.addOnId, isSegment, 'Store ID of an add-on')}`;
    }
}
/** Path of an app. @throws ActionError `store-invalid-id` */
function applicationPath(appId) {
    return `applications/${checked(appId, isSegment, 'Store ID of an app')}`;
}
/** Path of the list of an app's flights. @throws ActionError `store-invalid-id` */
function flightsPath(appId) {
    return `${applicationPath(appId)}/listflights`;
}
/** Path below which the target's submissions lie. @throws ActionError `store-invalid-id` */
function submissionsPath(target) {
    return `${targetPath(target)}/submissions`;
}
/** Path of one submission; its id is a decimal string. @throws ActionError `store-invalid-id` */
function submissionPath(target, submissionId) {
    return `${submissionsPath(target)}/${checked(submissionId, isDecimal, 'submission id')}`;
}
/** The target in words, for messages: `app 9NBLGGH4R315`. */
function describeTarget(target) {
    switch (target.kind) {
        case 'app':
            return `app ${target.appId}`;
        case 'flight':
            return `flight ${target.flightId} of app ${target.appId}`;
        case 'add-on':
            return `add-on ${target.addOnId}`;
    }
}
function checked(value, isOfForm, what) {
    if (isOfForm(value))
        return encodeURIComponent(value);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l({
        code: 'store-invalid-id',
        message: `"${value}" is not the ${what}: it does not have that form.`,
        todo: 'Copy the id from Partner Center, without spaces or slashes.',
    });
}


/***/ }),

/***/ 56129:
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

/***/ 61315:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Fl: () => (/* binding */ baseName),
  xO: () => (/* binding */ describeExisting),
  IY: () => (/* binding */ describeLive),
  Xl: () => (/* binding */ devicesOf),
  wm: () => (/* binding */ fileKey),
  I: () => (/* binding */ kindOf),
  xR: () => (/* binding */ livePackagesOf),
  DT: () => (/* binding */ packagesOf)
});

// UNUSED EXPORTS: isBundleName

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
/** Words that packers put beside the architectures. */
const fillers = new Set(['bundle', 'debug', 'release', 'test', 'store', 'win', 'windows']);
/** The hash of the publisher in a package's full name, `App_1.0.0.0_x64__8wekyb3d8bbwe`. */
const publisherHash = /__[a-z0-9]{13}$/i;
/**
 * Reads the architectures at the end of a file name that another tool gave, without regard to case:
 * `App_1.1.0.0_x64_ARM64_bundle.msixupload` (Visual Studio and MSBuild), `App-1.2.3-arm64.appx` (electron-builder),
 * `App_1.0.0.0_x64__8wekyb3d8bbwe.msix` (MSIX Packaging Tool). Only whole words count: `x64dbg` and `Arm Wrestling`
 * name no architecture. `undefined` if there is none. "neutral" is not read: it is what the Store says of every bundle.
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
/** The full name of a bundle says `neutral`: one with an architecture is that of a package inside, of which there may be more. */
function isFullNameOfBundle(fileName) {
    return publisherHash.test(fileName.replace(/\.[a-z]+$/i, '')) && /(bundle|upload)$/i.test(fileName);
}

// EXTERNAL MODULE: ./lib/packages/name.js
var packages_name = __webpack_require__(83442);
// EXTERNAL MODULE: ./lib/submission/devices.js
var devices = __webpack_require__(83099);
;// CONCATENATED MODULE: ./lib/submission/coverage.js





/** The packages of a submission, whichever member its target keeps them in. */
function packagesOf(submission) {
    return submission.applicationPackages ?? submission.flightPackages ?? [];
}
/** Packages that customers get from a submission: those not marked for removal. */
function livePackagesOf(submission) {
    return packagesOf(submission).filter((each) => each.fileStatus !== 'PendingDelete');
}
/** What is known of the packages that customers get from a submission. */
function describeLive(submission) {
    return livePackagesOf(submission).map((entry) => describeExisting(entry, kindOf(submission)));
}
/** Whose packages a submission holds. */
function kindOf(submission) {
    return submission.flightPackages ? 'flight' : 'app';
}
/** Reads what the Store's package entry says; its file name adds what the Store leaves out. */
function describeExisting(entry, kind = 'app') {
    const named = (0,packages_name/* parseArchiveName */.L)(baseName(entry.fileName));
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
/** Stands for families of which nothing is known, so that nothing serves them. */
const unlistedFamilies = {
    name: 'device families that the Store does not list',
    minVersion: '0.0.0.0',
};
/** What the Store states of a bundle says nothing; the names of packers list what is inside. */
function architecturesOf(entry) {
    const named = (0,packages_name/* parseArchiveName */.L)(baseName(entry.fileName));
    if (named !== undefined)
        return named.architectures;
    const stated = statedArchitecture(entry);
    const foreign = parseForeignName(baseName(entry.fileName));
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
    if ((parseForeignName(baseName(entry.fileName))?.architectures.length ?? 0) > 1)
        return true;
    const named = (0,packages_name/* parseArchiveName */.L)(baseName(entry.fileName))?.architectures;
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
/** True for the extensions of bundles and of upload files, which mostly hold one. */
function isBundleName(fileName) {
    return /bundle$|upload$/i.test(fileName);
}
/** Last part of a path in the archive, whose separators may be either slash. */
function baseName(fileName) {
    return fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
}
/** Key under which file names are one file to the Store: without regard to case and to the kind of slash. */
function fileKey(fileName) {
    return fileName.replaceAll('\\', '/').toLowerCase();
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
/** "MSIX Core doesn't support Microsoft Store integration" (https://learn.microsoft.com/windows/msix/msix-core/msixcore). */
function isOfMsixCore(family) {
    return /^(?:msixcore|windows[78])\.(?:desktop|server)$/i.test(family);
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
/* harmony import */ var _compare_versions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56129);


/** Processors of devices; a neutral package runs on all of them. */
const processors = ['arm', 'arm64', 'x64', 'x86'];
/** Reads `Windows.Desktop min version 10.0.17763.0`, as the Store writes it. A text that can't be read is a family by itself. */
function readFamily(text) {
    const [, name, minVersion] = /^\s*(\S+)(?:\s+min version)?\s+([\d.]+)\s*$/i.exec(text) ?? [];
    return { name: name ?? text.trim(), minVersion: minVersion ?? '0.0.0.0' };
}
/** The processors that packages of an architecture are made for. Emulation is no replacement for a native package. */
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
 * True if `offered` includes every device of the family `wanted`. Devices with Windows 10 get a package for Windows 8 only
 * if there is none for Windows 10 ("Guidance for app package management"), so that one includes none of them.
 */
function familyServes(offered, wanted) {
    return (familyIncludes(offered.name, wanted.name) &&
        isForWindows10(offered.minVersion) &&
        (0,_compare_versions_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Z)(offered.minVersion, wanted.minVersion) <= 0);
}
/** True for the minimum of a package that runs on Windows 10 and later only. */
function isForWindows10(minVersion) {
    return (0,_compare_versions_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Z)(minVersion, '10.0.0.0') >= 0;
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
