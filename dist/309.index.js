export const id = 309;
export const ids = [309];
export const modules = {

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

/***/ 64309:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readPackages: () => (/* binding */ readPackages)
});

// EXTERNAL MODULE: ./lib/checks/packages/manifest-checks.js + 3 modules
var manifest_checks = __webpack_require__(57520);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./node_modules/@actions/glob/lib/glob.js + 16 modules
var glob = __webpack_require__(24841);
// EXTERNAL MODULE: ./lib/errors.js
var lib_errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/files/workspace.js
var files_workspace = __webpack_require__(36822);
// EXTERNAL MODULE: ./lib/packages/display-path.js
var display_path = __webpack_require__(60831);
// EXTERNAL MODULE: ./lib/packages/fault.js
var fault = __webpack_require__(33753);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./lib/packages/habits.js


const braces = /\{([^{},]*,[^{}]*)\}/;
const packageName = String.raw `\.(?:msix|appx)(?:bundle|upload)?`;
/** In order: a line may show several, and the first is reported. None of the patterns backtracks. */
const habits = [
    {
        pattern: /\$\{\{/,
        explain: () => `It contains an expression (\${{ … }}). GitHub evaluates expressions only in workflow files: check which step or file the line comes from.`,
    },
    {
        pattern: /^\{\{|^(?:steps|needs|env|github|runner|inputs|vars|matrix|jobs)\.[\w-]+(?:\.[\w-]+)*$/,
        explain: ([text = '']) => `It looks like an expression that GitHub did not evaluate: use ${text.startsWith('{') ? `$${text}` : `\${{ ${text} }}`}.`,
    },
    {
        pattern: /^\s*\[(?=\s*["']|[^\\/.]*[\\/.]).*\]$/,
        explain: () => 'It is a list in brackets. Write one pattern per line, without brackets or quotation marks.',
    },
    {
        pattern: /^-\s+/,
        explain: () => 'The dash is part of the pattern. Write one pattern per line, without a dash.',
    },
    {
        pattern: /^(["'])[^"']+\1(?:[\s,;]+(["'])[^"']+\2)+$/,
        explain: ([text = '']) => `Write one pattern per line, without quotation marks: ${listOf(text.split(/["'][\s,;]+["']|^["']|["']$/))}.`,
    },
    {
        pattern: /^["'`“”‘’«»]|["'`“”‘’«»]$/,
        explain: ([text = '']) => `The quotation marks are part of the pattern. Write it without them: ${text.replace(/^["'`“”‘’«»]+/, '').replace(/["'`“”‘’«»]+$/, '')}.`,
    },
    {
        pattern: new RegExp(`(?:${packageName}|\\*)(?:\\\\r)?(?:\\\\n|%0A)`, 'i'),
        explain: () => 'It contains a literal \\n, not a line break. Use a block (packages: |) with one pattern per line.',
    },
    {
        pattern: new RegExp(`(?:${packageName}|\\*)\\s*[,;|]\\s*\\S`, 'i'),
        explain: ([text = '']) => `Commas and semicolons don't separate patterns: write one per line, ${listOf(text.split(/\s*[,;|]\s*/))}.`,
    },
    {
        pattern: new RegExp(`(?:${packageName}|\\*)\\s*[,;]$`, 'i'),
        explain: ([text = '']) => `The ${text.endsWith(',') ? 'comma' : 'semicolon'} at its end is part of the pattern: remove it.`,
    },
    {
        pattern: new RegExp(`(?:${packageName}|\\*)\\s+(?:#|//)`, 'i'),
        explain: () => 'A comment after a pattern is part of the pattern. Put comments on lines of their own.',
    },
    {
        pattern: braces,
        explain: ([text = '']) => `Braces are not supported: write one pattern per line, ${listOf(expandBraces(text))}.`,
    },
    {
        pattern: /\([^()|]*\|[^()]*\)/,
        explain: () => 'Alternatives in parentheses are not supported: write one pattern per line.',
    },
    {
        pattern: new RegExp(`${packageName}\\s+\\S`, 'i'),
        explain: () => "Spaces don't separate patterns: write one per line.",
    },
    {
        pattern: /\$env:\w+|\$\([\w.]+\)|\$\{\w+\}|(?<=^|[\\/])\$[A-Z_][A-Z\d_]*(?=[\\/]|$)|%[A-Z_]\w*%/i,
        explain: ([, variable = '']) => `Variables such as ${variable} are not expanded here. Write the path relative to the workspace, or use an expression such as \${{ github.workspace }} or \${{ runner.temp }}.`,
    },
    {
        pattern: /^~[\\/]/,
        explain: () => '~ does not stand for the home folder here. Use files in the workspace or in RUNNER_TEMP.',
    },
    {
        pattern: /^[a-z][a-z+.-]+:\/\//i,
        explain: ([, scheme = '']) => `It is a URL (${scheme}), not a path. ${/^file:/i.test(scheme) ? 'Write the path' : 'Download the file in an earlier step, and write its path'} relative to the workspace.`,
    },
    {
        pattern: /[\u00a0\u200b-\u200f\u2028\u2029\u2060\ufeff]/,
        explain: () => 'It contains an invisible character, such as a no-break space. Retype the line.',
    },
    {
        pattern: /%20/,
        explain: () => 'Percent-encoding is not decoded: use a space instead of %20.',
    },
];
/** Why a line that finds nothing can't be a pattern for files; `undefined` for one that may be. */
function explainHabit({ text }) {
    for (const { pattern, explain } of habits) {
        const match = pattern.exec(text);
        if (match !== null)
            return explain([(0,fault/* shorten */.ml)(text), (0,fault/* shorten */.ml)(match[0])]);
    }
    return undefined;
}
/** Workspaces of GitHub's runners and of containers, with what follows them. */
const otherWorkspaces = [
    /^\/(?:home|Users)\/[^/]+\/(?:actions-runner\/_)?work\/[^/]+\/[^/]+\/(.+)$/,
    /^\/__w\/[^/]+\/[^/]+\/(.+)$/,
    /^\/github\/workspace\/(.+)$/,
    /^[a-z]:\/a\/[^/]+\/[^/]+\/(.+)$/i,
    /^\/(?:mnt\/)?[a-z]\/a\/[^/]+\/[^/]+\/(.+)$/i,
];
/**
 * Why an absolute line may be from another machine.
 * @param api `path.win32` for paths of Windows.
 */
function explainElsewhere({ text, base }, workspace, api = external_node_path_) {
    const isOfWindows = /^[a-z]:[\\/]|^\\\\/i.test(text);
    if (base === workspace && !(isOfWindows && api.sep === '/'))
        return undefined;
    const isForeign = isOfWindows && api.sep === '/';
    const [below] = otherWorkspaces.flatMap((each) => each.exec(text.replaceAll('\\', '/'))?.[1] ?? []);
    const container = below === undefined || isOfWindows ? '' : ' (in a container, github.workspace names the path outside it)';
    return `It is an absolute path${isForeign ? ' of Windows' : ''}, and the workspace of this job is ${workspace}${container}. Write the path relative to the workspace${below === undefined ? '' : `, ${(0,fault/* shorten */.ml)(below)}`}.`;
}
/** How many lines are suggested instead of braces. */
const mostExpanded = 8;
function expandBraces(text) {
    const match = braces.exec(text);
    if (match === null)
        return [text];
    const before = text.slice(0, match.index);
    const after = text.slice(match.index + match[0].length);
    const all = [];
    for (const part of (match[1] ?? '').split(',')) {
        if (all.length > mostExpanded)
            break;
        all.push(...expandBraces(`${before}${part.trim()}${after}`));
    }
    return all;
}
function listOf(parts) {
    return parts.filter((part) => part !== '').join(' and ');
}

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(21916);
// EXTERNAL MODULE: ./lib/packages/extension.js
var extension = __webpack_require__(63512);
;// CONCATENATED MODULE: ./lib/packages/nearby.js





/** Entries looked at before the search gives up: an error message is worth a second, not a minute. */
const mostEntries = 20_000;
const skipped = new Set(['.git', 'node_modules']);
/**
 * The package files below a folder, nearest to the root first, as paths relative to it with `/`. Links are not
 * followed, and after 20,000 entries it stops looking.
 */
function packageFilesBelow(root) {
    return filesBelow(root, (name) => (0,extension/* packageExtensionOf */.X)(name) !== undefined);
}
/** The same for files whose names a test chooses. */
async function filesBelow(root, isWanted) {
    const found = [];
    const folders = [root];
    let seen = 0;
    for (let folder = folders.shift(); folder !== undefined && seen < mostEntries; folder = folders.shift()) {
        for (const entry of await entriesOf(folder)) {
            seen += 1;
            const path = (0,external_node_path_.join)(folder, entry.name);
            if (entry.isDirectory() && !skipped.has(entry.name))
                folders.push(path);
            if (entry.isFile() && isWanted(entry.name))
                found.push((0,display_path/* displayPath */.G)(path, root));
        }
    }
    return found;
}
/** The few names that are most like what was asked for. */
function mostAlike(wanted, names, count) {
    const key = (text) => text.replaceAll('\\', '/').toLowerCase();
    return names
        .map((name) => ({ name, far: (0,mod/* distance */.Io)(key(wanted), key(name)) }))
        .sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
        .slice(0, count)
        .map(({ name }) => name);
}
/** What a folder holds, sorted; nothing if it can't be read. */
async function entriesOf(folder) {
    try {
        const entries = await (0,promises_.readdir)(folder, { withFileTypes: true });
        return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./lib/packages/pattern.js


/**
 * Reads the lines of the `packages` input. Both kinds of slash separate folders on every system, so that a workflow
 * written on Windows works elsewhere; a line that begins with `#` is a comment.
 * @param workspace Absolute folder that relative lines start from.
 * @param api `path.win32` for paths of Windows.
 * @throws ActionError `wrong-pattern` for a line with `..`.
 */
function parsePatterns(patterns, workspace, api = external_node_path_) {
    return patterns
        .split(/[\r\n]+/)
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'))
        .map((line) => parseLine(line, workspace, api));
}
function parseLine(line, workspace, api) {
    const [marks = ''] = /^[!\s]*/.exec(line) ?? [];
    const text = line.slice(marks.length);
    const local = text.replaceAll(/[\\/]/g, api.sep);
    const { root } = api.parse(local);
    const segments = local
        .slice(root.length)
        .split(api.sep)
        .filter((segment) => segment !== '' && segment !== '.');
    if (segments.includes('..')) {
        throw new lib_errors/* ActionError */.lZ({
            code: 'wrong-pattern',
            message: `The line "${text}" in packages points to a parent folder ("..").`,
            todo: 'Use files in the workspace or in RUNNER_TEMP. Paths can be absolute or relative to the workspace.',
        });
    }
    const excludes = marks.replaceAll(/\s/g, '').length % 2 === 1;
    return { text, excludes, base: root === '' ? workspace : root, segments };
}
/** The line as `@actions/glob` expects it. */
function globLines(line, api = external_node_path_) {
    const whole = api.join(escapeGlob(line.base, api), ...line.segments);
    // Excluding a folder excludes everything in it.
    return line.excludes ? [`!${whole}`, `!${api.join(whole, '**')}`] : [whole];
}
/** The name that a segment stands for; `undefined` if it has wildcards. A set of one character is not a wildcard. */
function literalOf(segment) {
    const pieces = piecesOf(segment);
    const names = pieces.map((piece) => (piece.length === 3 ? piece.slice(1, 2) : piece));
    return pieces.some((piece) => piece === '*' || piece === '?' || isSet(piece)) ? undefined : names.join('');
}
/** True for a set of several characters, `[ab]`, or of none. */
function isSet(piece) {
    return piece.length > 1 && piece.length !== 3;
}
/**
 * The characters of a segment, each set (`[ab]`) as one piece. Found without a pattern, which would look for the end of
 * each of many `[` again and again.
 */
function piecesOf(segment) {
    const last = segment.lastIndexOf(']');
    const pieces = [];
    for (let at = 0; at < segment.length;) {
        // The first character of a set may be `]`.
        const from = segment.startsWith('[]]', at) ? at + 2 : at;
        const end = segment[at] === '[' && at < last ? segment.indexOf(']', from) + 1 : at + 1;
        pieces.push(segment.slice(at, end));
        at = end;
    }
    return pieces;
}
/** True if a name may match a segment; a set of characters counts as any character. */
function matchesRoughly(segment, name) {
    const pieces = piecesOf(segment);
    // After a failure only the last star is tried again: it can match whatever an earlier one could.
    let [piece, at, star, mark] = [0, 0, -1, 0];
    while (at < name.length) {
        const wanted = pieces[piece];
        if (wanted === '*')
            [star, mark, piece] = [piece, at, piece + 1];
        else if (wanted === '?' || wanted === name[at] || (wanted?.length ?? 0) > 1)
            [piece, at] = [piece + 1, at + 1];
        else if (star >= 0)
            [mark, piece, at] = [mark + 1, star + 1, mark + 1];
        else
            return false;
    }
    return pieces.slice(piece).every((each) => each === '*');
}
/** The file or folder that a line names; `undefined` if it has wildcards. */
function literalPath(line, api = external_node_path_) {
    const names = line.segments.map(literalOf);
    return names.every((name) => name !== undefined) ? api.join(line.base, ...names) : undefined;
}
/** The path up to the first wildcard. */
function literalStart(line, api = external_node_path_) {
    const end = line.segments.findIndex((segment) => literalOf(segment) === undefined);
    const names = line.segments
        .slice(0, end < 0 ? undefined : end)
        .flatMap((segment) => literalOf(segment) ?? []);
    return api.join(line.base, ...names);
}
function escapeGlob(folder, api) {
    const escaped = folder.replaceAll(/[[?*]/g, '[$&]');
    // `@actions/glob` treats a backslash as an escape if it does not separate folders.
    return api.sep === '\\' ? escaped : escaped.replaceAll('\\', '\\\\');
}

;// CONCATENATED MODULE: ./lib/packages/missing.js








/** Names shown in one message. */
const shown = 5;
const theWorkspace = 'the workspace';
/** Characters of a line that names are compared with. */
const compared = 300;
/**
 * Why a line of the `packages` input finds nothing: what it may have been meant to be, or how far its path exists. Two
 * or three complete sentences.
 */
async function explainMissing(line, places) {
    const reason = explainHabit(line) ?? (await explainOutside(line, places)) ?? (await explainPath(line, places.workspace));
    const quoted = /^["'`]|["'`]$/.test(line.text) ? line.text : `"${line.text}"`;
    return [`No files match ${quoted}.`, reason, await describeNearby(line, places.workspace)]
        .filter((each) => each !== undefined)
        .join(' ');
}
/** Explains an absolute line that leads outside the folders that files may be in. */
async function explainOutside(line, { workspace, allowedRoots }) {
    const start = literalStart(line);
    const roots = await Promise.all([workspace, ...allowedRoots].map(async (root) => [root, await realOf(root)]));
    return roots.flat().some((root) => (0,files_workspace/* isInside */.F)(start, root) || (0,files_workspace/* isInside */.F)(root, start)) &&
        line.base !== workspace
        ? undefined
        : explainElsewhere(line, workspace);
}
/** A path without links; the folder itself if it does not exist. */
async function realOf(folder) {
    try {
        return await (0,promises_.realpath)(folder);
    }
    catch {
        return folder;
    }
}
async function explainPath(line, workspace) {
    let folder = line.base;
    for (const [index, segment] of line.segments.entries()) {
        const show = showPath(folder, workspace) || theWorkspace;
        const name = literalOf(segment);
        const isLast = index === line.segments.length - 1;
        if (name === undefined)
            return explainWildcard(line, { folder, segment, show, isLast });
        const path = (0,external_node_path_.join)(folder, name);
        const stats = await statsOf(path);
        if (stats === undefined)
            return explainAbsent(folder, { segment, name, show });
        if (stats.isSymbolicLink())
            return `${showPath(path, workspace)} is a link, and links are not followed.`;
        if (!stats.isDirectory() && !isLast)
            return `${showPath(path, workspace)} is a file, not a folder.`;
        folder = path;
    }
    return explainFolder(folder, showPath(folder, workspace) || '.');
}
/** Absolute when it is outside the workspace: no one counts the steps of `../../..`. */
function showPath(path, workspace) {
    return (0,files_workspace/* isInside */.F)(path, workspace) ? (0,display_path/* displayPath */.G)(path, workspace) : path;
}
async function explainAbsent(folder, { segment, name, show }) {
    const names = (await entriesOf(folder)).map((each) => each.name);
    const twin = names.find((each) => each.toLowerCase() === name.toLowerCase());
    if (twin !== undefined)
        return `In ${show}, the name is "${twin}": file names are case-sensitive here.`;
    if (names.includes(segment))
        return explainBrackets(segment);
    const [alike] = name.length > compared ? [] : mostAlike(name, names, 1);
    const isNear = alike !== undefined && (0,mod/* distance */.Io)(alike.toLowerCase(), name.toLowerCase()) <= 1 + name.length / 4;
    // The next sentence says so.
    if (names.length === 0 && show === theWorkspace)
        return undefined;
    return `There is no "${name}" in ${show}.${isNear ? ` Did you mean "${alike}"?` : ''}`;
}
async function explainWildcard(line, stop) {
    const { folder, segment, show, isLast } = stop;
    const entries = await entriesOf(folder);
    if (entries.some(({ name }) => name === segment))
        return explainBrackets(segment);
    const below = await packageFilesBelow(folder);
    const deeper = below.find((each) => matchesRoughly(segment, (0,external_node_path_.basename)(each)));
    if (isLast && deeper !== undefined) {
        const start = show === theWorkspace ? '' : `${show}/`;
        return `A * does not match subfolders, and ${start}${deeper} is in one. To search subfolders, write ${start}**/${segment}.`;
    }
    const last = line.segments.at(-1) ?? '';
    const twin = below.find((each) => matchesRoughly(last.toLowerCase(), (0,external_node_path_.basename)(each).toLowerCase()) &&
        !matchesRoughly(last, (0,external_node_path_.basename)(each)));
    return twin === undefined
        ? undefined
        : `${show === theWorkspace ? 'The workspace' : show} contains ${twin}: file names are case-sensitive here.`;
}
function explainBrackets(segment) {
    return `Brackets match one character of a set. To match that file, write "${segment.replaceAll('[', '[[]')}".`;
}
async function explainFolder(folder, show) {
    const inside = await packageFilesBelow(folder);
    const extension = inside[0]?.slice(inside[0].lastIndexOf('.')) ?? '.msixbundle';
    return `${show} is a folder. Use a pattern for the files in it, such as ${show}/**/*${extension}.`;
}
async function describeNearby(line, workspace) {
    const nearby = await packageFilesBelow(workspace);
    if (nearby.length > 0)
        return `Package files in the workspace: ${shownOf(line, nearby)}.`;
    const zips = await filesBelow(workspace, (name) => /\.zip$/i.test(name));
    if (zips.length > 0) {
        return `The workspace has no package files, only ${shownOf(line, zips)}: unpack it in an earlier step.`;
    }
    return `${(await entriesOf(workspace)).length === 0
        ? 'The workspace is empty'
        : 'There are no package files in the workspace'}. Build or download the packages in an earlier step of this job.`;
}
function shownOf(line, names) {
    const more = names.length - shown;
    return `${mostAlike(line.text.slice(0, compared), names, shown).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
async function statsOf(path) {
    try {
        return await (0,promises_.lstat)(path);
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./lib/packages/facts.js
var facts = __webpack_require__(99994);
;// CONCATENATED MODULE: ./lib/packages/wrong-kind.js



/** Names shown in one message. */
const maxNames = 10;
const dotted = facts/* packageExtensions */.r.map((each) => `.${each}`);
const accepted = `${dotted.slice(0, -1).join(', ')} and ${dotted.at(-1)}`;
const kindHints = [
    {
        pattern: /\.(?:exe|msi)$/i,
        text: 'MSI and EXE installers are published through a different API, which this action does not use.',
    },
    {
        pattern: /\.(?:zip|7z|rar|tar|gz|tgz)$/i,
        text: 'Unpack archives in an earlier step, and add the extracted packages to the packages input.',
    },
    {
        pattern: /\.(?:msix|appx)sym$/i,
        text: 'Symbols are published inside an upload file (.msixupload or .appxupload).',
    },
    {
        pattern: /\.e(?:msix|appx)(?:bundle)?$/i,
        text: 'The Store accepts no encrypted packages: build without encryption.',
    },
    {
        pattern: /\.appinstaller$/i,
        text: 'An App Installer file is for downloads outside the Store.',
    },
];
/** A finding about the files whose names are not those of packages; none if there are no such files. */
function wrongKind(files, workspace) {
    const wrong = files.filter((file) => (0,extension/* packageExtensionOf */.X)(file) === undefined);
    if (wrong.length === 0)
        return [];
    const names = wrong.slice(0, maxNames).map((file) => (0,display_path/* displayPath */.G)(file, workspace));
    const more = wrong.length - names.length;
    const list = `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
    const subject = wrong.length === 1 ? 'This file is not a package' : 'These files are not packages';
    const hints = kindHints.filter(({ pattern }) => wrong.some((file) => pattern.test(file)));
    return [
        {
            rule: 'wrong-kind',
            severity: 'error',
            message: [
                `${subject}: ${list}.`,
                `The Store accepts ${accepted}.`,
                ...hints.map(({ text }) => text),
            ].join(' '),
        },
    ];
}

;// CONCATENATED MODULE: ./lib/packages/find.js










/**
 * Finds the package files: absolute paths, sorted, each file once. Links are not followed. A line without
 * wildcards must find its file; for the others, one that finds something is enough.
 *
 * @throws ActionError with a finding for each problem: `no-package-found`, `wrong-pattern`, `wrong-kind` (not a
 *   package by its name), `not-a-file` (a link, a pipe), `outside-workspace`, `package-search-failed`
 */
async function findPackages(options) {
    const { patterns, workspace, allowedRoots, warn = () => { } } = options;
    const lines = parsePatterns(patterns, workspace);
    const matches = await search(lines);
    const missing = await missingLines(lines, matches);
    const errors = missing.filter((each) => matches.length === 0 || isMistake(each.line));
    if (errors.length > 0)
        throw await notFound(errors, lines, options);
    for (const { line } of missing)
        warn(await explainMissing(line, options));
    const roots = await realPaths(allowedRoots);
    const files = new Map();
    const findings = [];
    for (const match of matches) {
        const problem = await problemOf(match, roots, workspace);
        if (problem === undefined)
            files.set(await (0,promises_.realpath)(match), match);
        else
            findings.push(problem);
    }
    findings.push(...wrongKind(matches, workspace));
    const [first] = findings;
    if (first !== undefined) {
        throw new lib_errors/* ActionError */.lZ({
            code: first.rule,
            message: (0,lib_errors/* messageOfFindings */.RB)(findings),
            todo: "If you didn't mean to include such files, narrow the patterns in packages, or exclude the files with lines that start with !.",
            findings,
        });
    }
    return [...files.values()].sort();
}
async function search(lines) {
    try {
        const blocked = await Promise.all(lines.map(isBlocked));
        const open = lines.filter((_line, index) => !blocked[index]);
        const globber = await (0,glob/* create */.v)(open.flatMap((line) => globLines(line)).join('\n'), {
            followSymbolicLinks: false,
            // A folder's name alone would take every file below it, symbols and scripts too.
            implicitDescendants: false,
            matchDirectories: false,
        });
        return (await globber.glob()).sort();
    }
    catch (error) {
        throw new lib_errors/* ActionError */.lZ({
            code: 'package-search-failed',
            message: `The search for package files failed: ${(0,lib_errors/* messageOf */.bD)(error)}`,
            todo: 'Check the patterns in packages, and make sure that the runner can read their folders.',
            cause: error,
        });
    }
}
/** True for a path through a file, or with a name too long for any file: `@actions/glob` would fail for all lines. */
async function isBlocked(line) {
    try {
        await (0,promises_.lstat)(literalStart(line));
        return false;
    }
    catch (error) {
        return (0,fault/* isSystemError */.Or)(error) && ['ENOTDIR', 'ENAMETOOLONG'].includes(String(error.code));
    }
}
/** The lines that match no files: those with `!` only if they are plain mistakes, and would let files through. */
async function missingLines(lines, matches) {
    const wanted = lines.filter((line) => !line.excludes);
    const isSure = matches.length > 0 && wanted.length === 1;
    const doubtful = lines.filter((line) => (line.excludes ? explainHabit(line) !== undefined : !isSure));
    const searched = await Promise.all(doubtful.map(async (line) => ({ line, excluded: (await search([{ ...line, excludes: false }])).length })));
    return searched.filter(({ line, excluded }) => excluded === 0 || (matches.length === 0 && !line.excludes));
}
/** Other lines that find something don't make up for it. */
function isMistake(line) {
    return literalPath(line) !== undefined || explainHabit(line) !== undefined;
}
async function notFound(missing, lines, places) {
    const findings = [];
    for (const { line, excluded } of missing) {
        const message = excluded > 0
            ? `"${line.text}" matches ${excluded} ${excluded === 1 ? 'file' : 'files'}, but lines with ! exclude all of them: ${lines
                .filter((each) => each.excludes)
                .map((each) => `!${each.text}`)
                .join(', ')}.`
            : await explainMissing(line, places);
        findings.push({ rule: 'no-package-found', severity: 'error', message });
    }
    return new lib_errors/* ActionError */.lZ({
        code: 'no-package-found',
        message: (0,lib_errors/* messageOfFindings */.RB)(findings),
        todo: 'Correct the packages input: it takes glob patterns, one per line, relative to the workspace or absolute.',
        findings,
    });
}
async function problemOf(match, roots, workspace) {
    const shown = (0,display_path/* displayPath */.G)(match, workspace);
    const finding = (rule, what) => ({
        rule,
        severity: 'error',
        message: `${shown}: ${what}`,
        file: shown,
    });
    const stats = await (0,promises_.lstat)(match);
    if (stats.isSymbolicLink())
        return finding('not-a-file', 'it is a link, and links are not followed.');
    if (!stats.isFile())
        return finding('not-a-file', 'it is not a regular file.');
    const real = await (0,promises_.realpath)(match);
    if (!roots.some((root) => (0,files_workspace/* isInside */.F)(real, root))) {
        return finding('outside-workspace', 'it is outside the workspace and RUNNER_TEMP. Copy it into the workspace.');
    }
    return undefined;
}
/** Without links and short names; a folder that does not exist contains no files. */
async function realPaths(folders) {
    const found = await Promise.allSettled(folders.map((folder) => (0,promises_.realpath)(folder)));
    return found.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
}

// EXTERNAL MODULE: ./lib/text/format.js
var format = __webpack_require__(23808);
;// CONCATENATED MODULE: ./lib/commands/steps/read-packages.js



/**
 * Step 2: finds the package files and reads each once.
 *
 * @throws ActionError if nothing matches, or a file is not what its name says
 */
function readPackages(run, globs) {
    const { learn, logger, step, tempDir, workspace } = run;
    return step('Packages', async () => {
        const paths = await findPackages({
            patterns: globs,
            workspace,
            allowedRoots: [workspace, tempDir],
            warn: (message) => logger.warning(message),
        });
        // Loaded when there is a file: the readers of zip and XML are half of what a run loads.
        const { inspectPackages } = await Promise.all(/* import() */[__webpack_require__.e(869), __webpack_require__.e(780), __webpack_require__.e(560), __webpack_require__.e(102)]).then(__webpack_require__.bind(__webpack_require__, 70102));
        const packages = await inspectPackages(paths, { workspace, tempDir, check: manifest_checks/* checkManifests */.d });
        learn('packages', packages);
        for (const each of packages) {
            const families = [...new Set(each.serves.map((offer) => `${offer.family} ${offer.minVersion}`))];
            logger.info(`${each.displayPath}: ${each.name} ${each.version}, ${each.architectures.join(' ')}, ${(0,format/* formatBytes */.z3)(each.size)}`);
            logger.info(`  for ${families.join(', ')}; SHA-256 ${each.sha256}`);
        }
        return packages;
    });
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

/***/ 60831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ displayPath)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

/**
 * A path as messages show it: relative to the workspace, with `/`; absolute if it is on another drive.
 * @param api `path.win32` for paths of Windows.
 */
function displayPath(file, workspace, api = node_path__WEBPACK_IMPORTED_MODULE_0__) {
    return api.relative(workspace, file).replaceAll(api.sep, '/');
}


/***/ }),

/***/ 63512:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   X: () => (/* binding */ packageExtensionOf)
/* harmony export */ });
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99994);

/** The package extension of a file name, without regard to case; `undefined` if it has none. */
function packageExtensionOf(fileName) {
    const extension = fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase();
    return _facts_js__WEBPACK_IMPORTED_MODULE_0__/* .packageExtensions */ .r.find((each) => each === extension);
}
function kindOf(extension) {
    if (extension.endsWith('upload'))
        return 'upload';
    return extension.endsWith('bundle') ? 'bundle' : 'package';
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


/***/ })

};
