export const id = 997;
export const ids = [997];
export const modules = {

/***/ 54997:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   keepComment: () => (/* binding */ keepComment)
/* harmony export */ });
/* unused harmony exports markerOf, renderComment */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _markdown_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(96436);
/* harmony import */ var _record_shown_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(54166);
/* harmony import */ var _report_sections_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(15854);




/** GitHub refuses a longer body with "body is too long (maximum is 65536 characters)". */
const limit = {
    most: 65_536,
    measure: (text) => text.length,
    reason: 'a comment on GitHub can have at most 65,536 characters',
};
/**
 * First line of a target's comment, which no reader sees.
 * @param targetKey names the target among those of the repository: its ids, or what the inputs call it
 */
function markerOf(targetKey) {
    return `<!-- publish-to-microsoft-store: ${encodeURIComponent(targetKey.toWellFormed())} -->`;
}
/** The comment on a pull request: what the run would do to the Store, or has done. */
function renderComment(record, targetKey, page) {
    const marker = `${markerOf(targetKey)}\n`;
    const { places = {} } = page;
    const sections = [
        ...(0,_report_sections_js__WEBPACK_IMPORTED_MODULE_3__/* .sectionsOf */ .K)(record, { level: '###', prefix: 'Microsoft Store: ', places }),
        origin(page),
    ];
    return `${marker}${(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .withinLimit */ .zl)(sections, { ...limit, most: limit.most - marker.length })}`;
}
function origin({ runUrl, serverUrl }) {
    const run = runUrl === undefined ? 'a run' : (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)('this run', runUrl, serverUrl);
    return (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .small */ .EX)((0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_1__.md) `Written by ${run}. The next run updates this comment.`);
}
/** All requests together; GitHub responds to each in well under a second. */
const defaultTimeLimitMs = 60_000;
/**
 * Keeps one comment for each target on a pull request, with what the run would do to the Store or has done: the
 * existing one is changed in place. Failures are only warnings: no release depends on the comment.
 */
async function keepComment(record, options) {
    const { logger, pullRequest, timeLimit = defaultTimeLimitMs, signal } = options;
    const limit = AbortSignal.timeout(timeLimit);
    const explained = (error) => {
        if (options.token === '')
            return 'github-token is empty.';
        if (limit.aborted)
            return `GitHub did not respond within ${timeLimit / 1000} s.`;
        return signal?.aborted ? 'the runner canceled the job.' : explain(error);
    };
    try {
        const body = renderComment((0,_record_shown_record_js__WEBPACK_IMPORTED_MODULE_2__/* .shownRecord */ .Zz)(record, logger.redact), options.targetKey, options);
        const url = await writeComment(body, options, signal ? AbortSignal.any([signal, limit]) : limit);
        logger.info(`Comment on pull request #${pullRequest}: ${url}`);
    }
    catch (error) {
        logger.warning(`The comment on pull request #${pullRequest} was not written: ${explained(error)}`);
    }
}
async function writeComment(body, { apiUrl, logger, token, repository, pullRequest, targetKey }, signal) {
    // A big library that most runs do not need.
    const { getOctokit } = await __webpack_require__.e(/* import() */ 351).then(__webpack_require__.bind(__webpack_require__, 61351));
    const octokit = getOctokit(token, { baseUrl: apiUrl, log: quietLog(logger) });
    // As an option, `request` would replace the library's own, and with it the proxy support.
    octokit.hook.before('request', (request) => {
        const { fetch: given = fetch } = request.request ?? {};
        request.request = { ...request.request, signal, fetch: bounded(given) };
    });
    const [owner = '', repo = ''] = repository.split('/');
    const place = { owner, repo, issue_number: pullRequest };
    const existing = await findOwn(octokit, place, markerOf(targetKey));
    // https://docs.github.com/rest/issues/comments
    const { data } = existing === undefined
        ? await octokit.rest.issues.createComment({ ...place, body })
        : await octokit.rest.issues.updateComment({ owner, repo, comment_id: existing, body });
    return data.html_url;
}
/** The longest response is a page of 100 comments of 64 KiB, each as text and maybe as HTML. */
const maxAnswerBytes = 16 * 2 ** 20;
/** The library reads a response of any length, and treats one that breaks off as empty. */
function bounded(send) {
    return async (...request) => {
        const { body, headers, status, url } = await send(...request);
        const chunks = [];
        let size = 0;
        for await (const chunk of body ?? []) {
            size += chunk.byteLength;
            if (size > maxAnswerBytes)
                throw new Error('a response larger than 16 MiB.');
            chunks.push(chunk);
        }
        const whole = new Response(body && Buffer.concat(chunks), { headers, status });
        return Object.defineProperty(whole, 'url', { value: url });
    };
}
/**
 * Anyone may write a comment with our marker, and a token that may write may change it: so only comments by
 * the token's own user count, or if that cannot be known, by a bot, which no one can impersonate.
 */
async function findOwn(octokit, place, marker) {
    const own = await readOwnLogin(octokit);
    const pages = octokit.paginate.iterator(octokit.rest.issues.listComments, { ...place, per_page: 100 });
    for await (const { data } of pages) {
        const found = data.find(({ body, user }) => {
            const isOurs = own === undefined ? user?.type === 'Bot' : user?.login === own;
            return isOurs && body?.startsWith(marker);
        });
        if (found !== undefined)
            return found.id;
    }
    return undefined;
}
/** `GET /user` is closed to the job's token; this query is open to every kind of token. */
async function readOwnLogin(octokit) {
    try {
        const { viewer } = await octokit.graphql('{ viewer { login } }');
        return typeof viewer?.login === 'string' ? viewer.login : undefined;
    }
    catch {
        // A token that is not accepted at all fails the next request too.
        return undefined;
    }
}
function explain(error) {
    const status = statusOf(error);
    if (status === 401)
        return 'GitHub does not accept github-token.';
    const isRateLimit = /rate limit/i.test((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error));
    if ((status !== 403 && status !== 404) || isRateLimit) {
        return `${wasAnswered(error) ? 'GitHub says' : "GitHub can't be reached"}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`;
    }
    return 'github-token lacks permission. Add `permissions: pull-requests: write` to the job.';
}
/** Octokit's errors hold the request with its token: only their status and message are read. */
function statusOf(error) {
    const status = error instanceof Error && 'status' in error ? error.status : undefined;
    return typeof status === 'number' ? status : undefined;
}
function wasAnswered(error) {
    return error instanceof Error && 'response' in error && error.response !== undefined;
}
/** The library writes to the console on its own, past everything that makes a text harmless. */
function quietLog(logger) {
    const debug = (message) => logger.debug(message);
    return { debug, info: debug, warn: debug, error: debug };
}


/***/ })

};
