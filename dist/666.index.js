export const id = 666;
export const ids = [666];
export const modules = {

/***/ 85666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publish: () => (/* binding */ publish)
});

// EXTERNAL MODULE: ./lib/commands/run.js + 1 modules
var commands_run = __webpack_require__(78372);
// EXTERNAL MODULE: ./lib/commands/steps/await-submission.js + 4 modules
var await_submission = __webpack_require__(99511);
// EXTERNAL MODULE: ./lib/commands/steps/commit.js + 1 modules
var commit = __webpack_require__(87334);
// EXTERNAL MODULE: ./lib/errors.js
var lib_errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/store/partner-center.js
var partner_center = __webpack_require__(92593);
// EXTERNAL MODULE: ./lib/store/slot-errors.js
var slot_errors = __webpack_require__(31725);
// EXTERNAL MODULE: ./lib/store/store-error.js
var store_error = __webpack_require__(89803);
// EXTERNAL MODULE: ./lib/submission/ownership.js
var ownership = __webpack_require__(17077);
// EXTERNAL MODULE: ./lib/text/format.js
var format = __webpack_require__(23808);
;// CONCATENATED MODULE: ./lib/commands/steps/draft.js







/**
 * Step 6: gets this run its draft: the untouched one that is there, or a new clone.
 *
 * @throws ActionError `slot-taken` (busy) if someone else is working in the draft that is there by now
 */
function openDraft({ learn, logger, step, store }, target, { decision, situation }) {
    const open = async () => {
        if (decision.action === 'use') {
            logger.info(`Reusing ${decision.reason}.`);
            // What was read before may be old by the time of the update, which replaces all of it.
            return untouched(target, situation, await store.getSubmission(target, decision.pending.id));
        }
        const { published, pending } = situation;
        const known = [published, pending].flatMap((each) => (each === undefined ? [] : [each.id]));
        const { submission, isFound } = await store.create(target, new Set(known));
        return isFound ? untouched(target, situation, submission) : submission;
    };
    return step(commands_run/* createStage */.xS, async () => {
        const draft = await open();
        learn('submission', draft);
        logger.info([`Submission ${draft.id}`, (0,partner_center/* pageOfSubmission */.BX)(target, draft.id)].filter(Boolean).join(': '));
        return draft;
    });
}
function untouched(target, { app, published }, draft) {
    const identityName = app?.packageIdentityName ?? '';
    const kind = (0,ownership/* classifyPending */.S)({ published, plan: undefined, fileNames: [], identityName }, draft);
    if (kind === 'untouched')
        return draft;
    throw (0,slot_errors/* draftTaken */.hJ)(target, draft);
}
/** Step 7: sends the whole document. */
async function updateDraft({ logger, step, store }, { target, id, plan }) {
    await step('Update the submission', async () => {
        await store.update(target, id, plan.document).catch((error) => {
            throw asksForMandatoryUpdate(error, plan) ? withoutMandatoryUpdate(error) : error;
        });
        logger.info(`The Store accepted the update of submission ${id}.`);
    });
}
/** The documented 409 names mandatory updates among other causes: they are meant if this run asks for one. */
function asksForMandatoryUpdate(error, { changes, document }) {
    const isAsked = document.packageDeliveryOptions?.isMandatoryUpdate === true &&
        changes.some(({ path }) => /^packageDeliveryOptions(?:$|\.(?:isM|m)andatoryUpdate)/.test(path));
    return isAsked && error instanceof store_error/* StoreError */.AD && error.code === 'store-feature-unsupported';
}
function withoutMandatoryUpdate(refused) {
    const { code, executed, quote, link, status, serviceCode, correlationId, retryAfter } = refused;
    return new store_error/* StoreError */.AD({
        code,
        message: 'Could not update the submission: this run sets a mandatory update, but the submission API does not support them for this app.',
        todo: 'Remove mandatory-update, then run the workflow again. For this app, set mandatory updates in Partner Center.',
        ...{ executed, quote, link, status, serviceCode, correlationId, retryAfter },
    });
}
/**
 * Runs `body` on this run's draft. If a check refuses the release, deletes the draft, so that a
 * refusal leaves nothing behind; after any other failure it stays, and the next run takes over.
 *
 * @throws ActionError `draft-gone` (busy) if someone deleted the draft, and what `body` throws
 */
async function withDraft(run, draft, body) {
    try {
        return await body();
    }
    catch (error) {
        if (!(error instanceof lib_errors/* ActionError */.lZ))
            throw error;
        if (error.result === 'refused')
            await discard(run, draft);
        if (!(error instanceof store_error/* StoreError */.AD && error.status === 404))
            throw error;
        run.learn('draftDeleted', draft.id);
        throw (0,slot_errors/* draftGone */.XW)(draft.id, error);
    }
}
/** A draft that can't be deleted is not a second error: the next run recognizes it as ours. */
async function discard({ learn, logger, store }, { target, id }) {
    const keep = (why) => logger.warning(`This run's draft ${id} was not deleted. ${(0,format/* sentence */.em)(why)} The next run will try again.`);
    try {
        if ((await store.delete(target, id)) === 'in-progress') {
            keep('The Store is processing it');
            return;
        }
        learn('draftDeleted', id);
        logger.info(`Deleted draft ${id}: nothing was submitted.`);
    }
    catch (error) {
        keep((0,lib_errors/* messageOf */.bD)(error));
    }
}

// EXTERNAL MODULE: ./lib/commands/steps/find-target.js
var find_target = __webpack_require__(94069);
// EXTERNAL MODULE: ./lib/commands/steps/judge.js + 2 modules
var judge = __webpack_require__(97336);
// EXTERNAL MODULE: ./lib/checks/check.js
var check = __webpack_require__(5229);
// EXTERNAL MODULE: ./lib/checks/describe-differences.js
var describe_differences = __webpack_require__(43729);
;// CONCATENATED MODULE: ./lib/checks/clone.js


/** The clone must equal the published submission that the shown plan is based on. */
const cloneDiffers = {
    id: 'clone-differs',
    row: 'The new submission differs from the published one: something else changed the app meanwhile. Check it in Partner Center, then re-run the job',
    check: (differences) => differences.length === 0
        ? []
        : [
            (0,check/* error */.z3)(`The new submission differs from the published one: ${(0,describe_differences/* describeDifferences */.g)(differences)}. Something else changed the app in the meantime. Check it in Partner Center, then re-run the job.`),
        ],
};
/** Every check of a new submission, by its differences from the published one. */
const cloneChecks = [cloneDiffers];
/** All findings about a new submission at once. @param differences from the published one */
function checkClone(differences) {
    return (0,check/* runChecks */.JT)(cloneChecks, differences);
}

// EXTERNAL MODULE: ./lib/checks/plan/page.js
var page = __webpack_require__(15498);
// EXTERNAL MODULE: ./lib/document/differences-from-published.js
var differences_from_published = __webpack_require__(96001);
// EXTERNAL MODULE: ./lib/plan-report/plan-report.js
var plan_report = __webpack_require__(67720);
// EXTERNAL MODULE: ./lib/document/value.js
var document_value = __webpack_require__(63352);
// EXTERNAL MODULE: ./lib/masking/sanitize.js
var sanitize = __webpack_require__(14125);
// EXTERNAL MODULE: ./lib/review/comparison.js
var review_comparison = __webpack_require__(90007);
;// CONCATENATED MODULE: ./lib/plan-report/plan-text.js





/** The plan as lines for the log: packages, the Store page, other changed fields, and risky fields that stay. */
function planLines(plan, review) {
    const { packages, notUpdated, changes, stays } = (0,plan_report/* reportPlan */._S)(plan, review);
    const page = review === undefined || !(0,review_comparison/* hasChanges */.ik)(review.comparison) ? [] : reviewLines(review);
    return [
        ...section('Packages', packages.map(packageCells)),
        // Nothing if every device gets a new package.
        ...(notUpdated.length === 0 ? [] : ['Not updated', ...notUpdated.map((text) => `  ${(0,sanitize/* sanitize */.aj)(text)}`)]),
        ...page,
        ...plan.notes.map((note) => (0,sanitize/* sanitize */.aj)(note)),
        ...(page.length > 0 && changes.length === 0
            ? []
            : section(page.length > 0 ? 'Other changes' : 'Changes', changes.map((change) => [change.path, (0,plan_report/* describeChange */.uQ)(change)]))),
        ...section('Unchanged', stays.map(({ path, value }) => [path, (0,document_value/* describeValue */.bp)(value)])),
    ];
}
/** The review of the Store page as lines for the log, or why there is none. */
function reviewLines(review) {
    if (review === undefined)
        return [];
    return 'missing' in review
        ? [`Store page. Not compared: ${(0,sanitize/* sanitize */.aj)(review.missing)}`]
        : review.views.textReview(review.comparison);
}
function packageCells(each) {
    return [
        each.action,
        each.fileName,
        each.version ?? '–',
        each.architectures.join(', ') || '–',
        each.size === undefined ? '–' : (0,format/* formatBytes */.z3)(each.size),
        each.reason,
    ];
}
function section(title, rows) {
    return rows.length === 0 ? [`${title}: none`] : [title, ...columns(rows).map((line) => `  ${line}`)];
}
function columns(rows) {
    const clean = rows.map((row) => row.map((cell) => (0,sanitize/* sanitize */.aj)(cell)));
    const widths = (clean[0] ?? []).map((_, column) => 
    // One long name must not push the rest of the table out of sight.
    Math.min(72, Math.max(...clean.map((row) => row[column]?.length ?? 0))));
    return clean.map((row) => row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd());
}

// EXTERNAL MODULE: ./lib/store/rollout.js
var rollout = __webpack_require__(25804);
// EXTERNAL MODULE: ./lib/text/finding.js
var text_finding = __webpack_require__(39302);
// EXTERNAL MODULE: ./lib/document/assets.js
var assets = __webpack_require__(58300);
;// CONCATENATED MODULE: ./lib/commands/steps/listing-uploads.js


/** The listing folder's files that have to be sent, and what the plan says about them; nothing if there are none. */
function listingUploads({ listing }, published, { plan, leftOut }) {
    if (listing === undefined || leftOut.includes('listing folder'))
        return { sent: [], text: '' };
    const { files } = listing.on(published);
    const wanted = new Set((0,assets/* newAssetNames */.Xb)(plan.document));
    const sent = files.filter(({ archiveName }) => wanted.has(archiveName));
    const bytes = sent.reduce((sum, { size }) => sum + size, 0);
    const held = files.length - sent.length;
    const texts = [
        ...(sent.length > 0 ? [`${(0,format/* plural */.LS)(sent.length, 'file')} (${(0,format/* formatBytes */.z3)(bytes)}) will be uploaded`] : []),
        ...(held > 0 ? [`the Store has ${(0,format/* plural */.LS)(held, 'file')} already`] : []),
    ];
    const text = texts.length === 0 ? '' : `Images and trailers of ${listing.folder.name}: ${texts.join(', ')}.`;
    return { sent, text };
}

// EXTERNAL MODULE: ./lib/commands/steps/plan-context.js + 3 modules
var plan_context = __webpack_require__(78421);
// EXTERNAL MODULE: ./lib/commands/steps/plan-for.js
var plan_for = __webpack_require__(38745);
// EXTERNAL MODULE: ./lib/checks/packages/package-checks.js + 8 modules
var package_checks = __webpack_require__(77233);
// EXTERNAL MODULE: ./lib/checks/plan/kept-packages.js
var kept_packages = __webpack_require__(29627);
// EXTERNAL MODULE: ./lib/checks/plan/rollouts.js
var rollouts = __webpack_require__(8155);
// EXTERNAL MODULE: ./lib/checks/release-notes.js
var release_notes = __webpack_require__(82068);
// EXTERNAL MODULE: ./lib/document/diff.js
var diff = __webpack_require__(64682);
// EXTERNAL MODULE: ./lib/json/is-record.js
var is_record = __webpack_require__(19588);
// EXTERNAL MODULE: ./lib/masking/notes.js
var notes = __webpack_require__(25301);
// EXTERNAL MODULE: ./lib/submission/requested.js
var submission_requested = __webpack_require__(2980);
// EXTERNAL MODULE: ./lib/commands/steps/release.js
var steps_release = __webpack_require__(64023);
// EXTERNAL MODULE: ./lib/files/regular-file.js
var regular_file = __webpack_require__(94726);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/files/workspace.js
var files_workspace = __webpack_require__(36822);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./lib/git/git.js





/** Enough for a list of 100,000 files with long names. */
const mostOutput = 64 * 2 ** 20;
/** For git's settings (`safe.directory`), and what Windows needs to start a program. Nothing with a secret in it. */
const passedOn = new Set([
    'HOME',
    'XDG_CONFIG_HOME',
    'USERPROFILE',
    'HOMEDRIVE',
    'HOMEPATH',
    'SYSTEMDRIVE',
    'SYSTEMROOT',
    'WINDIR',
    'PROGRAMDATA',
    'TEMP',
    'TMP',
    'TMPDIR',
]);
/**
 * Only the object database is read: no filter, no fetch of objects that a partial clone lacks, no replaced object, no
 * prompt and no folder in the checkout that looks like a bare repository.
 */
const fixedEnv = {
    LC_ALL: 'C',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
};
const fixedArguments = [
    '-c',
    'safe.bareRepository=explicit',
    '-c',
    'core.fsmonitor=false',
];
/**
 * The first git on the `PATH`; `undefined` if there is none. Folders of the workspace don't count, nor do relative
 * ones: a pull request could put a program there. Windows on its own would look in the current folder first.
 *
 * @param workspace absolute path
 */
async function findGit(env, workspace, platform = process.platform) {
    const isWindows = platform === 'win32';
    const value = (name) => Object.entries(env).find(([key]) => (isWindows ? key.toUpperCase() : key) === name)?.[1];
    const root = await (0,promises_.realpath)(workspace);
    const folders = (value('PATH') ?? '')
        .split(isWindows ? ';' : ':')
        .map((folder) => folder.replace(/^"(.*)"$/, '$1'))
        .filter((folder) => external_node_path_.isAbsolute(folder));
    for (const folder of folders) {
        const program = external_node_path_.join(folder, isWindows ? 'git.exe' : 'git');
        if (!(await isProgram(program, root)))
            continue;
        const kept = [...passedOn].flatMap((name) => {
            const each = value(name);
            return each === undefined ? [] : [[name, each]];
        });
        return { program, env: { ...Object.fromEntries(kept), PATH: external_node_path_.dirname(program), ...fixedEnv } };
    }
    return undefined;
}
async function isProgram(file, workspace) {
    try {
        const real = await (0,promises_.realpath)(file);
        if ((0,files_workspace/* isInside */.F)(real, workspace) || (0,files_workspace/* isInside */.F)(file, workspace) || !(await (0,promises_.stat)(real)).isFile())
            return false;
        await (0,promises_.access)(real, external_node_fs_.constants.X_OK);
        return true;
    }
    catch {
        return false;
    }
}
/**
 * Runs a git command in a folder, without a shell.
 * @throws Error if git can't be started, prints too much, or the signal aborts
 */
function runGit(git, folder, args, signal) {
    return new Promise((resolve, reject) => {
        const options = { ...optionsFor(git, signal), encoding: 'buffer', maxBuffer: mostOutput };
        (0,external_node_child_process_.execFile)(git.program, argumentsFor(folder, args), options, (error, stdout, stderr) => {
            const status = error === null ? 0 : error.code;
            if (typeof status === 'number')
                resolve({ status, stdout, stderr: stderr.toString().trim() });
            else
                reject(error);
        });
    });
}
/** Starts a git command that reads from its standard input. Its errors come as `error` events. */
function startGit(git, folder, args, signal) {
    return (0,external_node_child_process_.spawn)(git.program, argumentsFor(folder, args), optionsFor(git, signal));
}
function argumentsFor(folder, args) {
    return ['-C', folder, ...fixedArguments, ...args];
}
/** It starts in its own folder: in the workspace, Windows would load a library from there. */
function optionsFor({ program, env }, signal) {
    return { cwd: external_node_path_.dirname(program), env, windowsHide: true, ...(signal && { signal }) };
}

;// CONCATENATED MODULE: ./lib/git/blob-reader.js


const lineFeed = 0x0a;
const longestHeader = 256;
/**
 * Reads files of a repository by their object ids, with one process for all of them:
 * https://git-scm.com/docs/git-cat-file#_batch_output. One at a time; further calls wait for their turn.
 */
class BlobReader {
    #git;
    #folder;
    #signal;
    #batch;
    #turn = Promise.resolve();
    /** @param folder a folder of the repository's work tree */
    constructor(git, folder, signal) {
        this.#git = git;
        this.#folder = folder;
        this.#signal = signal;
    }
    /**
     * Passes the bytes of a blob on in parts, each of which is valid only during the call.
     * @throws Error with a sentence fragment that follows the file's name
     */
    read(id, onPart) {
        const reading = this.#turn.then(() => this.#read(id, onPart));
        this.#turn = reading.catch(() => { });
        return reading;
    }
    /** Ends the process, after what is being read. */
    async [Symbol.asyncDispose]() {
        await this.#turn;
        const batch = this.#batch;
        this.#batch = undefined;
        if (batch === undefined || batch.child.exitCode !== null || batch.child.signalCode !== null)
            return;
        const end = (0,external_node_events_.once)(batch.child, 'close');
        batch.child.stdin.end();
        batch.child.stdout.resume();
        await end;
    }
    async #read(id, onPart) {
        this.#batch ??= this.#start();
        const batch = this.#batch;
        try {
            batch.child.stdin.write(`${id}\n`);
            const [, kind, size] = (await headerOf(batch)).split(' ');
            if (kind !== 'blob')
                throw new Error("can't be read: git does not have it");
            for (let left = Number(size); left > 0;) {
                const part = await takeUpTo(batch, left);
                left -= part.length;
                onPart(part);
            }
            await takeUpTo(batch, 1);
        }
        catch (error) {
            // Its further output belongs to this file, so the next one gets a process of its own.
            this.#batch = undefined;
            batch.child.kill();
            throw error;
        }
    }
    #start() {
        const child = startGit(this.#git, this.#folder, ['cat-file', '--batch'], this.#signal);
        // The end of its output says the same, and reaches anyone who waits for it.
        child.on('error', () => { });
        child.stdin.on('error', () => { });
        child.stderr.resume();
        return { child, parts: child.stdout[Symbol.asyncIterator](), rest: Buffer.alloc(0) };
    }
}
async function headerOf(batch) {
    for (;;) {
        const end = batch.rest.indexOf(lineFeed);
        if (end !== -1) {
            const line = batch.rest.toString('latin1', 0, end);
            batch.rest = batch.rest.subarray(end + 1);
            return line;
        }
        if (batch.rest.length > longestHeader)
            throw new Error("can't be read: git says something unexpected");
        batch.rest = Buffer.concat([batch.rest, await nextPart(batch)]);
    }
}
async function takeUpTo(batch, most) {
    if (batch.rest.length === 0)
        batch.rest = await nextPart(batch);
    const part = batch.rest.subarray(0, most);
    batch.rest = batch.rest.subarray(most);
    return part;
}
async function nextPart({ parts }) {
    const { done, value } = await parts.next();
    if (done)
        throw new Error("can't be read: git ended early");
    return value;
}

;// CONCATENATED MODULE: ./lib/git/base-commit.js







/** As many as a listing folder may have (listing/folder-tree.ts). */
const mostEntries = 100_000;
/**
 * Lists a folder of `HEAD^1` of the merge commit that is checked out, from git's object database: no filter runs, and
 * nothing is fetched. Dispose of it when its files are read.
 */
async function openBaseCommit(options) {
    const { workspace, folder: name, env, signal } = options;
    try {
        const git = await findGit(env, workspace);
        if (git === undefined)
            return none('no-git', 'Git is not installed on this runner.');
        const folder = await (0,promises_.realpath)(external_node_path_.resolve(workspace, name));
        const run = (...args) => runGit(git, folder, args, signal);
        const place = await placeInRepository(run, folder, await (0,promises_.realpath)(workspace));
        if ('reason' in place)
            return place;
        const base = await parentOf(run);
        if ('reason' in base)
            return base;
        return await listed(run, { git, folder, base: base.commit, path: place.path }, options);
    }
    catch (error) {
        return unreadable((0,lib_errors/* messageOf */.bD)(error));
    }
}
/** The folder's path in its repository; the repository must be in the workspace. */
async function placeInRepository(run, folder, workspace) {
    const { status, stdout, stderr } = await run('rev-parse', '--is-inside-work-tree', '--show-prefix');
    if (/dubious ownership|unsafe repository/.test(stderr)) {
        const todo = 'Add a step before this one: git config --global --add safe.directory "$GITHUB_WORKSPACE"';
        return none('unsafe-repository', `Git considers the repository unsafe because it belongs to another user. ${todo}`);
    }
    const [isInWorkTree, prefix = ''] = stdout.toString().split(/\n(.*)/s);
    const steps = prefix.split('/').slice(0, -1);
    const top = external_node_path_.resolve(folder, ...steps.map(() => '..'));
    if (status !== 0 && !/not a git repository|bare repository/.test(stderr))
        return unreadable(stderr);
    return status === 0 && isInWorkTree === 'true' && (0,files_workspace/* isInside */.F)(top, workspace)
        ? { path: steps.join('/') }
        : none('no-repository', 'The folder is not in a Git repository. Check it out with actions/checkout.');
}
/** The first parent of a merge commit. Its object names its parents, even if the clone does not have them. */
async function parentOf(run) {
    const head = await run('cat-file', 'commit', 'HEAD');
    if (head.status !== 0)
        return unreadable(head.stderr);
    const [fields = ''] = head.stdout.toString('latin1').split('\n\n');
    const [commit, ...others] = [...fields.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map((match) => match[1] ?? '');
    if (commit === undefined || others.length === 0) {
        return none('no-merge', 'The checked-out commit is not a merge commit. On pull_request, actions/checkout checks one out unless its ref input is set.');
    }
    const parent = await run('cat-file', '-e', `${commit}^{tree}`);
    if (parent.status !== 0) {
        return none('shallow', 'The checkout does not include the base commit. Set `fetch-depth: 2` for actions/checkout.');
    }
    return { commit };
}
async function listed(run, place, options) {
    const found = await run('rev-parse', '--verify', '--quiet', `${place.base}:${place.path}`);
    const id = found.stdout.toString('latin1').trim();
    // A file with the folder's name is not a folder, either.
    const isFolder = found.status === 0 && (await run('cat-file', '-t', id)).stdout.toString().trim() === 'tree';
    const list = isFolder ? await run('ls-tree', '--full-tree', '-r', '-z', '-l', id) : undefined;
    if (list !== undefined && list.status !== 0)
        return unreadable(list.stderr);
    const lines = list?.stdout.toString().split('\0').slice(0, -1) ?? [];
    if (lines.length > mostEntries)
        return unreadable(`it has ${lines.length} files`);
    const reader = new BlobReader(place.git, place.folder, options.signal);
    return {
        commit: place.base,
        tree: { name: options.folder, entries: lines.map((line) => entryOf(line, reader)), holdsPointers: true },
        [Symbol.asyncDispose]: () => reader[Symbol.asyncDispose](),
    };
}
/** `100644 blob 3b18e512dba79e4c8300dd08aeb37f8e728b8dad      12<TAB>en-us/title.txt` */
function entryOf(line, reader) {
    const tab = line.indexOf('\t');
    const [mode = '', , id = '', size] = line.slice(0, tab).split(/ +/);
    const kind = mode === '120000' ? 'link' : mode.startsWith('100') ? 'file' : 'other';
    return {
        path: line.slice(tab + 1),
        kind,
        size: kind === 'file' ? Number(size) : 0,
        read: async (onPart) => {
            await reader.read(id, onPart);
            return undefined;
        },
    };
}
function unreadable(why) {
    return none('unreadable', `The base commit can't be read: ${(0,format/* sentence */.em)(why)}`);
}
function none(reason, message) {
    return { reason, message };
}

// EXTERNAL MODULE: ./lib/limits/images.js
var limits_images = __webpack_require__(20368);
// EXTERNAL MODULE: ./lib/json/fold.js
var fold = __webpack_require__(31155);
// EXTERNAL MODULE: ./lib/listing/fields.js
var listing_fields = __webpack_require__(6123);
// EXTERNAL MODULE: ./lib/submission/patch.js
var patch = __webpack_require__(33902);
// EXTERNAL MODULE: ./lib/listing/apply-images.js
var apply_images = __webpack_require__(63155);
// EXTERNAL MODULE: ./lib/listing/held.js
var held = __webpack_require__(9881);
// EXTERNAL MODULE: ./lib/listing/tree.js
var tree = __webpack_require__(48198);
// EXTERNAL MODULE: ./lib/listing/wanted.js
var listing_wanted = __webpack_require__(23417);
;// CONCATENATED MODULE: ./lib/listing/pages.js







/** The Store page as a document has it. */
function pageOfDocument(document, kind, named = new Map()) {
    const languages = Object.entries((0,listing_wanted/* listingsOf */.Vy)(document) ?? {}).map(([key, listing]) => [key, languagePage((0,held/* baseOf */.bx)(listing, kind), kind, named)]);
    const trailers = kind === 'app' ? (0,held/* recordsIn */.Q0)((0,fold/* memberOf */.C5)(document, 'trailers')) : [];
    return {
        languages: new Map(languages),
        trailers: trailers.map((trailer) => trailerPage(trailer, named)),
    };
}
/** The Store page as it will be once a folder is published onto a document. */
function pageAfter(document, change, kind) {
    const page = pageOfDocument((0,patch/* withPatch */.b)(document, change.patch), kind, change.named);
    const languages = new Map(page.languages);
    for (const { wanted } of change.languages) {
        const language = languages.get(wanted.key);
        const types = [...wanted.defaultImages].flatMap((key) => (0,listing_fields/* imageTypeOf */.tL)(wanted.images.get(key)?.folder ?? '') ?? []);
        const fromDefault = new Set([...wanted.defaultFields, ...types]);
        if (language !== undefined && fromDefault.size > 0)
            languages.set(wanted.key, { ...language, fromDefault });
    }
    return { ...page, languages };
}
function languagePage(base, kind, named) {
    const fields = (0,listing_fields/* fieldsOf */.Pf)(kind).map((field) => [field.member, heldValue(field, (0,fold/* memberOf */.C5)(base, field.member))]);
    const images = (0,held/* heldImages */.ec)(base, kind).map((image) => ({
        type: kind === 'add-on' ? 'Icon' : ((0,held/* textAt */.$6)(image, 'imageType') ?? 'Unknown'),
        image: imagePage(image, named),
    }));
    const byType = Map.groupBy(images, ({ type }) => type);
    return {
        fields: new Map(fields),
        images: new Map([...byType].map(([type, list]) => [type, list.map(({ image }) => image)])),
    };
}
/** `null` and missing values count as empty. */
function heldValue({ kind }, held) {
    if (kind === 'list')
        return (Array.isArray(held) ? held : []).filter((item) => typeof item === 'string');
    return typeof held === 'string' ? held.replace(/\r\n?/g, '\n') : '';
}
function imagePage(image, named) {
    const fileName = (0,held/* textAt */.$6)(image, 'fileName') ?? '';
    const id = (0,apply_images/* idOf */.TH)(image);
    const caption = (0,held/* textAt */.$6)(image, 'description')?.replace(/\r\n?/g, '\n');
    const file = named.get(fileName);
    const hash = (0,held/* hashIn */.ou)(fileName);
    return {
        ...(file === undefined
            ? { name: fileName, ...(hash !== undefined && { sha256: hash }) }
            : filePage(file)),
        ...(caption !== undefined && { caption }),
        ...(id !== undefined && { id }),
    };
}
/** An image of the folder. */
function filePage({ path, media, entry }) {
    const { sha256, size, pixels, crc32 } = media;
    return {
        name: path.slice(path.lastIndexOf('/') + 1),
        sha256,
        size,
        ...pixels,
        // Without a checksum there is only the pointer of a file in Git LFS.
        ...(crc32 !== undefined && { read: () => (0,tree/* bytesOf */.$)(entry) }),
    };
}
function trailerPage(trailer, named) {
    const fileName = (0,held/* textAt */.$6)(trailer, 'videoFileName') ?? '';
    const video = named.get(fileName);
    const [id, sha256] = [(0,apply_images/* idOf */.TH)(trailer), video?.media.sha256 ?? (0,held/* hashIn */.ou)(fileName)];
    const assets = Object.entries((0,held/* recordOf */.zv)((0,fold/* memberOf */.C5)(trailer, 'trailerAssets')));
    const titles = assets.map(([key, each]) => [key, (0,held/* textAt */.$6)((0,held/* recordOf */.zv)(each), 'title') ?? '']);
    const thumbnails = assets.flatMap(([key, each]) => (0,held/* recordsIn */.Q0)((0,fold/* memberOf */.C5)((0,held/* recordOf */.zv)(each), 'imageList'))
        .slice(0, 1)
        .map((image) => [key, imagePage(image, named)]));
    return {
        name: video?.path.split('/').at(-2) ?? fileName,
        ...(id !== undefined && { id }),
        ...(sha256 !== undefined && { sha256 }),
        ...(video !== undefined && { size: video.media.size }),
        titles: new Map(titles.filter(([, title]) => title !== '')),
        thumbnails: new Map(thumbnails),
    };
}

;// CONCATENATED MODULE: ./lib/listing/folder-page.js




/**
 * The Store page as a folder describes it, for comparing a folder with that of another commit. Fields without a file
 * are left out: the Store's values stay.
 */
function pageOfFolder(folder) {
    // What is wrong with the languages is reported when the folder is checked.
    const wanted = (0,listing_wanted/* wantedLanguages */.tE)(folder, undefined, () => undefined);
    return {
        languages: new Map(wanted.map((each) => [each.key, folder_page_languagePage(each)])),
        trailers: (folder.trailers ?? []).map(folder_page_trailerPage),
    };
}
function folder_page_languagePage({ fields, images, defaultFields, defaultImages }) {
    const typed = [...images].map(([key, set]) => ({ key, set, type: (0,listing_fields/* imageTypeOf */.tL)(set.folder) ?? set.folder }));
    const types = typed.filter(({ key }) => defaultImages.has(key)).map(({ type }) => type);
    return {
        fields: new Map([...fields].map(([member, { value }]) => [member, value])),
        images: new Map(typed.map(({ type, set }) => [type, set.images.map(folder_page_imagePage)])),
        fromDefault: new Set([...defaultFields, ...types]),
    };
}
function folder_page_imagePage({ name, file, kept, caption }) {
    const text = caption?.value;
    return {
        ...(file === undefined ? { name } : filePage(file)),
        ...(kept?.sha256 !== undefined && { sha256: kept.sha256 }),
        ...(kept?.id !== undefined && { id: kept.id }),
        ...(typeof text === 'string' && text !== '' && { caption: text }),
    };
}
function folder_page_trailerPage({ name, video, kept, languages }) {
    const [id, sha256] = [kept?.id, video?.media.sha256 ?? kept?.sha256];
    const texts = languages.map((each) => ({ ...each, key: (0,fold/* foldName */.zN)(each.code) }));
    return {
        name,
        ...(id !== undefined && { id }),
        ...(sha256 !== undefined && { sha256 }),
        ...(video !== undefined && { size: video.media.size }),
        titles: new Map(texts.flatMap(({ key, title }) => (typeof title?.value === 'string' ? [[key, title.value]] : []))),
        thumbnails: new Map(texts.flatMap(({ key, thumbnail }) => (thumbnail === undefined ? [] : [[key, filePage(thumbnail)]]))),
    };
}

// EXTERNAL MODULE: ./lib/listing/parse.js + 7 modules
var parse = __webpack_require__(92704);
// EXTERNAL MODULE: ./lib/review/compare.js + 2 modules
var compare = __webpack_require__(98322);
// EXTERNAL MODULE: ./lib/review/pictures.js
var pictures = __webpack_require__(19845);
;// CONCATENATED MODULE: ./lib/review/changes-beside.js



/**
 * The changes of a plan that a review of the Store page does not show. For a language that is added or removed as a
 * whole, what the review does not know (`platformOverrides`) stays, member by member.
 */
function changesBeside(changes, comparison, kind) {
    const shown = shownPaths(comparison, kind);
    return changes.flatMap((change) => partsBeside(change, shown));
}
function shownPaths({ languages, gone, trailers }, kind) {
    const base = (language) => (0,fold/* foldName */.zN)(kind === 'app' ? `listings.${language}.baseListing` : `listings.${language}`);
    const images = kind === 'app' ? 'images' : 'icon';
    const paths = languages.flatMap(({ language, fields, images: sets }) => [
        ...fields.map(({ field }) => `${base(language)}.${(0,fold/* foldName */.zN)(field)}`),
        ...(sets.length === 0 ? [] : [`${base(language)}.${images}`]),
    ]);
    const whole = [...gone, ...languages.filter(({ isNew }) => isNew).map(({ language }) => language)];
    // An empty value is not a change to a customer, so the review does not name it.
    const ofWhole = whole.flatMap((language) => [...(0,listing_fields/* fieldsOf */.Pf)(kind).map(({ member }) => (0,fold/* foldName */.zN)(member)), images].map((member) => `${base(language)}.${member}`));
    return {
        paths: new Set([...paths, ...ofWhole, ...(trailers.length === 0 ? [] : ['trailers'])]),
        around: new Set([
            'listings',
            ...[...whole, ...languages.map(({ language }) => language)].flatMap((language) => [
                (0,fold/* foldName */.zN)(`listings.${language}`),
                base(language),
            ]),
        ]),
    };
}
function partsBeside(change, shown) {
    const { path, before, after } = change;
    const key = (0,fold/* foldName */.zN)(path);
    if ([...parentsOf(key)].some((parent) => shown.paths.has(parent)))
        return [];
    if (!shown.around.has(key))
        return [change];
    const names = new Set([
        ...Object.keys((0,is_record/* isRecord */.u)(before) ? before : {}),
        ...Object.keys((0,is_record/* isRecord */.u)(after) ? after : {}),
    ]);
    return [...names].flatMap((name) => {
        const part = { path: `${path}.${name}`, before: memberIn(before, name), after: memberIn(after, name) };
        return isEmpty(part.before) && isEmpty(part.after) ? [] : partsBeside(part, shown);
    });
}
/** `a.b.c`, `a.b`, `a` */
function* parentsOf(path) {
    for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1))
        yield path.slice(0, end);
}
function memberIn(value, name) {
    return (0,is_record/* isRecord */.u)(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
function isEmpty(value) {
    if (value === undefined || value === null || value === '')
        return true;
    return typeof value === 'object' && Object.keys(value).length === 0;
}

// EXTERNAL MODULE: ./lib/markdown/markdown.js
var markdown = __webpack_require__(96436);
// EXTERNAL MODULE: ./lib/review/groups.js
var groups = __webpack_require__(11770);
// EXTERNAL MODULE: ./lib/review/value-lines.js
var value_lines = __webpack_require__(42831);
// EXTERNAL MODULE: ./lib/review/words.js
var words = __webpack_require__(48281);
;// CONCATENATED MODULE: ./lib/review/markdown-review.js





/**
 * The review as GitHub Markdown, for summary and comment: a folded section for each language, and one for what several
 * languages have in common. A section that does not fit keeps its title; titles that do not fit are counted.
 * @param comparison without its secrets (`redactedComparison`)
 */
function markdownReview(comparison, { room, completeIn }) {
    const head = (0,markdown/* blocks */.Bv)([(0,markdown.md) `### Store page`, (0,markdown.md) `**${(0,words/* headingOf */.Wm)(comparison.base)}.** ${(0,words/* countsOf */.mQ)(comparison)}`]);
    const sections = [
        ...(0,groups/* groupsOf */.c)(comparison).map((group) => groupSection(group, comparison.base)),
        ...comparison.trailers.map(trailerSection),
    ];
    const whole = (0,markdown/* blocks */.Bv)([head, ...sections.map(({ title, body }) => (0,markdown/* details */.zH)(title, body))]);
    return bytesOf(whole) <= room ? whole : shortened(head, sections, room, completeIn);
}
/** Every title comes before any body: a reader has to know what there is. */
function shortened(head, sections, room, completeIn) {
    const note = (cut, uncounted) => (0,markdown/* blocks */.Bv)([
        uncounted === 0 ? (0,markdown.md) `` : (0,markdown.md) `*And ${(0,format/* plural */.LS)(uncounted, 'more change')}.*`,
        (0,markdown.md) `*Not shown, for lack of space: ${(0,format/* plural */.LS)(cut, 'change')} of ${sections.length}. Complete in ${completeIn}.*`,
    ]);
    const titles = sections.map(({ title }) => (0,markdown/* list */.p_)([title]));
    let left = room - bytesOf(head) - bytesOf(note(sections.length, sections.length)) - 4;
    const named = titles.filter((title) => {
        left -= bytesOf(title) + 2;
        return left >= 0;
    }).length;
    left = Math.max(0, left);
    let cut = sections.length - named;
    const shown = sections.slice(0, named).map(({ title, body }, index) => {
        const full = (0,markdown/* details */.zH)(title, body);
        const short = titles[index] ?? (0,markdown.md) ``;
        const more = bytesOf(full) - bytesOf(short);
        if (more <= left) {
            left -= more;
            return full;
        }
        cut += 1;
        return short;
    });
    return (0,markdown/* blocks */.Bv)([head, ...shown, note(cut, sections.length - named)]);
}
function bytesOf(markdown) {
    return Buffer.byteLength(`${markdown}`);
}
function groupSection(group, base) {
    const isLong = group.languages.length > 4;
    const body = (0,markdown/* blocks */.Bv)([
        isLong ? (0,markdown.md) `${group.languages.join(', ')}` : (0,markdown.md) ``,
        ...group.fields.map(fieldBlock),
        ...group.images.map(imagesBlock),
        group.elsewhere.length === 0
            ? (0,markdown.md) ``
            : (0,markdown.md) `Shown with other languages, which change the same way: ${group.elsewhere.join(', ')}.`,
    ]);
    return { title: (0,words/* groupTitle */.SZ)(group, base), body };
}
function fieldBlock(change) {
    const lines = (0,value_lines/* valueLines */.H)(change);
    const hidden = (0,value_lines/* invisibleNote */.u)(change);
    return (0,markdown/* blocks */.Bv)([
        heading((0,words/* fieldWords */.Q9)(change.field), (0,words/* fieldNote */.L)(change)),
        lines.length === 0 ? (0,markdown.md) `` : (0,markdown/* diffBlock */.Ty)(lines),
        hidden === '' ? (0,markdown.md) `` : (0,markdown.md) `${hidden}.`,
    ]);
}
function imagesBlock(set) {
    const items = set.images.map((image) => (0,markdown.md) `${(0,words/* markOf */.Fg)(image)} ${(0,words/* imageLine */.EN)(image, set.type)}`);
    return (0,markdown/* blocks */.Bv)([heading('images', (0,words/* imagesNote */.P0)(set)), (0,markdown/* list */.p_)(items)]);
}
function trailerSection(trailer) {
    const thumbnails = trailer.thumbnails.map((each) => (0,markdown.md) `${(0,words/* markOf */.Fg)(each)} ${each.language}: ${(0,words/* imageLine */.EN)(each, 'thumbnail')}`);
    const body = (0,markdown/* blocks */.Bv)([
        ...trailer.titles.map((title) => (0,markdown/* blocks */.Bv)([heading(`title ${title.language}`, ''), (0,markdown/* diffBlock */.Ty)((0,value_lines/* valueLines */.H)(title))])),
        thumbnails.length === 0 ? (0,markdown.md) `` : (0,markdown/* blocks */.Bv)([heading('thumbnails', ''), (0,markdown/* list */.p_)(thumbnails)]),
    ]);
    return { title: `trailer ${trailer.name}: ${(0,words/* trailerWords */.NM)(trailer)}`, body };
}
function heading(title, note) {
    return note === '' ? (0,markdown.md) `**${title}**` : (0,markdown.md) `**${title}** (${note})`;
}

;// CONCATENATED MODULE: ./lib/review/redacted-comparison.js

/**
 * A comparison in which `redact` has gone over every text of the pages. It comes before rendering: escapes of HTML or
 * Markdown would change a secret so that no redactor finds it.
 */
function redactedComparison(comparison, redact) {
    const value = (of) => (typeof of === 'string' ? redact(of) : of.map(redact));
    const sides = (of, change) => ({
        ...(of.before !== undefined && { before: change(of.before) }),
        ...(of.after !== undefined && { after: change(of.after) }),
    });
    const withImages = (0,review_comparison/* mapImages */.Di)(comparison, (image) => ({
        ...image,
        name: redact(image.name),
        ...(image.caption !== undefined && { caption: redact(image.caption) }),
    }));
    return {
        ...withImages,
        languages: withImages.languages.map((each) => ({
            ...each,
            fields: each.fields.map((field) => ({ ...field, ...sides(field, value) })),
        })),
        trailers: withImages.trailers.map((trailer) => ({
            ...trailer,
            name: redact(trailer.name),
            titles: trailer.titles.map((title) => ({
                ...title,
                ...(title.before !== undefined && { before: redact(title.before) }),
                ...(title.after !== undefined && { after: redact(title.after) }),
            })),
        })),
    };
}

;// CONCATENATED MODULE: ./lib/review/text-review.js




/**
 * The review as lines for the log, complete: nothing is cut or left out.
 * @param comparison without its secrets (`redactedComparison`)
 */
function textReview(comparison) {
    const { base, trailers } = comparison;
    return [
        `Store page. ${(0,words/* headingOf */.Wm)(base)}: ${(0,words/* countsOf */.mQ)(comparison)}`,
        ...(0,groups/* groupsOf */.c)(comparison).flatMap((group) => groupLines(group, base)),
        ...trailers.flatMap(trailerLines),
    ].map((line) => (0,sanitize/* sanitize */.aj)(line, Number.POSITIVE_INFINITY));
}
function groupLines(group, base) {
    return [
        (0,words/* groupTitle */.SZ)(group, base),
        ...(group.languages.length > 4 ? [`  ${group.languages.join(', ')}`] : []),
        ...group.fields.flatMap(fieldLines),
        ...group.images.flatMap(imageLines),
        ...(group.elsewhere.length === 0
            ? []
            : [`  Shown with other languages, which change the same way: ${group.elsewhere.join(', ')}.`]),
    ];
}
function fieldLines(change) {
    const hidden = (0,value_lines/* invisibleNote */.u)(change);
    return [
        text_review_heading((0,words/* fieldWords */.Q9)(change.field), (0,words/* fieldNote */.L)(change)),
        ...(0,value_lines/* valueLines */.H)(change).map((line) => `    ${line}`),
        ...(hidden === '' ? [] : [`    (${hidden})`]),
    ];
}
function imageLines(set) {
    return [
        text_review_heading('images', (0,words/* imagesNote */.P0)(set)),
        ...set.images.map((image) => `    ${(0,words/* markOf */.Fg)(image)} ${(0,words/* imageLine */.EN)(image, set.type)}`),
    ];
}
function trailerLines(trailer) {
    return [
        `trailer ${trailer.name}: ${(0,words/* trailerWords */.NM)(trailer)}`,
        ...trailer.titles.flatMap((title) => [
            text_review_heading(`title ${title.language}`, ''),
            ...(0,value_lines/* valueLines */.H)(title).map((line) => `    ${line}`),
        ]),
        ...trailer.thumbnails.map((each) => `  ${(0,words/* markOf */.Fg)(each)} ${each.language}: ${(0,words/* imageLine */.EN)(each, 'thumbnail')}`),
    ];
}
function text_review_heading(title, note) {
    return note === '' ? `  ${title}` : `  ${title} (${note})`;
}

;// CONCATENATED MODULE: ./lib/review/views.js




/** The views of every review. */
const reviewViews = { changesBeside: changesBeside, markdownReview: markdownReview, redactedComparison: redactedComparison, textReview: textReview };

;// CONCATENATED MODULE: ./lib/commands/steps/review.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});









/**
 * How a plan changes the Store page, whatever asks for it: the listing folder, the release notes or the patch.
 *
 * @param base what the plan was made on; `undefined` if the target was never published
 * @returns `undefined` for a flight, which has no page of its own
 */
function reviewPlan({ kind }, { listing, patch }, base, { plan, leftOut }) {
    if (kind === 'flight')
        return undefined;
    const { document } = plan;
    const files = filesOf(patch?.assets ?? []);
    const change = leftOut?.includes('listing folder') ? undefined : listing?.on(base);
    const after = change === undefined
        ? pageOfDocument(document, kind, files)
        : pageAfter(document, { ...change, named: new Map([...files, ...change.named]) }, kind);
    const comparison = (0,compare/* compare */.U)(pageOfDocument(base ?? { id: '' }, kind), after, 'store');
    return { kind, comparison, views: reviewViews };
}
/** Images and trailers of the patch, by their names in the plan's document. */
function filesOf(assets) {
    return new Map(assets.map(({ archiveName, fileName, path, crc32, sha256, size }) => {
        const name = fileName.replaceAll('\\', '/');
        const read = async (onPart) => {
            onPart(await (0,regular_file/* readRegularFile */.XF)(path, limits_images/* largestPicture */.x3));
            return undefined;
        };
        const entry = { path: name, kind: 'file', size, read };
        return [archiveName, { path: name, media: { sha256, size, crc32 }, entry }];
    }));
}
/**
 * How a pull request changes the listing folder: compared with the commit that it is to be merged into, since the Store
 * can't be asked. If a preview is wanted, the pictures are read at once: those of that commit can't be read later.
 */
async function reviewFolder(run, { folder }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { env, inputs, signal, workspace } = run;
        const found = await openBaseCommit({ workspace, folder: folder.name, env, signal });
        if ('reason' in found)
            return { missing: found.message };
        const base = __addDisposableResource(env_1, found, true);
        const { kind } = folder;
        const before = await (0,parse/* readListing */.v)(base.tree, kind);
        const comparison = (0,compare/* compare */.U)(pageOfFolder(before.folder), pageOfFolder(folder), 'base-commit');
        const isShown = inputs.previewPath !== undefined || inputs.artifactName !== undefined;
        return {
            kind,
            comparison: isShown ? (0,pictures.withPictures)(comparison, await (0,pictures.readPictures)(comparison)) : comparison,
            views: reviewViews,
        };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}

;// CONCATENATED MODULE: ./lib/commands/steps/preview.js


















/**
 * What a dry run says about a release: the findings as it shows them, and what publishing would find in the slot now.
 * Problems that may be gone by release time (versions, the slot) are warnings.
 */
function previewFindings(run, target, { release, situation, judgment }) {
    run.learn('outlook', outlookOf(judgment));
    return [
        ...judgment.findings.map(softened),
        ...firstFindings(run, target, { release, situation, judgment }),
        ...slotFindings(run.logger, judgment),
    ];
}
/** A pull request rarely carries the release's version. */
function softened(finding) {
    return finding.softInDryRun ? { ...finding, severity: 'warning' } : finding;
}
/** What `publish` would do in this state; it checks the versions before the slot. */
function outlookOf({ findings, decision }) {
    if (findings.some(({ severity, softInDryRun }) => severity === 'error' && softInDryRun))
        return 'refused';
    switch (decision.action) {
        case 'busy':
            return 'busy';
        case 'wait':
            return 'waits';
        case 'already-submitted':
            return 'published-already';
        case 'resume':
            return 'submitted-already';
        default:
            return 'free';
    }
}
/**
 * The API can't make an app's first submission, so publishing would fail (store-faults.md B4).
 *
 * @throws ActionError `store-app-not-ready`
 */
function refuseFirst(target, { published, pending }, findings) {
    if (target.kind !== 'app' || published !== undefined || pending !== undefined)
        return;
    const message = "This app has never been published, and the API can't create an app's first submission. Nothing was submitted.";
    const todo = 'Finish the first submission in Partner Center, including the age rating questionnaire, then re-run the job.';
    const errors = findings.filter(({ severity }) => severity === 'error');
    const first = { rule: 'store-app-not-ready', severity: 'error', message: `${message} ${todo}` };
    throw new lib_errors/* ActionError */.lZ({
        code: 'store-app-not-ready',
        result: 'refused',
        message,
        ...(errors.length === 0 ? { todo } : { findings: [first, ...errors] }),
        link: 'https://learn.microsoft.com/windows/uwp/monetize/create-and-manage-submissions-using-windows-store-services',
    });
}
/** Without a published submission there is no document yet that the other checks of a plan could look at. */
function firstFindings(run, target, { release, situation, judgment: { plan } }) {
    if (situation.published !== undefined)
        return [];
    run.logger.info('It has never been published, so the plan shows only what this run sets: the rest is in the draft that the Store creates.');
    return (0,check/* runChecks */.JT)([rollouts/* rolloutNeedsPublished */.XK], (0,plan_context/* planContext */.n)(run, { target, release, situation, base: plan.document, plan }));
}
function slotFindings(logger, { decision, findings }) {
    switch (decision.action) {
        case 'already-submitted':
            logger.info('The last published submission already matches this exactly: publishing would do nothing.');
            return [];
        case 'resume':
            logger.info(`Publishing would submit nothing: ${decision.reason}.`);
            return [];
        case 'create':
            logger.info('No submission is pending.');
            return [];
        case 'use':
            logger.info(`Publishing would use the pending submission: ${decision.reason}.`);
            return [];
        case 'replace':
            if (findings.some(({ rule }) => rule === kept_packages/* replacedPackages */.C.id))
                return [];
            logger.info(`Publishing would delete submission ${decision.pending.id}: ${decision.reason}`);
            return [];
        case 'wait':
            return [taken(`${decision.reason} Publishing would wait until it is published or deleted.`)];
        case 'busy':
            return [taken(`${decision.reason} Publishing now would end with the result busy. ${decision.todo}`)];
    }
}
function taken(message) {
    return { rule: 'slot-taken', severity: 'warning', message: `Another submission is pending. ${message}` };
}
/**
 * Steps 3 to 5 of a dry run without credentials, such as that of a fork's pull request: checks what the workspace alone
 * shows. Sends nothing at all.
 *
 * @throws ActionError `refused` if something would stop a release
 */
async function planOffline(run, release, why) {
    const { inputs, learn, logger, step } = run;
    return await step('Plan', async () => {
        const out = (0,plan_for/* leftOut */.ig)(release, plan_for/* nothing */.s6);
        const review = release.listing && (await reviewFolder(run, release.listing));
        const asked = withoutErrors(release, out);
        // A review already shows the listing folder.
        const isReviewed = review !== undefined && !('missing' in review);
        const values = requestedValues(inputs, (0,plan_for/* askedFor */.GZ)(isReviewed ? { ...asked, listing: undefined } : asked));
        const findings = [
            ...(0,package_checks/* checkPackages */.Gf)({ facts: release.packages, store: undefined }),
            ...(0,plan_for/* findingsOn */.Is)(release, plan_for/* nothing */.s6),
            ...(0,release_notes/* checkReleaseNotes */.b)((0,steps_release/* askedNotes */.KQ)(inputs, release, undefined)),
        ].map(softened);
        learn('outlook', 'not-asked');
        learn('requested', { values, findings });
        learn('review', review);
        logger.info('Requested changes (not compared with the Store):');
        for (const { path, value } of values)
            logger.info(`  ${path}: ${(0,document_value/* describeValue */.bp)(value)}`);
        for (const what of out)
            logger.info(`  (without those of the ${what}, which has errors)`);
        if (out.length + values.length === 0)
            logger.info(isReviewed ? '  only the Store page' : '  only the packages');
        for (const line of reviewLines(review))
            logger.info(line);
        for (const finding of findings)
            if (finding.severity === 'warning')
                logger.warning((0,text_finding/* findingText */.NK)(finding), finding);
        logger.warning(unchecked(why));
        (0,judge/* refuseOn */._)(findings);
        return 'planned';
    });
}
function withoutErrors({ listing, patch, ...release }, out) {
    return {
        ...release,
        listing: out.includes('listing folder') ? undefined : listing,
        patch: out.includes('submission patch') ? undefined : patch,
    };
}
function unchecked(why) {
    return `This run did not sign in to the Store, so it did not check the app's identity, its published versions, the changes or whether a submission is pending. ${why}`;
}
/** What inputs, listing folder and patch set, by path: with nothing read there is no difference to show. */
function requestedValues({ requested, rolloutPercentage, target }, patch) {
    const empty = { id: '', listings: { '*': { baseListing: { title: '' } } } };
    const asked = {
        ...(0,submission_requested/* withRequested */.t)(empty, requested, target.kind),
        ...(rolloutPercentage !== undefined && { 'rollout-percentage': rolloutPercentage }),
    };
    return [...(0,diff/* diff */.U)(empty, asked), ...(0,diff/* diff */.U)(outline(patch), patch)].map(({ path, after }) => ({
        path,
        value: (0,notes/* isNotesPath */.RO)(path) ? (0,notes/* describeNotesChange */.bP)(undefined, after) : (0,notes/* withoutNotes */.AP)(after),
    }));
}
/** Only the records of a patch, so that each of its values has its own path. */
function outline(patch) {
    const records = Object.entries(patch).flatMap(([name, value]) => (0,is_record/* isRecord */.u)(value) ? [[name, outline(value)]] : []);
    return Object.fromEntries(records);
}

// EXTERNAL MODULE: ./lib/commands/steps/situation.js
var steps_situation = __webpack_require__(35686);
;// CONCATENATED MODULE: ./lib/commands/steps/plan.js














/**
 * Steps 3 to 5: reads, checks, plans, decides and shows the result. Writes nothing and waits for nothing. A dry run
 * shows some findings as warnings, and what the release would find in the slot.
 *
 * @param wanted if it was planned before, the same plan is not shown again: a slot may be polled for hours
 * @throws ActionError `refused`; in a dry run also `store-app-not-ready`
 */
async function lookAndPlan(run, wanted) {
    const { inputs, learn, logger, step } = run;
    const { target, release } = wanted;
    const situation = await (0,steps_situation/* look */.Op)(run, target, inputs.existingRollout);
    return await step('Plan', async () => {
        const judgment = (0,judge/* judge */.S)(run, target, release, situation);
        const { decision, plan, leftOut } = judgment;
        const findings = inputs.dryRun
            ? previewFindings(run, target, { release, situation, judgment })
            : judgment.findings;
        learn('plan', { plan, findings, leftOut });
        const review = reviewPlan(target, release, situation.published, judgment);
        learn('review', review);
        const uploads = listingUploads(release, situation.published, judgment);
        learn('assets', [...(release.patch?.assets ?? []), ...uploads.sent]);
        const shown = showPlan(logger, { plan, findings, leftOut }, 
        // If a pending submission has all of this already, nothing is sent.
        { before: wanted.shown, uploads: decision.action === 'resume' ? '' : uploads.text, review });
        if (inputs.dryRun)
            refuseFirst(target, situation, findings);
        (0,judge/* refuseOn */._)(findings);
        if (!inputs.dryRun)
            showDecision(run, decision);
        return { target, release, situation, plan, decision, shown };
    });
}
/** Shows the plan and its warnings, unless they are what was shown before. Returns what is shown now. */
function showPlan(logger, { plan, findings, leftOut }, { before, uploads, review }) {
    // With a listing folder, a warning says more about it.
    const notes = findings.some(({ rule }) => rule === page/* oldNotes */.L.id) ? undefined : (0,plan_report/* keptNotes */.ku)(plan);
    const lines = [
        ...planLines(plan, review),
        ...leftOut.map((what) => `The ${what} has errors, so this plan lacks its changes.`),
        ...(notes === undefined ? [] : [`Unchanged: ${notes}`]),
        ...(uploads === '' ? [] : [uploads]),
    ];
    const warnings = warningsOf(findings);
    const text = [...lines, ...warnings.map(({ message }) => message)].join('\n');
    if (text === before) {
        logger.info('The plan is the same as before.');
        return text;
    }
    for (const line of lines)
        logger.info(line);
    for (const warning of warnings)
        logger.warning((0,text_finding/* findingText */.NK)(warning), warning);
    return text;
}
function warningsOf(findings) {
    return findings.filter(({ severity }) => severity === 'warning');
}
/** Says nothing of a slot that is open or stays taken: the next step shows that. */
function showDecision({ learn, logger }, decision) {
    switch (decision.action) {
        case 'already-submitted':
            learn('submission', decision.published);
            logger.info('The last published submission already matches this exactly: nothing to do.');
            warnOfShare(logger, decision.published);
            return;
        case 'resume':
            logger.info(`Nothing to submit: ${decision.reason}.`);
            return;
        case 'wait':
            logger.info(decision.reason);
    }
}
/** "Already submitted" must not be read as "every customer has it". */
function warnOfShare(logger, published) {
    const state = (0,rollout/* rolloutState */.Zd)(published);
    if (state !== 'in-progress' && state !== 'stopped')
        return;
    const share = (0,rollout/* rolloutOf */.Zb)(published)?.packageRolloutPercentage ?? 0;
    logger.warning(state === 'stopped'
        ? 'The rollout of these packages was halted: no more customers get them. To continue, publish a higher version.'
        : `Only ${share}% of customers are offered these packages. To increase or finalize the rollout, use command: rollout.`);
}
/**
 * Step 6, second half: plans again on the clone, which must start from what is published, since the plan
 * that was shown did.
 *
 * @throws ActionError `refused`
 */
function planOnClone(run, { target, release, situation, clone }) {
    (0,judge/* refuseOn */._)((0,plan_for/* findingsOn */.Is)(release, clone));
    const plan = (0,plan_for/* planFor */.bJ)(run, target, release, clone);
    const { published } = situation;
    const differences = published === undefined ? [] : (0,differences_from_published/* differencesFromPublished */.L)(published, clone);
    (0,judge/* refuseOn */._)([
        ...checkClone(differences),
        ...(0,plan_context/* checkPlanned */.V)(run, { target, release, situation, base: clone, plan }),
    ]);
    run.learn('clonePlan', { clone, plan });
    if (published !== undefined)
        return plan;
    const review = reviewPlan(target, release, clone, { plan });
    run.learn('review', review);
    for (const line of planLines(plan, review))
        run.logger.info(line);
    return plan;
}

// EXTERNAL MODULE: ./lib/listing/apply.js + 3 modules
var apply = __webpack_require__(5240);
// EXTERNAL MODULE: ./lib/listing/problems.js
var listing_problems = __webpack_require__(2758);
;// CONCATENATED MODULE: ./lib/listing/conflicts.js


const conflicts_notes = 'releaseNotes';
/**
 * The places of a submission that a folder sets, as the check `conflict` of a patch compares them
 * (checks/patch/conflicts.ts): `listings.en-us.baseListing.description`, `listings.*.baseListing.releaseNotes`,
 * `trailers`.
 *
 * @param listings what the Store has, by language; `undefined` if that is not known
 */
function pathsSetByListing(folder, listings) {
    const { kind, defaults, trailers } = folder;
    const base = kind === 'app' ? '.baseListing' : '';
    const wanted = (0,listing_wanted/* wantedLanguages */.tE)(folder, listings, () => undefined).filter((each) => each.folder !== undefined);
    const paths = wanted.flatMap(({ key, fields, images }) => [...fields.keys(), ...(images.size > 0 ? [kind === 'app' ? 'images' : 'icon'] : [])].map((member) => `listings.${key}${base}.${member}`));
    return [
        ...paths,
        ...(defaults?.fields.has(conflicts_notes) ? [`listings.*${base}.${conflicts_notes}`] : []),
        ...(trailers === undefined ? [] : ['trailers']),
    ];
}
/**
 * The places of a submission that hold what a folder sets, so that removing them would undo it: `listings`,
 * `listings.en-us`, `listings.en-us.baseListing`.
 *
 * @param listings as for `pathsSetByListing`
 */
function pathsHeldByListing(folder, listings) {
    const languages = (0,listing_wanted/* wantedLanguages */.tE)(folder, listings, () => undefined)
        .filter((each) => each.folder !== undefined)
        .map(({ key }) => `listings.${key}`);
    const bases = folder.kind === 'app' ? languages.map((path) => `${path}.baseListing`) : [];
    return ['listings', ...languages, ...bases];
}
/** Errors for a folder with release notes next to the input `release-notes`, which is for every language. */
function notesConflicts(folder) {
    const owners = [...folder.languages, ...(folder.defaults === undefined ? [] : [folder.defaults])];
    const text = 'sets the release notes, and so does the release-notes input. Remove one of the two.';
    const problems = owners.flatMap(({ fields }) => {
        const field = fields.get(conflicts_notes);
        return field === undefined ? [] : [(0,listing_problems/* wrong */.Qm)('listing-conflict', field.path, text, 1)];
    });
    return (0,listing_problems/* toFindings */.Sz)(folder.name, problems);
}

// EXTERNAL MODULE: ./lib/listing/folder-tree.js
var folder_tree = __webpack_require__(11695);
;// CONCATENATED MODULE: ./lib/commands/steps/read-listing.js





/**
 * Step 2, second part: reads the listing folder, each file once. What is wrong with it is found with everything else,
 * in step 4.
 *
 * @throws ActionError `invalid-listing` if there is no such folder
 */
async function readListingFolder(run, inputs, packages) {
    const { listing: name, replaceImages, target } = inputs;
    // The inputs say that a flight has none.
    if (name === undefined || target.kind === 'flight')
        return undefined;
    const { kind } = target;
    const { learn, logger, step, workspace } = run;
    return await step('Listing folder', async () => {
        const tree = await (0,folder_tree/* listFolder */.b)(workspace, name);
        learn('listing', { folder: tree.name, replaceImages });
        const read = await (0,parse/* readListing */.v)(tree, kind);
        logger.info(`${tree.name} has ${languagesIn(read)}.`);
        return { ...read, on: onceFor((document) => changeOf(read, document, inputs, packages)) };
    });
}
/** Forty languages are a long line, but one that shows which folder was forgotten. */
function languagesIn({ folder: { languages } }) {
    const codes = languages.map(({ code }) => code).join(', ');
    return codes === '' ? 'no language folder' : `${(0,format/* plural */.LS)(languages.length, 'language')}: ${codes}`;
}
function changeOf(read, document, { replaceImages, requested }, packages) {
    const packageLanguages = packages.flatMap(({ languages }) => languages);
    const change = (0,apply/* applyListing */.jX)(read, document, { replaceImages, packageLanguages });
    const conflicts = requested.releaseNotes === undefined ? [] : notesConflicts(read.folder);
    return { ...change, findings: [...change.findings, ...conflicts] };
}
/** Plan and judgment need the same for one document. A run that waits for the slot reads very many: none is kept. */
function onceFor(change) {
    const known = new WeakMap();
    const unknown = { id: '' };
    return (document) => {
        const found = known.get(document ?? unknown) ?? change(document);
        known.set(document ?? unknown, found);
        return found;
    };
}

// EXTERNAL MODULE: ./lib/patch/placed-finding.js
var placed_finding = __webpack_require__(34257);
// EXTERNAL MODULE: ./lib/patch/path.js
var patch_path = __webpack_require__(76715);
;// CONCATENATED MODULE: ./lib/checks/patch/conflicts.js



/** Fields that an input sets as well: which of the two is meant is unknown. */
const conflict = {
    id: 'patch-conflict',
    row: 'An input, such as `listing`, and `submission-patch` set the same field: keep one of the two',
    check: ({ source, inputs }) => inputs.flatMap(({ input, paths, keeps = [] }) => [
        ...paths
            .flatMap((path) => placesAt(source.value, path.split('.'), []))
            .map((path) => told(path, `is set both here and by the ${input} input. Remove one of the two.`)),
        ...keeps
            .flatMap((path) => placesAt(source.value, path.split('.'), []))
            .filter((path) => valueAt(source.value, path) === null)
            .map((path) => told(path, `is removed here but set by the ${input} input. Remove this line, or what the input sets.`)),
    ]),
};
function told(path, message) {
    return { severity: 'error', path, message: () => `${(0,patch_path/* showPath */.P)(path)} ${message}` };
}
function valueAt(value, path) {
    return path.reduce((held, step) => ((0,is_record/* isRecord */.u)(held) ? held[step] : undefined), value);
}
/** Places of the patch that set what `wanted` names; removing a language around it is not a conflict. */
function placesAt(value, wanted, path) {
    const [step, ...rest] = wanted;
    if (step === undefined)
        return [path];
    if (!(0,is_record/* isRecord */.u)(value))
        return [];
    return Object.keys(value)
        .filter((name) => step === '*' || (0,fold/* foldName */.zN)(name) === (0,fold/* foldName */.zN)(step))
        .flatMap((name) => placesAt(value[name], rest, [...path, name]));
}

// EXTERNAL MODULE: ./lib/checks/patch/held.js
var patch_held = __webpack_require__(86185);
;// CONCATENATED MODULE: ./lib/checks/patch/files.js

/** Up to this many files with one cause are reported one by one. */
const mostAlone = 3;
/**
 * Files that can't be used, at the lines that name them, except those that the Store has exactly as the patch writes
 * them. Many files with the same cause are one finding with an example.
 */
const unusableFiles = {
    id: 'patch-file',
    row: 'A file that `submission-patch` names is not there, or is not what the Store accepts: the message says which, and why',
    check: ({ source, present, unusable }) => {
        const found = unusable.filter(({ file }) => !(0,patch_held/* isHeldFile */.Iz)(source, present, file));
        return [...Map.groupBy(found, causeOf).values()].flatMap((group) => {
            const [first] = group;
            return first === undefined || group.length <= mostAlone
                ? group.map((each) => errorAtFile(each.file, () => textOf(each)))
                : [errorAtFile(first.file, () => groupText(first, group.length))];
        });
    },
};
function errorAtFile({ path }, message) {
    return { severity: 'error', path, message };
}
/** Two missing files have the same cause, whatever similar names there are. */
function causeOf({ problem: text }) {
    return text.startsWith('is not in the workspace') ? 'missing' : text;
}
function textOf({ file, problem: text }) {
    return `${JSON.stringify(file.fileName)} ${text}`;
}
function groupText(first, files) {
    return `${files} files in the patch have the same problem. For example, ${textOf(first)}`;
}

// EXTERNAL MODULE: ./lib/document/normal-form.js
var normal_form = __webpack_require__(82221);
// EXTERNAL MODULE: ./lib/limits/price-tier.js
var price_tier = __webpack_require__(84218);
// EXTERNAL MODULE: ./lib/limits/texts.js
var limits_texts = __webpack_require__(19420);
// EXTERNAL MODULE: ./lib/checks/patch/beyond-limit.js
var beyond_limit = __webpack_require__(60423);
;// CONCATENATED MODULE: ./lib/checks/patch/media-limits.js





/** Every image type in the listings that the Store has: it accepts those, whether they are known here or not. */
function imageTypesIn(listings) {
    const found = new Set();
    const visit = (value) => {
        if ((0,is_record/* isRecord */.u)(value) && typeof value.imageType === 'string')
            found.add(value.imageType);
        if (typeof value === 'object' && value !== null)
            for (const member of Object.values(value))
                visit(member);
    };
    visit(listings);
    return found;
}
/**
 * What is wrong with the images of one language: their types, captions and counts.
 * @param types image types that the Store has somewhere
 */
function checkImages(list, held, path, types) {
    const present = (0,patch_held/* listOf */.c3)(held).filter(is_record/* isRecord */.u);
    const images = (0,patch_held/* listOf */.c3)(list).flatMap((image, index) => ((0,is_record/* isRecord */.u)(image) ? [{ image, index }] : []));
    const each = images
        .filter(({ image }) => image.fileStatus !== 'PendingDelete')
        .flatMap(({ image, index }) => checkImage(image, present, [...path, index], types));
    const [before, after] = [countTypes(present), countTypes(images.map(({ image }) => image))];
    const counts = [...after]
        .filter(([type, images]) => images > (before.get(type) ?? 0))
        .flatMap(([type, images]) => (0,beyond_limit/* beyondLimit */.r)(path, (0,limits_images/* checkImageCount */.LM)(type, images)));
    return [...each, ...counts];
}
function checkImage(image, present, path, types) {
    const held = present.find((each) => image.id ? each.id === image.id : each.fileName !== undefined && each.fileName === image.fileName);
    const { description } = image;
    // `null` says the same as leaving it out.
    const imageType = image.imageType ?? undefined;
    const isKept = held !== undefined || Boolean(image.id);
    const isSameType = isKept && (imageType === undefined || imageType === held?.imageType);
    const isText = typeof imageType === 'string';
    return [
        ...(isSameType || (isText ? types.has(imageType) : imageType !== undefined)
            ? []
            : (0,beyond_limit/* beyondLimit */.r)(isText ? [...path, 'imageType'] : path, (0,limits_images/* checkImageType */.Ev)(isText ? imageType : undefined))),
        ...(typeof description !== 'string' || description === held?.description
            ? []
            : (0,beyond_limit/* beyondLimit */.r)([...path, 'description'], (0,limits_texts/* checkText */.qW)(limits_texts/* captionLimit */.MP, description))),
    ];
}
function countTypes(images) {
    const counts = new Map();
    for (const { imageType, fileStatus } of images) {
        if (typeof imageType !== 'string' || fileStatus === 'PendingDelete')
            continue;
        counts.set(imageType, (counts.get(imageType) ?? 0) + 1);
    }
    return counts;
}
/** What is wrong with the trailers: their number, titles and thumbnails. */
function checkTrailers(list, held) {
    const trailers = (0,patch_held/* listOf */.c3)(list);
    const isTooMany = trailers.length > limits_texts/* mostTrailers */.UU && trailers.length > (0,patch_held/* listOf */.c3)(held).length;
    const message = `has ${trailers.length} entries, but the Store allows only ${limits_texts/* mostTrailers */.UU}. Remove ${trailers.length - limits_texts/* mostTrailers */.UU}.`;
    return [
        ...(isTooMany ? (0,beyond_limit/* beyondLimit */.r)(['trailers'], { severity: 'error', message }) : []),
        ...trailers.flatMap((trailer, index) => (0,patch_held/* listOf */.c3)(held).some((each) => (0,patch_held/* isHeld */.i7)(trailer, each))
            ? []
            : Object.entries((0,patch_held/* recordOf */.zv)((0,patch_held/* recordOf */.zv)(trailer).trailerAssets)).flatMap(([language, assets]) => checkTrailerAssets((0,patch_held/* recordOf */.zv)(assets), ['trailers', index, 'trailerAssets', language]))),
    ];
}
function checkTrailerAssets({ title, imageList }, path) {
    const thumbnails = (0,patch_held/* listOf */.c3)(imageList).length;
    const message = `has ${thumbnails} thumbnails, but the Store documents only one.`;
    return [
        ...(typeof title === 'string'
            ? (0,beyond_limit/* beyondLimit */.r)([...path, 'title'], (0,limits_texts/* checkText */.qW)(limits_texts/* trailerTitleLimit */.xS, title))
            : []),
        ...(thumbnails > 1 ? (0,beyond_limit/* beyondLimit */.r)([...path, 'imageList'], { severity: 'warning', message }) : []),
    ];
}

;// CONCATENATED MODULE: ./lib/checks/patch/limits.js







/**
 * Values of a patch beyond what the Store accepts: texts, lists, images, trailers, prices. A value that the Store holds
 * already is never one of them.
 */
function beyondLimits({ source: { value }, target, present }) {
    const held = (0,patch_held/* recordOf */.zv)(present);
    return [
        ...checkFields(value, held, [], limits_texts/* submissionTexts */.Pm, target === 'add-on' ? limits_texts/* submissionLists */._l : {}),
        ...checkPrices((0,patch_held/* recordOf */.zv)(value.pricing), (0,patch_held/* recordOf */.zv)((0,fold/* memberOf */.C5)(held, 'pricing'))),
        ...checkListings(value, held, target),
        ...checkTrailers(value.trailers, (0,fold/* memberOf */.C5)(held, 'trailers')),
        ...checkGamingOptions(value.gamingOptions, (0,fold/* memberOf */.C5)(held, 'gamingOptions')),
    ];
}
function checkListings(value, present, target) {
    const heldListings = (0,patch_held/* recordOf */.zv)((0,fold/* memberOf */.C5)(present, 'listings'));
    const spellings = (0,fold/* spellingsOf */.Hz)(heldListings);
    const listings = (0,patch_held/* recordOf */.zv)(value.listings);
    const types = imageTypesIn(heldListings);
    const found = Object.entries(listings).flatMap(([language, listing]) => {
        const spelling = spellings.of(language);
        const held = (0,patch_held/* recordOf */.zv)(spelling === undefined ? undefined : heldListings[spelling]);
        const path = ['listings', language];
        if (target === 'add-on')
            return checkFields((0,patch_held/* recordOf */.zv)(listing), held, path, limits_texts/* addOnTexts */.nq, {});
        const platforms = (0,patch_held/* recordOf */.zv)((0,patch_held/* recordOf */.zv)(listing).platformOverrides);
        const heldPlatforms = (0,patch_held/* recordOf */.zv)((0,fold/* memberOf */.C5)(held, 'platformOverrides'));
        return [
            ...checkListing((0,patch_held/* recordOf */.zv)((0,patch_held/* recordOf */.zv)(listing).baseListing), (0,patch_held/* recordOf */.zv)((0,fold/* memberOf */.C5)(held, 'baseListing')), [...path, 'baseListing'], types),
            ...Object.entries(platforms).flatMap(([platform, override]) => checkListing((0,patch_held/* recordOf */.zv)(override), (0,patch_held/* recordOf */.zv)((0,fold/* memberOf */.C5)(heldPlatforms, platform)), [...path, 'platformOverrides', platform], types)),
        ];
    });
    return [...found, ...checkKeywordLanguages(listings, heldListings)];
}
function checkListing(listing, held, path, types) {
    return [
        ...checkFields(listing, held, path, limits_texts/* appTexts */.gZ, limits_texts/* appLists */.Rg),
        ...['description', 'shortDescription', 'releaseNotes'].flatMap((field) => {
            const text = listing[field];
            return typeof text !== 'string' || (0,patch_held/* isHeld */.i7)(text, (0,fold/* memberOf */.C5)(held, field))
                ? []
                : (0,beyond_limit/* beyondLimit */.r)([...path, field], (0,limits_texts/* checkMarkup */.nG)(text));
        }),
        ...checkImages(listing.images, (0,fold/* memberOf */.C5)(held, 'images'), [...path, 'images'], types),
    ];
}
/** The fields of a record that have limits, except those that the Store holds with the same value. */
function checkFields(value, held, path, texts, lists) {
    return Object.entries(value).flatMap(([field, member]) => {
        const heldValue = (0,fold/* memberOf */.C5)(held, field);
        const here = [...path, field];
        if ((0,patch_held/* isHeld */.i7)(member, heldValue))
            return [];
        const text = Object.hasOwn(texts, field) ? texts[field] : undefined;
        if (text !== undefined && typeof member === 'string')
            return isNoLonger(member, heldValue) ? [] : (0,beyond_limit/* beyondLimit */.r)(here, (0,limits_texts/* checkText */.qW)(text, member));
        const list = Object.hasOwn(lists, field) ? lists[field] : undefined;
        return list === undefined || !Array.isArray(member) ? [] : checkItems(list, member, heldValue, here);
    });
}
function checkItems(limit, list, held, path) {
    const known = new Set((0,patch_held/* listOf */.c3)(held).map((each) => (0,normal_form/* normalize */.S)(each)));
    const items = list.filter((each) => typeof each === 'string');
    const each = list.flatMap((item, index) => typeof item === 'string' && !known.has((0,normal_form/* normalize */.S)(item))
        ? (0,beyond_limit/* beyondLimit */.r)([...path, index], (0,limits_texts/* checkText */.qW)(limit, item))
        : []);
    const hasNoMore = list.length <= (0,patch_held/* listOf */.c3)(held).length;
    return [...(hasNoMore ? [] : (0,beyond_limit/* beyondLimit */.r)(path, (0,limits_texts/* checkList */.RJ)(limit, items))), ...each];
}
/** The Store already holds a text of this length, so it accepts one. */
function isNoLonger(text, held) {
    return typeof held === 'string' && (0,limits_texts/* storeLength */.Sd)(text) <= (0,limits_texts/* storeLength */.Sd)(held);
}
/** Known only from a live Store refusal that another tool noted: a warning, for a patch that adds such a language. */
function checkKeywordLanguages(listings, held) {
    const keywordsIn = (listing) => {
        const keywords = (0,patch_held/* recordOf */.zv)((0,patch_held/* recordOf */.zv)(listing).baseListing).keywords;
        return Array.isArray(keywords) && keywords.length > 0;
    };
    const before = new Set(Object.entries(held).flatMap(([name, listing]) => (keywordsIn(listing) ? [(0,fold/* foldName */.zN)(name)] : [])));
    const after = new Set(before);
    for (const [name, listing] of Object.entries(listings))
        if (keywordsIn(listing))
            after.add((0,fold/* foldName */.zN)(name));
    if (after.size <= limits_texts/* mostLanguagesWithKeywords */.$J || after.size === before.size)
        return [];
    const message = `would have keywords in ${after.size} languages, but the Store may refuse more than ${limits_texts/* mostLanguagesWithKeywords */.$J}.`;
    return (0,beyond_limit/* beyondLimit */.r)(['listings'], { severity: 'warning', message });
}
/** The Store refuses a second set at commit: "MultipleInstancesOfGamingOptions" (store-faults.md C6). */
function checkGamingOptions(list, held) {
    const sets = (0,patch_held/* listOf */.c3)(list).length;
    if (sets < 2 || (0,patch_held/* isHeld */.i7)(list, held))
        return [];
    const message = `has ${sets} sets of gaming options, but the Store allows only one. Merge them.`;
    return (0,beyond_limit/* beyondLimit */.r)(['gamingOptions'], { severity: 'error', message });
}
function checkPrices(pricing, held) {
    const tier = (text, heldText, path, isFine = (_tier) => false) => typeof text !== 'string' || text === heldText || isFine(text) ? [] : (0,beyond_limit/* beyondLimit */.r)(path, (0,price_tier/* checkTier */.ND)(text));
    const markets = (0,patch_held/* recordOf */.zv)((0,fold/* memberOf */.C5)(held, 'marketSpecificPricings'));
    const spellings = (0,fold/* spellingsOf */.Hz)(markets);
    return [
        ...tier(pricing.priceId, (0,fold/* memberOf */.C5)(held, 'priceId'), ['pricing', 'priceId']),
        ...Object.entries((0,patch_held/* recordOf */.zv)(pricing.marketSpecificPricings)).flatMap(([market, text]) => {
            const path = ['pricing', 'marketSpecificPricings', market];
            // In a market, `Base` means the price of all others (store-api.md §4.3).
            return tier(text, markets[spellings.of(market) ?? market], path, (each) => each === 'Base');
        }),
    ];
}

// EXTERNAL MODULE: ./lib/checks/patch/names.js + 1 modules
var names = __webpack_require__(14383);
;// CONCATENATED MODULE: ./lib/checks/patch/patch-check.js
/**
 * The checks that share one walk through the patch, made once per context: each reports the findings with its id.
 */
function checksOf({ walk, row, }) {
    const walks = new WeakMap();
    const found = (context) => {
        const all = walks.get(context) ?? walk(context);
        walks.set(context, all);
        return all;
    };
    return Object.entries(row).map(([id, text]) => ({
        id,
        row: text,
        check: (context) => found(context).filter(({ rule }) => rule === id),
    }));
}

// EXTERNAL MODULE: ./lib/patch/members.js
var members = __webpack_require__(68977);
;// CONCATENATED MODULE: ./lib/checks/patch/shape.js






/**
 * What is wrong with a patch, whatever the Store holds: members that are not for a patch, required ones that it
 * removes and values of the wrong kind.
 */
const shapeChecks = checksOf({
    walk: ({ source, target }) => misused(members/* submissionShapes */.t[target], source.value, []),
    row: {
        'patch-removes': '`submission-patch` removes what a submission must have, such as its price',
        'patch-type': '`submission-patch` has a value of the wrong kind, such as a text for a list',
        'patch-refused': 'The service or an input sets this member: remove it from `submission-patch`',
    },
});
function misused(shape, value, path) {
    if (value === null) {
        const why = members/* neededMembers */.T[path.join('.')];
        return why === undefined
            ? []
            : [(0,placed_finding/* errorAt */.Os)('patch-removes', path, () => `${(0,patch_path/* showPath */.P)(path)} can't be removed: ${why}.`)];
    }
    const kind = kindOf(shape);
    if (!kind.holds(value)) {
        return [(0,placed_finding/* errorAt */.Os)('patch-type', path, () => `${(0,patch_path/* showPath */.P)(path)} must be ${kind.name}.`)];
    }
    if (typeof shape === 'string')
        return [];
    if ('elements' in shape && Array.isArray(value)) {
        return value.flatMap((element, index) => misused(shape.elements, element, [...path, index]));
    }
    if (!(0,is_record/* isRecord */.u)(value))
        return [];
    if ('keys' in shape) {
        return Object.entries(value).flatMap(([name, member]) => misused(shape.keys, member, [...path, name]));
    }
    return 'members' in shape ? misusedMembers(shape, value, path) : [];
}
function misusedMembers({ members, refused = {} }, value, path) {
    const refusals = (0,fold/* spellingsOf */.Hz)(refused);
    return Object.entries(value).flatMap(([name, member]) => {
        const here = [...path, name];
        const refusal = refusals.of(name);
        if (refusal !== undefined) {
            const text = () => `${(0,patch_path/* showPath */.P)(here)} can't be set by a patch: ${refused[refusal]}.`;
            return [(0,placed_finding/* errorAt */.Os)('patch-refused', here, text)];
        }
        const known = Object.hasOwn(members, name) ? members[name] : undefined;
        return known === undefined ? [] : misused(known, member, here);
    });
}
const kinds = {
    text: { name: 'text', holds: (value) => typeof value === 'string' },
    flag: { name: 'true or false', holds: (value) => typeof value === 'boolean' },
    texts: {
        name: 'a list of strings',
        holds: (value) => Array.isArray(value) && value.every((each) => typeof each === 'string'),
    },
    any: { name: 'anything', holds: () => true },
    list: { name: 'a list: [ … ]', holds: (value) => Array.isArray(value) },
    object: { name: 'an object: { … }', holds: is_record/* isRecord */.u },
};
function kindOf(shape) {
    if (typeof shape === 'string')
        return kinds[shape];
    return 'elements' in shape ? kinds.list : kinds.object;
}

;// CONCATENATED MODULE: ./lib/checks/patch/patch-checks.js









/** Checks of values, which say nothing about those that the Store already holds. */
const valueChecks = [
    ...shapeChecks,
    ...checksOf({
        walk: (context) => [...(0,names/* wrongNames */.G)(context), ...beyondLimits(context)],
        row: {
            'patch-unknown': 'The submission has no member of this name. The message names the nearest one',
            'patch-ambiguous': 'The Store has two names that differ in letter case only: write the one that you mean',
            [names/* nothingToRemove */.n]: '`submission-patch` removes (`null`) what is not there: remove this line',
            'patch-limit': 'A text, list, image, language, market or price is not what the Store accepts. The message gives the limit',
        },
    }),
];
/** Every check of a patch. */
const patchChecks = [conflict, ...valueChecks, unusableFiles];
/** All findings about a patch at once, by line. */
function checkPatch(context) {
    const { source, present } = context;
    return (0,placed_finding/* toFindings */.Sz)(source, [
        ...(0,check/* runChecks */.JT)([conflict], context),
        ...(0,patch_held/* withoutHeld */.Cm)(source, present, (0,check/* runChecks */.JT)(valueChecks, context)),
        ...(0,check/* runChecks */.JT)([unusableFiles], context),
    ]);
}

// EXTERNAL MODULE: ./lib/files/missing-file.js
var missing_file = __webpack_require__(72946);
// EXTERNAL MODULE: ./lib/inputs/camel-case.js
var camel_case = __webpack_require__(34052);
// EXTERNAL MODULE: ./lib/inputs/table.js + 3 modules
var table = __webpack_require__(65710);
;// CONCATENATED MODULE: ./lib/inputs/settings.js


/** The inputs that ask for a value, with the paths that each sets. */
function pathsSetBy(requested) {
    return table/* settingInputs */.Es
        .filter((name) => requested[(0,camel_case/* camelCase */.x)(name)] !== undefined)
        .map((input) => ({ input, paths: table/* inputTable */.Fu[input].sets }));
}

// EXTERNAL MODULE: ./lib/masking/notes-secrets.js
var notes_secrets = __webpack_require__(58793);
// EXTERNAL MODULE: ./lib/packages/asset-name.js
var asset_name = __webpack_require__(41573);
// EXTERNAL MODULE: ./lib/packages/digest.js
var digest = __webpack_require__(84333);
// EXTERNAL MODULE: ./lib/patch/image-size.js
var image_size = __webpack_require__(33297);
;// CONCATENATED MODULE: ./lib/patch/assets.js
var assets_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var assets_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});










/** Extensions and largest sizes in bytes that the Store accepts (store-api.md §8.2). */
const limits = {
    image: { extensions: ['.png'], largest: limits_images/* largestPicture */.x3 },
    icon: { extensions: ['.png'], largest: limits_images/* largestPicture */.x3 },
    thumbnail: { extensions: ['.png'], largest: limits_images/* largestPicture */.x3 },
    video: { extensions: ['.mp4', '.mov'], largest: limits_images/* largestVideo */.mD },
};
/**
 * Reads a file that a patch names, once.
 * @returns the file, or what is wrong with it, as a sentence that follows its name
 */
async function readAsset(file, workspace) {
    const { extensions, largest } = limits[file.kind];
    const relative = file.fileName.replaceAll('\\', '/');
    const extension = external_node_path_.posix.extname(relative).toLowerCase();
    if (!extensions.includes(extension)) {
        return {
            problem: `is not a ${extensions.join(' or ')} file, the only kind that the Store accepts here.`,
        };
    }
    const place = await (0,files_workspace/* findInWorkspace */.e)(workspace, relative).catch(() => undefined);
    if (place === undefined)
        return { problem: await (0,missing_file/* explainMissingFile */.O)(workspace, relative) };
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const handle = assets_addDisposableResource(env_1, await (0,regular_file/* openRegular */.lf)(place), true);
            const stats = await handle.stat({ bigint: true });
            const size = Number(stats.size);
            if (size > largest) {
                return { problem: `has ${(0,format/* formatBytes */.z3)(size)}, but the Store allows ${(0,format/* formatBytes */.z3)(largest)}.` };
            }
            const { buffer, bytesRead } = await handle.read(Buffer.alloc(image_size/* pngHeaderLength */.bR), 0, image_size/* pngHeaderLength */.bR, 0);
            const problem = extension === '.png' ? pngProblem(file, buffer.subarray(0, bytesRead)) : undefined;
            if (problem !== undefined)
                return { problem };
            const { sha256, crc32 } = await (0,digest/* digestFile */.T)(handle, size);
            const stamp = (0,regular_file/* stampOf */.Zs)(stats);
            if ((0,regular_file/* stampOf */.Zs)(await handle.stat({ bigint: true })) !== stamp) {
                return { problem: 'was changed while it was being read. Let the step that writes it finish first.' };
            }
            const archiveName = (0,asset_name/* assetName */.SM)(external_node_path_.posix.basename(relative), sha256);
            return { path: place, fileName: file.fileName, archiveName, size, sha256, crc32, stamp };
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = assets_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    catch (error) {
        if (error instanceof regular_file/* NotRegularFile */.k1)
            return { problem: `can't be used: ${error.message}.` };
        return { problem: `can't be read: ${(0,lib_errors/* messageOf */.bD)(error)}` };
    }
}
function pngProblem(file, header) {
    const size = (0,image_size/* readPngSize */.F)(header);
    if (size === undefined)
        return 'is not a PNG file, despite its name.';
    const wanted = (0,image_size/* wantedSize */.f8)(file, size);
    return wanted === undefined
        ? undefined
        : `is ${size.width}x${size.height} pixels, but the Store requires ${wanted}.`;
}

;// CONCATENATED MODULE: ./lib/patch/files.js

/** Every new file that the patch names: marked `PendingUpload`, or known to the Store neither by id nor by status. */
function namedFiles({ value }) {
    const found = [];
    visit(value, (file) => found.push(file));
    return found;
}
/**
 * The patch with other names for its new files, each marked as the Store wants it: images and icons by their
 * status, trailers by having no id (store-api.md §3.2).
 */
function withFileNames({ value }, rename) {
    const copy = structuredClone(value);
    visit(copy, (file, entry) => {
        entry[file.kind === 'video' ? 'videoFileName' : 'fileName'] = rename(file);
        if (file.kind === 'image' || file.kind === 'icon')
            entry.fileStatus = 'PendingUpload';
    });
    return copy;
}
function visit(patch, visitor) {
    for (const [language, listing] of files_members(patch.listings)) {
        const path = ['listings', language];
        note(visitor, 'icon', own(listing, 'icon'), [...path, 'icon']);
        visitImages(own(listing, 'baseListing'), [...path, 'baseListing'], visitor);
        for (const [platform, override] of files_members(own(listing, 'platformOverrides'))) {
            visitImages(override, [...path, 'platformOverrides', platform], visitor);
        }
    }
    files_elements(patch.trailers).forEach((trailer, index) => {
        const path = ['trailers', index];
        note(visitor, 'video', trailer, path);
        for (const [language, assets] of files_members(own(trailer, 'trailerAssets'))) {
            files_elements(own(assets, 'imageList')).forEach((image, place) => {
                note(visitor, 'thumbnail', image, [...path, 'trailerAssets', language, 'imageList', place]);
            });
        }
    });
}
function visitImages(listing, path, visitor) {
    files_elements(own(listing, 'images')).forEach((image, index) => {
        note(visitor, 'image', image, [...path, 'images', index]);
    });
}
function note(visitor, kind, entry, path) {
    if (!(0,is_record/* isRecord */.u)(entry))
        return;
    const member = kind === 'video' ? 'videoFileName' : 'fileName';
    const fileName = entry[member];
    if (typeof fileName !== 'string' || !isNew(entry))
        return;
    const { imageType } = entry;
    visitor({
        kind,
        fileName,
        imageType: typeof imageType === 'string' ? imageType : undefined,
        path: [...path, member],
    }, entry);
}
function isNew({ fileStatus, id }) {
    return fileStatus ? fileStatus === 'PendingUpload' : !id;
}
function own(value, name) {
    return (0,is_record/* isRecord */.u)(value) ? value[name] : undefined;
}
function files_members(value) {
    return (0,is_record/* isRecord */.u)(value) ? Object.entries(value) : [];
}
function files_elements(value) {
    return Array.isArray(value) ? value : [];
}

// EXTERNAL MODULE: ./node_modules/jsonc-parser/lib/umd/main.js
var main = __webpack_require__(99547);
// EXTERNAL MODULE: ./lib/store/exact-json.js
var exact_json = __webpack_require__(52565);
;// CONCATENATED MODULE: ./lib/patch/lines.js
/**
 * Finds lines by bisection: a text may have a million of them, and thousands of findings.
 * @returns the line, from 1, of an offset in UTF-16 units
 */
function lineFinder(text) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
        starts.push(at + 1);
    return (offset) => {
        let [low, high] = [0, starts.length];
        while (high - low > 1) {
            const middle = (low + high) >> 1;
            if ((starts[middle] ?? 0) <= offset)
                low = middle;
            else
                high = middle;
        }
        return low + 1;
    };
}
/** The place at which a JSON text is nested deeper than `most` levels, in UTF-16 units; `undefined` if it is not. */
function tooDeepAt(text, most) {
    let depth = 0;
    let inText = false;
    for (let at = 0; at < text.length; at += 1) {
        const character = text[at];
        if (inText && character === '\\')
            at += 1;
        else if (character === '"')
            inText = !inText;
        else if (!inText && (character === '{' || character === '['))
            depth += 1;
        else if (!inText && (character === '}' || character === ']'))
            depth -= 1;
        if (depth > most)
            return at;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/patch/source.js






/** Largest patch, in bytes: the texts of a hundred languages take half of it. */
const largestPatch = 1_048_576;
/** Levels of a patch: a submission has nine. */
const mostLevels = 64;
/** Names of members that no Store document has, and that a merge may mistake for something else. */
const inherited = new Set([
    ...Object.getOwnPropertyNames(Object.prototype),
    'prototype',
]);
/**
 * Parses a merge patch, strict JSON with an object at its root.
 * @returns the patch, or everything that is wrong with the text
 */
function parsePatch(text, file) {
    const plain = text.replace(/^\uFEFF/, '');
    const lineAt = lineFinder(plain);
    const refused = (wrong) => ({ findings: findingsOf(wrong, file, lineAt) });
    const unfit = sizeProblem(plain);
    if (unfit !== undefined)
        return refused([unfit]);
    const errors = [];
    const tree = (0,main.parseTree)(plain, errors, { disallowComments: true, allowTrailingComma: false });
    const [first] = errors;
    if (first !== undefined || tree === undefined) {
        const code = first === undefined ? 'ValueExpected' : (0,main.printParseErrorCode)(first.error);
        return refused([
            { offset: first?.offset ?? 0, message: () => `This is not valid JSON: ${source_words(code)}.` },
        ]);
    }
    const wrong = wrongNames(tree, lineAt);
    // The parser's own values would treat `__proto__` as a prototype and change an id of 19 digits.
    const value = (0,exact_json/* parseJson */.qF)(plain);
    if (!(0,is_record/* isRecord */.u)(value))
        wrong.push({ offset: 0, message: () => 'A patch must be a JSON object: { … }.' });
    if (wrong.length > 0 || !(0,is_record/* isRecord */.u)(value))
        return refused(wrong);
    const offsetOf = placeFinder(tree);
    return { file, value, lineOf: (path) => lineAt(offsetOf(path)) };
}
function findingsOf(wrong, file, lineAt) {
    const findings = wrong.slice(0, placed_finding/* mostFindings */.Yb).map(({ offset, message }) => ({
        rule: 'patch-json',
        severity: 'error',
        message: message(),
        file,
        line: lineAt(offset),
    }));
    const more = wrong.length - findings.length;
    return more > 0 ? [...findings, (0,placed_finding/* uncounted */.cP)(file, more, 'error')] : findings;
}
function sizeProblem(text) {
    const bytes = Buffer.byteLength(text);
    if (bytes > largestPatch) {
        const message = () => `The patch is ${bytes.toLocaleString('en-US')} bytes, but this action accepts at most ${largestPatch.toLocaleString('en-US')} (1 MiB). Images and trailers are separate files: refer to them in the patch.`;
        return { offset: 0, message };
    }
    const offset = tooDeepAt(text, mostLevels);
    return offset === undefined
        ? undefined
        : {
            offset,
            message: () => `The patch is nested more than ${mostLevels} levels deep; a submission has only nine levels.`,
        };
}
/** `CommaExpected` as words. */
function source_words(code) {
    return code.replace(/(?<=.)([A-Z])/g, ' $1').toLowerCase();
}
/** Of two members with the same name, the last would silently win; the Store ignores letter case. */
function wrongNames(node, lineAt) {
    if (node.type !== 'object')
        return (node.children ?? []).flatMap((each) => wrongNames(each, lineAt));
    const seen = new Map();
    return (node.children ?? []).flatMap((property) => {
        const name = nameOf(property);
        const twin = seen.get((0,fold/* foldName */.zN)(name));
        const below = (property.children ?? []).slice(1).flatMap((each) => wrongNames(each, lineAt));
        if (twin === undefined)
            seen.set((0,fold/* foldName */.zN)(name), property);
        const what = twin !== undefined ? () => twinText(name, twin, lineAt) : misnomer(name);
        return what === undefined ? below : [{ offset: property.offset, message: what }, ...below];
    });
}
function misnomer(name) {
    return inherited.has(name) ? () => `"${name}" is not a property of a submission.` : undefined;
}
function twinText(name, twin, lineAt) {
    const [mine, other] = [cut(name), cut(nameOf(twin))];
    return name === nameOf(twin)
        ? `"${mine}" appears twice, first on line ${lineAt(twin.offset)}. Remove one of the two.`
        : `"${mine}" is the same as "${other}" on line ${lineAt(twin.offset)}: the Store ignores case. Remove one of the two.`;
}
function cut(name) {
    return name.length > 80 ? `${name.slice(0, 80).toWellFormed()}…` : name;
}
function nameOf(property) {
    const name = property.children?.[0]?.value;
    return typeof name === 'string' ? name : '';
}
/** Finds nodes by path, each object's members by name: a search through them would take quadratic time. */
function placeFinder(root) {
    const indexes = new WeakMap();
    const memberOf = (node, name) => {
        const index = indexes.get(node) ?? new Map((node.children ?? []).map((each) => [nameOf(each), each]));
        indexes.set(node, index);
        return index.get(name);
    };
    return (path) => {
        let place = root;
        let node = root;
        for (const step of path) {
            const next = node === undefined
                ? undefined
                : typeof step === 'number'
                    ? node.children?.[step]
                    : memberOf(node, step);
            if (next === undefined)
                break;
            place = next;
            node = next.type === 'property' ? next.children?.[1] : next;
        }
        return place.offset;
    };
}

;// CONCATENATED MODULE: ./lib/patch/tracked.js


/** A repository of some million files. */
const mostBytes = 256 * 2 ** 20;
/** The format that abbreviates paths: https://git-scm.com/docs/index-format */
const versionWithoutPaths = 4;
/**
 * True if git tracks a file, by the index of the repository that it is in; false if it does not, so that an
 * earlier step has written the file; `undefined` if there is no repository, or its index does not say.
 * @param file absolute path
 */
async function isTracked(file) {
    for (let folder = external_node_path_.dirname(file);; folder = external_node_path_.dirname(folder)) {
        const index = await readIndex(external_node_path_.join(folder, '.git', 'index'));
        if (index !== undefined)
            return holds(index, external_node_path_.relative(folder, file).replaceAll(external_node_path_.sep, '/'));
        if (folder === external_node_path_.dirname(folder))
            return undefined;
    }
}
async function readIndex(file) {
    try {
        return (await (0,promises_.stat)(file)).size <= mostBytes ? await (0,promises_.readFile)(file) : undefined;
    }
    catch {
        return undefined;
    }
}
/** Each entry has the length of its path in 12 bits of the two bytes before it. */
function holds(index, name) {
    if (index.length < 12 || index.readUInt32BE(4) === versionWithoutPaths)
        return undefined;
    const path = Buffer.from(`${name}\0`);
    const length = Math.min(path.length - 1, 0xfff);
    for (let at = index.indexOf(path); at !== -1; at = index.indexOf(path, at + 1))
        if (at >= 2 && (index.readUInt16BE(at - 2) & 0xfff) === length)
            return true;
    return false;
}

;// CONCATENATED MODULE: ./lib/commands/steps/read-patch.js




















/**
 * Step 2, last: reads the submission patch and the files that it names, each once. What is wrong with it is
 * found with everything else, in step 4.
 *
 * @param listing the folder that may set the same fields
 * @throws ActionError `invalid-patch` if it can't be read at all
 */
async function readPatch(run, { submissionPatch: file, requested, target }, listing) {
    if (file === undefined)
        return undefined;
    const { learn, logger, step, workspace } = run;
    return await step('Submission patch', async () => {
        const source = parsePatch(await readText(file, workspace), file.replaceAll('\\', '/'));
        if ('findings' in source)
            throw invalid(source.findings);
        for (const text of (0,notes/* notesIn */.PH)(source.value).flatMap(notes_secrets/* secretTextsOf */.I))
            logger.mask(text);
        await warnOfNotes(run, source, file);
        logger.info(`${file} changes ${namesIn(source)}.`);
        const { assets, unusable } = await readAssets(source, workspace);
        // Two names may lead to one file.
        const unique = [...new Map([...assets.values()].map((asset) => [asset.archiveName, asset])).values()];
        for (const { fileName, archiveName, size } of unique) {
            logger.info(`${fileName}: ${(0,format/* formatBytes */.z3)(size)}, named ${archiveName} in the Store`);
        }
        learn('assets', unique);
        const about = { source, target: target.kind, unusable };
        const inputs = (present) => [...pathsSetBy(requested), ...setByListing(listing, present)];
        return {
            document: withFileNames(source, ({ fileName }) => assets.get(fileName)?.archiveName ?? fileName),
            assets: unique,
            check: read_patch_onceFor((present) => checkPatch({ ...about, present, inputs: inputs(present) })),
        };
    });
}
function setByListing(folder, present) {
    if (folder === undefined)
        return [];
    const listings = (0,is_record/* isRecord */.u)(present) ? (0,held/* recordOf */.zv)((0,fold/* memberOf */.C5)(present, 'listings')) : undefined;
    const paths = pathsSetByListing(folder, listings);
    return [{ input: 'listing', paths, keeps: pathsHeldByListing(folder, listings) }];
}
/** The members that a patch names, at most twenty: a submission has about as many. */
function namesIn({ value }) {
    const names = Object.keys(value);
    const shown = names.slice(0, 20).map((name) => (0,patch_path/* showPath */.P)([name]));
    const more = names.length - shown.length;
    return `${shown.join(', ') || 'nothing'}${more > 0 ? ` and ${more} more` : ''}`;
}
/** A plan and its judgment need the same check of one document, and a patch may be large. */
function read_patch_onceFor(check) {
    const found = new Map();
    return (present) => {
        const findings = found.get(present) ?? check(present);
        found.set(present, findings);
        return findings;
    };
}
/** Notes may hold a password, and everyone with access to the repository can read its files. */
async function warnOfNotes({ logger, workspace }, source, file) {
    const [place] = (0,notes/* placesOfNotes */.zf)(source.value);
    if (place === undefined || (await isTracked(external_node_path_.resolve(workspace, file))) === false)
        return;
    const line = source.lineOf(place);
    logger.warning(`${source.file}:${line}: notesForCertification is plain text here, so anyone who can read this file can read it. Remove it, and set certification-notes from a secret instead.`, { file: source.file, line });
}
async function readAssets(source, workspace) {
    const assets = new Map();
    const unusable = [];
    for (const file of namedFiles(source)) {
        // More would not be reported, and each missing one is searched for.
        if (unusable.length >= placed_finding/* mostFindings */.Yb)
            break;
        // One after the other: videos are large, and a patch names few files.
        const read = await readAsset(file, workspace);
        if ('problem' in read)
            unusable.push({ file, problem: read.problem });
        else
            assets.set(file.fileName, read);
    }
    return { assets, unusable };
}
async function readText(file, workspace) {
    const place = await (0,files_workspace/* findInWorkspace */.e)(workspace, file).catch(() => null);
    if (place === null) {
        const why = await (0,missing_file/* explainMissingFile */.O)(workspace, file);
        // Only if not even the first folder exists.
        const advice = why.endsWith(missing_file/* atTopLevel */.p) ? ' Check out the repository before this step.' : '';
        throw read_patch_unreadable(file, `${why}${advice}`);
    }
    if (place === undefined)
        throw read_patch_unreadable(file, 'is outside the workspace.');
    try {
        return (0,regular_file/* textOf */.b6)(await (0,regular_file/* readRegularFile */.XF)(place, largestPatch));
    }
    catch (error) {
        throw read_patch_unreadable(file, `can't be read: ${(0,lib_errors/* messageOf */.bD)(error)}.`);
    }
}
function read_patch_unreadable(file, why) {
    const message = `The submission patch ${file} ${why}`;
    return invalid([{ rule: 'patch-file', severity: 'error', message }]);
}
function invalid(findings) {
    return new lib_errors/* ActionError */.lZ({
        code: 'invalid-patch',
        result: 'refused',
        message: (0,lib_errors/* messageOfFindings */.RB)(findings),
        findings,
    });
}

;// CONCATENATED MODULE: ./lib/commands/steps/slot.js








/** How often a taken slot is checked, in milliseconds: certification takes hours. */
const slotPause = 60_000;
/**
 * Step 5: ends the run if the slot is taken. With `if-pending: wait`, reads, checks and plans again until it is free.
 *
 * @throws ActionError `slot-taken` (busy), and the errors of a new read
 */
async function awaitSlot(run, first) {
    return await run.patience.spend(async () => {
        for (let planned = first;; planned = await lookAgain(run, planned)) {
            const { decision, target } = planned;
            if (decision.action === 'busy')
                throw busy(run, target, decision);
            if (decision.action !== 'wait')
                return { ...planned, decision };
            await pause(run, decision);
        }
    });
}
function busy({ learn }, target, decision) {
    learn('submission', decision.pending);
    return (0,slot_errors/* slotTaken */.yo)(target, decision.pending, decision);
}
/** @throws ActionError `slot-taken` if the time is up */
function pause(run, { pending, todo }) {
    const { clock, inputs, learn, logger, patience, signal, step } = run;
    return step('Wait for the pending submission', async () => {
        const length = Math.min(slotPause, patience.left);
        if (length <= 0) {
            learn('submission', pending);
            throw (0,slot_errors/* slotStillTaken */.WW)(pending, inputs.timeoutMinutes, todo);
        }
        logger.info(`Looking again in ${(0,format/* formatDuration */.a3)(length)}.`);
        await clock.sleep(length, signal);
    });
}
/** Someone's submission takes hours: an outage of half a minute says nothing about it, so the last plan holds. */
async function lookAgain(run, before) {
    try {
        return await lookAndPlan(run, before);
    }
    catch (error) {
        if (!(0,store_error/* isPassing */.WG)(error))
            throw error;
        run.logger.warning([error.message, error.quote, 'This run keeps waiting.'].filter(Boolean).join(' '));
        return before;
    }
}
/**
 * Step 6, first: deletes what is in the way if that was decided, before anything else is changed.
 *
 * @param looksAgain for a run without packages: it knows what it may delete only by its content, which may have changed
 * @throws ActionError `slot-taken` (busy) if the Store keeps it, or someone has changed it
 */
async function clearSlot({ learn, logger, step, store }, target, { decision, looksAgain }) {
    if (decision.action !== 'replace')
        return;
    const { pending, reason } = decision;
    await step('Delete the pending submission', async () => {
        logger.info(`Deleting submission ${pending.id}: ${reason}`);
        try {
            if (looksAgain)
                await checkUnchanged(store, target, pending);
            if ((await store.delete(target, pending.id)) === 'in-progress')
                throw (0,slot_errors/* slotNotCleared */.mb)(target, pending);
        }
        catch (error) {
            // That submission still holds the slot, so the record says which it is.
            if (error instanceof lib_errors/* ActionError */.lZ && error.result === 'busy')
                learn('submission', pending);
            throw error;
        }
    });
}
async function checkUnchanged(store, target, pending) {
    const now = await (0,steps_situation/* unlessGone */.Wi)(store.getSubmission(target, pending.id));
    // Deleting what is gone is not an error.
    if (now !== undefined && (0,differences_from_published/* differencesFromPublished */.L)(pending, now).length > 0)
        throw (0,slot_errors/* draftTaken */.hJ)(target, now);
}
/**
 * Step 6, before the new submission: ends a rollout that is still in progress the way `existing-rollout`
 * says. With `fail`, a check has already refused. Returns the situation as it is afterward.
 */
async function endRollout({ logger, step, store }, target, { situation, action }) {
    const { published } = situation;
    if (action === 'fail' || !isRollingOut(published))
        return situation;
    return await step('End the rollout', async () => {
        await store.changeRollout(target, published.id, { action });
        logger.info(`The rollout of submission ${published.id} is ${action === 'halt' ? 'halted' : 'finalized'}.`);
        return { ...situation, published: await store.getSubmission(target, published.id) };
    });
}
function isRollingOut(published) {
    return published !== undefined && (0,rollout/* rolloutState */.Zd)(published) === 'in-progress';
}

// EXTERNAL MODULE: ./lib/http/loopback.js
var loopback = __webpack_require__(3859);
// EXTERNAL MODULE: ./lib/submission/plan.js + 2 modules
var submission_plan = __webpack_require__(22937);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/archive/changed.js
var changed = __webpack_require__(49914);
;// CONCATENATED MODULE: ./lib/archive/headers.js
/** From this value on, a 32-bit field means "see the zip64 record"; likewise for the 16-bit fields. */
const full32 = 0xffffffff;
const full16 = 0xffff;
/** 1980-01-01 00:00, the first moment of DOS time: equal files give equal bytes. */
const dosTime = 0;
const dosDate = (1 << 5) | 1;
const utf8Names = 0x0800;
const stored = 0;
const version20 = 20;
const versionZip64 = 45;
/** The local header of an entry, with its name. */
function localHeader(placed) {
    const { entry } = placed;
    const big = entry.size >= full32;
    const name = Buffer.from(entry.name);
    const extra = big ? zip64Extra([entry.size, entry.size]) : Buffer.alloc(0);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    writeCommon(header, 4, placed, name.length, extra.length);
    return Buffer.concat([header, name, extra]);
}
/**
 * The central directory with its end records.
 * @param start Offset at which it begins.
 */
function centralDirectory(placed, start) {
    const records = placed.map(centralHeader);
    const size = records.reduce((sum, record) => sum + record.length, 0);
    const zip64 = placed.length >= full16 || size >= full32 || start >= full32;
    if (zip64)
        records.push(zip64End(placed.length, size, start));
    records.push(end(placed.length, size, start));
    return Buffer.concat(records);
}
function centralHeader(placed) {
    const { entry, offset } = placed;
    const big = entry.size >= full32;
    const far = offset >= full32;
    const name = Buffer.from(entry.name);
    // Only fields that overflow in the header appear, in this order.
    const extra = zip64Extra([...(big ? [entry.size, entry.size] : []), ...(far ? [offset] : [])]);
    const header = Buffer.alloc(46);
    header.writeUInt32LE(0x02014b50, 0);
    header.writeUInt16LE(versionOf(placed), 4);
    writeCommon(header, 6, placed, name.length, extra.length);
    header.writeUInt32LE(Math.min(offset, full32), 42);
    return Buffer.concat([header, name, extra]);
}
/** The fields that local and central headers share, from "version needed" to "extra field length". */
function writeCommon(header, at, placed, nameLength, extraLength) {
    const { entry } = placed;
    header.writeUInt16LE(versionOf(placed), at);
    header.writeUInt16LE(utf8Names, at + 2);
    header.writeUInt16LE(stored, at + 4);
    header.writeUInt16LE(dosTime, at + 6);
    header.writeUInt16LE(dosDate, at + 8);
    header.writeUInt32LE(entry.crc32, at + 10);
    header.writeUInt32LE(Math.min(entry.size, full32), at + 14);
    header.writeUInt32LE(Math.min(entry.size, full32), at + 18);
    header.writeUInt16LE(nameLength, at + 22);
    header.writeUInt16LE(extraLength, at + 24);
}
/** Version of the format that a reader needs; the same in both headers of an entry, since readers compare. */
function versionOf({ entry, offset }) {
    return entry.size >= full32 || offset >= full32 ? versionZip64 : version20;
}
function zip64Extra(values) {
    if (values.length === 0)
        return Buffer.alloc(0);
    const extra = Buffer.alloc(4 + 8 * values.length);
    extra.writeUInt16LE(0x0001, 0);
    extra.writeUInt16LE(8 * values.length, 2);
    values.forEach((value, index) => {
        extra.writeBigUInt64LE(BigInt(value), 4 + 8 * index);
    });
    return extra;
}
/** The zip64 end record and its locator. */
function zip64End(count, size, start) {
    const record = Buffer.alloc(56 + 20);
    record.writeUInt32LE(0x06064b50, 0);
    record.writeBigUInt64LE(44n, 4);
    record.writeUInt16LE(versionZip64, 12);
    record.writeUInt16LE(versionZip64, 14);
    record.writeBigUInt64LE(BigInt(count), 24);
    record.writeBigUInt64LE(BigInt(count), 32);
    record.writeBigUInt64LE(BigInt(size), 40);
    record.writeBigUInt64LE(BigInt(start), 48);
    record.writeUInt32LE(0x07064b50, 56);
    record.writeBigUInt64LE(BigInt(start + size), 64);
    record.writeUInt32LE(1, 72);
    return record;
}
function end(count, size, start) {
    const record = Buffer.alloc(22);
    record.writeUInt32LE(0x06054b50, 0);
    record.writeUInt16LE(Math.min(count, full16), 8);
    record.writeUInt16LE(Math.min(count, full16), 10);
    record.writeUInt32LE(Math.min(size, full32), 12);
    record.writeUInt32LE(Math.min(start, full32), 16);
    return record;
}

// EXTERNAL MODULE: ./lib/archive/name.js
var archive_name = __webpack_require__(57039);
;// CONCATENATED MODULE: ./lib/archive/layout.js
/**
 * The archive as a layout: every header byte and every file range at a fixed offset, known before anything is
 * sent. Any block of it can be made, and made again after a fault, from the layout and the files alone.
 * Pure: no I/O.
 */


/**
 * Lays the entries out in the order given, stored without compression: packages are zips already, so deflating
 * them costs a core and saves nothing (upload.md). Equal entries give equal bytes.
 * @throws RangeError for names that a reader on Windows would refuse or change.
 */
function layoutArchive(entries) {
    if (entries.length === 0)
        throw new RangeError('An archive needs at least one entry.');
    checkNames(entries.map((entry) => entry.name));
    const segments = [];
    const placed = [];
    let offset = 0;
    const addHeader = (bytes) => {
        segments.push({ kind: 'header', offset, length: bytes.length, bytes });
        offset += bytes.length;
    };
    for (const entry of entries) {
        checkNumbers(entry);
        const here = { entry, offset };
        placed.push(here);
        addHeader(localHeader(here));
        if (entry.size > 0)
            segments.push({ kind: 'file', offset, length: entry.size, entry, from: 0 });
        offset += entry.size;
    }
    addHeader(centralDirectory(placed, offset));
    return { size: offset, entries, segments };
}
/** The stretch [start, end) of the archive, as the parts of segments that fall into it, in order. */
function segmentsIn(layout, start, end) {
    if (!(start >= 0 && start <= end && end <= layout.size)) {
        throw new RangeError(`[${start}, ${end}) is not within the ${layout.size} bytes of the archive.`);
    }
    const found = [];
    for (let index = indexAt(layout.segments, start); index < layout.segments.length; index += 1) {
        const segment = layout.segments[index];
        if (segment === undefined || segment.offset >= end)
            break;
        const cut = cutSegment(segment, start, end);
        if (cut.length > 0)
            found.push(cut);
    }
    return found;
}
/** Index of the last segment that starts at or before `offset`, by bisection: archives of 70,000 entries exist. */
function indexAt(segments, offset) {
    let low = 0;
    let high = segments.length - 1;
    while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((segments[middle]?.offset ?? 0) <= offset)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}
function cutSegment(segment, start, end) {
    const skipped = Math.max(0, start - segment.offset);
    const offset = segment.offset + skipped;
    const length = Math.min(segment.offset + segment.length, end) - offset;
    return segment.kind === 'header'
        ? { ...segment, offset, length, bytes: segment.bytes.subarray(skipped, skipped + length) }
        : { ...segment, offset, length, from: segment.from + skipped };
}
/** Names in the archive are made by this action: a wrong one is a bug in it. */
function checkNames(names) {
    const wrong = [...names.filter((name) => !(0,archive_name/* isEntryName */.GC)(name)), ...((0,archive_name/* findClash */.RZ)(names) ?? [])];
    if (wrong.length > 0)
        throw new RangeError(`Bad names of entries: ${JSON.stringify(wrong)}`);
}
/** Sizes and checksums come from our own reading of the files: a wrong one is a bug in this action. */
function checkNumbers(entry) {
    if (!Number.isSafeInteger(entry.size) || entry.size < 0)
        throw new RangeError(`Bad size: ${entry.size}`);
    if (entry.crc32 !== entry.crc32 >>> 0)
        throw new RangeError(`Bad CRC-32: ${entry.crc32}`);
}

;// CONCATENATED MODULE: ./lib/archive/bytes.js




/**
 * The archive's bytes, block by block, straight from the files. Each read compares the file's stamp with that of the
 * inspection, which ends most runs whose files changed early; `ContentProof` shows that the bytes are the same.
 */
class ArchiveBytes {
    /** Number of blocks; the last one may be shorter. */
    blocks;
    #layout;
    #blockSize;
    /** @param blockSize Bytes in every block except the last. */
    constructor(layout, blockSize) {
        this.#layout = layout;
        this.#blockSize = blockSize;
        this.blocks = Math.ceil(layout.size / blockSize);
    }
    /** Bytes in a block. */
    lengthOf(block) {
        return Math.min(this.#blockSize, this.#layout.size - block * this.#blockSize);
    }
    /**
     * Reads a block into the beginning of `buffer`, in any order and as often as needed.
     * @returns The part of `buffer` that holds the block.
     * @throws ActionError `package-changed` for a file that is not the one inspected, as far as the file system shows.
     */
    async read(block, buffer, signal) {
        const start = block * this.#blockSize;
        const length = this.lengthOf(block);
        for (const segment of segmentsIn(this.#layout, start, start + length)) {
            signal?.throwIfAborted();
            const target = buffer.subarray(segment.offset - start, segment.offset - start + segment.length);
            if (segment.kind === 'header')
                target.set(segment.bytes);
            else
                await readSegment(segment, target);
        }
        return buffer.subarray(0, length);
    }
}
async function readSegment({ entry, from }, target) {
    // Opened anew for each stretch: an archive may have more files than a process can keep open.
    let file;
    try {
        file = await (0,regular_file/* openRegular */.lf)(entry.path);
        await fill(entry, file, target, from);
        // After the read: this shows if the file was truncated or written to meanwhile.
        await checkStamp(entry, file);
    }
    catch (error) {
        throw error instanceof lib_errors/* ActionError */.lZ ? error : (0,changed/* changed */.t)(entry, (0,changed/* whyUnreadable */._)(error));
    }
    finally {
        await file?.close();
    }
}
async function checkStamp(entry, file) {
    const stats = await file.stat({ bigint: true });
    if (stats.size !== BigInt(entry.size)) {
        throw (0,changed/* changed */.t)(entry, `it has ${stats.size} bytes instead of ${entry.size}`);
    }
    if ((0,regular_file/* stampOf */.Zs)(stats) !== entry.stamp)
        throw (0,changed/* changed */.t)(entry, 'it was modified or replaced');
}
async function fill(entry, file, target, from) {
    for (let done = 0; done < target.length;) {
        const { bytesRead } = await file.read(target, done, target.length - done, from + done);
        if (bytesRead === 0)
            throw (0,changed/* changed */.t)(entry, `it ends after ${from + done} of ${entry.size} bytes`);
        done += bytesRead;
    }
}

;// CONCATENATED MODULE: ./lib/archive/content-proof.js



/**
 * Proves that the bytes sent are the files that were inspected: every block is hashed in the very memory that it is
 * sent from, and each file's SHA-256 is compared with that of its inspection. Someone who swaps a file can keep its
 * size, time and CRC-32. Blocks that were sent by then belong to nothing until the list of blocks is committed.
 */
class ContentProof {
    #layout;
    #proven = new Set();
    #hash = (0,external_node_crypto_.createHash)('sha256');
    /** Bytes of the archive taken so far. */
    #position = 0;
    constructor(layout) {
        this.#layout = layout;
    }
    /**
     * Takes the next bytes of the archive.
     * @throws ActionError `package-changed` at the end of a file that is not the one inspected.
     */
    take(bytes) {
        const start = this.#position;
        for (const segment of segmentsIn(this.#layout, start, start + bytes.length)) {
            if (segment.kind === 'header')
                continue;
            const from = segment.offset - start;
            this.#takeFile(segment, bytes.subarray(from, from + segment.length));
        }
        this.#position += bytes.length;
    }
    /**
     * To be called before the commit.
     * @throws RangeError unless every byte was taken: `take` already refuses a file that is not the one inspected.
     */
    verify() {
        const isProven = this.#layout.entries.every((entry) => entry.size === 0 ? entry.sha256 === sha256OfNothing : this.#proven.has(entry));
        if (!isProven || this.#position !== this.#layout.size)
            throw new RangeError('Not all of the archive was hashed.');
    }
    #takeFile({ entry, from, length }, bytes) {
        if (from === 0)
            this.#hash = (0,external_node_crypto_.createHash)('sha256');
        this.#hash.update(bytes);
        if (from + length < entry.size)
            return;
        const sha256 = this.#hash.digest('hex');
        if (sha256 !== entry.sha256)
            throw (0,changed/* changed */.t)(entry, `its SHA-256 is ${sha256} instead of ${entry.sha256}`);
        this.#proven.add(entry);
    }
}
const sha256OfNothing = (0,external_node_crypto_.createHash)('sha256').digest('hex');

// EXTERNAL MODULE: ./lib/http/retry.js
var retry = __webpack_require__(28394);
// EXTERNAL MODULE: ./lib/http/transport.js
var transport = __webpack_require__(33005);
;// CONCATENATED MODULE: ./lib/upload/failure.js



/** A request to the blob service that did not end well, without anything that could hold the upload URL. */
class BlobFailure extends Error {
    name = 'BlobFailure';
    /** HTTP status; `undefined` if no response came. */
    status;
    /** The service's `x-ms-error-code`, or the system's code (`ECONNRESET`). */
    code;
    /** `x-ms-request-id`: what Microsoft support asks for. */
    requestId;
    /** The `Retry-After` header as it came. */
    retryAfter;
    /** The time limit ran out. */
    stalled;
    /** `host:port` of the proxy that the request went through. */
    proxy;
    constructor(message, fields = {}) {
        super(message);
        this.status = fields.status;
        this.code = fields.code;
        this.requestId = fields.requestId;
        this.retryAfter = fields.retryAfter;
        this.stalled = fields.stalled ?? false;
        this.proxy = fields.proxy;
    }
    /** `503 ServerBusy`, `ECONNRESET: socket hang up`, `no response within 124 s` */
    get summary() {
        if (this.status !== undefined)
            return [this.status, this.code].filter(Boolean).join(' ');
        return this.code === undefined ? this.message : `${this.code}: ${this.message}`;
    }
}
/**
 * Takes the harmless parts of the SDK's error. The error itself holds the request with its URL (store-faults.md S3), so
 * it is neither kept nor logged; the service's text is cut to its first line, since `AuthenticationErrorDetail` may
 * repeat what was signed.
 */
function failureOf(error) {
    const { response } = error;
    const status = error.statusCode ?? response?.status;
    const serviceCode = response?.headers.get('x-ms-error-code');
    // A gateway's page: not the service's words, and of any length.
    const isForeign = status !== undefined && serviceCode === undefined;
    return new BlobFailure(isForeign ? '' : firstLine(error.message), {
        status,
        code: isForeign ? undefined : (serviceCode ?? error.code),
        requestId: response?.headers.get('x-ms-request-id'),
        retryAfter: response?.headers.get('retry-after'),
        proxy: (0,transport/* proxyOf */.Ol)(error.request?.agent),
    });
}
function firstLine(message) {
    const line = message.split(/[\r\n]/, 1)[0] ?? '';
    const text = line.replaceAll(/https?:\/\/\S+/gi, '<URL>').replace(/\.$/, '');
    // The mark also shows the redactor a place to look for a piece of the signature.
    return text.length > 300 ? `${text.slice(0, 300).toWellFormed()}…` : text;
}
/**
 * What a retry needs to know about a request that failed. Put Block, Put Block List and Get Block List are idempotent:
 * an unknown outcome does not prevent repeating them.
 *
 * @param failures How the request failed so far, the last failure last.
 */
function attemptFailureOf(failures, state) {
    const last = failures.at(-1);
    if (last === undefined)
        throw new RangeError('Nothing failed.');
    return {
        status: isRepeatableRefusal(failures, state) ? undefined : last.status,
        retryAfter: (0,retry/* parseRetryAfter */.mu)(last.retryAfter, state.now),
        executed: 'unknown',
        isRetryable: last.status !== undefined || !isLasting(last, state),
        longestWait: longestWaitAfter(last, state),
    };
}
/** The time limit was a long enough wait; a URL that is refused entirely is reported at once. */
function longestWaitAfter({ stalled, status }, { succeeded }) {
    if (stalled)
        return 0;
    return status === 403 && !succeeded ? firstRefusalMs : undefined;
}
/**
 * Codes of a 400 for a body that was damaged on its way: a block comes with its MD5, the list of blocks is XML.
 * Without a code, the response is not the service's.
 */
const damaged = ['Md5Mismatch', 'InvalidXmlDocument', 'InvalidXmlNodeValue', undefined];
const firstRefusalMs = 250;
/** Responses that are final elsewhere. */
function isRepeatableRefusal(failures, state) {
    const last = failures.at(-1);
    if (last?.status === 400 && damaged.includes(last.code))
        return true;
    // Seen on one block while others went through (store-faults.md D7).
    const refusals = failures.filter((failure) => failure.status === 403).length;
    const expired = state.expiry !== undefined && state.expiry <= state.now;
    return last?.status === 403 && refusals === 1 && !expired;
}
function isLasting({ code = '' }, { succeeded }) {
    // A wrong certificate stays wrong, and is never worked around (store-faults.md D8).
    if (/CERT|UNABLE_TO_/.test(code))
        return true;
    // Nothing there: the name or the proxy is wrong, unless it has worked before.
    return !succeeded && ['ENOTFOUND', 'ECONNREFUSED'].includes(code);
}
/** The error for a request that is no longer retried. */
function explainFailure(what, failures, circumstances) {
    const last = failures.at(-1);
    if (last === undefined)
        throw new RangeError('Nothing failed.');
    const known = { status: last.status, serviceCode: last.code };
    if (last.status === 403)
        return new lib_errors/* ActionError */.lZ({ ...known, ...refusal(last, circumstances) });
    const attempts = failures.length === 1 ? '' : ` after ${failures.length} attempts`;
    const text = last.status === undefined || last.message === '' ? '' : `: ${last.message}`;
    return new lib_errors/* ActionError */.lZ({
        ...known,
        code: 'upload-failed',
        message: `${what} could not be sent to ${hostOf(circumstances.url)}${wayOf(last)}${attempts}: ${last.summary}${text}${requestIdOf(last)}.`,
        todo: last.status === undefined
            ? "Check the runner's network, HTTPS_PROXY and NO_PROXY, then re-run the job."
            : 'Re-run the job: it starts with a new draft.',
    });
}
function refusal(last, { now, expiry }) {
    const expired = expiry !== undefined && expiry <= now;
    const time = expiry === undefined ? undefined : new Date(expiry).toISOString();
    const life = time === undefined ? '' : expired ? `: it expired at ${time}` : `, although it is valid until ${time}`;
    return {
        code: 'upload-refused',
        message: `Azure Blob Storage refused the upload URL (${last.summary})${life}${requestIdOf(last)}.`,
        todo: expired
            ? 'Re-run the job: it deletes this draft and gets a new URL.'
            : "Check the runner's clock, then re-run the job. If this happens again, delete the draft in Partner Center.",
    };
}
/** True if the request may have been carried out, although no response says so. */
function mayBeDone({ code, status }) {
    return code === 'upload-failed' && (0,retry/* isOutcomeUnknown */.B1)(status);
}
function wayOf({ proxy }) {
    return proxy === undefined ? '' : ` through the proxy ${proxy}`;
}
function requestIdOf({ requestId }) {
    return requestId === undefined ? '' : ` (request ID ${requestId})`;
}
function hostOf(url) {
    return URL.parse(url)?.host ?? 'Azure Blob Storage';
}

;// CONCATENATED MODULE: ./lib/upload/client.js




/** A list of 50,000 blocks, which is as many as there can be, is a third of that. */
const maxAnswerBytes = 16 * 2 ** 20;
/**
 * Ids of equal length, as the service requires. They begin with a digest of all headers (names, sizes, checksums), so
 * blocks of another archive that were left in the blob are never mistaken for ours.
 */
function blockIds(layout, blocks) {
    const digest = (0,external_node_crypto_.createHash)('sha256');
    for (const segment of layout.segments)
        if (segment.kind === 'header')
            digest.update(segment.bytes);
    const prefix = digest.digest('hex').slice(0, 16);
    return Array.from({ length: blocks }, (_, block) => Buffer.from(`${prefix}-${String(block).padStart(5, '0')}`).toString('base64'));
}
/**
 * The block blob that an upload URL names. The SDK is loaded here, when there is something to upload, so that other
 * runs don't wait for it. Its proxy policy reads `HTTPS_PROXY` and `NO_PROXY`; it follows no redirect to another
 * origin.
 */
async function openBlob(url) {
    const [{ isRestError }, client] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(46), __webpack_require__.e(780), __webpack_require__.e(840)]).then(__webpack_require__.bind(__webpack_require__, 26840)), createClient(url)]);
    const send = async (limits, request) => {
        try {
            return await (0,transport/* withTimeLimit */.Bv)(limits.timeLimit, limits.signal, request);
        }
        catch (error) {
            limits.signal.throwIfAborted();
            if (error instanceof transport/* WireError */.cC)
                throw failureOfWire(error, limits);
            throw isRestError(error) ? failureOf(error) : error;
        }
    };
    return {
        stage: (id, bytes, md5, limits) => send(limits, async (abortSignal) => {
            await client.stageBlock(id, bytes, bytes.length, { abortSignal, transactionalContentMD5: md5 });
        }),
        commit: (ids, limits) => send(limits, async (abortSignal) => {
            await client.commitBlockList([...ids], { abortSignal });
        }),
        committed: (limits) => send(limits, async (abortSignal) => {
            const list = await client.getBlockList('committed', { abortSignal });
            return (list.committedBlocks ?? []).map((block) => block.name);
        }),
    };
}
async function createClient(url) {
    const { AnonymousCredential, BlockBlobClient, newPipeline } = await Promise.all(/* import() */[__webpack_require__.e(46), __webpack_require__.e(780), __webpack_require__.e(840)]).then(__webpack_require__.bind(__webpack_require__, 26840));
    // The SDK's own retry would repeat 500 and 503 but not 408, 429, 502 and 504, and would wait without our knowledge.
    const pipeline = newPipeline(new AnonymousCredential(), { retryOptions: { maxTries: 1 } });
    return new (class extends BlockBlobClient {
        // The SDK reads a response of any length, and has no other place for a policy after the one that parses it.
        constructor() {
            super(url, pipeline);
            this.storageClientContext.pipeline.addPolicy((0,transport/* boundedAnswers */.TN)(maxAnswerBytes), { afterPhase: 'Retry' });
        }
    })();
}
function failureOfWire({ fault, code, message, proxy }, { timeLimit }) {
    if (fault === 'time-limit') {
        return new BlobFailure(`no response within ${(0,format/* formatDuration */.a3)(timeLimit)}`, { stalled: true });
    }
    // The message of a lost connection is its code alone, which the summary names anyway.
    return new BlobFailure(code === undefined ? message : 'the response was cut off', { code, proxy });
}

;// CONCATENATED MODULE: ./lib/upload/options.js
const mebibyte = 1024 * 1024;
/** The service's limit. */
const mostBlocks = 50_000;
/**
 * From this many files on, an archive holds the pictures of a Store page. The rest of such a run needs 30 MiB more than
 * one of packages alone.
 */
const filesOfPage = 50;
/** The choices for an archive. */
function tuningFor({ size, entries }) {
    const smallest = Math.ceil(size / mostBlocks / mebibyte) * mebibyte;
    const usual = (entries.length < filesOfPage ? 8 : 4) * mebibyte;
    return {
        blockSize: Math.max(usual, smallest),
        parallel: 8,
        // A minute, as for every request to this service, plus what a line of 1 Mbit/s for each block needs.
        timeLimit: (bytes) => 60_000 + bytes / 125,
    };
}

;// CONCATENATED MODULE: ./lib/upload/progress.js

/** Milliseconds between two lines. */
const interval = 5_000;
/** Says in the log how far the upload is: share, rate, time left; at most every five seconds. */
class Progress {
    #total;
    #clock;
    #logger;
    #start;
    #lastLine;
    #done = 0;
    /** @param total Bytes to send. */
    constructor(total, clock, logger) {
        this.#total = total;
        this.#clock = clock;
        this.#logger = logger;
        this.#start = clock.now();
        this.#lastLine = this.#start;
    }
    /** Milliseconds since the start. */
    get elapsed() {
        return this.#clock.now() - this.#start;
    }
    /** Counts bytes that the service has confirmed. */
    add(bytes) {
        this.#done += bytes;
        const now = this.#clock.now();
        if (now - this.#lastLine < interval || this.#done >= this.#total)
            return;
        this.#lastLine = now;
        const left = (this.elapsed / this.#done) * (this.#total - this.#done);
        const share = Math.floor((100 * this.#done) / this.#total);
        this.#logger.info(`${share}% of ${(0,format/* formatBytes */.z3)(this.#total)}, ${(0,format/* formatRate */.CE)(this.#done, this.elapsed)}, about ${(0,format/* formatDuration */.a3)(left)} left`);
    }
}

// EXTERNAL MODULE: ./lib/upload/url.js
var upload_url = __webpack_require__(87176);
;// CONCATENATED MODULE: ./lib/upload/blob.js












/**
 * Sends the entries as one ZIP to the submission's blob: blocks in parallel, straight from the files, each with its
 * MD5, and committed only if the SHA-256 of every file, as sent, is that of its inspection.
 * @throws ActionError `upload-refused` (the URL is not accepted), `upload-failed`, `package-changed`;
 *   the signal's reason when it aborts.
 */
async function uploadArchive(options, tuning = {}) {
    const layout = layoutArchive(options.entries);
    const upload = new ArchiveUpload(options, layout, { ...tuningFor(layout), ...tuning });
    return upload.run();
}
class ArchiveUpload {
    #options;
    #tuning;
    #layout;
    #bytes;
    #size;
    #ids;
    #blob;
    #progress;
    #stop = new AbortController();
    #repeated = new Set();
    #budget;
    #succeeded = false;
    constructor(options, layout, tuning) {
        this.#options = options;
        this.#tuning = tuning;
        this.#layout = layout;
        this.#bytes = new ArchiveBytes(layout, tuning.blockSize);
        this.#size = layout.size;
        this.#ids = blockIds(layout, this.#bytes.blocks);
        this.#progress = new Progress(layout.size, options.clock, options.logger);
        // An outage must not multiply the load: five attempts per request, and this many retries in total.
        this.#budget = new retry/* RetryBudget */.Km(40 + Math.ceil(this.#bytes.blocks / 10));
        // Not awaited here: the first blocks are read while the SDK loads.
        this.#blob = openBlob(options.url);
    }
    async run() {
        const { logger, signal } = this.#options;
        const abort = () => this.#stop.abort(signal?.reason);
        signal?.addEventListener('abort', abort);
        if (signal?.aborted)
            abort();
        try {
            logger.info(`Uploading ${(0,format/* formatBytes */.z3)(this.#size)} in ${(0,format/* plural */.LS)(this.#bytes.blocks, 'block')}.`);
            await this.#stageAll();
            await this.#commit();
        }
        finally {
            signal?.removeEventListener('abort', abort);
        }
        const milliseconds = this.#progress.elapsed;
        const repeated = this.#repeated.size;
        const note = repeated === 0 ? '' : `, ${repeated} of them sent more than once`;
        logger.info(`Uploaded ${(0,format/* formatBytes */.z3)(this.#size)} in ${(0,format/* formatDuration */.a3)(milliseconds)} (${(0,format/* formatRate */.CE)(this.#size, milliseconds)})${note}.`);
        return { size: this.#size, blocks: this.#bytes.blocks, repeated, milliseconds };
    }
    /** Sends every block and makes sure that what was sent is what was inspected. */
    async #stageAll() {
        const pass = { proof: new ContentProof(this.#layout), hashed: Promise.resolve() };
        let next = 0;
        const work = async () => {
            let buffer;
            while (next < this.#bytes.blocks) {
                const block = next;
                next += 1;
                buffer ??= Buffer.allocUnsafeSlow(this.#bytes.lengthOf(0));
                // A request that was given up may still be sending from this memory: its MD5 refuses bytes of the next block,
                // and new memory after every repeat lets an outage take 60 MiB more.
                await this.#stage(block, buffer, pass);
            }
            // The garbage collector would keep it until the process ends.
            if (this.#repeated.size === 0)
                buffer?.buffer.transfer(0);
        };
        const workers = Array.from({ length: Math.min(this.#tuning.parallel, this.#bytes.blocks) }, () => 
        // The first fatal error cancels the other blocks and becomes the reason that all of them end with.
        work().catch((error) => this.#stop.abort(error)));
        await Promise.all(workers);
        this.#stop.signal.throwIfAborted();
        pass.proof.verify();
    }
    async #stage(block, buffer, pass) {
        // Blocks are read at the same time and hashed in their order, as the SHA-256 of a file needs them. What is hashed
        // is the memory that is sent, even when it is sent again.
        const hashing = Promise.all([this.#bytes.read(block, buffer, this.#stop.signal), pass.hashed]).then(([bytes]) => hashed(bytes, pass.proof));
        pass.hashed = hashing;
        const [{ bytes, md5 }, blob] = await Promise.all([hashing, this.#blob]);
        const id = this.#ids[block] ?? '';
        const { failures } = await this.#send(`Block ${block + 1} of ${this.#bytes.blocks}`, bytes.length, (limits) => blob.stage(id, bytes, md5, limits));
        if (failures > 0)
            this.#repeated.add(block);
        this.#progress.add(bytes.length);
    }
    async #commit() {
        try {
            await this.#putBlockList();
        }
        catch (error) {
            if (!(error instanceof lib_errors/* ActionError */.lZ) || error.serviceCode !== 'InvalidBlockList')
                throw error;
            // The service lost blocks that it had confirmed (store-faults.md B09): once more, from the files.
            this.#options.logger.warning('Azure Blob Storage is missing blocks; sending all of them again.');
            for (let block = 0; block < this.#bytes.blocks; block += 1)
                this.#repeated.add(block);
            await this.#stageAll();
            await this.#putBlockList();
        }
    }
    async #putBlockList() {
        const blob = await this.#blob;
        try {
            await this.#send("The upload's block list", 0, (limits) => blob.commit(this.#ids, limits));
        }
        catch (error) {
            if (!(error instanceof lib_errors/* ActionError */.lZ) || !mayBeDone(error))
                throw error;
            // The list may have arrived although its response did not. The ids name the content, so a read is proof.
            const { answer } = await this.#send("The request for the upload's block list", 0, (limits) => blob.committed(limits)).catch(() => {
                this.#stop.signal.throwIfAborted();
                throw error;
            });
            if (answer.join() !== this.#ids.join())
                throw error;
        }
    }
    /** Sends a request until it succeeds, or until its retries end. */
    async #send(what, bytes, request) {
        const { clock, logger, random, url } = this.#options;
        const { signal } = this.#stop;
        const expiry = (0,upload_url/* expiryOf */.p)(url);
        const failures = [];
        const attempt = async () => {
            const stalls = failures.filter((failure) => failure.stalled).length;
            const timeLimit = this.#tuning.timeLimit(bytes) * 2 ** stalls;
            try {
                const value = await request({ timeLimit, signal });
                this.#succeeded = true;
                return { value };
            }
            catch (error) {
                if (!(error instanceof BlobFailure))
                    throw error;
                failures.push(error);
                const state = { now: clock.now(), expiry, succeeded: this.#succeeded };
                return { error, failure: attemptFailureOf(failures, state) };
            }
        };
        const run = { clock, random, budget: this.#budget, signal };
        const answer = await (0,retry/* retry */.L5)(retry/* retryPolicies */.HK.transient, run, {
            attempt,
            explain: () => explainFailure(what, failures, { now: clock.now(), expiry, url }),
            onRetry: ({ summary }, { wait }) => logger.info(`${what}: ${summary}; sent again in ${(0,format/* formatDuration */.a3)(wait)}.`),
        });
        return { answer, failures: failures.length };
    }
}
/**
 * MD5 takes 10 ms for 8 MiB and SHA-256 five, in which no connection moves. So blocks are hashed one at a time, each in
 * its own turns of the event loop: without that, the first eight in a row kept the first connection waiting for 100 ms.
 */
async function hashed(bytes, proof) {
    await nextTurn();
    proof.take(bytes);
    await nextTurn();
    return { bytes, md5: (0,external_node_crypto_.hash)('md5', bytes, 'buffer') };
}
function nextTurn() {
    return new Promise((resolve) => setImmediate(resolve));
}

;// CONCATENATED MODULE: ./lib/commands/steps/upload.js






/**
 * Step 7: sends one archive with every new file. A plan without new files needs none (store-api.md §5.2).
 *
 * @throws ActionError `no-upload-url`, and the errors that end an upload
 */
async function uploadFiles(run, { draft, plan, files, storeApiUrl }) {
    const { clock, logger, random, signal, step } = run;
    const added = new Set([...(0,submission_plan/* addedNames */.ld)(plan), ...(0,assets/* newAssetNames */.Xb)(plan.document)]);
    const entries = files.filter(({ name }) => added.has(name));
    if (entries.length === 0) {
        logger.info('No new file: no upload.');
        return;
    }
    await step('Upload', async () => {
        const url = uploadUrlOf(draft, (0,loopback/* isLoopback */.U9)(new URL(storeApiUrl).hostname));
        await uploadArchive({ url, entries, clock, logger, random, signal });
    });
}
function uploadUrlOf(draft, allowLoopback) {
    if (draft.fileUploadUrl)
        return (0,upload_url/* checkUploadUrl */.H)(draft.fileUploadUrl, { allowLoopback });
    throw new lib_errors/* ActionError */.lZ({
        code: 'no-upload-url',
        message: `The Store returned no upload URL for submission ${draft.id}, so the packages can't be sent.`,
        todo: 'Delete the draft in Partner Center, then re-run the job.',
    });
}

;// CONCATENATED MODULE: ./lib/commands/publish.js













/**
 * Publishes packages, from files to a committed submission; without any, a submission that keeps the Store's. The inputs
 * were checked before (architecture.md, "How a publish run works").
 *
 * @throws ActionError whose `result` says how the run ended
 */
async function publish(local, packages) {
    const listing = await readListingFolder(local, local.inputs, packages);
    const release = { packages, patch: await readPatch(local, local.inputs, listing?.folder), listing };
    (0,judge/* refuseOn */._)((0,steps_release/* checkAsked */.jR)(local.inputs, release));
    if (local.offline !== undefined)
        return planOffline(local, release, local.offline);
    const run = await (0,commands_run/* connected */.aW)(local);
    const { inputs } = run;
    const target = await (0,find_target/* findTarget */.F)(run, inputs.target);
    const first = await lookAndPlan(run, { target, release });
    if (inputs.dryRun)
        return 'planned';
    const { decision, plan: shown, situation: before } = await awaitSlot(run, first);
    if (decision.action === 'already-submitted')
        return 'already-submitted';
    if (decision.action === 'resume')
        return (0,await_submission/* awaitResumed */.OD)(run, { target, submission: decision.pending, plan: shown }, inputs);
    await clearSlot(run, target, { decision, looksAgain: (0,steps_release/* keepsPackages */.OU)(release) });
    const situation = await endRollout(run, target, { situation: before, action: inputs.existingRollout });
    const clone = await openDraft(run, target, { decision, situation: before });
    const own = await withDraft(run, { target, id: clone.id }, async () => {
        const plan = planOnClone(run, { target, release, situation, clone });
        const draft = { target, id: clone.id, plan };
        await updateDraft(run, draft);
        const files = (0,steps_release/* filesOf */.R8)(release, clone);
        await uploadFiles(run, { draft: clone, plan, files, storeApiUrl: inputs.storeApiUrl });
        return { target, plan, submission: await (0,commit/* commitDraft */.f)(run, draft) };
    });
    return (0,await_submission/* awaitCommitted */.XZ)(run, own, inputs);
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

/***/ 33005:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bv: () => (/* binding */ withTimeLimit),
/* harmony export */   Ol: () => (/* binding */ proxyOf),
/* harmony export */   TN: () => (/* binding */ boundedAnswers),
/* harmony export */   cC: () => (/* binding */ WireError),
/* harmony export */   lB: () => (/* binding */ wireErrorOf)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38522);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _loopback_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3859);




/** An exchange that failed below HTTP. It keeps nothing of the library's error, which holds the request's headers. */
class WireError extends Error {
    name = 'WireError';
    fault;
    sent;
    code;
    proxy;
    constructor(options) {
        super(options.message);
        this.fault = options.fault;
        this.sent = options.sent;
        this.code = options.code;
        this.proxy = options.proxy;
    }
}
/** Failures of the name lookup and of connecting: nothing was sent. */
const unsentCodes = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED']);
/** Node's and OpenSSL's names for a certificate that isn't accepted. */
const untrustedCode = /^(?:CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_TLS_CERT_|HOSTNAME_MISMATCH|INVALID_CA)/;
/**
 * Reads at most `maxBytes` of a response, counted both as sent and after decompression, into `bodyAsText`; more is a
 * {@link WireError} `too-large`. Requests to this machine go past any proxy. It must come last in its pipeline.
 */
function boundedAnswers(maxBytes) {
    return {
        name: 'boundedAnswers',
        async sendRequest(request, next) {
            // To a proxy, `localhost` is its own machine, and it reads what is sent over plain HTTP: tokens and signatures.
            if ((0,_loopback_js__WEBPACK_IMPORTED_MODULE_3__/* .isThisMachine */ .YY)(new URL(request.url).hostname))
                delete request.agent;
            request.streamResponseStatusCodes = new Set([Number.POSITIVE_INFINITY]);
            // The library would decompress without a limit, and wait forever on a compressed response that is cut off.
            request.headers.delete('Accept-Encoding');
            const { readableStreamBody, ...response } = await next(request);
            try {
                return { ...response, bodyAsText: await readText(readableStreamBody, response, maxBytes) };
            }
            catch (error) {
                throw error instanceof WireError ? error : wireErrorOf(error, request);
            }
        },
    };
}
/**
 * Runs one exchange with a time limit over all of it, the body included. After that, `run` is aborted and a
 * {@link WireError} `time-limit` thrown; when `outer` aborts first, its reason. In real time, as for the sockets.
 * Not `AbortSignal.any` with `AbortSignal.timeout`: the timer of that one does not keep the process alive, so a run
 * whose only socket died would end silently.
 */
async function withTimeLimit(milliseconds, outer, run) {
    const limit = new AbortController();
    const abort = () => limit.abort(outer?.reason);
    const timer = setTimeout(() => {
        const message = `no complete response within ${milliseconds / 1000} s`;
        limit.abort(new WireError({ fault: 'time-limit', message, sent: 'unknown' }));
    }, milliseconds);
    outer?.addEventListener('abort', abort);
    if (outer?.aborted)
        abort();
    try {
        return await run(limit.signal);
    }
    catch (error) {
        // Libraries throw their own errors when they are aborted.
        throw limit.signal.aborted ? limit.signal.reason : error;
    }
    finally {
        clearTimeout(timer);
        outer?.removeEventListener('abort', abort);
    }
}
async function readText(stream, response, maxBytes) {
    const chunks = [];
    let size = 0;
    for await (const chunk of stream ?? []) {
        const bytes = Buffer.from(chunk);
        size += bytes.length;
        if (size > maxBytes)
            throw tooLarge(maxBytes);
        chunks.push(bytes);
    }
    const plain = await decompress(Buffer.concat(chunks), response.headers.get('Content-Encoding'), maxBytes);
    return new TextDecoder().decode(plain);
}
const decoders = new Map([
    ['gzip', (0,node_util__WEBPACK_IMPORTED_MODULE_0__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_1__.gunzip)],
    ['deflate', (0,node_util__WEBPACK_IMPORTED_MODULE_0__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_1__.inflate)],
]);
async function decompress(bytes, encoding, maxBytes) {
    if (bytes.length === 0 || encoding === undefined || encoding.toLowerCase() === 'identity')
        return bytes;
    const decode = decoders.get(encoding.toLowerCase());
    if (!decode)
        throw unreadable(`a response in the encoding "${encoding}", which this action did not request`);
    try {
        return await decode(bytes, { maxOutputLength: maxBytes });
    }
    catch (error) {
        if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE')
            throw tooLarge(maxBytes);
        throw unreadable(`a response that is labeled ${encoding} but is not valid ${encoding}`);
    }
}
function tooLarge(maxBytes) {
    const message = `a response larger than ${Math.floor(maxBytes / 2 ** 20)} MiB`;
    return new WireError({ fault: 'too-large', message, sent: 'unknown' });
}
function unreadable(message) {
    return new WireError({ fault: 'unreadable', message, sent: 'unknown' });
}
/** A failure of the HTTP library, without what it holds of the request. */
function wireErrorOf(error, request) {
    const code = codeOf(error);
    const untrusted = code !== undefined && untrustedCode.test(code);
    return new WireError({
        fault: untrusted ? 'untrusted' : 'lost',
        message: code ?? (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error),
        sent: untrusted || (code !== undefined && unsentCodes.has(code)) ? 'no' : 'unknown',
        code,
        proxy: proxyOf(request.agent),
    });
}
function codeOf(error) {
    const isCoded = typeof error === 'object' && error !== null && 'code' in error;
    return isCoded && typeof error.code === 'string' ? error.code : undefined;
}
/** `host:port` of the proxy that `proxyPolicy` chose for a request, without its user name and password. */
function proxyOf(agent) {
    return agent && 'proxy' in agent && agent.proxy instanceof URL ? agent.proxy.host : undefined;
}


/***/ }),

/***/ 84333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ digestFile)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38522);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33753);



/** Bytes per read. Reading goes on in the thread pool while the part before it is hashed. */
const chunkSize = 4 * 1024 * 1024;
/**
 * SHA-256 and CRC-32 of an open file, in one pass.
 * @param size Bytes that the file must have.
 * @throws PackageFault `file-changed` if it now has fewer.
 */
async function digestFile(handle, size) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let crc = 0;
    // Two buffers take turns: one is filled while the other is hashed.
    let filling = Buffer.allocUnsafe(Math.min(chunkSize, size));
    let hashing = Buffer.allocUnsafe(filling.length);
    let position = 0;
    let reading = handle.read(filling, 0, filling.length, 0);
    while (position < size) {
        const { bytesRead } = await reading;
        if (bytesRead === 0)
            throw new _fault_js__WEBPACK_IMPORTED_MODULE_2__/* .PackageFault */ .lk('file-changed', 'it was truncated while it was being read. Let the build finish first.');
        const part = filling.subarray(0, Math.min(bytesRead, size - position));
        position += part.length;
        [filling, hashing] = [hashing, filling];
        if (position < size)
            reading = handle.read(filling, 0, filling.length, position);
        hash.update(part);
        crc = (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.crc32)(part, crc);
    }
    return { sha256: hash.digest('hex'), crc32: crc };
}


/***/ }),

/***/ 93988:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ differences)
/* harmony export */ });
/** This many comparisons take about 20 ms. Lists that need more are shown as entirely replaced. */
const mostComparisons = 4_000_000;
/**
 * How one list becomes the other, with as little change as possible: what is equal, and in between what is removed
 * and added. The parts together have every element of both, in order.
 */
function differences(before, after) {
    const start = commonStart(before, after, 0);
    const end = commonStart(before.toReversed(), after.toReversed(), start);
    const middle = between(before.slice(start, before.length - end), after.slice(start, after.length - end));
    const parts = [same(before.slice(0, start)), ...middle, same(before.slice(before.length - end))];
    return parts.filter((part) => part.same.length + part.removed.length + part.added.length > 0);
}
/** How many elements are equal at the start, without the last `reserved` ones of either list. */
function commonStart(before, after, reserved) {
    const most = Math.min(before.length, after.length) - reserved;
    for (let index = 0; index < most; index += 1)
        if (before[index] !== after[index])
            return index;
    return Math.max(0, most);
}
function between(before, after) {
    if (before.length === 0 || after.length === 0 || before.length * after.length > mostComparisons)
        return [{ same: [], removed: before, added: after }];
    const parts = [];
    let from = { before: 0, after: 0 };
    const gapUntil = (beforeEnd, afterEnd) => ({
        same: [],
        removed: before.slice(from.before, beforeEnd),
        added: after.slice(from.after, afterEnd),
    });
    for (const run of commonRuns(before, after)) {
        parts.push(gapUntil(run.before, run.after), same(before.slice(run.before, run.before + run.length)));
        from = { before: run.before + run.length, after: run.after + run.length };
    }
    return [...parts, gapUntil(before.length, after.length)];
}
function same(elements) {
    return { same: elements, removed: [], added: [] };
}
/** The longest common subsequence, as runs of neighbors. */
function commonRuns(before, after) {
    const lengths = commonLengths(before, after);
    const width = after.length + 1;
    const at = (one, other) => lengths[one * width + other] ?? 0;
    const runs = [];
    for (let one = 0, other = 0; one < before.length && other < after.length;) {
        if (before[one] === after[other]) {
            const last = runs.at(-1);
            const isNext = last && last.before + last.length === one && last.after + last.length === other;
            if (isNext)
                last.length += 1;
            else
                runs.push({ before: one, after: other, length: 1 });
            one += 1;
            other += 1;
        }
        else if (at(one + 1, other) >= at(one, other + 1))
            one += 1;
        else
            other += 1;
    }
    return runs;
}
/** For each pair of positions, how many elements the rests of both lists have in common, in order. */
function commonLengths(before, after) {
    const width = after.length + 1;
    const lengths = new Uint16Array((before.length + 1) * width);
    for (let one = before.length - 1; one >= 0; one -= 1) {
        for (let other = after.length - 1; other >= 0; other -= 1) {
            const here = one * width + other;
            lengths[here] =
                before[one] === after[other]
                    ? (lengths[here + width + 1] ?? 0) + 1
                    : Math.max(lengths[here + width] ?? 0, lengths[here + 1] ?? 0);
        }
    }
    return lengths;
}


/***/ }),

/***/ 42831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ valueLines),
/* harmony export */   u: () => (/* binding */ invisibleNote)
/* harmony export */ });
/* harmony import */ var _masking_sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14125);
/* harmony import */ var _compare_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(98322);
/* harmony import */ var _differences_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93988);



/** Unchanged lines that are shown before and after a change. */
const context = 1;
/**
 * A changed value as the lines of a difference, each complete: `-old`, `+new`, ` same`. Unchanged lines far from a
 * change are counted: `@@ 8 unchanged lines @@`.
 */
function valueLines({ before, after, }) {
    const parts = (0,_differences_js__WEBPACK_IMPORTED_MODULE_1__/* .differences */ .t)((0,_compare_js__WEBPACK_IMPORTED_MODULE_2__/* .linesOf */ .D)(before), (0,_compare_js__WEBPACK_IMPORTED_MODULE_2__/* .linesOf */ .D)(after));
    return parts.flatMap(({ same, removed, added }, index) => [
        ...sameLines(same, index === 0, index === parts.length - 1),
        ...removed.map((line) => `-${line}`),
        ...added.map((line) => `+${line}`),
    ]);
}
function sameLines(lines, isFirst, isLast) {
    const head = isFirst ? 0 : context;
    const tail = isLast ? 0 : context;
    const left = lines.length - head - tail;
    const shown = (some) => some.map((line) => ` ${line}`);
    // A mark for one line takes as much room as the line.
    if (left <= 1)
        return shown(lines);
    return [
        ...shown(lines.slice(0, head)),
        `@@ ${left} unchanged lines @@`,
        ...shown(lines.slice(lines.length - tail)),
    ];
}
/** The sanitizer leaves the sign that shows an emoji in color. */
const colorSigns = /(?<=\p{ExtPict})\ufe0f/gu;
/**
 * Which characters of a new value are not shown, since they have no width or reorder others: `3 invisible characters
 * are not shown: U+200B, U+202E`. Empty if there are none.
 * @param shown matches invisible characters that are shown after all
 */
function invisibleNote({ after }, shown) {
    const unseen = (line) => (shown === undefined ? line : line.replace(shown, '')).replace(colorSigns, '').match(_masking_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .invisible */ .q4) ?? [];
    const found = (0,_compare_js__WEBPACK_IMPORTED_MODULE_2__/* .linesOf */ .D)(after).flatMap(unseen);
    if (found.length === 0)
        return '';
    const codes = [...new Set(found)].map((each) => (each.codePointAt(0) ?? 0).toString(16).toUpperCase());
    const names = codes.map((code) => `U+${code.padStart(4, '0')}`);
    const list = [...names.slice(0, 8), ...(names.length > 8 ? [`${names.length - 8} more`] : [])].join(', ');
    return found.length === 1
        ? `1 invisible character is not shown: ${list}`
        : `${found.length} invisible characters are not shown: ${list}`;
}


/***/ }),

/***/ 52565:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   al: () => (/* binding */ parseForShow),
/* harmony export */   ip: () => (/* binding */ exactJson),
/* harmony export */   kB: () => (/* binding */ JsonText),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
/* harmony import */ var _json_is_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19588);

/** JSON that is to be sent as given: parsing it would change its numbers. */
class JsonText {
    text;
    /** @param text valid JSON */
    constructor(text) {
        this.text = text;
    }
}
/** A number as JSON writes it. */
class NumberText {
    text;
    constructor(text) {
        this.text = text;
    }
}
/**
 * `JSON.parse` that keeps ids exact: a number that JavaScript can't hold, such as an integer beyond 2^53, becomes
 * the string of its digits, since as a number it would already be another id (submission ids have 19 digits).
 */
function parseJson(text) {
    return replaced(parseNumberTexts(text), '', (value) => (value instanceof NumberText ? held(value) : value));
}
/**
 * A document that is only shown: `JSON.stringify` writes each of its numbers as it came. One that JavaScript would
 * write differently is `JSON.rawJSON`, which copies must keep as it is.
 */
function parseForShow(text) {
    return replaced(parseNumberTexts(text), '', (value) => {
        if (!(value instanceof NumberText))
            return value;
        const number = Number(value.text);
        return JSON.stringify(number) === value.text ? number : JSON.rawJSON(value.text);
    });
}
/**
 * The JSON of a document that was read as `source` and changed since. A number that is still in its place keeps its
 * text (`12345678901234567890`, `1.10`, `1e400`), so that unknown members are sent back unchanged (decisions.md).
 */
function exactJson(document, source) {
    if (document instanceof JsonText)
        return document.text;
    const texts = source === undefined ? new Map() : numberTexts(source);
    if (texts.size === 0)
        return JSON.stringify(document);
    const exact = replaced(document, '', (value, place) => {
        const number = texts.get(place);
        return number !== undefined && isOf(number, value) ? JSON.rawJSON(number.text) : value;
    });
    return JSON.stringify(exact);
}
/** Whether a value of a document is what `parseJson`, or the schema of an id, made of a number. */
function isOf(number, value) {
    return Object.is(held(number), value) || number.text === value;
}
function held({ text }) {
    const number = Number(text);
    const isInexact = Number.isInteger(number) && !Number.isSafeInteger(number) && /^-?\d+$/.test(text);
    return isInexact || !Number.isFinite(number) ? text : number;
}
function numberTexts(source) {
    const texts = new Map();
    replaced(parseNumberTexts(source), '', (value, place) => {
        if (value instanceof NumberText)
            texts.set(place, value);
        return value;
    });
    return texts;
}
function parseNumberTexts(text) {
    return JSON.parse(text, (_key, value, context) => typeof value === 'number' && context?.source !== undefined ? new NumberText(context.source) : value);
}
/** A copy in which `replace` has gone over every value that is not an object or list, with its place. */
function replaced(value, place, replace) {
    if (Array.isArray(value)) {
        const names = placesOf(value);
        return value.map((item, index) => replaced(item, `${place}/${names[index]}`, replace));
    }
    if (!(0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(value) || value instanceof NumberText)
        return replace(value, place);
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, replaced(member, `${place}/${key}`, replace)]));
}
/** Names of a list's items that stay when others are added or left out: a package's id, an image's file name. */
function placesOf(items) {
    const seen = new Map();
    return items.map((item, index) => {
        const name = nameOf(item) ?? `${index}`;
        const count = seen.get(name) ?? 0;
        seen.set(name, count + 1);
        return `${name}#${count}`;
    });
}
function nameOf(item) {
    if (!(0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(item) || item instanceof NumberText)
        return undefined;
    const { id, fileName, videoFileName } = item;
    const name = id instanceof NumberText ? id.text : id || fileName || videoFileName;
    return typeof name === 'string' || typeof name === 'number' ? String(name) : undefined;
}


/***/ })

};
