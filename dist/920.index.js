export const id = 920;
export const ids = [920];
export const modules = {

/***/ 81920:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  uploadRecord: () => (/* binding */ uploadRecord)
});

// UNUSED EXPORTS: withForeignOutput

// EXTERNAL MODULE: external "node:async_hooks"
var external_node_async_hooks_ = __webpack_require__(16698);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/masking/secret-forms.js
var secret_forms = __webpack_require__(8224);
// EXTERNAL MODULE: ./lib/record/shown-record.js + 1 modules
var shown_record = __webpack_require__(54166);
// EXTERNAL MODULE: ./lib/masking/document.js + 1 modules
var masking_document = __webpack_require__(99780);
// EXTERNAL MODULE: ./lib/masking/sanitize.js
var sanitize = __webpack_require__(14125);
// EXTERNAL MODULE: ./lib/masking/url.js
var masking_url = __webpack_require__(27489);
// EXTERNAL MODULE: ./lib/plan-report/plan-report.js
var plan_report = __webpack_require__(67720);
// EXTERNAL MODULE: ./lib/record/run-record.js
var run_record = __webpack_require__(47136);
// EXTERNAL MODULE: ./lib/report/closing.js
var closing = __webpack_require__(71425);
;// CONCATENATED MODULE: ./lib/report/artifact-files.js







/**
 * The record of a run as files, by name: plan, submission before and after, archive, and the run itself with
 * its states. What is not known has no file. None of them contains an upload URL or the query of an address, and a
 * later step may print them: reports hold texts as the log shows them, submissions hold them exactly.
 * @param record without its secrets (`shownRecord`)
 */
function artifactFiles(record) {
    const { plan, before, files, assets } = record;
    const after = record.after ?? plan?.document;
    const contents = [
        ['run.json', harmless(describeRun(record))],
        ['plan.json', plan && harmless((0,plan_report/* reportPlan */._S)(plan))],
        ['submission-before.json', before],
        ['submission-after.json', after],
        ['archive.json', files.length + assets.length === 0 ? undefined : harmless(describeArchive(record))],
    ];
    return new Map(contents.flatMap(([name, content]) => content === undefined
        ? []
        : [[name, `${(0,sanitize/* harmlessJson */.EL)(JSON.stringify((0,masking_document/* shownDocument */.b)(content), undefined, 2))}\n`]]));
}
/** Printing one text of it (`jq -r`) must not do anything either. */
function harmless(report) {
    const clean = (text) => (0,sanitize/* sanitize */.aj)(text);
    return (0,shown_record/* mapTexts */.zO)(report, clean, clean);
}
function describeRun(record) {
    const { error, target, result, command, submissionId, rollout, warnings, findings } = record;
    return {
        command,
        result,
        startedAt: isoTime(record.startedAt),
        endedAt: record.endedAt === undefined ? undefined : isoTime(record.endedAt),
        target,
        listing: record.listing,
        pulled: record.pulled,
        submissionId,
        submissionAfterIs: record.after === undefined ? 'planned' : 'as the Store has it',
        rollout,
        states: describeStates(record),
        answers: record.answers.map(({ at, ...answer }) => ({ at: isoTime(at), ...answer })),
        storeErrors: record.storeErrors,
        storeWarnings: record.storeWarnings,
        certificationReports: record.certificationReports.map(({ date, url }) => ({
            date,
            url: url === undefined ? undefined : (0,masking_url/* withoutQuery */.j$)(url),
        })),
        warnings,
        findings,
        error: error && {
            message: error.message,
            todo: error.todo,
            quote: error.quote,
            values: error.values,
            references: (0,closing/* referencesOf */.C)(error, record.stage),
            findings: error.findings,
        },
    };
}
/** Each state with the correlation ID of the response that reported it: the last one before the state was noted. */
function describeStates({ states, endedAt, answers }) {
    return (0,run_record/* stateSpans */.xD)(states, endedAt).map(({ status, at, duration }) => ({
        status,
        at: isoTime(at),
        seconds: duration === undefined ? undefined : duration / 1000,
        correlationId: answers.findLast((answer) => answer.at <= at)?.correlationId,
    }));
}
function describeArchive({ files, assets }) {
    const packages = files.map(({ archiveName, facts }) => ({
        ...entry(archiveName, facts.displayPath, facts),
        identity: facts.name,
        version: facts.version,
        architectures: facts.architectures,
    }));
    return [...packages, ...assets.map((asset) => entry(asset.archiveName, asset.fileName, asset))];
}
function entry(name, file, { size, sha256, crc32 }) {
    return { name, file, size, sha256, crc32: crc32.toString(16).padStart(8, '0') };
}
function isoTime(at) {
    return new Date(at).toISOString();
}

// EXTERNAL MODULE: ./lib/report/store-page.js
var store_page = __webpack_require__(29227);
// EXTERNAL MODULE: ./lib/text/format.js
var format = __webpack_require__(23808);
;// CONCATENATED MODULE: ./lib/sinks/artifact.js









/** The library retries for half a minute; a few kilobytes need no longer. */
const defaultTimeLimitMs = 120_000;
/**
 * Uploads the record of the run as an artifact. What goes wrong is a warning: no release depends on it.
 * @returns true if it was uploaded
 */
async function uploadRecord(record, options) {
    const { env, logger, name, page, tempDir } = options;
    const missing = missingService(env);
    if (missing !== undefined) {
        logger.warning(`The artifact ${name} was not uploaded: ${missing}`);
        return false;
    }
    let folder;
    try {
        const made = await (0,promises_.mkdtemp)((0,external_node_path_.join)(tempDir, 'record-'));
        folder = made;
        const shown = (0,shown_record/* shownRecord */.Zz)(record, logger.redact);
        const pages = [
            ...(page !== undefined && (0,store_page/* isWorthTelling */.aI)(record) ? [[store_page/* previewName */.gz, page]] : []),
            ...(await pageBefore(shown)),
        ];
        const files = await writeFiles(made, new Map([...artifactFiles(shown), ...pages]));
        const { id } = await logger.group(`Artifact ${name}`, () => upload(files, made, options));
        logger.info(`Artifact ${name}${id === undefined ? '' : ` (${id})`}: ${files.length} files.`);
        return true;
    }
    catch (error) {
        logger.warning(`The artifact ${name} was not uploaded. ${(0,format/* capitalized */.l2)((0,format/* sentence */.em)((0,errors/* messageOf */.bD)(error)))}`);
        return false;
    }
    finally {
        if (folder !== undefined)
            await (0,promises_.rm)(folder, { recursive: true, force: true }).catch(() => { });
    }
}
/** The folder in the artifact that has the Store page as it was. */
const folderBefore = 'store-page-before';
/**
 * The Store page as it was before the run, as files of a listing folder, by name: publishing them undoes the run.
 * Pictures are named by `.kept` files, since the Store can't return any. What the run filled has a `.clear` or `none`
 * file. Empty if the run does not know the page, or leaves it as it is.
 *
 * @param record without its secrets (`shownRecord`)
 */
async function pageBefore(record) {
    const { before, review } = record;
    const after = record.after ?? record.plan?.document;
    if (before === undefined ||
        after === undefined ||
        review === undefined ||
        'missing' in review ||
        !(0,store_page/* isWorthTelling */.aI)(record))
        return new Map();
    // Most runs don't need this folder.
    const { pullPageBefore } = await Promise.all(/* import() */[__webpack_require__.e(240), __webpack_require__.e(785), __webpack_require__.e(450)]).then(__webpack_require__.bind(__webpack_require__, 31939));
    const { files, leftOut } = pullPageBefore(before, after, review.kind);
    const missing = leftOut.map(({ language, what }) => (language === '' ? what : `${language}: ${what}`));
    return new Map([
        ...files.map(({ path, text }) => [`${folderBefore}/${path}`, text]),
        [`${folderBefore}/README.txt`, aboutText(missing)],
    ]);
}
/** Listing folders may have such a file. */
function aboutText(missing) {
    return [
        'The Store page as it was before this run.',
        '',
        'To undo what the run changed, add this folder to the repository and publish it with the listing input.',
        "Pictures that are no longer in the Store can't be restored from it: delete their .kept files, and add the pictures yourself.",
        ...(missing.length === 0 ? [] : ['', 'Not in this folder:', ...missing.map((each) => `- ${each}`)]),
        '',
    ].join('\n');
}
async function upload(files, folder, { logger, name, signal, timeLimit = defaultTimeLimitMs }) {
    // A big library that most runs do not need.
    const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(46), __webpack_require__.e(780), __webpack_require__.e(840), __webpack_require__.e(351), __webpack_require__.e(403)]).then(__webpack_require__.bind(__webpack_require__, 82403));
    signal.throwIfAborted();
    const work = withForeignOutput(logger, () => new DefaultArtifactClient().uploadArtifact(name, files, folder));
    return await inTime(work, timeLimit, signal);
}
/** Checked before anything is tried: the library would write its own warning about the first. */
function missingService(env) {
    const host = URL.parse(env.GITHUB_SERVER_URL || 'https://github.com')?.hostname ?? '';
    if (host !== 'github.com' && !/\.(ghe\.com|localhost)$/.test(host)) {
        return 'GitHub Enterprise Server does not support artifacts of this kind.';
    }
    return env.ACTIONS_RUNTIME_TOKEN ? undefined : 'this runner has no artifact service (only GitHub has one).';
}
/** Only this user may read them: they hold what the Store learns before anyone else does. */
function writeFiles(folder, files) {
    return Promise.all([...files].map(async ([name, content]) => {
        const path = (0,external_node_path_.join)(folder, name);
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
        await (0,promises_.writeFile)(path, content, { mode: 0o600 });
        return path;
    }));
}
/** The library takes no signal, and its requests have no time limit of their own. */
async function inTime(work, milliseconds, signal) {
    const limit = AbortSignal.timeout(milliseconds);
    const ended = new Promise((_resolve, reject) => {
        limit.addEventListener('abort', () => reject(new Error(`the service did not take it within ${milliseconds / 1000} s.`)));
        signal.addEventListener('abort', () => reject(signal.reason));
    });
    return await Promise.race([work, ended]);
}
/** Set while a library's code runs, and in everything that it has begun. */
const isForeign = new external_node_async_hooks_.AsyncLocalStorage();
/**
 * Runs a library that prints on its own, and sends what it prints through the logger: a text that a server chose must
 * not reach the runner, which would treat a line of it as a command.
 */
async function withForeignOutput(logger, work) {
    const original = process.stdout.write;
    process.stdout.write = (chunk, encoding, done) => {
        if (isForeign.getStore() === undefined) {
            return typeof encoding === 'function'
                ? original.call(process.stdout, chunk, undefined, encoding)
                : original.call(process.stdout, chunk, encoding, done);
        }
        const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
        isForeign.exit(() => say(text, logger));
        const called = typeof encoding === 'function' ? encoding : done;
        called?.();
        return true;
    };
    try {
        return await isForeign.run(true, work);
    }
    finally {
        process.stdout.write = original;
    }
}
/** The toolkit writes a command as one line, and a text with all its lines at once. */
function say(text, logger) {
    const lines = text.split(/[\r\n]+/).filter((line) => line !== '');
    const [, name, data] = (lines.length === 1 && /^::([a-z-]+)(?: [^:]*)?::(.*)$/.exec(lines[0] ?? '')) || [];
    if (name === undefined || data === undefined) {
        for (const line of lines)
            logger.info(line);
        return;
    }
    const value = unescaped(data);
    // A mask of a server's choice could hide any word of the log.
    if (name === 'add-mask' && value.length >= secret_forms/* shortestForm */.T$)
        logger.mask(value);
    if (name === 'debug')
        logger.debug(value);
    if (name === 'warning' || name === 'error')
        logger.warning(value);
}
/** https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function unescaped(data) {
    return data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}


/***/ })

};
