export const id = 123;
export const ids = [123];
export const modules = {

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


/***/ })

};
