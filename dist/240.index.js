export const id = 240;
export const ids = [240,123];
export const modules = {

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

/***/ 20368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C1: () => (/* binding */ checkSize),
/* harmony export */   Ev: () => (/* binding */ checkImageType),
/* harmony export */   LM: () => (/* binding */ checkImageCount),
/* harmony export */   RH: () => (/* binding */ imageTypes),
/* harmony export */   RK: () => (/* binding */ iconSize),
/* harmony export */   cS: () => (/* binding */ thumbnailSize),
/* harmony export */   mD: () => (/* binding */ largestVideo),
/* harmony export */   x3: () => (/* binding */ largestPicture)
/* harmony export */ });
/* harmony import */ var _json_fold_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31155);
/* harmony import */ var _text_nearest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4581);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70403);



const size = (width, height) => ({ width, height });
const only = (...exactly) => ({ most: 1, size: { exactly } });
const retired = { most: Number.POSITIVE_INFINITY };
/** Image types with their counts and sizes (store-api.md §4.5, §8.2); the last ones are retired, but still known. */
const imageTypes = new Map([
    ['Screenshot', { most: 10, size: { from: size(1366, 768), to: size(3840, 2160) } }],
    ['MobileScreenshot', { most: 8 }],
    ['XboxScreenshot', { most: 8, size: { from: size(1920, 1080), to: size(3840, 2160) } }],
    ['SurfaceHubScreenshot', { most: 8 }],
    ['HoloLensScreenshot', { most: 8, size: { from: size(1268, 720) } }],
    ['StoreLogo9x16', only('720x1080', '1440x2160')],
    ['StoreLogoSquare', only('1080x1080', '2160x2160')],
    ['Icon', only('300x300')],
    ['PromotionalArt16x9', only('1920x1080', '3840x2160')],
    ['PromotionalArtwork2400X1200', only('2400x1200')],
    ['XboxBrandedKeyArt', only('584x800')],
    ['XboxTitledHeroArt', only('1920x1080')],
    ['XboxFeaturedPromotionalArt', only('1080x1080')],
    ['SquareIcon358X358', only('358x358')],
    ['BackgroundImage1000X800', only('1000x800')],
    ['PromotionalArtwork414X180', only('414x180')],
    ['PromotionalArtwork846X468', retired],
    ['PromotionalArtwork558X756', retired],
    ['PromotionalArtwork414X468', retired],
    ['PromotionalArtwork558X558', retired],
    ['WideIcon358X173', retired],
    ['Unknown', retired],
]);
/** Sizes of an add-on's icon and of a trailer's thumbnail. */
const iconSize = { exactly: ['300x300'] };
const thumbnailSize = { exactly: ['1920x1080'] };
/** Largest files that the Store accepts, in bytes (store-api.md §8.2). */
const largestPicture = 50_000_000;
const largestVideo = 2_000_000_000;
const typesInUse = [...imageTypes].filter(([, type]) => type !== retired).map(([name]) => name);
/** What is wrong with an image's type, or with its absence. */
function checkImageType(type) {
    if (type === undefined || type === '') {
        return {
            severity: 'error',
            message: `has no imageType. Use one of ${typesInUse.join(', ')}; for a picture of the app on a PC, use Screenshot.`,
        };
    }
    if (imageTypes.has(type))
        return undefined;
    const guess = nearestType(type);
    const hint = guess === undefined ? `Use one of ${typesInUse.join(', ')}.` : `Did you mean ${guess}?`;
    return {
        severity: 'error',
        message: `is ${(0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteName */ .A)(type)}, which is not a Store image type. ${hint}`,
    };
}
/** `DesktopScreenshot` holds the name of a type, which says more than the number of letters. */
function nearestType(type) {
    const wanted = (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_2__/* .foldName */ .zN)(type);
    const [held] = typesInUse
        .filter((each) => wanted.includes((0,_json_fold_js__WEBPACK_IMPORTED_MODULE_2__/* .foldName */ .zN)(each)))
        .sort((one, other) => other.length - one.length);
    return held ?? (0,_text_nearest_js__WEBPACK_IMPORTED_MODULE_0__/* .nearestName */ .q)(type, typesInUse);
}
/** Too many images of one type in one language. */
function checkImageCount(type, images) {
    const most = imageTypes.get(type)?.most ?? Number.POSITIVE_INFINITY;
    return images <= most
        ? undefined
        : {
            severity: 'error',
            message: `has ${images} images of type ${type}, but the Store allows only ${most}. Remove ${images - most}.`,
        };
}
/** What the Store wants instead of an image's size, in words; `undefined` if it accepts the size. */
function checkSize(rule, { width, height }) {
    if (rule === undefined)
        return undefined;
    if ('exactly' in rule) {
        return rule.exactly.includes(`${width}x${height}`) ? undefined : rule.exactly.join(' or ');
    }
    const { from, to } = rule;
    const [long, short] = [Math.max(width, height), Math.min(width, height)];
    const isLarge = long >= from.width && short >= from.height;
    if (isLarge && (to === undefined || (long <= to.width && short <= to.height)))
        return undefined;
    const range = to === undefined ? 'or more' : `to ${to.width}x${to.height}`;
    return `${from.width}x${from.height} ${range}, in either orientation`;
}


/***/ }),

/***/ 81559:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OJ: () => (/* binding */ neighborOf),
/* harmony export */   XK: () => (/* binding */ languageCodes),
/* harmony export */   Zm: () => (/* binding */ checkLanguage),
/* harmony export */   th: () => (/* binding */ nearestLanguage)
/* harmony export */ });
/* harmony import */ var _json_fold_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31155);
/* harmony import */ var _text_nearest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4581);


/**
 * Every language code that the Store accepts for a listing, according to
 * https://learn.microsoft.com/windows/apps/publish/publish-your-app/supported-languages, which calls every other one
 * unsupported. The refusal is on record as "Language codes: … not supported"
 * (https://learn.microsoft.com/answers/questions/1652078/microsoft-store-api-does-not-support-en-us-hi-in).
 */
const languageCodes = new Set(`ar ar-sa ar-ae ar-bh ar-dz ar-eg ar-iq ar-jo ar-kw ar-lb ar-ly ar-ma ar-om ar-qa ar-sy ar-tn ar-ye af af-za sq sq-al
  am am-et hy hy-am as as-in az-arab az-arab-az az-cyrl az-cyrl-az az-latn az-latn-az eu eu-es be be-by bn bn-bd bn-in
  bs bs-cyrl bs-cyrl-ba bs-latn bs-latn-ba bg bg-bg ca ca-es ca-es-valencia chr-cher chr-cher-us chr-latn zh-hans zh-cn
  zh-hans-cn zh-sg zh-hans-sg zh-hant zh-hk zh-mo zh-tw zh-hant-hk zh-hant-mo zh-hant-tw hr hr-hr hr-ba cs cs-cz da
  da-dk prs prs-af prs-arab nl nl-nl nl-be en en-au en-ca en-gb en-ie en-in en-nz en-sg en-us en-za en-bz en-hk en-id
  en-jm en-kz en-mt en-my en-ph en-pk en-tt en-vn en-zw en-053 en-021 en-029 en-011 en-018 en-014 et et-ee fil fil-latn
  fil-ph fi fi-fi fr fr-be fr-ca fr-ch fr-fr fr-lu fr-015 fr-cd fr-ci fr-cm fr-ht fr-ma fr-mc fr-ml fr-re frc-latn
  frp-latn fr-155 fr-029 fr-021 fr-011 gl gl-es ka ka-ge de de-at de-ch de-de de-lu de-li el el-gr gu gu-in ha ha-latn
  ha-latn-ng he he-il hi hi-in hu hu-hu is is-is ig-latn ig-ng id id-id iu-cans iu-latn iu-latn-ca ga ga-ie xh xh-za zu
  zu-za it it-it it-ch ja ja-jp kn kn-in kk kk-kz km km-kh quc-latn qut-gt qut-latn rw rw-rw sw sw-ke kok kok-in ko
  ko-kr ku-arab ku-arab-iq ky-kg ky-cyrl lo lo-la lv lv-lv lt lt-lt lb lb-lu mk mk-mk ms ms-bn ms-my ml ml-in mt mt-mt
  mi mi-latn mi-nz mr mr-in mn-cyrl mn-mong mn-mn mn-phag ne ne-np nb nb-no nn nn-no no no-no or or-in fa fa-ir pl
  pl-pl pt-br pt pt-pt pa pa-arab pa-arab-pk pa-deva pa-in quz quz-bo quz-ec quz-pe ro ro-ro ru ru-ru gd-gb gd-latn
  sr-latn sr-latn-cs sr sr-latn-ba sr-latn-me sr-latn-rs sr-cyrl sr-cyrl-ba sr-cyrl-cs sr-cyrl-me sr-cyrl-rs nso nso-za
  tn tn-bw tn-za sd-arab sd-arab-pk sd-deva si si-lk sk sk-sk sl sl-si es es-cl es-co es-es es-mx es-ar es-bo es-cr
  es-do es-ec es-gt es-hn es-ni es-pa es-pe es-pr es-py es-sv es-us es-uy es-ve es-019 es-419 sv sv-se sv-fi tg-arab
  tg-cyrl tg-cyrl-tj tg-latn ta ta-in tt-arab tt-cyrl tt-latn tt-ru te te-in th th-th ti ti-et tr tr-tr tk-cyrl tk-latn
  tk-tm tk-latn-tr tk-cyrl-tr uk uk-ua ur ur-pk ug-arab ug-cn ug-cyrl ug-latn uz uz-cyrl uz-latn uz-latn-uz vi vi-vn cy
  cy-gb wo wo-sn yo-latn yo-ng`.split(/\s+/));
/**
 * What is wrong with the language of a listing, in any letter case. A language that is close to one of the Store's
 * (`en` and `en-us`, `pt_BR` and `pt-br`) would become a second listing, which is probably not intended.
 *
 * @param held languages that the Store has; `undefined` if that is not known
 */
function checkLanguage(code, held) {
    const wanted = (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .foldName */ .zN)(code);
    if (held?.some((each) => (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .foldName */ .zN)(each) === wanted))
        return undefined;
    const neighbor = neighborOf(code, held ?? []);
    if (neighbor !== undefined) {
        return {
            severity: 'error',
            message: `is not a language of this listing, but is close to one. Did you mean ${neighbor}? To add it as another language, add it in Partner Center first.`,
        };
    }
    if (languageCodes.has(wanted))
        return undefined;
    return {
        severity: 'error',
        get message() {
            return `is not a language code that the Store accepts. ${advice(wanted, held)}`;
        },
    };
}
/** The Store's language that a code is close to (`en-us` for `en`, `pt-br` for `pt_BR`), as the Store spells it. */
function neighborOf(code, held) {
    const wanted = (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .foldName */ .zN)(code);
    return held.find((each) => isNeighbor(wanted, (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .foldName */ .zN)(each)));
}
/**
 * The language code that was probably meant, for one that the Store does not accept.
 * @param held languages that the Store has
 */
function nearestLanguage(code, held) {
    const hyphenated = (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .foldName */ .zN)(code).replaceAll('_', '-');
    return languageCodes.has(hyphenated)
        ? hyphenated
        : (0,_text_nearest_js__WEBPACK_IMPORTED_MODULE_0__/* .nearestName */ .q)((0,_json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .foldName */ .zN)(code), [...held, ...languageCodes], 2);
}
function advice(wanted, held) {
    const guess = nearestLanguage(wanted, held ?? []);
    const hint = guess === undefined ? '' : `Did you mean ${guess}? `;
    return `${hint}The codes are listed at https://learn.microsoft.com/windows/apps/publish/publish-your-app/supported-languages.`;
}
/** True for two codes with the same readers: `zh-cn` and `zh-hans-cn`, or the wanted one without its region. */
function isNeighbor(wanted, held) {
    const hyphenated = wanted.replaceAll('_', '-');
    if (hyphenated === held || held.startsWith(`${hyphenated}-`))
        return true;
    if (!languageCodes.has(hyphenated))
        return false;
    const full = likely(hyphenated);
    return full !== undefined && full === likely(held);
}
/** The code with the script and region that it most likely means; `undefined` for a text that is not a language tag. */
function likely(code) {
    try {
        return new Intl.Locale(code).maximize().toString();
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 52116:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E0: () => (/* binding */ changedFields),
/* harmony export */   TJ: () => (/* binding */ limited),
/* harmony export */   cU: () => (/* binding */ textProblems)
/* harmony export */ });
/* harmony import */ var _json_fold_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31155);
/* harmony import */ var _limits_texts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19420);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6123);
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2758);
/* harmony import */ var _same_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17282);





/** Texts that people paste from a web page or from GitHub. */
const prose = new Set(['description', 'shortDescription', 'releaseNotes']);
/** The fields of a language that differ from the Store's, by the Store's name of the member, as they are sent. */
function changedFields({ fields, held }, kind, say) {
    const changed = (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldsOf */ .Pf)(kind).flatMap((field) => {
        const wanted = fields.get(field.member);
        const present = (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_2__/* .memberOf */ .C5)(held, field.member);
        if (wanted === undefined || (0,_same_text_js__WEBPACK_IMPORTED_MODULE_3__/* .isSameValue */ .am)(present, wanted.value))
            return [];
        for (const problem of limitProblems(field, wanted, present))
            say(problem);
        return [[field.member, (0,_same_text_js__WEBPACK_IMPORTED_MODULE_3__/* .sentValue */ .uK)(wanted.value)]];
    });
    return Object.fromEntries(changed);
}
/** What the Store already holds is not a problem, and a text may be as long as the Store's. */
function limitProblems(field, wanted, present) {
    if (typeof wanted.value !== 'string')
        return field.kind === 'list' && field.limit !== undefined
            ? listProblems(field.limit, wanted, wanted.value, present)
            : [];
    if (field.kind !== 'text')
        return [];
    const isNoLonger = typeof present === 'string' && (0,_limits_texts_js__WEBPACK_IMPORTED_MODULE_0__/* .storeLength */ .Sd)(wanted.value) <= (0,_limits_texts_js__WEBPACK_IMPORTED_MODULE_0__/* .storeLength */ .Sd)(present);
    return [
        ...textProblems(isNoLonger ? undefined : field.limit, wanted.path, wanted.value),
        ...(prose.has(field.member) ? limited(wanted.path, (0,_limits_texts_js__WEBPACK_IMPORTED_MODULE_0__/* .checkMarkup */ .nG)(wanted.value)) : []),
    ];
}
function listProblems(limit, { path, lines = [] }, items, present) {
    const held = (0,_same_text_js__WEBPACK_IMPORTED_MODULE_3__/* .plainList */ .FL)(present);
    const tooMany = items.length > held.length ? (0,_limits_texts_js__WEBPACK_IMPORTED_MODULE_0__/* .checkList */ .RJ)(limit, items) : undefined;
    return [
        ...limited(path, tooMany, lines[limit.most] ?? lines[0]),
        ...items.flatMap((item, index) => held.includes(item) ? [] : limited(path, (0,_limits_texts_js__WEBPACK_IMPORTED_MODULE_0__/* .checkText */ .qW)(limit, item), lines[index])),
    ];
}
/** A text beyond its limit, as a list of at most one problem. */
function textProblems(limit, path, text) {
    return limit === undefined ? [] : limited(path, (0,_limits_texts_js__WEBPACK_IMPORTED_MODULE_0__/* .checkText */ .qW)(limit, text));
}
/** A value beyond what the Store accepts, as a list of at most one problem. */
function limited(path, found, line = 1, rule = 'listing-limit') {
    return found === undefined ? [] : [{ ...(0,_problems_js__WEBPACK_IMPORTED_MODULE_4__/* .wrong */ .Qm)(rule, path, found.message, line), severity: found.severity }];
}


/***/ }),

/***/ 63155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dl: () => (/* binding */ isSameFile),
/* harmony export */   Rt: () => (/* binding */ isKeptImageOf),
/* harmony export */   TH: () => (/* binding */ idOf),
/* harmony export */   jf: () => (/* binding */ arrangeSet),
/* harmony export */   oE: () => (/* binding */ heldEntry)
/* harmony export */ });
/* unused harmony export fillSlots */
/* harmony import */ var _json_fold_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(31155);
/* harmony import */ var _limits_images_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20368);
/* harmony import */ var _limits_texts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19420);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(23808);
/* harmony import */ var _text_nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4581);
/* harmony import */ var _apply_fields_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52116);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6123);
/* harmony import */ var _held_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9881);
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2758);
/* harmony import */ var _same_text_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(17282);










/**
 * The images of one language with one set arranged as the folder has it; images of other types keep their places.
 * @param images what the language has, the Store's own entries
 * @returns the same list if nothing changes
 */
function arrangeSet(arranging, images, set) {
    const type = (0,_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .imageTypeOf */ .tL)(set.folder, arranging.heldTypes);
    if (set.isIncomplete || type === undefined) {
        if (type === undefined)
            arranging.say((0,_problems_js__WEBPACK_IMPORTED_MODULE_5__/* .wrong */ .Qm)('listing-image', set.path, unknownType(set.folder)));
        return images;
    }
    const isOfType = (image) => isKeptImageOf(image, type);
    const held = images.filter(isOfType);
    const { entries, foreign } = match(arranging, set, held, type);
    const isRefused = foreign.length > 0 && !arranging.replaceImages;
    if (isRefused)
        arranging.say(removalProblem(set, foreign.length, arranging.kind));
    checkCount(arranging, set, type, entries.length, held.length);
    // After a refusal, nothing is removed.
    return fillSlots(images, isOfType, isRefused ? [...entries, ...foreign] : entries);
}
/** True for an image of a type that stays in the Store; an add-on's icon has no type. */
function isKeptImageOf(image, type) {
    if ((0,_json_fold_js__WEBPACK_IMPORTED_MODULE_6__/* .memberOf */ .C5)(image, 'fileStatus') === 'PendingDelete')
        return false;
    const held = (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_6__/* .memberOf */ .C5)(image, 'imageType');
    return typeof held === 'string' ? (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_6__/* .foldName */ .zN)(held) === (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_6__/* .foldName */ .zN)(type) : type === 'Icon';
}
function unknownType(folder) {
    const names = _fields_js__WEBPACK_IMPORTED_MODULE_4__/* .imageFolders */ .Rn;
    const near = names.find((name) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .typeKey */ .y2)(folder).includes((0,_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .typeKey */ .y2)(name))) ?? (0,_text_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .nearestName */ .q)(folder, names);
    const hint = near === undefined ? `Image types are ${names.join(', ')}.` : `Did you mean ${near}?`;
    return `is not a Store image type. ${hint}`;
}
function match(arranging, set, held, type) {
    const used = new Set();
    const entries = set.images.flatMap((image) => {
        const present = heldEntry(image, held, used);
        if (present !== undefined)
            used.add(present);
        const entry = present ?? newEntry(arranging, image, type);
        if (present !== undefined && image.file !== undefined)
            arranging.uploads.keep(image.file, (0,_held_js__WEBPACK_IMPORTED_MODULE_7__/* .textAt */ .$6)(present, 'fileName') ?? '');
        return entry === undefined ? [] : [withCaption(arranging, entry, image.caption)];
    });
    const foreign = held.filter((entry) => !used.has(entry) && (0,_held_js__WEBPACK_IMPORTED_MODULE_7__/* .hashIn */ .ou)((0,_held_js__WEBPACK_IMPORTED_MODULE_7__/* .textAt */ .$6)(entry, 'fileName')) === undefined);
    return { entries, foreign };
}
/**
 * The Store's entry for an image, if it is not used yet: by the ID or name in its `.kept` file, or by the hash in the
 * name that the Store has.
 */
function heldEntry({ file, kept }, held, used) {
    const free = held.filter((entry) => !used.has(entry));
    const byId = kept?.id === undefined ? undefined : free.find((entry) => idOf(entry) === kept.id);
    const byName = (name) => free.find((entry) => isSameFile((0,_held_js__WEBPACK_IMPORTED_MODULE_7__/* .textAt */ .$6)(entry, 'fileName'), name));
    const byHash = (sha256) => free.find((entry) => (0,_held_js__WEBPACK_IMPORTED_MODULE_7__/* .isNamedAfter */ .s7)((0,_held_js__WEBPACK_IMPORTED_MODULE_7__/* .textAt */ .$6)(entry, 'fileName'), sha256));
    return (byId ??
        (kept?.fileName === undefined ? undefined : byName(kept.fileName)) ??
        (file === undefined ? undefined : byHash(file.media.sha256)));
}
/** The Store's ID of an entry, as a text. */
function idOf(entry) {
    const id = (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_6__/* .memberOf */ .C5)(entry, 'id');
    return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}
/** True for two names of one file: letter case and the kind of slash make no difference to the Store. */
function isSameFile(one, other) {
    // As keptText writes it, and readKept reads it.
    const key = (name) => (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_6__/* .foldName */ .zN)(name).replaceAll('\\', '/').replace(/\s+/g, ' ').trim();
    return one !== undefined && key(one) === key(other);
}
function newEntry({ kind, isKnown, uploads, say }, { file, path }, type) {
    if (file === undefined) {
        if (isKnown)
            say((0,_problems_js__WEBPACK_IMPORTED_MODULE_5__/* .wrong */ .Qm)('listing-image', path, 'refers to an image that the Store does not have there. Run `command: pull` again, or remove this file.'));
        return undefined;
    }
    const { pixels } = file.media;
    const rule = kind === 'add-on' ? _limits_images_js__WEBPACK_IMPORTED_MODULE_0__/* .iconSize */ .RK : _limits_images_js__WEBPACK_IMPORTED_MODULE_0__/* .imageTypes */ .RH.get(type)?.size;
    const wanted = pixels === undefined ? undefined : (0,_limits_images_js__WEBPACK_IMPORTED_MODULE_0__/* .checkSize */ .C1)(rule, pixels);
    if (pixels !== undefined && wanted !== undefined)
        say((0,_problems_js__WEBPACK_IMPORTED_MODULE_5__/* .wrong */ .Qm)('listing-image', file.path, `is ${pixels.width}x${pixels.height} pixels, but the Store requires ${wanted}.`));
    const entry = { fileName: uploads.add(file), fileStatus: 'PendingUpload' };
    return kind === 'add-on' ? entry : { ...entry, imageType: type, description: '' };
}
function withCaption({ say }, entry, caption) {
    const held = (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_6__/* .memberOf */ .C5)(entry, 'description');
    if (caption === undefined || typeof caption.value !== 'string' || (0,_same_text_js__WEBPACK_IMPORTED_MODULE_8__/* .isSameValue */ .am)(held, caption.value))
        return entry;
    const isNoLonger = (0,_same_text_js__WEBPACK_IMPORTED_MODULE_8__/* .plainText */ .wh)(held).length >= caption.value.length;
    for (const problem of (0,_apply_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .textProblems */ .cU)(isNoLonger ? undefined : _limits_texts_js__WEBPACK_IMPORTED_MODULE_1__/* .captionLimit */ .MP, caption.path, caption.value))
        say(problem);
    return { ...entry, description: (0,_same_text_js__WEBPACK_IMPORTED_MODULE_8__/* .sentText */ .EV)(caption.value) };
}
function removalProblem(set, count, kind) {
    const [language = ''] = set.path.split('/');
    const where = kind === 'add-on' ? `${language}/icon` : `${language}/${set.folder}`;
    const [are, them] = count === 1 ? ['is', 'it'] : ['are', 'them'];
    const text = `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_9__/* .plural */ .LS)(count, 'image')} of ${where} ${are} not in the listing folder, so publishing would permanently delete ${them} from the Store. To keep ${them}, run \`command: pull\` first; to delete ${them}, set \`replace-images: true\`.`;
    const path = set.images[0]?.path ?? `${set.path}/none`;
    return { ...(0,_problems_js__WEBPACK_IMPORTED_MODULE_5__/* .wrong */ .Qm)('listing-removes', path, text), isWhole: true };
}
function checkCount({ kind, say }, set, type, count, held) {
    const path = set.images[0]?.path ?? set.path;
    if (kind === 'app' && count > held)
        for (const { message, severity } of (0,_apply_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .limited */ .TJ)(path, (0,_limits_images_js__WEBPACK_IMPORTED_MODULE_0__/* .checkImageCount */ .LM)(type, count)))
            say({ ...(0,_problems_js__WEBPACK_IMPORTED_MODULE_5__/* .wrong */ .Qm)('listing-limit', path, `${set.path} ${message}`), severity, isWhole: true });
}
/** The list with new entries in the places of the old ones of a type; further ones follow the last one. */
function fillSlots(list, isSlotOf, entries) {
    const slots = list.filter(isSlotOf);
    if (slots.length === entries.length && slots.every((entry, index) => entry === entries[index]))
        return list;
    const rest = [...entries];
    const last = slots.at(-1);
    const filled = list.flatMap((entry) => {
        if (!isSlotOf(entry))
            return [entry];
        return entry === last ? rest.splice(0) : rest.splice(0, 1);
    });
    return [...filled, ...rest];
}


/***/ }),

/***/ 30865:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ heldTrailer),
/* harmony export */   v: () => (/* binding */ arrangeTrailers)
/* harmony export */ });
/* harmony import */ var _json_fold_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(31155);
/* harmony import */ var _limits_images_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20368);
/* harmony import */ var _limits_texts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19420);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(23808);
/* harmony import */ var _text_nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4581);
/* harmony import */ var _apply_fields_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52116);
/* harmony import */ var _apply_images_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(63155);
/* harmony import */ var _held_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9881);
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2758);
/* harmony import */ var _same_text_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(17282);










/**
 * The trailers of a submission as the folder has them.
 * @param held the Store's own entries
 * @param languages of the listing, in the Store's spelling; `undefined` if they are not known
 * @returns `held` if nothing changes
 */
function arrangeTrailers(arranging, held, trailers, languages) {
    const used = new Set();
    const entries = trailers.flatMap((trailer) => {
        const present = heldTrailer(trailer, held, used);
        if (present !== undefined)
            used.add(present);
        const entry = present ?? newTrailer(arranging, trailer);
        if (present !== undefined && trailer.video !== undefined)
            arranging.uploads.keep(trailer.video, (0,_held_js__WEBPACK_IMPORTED_MODULE_5__/* .textAt */ .$6)(present, 'videoFileName') ?? '');
        return entry === undefined ? [] : [withTexts(arranging, entry, trailer, languages)];
    });
    const isUnread = trailers.some(({ video, kept }) => video === undefined && kept === undefined);
    if (isUnread)
        return held;
    const foreign = held.filter((entry) => !used.has(entry) && !isOurs(entry));
    const isRefused = foreign.length > 0 && !arranging.replaceImages;
    if (isRefused)
        arranging.say(removalProblem(trailers, foreign.length));
    checkCount(arranging, entries.length, held.length);
    const all = isRefused ? [...entries, ...foreign] : entries;
    return all.length === held.length && all.every((entry, index) => entry === held[index]) ? held : all;
}
/** True for a trailer for which this action uploaded everything that the Store can't give back. */
function isOurs(entry) {
    const thumbnails = Object.values((0,_held_js__WEBPACK_IMPORTED_MODULE_5__/* .recordOf */ .zv)((0,_json_fold_js__WEBPACK_IMPORTED_MODULE_6__/* .memberOf */ .C5)(entry, 'trailerAssets'))).flatMap((assets) => (0,_held_js__WEBPACK_IMPORTED_MODULE_5__/* .recordsIn */ .Q0)((0,_json_fold_js__WEBPACK_IMPORTED_MODULE_6__/* .memberOf */ .C5)((0,_held_js__WEBPACK_IMPORTED_MODULE_5__/* .recordOf */ .zv)(assets), 'imageList')));
    const names = [(0,_held_js__WEBPACK_IMPORTED_MODULE_5__/* .textAt */ .$6)(entry, 'videoFileName'), ...thumbnails.map((image) => (0,_held_js__WEBPACK_IMPORTED_MODULE_5__/* .textAt */ .$6)(image, 'fileName'))];
    return names.every((name) => (0,_held_js__WEBPACK_IMPORTED_MODULE_5__/* .hashIn */ .ou)(name) !== undefined);
}
/** The Store's entry for a trailer, if it is not used yet, found like an image's. */
function heldTrailer({ video, kept }, held, used) {
    const free = held.filter((entry) => !used.has(entry));
    const nameOf = (entry) => (0,_held_js__WEBPACK_IMPORTED_MODULE_5__/* .textAt */ .$6)(entry, 'videoFileName');
    const { id, fileName } = kept ?? {};
    const sha256 = video?.media.sha256;
    return ((id === undefined ? undefined : free.find((entry) => (0,_apply_images_js__WEBPACK_IMPORTED_MODULE_4__/* .idOf */ .TH)(entry) === id)) ??
        (fileName === undefined ? undefined : free.find((entry) => (0,_apply_images_js__WEBPACK_IMPORTED_MODULE_4__/* .isSameFile */ .Dl)(nameOf(entry), fileName))) ??
        (sha256 === undefined ? undefined : free.find((entry) => (0,_held_js__WEBPACK_IMPORTED_MODULE_5__/* .isNamedAfter */ .s7)(nameOf(entry), sha256))));
}
function newTrailer({ isKnown, uploads, say }, trailer) {
    const { video, languages, path } = trailer;
    if (video === undefined) {
        if (isKnown && trailer.kept !== undefined)
            say((0,_problems_js__WEBPACK_IMPORTED_MODULE_7__/* .wrong */ .Qm)('listing-image', path, 'refers to a trailer that the Store does not have. Run `command: pull` again, or remove this file.'));
        return undefined;
    }
    if (languages.length === 0)
        say((0,_problems_js__WEBPACK_IMPORTED_MODULE_7__/* .wrong */ .Qm)('listing-image', path, `is a new trailer: add a title and a thumbnail, such as ${path}/en-us/title.txt and thumbnail.png.`));
    for (const { folder, title, thumbnail } of languages) {
        const missing = title === undefined ? 'title.txt' : thumbnail === undefined ? 'thumbnail.png' : undefined;
        if (missing !== undefined)
            say((0,_problems_js__WEBPACK_IMPORTED_MODULE_7__/* .wrong */ .Qm)('listing-image', `${path}/${folder}`, `has no ${missing}, which a new trailer needs. Add it.`));
    }
    return { videoFileName: uploads.add(video), trailerAssets: {} };
}
function withTexts(arranging, entry, trailer, languages) {
    const member = (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_6__/* .spellingsOf */ .Hz)(entry).of('trailerAssets') ?? 'trailerAssets';
    const held = (0,_held_js__WEBPACK_IMPORTED_MODULE_5__/* .recordOf */ .zv)(entry[member]);
    const spellings = (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_6__/* .spellingsOf */ .Hz)(held);
    const changed = trailer.languages.flatMap((texts) => {
        const language = languageOf(arranging, trailer, texts, languages);
        const key = spellings.of(language) ?? language;
        const before = (0,_held_js__WEBPACK_IMPORTED_MODULE_5__/* .recordOf */ .zv)(held[key]);
        const after = withThumbnail(arranging, withTitle(arranging, before, texts), texts.thumbnail);
        return after === before ? [] : [[key, after]];
    });
    return changed.length === 0 ? entry : { ...entry, [member]: { ...held, ...Object.fromEntries(changed) } };
}
/** The language of a trailer's texts as the listing spells it. */
function languageOf({ say }, { path }, { folder, code }, languages) {
    const known = languages?.find((each) => (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_6__/* .foldName */ .zN)(each) === (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_6__/* .foldName */ .zN)(code));
    if (languages !== undefined && known === undefined) {
        const near = (0,_text_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .nearestName */ .q)(code, languages);
        const hint = near === undefined ? '' : ` Did you mean ${near}?`;
        say((0,_problems_js__WEBPACK_IMPORTED_MODULE_7__/* .wrong */ .Qm)('listing-language', `${path}/${folder}`, `is not a language of this listing.${hint}`));
    }
    return known ?? (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_6__/* .foldName */ .zN)(code);
}
function withTitle({ say }, assets, { title }) {
    if (typeof title?.value !== 'string' || (0,_same_text_js__WEBPACK_IMPORTED_MODULE_8__/* .isSameValue */ .am)((0,_json_fold_js__WEBPACK_IMPORTED_MODULE_6__/* .memberOf */ .C5)(assets, 'title'), title.value))
        return assets;
    for (const problem of (0,_apply_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .textProblems */ .cU)(_limits_texts_js__WEBPACK_IMPORTED_MODULE_1__/* .trailerTitleLimit */ .xS, title.path, title.value))
        say(problem);
    return { ...assets, [(0,_json_fold_js__WEBPACK_IMPORTED_MODULE_6__/* .spellingsOf */ .Hz)(assets).of('title') ?? 'title']: (0,_same_text_js__WEBPACK_IMPORTED_MODULE_8__/* .sentText */ .EV)(title.value) };
}
function withThumbnail(arranging, assets, file) {
    const { say, uploads, replaceImages } = arranging;
    const held = (0,_held_js__WEBPACK_IMPORTED_MODULE_5__/* .recordsIn */ .Q0)((0,_json_fold_js__WEBPACK_IMPORTED_MODULE_6__/* .memberOf */ .C5)(assets, 'imageList'));
    if (file === undefined)
        return assets;
    const same = held.find((image) => (0,_held_js__WEBPACK_IMPORTED_MODULE_5__/* .isNamedAfter */ .s7)((0,_held_js__WEBPACK_IMPORTED_MODULE_5__/* .textAt */ .$6)(image, 'fileName'), file.media.sha256));
    if (same !== undefined) {
        uploads.keep(file, (0,_held_js__WEBPACK_IMPORTED_MODULE_5__/* .textAt */ .$6)(same, 'fileName') ?? '');
        if (held.length === 1)
            return assets;
    }
    const foreign = held.filter((image) => image !== same && (0,_held_js__WEBPACK_IMPORTED_MODULE_5__/* .hashIn */ .ou)((0,_held_js__WEBPACK_IMPORTED_MODULE_5__/* .textAt */ .$6)(image, 'fileName')) === undefined);
    if (foreign.length > 0 && !replaceImages) {
        const text = "would replace a thumbnail that exists only in the Store and can't be recovered. To keep it, remove this file. To replace it, set `replace-images: true`.";
        say((0,_problems_js__WEBPACK_IMPORTED_MODULE_7__/* .wrong */ .Qm)('listing-removes', file.path, text));
        return assets;
    }
    const { pixels } = file.media;
    const wanted = pixels === undefined ? undefined : (0,_limits_images_js__WEBPACK_IMPORTED_MODULE_0__/* .checkSize */ .C1)(_limits_images_js__WEBPACK_IMPORTED_MODULE_0__/* .thumbnailSize */ .cS, pixels);
    if (same === undefined && pixels !== undefined && wanted !== undefined)
        say((0,_problems_js__WEBPACK_IMPORTED_MODULE_7__/* .wrong */ .Qm)('listing-image', file.path, `is ${pixels.width}x${pixels.height} pixels, but the Store requires ${wanted}.`));
    const description = held[0] === undefined ? '' : ((0,_json_fold_js__WEBPACK_IMPORTED_MODULE_6__/* .memberOf */ .C5)(held[0], 'description') ?? '');
    const image = same ?? { fileName: uploads.add(file), description };
    return { ...assets, [(0,_json_fold_js__WEBPACK_IMPORTED_MODULE_6__/* .spellingsOf */ .Hz)(assets).of('imageList') ?? 'imageList']: [image] };
}
function removalProblem(trailers, count) {
    const [are, them] = count === 1 ? ['is', 'it'] : ['are', 'them'];
    const text = `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_9__/* .plural */ .LS)(count, 'trailer')} in the Store ${are} not in the listing folder, so publishing would permanently delete ${them} from the Store. To keep ${them}, run \`command: pull\` first; to delete ${them}, set \`replace-images: true\`.`;
    return { ...(0,_problems_js__WEBPACK_IMPORTED_MODULE_7__/* .wrong */ .Qm)('listing-removes', trailers[0]?.path ?? 'trailers/none', text), isWhole: true };
}
function checkCount({ say }, count, held) {
    if (count <= _limits_texts_js__WEBPACK_IMPORTED_MODULE_1__/* .mostTrailers */ .UU || count <= held)
        return;
    const text = `has ${count} entries, but the Store allows only ${_limits_texts_js__WEBPACK_IMPORTED_MODULE_1__/* .mostTrailers */ .UU}. Remove ${count - _limits_texts_js__WEBPACK_IMPORTED_MODULE_1__/* .mostTrailers */ .UU}.`;
    say((0,_problems_js__WEBPACK_IMPORTED_MODULE_7__/* .wrong */ .Qm)('listing-limit', 'trailers', text));
}


/***/ }),

/***/ 5240:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  jX: () => (/* binding */ applyListing),
  GT: () => (/* binding */ languagesWithOldNotes),
  XT: () => (/* binding */ typesIn)
});

// EXTERNAL MODULE: ./lib/document/packages.js
var document_packages = __webpack_require__(62992);
// EXTERNAL MODULE: ./lib/json/fold.js
var fold = __webpack_require__(31155);
// EXTERNAL MODULE: ./lib/limits/texts.js
var texts = __webpack_require__(19420);
// EXTERNAL MODULE: ./lib/text/format.js
var format = __webpack_require__(23808);
// EXTERNAL MODULE: ./lib/listing/apply-fields.js
var apply_fields = __webpack_require__(52116);
// EXTERNAL MODULE: ./lib/listing/apply-images.js
var apply_images = __webpack_require__(63155);
// EXTERNAL MODULE: ./lib/listing/fields.js
var fields = __webpack_require__(6123);
// EXTERNAL MODULE: ./lib/listing/held.js
var listing_held = __webpack_require__(9881);
// EXTERNAL MODULE: ./lib/listing/problems.js
var listing_problems = __webpack_require__(2758);
;// CONCATENATED MODULE: ./lib/listing/apply-language.js







/**
 * Applies the folder to one language.
 * @param packageLanguages languages of the packages, whose names are titles, too
 */
function changeLanguage(arranging, wanted, packageLanguages) {
    const { kind, say, isKnown } = arranging;
    const before = allImages(wanted.held, kind);
    const isUsable = (key) => !wanted.defaultImages.has(key) || isOurs(arranging, wanted, key);
    const sets = [...wanted.images].filter(([key]) => isUsable(key)).map(([, set]) => set);
    const after = sets.reduce((images, set) => (0,apply_images/* arrangeSet */.jf)(arranging, images, set), before);
    const members = {
        ...(0,apply_fields/* changedFields */.E0)(wanted, kind, say),
        ...(after !== before && imageMembers(wanted, kind, after)),
    };
    if (isKnown && wanted.isNew)
        checkNew(arranging, wanted, after, packageLanguages);
    const unused = [...wanted.images].filter(([key]) => !isUsable(key));
    return { wanted, members, unusedSets: unused.map(([, { path }]) => path) };
}
/** The Store's own list; removed images stay in it as they are. */
function allImages(held, kind) {
    return kind === 'add-on' ? (0,listing_held/* heldImages */.ec)(held, kind) : (0,listing_held/* recordsIn */.Q0)((0,fold/* memberOf */.C5)(held, 'images'));
}
/** True if the Store has no image of a type that came from elsewhere. */
function isOurs({ kind, heldTypes }, { held, images }, key) {
    const type = (0,fields/* imageTypeOf */.tL)(images.get(key)?.folder ?? '', heldTypes);
    return (0,listing_held/* heldImages */.ec)(held, kind)
        .filter((image) => type !== undefined && (0,apply_images/* isKeptImageOf */.Rt)(image, type))
        .every((image) => (0,listing_held/* hashIn */.ou)((0,listing_held/* textAt */.$6)(image, 'fileName')) !== undefined);
}
/** The images as a merge patch sets them. The merge must not carry the ID of one icon over to another. */
function imageMembers({ held }, kind, images) {
    if (kind === 'app')
        return { images };
    const icon = images[0];
    const before = (0,fold/* memberOf */.C5)(held, 'icon');
    // An icon that must stay is still in the list.
    if (icon === undefined || images.some((image) => image === before))
        return {};
    return { icon: { ...icon, ...((0,apply_images/* idOf */.TH)((0,listing_held/* recordOf */.zv)(before)) !== undefined && { id: null }) } };
}
/** What a language must have, or the Store refuses it (store-api.md §3.2, §3.6). */
function checkNew({ kind, say }, { key, folder, fields }, images, packageLanguages) {
    const hasPackage = packageLanguages.some((each) => isSameLanguage(each, key));
    const hasScreenshot = images.some((image) => /screenshot$/i.test((0,listing_held/* textAt */.$6)(image, 'imageType') ?? ''));
    const missing = [
        ...(kind === 'app' && !fields.has('description') ? ['description.txt'] : []),
        ...(kind === 'app' && !hasScreenshot ? ['a screenshot in images/screenshot'] : []),
        ...(!fields.has('title') && (kind === 'add-on' || !hasPackage) ? ['title.txt'] : []),
    ];
    if (folder === undefined || missing.length === 0)
        return;
    const why = missing.includes('title.txt') && kind === 'app'
        ? ' No package supports this language, so the Store has no title for it.'
        : '';
    say((0,listing_problems/* wrong */.Qm)('listing-language', folder.folder, `is a new language, and the Store needs ${(0,format/* series */.Ul)(missing, 'and')} for it.${why}`));
}
/** `en` of a package is the language of a listing in `en-us`, and the other way around. */
function isSameLanguage(one, other) {
    const [a, b] = [one.toLowerCase(), other.toLowerCase()];
    return a === b || a.startsWith(`${b}-`) || b.startsWith(`${a}-`);
}

// EXTERNAL MODULE: ./lib/listing/same-text.js
var same_text = __webpack_require__(17282);
;// CONCATENATED MODULE: ./lib/listing/apply-notes.js




/** Languages that a sentence names; the others are counted. */
const mostNamed = 10;
/**
 * What a reader of the plan must know besides the changes themselves, one sentence each. Uses of `default/` are marked
 * next to the changes (review), and a check warns of new languages (checks/plan).
 */
function notesOf(changes) {
    const left = changes.filter(({ wanted, members }) => wanted.folder === undefined && Object.keys(members).length === 0);
    return [
        ...changes.flatMap(({ wanted, unusedSets }) => unusedSets.map((path) => `${wanted.key}: ${path} is not used, because the Store has images there that this action did not upload.`)),
        ...(left.length === 0
            ? []
            : [`Languages without a folder stay unchanged: ${named(left.map(({ wanted }) => wanted.key))}.`]),
    ];
}
/**
 * A warning for each text of `default/` that replaces another one. Not for release notes: every release has new ones,
 * and a warning that always appears is not read.
 */
function defaultWarnings({ kind, defaults }, changes) {
    return (0,fields/* fieldsOf */.Pf)(kind).flatMap(({ member, file }) => {
        const field = defaults?.fields.get(member);
        const replaced = changes.filter(({ wanted, members }) => wanted.defaultFields.has(member) &&
            Object.hasOwn(members, member) &&
            isFilled((0,fold/* memberOf */.C5)(wanted.held, member)));
        if (field === undefined || member === 'releaseNotes' || replaced.length === 0)
            return [];
        const where = named(replaced.map(({ wanted }) => wanted.key));
        const text = `replaces a different text in ${where}. To keep it there, put a file ${file}.txt with it in the language's folder.`;
        return [{ ...(0,listing_problems/* wrong */.Qm)('listing-default', field.path, text, 1), severity: 'warning' }];
    });
}
function isFilled(value) {
    return (0,same_text/* plainText */.wh)(value) !== '' || (0,same_text/* plainList */.FL)(value).length > 0;
}
function named(keys) {
    const more = keys.length - mostNamed;
    return more > 0 ? `${keys.slice(0, mostNamed).join(', ')} and ${more} more` : keys.join(', ');
}

// EXTERNAL MODULE: ./lib/listing/apply-trailers.js
var apply_trailers = __webpack_require__(30865);
// EXTERNAL MODULE: ./lib/packages/asset-name.js
var asset_name = __webpack_require__(41573);
;// CONCATENATED MODULE: ./lib/listing/uploads.js




/** The files that a document names, each once: an image with the same bytes is one file in every language. */
class Uploads {
    #folder;
    #names;
    #used = new Map();
    constructor(folder) {
        this.#folder = folder;
        this.#names = archiveNames(folder);
    }
    /** Name in the archive of a file that the Store does not have. */
    add(file) {
        const name = this.#names.get(keyOf(file)) ?? nameOf(file);
        this.keep(file, name);
        return name;
    }
    /** A file that the document names already; in a draft of ours it may still have to be sent. */
    keep(file, archiveName) {
        if (!this.#used.has(archiveName))
            this.#used.set(archiveName, file);
    }
    /** By the name that the document has. */
    named() {
        return this.#used;
    }
    /** Every file that the document names, including those that the Store has. */
    files() {
        return [...this.#used].flatMap(([archiveName, { path, media }]) => {
            const { origin, crc32, size, sha256 } = media;
            const fileName = (0,listing_problems/* inWorkspace */.ve)(this.#folder.name, path);
            return origin === undefined || crc32 === undefined
                ? []
                : [{ fileName, archiveName, ...origin, size, sha256, crc32 }];
        });
    }
}
/** Every file of a folder, in a stable order. */
function filesOf({ languages, defaults, trailers = [] }) {
    const owners = [...languages, ...(defaults === undefined ? [] : [defaults])];
    const images = owners.flatMap((owner) => [...owner.images.values()].flatMap((set) => set.images));
    const ofTrailers = trailers.flatMap(({ video, languages }) => [
        video,
        ...languages.map(({ thumbnail }) => thumbnail),
    ]);
    return [...images.map(({ file }) => file), ...ofTrailers].filter((file) => file !== undefined);
}
/** Among files with the same bytes and the same purpose, the first one gives the name. */
function archiveNames(folder) {
    const names = new Map();
    for (const file of filesOf(folder))
        if (!names.has(keyOf(file)))
            names.set(keyOf(file), nameOf(file));
    return names;
}
/** Entries of two image types never share a name: names tell the Store's entries apart (document/assets.ts). */
function keyOf({ path, media }) {
    return `${(0,fields/* typeKey */.y2)(purposeOf(path))}/${media.sha256}`;
}
function purposeOf(path) {
    const [top = '', ...steps] = path.split('/');
    if ((0,fold/* foldName */.zN)(top) === 'trailers')
        return steps.at(-1) ?? '';
    return steps.at(-2) ?? 'icon';
}
/** The type of an image and the name of a trailer say more than `01.png` and `video.mp4`. */
function nameOf({ path, media }) {
    const [top = '', ...steps] = path.split('/');
    const name = steps.at(-1) ?? '';
    const context = (0,fold/* foldName */.zN)(top) === 'trailers' ? steps[0] : steps.at(-2);
    return (0,asset_name/* assetName */.SM)(context === undefined ? name : `${(0,fold/* foldName */.zN)(context)}-${name}`, media.sha256);
}

// EXTERNAL MODULE: ./lib/listing/wanted.js
var listing_wanted = __webpack_require__(23417);
;// CONCATENATED MODULE: ./lib/listing/apply.js











/**
 * Computes what publishing a listing folder changes in the Store's document. Pure: the same folder and document give
 * the same change. What the folder does not name stays as it is, and so does the Store's own spelling of what is the
 * same.
 *
 * @param document published submission or clone; `undefined` if it can't be read, as in a dry run without credentials
 */
function applyListing({ folder, problems: own }, document, options) {
    const problems = [...own];
    const uploads = new Uploads(folder);
    const say = (problem) => problems.push(problem);
    const listings = (0,listing_wanted/* listingsOf */.Vy)(document);
    const arranging = {
        kind: folder.kind,
        replaceImages: options.replaceImages,
        heldTypes: typesIn(listings),
        isKnown: document !== undefined,
        uploads,
        say,
    };
    const packageLanguages = [
        ...options.packageLanguages,
        ...(document === undefined ? [] : (0,document_packages/* livePackagesOf */.xR)(document).flatMap(({ languages }) => languages ?? [])),
    ];
    const wanted = (0,listing_wanted/* wantedLanguages */.tE)(folder, listings, say);
    const languages = wanted.map((each) => changeLanguage(arranging, each, packageLanguages));
    const patch = {
        ...listingsPatch(folder, languages),
        ...trailersPatch(arranging, folder, document, languages),
    };
    for (const problem of [...defaultWarnings(folder, languages), ...keywordProblems(languages)])
        say(problem);
    return {
        patch,
        files: uploads.files(),
        findings: (0,listing_problems/* toFindings */.Sz)(folder.name, problems),
        notes: document === undefined ? [] : notesOf(languages),
        named: uploads.named(),
        languages,
    };
}
function listingsPatch({ kind }, changes) {
    const changed = changes.filter(({ members }) => Object.keys(members).length > 0);
    if (changed.length === 0)
        return {};
    const listings = changed.map(({ wanted, members }) => [
        wanted.key,
        kind === 'add-on' ? members : { baseListing: members },
    ]);
    return { listings: Object.fromEntries(listings) };
}
function trailersPatch(arranging, { trailers }, document, changes) {
    if (trailers === undefined)
        return {};
    const held = (0,listing_held/* recordsIn */.Q0)(document === undefined ? undefined : (0,fold/* memberOf */.C5)(document, 'trailers'));
    const languages = document === undefined ? undefined : (0,listing_wanted/* languageKeys */.ht)(changes.map(({ wanted }) => wanted));
    const arranged = (0,apply_trailers/* arrangeTrailers */.v)(arranging, held, trailers, languages);
    return arranged === held ? {} : { trailers: arranged };
}
/** Every image type that the Store has in a listing, platform overrides included. */
function typesIn(listings) {
    const bases = Object.values(listings ?? {}).flatMap((listing) => [
        (0,listing_held/* baseOf */.bx)(listing, 'app'),
        ...Object.values((0,listing_held/* recordOf */.zv)((0,fold/* memberOf */.C5)((0,listing_held/* recordOf */.zv)(listing), 'platformOverrides'))).map(listing_held/* recordOf */.zv),
    ]);
    const types = bases.flatMap((base) => (0,listing_held/* recordsIn */.Q0)((0,fold/* memberOf */.C5)(base, 'images')).map((image) => (0,fold/* memberOf */.C5)(image, 'imageType')));
    return new Set(types.filter((type) => typeof type === 'string'));
}
/**
 * The only source is a refusal by the live Store that another tool noted: a warning, for a folder that adds such a
 * language.
 */
function keywordProblems(changes) {
    const isFilled = (value) => Array.isArray(value) && value.length > 0;
    const before = changes.filter(({ wanted }) => isFilled((0,fold/* memberOf */.C5)(wanted.held, 'keywords'))).length;
    const after = changes.filter(({ wanted, members }) => isFilled('keywords' in members ? members.keywords : (0,fold/* memberOf */.C5)(wanted.held, 'keywords'))).length;
    if (after <= texts/* mostLanguagesWithKeywords */.$J || after <= before)
        return [];
    const message = `There would be keywords in ${after} languages, but the Store may refuse more than ${texts/* mostLanguagesWithKeywords */.$J}.`;
    return [{ ...(0,listing_problems/* wrong */.Qm)('listing-limit', '', message), severity: 'warning', isWhole: true }];
}
/**
 * Languages whose release notes a plan leaves as they were, in the Store's spelling: with new packages, worth a
 * warning.
 */
function languagesWithOldNotes(before, after) {
    const held = (0,listing_wanted/* listingsOf */.Vy)(before) ?? {};
    const spellings = (0,fold/* spellingsOf */.Hz)(held);
    const notesIn = (listing) => (0,fold/* memberOf */.C5)((0,listing_held/* baseOf */.bx)(listing, 'app'), 'releaseNotes');
    return Object.entries((0,listing_wanted/* listingsOf */.Vy)(after) ?? {}).flatMap(([key, listing]) => {
        const spelling = spellings.of(key);
        const old = spelling === undefined ? undefined : notesIn(held[spelling]);
        return spelling !== undefined && (0,same_text/* isSameValue */.am)(old, (0,same_text/* plainText */.wh)(notesIn(listing))) ? [key] : [];
    });
}


/***/ }),

/***/ 6123:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IE: () => (/* binding */ imageFolder),
/* harmony export */   Pf: () => (/* binding */ fieldsOf),
/* harmony export */   Rn: () => (/* binding */ imageFolders),
/* harmony export */   WP: () => (/* binding */ uncleared),
/* harmony export */   fj: () => (/* binding */ appFields),
/* harmony export */   q$: () => (/* binding */ languagesFile),
/* harmony export */   tL: () => (/* binding */ imageTypeOf),
/* harmony export */   y2: () => (/* binding */ typeKey)
/* harmony export */ });
/* unused harmony export addOnFields */
/* harmony import */ var _json_fold_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31155);
/* harmony import */ var _limits_images_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20368);
/* harmony import */ var _limits_texts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19420);



const text = (file, member) => ({
    file,
    member,
    kind: 'text',
    limit: _limits_texts_js__WEBPACK_IMPORTED_MODULE_1__/* .appTexts */ .gZ[member],
});
const list = (file, member) => ({
    file,
    member,
    kind: 'list',
    limit: _limits_texts_js__WEBPACK_IMPORTED_MODULE_1__/* .appLists */ .Rg[member],
});
/** The fields of an app's listing (store-api.md §3.2), in the order in which people read them. */
const appFields = [
    text('title', 'title'),
    text('description', 'description'),
    text('short-description', 'shortDescription'),
    text('release-notes', 'releaseNotes'),
    list('features', 'features'),
    list('keywords', 'keywords'),
    list('minimum-hardware', 'minimumHardware'),
    list('recommended-hardware', 'recommendedHardware'),
    text('copyright', 'copyrightAndTrademarkInfo'),
    text('license-terms', 'licenseTerms'),
    text('short-title', 'shortTitle'),
    text('sort-title', 'sortTitle'),
    text('voice-title', 'voiceTitle'),
    text('developed-by', 'devStudio'),
];
/** The fields of an add-on's listing (store-api.md §3.6). */
const addOnFields = [
    { file: 'title', member: 'title', kind: 'text', limit: _limits_texts_js__WEBPACK_IMPORTED_MODULE_1__/* .addOnTexts */ .nq.title },
    { file: 'description', member: 'description', kind: 'text', limit: _limits_texts_js__WEBPACK_IMPORTED_MODULE_1__/* .addOnTexts */ .nq.description },
];
/** The file that names the languages of folders. */
const languagesFile = 'languages.txt';
/** The fields of a target's listing. */
function fieldsOf(kind) {
    return kind === 'add-on' ? addOnFields : appFields;
}
/** Fields that can be changed, but not cleared: without them the Store refuses the language. */
const uncleared = new Set(['title', 'description']);
/** The folder of an image type: `store-logo-9x16` for `StoreLogo9x16`, even for types that are unknown here. */
function imageFolder(type) {
    return type
        .replace('HoloLens', 'Hololens')
        .replace(/(?<=[a-z])(?=[A-Z])|(?<=[a-z]{2})(?=\d)/g, '-')
        .toLowerCase();
}
/**
 * The image type that a folder is named after; hyphens and letter case make no difference.
 * @param held types that the Store has, which may not be known here
 */
function imageTypeOf(folder, held = []) {
    const wanted = typeKey(folder);
    return [...held, ..._limits_images_js__WEBPACK_IMPORTED_MODULE_0__/* .imageTypes */ .RH.keys()].find((type) => typeKey(type) === wanted);
}
/** Key that folder names of the same image type share. */
function typeKey(name) {
    return (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_2__/* .foldName */ .zN)(name).replaceAll('-', '');
}
/** The folders of image types that the Store accepts, for messages. */
const imageFolders = [..._limits_images_js__WEBPACK_IMPORTED_MODULE_0__/* .imageTypes */ .RH]
    .filter(([, { most }]) => Number.isFinite(most))
    .map(([type]) => imageFolder(type));


/***/ }),

/***/ 9881:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   Q0: () => (/* binding */ recordsIn),
/* harmony export */   bx: () => (/* binding */ baseOf),
/* harmony export */   ec: () => (/* binding */ heldImages),
/* harmony export */   ou: () => (/* binding */ hashIn),
/* harmony export */   s7: () => (/* binding */ isNamedAfter),
/* harmony export */   zv: () => (/* binding */ recordOf)
/* harmony export */ });
/* harmony import */ var _document_packages_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(62992);
/* harmony import */ var _json_fold_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31155);
/* harmony import */ var _json_is_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19588);
/* harmony import */ var _packages_asset_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41573);




/** The members of a record; none for anything else. */
function recordOf(value) {
    return (0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(value) ? value : {};
}
/** The elements of a list that are records; none for anything else. */
function recordsIn(value) {
    return Array.isArray(value) ? value.filter(_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u) : [];
}
/** The member of a record if it is a text that is not empty. */
function textAt(record, name) {
    const value = (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .memberOf */ .C5)(record, name);
    return typeof value === 'string' && value !== '' ? value : undefined;
}
/** The part of a language's listing that the folder is about: not the platform overrides. */
function baseOf(listing, kind) {
    return kind === 'add-on' ? recordOf(listing) : recordOf((0,_json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .memberOf */ .C5)(recordOf(listing), 'baseListing'));
}
/** The images of a language, an add-on's icon among them, except those marked for removal. */
function heldImages(base, kind) {
    const icon = (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .memberOf */ .C5)(base, 'icon');
    const images = kind === 'app'
        ? recordsIn((0,_json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .memberOf */ .C5)(base, 'images'))
        : (0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(icon) && textAt(icon, 'fileName') !== undefined
            ? [icon]
            : [];
    return images.filter((image) => (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .memberOf */ .C5)(image, 'fileStatus') !== 'PendingDelete');
}
/** The first twelve digits of the SHA-256 of a file that this action named; `undefined` for every other name. */
function hashIn(fileName) {
    return (0,_packages_asset_name_js__WEBPACK_IMPORTED_MODULE_2__/* .assetHash */ .Vt)((0,_document_packages_js__WEBPACK_IMPORTED_MODULE_3__/* .baseName */ .Fl)(fileName ?? ''));
}
/** True if a name carries the hash of a file. @param sha256 hex */
function isNamedAfter(fileName, sha256) {
    return hashIn(fileName) === sha256.slice(0, 12).toLowerCase();
}


/***/ }),

/***/ 2758:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qm: () => (/* binding */ wrong),
/* harmony export */   Sz: () => (/* binding */ toFindings),
/* harmony export */   ve: () => (/* binding */ inWorkspace)
/* harmony export */ });
/** An error about a file. */
function wrong(rule, path, message, line) {
    return { rule, severity: 'error', path, message, line };
}
/** Problems that are reported one by one; the rest are counted. */
const mostFindings = 100;
/** Longest path in a message, in UTF-16 units. */
const longestPath = 120;
/**
 * The problems as findings, by file and line; errors before warnings if there are too many to report.
 * @param folder the listing folder, relative to the workspace
 */
function toFindings(folder, problems) {
    const weight = ({ severity }) => (severity === 'error' ? 0 : 1);
    const ranked = [...problems].sort((a, b) => weight(a) - weight(b) || byPlace(a, b));
    const findings = ranked
        .slice(0, mostFindings)
        .sort(byPlace)
        .map((each) => findingOf(folder, each));
    const [first, ...others] = ranked.slice(mostFindings);
    if (first === undefined)
        return findings;
    const more = others.length + 1;
    return [
        ...findings,
        {
            rule: first.rule,
            severity: first.severity,
            message: `The folder ${folder} has ${more.toLocaleString('en-US')} more problem${more === 1 ? '' : 's'}. Fix the ones above first, then run the workflow again.`,
        },
    ];
}
function findingOf(folder, { rule, severity, path, line, message, isWhole }) {
    return {
        rule,
        severity,
        message: isWhole || path === '' ? message : `${shownPath(inWorkspace(folder, path))}: ${message}`,
        ...(path !== '' && { file: inWorkspace(folder, path) }),
        ...(line !== undefined && { line }),
    };
}
/** The path of a file of a listing folder, relative to the workspace. */
function inWorkspace(folder, path) {
    return folder === '.' ? path : `${folder}/${path}`;
}
function shownPath(path) {
    return path.length > longestPath ? `…${path.slice(-longestPath).toWellFormed()}` : path;
}
function byPlace(a, b) {
    return a.path === b.path ? (a.line ?? 0) - (b.line ?? 0) : a.path < b.path ? -1 : 1;
}


/***/ }),

/***/ 23417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vy: () => (/* binding */ listingsOf),
/* harmony export */   ht: () => (/* binding */ languageKeys),
/* harmony export */   tE: () => (/* binding */ wantedLanguages)
/* harmony export */ });
/* harmony import */ var _json_fold_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31155);
/* harmony import */ var _limits_languages_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(81559);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6123);
/* harmony import */ var _held_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9881);
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2758);





const releaseNotes = 'releaseNotes';
/**
 * The languages of a listing, those of the folder first.
 * @param listings what the Store has, by language; `undefined` if that is not known
 */
function wantedLanguages(folder, listings, say) {
    const seen = new Map();
    const own = folder.languages.flatMap((language) => {
        const problem = twinProblem(language, seen) ?? languageProblem(folder, language, listings);
        seen.set((0,_json_fold_js__WEBPACK_IMPORTED_MODULE_2__/* .foldName */ .zN)(language.code), language);
        if (problem !== undefined)
            say(problem);
        return problem === undefined ? [wantedOf(folder, language, listings ?? {})] : [];
    });
    const others = Object.entries(listings ?? {})
        .filter(([key]) => !seen.has((0,_json_fold_js__WEBPACK_IMPORTED_MODULE_2__/* .foldName */ .zN)(key)))
        .map(([key, listing]) => withoutFolder(folder, key, listing));
    return [...own, ...others];
}
function wantedOf(folder, language, listings) {
    const spelling = (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_2__/* .spellingsOf */ .Hz)(listings).of(language.code);
    const held = (0,_held_js__WEBPACK_IMPORTED_MODULE_3__/* .baseOf */ .bx)(spelling === undefined ? undefined : listings[spelling], folder.kind);
    const { fields = new Map(), images = new Map() } = folder.defaults ?? {};
    const isOwn = (key) => language.fields.has(key);
    const isOwnSet = (key) => language.images.has(key);
    return {
        key: spelling ?? (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_2__/* .foldName */ .zN)(language.code),
        folder: language,
        held,
        isNew: Object.keys(held).length === 0,
        fields: new Map([...fields, ...language.fields]),
        images: new Map([...images, ...language.images]),
        defaultFields: new Set([...fields.keys()].filter((key) => !isOwn(key))),
        defaultImages: new Set([...images.keys()].filter((key) => !isOwnSet(key))),
    };
}
/** From `default/`, languages without a folder get only release notes, and only if their listing has texts. */
function withoutFolder(folder, key, listing) {
    const held = (0,_held_js__WEBPACK_IMPORTED_MODULE_3__/* .baseOf */ .bx)(listing, folder.kind);
    const notes = folder.defaults?.fields.get(releaseNotes);
    const isNoted = notes !== undefined && Object.keys(held).length > 0;
    return {
        key,
        held,
        isNew: false,
        fields: new Map(isNoted ? [[releaseNotes, notes]] : []),
        images: new Map(),
        defaultFields: new Set(isNoted ? [releaseNotes] : []),
        defaultImages: new Set(),
    };
}
function twinProblem(language, seen) {
    const twin = seen.get((0,_json_fold_js__WEBPACK_IMPORTED_MODULE_2__/* .foldName */ .zN)(language.code));
    const text = `is for the same language as ${twin?.folder ?? ''}: ${language.code}. Remove one of the two.`;
    return twin === undefined ? undefined : (0,_problems_js__WEBPACK_IMPORTED_MODULE_4__/* .wrong */ .Qm)('listing-language', language.folder, text);
}
/** What is wrong with the language of a folder; `undefined` for one that the Store has or accepts. */
function languageProblem({ name }, { code, folder, line }, listings) {
    const held = Object.keys(listings ?? {});
    const spellings = (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_2__/* .spellingsOf */ .Hz)(listings ?? {});
    if (spellings.of(code) !== undefined)
        return undefined;
    if (spellings.all(code).length > 1) {
        const text = `could be ${spellings.all(code).join(' or ')}, because the Store has both. Remove one of them in Partner Center.`;
        return (0,_problems_js__WEBPACK_IMPORTED_MODULE_4__/* .wrong */ .Qm)('listing-language', folder, text);
    }
    const map = (to) => `Add the line "${folder} = ${to}" to ${name}/${_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .languagesFile */ .q$}`;
    // Anyone who writes a line into languages.txt means a second language.
    const neighbor = line === undefined ? (0,_limits_languages_js__WEBPACK_IMPORTED_MODULE_0__/* .neighborOf */ .OJ)(code, held) : undefined;
    if (neighbor !== undefined) {
        const second = _limits_languages_js__WEBPACK_IMPORTED_MODULE_0__/* .languageCodes */ .XK.has((0,_json_fold_js__WEBPACK_IMPORTED_MODULE_2__/* .foldName */ .zN)(code))
            ? `, or "${folder} = ${(0,_json_fold_js__WEBPACK_IMPORTED_MODULE_2__/* .foldName */ .zN)(code)}" to add it as another language`
            : '';
        const text = `is not a language of this listing, but is close to ${neighbor}. ${map(neighbor)}${second}.`;
        return (0,_problems_js__WEBPACK_IMPORTED_MODULE_4__/* .wrong */ .Qm)('listing-language', folder, text);
    }
    if (_limits_languages_js__WEBPACK_IMPORTED_MODULE_0__/* .languageCodes */ .XK.has((0,_json_fold_js__WEBPACK_IMPORTED_MODULE_2__/* .foldName */ .zN)(code)))
        return undefined;
    const guess = (0,_limits_languages_js__WEBPACK_IMPORTED_MODULE_0__/* .nearestLanguage */ .th)(code, held);
    if (line !== undefined) {
        const hint = guess === undefined ? '' : ` Did you mean ${guess}?`;
        return (0,_problems_js__WEBPACK_IMPORTED_MODULE_4__/* .wrong */ .Qm)('listing-language', _fields_js__WEBPACK_IMPORTED_MODULE_1__/* .languagesFile */ .q$, `uses ${code}, which is not a language that the Store accepts.${hint}`, line);
    }
    const hint = guess === undefined
        ? 'Rename or remove the folder.'
        : `Did you mean ${guess}? ${map(guess)}, or rename the folder.`;
    return (0,_problems_js__WEBPACK_IMPORTED_MODULE_4__/* .wrong */ .Qm)('listing-language', folder, `is not a language that the Store accepts. ${hint}`);
}
/** The languages that a listing has once the folder is published, in the Store's spelling. */
function languageKeys(wanted) {
    return wanted.map(({ key }) => key);
}
/** The listings of a document, if it is known. */
function listingsOf(document) {
    return document === undefined ? undefined : (0,_held_js__WEBPACK_IMPORTED_MODULE_3__/* .recordOf */ .zv)(document.listings);
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
