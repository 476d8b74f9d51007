export const id = 511;
export const ids = [511];
export const modules = {

/***/ 23430:
/***/ ((module) => {



// do not edit .js files directly - edit src/index.jst



module.exports = function equal(a, b) {
  if (a === b) return true;

  if (a && b && typeof a == 'object' && typeof b == 'object') {
    if (a.constructor !== b.constructor) return false;

    var length, i, keys;
    if (Array.isArray(a)) {
      length = a.length;
      if (length != b.length) return false;
      for (i = length; i-- !== 0;)
        if (!equal(a[i], b[i])) return false;
      return true;
    }



    if (a.constructor === RegExp) return a.source === b.source && a.flags === b.flags;
    if (a.valueOf !== Object.prototype.valueOf) return a.valueOf() === b.valueOf();
    if (a.toString !== Object.prototype.toString) return a.toString() === b.toString();

    keys = Object.keys(a);
    length = keys.length;
    if (length !== Object.keys(b).length) return false;

    for (i = length; i-- !== 0;)
      if (!Object.prototype.hasOwnProperty.call(b, keys[i])) return false;

    for (i = length; i-- !== 0;) {
      var key = keys[i];

      if (!equal(a[key], b[key])) return false;
    }

    return true;
  }

  // true if both NaN, false otherwise
  return a!==a && b!==b;
};


/***/ }),

/***/ 45256:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



module.exports.apply = __webpack_require__(97668);
/* unused reexport */ __webpack_require__(53321);
module.exports.merge = __webpack_require__(86632);


/***/ }),

/***/ 97668:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



var serialize = (__webpack_require__(34893)/* .serialize */ .l);

module.exports = function apply(target, patch) {
  patch = serialize(patch);
  if (patch === null || typeof patch !== 'object' || Array.isArray(patch)) {
    return patch;
  }

  target = serialize(target);
  if (target === null || typeof target !== 'object' || Array.isArray(target)) {
    target = {};
  }
  var keys = Object.keys(patch);
  for (var i = 0; i < keys.length; i++) {
    var key = keys[i];
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
      return target;
    }
    if (patch[key] === null) {
      if (target.hasOwnProperty(key)) {
        delete target[key];
      }
    } else {
      target[key] = apply(target[key], patch[key]);
    }
  }
  return target;
};


/***/ }),

/***/ 53321:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



var equal = __webpack_require__(23430);
var serialize = (__webpack_require__(34893)/* .serialize */ .l);

function arrayEquals(before, after) {
  if (before.length !== after.length) {
    return false;
  }
  for (var i = 0; i < before.length; i++) {
    if (!equal(after[i], before[i])) {
      return false;
    }
  }
  return true;
}

module.exports = function generate(before, after) {
  before = serialize(before);
  after = serialize(after);

  if (before === null || after === null ||
    typeof before !== 'object' || typeof after !== 'object' ||
    Array.isArray(before) !== Array.isArray(after)) {
    return after;
  }

  if (Array.isArray(before)) {
    if (!arrayEquals(before, after)) {
      return after;
    }
    return undefined;
  }

  var patch = {};
  var beforeKeys = Object.keys(before);
  var afterKeys = Object.keys(after);

  var key, i;

  // new elements
  var newKeys = {};
  for (i = 0; i < afterKeys.length; i++) {
    key = afterKeys[i];
    if (beforeKeys.indexOf(key) === -1) {
      newKeys[key] = true;
      patch[key] = serialize(after[key]);
    }
  }

  // removed & modified elements
  var removedKeys = {};
  for (i = 0; i < beforeKeys.length; i++) {
    key = beforeKeys[i];
    if (afterKeys.indexOf(key) === -1) {
      removedKeys[key] = true;
      patch[key] = null;
    } else {
      if (before[key] !== null && typeof before[key] === 'object') {
        var subPatch = generate(before[key], after[key]);
        if (subPatch !== undefined) {
          patch[key] = subPatch;
        }
      } else if (before[key] !== after[key]) {
        patch[key] = serialize(after[key]);
      }
    }
  }

  return (Object.keys(patch).length > 0 ? patch : undefined);
};


/***/ }),

/***/ 86632:
/***/ ((module) => {



module.exports = function merge(patch1, patch2) {
  if (patch1 === null || patch2 === null ||
    typeof patch1 !== 'object' || typeof patch2 !== 'object' ||
    Array.isArray(patch1) !== Array.isArray(patch2)) {
    return patch2;
  }
  var patch = JSON.parse(JSON.stringify(patch1));

  Object.keys(patch2)
    .forEach(function(key) {
      if (patch1[key] !== undefined) {
        patch[key] = merge(patch1[key], patch2[key]);
      } else {
        patch[key] = patch2[key];
      }
    });
  return patch;
};


/***/ }),

/***/ 34893:
/***/ ((module) => {



module.exports.l = function(value) {
  return (value && typeof value.toJSON === 'function') ? value.toJSON() : value;
};


/***/ }),

/***/ 5229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ warning),
/* harmony export */   JT: () => (/* binding */ runChecks),
/* harmony export */   z3: () => (/* binding */ error)
/* harmony export */ });
/** All findings of all checks at once, in the order of the checks. */
function runChecks(checks, context) {
    return checks.flatMap(({ id, check }) => check(context).map((found) => ({ rule: id, ...found })));
}
/** Something that must not be submitted. */
function error(message) {
    return { severity: 'error', message };
}
/** Something that the Store may accept, but that is probably a mistake. */
function warning(message) {
    return { severity: 'warning', message };
}


/***/ }),

/***/ 43729:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ describeDifferences)
/* harmony export */ });
/* harmony import */ var _masking_notes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25301);

/** `pricing.priceId is "Free" instead of "Tier3"`, one after the other. */
function describeDifferences(differences) {
    return differences
        .map(({ path, before, after }) => (0,_masking_notes_js__WEBPACK_IMPORTED_MODULE_0__/* .isNotesPath */ .RO)(path)
        ? `${path} was ${(0,_masking_notes_js__WEBPACK_IMPORTED_MODULE_0__/* .describeNotesChange */ .bP)(before, after)}`
        : `${path} is ${show((0,_masking_notes_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutNotes */ .AP)(after))} instead of ${show((0,_masking_notes_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutNotes */ .AP)(before))}`)
        .join('; ');
}
function show(value) {
    const text = value === undefined ? 'missing' : JSON.stringify(value);
    return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}


/***/ }),

/***/ 57520:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ checkManifests),
  h: () => (/* binding */ manifestChecks)
});

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(21916);
// EXTERNAL MODULE: ./lib/json/fold.js
var fold = __webpack_require__(31155);
;// CONCATENATED MODULE: ./lib/limits/manifest-families.js


/**
 * Device families that a manifest may target, by their names there (a submission has names of its own, platforms.ts):
 * the documented ones, those of the Windows headers (DEVICEFAMILYINFOENUM) and those of MSIX Core, for systems before
 * Windows 10.
 * https://learn.microsoft.com/uwp/schemas/appxpackage/uapmanifestschema/element-targetdevicefamily
 */
const documented = [
    'Windows.Universal',
    'Windows.Desktop',
    'Windows.Xbox',
    'Windows.Holographic',
    'Windows.Team',
    'Windows.IoT',
    'Windows.IoTHeadless',
    'Windows.Mobile',
    'Windows.Server',
];
const others = [
    'Windows.Core',
    'Windows.CoreHeadless',
    'Windows.WindowsCore',
    'Windows.WindowsCoreHeadless',
    'Windows.ServerNano',
    'Windows.XboxSRA',
    'Windows.XboxERA',
    'Windows.7X',
    'Windows.8X',
    'Windows.8828080',
    'Windows.7067329',
    'Windows7.Desktop',
    'Windows8.Desktop',
    'MSIXCore.Desktop',
    'MSIXCore.Server',
];
const known = new Set([...documented, ...others].map(fold/* foldName */.zN));
/** Names that people write for a family, without `Windows.`. */
const meant = {
    pc: 'Windows.Desktop',
    phone: 'Windows.Mobile',
    hololens: 'Windows.Holographic',
    surfacehub: 'Windows.Team',
    universal: 'Windows.Universal',
    all: 'Windows.Universal',
};
/** Typos that one name may have. */
const mostTypos = 2;
function isKnownFamily(name) {
    return known.has((0,fold/* foldName */.zN)(name));
}
/** The documented family that a wrong name stands for; `undefined` if it resembles none of them. */
function likelyFamily(name) {
    const last = (0,fold/* foldName */.zN)(name).replace(/^(?:windows|win|microsoft)[\d.]*/, '');
    const named = meant[last] ?? documented.find((each) => (0,fold/* foldName */.zN)(each) === `windows.${last}`);
    if (named !== undefined)
        return named;
    return documented.find((each) => {
        const typos = (0,mod/* distance */.Io)((0,fold/* foldName */.zN)(each), (0,fold/* foldName */.zN)(name));
        return (typos <= mostTypos ||
            (0,mod/* distance */.Io)((0,fold/* foldName */.zN)(each).slice('windows.'.length), last) <= (last.length > 4 ? 1 : 0));
    });
}
/** For messages. */
const familyNames = documented.join(', ');

// EXTERNAL MODULE: ./lib/packages/compare-versions.js
var compare_versions = __webpack_require__(21386);
// EXTERNAL MODULE: ./lib/packages/fault.js
var fault = __webpack_require__(33753);
// EXTERNAL MODULE: ./lib/checks/check.js
var check = __webpack_require__(5229);
// EXTERNAL MODULE: ./lib/checks/packages/package-check.js
var package_check = __webpack_require__(69566);
;// CONCATENATED MODULE: ./lib/checks/packages/manifest-check.js


/** Checks every application package in every file. */
function eachApplication(judge) {
    return eachManifest(({ application }) => (application === undefined ? [] : judge(application)));
}
/** Checks every manifest in every file: those of application packages, and those of bundles. */
function eachManifest(judge) {
    return ({ facts }) => facts.flatMap((file) => {
        const remarks = (file.manifests ?? []).flatMap((manifest) => judge(manifest).map((remark) => ({ ...remark, path: manifest.path })));
        return [...Map.groupBy(remarks, (each) => each.message).values()].flatMap((alike) => inFile(file, alike));
    });
}
/** The same problem in several packages of one bundle is one finding. */
function inFile(file, alike) {
    const [first] = alike;
    if (first === undefined)
        return [];
    const paths = alike.map(({ path }) => path).filter((path) => path !== '');
    const isWarning = alike.every(({ severity }) => severity === 'warning');
    return [
        (isWarning ? package_check/* warningIn */.cF : package_check/* errorIn */.Kd)(file, paths.length === 0 ? first.message : (0,fault/* inPlaces */.GB)(paths, first.message)),
    ];
}

;// CONCATENATED MODULE: ./lib/checks/packages/packing.js


/** A package that was changed after its packer hashed it: "The package's block map is invalid". */
const packing = {
    id: 'block-map',
    row: 'The package was changed after it was packed, for example by a zip tool: change its source, and pack it again',
    check: eachManifest(({ packing: facts, application: own }) => {
        const [what, manifest] = own === undefined ? ['bundle', 'AppxBundleManifest.xml'] : ['package', 'AppxManifest.xml'];
        const changes = changesSincePacking(facts, what, manifest);
        const advice = facts.lacks.length > 0
            ? "Use the build's own output, or makeappx."
            : `Don't change a ${what} after packing it. Change its source, and pack it again.`;
        return changes.length === 0 ? [] : [(0,check/* error */.z3)(`${withFileOnce(changes.join(' Also, '))} ${advice}`)];
    }),
};
const mapFile = ' (AppxBlockMap.xml)';
/** Names the block map's file only at its first mention. */
function withFileOnce(text) {
    const end = text.indexOf(mapFile) + mapFile.length;
    return text.slice(0, end) + text.slice(end).replaceAll(mapFile, '');
}
function changesSincePacking(facts, what, manifest) {
    const { lacks, changed, added, removed } = facts;
    const map = `the block map${mapFile}`;
    const told = [
        [lacks.length > 0, `it has no ${lacks.join(' and no ')}, so it was not made by a packaging tool.`],
        [facts.manifest === 'edited', `its ${manifest} does not match the hash in ${map}: it was edited later.`],
        [facts.manifest === 'unlisted', `${map} does not list ${manifest}.`],
        [changed.count > 0, `${map} lists a different size for ${list(changed)}.`],
        [added.count > 0, `${map} does not list ${list(added)}, which ${isOrAre(added)} in the ${what}.`],
        [removed.count > 0, `${map} lists ${list(removed)}, which ${isOrAre(removed)} not in the ${what}.`],
    ];
    return told.flatMap(([isSo, text]) => (isSo ? [text] : []));
}
const isOrAre = ({ count }) => (count === 1 ? 'is' : 'are');
function list({ count, examples }) {
    const more = count - examples.length;
    return `${examples.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
/** Microsoft's reader refuses such a bundle; whether the Store does is not on record. */
const bundleSize = {
    id: 'bundle-size',
    row: 'A warning: a package in the bundle was replaced after the bundle was made. Pack the bundle again',
    check: eachManifest(({ packing: { replaced } }) => replaced === undefined || replaced.count === 0
        ? []
        : [
            (0,check/* warning */.$e)(`its AppxBundleManifest.xml lists a different size for ${list(replaced)}, which was replaced after the bundle was made. Pack the bundle again.`),
        ]),
};

;// CONCATENATED MODULE: ./lib/checks/packages/manifest-checks.js






/**
 * The Store has no debug frameworks: "We couldn't find the framework dependency"
 * (https://github.com/microsoft/steps/issues/1).
 */
const debugBuild = {
    id: 'debug-build',
    row: 'It depends on a debug framework, which is not in the Store: build in Release',
    check: eachApplication(({ frameworks }) => {
        const debug = frameworks.filter((name) => /^Microsoft\./i.test(name) && /\.Debug(?:\.|$)/i.test(name));
        return debug.length === 0
            ? []
            : [
                (0,check/* error */.z3)(`it is a debug build: it depends on the debug framework ${(0,fault/* shorten */.ml)(debug.join(', '))}, which is not in the Store. Build it in Release (for example msbuild /p:Configuration=Release; UWP apps with .NET Native), and exclude debug builds from packages.`),
            ];
    }),
};
/** Only additions to another package may have no `Application` (https://github.com/MicrosoftDocs/msix-docs/issues/237). */
const application = {
    id: 'no-application',
    row: 'The manifest of a main package needs an `Application`',
    check: eachApplication(({ applications, isAddition }) => applications > 0 || isAddition
        ? []
        : [
            (0,check/* error */.z3)('its manifest has no Application element, which a main package needs. Add one to Package/Applications, or uap3:MainPackageDependency if the package is optional.'),
        ]),
};
/** A misspelled family is one that no device has. */
const deviceFamily = {
    id: 'device-family',
    row: '`TargetDeviceFamily/@Name` is misspelled',
    check: eachApplication(({ families }) => {
        const unknown = families.filter(({ family }) => !isKnownFamily(family));
        // A family that is new to this list does no harm next to a known one.
        const isWarning = unknown.length < families.length;
        return unknown.map(({ family }) => {
            const likely = likelyFamily(family);
            const hint = likely === undefined ? `Known ones: ${familyNames}.` : `Did you mean ${likely}?`;
            const text = `TargetDeviceFamily/@Name "${(0,fault/* shorten */.ml)(family)}" is not a known device family. ${hint}`;
            return isWarning && likely === undefined ? (0,check/* warning */.$e)(text) : (0,check/* error */.z3)(text);
        });
    }),
};
/** A minimum that is not a Windows version: some packers put the app's own version there. */
const windowsVersion = {
    id: 'windows-version',
    row: '`MinVersion` must be a Windows version, such as 10.0.17763.0, not the version of the app',
    check: eachApplication(({ families }) => families.filter(isOfWindows).flatMap((each) => [...judgeMinimum(each), ...judgeTested(each)])),
};
const isOfWindows = ({ family }) => /^windows\./i.test(family);
/** Windows 10 and 11 are 10.0; 6.1 to 6.3 are Windows 7 to 8.1; makemsix accepts 0.0.0.0. */
function judgeMinimum({ family, minVersion }) {
    const about = `MinVersion ${minVersion} of ${(0,fault/* shorten */.ml)(family)}`;
    const [major = 0, minor = 0, build = 0] = minVersion.split('.').map(Number);
    if (major === 10 && minor === 0) {
        return build === 0 || (build >= firstBuild && build <= lastBuild)
            ? []
            : [
                (0,check/* warning */.$e)(`${about} has a build number that no Windows version has. The first version of Windows 10 was 10.0.${firstBuild}.0.`),
            ];
    }
    if (major === 6 && minor >= 1 && minor <= 3)
        return [];
    if (minVersion === '0.0.0.0') {
        return [
            (0,check/* warning */.$e)(`${about} is not a Windows version. Use the oldest one that the app runs on, for example 10.0.17763.0.`),
        ];
    }
    const hint = major === 11 ? 'Windows 11 starts at 10.0.22000.0' : 'it looks like the version of the app';
    return [
        (0,check/* error */.z3)(`${about} is not a Windows version: ${hint}. Windows 10 and 11 versions begin with 10.0, for example 10.0.17763.0.`),
    ];
}
const firstBuild = 10_240;
/** Far above today's builds (26,100). */
const lastBuild = 45_000;
/** The tested version decides nothing at installation, so it is a warning at most. */
function judgeTested({ family, minVersion, maxVersion }) {
    return maxVersion === undefined || (0,compare_versions/* compareVersions */.Z)(maxVersion, minVersion) >= 0
        ? []
        : [
            (0,check/* warning */.$e)(`MaxVersionTested ${maxVersion} of ${(0,fault/* shorten */.ml)(family)} is lower than its MinVersion ${minVersion}. Use the newest Windows version that the app was tested on.`),
        ];
}
/** Every check of what the manifests say, in the order in which findings are shown. None of them needs the Store. */
const manifestChecks = [
    packing,
    bundleSize,
    debugBuild,
    application,
    deviceFamily,
    windowsVersion,
];
/** All findings about the manifests at once. */
function checkManifests(facts) {
    return (0,check/* runChecks */.JT)(manifestChecks, { facts, store: undefined });
}


/***/ }),

/***/ 69566:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kd: () => (/* binding */ errorIn),
/* harmony export */   _: () => (/* binding */ isUpload),
/* harmony export */   cF: () => (/* binding */ warningIn)
/* harmony export */ });
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5229);

/** An error about one file. */
function errorIn({ displayPath }, what) {
    return { ...(0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)(`${displayPath}: ${what}`), file: displayPath };
}
/** A warning about one file. */
function warningIn(facts, what) {
    return { ...errorIn(facts, what), severity: 'warning' };
}
/** True for `.msixupload` and `.appxupload`. */
function isUpload({ extension }) {
    return extension.endsWith('upload');
}


/***/ }),

/***/ 77233:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Gf: () => (/* binding */ checkPackages)
});

// UNUSED EXPORTS: packageChecks, tooManyPackages

// EXTERNAL MODULE: ./lib/submission/plan.js + 2 modules
var plan = __webpack_require__(22937);
// EXTERNAL MODULE: ./lib/checks/check.js
var check = __webpack_require__(5229);
// EXTERNAL MODULE: ./lib/packages/compare-versions.js
var compare_versions = __webpack_require__(21386);
// EXTERNAL MODULE: ./lib/submission/supersede.js
var supersede = __webpack_require__(18188);
// EXTERNAL MODULE: ./lib/checks/packages/package-check.js
var package_check = __webpack_require__(69566);
;// CONCATENATED MODULE: ./lib/checks/packages/bundles.js



/** The Store drops everything but one package or bundle from an upload file, silently. */
const uploadContents = {
    id: 'upload-contents',
    row: 'The Store keeps only one package or bundle of an upload file and silently drops the rest. List the packages themselves in `packages`',
    check: ({ facts }) => facts
        .filter(package_check/* isUpload */._)
        .map((each) => ({ each, roots: each.contents.filter((inner) => !/[\\/]/.test(inner.path)) }))
        .filter(({ roots }) => roots.length !== 1)
        .map(({ each, roots }) => (0,package_check/* errorIn */.Kd)(each, `an upload file must contain exactly one package or bundle at its root, but this one contains ${roots.length === 0 ? 'none' : roots.map((inner) => inner.path).join(', ')}. List the packages themselves instead.`)),
};
/**
 * Once an app was published as a bundle, the Store accepts only bundles
 * (https://github.com/microsoft/WinUI-Gallery/pull/2222). Those for Windows 8.1 are separate from the packages for
 * Windows 10.
 */
const onceABundle = {
    id: 'once-a-bundle',
    row: 'The app has been published as a bundle, and since then the Store accepts only bundles',
    check: ({ facts, store }) => {
        const bundle = store?.existing.find((existing) => existing.isBundle && !existing.isForEarlierWindows);
        return bundle === undefined
            ? []
            : facts
                .filter((each) => !each.isBundle && !(0,supersede/* isForEarlierWindows */.l)(each))
                .map((each) => (0,package_check/* errorIn */.Kd)(each, `it is a single package, but the app is published as a bundle (${bundle.fileName}). Build a bundle: once an app is published as a bundle, every update must be one.`));
    },
};
/**
 * A packer that is given no version uses the date, and no later version is ever above it. If such a version is
 * already published, the packages' own would be refused as too low.
 */
const bundleVersion = {
    id: 'bundle-version',
    row: "A warning: the bundle's version is not that of its packages. The Store goes by the bundle's, which is the date if the packer was given none (`makeappx bundle /bv`)",
    check: ({ facts, store }) => facts
        .filter((each) => each.isBundle)
        .map((each) => ({ each, inner: innerVersions(each) }))
        .filter(({ each, inner }) => inner.some((version) => version !== each.version))
        .filter(({ inner }) => !inner.some((version) => isTooLow(version, store)))
        .map(({ each, inner }) => (0,package_check/* warningIn */.cF)(each, `the bundle's version is ${each.version} and its packages' ${inner.join(', ')}. The Store goes by the bundle's: ${isDate(each.version) ? 'set the version when packing (makeappx bundle /bv): the default, the date, is higher than any later version' : 'check that it is the one you want (makeappx bundle /bv)'}.`)),
};
/** Versions of the application packages in a bundle. */
function innerVersions({ contents }) {
    const inner = contents.filter((item) => !item.isResource && !item.extension.endsWith('bundle'));
    return [...new Set(inner.map((item) => item.version))];
}
/** `2026.1120.0.0` */
function isDate(version) {
    return /^20\d\d\./.test(version);
}
function isTooLow(version, store) {
    return (store?.existing ?? []).some((each) => each.version !== undefined && !each.isForEarlierWindows && (0,compare_versions/* compareVersions */.Z)(each.version, version) >= 0);
}

// EXTERNAL MODULE: ./lib/submission/left-behind.js
var left_behind = __webpack_require__(54652);
// EXTERNAL MODULE: ./lib/document/packages.js
var document_packages = __webpack_require__(62992);
// EXTERNAL MODULE: ./lib/packages/name.js
var packages_name = __webpack_require__(83442);
// EXTERNAL MODULE: ./lib/submission/devices.js
var devices = __webpack_require__(83099);
// EXTERNAL MODULE: ./lib/submission/existing-package.js + 1 modules
var existing_package = __webpack_require__(57854);
;// CONCATENATED MODULE: ./lib/checks/packages/outrankers.js



/** A new file among the others. */
const rankedFile = remembered((facts) => ({
    label: facts.displayPath,
    version: facts.version,
    isNew: true,
    existing: undefined,
    offers: facts.serves.filter(({ minVersion }) => (0,devices/* isForWindows10 */.SK)(minVersion)),
}));
/**
 * A package that stays among the others; `undefined` if it never ranks above one for Windows 10. What is not known
 * about it counts as everything.
 */
const rankedExisting = remembered((existing) => {
    if (existing.version === undefined || existing.isForEarlierWindows)
        return undefined;
    const offers = (0,existing_package/* devicesOf */.Xl)(existing).map(({ processor, family }) => ({
        architecture: processor,
        family: family?.name,
        minVersion: latestMinimum(existing, family?.name),
    }));
    return { label: existing.fileName, version: existing.version, isNew: false, existing, offers };
});
/** Each package is asked for many times and never changes. */
function remembered(read) {
    const values = new WeakMap();
    return (key) => {
        const held = values.get(key) ?? { value: read(key) };
        values.set(key, held);
        return held.value;
    };
}
/** A bundle may list a family twice, and which architecture starts at which version is unknown. */
function latestMinimum({ families }, name) {
    const minimums = (families ?? []).filter((each) => each.name === name).map((each) => each.minVersion);
    return minimums.sort(compare_versions/* compareVersions */.Z).at(-1) ?? '0.0.0.0';
}
/**
 * The packages that together take all devices from a package; empty if some device gets it. A device gets the highest
 * version that it can run ("Package version numbering",
 * https://learn.microsoft.com/windows/apps/publish/publish-your-app/package-version-numbering). Packages have no latest
 * OS, so one that runs on the oldest of a package's systems runs on all of them. Only packages for the same processor
 * or for all of them count: whether a higher version under emulation is preferred to a native one is not documented.
 *
 * @param others the highest version first, see `highestFirst`
 * @param stays called only for packages that would outrank it
 */
function outrankers(ranked, others, stays) {
    const found = new Set();
    for (const offer of ranked.offers) {
        for (const processor of (0,devices/* processorsOf */.Hb)(offer.architecture)) {
            const winner = others.find((each) => each !== ranked &&
                isHigher(each, ranked) &&
                each.offers.some((other) => runsEverywhere(other, offer, processor)) &&
                stays(each));
            if (winner === undefined)
                return [];
            found.add(winner);
        }
    }
    return [...found];
}
/** A published version that is not a number could be any. */
function isHigher(one, other) {
    return !((0,compare_versions/* compareVersions */.Z)(one.version, other.version) <= 0);
}
/** The order in which a device chooses among packages; a version that is not a number could be any, so it is first. */
function highestFirst(all) {
    const isNumber = ({ version }) => (0,compare_versions/* compareVersions */.Z)(version, version) === 0;
    return [
        ...all.filter((each) => !isNumber(each)),
        ...all.filter(isNumber).sort((a, b) => (0,compare_versions/* compareVersions */.Z)(b.version, a.version)),
    ];
}
function runsEverywhere(other, offer, processor) {
    return ((0,devices/* runsOn */.k8)(other.architecture, processor) &&
        (other.family === undefined || (0,devices/* familyIncludes */.MB)(other.family, offer.family ?? '')) &&
        (0,compare_versions/* compareVersions */.Z)(other.minVersion, offer.minVersion) <= 0);
}

;// CONCATENATED MODULE: ./lib/checks/packages/version-faults.js





/** What is wrong with a new file's version, given what the submission removes; the first fault counts. */
function versionFault(facts, versions) {
    const { others } = fieldOf(versions);
    const taken = others.find((each) => each.version !== undefined &&
        (0,compare_versions/* compareVersions */.Z)(facts.version, each.version) === 0 &&
        sharesArchitecture(facts, each));
    if (taken !== undefined)
        return { kind: 'published', by: taken };
    const twin = versions.facts.find((each) => each !== facts && areTwins(each, facts));
    if (twin !== undefined)
        return { kind: 'twin', by: twin };
    const by = outrankersOf(facts, versions);
    return by.length === 0 ? undefined : { kind: 'outranked', by };
}
/** The packages that together take all devices from a new file. */
function outrankersOf(facts, versions) {
    const { others, ranked, stays } = fieldOf(versions);
    let isNext;
    return outrankers(rankedFile(facts), ranked, ({ existing }) => {
        if (existing === undefined)
            return true;
        if (!stays(existing))
            return false;
        if (isWholeKnown(existing))
            return true;
        isNext ??= hasPredecessor(facts, others);
        return !isNext;
    });
}
const fields = new WeakMap();
/** Computed once: it is the same for each of the new files. */
function fieldOf(versions) {
    const held = fields.get(versions);
    if (held !== undefined)
        return held;
    const { facts, mode } = versions;
    const others = othersBeside(versions);
    const fates = new Map();
    const field = {
        others,
        ranked: highestFirst([...facts.map(rankedFile), ...others.flatMap((each) => rankedExisting(each) ?? [])]),
        stays: (existing) => {
            const isKept = fates.get(existing) ?? (0,supersede/* fateOf */._)(existing, facts, mode).action === 'keep';
            fates.set(existing, isKept);
            return isKept;
        },
    };
    fields.set(versions, field);
    return field;
}
/** Packages in the Store that are not among the new files. */
function othersBeside({ facts, existing, }) {
    const own = new Set(facts.map((each) => (0,document_packages/* fileKey */.wm)((0,packages_name/* archiveName */.u)(each))));
    return existing.filter((each) => !own.has((0,document_packages/* fileKey */.wm)(each.fileName)));
}
/** Two new files with the same version and architecture: the Store accepts only one of them. */
function areTwins(one, other) {
    return (one.version === other.version && one.architectures.some((each) => other.architectures.includes(each)));
}
/**
 * The package for an earlier Windows that a new file is not above, as Microsoft asks of packages for Windows 10. If the
 * Store has published one that is not above either, it has shown that it accepts that.
 */
function earlierAbove(facts, { existing, facts: all, mode }) {
    if (mode === 'remove-all' || (0,supersede/* isForEarlierWindows */.l)(facts))
        return undefined;
    const isAtLeast = (each, version) => version !== undefined && each.version !== undefined && (0,compare_versions/* compareVersions */.Z)(each.version, version) >= 0;
    return othersBeside({ facts: all, existing })
        .filter((each) => each.isForEarlierWindows && isAtLeast(each, facts.version))
        .find((each) => !existing.some((other) => !other.isForEarlierWindows && isAtLeast(each, other.version)));
}
/** True if the two hold packages of one architecture, or the existing one may: a bundle for any CPU has the identity of all bundles. */
function sharesArchitecture(facts, { architectures, isBundle }) {
    if (architectures === undefined || (isBundle && facts.isBundle && architectures.includes('neutral')))
        return true;
    return architectures.some((each) => facts.architectures.some((own) => own === each));
}
function isWholeKnown({ architectures, families }) {
    return architectures !== undefined && families !== undefined;
}
/**
 * A file that is above a published one for its architecture may be the next version of that one, next to others for
 * newer systems: a package that the Store says too little about does not certainly outrank it.
 */
function hasPredecessor(facts, existing) {
    return existing.some((each) => each.version !== undefined &&
        !each.isForEarlierWindows &&
        (0,compare_versions/* compareVersions */.Z)(facts.version, each.version) > 0 &&
        sharesArchitecture(facts, each));
}

;// CONCATENATED MODULE: ./lib/checks/packages/version-healing.js



/** A submission can't hold more packages, and trying versions for many takes minutes. */
const mostTried = 25;
/** How many versions are tried, from the lowest that could work: higher ones harm no fewer of the other files. */
const mostSteps = 12;
/**
 * The lowest version that fixes a new file and makes no other one worse, found by trying. `undefined` if there is
 * none, so that only versions that work are suggested.
 *
 * @param above what it must be above; its own version if omitted
 */
function healingVersion(facts, versions, above = facts.version) {
    if (versions.facts.length > mostTried)
        return undefined;
    const faulty = new Set(versions.facts.filter((each) => versionFault(each, versions) !== undefined));
    const raise = (version) => {
        const raised = { ...facts, version };
        const tried = { ...versions, facts: versions.facts.map((each) => (each === facts ? raised : each)) };
        return { raised, tried };
    };
    const all = candidates(versions).filter((version) => (0,compare_versions/* compareVersions */.Z)(version, above) > 0);
    // The higher, the fewer packages are above it.
    const start = firstIndex(all.length, (index) => {
        const { raised, tried } = raise(all[index] ?? '');
        return outrankersOf(raised, tried).length === 0;
    });
    return all.slice(start, start + mostSteps).find((version) => {
        const { raised, tried } = raise(version);
        return (versionFault(raised, tried) === undefined &&
            tried.facts.every((each) => faulty.has(each) || versionFault(each, tried) === undefined));
    });
}
/** The first of `count` numbers for which `holds` is true, provided it is true for all that follow. */
function firstIndex(count, holds) {
    let [low, high] = [0, count];
    while (low < high) {
        const middle = Math.floor((low + high) / 2);
        if (holds(middle))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}
/**
 * A version for each new file whose fault another version fixes; together they all work. Files for older systems come
 * first: they get the lower versions.
 */
function healingVersions(versions) {
    const healed = new Map();
    if (versions.facts.length > mostTried)
        return healed;
    let facts = versions.facts;
    for (const each of [...versions.facts].sort(byOldestSystem)) {
        const now = { ...versions, facts };
        if (versionFault(each, now) === undefined)
            continue;
        const version = healingVersion(each, now);
        if (version === undefined)
            continue;
        healed.set(each, version);
        facts = facts.map((one) => (one === each ? { ...each, version } : one));
    }
    const ends = new Map(versions.facts.map((each, index) => [each, facts[index] ?? each]));
    return new Map([...healed].filter(([each]) => versionFault(ends.get(each) ?? each, { ...versions, facts }) === undefined));
}
/** True if `remove-all` fixes every file, and no device that has a package today would be left without one. */
function isHealedByRemoveAll(versions) {
    const { facts } = versions;
    const lost = (0,left_behind/* leftBehind */.a)({ before: othersBeside(versions), kept: [], added: facts });
    const removing = { ...versions, mode: 'remove-all' };
    return lost.length === 0 && facts.every((each) => versionFault(each, removing) === undefined);
}
/** Versions directly above the existing ones, ascending. */
function candidates({ facts, existing }) {
    const all = [...facts, ...existing].flatMap(({ version }) => version ?? []);
    return [...new Set(all.flatMap((version) => following(version) ?? []))].sort(compare_versions/* compareVersions */.Z);
}
/** `1.2.4.0` after `1.2.3.7`: the Store keeps the fourth number for itself, and each goes up to 65535. */
function following(version) {
    const [major = 0, minor = 0, build = 0] = version.split('.').map(Number);
    if (![major, minor, build].every((part) => Number.isInteger(part)))
        return undefined;
    if (build < 65_535)
        return `${Math.max(major, 1)}.${minor}.${build + 1}.0`;
    if (minor < 65_535)
        return `${Math.max(major, 1)}.${minor + 1}.0.0`;
    return major < 65_535 ? `${major + 1}.0.0.0` : undefined;
}
function byOldestSystem(a, b) {
    return (0,compare_versions/* compareVersions */.Z)(oldest(a), oldest(b)) || (0,compare_versions/* compareVersions */.Z)(a.version, b.version);
}
function oldest({ serves }) {
    return [...serves].map(({ minVersion }) => minVersion).sort(compare_versions/* compareVersions */.Z)[0] ?? '0.0.0.0';
}

;// CONCATENATED MODULE: ./lib/checks/packages/versions.js




/** The Store keeps the fourth number for itself, and a version may not begin with 0 (store-api.md §8.1). */
const versionFormat = {
    id: 'version-format',
    row: 'Four numbers, the first above 0, the fourth 0',
    check: ({ facts }) => facts.flatMap((each) => {
        const parts = each.version.split('.').map(Number);
        const reasons = [
            ...(parts[0] === 0 ? ['the first number must not be 0'] : []),
            ...(parts[3] === 0 ? [] : ['the fourth number must be 0 (the Store reserves it)']),
        ];
        return reasons.length === 0
            ? []
            : [soft((0,package_check/* errorIn */.Kd)(each, `it has version ${each.version}, but ${reasons.join(', and ')}.`))];
    }),
};
/**
 * Each new file must reach some device: a device gets the highest version that it can run. The version of an existing
 * package can't be reused anyway: no device that has it would ever get the new bytes.
 */
const versionOrder = {
    id: 'version-order',
    row: 'The version is already published, or every device gets a higher one. The message gives a version that works, and offers `existing-packages: remove-all` (to go back on purpose) only if no device would be left without a package',
    check: (context) => {
        const versions = versionsOf(context);
        const healed = healingVersions(versions);
        let isHealed;
        const goesBack = () => {
            isHealed ??= isHealedByRemoveAll(versions);
            return isHealed;
        };
        return context.facts.flatMap((each) => {
            const fault = versionFault(each, versions);
            if (fault === undefined)
                return earlierWindows(each, versions);
            if (fault.kind === 'twin')
                return [];
            const found = (0,package_check/* errorIn */.Kd)(each, `${faultText(each, fault)} ${advice(each, fault, healed.get(each), goesBack)}`);
            // How the new files' versions compare with each other is the same in a pull request.
            return [fault.kind === 'outranked' && fault.by.every((by) => by.isNew) ? found : soft(found)];
        });
    },
};
/** A warning: this is documented, and no refusal of the Store is on record. */
function earlierWindows(facts, versions) {
    const earlier = earlierAbove(facts, versions);
    if (earlier?.version === undefined)
        return [];
    const healing = healingVersion(facts, versions, earlier.version);
    const raise = healing === undefined
        ? ''
        : ` If the Store refuses this file, raise its version, for example to ${healing}.`;
    const what = `it has version ${facts.version}, which is not higher than ${earlier.version} of ${earlier.fileName}, a package for Windows 8.1 or earlier. Packages for Windows 10 need higher versions.${raise}`;
    return [(0,package_check/* warningIn */.cF)(facts, what)];
}
/** What the versions of the new files are compared with. */
function versionsOf({ facts, store }) {
    return { facts, existing: store?.existing ?? [], mode: store?.existingPackages ?? 'remove-superseded' };
}
function faultText({ version }, fault) {
    if (fault.kind === 'published')
        return `it has version ${version}, which is already published with different content (${fault.by.fileName}).`;
    const isSure = fault.by.every(({ existing }) => existing === undefined || existing.architectures !== undefined);
    const reach = isSure
        ? ', so no device would get it'
        : '. The Store does not always report which devices a package is for, so this file might not reach any device';
    return `it has version ${version}, which is lower than ${fault.by.map(rankText).join(' and ')}${reach}.`;
}
function rankText({ version, label, isNew }) {
    return isNew
        ? `${version} of ${label}, which runs on the same devices`
        : `the published ${version} (${label})`;
}
/** Only versions that were tried: another one could take the devices of a package for newer systems. */
function advice(facts, fault, healing, goesBack) {
    const raise = healing === undefined ? undefined : `Raise the version, for example to ${healing}`;
    if (fault.kind === 'published')
        return raise === undefined ? 'Exclude this file.' : `${raise}.`;
    if (fault.by.every(({ isNew }) => isNew)) {
        const leaveOut = `leave ${facts.displayPath} out`;
        return raise === undefined ? `L${leaveOut.slice(1)}.` : `${raise}, or ${leaveOut}.`;
    }
    const held = (0,compare_versions/* highestVersion */.t)(fault.by.filter(({ isNew }) => !isNew).map(({ version }) => version));
    const goBack = goesBack()
        ? `roll back on purpose with existing-packages: remove-all (devices that have ${held} keep it)`
        : undefined;
    const ways = [raise, goBack].filter((way) => way !== undefined);
    return ways.length === 0 ? 'Exclude this file.' : `${capitalized(ways.join(', or '))}.`;
}
function capitalized(text) {
    return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
function soft(remark) {
    return { ...remark, softInDryRun: true };
}

;// CONCATENATED MODULE: ./lib/checks/packages/duplicate-coverage.js



/** Two new files with the same version and architecture have the same identity: the Store accepts only one. */
const duplicateCoverage = {
    id: 'duplicate-coverage',
    row: 'Two files have the same version and processor, and the Store accepts only one of them. Keep only one in `packages`, or give the other a higher version',
    check: (context) => {
        const versions = versionsOf(context);
        const healing = new Map();
        const heal = (each) => {
            if (!healing.has(each))
                healing.set(each, healingVersion(each, versions));
            return healing.get(each);
        };
        return twins(context.facts).map(([one, other]) => {
            const shared = one.architectures.filter((architecture) => other.architectures.includes(architecture));
            const what = `it has the same version for ${shared.join(', ')} as ${other.displayPath}: ${one.version}.`;
            return (0,package_check/* errorIn */.Kd)(one, `${what} ${twinAdvice(one, other, heal)}`);
        });
    },
};
/** Each file with the first one that shares its version and an architecture: not every pair among many. */
function twins(facts) {
    const first = new Map();
    return facts.flatMap((each) => {
        const keys = each.architectures.map((architecture) => `${each.version} ${architecture}`);
        const earlier = new Set(keys.flatMap((key) => first.get(key) ?? []));
        for (const key of keys)
            if (!first.has(key))
                first.set(key, each);
        return [...earlier].map((one) => [one, each]);
    });
}
function twinAdvice(one, other, heal) {
    const container = [one, other].find(package_check/* isUpload */._);
    if (container !== undefined && !((0,package_check/* isUpload */._)(one) && (0,package_check/* isUpload */._)(other)))
        return `${container.displayPath} already contains this package: keep only one of the two in packages.`;
    // The one for newer systems or fewer devices can have a higher version; the other way around it would reach no one.
    const raised = [other, one]
        .map((each) => ({ each, version: heal(each) }))
        .find(({ version }) => version !== undefined);
    return raised === undefined
        ? 'A device can get only one of them: keep only one of the two in packages.'
        : `Keep only one of the two in packages or, if they target different devices, give ${raised.each.displayPath} a higher version, for example ${raised.version}.`;
}

// EXTERNAL MODULE: ./lib/packages/fault.js
var fault = __webpack_require__(33753);
;// CONCATENATED MODULE: ./lib/checks/packages/identity.js


/** The manifest's identity must be the app's, exactly (https://github.com/electron-userland/electron-windows-store/issues/157). */
const identity = {
    id: 'identity',
    row: "Name and publisher in the package's manifest must equal those on *Product identity*",
    check: ({ facts, store }) => {
        if (store === undefined)
            return [];
        const strangers = facts.filter((each) => isDependency(each, store));
        return [
            ...dependencies(strangers),
            ...facts.filter((each) => !strangers.includes(each)).flatMap((each) => misidentified(each, store)),
        ];
    },
};
function misidentified(facts, { identityName, publisherName }) {
    return [
        ...(identityName !== undefined && facts.name !== identityName
            ? [
                (0,package_check/* errorIn */.Kd)(facts, `it has the identity name "${facts.name}", but the app's is "${identityName}". In the manifest, use the app's identity name (Partner Center > Product identity), or check app-id.`),
            ]
            : []),
        ...(publisherName !== undefined && facts.publisher !== publisherName
            ? [
                (0,package_check/* errorIn */.Kd)(facts, `it has the publisher "${facts.publisher}", but the app's is "${publisherName}". In the manifest, use the app's publisher (Partner Center > Product identity).`),
            ]
            : []),
    ];
}
/** A package that the app needs and that a build puts next to it, recognized by its publisher or folder. */
function isDependency({ name, publisher, displayPath }, store) {
    const isOther = store.identityName !== undefined && name !== store.identityName;
    const isMicrosofts = publisher.startsWith('CN=Microsoft Corporation') && publisher !== store.publisherName;
    return isOther && (isMicrosofts || /(^|\/)Dependencies\//i.test(displayPath));
}
function dependencies(files) {
    const [first] = files;
    if (first === undefined)
        return [];
    const others = files.length === 1
        ? ''
        : ` So ${files.length === 2 ? 'is' : 'are'} ${files
            .slice(1, 6)
            .map((each) => each.displayPath)
            .join(', ')}${files.length > 6 ? ` and ${files.length - 6} more` : ''}.`;
    return [
        (0,package_check/* errorIn */.Kd)(first, `it is ${first.name}, a dependency of this app, not the app itself.${others} ${fault/* excludeFrameworks */.eK}`),
    ];
}

// EXTERNAL MODULE: ./lib/checks/packages/manifest-checks.js + 3 modules
var manifest_checks = __webpack_require__(57520);
;// CONCATENATED MODULE: ./lib/checks/packages/symbols.js

/**
 * A build that makes no symbols silently packs an upload file without them
 * (https://github.com/aethersdr/AetherSDR/pull/3934). There are none for JavaScript in Electron.
 */
const symbols = {
    id: 'no-symbols',
    row: "A warning: a desktop program (full trust) comes without symbols, so Partner Center shows its crashes without function names. Publish an `.msixupload`, a zip of the package and of an `.appxsym`, which is a zip of the build's PDB files",
    check: ({ facts }) => facts
        .filter((file) => file.hasSymbols !== true)
        .filter(({ manifests = [] }) => manifests.some(({ application, isElectron }) => application?.isFullTrust === true && !isElectron))
        .map((file) => (0,package_check/* warningIn */.cF)(file, `it is a desktop program (full trust) without symbols, so crash reports in Partner Center will lack function names. ${(0,package_check/* isUpload */._)(file)
        ? 'Have the build create PDB files: Visual Studio then adds an .appxsym to the upload file.'
        : 'Publish the .msixupload from the build, or zip the package together with an .appxsym (a zip of the PDB files) as an .msixupload.'}`)),
};

;// CONCATENATED MODULE: ./lib/checks/packages/package-checks.js








/** Microsoft's own task allows this many packages in one group; more leave the submission a draft (https://github.com/microsoft/msstore-cli/issues/62). */
const mostPackages = 25;
/** At most 25 packages in the submission that results; the Store has shown that it accepts as many as are published. */
const tooManyPackages = {
    id: 'too-many-packages',
    row: `A submission holds at most ${mostPackages} packages: publish bundles, or remove old packages with \`existing-packages\``,
    check: ({ facts, store }) => {
        const count = store === undefined ? facts.length : (0,plan/* resultingNames */.Ip)(store.plan).length;
        const published = store?.existing.length ?? 0;
        return count <= Math.max(mostPackages, published)
            ? []
            : [
                (0,check/* error */.z3)(`The submission would contain ${count} packages, but the Store allows at most ${mostPackages}. Publish bundles, or remove packages that are no longer needed (existing-packages).`),
            ];
    },
};
/** Every check of packages, in the order in which findings are shown. */
const packageChecks = [
    identity,
    versionFormat,
    tooManyPackages,
    versionOrder,
    duplicateCoverage,
    uploadContents,
    onceABundle,
    bundleVersion,
    symbols,
    ...manifest_checks/* manifestChecks */.h,
];
/** All findings about the packages at once. */
function checkPackages(context) {
    return (0,check/* runChecks */.JT)(packageChecks, context);
}


/***/ }),

/***/ 60423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ beyondLimit)
/* harmony export */ });
/* harmony import */ var _patch_path_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76715);

/** A value beyond what the Store accepts, as a list of one or none. */
function beyondLimit(path, found) {
    if (found === undefined)
        return [];
    const message = () => `${(0,_patch_path_js__WEBPACK_IMPORTED_MODULE_0__/* .showPath */ .P)(path)} ${found.message}`;
    return [{ rule: 'patch-limit', severity: found.severity, path, message }];
}


/***/ }),

/***/ 86185:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cm: () => (/* binding */ withoutHeld),
/* harmony export */   Iz: () => (/* binding */ isHeldFile),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   i7: () => (/* binding */ isHeld),
/* harmony export */   zv: () => (/* binding */ recordOf)
/* harmony export */ });
/* unused harmony export heldFinder */
/* harmony import */ var _document_diff_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64682);
/* harmony import */ var _document_normal_form_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82221);
/* harmony import */ var _json_fold_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(31155);
/* harmony import */ var _json_is_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19588);




/** True for a value that the Store holds, line breaks and the letter case of names aside. */
function isHeld(value, held) {
    return held !== undefined && held !== null && (0,_document_diff_js__WEBPACK_IMPORTED_MODULE_0__/* .deepEqual */ .b)((0,_document_normal_form_js__WEBPACK_IMPORTED_MODULE_1__/* .normalize */ .S)(value), (0,_document_normal_form_js__WEBPACK_IMPORTED_MODULE_1__/* .normalize */ .S)(held));
}
/** The members of a record; none of anything else. */
function recordOf(value) {
    return (0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u)(value) ? value : {};
}
/** The elements of a list; none of anything else. */
function listOf(value) {
    return Array.isArray(value) ? value : [];
}
/**
 * Finds out whether the Store already holds the value at a place of a patch, or a part of the patch around it: it
 * accepts what it has, whatever the tables here say about it.
 *
 * @param present document that the patch is applied to
 * @param isSame whether a value of the patch is the one that the Store holds
 */
function heldFinder(patch, present, isSame = isHeldOrNone) {
    // Many places are in one part of the patch, and comparing it for each of them would take quadratic time.
    const found = new WeakMap();
    const once = (value, compare) => {
        if (typeof value !== 'object' || value === null)
            return compare();
        const known = found.get(value) ?? compare();
        found.set(value, known);
        return known;
    };
    return (path) => {
        let [value, held] = [patch, present];
        for (const step of path) {
            if (typeof step === 'number') {
                const element = listOf(value)[step];
                const list = listOf(held);
                // In a list, the position of an element does not matter.
                return once(element, () => list.some((each) => isSame(element, each)));
            }
            const [member, partner] = [recordOf(value)[step], (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_3__/* .memberOf */ .C5)(recordOf(held), step)];
            if (member === undefined || partner === undefined)
                return false;
            if (once(member, () => isSame(member, partner)))
                return true;
            [value, held] = [member, partner];
        }
        return false;
    };
}
function isHeldOrNone(value, held) {
    return value === null ? held === null : isHeld(value, held);
}
/**
 * Members that a patch may not set even to what the Store holds: they belong to one submission, or this run sets them,
 * so the same patch would mean something else in the next release.
 */
const ofOneSubmission = ({ rule, path }) => rule === 'patch-refused' && path.length === 1;
/** The findings without those about what the Store holds already: a patch that changes nothing is never wrong. */
function withoutHeld({ value }, present, found) {
    const isHeldAt = heldFinder(value, present);
    return found.filter((each) => ofOneSubmission(each) || !isHeldAt(each.path));
}
/** True for a file that the Store has exactly as the patch writes it: it need not be in the workspace. */
function isHeldFile({ value }, present, { path }) {
    return heldFinder(value, present, _document_diff_js__WEBPACK_IMPORTED_MODULE_0__/* .deepEqual */ .b)(path.slice(0, -1));
}


/***/ }),

/***/ 14383:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ nothingToRemove),
  G: () => (/* binding */ wrongNames)
});

// EXTERNAL MODULE: ./lib/json/fold.js
var fold = __webpack_require__(31155);
// EXTERNAL MODULE: ./lib/json/is-record.js
var is_record = __webpack_require__(19588);
// EXTERNAL MODULE: ./lib/limits/languages.js
var languages = __webpack_require__(81559);
;// CONCATENATED MODULE: ./lib/limits/markets.js

/** ISO 3166-1 alpha-2. */
const marketCodes = new Set(`AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC
  CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE
  GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM
  KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ
  NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH
  SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG
  VI VN VU WF WS YE YT ZA ZM ZW`.split(/\s+/));
/**
 * Countries that the Store's list of markets leaves out, and Kosovo, which ISO 3166 leaves out, according to
 * https://learn.microsoft.com/windows/apps/publish/publish-your-app/market-selection. That page is the only source.
 */
const withoutStore = new Set(['CU', 'EH', 'IR', 'KP', 'SD', 'SS', 'SY', 'XK']);
/**
 * What is wrong with a market, in any letter case. One that the Store has is never wrong.
 *
 * @param held markets that the Store has; `undefined` if that is not known
 */
function checkMarket(code, held) {
    if (held?.some((each) => (0,fold/* foldName */.zN)(each) === (0,fold/* foldName */.zN)(code)))
        return undefined;
    const market = code.toUpperCase();
    if (withoutStore.has(market)) {
        return { severity: 'warning', message: 'is not a market that the Store serves.' };
    }
    if (marketCodes.has(market))
        return undefined;
    return {
        severity: 'error',
        get message() {
            const guess = meant(code);
            return `is not a Store market. ${guess === undefined ? '' : `Did you mean ${guess}? `}Use an ISO 3166 two-letter code, such as US, DE or JP.`;
        },
    };
}
/** `UK` is `GB`, and the market of `de-DE` is `DE`; `undefined` if there is no likely one. */
function meant(code) {
    try {
        const tag = /^[a-z]{2}$/i.test(code) ? `und-${code}` : code.replaceAll('_', '-');
        const { region } = new Intl.Locale(tag);
        return region !== undefined && marketCodes.has(region) ? region : undefined;
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./lib/limits/platforms.js
var platforms = __webpack_require__(76544);
// EXTERNAL MODULE: ./lib/patch/members.js
var members = __webpack_require__(68977);
// EXTERNAL MODULE: ./lib/patch/path.js
var patch_path = __webpack_require__(76715);
// EXTERNAL MODULE: ./lib/patch/placed-finding.js
var placed_finding = __webpack_require__(34257);
// EXTERNAL MODULE: ./lib/text/nearest.js
var nearest = __webpack_require__(4581);
// EXTERNAL MODULE: ./lib/checks/patch/beyond-limit.js
var beyond_limit = __webpack_require__(60423);
// EXTERNAL MODULE: ./lib/checks/patch/held.js
var patch_held = __webpack_require__(86185);
;// CONCATENATED MODULE: ./lib/checks/patch/names.js











/** The check for a removal that finds nothing: harmless if an earlier run of the same release made it. */
const nothingToRemove = 'patch-nothing-there';
/**
 * Names that the submission does not have, each with the nearest one: members, languages, markets, device families.
 * Those that the present document holds are known in any letter case.
 */
function wrongNames({ source, target, present }) {
    const listings = (0,is_record/* isRecord */.u)(present) ? (0,fold/* memberOf */.C5)(present, 'listings') : undefined;
    const languages = new Set(Object.keys((0,patch_held/* recordOf */.zv)(listings)).map(fold/* foldName */.zN));
    return unknownNames(members/* submissionShapes */.t[target], source.value, { present, alike: [], languages }, []);
}
function unknownNames(shape, value, around, path) {
    if (typeof shape === 'string')
        return [];
    const { present } = around;
    if ('elements' in shape) {
        if (!Array.isArray(value))
            return [];
        // What a list holds is replaced as a whole; the Store's `null` says nothing about its members.
        const below = {
            ...around,
            present: present === null ? null : undefined,
            alike: [present, ...around.alike].flatMap(patch_held/* listOf */.c3),
        };
        return value.flatMap((element, index) => unknownNames(shape.elements, element, below, [...path, index]));
    }
    if (!(0,is_record/* isRecord */.u)(value) || Object.keys(value).length === 0)
        return [];
    return 'keys' in shape
        ? unknownKeys(shape, value, around, path)
        : unknownMembers(shape, value, around, path);
}
function unknownKeys(shape, value, around, path) {
    const held = (0,patch_held/* recordOf */.zv)(around.present);
    const spellings = (0,fold/* spellingsOf */.Hz)(held);
    const alike = [held, ...around.alike].flatMap((each) => Object.values((0,patch_held/* recordOf */.zv)(each)));
    const known = new Set(around.alike.flatMap((each) => Object.keys((0,patch_held/* recordOf */.zv)(each)).map(fold/* foldName */.zN)));
    return Object.entries(value).flatMap(([name, member]) => {
        const here = [...path, name];
        const twins = ambiguous(spellings, name, here);
        if (twins !== undefined)
            return [twins];
        const isKnown = member !== null &&
            (known.has((0,fold/* foldName */.zN)(name)) || (shape.named === 'language' && around.languages.has((0,fold/* foldName */.zN)(name))));
        const wrong = isKnown ? [] : wrongKey(shape.named, { name, member, here }, around.present, held);
        return [
            ...wrong,
            ...unknownNames(shape.keys, member, { ...around, present: heldIn(around, spellings, name), alike }, here),
        ];
    });
}
function unknownMembers({ members, refused = {} }, value, around, path) {
    const spellings = (0,fold/* spellingsOf */.Hz)((0,patch_held/* recordOf */.zv)(around.present));
    const [known, refusals] = [(0,fold/* spellingsOf */.Hz)(members), (0,fold/* spellingsOf */.Hz)(refused)];
    return Object.entries(value).flatMap(([name, member]) => {
        const here = [...path, name];
        const twins = ambiguous(spellings, name, here);
        if (twins !== undefined)
            return [twins];
        const spelling = spellings.of(name);
        const next = Object.hasOwn(members, name) ? members[name] : undefined;
        if (next !== undefined) {
            const alike = around.alike.map((each) => (0,patch_held/* recordOf */.zv)(each)[name]);
            return unknownNames(next, member, { ...around, present: heldIn(around, spellings, name), alike }, here);
        }
        if (spelling === name || refusals.of(name) !== undefined)
            return [];
        if (around.alike.some((each) => Object.hasOwn((0,patch_held/* recordOf */.zv)(each), name)))
            return [];
        // Known in another letter case: the rest of the action looks for names as the Store's pages spell them.
        const isMisspelled = known.of(name) !== undefined;
        if (!isMisspelled && (around.present === null || spelling !== undefined))
            return [];
        return [(0,placed_finding/* errorAt */.Os)('patch-unknown', here, () => unknownText(here, name, Object.keys(members)))];
    });
}
/** What the Store has under a name; `null` if the whole is `null` there, `undefined` if it has no such name. */
function heldIn({ present }, spellings, name) {
    const spelling = spellings.of(name);
    return spelling === undefined ? (present === null ? null : undefined) : (0,patch_held/* recordOf */.zv)(present)[spelling];
}
/** Two spellings in the Store's document are two members, and nothing says which one is meant. */
function ambiguous(spellings, name, path) {
    const all = spellings.all(name);
    if (all.length < 2 || all.includes(name))
        return undefined;
    const text = () => `${(0,patch_path/* showPath */.P)(path)} is ambiguous: the Store has ${all.join(' and ')}. Use the exact name of the one you mean.`;
    return (0,placed_finding/* errorAt */.Os)('patch-ambiguous', path, text);
}
function wrongKey(kind, { name, member, here }, present, held) {
    const names = Object.keys(held);
    if (names.some((each) => (0,fold/* foldName */.zN)(each) === (0,fold/* foldName */.zN)(name)))
        return [];
    if (member === null) {
        const text = () => `${(0,patch_path/* showPath */.P)(here)} does not exist, so there is nothing to remove. ${what(name, names)}`;
        return present === undefined ? [] : [(0,placed_finding/* errorAt */.Os)(nothingToRemove, here, text)];
    }
    if (kind === 'market')
        return (0,beyond_limit/* beyondLimit */.r)(here, checkMarket(name, names));
    if (kind === 'language')
        return (0,beyond_limit/* beyondLimit */.r)(here, (0,languages/* checkLanguage */.Zm)(name, present === undefined ? undefined : names));
    const known = kind === 'platform' ? platforms/* overriddenPlatforms */.F : platforms/* futureDeviceFamilies */.k;
    return known.some((each) => (0,fold/* foldName */.zN)(each) === (0,fold/* foldName */.zN)(name))
        ? []
        : [
            (0,placed_finding/* errorAt */.Os)('patch-unknown', here, () => unknownKeyText(here, name, kind, [...new Set([...known, ...names])])),
        ];
}
function what(name, names) {
    const guess = (0,nearest/* nearestName */.q)(name, names);
    if (guess !== undefined)
        return `Did you mean ${guess}? If an earlier release already removed this entry, delete this line.`;
    return names.length === 0
        ? 'Delete this line.'
        : `The Store has ${names.slice(0, 10).join(', ')}. If an earlier release already removed this entry, delete this line.`;
}
function unknownKeyText(path, name, kind, names) {
    const guess = (0,nearest/* nearestName */.q)(name, names);
    const hint = guess === undefined ? '' : `Did you mean ${guess}? `;
    return `${(0,patch_path/* showPath */.P)(path)} is not a ${kind} that the Store accepts. ${hint}It takes ${names.join(', ')}.`;
}
function unknownText(path, name, names) {
    const guess = (0,nearest/* nearestName */.q)(name, names);
    const hint = guess === undefined ? `Its properties are ${names.join(', ')}.` : `Did you mean ${guess}?`;
    return `${(0,patch_path/* showPath */.P)(path)} is not a property of this submission. ${hint}`;
}


/***/ }),

/***/ 4116:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UH: () => (/* binding */ publishDate),
/* harmony export */   XD: () => (/* binding */ visibility),
/* harmony export */   fk: () => (/* binding */ releaseNotes),
/* harmony export */   q9: () => (/* binding */ price),
/* harmony export */   sc: () => (/* binding */ noListing)
/* harmony export */ });
/* harmony import */ var _document_normal_form_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82221);
/* harmony import */ var _submission_requested_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2980);
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5229);



/** The Store treats a missing price as `Free`, and responds 200 (https://github.com/microsoft/msstore-cli/issues/112). */
const price = {
    id: 'price',
    row: "The Store doesn't return the price (or returns `Base`, which it doesn't accept). Set `price`",
    check: ({ plan, target }) => {
        if (target === 'flight')
            return [];
        const priceId = plan.document.pricing?.priceId;
        if (priceId === undefined || priceId === null || priceId === '') {
            return [
                (0,_check_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)("The Store does not report this app's price, and a submission without one would make it free. Set price to its price tier (Free only if it is free)."),
            ];
        }
        return priceId.toLowerCase() === 'base'
            ? [
                (0,_check_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)(`The Store returns "Base" as the price of this app: it uses the newer pricing (price version 2), which the submission API can't read, and the Store refuses "Base" in a submission. Set price to the tier, for example Tier1012. Partner Center shows the price under Pricing and availability.`),
            ]
            : [];
    },
};
/** Partner Center refuses to hide what was once public (store-api.md §3.2). */
const visibility = {
    id: 'visibility',
    row: "What was public can't be made private again. Use `visibility: hidden`",
    check: ({ plan, published }) => isWord(published?.visibility, 'public') && isWord(plan.document.visibility, 'private')
        ? [
            (0,_check_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)("A public app or add-on can't be made private again. Use hidden: only people who own it or have a link can get it."),
        ]
        : [],
};
/** A release scheduled for a time in the past would go out at once. */
const publishDate = {
    id: 'publish-date',
    row: 'The publish date is in the past: give one at least a day from now, or `publish-mode: immediate`',
    check: ({ plan, now }) => {
        const { targetPublishMode, targetPublishDate } = plan.document;
        const isAsked = plan.changes.some(({ path }) => /^targetPublish(Mode|Date)$/.test(path));
        if (now === undefined || !isAsked || !isWord(targetPublishMode, 'specificdate'))
            return [];
        const date = Date.parse(targetPublishDate ?? '');
        return date > now
            ? []
            : [
                (0,_check_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)(`The submission would be published from ${targetPublishDate || 'no date'}, which is in the past. Use a time at least a day from now, or publish-mode: immediate.`),
            ];
    },
};
/** Notes without a language to put them in would be silently dropped. */
const releaseNotes = {
    id: 'release-notes',
    row: 'The app has no listing, so there is no place for the release notes. Write the listing in Partner Center first',
    check: ({ plan, releaseNotes: notes }) => notes !== undefined && !(0,_submission_requested_js__WEBPACK_IMPORTED_MODULE_0__/* .takesReleaseNotes */ .z)(plan.document)
        ? [
            (0,_check_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('The app has no listing in any language, so there is nowhere to put the release notes. Create a listing in Partner Center first.'),
        ]
        : [],
};
/**
 * A language that is left out loses its listing, and a submission without any is refused (store-faults.md C4). An
 * add-on's first listing comes with the patch: writing it in Partner Center locks the API out of the draft.
 */
const noListing = {
    id: 'no-listing',
    row: 'The submission would have no listing in any language. Keep or give one, in `listing` or `submission-patch`',
    check: ({ plan, base, target }) => {
        if ((0,_document_normal_form_js__WEBPACK_IMPORTED_MODULE_2__/* .normalize */ .S)(plan.document.listings) !== undefined)
            return [];
        if ((0,_document_normal_form_js__WEBPACK_IMPORTED_MODULE_2__/* .normalize */ .S)(base.listings) !== undefined)
            return [
                (0,_check_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('The submission would have no listing in any language. Change submission-patch so that at least one remains.'),
            ];
        return target === 'add-on'
            ? [
                (0,_check_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('The add-on has no Store listing yet, and the Store refuses a submission without one. To add one, set listing to a folder with en-us/title.txt and en-us/description.txt.'),
            ]
            : [];
    },
};
function isWord(value, word) {
    return value?.toLowerCase() === word;
}


/***/ }),

/***/ 29627:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ replacedPackages),
/* harmony export */   R: () => (/* binding */ noPackages)
/* harmony export */ });
/* harmony import */ var _document_packages_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(62992);
/* harmony import */ var _submission_new_files_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(964);
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5229);



/** A run that changes only the Store page must not delete a release that is under way. */
const replacedPackages = {
    id: 'replaced-packages',
    row: 'Without `packages`, `if-pending: replace` deletes no submission that holds unpublished packages. Finish that release, or delete it with `command: cancel`',
    check: ({ keepsPackages, published, replaced }) => {
        const lost = keepsPackages && replaced !== undefined ? (0,_submission_new_files_js__WEBPACK_IMPORTED_MODULE_0__/* .newPackages */ .wb)(published, replaced) : [];
        if (replaced === undefined || lost.length === 0)
            return [];
        const names = lost.map(({ fileName }) => fileName).join(', ');
        return [
            {
                ...(0,_check_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)(`This run has no packages, so if-pending: replace does not delete submission ${replaced.id} (${replaced.status}), which contains packages that are not published: ${names}. Finish that release first, or delete it with command: cancel.`),
                // The slot may be free when the release comes.
                softInDryRun: true,
            },
        ];
    },
};
/** A target that was never published has no packages to keep, and the Store refuses a submission without any. */
const noPackages = {
    id: 'no-packages',
    row: 'There are no packages yet that could stay as they are: name the files in `packages`',
    check: ({ keepsPackages, plan, target }) => keepsPackages && target !== 'add-on' && (0,_document_packages_js__WEBPACK_IMPORTED_MODULE_2__/* .livePackagesOf */ .xR)(plan.document).length === 0
        ? [(0,_check_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)(`The ${target} has no packages in the Store to keep. Set packages to the files to publish.`)]
        : [],
};


/***/ }),

/***/ 15498:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ oldNotes),
/* harmony export */   j: () => (/* binding */ trailers)
/* harmony export */ });
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5229);

/** How many languages a message names; the others are counted. */
const mostNamed = 10;
/** A release whose notes are those of the last one usually means that a step was forgotten. */
const oldNotes = {
    id: 'old-notes',
    row: 'A warning: the packages change, and with `listing`, the release notes of some languages stay as they are. Write `release-notes.txt` for each, or one in `default/`',
    check: ({ plan, oldNotes: languages = [] }) => {
        if (languages.length === 0 || !plan.packages.some(({ action }) => action === 'add'))
            return [];
        const more = languages.length - mostNamed;
        const named = languages.slice(0, mostNamed).join(', ');
        return [
            (0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)(`The packages change, but the release notes in ${more > 0 ? `${named} and ${more} more` : named} stay unchanged. To update them, write release-notes.txt in the language's folder, or in default/ for all languages.`),
        ];
    },
};
/** Without the permission the Store ignores trailers or refuses the submission (store-api.md §3.1, §5.1). */
const trailers = {
    id: 'trailers',
    row: "The Store says that this app can't have trailers yet (`hasAdvancedListingPermission`). Remove them, or make one submission in Partner Center first",
    check: ({ plan, mayHaveTrailers }) => mayHaveTrailers === false && plan.changes.some(({ path }) => /^trailers(?:\.|$)/i.test(path))
        ? [
            (0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)("According to the Store, this app can't have trailers yet (hasAdvancedListingPermission is false). Remove the trailers, or make one submission in Partner Center first."),
        ]
        : [],
};


/***/ }),

/***/ 8155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SC: () => (/* binding */ rolloutHalted),
/* harmony export */   XK: () => (/* binding */ rolloutNeedsPublished),
/* harmony export */   ok: () => (/* binding */ rolloutInProgress)
/* harmony export */ });
/* harmony import */ var _document_packages_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(62992);
/* harmony import */ var _store_rollout_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(25804);
/* harmony import */ var _submission_existing_package_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57854);
/* harmony import */ var _submission_new_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(964);
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5229);





/**
 * A published rollout that is still under way: a new submission would be refused or would replace it halfway.
 * One that is not known to have ended counts as well.
 */
const rolloutInProgress = {
    id: 'rollout-in-progress',
    row: 'The last rollout is still in progress: `command: rollout` with `rollout-action: finalize` or `halt`, or set `existing-rollout`',
    check: ({ published, keepsPackages }) => {
        const state = published === undefined ? 'none' : (0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_2__/* .rolloutState */ .Zd)(published);
        if (published === undefined || ['none', 'complete', 'stopped'].includes(state))
            return [];
        const { packageRolloutPercentage, packageRolloutStatus } = (0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_2__/* .rolloutOf */ .Zb)(published) ?? {};
        // Only one in progress can be ended (store-api.md §2.3).
        if (state !== 'in-progress')
            return [
                (0,_check_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)(`The rollout of the last published submission (${packageRolloutPercentage ?? 0}% of customers) has the status ${packageRolloutStatus || 'unknown'}, so it can't be ended yet. Check the rollout in Partner Center. Once it is in progress, end it with command: rollout, then re-run the job.`),
            ];
        // A run without packages never ends it on its own.
        const [orSet, again] = keepsPackages
            ? ['', 're-run the job']
            : [', or set existing-rollout', 'run the workflow again'];
        return [
            (0,_check_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)(`The last published submission is still rolling out (${packageRolloutPercentage ?? 0}% of customers). End the rollout with command: rollout and rollout-action: finalize or halt${orSet}, then ${again}.`),
        ];
    },
};
/** After a halt the clone holds the halted packages, and a plain submission would give them to everyone. */
const rolloutHalted = {
    id: 'rollout-halted',
    row: 'The halted packages would reach everyone: publish a higher version for the same devices, or `existing-packages: remove-all`',
    check: ({ published, plan, fallback, haltsRollout, target, keepsPackages }) => {
        if (published === undefined || (0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_2__/* .rolloutState */ .Zd)(published) !== 'stopped')
            return [];
        if (keepsPackages)
            return [haltedStay(plan.document)];
        const safe = fallback ? (0,_document_packages_js__WEBPACK_IMPORTED_MODULE_4__/* .livePackagesOf */ .xR)(fallback) : [];
        const halted = (0,_document_packages_js__WEBPACK_IMPORTED_MODULE_4__/* .livePackagesOf */ .xR)(plan.document).filter((entry) => entry.fileStatus !== 'PendingUpload' && !safe.some((each) => (0,_submission_new_files_js__WEBPACK_IMPORTED_MODULE_1__/* .isSamePackage */ .B)(each, entry)));
        if (halted.length === 0)
            return [];
        const names = halted
            .map((entry) => `${entry.fileName} (${entry.version || 'version unknown'})`)
            .join(', ');
        // Packages that are not known to be superseded are kept, whatever is published.
        const isKnown = halted.every((entry) => (0,_submission_existing_package_js__WEBPACK_IMPORTED_MODULE_0__/* .describeExisting */ .xO)(entry, target).architectures !== undefined);
        const advice = isKnown
            ? 'Publish a higher version for the same devices with existing-packages set to remove-superseded or remove-all.'
            : "To replace them, set existing-packages: remove-all and publish packages for all your customers' devices.";
        const why = haltsRollout
            ? `With existing-rollout: halt, this submission would still give the packages of that rollout to everyone: ${names}. Nothing was halted.`
            : `The last rollout was halted, but this submission would give these halted packages to everyone: ${names}.`;
        return [(0,_check_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)(`${why} ${advice}`)];
    },
};
/** A rollout is a share of those who already have the app. */
const rolloutNeedsPublished = {
    id: 'rollout-needs-published',
    row: 'A rollout needs a published submission to fall back to: leave out `rollout-percentage` the first time',
    check: ({ published, plan }) => published === undefined && (0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_2__/* .rolloutOf */ .Zb)(plan.document)?.isPackageRollout
        ? [
            (0,_check_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('A gradual rollout needs a published submission to fall back to, and there is none yet. Remove rollout-percentage for the first submission.'),
        ]
        : [],
};
/** The clone holds the halted packages, and nothing in this run replaces them. */
function haltedStay(planned) {
    const names = (0,_document_packages_js__WEBPACK_IMPORTED_MODULE_4__/* .livePackagesOf */ .xR)(planned).map(({ fileName, version }) => `${fileName} (${version || 'version unknown'})`);
    return (0,_check_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)(`The last rollout was halted, and without new packages this submission would give these halted packages to everyone: ${names.join(', ')}. Publish a higher version first, or set packages to its files.`);
}


/***/ }),

/***/ 82068:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ checkReleaseNotes)
/* harmony export */ });
/* unused harmony export releaseNotesChecks */
/* harmony import */ var _limits_texts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19420);
/* harmony import */ var _packages_compare_versions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(21386);
/* harmony import */ var _submission_existing_package_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57854);
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5229);




const marks = [
    ['##', /^ {0,3}#{1,6} \S/m],
    ['**', /\*\*[^\s*]/],
    ['links', /\[[^[\]\n]+\]\([^()\s]+\)/],
    ['`', /`[^`\n]+`/],
];
/** Release notes in Markdown, as a release on GitHub has them, or HTML: customers would see every mark. */
const markdown = {
    id: 'release-notes-markdown',
    row: 'A warning: the Store shows Markdown and HTML as they are written. Write plain text, or set `release-notes-format: markdown`',
    check: ({ text = '', format }) => {
        const found = marks.filter(([, pattern]) => pattern.test(text)).map(([mark]) => mark);
        if (format === 'markdown')
            return [];
        if (found.length > 0)
            return [
                (0,_check_js__WEBPACK_IMPORTED_MODULE_3__/* .warning */ .$e)(`release-notes: looks like Markdown (${found.join(', ')}), and the Store shows it to customers as is. Set release-notes-format: markdown, or use plain text.`),
            ];
        return _limits_texts_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy.test(text)
            ? [
                (0,_check_js__WEBPACK_IMPORTED_MODULE_3__/* .warning */ .$e)('release-notes: looks like HTML, and the Store shows it to customers as is. Use plain text.'),
            ]
            : [];
    },
};
/** A release body without text for customers: an empty one, or one that only lists what developers read. */
const empty = {
    id: 'release-notes-empty',
    row: 'A warning: with `release-notes-format: markdown`, nothing for customers is left of the notes, so those of the last version stay',
    check: ({ text, format, isSetElsewhere, published }) => format === 'text' || text !== undefined
        ? []
        : [
            (0,_check_js__WEBPACK_IMPORTED_MODULE_3__/* .warning */ .$e)(`release-notes: has no text for customers, so ${isSetElsewhere ? 'it changes nothing' : staying(published)}.`),
        ],
};
/** `the notes of 1.4.0.0 stay` */
function staying(published) {
    const versions = published === undefined ? [] : (0,_submission_existing_package_js__WEBPACK_IMPORTED_MODULE_2__/* .describeLive */ .IY)(published).flatMap(({ version }) => version ?? []);
    const highest = versions.toSorted(_packages_compare_versions_js__WEBPACK_IMPORTED_MODULE_1__/* .compareVersions */ .Z).at(-1);
    return `the notes of ${highest ?? 'the last version'} stay`;
}
/** Every check of the `release-notes` input. */
const releaseNotesChecks = [markdown, empty];
/** All findings about the `release-notes` input at once. */
function checkReleaseNotes(asked) {
    return (0,_check_js__WEBPACK_IMPORTED_MODULE_3__/* .runChecks */ .JT)(releaseNotesChecks, asked);
}


/***/ }),

/***/ 99511:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  zJ: () => (/* binding */ awaitAnySubmission),
  XZ: () => (/* binding */ awaitCommitted),
  OD: () => (/* binding */ awaitResumed)
});

// EXTERNAL MODULE: ./lib/document/packages.js
var document_packages = __webpack_require__(62992);
// EXTERNAL MODULE: ./lib/json/fold.js
var fold = __webpack_require__(31155);
// EXTERNAL MODULE: ./lib/document/assets.js
var assets = __webpack_require__(58300);
// EXTERNAL MODULE: ./lib/listing/held.js
var listing_held = __webpack_require__(9881);
;// CONCATENATED MODULE: ./lib/listing/renamed.js



/**
 * Files that this action named and that the Store no longer has under these names: it renamed or dropped them, so that
 * the next run can't recognize them by their names.
 *
 * @param sent what was sent
 * @param held what the Store has
 */
function renamedFiles(sent, held) {
    const names = new Set((0,assets/* assetsOf */.ZS)(held).map(({ fileName }) => (0,document_packages/* fileKey */.wm)(fileName)));
    const ours = (0,assets/* assetsOf */.ZS)((0,assets/* withoutRemoved */.dO)(sent)).filter(({ fileName }) => (0,listing_held/* hashIn */.ou)(fileName) !== undefined);
    return [...new Set(ours.map(({ fileName }) => fileName))].filter((name) => !names.has((0,document_packages/* fileKey */.wm)(name)));
}

// EXTERNAL MODULE: ./lib/store/states.js
var states = __webpack_require__(1387);
// EXTERNAL MODULE: ./lib/submission/plan.js + 2 modules
var submission_plan = __webpack_require__(22937);
// EXTERNAL MODULE: ./lib/commands/steps/commit.js + 1 modules
var commit = __webpack_require__(87334);
// EXTERNAL MODULE: ./lib/errors.js
var lib_errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/store/store-error.js
var store_error = __webpack_require__(89803);
;// CONCATENATED MODULE: ./lib/commands/steps/poll.js

const firstPause = 5_000;
const longestPause = 60_000;
const spread = 1.5;
/**
 * "Updates are getting lost somewhere" (https://github.com/mozilla-releng/scriptworker-scripts/pull/1273): how long
 * PendingCommit may be returned after a commit that the Store accepted.
 */
const forgottenAfter = 45_000;
/**
 * Polls a submission until it reaches the goal, fails or the time is up. Polls start close together and
 * spread out. States may be skipped between two polls; one that this action does not know is waited out.
 */
async function pollSubmission(options) {
    const { clock, deadline, goal, signal } = options;
    let pause = firstPause;
    let draftSince;
    let commits = 1;
    let seen = options.known;
    let isSeenNow = true;
    await options.onState(seen);
    for (;;) {
        if ((0,states/* isFailure */.N6)(seen.status))
            return { end: 'failed', seen };
        if ((0,states/* hasReached */.Nl)(seen.status, goal))
            return { end: 'reached', seen };
        // What was seen before an outage says nothing about the commit since.
        if (isSeenNow)
            draftSince = (0,states/* isDraft */.Qx)(seen.status) ? (draftSince ?? clock.now()) : undefined;
        if (isSeenNow && draftSince !== undefined && clock.now() - draftSince >= forgottenAfter) {
            if (commits === 2)
                return { end: 'forgotten', seen };
            await options.commitAgain();
            commits = 2;
            draftSince = undefined;
            isSeenNow = false;
            pause = firstPause;
        }
        const left = deadline - clock.now();
        if (left <= 0)
            return { end: 'timed-out', seen };
        await clock.sleep(Math.min(pause, left), signal);
        pause = Math.min(pause * spread, longestPause);
        const before = seen.status;
        const look = await options.look();
        isSeenNow = look !== undefined;
        seen = look ?? seen;
        if (seen.status !== before)
            await options.onState(seen);
    }
}

// EXTERNAL MODULE: ./lib/masking/url.js
var url = __webpack_require__(27489);
// EXTERNAL MODULE: ./lib/store/partner-center.js
var partner_center = __webpack_require__(92593);
// EXTERNAL MODULE: ./lib/text/format.js
var format = __webpack_require__(23808);
;// CONCATENATED MODULE: ./lib/commands/steps/wait-errors.js




/** Only what the Store itself says: codes are open strings, even those seen so far (store-api.md §4.2). */
function rejected(target, id, seen) {
    const errors = (seen.statusDetails?.errors ?? []).filter((each) => each.code !== 'None');
    const reports = (seen.statusDetails?.certificationReports ?? []).flatMap((each) => each.reportUrl ? [(0,url/* withoutQuery */.j$)(each.reportUrl)] : []);
    return new lib_errors/* ActionError */.lZ({
        code: 'rejected',
        result: 'rejected',
        message: errors.length === 0
            ? `Submission ${id} ended with status ${seen.status}, and the Store gave no reason.`
            : `Submission ${id} ended with status ${seen.status}.`,
        todo: reports.length === 0
            ? 'Open the submission in Partner Center, fix the problems it lists, and run the workflow again.'
            : 'Read the certification report, fix the problems it lists, and run the workflow again.',
        serviceCode: errors[0]?.code || undefined,
        link: reports[0] ?? (0,partner_center/* pageOfSubmission */.BX)(target, id),
    });
}
/** For a submission that another run committed. */
function draftAgain(target, id) {
    return new lib_errors/* ActionError */.lZ({
        code: 'commit-forgotten',
        result: 'rejected',
        message: `Submission ${id} is a draft again: the Store lost the commit.`,
        todo: 'Re-run the job: it replaces the draft with a new one.',
        link: (0,partner_center/* pageOfSubmission */.BX)(target, id),
    });
}
/** For a submission that this run has committed once more. */
function forgotten(target, id) {
    return new lib_errors/* ActionError */.lZ({
        code: 'commit-forgotten',
        result: 'rejected',
        message: `The Store accepted the commit of submission ${id} twice and lost it both times: it is still a draft.`,
        todo: 'Re-run the job later: it replaces the draft with a new one.',
        link: (0,partner_center/* pageOfSubmission */.BX)(target, id),
    });
}
/** @param gone file names */
function packagesDropped(target, id, gone) {
    return new lib_errors/* ActionError */.lZ({
        code: 'packages-dropped',
        result: 'rejected',
        message: `The Store dropped packages from submission ${id} without giving a reason: ${gone.join(', ')}. The old packages are in review.`,
        todo: 'Cancel the submission in Partner Center, check the packages (Windows App Certification Kit), and run the workflow again.',
        link: (0,partner_center/* pageOfSubmission */.BX)(target, id),
    });
}
/** @param lost languages of the listing */
function languagesDropped(target, id, lost) {
    return new lib_errors/* ActionError */.lZ({
        code: 'languages-dropped',
        result: 'rejected',
        message: `The Store dropped languages from the listing of submission ${id} without giving a reason: ${lost.join(', ')}. Customers would lose these pages.`,
        todo: 'Cancel the submission in Partner Center, then re-run the job. If the Store does it again, report it to Microsoft.',
        link: (0,partner_center/* pageOfSubmission */.BX)(target, id),
    });
}
/** @param failure the error of the last read */
function submissionGone(id, { correlationId }) {
    return new lib_errors/* ActionError */.lZ({
        code: 'submission-gone',
        result: 'rejected',
        message: `Submission ${id} is gone: it was deleted after it was committed.`,
        todo: 'Find out who deleted it in Partner Center. To submit it again, re-run the job.',
        status: 404,
        correlationId,
    });
}
/** @param seen the last state seen */
function timedOut({ target, submission: { id }, goal, timeoutMinutes }, seen) {
    if (goal === 'committed')
        return unseen(target, id);
    return new lib_errors/* ActionError */.lZ({
        code: 'timed-out',
        result: 'timed-out',
        message: `Submission ${id} was committed, but was not ${goal} within ${(0,format/* plural */.LS)(timeoutMinutes, 'minute')}: it ${whereItIs(seen.status)}. The Store has not rejected it.`,
        todo: 'The submission continues without this run. Re-run the job to keep waiting (nothing is sent twice), or raise timeout-minutes: certification and publishing can take days.',
        link: (0,partner_center/* pageOfSubmission */.BX)(target, id),
    });
}
/** A state in words, with the Store's own term: `is still in certification (Certification)`. */
function whereItIs(status) {
    const words = {
        CommitStarted: 'still being processed',
        PreProcessing: 'still being checked',
        Certification: 'still in certification',
        Release: 'certified and waiting to be published',
        PendingPublication: 'certified and about to be published',
        Publishing: 'being published',
    };
    const known = Object.hasOwn(words, status) ? words[status] : undefined;
    return known === undefined ? `has the status ${status}` : `is ${known} (${status})`;
}
/** For a commit that the Store accepted. */
function unseen(target, id) {
    return new lib_errors/* ActionError */.lZ({
        code: 'commit-unseen',
        result: 'timed-out',
        message: `The Store accepted the commit of submission ${id}, but never reported it as committed.`,
        todo: 'Re-run the job: it checks first, and commits again only if the Store lost the commit.',
        link: (0,partner_center/* pageOfSubmission */.BX)(target, id),
    });
}

;// CONCATENATED MODULE: ./lib/commands/steps/wait.js





/** Milliseconds after which lagging reads or one forgotten commit are over, however little patience is left. */
const leastLook = 120_000;
/**
 * Returns the state in which the goal was reached. The submission is committed, so temporary failures do not end the
 * wait, only the end of the run's patience does.
 *
 * @throws ActionError `rejected`, `timed-out`, and what `verify` and `commitAgain` throw
 */
async function waitUntil(run, wait) {
    const { goal, submission } = wait;
    let latest = toldBy(submission);
    const noteLatest = (state) => {
        latest = state;
    };
    try {
        const body = () => run.patience.spend(() => poll(run, wait, noteLatest));
        return stateReached(wait, await run.step(`Wait until ${goal}`, body));
    }
    catch (error) {
        throw (0,store_error/* isPassing */.WG)(error) ? timedOut(wait, latest) : error;
    }
}
/** What is known of a submission whose commit the Store has just accepted. */
function toldBy({ status, statusDetails }) {
    return { status: status ?? 'CommitStarted', statusDetails };
}
async function poll(run, wait, onState) {
    const { clock, patience, signal } = run;
    const { goal, target, submission } = wait;
    const verify = () => throughOutages(run, wait.verify);
    const verifyFirst = once(verify);
    // The Store sometimes loses a commit that it accepted, and no one checks after this run, so it has to be seen.
    const known = goal === 'committed'
        ? await throughOutages(run, () => readStatus(run, target, submission.id))
        : toldBy(submission);
    const result = await pollSubmission({
        goal,
        clock,
        deadline: clock.now() + (goal === 'committed' ? Math.max(patience.left, leastLook) : patience.left),
        signal,
        known,
        look: () => lookAt(run, target, submission.id),
        onState: async (state) => {
            onState(state);
            showState(run, state, goal);
            if (goal !== 'committed' && isJudged(state.status))
                await verifyFirst();
        },
        commitAgain: () => throughOutages(run, wait.commitAgain),
    });
    if (result.end === 'reached' && (goal === 'certified' || goal === 'published'))
        await verify();
    return result;
}
/** True if the Store has judged the files, and did not refuse them. */
function isJudged(status) {
    return !(0,states/* isCommitStarted */.L9)(status) && !(0,states/* isDraft */.Qx)(status) && !(0,states/* isFailure */.N6)(status);
}
function once(body) {
    let hasBegun = false;
    return async () => {
        if (hasBegun)
            return;
        hasBegun = true;
        await body();
    };
}
/** @throws ActionError if the goal was not reached */
function stateReached(wait, { end, seen }) {
    const { target, submission } = wait;
    switch (end) {
        case 'failed':
            throw rejected(target, submission.id, seen);
        case 'forgotten':
            throw forgotten(target, submission.id);
        case 'timed-out':
            throw timedOut(wait, seen);
        case 'reached':
            return seen.status;
    }
}
/** `undefined` if the Store is unavailable: half a minute of that must not end hours of waiting. */
async function lookAt(run, target, id) {
    try {
        return await readStatus(run, target, id);
    }
    catch (error) {
        if (!(0,store_error/* isPassing */.WG)(error))
            throw error;
        await waitThrough(run, error, 0);
        return undefined;
    }
}
async function readStatus({ store }, target, id) {
    try {
        return await store.getStatus(target, id);
    }
    catch (error) {
        throw error instanceof lib_errors/* ActionError */.lZ && error.status === 404 ? submissionGone(id, error) : error;
    }
}
/** Repeats `body` until no outage prevents it; throws the outage's error if the patience ends first. */
async function throughOutages(run, body) {
    for (;;) {
        try {
            return await body();
        }
        catch (error) {
            if (!(0,store_error/* isPassing */.WG)(error) || run.patience.left === 0)
                throw error;
            await waitThrough(run, error, outagePause);
        }
    }
}
/** Milliseconds between two tries of anything except a poll. */
const outagePause = 60_000;
async function waitThrough(run, error, pause) {
    const { clock, logger, patience, signal } = run;
    logger.warning([error.message, error.quote, 'The submission is committed, so this run keeps waiting.']
        .filter(Boolean)
        .join(' '));
    const asked = error instanceof store_error/* StoreError */.AD ? (error.retryAfter ?? 0) : 0;
    await clock.sleep(Math.min(Math.max(asked, pause), patience.left), signal);
}
function showState({ learn, logger }, state, goal) {
    learn('state', state);
    logger.info(`The submission has the status ${state.status}.`);
    if (!(0,states/* isKnownState */.Ht)(state.status)) {
        const rest = goal === 'committed' ? '' : '; this run keeps waiting';
        logger.warning(`This action does not recognize the status ${state.status}${rest}.`);
    }
}

;// CONCATENATED MODULE: ./lib/commands/steps/await-submission.js








/**
 * Step 8: waits until the submission that this run has committed reaches `wait-for`, and checks that our packages are
 * in it: the Store drops bad ones silently (https://github.com/microsoft/msstore-cli/issues/82).
 *
 * @throws ActionError `rejected` with the Store's own reasons, or `timed-out`
 */
async function awaitCommitted(run, own, inputs) {
    const goal = await beginWait(run, own, inputs.waitFor);
    const reached = await waitUntil(run, ownWait(run, own, goal ?? 'committed', inputs));
    return goal === undefined ? 'committed' : (0,states/* furthestGoal */.dS)(reached);
}
/**
 * Step 8 of a run that finds its submission committed by an earlier one: waits as `awaitCommitted` does.
 *
 * @returns `already-submitted` if there is nothing to wait for
 * @throws ActionError `rejected` or `timed-out`
 */
async function awaitResumed(run, own, inputs) {
    const goal = await beginWait(run, own, inputs.waitFor);
    if (goal === undefined)
        return 'already-submitted';
    const wasThere = (0,states/* hasReached */.Nl)(own.submission.status ?? '', goal);
    const reached = await waitUntil(run, ownWait(run, own, goal, inputs));
    return wasThere ? 'already-submitted' : (0,states/* furthestGoal */.dS)(reached);
}
/**
 * Waits until a submission reaches `wait-for`, no matter who made it: its packages are not this run's to check, and its
 * commit is not this run's to repeat.
 *
 * @throws ActionError `rejected` or `timed-out`
 */
async function awaitAnySubmission(run, target, submission, { timeoutMinutes, waitFor }) {
    const { id, status, statusDetails, targetPublishMode } = submission;
    if (status && (0,states/* isFailure */.N6)(status))
        throw rejected(target, id, { status, statusDetails });
    const goal = goalOf(run.logger, waitFor, targetPublishMode);
    if (goal === undefined)
        return;
    await waitUntil(run, {
        target,
        submission,
        goal,
        timeoutMinutes,
        verify: async () => { },
        commitAgain: async () => {
            throw draftAgain(target, id);
        },
    });
}
/** What to wait for; `undefined` for nothing after the commit. */
async function beginWait({ learn, logger, store }, { target, submission, plan }, waitFor) {
    learn('submission', submission);
    // The Store may have refused before the wait: in the read that found out what happened to the commit.
    if ((0,states/* isFailure */.N6)(submission.status ?? ''))
        throw rejected(target, submission.id, await store.getStatus(target, submission.id));
    return goalOf(logger, waitFor, plan.document.targetPublishMode ?? submission.targetPublishMode);
}
/** A submission that is held back after certification never becomes `Published` on its own. */
function goalOf(logger, waitFor, publishMode) {
    if (waitFor === 'none')
        return undefined;
    const mode = publishMode ?? 'Immediate';
    if (waitFor !== 'published' || mode === 'Immediate' || mode === 'NotSet')
        return waitFor;
    logger.info(`The publish mode is ${mode}: the Store does not publish the submission right after certification, so this run waits only until it is certified.`);
    return 'certified';
}
function ownWait(run, own, goal, { timeoutMinutes }) {
    const { target, submission, plan } = own;
    return {
        target,
        submission,
        goal,
        timeoutMinutes,
        verify: () => verifyFiles(run, own),
        commitAgain: () => (0,commit/* commitForgotten */.w)(run, { target, id: submission.id, plan }),
    };
}
async function verifyFiles({ learn, logger, store }, { target, submission: { id }, plan }) {
    const planned = (0,submission_plan/* resultingNames */.Ip)(plan);
    if (planned.length === 0 && !(0,submission_plan/* changesPage */.x6)(plan))
        return;
    const stored = await store.getSubmission(target, id);
    learn('stored', stored);
    learn('rolloutOf', stored);
    const held = new Set((0,document_packages/* livePackagesOf */.xR)(stored).map((entry) => (0,document_packages/* fileKey */.wm)(entry.fileName)));
    const gone = planned.filter((name) => !held.has((0,document_packages/* fileKey */.wm)(name)));
    if (gone.length > 0)
        throw packagesDropped(target, id, gone);
    if (planned.length > 0)
        logger.info(`${(0,submission_plan/* addedNames */.ld)(plan).length === 0 ? 'The' : 'Our'} packages are in the submission.`);
    const lost = languagesLost(plan, stored);
    if (lost.length > 0)
        throw languagesDropped(target, id, lost);
    const renamed = renamedFiles(plan.document, stored);
    if (renamed.length > 0)
        logger.warning(renamedText(renamed));
}
/** Languages of the listing that the Store no longer has: each has taken its texts and images with it. */
function languagesLost(plan, stored) {
    const held = new Set(Object.keys(stored.listings ?? {}).map(fold/* foldName */.zN));
    return Object.keys(plan.document.listings ?? {}).filter((language) => !held.has((0,fold/* foldName */.zN)(language)));
}
/** By their names the next run would recognize them, and not send them again. */
function renamedText(names) {
    const [shown, more] = [names.slice(0, 3).join(', '), names.length - 3];
    return `The Store renamed or dropped images or trailers of this run: ${shown}${more > 0 ? ` and ${more} more` : ''}. Check the Store page in Partner Center. If you use a listing folder, run command: pull before you publish it again, so that the folder has the new names.`;
}


/***/ }),

/***/ 87334:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ commitDraft),
  w: () => (/* binding */ commitForgotten)
});

// EXTERNAL MODULE: ./lib/checks/describe-differences.js
var describe_differences = __webpack_require__(43729);
// EXTERNAL MODULE: ./lib/document/assets.js
var assets = __webpack_require__(58300);
// EXTERNAL MODULE: ./lib/document/diff.js
var diff = __webpack_require__(64682);
// EXTERNAL MODULE: ./lib/document/differences-from-planned.js
var differences_from_planned = __webpack_require__(48005);
// EXTERNAL MODULE: ./lib/document/future-devices.js
var future_devices = __webpack_require__(180);
// EXTERNAL MODULE: ./lib/document/normal-form.js
var normal_form = __webpack_require__(82221);
// EXTERNAL MODULE: ./lib/document/packages.js
var document_packages = __webpack_require__(62992);
// EXTERNAL MODULE: ./lib/document/service-fields.js
var service_fields = __webpack_require__(33138);
// EXTERNAL MODULE: ./lib/json/fold.js
var fold = __webpack_require__(31155);
// EXTERNAL MODULE: ./lib/json/is-record.js
var is_record = __webpack_require__(19588);
// EXTERNAL MODULE: ./lib/checks/check.js
var check = __webpack_require__(5229);
;// CONCATENATED MODULE: ./lib/checks/read-back.js











/**
 * Compares the plan with what the Store returns after the PUT, immediately before the commit: the service has
 * responded 200 and yet made a paid app free (https://github.com/microsoft/msstore-cli/issues/112) or dropped a rollout (https://github.com/microsoft/msstore-cli/pull/164). A planned change that
 * the Store ignored, or whose field it emptied, counts as dropped, too, whichever field it is.
 */
function compareStored(plan, stored) {
    const planned = plan.document;
    const fields = (0,differences_from_planned/* fieldDifferences */.Tj)((0,assets/* withoutRemoved */.dO)(planned), (0,assets/* withoutRemoved */.dO)(stored));
    const dropped = plan.changes.filter((change) => !(0,future_devices/* isDeviceFamilyDefault */.Y)(change) && isLeftAsItWas(change, stored));
    const isAsked = (change) => (0,differences_from_planned/* isAskedBy */.AG)(plan, change);
    const isFatal = (change) => (0,differences_from_planned/* isUnder */.Jo)(change.path, differences_from_planned/* dangerousFields */.EW) ||
        (0,differences_from_planned/* isAskedBy */.AG)({ changes: dropped }, change) ||
        (isAsked(change) && isLost(change));
    const rest = fields.filter((change) => !isFatal(change));
    return {
        dangerous: [
            ...fields.filter(isFatal),
            ...packageDifferences(planned, stored),
            ...(0,differences_from_planned/* rolloutDifferences */.OZ)(planned, stored),
        ],
        reworded: rest.filter(isAsked),
        others: rest.filter((change) => !isAsked(change)),
    };
}
function isLeftAsItWas({ path, before }, stored) {
    const members = path.split('.');
    let held = (0,normal_form/* normalize */.S)(stored);
    for (const member of members)
        held = (0,is_record/* isRecord */.u)(held) ? (0,fold/* memberOf */.C5)(held, member) : undefined;
    return (0,diff/* deepEqual */.b)(held, (0,normal_form/* normalize */.S)(before, members.at(-1)));
}
/** True if the Store has less than what was sent: nothing, fewer elements, or the other value of a flag. */
function isLost({ before, after }) {
    if (before === undefined)
        return false;
    if (Array.isArray(before) && Array.isArray(after))
        return after.length < before.length;
    return after === undefined || typeof before === 'boolean';
}
function packageDifferences(planned, stored) {
    const describe = (submission) => (0,document_packages/* packagesOf */.DT)(submission)
        .map(({ fileName, fileStatus }) => `${(0,document_packages/* fileKey */.wm)(fileName)}: ${(0,service_fields/* isKept */.t8)(fileStatus) ? 'Uploaded' : fileStatus}`)
        .sort();
    const before = describe(planned);
    const after = describe(stored);
    return before.join('\n') === after.join('\n') ? [] : [{ path: 'packages', before, after }];
}
/** What the Store holds after the PUT must be the plan. */
const storedDiffers = {
    id: 'stored-differs',
    row: 'The Store holds something different from what was sent. Nothing was committed. Run it again, and report it if it happens again',
    check: ({ dangerous }) => dangerous.length === 0
        ? []
        : [
            (0,check/* error */.z3)(`The Store's copy differs from what was sent: ${(0,describe_differences/* describeDifferences */.g)(dangerous)}. Nothing was committed. Re-run the job. If this happens again, make the change in Partner Center, or report this as a bug in this action.`),
        ],
};
/** Every check of what is read back before the commit. */
const readBackChecks = [storedDiffers];
/** All findings about what was read back at once. */
function checkStored(differences) {
    return (0,check/* runChecks */.JT)(readBackChecks, differences);
}

// EXTERNAL MODULE: ./lib/store/slot-errors.js
var slot_errors = __webpack_require__(31725);
// EXTERNAL MODULE: ./lib/store/states.js
var states = __webpack_require__(1387);
// EXTERNAL MODULE: ./lib/commands/steps/judge.js + 2 modules
var judge = __webpack_require__(97336);
;// CONCATENATED MODULE: ./lib/commands/steps/commit.js






/**
 * Step 7, last: reads back what the Store holds, compares it with the plan, and commits.
 *
 * @returns the submission as it was committed, in the state that the Store reported then
 * @throws ActionError `refused` if the Store holds something else
 */
async function commitDraft(run, draft) {
    return await run.step('Commit', async () => {
        const stored = await run.store.getSubmission(draft.target, draft.id);
        if (!(0,states/* isDraft */.Qx)((0,states/* statusOf */.c2)(stored)))
            throw (0,slot_errors/* draftMovedOn */.Io)(stored);
        checkHeld(run, stored, draft.plan);
        return await commitChecked(run, stored, draft);
    });
}
/**
 * Commits again what the Store has forgotten: the draft may hold something else by now, so it is read and
 * compared once more. Nothing is sent if the Store has already moved on.
 *
 * @throws ActionError `busy` if the Store holds something else by now
 */
async function commitForgotten(run, draft) {
    const stored = await run.store.getSubmission(draft.target, draft.id);
    if (!(0,states/* isDraft */.Qx)((0,states/* statusOf */.c2)(stored)))
        return;
    run.logger.warning('The Store lost the commit: the submission is a draft again. Committing once more.');
    checkUnchanged(run, stored, draft.plan);
    await commitChecked(run, stored, draft);
}
async function commitChecked(run, stored, { target, id, plan }) {
    const { logger, store } = run;
    logger.info('Verified: the Store has what was planned.');
    // Minutes pass between two sends, and the draft may change meanwhile.
    const check = async () => {
        const now = await store.getSubmission(target, id);
        if (!(0,states/* isDraft */.Qx)((0,states/* statusOf */.c2)(now)))
            return now.status ?? undefined;
        checkUnchanged(run, now, plan);
        return undefined;
    };
    const status = await store.commit(target, id, check);
    logger.info(`Submission ${id} is committed.`);
    return { ...stored, status };
}
/** @throws ActionError `busy` if the draft, which was as planned before, no longer is */
function checkUnchanged(run, now, plan) {
    const { dangerous } = compareStored(plan, now);
    if (dangerous.length > 0 && !holdsOthers(now, plan)) {
        run.learn('stored', now);
        throw (0,slot_errors/* draftChanged */.Yr)(now, `no longer matches what this run sent: ${(0,describe_differences/* describeDifferences */.g)(dangerous)}`);
    }
    checkHeld(run, now, plan);
}
/** @throws ActionError `refused` or `busy` if the draft is not what was planned */
function checkHeld({ learn, logger }, stored, plan) {
    learn('stored', stored);
    if (holdsOthers(stored, plan))
        throw (0,slot_errors/* draftChanged */.Yr)(stored, 'contains packages that this run did not send');
    const differences = compareStored(plan, stored);
    (0,judge/* refuseOn */._)(checkStored(differences));
    for (const change of differences.reworded)
        logger.warning(`The Store changed ${change.path}, which this release sets. Check it in Partner Center.`);
    for (const change of differences.others)
        logger.info(`The Store changed ${change.path} by itself. This is harmless.`);
}
function holdsOthers(stored, plan) {
    const planned = new Set((0,document_packages/* packagesOf */.DT)(plan.document).map(({ fileName }) => (0,document_packages/* fileKey */.wm)(fileName)));
    return (0,document_packages/* packagesOf */.DT)(stored).some(({ fileName }) => !planned.has((0,document_packages/* fileKey */.wm)(fileName)));
}


/***/ }),

/***/ 97336:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ judge),
  _: () => (/* binding */ refuseOn)
});

// EXTERNAL MODULE: ./lib/checks/check.js
var check = __webpack_require__(5229);
// EXTERNAL MODULE: ./lib/checks/packages/package-checks.js + 8 modules
var package_checks = __webpack_require__(77233);
// EXTERNAL MODULE: ./lib/checks/patch/names.js + 1 modules
var names = __webpack_require__(14383);
// EXTERNAL MODULE: ./lib/checks/plan/fields.js
var fields = __webpack_require__(4116);
// EXTERNAL MODULE: ./lib/checks/plan/kept-packages.js
var kept_packages = __webpack_require__(29627);
// EXTERNAL MODULE: ./lib/checks/release-notes.js
var release_notes = __webpack_require__(82068);
// EXTERNAL MODULE: ./lib/errors.js
var lib_errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/json/is-record.js
var is_record = __webpack_require__(19588);
// EXTERNAL MODULE: ./lib/submission/existing-package.js + 1 modules
var existing_package = __webpack_require__(57854);
// EXTERNAL MODULE: ./lib/document/differences-from-planned.js
var differences_from_planned = __webpack_require__(48005);
// EXTERNAL MODULE: ./lib/document/packages.js
var document_packages = __webpack_require__(62992);
// EXTERNAL MODULE: ./lib/packages/compare-versions.js
var compare_versions = __webpack_require__(21386);
// EXTERNAL MODULE: ./lib/packages/name.js
var packages_name = __webpack_require__(83442);
// EXTERNAL MODULE: ./lib/store/states.js
var states = __webpack_require__(1387);
// EXTERNAL MODULE: ./lib/submission/new-files.js
var new_files = __webpack_require__(964);
// EXTERNAL MODULE: ./lib/submission/ownership.js
var ownership = __webpack_require__(17077);
// EXTERNAL MODULE: ./lib/store/rollout.js
var rollout = __webpack_require__(25804);
;// CONCATENATED MODULE: ./lib/submission/pending-advice.js


const again = 'then re-run the job.';
/**
 * A submission that is not ours. The API deletes drafts and failed submissions that it made itself, and nothing else
 * (store-faults.md B6–B8); waiting ends on its own only for what is on its way to customers.
 *
 * @param now milliseconds since the epoch
 * @param contrast for a run without packages
 */
function foreignObstacle(pending, now, contrast) {
    const status = (0,states/* statusOf */.c2)(pending);
    const isOver = (0,states/* isDraft */.Qx)(status) || (0,states/* isFailure */.N6)(status);
    if (isOver && pending.fileUploadUrl && contrast !== undefined)
        return contentObstacle(pending, contrast);
    if ((0,states/* isDraft */.Qx)(status))
        return draftObstacle(pending, status);
    if ((0,states/* isFailure */.N6)(status))
        return failedObstacle(pending, status);
    const reason = contrast === undefined
        ? `Submission ${pending.id}, which this workflow did not create, has the status ${status}.`
        : `Submission ${pending.id} has the status ${status}, and ${inContrast(contrast)}.`;
    if (isHeld(pending)) {
        const todo = `The submission's publish mode is ${pending.targetPublishMode}: publish or cancel it in Partner Center, ${again}`;
        return { reason, todo, todoNow: todo };
    }
    const day = dayToCome(pending, now);
    if (day !== undefined) {
        const todo = `The Store will publish the submission on ${day}: re-run the job after that. To publish this release earlier, cancel that submission in Partner Center, ${again}`;
        return { reason, todo, todoNow: todo };
    }
    return {
        reason,
        todo: `Wait until that submission is published, or cancel it in Partner Center, ${again} To make runs wait, set if-pending: wait.`,
        todoNow: `Wait until that submission is published, or cancel it in Partner Center, ${again} To make runs wait longer, raise timeout-minutes.`,
    };
}
/** Anyone's work may be in it, a release's or a person's. */
function contentObstacle(pending, contrast) {
    const status = (0,states/* statusOf */.c2)(pending);
    const byHand = `Finish or delete ${(0,states/* isDraft */.Qx)(status) ? 'the draft' : 'that submission'} in Partner Center, ${again}`;
    const reason = (0,states/* isDraft */.Qx)(status)
        ? `Draft ${pending.id} (${status}) ${inContrast(contrast)}.`
        : `Submission ${pending.id} ended with status ${status}, is still pending, and ${inContrast(contrast)}.`;
    if (contrast.packages.length > 0) {
        const todo = `Re-run the release that created that submission. If you no longer want it, delete it with command: cancel, ${again}`;
        return { reason, todo, todoNow: todo };
    }
    return { reason, todo: `${byHand} Or set if-pending: replace to delete it.`, todoNow: byHand };
}
function inContrast({ packages, fields }) {
    if (packages.length > 0)
        return `contains packages that are not published: ${shortList(packages)}`;
    return fields.length > 0
        ? `differs from this release in ${shortList(fields)}`
        : 'contains files that this run does not have';
}
/** Three names are enough. */
function shortList(names) {
    const more = names.length - 3;
    return `${names.slice(0, 3).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
function draftObstacle(pending, status) {
    const byHand = `Finish or delete the draft in Partner Center, ${again}`;
    if (!pending.fileUploadUrl) {
        return {
            reason: `Draft ${pending.id} was created in Partner Center, and the API can neither change nor delete it.`,
            todo: byHand,
            todoNow: byHand,
        };
    }
    return {
        reason: `Draft ${pending.id} (${status}) has changes that this workflow did not make.`,
        todo: `${byHand} Or set if-pending: replace to delete it.`,
        todoNow: byHand,
    };
}
function failedObstacle(pending, status) {
    const byHand = `Fix and submit that submission in Partner Center, or delete it there, ${again}`;
    return {
        reason: `Submission ${pending.id}, which this workflow did not create, ended with status ${status} and is still pending.`,
        // One without an upload URL may be Partner Center's, which the API does not delete.
        todo: pending.fileUploadUrl ? `${byHand} Or set if-pending: replace to delete it.` : byHand,
        todoNow: byHand,
    };
}
/** Once certified, it waits until someone publishes it, or until its date. */
function isHeld({ targetPublishMode }) {
    return targetPublishMode?.toLowerCase() === 'manual';
}
/** The day before which the Store does not publish it: until then, waiting is pointless. */
function dayToCome({ targetPublishMode, targetPublishDate }, now) {
    const at = Date.parse(targetPublishDate ?? '');
    if (targetPublishMode?.toLowerCase() !== 'specificdate' || !(at > now))
        return undefined;
    return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
/** What to do about a committed submission with our files that holds something other than what this run asks for. */
function adviceOnCommitted(plan, pending, differences) {
    if (!differences.every(({ path }) => path.includes('packageRollout')))
        return 'Once that submission is published, re-run the job: the change becomes a separate submission. Or cancel it in Partner Center, then re-run the job.';
    const asked = (0,rollout/* shareInForce */.qj)(plan.document);
    const held = (0,rollout/* shareInForce */.qj)(pending);
    const isWider = (0,rollout/* rolloutOf */.Zb)(pending)?.isPackageRollout === true && asked > held && !(0,rollout/* isSameShare */["if"])(asked, held);
    if (!isWider)
        return `That submission goes to ${held}% of customers, and the percentage can't be lowered after it is published. Cancel it in Partner Center first, ${again}`;
    return asked >= 100
        ? 'Once that submission is published, use command: rollout with rollout-action: finalize.'
        : `Once that submission is published, use command: rollout with rollout-percentage: ${asked}.`;
}

// EXTERNAL MODULE: ./lib/submission/plan.js + 2 modules
var submission_plan = __webpack_require__(22937);
;// CONCATENATED MODULE: ./lib/submission/pending.js









/** Room for an upload: a draft whose URL expires sooner than this counts as expired. */
const uploadMargin = 15 * 60_000;
/** Decides purely from what was read. Only drafts that are provably ours are changed without being asked. */
function decidePending(situation) {
    const { pending } = situation;
    const published = publishedAlready(situation);
    if (published !== undefined)
        return { action: 'already-submitted', published };
    if (pending === undefined)
        return { action: 'create' };
    switch ((0,ownership/* classifyPending */.S)(situation, pending)) {
        case 'committed':
            return decideCommitted(situation, pending);
        case 'same':
        case 'ours':
            return decideOurs(situation, pending);
        case 'untouched':
            return decideUntouched(situation, pending);
        case 'foreign':
            return decideForeign(situation, pending);
    }
}
function decideCommitted(situation, pending) {
    const differences = situation.plan === undefined ? [] : (0,differences_from_planned/* differencesFromCommitted */.Xg)(situation.plan, pending);
    if (differences.length === 0) {
        return {
            action: 'resume',
            pending,
            reason: `submission ${pending.id} already has exactly ${keepsPackages(situation) ? 'what this run sets' : 'these files'}`,
        };
    }
    const paths = differences.map((change) => change.path).join(', ');
    return {
        action: 'busy',
        pending,
        reason: `Submission ${pending.id} has this run's files and is already committed (${pending.status}), but this run sets a different ${paths}.`,
        todo: situation.plan === undefined ? '' : adviceOnCommitted(situation.plan, pending, differences),
    };
}
function decideOurs(situation, pending) {
    const theirs = (0,compare_versions/* highestVersion */.t)((0,new_files/* newFiles */.ei)(situation.published, pending).flatMap((name) => (0,packages_name/* parseArchiveName */.L)((0,document_packages/* baseName */.Fl)(name))?.version ?? []));
    const mine = (0,compare_versions/* highestVersion */.t)(situation.versions);
    if (theirs !== undefined && mine !== undefined && (0,compare_versions/* compareVersions */.Z)(theirs, mine) > 0) {
        return {
            action: 'busy',
            pending,
            reason: `Draft ${pending.id} contains version ${theirs}, which is higher than this run's ${mine}: another run is publishing it or did not finish.`,
            todo: 'Re-run the newer release. If you want the lower version, delete that draft with command: cancel, then re-run the job.',
        };
    }
    const state = (0,states/* isFailure */.N6)((0,states/* statusOf */.c2)(pending)) ? `ended with status ${pending.status}` : 'was not finished';
    return {
        action: 'replace',
        kind: 'ours',
        pending,
        reason: `draft ${pending.id} of an earlier run ${state}`,
    };
}
function decideUntouched({ uploadExpiry, now }, pending) {
    const status = (0,states/* statusOf */.c2)(pending);
    const isExpired = uploadExpiry !== undefined && uploadExpiry - now < uploadMargin;
    if ((0,states/* isFailure */.N6)(status) || isExpired) {
        return {
            action: 'replace',
            kind: 'ours',
            pending,
            reason: isExpired
                ? `draft ${pending.id} has not been edited, and its upload URL has expired`
                : `submission ${pending.id} has not been edited, and ended with status ${status}`,
        };
    }
    return { action: 'use', pending, reason: `draft ${pending.id} has not been edited` };
}
function decideForeign(situation, pending) {
    const contrast = keepsPackages(situation) ? contrastOf(situation, pending) : undefined;
    const { reason, todo, todoNow } = foreignObstacle(pending, situation.now, contrast);
    switch (situation.ifPending) {
        case 'fail':
            return { action: 'busy', pending, reason, todo };
        case 'wait':
            return { action: 'wait', pending, reason, todo: todoNow };
        case 'replace':
            return pending.fileUploadUrl || !(0,states/* isDraft */.Qx)((0,states/* statusOf */.c2)(pending))
                ? { action: 'replace', kind: 'foreign', pending, reason }
                : { action: 'busy', pending, reason, todo: todoNow };
    }
}
function keepsPackages({ versions }) {
    return versions.length === 0;
}
function contrastOf({ published, plan }, pending) {
    return {
        packages: (0,new_files/* newPackages */.wb)(published, pending).map(({ fileName }) => fileName),
        fields: plan === undefined ? [] : (0,differences_from_planned/* allDifferences */.CG)(plan.document, pending).map(({ path }) => path),
    };
}
/** The last published submission if it holds exactly our files and nothing else would change. */
function publishedAlready({ published, plan }) {
    return plan !== undefined && (0,submission_plan/* addedNames */.ld)(plan).length === 0 && (0,submission_plan/* isEmptyPlan */.lM)(plan) ? published : undefined;
}

// EXTERNAL MODULE: ./lib/upload/url.js
var url = __webpack_require__(87176);
// EXTERNAL MODULE: ./lib/commands/steps/plan-context.js + 3 modules
var plan_context = __webpack_require__(78421);
// EXTERNAL MODULE: ./lib/commands/steps/plan-for.js
var plan_for = __webpack_require__(38745);
// EXTERNAL MODULE: ./lib/commands/steps/release.js
var steps_release = __webpack_require__(64023);
;// CONCATENATED MODULE: ./lib/commands/steps/judge.js














/** Steps 4 to 6, pure: plan, checks, and what to do about a pending submission. */
function judge(run, target, release, situation) {
    const { published, pending } = situation;
    const plan = (0,plan_for/* planFor */.bJ)(run, target, release, published ?? plan_for/* nothing */.s6);
    const { packages } = release;
    const decision = decidePending({
        pending,
        published,
        plan: published === undefined ? planOnPending(run, target, release, situation) : plan,
        asked: (0,plan_for/* askedFor */.GZ)(release),
        fileNames: (0,steps_release/* fileNamesOf */.Si)(release, published ?? pending),
        identityName: situation.app?.packageIdentityName ?? packages[0]?.name ?? '',
        versions: packages.map((each) => each.version),
        ifPending: run.inputs.ifPending,
        uploadExpiry: uploadExpiryOf(pending),
        now: run.clock.now(),
    });
    return {
        plan,
        decision,
        findings: findingsFor(run, target, release, situation, plan, decision),
        leftOut: (0,plan_for/* leftOut */.ig)(release, published ?? plan_for/* nothing */.s6),
    };
}
/** What this run sets that a first submission under way lacks. */
function planOnPending(run, target, release, { pending }) {
    return pending === undefined ? undefined : (0,plan_for/* planFor */.bJ)(run, target, release, pending);
}
/**
 * Ends the run if a finding is an error; warnings are left to the caller to show.
 *
 * @throws ActionError `refused` with all errors
 */
function refuseOn(findings) {
    const errors = findings.filter((finding) => finding.severity === 'error');
    if (errors.length === 0)
        return;
    throw new lib_errors/* ActionError */.lZ({
        code: 'refused',
        result: 'refused',
        message: (0,lib_errors/* messageOfFindings */.RB)(errors),
        findings: errors,
    });
}
function findingsFor(run, target, release, situation, plan, decision) {
    const { app, published } = situation;
    const packageFindings = (0,package_checks/* checkPackages */.Gf)({
        facts: release.packages,
        store: {
            identityName: app?.packageIdentityName,
            publisherName: app?.publisherName,
            existing: published === undefined ? [] : (0,existing_package/* describeLive */.IY)(published),
            existingPackages: run.inputs.existingPackages,
            plan,
        },
    });
    const isDone = decision.action === 'already-submitted' && asksForMore(release);
    const askedFindings = (0,plan_for/* findingsOn */.Is)(release, published ?? plan_for/* nothing */.s6).map((finding) => isDone ? withoutRemovals(finding) : finding);
    const findings = [
        ...packageFindings,
        ...askedFindings,
        ...(0,release_notes/* checkReleaseNotes */.b)((0,steps_release/* askedNotes */.KQ)(run.inputs, release, published)),
    ];
    // The plan lacks what has errors, so its checks would be about another release.
    if ((0,plan_for/* errorsOf */.Bp)(askedFindings).length > 0)
        return findings;
    // A run that writes nothing needs no plan, and the plan of a first submission is checked on its clone.
    const writesNothing = decision.action === 'already-submitted' || decision.action === 'resume';
    if (writesNothing)
        return findings;
    if (published === undefined)
        return [...findings, ...checkFirst(run, target, release, situation, decision)];
    return [...findings, ...(0,plan_context/* checkPlanned */.V)(run, { target, release, situation, base: published, plan, decision })];
}
/** True for a release that asks for more than removals: if the Store has all of that, this is a re-run. */
function asksForMore({ packages, patch, listing }) {
    return packages.length > 0 || listing !== undefined || setsAnything(patch?.document);
}
function setsAnything(value) {
    return (0,is_record/* isRecord */.u)(value) ? Object.values(value).some(setsAnything) : value !== null && value !== undefined;
}
/** A re-run of a release that has removed something finds nothing to remove: that is not an error. */
function withoutRemovals(finding) {
    return finding.rule === names/* nothingToRemove */.n ? { ...finding, severity: 'warning' } : finding;
}
/**
 * The Store refuses an add-on's first submission without a listing and a flight's without packages, which is known
 * before a draft is made. An app's first one is made in Partner Center.
 */
function checkFirst(run, target, release, situation, decision) {
    const { action } = decision;
    const isOpen = action === 'create' || action === 'replace' || action === 'use';
    if (target.kind === 'app' || !isOpen)
        return [];
    const base = (action === 'use' ? situation.pending : undefined) ?? plan_for/* nothing */.s6;
    const plan = (0,plan_for/* planFor */.bJ)(run, target, release, base);
    const context = (0,plan_context/* planContext */.n)(run, { target, release, situation, base, plan, decision });
    return (0,check/* runChecks */.JT)([fields/* noListing */.sc, kept_packages/* noPackages */.R, kept_packages/* replacedPackages */.C], context);
}
function uploadExpiryOf(pending) {
    return pending?.fileUploadUrl ? (0,url/* expiryOf */.p)(pending.fileUploadUrl) : undefined;
}


/***/ }),

/***/ 78421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ checkPlanned),
  n: () => (/* binding */ planContext)
});

// EXTERNAL MODULE: ./lib/checks/check.js
var check = __webpack_require__(5229);
// EXTERNAL MODULE: ./lib/checks/plan/fields.js
var fields = __webpack_require__(4116);
// EXTERNAL MODULE: ./lib/checks/plan/kept-packages.js
var kept_packages = __webpack_require__(29627);
// EXTERNAL MODULE: ./lib/json/fold.js
var fold = __webpack_require__(31155);
;// CONCATENATED MODULE: ./lib/checks/plan/languages.js


/** A folder or a line that is missing, or one too many, is easily overlooked among many languages. */
const languages = {
    id: 'languages',
    row: 'A warning: the Store page gains or loses a language. If you want that, there is nothing to do',
    check: ({ plan, published }) => {
        // In a first submission every language is new.
        if (published === undefined)
            return [];
        const [before, after] = [namesIn(published.listings), namesIn(plan.document.listings)];
        return [
            ...remark('New on the Store page', onlyIn(after, before), "An app's listing needs a description and a screenshot in each language. To leave a language out, rename or remove its folder, or its property in submission-patch."),
            ...remark('Removed from the Store page, with all text and images', onlyIn(before, after), "If you don't want this, remove the null from submission-patch: images can't be recovered from the Store."),
        ];
    },
};
function remark(what, names, todo) {
    return names.length === 0 ? [] : [(0,check/* warning */.$e)(`${what}: ${names.join(', ')}. ${todo}`)];
}
/** A language whose listing is `null` does not count. */
function namesIn(listings) {
    return Object.entries(listings ?? {}).flatMap(([name, listing]) => listing === null || listing === undefined ? [] : [name]);
}
function onlyIn(names, others) {
    const known = new Set(others.map(fold/* foldName */.zN));
    return names.filter((name) => !known.has((0,fold/* foldName */.zN)(name)));
}

// EXTERNAL MODULE: ./lib/document/packages.js
var document_packages = __webpack_require__(62992);
// EXTERNAL MODULE: ./lib/submission/plan.js + 2 modules
var submission_plan = __webpack_require__(22937);
;// CONCATENATED MODULE: ./lib/checks/plan/packages.js



/** A run commits only if there is a new file or another change and at least one package is left. */
const nothingToPublish = {
    id: 'nothing-to-publish',
    row: 'There is no new package and no other change, or no package would be left. Check which files `packages` matches',
    check: ({ plan }) => {
        if ((0,submission_plan/* isEmptyPlan */.lM)(plan)) {
            return [
                (0,check/* error */.z3)('There are no new packages and no other changes, so there is nothing to publish. Check the inputs.'),
            ];
        }
        const leavesNothing = plan.packages.length > 0 && (0,submission_plan/* resultingNames */.Ip)(plan).length === 0;
        return leavesNothing
            ? [
                (0,check/* error */.z3)('The submission would remove every package and add none. This is a bug in this action; please report it.'),
            ]
            : [];
    },
};
/** No architecture, device family or older system that customers have today may lose its package unless asked. */
const coverageVanishes = {
    id: 'coverage-vanishes',
    row: 'A bug in this action: please report it. With `existing-packages: remove-all` it is a warning: customers who have a package today would be left without one, so add a package for their devices unless you want that',
    check: ({ plan, existingPackages }) => {
        const lost = plan.leftBehind.filter(({ outcome }) => outcome === 'loses');
        if (existingPackages === 'remove-all')
            return removedForGood(lost);
        const who = lost.map(({ devices, fileName }) => `${devices.join(', ')} (${fileName})`).join(', ');
        return lost.length === 0
            ? []
            : [
                (0,check/* error */.z3)(`Customers on ${who} would no longer get a package, although existing-packages does not ask for that. This is a bug in this action; please report it.`),
            ];
    },
};
/** The Store refuses a PUT that leaves an entry out (https://github.com/MicrosoftDocs/windows-dev-docs/issues/1887). */
const droppedEntries = {
    id: 'dropped-entries',
    row: 'A bug in this action: please report it',
    check: ({ plan, base }) => {
        const kept = new Set((0,document_packages/* packagesOf */.DT)(plan.document).map(document_packages/* entryKey */.k2));
        const dropped = (0,document_packages/* packagesOf */.DT)(base).filter((entry) => !kept.has((0,document_packages/* entryKey */.k2)(entry)));
        return dropped.length === 0
            ? []
            : [
                (0,check/* error */.z3)(`Package entries must be marked for removal, never dropped: ${dropped.map((entry) => entry.fileName).join(', ')}. This is a bug in this action; please report it.`),
            ];
    },
};
/** The service refuses to turn an entry that is waiting for its file into one that is removed. */
const pendingUpload = {
    id: 'pending-upload',
    row: 'The submission to start from is still waiting for files. Delete the draft in Partner Center',
    check: ({ base }) => {
        const waiting = (0,document_packages/* packagesOf */.DT)(base).filter((entry) => entry.fileStatus === 'PendingUpload');
        return waiting.length === 0
            ? []
            : [
                (0,check/* error */.z3)(`The submission to start from is still waiting for files: ${waiting.map((entry) => entry.fileName).join(', ')}. Delete the draft in Partner Center, then re-run the job.`),
            ];
    },
};
/** What `remove-all` takes from customers was asked for, but maybe not knowingly. */
function removedForGood(lost) {
    if (lost.length === 0)
        return [];
    const [some, more] = [lost.slice(0, shownLosses), lost.length - shownLosses];
    const texts = some.map(({ devices, fileName, isCertain }) => {
        const who = devices.join(', ');
        return isCertain ? `${who} (${fileName})` : `possibly ${who} (the devices of ${fileName} are unknown)`;
    });
    const list = `${texts.join(', ')}${more > 0 ? ` and the devices of ${more} more packages` : ''}`;
    return [
        (0,check/* warning */.$e)(`existing-packages: remove-all would leave customers on these devices without a package: ${list}. Customers who have the app keep it but get no more updates. Unless that is what you want, add a package for them.`),
    ];
}
/** Packages named in one message. */
const shownLosses = 3;

// EXTERNAL MODULE: ./lib/checks/plan/page.js
var page = __webpack_require__(15498);
// EXTERNAL MODULE: ./lib/checks/plan/rollouts.js
var rollouts = __webpack_require__(8155);
;// CONCATENATED MODULE: ./lib/checks/plan/plan-checks.js







/** Every check of a plan, in the order in which findings are shown. */
const planChecks = [
    rollouts/* rolloutInProgress */.ok,
    rollouts/* rolloutHalted */.SC,
    rollouts/* rolloutNeedsPublished */.XK,
    fields/* price */.q9,
    fields/* visibility */.XD,
    fields/* publishDate */.UH,
    fields/* releaseNotes */.fk,
    fields/* noListing */.sc,
    page/* oldNotes */.L,
    page/* trailers */.j,
    languages,
    nothingToPublish,
    kept_packages/* noPackages */.R,
    kept_packages/* replacedPackages */.C,
    coverageVanishes,
    droppedEntries,
    pendingUpload,
];
/** All findings about a plan at once: a list without errors lets it pass. */
function checkPlan(context) {
    return (0,check/* runChecks */.JT)(planChecks, context);
}

// EXTERNAL MODULE: ./lib/listing/apply.js + 3 modules
var apply = __webpack_require__(5240);
// EXTERNAL MODULE: ./lib/store/rollout.js
var rollout = __webpack_require__(25804);
// EXTERNAL MODULE: ./lib/submission/rollout.js
var submission_rollout = __webpack_require__(68817);
// EXTERNAL MODULE: ./lib/commands/steps/release.js
var steps_release = __webpack_require__(64023);
;// CONCATENATED MODULE: ./lib/commands/steps/plan-context.js





/** The checks of a plan that is about to be written. */
function checkPlanned(...about) {
    return checkPlan(planContext(...about));
}
/** What the checks of a plan look at. */
function planContext(run, { target, release, situation, base, plan, decision }) {
    const { existingPackages, existingRollout, requested } = run.inputs;
    const isForeignReplaced = decision?.action === 'replace' && decision.kind === 'foreign';
    return {
        plan,
        target: target.kind,
        base,
        published: situation.published && (0,submission_rollout/* withRolloutEnded */.Y)(situation.published, existingRollout),
        haltsRollout: existingRollout === 'halt' && isRollingOut(situation.published),
        fallback: situation.fallback,
        existingPackages,
        keepsPackages: (0,steps_release/* keepsPackages */.OU)(release),
        replaced: isForeignReplaced ? decision.pending : undefined,
        oldNotes: release.listing === undefined ? [] : (0,apply/* languagesWithOldNotes */.GT)(base, plan.document),
        mayHaveTrailers: situation.app?.hasAdvancedListingPermission !== false,
        releaseNotes: requested.releaseNotes,
        now: run.clock.now(),
    };
}
function isRollingOut(published) {
    return published !== undefined && (0,rollout/* rolloutState */.Zd)(published) === 'in-progress';
}


/***/ }),

/***/ 38745:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bp: () => (/* binding */ errorsOf),
/* harmony export */   GZ: () => (/* binding */ askedFor),
/* harmony export */   Is: () => (/* binding */ findingsOn),
/* harmony export */   bJ: () => (/* binding */ planFor),
/* harmony export */   ig: () => (/* binding */ leftOut),
/* harmony export */   s6: () => (/* binding */ nothing)
/* harmony export */ });
/* harmony import */ var json_merge_patch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45256);
/* harmony import */ var _checks_patch_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14383);
/* harmony import */ var _submission_plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22937);



/** What a target that was never published starts from: its clone does not exist yet. */
const nothing = { id: '0' };
/** The plan that this run's inputs ask for, on a given document. What has errors is left out: the run ends because of them. */
function planFor(run, target, release, base) {
    const { existingPackages, requested, rolloutPercentage } = run.inputs;
    const out = leftOut(release, base);
    const change = out.includes('listing folder') ? undefined : release.listing?.on(known(base));
    return (0,_submission_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .planSubmission */ .WN)(base, release.packages, {
        ...requested,
        target: target.kind,
        existingPackages,
        rolloutPercentage,
        listing: change?.patch,
        listingNotes: change?.notes,
        patch: hasOtherErrors(patchFindings(release, base)) ? undefined : release.patch?.document,
    });
}
/** What is wrong with listing folder and patch on a document; if there is none yet, only what holds for any. */
function findingsOn(release, base) {
    return [...listingFindings(release, base), ...patchFindings(release, base)];
}
/** What has errors on a document. */
function leftOut(release, base) {
    return [
        ...(errorsOf(listingFindings(release, base)).length > 0 ? ['listing folder'] : []),
        ...(errorsOf(patchFindings(release, base)).length > 0 ? ['submission patch'] : []),
    ];
}
/** Everything that listing folder and patch name, whether the Store has it or not. */
function askedFor({ listing, patch }) {
    return Object((0,json_merge_patch__WEBPACK_IMPORTED_MODULE_0__.merge)(listing?.on(undefined).patch ?? {}, patch?.document ?? {}));
}
function errorsOf(findings) {
    return findings.filter(({ severity }) => severity === 'error');
}
function listingFindings({ listing }, base) {
    return listing?.on(known(base)).findings ?? [];
}
function patchFindings({ patch }, base) {
    return patch?.check(known(base)) ?? [];
}
/**
 * True unless the only error is a removal that finds nothing to remove. That changes nothing, so what else the patch asks
 * for can be compared with what is published.
 */
function hasOtherErrors(findings) {
    return errorsOf(findings).some(({ rule }) => rule !== _checks_patch_names_js__WEBPACK_IMPORTED_MODULE_1__/* .nothingToRemove */ .n);
}
function known(base) {
    return base === nothing ? undefined : base;
}


/***/ }),

/***/ 64023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KQ: () => (/* binding */ askedNotes),
/* harmony export */   OU: () => (/* binding */ keepsPackages),
/* harmony export */   R8: () => (/* binding */ filesOf),
/* harmony export */   Si: () => (/* binding */ fileNamesOf),
/* harmony export */   jR: () => (/* binding */ checkAsked)
/* harmony export */ });
/* harmony import */ var _inputs_parse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34170);
/* harmony import */ var _inputs_without_packages_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91923);
/* harmony import */ var _packages_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83442);



/**
 * All files of a release: from its listing folder, those that the document names once the folder is published, whether
 * the Store already has them or not.
 * @param base what the release is applied to; `undefined` if that is not known
 */
function filesOf({ packages, patch, listing }, base) {
    const assets = [...(patch?.assets ?? []), ...(listing?.on(base).files ?? [])];
    return [
        ...packages.map((each) => ({ ...each, name: (0,_packages_name_js__WEBPACK_IMPORTED_MODULE_2__/* .archiveName */ .u)(each) })),
        ...assets.map((each) => ({ ...each, name: each.archiveName })),
    ].map(({ name, path, size, crc32, sha256, stamp }) => ({ name, path, size, crc32, sha256, stamp }));
}
/** The release notes that a run asks for. @param published what customers have, if it is known */
function askedNotes({ releaseNotesFormat, requested }, { listing, patch }, published) {
    const isSetElsewhere = listing !== undefined || patch !== undefined;
    return { text: requested.releaseNotes, format: releaseNotesFormat, isSetElsewhere, published };
}
/** Names in the archive of all its files. */
function fileNamesOf(release, base) {
    return filesOf(release, base).map(({ name }) => name);
}
/** True for a release that leaves the packages as they are, and changes only other fields. */
function keepsPackages({ packages }) {
    return packages.length === 0;
}
/**
 * A run without packages that asks for nothing: usually an input comes from a variable that does not exist. It would
 * end green, as if something had been published.
 */
function checkAsked({ requested, target }, { packages, patch, listing }) {
    const fields = Object.values(requested).filter((value) => value !== undefined);
    const asks = fields.length > 0 || listing !== undefined || Object.keys(patch?.document ?? {}).length > 0;
    if (asks || !keepsPackages({ packages }))
        return [];
    const what = target.kind === 'add-on' ? 'changes to the add-on' : `packages and no changes to the ${target.kind}`;
    return [
        {
            rule: 'nothing-to-publish',
            severity: 'error',
            message: `This run has no ${what}. Set ${(0,_inputs_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)((0,_inputs_without_packages_js__WEBPACK_IMPORTED_MODULE_1__/* .inputsThatAsk */ .K)(target.kind))}. If you set one of them, its value is empty: check the name of its variable.`,
        },
    ];
}


/***/ }),

/***/ 47055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* reexport module object */ zod__WEBPACK_IMPORTED_MODULE_1__)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88532);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95869);

// A run reads a few documents with each schema: compiling parsers for them takes longer than they save. Schemas look this
// up when they are made, so every schema imports `z` from here.
zod__WEBPACK_IMPORTED_MODULE_0__/* .config */ .$W({ jitless: true });



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

/***/ 33753:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GB: () => (/* binding */ inPlaces),
/* harmony export */   Or: () => (/* binding */ isSystemError),
/* harmony export */   eK: () => (/* binding */ excludeFrameworks),
/* harmony export */   lk: () => (/* binding */ PackageFault),
/* harmony export */   ml: () => (/* binding */ shorten)
/* harmony export */ });
/** One thing that is wrong with one package file; `inspectPackages` turns each into a finding. */
class PackageFault extends Error {
    name = 'PackageFault';
    /** Stable name in kebab case. */
    rule;
    /** @param message What is wrong and what to do, without the file's name, as the end of a sentence. */
    constructor(rule, message, cause) {
        super(message, { cause });
        this.rule = rule;
    }
    /** The same fault, reported for a file inside the file. */
    inside(path) {
        return new PackageFault(this.rule, inPlaces([path], this.message), this.cause);
    }
}
/** What is wrong with files inside a file: `App.msix in it is a debug build`, `App.msix in it: MinVersion …`. */
function inPlaces(paths, message) {
    const places = `${shorten(paths.join(', '))} in it`;
    return paths.length === 1 && message.startsWith('it ')
        ? `${places} ${message.slice(3)}`
        : `${places}: ${message}`;
}
/** A value from a file, of unknown length and kind, for one line of a message. */
function shorten(value) {
    const line = String(value).replace(/[\p{Cc}\u2028\u2029]/gu, ' ');
    return line.length > 200 ? `${line.slice(0, 200).toWellFormed()}…` : line;
}
/** True for an error of the operating system, which is not a fault of the file's contents. */
function isSystemError(error) {
    return typeof error === 'object' && error !== null && 'syscall' in error;
}
/** What to do about packages that Visual Studio puts next to the app's own. */
const excludeFrameworks = 'To exclude such files, add the line !**/Dependencies/** at the end of packages.';


/***/ }),

/***/ 68977:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ neededMembers),
/* harmony export */   t: () => (/* binding */ submissionShapes)
/* harmony export */ });
/* harmony import */ var _document_service_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33138);

const setByService = 'the Store sets it. Remove it';
const fromPackages = 'that would bypass the package checks. Use packages and existing-packages instead';
const refusedEverywhere = {
    ...Object.fromEntries([..._document_service_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceSet */ .C0, 'flightId'].map((name) => [name, setByService])),
    packages: fromPackages,
    applicationPackages: fromPackages,
    flightPackages: fromPackages,
    packageDeliveryOptions: 'use rollout-percentage for a rollout, and mandatory-update for a mandatory update. Remove it',
};
const refusedPricing = {
    sales: 'the Store ignores it. Remove it, and manage sales in Partner Center',
    isAdvancedPricingModel: setByService,
};
function all(shape, ...names) {
    return Object.fromEntries(names.map((name) => [name, shape]));
}
const marketSpecificPricings = { named: 'market', keys: 'text' };
const image = { members: all('text', 'fileName', 'fileStatus', 'id', 'description', 'imageType') };
/** Obsolete members are echoed by the Store and copied into patches: harmless. */
const baseListing = {
    members: {
        ...all('text', 'title', 'description', 'shortDescription', 'releaseNotes', 'copyrightAndTrademarkInfo'),
        ...all('text', 'licenseTerms', 'shortTitle', 'sortTitle', 'voiceTitle', 'devStudio'),
        ...all('text', 'privacyPolicy', 'supportContact', 'websiteUrl'),
        ...all('texts', 'features', 'keywords', 'recommendedHardware', 'minimumHardware'),
        images: { elements: image },
    },
};
const trailer = {
    members: {
        ...all('text', 'id', 'videoFileName', 'videoFileId'),
        trailerAssets: {
            named: 'language',
            keys: {
                members: {
                    title: 'text',
                    imageList: { elements: { members: all('text', 'fileName', 'id', 'description') } },
                },
            },
        },
    },
};
const app = {
    refused: refusedEverywhere,
    members: {
        ...all('text', 'applicationCategory', 'visibility', 'targetPublishMode', 'targetPublishDate'),
        ...all('text', 'notesForCertification', 'enterpriseLicensing'),
        ...all('flag', 'automaticBackupEnabled', 'canInstallOnRemovableMedia', 'isGameDvrEnabled'),
        ...all('flag', 'hasExternalInAppProducts', 'meetAccessibilityGuidelines', 'isSeekEnabled'),
        ...all('flag', 'allowMicrosoftDecideAppAvailabilityToFutureDeviceFamilies'),
        hardwarePreferences: 'texts',
        pricing: {
            refused: refusedPricing,
            members: { ...all('text', 'priceId', 'trialPeriod'), marketSpecificPricings },
        },
        listings: {
            named: 'language',
            keys: { members: { baseListing, platformOverrides: { named: 'platform', keys: baseListing } } },
        },
        allowTargetFutureDeviceFamilies: { named: 'device family', keys: 'flag' },
        // Clients send members that no page names (store-api.md §3.2).
        gamingOptions: { elements: 'any' },
        trailers: { elements: trailer },
    },
};
const flight = {
    refused: refusedEverywhere,
    members: all('text', 'targetPublishMode', 'targetPublishDate', 'notesForCertification'),
};
const addOn = {
    refused: refusedEverywhere,
    members: {
        ...all('text', 'contentType', 'lifetime', 'tag', 'visibility', 'targetPublishMode', 'targetPublishDate'),
        keywords: 'texts',
        pricing: {
            refused: refusedPricing,
            members: { priceId: 'text', marketSpecificPricings },
        },
        listings: {
            named: 'language',
            keys: {
                members: {
                    ...all('text', 'title', 'description'),
                    icon: { members: all('text', 'fileName', 'fileStatus') },
                },
            },
        },
    },
};
/** What the submission of each target may hold (store-api.md §3). */
const submissionShapes = { app, flight, 'add-on': addOn };
/** Members whose absence means something unintended to the Store, and what that is. */
const neededMembers = {
    pricing: 'without a price, the Store makes the app free. If that is what you want, set priceId to Free',
    'pricing.priceId': 'without a price, the Store makes the app free. If that is what you want, set it to Free',
    listings: 'a submission needs a listing in at least one language',
    visibility: 'the Store would then choose a value itself. Set the value you want',
    targetPublishMode: 'the Store would then choose a value itself. Set the value you want',
};


/***/ }),

/***/ 76715:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ showPath)
/* harmony export */ });
/** Longest name that is shown, in UTF-16 units: names come from outside. */
const longestName = 80;
/** `listings.en-us.baseListing.images[0].fileName` */
function showPath(path) {
    const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${cut(step)}`)).join('');
    return text === '' ? 'the patch' : text.replace(/^\./, '');
}
function cut(name) {
    return name.length > longestName ? `${name.slice(0, longestName).toWellFormed()}…` : name;
}


/***/ }),

/***/ 34257:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Os: () => (/* binding */ errorAt),
/* harmony export */   Sz: () => (/* binding */ toFindings),
/* harmony export */   Yb: () => (/* binding */ mostFindings),
/* harmony export */   cP: () => (/* binding */ uncounted)
/* harmony export */ });
/** Findings that are reported one by one; the rest are counted. */
const mostFindings = 100;
/** An error at a place of the patch. */
function errorAt(rule, path, message) {
    return { rule, severity: 'error', path, message };
}
/** The findings by line, errors before warnings if there are too many to report. */
function toFindings(source, found) {
    const placed = found.map((each) => ({ ...each, line: source.lineOf(each.path) }));
    const weight = ({ severity }) => (severity === 'error' ? 0 : 1);
    const ranked = placed.sort((a, b) => weight(a) - weight(b) || a.line - b.line);
    const { file } = source;
    const findings = ranked
        .slice(0, mostFindings)
        .sort((a, b) => a.line - b.line)
        .map(({ rule, severity, message, line }) => ({ rule, severity, message: message(), file, line }));
    const rest = ranked.slice(mostFindings);
    return rest[0] === undefined ? findings : [...findings, uncounted(file, rest.length, rest[0].severity)];
}
/** Says how many findings are not reported. */
function uncounted(file, more, severity) {
    return {
        rule: 'patch-more',
        severity,
        message: `The patch has ${more.toLocaleString('en-US')} more problem${more === 1 ? '' : 's'}. Fix the ones above first, then run the workflow again.`,
        file,
    };
}


/***/ }),

/***/ 89803:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AD: () => (/* binding */ StoreError),
/* harmony export */   WG: () => (/* binding */ isPassing)
/* harmony export */ });
/* unused harmony export isOutage */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _http_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28394);


/** Failures without a response that waiting does not fix. */
const lasting = ['network-untrusted', 'network-answer-too-large'];
/** True for a failure that says nothing about the submission: no response, or one that is known to pass. */
function isOutage(error) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ))
        return false;
    if (error.code.endsWith('-answer-unreadable'))
        return true;
    if (error.status !== undefined)
        return (0,_http_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .isTransient */ .dg)(error.status);
    return error.code.startsWith('network-') && !lasting.includes(error.code);
}
/**
 * True for a failure that ends a wait no more than an outage does. Once the daily request quota is used up, anyone who
 * was let in before gets 403 (store-faults.md §0).
 */
function isPassing(error) {
    return isOutage(error) || (error instanceof StoreError && error.status === 403);
}
/** A call to the Store that failed. */
class StoreError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ {
    /** `no`: the Store refused, or never saw the request. `unknown`: it may have done what was asked. */
    executed;
    /** Milliseconds that the Store asked to wait. */
    retryAfter;
    constructor(options) {
        super(options);
        this.executed = options.executed;
        this.retryAfter = options.retryAfter;
    }
}


/***/ }),

/***/ 28924:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kb: () => (/* binding */ addOnSchema),
/* harmony export */   Kv: () => (/* binding */ applicationSchema),
/* harmony export */   Vx: () => (/* binding */ packageRolloutSchema),
/* harmony export */   W6: () => (/* binding */ flightSchema),
/* harmony export */   Yk: () => (/* binding */ submissionSchema),
/* harmony export */   eq: () => (/* binding */ submissionStatusSchema),
/* harmony export */   fP: () => (/* binding */ commitAnswerSchema),
/* harmony export */   vD: () => (/* binding */ pageSchema)
/* harmony export */ });
/* harmony import */ var _json_is_record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19588);
/* harmony import */ var _json_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47055);
/**
 * The Store submission API's resources as they are sent (store-api.md §3). Unknown members pass through
 * (`looseObject`): PUT replaces the whole document, so what is dropped here is lost in the Store.
 * Strings that the service may extend (states, codes, architectures) stay open strings.
 */


/**
 * Ids are decimal strings of up to 19 digits. One that comes as a number becomes its digits, which parsing has kept
 * exact (exact-json.ts).
 */
const idSchema = _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.union([_json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().min(1), _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.number().int().nonnegative().transform(String)]);
/** A text that is only shown or compared: `null` means the same as leaving it out. */
const shown = _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string()
    .nullish()
    .transform((text) => text ?? undefined);
const submissionRefSchema = _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({ id: idSchema, resourceLocation: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish() });
const applicationSchema = _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({
    id: idSchema,
    primaryName: shown,
    packageFamilyName: shown,
    packageIdentityName: shown,
    publisherName: shown,
    lastPublishedApplicationSubmission: submissionRefSchema.nullish(),
    pendingApplicationSubmission: submissionRefSchema.nullish(),
    hasAdvancedListingPermission: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.boolean().nullish(),
});
const flightSchema = _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({
    flightId: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string(),
    friendlyName: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish(),
    groupIds: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.array(_json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.unknown()).nullish(),
    rankHigherThan: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish(),
    lastPublishedFlightSubmission: submissionRefSchema.nullish(),
    pendingFlightSubmission: submissionRefSchema.nullish(),
});
const addOnSchema = _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({
    id: idSchema,
    productId: shown,
    productType: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish(),
    applications: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({ value: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.array(_json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({ id: idSchema })).nullish() }).nullish(),
    lastPublishedInAppProductSubmission: submissionRefSchema.nullish(),
    pendingInAppProductSubmission: submissionRefSchema.nullish(),
});
const packageSchema = _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({
    fileName: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string(),
    fileStatus: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish(),
    id: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.union([_json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string(), idSchema]).nullish(),
    version: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish(),
    architecture: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish(),
    // "None" for packages of earlier Windows versions: as null, as a text, or as a list of it.
    targetDeviceFamilies: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.union([_json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string(), _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.array(_json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullable())]).nullish(),
    languages: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.array(_json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string()).nullish(),
});
const packageRolloutSchema = _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({
    isPackageRollout: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.boolean().nullish(),
    packageRolloutPercentage: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.number().nullish(),
    packageRolloutStatus: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish(),
    fallbackSubmissionId: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.union([_json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string(), idSchema]).nullish(),
});
/** What the Store says about a submission is only shown, so its form must not stop a release. */
const said = _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.preprocess((value) => (value === null || typeof value === 'string' ? value : JSON.stringify(value)), _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish());
const statusDetailSchema = _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.preprocess((value) => ((0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u)(value) ? value : { details: value }), _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({ code: said, details: said }));
const certificationReportSchema = _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.preprocess((value) => ((0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u)(value) ? value : {}), _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({ date: said, reportUrl: said }));
/** A list, even of a value that came alone; without `null`. */
function listOf(item) {
    const toList = (value) => (Array.isArray(value) ? value : (0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u)(value) && Object.keys(value).length === 0 ? [] : [value]).filter((each) => each !== null);
    return _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.preprocess((value) => value ?? undefined, _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.preprocess(toList, _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.array(item)).optional());
}
const statusDetailsSchema = _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.preprocess((value) => ((0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u)(value) || value === null || value === undefined ? value : { errors: value }), _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({
    errors: listOf(statusDetailSchema),
    warnings: listOf(statusDetailSchema),
    certificationReports: listOf(certificationReportSchema),
}));
const pricingSchema = _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({
    priceId: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish(),
    trialPeriod: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish(),
    isAdvancedPricingModel: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.boolean().nullish(),
});
/**
 * A submission of any target: `applicationPackages` for apps, `flightPackages` for flights, neither for
 * add-ons. Only what the action reads is named.
 */
const submissionSchema = _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({
    id: idSchema,
    status: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish(),
    statusDetails: statusDetailsSchema.nullish(),
    fileUploadUrl: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish(),
    friendlyName: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish(),
    visibility: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish(),
    targetPublishMode: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish(),
    targetPublishDate: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish(),
    pricing: pricingSchema.nullish(),
    listings: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.record(_json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string(), _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.unknown()).nullish(),
    applicationPackages: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.array(packageSchema).nullish(),
    flightPackages: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.array(packageSchema).nullish(),
    packageDeliveryOptions: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({ packageRollout: packageRolloutSchema.nullish() }).nullish(),
});
/** Response to `GET …/status`. */
const submissionStatusSchema = _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({
    status: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string(),
    statusDetails: statusDetailsSchema.nullish(),
});
/** Response to `POST …/commit` (202); some tools see an empty body, so `status` may be missing. */
const commitAnswerSchema = _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({ status: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish() });
/** A page of a list: `@nextLink` is relative to `/v1.0/my/` and missing on the last page. */
const pageSchema = (item) => _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({
    value: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.array(item),
    totalCount: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.number().nullish(),
    '@nextLink': _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish(),
});


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

/***/ 54652:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ leftBehind)
/* harmony export */ });
/* harmony import */ var _packages_compare_versions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21386);
/* harmony import */ var _devices_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83099);
/* harmony import */ var _existing_package_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57854);



/**
 * The devices that a release leaves behind, package by package. Emulation does not count: an arm64 device that has a
 * native package today is not served by one for x64, which not every version of Windows runs.
 */
function leftBehind(release) {
    const { before, kept, added } = release;
    if (added.length === 0)
        return [];
    const needed = before.filter((each) => each.architectures !== undefined && losing(each, { before, kept: [], added }).length > 0);
    return before.flatMap((existing) => {
        const isKept = kept.includes(existing);
        const devices = isKept ? staying(existing, release) : losing(existing, release);
        if (devices.length === 0)
            return [];
        const { version, fileName, architectures, isForEarlierWindows } = existing;
        return [
            {
                outcome: isKept ? 'keeps' : 'loses',
                isCertain: architectures !== undefined || isForEarlierWindows,
                devices,
                version,
                fileName,
                isBelowNew: newerThan(existing, added).length > 0,
                othersNeedKeeping: needed.some((each) => each !== existing),
            },
        ];
    });
}
/** What a package that is removed served, and nothing does from now on. */
function losing(existing, { kept, added }) {
    if (existing.isForEarlierWindows) {
        return kept.some((each) => each.isForEarlierWindows && isTwin(each, existing))
            ? []
            : ['Windows 8.1 or earlier'];
    }
    const isServed = ({ processor, family }) => (0,_devices_js__WEBPACK_IMPORTED_MODULE_1__/* .someServes */ .LH)(added, processor, family) || kept.some((each) => surelyServes(each, processor, family));
    return inWords((0,_existing_package_js__WEBPACK_IMPORTED_MODULE_2__/* .devicesOf */ .Xl)(existing).filter((each) => !isServed(each)), existing, added.flatMap((facts) => facts.serves));
}
/** What a kept package still serves because nothing higher does. */
function staying(existing, { kept, added }) {
    if (existing.isForEarlierWindows)
        return [];
    const newer = newerThan(existing, added);
    const rivals = kept.filter((each) => each !== existing && isAbove(each.version, existing));
    return inWords((0,_existing_package_js__WEBPACK_IMPORTED_MODULE_2__/* .devicesOf */ .Xl)(existing).filter(({ processor, family }) => !(0,_devices_js__WEBPACK_IMPORTED_MODULE_1__/* .someServes */ .LH)(newer, processor, family) &&
        !rivals.some((each) => surelyServes(each, processor, family))), existing, [...newer.flatMap((facts) => facts.serves), ...rivals.flatMap(sureOffers)]);
}
function newerThan(existing, added) {
    return added.filter((facts) => isAbove(facts.version, existing));
}
/** A package whose version the Store does not state is below everything. */
function isAbove(version, existing) {
    if (existing.version === undefined)
        return true;
    return version !== undefined && (0,_packages_compare_versions_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Z)(version, existing.version) > 0;
}
/** True if the Store says that an existing package serves these devices. An unknown one may serve none of them. */
function surelyServes({ architectures, families, isForEarlierWindows }, processor, family) {
    if (isForEarlierWindows || architectures === undefined)
        return false;
    return (architectures.some((each) => (0,_devices_js__WEBPACK_IMPORTED_MODULE_1__/* .runsOn */ .k8)(each, processor)) &&
        (family === undefined || (families?.some((each) => (0,_devices_js__WEBPACK_IMPORTED_MODULE_1__/* .familyServes */ .nX)(each, family)) ?? false)));
}
/** What an existing package certainly serves. */
function sureOffers({ architectures, families, isForEarlierWindows }) {
    if (isForEarlierWindows || architectures === undefined || families === undefined)
        return [];
    return architectures.flatMap((architecture) => families.map(({ name, minVersion }) => ({ architecture, family: name, minVersion })));
}
function isTwin(one, other) {
    return other.architectures?.every((each) => one.architectures?.some((own) => (0,_devices_js__WEBPACK_IMPORTED_MODULE_1__/* .runsOn */ .k8)(own, each))) ?? false;
}
/** As short as accuracy allows: the processor alone if nothing else is for it. */
function inWords(devices, existing, offers) {
    const total = existing.families?.length ?? 1;
    const texts = devices.map(({ processor, family }) => {
        const own = offers.filter((offer) => (0,_devices_js__WEBPACK_IMPORTED_MODULE_1__/* .runsOn */ .k8)(offer.architecture, processor));
        const left = devices.filter((each) => each.processor === processor);
        if (family === undefined || (own.length === 0 && left.length === total))
            return processor;
        const later = own
            .filter((offer) => (0,_devices_js__WEBPACK_IMPORTED_MODULE_1__/* .familyServes */ .nX)({ name: offer.family, minVersion: family.minVersion }, family))
            .map((offer) => offer.minVersion)
            .sort(_packages_compare_versions_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Z)[0];
        return `${processor} on ${family.name}${later === undefined ? '' : ` below ${later}`}`;
    });
    return [...new Set(texts)];
}


/***/ }),

/***/ 33902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ withPatch)
/* harmony export */ });
/* harmony import */ var json_merge_patch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45256);
/* harmony import */ var _document_assets_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58300);
/* harmony import */ var _json_fold_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(31155);
/* harmony import */ var _json_is_record_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(19588);
/* harmony import */ var _store_wire_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28924);





/** The submission with a patch applied, whose names were checked before (checks/patch). */
function withPatch(document, patch) {
    if (patch === undefined)
        return document;
    // The library changes its target.
    const patched = _store_wire_js__WEBPACK_IMPORTED_MODULE_1__/* .submissionSchema */ .Yk.parse((0,json_merge_patch__WEBPACK_IMPORTED_MODULE_0__.apply)(structuredClone(document), inSpellingOf(document, patch)));
    return (0,_document_assets_js__WEBPACK_IMPORTED_MODULE_2__/* .withKnownFiles */ .rg)(document, patched);
}
/**
 * The patch with its names as the document spells them: to the Store `en-US` and `en-us` are one language, and a
 * literal merge would create two of them.
 */
function inSpellingOf(document, patch) {
    const spellings = (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_3__/* .spellingsOf */ .Hz)(document);
    return Object.fromEntries(Object.entries(patch).flatMap(([name, value]) => {
        const spelling = spellings.of(name);
        const held = spelling === undefined ? undefined : document[spelling];
        // The Store's own `null` stays: without it the document would differ.
        if (value === null && held === null)
            return [];
        return [[spelling ?? name, (0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_4__/* .isRecord */ .u)(value) ? inSpellingOf((0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_4__/* .isRecord */ .u)(held) ? held : {}, value) : value]];
    }));
}


/***/ }),

/***/ 22937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ld: () => (/* binding */ addedNames),
  x6: () => (/* binding */ changesPage),
  lM: () => (/* binding */ isEmptyPlan),
  WN: () => (/* binding */ planSubmission),
  Ip: () => (/* binding */ resultingNames)
});

// UNUSED EXPORTS: otherChanges

// EXTERNAL MODULE: ./lib/document/diff.js
var diff = __webpack_require__(64682);
// EXTERNAL MODULE: ./lib/document/future-devices.js
var future_devices = __webpack_require__(180);
// EXTERNAL MODULE: ./lib/json/fold.js
var fold = __webpack_require__(31155);
// EXTERNAL MODULE: ./lib/json/is-record.js
var is_record = __webpack_require__(19588);
// EXTERNAL MODULE: ./lib/document/normal-form.js
var normal_form = __webpack_require__(82221);
;// CONCATENATED MODULE: ./lib/document/same-meaning.js




/**
 * True for a change that says the same in another way: other line breaks, `""` for `null`, a removal of what is empty.
 * The Store may keep its own way, and every re-run would ask for that change again.
 */
function meansTheSame({ path, before, after }) {
    const [root, ...names] = path.split('.');
    // A language with an empty listing still counts as present.
    if ((0,fold/* foldName */.zN)(root ?? '') === 'listings' && names.length === 1)
        return false;
    const name = names.at(-1) ?? root ?? '';
    return (0,diff/* deepEqual */.b)(meaningOf(before, name), meaningOf(after, name));
}
/** Ids in a list count: they may be what changes. */
function meaningOf(value, name) {
    return Array.isArray(value) && value.length > 0 ? withPlainLines(value) : (0,normal_form/* normalize */.S)(value, name);
}
function withPlainLines(value) {
    if (typeof value === 'string')
        return value.replaceAll('\r\n', '\n');
    if (Array.isArray(value))
        return value.map(withPlainLines);
    if (!(0,is_record/* isRecord */.u)(value))
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withPlainLines(member)]));
}

// EXTERNAL MODULE: ./lib/store/rollout.js
var rollout = __webpack_require__(25804);
// EXTERNAL MODULE: ./lib/submission/patch.js
var patch = __webpack_require__(33902);
// EXTERNAL MODULE: ./lib/document/packages.js
var document_packages = __webpack_require__(62992);
// EXTERNAL MODULE: ./lib/packages/name.js
var packages_name = __webpack_require__(83442);
// EXTERNAL MODULE: ./lib/submission/devices.js
var devices = __webpack_require__(83099);
// EXTERNAL MODULE: ./lib/submission/existing-package.js + 1 modules
var existing_package = __webpack_require__(57854);
// EXTERNAL MODULE: ./lib/submission/left-behind.js
var left_behind = __webpack_require__(54652);
// EXTERNAL MODULE: ./lib/submission/supersede.js
var supersede = __webpack_require__(18188);
;// CONCATENATED MODULE: ./lib/submission/plan-packages.js






/** What happens to every package that the document holds or that is new; new ones come first. */
function planPackages(base, facts, mode) {
    const held = (0,document_packages/* packagesOf */.DT)(base);
    const given = new Set(facts.map((each) => (0,document_packages/* fileKey */.wm)((0,packages_name/* archiveName */.u)(each))));
    const heldKeys = new Set((0,document_packages/* livePackagesOf */.xR)(base).map((entry) => (0,document_packages/* fileKey */.wm)(entry.fileName)));
    const added = facts.filter((each) => !heldKeys.has((0,document_packages/* fileKey */.wm)((0,packages_name/* archiveName */.u)(each))));
    return [
        ...added.map(planAddition),
        ...held.map((entry) => {
            const existing = (0,existing_package/* describeExisting */.xO)(entry, (0,document_packages/* kindOf */.I)(base));
            if (entry.fileStatus === 'PendingDelete')
                return removal(entry, existing, 'already marked for removal');
            // The service refuses to turn such an entry into one that is removed; a check refuses the plan.
            if (entry.fileStatus === 'PendingUpload')
                return keeping(entry, existing, 'is waiting for its file');
            if (given.has((0,document_packages/* fileKey */.wm)(entry.fileName))) {
                return keeping(entry, existing, 'the Store already has this file');
            }
            const fate = (0,supersede/* fateOf */._)(existing, facts, mode);
            return fate.action === 'keep'
                ? keeping(entry, existing, fate.reason)
                : removal({ ...entry, fileStatus: 'PendingDelete' }, existing, fate.reason);
        }),
    ];
}
/** Who gets no new package, going by the documents alone: whatever decided about the packages may be wrong. */
function leftBehindIn(base, document, facts) {
    const given = new Set(facts.map((each) => (0,document_packages/* fileKey */.wm)((0,packages_name/* archiveName */.u)(each))));
    const stays = new Set((0,document_packages/* livePackagesOf */.xR)(document).map(document_packages/* entryKey */.k2));
    const before = (0,document_packages/* livePackagesOf */.xR)(base)
        .filter((entry) => entry.fileStatus !== 'PendingUpload' && !given.has((0,document_packages/* fileKey */.wm)(entry.fileName)))
        .map((entry) => ({ entry, existing: (0,existing_package/* describeExisting */.xO)(entry, (0,document_packages/* kindOf */.I)(base)) }));
    const kept = before.filter(({ entry }) => stays.has((0,document_packages/* entryKey */.k2)(entry)));
    return (0,left_behind/* leftBehind */.a)({
        before: before.map(({ existing }) => existing),
        kept: kept.map(({ existing }) => existing),
        added: facts,
    });
}
function planAddition(facts) {
    const fileName = (0,packages_name/* archiveName */.u)(facts);
    const families = [...new Set(facts.serves.map((each) => `${each.family} ${each.minVersion}`))];
    return {
        // The last two count for Windows 8 packages only, yet the documentation calls them required.
        entry: {
            fileName,
            fileStatus: 'PendingUpload',
            minimumDirectXVersion: 'None',
            minimumSystemRam: 'None',
        },
        plan: {
            action: 'add',
            fileName,
            version: facts.version,
            architectures: facts.architectures,
            families,
            size: facts.size,
            reason: facts.displayPath,
        },
    };
}
function keeping(entry, existing, reason) {
    return { entry, plan: describePlanned('keep', existing, reason) };
}
function removal(entry, existing, reason) {
    return { entry, plan: describePlanned('remove', existing, reason) };
}
function describePlanned(action, existing, reason) {
    return {
        action,
        fileName: existing.fileName,
        version: existing.version,
        architectures: existing.architectures ?? [],
        families: (existing.families ?? []).map(devices/* describeFamily */.Ko),
        size: undefined,
        reason,
    };
}
/**
 * The document with its packages as planned. Entries keep their order; new ones come last, as every client of the
 * service appends them.
 */
function withPackages(document, planned, target) {
    if (target === 'add-on')
        return document;
    const entries = [
        ...planned.filter(({ plan }) => plan.action !== 'add'),
        ...planned.filter(({ plan }) => plan.action === 'add'),
    ].map(({ entry }) => entry);
    return target === 'app'
        ? { ...document, applicationPackages: entries }
        : { ...document, flightPackages: entries };
}

// EXTERNAL MODULE: ./lib/submission/requested.js
var requested = __webpack_require__(2980);
// EXTERNAL MODULE: ./lib/submission/rollout.js
var submission_rollout = __webpack_require__(68817);
;// CONCATENATED MODULE: ./lib/submission/plan.js








/**
 * Computes the submission that the Store should hold from the one it holds now. Pure: the same
 * document, facts and request give the same plan. Whatever is not named here passes through unchanged.
 *
 * @param base last published submission, or the clone.
 */
function planSubmission(base, facts, request) {
    const packages = planPackages(base, facts, request.existingPackages);
    const steps = [
        (document) => withPackages(document, packages, request.target),
        (document) => (request.target === 'add-on' ? document : (0,submission_rollout/* withRollout */.a)(document, request.rolloutPercentage)),
        // Before the patch, so that it finds the families it changes; and after it, for those that it removes.
        (document) => (request.target === 'app' ? (0,future_devices/* withDeviceFamilies */.L)(document) : document),
        (document) => (0,patch/* withPatch */.b)(document, request.listing),
        (document) => (0,patch/* withPatch */.b)(document, request.patch),
        (document) => (request.target === 'app' ? (0,future_devices/* withDeviceFamilies */.L)(document) : document),
        // After the patch: release notes are for every language, those that it adds included.
        (document) => (0,requested/* withRequested */.t)(document, request, request.target),
    ];
    const document = steps.reduce((current, step) => step(current), base);
    const changes = changesBetween(base, document);
    const plans = packages.map(({ plan }) => plan);
    return {
        document,
        changes,
        notes: [...(request.listingNotes ?? []), ...pageBeforePackages(changes, plans, request)],
        packages: plans,
        leftBehind: leftBehindIn(base, document, facts),
        inherited: inheritedFields(document, changes),
    };
}
/** A rollout covers only packages, which is easy to miss when the page changes. */
function pageBeforePackages(changes, packages, { rolloutPercentage }) {
    const isNew = packages.some(({ action }) => action === 'add');
    return rolloutPercentage === undefined || !changesPage({ changes }) || !isNew
        ? []
        : [
            `Text and images go live for everyone as soon as this is published; the packages go to ${rolloutPercentage}% of customers.`,
        ];
}
/** True if customers will see another Store page: texts, images or trailers. */
function changesPage({ changes }) {
    return changes.some(({ path }) => /^(?:listings|trailers)(?:\.|$)/i.test(path));
}
/** Names in the archive of the files that a plan adds. */
function addedNames(plan) {
    return plan.packages.filter((each) => each.action === 'add').map((each) => each.fileName);
}
/** Names of the packages that customers get once a plan is published. */
function resultingNames(plan) {
    return plan.packages.filter((each) => each.action !== 'remove').map((each) => each.fileName);
}
/**
 * True if committing the plan would change nothing for customers. The rollout's share only says how new
 * packages spread, so without a new package it is not a change.
 */
function isEmptyPlan(plan) {
    return plan.packages.every((each) => each.action === 'keep') && otherChanges(plan).length === 0;
}
/** Changed fields except for packages, their rollout, and what only makes the document complete. */
function otherChanges(plan) {
    return plan.changes.filter((change) => !change.path.startsWith('packageDeliveryOptions.packageRollout') && !(0,future_devices/* isDeviceFamilyDefault */.Y)(change));
}
function changesBetween(before, after) {
    const packageMembers = new Set(['applicationPackages', 'flightPackages']);
    return (0,diff/* diff */.U)(withDelivery(before), withDelivery(after))
        .filter((change) => !packageMembers.has(change.path))
        .filter((change) => !isSilentRolloutChange(before, after, change) && !meansTheSame(change));
}
/** If the member is missing, the rollout still has a path of its own. */
function withDelivery(submission) {
    return { ...submission, packageDeliveryOptions: submission.packageDeliveryOptions ?? {} };
}
/** The percentage of a rollout that is off before and after means nothing. */
function isSilentRolloutChange(before, after, change) {
    return (change.path.startsWith('packageDeliveryOptions.packageRollout') &&
        !(0,rollout/* rolloutOf */.Zb)(before)?.isPackageRollout &&
        !(0,rollout/* rolloutOf */.Zb)(after)?.isPackageRollout);
}
const riskyFields = [
    'pricing.priceId',
    'visibility',
    'targetPublishMode',
    'targetPublishDate',
    'packageDeliveryOptions.packageRollout.isPackageRollout',
    'packageDeliveryOptions.isMandatoryUpdate',
];
function inheritedFields(document, changes) {
    return riskyFields
        .filter((path) => !changes.some((change) => change.path === path || path.startsWith(`${change.path}.`)))
        .map((path) => ({ path, value: valueAt(document, path) }))
        .filter(({ value }) => value !== undefined);
}
function valueAt(document, path) {
    return path
        .split('.')
        .reduce((value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined), document);
}


/***/ }),

/***/ 2980:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ withRequested),
/* harmony export */   z: () => (/* binding */ takesReleaseNotes)
/* harmony export */ });
/* harmony import */ var _json_is_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19588);

const visibilities = { public: 'Public', private: 'Private', hidden: 'Hidden' };
const publishModes = { immediate: 'Immediate', manual: 'Manual', date: 'SpecificDate' };
/**
 * The Store's way to say "no date": before every release, so an update that is mandatory from then on is mandatory at
 * once.
 */
const noDate = '1601-01-01T00:00:00.0000000Z';
/**
 * What an input that sets a field (inputs/table.ts) changes in the submission, by its name in camel case: the members
 * that hold the field, with the value that is asked for.
 */
const effects = {
    /** @param priceId price tier */
    price: ({ pricing }, priceId) => ({ pricing: { ...pricing, priceId } }),
    visibility: (_, visibility) => ({ visibility: visibilities[visibility] }),
    publishMode: publishModeMembers,
    /** For every language that the listing has. */
    releaseNotes: (document, notes, target) => target === 'app' ? { listings: withReleaseNotes(document, notes) } : {},
    certificationNotes: (document, notes) => ({
        notesForCertification: sameText(document.notesForCertification, notes),
    }),
    mandatoryUpdate: mandatoryUpdateMembers,
};
const effectOf = effects;
/** The submission with what the inputs ask for. What they do not name stays as it is, exactly. */
function withRequested(document, fields, target) {
    const withField = (present, field) => {
        const value = fields[field];
        return value === undefined ? present : { ...present, ...effectOf[field](present, value, target) };
    };
    const names = Object.keys(effects);
    return names.reduce((present, field) => withField(present, field), document);
}
/** @param from `date`: ISO 8601 in UTC */
function mandatoryUpdateMembers({ packageDeliveryOptions }, from) {
    const wanted = from === 'now' ? noDate : from.date;
    const mandatoryUpdateEffectiveDate = sameMoment(packageDeliveryOptions?.mandatoryUpdateEffectiveDate, wanted);
    return {
        packageDeliveryOptions: {
            ...packageDeliveryOptions,
            isMandatoryUpdate: true,
            mandatoryUpdateEffectiveDate,
        },
    };
}
function publishModeMembers(document, publishMode) {
    const targetPublishMode = publishModes[publishMode.mode];
    return publishMode.mode === 'date'
        ? { targetPublishMode, targetPublishDate: sameMoment(document.targetPublishDate, publishMode.date) }
        : { targetPublishMode };
}
/** Only listings with a text get notes: one with only notes would be refused. */
function withReleaseNotes({ listings }, releaseNotes) {
    if (!listings)
        return listings;
    return Object.fromEntries(Object.entries(listings).map(([language, listing]) => {
        const base = (0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(listing) ? listing.baseListing : undefined;
        if (!(0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(listing) || !hasText(base))
            return [language, listing];
        const notes = sameText(base.releaseNotes, releaseNotes);
        return [language, { ...listing, baseListing: { ...base, releaseNotes: notes } }];
    }));
}
/** True for a base listing that release notes can be added to. */
function hasText(base) {
    return (0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(base) && Object.keys(base).length > 0;
}
/** True if release notes have a language to go to. */
function takesReleaseNotes({ listings }) {
    return Object.values(listings ?? {}).some((listing) => (0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(listing) && hasText(listing.baseListing));
}
/** The text that is there if it differs from the wanted one in line breaks only: Partner Center writes CR LF. */
function sameText(present, wanted) {
    const isSame = typeof present === 'string' && present.replaceAll('\r\n', '\n') === wanted;
    return isSame ? present : wanted;
}
/** The time that is there if it is the wanted one in another spelling. */
function sameMoment(present, wanted) {
    return typeof present === 'string' && Date.parse(present) === Date.parse(wanted) ? present : wanted;
}


/***/ }),

/***/ 18188:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ fateOf),
/* harmony export */   l: () => (/* binding */ isForEarlierWindows)
/* harmony export */ });
/* harmony import */ var _packages_compare_versions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21386);
/* harmony import */ var _devices_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83099);
/* harmony import */ var _existing_package_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57854);



/**
 * Decides about one existing package. `remove-superseded` removes it if every processor and device family
 * that it serves is served by a new file of higher version whose minimum OS version is not higher. If in doubt, it is
 * kept: a device gets the highest version that it can run, so keeping does no harm.
 */
function fateOf(existing, added, mode) {
    if (mode === 'keep-all')
        return { action: 'keep', reason: 'existing-packages is keep-all' };
    if (mode === 'remove-all')
        return { action: 'remove', reason: 'existing-packages is remove-all' };
    if (added.length === 0)
        return { action: 'keep', reason: 'no new package' };
    const { version } = existing;
    if (version === undefined)
        return { action: 'keep', reason: 'the Store does not report its version' };
    if (existing.isForEarlierWindows) {
        return {
            action: 'keep',
            reason: added.some(isForEarlierWindows)
                ? 'it is for Windows 8.1 or earlier, and each device there gets the highest version anyway'
                : 'it is for Windows 8.1 or earlier, which no package for Windows 10 supports',
        };
    }
    const newer = added.filter((facts) => (0,_packages_compare_versions_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Z)(facts.version, version) > 0);
    return newer.length === 0
        ? { action: 'keep', reason: `no new package is above ${version}` }
        : fateByCoverage(existing, newer);
}
/** True for a new file that is for Windows 8 or 8.1. */
function isForEarlierWindows({ serves }) {
    return serves.length > 0 && serves.every(({ minVersion }) => /^6\./.test(minVersion));
}
function fateByCoverage(existing, newer) {
    const { architectures, families } = existing;
    const devices = (0,_existing_package_js__WEBPACK_IMPORTED_MODULE_2__/* .devicesOf */ .Xl)(existing);
    const lost = devices.filter(({ processor, family }) => !(0,_devices_js__WEBPACK_IMPORTED_MODULE_1__/* .someServes */ .LH)(newer, processor, family));
    if (lost.length > 0) {
        const what = (0,_devices_js__WEBPACK_IMPORTED_MODULE_1__/* .describeDevices */ .Jj)(lost);
        return {
            action: 'keep',
            reason: architectures === undefined
                ? `neither the Store nor its name gives its architectures, and no new package supports ${what}`
                : `no new package supports ${what}`,
        };
    }
    const successors = devices.map(({ processor, family }) => (0,_packages_compare_versions_js__WEBPACK_IMPORTED_MODULE_0__/* .highestVersion */ .t)(newer.filter((facts) => (0,_devices_js__WEBPACK_IMPORTED_MODULE_1__/* .someServes */ .LH)([facts], processor, family)).map((facts) => facts.version)));
    const versions = [...new Set(successors)].join(', ');
    return {
        action: 'remove',
        reason: families === undefined
            ? `superseded by ${versions} (the Store lists no device families here, so this was decided by architecture)`
            : `superseded by ${versions}`,
    };
}


/***/ }),

/***/ 87176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ checkUploadUrl),
/* harmony export */   p: () => (/* binding */ expiryOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _http_query_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93936);
/* harmony import */ var _masking_url_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27489);



/**
 * Written against the text, not against a parsed URL: parsers repair backslashes, tabs, letter case and full-width
 * letters, and what needs repair did not come from the Store.
 */
const azureBlob = /^https:\/\/[a-z0-9]{3,24}\.blob\.core\.windows\.net(?::443)?\/[\w.~%/-]+\?[\x21-\x7e]+$/;
const loopbackBlob = /^https?:\/\/(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])(?::\d{1,5})?\/[\w.~%/-]+\?[\x21-\x7e]+$/;
/**
 * Checks that packages may be sent to this URL: Azure Blob Storage over https with a signature that allows writing
 * (store-faults.md S10). What is wrong is reported without the query, which is a secret.
 * @returns The URL to use, see `usableUrl`.
 * @throws ActionError `bad-upload-url`
 */
function checkUploadUrl(url, rules) {
    const problem = urlProblem(url, rules);
    if (problem === undefined)
        return (0,_http_query_js__WEBPACK_IMPORTED_MODULE_1__/* .usableUrl */ .ss)(url);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ({
        code: 'bad-upload-url',
        result: 'refused',
        message: `No packages were sent, because the Store returned an unusable upload URL: ${problem}.`,
        todo: 'Re-run the job. If this happens again, delete the draft in Partner Center; if store-api-url is set, check what it points to.',
    });
}
function urlProblem(url, { allowLoopback }) {
    if (url.length > _masking_url_js__WEBPACK_IMPORTED_MODULE_2__/* .longestUrl */ .KH)
        return `it has ${url.length} characters, but the limit is ${_masking_url_js__WEBPACK_IMPORTED_MODULE_2__/* .longestUrl */ .KH}`;
    if (!azureBlob.test(url) && !(allowLoopback && loopbackBlob.test(url))) {
        return `it is not https://<account>.blob.core.windows.net/<path>?<signature>${placeOf(url)}`;
    }
    if (url.includes('#'))
        return 'it has a fragment';
    const query = (0,_http_query_js__WEBPACK_IMPORTED_MODULE_1__/* .parseQuery */ .mA)(url);
    for (const name of ['sig', 'se', 'sp']) {
        const values = query.filter(([key]) => key === name);
        if (values.length !== 1 || values[0]?.[1] === '')
            return `it does not have exactly one "${name}" parameter`;
    }
    if (expiryOf(url) === undefined)
        return 'its expiry ("se") is not a valid time';
    if (!(0,_http_query_js__WEBPACK_IMPORTED_MODULE_1__/* .parameter */ .Wi)(query, 'sp')?.includes('w'))
        return 'it does not allow writing ("sp")';
    return undefined;
}
/** Scheme and host for the message, if a parser finds any: never the path or the query. */
function placeOf(url) {
    const parsed = URL.parse(url);
    return parsed?.host ? ` but on ${parsed.protocol}//${parsed.host}` : '';
}
/** When the URL stops working, in milliseconds since the epoch; `undefined` if it does not say so. */
function expiryOf(url) {
    const text = (0,_http_query_js__WEBPACK_IMPORTED_MODULE_1__/* .parameter */ .Wi)((0,_http_query_js__WEBPACK_IMPORTED_MODULE_1__/* .parseQuery */ .mA)(url), 'se');
    const time = Date.parse(text ?? '');
    return Number.isNaN(time) ? undefined : time;
}


/***/ })

};
