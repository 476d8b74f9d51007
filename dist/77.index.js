export const id = 77;
export const ids = [77];
export const modules = {

/***/ 76544:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ overriddenPlatforms),
/* harmony export */   j: () => (/* binding */ deviceFamilies)
/* harmony export */ });
/**
 * Device families that a submission may open to future devices. The pages also name `Team`, which the Store refuses
 * (https://github.com/JitHubApp/JitHubV2/pull/76).
 */
const deviceFamilies = ['Desktop', 'Mobile', 'Holographic', 'Xbox'];
/** Older systems that a listing may have texts of its own for (store-api.md §3.2). */
const overriddenPlatforms = [
    'Unknown',
    'Windows80',
    'Windows81',
    'WindowsPhone71',
    'WindowsPhone80',
    'WindowsPhone81',
];


/***/ }),

/***/ 94264:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ isAssetName),
/* harmony export */   S: () => (/* binding */ assetName)
/* harmony export */ });
/** Kinds of files that a submission may name besides packages, by extension. */
const pattern = /^asset_[-a-z0-9]{1,40}\.[0-9a-f]{12}\.(?:png|mp4|mov)$/i;
/**
 * Name in the archive of an image or trailer: `asset_main-window.0123456789ab.png`. Like a package's it carries
 * the file's identity, so that a later run knows its own draft and what the Store already has. ASCII.
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


/***/ }),

/***/ 26387:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hl: () => (/* binding */ asCommitted),
/* harmony export */   Xb: () => (/* binding */ newAssetNames),
/* harmony export */   ZS: () => (/* binding */ assetsOf),
/* harmony export */   dO: () => (/* binding */ withoutRemoved),
/* harmony export */   rg: () => (/* binding */ withKnownFiles)
/* harmony export */ });
/* harmony import */ var _json_fold_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31155);
/* harmony import */ var _json_is_record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19588);
/* harmony import */ var _coverage_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61315);



/** Every file that a submission names besides its packages, at any depth. */
function assetsOf(submission) {
    return [...filesIn(submission?.listings), ...filesIn(submission?.trailers)];
}
function filesIn(value) {
    if (Array.isArray(value))
        return value.flatMap(filesIn);
    if (!(0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u)(value))
        return [];
    const isPending = value.fileStatus === 'PendingUpload';
    const names = [value.fileName, value.videoFileName].flatMap((name) => typeof name === 'string' && name !== '' ? [{ fileName: name, isPending, hasId: Boolean(value.id) }] : []);
    return [...names, ...Object.values(value).flatMap(filesIn)];
}
/** Names of the images, icons, videos and thumbnails that the archive has to bring. */
function newAssetNames(submission) {
    const pending = assetsOf(submission).filter(({ isPending }) => isPending);
    const trailers = Array.isArray(submission.trailers) ? submission.trailers : [];
    // Trailers have no status: what the Store has of them has an id (store-api.md §3.2).
    return [...pending, ...filesIn(trailers).filter(({ hasId }) => !hasId)].map(({ fileName }) => fileName);
}
/**
 * The document with its files as the Store wants them: a "new" file that it has already under this name keeps
 * its entry, so that the same patch changes nothing a second time; an image that a new list leaves out is marked
 * for removal, since the Store keeps what is merely left out (store-api.md §5.2).
 *
 * @param base the document before the change
 */
function withKnownFiles(base, document) {
    return {
        ...document,
        ...((0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u)(document.listings) && { listings: reconciledMembers(base.listings, document.listings) }),
        ...('trailers' in document && { trailers: reconciled(base.trailers, document.trailers, 'trailers') }),
    };
}
function reconciled(before, after, name) {
    if (Array.isArray(after))
        return reconciledList(Array.isArray(before) ? before : [], after, name);
    if (!(0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u)(after))
        return after;
    const members = reconciledMembers(before, after);
    return (0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u)(before) && isSameFile(before, after) ? known(before, members) : members;
}
function reconciledMembers(before, after) {
    const held = (0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u)(before) ? before : {};
    const spellings = (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_2__/* .spellingsOf */ .Hz)(held);
    return Object.fromEntries(Object.entries(after).map(([name, member]) => {
        const spelling = spellings.of(name);
        return [name, reconciled(spelling === undefined ? undefined : held[spelling], member, name)];
    }));
}
function reconciledList(before, after, name) {
    const partnerOf = (entry) => before.find((each) => isSameFile(each, entry));
    const entries = after.map((entry) => reconciled(partnerOf(entry), entry, name));
    const kept = new Set(after.map(partnerOf));
    const dropped = name === 'images' ? before.filter((entry) => (0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u)(entry) && !kept.has(entry)) : [];
    return [...entries, ...dropped.map((entry) => ({ ...Object(entry), fileStatus: 'PendingDelete' }))];
}
/** Entries are of one file where their ids are equal, or, if one has none yet, their names. */
function isSameFile(one, other) {
    if (!(0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u)(one) || !(0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u)(other))
        return false;
    if (one.id && other.id)
        return one.id === other.id;
    const [name, otherName] = [fileNameOf(one), fileNameOf(other)];
    return name !== undefined && otherName !== undefined && (0,_coverage_js__WEBPACK_IMPORTED_MODULE_0__/* .fileKey */ .wm)(name) === (0,_coverage_js__WEBPACK_IMPORTED_MODULE_0__/* .fileKey */ .wm)(otherName);
}
function fileNameOf({ fileName, videoFileName }) {
    const name = fileName ?? videoFileName;
    return typeof name === 'string' && name !== '' ? name : undefined;
}
/** What the Store says of a file that it has. */
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
/** The document without the images that are to be removed, which the Store may list until then or not. */
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
    return (0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u)(value) ? keptMembers(value) : value;
}
function isRemoved(value) {
    return (0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u)(value) && value.fileStatus === 'PendingDelete';
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
    return (0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u)(value) ? settledMembers(value) : value;
}
function settledMembers(value) {
    const members = Object.entries(value).filter(([name, member]) => name !== 'fileStatus' || member !== 'PendingUpload');
    return Object.fromEntries(members.map(([name, member]) => [name, settled(member)]));
}


/***/ }),

/***/ 62001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ differencesToPublished)
/* harmony export */ });
/* harmony import */ var _json_is_record_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(19588);
/* harmony import */ var _store_rollout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25804);
/* harmony import */ var _coverage_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61315);
/* harmony import */ var _diff_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80617);
/* harmony import */ var _normalize_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97599);





/** Members that the service sets: a clone and the submission that it was made from differ there. */
const serviceSet = ['id', 'status', 'statusDetails', 'fileUploadUrl', 'friendlyName'];
/**
 * What a draft has that the last published submission has not, and the other way round, except for what the
 * service sets. Empty for an untouched draft.
 */
function differencesToPublished(published, draft) {
    const withRollout = holdsWorkInRollout(published, draft);
    const before = shareOf(published, withRollout);
    const after = shareOf(draft, withRollout);
    const isSame = before !== undefined && after !== undefined && (0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_1__/* .isSameShare */ ["if"])(before, after);
    return (0,_diff_js__WEBPACK_IMPORTED_MODULE_2__/* .diff */ .U)(comparable(published, withRollout, before), comparable(draft, withRollout, isSame ? before : after));
}
/**
 * Whether a clone keeps switch and share of a rollout that has ended is not documented, and finalizing or
 * halting one has set its share: only a rollout on a draft of a submission without one is someone's work.
 */
function holdsWorkInRollout(published, draft) {
    return ((0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_1__/* .rolloutOf */ .Zb)(draft)?.isPackageRollout === true && !['complete', 'stopped'].includes((0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_1__/* .rolloutState */ .Zd)(published)));
}
/** Share of a rollout that counts, in percent; `undefined` without one. */
function shareOf(submission, withRollout) {
    const rollout = withRollout ? (0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_1__/* .rolloutOf */ .Zb)(submission) : undefined;
    return rollout?.isPackageRollout ? (rollout.packageRolloutPercentage ?? undefined) : undefined;
}
function comparable(submission, withRollout, share) {
    const { applicationPackages, flightPackages, packageDeliveryOptions, pricing, ...rest } = Object.fromEntries(Object.entries(submission).filter(([key]) => !serviceSet.includes(key)));
    return (0,_normalize_js__WEBPACK_IMPORTED_MODULE_3__/* .normalize */ .S)({
        ...rest,
        ...(Array.isArray(applicationPackages) && { applicationPackages: packageNames(submission) }),
        ...(Array.isArray(flightPackages) && { flightPackages: packageNames(submission) }),
        ...((0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_4__/* .isRecord */ .u)(packageDeliveryOptions) && {
            packageDeliveryOptions: comparableDelivery(packageDeliveryOptions, submission, withRollout, share),
        }),
        ...((0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_4__/* .isRecord */ .u)(pricing) && { pricing: withoutFlag(pricing) }),
    });
}
/** The service fills in an entry's other members as it likes; the order means nothing. */
function packageNames(submission) {
    return (0,_coverage_js__WEBPACK_IMPORTED_MODULE_0__/* .packagesOf */ .DT)(submission)
        .map((entry) => `${(0,_coverage_js__WEBPACK_IMPORTED_MODULE_0__/* .fileKey */ .wm)(entry.fileName)} ${isKept(entry.fileStatus) ? '' : entry.fileStatus}`.trim())
        .sort();
}
function isKept(status) {
    return status === undefined || status === null || status === 'Uploaded' || status === 'None';
}
/** A rollout's status and fallback are the service's. */
function comparableDelivery(delivery, submission, withRollout, percentage) {
    const { packageRollout: _packageRollout, ...rest } = delivery;
    if (!withRollout)
        return rest;
    return { ...rest, isPackageRollout: (0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_1__/* .rolloutOf */ .Zb)(submission)?.isPackageRollout === true, percentage };
}
/** The service flips this flag on its own (https://github.com/microsoft/msstore-cli/pull/175) and no longer keeps sales. */
function withoutFlag(pricing) {
    const { isAdvancedPricingModel: _flag, sales: _sales, ...rest } = pricing;
    return rest;
}


/***/ }),

/***/ 80617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ diff),
/* harmony export */   b: () => (/* binding */ deepEqual)
/* harmony export */ });
/* harmony import */ var _json_fold_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31155);
/* harmony import */ var _json_is_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19588);


/**
 * Every difference between two JSON documents, by path, in the order of the paths. Arrays are compared as
 * wholes: an index means nothing to a reader. Missing and `null` differ here: both travel to the Store.
 * Names that differ in letter case only are one, in the spelling of `before`; two spellings in one document stay two.
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

/***/ 62375:
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
 * The document with a word about every device family. A clone of an old submission may lack the member or some
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
    const missing = _limits_platforms_js__WEBPACK_IMPORTED_MODULE_2__/* .deviceFamilies */ .j.filter((family) => spellings.all(family).every((name) => (held[name] ?? undefined) === undefined));
    if (missing.length === 0)
        return document;
    const families = { ...held };
    for (const family of missing)
        families[spellings.of(family) ?? family] = false;
    return { ...document, [member]: families };
}
/** True for a change that says "no" of device families of which nothing was said before, or the other way round. */
function isDeviceFamilyDefault({ path, before, after }) {
    return (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .foldName */ .zN)(path.split('.')[0] ?? '') === (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .foldName */ .zN)(member) && isNo(before) && isNo(after);
}
function isNo(value) {
    if ((0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(value))
        return Object.values(value).every(isNo);
    return value === undefined || value === null || value === false;
}


/***/ }),

/***/ 97599:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ normalize)
/* harmony export */ });
/* harmony import */ var _json_fold_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31155);
/* harmony import */ var _json_is_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19588);


/** Folded names of what the service ignores in listings, and echoes in some responses (store-api.md §3.2). */
const obsoleteListingMembers = ['privacypolicy', 'supportcontact', 'websiteurl'];
/** Folded names under which the service gives a file its ids. */
const fileIds = ['id', 'videofileid'];
/** Stands for the key of a list's elements, which have none. */
const element = '[]';
/**
 * A document without the differences that the service makes without meaning: empty members, spellings of dates,
 * line breaks, ids of images and trailers. A language stays, even with an empty listing: one that vanishes is lost. The letter case
 * of names is left to the comparison (`diff`), which loses none of two.
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
            // A file that is kept is `Uploaded` in some responses and has no status in others.
            .filter(([name, member]) => (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .foldName */ .zN)(name) !== 'filestatus' || (member !== 'Uploaded' && member !== 'None'));
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

/***/ 17077:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ classifyPending),
/* harmony export */   e: () => (/* binding */ newFiles)
/* harmony export */ });
/* harmony import */ var _json_fold_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(31155);
/* harmony import */ var _json_is_record_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(19588);
/* harmony import */ var _packages_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83442);
/* harmony import */ var _patch_asset_name_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(94264);
/* harmony import */ var _store_states_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1387);
/* harmony import */ var _assets_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26387);
/* harmony import */ var _clone_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(62001);
/* harmony import */ var _coverage_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(61315);
/* harmony import */ var _stored_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8725);









/** Tells whose a pending submission is. */
function classifyPending(evidence, pending) {
    const { published, fileNames, identityName } = evidence;
    // An add-on has no files whose names tell.
    const isAsPlanned = fileNames.length === 0 && holdsNothingElse(evidence, pending);
    const fresh = newFiles(published, pending);
    const areOurs = fresh.length > 0 && fresh.every((name) => isOurName(name, identityName));
    const areSame = areOurs &&
        sameNames(fresh, fileNames.filter((name) => !holds(published, name)));
    const status = (0,_store_states_js__WEBPACK_IMPORTED_MODULE_1__/* .statusOf */ .c2)(pending);
    if (!(0,_store_states_js__WEBPACK_IMPORTED_MODULE_1__/* .isDraft */ .Qx)(status) && !(0,_store_states_js__WEBPACK_IMPORTED_MODULE_1__/* .isFailure */ .N6)(status))
        return areSame || isAsPlanned ? 'committed' : 'foreign';
    // Drafts made in Partner Center have no upload URL, and the API may not touch them.
    if (!pending.fileUploadUrl)
        return 'foreign';
    if (areOurs)
        return areSame ? 'same' : 'ours';
    if (isAsPlanned)
        return 'same';
    const isUntouched = published !== undefined
        ? (0,_clone_js__WEBPACK_IMPORTED_MODULE_3__/* .differencesToPublished */ .A)(published, pending).length === 0
        : holdsOnly(pending, undefined);
    return fresh.length === 0 && isUntouched ? 'untouched' : 'foreign';
}
/** Files that a pending submission has and the published one has not, whether uploaded yet or not. */
function newFiles(published, pending) {
    const packages = (0,_coverage_js__WEBPACK_IMPORTED_MODULE_4__/* .livePackagesOf */ .xR)(pending)
        .filter((entry) => entry.fileStatus === 'PendingUpload' || !holds(published, entry.fileName))
        .map((entry) => entry.fileName);
    return [...packages, ...newAssets(published, pending)];
}
/**
 * Images, icons and trailers that wait for their upload or are not in the published submission: trailers have
 * no status, and an image may come without one (store-api.md §3.2).
 */
function newAssets(published, pending) {
    const known = new Set((0,_assets_js__WEBPACK_IMPORTED_MODULE_2__/* .assetsOf */ .ZS)(published).map(({ fileName }) => (0,_coverage_js__WEBPACK_IMPORTED_MODULE_4__/* .fileKey */ .wm)(fileName)));
    return (0,_assets_js__WEBPACK_IMPORTED_MODULE_2__/* .assetsOf */ .ZS)(pending)
        .filter(({ fileName, isPending }) => isPending || !known.has((0,_coverage_js__WEBPACK_IMPORTED_MODULE_4__/* .fileKey */ .wm)(fileName)))
        .map(({ fileName }) => fileName);
}
function holds(submission, fileName) {
    if (submission === undefined)
        return false;
    const names = [...(0,_coverage_js__WEBPACK_IMPORTED_MODULE_4__/* .livePackagesOf */ .xR)(submission), ...(0,_assets_js__WEBPACK_IMPORTED_MODULE_2__/* .assetsOf */ .ZS)(submission)].map((entry) => entry.fileName);
    return names.some((name) => (0,_coverage_js__WEBPACK_IMPORTED_MODULE_4__/* .fileKey */ .wm)(name) === (0,_coverage_js__WEBPACK_IMPORTED_MODULE_4__/* .fileKey */ .wm)(fileName));
}
/** Images and trailers carry no name of the app: their form and hash alone say that a run of ours named them. */
function isOurName(fileName, identityName) {
    const name = (0,_coverage_js__WEBPACK_IMPORTED_MODULE_4__/* .baseName */ .Fl)(fileName);
    if ((0,_patch_asset_name_js__WEBPACK_IMPORTED_MODULE_6__/* .isAssetName */ .M)(name))
        return true;
    return (0,_packages_name_js__WEBPACK_IMPORTED_MODULE_0__/* .parseArchiveName */ .L)(name)?.name.toLowerCase() === identityName.toLowerCase();
}
function sameNames(a, b) {
    const keys = (names) => [...new Set(names.map(_coverage_js__WEBPACK_IMPORTED_MODULE_4__/* .fileKey */ .wm))].sort().join('\n');
    return keys(a) === keys(b);
}
/** A submission that is just what this run asks for holds no one else's work. */
function holdsNothingElse({ published, plan, patch }, pending) {
    if (plan === undefined || (0,_stored_js__WEBPACK_IMPORTED_MODULE_5__/* .allDifferences */ .CG)(plan.document, pending).length > 0)
        return false;
    return published !== undefined || holdsOnly(pending, patch);
}
/** Members of a first submission that people fill in. */
const authored = ['listings', 'keywords', 'tag', 'notesForCertification'];
/**
 * True for a first submission, such as creating a flight opens, in which everything is empty except what a patch
 * names: what its other members start with is not documented.
 */
function holdsOnly(pending, patch) {
    return authored.every((member) => isNamed(pending[member], patch?.[member]));
}
function isNamed(held, asked) {
    if ((0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_7__/* .isRecord */ .u)(held)) {
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

/***/ 8725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CG: () => (/* binding */ allDifferences),
/* harmony export */   _C: () => (/* binding */ differencesToCommitted),
/* harmony export */   hR: () => (/* binding */ compareStored)
/* harmony export */ });
/* harmony import */ var _json_fold_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(31155);
/* harmony import */ var _json_is_record_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(19588);
/* harmony import */ var _store_rollout_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(25804);
/* harmony import */ var _assets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26387);
/* harmony import */ var _coverage_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61315);
/* harmony import */ var _diff_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(80617);
/* harmony import */ var _future_devices_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(62375);
/* harmony import */ var _normalize_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97599);








const rolloutPath = 'packageDeliveryOptions.packageRollout';
/**
 * Members that the service owns and PUT ignores (store-api.md §3), and those documented as obsolete: a
 * difference there says nothing.
 */
const ignored = [
    'id',
    'status',
    'statusDetails',
    'fileUploadUrl',
    'friendlyName',
    'applicationPackages',
    'flightPackages',
    rolloutPath,
    'pricing.sales',
    'pricing.isAdvancedPricingModel',
];
const dangerous = [
    'pricing',
    'visibility',
    'targetPublishMode',
    'targetPublishDate',
    'listings',
    'packageDeliveryOptions.isMandatoryUpdate',
    'packageDeliveryOptions.mandatoryUpdateEffectiveDate',
];
/**
 * Compares the plan with what the Store returns after the PUT, immediately before the commit: the service has
 * responded 200 and yet made a paid app free (msstore-cli #112) or dropped a rollout (#164). A planned change that
 * the Store ignored, or whose field it emptied, counts as dropped, too, whichever field it is.
 */
function compareStored(plan, stored) {
    const planned = plan.document;
    const fields = fieldDifferences((0,_assets_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutRemoved */ .dO)(planned), (0,_assets_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutRemoved */ .dO)(stored));
    const dropped = plan.changes.filter((change) => !(0,_future_devices_js__WEBPACK_IMPORTED_MODULE_2__/* .isDeviceFamilyDefault */ .Y)(change) && isLeftAsItWas(change, stored));
    const isAsked = (change) => isAskedBy(plan, change);
    const isFatal = (change) => isUnder(change.path, dangerous) ||
        isAskedBy({ changes: dropped }, change) ||
        (isAsked(change) && isLost(change));
    const rest = fields.filter((change) => !isFatal(change));
    return {
        dangerous: [
            ...fields.filter(isFatal),
            ...packageDifferences(planned, stored),
            ...rolloutDifferences(planned, stored),
        ],
        reworded: rest.filter(isAsked),
        others: rest.filter((change) => !isAsked(change)),
    };
}
/**
 * What this run asks for and a submission that was committed before does not hold: its files are uploaded and
 * removed packages are gone, so only the packages that customers will get are compared.
 */
function differencesToCommitted(plan, committed) {
    return allDifferences(plan.document, committed).filter((change) => !isPlain(change.path) || isUnder(change.path, dangerous) || isAskedBy(plan, change));
}
/** Every difference between a planned document and a submission except for what the service owns. */
function allDifferences(planned, held) {
    const before = liveKeys(planned);
    const after = liveKeys(held);
    return [
        ...fieldDifferences((0,_assets_js__WEBPACK_IMPORTED_MODULE_0__/* .asCommitted */ .Hl)(planned), (0,_assets_js__WEBPACK_IMPORTED_MODULE_0__/* .asCommitted */ .Hl)(held)),
        ...rolloutDifferences(planned, held),
        ...(before.join('\n') === after.join('\n') ? [] : [{ path: 'packages', before: after, after: before }]),
    ];
}
/** True for a field that is compared as it is; packages and rollout are compared by what they mean. */
function isPlain(path) {
    return path !== 'packages' && path !== rolloutPath;
}
function isLeftAsItWas({ path, before }, stored) {
    const members = path.split('.');
    let held = (0,_normalize_js__WEBPACK_IMPORTED_MODULE_3__/* .normalize */ .S)(stored);
    for (const member of members)
        held = (0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_4__/* .isRecord */ .u)(held) ? (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_5__/* .memberOf */ .C5)(held, member) : undefined;
    return (0,_diff_js__WEBPACK_IMPORTED_MODULE_6__/* .deepEqual */ .b)(held, (0,_normalize_js__WEBPACK_IMPORTED_MODULE_3__/* .normalize */ .S)(before, members.at(-1)));
}
/** True if the Store has less than what was sent: nothing, fewer elements, or of a flag the other value. */
function isLost({ before, after }) {
    if (before === undefined)
        return false;
    if (Array.isArray(before) && Array.isArray(after))
        return after.length < before.length;
    return after === undefined || typeof before === 'boolean';
}
function isAskedBy({ changes }, { path }) {
    return changes.some((change) => isUnder(path, [change.path]) || isUnder(change.path, [path]));
}
function fieldDifferences(planned, stored) {
    return (0,_diff_js__WEBPACK_IMPORTED_MODULE_6__/* .diff */ .U)((0,_normalize_js__WEBPACK_IMPORTED_MODULE_3__/* .normalize */ .S)(planned), (0,_normalize_js__WEBPACK_IMPORTED_MODULE_3__/* .normalize */ .S)(stored)).filter((change) => !isUnder(change.path, ignored) && !(0,_future_devices_js__WEBPACK_IMPORTED_MODULE_2__/* .isDeviceFamilyDefault */ .Y)(change));
}
function packageDifferences(planned, stored) {
    const describe = (submission) => (0,_coverage_js__WEBPACK_IMPORTED_MODULE_1__/* .packagesOf */ .DT)(submission)
        .map((entry) => `${(0,_coverage_js__WEBPACK_IMPORTED_MODULE_1__/* .fileKey */ .wm)(entry.fileName)}: ${keptStatus(entry.fileStatus)}`)
        .sort();
    const before = describe(planned);
    const after = describe(stored);
    return before.join('\n') === after.join('\n') ? [] : [{ path: 'packages', before, after }];
}
/** A rollout that was dropped or widened ships to customers whom no one asked for (https://github.com/microsoft/msstore-cli/issues/110, https://github.com/microsoft/msstore-cli/pull/164). */
function rolloutDifferences(planned, stored) {
    const asked = (0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_7__/* .shareInForce */ .qj)(planned);
    const held = (0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_7__/* .shareInForce */ .qj)(stored);
    const isOnAsPlanned = Boolean((0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_7__/* .rolloutOf */ .Zb)(planned)?.isPackageRollout) === Boolean((0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_7__/* .rolloutOf */ .Zb)(stored)?.isPackageRollout);
    return (0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_7__/* .isSameShare */ ["if"])(asked, held) && isOnAsPlanned
        ? []
        : [
            {
                path: rolloutPath,
                before: (0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_7__/* .rolloutOf */ .Zb)(planned),
                after: (0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_7__/* .rolloutOf */ .Zb)(stored),
            },
        ];
}
/** A file that is kept is `Uploaded` in some responses, and `None` or without a status in others. */
function keptStatus(status) {
    return status && status !== 'None' ? status : 'Uploaded';
}
function liveKeys(submission) {
    return (0,_coverage_js__WEBPACK_IMPORTED_MODULE_1__/* .livePackagesOf */ .xR)(submission)
        .map((entry) => (0,_coverage_js__WEBPACK_IMPORTED_MODULE_1__/* .fileKey */ .wm)(entry.fileName))
        .sort();
}
function isUnder(path, prefixes) {
    const folded = (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_5__/* .foldName */ .zN)(path);
    return prefixes.map(_json_fold_js__WEBPACK_IMPORTED_MODULE_5__/* .foldName */ .zN).some((prefix) => folded === prefix || folded.startsWith(`${prefix}.`));
}


/***/ })

};
