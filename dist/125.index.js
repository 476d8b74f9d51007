export const id = 125;
export const ids = [125];
export const modules = {

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

/***/ 58300:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hl: () => (/* binding */ asCommitted),
/* harmony export */   Xb: () => (/* binding */ newAssetNames),
/* harmony export */   ZS: () => (/* binding */ assetsOf),
/* harmony export */   dO: () => (/* binding */ withoutRemoved),
/* harmony export */   rg: () => (/* binding */ withKnownFiles)
/* harmony export */ });
/* harmony import */ var _json_fold_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31155);
/* harmony import */ var _json_is_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19588);
/* harmony import */ var _packages_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(62992);



/** Every file that a submission names in addition to its packages, at any depth. */
function assetsOf(submission) {
    return [...filesIn(submission?.listings), ...filesIn(submission?.trailers)];
}
function filesIn(value) {
    if (Array.isArray(value))
        return value.flatMap(filesIn);
    if (!(0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(value))
        return [];
    const isPending = value.fileStatus === 'PendingUpload';
    const names = [value.fileName, value.videoFileName].flatMap((name) => typeof name === 'string' && name !== '' ? [{ fileName: name, isPending, hasId: Boolean(value.id) }] : []);
    return [...names, ...Object.values(value).flatMap(filesIn)];
}
/** Names of the images, icons, videos and thumbnails that the archive has to contain. */
function newAssetNames(submission) {
    const pending = assetsOf(submission).filter(({ isPending }) => isPending);
    const trailers = Array.isArray(submission.trailers) ? submission.trailers : [];
    // Trailers have no status: what the Store has of them has an id (store-api.md §3.2).
    return [...pending, ...filesIn(trailers).filter(({ hasId }) => !hasId)].map(({ fileName }) => fileName);
}
/**
 * The document with its files as the Store wants them: a "new" file that it already has under this name keeps
 * its entry, so that the same patch changes nothing a second time; an image that a new list leaves out is marked
 * for removal, since the Store keeps what is merely left out (store-api.md §5.2).
 *
 * @param base the document before the change
 */
function withKnownFiles(base, document) {
    return {
        ...document,
        ...((0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(document.listings) && { listings: reconciledMembers(base.listings, document.listings) }),
        ...('trailers' in document && { trailers: reconciled(base.trailers, document.trailers, 'trailers') }),
    };
}
function reconciled(before, after, name) {
    if (Array.isArray(after))
        return reconciledList(Array.isArray(before) ? before : [], after, name);
    if (!(0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(after))
        return after;
    const members = reconciledMembers(before, after);
    return (0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(before) && isSameFile(before, after) ? known(before, members) : members;
}
function reconciledMembers(before, after) {
    const held = (0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(before) ? before : {};
    const spellings = (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .spellingsOf */ .Hz)(held);
    return Object.fromEntries(Object.entries(after).map(([name, member]) => {
        const spelling = spellings.of(name);
        return [name, reconciled(spelling === undefined ? undefined : held[spelling], member, name)];
    }));
}
function reconciledList(before, after, name) {
    const partnerOf = (entry) => before.find((each) => isSameFile(each, entry));
    const entries = after.map((entry) => reconciled(partnerOf(entry), entry, name));
    const kept = new Set(after.map(partnerOf));
    const dropped = name === 'images' ? before.filter((entry) => (0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(entry) && !kept.has(entry)) : [];
    return [...entries, ...dropped.map((entry) => ({ ...Object(entry), fileStatus: 'PendingDelete' }))];
}
/** Entries belong to one file if their ids are equal or, if one has none yet, their names. */
function isSameFile(one, other) {
    if (!(0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(one) || !(0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(other))
        return false;
    if (one.id && other.id)
        return one.id === other.id;
    const [name, otherName] = [fileNameOf(one), fileNameOf(other)];
    return name !== undefined && otherName !== undefined && (0,_packages_js__WEBPACK_IMPORTED_MODULE_2__/* .fileKey */ .wm)(name) === (0,_packages_js__WEBPACK_IMPORTED_MODULE_2__/* .fileKey */ .wm)(otherName);
}
function fileNameOf({ fileName, videoFileName }) {
    const name = fileName ?? videoFileName;
    return typeof name === 'string' && name !== '' ? name : undefined;
}
/** What the Store says about a file that it has. */
function known(before, after) {
    const { id, videoFileId, fileStatus } = before;
    const isUploaded = fileStatus !== 'PendingUpload' && fileStatus !== 'PendingDelete';
    return {
        ...after,
        ...(id !== undefined && { id }),
        ...(videoFileId !== undefined && { videoFileId }),
        ...(isUploaded && (after.fileStatus ?? 'PendingUpload') === 'PendingUpload' && { fileStatus }),
    };
}
/** The document without the images that are to be removed, which the Store may or may not list until then. */
function withoutRemoved(document) {
    return document.listings === undefined || document.listings === null
        ? document
        : { ...document, listings: keptMembers(document.listings) };
}
function keptMembers(value) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, kept(member)]));
}
function kept(value) {
    if (Array.isArray(value))
        return value.filter((each) => !isRemoved(each)).map(kept);
    return (0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(value) ? keptMembers(value) : value;
}
function isRemoved(value) {
    return (0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(value) && value.fileStatus === 'PendingDelete';
}
/** The document as it is once it is committed: new files are there, removed ones gone. */
function asCommitted(document) {
    return document.listings === undefined || document.listings === null
        ? document
        : { ...document, listings: settledMembers(document.listings) };
}
function settled(value) {
    if (Array.isArray(value)) {
        return value.filter((each) => !isRemoved(each)).map(settled);
    }
    return (0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(value) ? settledMembers(value) : value;
}
function settledMembers(value) {
    const members = Object.entries(value).filter(([name, member]) => name !== 'fileStatus' || member !== 'PendingUpload');
    return Object.fromEntries(members.map(([name, member]) => [name, settled(member)]));
}


/***/ }),

/***/ 64682:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ diff),
/* harmony export */   b: () => (/* binding */ deepEqual)
/* harmony export */ });
/* harmony import */ var _json_fold_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31155);
/* harmony import */ var _json_is_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19588);


/**
 * Every difference between two JSON documents, by path, in the order of the paths. Arrays are compared as a
 * whole: an index means nothing to a reader. Missing and `null` differ here: both travel to the Store.
 * Names that differ only in letter case are one, in the spelling of `before`; two spellings in one document stay two.
 */
function diff(before, after, path = '') {
    if ((0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(before) && (0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(after)) {
        return pairedNames(before, after).flatMap(([one, other]) => {
            const name = one ?? other ?? '';
            return diff(own(before, one), own(after, other), path === '' ? name : `${path}.${name}`);
        });
    }
    return deepEqual(before, after) ? [] : [{ path, before, after }];
}
/** Equality of JSON values; the order of an object's members does not count, nor the letter case of their names. */
function deepEqual(a, b) {
    if (Array.isArray(a) && Array.isArray(b)) {
        return a.length === b.length && a.every((item, index) => deepEqual(item, b[index]));
    }
    if ((0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(a) && (0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(b)) {
        return pairedNames(a, b).every(([one, other]) => deepEqual(own(a, one), own(b, other)));
    }
    return Object.is(a, b);
}
/** The names of two records, each with its partner in the other one, if there is exactly one. Sorted by name. */
function pairedNames(a, b) {
    const exact = Object.keys(a).filter((name) => Object.hasOwn(b, name));
    const leftOfA = Object.keys(a).filter((name) => !Object.hasOwn(b, name));
    const leftOfB = Object.keys(b).filter((name) => !Object.hasOwn(a, name));
    const [keysOfA, keysOfB] = [Map.groupBy(leftOfA, _json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .foldName */ .zN), Map.groupBy(leftOfB, _json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .foldName */ .zN)];
    const partnerOf = (name, mine, others) => {
        const found = others.get((0,_json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .foldName */ .zN)(name)) ?? [];
        return found.length === 1 && mine.get((0,_json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .foldName */ .zN)(name))?.length === 1 ? found[0] : undefined;
    };
    const pairs = [
        ...exact.map((name) => [name, name]),
        ...leftOfA.map((name) => [name, partnerOf(name, keysOfA, keysOfB)]),
        ...leftOfB
            .filter((name) => partnerOf(name, keysOfB, keysOfA) === undefined)
            .map((name) => [undefined, name]),
    ];
    const nameOf = ([one, other]) => one ?? other ?? '';
    return pairs.sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
}
/** A document may name a member like one that every object inherits (`toString`, `__proto__`). */
function own(record, key) {
    return key !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}


/***/ }),

/***/ 48005:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AG: () => (/* binding */ isAskedBy),
/* harmony export */   CG: () => (/* binding */ allDifferences),
/* harmony export */   EW: () => (/* binding */ dangerousFields),
/* harmony export */   Jo: () => (/* binding */ isUnder),
/* harmony export */   OZ: () => (/* binding */ rolloutDifferences),
/* harmony export */   Tj: () => (/* binding */ fieldDifferences),
/* harmony export */   Xg: () => (/* binding */ differencesFromCommitted)
/* harmony export */ });
/* harmony import */ var _json_fold_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(31155);
/* harmony import */ var _store_rollout_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(25804);
/* harmony import */ var _assets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58300);
/* harmony import */ var _diff_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64682);
/* harmony import */ var _future_devices_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(180);
/* harmony import */ var _normal_form_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(82221);
/* harmony import */ var _packages_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(62992);
/* harmony import */ var _service_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33138);








const rolloutPath = 'packageDeliveryOptions.packageRollout';
/**
 * Members that the service owns and PUT ignores (store-api.md §3), and those documented as obsolete: a
 * difference there says nothing.
 */
const ignored = [
    ..._service_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceSet */ .C0,
    ..._service_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceSetPricing */ .Uq.map((member) => `pricing.${member}`),
    'applicationPackages',
    'flightPackages',
    rolloutPath,
];
/** Fields in which a difference could ship what no one asked for. */
const dangerousFields = [
    'pricing',
    'visibility',
    'targetPublishMode',
    'targetPublishDate',
    'listings',
    'packageDeliveryOptions.isMandatoryUpdate',
    'packageDeliveryOptions.mandatoryUpdateEffectiveDate',
];
/**
 * What this run asks for that an already committed submission does not hold: its files are uploaded and
 * removed packages are gone, so only the packages that customers will get are compared.
 */
function differencesFromCommitted(plan, committed) {
    return allDifferences(plan.document, committed).filter((change) => !isPlain(change.path) || isUnder(change.path, dangerousFields) || isAskedBy(plan, change));
}
/** Every difference between a planned document and a submission except for what the service owns. */
function allDifferences(planned, held) {
    const before = liveKeys(planned);
    const after = liveKeys(held);
    return [
        ...fieldDifferences((0,_assets_js__WEBPACK_IMPORTED_MODULE_1__/* .asCommitted */ .Hl)(planned), (0,_assets_js__WEBPACK_IMPORTED_MODULE_1__/* .asCommitted */ .Hl)(held)),
        ...rolloutDifferences(planned, held),
        ...(before.join('\n') === after.join('\n') ? [] : [{ path: 'packages', before: after, after: before }]),
    ];
}
/** True for a field that is compared as it is; packages and rollout are compared by what they mean. */
function isPlain(path) {
    return path !== 'packages' && path !== rolloutPath;
}
/** True if what is asked for touches the field of a change. */
function isAskedBy({ changes }, { path }) {
    return changes.some((change) => isUnder(path, [change.path]) || isUnder(change.path, [path]));
}
/** The fields that differ, except for what the service owns; packages and rollout aside. */
function fieldDifferences(planned, stored) {
    return (0,_diff_js__WEBPACK_IMPORTED_MODULE_2__/* .diff */ .U)((0,_normal_form_js__WEBPACK_IMPORTED_MODULE_3__/* .normalize */ .S)(planned), (0,_normal_form_js__WEBPACK_IMPORTED_MODULE_3__/* .normalize */ .S)(stored)).filter((change) => !isUnder(change.path, ignored) && !(0,_future_devices_js__WEBPACK_IMPORTED_MODULE_4__/* .isDeviceFamilyDefault */ .Y)(change));
}
/** A rollout that was dropped or widened ships to customers whom no one asked for (https://github.com/microsoft/msstore-cli/issues/110, https://github.com/microsoft/msstore-cli/pull/164). */
function rolloutDifferences(planned, stored) {
    const asked = (0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_5__/* .shareInForce */ .qj)(planned);
    const held = (0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_5__/* .shareInForce */ .qj)(stored);
    const isOnAsPlanned = Boolean((0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_5__/* .rolloutOf */ .Zb)(planned)?.isPackageRollout) === Boolean((0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_5__/* .rolloutOf */ .Zb)(stored)?.isPackageRollout);
    return (0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_5__/* .isSameShare */ ["if"])(asked, held) && isOnAsPlanned
        ? []
        : [
            {
                path: rolloutPath,
                before: (0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_5__/* .rolloutOf */ .Zb)(planned),
                after: (0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_5__/* .rolloutOf */ .Zb)(stored),
            },
        ];
}
function liveKeys(submission) {
    return (0,_packages_js__WEBPACK_IMPORTED_MODULE_6__/* .livePackagesOf */ .xR)(submission)
        .map((entry) => (0,_packages_js__WEBPACK_IMPORTED_MODULE_6__/* .fileKey */ .wm)(entry.fileName))
        .sort();
}
/** True for a path that is one of the others, or below one, in any letter case. */
function isUnder(path, prefixes) {
    const folded = (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_7__/* .foldName */ .zN)(path);
    return prefixes.map(_json_fold_js__WEBPACK_IMPORTED_MODULE_7__/* .foldName */ .zN).some((prefix) => folded === prefix || folded.startsWith(`${prefix}.`));
}


/***/ }),

/***/ 96001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ differencesFromPublished)
/* harmony export */ });
/* harmony import */ var _json_is_record_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(19588);
/* harmony import */ var _store_rollout_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25804);
/* harmony import */ var _diff_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64682);
/* harmony import */ var _normal_form_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(82221);
/* harmony import */ var _packages_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(62992);
/* harmony import */ var _service_fields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33138);






/**
 * What a draft has that the last published submission does not, and the other way around, except for what the
 * service sets. Empty for an untouched draft.
 */
function differencesFromPublished(published, draft) {
    const withRollout = holdsWorkInRollout(published, draft);
    const before = shareOf(published, withRollout);
    const after = shareOf(draft, withRollout);
    const isSame = before !== undefined && after !== undefined && (0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameShare */ ["if"])(before, after);
    return (0,_diff_js__WEBPACK_IMPORTED_MODULE_1__/* .diff */ .U)(comparable(published, withRollout, before), comparable(draft, withRollout, isSame ? before : after));
}
/**
 * Whether a clone keeps the switch and share of an ended rollout is not documented, and finalizing or halting
 * one has set its share: only a rollout on a draft of a submission without one is someone's work.
 */
function holdsWorkInRollout(published, draft) {
    return ((0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_0__/* .rolloutOf */ .Zb)(draft)?.isPackageRollout === true && !['complete', 'stopped'].includes((0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_0__/* .rolloutState */ .Zd)(published)));
}
/** Share of a rollout, if it counts, in percent; `undefined` without one. */
function shareOf(submission, withRollout) {
    const rollout = withRollout ? (0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_0__/* .rolloutOf */ .Zb)(submission) : undefined;
    return rollout?.isPackageRollout ? (rollout.packageRolloutPercentage ?? undefined) : undefined;
}
function comparable(submission, withRollout, share) {
    const { applicationPackages, flightPackages, packageDeliveryOptions, pricing, ...rest } = without(submission, _service_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .serviceSet */ .C0);
    return (0,_normal_form_js__WEBPACK_IMPORTED_MODULE_3__/* .normalize */ .S)({
        ...rest,
        ...(Array.isArray(applicationPackages) && { applicationPackages: packageNames(submission) }),
        ...(Array.isArray(flightPackages) && { flightPackages: packageNames(submission) }),
        ...((0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_4__/* .isRecord */ .u)(packageDeliveryOptions) && {
            packageDeliveryOptions: comparableDelivery(packageDeliveryOptions, submission, withRollout, share),
        }),
        ...((0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_4__/* .isRecord */ .u)(pricing) && { pricing: without(pricing, _service_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .serviceSetPricing */ .Uq) }),
    });
}
/** The service fills in an entry's other members as it likes; the order means nothing. */
function packageNames(submission) {
    return (0,_packages_js__WEBPACK_IMPORTED_MODULE_5__/* .packagesOf */ .DT)(submission)
        .map((entry) => `${(0,_packages_js__WEBPACK_IMPORTED_MODULE_5__/* .fileKey */ .wm)(entry.fileName)} ${(0,_service_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isKept */ .t8)(entry.fileStatus) ? '' : entry.fileStatus}`.trim())
        .sort();
}
/** A rollout's status and fallback are the service's. */
function comparableDelivery(delivery, submission, withRollout, percentage) {
    const { packageRollout: _packageRollout, ...rest } = delivery;
    if (!withRollout)
        return rest;
    return { ...rest, isPackageRollout: (0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_0__/* .rolloutOf */ .Zb)(submission)?.isPackageRollout === true, percentage };
}
function without(record, names) {
    return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}


/***/ }),

/***/ 180:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ withDeviceFamilies),
/* harmony export */   Y: () => (/* binding */ isDeviceFamilyDefault)
/* harmony export */ });
/* harmony import */ var _json_fold_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31155);
/* harmony import */ var _json_is_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19588);
/* harmony import */ var _limits_platforms_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76544);



const member = 'allowTargetFutureDeviceFamilies';
/**
 * The document with an entry for every device family. A clone of an old submission may lack the member or some
 * families, and the Store refuses a PUT without them ("AllowTargetFutureDeviceFamilies needs to be initialized",
 * https://github.com/isaacrlevin/windows-store-action/issues/8). A family that is missing is one that future devices
 * don't get.
 */
function withDeviceFamilies(document) {
    const present = document[member];
    if (present !== undefined && present !== null && !(0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(present))
        return document;
    const held = present ?? {};
    const spellings = (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .spellingsOf */ .Hz)(held);
    const missing = _limits_platforms_js__WEBPACK_IMPORTED_MODULE_2__/* .futureDeviceFamilies */ .k.filter((family) => spellings.all(family).every((name) => (held[name] ?? undefined) === undefined));
    if (missing.length === 0)
        return document;
    const families = { ...held };
    for (const family of missing)
        families[spellings.of(family) ?? family] = false;
    return { ...document, [member]: families };
}
/** True for a change from nothing to "no" for device families, or the other way around. */
function isDeviceFamilyDefault({ path, before, after }) {
    return (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .foldName */ .zN)(path.split('.')[0] ?? '') === (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .foldName */ .zN)(member) && isNo(before) && isNo(after);
}
function isNo(value) {
    if ((0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(value))
        return Object.values(value).every(isNo);
    return value === undefined || value === null || value === false;
}


/***/ }),

/***/ 82221:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ normalize)
/* harmony export */ });
/* harmony import */ var _json_fold_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31155);
/* harmony import */ var _json_is_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19588);
/* harmony import */ var _service_fields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33138);



/** Folded names of what the service ignores in listings, and echoes in some responses (store-api.md §3.2). */
const obsoleteListingMembers = ['privacypolicy', 'supportcontact', 'websiteurl'];
/** Folded names under which the service gives a file its ids. */
const fileIds = ['id', 'videofileid'];
/** Stands for the key of a list's elements, which have none. */
const element = '[]';
/**
 * A document without the meaningless differences that the service makes: empty members, spellings of dates,
 * line breaks, ids of images and trailers. A language stays, even with an empty listing: one that vanishes is lost.
 * The letter case of names is left to the comparison (`diff`), which keeps both of two spellings.
 */
function normalize(value, key = '') {
    if (Array.isArray(value))
        return value.length === 0 ? undefined : value.map((item) => normalize(item, element));
    if ((0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(value)) {
        const members = Object.entries(value)
            .filter(([name]) => !obsoleteListingMembers.includes((0,_json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .foldName */ .zN)(name)))
            .filter(([name]) => !fileIds.includes((0,_json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .foldName */ .zN)(name)) || !isFile(key))
            .map(([name, member]) => [name, normalize(member, name) ?? emptyListing(key, member)])
            .filter(([, member]) => member !== undefined)
            .filter(([name, member]) => (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .foldName */ .zN)(name) !== 'filestatus' || !(0,_service_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isKept */ .t8)(member));
        return members.length === 0 ? undefined : Object.fromEntries(members);
    }
    if (value === null || value === '')
        return undefined;
    if (typeof value !== 'string')
        return value;
    if (/date$/i.test(key))
        return sameMoment(value);
    return value.replaceAll('\r\n', '\n');
}
/** True for the key of a record that stands for one file: elsewhere `id` is Indonesian, and `ID` the market Indonesia. */
function isFile(key) {
    return key === element || (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .foldName */ .zN)(key) === 'icon';
}
function emptyListing(key, member) {
    return (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .foldName */ .zN)(key) === 'listings' && (0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(member) ? {} : undefined;
}
/** `1601-01-01T00:00:00.0000000Z` and `1601-01-01T00:00:00Z` are one moment, which stands for "none". */
function sameMoment(text) {
    const moment = Date.parse(text);
    if (Number.isNaN(moment))
        return text;
    return moment === Date.parse('1601-01-01T00:00:00Z') ? undefined : new Date(moment).toISOString();
}


/***/ }),

/***/ 33138:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C0: () => (/* binding */ serviceSet),
/* harmony export */   Uq: () => (/* binding */ serviceSetPricing),
/* harmony export */   t8: () => (/* binding */ isKept)
/* harmony export */ });
/** Members that the service sets and PUT ignores (store-api.md §3): a clone and its submission differ there. */
const serviceSet = ['id', 'status', 'statusDetails', 'fileUploadUrl', 'friendlyName'];
/** The service flips the flag on its own (https://github.com/microsoft/msstore-cli/pull/175) and no longer keeps sales. */
const serviceSetPricing = ['sales', 'isAdvancedPricingModel'];
/** True for the status of a file that is kept: `Uploaded` in some responses, and `None` or missing in others. */
function isKept(fileStatus) {
    return !fileStatus || fileStatus === 'Uploaded' || fileStatus === 'None';
}


/***/ }),

/***/ 76544:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ overriddenPlatforms),
/* harmony export */   k: () => (/* binding */ futureDeviceFamilies)
/* harmony export */ });
/**
 * Device families that a submission may open to future devices, by their names there: `Windows.Desktop` of a manifest
 * (manifest-families.ts) is `Desktop` here. The pages also name `Team`, which the Store refuses
 * (https://github.com/JitHubApp/JitHubV2/pull/76).
 */
const futureDeviceFamilies = ['Desktop', 'Mobile', 'Holographic', 'Xbox'];
/** Older systems that a listing may have separate texts for (store-api.md §3.2). */
const overriddenPlatforms = [
    'Unknown',
    'Windows80',
    'Windows81',
    'WindowsPhone71',
    'WindowsPhone80',
    'WindowsPhone81',
];


/***/ }),

/***/ 31725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Es: () => (/* binding */ foreignDraft),
/* harmony export */   H6: () => (/* binding */ slotLost),
/* harmony export */   Io: () => (/* binding */ draftMovedOn),
/* harmony export */   W7: () => (/* binding */ notDeletable),
/* harmony export */   WW: () => (/* binding */ slotStillTaken),
/* harmony export */   XW: () => (/* binding */ draftGone),
/* harmony export */   Yr: () => (/* binding */ draftChanged),
/* harmony export */   dT: () => (/* binding */ partnerCenterDraft),
/* harmony export */   hJ: () => (/* binding */ draftTaken),
/* harmony export */   mb: () => (/* binding */ slotNotCleared),
/* harmony export */   yo: () => (/* binding */ slotTaken)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(23808);
/* harmony import */ var _partner_center_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92593);
/* harmony import */ var _states_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1387);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1368);





// The errors of a run that finds another submission in the slot, or its own draft taken over by another run. All end as
// `busy`.
/** The decision was that the slot is taken. @param obstacle what takes it, and what to do about that */
function slotTaken(target, pending, obstacle) {
    // https://github.com/microsoft/msstore-cli/issues/61
    const isDraftByHand = (0,_states_js__WEBPACK_IMPORTED_MODULE_2__/* .isDraft */ .Qx)((0,_states_js__WEBPACK_IMPORTED_MODULE_2__/* .statusOf */ .c2)(pending)) && !pending.fileUploadUrl;
    const isFlightDraft = target.kind === 'flight' && isDraftByHand;
    const origin = isFlightDraft ? ' (Creating a flight in Partner Center leaves such a draft.)' : '';
    return busy('slot-taken', {
        message: `${obstacle.reason}${origin} The Store accepts only one submission at a time for ${(0,_target_js__WEBPACK_IMPORTED_MODULE_3__/* .describeTarget */ .ff)(target)}. Nothing was changed.`,
        todo: obstacle.todo,
    });
}
/** A run that waits for the slot has waited as long as it may. */
function slotStillTaken(pending, timeoutMinutes, todo) {
    return busy('slot-taken', {
        message: `Submission ${pending.id} (${pending.status}) was still pending after ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(timeoutMinutes, 'minute')}. Nothing was changed.`,
        todo,
    });
}
/** The submission that was to be replaced is past the state of a draft. */
function slotNotCleared(target, pending) {
    return busy('slot-taken', {
        message: `The Store refuses to delete submission ${pending.id} of ${(0,_target_js__WEBPACK_IMPORTED_MODULE_3__/* .describeTarget */ .ff)(target)} (last seen as ${pending.status}). Nothing was changed.`,
        todo: 'Wait until that submission is published, or cancel it in Partner Center, then re-run the job.',
    });
}
/** Someone else has created a submission just when this run wanted to. */
function slotLost(target, submissionId, { correlationId }) {
    return busy('slot-taken', {
        message: `Could not create a submission for ${(0,_target_js__WEBPACK_IMPORTED_MODULE_3__/* .describeTarget */ .ff)(target)}: submission ${submissionId} is now pending, and this run did not make it. Someone else got there first.`,
        todo: `Wait until that submission is published, or delete it in Partner Center, then re-run the job. ${_partner_center_js__WEBPACK_IMPORTED_MODULE_1__/* .keepRunsApart */ .yy}`,
        link: _partner_center_js__WEBPACK_IMPORTED_MODULE_1__/* .portalLink */ .jg,
        correlationId,
    });
}
/** The draft that this run wanted to use is no longer untouched. */
function draftTaken(target, draft) {
    return busy('slot-taken', {
        message: `Submission ${draft.id} of ${(0,_target_js__WEBPACK_IMPORTED_MODULE_3__/* .describeTarget */ .ff)(target)} was opened or edited by someone else while this run was planning its changes. This run did not change it.`,
        todo: `Finish or delete the draft in Partner Center, then re-run the job. ${_partner_center_js__WEBPACK_IMPORTED_MODULE_1__/* .keepRunsApart */ .yy}`,
        link: _partner_center_js__WEBPACK_IMPORTED_MODULE_1__/* .portalLink */ .jg,
    });
}
/** Of two runs at once, the second one mistakes the first one's draft for an abandoned one. */
function draftGone(draftId, { correlationId }) {
    return busy('draft-gone', {
        message: `Draft ${draftId} of this run was deleted in the meantime, most likely by another run. Nothing was submitted.`,
        todo: `If the other run did not publish it, re-run the job. ${_partner_center_js__WEBPACK_IMPORTED_MODULE_1__/* .keepRunsApart */ .yy}`,
        status: 404,
        correlationId,
    });
}
/**
 * Not a refusal: that would delete the draft, and with it what someone else put into it.
 * @param how after "Draft 1 …"
 */
function draftChanged(stored, how) {
    return busy('draft-changed', {
        message: `Draft ${stored.id} ${how}. Someone else changed it. Nothing was committed.`,
        todo: `Check the draft in Partner Center, then re-run the job. ${_partner_center_js__WEBPACK_IMPORTED_MODULE_1__/* .keepRunsApart */ .yy}`,
    });
}
/** The draft is committed, and not by this run. */
function draftMovedOn(stored) {
    return busy('draft-moved-on', {
        message: `Someone else committed submission ${stored.id} while this run was preparing it: its status is now ${stored.status}.`,
        todo: `Check the submission in Partner Center. ${_partner_center_js__WEBPACK_IMPORTED_MODULE_1__/* .keepRunsApart */ .yy}`,
    });
}
/** `command: cancel` deletes what is not ours only if asked to. */
function foreignDraft(target, pending) {
    return busy('foreign-draft', {
        message: `Submission ${pending.id} (${pending.status}) of ${(0,_target_js__WEBPACK_IMPORTED_MODULE_3__/* .describeTarget */ .ff)(target)} has changes that this action did not make. It was not deleted.`,
        todo: 'Check the draft in Partner Center. To delete it anyway, set delete-foreign: true.',
        link: (0,_partner_center_js__WEBPACK_IMPORTED_MODULE_1__/* .pageOfSubmission */ .BX)(target, pending.id),
    });
}
/** `command: cancel` can't delete a draft that has no upload URL. */
function partnerCenterDraft(target, pending) {
    return busy('foreign-draft', {
        message: `Draft ${pending.id} was created in Partner Center, and the API can't delete it. Nothing was changed.`,
        todo: 'Delete it in Partner Center.',
        link: (0,_partner_center_js__WEBPACK_IMPORTED_MODULE_1__/* .pageOfSubmission */ .BX)(target, pending.id),
    });
}
/** `command: cancel` can't delete what is past the state of a draft. */
function notDeletable(target, pending) {
    return busy('not-deletable', {
        message: `Submission ${pending.id} has the status ${pending.status}, so the API can't delete it. Nothing was changed.`,
        todo: 'Cancel the submission in Partner Center, or wait until it is published.',
        link: (0,_partner_center_js__WEBPACK_IMPORTED_MODULE_1__/* .pageOfSubmission */ .BX)(target, pending.id),
    });
}
function busy(code, what) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ({ ...what, code, result: 'busy' });
}


/***/ }),

/***/ 964:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ isSamePackage),
/* harmony export */   D8: () => (/* binding */ holdsFile),
/* harmony export */   ei: () => (/* binding */ newFiles),
/* harmony export */   wb: () => (/* binding */ newPackages)
/* harmony export */ });
/* harmony import */ var _document_assets_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58300);
/* harmony import */ var _document_packages_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62992);
/* harmony import */ var _packages_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83442);



/** Files that a pending submission has and the published one lacks, whether uploaded yet or not. */
function newFiles(published, pending) {
    const packages = (0,_document_packages_js__WEBPACK_IMPORTED_MODULE_1__/* .livePackagesOf */ .xR)(pending)
        .filter((entry) => entry.fileStatus === 'PendingUpload' || !holdsFile(published, entry.fileName))
        .map((entry) => entry.fileName);
    return [...packages, ...newAssets(published, pending)];
}
/**
 * Packages that a pending submission has and the published one lacks. Unlike `newFiles`, it finds one that was
 * uploaded under the name of an old one, as other tools do.
 */
function newPackages(published, pending) {
    const held = published === undefined ? [] : (0,_document_packages_js__WEBPACK_IMPORTED_MODULE_1__/* .livePackagesOf */ .xR)(published);
    return (0,_document_packages_js__WEBPACK_IMPORTED_MODULE_1__/* .livePackagesOf */ .xR)(pending).filter((entry) => entry.fileStatus === 'PendingUpload' || !held.some((each) => isSamePackage(each, entry)));
}
/** File names of other tools stay the same from version to version, so a name alone does not say which file it is. */
function isSamePackage(a, b) {
    if ((0,_document_packages_js__WEBPACK_IMPORTED_MODULE_1__/* .fileKey */ .wm)(a.fileName) !== (0,_document_packages_js__WEBPACK_IMPORTED_MODULE_1__/* .fileKey */ .wm)(b.fileName))
        return false;
    if ((0,_packages_name_js__WEBPACK_IMPORTED_MODULE_0__/* .parseArchiveName */ .L)((0,_document_packages_js__WEBPACK_IMPORTED_MODULE_1__/* .baseName */ .Fl)(a.fileName)) !== undefined)
        return true;
    const isOne = Boolean(a.id) && a.id === b.id;
    return isOne || (Boolean(a.version) && a.version === b.version);
}
/** True if a submission has a package, image or trailer of this name. */
function holdsFile(submission, fileName) {
    if (submission === undefined)
        return false;
    const names = [...(0,_document_packages_js__WEBPACK_IMPORTED_MODULE_1__/* .livePackagesOf */ .xR)(submission), ...(0,_document_assets_js__WEBPACK_IMPORTED_MODULE_2__/* .assetsOf */ .ZS)(submission)].map((entry) => entry.fileName);
    return names.some((name) => (0,_document_packages_js__WEBPACK_IMPORTED_MODULE_1__/* .fileKey */ .wm)(name) === (0,_document_packages_js__WEBPACK_IMPORTED_MODULE_1__/* .fileKey */ .wm)(fileName));
}
/**
 * Images, icons and trailers that wait for their upload or are not in the published submission: trailers have
 * no status, and an image may come without one (store-api.md §3.2). What has lost its id is uploaded under an old name.
 */
function newAssets(published, pending) {
    const known = new Map((0,_document_assets_js__WEBPACK_IMPORTED_MODULE_2__/* .assetsOf */ .ZS)(published).map(({ fileName, hasId }) => [(0,_document_packages_js__WEBPACK_IMPORTED_MODULE_1__/* .fileKey */ .wm)(fileName), hasId]));
    return (0,_document_assets_js__WEBPACK_IMPORTED_MODULE_2__/* .assetsOf */ .ZS)(pending)
        .filter(({ fileName, isPending, hasId }) => {
        const hadId = known.get((0,_document_packages_js__WEBPACK_IMPORTED_MODULE_1__/* .fileKey */ .wm)(fileName));
        return isPending || hadId === undefined || (hadId && !hasId);
    })
        .map(({ fileName }) => fileName);
}


/***/ }),

/***/ 17077:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ classifyPending)
/* harmony export */ });
/* harmony import */ var _document_differences_from_planned_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48005);
/* harmony import */ var _document_differences_from_published_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(96001);
/* harmony import */ var _document_packages_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(62992);
/* harmony import */ var _json_fold_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(31155);
/* harmony import */ var _json_is_record_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(19588);
/* harmony import */ var _packages_asset_name_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(41573);
/* harmony import */ var _packages_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83442);
/* harmony import */ var _store_states_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1387);
/* harmony import */ var _new_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(964);









/** Tells whose a pending submission is. */
function classifyPending(evidence, pending) {
    const { published, fileNames, identityName } = evidence;
    const fresh = (0,_new_files_js__WEBPACK_IMPORTED_MODULE_3__/* .newFiles */ .ei)(published, pending);
    const isNamedByUs = fresh.length > 0 && fresh.every((name) => isOurName(name, identityName));
    const holdsOurFiles = sameNames(fresh, fileNames.filter((name) => !(0,_new_files_js__WEBPACK_IMPORTED_MODULE_3__/* .holdsFile */ .D8)(published, name)));
    const areOurs = isNamedByUs && doNamesTell(evidence, fresh);
    const isSame = holdsOurFiles && (areOurs || (!doNamesTell(evidence, fresh) && isAsPlanned(evidence, pending)));
    const status = (0,_store_states_js__WEBPACK_IMPORTED_MODULE_2__/* .statusOf */ .c2)(pending);
    if (!(0,_store_states_js__WEBPACK_IMPORTED_MODULE_2__/* .isDraft */ .Qx)(status) && !(0,_store_states_js__WEBPACK_IMPORTED_MODULE_2__/* .isFailure */ .N6)(status))
        return isSame ? 'committed' : 'foreign';
    // Drafts made in Partner Center have no upload URL, and the API may not touch them.
    if (!pending.fileUploadUrl)
        return 'foreign';
    if (isSame)
        return 'same';
    if (areOurs)
        return 'ours';
    const isUntouched = published !== undefined
        ? (0,_document_differences_from_published_js__WEBPACK_IMPORTED_MODULE_4__/* .differencesFromPublished */ .L)(published, pending).length === 0
        : holdsOnly(pending, undefined);
    return fresh.length === 0 && isUntouched ? 'untouched' : 'foreign';
}
/**
 * True if the names of new files tell whose a submission is: both it and the run have packages. Without them anyone's
 * texts may be in it, so all of it must be as planned; names of images don't contain an app's name.
 */
function doNamesTell({ plan, fileNames }, fresh) {
    // A run that asks for nothing has no plan to compare with.
    return plan === undefined || (fileNames.some(isPackage) && fresh.some(isPackage));
}
function isPackage(fileName) {
    return !(0,_packages_asset_name_js__WEBPACK_IMPORTED_MODULE_5__/* .isAssetName */ .MN)((0,_document_packages_js__WEBPACK_IMPORTED_MODULE_6__/* .baseName */ .Fl)(fileName));
}
/**
 * Names of images and trailers don't contain the app's: their form and hash alone say that a run of ours named them.
 */
function isOurName(fileName, identityName) {
    const name = (0,_document_packages_js__WEBPACK_IMPORTED_MODULE_6__/* .baseName */ .Fl)(fileName);
    if ((0,_packages_asset_name_js__WEBPACK_IMPORTED_MODULE_5__/* .isAssetName */ .MN)(name))
        return true;
    return (0,_packages_name_js__WEBPACK_IMPORTED_MODULE_1__/* .parseArchiveName */ .L)(name)?.name.toLowerCase() === identityName.toLowerCase();
}
function sameNames(a, b) {
    const keys = (names) => [...new Set(names.map(_document_packages_js__WEBPACK_IMPORTED_MODULE_6__/* .fileKey */ .wm))].sort().join('\n');
    return keys(a) === keys(b);
}
/** True for a submission that equals the plan, so that it holds no one else's work. */
function isAsPlanned({ published, plan, asked }, pending) {
    if (plan === undefined || (0,_new_files_js__WEBPACK_IMPORTED_MODULE_3__/* .newPackages */ .wb)(published, pending).length > 0)
        return false;
    if ((0,_document_differences_from_planned_js__WEBPACK_IMPORTED_MODULE_0__/* .allDifferences */ .CG)(plan.document, pending).length > 0)
        return false;
    return published !== undefined || holdsOnly(pending, asked);
}
/** Members of a first submission that people fill in. */
const authored = ['listings', 'keywords', 'tag', 'notesForCertification'];
/**
 * True for a first submission, such as creating a flight opens, in which everything is empty except what the run
 * names: what its other members start with is not documented.
 */
function holdsOnly(pending, asked) {
    return authored.every((member) => isNamed(pending[member], asked?.[member]));
}
function isNamed(held, asked) {
    if ((0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_7__/* .isRecord */ .u)(held)) {
        // An icon is named as a whole: the Store gives it an id.
        if ((0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_7__/* .isRecord */ .u)(asked) && asked.fileName !== undefined)
            return true;
        const names = (0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_7__/* .isRecord */ .u)(asked) ? asked : {};
        const spellings = (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_8__/* .spellingsOf */ .Hz)(names);
        return Object.keys(held).every((key) => {
            const spelling = spellings.of(key);
            return isNamed(held[key], spelling === undefined ? undefined : names[spelling]);
        });
    }
    return (asked !== undefined ||
        held === undefined ||
        held === null ||
        held === '' ||
        (Array.isArray(held) && held.length === 0));
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
