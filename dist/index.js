import * as __WEBPACK_EXTERNAL_MODULE_node_path_02319fef__ from "node:path";
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
const __requireOfNode = __WEBPACK_EXTERNAL_createRequire(import.meta.url);
/******/ var __webpack_modules__ = ({

/***/ 21916:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = true;
exports.Io = __webpack_unused_export__ = void 0;
var peq = new Uint32Array(0x10000);
var myers_32 = function (a, b) {
    var n = a.length;
    var m = b.length;
    var lst = 1 << (n - 1);
    var pv = -1;
    var mv = 0;
    var sc = n;
    var i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
var myers_x = function (b, a) {
    var n = a.length;
    var m = b.length;
    var mhc = [];
    var phc = [];
    var hsize = Math.ceil(n / 32);
    var vsize = Math.ceil(m / 32);
    for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    var j = 0;
    for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = (phc[(i / 32) | 0] >>> i) & 1;
            var mb = (mhc[(i / 32) | 0] >>> i) & 1;
            var xv = eq | mv_1;
            var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    var mv = 0;
    var pv = -1;
    var start = j * 32;
    var vlen = Math.min(32, m - start) + start;
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    var score = m;
    for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = (phc[(i / 32) | 0] >>> i) & 1;
        var mb = (mhc[(i / 32) | 0] >>> i) & 1;
        var xv = eq | mv;
        var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
var distance = function (a, b) {
    if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
exports.Io = distance;
var closest = function (str, arr) {
    var min_distance = Infinity;
    var min_index = 0;
    for (var i = 0; i < arr.length; i++) {
        var dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};
__webpack_unused_export__ = closest;


/***/ }),

/***/ 75663:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_MODULE_node_path_02319fef__;

/***/ }),

/***/ 42613:
/***/ ((module) => {

module.exports = __requireOfNode("assert");

/***/ }),

/***/ 90290:
/***/ ((module) => {

module.exports = __requireOfNode("async_hooks");

/***/ }),

/***/ 20181:
/***/ ((module) => {

module.exports = __requireOfNode("buffer");

/***/ }),

/***/ 49140:
/***/ ((module) => {

module.exports = __requireOfNode("constants");

/***/ }),

/***/ 76982:
/***/ ((module) => {

module.exports = __requireOfNode("crypto");

/***/ }),

/***/ 24434:
/***/ ((module) => {

module.exports = __requireOfNode("events");

/***/ }),

/***/ 79896:
/***/ ((module) => {

module.exports = __requireOfNode("fs");

/***/ }),

/***/ 91943:
/***/ ((module) => {

module.exports = __requireOfNode("fs/promises");

/***/ }),

/***/ 58611:
/***/ ((module) => {

module.exports = __requireOfNode("http");

/***/ }),

/***/ 65692:
/***/ ((module) => {

module.exports = __requireOfNode("https");

/***/ }),

/***/ 69278:
/***/ ((module) => {

module.exports = __requireOfNode("net");

/***/ }),

/***/ 34589:
/***/ ((module) => {

module.exports = __requireOfNode("node:assert");

/***/ }),

/***/ 16698:
/***/ ((module) => {

module.exports = __requireOfNode("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __requireOfNode("node:buffer");

/***/ }),

/***/ 31421:
/***/ ((module) => {

module.exports = __requireOfNode("node:child_process");

/***/ }),

/***/ 37540:
/***/ ((module) => {

module.exports = __requireOfNode("node:console");

/***/ }),

/***/ 77598:
/***/ ((module) => {

module.exports = __requireOfNode("node:crypto");

/***/ }),

/***/ 53053:
/***/ ((module) => {

module.exports = __requireOfNode("node:diagnostics_channel");

/***/ }),

/***/ 40610:
/***/ ((module) => {

module.exports = __requireOfNode("node:dns");

/***/ }),

/***/ 78474:
/***/ ((module) => {

module.exports = __requireOfNode("node:events");

/***/ }),

/***/ 73024:
/***/ ((module) => {

module.exports = __requireOfNode("node:fs");

/***/ }),

/***/ 51455:
/***/ ((module) => {

module.exports = __requireOfNode("node:fs/promises");

/***/ }),

/***/ 37067:
/***/ ((module) => {

module.exports = __requireOfNode("node:http");

/***/ }),

/***/ 32467:
/***/ ((module) => {

module.exports = __requireOfNode("node:http2");

/***/ }),

/***/ 44708:
/***/ ((module) => {

module.exports = __requireOfNode("node:https");

/***/ }),

/***/ 77030:
/***/ ((module) => {

module.exports = __requireOfNode("node:net");

/***/ }),

/***/ 48161:
/***/ ((module) => {

module.exports = __requireOfNode("node:os");

/***/ }),

/***/ 76760:
/***/ ((module) => {

module.exports = __requireOfNode("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __requireOfNode("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __requireOfNode("node:process");

/***/ }),

/***/ 41792:
/***/ ((module) => {

module.exports = __requireOfNode("node:querystring");

/***/ }),

/***/ 57075:
/***/ ((module) => {

module.exports = __requireOfNode("node:stream");

/***/ }),

/***/ 46466:
/***/ ((module) => {

module.exports = __requireOfNode("node:stream/promises");

/***/ }),

/***/ 46193:
/***/ ((module) => {

module.exports = __requireOfNode("node:string_decoder");

/***/ }),

/***/ 41692:
/***/ ((module) => {

module.exports = __requireOfNode("node:tls");

/***/ }),

/***/ 73136:
/***/ ((module) => {

module.exports = __requireOfNode("node:url");

/***/ }),

/***/ 57975:
/***/ ((module) => {

module.exports = __requireOfNode("node:util");

/***/ }),

/***/ 73429:
/***/ ((module) => {

module.exports = __requireOfNode("node:util/types");

/***/ }),

/***/ 75919:
/***/ ((module) => {

module.exports = __requireOfNode("node:worker_threads");

/***/ }),

/***/ 38522:
/***/ ((module) => {

module.exports = __requireOfNode("node:zlib");

/***/ }),

/***/ 70857:
/***/ ((module) => {

module.exports = __requireOfNode("os");

/***/ }),

/***/ 16928:
/***/ ((module) => {

module.exports = __requireOfNode("path");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __requireOfNode("stream");

/***/ }),

/***/ 13193:
/***/ ((module) => {

module.exports = __requireOfNode("string_decoder");

/***/ }),

/***/ 64756:
/***/ ((module) => {

module.exports = __requireOfNode("tls");

/***/ }),

/***/ 52018:
/***/ ((module) => {

module.exports = __requireOfNode("tty");

/***/ }),

/***/ 87016:
/***/ ((module) => {

module.exports = __requireOfNode("url");

/***/ }),

/***/ 39023:
/***/ ((module) => {

module.exports = __requireOfNode("util");

/***/ }),

/***/ 43106:
/***/ ((module) => {

module.exports = __requireOfNode("zlib");

/***/ }),

/***/ 78372:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  aW: () => (/* binding */ connected),
  xS: () => (/* binding */ createStage),
  ng: () => (/* binding */ runOf)
});

// EXTERNAL MODULE: ./lib/packages/name.js
var packages_name = __nccwpck_require__(83442);
// EXTERNAL MODULE: ./lib/store/rollout.js
var store_rollout = __nccwpck_require__(25804);
// EXTERNAL MODULE: ./lib/store/target.js
var store_target = __nccwpck_require__(1368);
// EXTERNAL MODULE: ./lib/record/run-record.js
var run_record = __nccwpck_require__(47136);
// EXTERNAL MODULE: ./lib/record/verdict.js
var verdict = __nccwpck_require__(4164);
;// CONCATENATED MODULE: ./lib/record/learn.js





/** Fills a record with what is reported. Nothing else in a command writes to it. */
function recorder(record, clock) {
    return (name, news) => fill[name](record, news, clock.now());
}
const fill = {
    step: (record, title) => {
        record.stage = title;
    },
    packages: (record, packages) => {
        record.files = packages.map((facts) => ({ facts, archiveName: (0,packages_name/* archiveName */.u)(facts) }));
    },
    assets: (record, assets) => {
        record.assets = assets;
    },
    listing: (record, listing) => {
        record.listing = listing;
    },
    target: fillTarget,
    published: (record, published) => {
        record.before = published;
    },
    plan: (record, { plan, findings, leftOut }) => {
        record.plan = plan;
        record.findings = findings;
        record.leftOut = leftOut;
    },
    review: (record, review) => {
        record.review = review;
    },
    outlook: (record, outlook) => {
        record.outlook = outlook;
    },
    requested: (record, { values, findings }) => {
        record.requested = values;
        record.findings = findings;
    },
    clonePlan: (record, { clone, plan }) => {
        record.plan = plan;
        record.before ??= clone;
    },
    submission: fillSubmission,
    draftDeleted: (record) => {
        // Its page no longer exists.
        record.submissionId = undefined;
        record.rollout = undefined;
        record.states.length = 0;
    },
    stored: (record, submission) => {
        record.after = submission;
    },
    rolloutOf: fillRolloutOf,
    state: (record, { status, statusDetails }, now) => {
        (0,run_record/* noteState */.a$)(record, status, now);
        Object.assign(record, (0,verdict/* verdictOf */.V)(statusDetails));
    },
    rolloutBefore: (record, rollout) => {
        record.rolloutBefore = rollout.isPackageRollout ? (0,store_rollout/* shareOf */.tC)(rollout) : undefined;
    },
    rollout: (record, rollout) => {
        record.rollout = shownRollout(rollout);
    },
    canceled: (record, id) => {
        record.deletedId = id;
    },
    pulled: (record, pulled) => {
        record.pulled = pulled;
    },
    response: (record, response) => {
        record.response = response;
    },
};
function fillTarget(record, { target, app, flightName }) {
    record.target = {
        kind: target.kind,
        appId: (0,store_target/* storeIdOf */.Cr)(target),
        appName: app?.primaryName ?? undefined,
        identityName: app?.packageIdentityName ?? undefined,
        ...(target.kind === 'flight' && { flight: flightName ?? record.target?.flight ?? target.flightId }),
    };
}
function fillSubmission(record, submission, now) {
    record.submissionId = submission.id;
    if (submission.status)
        (0,run_record/* noteState */.a$)(record, submission.status, now);
    fillRolloutOf(record, submission);
    const { targetPublishMode, targetPublishDate } = submission;
    record.publishTime = targetPublishMode
        ? { mode: targetPublishMode, date: targetPublishDate ?? undefined }
        : undefined;
}
function fillRolloutOf(record, submission) {
    const rollout = (0,store_rollout/* rolloutOf */.Zb)(submission);
    record.rollout = rollout?.isPackageRollout ? shownRollout(rollout) : undefined;
}
function shownRollout(rollout) {
    return { percentage: (0,store_rollout/* shareOf */.tC)(rollout), status: rollout.packageRolloutStatus ?? undefined };
}

;// CONCATENATED MODULE: ./lib/commands/run.js

/** A command's run. */
function runOf(inputs, { record, ...tools }) {
    const learn = recorder(record, tools.clock);
    return { ...tools, inputs, learn, step: stepper({ ...tools, learn }) };
}
/** The run with its Store. */
async function connected(run) {
    return { ...run, store: await run.connect() };
}
/** Title of the step in which a submission may be created. */
const createStage = 'Create the submission';
/**
 * No step begins after the signal: a create or commit under way then still gets its response, and the step that is
 * named must be the one that was cut short.
 */
function stepper({ learn, logger, signal }) {
    return async (title, body) => {
        signal.throwIfAborted();
        learn('step', title);
        return await logger.group(title, body);
    };
}


/***/ }),

/***/ 63352:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   bp: () => (/* binding */ describeValue),
/* harmony export */   ky: () => (/* binding */ shortenChange),
/* harmony export */   ml: () => (/* binding */ shorten)
/* harmony export */ });
/* harmony import */ var _json_is_record_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(19588);

/** Longest text that is shown of a value, in UTF-16 units, not counting the note of its length. */
const shownLength = 200;
/** How much equal text is shown before the first difference of two long texts. */
const leadLength = 40;
/**
 * A value of the submission, shortened: a longer text, or one whose JSON is longer, becomes an excerpt with its
 * length. Everything else stays as it is.
 * @param start first character of the excerpt
 */
function shorten(value, start = 0) {
    const text = textOf(value);
    if (text === undefined || text.length <= shownLength)
        return value;
    const excerpt = text.slice(start, start + shownLength).toWellFormed();
    const rest = start + shownLength < text.length ? '…' : '';
    return `${start > 0 ? '…' : ''}${excerpt}${rest} (${text.length} characters)`;
}
/** Both sides of a change, shortened; the excerpts of long texts begin at the first difference. */
function shortenChange(before, after) {
    const same = commonLength(textOf(before) ?? '', textOf(after) ?? '');
    const start = same + leadLength > shownLength ? same - leadLength : 0;
    return { before: shorten(before, start), after: shorten(after, start) };
}
/** A value of the submission for a human reader. */
function describeValue(value) {
    if (value === undefined)
        return '(not set)';
    if (value === '')
        return '(empty)';
    return textOf(value) ?? '';
}
function textOf(value) {
    return typeof value === 'string' ? value : JSON.stringify(sorted(value));
}
/** The service does not keep the order of an object's members. */
function sorted(value) {
    if (Array.isArray(value))
        return value.map(sorted);
    if (!(0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(value))
        return value;
    return Object.fromEntries(Object.keys(value)
        .sort()
        .map((key) => [key, sorted(value[key])]));
}
function commonLength(one, other) {
    const end = Math.min(one.length, other.length);
    for (let index = 0; index < end; index += 1)
        if (one[index] !== other[index])
            return index;
    return end;
}


/***/ }),

/***/ 452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   RB: () => (/* binding */ messageOfFindings),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   lZ: () => (/* binding */ ActionError)
/* harmony export */ });
/**
 * The one error type of the project. It never holds the fields of a library's error (they may carry a
 * token or an upload URL), only the allow-listed ones above.
 */
class ActionError extends Error {
    name = 'ActionError';
    code;
    result;
    todo;
    quote;
    link;
    correlationId;
    status;
    serviceCode;
    findings;
    values;
    constructor(options) {
        super(options.message, options.cause === undefined ? undefined : { cause: options.cause });
        this.code = options.code;
        this.result = options.result ?? 'failed';
        this.todo = options.todo;
        this.quote = options.quote;
        this.link = options.link;
        this.correlationId = options.correlationId;
        this.status = options.status;
        this.serviceCode = options.serviceCode;
        this.findings = options.findings ?? [];
        this.values = options.values ?? {};
    }
}
/** Findings as one message, for places that do not show them one by one. */
function messageOfFindings(findings) {
    return findings.map(({ message }) => message).join(' ');
}
/** Text of anything thrown: the message only, since a library's errors may hold URLs with signatures. */
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 94726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   XF: () => (/* binding */ readRegularFile),
/* harmony export */   Zs: () => (/* binding */ stampOf),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   cG: () => (/* binding */ readRegularFileSync),
/* harmony export */   k1: () => (/* binding */ NotRegularFile),
/* harmony export */   lf: () => (/* binding */ openRegular)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(51455);
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


/** Windows knows neither flag: it has no FIFOs at a path, and creating links there needs a privilege. */
const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
/** Says what a path leads to instead of a regular file: `it is a FIFO, not a regular file`. */
class NotRegularFile extends Error {
    name = 'NotRegularFile';
}
/**
 * Opens a regular file for reading. A FIFO would wait for its other end, in a thread that not even the end of the
 * process stops, and a device never runs out of bytes: neither is waited for or read.
 *
 * @throws NotRegularFile, and the system's error
 */
async function openRegular(path, { followsLinks } = {}) {
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, flagsOf(followsLinks)).catch((error) => {
        throw explained(error);
    });
    try {
        const stats = await handle.stat();
        if (!stats.isFile())
            throw notRegular(stats);
        return handle;
    }
    catch (error) {
        await handle.close();
        throw error;
    }
}
/**
 * The bytes of a regular file.
 * @param largest bytes
 * @throws as `openRegular`, and an Error for a file that is larger
 */
async function readRegularFile(path, largest) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const handle = __addDisposableResource(env_1, await openRegular(path), true);
        // Not by its size, which may have changed by now, and is 0 for files that the system makes up.
        const buffer = Buffer.alloc(largest + 1);
        let filled = 0;
        for (;;) {
            const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, filled);
            filled += bytesRead;
            if (filled > largest)
                throw new Error(tooLarge(largest));
            if (bytesRead === 0)
                return buffer.subarray(0, filled);
        }
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
/** Like `readRegularFile`, but synchronous, for a file of the runner's. */
function readRegularFileSync(path, largest) {
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, flagsOf(true));
    try {
        const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(file);
        if (!stats.isFile())
            throw notRegular(stats);
        if (stats.size > largest)
            throw new Error(tooLarge(largest));
        const buffer = Buffer.alloc(stats.size);
        let filled = 0;
        while (filled < buffer.length) {
            const bytesRead = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(file, buffer, filled, buffer.length - filled, filled);
            if (bytesRead === 0)
                break;
            filled += bytesRead;
        }
        return buffer.subarray(0, filled);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
    }
}
function notRegular(stats) {
    const kind = stats.isDirectory()
        ? 'a folder'
        : stats.isFIFO()
            ? 'a FIFO'
            : stats.isSocket()
                ? 'a socket'
                : 'a device';
    return new NotRegularFile(`it is ${kind}, not a regular file`);
}
/**
 * What the file system says about a file that changes when the file is written to or replaced by another, as one
 * string to compare. `ctime` can't be set by programs; it is left out on Windows, since virus scanners change it there
 * by noting what they found.
 */
function stampOf(stats, platform = process.platform) {
    const { dev, ino, size, mtimeNs, ctimeNs } = stats;
    return [dev, ino, size, mtimeNs, ...(platform === 'win32' ? [] : [ctimeNs])].join(' ');
}
function flagsOf(followsLinks = false) {
    return O_RDONLY | O_NONBLOCK | (followsLinks ? 0 : O_NOFOLLOW);
}
/** The system's words for what can't be opened at all. */
function explained(error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
    if (code === 'ENXIO')
        return new NotRegularFile('it is a socket or a device, not a regular file', { cause: error });
    if (code === 'EISDIR')
        return new NotRegularFile('it is a folder, not a regular file', { cause: error });
    return error;
}
function tooLarge(largest) {
    return `it is larger than ${largest.toLocaleString('en')} bytes`;
}
/** The text of a file in UTF-8, or in UTF-16 with a byte order mark, which Windows PowerShell writes. */
function textOf(bytes) {
    const [first, second] = bytes;
    const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
    return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}


/***/ }),

/***/ 36822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ isInside),
/* harmony export */   e: () => (/* binding */ findInWorkspace)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(76760);


/** True if `file` is `folder` or is inside it. */
function isInside(file, folder, api = node_path__WEBPACK_IMPORTED_MODULE_1__) {
    const relative = api.relative(folder, file);
    return relative !== '..' && !relative.startsWith(`..${api.sep}`) && !api.isAbsolute(relative);
}
/**
 * The real path of a file that an input or a patch names, relative to the workspace; `undefined` if it, or a link
 * on the way, leads outside.
 *
 * @throws the system's error for a file that does not exist
 */
async function findInWorkspace(workspace, name) {
    const [root, file] = await Promise.all([(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(workspace), (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(workspace, name))]);
    return isInside(file, root) ? file : undefined;
}


/***/ }),

/***/ 3859:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gw: () => (/* binding */ isPrivate),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   YY: () => (/* binding */ isThisMachine)
/* harmony export */ });
/** True for `localhost` and the loopback addresses, as `URL.hostname` spells them. */
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
/**
 * True for every spelling of this machine, as `URL.hostname` gives it: even `*.localhost` (RFC 6761), the unspecified
 * addresses and IPv4 in IPv6. For requests that bypass a proxy; plain HTTP uses `isLoopback`, since a name that ends
 * in `.localhost` may be looked up elsewhere.
 */
function isThisMachine(hostname) {
    const host = hostname.toLowerCase().replace(/\.$/, '');
    return (isLoopback(host) ||
        host.endsWith('.localhost') ||
        ['0.0.0.0', '[::]'].includes(host) ||
        /^\[::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}\]$/.test(host));
}
/** True for an address that a token may be sent to: https, or plain HTTP that does not leave this machine. */
function isPrivate(address) {
    const url = URL.parse(address);
    return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
}


/***/ }),

/***/ 93936:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D4: () => (/* binding */ decode),
/* harmony export */   Wi: () => (/* binding */ parameter),
/* harmony export */   mA: () => (/* binding */ parseQuery),
/* harmony export */   ss: () => (/* binding */ usableUrl),
/* harmony export */   zA: () => (/* binding */ rawQuery)
/* harmony export */ });
/** The parameters of a URL, with names and values as written. */
function rawQuery(url) {
    const start = url.indexOf('?');
    if (start === -1)
        return [];
    return url
        .slice(start + 1)
        .split('&')
        .map((pair) => {
        const equals = pair.indexOf('=');
        return equals === -1 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
    });
}
/** The parameters of a URL, with names and values decoded. */
function parseQuery(url) {
    return rawQuery(url).map(([name, value]) => [decode(name), decode(value)]);
}
/** The first value of a parameter; `undefined` if there is none. */
function parameter(query, name) {
    return query.find(([key]) => key === name)?.[1];
}
/** A text without its percent-encoding; one that is not well encoded stays as it is. */
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
/**
 * The URL as the blob service and its SDK understand it. The Store hands out signatures with a raw `+`, which the
 * service reads as a space (store-faults.md D1), and with a raw `=` at the end, which `@azure/core-client` drops;
 * either leads to a 403. Written as `%2B` and `%3D`, they arrive.
 */
function usableUrl(url) {
    const query = rawQuery(url).map(([name, value]) => `${name}=${value.replaceAll('+', '%2B').replaceAll('=', '%3D')}`);
    return query.length === 0 ? url : `${url.slice(0, url.indexOf('?'))}?${query.join('&')}`;
}


/***/ }),

/***/ 28394:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B1: () => (/* binding */ isOutcomeUnknown),
/* harmony export */   HK: () => (/* binding */ retryPolicies),
/* harmony export */   Km: () => (/* binding */ RetryBudget),
/* harmony export */   L5: () => (/* binding */ retry),
/* harmony export */   P1: () => (/* binding */ longestRetryAfter),
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   mu: () => (/* binding */ parseRetryAfter)
/* harmony export */ });
/* unused harmony export decide */
const minute = 60_000;
/** The policies of all requests; code that needs another number spreads one of these. */
const retryPolicies = {
    /** Requests that may be repeated at will, to a server without a limit per minute. */
    transient: { maxAttempts: 5, retries: 'transient' },
    /** Requests that may be repeated at will. A turn is half of the minute that the Store counts in. */
    throttled: { maxAttempts: 5, retries: 'transient', turn: minute / 2, maxWait: 20 * minute },
    /** Requests that may get a 5xx after having worked (create, commit, rollout): callers first read what happened. */
    unsent: { maxAttempts: 5, retries: 'unsent', maxWait: 20 * minute },
};
const firstBackoff = 2_000;
const longestBackoff = minute;
/** The longest `Retry-After` that is waited out, in milliseconds. */
const longestRetryAfter = 5 * minute;
/** Runs that were turned away together must not come back together. */
const turnSpread = minute / 2;
/** How many retries a whole run may make: an outage must not multiply the load (store-faults.md §2). */
class RetryBudget {
    #left;
    constructor(retries = 30) {
        this.#left = retries;
    }
    /** Takes one retry; false when none is left. */
    take() {
        if (this.#left === 0)
            return false;
        this.#left -= 1;
        return true;
    }
}
/**
 * The one retry loop of the action.
 *
 * @throws what `explain` returns or a member of `request` throws; the signal's reason
 */
async function retry(policy, run, request) {
    for (let attempts = 1, waited = 0;;) {
        const outcome = await request.attempt(attempts);
        if ('value' in outcome)
            return outcome.value;
        const { error, failure } = outcome;
        const decision = decide(policy, failure, { attempts, waited }, run);
        const found = await request.look?.(error, decision);
        if (found !== undefined)
            return found;
        if (!decision.retry)
            throw request.explain(error, { attempts, waited, why: decision.why });
        const { wait } = decision;
        waited += wait;
        if (!isTurn(policy, failure))
            attempts += 1;
        if (request.look || failure.isRemedied)
            continue;
        request.onRetry?.(error, { wait, attempts });
        await run.clock.sleep(wait, run.signal);
    }
}
/** Whether another attempt follows one that failed, and after how many milliseconds. */
function decide(policy, failure, { attempts, waited }, { random, budget, patience }) {
    const decision = isTurn(policy, failure)
        ? afterTurn(policy.turn, failure, random)
        : afterBackoff(policy, failure, attempts, budget, random);
    const { maxWait = Number.POSITIVE_INFINITY } = policy;
    const left = Math.min(maxWait - waited, patience?.() ?? maxWait);
    return decision.retry && decision.wait > left ? { retry: false, why: 'patience' } : decision;
}
function isTurn(policy, { status }) {
    return status === 429 && policy.turn !== undefined;
}
/** No earlier than the server asks for, and spread. */
function afterTurn(turn, { retryAfter: asked = turn }, random) {
    if (asked > longestRetryAfter)
        return { retry: false, why: 'asks-too-long' };
    return { retry: true, wait: asked + Math.round(random() * turnSpread) };
}
/** Full jitter over 2 s, 4 s, … 60 s, never earlier than `Retry-After`. */
function afterBackoff(policy, failure, attempts, budget, random) {
    if (failure.isRemedied)
        return { retry: true, wait: 0 };
    if (!isRetryable(policy, failure))
        return { retry: false, why: 'final' };
    if (attempts >= policy.maxAttempts)
        return { retry: false, why: 'attempts' };
    const { retryAfter: asked = 0, longestWait = Number.POSITIVE_INFINITY } = failure;
    if (asked > longestRetryAfter)
        return { retry: false, why: 'asks-too-long' };
    if (!budget.take())
        return { retry: false, why: 'budget' };
    const backoff = Math.round(random() * Math.min(longestBackoff, firstBackoff * 2 ** (attempts - 1)));
    return { retry: true, wait: Math.min(longestWait, Math.max(asked, backoff)) };
}
function isRetryable({ retries }, { status, executed, isRetryable = true }) {
    if (!isRetryable)
        return false;
    if (retries === 'unsent')
        return status === undefined && executed === 'no';
    return status === undefined || isTransient(status);
}
/** Statuses that say "not now" rather than "not so". */
function isTransient(status) {
    return status === 408 || status === 429 || status >= 500;
}
/**
 * True if the server may have done what was asked, although no response says so: nothing came back, something in front
 * of it gave up waiting, or it is known to work and then fail.
 */
function isOutcomeUnknown(status) {
    return status === undefined || status === 408 || status >= 500;
}
/**
 * Milliseconds that a `Retry-After` header asks for: seconds or an HTTP date (RFC 9110 §10.2.3).
 * `undefined` if it is missing or neither; 0 for a date that has passed.
 */
function parseRetryAfter(value, now) {
    const text = value?.trim() ?? '';
    if (/^\d+$/.test(text))
        return Number(text) * 1000;
    // Every HTTP date names its day; Date.parse alone would accept "-5" or "soon 1" as well.
    if (!/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text))
        return undefined;
    const date = Date.parse(text);
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}


/***/ }),

/***/ 75691:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2431);

await (0,_main_js__WEBPACK_IMPORTED_MODULE_0__/* .main */ .i)();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 34052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ camelCase)
/* harmony export */ });
/** `waitFor` for `wait-for`. */
function camelCase(name) {
    // The type says the same.
    return name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
}


/***/ }),

/***/ 38863:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F0: () => (/* binding */ looksLikeSecretId),
/* harmony export */   L2: () => (/* binding */ clientId),
/* harmony export */   Nq: () => (/* binding */ isOfflineRun),
/* harmony export */   X3: () => (/* binding */ clientCertificate),
/* harmony export */   YN: () => (/* binding */ credentialsOf),
/* harmony export */   i8: () => (/* binding */ tenantId)
/* harmony export */ });
/* harmony import */ var _text_ids_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(60421);

const domain = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i;
// A wrong value in these fields may be a secret in the wrong place: no message here repeats a value.
/** The tenant: its GUID, or one of its domains. */
function tenantId(text, refuse) {
    if ((0,_text_ids_js__WEBPACK_IMPORTED_MODULE_0__/* .isGuid */ .W_)(text) || domain.test(text))
        return text.toLowerCase();
    return refuse('must be the Directory (tenant) ID of the Entra application, 8-4-4-4-12 hexadecimal digits, or a domain of the tenant such as contoso.onmicrosoft.com');
}
/** The Entra application's GUID. */
function clientId(text, refuse) {
    if ((0,_text_ids_js__WEBPACK_IMPORTED_MODULE_0__/* .isGuid */ .W_)(text))
        return text.toLowerCase();
    if ((0,_text_ids_js__WEBPACK_IMPORTED_MODULE_0__/* .isStoreId */ .n6)(text.toUpperCase())) {
        return refuse('looks like a Store ID, which belongs in app-id. Use the Application (client) ID of the Entra application');
    }
    return refuse('must be the Application (client) ID of the Entra application: 8-4-4-4-12 hexadecimal digits (Entra admin center > App registrations > Overview)');
}
/** PEM text with the application's private key and certificate. */
function clientCertificate(text, refuse) {
    const missing = [
        ...(/-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/.test(text) ? [] : ['private key (BEGIN PRIVATE KEY)']),
        ...(/-----BEGIN CERTIFICATE-----/.test(text) ? [] : ['certificate (BEGIN CERTIFICATE)']),
    ];
    if (/-----BEGIN ENCRYPTED PRIVATE KEY-----/.test(text)) {
        return refuse('contains an encrypted private key. Use an unencrypted key, stored in a secret');
    }
    if (missing.length > 0) {
        return refuse(`must be PEM text, but has no ${missing.join(' and ')}. Pass both the key and the certificate, with their line breaks`);
    }
    return text;
}
/** True for a secret that has the form of a secret's id: the portal shows both side by side. */
function looksLikeSecretId(secret) {
    return (0,_text_ids_js__WEBPACK_IMPORTED_MODULE_0__/* .isGuid */ .W_)(secret);
}
const noKey = 'client-secret: is empty, and the job has no OIDC token to sign in with instead. Usual causes of an empty secret: the secret has a different name in the repository; it belongs to an environment that the job does not use (environment: …); or the run comes from a fork or from Dependabot, which get no secrets. To sign in without a secret, add `permissions: { contents: read, id-token: write }` to the job';
/** Reports two ways of signing in, none or one without the names that go with it. */
function credentialsOf(given) {
    const { 'client-secret': clientSecret, 'client-certificate': clientCertificate } = given.values;
    const [hasSecret, hasCertificate] = [given.has('client-secret'), given.has('client-certificate')];
    if (hasSecret && hasCertificate) {
        return given.report("client-certificate: can't be combined with client-secret. Remove one of the two");
    }
    const [tenantId, clientId] = [given.need('tenant-id'), given.need('client-id')];
    if (!hasSecret && !hasCertificate && !given.hasIdToken)
        return given.report(noKey);
    if (tenantId === undefined || clientId === undefined)
        return undefined;
    return { tenantId, clientId, clientSecret, clientCertificate };
}
/** True for a dry run of a step that can't sign in: a run that sends nothing needs no credentials. */
function isOfflineRun(given) {
    const hasKey = given.has('client-secret') || given.has('client-certificate');
    return given.has('dry-run') && !hasKey && !given.hasIdToken;
}


/***/ }),

/***/ 34170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ae: () => (/* binding */ anyText),
/* harmony export */   Jt: () => (/* binding */ flag),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   r4: () => (/* binding */ parseText),
/* harmony export */   yL: () => (/* binding */ oneOf)
/* harmony export */ });
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(23808);
/* harmony import */ var _text_nearest_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4581);


class Refused extends Error {
}
/** Runs a parser. */
function parseText(parse, text) {
    const refuse = (message) => {
        throw new Refused(message);
    };
    try {
        return { value: parse(text, refuse) };
    }
    catch (error) {
        if (error instanceof Refused)
            return { problem: error.message };
        throw error;
    }
}
/** Accepts one of several words, in any letter case. */
function oneOf(words) {
    const parse = (text, refuse) => {
        const word = words.find((each) => each === text.toLowerCase());
        if (word !== undefined)
            return word;
        const guess = (0,_text_nearest_js__WEBPACK_IMPORTED_MODULE_0__/* .nearestName */ .q)(text, words);
        const hint = guess === undefined ? '' : `. Did you mean ${guess}?`;
        return refuse(`is ${quote(text)}, but must be ${listOf(words)}${hint}`);
    };
    return Object.assign(parse, { words });
}
/** `true` or `false`, as YAML 1.2 knows them. */
function flag(text, refuse) {
    const lower = text.toLowerCase();
    if (lower === 'true' || lower === 'false')
        return lower === 'true';
    return refuse(`is ${quote(text)}, but must be true or false`);
}
/** Any text, such as a flight's name. */
function anyText(text) {
    return text;
}
/** A value for a message: never a secret's. */
function quote(text) {
    return JSON.stringify(text.length > 60 ? `${text.slice(0, 60).toWellFormed()}…` : text);
}
/** `a, b or c` */
function listOf(words) {
    return (0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .series */ .Ul)(words, 'or');
}


/***/ }),

/***/ 65710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  BD: () => (/* binding */ askingInputs),
  Kf: () => (/* binding */ commandsOf),
  HA: () => (/* binding */ defaultOf),
  vj: () => (/* binding */ inputNames),
  Fu: () => (/* binding */ inputTable),
  oo: () => (/* binding */ inputsOfCommand),
  Ym: () => (/* binding */ packageInputs),
  sx: () => (/* binding */ reasonAgainst),
  _y: () => (/* binding */ secretInputs),
  Es: () => (/* binding */ settingInputs)
});

// UNUSED EXPORTS: commands

// EXTERNAL MODULE: ./lib/http/loopback.js
var loopback = __nccwpck_require__(3859);
// EXTERNAL MODULE: ./lib/inputs/parse.js
var parse = __nccwpck_require__(34170);
;// CONCATENATED MODULE: ./lib/inputs/addresses.js


/** The origin of a service, `https://host[:port]`, without a path. */
function origin({ loopbackHttp }) {
    return (text, refuse) => {
        if (!URL.canParse(text))
            return refuse('is not a URL. Use an origin such as https://localhost:8443');
        const url = new URL(text);
        if (url.username !== '' || url.password !== '')
            return refuse('must not contain a user name or a password');
        const isHttp = url.protocol === 'http:' && loopbackHttp && (0,loopback/* isLoopback */.U9)(url.hostname);
        if (url.protocol !== 'https:' && !isHttp)
            return refuse(`must start with https://${httpNote(loopbackHttp)}`);
        if (url.pathname !== '/' || /[?#]/.test(text)) {
            return refuse(`must be an origin, without a path or a query: ${url.origin}`);
        }
        return url.origin;
    };
}
function httpNote(loopbackHttp) {
    return loopbackHttp
        ? ' (http:// only for this machine: localhost, 127.0.0.1, [::1])'
        : ': the credentials are sent there, so http is not allowed, even for localhost';
}
/** Method of a request of `command: api`. */
function apiMethod(text, refuse) {
    const method = ['get', 'post', 'delete'].find((each) => each === text.toLowerCase());
    if (method !== undefined)
        return method;
    const words = `is ${(0,parse/* quote */.hD)(text)}, but must be get, post or delete`;
    return /^(?:put|patch)$/i.test(text)
        ? refuse(`${words}: writes to submissions are refused. To change one, use command: publish, rollout or cancel, which check the data before they send it`)
        : refuse(words);
}
/** Path of the submission API below `/v1.0/my/`, with its query. */
function apiPath(text, refuse) {
    if (/^[a-z][a-z0-9+.-]*:/i.test(text) || text.startsWith('//') || text.includes('\\')) {
        return refuse(`is ${(0,parse/* quote */.hD)(text)}: use only the part after /v1.0/my/, such as applications`);
    }
    const path = text.replace(/^\/?(?:v1\.0\/my\/)?/i, '');
    if (path === '' || !/^[\w\-./?=&%@+,:;~*!$'()]+$/.test(path) || path.split(/[/?]/).includes('..')) {
        return refuse(`is ${(0,parse/* quote */.hD)(text)}, which is not a path of the submission API`);
    }
    return path;
}

// EXTERNAL MODULE: ./lib/inputs/credentials.js
var credentials = __nccwpck_require__(38863);
;// CONCATENATED MODULE: ./lib/inputs/numbers-and-times.js

/** Jobs are limited to five days, on self-hosted runners. */
const longestMinutes = 5 * 24 * 60;
/** Share of customers in percent, at least 1; 100 is everyone. */
function rolloutPercentage(text, refuse) {
    if (text.endsWith('%'))
        return refuse(`is ${(0,parse/* quote */.hD)(text)}: remove the % sign`);
    const share = decimal(text.replace(/^(\d+),(\d+)$/, '$1.$2'));
    if (share === undefined) {
        return refuse(`is ${(0,parse/* quote */.hD)(text)}, but must be a number from 1 to 100, such as 10 or 2.5`);
    }
    if (share === 0) {
        return refuse('is 0, which would offer the packages to no one. Use a number from 1 to 100, or omit it to offer them to everyone');
    }
    if (share < 1)
        return refuse(belowOne(text, share));
    if (text.includes(','))
        return refuse(`is ${(0,parse/* quote */.hD)(text)}: write it with a decimal point, ${text.replace(',', '.')}`);
    if (share > 100)
        return refuse(`is ${(0,parse/* quote */.hD)(text)}, but the maximum is 100 (everyone). Use a number from 1 to 100`);
    return share === 100 ? 'everyone' : share;
}
/** Other stores expect a fraction of 1 here: 0.1 for a tenth of the customers. */
function belowOne(text, share) {
    const meant = Math.round(share * 100);
    const advice = meant < 1 ? 'Use a number from 1 to 100' : `For ${meant}% of customers, use ${meant}`;
    return share === 0.1
        ? `is ${(0,parse/* quote */.hD)(text)}: 0.1 is a tenth of a percent. For 10% of customers, use 10`
        : `is ${(0,parse/* quote */.hD)(text)}, but it is a percentage: that would be less than 1% of customers. ${advice}`;
}
/** Minutes above 0. */
function timeoutMinutes(text, refuse) {
    const minutes = decimal(text);
    if (minutes !== undefined && minutes > 0 && minutes <= longestMinutes)
        return minutes;
    return refuse(`is ${(0,parse/* quote */.hD)(text)}, but must be a number of minutes above 0 and at most ${longestMinutes} (five days, the longest that a job may run)`);
}
function decimal(text) {
    return /^\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : undefined;
}
/** When the Store publishes what it has certified. */
function publishMode(text, refuse) {
    const word = text.toLowerCase();
    if (word === 'immediate' || word === 'manual')
        return { mode: word };
    const date = moment(text);
    return date === undefined
        ? refuse(`is ${(0,parse/* quote */.hD)(text)}, but must be immediate, manual or ${timeForm}`)
        : { mode: 'date', date };
}
/** When the packages become a mandatory update. */
function mandatoryUpdate(text, refuse) {
    if (text.toLowerCase() === 'now')
        return 'now';
    const date = moment(text);
    return date === undefined ? refuse(`is ${(0,parse/* quote */.hD)(text)}, but must be "now" or ${timeForm}`) : { date };
}
const timeForm = 'an ISO 8601 time with a time zone, such as 2027-03-01T09:00:00Z or 2027-03-01T10:00:00+01:00';
/** A time in UTC, `2027-03-01T09:00:00.000Z`; `undefined` for a text that is not a time, or has no zone. */
function moment(text) {
    const form = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})$/i.exec(text);
    const milliseconds = Date.parse(text);
    if (form === null || Number.isNaN(milliseconds))
        return undefined;
    // `Date.parse` reads February 30 as March 2.
    const day = new Date(`${form[1]}T00:00:00Z`).toISOString().slice(0, 10);
    return day === form[1] ? new Date(milliseconds).toISOString() : undefined;
}

// EXTERNAL MODULE: ./lib/inputs/target.js
var target = __nccwpck_require__(28508);
// EXTERNAL MODULE: ./lib/limits/price-tier.js
var price_tier = __nccwpck_require__(84218);
// EXTERNAL MODULE: ./lib/limits/texts.js
var texts = __nccwpck_require__(19420);
;// CONCATENATED MODULE: ./lib/inputs/texts.js



/** Text for customers, of several lines. */
function releaseNotes(text, refuse) {
    const notes = text.replaceAll('\r\n', '\n');
    const problem = (0,texts/* checkText */.qW)(texts/* releaseNotesLimit */.AK, notes);
    return problem === undefined ? notes : refuse(problem.message.replace(/\.$/, ''));
}
/** Text for the Store's testers, of several lines. */
function certificationNotes(text) {
    return text.replaceAll('\r\n', '\n');
}
/** Globs, one per line; `packages/pattern.ts` knows what they mean. */
function packageGlobs(text, refuse) {
    const namesFiles = text.split(/[\r\n]+/).some((line) => !/^\s*([!#]|$)/.test(line));
    return namesFiles ? text : refuse('lists no files: every line is empty, a comment (#) or an exclusion (!)');
}
/** A price tier as the Store spells it. */
function priceTier(text, refuse) {
    const tier = (0,price_tier/* tierOf */.kx)(text);
    if (tier !== undefined)
        return tier;
    return refuse(text.toLowerCase() === 'base'
        ? 'is Base, which the Store returns for some apps but refuses as a price. Use the tier that Partner Center shows for the app, such as Tier3 or Free'
        : `is ${(0,parse/* quote */.hD)(text)}, but must be ${price_tier/* tierForms */.CU} (a tier, not an amount of money)`);
}
/** A version of four numbers. */
function version(text, refuse) {
    if (/^\d{1,5}(\.\d{1,5}){3}$/.test(text))
        return text;
    return refuse(`is ${(0,parse/* quote */.hD)(text)}, but must be a version with four numbers, such as 1.2.3.0`);
}
/** What GitHub refuses, since some file systems do. */
const refused = /[":<>|*?\\/]/;
/** What a log could act on: controls, line breaks, invisible characters, and the start of a runner command. */
const unsafe = /[\p{Cc}\p{Cf}\p{DI}\p{Zl}\p{Zp}\p{Cs}]|##\[/u;
/** Name of an artifact, which `@actions/artifact` prints and GitHub shows. */
function artifactName(text, refuse) {
    if (refused.test(text))
        return refuse(`is ${(0,parse/* quote */.hD)(text)}. An artifact name can't contain any of " : < > | * ? \\ /. Remove them`);
    return unsafe.test(text)
        ? refuse(`is ${(0,parse/* quote */.hD)(text)}. An artifact name can't contain control characters, invisible characters, line breaks or ##[. Remove them`)
        : text;
}

;// CONCATENATED MODULE: ./lib/inputs/table.js






/** What a step can do (input `command`). */
const commands = ['publish', 'rollout', 'status', 'cancel', 'pull', 'api'];
const checkName = 'is missing or empty. If a variable or secret supplies it, check that its name is right and that this job can read it';
/** A flight has packages and says when they are published: everything else is the app's (store-api.md §3.7). */
const ofItsApp = { flight: 'which uses the price of its app' };
const noSuchText = { 'add-on': 'which has no release notes' };
const noPackages = { 'add-on': 'which has no packages' };
/**
 * Every input of action.yml by its name. A new one is an entry there and one here; a test keeps names and defaults
 * equal. What a single entry can't say (two inputs that exclude each other) is in command-inputs.ts.
 */
const inputTable = {
    command: { parse: (0,parse/* oneOf */.yL)(commands), default: 'publish', commands },
    'tenant-id': { parse: credentials/* tenantId */.i8, commands, needed: checkName },
    'client-id': { parse: credentials/* clientId */.L2, commands, needed: checkName },
    'client-secret': { parse: parse/* anyText */.Ae, commands, isSecret: true },
    'client-certificate': { parse: credentials/* clientCertificate */.X3, commands, isSecret: true },
    'app-id': {
        parse: target/* appId */.R0,
        commands: ['publish', 'rollout', 'status', 'cancel', 'pull'],
        needed: 'is missing or empty. If a variable supplies it, check that its name is right and that this job can read it',
    },
    flight: { parse: parse/* anyText */.Ae, commands: ['publish', 'rollout', 'status', 'cancel'] },
    'add-on': { parse: parse/* anyText */.Ae, commands: ['publish', 'status', 'cancel', 'pull'] },
    packages: { parse: packageGlobs, commands: ['publish'], notFor: noPackages },
    'existing-packages': {
        parse: (0,parse/* oneOf */.yL)(['remove-superseded', 'remove-all', 'keep-all']),
        default: 'remove-superseded',
        commands: ['publish'],
        notFor: noPackages,
        needsPackages: true,
    },
    'rollout-percentage': {
        parse: rolloutPercentage,
        commands: ['publish', 'rollout'],
        notFor: noPackages,
        needsPackages: true,
    },
    'existing-rollout': {
        parse: (0,parse/* oneOf */.yL)(['fail', 'finalize', 'halt']),
        default: 'fail',
        commands: ['publish'],
        notFor: noPackages,
        needsPackages: true,
    },
    'rollout-action': { parse: (0,parse/* oneOf */.yL)(['halt', 'finalize']), commands: ['rollout'] },
    'expected-version': { parse: version, commands: ['rollout'] },
    'mandatory-update': {
        parse: mandatoryUpdate,
        commands: ['publish'],
        notFor: noPackages,
        needsPackages: true,
        // No patch may touch packageDeliveryOptions (patch/members.ts).
        sets: [],
    },
    'publish-mode': {
        parse: publishMode,
        commands: ['publish'],
        sets: ['targetPublishMode', 'targetPublishDate'],
    },
    visibility: {
        parse: (0,parse/* oneOf */.yL)(['public', 'private', 'hidden']),
        commands: ['publish'],
        notFor: ofItsApp,
        sets: ['visibility'],
    },
    price: { parse: priceTier, commands: ['publish'], notFor: ofItsApp, sets: ['pricing.priceId'] },
    'release-notes': {
        parse: releaseNotes,
        commands: ['publish'],
        notFor: { ...ofItsApp, ...noSuchText },
        sets: ['listings.*.baseListing.releaseNotes'],
    },
    'release-notes-format': {
        parse: (0,parse/* oneOf */.yL)(['text', 'markdown']),
        default: 'text',
        commands: ['publish'],
        notFor: { ...ofItsApp, ...noSuchText },
    },
    'certification-notes': {
        parse: certificationNotes,
        commands: ['publish'],
        notFor: noSuchText,
        sets: ['notesForCertification'],
    },
    'submission-patch': { parse: parse/* anyText */.Ae, commands: ['publish'], asks: true },
    listing: {
        parse: parse/* anyText */.Ae,
        commands: ['publish', 'pull'],
        notFor: ofItsApp,
        needed: 'is missing or empty. Name the folder that the Store page is written to, such as store-listing',
        asks: true,
    },
    'replace-images': { parse: parse/* flag */.Jt, default: 'false', commands: ['publish'], notFor: ofItsApp },
    from: { parse: (0,parse/* oneOf */.yL)(['published', 'pending']), default: 'published', commands: ['pull'] },
    overwrite: { parse: parse/* flag */.Jt, default: 'false', commands: ['pull'] },
    'dry-run': { parse: parse/* flag */.Jt, default: 'false', commands: ['publish'] },
    'if-pending': {
        parse: (0,parse/* oneOf */.yL)(['fail', 'replace', 'wait']),
        default: 'fail',
        commands: ['publish'],
    },
    'wait-for': {
        parse: (0,parse/* oneOf */.yL)(['none', 'accepted', 'certified', 'published']),
        default: 'accepted',
        commands: ['publish', 'status'],
    },
    'timeout-minutes': { parse: timeoutMinutes, default: '60', commands: ['publish', 'status'] },
    'delete-foreign': { parse: parse/* flag */.Jt, default: 'false', commands: ['cancel'] },
    method: { parse: apiMethod, default: 'get', commands: ['api'] },
    path: {
        parse: apiPath,
        commands: ['api'],
        needed: 'is missing. Set it to the part after /v1.0/my/, such as applications',
    },
    body: { parse: parse/* anyText */.Ae, commands: ['api'] },
    'pull-request-comment': { parse: parse/* flag */.Jt, default: 'false', commands: ['publish'] },
    // The runner always passes it, to every command: its default is the job's own token.
    'github-token': { parse: parse/* anyText */.Ae, commands, isSecret: true },
    'preview-path': { parse: parse/* anyText */.Ae, commands: ['publish'], notFor: ofItsApp },
    'artifact-name': { parse: artifactName, commands },
    'login-url': {
        parse: origin({ loopbackHttp: false }),
        default: 'https://login.microsoftonline.com',
        commands,
    },
    'store-api-url': {
        parse: origin({ loopbackHttp: true }),
        default: 'https://manage.devcenter.microsoft.com',
        commands,
    },
};
/** Every input's name, in the order of action.yml. */
const inputNames = Object.keys(inputTable);
/** The inputs whose value is masked. */
const secretInputs = namesWith('isSecret');
/** The inputs that set a field of the submission. */
const settingInputs = namesWith('sets');
/** The inputs that say something about new packages. */
const packageInputs = namesWith('needsPackages');
/** The inputs that ask for a change besides packages. */
const askingInputs = [...settingInputs, ...namesWith('asks')].filter((name) => !packageInputs.includes(name));
/** The inputs of a command, in the order of action.yml. */
function inputsOfCommand(command) {
    return inputNames.filter((name) => commandsOf(name).includes(command));
}
/** The commands that an input belongs to. */
function commandsOf(name) {
    return inputTable[name].commands;
}
/** Why an input does not belong to a target, "which has no packages"; `undefined` if it does. */
function reasonAgainst(name, target) {
    const { notFor } = inputTable[name];
    return notFor?.[target];
}
/** The text that an input has if it is not given. */
function defaultOf(name) {
    const input = inputTable[name];
    return input.default;
}
function namesWith(member) {
    return inputNames.filter((name) => member in inputTable[name]);
}


/***/ }),

/***/ 28508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ targetOf),
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   R0: () => (/* binding */ appId),
/* harmony export */   T6: () => (/* binding */ listingTargetOf),
/* harmony export */   U$: () => (/* binding */ appTargetOf),
/* harmony export */   c$: () => (/* binding */ offlineTargetOf)
/* harmony export */ });
/* harmony import */ var _text_ids_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(60421);

// A wrong value in this input may be a secret in the wrong place: no message here repeats a value.
/** The Store ID of an app, in upper case. */
function appId(text, refuse) {
    const id = text.toUpperCase();
    if ((0,_text_ids_js__WEBPACK_IMPORTED_MODULE_0__/* .isStoreId */ .n6)(id))
        return id;
    const which = installerId.test(text) ? 'the Store ID of a packaged app' : 'the Store ID';
    return refuse(`${whatInstead(text)}. Use ${which}: 12 characters starting with 9 (Partner Center > Product identity)`);
}
/** The ID of an app that is published as an MSI or EXE installer. */
const installerId = /^XP[A-Z0-9]{10,12}$/i;
function whatInstead(text) {
    if ((0,_text_ids_js__WEBPACK_IMPORTED_MODULE_0__/* .isGuid */ .W_)(text))
        return 'is a GUID: probably the Entra client ID, not the Store ID';
    const inUrl = /[/=](9[a-z0-9]{11})(?![a-z0-9])/i.exec(text)?.[1];
    if (inUrl !== undefined)
        return `is a URL. The Store ID in it is ${inUrl.toUpperCase()}`;
    const quoted = /^["'`“”‘’]+(9[a-z0-9]{11})["'`“”‘’]+$/i.exec(text)?.[1];
    if (quoted !== undefined) {
        return `has quotation marks around it. The Store ID in it is ${quoted.toUpperCase()}`;
    }
    if (installerId.test(text)) {
        return "is the ID of an EXE or MSI app (XP…), which this action can't publish: it publishes only packaged apps";
    }
    if (/^[A-Za-z0-9.-]+_\d+(\.\d+){3}_[^_]*_[^_]*_[a-z0-9]{13}$/i.test(text)) {
        return 'is a package full name, not the Store ID';
    }
    if (/^[A-Za-z0-9.-]+_[a-z0-9]{13}$/i.test(text))
        return 'is a package family name, not the Store ID';
    // Names of individual accounts begin with digits: 12345Contoso.App.
    if (/^[A-Za-z0-9][A-Za-z0-9-]*(\.[A-Za-z0-9-]+)+$/.test(text)) {
        return 'is a package identity name, not the Store ID';
    }
    if (/^[a-z][a-z+.-]*:\/\//i.test(text))
        return 'is a URL without a Store ID';
    if (/^9[a-z0-9]+$/i.test(text))
        return `has ${text.length} characters`;
    if (/^\d{5,}$/.test(text))
        return 'is a number, such as a seller ID, not the Store ID';
    return 'is not a Store ID';
}
/** The kind of the target, which is clear even if its app is missing or wrong. */
function kindOf({ values }) {
    if (values['add-on'] !== undefined)
        return 'add-on';
    return values.flight === undefined ? 'app' : 'flight';
}
/** The target of a command that has no add-ons. */
function appTargetOf(given) {
    const appId = given.need('app-id');
    return appId === undefined ? undefined : appTarget(appId, given.values.flight);
}
/** The target of a command. */
function targetOf(given) {
    const { 'add-on': addOn } = given.values;
    return addOn === undefined ? appTargetOf(given) : addOnOf(given, addOn);
}
/** The target of a command for listings, to which the input `flight` does not belong. */
function listingTargetOf(given) {
    const { 'add-on': addOn } = given.values;
    const appId = addOn === undefined ? given.need('app-id') : given.values['app-id'];
    if (addOn !== undefined)
        return { kind: 'add-on', appId, addOn };
    return appId === undefined ? undefined : { kind: 'app', appId };
}
/** The target of a run that does not ask the Store. */
function offlineTargetOf(given) {
    const { 'app-id': appId, flight, 'add-on': addOn } = given.values;
    if (addOn !== undefined)
        return addOnOf(given, addOn);
    if (appId !== undefined)
        return appTarget(appId, flight);
    return flight === undefined ? { kind: 'app', appId } : { kind: 'flight', appId, flight };
}
function appTarget(appId, flight) {
    return flight === undefined ? { kind: 'app', appId } : { kind: 'flight', appId, flight };
}
function addOnOf(given, addOn) {
    if (given.has('flight'))
        given.report("flight: can't be combined with add-on. Remove one of the two");
    return { kind: 'add-on', appId: given.values['app-id'], addOn };
}


/***/ }),

/***/ 91923:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ inputsThatAsk),
/* harmony export */   e: () => (/* binding */ reportWithoutPackages)
/* harmony export */ });
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34170);
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(65710);


/** What can be asked for of this target besides packages: with any of them, `packages` may be left out. */
function inputsThatAsk(target) {
    return _table_js__WEBPACK_IMPORTED_MODULE_1__/* .askingInputs */ .BD.filter((name) => (0,_table_js__WEBPACK_IMPORTED_MODULE_1__/* .reasonAgainst */ .sx)(name, target) === undefined);
}
/** Reports what is wrong with a release that names no packages: that it asks for nothing, or for something about packages. */
function reportWithoutPackages(given, target) {
    const others = inputsThatAsk(target);
    if (!others.some((name) => given.has(name))) {
        given.report(`packages: is missing or empty. Set it to the files to publish, one glob per line. To leave the packages unchanged, set at least one of ${(0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)(others)}`);
        return;
    }
    for (const name of _table_js__WEBPACK_IMPORTED_MODULE_1__/* .packageInputs */ .Ym.filter((each) => given.has(each)))
        given.report(`${name}: has no effect without packages, which is missing or empty. Set packages to the files to publish, or remove ${name}`);
}


/***/ }),

/***/ 31155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C5: () => (/* binding */ memberOf),
/* harmony export */   Hz: () => (/* binding */ spellingsOf),
/* harmony export */   zN: () => (/* binding */ foldName)
/* harmony export */ });
/**
 * Key under which the Store treats two names as one: languages (BCP 47), markets (ISO 3166), device families and members
 * have no letter case. Independent of the machine's locale.
 */
function foldName(name) {
    return name.toLowerCase();
}
/** The names of a record, to be found without regard to letter case. */
function spellingsOf(record) {
    const byKey = Map.groupBy(Object.keys(record), foldName);
    const all = (name) => byKey.get(foldName(name)) ?? [];
    return {
        all,
        of: (name) => (Object.hasOwn(record, name) ? name : all(name).length === 1 ? all(name)[0] : undefined),
    };
}
/** The member that a record has under a name in any letter case; `undefined` for none, and for two that are not `name`. */
function memberOf(record, name) {
    if (Object.hasOwn(record, name))
        return record[name];
    const key = foldName(name);
    const [twin, ...others] = Object.keys(record).filter((each) => foldName(each) === key);
    return twin === undefined || others.length > 0 ? undefined : record[twin];
}


/***/ }),

/***/ 19588:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ isRecord)
/* harmony export */ });
/** A JSON object: neither an array nor `null`. */
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}


/***/ }),

/***/ 84218:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CU: () => (/* binding */ tierForms),
/* harmony export */   ND: () => (/* binding */ checkTier),
/* harmony export */   kx: () => (/* binding */ tierOf)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(70403);

/** The price tiers in words (store-api.md §4.3). */
const tierForms = 'Free, NotAvailable, Tier2 to Tier96 or Tier1012 to Tier1424';
/**
 * A price tier in the Store's spelling, for a text in any letter case: `TierN` of the classic and of the advanced
 * pricing model. `undefined` for any other text; `Base` is not one, since the Store returns it but refuses it
 * (store-faults.md C1).
 */
function tierOf(text) {
    const lower = text.toLowerCase();
    if (lower === 'free')
        return 'Free';
    if (lower === 'notavailable')
        return 'NotAvailable';
    const tier = Number(/^tier([1-9]\d{0,3})$/.exec(lower)?.[1]);
    return (tier >= 2 && tier <= 96) || (tier >= 1012 && tier <= 1424) ? `Tier${tier}` : undefined;
}
/** What is wrong with a price tier that is sent as it is written. */
function checkTier(text) {
    const tier = tierOf(text);
    if (tier === text)
        return undefined;
    const hint = tier === undefined ? `Use ${tierForms}.` : `Did you mean ${tier}?`;
    return {
        severity: 'error',
        message: `is ${(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteName */ .A)(text)}, which is not a Store price tier (a tier, not an amount of money). ${hint}`,
    };
}


/***/ }),

/***/ 70403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ quoteName)
/* harmony export */ });
/** A name from outside, short enough for a message. */
function quoteName(name) {
    return JSON.stringify(name.length > 60 ? `${name.slice(0, 60).toWellFormed()}…` : name);
}


/***/ }),

/***/ 19420:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $J: () => (/* binding */ mostLanguagesWithKeywords),
/* harmony export */   AK: () => (/* binding */ releaseNotesLimit),
/* harmony export */   MP: () => (/* binding */ captionLimit),
/* harmony export */   Pm: () => (/* binding */ submissionTexts),
/* harmony export */   RJ: () => (/* binding */ checkList),
/* harmony export */   Rg: () => (/* binding */ appLists),
/* harmony export */   Sd: () => (/* binding */ storeLength),
/* harmony export */   UU: () => (/* binding */ mostTrailers),
/* harmony export */   _l: () => (/* binding */ submissionLists),
/* harmony export */   gZ: () => (/* binding */ appTexts),
/* harmony export */   nG: () => (/* binding */ checkMarkup),
/* harmony export */   nq: () => (/* binding */ addOnTexts),
/* harmony export */   qW: () => (/* binding */ checkText),
/* harmony export */   qy: () => (/* binding */ html),
/* harmony export */   xS: () => (/* binding */ trailerTitleLimit)
/* harmony export */ });
/** Release notes of one language (store-api.md §3.2). */
const releaseNotesLimit = { longest: 1500 };
/**
 * Texts of an app's listing (store-api.md §3.2). The live Store refused a short description over 500 (pcenter-cli's
 * notes).
 */
const appTexts = {
    description: { longest: 10_000 },
    shortDescription: { longest: 1000, doubtful: 500 },
    releaseNotes: releaseNotesLimit,
    copyrightAndTrademarkInfo: { longest: 200 },
    licenseTerms: { longest: 10_000 },
    shortTitle: { longest: 50 },
    sortTitle: { longest: 255 },
    voiceTitle: { longest: 255 },
    devStudio: { longest: 255 },
};
/** Lists of an app's listing (store-api.md §3.2). */
const appLists = {
    features: { most: 20, longest: 200 },
    keywords: { most: 7, longest: 40, words: 21 },
    recommendedHardware: { most: 11, longest: 200 },
    minimumHardware: { most: 11, longest: 200 },
};
/** Texts of an add-on's listing (store-api.md §3.6). */
const addOnTexts = {
    title: { longest: 100 },
    description: { longest: 200 },
};
/**
 * Texts and lists of a submission outside of its listings. Notes for certification: only the other Store API states a
 * limit.
 */
const submissionTexts = {
    notesForCertification: { longest: Number.POSITIVE_INFINITY, doubtful: 2000 },
    tag: { longest: 3000 },
};
const submissionLists = {
    keywords: { most: 10, longest: 30 },
};
const captionLimit = { longest: 200 };
const trailerTitleLimit = { longest: 255 };
const mostTrailers = 15;
/** Languages with keywords; the live Store says "KeywordsTotalCount must be 21 or less" (pcenter-cli's notes). */
const mostLanguagesWithKeywords = 21;
/** Length as the Store counts it: UTF-16 units, with a line break as two. */
function storeLength(text) {
    return text.length + (text.match(/(?<!\r)\n/g)?.length ?? 0);
}
/** What is wrong with a text; `undefined` if it fits. */
function checkText({ longest, doubtful }, text) {
    const length = storeLength(text);
    const most = length > longest ? longest : doubtful;
    if (most === undefined || length <= most)
        return undefined;
    const over = `has ${length} characters (a line break counts as two, and so do most emoji)`;
    const excess = length - most;
    return length > longest
        ? {
            severity: 'error',
            message: `${over}, but the Store allows only ${longest}. Shorten it by ${excess}.`,
        }
        : {
            severity: 'warning',
            message: `${over}, but the Store may refuse more than ${most}. To be safe, shorten it by ${excess}.`,
        };
}
/** What is wrong with a list as a whole; its items are checked one by one. */
function checkList({ most, words }, items) {
    if (items.length > most) {
        return {
            severity: 'error',
            message: `has ${items.length} items, but the Store allows only ${most}. Remove ${items.length - most}.`,
        };
    }
    const total = words === undefined ? 0 : items.join(' ').split(/\s+/).filter(Boolean).length;
    return words !== undefined && total > words
        ? {
            severity: 'warning',
            message: `has ${total} words in total, but the Store may refuse more than ${words}.`,
        }
        : undefined;
}
const tags = 'a|b|br|div|em|font|h[1-6]|hr|i|img|li|ol|p|span|strong|table|td|tr|u|ul';
/** Elements that people paste from a web page. */
const html = new RegExp(`</?(?:${tags})(?:\\s[^<>]*)?/?>`, 'i');
const markdown = /^#{1,6} \S|\*\*[^*\s][^*\n]*\*\*|\[[^[\]\n]+\]\(https?:/m;
/** The Store shows HTML and Markdown verbatim. */
function checkMarkup(text) {
    const kind = html.test(text) ? 'HTML' : markdown.test(text) ? 'Markdown' : undefined;
    return kind === undefined
        ? undefined
        : {
            severity: 'warning',
            message: `looks like ${kind}, and the Store shows it as is. Use plain text.`,
        };
}


/***/ }),

/***/ 17282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EV: () => (/* binding */ sentText),
/* harmony export */   FL: () => (/* binding */ plainList),
/* harmony export */   am: () => (/* binding */ isSameValue),
/* harmony export */   uK: () => (/* binding */ sentValue),
/* harmony export */   wh: () => (/* binding */ plainText)
/* harmony export */ });
/** A text as it is compared: line breaks as LF, no white space at the ends of lines. */
function plainText(text) {
    if (typeof text !== 'string')
        return '';
    return text
        .replace(/\r\n?/g, '\n')
        .split('\n')
        .map((line) => line.trimEnd())
        .join('\n')
        .trimEnd();
}
/** The items of a list as they are compared. */
function plainList(list) {
    return (Array.isArray(list) ? list : [])
        .map((item) => plainText(item).trimStart())
        .filter((item) => item !== '');
}
/** True if the Store holds a value already; `null`, `""` and missing values are the same. */
function isSameValue(held, wanted) {
    if (typeof wanted === 'string')
        return plainText(held) === plainText(wanted);
    const [one, other] = [plainList(held), plainList(wanted)];
    return one.length === other.length && one.every((item, index) => item === other[index]);
}
/** A text as it is sent: Partner Center writes CR LF. */
function sentText(text) {
    return text.replace(/\r\n?|\n/g, '\r\n');
}
/** A value as it is sent. */
function sentValue(value) {
    return typeof value === 'string' ? sentText(value) : [...value];
}


/***/ }),

/***/ 2431:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  i: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 4 modules
var core = __nccwpck_require__(25094);
// EXTERNAL MODULE: ./lib/errors.js
var lib_errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/http/loopback.js
var loopback = __nccwpck_require__(3859);
;// CONCATENATED MODULE: ./lib/auth/choose.js


const idTokenLink = 'https://docs.github.com/actions/reference/security/oidc#workflow-permissions-for-the-requesting-the-oidc-token';
/** GitHub's own is a few hundred characters long. */
const longestUrl = 4096;
/**
 * The way to sign in: the secret, the certificate or this job's ID token from GitHub; `undefined` if there is none.
 *
 * @throws ActionError `id-token-url`: the job's request token would be sent in the clear
 */
function findSignIn({ clientSecret, clientCertificate, env }) {
    if (clientSecret)
        return { kind: 'secret', secret: clientSecret };
    if (clientCertificate)
        return { kind: 'certificate', pem: clientCertificate };
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken } = env;
    if (!url || !requestToken || !URL.canParse(url))
        return undefined;
    checkIdTokenUrl(url);
    return { kind: 'oidc', service: { url, requestToken } };
}
function checkIdTokenUrl(text) {
    const isSafe = (0,loopback/* isPrivate */.Gw)(text);
    if (isSafe && text.length <= longestUrl)
        return;
    throw new lib_errors/* ActionError */.lZ({
        code: 'id-token-url',
        message: isSafe
            ? `ACTIONS_ID_TOKEN_REQUEST_URL has ${text.length} characters, but the one that GitHub sets has only a few hundred.`
            : "ACTIONS_ID_TOKEN_REQUEST_URL is not an HTTPS URL, so the job's token would be sent unencrypted.",
        todo: `Check whether something else in the job overwrites this variable.${isSafe ? '' : ' On GitHub Enterprise Server, turn on TLS.'}`,
    });
}
/** Why this job can't sign in, in words that a contributor understands. */
function whyNoCredentials({ env, isFork, eventName }) {
    const why = "client-secret and client-certificate are empty, and the job can't request an ID token from GitHub";
    if (isFork)
        return `${why}. This run comes from a fork, and GitHub gives forks no secrets or ID tokens.`;
    if (env.GITHUB_ACTOR === 'dependabot[bot]') {
        return `${why}. Dependabot started this run, and it gets only Dependabot secrets, not Actions secrets.`;
    }
    const inPullRequest = eventName === 'pull_request' ? ' this pull request' : ' this job';
    return `${why}. Either the secret is not available to${inPullRequest} (it has a different name in the repository, or it belongs to an environment that the job does not use), or the job lacks the permission id-token: write.`;
}
/** The error of a run that needs credentials and has none: both causes, and the YAML for each. */
function noCredentials(origin) {
    const isForeign = origin.isFork || origin.env.GITHUB_ACTOR === 'dependabot[bot]';
    return new lib_errors/* ActionError */.lZ({
        code: 'no-credentials',
        message: `This run has no credentials: ${whyNoCredentials(origin)}`,
        todo: isForeign
            ? 'Publish from a push, a tag or a manual run in the repository itself. In pull requests, use `dry-run: true`.'
            : 'With a secret: check that `client-secret` uses the right secret name (`secrets.NAME`), and add `environment: NAME` to the job if the secret belongs to one. Without a secret: add `permissions: { contents: read, id-token: write }` to the job.',
        link: idTokenLink,
    });
}

;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __requireOfNode("node:timers/promises");
;// CONCATENATED MODULE: ./lib/clock.js

/** The machine's own clock. */
const systemClock = {
    now: () => Date.now(),
    sleep: async (ms, signal) => {
        try {
            await (0,promises_namespaceObject.setTimeout)(ms, undefined, signal ? { signal } : {});
        }
        catch (error) {
            throw signal?.aborted ? signal.reason : error;
        }
    },
};

;// CONCATENATED MODULE: ./lib/commands/patience.js
/**
 * What a run may wait in total (`timeout-minutes`): for the slot and for the Store's verdict together. It counts
 * down while the run waits for one of them, whatever the time is spent on.
 */
class Patience {
    #clock;
    #left;
    #deadline;
    /** @param milliseconds what the run may wait */
    constructor(milliseconds, clock) {
        this.#left = milliseconds;
        this.#clock = clock;
    }
    /** Milliseconds left. */
    get left() {
        return this.#deadline === undefined ? this.#left : Math.max(0, this.#deadline - this.#clock.now());
    }
    /** Milliseconds that one request may wait between its tries; `undefined` while the run waits for nothing. */
    get ofRequest() {
        return this.#deadline === undefined ? undefined : this.left;
    }
    /** Counts down while `body` runs. */
    async spend(body) {
        this.#deadline = this.#clock.now() + this.#left;
        try {
            return await body();
        }
        finally {
            this.#left = this.left;
            this.#deadline = undefined;
        }
    }
}

// EXTERNAL MODULE: ./lib/commands/run.js + 1 modules
var run = __nccwpck_require__(78372);
// EXTERNAL MODULE: ./lib/review/preview-file.js
var preview_file = __nccwpck_require__(97027);
;// CONCATENATED MODULE: ./lib/commands/steps/check-preview-path.js


/**
 * Checks the path of the preview page before anything else: at the end of a release it would be too late.
 *
 * @throws ActionError `invalid-inputs`
 */
async function checkPreviewPath(roots, { previewPath }) {
    if (previewPath === undefined)
        return;
    const place = await (0,preview_file/* findPreviewPlace */.v)(previewPath, roots);
    if ('file' in place)
        return;
    const message = `preview-path: ${place.problem}`;
    const findings = [{ rule: 'invalid-input', severity: 'error', message }];
    throw new lib_errors/* ActionError */.lZ({ code: 'invalid-inputs', message, findings });
}

;// CONCATENATED MODULE: ./lib/commands/start.js


/** Runs the command that the inputs belong to. It is loaded now: loading is most of what a short run does. */
async function start(inputs, tools, offline) {
    switch (inputs.command) {
        case 'publish':
            return publishFiles(publishRun((0,run/* runOf */.ng)(inputs, tools), offline));
        case 'rollout':
            return (await __nccwpck_require__.e(/* import() */ 432).then(__nccwpck_require__.bind(__nccwpck_require__, 31432))).rollout(await (0,run/* connected */.aW)((0,run/* runOf */.ng)(inputs, tools)));
        case 'status':
            return (await Promise.all(/* import() */[__nccwpck_require__.e(869), __nccwpck_require__.e(240), __nccwpck_require__.e(125), __nccwpck_require__.e(511), __nccwpck_require__.e(558)]).then(__nccwpck_require__.bind(__nccwpck_require__, 16558))).status(await (0,run/* connected */.aW)((0,run/* runOf */.ng)(inputs, tools)));
        case 'cancel':
            return (await Promise.all(/* import() */[__nccwpck_require__.e(125), __nccwpck_require__.e(661)]).then(__nccwpck_require__.bind(__nccwpck_require__, 88094))).cancel(await (0,run/* connected */.aW)((0,run/* runOf */.ng)(inputs, tools)));
        case 'pull':
            return (await Promise.all(/* import() */[__nccwpck_require__.e(240), __nccwpck_require__.e(990), __nccwpck_require__.e(785), __nccwpck_require__.e(328)]).then(__nccwpck_require__.bind(__nccwpck_require__, 71328))).pull(await (0,run/* connected */.aW)((0,run/* runOf */.ng)(inputs, tools)));
        case 'api':
            return (await Promise.all(/* import() */[__nccwpck_require__.e(547), __nccwpck_require__.e(930)]).then(__nccwpck_require__.bind(__nccwpck_require__, 52930))).api(await (0,run/* connected */.aW)((0,run/* runOf */.ng)(inputs, tools)));
    }
}
/** Only a dry run can do without signing in: any other run ends at its first request. */
function publishRun(run, { isOffline, why }) {
    const { inputs } = run;
    if (inputs.credentials === undefined || (isOffline && inputs.dryRun))
        return { ...run, offline: why };
    return { ...run, inputs, offline: undefined };
}
/**
 * Reads the packages, then publishes them. The rest of the story is loaded between the two: most red runs end because
 * there is no file, and those take half the time without it.
 *
 * @throws as `readPackages` and `publish`
 */
async function publishFiles(run) {
    const { packages: globs } = run.inputs;
    const { readPackages } = await Promise.all(/* import() */[__nccwpck_require__.e(841), __nccwpck_require__.e(309)]).then(__nccwpck_require__.bind(__nccwpck_require__, 64309));
    await checkPreviewPath(run, run.inputs);
    // Without packages, those in the Store stay, and the submission changes only what the other inputs ask for.
    const packages = globs === undefined ? [] : await readPackages(run, globs);
    if (globs === undefined && run.inputs.target.kind !== 'add-on')
        run.logger.info(noPackages);
    const { publish } = await Promise.all(/* import() */[__nccwpck_require__.e(869), __nccwpck_require__.e(547), __nccwpck_require__.e(240), __nccwpck_require__.e(125), __nccwpck_require__.e(845), __nccwpck_require__.e(511), __nccwpck_require__.e(990), __nccwpck_require__.e(666)]).then(__nccwpck_require__.bind(__nccwpck_require__, 85666));
    return await publish(run, packages);
}
/** An input from a variable that does not exist looks like one that was left out. */
const noPackages = 'This run has no packages, so those in the Store stay unchanged. If you meant to publish some, packages is empty: check the variable that it comes from.';

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(48161);
// EXTERNAL MODULE: ./lib/files/regular-file.js
var regular_file = __nccwpck_require__(94726);
// EXTERNAL MODULE: ./lib/json/is-record.js
var is_record = __nccwpck_require__(19588);
;// CONCATENATED MODULE: ./lib/github/event.js


/** GitHub cuts payloads at 25 MB. https://docs.github.com/webhooks/webhook-events-and-payloads */
const maxPayloadBytes = 32 * 2 ** 20;
/**
 * Reads the event file (`GITHUB_EVENT_PATH`). Nothing in it can make this fail: it is missing on some self-hosted
 * runners, and a release from a push does not depend on it (trust.ts).
 *
 * Parsed by hand, since a schema would load its library into every run, even one that ends at the first glob.
 */
function readEvent(path) {
    const payload = path === undefined ? {} : readPayload(path);
    return {
        pullRequest: pullRequestOf(payload.pull_request),
        workflowRun: workflowRunOf(payload.workflow_run),
        payload,
    };
}
function readPayload(path) {
    try {
        const value = JSON.parse((0,regular_file/* readRegularFileSync */.cG)(path, maxPayloadBytes).toString('utf8'));
        return (0,is_record/* isRecord */.u)(value) ? value : {};
    }
    catch {
        return {};
    }
}
function pullRequestOf(value) {
    if (!(0,is_record/* isRecord */.u)(value))
        return undefined;
    const { number, head, base } = value;
    if (typeof number !== 'number' || !Number.isSafeInteger(number) || number <= 0)
        return undefined;
    const repositoryOf = (side) => ((0,is_record/* isRecord */.u)(side) ? nameOf(side.repo) : undefined);
    return { number, head: repositoryOf(head), base: repositoryOf(base) };
}
function workflowRunOf(value) {
    if (!(0,is_record/* isRecord */.u)(value))
        return undefined;
    const { event } = value;
    if (event !== undefined && typeof event !== 'string')
        return undefined;
    return { event, head: nameOf(value.head_repository), base: nameOf(value.repository) };
}
function nameOf(repository) {
    const name = (0,is_record/* isRecord */.u)(repository) ? repository.full_name : undefined;
    return typeof name === 'string' && name !== '' ? name : undefined;
}

;// CONCATENATED MODULE: ./lib/github/context.js


/** What the runner gives an action to sign in to GitHub's services, and masks, if at all, in fewer forms. */
function runnerTokens(env) {
    return ['ACTIONS_RUNTIME_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'].flatMap((name) => env[name] || []);
}
/** Reads the runner's variables and the event file. Nothing in them can make it fail. */
function readContext(env) {
    const text = (name) => (env[name] === '' ? undefined : env[name]);
    const event = readEvent(text('GITHUB_EVENT_PATH'));
    const serverUrl = text('GITHUB_SERVER_URL') ?? 'https://github.com';
    const repository = text('GITHUB_REPOSITORY');
    const runId = text('GITHUB_RUN_ID');
    const eventName = text('GITHUB_EVENT_NAME') ?? '';
    const commit = commitOf(eventName, event);
    return {
        workspace: text('GITHUB_WORKSPACE') ?? process.cwd(),
        tempDir: text('RUNNER_TEMP') ?? (0,external_node_os_.tmpdir)(),
        isGitHubActions: text('GITHUB_ACTIONS') === 'true',
        eventName,
        sourceEvent: event.workflowRun?.event || undefined,
        event,
        repository,
        serverUrl,
        apiUrl: text('GITHUB_API_URL') ?? 'https://api.github.com',
        runUrl: repository && runId ? `${serverUrl}/${repository}/actions/runs/${runId}` : undefined,
        commit,
        isFork: commit === 'fork',
    };
}
function commitOf(eventName, { pullRequest, workflowRun }) {
    if (pullRequest && isForeign(pullRequest))
        return 'fork';
    if (workflowRun && isForeign(workflowRun))
        return 'fork';
    // The commit of every other event is one of the repository's own.
    const isUnknown = (eventName.startsWith('pull_request') && !pullRequest) ||
        // Without its event it may have been a pull request from anywhere.
        (eventName === 'workflow_run' && !workflowRun?.event);
    return isUnknown ? 'unknown' : 'own';
}
/** A fork that has since been deleted has no repository: it was still another one. */
function isForeign({ head, base }) {
    return head === undefined || head !== base;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
;// CONCATENATED MODULE: ./lib/github/exposed-notes.js



/** More than the workflows that a repository has, or the length of one. */
const mostFiles = 200;
const mostBytes = 2 ** 20;
/** A shorter text may be in an event by chance. */
const shortestText = 8;
const advice = 'Save the notes as a secret and use that: certification-notes: $' +
    '{{ secrets.STORE_CERTIFICATION_NOTES }}.';
/**
 * A warning if the input `certification-notes` does not come from a secret, as far as that can be known without
 * guessing: the workflow holds its text, or the event that started the run does. The runner has printed it by then, so
 * the warning is for the next run. Notes from elsewhere (a variable, another step) can't be told from a secret.
 */
function exposedNotes(notes, { workspace, event }) {
    if (notes === undefined)
        return undefined;
    const place = placeInWorkflows(notes, workspace);
    if (place !== undefined) {
        const message = `certification-notes is plain text in this workflow, so anyone who can read the repository or the log can read it. ${advice}`;
        return { rule: 'notes-exposed', severity: 'warning', message, ...place };
    }
    if (notes.length < shortestText || !holdsText(event.payload, notes))
        return undefined;
    const message = `certification-notes comes from the event that started this run, so GitHub does not hide it: anyone who can read the log can read it. ${advice}`;
    return { rule: 'notes-exposed', severity: 'warning', message };
}
function placeInWorkflows(notes, workspace) {
    const folder = external_node_path_.join(workspace, '.github', 'workflows');
    for (const name of workflowsIn(folder)) {
        const line = lineOfLiteral(notes, textOf(external_node_path_.join(folder, name)));
        if (line !== undefined)
            return { file: `.github/workflows/${name}`, line };
    }
    return undefined;
}
function workflowsIn(folder) {
    try {
        const names = (0,external_node_fs_.readdirSync)(folder).filter((name) => /\.ya?ml$/i.test(name));
        return names.sort().slice(0, mostFiles);
    }
    catch {
        // There may be none: a checkout is not required.
        return [];
    }
}
function textOf(file) {
    try {
        const { size, isFile } = fileFacts(file);
        return isFile && size <= mostBytes ? (0,external_node_fs_.readFileSync)(file, 'utf8') : '';
    }
    catch {
        return '';
    }
}
function fileFacts(file) {
    const facts = (0,external_node_fs_.statSync)(file);
    return { size: facts.size, isFile: facts.isFile() };
}
/** Line, from 1, of a `certification-notes:` whose value is these notes exactly. */
function lineOfLiteral(notes, workflow) {
    const lines = workflow.split(/\r?\n/);
    const wanted = compact(notes);
    const index = lines.findIndex((line, at) => {
        const [, indent, rest] = /^(\s*)["']?certification-notes["']?\s*:(.*)$/i.exec(line) ?? [];
        if (indent === undefined || rest === undefined)
            return false;
        const value = compact([rest, ...blockBelow(lines, at + 1, indent.length)].join('\n'));
        return value === wanted || value.startsWith(`${wanted}#`);
    });
    return index === -1 ? undefined : index + 1;
}
/** The lines of a block scalar: those that are empty or indented further than its key. */
function blockBelow(lines, start, indent) {
    const below = lines.slice(start, start + 1_000);
    const end = below.findIndex((line) => line.trim() !== '' && line.length - line.trimStart().length <= indent);
    return end === -1 ? below : below.slice(0, end);
}
/** A value without YAML's own syntax: a block indicator, quotation marks, escaped line breaks and spaces. */
function compact(value) {
    return value
        .replace(/^[ \t]*[|>][-+\d]{0,2}[ \t]*(?:#.*)?(?=\n|$)/, '')
        .replaceAll('\\n', '')
        .replace(/["'\\\s]+/g, '');
}
function holdsText(value, text) {
    if (typeof value === 'string')
        return value.replaceAll('\r\n', '\n').includes(text);
    if (Array.isArray(value))
        return value.some((item) => holdsText(item, text));
    return (0,is_record/* isRecord */.u)(value) && Object.values(value).some((member) => holdsText(member, text));
}

;// CONCATENATED MODULE: ./lib/github/interrupt.js
/**
 * The runner sends SIGINT, SIGTERM 7.5 s later, and kills 2.5 s after that (actions/runner
 * ProcessInvoker.cs). A create or commit under way may still get its response in this time.
 */
const grace = 5_000;
const signals = ['SIGINT', 'SIGTERM', 'SIGBREAK', 'SIGHUP'];
/** Listens for the signals that end a job. */
function watchSignals() {
    const controller = new AbortController();
    const canceled = new Error('The runner canceled the job.');
    for (const signal of signals)
        process.on(signal, () => controller.abort(canceled));
    return {
        signal: controller.signal,
        race: (work) => Promise.race([work, graceOver(controller.signal, canceled)]),
    };
}
function graceOver(signal, reason) {
    return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => setTimeout(() => reject(reason), grace), { once: true });
    });
}

;// CONCATENATED MODULE: ./lib/github/surroundings.js

/** Node's own modules whose debug output shows requests with their headers: `https` and `net` print the access token. */
const talkative = ['http', 'https', 'http2', 'net', 'tls', 'stream', 'undici', 'fetch'];
/** Node options that write down the keys or the content of encrypted connections. */
const tlsOptions = /--(?:tls[-_]keylog|trace[-_]tls)\b/;
/**
 * Refuses an environment in which Node would give secrets away.
 * @param nodeOptions the options that this process was started with, except those in NODE_OPTIONS
 * @throws ActionError `unsafe-tls`, `unsafe-debug`
 */
function refuseUnsafeSurroundings(env, nodeOptions) {
    if (env.NODE_TLS_REJECT_UNAUTHORIZED === '0') {
        throw new lib_errors/* ActionError */.lZ({
            code: 'unsafe-tls',
            message: 'NODE_TLS_REJECT_UNAUTHORIZED=0 is set: certificates would not be checked, and the secret could go to any server.',
            todo: 'Remove that variable. To trust your own certificate authority, set NODE_EXTRA_CA_CERTS to its file.',
        });
    }
    const module = talkative.find((name) => isDebugged(name, env.NODE_DEBUG ?? ''));
    if (module !== undefined) {
        throw new lib_errors/* ActionError */.lZ({
            code: 'unsafe-debug',
            message: `NODE_DEBUG includes "${module}": Node would print requests with their access token.`,
            todo: 'Remove that variable. To see every request without secrets, re-run the job with debug logging enabled.',
        });
    }
    const option = tlsOptions.exec([env.NODE_OPTIONS ?? '', ...nodeOptions].join(' '))?.[0];
    if (option !== undefined) {
        throw new lib_errors/* ActionError */.lZ({
            code: 'unsafe-tls',
            message: `Node runs with ${option}, which records encrypted traffic, including the secret and the packages.`,
            todo: 'Remove that option from NODE_OPTIONS.',
        });
    }
}
/** As Node reads NODE_DEBUG: names separated by commas, in any letter case, with `*` for any text. */
function isDebugged(name, value) {
    return value.split(',').some((entry) => matches(name, entry.trim().toLowerCase()));
}
/** Greedy, part by part: no pattern takes more than one pass. */
function matches(name, pattern) {
    const [first = '', ...rest] = pattern.split('*');
    const last = rest.pop();
    if (last === undefined)
        return name === first;
    if (!name.startsWith(first) || name.length < first.length + last.length)
        return false;
    let at = first.length;
    for (const part of rest) {
        const found = name.indexOf(part, at);
        if (found < 0)
            return false;
        at = found + part.length;
    }
    return name.endsWith(last) && name.length - last.length >= at;
}
/** https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud#microsoft-entra-authentication-endpoints */
const microsoftSignIn = [
    'https://login.microsoftonline.com',
    'https://login.microsoftonline.us',
    'https://login.partner.microsoftonline.cn',
    'https://login.chinacloudapi.cn',
];
const microsoftStore = ['https://manage.devcenter.microsoft.com'];
/** Says whom the run trusts besides Microsoft: an earlier step of the job may have set it. */
function noteTrust(env, { loginUrl, storeApiUrl }, logger) {
    if (env.NODE_EXTRA_CA_CERTS) {
        logger.info(`NODE_EXTRA_CA_CERTS is set: servers with a certificate of ${env.NODE_EXTRA_CA_CERTS} are trusted as well.`);
    }
    if (!microsoftSignIn.includes(loginUrl)) {
        logger.info(`login-url is not Microsoft's: ${loginUrl} gets the credentials.`);
    }
    if (!microsoftStore.includes(storeApiUrl)) {
        logger.info(`store-api-url is not Microsoft's: ${storeApiUrl} gets the access token and says where the packages go.`);
    }
}

// EXTERNAL MODULE: ./lib/inputs/parse.js
var inputs_parse = __nccwpck_require__(34170);
;// CONCATENATED MODULE: ./lib/github/trust.js


const trust_link = 'https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/';
/**
 * Events whose runs may write to the Store: those that require write access to the repository to start. An allow list,
 * since GitHub adds events, and most of them can be started by anyone who has an account (`issue_comment`, `watch`,
 * `fork`, …). Not `merge_group`: its commit may never be merged.
 * https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
const writingEvents = [
    'push',
    'release',
    'workflow_dispatch',
    'schedule',
    'repository_dispatch',
    'deployment',
    'pull_request',
    'workflow_run',
];
/** Events that may start the workflow before a `workflow_run`: of a chain, the payload shows only the last link. */
const sourceEvents = writingEvents.filter((event) => event !== 'workflow_run');
/**
 * Refuses to write to the Store in a run that people without write access to the repository can start with their own
 * code (store-faults.md S9), and every use of credentials on `pull_request_target`, except that a dry run does without
 * them ({@link whyWithheld}).
 *
 * @throws ActionError `untrusted-event`, `untrusted-fork`
 */
function refuseUntrusted(inputs, origin) {
    const isTarget = origin.eventName === 'pull_request_target';
    if (writes(inputs) || (isTarget && inputs.command !== 'publish'))
        refuseUntrustedOrigin(origin);
}
/** Why a dry run uses no credentials, although it may have some; `undefined` if it may use them. */
function whyWithheld({ eventName, commit }) {
    if (eventName === 'pull_request_target') {
        return "This run was started by pull_request_target, so no credentials are used: anyone who opens a pull request can start it, and it has the repository's secrets.";
    }
    switch (commit) {
        case 'own':
            return undefined;
        case 'fork':
            return 'This run comes from a fork, so no credentials are used.';
        case 'unknown':
            return `No credentials are used. ${unknownCommit(eventName)}`;
    }
}
function refuseUntrustedOrigin({ eventName, sourceEvent, commit, isGitHubActions }) {
    if (eventName === 'pull_request_target') {
        throw refused('untrusted-event', "This run was started by pull_request_target, which anyone who opens a pull request can start, and it has the repository's secrets.");
    }
    if (eventName === '' ? isGitHubActions : !writingEvents.includes(eventName)) {
        throw refused('untrusted-event', `This run was started by ${trust_nameOf(eventName)}. ${whyNotListed(eventName)}`);
    }
    if (sourceEvent !== undefined && !sourceEvents.includes(sourceEvent)) {
        throw refused('untrusted-event', `The workflow run that started this one was itself started by ${trust_nameOf(sourceEvent)}. ${whyNotListed(sourceEvent)}`);
    }
    if (commit === 'fork')
        throw refused('untrusted-fork', 'The commit of this run comes from a fork.');
    if (commit === 'unknown')
        throw refused('untrusted-fork', unknownCommit(eventName));
}
function whyNotListed(eventName) {
    switch (eventName) {
        case 'merge_group':
            return 'A commit in a merge queue may never be merged, so nothing is published from it.';
        case 'workflow_run':
            return 'GitHub does not report what started the first workflow in such a chain. It may have been a pull request from a fork.';
        default:
            return `This action writes to the Store only on ${(0,inputs_parse/* listOf */.c3)(writingEvents)}.`;
    }
}
/** The event's name comes from outside; GitHub's own are short. */
function trust_nameOf(eventName) {
    return eventName === '' ? 'an event without a name (GITHUB_EVENT_NAME is empty)' : eventName.slice(0, 60);
}
function unknownCommit(eventName) {
    return `The file at GITHUB_EVENT_PATH does not say which repository the commit of this ${trust_nameOf(eventName)} comes from. This run is treated as if it came from a fork.`;
}
function writes(inputs) {
    switch (inputs.command) {
        case 'publish':
            return !inputs.dryRun;
        case 'api':
            return inputs.method !== 'get';
        case 'status':
        // It writes to the workspace only.
        case 'pull':
            return false;
        case 'rollout':
        case 'cancel':
            return true;
    }
}
function refused(code, message) {
    return new lib_errors/* ActionError */.lZ({
        code,
        result: 'refused',
        message: `${message} Nothing was sent to the Store.`,
        todo: 'Publish from a push, a tag or a manual run in the repository itself. For pull requests, use on: pull_request with dry-run: true.',
        link: trust_link,
    });
}

;// CONCATENATED MODULE: ./lib/http/proxy.js

/** In the order in which the HTTP library tries them, for https and http addresses alike. */
const proxyNames = ['HTTPS_PROXY', 'ALL_PROXY', 'HTTP_PROXY'].flatMap((name) => [name, name.toLowerCase()]);
const noProxyNames = ['NO_PROXY', 'no_proxy'];
/**
 * Prepares the proxy variables for the HTTP library, which reads them itself: masks user name and password,
 * and spells `NO_PROXY` so that the library (plain host names, `.example.com` for a domain)
 * understands what GitHub documents for runners: `example.com` with all below it, `*.example.com`,
 * `example.com:443`, `*`; and IP addresses in any notation. To be called before the first request. Requests to this
 * machine never use a proxy, whatever is set (`boundedAnswers` in http/transport.ts).
 * https://docs.github.com/actions/how-tos/manage-runners/self-hosted-runners/use-proxy-servers
 *
 * @throws ActionError `proxy-invalid`
 */
function configureProxy(variables, logger) {
    const name = proxyNames.find((each) => variables[each]);
    if (name === undefined)
        return;
    const value = variables[name] ?? '';
    const proxy = URL.parse(value);
    for (const secret of secretsOf(proxy))
        logger.mask(secret);
    const entries = noProxyEntries(variables);
    if (entries.includes('*')) {
        for (const each of proxyNames)
            delete variables[each];
        return;
    }
    if (proxy === null || !['http:', 'https:'].includes(proxy.protocol))
        throw invalid(name, value.includes('@') ? accountAdvice : '');
    if (!isAccountReadable(value, proxy))
        throw invalid(name, accountAdvice);
    if (entries.length > 0)
        for (const each of noProxyNames)
            variables[each] = entries.flatMap(spellings).join(',');
    logger.info(`Requests go through the proxy ${proxy.host} (${name}), except those to this machine${entries.length > 0 ? ' and to hosts in NO_PROXY' : ''}.`);
}
function noProxyEntries(variables) {
    const text = noProxyNames.map((name) => variables[name]).find((each) => each) ?? '';
    return text
        .split(/[\s,]+/)
        .map((entry) => entry.toLowerCase())
        .filter((entry) => entry !== '');
}
/** The host alone and, unless it is an IP address, as the end of others; ports are not compared. */
function spellings(entry) {
    const text = entry.replace(/^https?:\/\//, '').replace(/^\*?\./, '');
    // An IPv6 address without its brackets has no port.
    const authority = URL.canParse(`http://[${text}]`) ? `[${text}]` : text;
    // As the addresses of requests are written: 127.1 is 127.0.0.1, and names are in ASCII.
    const host = URL.parse(`http://${authority}`)?.hostname.replace(/\.$/, '') ?? text;
    return /^(?:\[|[\d.]+$)/.test(host) ? [host] : [host, `.${host}`];
}
/** A user name without a password is a token. */
function secretsOf(proxy) {
    if (!proxy?.username && !proxy?.password)
        return [];
    const [username = '', password = ''] = [proxy.username, proxy.password].map((text) => decoded(text) ?? text);
    const sent = Buffer.from(`${username}:${password}`).toString('base64');
    const secrets = proxy.password === '' ? [proxy.username, username] : [proxy.password, password];
    return [...secrets, sent];
}
/**
 * False if a character in the password (`/`, `?`, `#`) ended the host, so that part of the password would count as the
 * host and be shown, or if the library couldn't decode the account.
 */
function isAccountReadable(value, proxy) {
    const hasAccount = proxy.username !== '' || proxy.password !== '';
    return ((hasAccount || !value.includes('@')) &&
        [proxy.username, proxy.password].every((text) => decoded(text) !== undefined));
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return undefined;
    }
}
const accountAdvice = ' In the user name and password, percent-encode everything except letters and digits: # as %23, / as %2F, % as %25.';
/** The value may hold a password. */
function invalid(name, advice = '') {
    return new lib_errors/* ActionError */.lZ({
        code: 'proxy-invalid',
        message: `${name} is not a valid HTTP proxy address.`,
        todo: `Set ${name} to an address such as http://proxy.example.com:8080, or clear it.${advice}`,
    });
}

// EXTERNAL MODULE: ./lib/http/retry.js
var retry = __nccwpck_require__(28394);
// EXTERNAL MODULE: ./lib/limits/texts.js
var limits_texts = __nccwpck_require__(19420);
// EXTERNAL MODULE: ./lib/masking/notes-secrets.js
var notes_secrets = __nccwpck_require__(58793);
// EXTERNAL MODULE: ./lib/text/finding.js
var finding = __nccwpck_require__(39302);
// EXTERNAL MODULE: ./lib/text/format.js
var format = __nccwpck_require__(23808);
// EXTERNAL MODULE: ./lib/text/ids.js
var ids = __nccwpck_require__(60421);
// EXTERNAL MODULE: ./lib/inputs/camel-case.js
var camel_case = __nccwpck_require__(34052);
// EXTERNAL MODULE: ./lib/inputs/credentials.js
var inputs_credentials = __nccwpck_require__(38863);
// EXTERNAL MODULE: ./lib/inputs/table.js + 3 modules
var table = __nccwpck_require__(65710);
// EXTERNAL MODULE: ./lib/inputs/target.js
var inputs_target = __nccwpck_require__(28508);
// EXTERNAL MODULE: ./lib/inputs/without-packages.js
var without_packages = __nccwpck_require__(91923);
;// CONCATENATED MODULE: ./lib/inputs/command-inputs.js






/** Inputs whose values become members of their own. */
const grouped = [
    'tenant-id',
    'client-id',
    'client-secret',
    'client-certificate',
    'app-id',
    'flight',
    'add-on',
    'rollout-percentage',
    'rollout-action',
    'path',
];
const readers = {
    publish: publishInputs,
    rollout: (given) => {
        const [target, change] = [(0,inputs_target/* appTargetOf */.U$)(given), changeOf(given)];
        const shared = signedIn('rollout', given);
        return shared && target && change && { ...shared, target, change };
    },
    status: (given) => {
        const target = (0,inputs_target/* targetOf */.$r)(given);
        const shared = signedIn('status', given);
        return shared && target && { ...shared, target };
    },
    cancel: (given) => {
        const target = (0,inputs_target/* targetOf */.$r)(given);
        const shared = signedIn('cancel', given);
        return shared && target && { ...shared, target };
    },
    pull: (given) => {
        const [target, listing] = [(0,inputs_target/* listingTargetOf */.T6)(given), given.need('listing')];
        const shared = signedIn('pull', given);
        return listing === undefined ? undefined : shared && target && { ...shared, target, listing };
    },
    api: (given) => {
        const path = given.need('path');
        if (given.has('body') && given.method.toLowerCase() !== 'post') {
            given.report(`body: does not apply to method: ${given.method.toLowerCase()}. Remove it, or set method: post`);
        }
        const shared = signedIn('api', given);
        return path === undefined ? undefined : shared && { ...shared, path };
    },
};
/**
 * The inputs of the step's command, after reporting what is wrong with them taken together: those that do not belong to
 * it, those that it lacks, and those that exclude each other. `undefined` if one is missing or wrong.
 */
function inputsOf(given) {
    const { command } = given.values;
    if (command !== undefined) {
        reportForeign(command, given);
        return readers[command](given);
    }
    // What every command needs is checked all the same.
    (0,inputs_credentials/* credentialsOf */.YN)(given);
    return undefined;
}
function reportForeign(command, given) {
    for (const name of table/* inputNames */.vj.filter((each) => given.has(each) && !(0,table/* commandsOf */.Kf)(each).includes(command))) {
        const others = (0,inputs_parse/* listOf */.c3)((0,table/* commandsOf */.Kf)(name));
        given.report(`${name}: does not apply to command: ${command}. Remove it (it applies only to ${others})`);
    }
}
function publishInputs(given) {
    if ((0,inputs_credentials/* isOfflineRun */.Nq)(given)) {
        const target = (0,inputs_target/* offlineTargetOf */.c$)(given);
        const release = releaseOf(given);
        return release && { ...release, target, credentials: undefined };
    }
    const target = (0,inputs_target/* targetOf */.$r)(given);
    const release = releaseOf(given);
    const credentials = (0,inputs_credentials/* credentialsOf */.YN)(given);
    return release && target && credentials && { ...release, target, credentials };
}
/** What to publish, for whatever target. */
function releaseOf(given) {
    const kind = (0,inputs_target/* kindOf */.I)(given);
    if (kind !== 'add-on' && !given.has('packages'))
        (0,without_packages/* reportWithoutPackages */.e)(given, kind);
    for (const name of (0,table/* inputsOfCommand */.oo)('publish').filter((each) => given.has(each))) {
        const why = (0,table/* reasonAgainst */.sx)(name, kind);
        const a = kind === 'flight' ? 'a flight' : `an ${kind}`;
        if (why !== undefined)
            given.report(`${name}: does not apply to ${a}, ${why}`);
    }
    const { 'rollout-percentage': share } = given.values;
    const rolloutPercentage = share === 'everyone' ? undefined : share;
    const requested = named(table/* settingInputs */.Es, given.values);
    const plain = plainOf('publish', given);
    return plain && { ...plain, requested, rolloutPercentage };
}
/** The one change that a rollout makes. */
function changeOf(given) {
    const [hasShare, hasAction] = [given.has('rollout-percentage'), given.has('rollout-action')];
    if (hasShare && hasAction) {
        return given.report("rollout-action: can't be combined with rollout-percentage. Remove one of the two");
    }
    if (!hasShare && !hasAction) {
        return given.report('rollout-percentage: is required, unless rollout-action is set (halt or finalize)');
    }
    const { 'rollout-percentage': share, 'rollout-action': action } = given.values;
    if (action !== undefined)
        return { action };
    return share === undefined
        ? undefined
        : { action: 'update', percentage: share === 'everyone' ? 100 : share };
}
function signedIn(command, given) {
    const credentials = (0,inputs_credentials/* credentialsOf */.YN)(given);
    const plain = plainOf(command, given);
    return plain && credentials && { ...plain, credentials };
}
/** `undefined` if an input that has a default is wrong: any other one may lack its value. */
function plainOf(command, { values }) {
    const apart = [...grouped, ...table/* settingInputs */.Es];
    const names = (0,table/* inputsOfCommand */.oo)(command).filter((name) => !apart.includes(name));
    const isWrong = names.some((name) => (0,table/* defaultOf */.HA)(name) !== undefined && values[name] === undefined);
    return isWrong ? undefined : named(names, values);
}
/** Values under their names in camel case, which is what the types of the members above say as well. */
function named(names, values) {
    const entries = names.map((name) => [(0,camel_case/* camelCase */.x)(name), values[name]]);
    return Object.fromEntries(entries);
}

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __nccwpck_require__(21916);
// EXTERNAL MODULE: ./lib/text/nearest.js
var nearest = __nccwpck_require__(4581);
;// CONCATENATED MODULE: ./lib/inputs/elsewhere.js
/**
 * Options of other tools for this Store, and of the common action for Google Play, as those tools spell them; before
 * them, what to write here. docs/migrating.md says more about each, and a test compares the two.
 */
const replacements = [
    ['use app-id', 'productId', 'storeId', 'packageName'],
    ['use app-id: this action does not look up apps by title', 'appName', 'appNameType', 'nameType'],
    ['use add-on', 'iapId'],
    ['use flight', 'flightId', 'flightName', 'flightNameType', 'releaseTrack', 'track', 'trackId'],
    [
        'use packages',
        ...['packagePath', 'packageFolder', 'msixPath', 'files', 'inputDirectory', 'pathOrUrl', 'sourceFolder'],
        ...[
            'contents',
            'inputMethod',
            'additionalPackages',
            'appxPath',
            'zipPath',
            'releaseFile',
            'releaseFiles',
        ],
    ],
    [
        'use existing-packages',
        ...['deletePackages', 'numberOfPackagesToKeep', 'packagesKeep', 'addPackages', 'replacePackages'],
    ],
    [
        'use rollout-percentage, where 10 is a tenth of the customers',
        ...['packageRolloutPercentage', 'rollout', 'percentage', 'createRollout', 'userFraction'],
    ],
    ['use existing-rollout', 'existingPackageRolloutAction'],
    ['use expected-version', 'currentPackageVersionRegex'],
    ['use if-pending: replace', 'deletePending', 'force'],
    ['use wait-for: none', 'skipPolling', 'noWait'],
    ['use timeout-minutes', 'timeout'],
    ['use publish-mode', 'targetPublishMode', 'targetPublishDate', 'updatePublishMode'],
    ['use publish-mode and visibility', 'updatePublishModeAndVisibility'],
    [
        'use mandatory-update: now, or a time',
        ...['isMandatoryUpdate', 'mandatoryUpdateDifferHours', 'mandatoryUpdateEffectiveDate'],
    ],
    ['use certification-notes', 'updateNotesForCertification', 'notesForCertification'],
    ['use price, or submission-patch', 'updatePricingAndAvailability'],
    [
        'use submission-patch',
        ...['submissionDataPath', 'jsonPath', 'product', 'metadata', 'productUpdate', 'metadataUpdate'],
        ...['updateAppProperties', 'updateProperties', 'updateGamingOptions', 'jsonZipUpdateMetadata'],
    ],
    [
        'use listing, a folder with text and images',
        ...[
            'metadataPath',
            'metadataUpdateMethod',
            'minimumMetadata',
            'updateText',
            'updateImages',
            'updateVideos',
        ],
        ...['updateListings', 'updateTrailers', 'pdpRootPath', 'pdpPath', 'pdpMediaPath', 'imagesRootPath'],
    ],
    ['use release-notes, or listing for each language', 'whatsNewDirectory'],
    [
        'use client-certificate with PEM text, key and certificate',
        ...['certificateFilePath', 'certificateThumbprint', 'certificatePassword'],
    ],
    [
        'use tenant-id and client-id, and `permissions: { contents: read, id-token: write }`',
        ...['serviceEndpoint', 'credential', 'accessToken', 'serviceAccountJson', 'serviceAccountJsonPlainText'],
    ],
    ['use login-url and store-api-url', 'proxyEndpoint'],
    ['use command: api with method: post', 'groupIds', 'rankHigherThan'],
    ['use command: api with path', 'moduleName', 'module', 'listingLanguage', 'language'],
    [
        'remove it: the Store processes packages only once the submission is committed, so a draft shows nothing new. Preview a release with dry-run: true, or hold it with publish-mode: manual',
        ...['noCommit', 'autoCommit', 'status'],
    ],
    [
        'remove it: this action finds the submission by itself',
        ...['submissionId', 'pollingSubmissionId', 'preserveSubmissionId', 'skipInitialPolling'],
    ],
    ['remove it: this action needs no seller ID', 'sellerId'],
    ['remove it: only packaged apps (MSIX and APPX) can be published', 'type'],
    [
        'remove it: the Store does not offer it',
        ...['sandboxId', 'isSparseBundle', 'isSeekEnabled', 'inAppUpdatePriority'],
    ],
    [
        'remove it: if the rollout already has that percentage, the run succeeds; if it has ended, the run fails',
        ...['rolloutActionThreshold', 'skipIfNoMatch', 'failIfNoRollout'],
    ],
    [
        'remove it: this action reads the packages and the listing folder themselves',
        ...[
            'sbConfigPath',
            'configPath',
            'outSBPackagePath',
            'outSBName',
            'outPath',
            'outName',
            'pdpReleasePath',
        ],
        ...['pdpInclude', 'pdpExclude', 'languageExclude', 'mediaFallbackLanguage', 'release'],
        'disableAutoPackageNameFormatting',
    ],
    [
        'remove it: it has no equivalent here',
        ...['noStatus', 'noConfirm', 'reset', 'passThru', 'emailNotifyTo', 'pollingInterval', 'useProxy'],
        ...['onlyCacheTenantId', 'tenantName', 'releaseName'],
    ],
    ['remove it: symbols are part of an .msixupload file', 'mappingFile'],
    ['remove it: stalled blocks are resent automatically', 'uploadTimeout'],
    ['remove it: no telemetry is collected', 'disableTelemetry', 'enableTelemetry'],
    ['remove it: packing the app is a step of your build', 'arch', 'publisherDisplayName'],
    ['remove it: re-run the job with debug logging instead', 'logPath', 'verbose'],
];
/** Words that a job may well use for variables of its own, and that do no harm if they are left out. */
const everyday = [
    'files',
    'force',
    'timeout',
    'type',
    'status',
    'contents',
    'product',
    'metadata',
    'language',
].concat(['arch', 'module', 'credential', 'verbose', 'release', 'reset']);
/** Every option that has a hint, as its tool spells it. */
const foreignOptions = replacements.flatMap(([, ...options]) => options);
/**
 * Finds what replaces another tool's option here, in any spelling: `packagePath`, `package-path`, `PACKAGE_PATH`.
 * The runner passes all names in upper case.
 */
function replacementOf(option) {
    const wanted = squeezed(option);
    const found = replacements.find(([, ...options]) => options.some((each) => squeezed(each) === wanted));
    return found && { instead: found[0], isEverydayWord: everyday.includes(wanted) };
}
/** Without letter case and what separates words. */
function squeezed(name) {
    return name.toLowerCase().replace(/[-_ ]/g, '');
}

;// CONCATENATED MODULE: ./lib/inputs/variables.js




/**
 * The inputs as the runner passes them: `INPUT_<NAME>` in upper case, the hyphens kept. An earlier step can set
 * variables of any spelling (GITHUB_ENV), so no other is an input; a sign-in server set that way would get the secret.
 * Names have no case on Windows: the system says which variable is meant.
 *
 * @param declared names of the inputs, in lower case
 */
function givenInputs(env, declared, platform = process.platform) {
    const isCaseless = platform === 'win32';
    const names = Object.keys(env).filter((name) => /^INPUT_./i.test(name));
    const exact = names.filter((name) => isCaseless || name === name.toUpperCase());
    const undeclared = exact.filter((name) => !declared.includes(inputOf(name)));
    const variables = [...declared.map((name) => `INPUT_${name.toUpperCase()}`), ...undeclared];
    const entries = variables.flatMap((name) => {
        const value = env[name];
        return value === undefined ? [] : [[inputOf(name), value]];
    });
    const twins = names.filter((name) => !exact.includes(name) && isMeantForUs(inputOf(name), declared));
    return { byName: new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1))), twins };
}
function inputOf(variable) {
    return variable.slice('INPUT_'.length).toLowerCase();
}
/** No script has a variable with a hyphen; `input_path` may well be one of the job's own. */
function isMeantForUs(name, declared) {
    return name.includes('-') && declared.includes(name);
}
/**
 * What to say about an `INPUT_*` that action.yml does not declare. The runner only warns about it, and a misspelled
 * `rollout-percentage` would ship to everyone. But `INPUT_VERSION` may be a variable of the job's own: it
 * is an error only if it comes from `with:` for sure (a hyphen) or is close to one of the inputs.
 *
 * @param name in lower case
 */
function explainUndeclared(name, declared) {
    const kebab = name.replaceAll('_', '-');
    const isFromStep = name.includes('-');
    const replacement = replacementOf(name);
    if (replacement !== undefined) {
        const { instead, isEverydayWord } = replacement;
        const message = `${name}: is an input of another tool, not of this action. ${(0,format/* capitalized */.l2)(instead)}.${ownVariable(name)}`;
        return { isError: isFromStep || !isEverydayWord, message, instead };
    }
    const guess = (0,nearest/* nearestName */.q)(kebab, declared);
    if (guess === undefined) {
        return {
            isError: isFromStep,
            message: `${name}: is not an input of this action. The inputs are ${declared.join(', ')}`,
        };
    }
    return {
        isError: isFromStep || (0,mod/* distance */.Io)(kebab, guess) <= guess.length / 3,
        message: `${name}: is not an input of this action. Did you mean ${guess}?${ownVariable(name)}`,
    };
}
/** What to say about a variable that differs from an input's only in case. */
function explainTwin(variable) {
    const name = variable.toUpperCase();
    return `${variable.slice('INPUT_'.length).toLowerCase()}: the environment has the variable ${variable}, but the runner passes this input as ${name}. Find out which step or \`env:\` sets ${variable}, and remove it`;
}
function ownVariable(name) {
    return name.includes('-')
        ? ''
        : ` If your job sets the environment variable INPUT_${name.toUpperCase()}, rename it`;
}

;// CONCATENATED MODULE: ./lib/inputs/notes-format.js


const markdown = 'markdown';
const cut = 'To leave out what is not for customers, put it below the line `<!-- not for the Store -->`';
/** Loads the Markdown parser, if this run asks for it: the parser would double what a run without it loads. */
async function markdownReader(env) {
    const format = givenInputs(env, ['release-notes-format']).byName.get('release-notes-format');
    if (format?.trim().toLowerCase() !== markdown)
        return undefined;
    return (await Promise.all(/* import() */[__nccwpck_require__.e(178), __nccwpck_require__.e(399)]).then(__nccwpck_require__.bind(__nccwpck_require__, 80399))).plainNotes;
}
/**
 * The inputs with the release notes as plain text; without them if there is nothing in them for customers, or too much.
 * @returns with what is wrong with the notes
 */
function withPlainNotes(texts, read) {
    const given = texts.get('release-notes');
    if (read === undefined || given === undefined)
        return { texts, problems: [] };
    const plain = new Map(texts);
    plain.delete('release-notes');
    const notes = read(given);
    if (notes === undefined)
        return { texts: plain, problems: [tooMuch(given)] };
    const problem = (0,limits_texts/* checkText */.qW)(limits_texts/* releaseNotesLimit */.AK, notes);
    if (problem !== undefined)
        return { texts: plain, problems: [`release-notes: as plain text ${problem.message} ${cut}`] };
    if (notes !== '')
        plain.set('release-notes', notes);
    return { texts: plain, problems: [] };
}
function tooMuch({ length }) {
    return `release-notes: has ${length.toLocaleString('en-US')} characters of Markdown, far more than the ${limits_texts/* releaseNotesLimit */.AK.longest} that the Store allows. ${cut}`;
}

;// CONCATENATED MODULE: ./lib/inputs/inputs.js












/** As the environment may name them. */
const declared = table/* inputNames */.vj;
/**
 * Reads the inputs as the runner passes them, `INPUT_<NAME>` in upper case with the hyphens kept. Secrets are
 * masked before anything else, even if other inputs are wrong. No message repeats a secret.
 *
 * @param readMarkdown of `markdownReader`
 * @throws ActionError `invalid-inputs`, with a finding for every wrong input and every undeclared one that was most
 *   likely meant for this action
 */
function readInputs(env, logger, readMarkdown) {
    const all = givenInputs(env, declared);
    const given = all.byName;
    maskSecrets(given, logger);
    const undeclared = undeclaredFindings(all, logger);
    const { texts, problems } = withPlainNotes(declaredTexts(given), readMarkdown);
    const parsed = parseAll(texts);
    const wrong = parsed.flatMap(({ name, result }) => 'problem' in result ? [`${name}: ${result.problem}`] : []);
    const together = [];
    const inputs = inputsOf(givenOf(texts, parsed, env, together));
    const errors = [
        ...undeclared,
        ...[...wrong, ...problems, ...together].map((message) => inputs_finding('invalid-input', message)),
    ];
    const remarks = [...remarksOnSecret(given), ...remarksOnNotes(texts)];
    if (inputs === undefined || errors.length > 0)
        throw inputs_invalid(errors, remarks);
    for (const remark of remarks)
        logger.warning((0,finding/* findingText */.NK)(remark));
    return inputs;
}
/** Every input that is given or has a default. */
function parseAll(texts) {
    return table/* inputNames */.vj.flatMap((name) => {
        const [text, byDefault] = [texts.get(name), (0,table/* defaultOf */.HA)(name)];
        const parse = (each) => (0,inputs_parse/* parseText */.r4)(table/* inputTable */.Fu[name].parse, each);
        const result = text === undefined ? undefined : parse(text);
        const standard = byDefault === undefined ? undefined : parse(byDefault);
        const value = result ?? standard;
        return value === undefined
            ? []
            : [{ name, result: value, isGiven: result !== undefined && !isSame(result, standard) }];
    });
}
function isSame(one, other) {
    return other !== undefined && 'value' in one && 'value' in other && one.value === other.value;
}
/** The inputs for the rules of the commands: independent of other errors, so that all are reported at once. */
function givenOf(texts, parsed, env, problems) {
    // Each is what its parser returned, which is what the type says.
    const values = Object.fromEntries(parsed.flatMap(({ name, result }) => ('value' in result ? [[name, result.value]] : [])));
    const given = parsed.filter(({ isGiven }) => isGiven).map(({ name }) => name);
    const has = (name) => given.includes(name);
    const report = (problem) => {
        problems.push(problem);
        return undefined;
    };
    return {
        values,
        method: texts.get('method') ?? 'get',
        hasIdToken: hasIdToken(env),
        has,
        need: (name) => {
            if (!has(name))
                report(`${name}: ${table/* inputTable */.Fu[name].needed}`);
            return values[name];
        },
        report,
    };
}
/** The runner sets these if the job has `permissions: id-token: write`. */
function hasIdToken(env) {
    return Boolean(env.ACTIONS_ID_TOKEN_REQUEST_URL && env.ACTIONS_ID_TOKEN_REQUEST_TOKEN);
}
/** What is an error; the rest is noted in one line, by name only. */
function undeclaredFindings({ byName, twins }, logger) {
    const explained = [...byName.keys()]
        .filter((name) => !declared.includes(name))
        .map((name) => ({ name, ...explainUndeclared(name, declared) }));
    const ignored = explained
        .filter(({ isError }) => !isError)
        .map(({ name, instead }) => `INPUT_${name.toUpperCase()}${instead ? ` (${instead})` : ''}`);
    if (ignored.length > 0) {
        logger.info(`Ignored, since this action has no such ${(0,format/* plural */.LS)(ignored.length, 'input').replace(/^\d+ /, '')}: ${ignored.join(', ')}. If they are variables of your job, ignore this. If they are in the step's \`with:\`, fix them.`);
    }
    return [
        ...twins.map((variable) => inputs_finding('input-twin', explainTwin(variable))),
        ...explained.filter(({ isError }) => isError).map(({ message }) => inputs_finding('undeclared-input', message)),
    ];
}
function maskSecrets(given, logger) {
    for (const [name, value] of given) {
        // A misspelled or unknown input may hold a secret just as well.
        const isSecret = table/* secretInputs */._y.some((secret) => secret === name) ||
            (!declared.includes(name) && /secret|password|certificate|token|key/.test(name));
        if (isSecret && value.trim() !== '')
            logger.mask(value);
        if (/certification/.test(name))
            for (const text of (0,notes_secrets/* secretTextsOf */.I)(value))
                logger.mask(text);
    }
}
function declaredTexts(given) {
    const texts = table/* inputNames */.vj.map((name) => [name, given.get(name)?.trim() ?? '']);
    return new Map(texts.filter(([, text]) => text !== ''));
}
/** Warnings only: Entra decides whether a secret of that form is right. No message repeats any of it. */
function remarksOnSecret(given) {
    const secret = given.get('client-secret')?.trim() ?? '';
    if ((0,inputs_credentials/* looksLikeSecretId */.F0)(secret))
        return [warning('secret-id', secretIdText)];
    return (0,ids/* isQuoted */.f5)(secret) ? [warning('secret-quoted', quotedText)] : [];
}
/** The same warning as for a patch; what the Store does with longer notes is not on record. */
function remarksOnNotes(texts) {
    const notes = texts.get('certification-notes');
    const limit = limits_texts/* submissionTexts */.Pm.notesForCertification;
    const found = notes === undefined || limit === undefined ? undefined : (0,limits_texts/* checkText */.qW)(limit, notes);
    return found === undefined
        ? []
        : [warning('notes-length', (0,format/* sentence */.em)(`certification-notes: ${found.message}`))];
}
const secretIdText = 'client-secret: looks like the ID of a secret, not its Value. Entra shows both side by side, but the Value only once. If sign-in fails, use the Value.';
const quotedText = "client-secret: has quotation marks around it. Entra's secrets have none: if sign-in fails, remove them from the GitHub secret.";
function warning(rule, message) {
    return { rule, severity: 'warning', message };
}
/** What fields report ends without a period. */
function inputs_finding(rule, message) {
    return { rule, severity: 'error', message: (0,format/* sentence */.em)(message) };
}
function inputs_invalid(errors, warnings) {
    return new lib_errors/* ActionError */.lZ({
        code: 'invalid-inputs',
        message: (0,lib_errors/* messageOfFindings */.RB)(errors),
        findings: [...errors, ...warnings],
    });
}

// EXTERNAL MODULE: ./lib/record/results.js
var results = __nccwpck_require__(46299);
// EXTERNAL MODULE: ./lib/record/run-record.js
var run_record = __nccwpck_require__(47136);
// EXTERNAL MODULE: ./lib/masking/secret-forms.js
var secret_forms = __nccwpck_require__(8224);
;// CONCATENATED MODULE: ./lib/masking/form-index.js

/**
 * An index by pieces, so that the time for a place of a text does not depend on how many texts are known, even if
 * all of them begin alike.
 */
function createFormIndex() {
    const root = new Map();
    // Two characters rule out most places of a text, without cutting a piece out.
    const beginnings = new Uint8Array(pairs);
    return {
        add: (form) => {
            beginnings[pairAt(form, 0)] = 1;
            let level = root;
            let node;
            let at = 0;
            for (; at + secret_forms/* shortestForm */.T$ <= form.length; at += secret_forms/* shortestForm */.T$) {
                const piece = form.slice(at, at + secret_forms/* shortestForm */.T$);
                node = level.get(piece) ?? { ends: new Set(), next: new Map() };
                level.set(piece, node);
                level = node.next;
            }
            node?.ends.add(form.slice(at));
        },
        longestAt: (text, start) => {
            if (beginnings[pairAt(text, start)] === 0)
                return 0;
            let longest = 0;
            let at = start + secret_forms/* shortestForm */.T$;
            let node = root.get(text.slice(start, at));
            while (node !== undefined) {
                const end = longestEnd(node.ends, text, at);
                if (end !== undefined)
                    longest = at + end - start;
                node = node.next.get(text.slice(at, at + secret_forms/* shortestForm */.T$));
                at += secret_forms/* shortestForm */.T$;
            }
            return longest;
        },
    };
}
const pairs = 4096;
/** A number for two characters, which some other pairs share. */
function pairAt(text, at) {
    return (text.charCodeAt(at) * 31 + text.charCodeAt(at + 1)) % pairs;
}
function longestEnd(ends, text, at) {
    if (ends.size === 0)
        return undefined;
    for (let length = Math.min(secret_forms/* shortestForm */.T$ - 1, text.length - at); length >= 0; length -= 1)
        if (ends.has(text.slice(at, at + length)))
            return length;
    return undefined;
}

// EXTERNAL MODULE: ./lib/masking/sanitize.js
var sanitize = __nccwpck_require__(14125);
// EXTERNAL MODULE: ./lib/masking/text-view.js
var text_view = __nccwpck_require__(87083);
;// CONCATENATED MODULE: ./lib/masking/redactor.js




/** Replaces a secret: the runner's own mark. */
const stars = '***';
/** A text that was cut has one of these at the cut, after the beginning of an escape if the cut went through one. */
const cutMark = /(?:(?:%[c-f][0-9a-f](?:%[89ab][0-9a-f]){0,2})?(?:%[0-9a-f]?)?|\\(?:u[0-9a-f]{0,3})?|&#?[a-z0-9]{0,6})(?:…|\.{3}|\*{3})+/gi;
/** What may be left after a cut of an escape, of up to four layers. */
const endOfEscape = /^(?:#?[a-z0-9]{0,6};|u?[0-9a-f]{0,8}(?:%[89ab][0-9a-f]){0,3})/i;
const redactor_longestEnd = 18;
/**
 * The runner masks only what it prints itself, and only some forms; summary, outputs and artifacts need the same.
 * So the action redacts on its own: every occurrence of a form of a secret, together with what overlaps it. A
 * form of fewer than `shortestForm` characters is not searched for: it would be found in ids and ordinary words.
 *
 * Texts are cut before they come here, since the code that makes a message or an excerpt does not know the secrets: so
 * a piece of a secret may be at a cut, and is taken out as well. That is done here and not at the cut, because every
 * text passes here last; any future code that cuts only has to leave its mark, as a reader expects anyway.
 *
 * A secret is also found if invisible characters or spaces are scattered in it, and under the escapes of JSON, HTML
 * and addresses. The time is linear in the length of the text, however many secrets there are.
 */
function createRedactor() {
    const known = new Set();
    const index = createFormIndex();
    const parts = new Set();
    const learn = (form) => {
        index.add(form);
        for (const part of partsOf(form))
            parts.add(part);
    };
    return {
        add: (secret) => {
            const fresh = (0,secret_forms/* formsOf */.XP)(secret).filter((form) => !known.has(form));
            for (const form of fresh) {
                known.add(form);
                for (const each of new Set([form, form.replace(/\s+/g, ''), form.replace(sanitize/* invisible */.q4, '')]))
                    if (each.length >= secret_forms/* shortestForm */.T$)
                        learn(each);
            }
            if (fresh.length > 0)
                for (const variant of (0,secret_forms/* variantsOf */.IM)(secret))
                    learn(variant);
            return fresh;
        },
        redact: (text) => {
            if (parts.size === 0 || text.length < secret_forms/* shortestForm */.T$)
                return text;
            const spans = viewsOf(text).flatMap((view) => [...wholes(view.text, index), ...pieces(view.text, parts)].map(({ start, end }) => ({
                start: view.startOf(start),
                end: view.endOf(end - 1),
            })));
            return withStars(text, spans);
        },
    };
}
/** The text as it is, and as a program that shows or decodes it would read it; each reading once. */
function viewsOf(text) {
    const raw = (0,text_view/* viewOf */.du)(text);
    const shown = (0,text_view/* visible */.RK)(raw);
    const layers = (0,text_view/* layersOf */.w)(shown);
    const views = [raw, shown, ...layers, (0,text_view/* unwrapped */.DE)(layers.at(-1) ?? shown)];
    return [...new Map(views.map((view) => [view.text, view])).values()];
}
/** The places of forms of secrets, the longest at each place. */
function wholes(text, index) {
    const spans = [];
    for (let start = 0; start + secret_forms/* shortestForm */.T$ <= text.length; start += 1) {
        const length = index.longestAt(text, start);
        if (length > 0)
            spans.push({ start, end: start + length });
    }
    return spans;
}
/** All runs of `shortestForm` characters: a longer piece is a chain of them. */
function partsOf(form) {
    const count = Math.max(0, form.length - secret_forms/* shortestForm */.T$ + 1);
    return Array.from({ length: count }, (_, start) => form.slice(start, start + secret_forms/* shortestForm */.T$));
}
/** What is left of secrets before and after the cuts of a text; shorter fragments reveal nothing. */
function pieces(text, parts) {
    const cuts = [...text.matchAll(cutMark)];
    return cuts.flatMap(({ 0: mark, index }, at) => {
        const before = cuts[at - 1];
        const from = before === undefined ? 0 : before.index + before[0].length;
        const to = cuts[at + 1]?.index ?? text.length;
        return [...pieceBefore(text, index, from, parts), ...pieceAfter(text, index + mark.length, to, parts)];
    });
}
function pieceBefore(text, end, from, parts) {
    let start = end;
    while (start - secret_forms/* shortestForm */.T$ >= from && parts.has(text.slice(start - secret_forms/* shortestForm */.T$, start)))
        start -= 1;
    return start === end ? [] : [{ start: start + 1 - secret_forms/* shortestForm */.T$, end }];
}
function pieceAfter(text, cut, to, parts) {
    const isPart = (at) => at + secret_forms/* shortestForm */.T$ <= to && parts.has(text.slice(at, at + secret_forms/* shortestForm */.T$));
    const [rest = ''] = endOfEscape.exec(text.slice(cut, cut + redactor_longestEnd)) ?? [];
    for (let start = cut; start <= cut + rest.length; start += 1) {
        if (!isPart(start))
            continue;
        let last = start;
        while (isPart(last + 1))
            last += 1;
        return [{ start: cut, end: last + secret_forms/* shortestForm */.T$ }];
    }
    return [];
}
/** The text with stars for each span; spans that overlap are one. */
function withStars(text, spans) {
    if (spans.length === 0)
        return text;
    const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
    const kept = [];
    let done = 0;
    for (const { start, end } of sorted) {
        if (end <= done)
            continue;
        if (start >= done)
            kept.push(text.slice(done, start), stars);
        done = end;
    }
    return [...kept, text.slice(done)].join('');
}

;// CONCATENATED MODULE: ./lib/sinks/log.js



/**
 * The only writer to the log. Every text loses the secrets of this run and everything that could act on the
 * terminal or the runner (`sanitize`), so a text is one line: text of several lines is logged line by line.
 * `onWarning` gets each warning as shown, for the summary.
 */
function createLogger(runner, onWarning = () => { }) {
    const redactor = createRedactor();
    const clean = (text) => (0,sanitize/* sanitize */.aj)(redactor.redact(text));
    const groups = foldedGroups(runner, clean);
    const info = (text) => {
        groups.resume();
        runner.info(clean(text));
    };
    const warning = (text, place) => {
        const shown = clean(text);
        onWarning(shown);
        groups.pause();
        runner.warning(shown, annotationProperties(place, clean));
    };
    return {
        debug: (text) => runner.debug(clean(text)),
        info,
        warning,
        error: (text, place) => {
            groups.pause();
            runner.error(clean(text), annotationProperties(place, clean));
        },
        mask: masker(runner, redactor, warning),
        redact: redactor.redact,
        endGroup: groups.end,
        group: async (title, body) => {
            // GitHub's log has one level: an inner group would end the outer one.
            if (groups.isInside()) {
                info(title);
                return await body();
            }
            groups.begin(title);
            try {
                return await body();
            }
            finally {
                groups.end();
            }
        },
    };
}
const shortSecret = `One of this run's secrets has fewer than ${secret_forms/* shortestForm */.T$} characters. GitHub hides it everywhere in the log, but this action can't hide it in the summary, comment, outputs or artifact, because that would hide parts of ordinary words. Use a longer secret.`;
/** Hides a secret, and has the runner do so; warns once if there is a short one. */
function masker(runner, redactor, warning) {
    let hasWarned = false;
    return (secret) => {
        const fresh = redactor.add(secret);
        for (const form of fresh)
            runner.setSecret(form);
        if (hasWarned || fresh.length === 0 || secret.trim().length >= secret_forms/* shortestForm */.T$)
            return;
        hasWarned = true;
        warning(shortSecret);
    };
}
/** GitHub folds a finished group: a warning inside would be hidden, so the group pauses for it. */
function foldedGroups(runner, clean) {
    let title;
    let isOpen = false;
    const resume = () => {
        if (title === undefined || isOpen)
            return;
        runner.startGroup(clean(title));
        isOpen = true;
    };
    const pause = () => {
        if (isOpen)
            runner.endGroup();
        isOpen = false;
    };
    return {
        isInside: () => title !== undefined,
        begin: (named) => {
            title = named;
            resume();
        },
        resume,
        pause,
        end: () => {
            pause();
            title = undefined;
        },
    };
}
function annotationProperties({ file, line, title } = {}, clean) {
    return {
        ...(title !== undefined && { title: clean(title) }),
        ...(file !== undefined && isInWorkspace(file) && { file: clean(file) }),
        ...(file !== undefined && isInWorkspace(file) && line !== undefined && { startLine: line }),
    };
}
/** The run's page knows only files of the repository. */
function isInWorkspace(file) {
    return !/^(\.\.(\/|$)|[/\\]|[a-z]:)/i.test(file);
}

;// CONCATENATED MODULE: ./lib/sinks/runner-file.js



/**
 * Appends to a file that the runner reads after the step. Immediately, so that a canceled run has it too.
 * @param file the value of the variable
 * @throws Error if there is no such file
 */
function appendToRunnerFile(variable, file, text) {
    if (!file)
        throw new Error(`${variable} is not set`);
    // The runner creates the file; if it has not, no one would read one created here.
    const stats = (0,external_node_fs_.statSync)(file, { throwIfNoEntry: false });
    if (stats === undefined)
        throw new Error(`the file that ${variable} names does not exist`);
    // Writing to a FIFO would wait for its reader.
    if (!stats.isFile())
        throw new Error(`${variable} names something that is not a regular file`);
    (0,external_node_fs_.appendFileSync)(file, text);
}
/**
 * An output as the runner reads it. Not `setOutput` of `@actions/core`: for a delimiter that can't be guessed, it loads
 * Node's crypto in every run. Here the value is known, and the delimiter is a text that it does not have.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#multiline-strings
 */
function outputText(name, value) {
    let delimiter = 'end';
    while (value.includes(delimiter))
        delimiter += '_';
    return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}
/**
 * Appends a summary to the file that the runner names in `GITHUB_STEP_SUMMARY`, at once, so that a canceled
 * run has one too. A missing file costs the summary, never the release.
 */
function appendSummary(markdown, file, logger) {
    if (file === undefined || file === '') {
        logger.debug('GITHUB_STEP_SUMMARY is not set: no job summary is written.');
        return;
    }
    try {
        appendToRunnerFile('GITHUB_STEP_SUMMARY', file, markdown);
    }
    catch (error) {
        logger.warning(`No job summary: ${(0,lib_errors/* messageOf */.bD)(error)}`);
    }
}
/**
 * Writes JSON that an output may be too small for into a new file that only this user may read. An existing file or
 * link of that name would be an error, so nothing is followed.
 * @param folder `RUNNER_TEMP`, which the runner empties after the job
 * @returns the path
 */
function writeWhole(what, json, folder) {
    const { randomUUID } = process.getBuiltinModule('node:crypto');
    const path = (0,external_node_path_.join)(folder, `microsoft-store-${what}-${randomUUID()}.json`);
    (0,external_node_fs_.writeFileSync)(path, json, { flag: 'wx', mode: 0o600 });
    return path;
}

// EXTERNAL MODULE: ./lib/record/shown-record.js + 1 modules
var shown_record = __nccwpck_require__(54166);
// EXTERNAL MODULE: ./lib/report/closing.js
var closing = __nccwpck_require__(71425);
// EXTERNAL MODULE: ./lib/markdown/links.js
var links = __nccwpck_require__(52976);
// EXTERNAL MODULE: ./lib/masking/document.js + 1 modules
var masking_document = __nccwpck_require__(99780);
// EXTERNAL MODULE: ./lib/masking/notes.js
var notes = __nccwpck_require__(25301);
;// CONCATENATED MODULE: ./lib/plan-report/plan-changes.js



/**
 * Every change of the plan, packages and fields alike, by path. A package that stays is among them only if some devices
 * have to stay with it. Values are those of the Store, whole; only secrets
 * are taken out.
 * @param record without its secrets (`shownRecord`)
 */
function planChanges({ plan, target }) {
    if (plan === undefined)
        return [];
    const member = target?.kind === 'flight' ? 'flightPackages' : 'applicationPackages';
    const leftBehind = new Map(plan.leftBehind.map((each) => [each.fileName, each]));
    const packages = plan.packages
        .filter(({ action, fileName }) => action !== 'keep' || leftBehind.has(fileName))
        .map((each) => packageChange(member, each, leftBehind.get(each.fileName)));
    return [...packages, ...plan.changes.map(fieldChange)].sort(byPath);
}
/**
 * The changes as JSON for an output, written so that printing it does nothing. If it is too long, the longest
 * values become `{"omitted":true,"length":…,"sha256":…}`; if even that is not enough, the last element says how
 * many changes are left out: `{"omitted":true,"changes":…}`.
 * @param most UTF-16 units
 */
function planOutput(changes, most = mostUnits) {
    const entries = changes.map((change) => ({ ...change }));
    let length = written(entries).length;
    for (const { entry, side, size } of longestFirst(entries)) {
        if (length <= most)
            break;
        const short = omitted(entry[side]);
        const saved = size - written(short).length;
        if (saved <= 0)
            break;
        entry[side] = short;
        length -= saved;
    }
    const json = written(entries);
    return json.length <= most ? json : written(shortenedList(entries, 'changes', written, most));
}
function written(value) {
    return (0,sanitize/* harmlessJson */.EL)(JSON.stringify(value) ?? '');
}
function longestFirst(entries) {
    return entries
        .flatMap((entry) => ['before', 'after'].map((side) => ({ entry, side, size: written(entry[side]).length })))
        .sort((a, b) => b.size - a.size);
}
function packageChange(member, each, left) {
    const { action, fileName, version, architectures, families, size, reason } = each;
    const entry = { version, architectures, families, size };
    return {
        path: `${member}[${fileName}]`,
        ...(action !== 'add' && { before: entry }),
        ...(action !== 'remove' && { after: entry }),
        reason,
        ...(left !== undefined && { notUpdated: { devices: left.devices, isCertain: left.isCertain } }),
    };
}
function fieldChange({ path, before, after }) {
    const shown = (0,notes/* isNotesPath */.RO)(path) ? notes/* hiddenNotes */.Eg : masking_document/* shownDocument */.b;
    return {
        path,
        ...(before !== undefined && { before: shown(before) }),
        ...(after !== undefined && { after: shown(after) }),
        ...((0,notes/* isNotesPath */.RO)(path) && { change: (0,notes/* describeNotesChange */.bP)(before, after) }),
    };
}
function byPath({ path: a }, { path: b }) {
    return a < b ? -1 : Number(a > b);
}
/**
 * GitHub allows 1 MB for the outputs of a job, counted in UTF-16; a quarter of it for each of the long ones leaves room
 * for other steps.
 */
const mostUnits = (256 * 1024) / 2;
/** Length and hash of a value, to replace it. */
function omitted(value) {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    // Few plans need it, and an import would load it in every run: a tenth of what it takes to start one.
    const { createHash } = process.getBuiltinModule('node:crypto');
    const sha256 = createHash('sha256').update(text).digest('hex');
    return { omitted: true, length: text.length, sha256 };
}
/**
 * The first entries of a list whose JSON is too long, and last how many of them are left out:
 * `{"omitted":true,"packages":…}`.
 */
function shortenedList(entries, name, written, most = mostUnits) {
    const kept = [];
    // Room for the brackets and for the element that counts the rest.
    let room = most - 64;
    for (const entry of entries) {
        room -= written(entry).length + 1;
        if (room < 0)
            break;
        kept.push(entry);
    }
    return kept.length === entries.length
        ? kept
        : [...kept, { omitted: true, [name]: entries.length - kept.length }];
}

// EXTERNAL MODULE: ./lib/store/states.js
var states = __nccwpck_require__(1387);
;// CONCATENATED MODULE: ./lib/report/outputs.js






/** The outputs of action.yml, by name. */
const outputNames = [
    'submission-id',
    'status',
    'result',
    'submission-url',
    'store-url',
    'rollout-percentage',
    'rollout-status',
    'submitted-packages',
    'plan',
    'plan-path',
    'response',
];
/**
 * Values of the outputs, without those that are unknown. Set them even if the run fails. Those in JSON are data: in a
 * stable order, complete up to GitHub's limit, and written so that printing them does nothing.
 * @param record without its secrets (`shownRecord`)
 */
function outputsOf(record, paths = {}) {
    const { target, submissionId, rollout } = record;
    const texts = {
        'submission-id': submissionId,
        status: (0,run_record/* lastStatus */.by)(record),
        result: record.result,
        'submission-url': (0,run_record/* pageOf */.ZZ)(record),
        'store-url': target && (0,links/* storeUrl */.T4)(target.appId),
        'rollout-percentage': rollout?.percentage?.toString(),
        'rollout-status': rollout?.status,
    };
    const data = {
        'submitted-packages': submittedPackages(record),
        plan: record.plan && planOutput(planChanges(record)),
        response: responseOutput(record, paths.response),
    };
    return new Map(outputNames.flatMap((name) => {
        if (name === 'plan-path')
            return paths.plan === undefined ? [] : [[name, paths.plan]];
        const [text, json] = [texts[name], data[name]];
        if (text !== undefined)
            return [[name, (0,sanitize/* sanitize */.aj)(text)]];
        return json === undefined ? [] : [[name, (0,sanitize/* harmlessJson */.EL)(json)]];
    }));
}
/** The whole plan as JSON, written so that printing it does nothing; `undefined` if there is none. */
function wholePlan(record) {
    return record.plan && (0,sanitize/* harmlessJson */.EL)(JSON.stringify(planChanges(record)));
}
/** The response of `command: api` as JSON, if it is too long for an output. */
function longResponse(record) {
    const json = responseJson(record);
    return json !== undefined && json.length > mostUnits ? json : undefined;
}
/** The response, or `{"omitted":true,"length":…,"sha256":…,"path":…}` if it is too long; the hash is of the file. */
function responseOutput(record, path) {
    const long = longResponse(record);
    if (long === undefined)
        return responseJson(record);
    return JSON.stringify({ ...omitted(long), ...(path !== undefined && { path }) });
}
function responseJson({ response }) {
    return response === undefined ? undefined : (0,sanitize/* harmlessJson */.EL)(JSON.stringify((0,masking_document/* shownDocument */.b)(response)));
}
function isHandedIn(record) {
    const status = (0,run_record/* lastStatus */.by)(record);
    // A taken slot holds someone else's submission.
    return record.result !== 'busy' && status !== undefined && !(0,states/* isDraft */.Qx)(status);
}
function submittedPackages(record) {
    if (record.command !== 'publish' || !isHandedIn(record))
        return undefined;
    const packages = record.files.map(({ facts, archiveName }) => ({
        name: archiveName,
        version: facts.version,
        architectures: facts.architectures,
        sha256: facts.sha256,
    }));
    const sorted = packages.sort((a, b) => (a.name < b.name ? -1 : 1));
    return outputs_written(shortenedList(sorted, 'packages', outputs_written));
}
function outputs_written(value) {
    return (0,sanitize/* harmlessJson */.EL)(JSON.stringify(value));
}

// EXTERNAL MODULE: ./lib/markdown/markdown.js
var markdown_markdown = __nccwpck_require__(96436);
// EXTERNAL MODULE: ./lib/store/words.js
var words = __nccwpck_require__(83916);
// EXTERNAL MODULE: ./lib/report/sections.js + 1 modules
var sections = __nccwpck_require__(15854);
;// CONCATENATED MODULE: ./lib/report/summary.js







/** https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits */
const limit = {
    most: 1024 * 1024 - 1,
    measure: (text) => Buffer.byteLength(text),
    reason: 'GitHub shows at most 1 MiB',
};
/** The job summary of a run as GitHub Markdown, below GitHub's limit of 1 MiB. */
function renderSummary(record, places = {}) {
    return (0,markdown_markdown/* withinLimit */.zl)([...(0,sections/* sectionsOf */.K)(record, { level: '##', prefix: '', places }), summary_states(record)], limit);
}
/**
 * A diagram, and the times for those who want them, or see no diagrams. Only for a submission that this run followed.
 */
function summary_states(record) {
    const { states: seen, endedAt } = record;
    // A taken slot holds someone else's draft; `status` and `cancel` see a state that began before they read it.
    if (record.result === 'busy' || (record.command !== 'publish' && seen.length < 2))
        return (0,markdown_markdown.md) ``;
    const rows = (0,run_record/* stateSpans */.xD)(seen, endedAt).map(({ status, at, duration }) => [
        (0,words/* wordsOf */.Z9)(status) ?? '',
        status,
        clockTime(at),
        duration === undefined ? '' : (0,format/* formatDuration */.a3)(duration),
    ]);
    const times = (0,markdown_markdown/* table */.tp)(['State', 'In the Store', 'Since (UTC)', 'For'], rows);
    const diagram = statesDiagram(seen, endedAt);
    return (0,markdown_markdown/* titled */.dJ)('States', diagram === '' ? times : (0,markdown_markdown/* blocks */.Bv)([(0,markdown_markdown/* mermaid */.a4)(diagram), (0,markdown_markdown/* details */.zH)('Times', times)]));
}
/** `2026-11-20 13:05:09` */
function clockTime(at) {
    return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}
/** More states than a submission passes through; a server that flips between two would fill a page. */
const mostStates = 12;
/** Longest name of a state in its box, in UTF-16 units. */
const nameLength = 40;
const styles = [
    'classDef passed fill:#dafbe1,stroke:#1a7f37,color:#1f2328',
    'classDef current fill:#ddf4ff,stroke:#0969da,color:#1f2328',
    'classDef failed fill:#ffebe9,stroke:#cf222e,color:#1f2328',
];
/**
 * The way through the states as Mermaid source, from top to bottom so that a phone shows it unscaled; empty
 * for fewer than two states. Colors suit a light and a dark page.
 * @param endedAt milliseconds since the epoch
 */
function statesDiagram(states, endedAt) {
    if (states.length < 2)
        return '';
    const boxes = (0,run_record/* stateSpans */.xD)(states, endedAt)
        .slice(-mostStates)
        .map(({ status, duration }, index, all) => {
        const time = duration === undefined ? '' : `<br/>${(0,format/* formatDuration */.a3)(duration)}`;
        return `s${index}(["${encoded((0,words/* wordsOf */.Z9)(status) ?? status)}${time}"]):::${kindOf(status, index === all.length - 1)}`;
    });
    return [
        '%%{init: {"flowchart": {"rankSpacing": 24, "padding": 8}}}%%',
        'flowchart TB',
        `${boxes.join(' --> ')}`,
        ...styles,
    ].join('\n');
}
function kindOf(status, isLast) {
    if ((0,states/* isFailure */.N6)(status))
        return 'failed';
    return isLast && status.toLowerCase() !== 'published' ? 'current' : 'passed';
}
/** Mermaid knows entity codes, https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters. */
function encoded(text) {
    return (0,sanitize/* sanitize */.aj)(text, nameLength).replace(/[^A-Za-z0-9 ]/gu, (character) => `#${character.codePointAt(0)};`);
}

;// CONCATENATED MODULE: ./lib/sinks/preview.js


/**
 * The preview page of a run, with its pictures; `undefined` if the Store page was compared with nothing.
 * @param record without its secrets (`shownRecord`)
 */
async function renderPreview({ review, target }) {
    if (review === undefined || 'missing' in review)
        return undefined;
    const { comparison } = review;
    // Most runs need neither.
    const [{ readPictures }, { previewPage }] = await Promise.all([
        Promise.all(/* import() */[__nccwpck_require__.e(845), __nccwpck_require__.e(123)]).then(__nccwpck_require__.bind(__nccwpck_require__, 19845)),
        Promise.all(/* import() */[__nccwpck_require__.e(845), __nccwpck_require__.e(799)]).then(__nccwpck_require__.bind(__nccwpck_require__, 25799)),
    ]);
    return previewPage(comparison, await readPictures(comparison), target?.appName);
}
/**
 * Writes the preview page to the file that the input `preview-path` names. What goes wrong is a warning: no release
 * depends on it.
 * @returns the path with `/`, if there is a file now
 */
async function keepPreview(page, name, { logger, why, ...roots }) {
    if (page === undefined) {
        logger.info(`No preview page: ${why}`);
        return undefined;
    }
    try {
        const { writePreview } = await Promise.resolve(/* import() */).then(__nccwpck_require__.bind(__nccwpck_require__, 97027));
        const place = await writePreview(page, name, roots);
        if ('file' in place) {
            const shown = name.replaceAll('\\', '/');
            logger.info(`Preview page: ${shown}, ${(0,format/* formatBytes */.z3)(Buffer.byteLength(page))}.`);
            return shown;
        }
        logger.warning(`The preview page was not written: preview-path ${place.problem}`);
    }
    catch (error) {
        logger.warning((0,format/* sentence */.em)(`The preview page was not written: ${(0,lib_errors/* messageOf */.bD)(error)}`));
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/sinks/write-report.js









/**
 * Sets the outputs, before anything that can fail: later steps rely on them. A file that cannot be written is a
 * warning, never the end of the run.
 */
function writeOutputs(record, { logger, setOutput, tempDir }) {
    attempt('The outputs could not be set', logger, () => {
        const shown = (0,shown_record/* shownRecord */.Zz)(record, logger.redact);
        const kept = (what, json) => attempt(`The full ${what} could not be written`, logger, () => json === undefined || tempDir === undefined ? undefined : writeWhole(what, json, tempDir));
        const plan = wholePlan(shown);
        const response = longResponse(shown);
        const paths = { plan: kept('plan', plan && `${plan}\n`), response: kept('response', response) };
        for (const [name, value] of outputsOf(shown, paths))
            setOutput(name, value);
        if (response !== undefined)
            logger.info(whereResponseIs(response, paths.response));
    });
}
function whereResponseIs(response, path) {
    const where = path === undefined ? '' : ` The full response is in ${path}.`;
    return `The response has ${response.length.toLocaleString('en')} characters, more than an output can have, so the response output has its length and hash instead.${where}`;
}
/**
 * Preview page, artifact and pull-request comment, if they are asked for. What goes wrong there is a warning. The
 * comment comes last, since it names the other two.
 * @returns where to find the whole review of the Store page
 */
async function writeToGithub(record, options) {
    const { inputs, context, logger } = options;
    if (inputs === undefined)
        return {};
    const previewPath = inputs.command === 'publish' ? inputs.previewPath : undefined;
    const isWanted = previewPath !== undefined || inputs.artifactName !== undefined;
    const page = isWanted ? await previewOf(record, logger) : undefined;
    const written = previewPath === undefined
        ? undefined
        : await keepPreview(page, previewPath, { ...context, logger, why: whyNoPreview(record) });
    const artifact = await writeArtifact(record, { name: inputs.artifactName, page }, options);
    const places = { artifact, previewPath: written };
    if (inputs.command === 'publish' && inputs.pullRequestComment)
        await writeComment(record, inputs, places, options);
    return places;
}
async function previewOf(record, logger) {
    try {
        return await renderPreview((0,shown_record/* shownRecord */.Zz)(record, logger.redact));
    }
    catch (error) {
        logger.warning((0,format/* sentence */.em)(`The preview page was not written: ${(0,lib_errors/* messageOf */.bD)(error)}`));
        return undefined;
    }
}
function whyNoPreview({ review }) {
    return review !== undefined && 'missing' in review
        ? review.missing
        : 'the run ended before it could compare the Store page.';
}
/** @returns the name of the artifact, if it was uploaded */
async function writeArtifact(record, { name, page }, { context, env, logger, signal }) {
    if (name === undefined)
        return undefined;
    if (env.ACTIONS_RESULTS_URL && !(0,loopback/* isPrivate */.Gw)(env.ACTIONS_RESULTS_URL)) {
        logger.warning('No artifact: ACTIONS_RESULTS_URL is not an HTTPS URL, so the token would be sent unencrypted.');
        return undefined;
    }
    const { tempDir } = context;
    const { uploadRecord } = await __nccwpck_require__.e(/* import() */ 920).then(__nccwpck_require__.bind(__nccwpck_require__, 81920));
    return (await uploadRecord(record, { name, tempDir, page, env, logger, signal })) ? name : undefined;
}
async function writeComment(record, { target, githubToken: token = '' }, places, { context, logger, signal }) {
    const { repository, event, apiUrl, isFork, serverUrl, runUrl } = context;
    const pullRequest = event.pullRequest?.number;
    if (pullRequest === undefined || repository === undefined) {
        logger.info('No comment: this run is not for a pull request.');
    }
    else if (isFork) {
        logger.info('No comment: the token of a run from a fork can only read. The job summary and the artifact show the same.');
    }
    else if (!(0,loopback/* isPrivate */.Gw)(apiUrl)) {
        logger.warning('No comment: GITHUB_API_URL is not an HTTPS URL, so the token would be sent unencrypted.');
    }
    else {
        const { keepComment } = await __nccwpck_require__.e(/* import() */ 997).then(__nccwpck_require__.bind(__nccwpck_require__, 54997));
        const page = { apiUrl, repository, pullRequest, serverUrl, runUrl, places };
        await keepComment(record, { ...page, token, targetKey: keyOf(target), logger, signal });
    }
}
/** Names the target among those of a repository, as the inputs do. */
function keyOf(target) {
    const own = target.kind === 'add-on' ? target.addOn : target.kind === 'flight' ? target.flight : undefined;
    return [target.appId, own].filter((each) => each !== undefined).join(' ');
}
/** Reports the end of a run to people: job summary and, last, the log. Synchronous, so that a canceled run has both. */
function writeReport(record, places, { logger, summaryFile }) {
    attempt('No job summary', logger, () => appendSummary(renderSummary((0,shown_record/* shownRecord */.Zz)(record, logger.redact), places), summaryFile, logger));
    // Includes the warning about a summary that could not be written.
    attempt('The end of the log could not be written', logger, () => (0,closing/* logEnd */.k)((0,shown_record/* shownRecord */.Zz)(record, logger.redact), logger));
}
/** No release depends on its report: what goes wrong there is a warning. */
function attempt(failure, logger, work) {
    try {
        return work();
    }
    catch (error) {
        logger.warning((0,format/* sentence */.em)(`${failure}: ${(0,lib_errors/* messageOf */.bD)(error)}`));
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/main.js





















/** Reads the inputs, runs the command, and turns its result into a report and an exit code. */
async function main(env = process.env) {
    const clock = systemClock;
    const record = (0,run_record/* startRecord */.qt)('publish', clock.now());
    const logger = createLogger(core, (text) => record.warnings.push(text));
    for (const token of runnerTokens(env))
        logger.mask(token);
    const interruption = watchSignals();
    const unforeseen = watchUnforeseen(logger);
    const context = readContext(env);
    let inputs;
    try {
        refuseUnsafeSurroundings(env, process.execArgv);
        // The HTTP library reads these variables itself.
        configureProxy(process.env, logger);
        inputs = readInputs(env, logger, await markdownReader(env));
        admit(inputs, env, context, record, logger);
        const signal = AbortSignal.any([interruption.signal, unforeseen]);
        const { tools, offline } = await assemble(inputs, context, env, record, logger, signal);
        record.result = await Promise.race([interruption.race(start(inputs, tools, offline)), endOf(unforeseen)]);
    }
    catch (error) {
        logger.endGroup();
        record.error = interruption.signal.aborted ? interrupted(record) : toActionError(error, record);
        record.result = record.error.result;
    }
    record.endedAt = clock.now();
    const report = {
        logger,
        setOutput: (name, value) => appendToRunnerFile('GITHUB_OUTPUT', env.GITHUB_OUTPUT, outputText(name, value)),
        summaryFile: env.GITHUB_STEP_SUMMARY,
        tempDir: env.RUNNER_TEMP || undefined,
    };
    writeOutputs(record, report);
    // A canceled run has only a few seconds left: they are for its own report.
    const { signal } = interruption;
    const places = signal.aborted ? {} : await writeToGithub(record, { inputs, context, env, logger, signal });
    writeReport(record, places, report);
    await flushed();
    // Requests under way and idle connections must not keep a finished run alive.
    process.exit(results/* results */.X[record.result].exitCode);
}
/** Warns about what is unsafe in this run, and ends it if its event may not do what the inputs ask for. */
function admit(inputs, env, context, record, logger) {
    noteTrust(env, inputs, logger);
    record.command = inputs.command;
    if (inputs.command === 'publish') {
        const exposed = exposedNotes(inputs.requested.certificationNotes, context);
        if (exposed !== undefined)
            logger.warning(exposed.message, exposed);
    }
    refuseUntrusted(inputs, context);
    const appId = 'target' in inputs ? inputs.target.appId : undefined;
    if (appId !== undefined)
        record.target = { kind: 'app', appId, appName: undefined };
}
async function assemble(inputs, context, env, record, logger, signal) {
    const clock = systemClock;
    const { random } = Math;
    // Commands without that input don't wait for anything.
    const minutes = 'timeoutMinutes' in inputs ? inputs.timeoutMinutes : 0;
    const patience = new Patience(minutes * 60_000, clock);
    const { account, offline, isCertificate } = accountOf(inputs, context, env);
    const budget = new retry/* RetryBudget */.Km();
    const connect = async () => (await Promise.all(/* import() */[__nccwpck_require__.e(869), __nccwpck_require__.e(430)]).then(__nccwpck_require__.bind(__nccwpck_require__, 45430))).connect({
        account,
        origin: inputs.storeApiUrl,
        clock,
        random,
        logger,
        budget,
        signal,
        onAnswer: (answer) => record.answers.push({ at: clock.now(), ...answer }),
        patience: () => patience.ofRequest,
    });
    // A certificate that can't sign in ends the run before anything is read.
    if (isCertificate)
        await connect();
    const { workspace, tempDir } = context;
    const tools = { workspace, tempDir, env, clock, random, logger, signal, connect, record, patience };
    return { tools, offline };
}
/** The account that signs in, and whether this run stays offline. */
function accountOf(inputs, context, env) {
    const { credentials, loginUrl } = inputs;
    const signIn = findSignIn({ ...credentials, env });
    const withheld = inputs.command === 'publish' ? whyWithheld(context) : undefined;
    const isOffline = withheld !== undefined || signIn === undefined || credentials === undefined;
    const origin = { env, isFork: context.isFork, eventName: context.eventName };
    const account = isOffline ? noCredentials(origin) : { ...credentials, signIn, loginUrl };
    const offline = { isOffline, why: withheld ?? whyNoCredentials(origin) };
    return { account, offline, isCertificate: signIn?.kind === 'certificate' };
}
/**
 * A signal that aborts on an unhandled error or rejection, so that nothing more is sent once the result is red.
 * Node would end the process with a trace, which may hold a request and its secrets, and without outputs or a summary.
 */
function watchUnforeseen(logger) {
    const controller = new AbortController();
    const end = (error) => {
        // Only once: if the log can no longer be written, every message about it would be another error.
        if (controller.signal.aborted)
            return;
        controller.abort(error);
        logger.debug(`Unhandled error: ${(0,lib_errors/* messageOf */.bD)(error)}`);
    };
    process.on('unhandledRejection', end);
    process.on('uncaughtException', end);
    return controller.signal;
}
function endOf(signal) {
    return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
}
/** Windows writes to a pipe in the background, and what is not yet written when the process exits is lost. */
function flushed() {
    return new Promise((resolve) => process.stdout.write('', () => resolve()));
}
/** Anything else is an error in the action: its message only, since other objects may hold secrets. */
function toActionError(error, record) {
    if (error instanceof lib_errors/* ActionError */.lZ)
        return error;
    return new lib_errors/* ActionError */.lZ({
        code: 'unexpected',
        message: `Unexpected error${record.stage === undefined ? '' : ` in the step "${record.stage}"`}: ${(0,lib_errors/* messageOf */.bD)(error)}`,
        todo: 'Re-run the job to finish what this run began. If this happens again, please report it with this log.',
    });
}
/** Nothing is deleted then: one Store call may take longer than the runner's patience (store-faults.md §0). */
function interrupted({ stage, submissionId }) {
    const where = stage === undefined ? '' : ` during the step "${stage}"`;
    const left = submissionId !== undefined
        ? `Submission ${submissionId} was left unchanged.`
        : stage === run/* createStage */.xS
            ? 'A submission may have been created just then. If so, it was left unchanged.'
            : 'No submission was created.';
    return new lib_errors/* ActionError */.lZ({
        code: 'interrupted',
        result: 'interrupted',
        message: `The run was canceled${where}. ${left}`,
        todo: 'Re-run the job to finish what this run began.',
    });
}


/***/ }),

/***/ 52976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I7: () => (/* binding */ trustedLink),
/* harmony export */   T4: () => (/* binding */ storeUrl),
/* harmony export */   mu: () => (/* binding */ nameOfPage)
/* harmony export */ });
/* harmony import */ var _text_ids_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(60421);

// No one would open the page of a longer one.
const longestLink = 2048;
/** Hosts that the summary may link to; every other address is shown as text (store-faults.md S6). */
const trustedHosts = [
    'partner.microsoft.com',
    'apps.microsoft.com',
    'learn.microsoft.com',
    'entra.microsoft.com',
    'docs.github.com',
    'github.com',
];
/** Public page of an app; `undefined` if the id does not have the form of one. */
function storeUrl(appId) {
    return (0,_text_ids_js__WEBPACK_IMPORTED_MODULE_0__/* .isStoreId */ .n6)(appId) ? `https://apps.microsoft.com/detail/${appId}` : undefined;
}
/**
 * An address that is safe to link to, without its query (a signature may be in it) and its user name;
 * `undefined` for another host, scheme or port.
 * @param server an origin that is trusted as well, exactly: a GitHub Enterprise Server
 */
function trustedLink(address, server) {
    if (address.length > longestLink || !URL.canParse(address))
        return undefined;
    const url = new URL(address);
    const isKnown = url.protocol === 'https:' && url.port === '' && trustedHosts.includes(url.hostname);
    return isKnown || url.origin === server
        ? `${url.origin}${url.pathname}${url.hash}`.replace(/[|$*~[\]\\^`]/g, encodeMark)
        : undefined;
}
/** What to call a link to an address: the page, not "more". */
function nameOfPage(address) {
    const host = URL.canParse(address) ? new URL(address).hostname : '';
    const names = {
        'partner.microsoft.com': 'Partner Center',
        'entra.microsoft.com': 'Entra admin center',
        'learn.microsoft.com': 'Microsoft Learn',
        'docs.github.com': 'GitHub Docs',
        'azure.status.microsoft': 'Azure status',
    };
    return names[host] ?? (host === '' ? 'Page' : host);
}
/** `URL` does not encode some marks that end a table's cell or begin a formula. */
function encodeMark(mark) {
    return `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
}


/***/ }),

/***/ 96436:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bj: () => (/* binding */ verbatim),
/* harmony export */   Bv: () => (/* binding */ blocks),
/* harmony export */   EX: () => (/* binding */ small),
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   Ty: () => (/* binding */ diffBlock),
/* harmony export */   a4: () => (/* binding */ mermaid),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   dJ: () => (/* binding */ titled),
/* harmony export */   md: () => (/* binding */ md),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   oR: () => (/* binding */ joined),
/* harmony export */   oz: () => (/* binding */ Markdown),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   rF: () => (/* binding */ wrapping),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   zH: () => (/* binding */ details),
/* harmony export */   zl: () => (/* binding */ withinLimit)
/* harmony export */ });
/* harmony import */ var _masking_sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(14125);
/* harmony import */ var _masking_url_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(27489);
/* harmony import */ var _links_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(52976);



/** GitHub Markdown that is safe to show: made only by the functions of this file. */
class Markdown {
    #source;
    constructor(source) {
        this.#source = source;
    }
    toString() {
        return this.#source;
    }
}
/** Longest word, in UTF-16 units, that stays on one line: versions, prices, short ids. */
const unbrokenLength = 18;
/** A template tag: the source itself is Markdown, every value of another type is escaped. */
function md(source, ...values) {
    return new Markdown(source.reduce((text, part, index) => `${text}${rendered(values[index - 1] ?? '')}${part}`));
}
/** Text in the font of code. An element, not backticks: those have no escape, least of all in tables. */
function code(text) {
    return md `<code>${wrapping(text === '' ? ' ' : text)}</code>`;
}
/** Text whose long words (names of files, paths of fields) may break at their marks: a phone shows it whole. */
function wrapping(text) {
    return joined(harmless(text)
        .split(/(?<= )/)
        .map((word) => joined(piecesOf(word).map(escaped), '<wbr>')), '');
}
/** A long word with break opportunities: after punctuation, and if a part is still long, before capitals. */
function piecesOf(word) {
    if (word.length <= unbrokenLength)
        return [word];
    return word
        .split(/(?<=[_.\-/\\,;:{}[\]])/)
        .flatMap((piece) => (piece.length > unbrokenLength ? piece.split(/(?<=[a-z])(?=[A-Z])/) : [piece]));
}
/** Secondary text. */
function small(content) {
    return md `<sub>${content}</sub>`;
}
/** Lines in one cell or paragraph; empty ones are left out. */
function lines(parts) {
    return joined(parts.filter((part) => String(part) !== ''), '<br>');
}
/** What is shown only on demand. Its title is in an HTML block, in which Markdown means nothing. */
function details(title, body) {
    const summary = new Markdown(entities(harmless(title)));
    return md `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}
/** Named values, one per line, that are copied exactly: the one place without invisible spaces. */
function verbatim(values) {
    // Every line begins with a name, so none of them can end the fence.
    const rows = Object.entries(values).map(([name, value]) => `${(0,_masking_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitize */ .aj)(name)}: ${(0,_masking_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitize */ .aj)(value)}`);
    return new Markdown(rows.length === 0 ? '' : ['~~~text', ...rows, '~~~'].join('\n'));
}
/** A diagram, from Mermaid's source. Without backticks nothing in it can end the fence. */
function mermaid(source) {
    return new Markdown(`\`\`\`mermaid\n${source.replaceAll('`', "'")}\n\`\`\``);
}
/**
 * Complete lines in a block that GitHub colors as a difference, by the `+` or `-` that they begin with. Nothing in
 * them can end the fence, and GitHub makes no links and mentions there.
 */
function diffBlock(lines) {
    const text = lines.map((line) => (0,_masking_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitize */ .aj)(line, Number.POSITIVE_INFINITY)).join('\n');
    const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
    const fence = '`'.repeat(longest + 1);
    return new Markdown(`${fence}diff\n${text}\n${fence}`);
}
/**
 * A link, if the host is one that may be linked to; otherwise the label and the address as text.
 * @param server origin of the GitHub server that the run belongs to, which may be linked to as well
 */
function link(label, address, server) {
    const url = (0,_links_js__WEBPACK_IMPORTED_MODULE_1__/* .trustedLink */ .I7)(address, server);
    return url === undefined
        ? md `${label} (${(0,_masking_url_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutQuery */ .j$)(address)})`
        : md `<a href="${new Markdown(entities(url).replaceAll('"', '&#34;'))}">${label}</a>`;
}
/** A table; each row has as many cells as the head. Empty if there are no rows. */
function table(head, rows) {
    if (rows.length === 0)
        return new Markdown('');
    const line = (cells) => `| ${cells.map(rendered).join(' | ')} |`;
    return new Markdown([line(head), line(head.map(() => new Markdown('---'))), ...rows.map(line)].join('\n'));
}
/** A list with a bullet for each item. */
function list(items) {
    return new Markdown(items.map((item) => `- ${rendered(item)}`).join('\n'));
}
/** Blocks with an empty line between them; empty ones are left out. */
function blocks(parts) {
    return new Markdown(parts
        .map(String)
        .filter((part) => part !== '')
        .join('\n\n'));
}
/** A section; nothing if its body is empty. */
function titled(title, body) {
    return `${body}` === '' ? md `` : blocks([md `### ${title}`, body]);
}
/** Pieces of one line. */
function joined(parts, separator) {
    return new Markdown(parts.map(rendered).join(separator));
}
function rendered(content) {
    return (content instanceof Markdown ? content : escaped(harmless(String(content)))).toString();
}
function escaped(text) {
    return new Markdown(escapeText(text));
}
/**
 * One line from which GitHub makes no link and no picture: addresses, mentions, issues (a comment would appear on
 * their pages), `:emoji:`; a time of day is not an emoji. GitHub finds some of it after it resolves escapes, so an
 * invisible space goes into each.
 */
function harmless(text) {
    return (0,_masking_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitize */ .aj)(text).replace(/:(?=\/\/)|\bwww(?=\.)|@(?=[\w.-])|#(?=\d)|\bGH-(?=\d)|:(?!\d\d:)(?=[\w+-]+:)/gi, '$&\u200B');
}
/**
 * Escapes whatever Markdown or HTML could interpret. An underscore inside a word means nothing to Markdown, and
 * file names are full of them. `$` begins a formula on GitHub, where only an element helps:
 * https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/writing-mathematical-expressions
 */
function escapeText(text) {
    return entities(text)
        .replace(/[\\`*[\]|~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\$&')
        .replace(/^(\s*)([-+#]|\d+(?=[.)](\s|$)))/, leadingMark)
        .replaceAll('$', '<span>$</span>');
}
/** Escapes what would begin a list or a heading: for a number, the mark is its point. */
function leadingMark(_match, space, mark) {
    return /\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`;
}
function entities(text) {
    return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}
/**
 * The sections as one text within a limit. The one that goes beyond it ends after its last whole line that fits,
 * with a note; what would leave a fence or an element open is left out as a whole.
 */
function withinLimit(sections, limit) {
    const filled = sections.map((each) => (each instanceof Markdown ? each : each(roomIn(sections, limit))));
    const whole = `${blocks(filled)}\n`;
    if (limit.measure(whole) <= limit.most)
        return whole;
    const note = `\n\n${md `*Truncated: ${limit.reason}. The log has the full text.*`}\n`;
    const room = limit.most - limit.measure(note);
    const kept = [];
    for (const section of filled) {
        if (limit.measure(`${blocks([...kept, section])}`) <= room) {
            kept.push(section);
            continue;
        }
        if (!/```|<details>/.test(`${section}`))
            kept.push(linesWithin(kept, section, room, limit));
        break;
    }
    return `${blocks(kept)}${note}`;
}
/** The room that the sections of a fixed length leave, with an empty line around them. */
function roomIn(sections, { measure, most }) {
    const fixed = sections.filter((each) => each instanceof Markdown);
    return Math.max(0, most - measure(`\n\n${blocks(fixed)}\n\n`));
}
/** The first lines of a section that still fit after others: by bisection, since there may be very many. */
function linesWithin(before, section, room, limit) {
    const lines = `${section}`.split('\n');
    const head = (count) => new Markdown(lines.slice(0, count).join('\n').trimEnd());
    let low = 0;
    let high = lines.length;
    while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (limit.measure(`${blocks([...before, head(middle)])}`) <= room)
            low = middle;
        else
            high = middle - 1;
    }
    return head(low);
}


/***/ }),

/***/ 99780:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  O: () => (/* binding */ secretsOfDocument),
  b: () => (/* binding */ shownDocument)
});

// EXTERNAL MODULE: ./lib/json/fold.js
var fold = __nccwpck_require__(31155);
// EXTERNAL MODULE: ./lib/json/is-record.js
var is_record = __nccwpck_require__(19588);
;// CONCATENATED MODULE: ./lib/json/nested-json.js
/** A longer text is not parsed: the Store accepts and sends none. */
const longest = 1_000_000;
/** The document that a text holds as JSON; `undefined` for any other text. */
function nestedJson(text) {
    if (text.length > longest || !/^\s*[[{"]/.test(text))
        return undefined;
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./lib/masking/notes.js
var notes = __nccwpck_require__(25301);
// EXTERNAL MODULE: ./lib/masking/notes-secrets.js
var notes_secrets = __nccwpck_require__(58793);
// EXTERNAL MODULE: ./lib/masking/url.js
var url = __nccwpck_require__(27489);
;// CONCATENATED MODULE: ./lib/masking/document.js






/**
 * The secrets of a document that was read from the Store or is sent to it: upload URLs, since anyone who has one
 * can replace the packages before the commit, the signature of any other address, and the lines of certification
 * notes; also in JSON inside a text.
 */
function secretsOfDocument(document) {
    const secrets = new Set();
    for (const text of (0,notes/* notesIn */.PH)(document).flatMap(notes_secrets/* secretTextsOf */.I))
        secrets.add(text);
    JSON.stringify(document, (key, member) => {
        if (typeof member !== 'string')
            return member;
        const found = (0,fold/* foldName */.zN)(key) === 'fileuploadurl' ? (0,url/* secretsOf */.Fj)(member) : (0,url/* signaturesIn */.x0)(member);
        for (const secret of found)
            secrets.add(secret);
        const nested = nestedJson(member);
        if (nested !== undefined)
            for (const secret of secretsOfDocument(nested))
                secrets.add(secret);
        return member;
    });
    return secrets;
}
/**
 * A copy of a document of the Store that anyone may see: with the upload URL anyone can write to the blob
 * for a day, with a query anyone may read a certification report. So upload URLs are left out, addresses lose a
 * query that holds a signature, and certification notes are hidden: under every key, in lists, and in JSON
 * inside a text.
 */
function shownDocument(value) {
    // Texts stay texts; what is left out is optional.
    return shown(value);
}
function shown(value) {
    if (typeof value === 'string')
        return shownText(value);
    if (Array.isArray(value))
        return value.map(shown);
    if (!(0,is_record/* isRecord */.u)(value) || JSON.isRawJSON(value))
        return value;
    return Object.fromEntries(Object.entries(value)
        .filter(([key]) => (0,fold/* foldName */.zN)(key) !== 'fileuploadurl')
        .map(([key, member]) => [key, shownMember(key, member)]));
}
function shownMember(key, member) {
    if ((0,notes/* isNotesMember */.sN)(key))
        return (0,notes/* hiddenNotes */.Eg)(member);
    const isReport = (0,fold/* foldName */.zN)(key) === 'reporturl' && typeof member === 'string';
    return isReport ? (0,url/* withoutQuery */.j$)(member) : shown(member);
}
function shownText(text) {
    const nested = nestedJson(text);
    if (nested !== undefined) {
        const written = JSON.stringify(shown(nested));
        // Exactly as written, if nothing in it is hidden.
        return written === JSON.stringify(nested) ? text : written;
    }
    // An address is matched as a whole before its parts are searched: a search for its `?` would begin at each `://`.
    return text.replace(/https?:(?:\\?\/){2}[^\s"'<>]+/gi, withoutSignature);
}
/** `?sig=`, even if its marks are escaped for JSON, HTML or another address. */
const signature = /(?:[?&;]|%(?:25)*(?:3f|26)|\\u00(?:3f|26))(?:sig|signature|(?:access_)?token)(?:=|%(?:25)*3d|\\u003d)/i;
const queryMark = /[?#]|%(?:25)*3f|\\u003f/i;
function withoutSignature(address) {
    if (!signature.test(address))
        return address;
    return address.slice(0, queryMark.exec(address)?.index ?? address.search(signature));
}


/***/ }),

/***/ 58793:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ secretTextsOf)
/* harmony export */ });
/* harmony import */ var _text_ids_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(60421);
/* harmony import */ var _notes_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(25301);


/**
 * What to mask of certification notes: their lines, and whatever looks like part of an account, since a tester who
 * couldn't sign in may quote the password alone. That is the text after a label (`Password: …`), and every word that
 * mixes letters and digits or has an `@`. IDs, versions and addresses are in every report and are not masked.
 */
function secretTextsOf(notes) {
    const lines = (0,_notes_js__WEBPACK_IMPORTED_MODULE_0__/* .secretLinesOf */ .Ze)(notes);
    const values = lines.flatMap((line) => [line, ...line.split(/\s+\/\s+|[,;]\s+/)]).flatMap(labeled);
    const words = lines.flatMap((line) => line.split(/\s+/)).flatMap(partsOf);
    return [
        ...new Set([...lines, ...values.map(bare).filter(_notes_js__WEBPACK_IMPORTED_MODULE_0__/* .isMaskable */ .h_), ...words.map(bare).filter(isCredential)]),
    ];
}
/** `Password: sunshine`, `user = tester`; the address of a page is not a label. */
function labeled(text) {
    const [, value] = /^[^:=]{1,40}[:=](?!\/\/)\s*(\S.*)$/.exec(text) ?? [];
    return value === undefined ? [] : [value];
}
/** The word, and the halves of `user:password`. */
function partsOf(word) {
    return word.includes('://') ? [] : [word, ...word.split(/[:=]/)];
}
/** Without the quotes, brackets and stops around it. */
function bare(text) {
    return text.replace(/^["'“‘`(<[]+/, '').replace(/["'”’`)>\],.;:]+$/, '');
}
function isCredential(word) {
    const isMixed = (/\p{L}/u.test(word) && /\d/.test(word)) || word.includes('@');
    const isKnown = (0,_text_ids_js__WEBPACK_IMPORTED_MODULE_1__/* .isStoreId */ .n6)(word) || (0,_text_ids_js__WEBPACK_IMPORTED_MODULE_1__/* .isGuid */ .W_)(word) || /^v?\d+(?:\.\d+)+$/i.test(word);
    return isMixed && !isKnown && (0,_notes_js__WEBPACK_IMPORTED_MODULE_0__/* .isMaskable */ .h_)(word);
}


/***/ }),

/***/ 25301:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AP: () => (/* binding */ withoutNotes),
/* harmony export */   Eg: () => (/* binding */ hiddenNotes),
/* harmony export */   PH: () => (/* binding */ notesIn),
/* harmony export */   RO: () => (/* binding */ isNotesPath),
/* harmony export */   Ze: () => (/* binding */ secretLinesOf),
/* harmony export */   bP: () => (/* binding */ describeNotesChange),
/* harmony export */   h_: () => (/* binding */ isMaskable),
/* harmony export */   sN: () => (/* binding */ isNotesMember),
/* harmony export */   zf: () => (/* binding */ placesOfNotes)
/* harmony export */ });
/* harmony import */ var _json_fold_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(31155);
/* harmony import */ var _json_is_record_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(19588);


/**
 * Certification notes hold the account that the Store's testers sign in with, so their text is a secret of the run,
 * whether it comes from an input, a patch or the Store. Only what this file returns may be shown of it.
 */
const notesMember = (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_0__/* .foldName */ .zN)('notesForCertification');
/** True for the member that holds the notes, in any letter case. */
function isNotesMember(name) {
    return (0,_json_fold_js__WEBPACK_IMPORTED_MODULE_0__/* .foldName */ .zN)(name) === notesMember;
}
/** True for the path of the notes, or of something in them: `notesForCertification`, `a.notesForCertification.b`. */
function isNotesPath(path) {
    return path.split('.').some(isNotesMember);
}
/** Every text of the notes in a document, at any depth. */
function notesIn(value, isInNotes = false) {
    if (typeof value === 'string')
        return isInNotes && value !== '' ? [value] : [];
    if (Array.isArray(value))
        return value.flatMap((item) => notesIn(item, isInNotes));
    if (!(0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u)(value))
        return [];
    return Object.entries(value).flatMap(([name, member]) => notesIn(member, isInNotes || isNotesMember(name)));
}
/** The places of the notes in a document that are not empty, each as the names and indexes that lead there. */
function placesOfNotes(value) {
    if (Array.isArray(value))
        return value.flatMap((item, index) => below(index, item));
    if (!(0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u)(value))
        return [];
    return Object.entries(value).flatMap(([name, member]) => isNotesMember(name) ? (notesIn(member, true).length > 0 ? [[name]] : []) : below(name, member));
}
function below(step, value) {
    return placesOfNotes(value).map((place) => [step, ...place]);
}
/** A shorter line is an ordinary word: masking it would hide ids and numbers all over the log. */
const shortestLine = 8;
/** A longer line is masked in pieces of at most this length, in characters. */
const longestPiece = 200;
/** The Store accepts 2,000 characters; the rest of a longer text is hidden, but not masked. */
const longestMasked = 4_000;
/**
 * Words of this action, of the Store's states and of every link: a line that is no more than one of them reveals
 * nothing. GitHub hides a masked word all over the log, and withholds every output of a job that contains it.
 */
const publicWords = new Set(`accepted already-submitted application canceled certification certified commitfailed commitstarted committed
  immediate interrupted microsoft pendingcommit pendingpublication preprocessing published publishing rejected
  submission timed-out versions windows.desktop windows10 windows11 windows81`.split(/\s+/));
/**
 * What to mask of the notes: each line of some length, never the whole, which the runner would split into lines of any
 * length. A rule (`--------`) is not a secret, nor is a word that is in every report.
 */
function secretLinesOf(notes) {
    const lines = notes
        .slice(0, longestMasked)
        .split(/[\r\n\u2028\u2029]+/)
        .map((line) => line.trim());
    return [...new Set(lines.flatMap(piecesOf))].filter(isMaskable);
}
/** False for a text that is short, a rule, or a word that is in every report. */
function isMaskable(text) {
    return text.length >= shortestLine && !/^(.)\1*$/su.test(text) && !publicWords.has(text.toLowerCase());
}
/** Pieces of about the same length, so that none is too short to be masked; no character is cut in two. */
function piecesOf(line) {
    const characters = [...line];
    const count = Math.ceil(characters.length / longestPiece);
    const length = Math.ceil(characters.length / count);
    return Array.from({ length: count }, (_, index) => characters.slice(index * length, (index + 1) * length).join(''));
}
/** A copy of a document with `(hidden, 78 characters)` instead of each text of the notes; `null` and `""` stay. */
function withoutNotes(value) {
    if (Array.isArray(value))
        return value.map(withoutNotes);
    if (!(0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u)(value))
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [
        name,
        isNotesMember(name) ? hiddenNotes(member) : withoutNotes(member),
    ]));
}
/** What replaces the notes in a copy of a document; applied to that, it returns the same. */
function hiddenNotes(value) {
    return isEmpty(value) ? value : `(hidden, ${lengthOf(value)} characters)`;
}
const hiddenForm = /^\(hidden, (\d{1,9}) characters\)$/;
/** `changed (78 characters)`, `set (78 characters)`; `cleared (14 characters)` has the length of the old ones. */
function describeNotesChange(before, after) {
    if (isEmpty(after))
        return isEmpty(before) ? 'empty' : `cleared (${lengthOf(before)} characters)`;
    return `${isEmpty(before) ? 'set' : 'changed'} (${lengthOf(after)} characters)`;
}
/** UTF-16 units of the text, or of the JSON if it is not a text; for hidden notes, those that they had. */
function lengthOf(value) {
    const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
    const [, hidden] = hiddenForm.exec(text) ?? [];
    return hidden === undefined ? text.length : Number(hidden);
}
function isEmpty(value) {
    return value === undefined || value === null || value === '';
}


/***/ }),

/***/ 14125:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EL: () => (/* binding */ harmlessJson),
/* harmony export */   OT: () => (/* binding */ withoutInvisible),
/* harmony export */   aj: () => (/* binding */ sanitize),
/* harmony export */   q4: () => (/* binding */ invisible),
/* harmony export */   qE: () => (/* binding */ escapeSequences)
/* harmony export */ });
/* unused harmony export textLimit */
/** Longest text, in UTF-16 units, that one outside value may put on a line, note included. */
const textLimit = 2_000;
/**
 * Makes text from outside (the Store, Entra, file names, manifests) harmless for one line of the log, a summary
 * or an output: no control character, no escape sequence, nothing invisible or reordering, no line break, no
 * workflow command, at most `limit` characters. The result of a second pass is the same.
 * Rules: store-faults.md S5.
 */
function sanitize(text, limit = textLimit) {
    const plain = withoutInvisible(text).replace(lineBreaks, '⏎').replace(/\t/g, ' ');
    return truncate(breakCommands(plain), limit);
}
/** The text as a reader sees it: without escape sequences and what has no width; lines and tabs stay. */
function withoutInvisible(text) {
    return text.toWellFormed().replace(escapeSequences, '').replace(misleading, '');
}
/**
 * JSON that does nothing when someone prints it: what would be a command, or invisible, or reorder text, becomes
 * an escape, so that every value stays what it is. No line of JSON begins with `::`.
 */
function harmlessJson(json) {
    return json.replace(/#(?=#\[)|(?!\n)[\p{Cc}\p{Cf}\p{DI}\u2028\u2029]/gu, escapeOfJson);
}
function escapeOfJson(character) {
    return character.replace(/./gs, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
/**
 * The runner reads two kinds of command from stdout: `::name::` at the start of a line after trimming, and
 * `##[name]` anywhere in it. It compares strings by culture, which ignores U+200B; but then it cuts the
 * command's name by ordinal offsets, so the name starts with `:` or `[` and no command has such a name.
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
function breakCommands(line) {
    return line.replace(/^(\s*):(?=:)/, '$1:\u200B').replace(/##(?=\[)/g, '#\u200B#');
}
/** Cuts between two characters as a reader sees them, and says how much is missing. */
function truncate(text, limit) {
    if (text.length <= limit)
        return text;
    // The note's own length depends on the count only through its digits: reserve for the largest.
    const room = Math.max(0, limit - note(text.length).length);
    const end = boundaryBefore(text, room);
    return `${text.slice(0, end)}${note(text.length - end)}`;
}
function note(missing) {
    return `… (${missing} more characters)`;
}
function boundaryBefore(text, position) {
    const window = text.slice(0, position + 64);
    const start = new Intl.Segmenter().segment(window).containing(position)?.index ?? position;
    if (position - start <= 64)
        return start;
    // One "character" of hundreds of combining marks: only keep surrogate pairs whole.
    return isLowSurrogate(text, position) ? position - 1 : position;
}
function isLowSurrogate(text, position) {
    const unit = text.charCodeAt(position);
    return unit >= 0xdc00 && unit <= 0xdfff;
}
/**
 * ECMA-48: CSI sequences; OSC, DCS, SOS, PM and APC strings up to their terminator; other escapes. Every alternative
 * stops at the next opener, with ESC or from C1, so each character is looked at for one opener only.
 */
const escapeSequences = new RegExp([
    '(?:\\u001b\\[|\\u009b)[0-?]*[ -/]*[@-~]',
    '(?:\\u001b[\\]PX^_]|[\\u0090\\u0098\\u009d-\\u009f])[^\\u0007\\u001b\\u0090\\u0098\\u009b-\\u009f\\r\\n]*(?:\\u0007|\\u001b\\\\|\\u009c)',
    '\\u001b[ -/]*[0-~]',
].join('|'), 'g');
const lineBreaks = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;
/**
 * Controls except line breaks and the tab; the format characters of Unicode (zero-width, bidirectional, soft hyphen,
 * tags, BOM); and everything else that is shown as nothing: fillers, joiners, variation selectors, and code points
 * that are reserved for these.
 */
const invisible = /(?![\n\r\v\f\u0085\t])[\p{Cc}\p{Cf}\p{DI}]/gu;
/** All of that except the sign that shows an emoji in color: our own icons have it. Elsewhere it is hidden. */
const misleading = new RegExp(`(?!(?<=\\p{ExtPict})\\ufe0f)${invisible.source}`, 'gu');


/***/ }),

/***/ 8224:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   IM: () => (/* binding */ variantsOf),
/* harmony export */   T$: () => (/* binding */ shortestForm),
/* harmony export */   XP: () => (/* binding */ formsOf)
/* harmony export */ });
/* harmony import */ var _text_view_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(87083);

/** A shorter text would be found in ordinary words. */
const shortestForm = 8;
/**
 * The texts in which a secret may turn up where people read: itself, its lines, and both as services and libraries
 * write a text that they receive (store-faults.md S1). The escapes of JSON, HTML and addresses are not among them:
 * the runner derives these masks itself, and the redactor removes such escapes from the text (text-view.ts). Only the
 * secret itself may be short.
 */
function formsOf(secret) {
    const whole = secret.trim();
    if (whole === '')
        return [];
    if (whole.length < shortestForm)
        return [...new Set([secret, whole])];
    const forms = [whole, ...linesOf(secret)].flatMap(encodingsOf);
    return [...new Set([secret, whole, ...forms.filter((form) => form.length >= shortestForm)])];
}
/**
 * A secret in another letter case, with its accents encoded differently, as some servers, databases and file systems
 * repeat a text, and without the escapes that it has by chance. Not for the runner: these are guesses, and a mask hides
 * its text all over the log.
 */
function variantsOf(secret) {
    const texts = [secret.trim(), ...linesOf(secret)];
    // What is left of it when the escapes of the text around it are taken off.
    const bare = texts.flatMap((text) => (0,_text_view_js__WEBPACK_IMPORTED_MODULE_0__/* .layersOf */ .w)((0,_text_view_js__WEBPACK_IMPORTED_MODULE_0__/* .viewOf */ .du)(text)).map((view) => view.text));
    const variants = [
        ...texts.flatMap((text) => [
            text.toLowerCase(),
            text.toUpperCase(),
            text.normalize('NFC'),
            text.normalize('NFD'),
        ]),
        ...bare,
        // A text that looks percent-encoded, as an encoder with other habits repeats it.
        ...[...formsOf(secret), ...bare].flatMap((form) => [withLowerHex(form), withUpperHex(form)]),
    ];
    return [...new Set(variants)].filter((variant) => variant.length >= shortestForm);
}
function linesOf(secret) {
    return secret.split(/\r?\n|\r/).map((line) => line.trim());
}
function withLowerHex(text) {
    return text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
}
function withUpperHex(text) {
    return text.replace(/%[0-9a-f]{2}/g, (code) => code.toUpperCase());
}
function encodingsOf(text) {
    const known = text.toWellFormed();
    const hex = Buffer.from(known).toString('hex');
    return [
        text,
        // The runner derives the one with capitals.
        withLowerHex(encodeURIComponent(known)),
        // Form encoding writes a space this way, and a decoder reads a raw `+` as one.
        text.replaceAll(' ', '+'),
        text.replaceAll('+', ' '),
        // In workflow, OData and SQL expressions.
        text.replaceAll("'", "''"),
        ...base64Of(Buffer.from(known)),
        // Windows and .NET hold texts this way.
        ...base64Of(Buffer.from(known, 'utf16le')),
        hex,
        hex.toUpperCase(),
    ];
}
/**
 * On its own, and after one, two or three bytes of something else (`user:secret`) the part that neither those
 * bytes nor the following ones affect. In both alphabets.
 */
function base64Of(bytes) {
    const amidOthers = [0, 1, 2].map((before) => {
        const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
        return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
    });
    const forms = [bytes.toString('base64').replaceAll('=', ''), ...amidOthers];
    return [...forms, ...forms.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'))];
}


/***/ }),

/***/ 87083:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DE: () => (/* binding */ unwrapped),
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   du: () => (/* binding */ viewOf),
/* harmony export */   w: () => (/* binding */ layersOf)
/* harmony export */ });
/* unused harmony export entityText */
/* harmony import */ var _sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(14125);

/** The text itself. */
function viewOf(text) {
    return { text, startOf: (index) => index, endOf: (index) => index + 1 };
}
/** Without escape sequences and characters of no width. */
function visible(view) {
    return rewritten(rewritten(view, _sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeSequences */ .qE, () => ''), _sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .invisible */ .q4, () => '');
}
/** Without line breaks, spaces (a server or terminal wraps long texts), and marks between pairs of hex digits. */
function unwrapped(view) {
    return rewritten(view, /\s+|(?<=\b[0-9a-f]{2})[:-](?=[0-9a-f]{2}\b)/gi, () => '');
}
/** An escape of JSON, of HTML, or of an address in UTF-8. */
const escapes = new RegExp([
    String.raw `\\u[0-9a-f]{4}|\\[nrt"\\/]`,
    '&#\\d{1,7};|&#x[0-9a-f]{1,6};|&[a-z]{2,6};',
    '%[0-7][0-9a-f]|%[cd][0-9a-f]%[89ab][0-9a-f]|%e[0-9a-f](?:%[89ab][0-9a-f]){2}|%f[0-7](?:%[89ab][0-9a-f]){3}',
].join('|'), 'gi');
/** At most this many layers of escapes are taken off: nothing on the way from a server to a message adds more. */
const mostLayers = 4;
/** The text with one layer of escapes taken off, with two, and so on, as long as there are any. */
function layersOf(view) {
    const layers = [];
    for (let last = view; layers.length < mostLayers;) {
        const next = rewritten(last, escapes, unescaped);
        if (next === last)
            break;
        layers.push(next);
        last = next;
    }
    return layers;
}
function unescaped(written) {
    if (written.startsWith('&'))
        return entityText(written);
    if (written.startsWith('%')) {
        try {
            return decodeURIComponent(written);
        }
        catch {
            return written;
        }
    }
    if (/^\\u/i.test(written))
        return String.fromCharCode(Number.parseInt(written.slice(2), 16));
    const control = { n: '\n', r: '\r', t: '\t' }[written.charAt(1)];
    return control ?? written.charAt(1);
}
/** The view with every match replaced; itself if nothing matches. Linear in the length of the text. */
function rewritten(view, pattern, replace) {
    const { text } = view;
    if (text.search(pattern) === -1)
        return view;
    const pieces = [];
    const starts = new Uint32Array(text.length);
    const ends = new Uint32Array(text.length);
    let length = 0;
    const keep = (from, to) => {
        pieces.push(text.slice(from, to));
        for (let index = from; index < to; index += 1, length += 1) {
            starts[length] = view.startOf(index);
            ends[length] = view.endOf(index);
        }
    };
    let done = 0;
    for (const { 0: match, index } of text.matchAll(pattern)) {
        const replacement = replace(match);
        if (replacement === match)
            continue;
        keep(done, index);
        done = index + match.length;
        pieces.push(replacement);
        // What is decoded is shorter than its escape, so it has room.
        starts.fill(view.startOf(index), length, length + replacement.length);
        ends.fill(view.endOf(done - 1), length, length + replacement.length);
        length += replacement.length;
    }
    if (done === 0)
        return view;
    keep(done, text.length);
    return {
        text: pieces.join(''),
        startOf: (index) => starts[index] ?? 0,
        endOf: (index) => ends[index] ?? 0,
    };
}
/** The names that encoders of HTML and XML write for marks that a secret may hold. */
const named = new Map([
    ['amp', '&'],
    ['lt', '<'],
    ['gt', '>'],
    ['quot', '"'],
    ['apos', "'"],
    ['nbsp', ' '],
    ['plus', '+'],
    ['sol', '/'],
    ['equals', '='],
]);
/** The character that an HTML entity stands for, `&amp;`, `&#38;`, `&#x26;`; an unknown one stays as it is. */
function entityText(entity) {
    const name = entity.slice(1, -1).toLowerCase();
    if (!name.startsWith('#'))
        return named.get(name) ?? entity;
    const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
}


/***/ }),

/***/ 27489:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Fj: () => (/* binding */ secretsOf),
/* harmony export */   KH: () => (/* binding */ longestUrl),
/* harmony export */   j$: () => (/* binding */ withoutQuery),
/* harmony export */   x0: () => (/* binding */ signaturesIn)
/* harmony export */ });
/* harmony import */ var _http_query_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(93936);

/**
 * The longest upload URL that is used, in UTF-16 units; the Store's have about 300. Every form of a longer one would
 * have to be masked.
 */
const longestUrl = 4_096;
/** Shorter texts than any signature: masking them would hide unrelated words of the log. */
const shortestSecret = 8;
/**
 * Every text in which the URL's secret may turn up in a log: the URL and its query as given and as used, and the
 * signature raw, decoded, re-encoded, with lower-case hex digits, and as a form decoder misreads it (a raw `+` as a
 * space). The toolkit's own masker misses a raw `+` (store-faults.md S1, S2). For a URL that is too long to be used,
 * only signatures.
 */
function secretsOf(url) {
    if (url.length > longestUrl)
        return signaturesIn(url);
    const used = (0,_http_query_js__WEBPACK_IMPORTED_MODULE_0__/* .usableUrl */ .ss)(url);
    const raws = [url, used].flatMap((form) => rawValues(form, 'sig'));
    const decoded = raws.flatMap((raw) => [(0,_http_query_js__WEBPACK_IMPORTED_MODULE_0__/* .decode */ .D4)(raw), (0,_http_query_js__WEBPACK_IMPORTED_MODULE_0__/* .decode */ .D4)(raw.replaceAll('+', ' '))]);
    const encoded = [...raws, ...decoded].map((text) => encodeURIComponent(text.toWellFormed()));
    const texts = [...raws, ...decoded, ...encoded].flatMap((text) => [text, lowerHex(text), upperHex(text)]);
    const wholes = [url, used].flatMap((form) => [form, form.slice(form.indexOf('?') + 1)]);
    return [...new Set([...wholes, ...texts])].filter((text) => text.length >= shortestSecret);
}
/** A signature has 44 characters, each of them at most five when it is percent-encoded twice. */
const signatureForm = /(?<![a-z])sig(?:=|%(?:25)*3d|\\u003d)([\w+/=%~.-]{8,300})/gi;
/** The signatures of all addresses in a text, as written and decoded. */
function signaturesIn(text) {
    const raws = [...text.matchAll(signatureForm)].map(([, raw = '']) => raw);
    return [...new Set(raws.flatMap((raw) => [raw, (0,_http_query_js__WEBPACK_IMPORTED_MODULE_0__/* .decode */ .D4)(raw)]))].filter((each) => each.length >= shortestSecret);
}
/** An address without its query and what follows; text that is not an address stays as it is. */
function withoutQuery(address) {
    return address.replace(/[?#].*$/s, '');
}
function rawValues(url, name) {
    return (0,_http_query_js__WEBPACK_IMPORTED_MODULE_0__/* .rawQuery */ .zA)(url).flatMap(([key, value]) => ((0,_http_query_js__WEBPACK_IMPORTED_MODULE_0__/* .decode */ .D4)(key) === name ? [value] : []));
}
function lowerHex(text) {
    return text.replace(/%[0-9a-f]{2}/gi, (code) => code.toLowerCase());
}
function upperHex(text) {
    return text.replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase());
}


/***/ }),

/***/ 99994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ allArchitectures),
/* harmony export */   r: () => (/* binding */ packageExtensions)
/* harmony export */ });
/** Extensions of the files that the Store accepts as packages, without the dot. */
const packageExtensions = [
    'msix',
    'appx',
    'msixbundle',
    'appxbundle',
    'msixupload',
    'appxupload',
];
/** `Identity/@ProcessorArchitecture` of the manifest schema; `neutral` if none is stated. */
const allArchitectures = ['x86', 'x64', 'arm', 'arm64', 'x86a64', 'neutral'];


/***/ }),

/***/ 83442:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ parseArchiveName),
/* harmony export */   u: () => (/* binding */ archiveName)
/* harmony export */ });
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(99994);

const hashLength = 12;
// An identity name has no underscore, so the first one ends it.
const pattern = new RegExp(`^([-.a-z0-9]+)_(\\d+(?:\\.\\d+){3})_([a-z0-9]+(?:-[a-z0-9]+)*)\\.([0-9a-f]{${hashLength}})\\.(${_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .packageExtensions */ .r.join('|')})$`, 'i');
/**
 * The name under which a package file goes into the archive and is known to the Store:
 * `Contoso.App_1.2.3.0_arm64-x64.0123456789ab.msixbundle`. It tells a later run whose file it is, whether it is
 * the same, and what an old bundle holds. ASCII by the manifest schema.
 */
function archiveName(facts) {
    const hash = facts.sha256.slice(0, hashLength).toLowerCase();
    return `${facts.name}_${facts.version}_${facts.architectures.join('-')}.${hash}.${facts.extension}`;
}
/** Parses such a name, ignoring case; `undefined` for a name that this action did not give. */
function parseArchiveName(fileName) {
    const [, name, version, list, hash, suffix] = pattern.exec(fileName) ?? [];
    const extension = _facts_js__WEBPACK_IMPORTED_MODULE_0__/* .packageExtensions */ .r.find((each) => each === suffix?.toLowerCase());
    if (!name || !version || !list || !hash || !extension)
        return undefined;
    const words = list.toLowerCase().split('-');
    const architectures = words.flatMap((word) => _facts_js__WEBPACK_IMPORTED_MODULE_0__/* .allArchitectures */ .E.find((each) => each === word) ?? []);
    if (architectures.length < words.length)
        return undefined;
    return { name, version, architectures, hash: hash.toLowerCase(), extension };
}


/***/ }),

/***/ 67720:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _S: () => (/* binding */ reportPlan),
/* harmony export */   iM: () => (/* binding */ leftBehindSummary),
/* harmony export */   ku: () => (/* binding */ keptNotes),
/* harmony export */   uQ: () => (/* binding */ describeChange)
/* harmony export */ });
/* unused harmony exports leftBehindTexts, leftBehindDetails */
/* harmony import */ var _document_value_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(63352);
/* harmony import */ var _json_is_record_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(19588);
/* harmony import */ var _masking_notes_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(25301);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(23808);




/**
 * The one form of the plan that log, summary and comment are made from. Packages are sorted by action and name, fields
 * by path, as the plan has them.
 * @param review shows changes of the Store page on its own: they are left out here
 */
function reportPlan(plan, review) {
    return {
        packages: [...plan.packages].sort(byActionAndName),
        notUpdated: leftBehindDetails(plan.leftBehind),
        changes: changesIn(plan, review).map(reportChange),
        stays: plan.inherited.map(({ path, value }) => ({ path, value: (0,_document_value_js__WEBPACK_IMPORTED_MODULE_1__/* .shorten */ .ml)((0,_masking_notes_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutNotes */ .AP)(value)) })),
        facts: plan.inherited.flatMap(({ path, value }) => factOf(plan, path, value) ?? []),
        keptNotes: keptNotes(plan),
    };
}
function changesIn({ changes }, review) {
    return review === undefined || 'missing' in review
        ? changes
        : review.views.changesBeside(changes, review.comparison, review.kind);
}
/** `"Tier2" → "Tier3"`, or what may be shown of a secret. */
function describeChange({ before, after, hidden }) {
    return hidden ?? `${(0,_document_value_js__WEBPACK_IMPORTED_MODULE_1__/* .describeValue */ .bp)(before)} → ${(0,_document_value_js__WEBPACK_IMPORTED_MODULE_1__/* .describeValue */ .bp)(after)}`;
}
function reportChange({ path, before, after }) {
    return (0,_masking_notes_js__WEBPACK_IMPORTED_MODULE_0__/* .isNotesPath */ .RO)(path)
        ? { path, before: undefined, after: undefined, hidden: (0,_masking_notes_js__WEBPACK_IMPORTED_MODULE_0__/* .describeNotesChange */ .bP)(before, after) }
        : { path, ...(0,_document_value_js__WEBPACK_IMPORTED_MODULE_1__/* .shortenChange */ .ky)((0,_masking_notes_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutNotes */ .AP)(before), (0,_masking_notes_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutNotes */ .AP)(after)) };
}
/** What a run adds first, then what it removes, then what stays. */
const actions = ['add', 'remove', 'keep'];
function byActionAndName(a, b) {
    return actions.indexOf(a.action) - actions.indexOf(b.action) || (a.fileName < b.fileName ? -1 : 1);
}
function factOf(plan, path, value) {
    const text = (0,_document_value_js__WEBPACK_IMPORTED_MODULE_1__/* .describeValue */ .bp)((0,_document_value_js__WEBPACK_IMPORTED_MODULE_1__/* .shorten */ .ml)(value));
    switch (path) {
        case 'pricing.priceId':
        case 'visibility':
            return text;
        case 'targetPublishMode':
            return ({ immediate: 'published at once', manual: 'published manually in Partner Center' }[text.toLowerCase()] ?? `publish mode ${text}`);
        case 'targetPublishDate':
            return String(plan.document.targetPublishMode).toLowerCase() === 'specificdate'
                ? `on ${text}`
                : undefined;
        case 'packageDeliveryOptions.packageRollout.isPackageRollout':
            return value === true ? rolloutFact(plan) : 'no rollout';
        case 'packageDeliveryOptions.isMandatoryUpdate':
            return value === true ? 'mandatory' : 'not mandatory';
        default:
            return `${path}: ${text}`;
    }
}
function rolloutFact({ document }) {
    const share = document.packageDeliveryOptions?.packageRollout?.packageRolloutPercentage;
    return typeof share === 'number' ? `rollout to ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatShare */ .T1)(share)}` : 'gradual rollout';
}
/**
 * New packages under the release notes of the last version: `Release notes of the last version (12 languages): …`;
 * `undefined` if they are new too, or no package is.
 */
function keptNotes({ packages, changes, document }) {
    if (!packages.some(({ action }) => action === 'add'))
        return undefined;
    const stale = Object.entries(document.listings ?? {}).flatMap(([language, listing]) => {
        const path = `listings.${language}`;
        const isChanged = changes.some((change) => isPartOf(change.path, path));
        const base = (0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_3__/* .isRecord */ .u)(listing) && (0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_3__/* .isRecord */ .u)(listing.baseListing) ? listing.baseListing : {};
        return isChanged || typeof base.releaseNotes !== 'string' || base.releaseNotes === ''
            ? []
            : [base.releaseNotes];
    });
    if (stale.length === 0)
        return undefined;
    const texts = new Set(stale);
    const quoted = texts.size === 1 ? `: "${(0,_document_value_js__WEBPACK_IMPORTED_MODULE_1__/* .describeValue */ .bp)((0,_document_value_js__WEBPACK_IMPORTED_MODULE_1__/* .shorten */ .ml)(stale[0]))}"` : '';
    const count = stale.length === 1 ? '1 language' : `${stale.length} languages`;
    return `Release notes of the last version (${count})${quoted}`;
}
/** True for a change of a language's release notes, or of something that holds them. */
function isPartOf(changed, language) {
    const notes = `${language}.baseListing.releaseNotes`;
    return changed === notes || notes.startsWith(`${changed}.`);
}
/** `arm64 stays on 4.0.0.0`: who gets no new package, in a few words each. */
function leftBehindTexts(left) {
    return left.map(inShort);
}
/** The same for one line, which can't name all of many. */
function leftBehindSummary(left) {
    const texts = leftBehindTexts(left);
    return texts.length <= 3
        ? texts
        : [...texts.slice(0, 2), `${texts.length - 2} more packages are kept or removed (see the plan)`];
}
/** The same with what a reader can do about it. */
function leftBehindDetails(left) {
    return left.map(inFull);
}
function inShort({ outcome, isCertain, devices, version, fileName, isBelowNew }) {
    const who = devices.join(', ');
    const isOne = devices.length === 1;
    if (outcome === 'keeps') {
        if (isCertain)
            return `${who} ${isOne ? 'stays' : 'stay'} on ${version ?? fileName}`;
        return `devices that ${isBelowNew ? 'only ' : ''}${fileName} supports stay on ${version ?? 'it'}`;
    }
    const verb = isCertain ? (isOne ? 'loses' : 'lose') : 'may lose';
    return `${who} ${verb} ${version ?? fileName} without a new package`;
}
function inFull(left) {
    const text = inShort(left);
    const { fileName, version, devices } = left;
    if (left.outcome === 'loses')
        return `${text} (${fileName} is removed).`;
    // Nothing is known to be missing here: the versions are the reason.
    if (!left.isBelowNew)
        return `${text}${left.isCertain ? ` (${fileName})` : ''}. No new package is above it.`;
    if (left.isCertain)
        return `${text} (${fileName}).`;
    const advice = left.othersNeedKeeping
        ? 'existing-packages: remove-all would remove it, but also other packages that customers still need.'
        : 'If it supports none of these, existing-packages: remove-all removes it.';
    const above = version === undefined ? '' : ` above ${version}`;
    return `${text}. Neither the Store nor its name gives its architectures, and no new package${above} is for ${devices.join(', ')}. ${advice}`;
}


/***/ }),

/***/ 46299:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ results),
/* harmony export */   i: () => (/* binding */ wasCommitted)
/* harmony export */ });
/** Every result with its exit code. README, summary and closing line are made from this. */
const results = {
    published: {
        exitCode: 0,
        icon: '✅',
        when: 'the submission is in the Store (`wait-for: published`)',
        headline: 'The submission is published.',
        next: 'Nothing to do. It can take a few hours for the update to reach all customers.',
    },
    certified: {
        exitCode: 0,
        icon: '✅',
        when: 'the submission has passed certification (`wait-for: certified`)',
        headline: 'The submission has passed certification.',
        next: 'Nothing to do: the Store publishes it now.',
    },
    accepted: {
        exitCode: 0,
        icon: '✅',
        when: 'the Store has accepted the submission and certification begins (`wait-for: accepted`)',
        headline: 'The Store has accepted the submission.',
        next: 'Nothing to do now: certification takes hours, sometimes days.',
    },
    committed: {
        exitCode: 0,
        icon: '✅',
        when: 'the submission was committed, and the Store says so (`wait-for: none`)',
        headline: 'The submission was committed.',
        next: 'Check the result in Partner Center, or with command: status. This run did not wait for it.',
    },
    'already-submitted': {
        exitCode: 0,
        icon: '✅',
        when: 'exactly this was submitted before; nothing was left to do',
        headline: 'This release has already been submitted.',
        next: 'Nothing to do. For a new release, build packages with a higher version.',
    },
    planned: {
        exitCode: 0,
        icon: '✅',
        when: 'a dry run found no error; the first line of the job summary says if publishing now would be refused or end `busy`, or if the Store was not contacted',
        headline: 'This was a dry run: nothing was changed in the Store.',
        next: 'Nothing to do.',
    },
    done: {
        exitCode: 0,
        icon: '✅',
        when: 'a command other than `publish` succeeded',
    },
    busy: {
        exitCode: 1,
        icon: '⏳',
        when: 'another submission is pending; nothing was submitted',
    },
    rejected: {
        exitCode: 1,
        icon: '❌',
        when: 'the Store said no: a `…Failed` status, `Canceled`, or packages dropped',
    },
    'timed-out': {
        exitCode: 1,
        icon: '⏳',
        when: 'the submission was committed, but did not reach `wait-for` within `timeout-minutes`',
    },
    refused: {
        exitCode: 1,
        icon: '⛔',
        when: 'a check of this action stopped the run; nothing was committed',
        next: 'Fix this, then run the workflow again. Nothing was committed.',
    },
    interrupted: {
        exitCode: 130,
        icon: '⏹️',
        when: 'the runner canceled the job',
    },
    failed: {
        exitCode: 1,
        icon: '❌',
        when: 'everything else: wrong inputs, no package, sign-in, network',
        next: 'Fix this, then run the workflow again.',
    },
};
const committed = [
    'published',
    'certified',
    'accepted',
    'committed',
    'already-submitted',
    'timed-out',
];
/** True if the submission of a run that ended this way is committed, and the Store has not rejected it. */
function wasCommitted(result) {
    return committed.includes(result);
}


/***/ }),

/***/ 47136:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   ZZ: () => (/* binding */ pageOf),
/* harmony export */   a$: () => (/* binding */ noteState),
/* harmony export */   by: () => (/* binding */ lastStatus),
/* harmony export */   je: () => (/* binding */ targetName),
/* harmony export */   qt: () => (/* binding */ startRecord),
/* harmony export */   xD: () => (/* binding */ stateSpans)
/* harmony export */ });
/* harmony import */ var _store_partner_center_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(92593);
/* harmony import */ var _store_states_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1387);


/** The record of a run that has just begun. */
function startRecord(command, startedAt) {
    return {
        command,
        startedAt,
        endedAt: undefined,
        stage: undefined,
        target: undefined,
        files: [],
        assets: [],
        submissionId: undefined,
        before: undefined,
        after: undefined,
        plan: undefined,
        requested: [],
        findings: [],
        states: [],
        answers: [],
        storeErrors: [],
        storeWarnings: [],
        certificationReports: [],
        response: undefined,
        rollout: undefined,
        rolloutBefore: undefined,
        warnings: [],
        result: undefined,
        error: undefined,
    };
}
/** Notes a state of the submission; the last one seen is not noted again. */
function noteState(record, status, at) {
    if (record.states.at(-1)?.status !== status)
        record.states.push({ status, at });
}
/** Partner Center page of the run's submission. */
function pageOf({ target, submissionId }) {
    return target && submissionId ? (0,_store_partner_center_js__WEBPACK_IMPORTED_MODULE_0__/* .submissionUrl */ .sI)(target.appId, submissionId) : undefined;
}
/** The last state seen. */
function lastStatus(record) {
    return record.states.at(-1)?.status;
}
/** The app's name if the Store has said it, otherwise its id. */
function targetName(record) {
    return record.target?.appName ?? record.target?.appId;
}
/** How long each state was seen, in milliseconds; `undefined` for the last one if its end is not known. */
function stateSpans(states, endedAt) {
    return states.map((state, index) => {
        const isEnd = (0,_store_states_js__WEBPACK_IMPORTED_MODULE_1__/* .isFailure */ .N6)(state.status) || state.status.toLowerCase() === 'published';
        const until = states[index + 1]?.at ?? (isEnd ? undefined : endedAt);
        return { ...state, duration: until === undefined ? undefined : until - state.at };
    });
}


/***/ }),

/***/ 54166:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  zO: () => (/* binding */ mapTexts),
  Zz: () => (/* binding */ shownRecord)
});

// UNUSED EXPORTS: redacted

// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/masking/document.js + 1 modules
var masking_document = __nccwpck_require__(99780);
// EXTERNAL MODULE: ./lib/masking/notes.js
var notes = __nccwpck_require__(25301);
;// CONCATENATED MODULE: ./lib/review/review.js
/** A review without its secrets. */
function redactedReview(review, redact) {
    if ('missing' in review)
        return { missing: redact(review.missing) };
    return { ...review, comparison: review.views.redactedComparison(review.comparison, redact) };
}

;// CONCATENATED MODULE: ./lib/record/shown-record.js




/**
 * The record as every report may show it: certification notes are hidden first, while their length is known, then
 * every secret is taken out.
 */
function shownRecord(record, redact) {
    const { review, ...rest } = record;
    const { plan, before, after, response } = rest;
    const shown = redacted({
        ...rest,
        plan: plan && shownPlan(plan),
        before: before && (0,masking_document/* shownDocument */.b)(before),
        after: after && (0,masking_document/* shownDocument */.b)(after),
        response: (0,masking_document/* shownDocument */.b)(response),
    }, redact);
    return review === undefined ? shown : { ...shown, review: redactedReview(review, redact) };
}
function shownPlan(plan) {
    return { ...plan, document: (0,masking_document/* shownDocument */.b)(plan.document), changes: plan.changes.map(shownChange) };
}
function shownChange({ path, before, after }) {
    const shown = (0,notes/* isNotesPath */.RO)(path) ? notes/* hiddenNotes */.Eg : notes/* withoutNotes */.AP;
    return { path, before: shown(before), after: shown(after) };
}
/**
 * A copy of plain data in which `redact` has gone over every text that is a value, errors included. It comes before
 * rendering: escapes for Markdown or JSON would change a secret so that no redactor finds it.
 *
 * A secret may be an ordinary word. So names of members stay, and so do ids and the action's own words (`result`,
 * `action`, …): without these a run could no longer say how it ended.
 */
function redacted(data, redact) {
    const ofValue = (text, key) => (isOurs(key, text) ? text : redactedPath(key, text, redact));
    return mapTexts(data, ofValue, (key) => (plainName.test(key) ? key : redact(key)));
}
/** A name of a member, a language or a market. Any other key came from outside. */
const plainName = /^[@$\w.-]{1,64}$/;
/**
 * A copy of plain data with its texts replaced.
 * @param ofValue gets a text and the name of the member that it belongs to; elements have that of their list
 */
function mapTexts(data, ofValue, ofKey = (key) => key) {
    const copy = (value, key) => {
        if (typeof value === 'string')
            return ofValue(value, key);
        if (value instanceof errors/* ActionError */.lZ)
            return copyOfError(value, (text) => ofValue(text, ''));
        if (Array.isArray(value))
            return value.map((item) => copy(item, key));
        if (typeof value !== 'object' || value === null || JSON.isRawJSON(value))
            return value;
        return Object.fromEntries(Object.entries(value).map(([name, member]) => [ofKey(name), copy(member, name)]));
    };
    // Only texts change: what comes out has the type of what went in.
    return copy(data, '');
}
/** Members whose text is the action's own, or an id, if it has the form of one; anything else there is not. */
const ours = {
    action: /^(add|keep|remove)$/,
    from: /^(published|pending)$/,
    command: /^(publish|rollout|status|cancel|pull|api)$/,
    kind: /^(app|flight|add-on)$/,
    outlook: /^[a-z]+(-[a-z]+)*$/,
    result: /^[a-z]+(-[a-z]+)?$/,
    rule: /^[a-z]+(-[a-z]+)*$/,
    severity: /^(error|warning)$/,
    status: /^(None|PendingCommit|CommitStarted|PreProcessing|Certification|Release|PendingPublication|Publishing|Published|Canceled|(Commit|PreProcessing|Certification|Release|Publish)Failed|PackageRollout(NotStarted|InProgress|Complete|Stopped))$/,
    id: /^(\d{10,20}|9[0-9A-Z]{11})$/,
    appId: /^9[0-9A-Z]{11}$/,
    submissionId: /^\d{10,20}$/,
    fallbackSubmissionId: /^\d{1,20}$/,
};
function isOurs(key, text) {
    return Object.hasOwn(ours, key) && ours[key]?.test(text) === true;
}
/** A path is made of member names and languages; only the name of a package file in it is a value. */
function redactedPath(key, text, redact) {
    if (key !== 'path')
        return redact(text);
    const end = text.indexOf('[');
    const names = end === -1 ? text : text.slice(0, end);
    if (!names.split('.').every((name) => memberName.test(name)))
        return redact(text);
    return `${names}${redact(text.slice(names.length))}`;
}
const memberName = /^(?:[a-z]{1,40}|[a-z]{2,3}(?:-[a-z0-9]{1,8})+|\*)$/i;
/** Partner Center, as this action names it; the address of a report comes from the Store and may hold anything. */
const ownPage = /^https:\/\/partner\.microsoft\.com\/dashboard(?:\/products\/9[A-Z0-9]{11}\/submissions\/\d{1,20})?$/;
function copyOfError(error, change) {
    const { code, result, todo, quote, link, correlationId, status, serviceCode, findings, values } = error;
    return new errors/* ActionError */.lZ({
        code,
        message: change(error.message),
        todo: todo && change(todo),
        quote: quote && change(quote),
        result,
        link: link && (ownPage.test(link) ? link : change(link)),
        correlationId: correlationId && change(correlationId),
        status,
        serviceCode: serviceCode && change(serviceCode),
        findings: mapTexts(findings, (text, key) => (isOurs(key, text) ? text : change(text))),
        values: mapTexts(values, change),
    });
}


/***/ }),

/***/ 4164:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ verdictOf)
/* harmony export */ });
/* harmony import */ var _masking_url_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(27489);

/** The Store's errors, warnings and reports, without those that every submission has. */
function verdictOf(details) {
    return {
        storeErrors: storeMessages(details?.errors),
        storeWarnings: storeMessages(details?.warnings),
        certificationReports: (details?.certificationReports ?? [])
            .filter(({ reportUrl }) => reportUrl)
            .map(({ date, reportUrl }) => ({
            date: date ?? undefined,
            url: reportUrl ? (0,_masking_url_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutQuery */ .j$)(reportUrl) : undefined,
        })),
    };
}
/** Some responses carry `[{"code":"None"}]` or warnings about sales, which every submission has. */
function storeMessages(messages) {
    return (messages ?? [])
        .filter(({ code }) => code && code !== 'None' && code !== 'SalesUnsupportedWarning')
        .map(({ code, details }) => ({ code: code ?? '', details: details ?? '' }));
}


/***/ }),

/***/ 71425:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ referencesOf),
/* harmony export */   k: () => (/* binding */ logEnd)
/* harmony export */ });
/* harmony import */ var _masking_url_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(27489);
/* harmony import */ var _plan_report_plan_report_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(67720);
/* harmony import */ var _record_run_record_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(47136);
/* harmony import */ var _store_words_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(83916);
/* harmony import */ var _text_finding_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(39302);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(23808);
/* harmony import */ var _findings_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(37470);
/* harmony import */ var _next_step_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6304);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(65102);









/** Writes the end of the log: what went wrong, if anything, and one line with result and next step. */
function logEnd(record, logger) {
    const { error } = record;
    if (error !== undefined)
        (0,_findings_js__WEBPACK_IMPORTED_MODULE_3__/* .annotate */ .fz)('error', errorAnnotations(record, error), logger);
    const used = record.warnings.length;
    (0,_findings_js__WEBPACK_IMPORTED_MODULE_3__/* .annotate */ .fz)('warning', (0,_findings_js__WEBPACK_IMPORTED_MODULE_3__/* .silentWarnings */ .di)(record).map(findingAnnotation), logger, used);
    if (error !== undefined)
        logReferences(record, error, logger);
    const page = error?.link ?? (0,_record_run_record_js__WEBPACK_IMPORTED_MODULE_1__/* .pageOf */ .ZZ)(record);
    if (page !== undefined)
        logger.info(`Page: ${(0,_masking_url_js__WEBPACK_IMPORTED_MODULE_6__/* .withoutQuery */ .j$)(page)}`);
    logger.info(closingLine(record));
}
/** `✅ Result: accepted. Contoso 1.2.3.0, for 10% of customers, being checked (PreProcessing), 3 min 12 s. Next: …` */
function closingLine(record) {
    const { result = 'failed', error } = record;
    const planned = (0,_outcome_js__WEBPACK_IMPORTED_MODULE_5__/* .plannedText */ .qN)(record).replace(/^with /, '');
    const said = result === 'done' ? (0,_outcome_js__WEBPACK_IMPORTED_MODULE_5__/* .headlineOf */ .gD)(record) : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_7__/* .sentence */ .em)((0,_text_format_js__WEBPACK_IMPORTED_MODULE_7__/* .capitalized */ .l2)(planned));
    const facts = [
        (0,_outcome_js__WEBPACK_IMPORTED_MODULE_5__/* .subjectOf */ .et)(record),
        (0,_outcome_js__WEBPACK_IMPORTED_MODULE_5__/* .audienceOf */ .Ox)(record),
        result === 'done' ? '' : stateOf(record),
        ...(error === undefined ? (0,_plan_report_plan_report_js__WEBPACK_IMPORTED_MODULE_0__/* .leftBehindSummary */ .iM)(record.plan?.leftBehind ?? []) : []),
        // On its own it would not be a sentence.
        (0,_outcome_js__WEBPACK_IMPORTED_MODULE_5__/* .subjectOf */ .et)(record) === '' ? '' : time(record),
    ]
        .filter((fact) => fact)
        .join(', ');
    return (0,_text_format_js__WEBPACK_IMPORTED_MODULE_7__/* .spaced */ .ji)([
        `${(0,_outcome_js__WEBPACK_IMPORTED_MODULE_5__/* .iconOf */ .ZG)(record)} Result: ${result}.`,
        said,
        facts && `${facts}.`,
        `Next: ${error === undefined ? (0,_next_step_js__WEBPACK_IMPORTED_MODULE_4__/* .nextStep */ .s)(record) : 'See the error above.'}`,
    ]);
}
/** A taken slot holds someone else's submission: its state says nothing about this run. */
function stateOf(record) {
    const status = (0,_record_run_record_js__WEBPACK_IMPORTED_MODULE_1__/* .lastStatus */ .by)(record);
    const words = status === undefined ? undefined : (0,_store_words_js__WEBPACK_IMPORTED_MODULE_2__/* .describeState */ .Jw)(status);
    // "failed … published" would contradict itself.
    const isOdd = record.error !== undefined && words === 'published';
    return record.result === 'busy' || words === record.result || isOdd ? undefined : words;
}
/** Seconds and more: anything less says nothing. */
function time({ startedAt, endedAt }) {
    const duration = endedAt === undefined ? 0 : endedAt - startedAt;
    return duration < 1000 ? '' : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_7__/* .formatDuration */ .a3)(duration);
}
/** Details of an error for a support request. */
function referencesOf(error, stage) {
    const { code, serviceCode, status, correlationId } = error;
    return [
        `error ${code}`,
        stage === undefined ? '' : `step ${JSON.stringify(stage)}`,
        serviceCode === undefined ? '' : `service code ${serviceCode}`,
        status === undefined ? '' : `HTTP ${status}`,
        correlationId === undefined ? '' : `correlation ID ${correlationId}`,
    ]
        .filter((part) => part !== '')
        .join(', ');
}
/** One for each finding, or one for the error: our sentence, what to do, the service's words. */
function errorAnnotations(record, error) {
    const findings = (0,_findings_js__WEBPACK_IMPORTED_MODULE_3__/* .stoppingFindings */ .x$)(record);
    const [first, ...others] = findings;
    if (first === undefined)
        return serviceAnnotations(record, error);
    const more = others.length === 0 ? '' : `And ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_7__/* .plural */ .LS)(others.length, 'more error')} below.`;
    const lead = (0,_text_format_js__WEBPACK_IMPORTED_MODULE_7__/* .spaced */ .ji)([(0,_text_format_js__WEBPACK_IMPORTED_MODULE_7__/* .sentence */ .em)((0,_text_finding_js__WEBPACK_IMPORTED_MODULE_8__/* .findingText */ .NK)(first)), more, (0,_text_format_js__WEBPACK_IMPORTED_MODULE_7__/* .sentence */ .em)(error.todo ?? '')]);
    return [{ ...findingAnnotation(first), text: lead }, ...others.map(findingAnnotation)];
}
function serviceAnnotations({ storeErrors }, error) {
    const [quote, ...others] = storeErrors.map(storeSays);
    const text = (0,_text_format_js__WEBPACK_IMPORTED_MODULE_7__/* .spaced */ .ji)([(0,_text_format_js__WEBPACK_IMPORTED_MODULE_7__/* .sentence */ .em)(error.message), (0,_text_format_js__WEBPACK_IMPORTED_MODULE_7__/* .sentence */ .em)(error.todo ?? ''), error.quote, quote]);
    return [{ text }, ...others.map((other) => ({ text: other }))];
}
/** An error may come without details. */
function storeSays({ code, details }) {
    return details === ''
        ? `The Store reported ${code}, but gives no details.`
        : `The Store reported ${code}: ${details}`;
}
function findingAnnotation(finding) {
    const { file, line, rule } = finding;
    const title = (0,_findings_js__WEBPACK_IMPORTED_MODULE_3__/* .titleOfInput */ .oR)(finding) ?? (0,_findings_js__WEBPACK_IMPORTED_MODULE_3__/* .titleOf */ .Gg)(rule);
    return {
        text: (0,_text_finding_js__WEBPACK_IMPORTED_MODULE_8__/* .findingText */ .NK)(finding),
        place: { title, ...(file !== undefined && { file }), ...(line !== undefined && { line }) },
    };
}
function logReferences(record, error, logger) {
    for (const [name, value] of Object.entries(error.values))
        logger.info(`${name}: ${value}`);
    for (const { url, date } of record.certificationReports) {
        const of = date === undefined ? '' : ` of ${date}`;
        logger.info(`Certification report${of}: ${(0,_masking_url_js__WEBPACK_IMPORTED_MODULE_6__/* .withoutQuery */ .j$)(url ?? '')}`);
    }
    logger.info(`Details for support: ${referencesOf(error, record.stage)}`);
}


/***/ }),

/***/ 37470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gg: () => (/* binding */ titleOf),
/* harmony export */   Lf: () => (/* binding */ warningTexts),
/* harmony export */   di: () => (/* binding */ silentWarnings),
/* harmony export */   fz: () => (/* binding */ annotate),
/* harmony export */   oR: () => (/* binding */ titleOfInput),
/* harmony export */   x$: () => (/* binding */ stoppingFindings)
/* harmony export */ });
/* harmony import */ var _masking_sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(14125);
/* harmony import */ var _text_finding_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(39302);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(23808);



/**
 * What stopped the run, each once: the findings of its error, or if that has none, those of the checks. Advice
 * that several share is only in the first of them.
 */
function stoppingFindings(record) {
    const errors = findingsOf(record).filter(({ severity }) => severity === 'error');
    return withoutRepeats([...new Map(errors.map((finding) => [(0,_text_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .findingText */ .NK)(finding), finding])).values()]);
}
/** Drops what an earlier finding has said, sentence by sentence; the first sentence says what is wrong and stays. */
function withoutRepeats(findings) {
    const said = new Set();
    return findings.map((finding) => {
        const [first = '', ...others] = finding.message.split(/(?<=[.?!]) (?=[A-Z])/);
        const fresh = others.filter((sentence) => !said.has(sentence));
        for (const sentence of others)
            said.add(sentence);
        return { ...finding, message: [first, ...fresh].join(' ') };
    });
}
/** Warnings of the checks that were not logged when they were found. */
function silentWarnings(record) {
    const logged = new Set(record.warnings);
    return findingsOf(record).filter((finding) => finding.severity === 'warning' &&
        ![finding.message, (0,_text_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .findingText */ .NK)(finding)].some((text) => logged.has((0,_masking_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitize */ .aj)(text))));
}
/** Every warning of the run once, whether it was already logged or not. */
function warningTexts(record) {
    return [...new Set([...record.warnings, ...silentWarnings(record).map(_text_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .findingText */ .NK)])];
}
function findingsOf({ error, findings }) {
    return error === undefined || error.findings.length === 0 ? findings : error.findings;
}
/** A finding's rule as the title of its annotation: `version-order` is `Version order`. */
function titleOf(rule) {
    return (0,_text_format_js__WEBPACK_IMPORTED_MODULE_2__/* .capitalized */ .l2)(rule.replaceAll('-', ' '));
}
/**
 * `client-secret is missing or empty`: the first words about an input, or only its name if they don't make a phrase;
 * `undefined` for another finding.
 */
function titleOfInput({ rule, message }) {
    if (rule !== 'invalid-input' && rule !== 'undeclared-input')
        return undefined;
    const [, name, words = ''] = /^([\w-]{1,60}): ([^.,;:("]{0,60}(?=[.,;:](?:\s|$)|$))?/.exec(message) ?? [];
    if (name === undefined)
        return undefined;
    return /^(?:is|has|does|must|can't|belongs) \w/.test(words) ? `${name} ${words.trim()}` : name;
}
/** GitHub keeps ten annotations per level and step, and silently drops the rest. */
const shownPerLevel = 10;
/**
 * Writes errors or warnings as annotations, in order. What GitHub would drop is counted in the last one that
 * it keeps, and is in the log as plain lines.
 * @param used how many annotations of this level the step has written before.
 */
function annotate(level, annotations, logger, used = 0) {
    const room = Math.max(0, shownPerLevel - used);
    const kept = annotations.length <= room ? annotations.length : Math.max(0, room - 1);
    for (const { text, place } of annotations.slice(0, kept))
        logger[level](text, place);
    const rest = annotations.slice(kept);
    if (rest.length === 0)
        return;
    if (room > 0)
        logger[level](`And ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(rest.length, `more ${level}`)}: the log and the summary list them all.`);
    for (const { text } of rest)
        logger.info(`${level === 'error' ? 'Error' : 'Warning'}: ${text}`);
}


/***/ }),

/***/ 6304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ nextStep)
/* harmony export */ });
/* harmony import */ var _record_results_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(46299);
/* harmony import */ var _record_run_record_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(47136);
/* harmony import */ var _store_rollout_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(25804);
/* harmony import */ var _store_states_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1387);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(23808);
/* harmony import */ var _findings_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(37470);






/** What to do now, by the state in which a run that ended well has left the submission. */
function nextStep(record) {
    return ownStep(record) ?? _record_results_js__WEBPACK_IMPORTED_MODULE_0__/* .results */ .X[record.result ?? 'failed'].next ?? '';
}
/** What this run says about it beyond what its result says. */
function ownStep(record) {
    switch (record.result) {
        case 'published':
            return rolloutStep(record);
        case 'certified':
            return certifiedStep(record.publishTime);
        case 'accepted':
            return (0,_text_format_js__WEBPACK_IMPORTED_MODULE_4__/* .spaced */ .ji)([_record_results_js__WEBPACK_IMPORTED_MODULE_0__/* .results */ .X.accepted.next, laterStep(record)]);
        case 'already-submitted':
            return submittedStep(record) ?? nothingToPublish(record);
        case 'planned':
            return plannedStep(record);
        case 'done':
            return doneSteps[record.command]?.(record);
        default:
            return undefined;
    }
}
const plannedSteps = {
    free: 'Nothing to do: this was a dry run. Nothing was changed in the Store.',
    refused: 'Before you release, fix the problem described in the warning.',
    busy: 'Before you release, resolve the pending submission as described in the warning.',
    waits: 'Nothing to do: publishing would wait until the pending submission is published or deleted.',
    'published-already': _record_results_js__WEBPACK_IMPORTED_MODULE_0__/* .results */ .X['already-submitted'].next ?? '',
    'submitted-already': 'Nothing to do: the submission continues on its own.',
    'not-asked': 'Nothing to do here: the remaining checks need the Store and run when you publish.',
};
function plannedStep(record) {
    const { outlook } = record;
    if (outlook === undefined)
        return undefined;
    const warnings = (0,_findings_js__WEBPACK_IMPORTED_MODULE_3__/* .warningTexts */ .Lf)(record).length;
    if (outlook === 'free' && warnings > 0)
        return warnings === 1
            ? 'Read the warning above. It would not block a release.'
            : 'Read the warnings above. They would not block a release.';
    return (outlook === 'published-already' && nothingToPublish(record)) || plannedSteps[outlook];
}
/** Without packages there is none whose version could be higher. */
function nothingToPublish({ files, plan }) {
    return plan !== undefined && files.length === 0
        ? 'Nothing to do: the Store has exactly this. To publish something else, change the inputs.'
        : undefined;
}
/** After a command other than `publish`. */
const doneSteps = {
    rollout: (record) => rolloutStep(record) ?? 'Nothing to do: the rollout has ended.',
    status: statusStep,
    cancel: () => 'Nothing to do: the next release can start.',
    pull: pullStep,
    api: () => 'See the response output.',
};
function pullStep({ pulled }) {
    const isChanged = (pulled?.added.length ?? 0) + (pulled?.replaced.length ?? 0) > 0;
    return isChanged
        ? 'Review the changes, and commit the folder.'
        : 'Nothing to do: the folder is up to date.';
}
function statusStep(record) {
    const status = (0,_record_run_record_js__WEBPACK_IMPORTED_MODULE_1__/* .lastStatus */ .by)(record);
    if (status === undefined)
        return 'Nothing to do: nothing has been submitted yet.';
    if ((0,_store_states_js__WEBPACK_IMPORTED_MODULE_2__/* .isDraft */ .Qx)(status))
        return 'Finish the draft, or delete it with command: cancel. While it is pending, nothing else can be released.';
    return submittedStep(record) ?? 'Nothing to do.';
}
/** For a submission that may have reached any state by now. */
function submittedStep(record) {
    const status = (0,_record_run_record_js__WEBPACK_IMPORTED_MODULE_1__/* .lastStatus */ .by)(record)?.toLowerCase() ?? '';
    if (status === 'published')
        return rolloutStep(record);
    if (status === 'release' || status === 'pendingpublication')
        return certifiedStep(record.publishTime);
    if (status === '' || (0,_store_states_js__WEBPACK_IMPORTED_MODULE_2__/* .isFailure */ .N6)(status))
        return undefined;
    return (0,_text_format_js__WEBPACK_IMPORTED_MODULE_4__/* .spaced */ .ji)(['Nothing to do now: certification takes hours, sometimes days.', laterStep(record)]);
}
/** What remains to be done once the submission has passed certification. */
function laterStep({ publishTime, rollout }) {
    const held = heldText(publishTime);
    if (held !== undefined)
        return `After that, ${held}.`;
    return rollout === undefined
        ? ''
        : 'Once the submission is published, increase the rollout with command: rollout, or complete it with rollout-action: finalize.';
}
function certifiedStep(time) {
    const held = heldText(time);
    return held === undefined ? undefined : `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_4__/* .capitalized */ .l2)(held)}.`;
}
/** `undefined` if the Store publishes at once. */
function heldText(time) {
    switch (time?.mode.toLowerCase()) {
        case 'manual':
            return 'publish the submission in Partner Center: its publish mode is manual';
        case 'specificdate':
            return `the Store will publish the submission on ${utc(time?.date)}`;
        default:
            return undefined;
    }
}
/** `2027-03-01 09:00 UTC` */
function utc(date) {
    const at = Date.parse(date ?? '');
    return Number.isNaN(at) ? 'its date' : `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
const rolloutSteps = {
    'in-progress': 'Increase the rollout with command: rollout, or complete it with rollout-action: finalize. Until the rollout ends, new releases are refused.',
    stopped: 'Publish a higher version: the rollout is halted, so no more customers get these packages.',
    'not-started': 'Once the rollout has started, increase it with command: rollout, or complete it with rollout-action: finalize.',
};
/** What to do next about a published submission's rollout; `undefined` if it has none. */
function rolloutStep({ rollout }) {
    if (rollout === undefined)
        return undefined;
    const state = (0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_5__/* .rolloutStateOf */ .Ob)(rollout.status);
    return state === 'in-progress' && rollout.percentage === 100
        ? 'Finalize the rollout (command: rollout, rollout-action: finalize). Until then, new releases are refused.'
        : rolloutSteps[state];
}


/***/ }),

/***/ 65102:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ox: () => (/* binding */ audienceOf),
/* harmony export */   Wm: () => (/* binding */ headingOf),
/* harmony export */   ZG: () => (/* binding */ iconOf),
/* harmony export */   et: () => (/* binding */ subjectOf),
/* harmony export */   gD: () => (/* binding */ headlineOf),
/* harmony export */   qN: () => (/* binding */ plannedText)
/* harmony export */ });
/* harmony import */ var _record_results_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(46299);
/* harmony import */ var _record_run_record_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(47136);
/* harmony import */ var _store_rollout_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(25804);
/* harmony import */ var _store_words_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(83916);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(23808);
/* harmony import */ var _findings_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(37470);






/** What publishing now would do, after "planned"; a dry run that found nothing in the way says no more. */
const outlooks = {
    free: '',
    refused: 'publishing now would be refused',
    busy: 'publishing now would end with the result busy',
    waits: 'publishing now would wait for the pending submission',
    'published-already': 'publishing now would change nothing',
    'submitted-already': 'publishing now would submit nothing',
    'not-asked': 'the Store was not contacted',
};
/** Icon of a run's result: a dry run with warnings is not simply green. */
function iconOf(record) {
    const { icon } = _record_results_js__WEBPACK_IMPORTED_MODULE_0__/* .results */ .X[record.result ?? 'failed'];
    const isWarned = record.result === 'planned' && warningCount(record) > 0;
    return isWarned ? '⚠️' : icon;
}
/** What a dry run found: `with 1 warning: publishing now would be refused`; empty for all other runs. */
function plannedText(record) {
    if (record.result !== 'planned')
        return '';
    const count = warningCount(record);
    const outlook = record.outlook === undefined ? '' : outlooks[record.outlook];
    if (count > 0)
        return `with ${[(0,_text_format_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(count, 'warning'), outlook].filter(Boolean).join(': ')}`;
    const checked = record.files.length === 0 ? 'inputs are valid' : 'packages and inputs are valid';
    return record.outlook === 'not-asked' ? `${checked}; ${outlook}` : outlook;
}
/** What a run that ended well has done, in a sentence. */
function headlineOf(record) {
    const { headline = '' } = _record_results_js__WEBPACK_IMPORTED_MODULE_0__/* .results */ .X[record.result ?? 'failed'];
    if (record.result === 'done')
        return doneTexts[record.command]?.(record) ?? headline;
    if (record.result !== 'planned')
        return headline;
    if (record.outlook === 'not-asked')
        return 'Only the workspace was checked: this run has no credentials for the Store.';
    return record.outlook === 'free' && warningCount(record) === 0
        ? 'No problems found: publishing now would go ahead.'
        : headline;
}
/** What a command other than `publish` has done. */
const doneTexts = {
    rollout: rolloutText,
    status: statusText,
    cancel: cancelText,
    pull: pullText,
    api: () => 'The Store responded.',
};
function rolloutText({ rollout, rolloutBefore }) {
    if (rollout === undefined)
        return undefined;
    const state = rollout.status === undefined ? '' : `, ${(0,_store_words_js__WEBPACK_IMPORTED_MODULE_2__/* .describeState */ .Jw)(rollout.status)}`;
    const share = rollout.percentage === undefined ? '?' : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatShare */ .T1)(rollout.percentage);
    const isChanged = rolloutBefore !== undefined && rolloutBefore !== rollout.percentage;
    return `Rollout: ${isChanged ? `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatShare */ .T1)(rolloutBefore)} → ` : ''}${share}${state}.`;
}
function statusText(record) {
    const status = (0,_record_run_record_js__WEBPACK_IMPORTED_MODULE_1__/* .lastStatus */ .by)(record);
    if (status === undefined)
        return 'There is no pending or published submission.';
    return `Submission ${record.submissionId} is ${(0,_store_words_js__WEBPACK_IMPORTED_MODULE_2__/* .describeState */ .Jw)(status)}${rollingOut(record)}.`;
}
/** Describes a rollout in progress: without it, "published" would read as if everyone had it. */
function rollingOut({ rollout }) {
    if (rollout?.percentage === undefined)
        return '';
    return (0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_5__/* .rolloutStateOf */ .Ob)(rollout.status) === 'in-progress'
        ? `, and is rolled out to ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatShare */ .T1)(rollout.percentage)} of customers`
        : '';
}
function cancelText(record) {
    if (record.deletedId === undefined)
        return 'Nothing was pending, so nothing was deleted.';
    const status = (0,_record_run_record_js__WEBPACK_IMPORTED_MODULE_1__/* .lastStatus */ .by)(record);
    const what = status === undefined || /^(pendingcommit|none)$/i.test(status) ? 'Draft' : 'Submission';
    return `${what} ${record.deletedId} deleted.`;
}
/** For a run that ended well, which has therefore written everything there is. */
function pullText({ pulled }) {
    if (pulled === undefined)
        return undefined;
    const { added, replaced, same, folder } = pulled;
    const counts = [
        added.length > 0 ? `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(added.length, 'file')} written` : '',
        replaced.length > 0 ? `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(replaced.length, 'file')} replaced` : '',
        same > 0 ? `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(same, 'file')} unchanged` : '',
    ].filter((each) => each !== '');
    return `${folder}: ${counts.join(', ') || 'nothing to write, because the Store page is empty'}.`;
}
/** Leaves out the one that only says that the Store was not contacted: the headline says so too. */
function warningCount(record) {
    const count = (0,_findings_js__WEBPACK_IMPORTED_MODULE_3__/* .warningTexts */ .Lf)(record).length + record.storeWarnings.length;
    return record.outlook === 'not-asked' ? Math.max(0, count - 1) : count;
}
/**
 * `✅ accepted: Contoso 1.2.3.0, for 10% of customers`, `⚠️ planned, with 1 warning: publishing now would be refused`
 */
function headingOf(record, prefix) {
    const planned = plannedText(record);
    // After a prefix that ends in a colon, another colon would be hard to read.
    const colon = prefix === '' ? ': ' : ', ';
    const about = [subjectOf(record), audienceOf(record)].filter(Boolean).join(', ');
    const separator = planned.startsWith('with ') ? ', ' : colon;
    const said = planned === '' ? '' : `${separator}${planned}`;
    const subject = about === '' ? '' : `${said === '' ? colon : ' – '}${about}`;
    return `${iconOf(record)} ${prefix}${record.result ?? 'failed'}${said}${subject}`;
}
/**
 * Who gets the packages of a run that publishes: `for 10% of customers`, or that there are no new ones; `undefined` if
 * no one gets any.
 */
function audienceOf(record) {
    const { target } = record;
    if (record.command !== 'publish' || target === undefined || target.kind === 'add-on')
        return undefined;
    if (record.plan === undefined || !isOnItsWay(record))
        return undefined;
    if (record.files.length === 0)
        return 'packages unchanged';
    const share = shareOf(record);
    const group = target.kind === 'flight' ? `flight ${JSON.stringify(target.flight ?? '')}` : undefined;
    if (share !== undefined)
        return `for ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatShare */ .T1)(share)} of ${group ?? 'customers'}`;
    return `for ${group ?? everyone(record)}`;
}
/** `Contoso Notes 1.2.3.0`: the target, and each version of its packages in this run; empty if nothing is known. */
function subjectOf(record) {
    const { target, files } = record;
    const own = files.filter(({ facts }) => facts.name === target?.identityName);
    const versions = new Set((own.length > 0 ? own : files).map(({ facts }) => facts.version));
    return (0,_text_format_js__WEBPACK_IMPORTED_MODULE_4__/* .spaced */ .ji)([(0,_record_run_record_js__WEBPACK_IMPORTED_MODULE_1__/* .targetName */ .je)(record), [...versions].join(', ')]);
}
/** Share of a gradual rollout in percent; `undefined` if the packages go to everyone. */
function shareOf({ plan, result, rollout }) {
    // For an earlier submission, only the Store knows how far it has spread by now.
    if (result === 'already-submitted') {
        const isOver = rollout === undefined || (0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_5__/* .rolloutStateOf */ .Ob)(rollout.status) === 'complete';
        return isOver ? undefined : rollout.percentage;
    }
    const planned = plan === undefined ? undefined : (0,_store_rollout_js__WEBPACK_IMPORTED_MODULE_5__/* .rolloutOf */ .Zb)(plan.document);
    return planned?.isPackageRollout ? (planned.packageRolloutPercentage ?? undefined) : undefined;
}
function everyone({ plan }) {
    switch (plan?.document.visibility?.toLowerCase()) {
        case 'hidden':
            return 'customers who own it or have a link (hidden)';
        case 'private':
            return 'the private audience';
        default:
            return 'everyone';
    }
}
/** A refused run, for example, reaches no one. */
function isOnItsWay({ result }) {
    return result === 'planned' || (0,_record_results_js__WEBPACK_IMPORTED_MODULE_0__/* .wasCommitted */ .i)(result);
}


/***/ }),

/***/ 15854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  K: () => (/* binding */ sectionsOf)
});

// EXTERNAL MODULE: ./lib/markdown/links.js
var links = __nccwpck_require__(52976);
// EXTERNAL MODULE: ./lib/markdown/markdown.js
var markdown = __nccwpck_require__(96436);
// EXTERNAL MODULE: ./lib/document/value.js
var value = __nccwpck_require__(63352);
// EXTERNAL MODULE: ./lib/record/results.js
var results = __nccwpck_require__(46299);
// EXTERNAL MODULE: ./lib/text/format.js
var format = __nccwpck_require__(23808);
// EXTERNAL MODULE: ./lib/plan-report/plan-report.js
var plan_report = __nccwpck_require__(67720);
;// CONCATENATED MODULE: ./lib/plan-report/plan-sections.js





/** What happens to each package; before there is a plan, the files of the run. */
function plan_sections_packages(record) {
    const { plan, files } = record;
    if (plan === undefined)
        return (0,markdown/* titled */.dJ)('Packages', (0,markdown/* blocks */.Bv)([(0,markdown/* list */.p_)(files.map(fileItem)), sums(files)]));
    const isCarriedOut = record.result === 'planned' || record.result === 'rejected' || (0,results/* wasCommitted */.i)(record.result);
    const { packages: all, notUpdated } = (0,plan_report/* reportPlan */._S)(plan);
    const rows = all.map((each) => packageCells(each, files, isCarriedOut));
    return (0,markdown/* titled */.dJ)('Packages', (0,markdown/* blocks */.Bv)([
        isCarriedOut ? (0,markdown.md) `` : (0,markdown.md) `Planned, but not done:`,
        files.length === 0 && rows.length > 0 ? (0,markdown.md) `The packages stay unchanged.` : (0,markdown.md) ``,
        (0,markdown/* table */.tp)(['What happens', 'Package'], rows),
        (0,markdown/* list */.p_)(notUpdated.map((text) => (0,markdown.md) `Not updated: ${text}`)),
        sums(files),
    ]));
}
/** Checksums, to compare a package with what was built, or with its attestation. */
function sums(files) {
    if (files.length === 0)
        return (0,markdown.md) ``;
    const items = files.map(({ facts }) => (0,markdown.md) `${(0,markdown/* code */.aY)(facts.displayPath)}: ${(0,markdown/* code */.aY)(facts.sha256)}`);
    return (0,markdown/* details */.zH)('SHA-256', (0,markdown/* list */.p_)(items));
}
/** What changes besides packages, and what stays though it is risky; without the Store, what is asked for. */
function changes(record) {
    const { plan, review, requested, leftOut = [] } = record;
    if (plan === undefined) {
        const asked = requested.map((field) => [(0,markdown/* code */.aY)(field.path), plan_sections_value((0,value/* shorten */.ml)(field.value))]);
        return (0,markdown/* titled */.dJ)('Asked for', (0,markdown/* table */.tp)(['Field', 'Value'], asked));
    }
    const rows = (0,plan_report/* reportPlan */._S)(plan, review).changes.map((change) => [(0,markdown/* code */.aY)(change.path), beforeAndAfter(change)]);
    // The section before this one has them all.
    if (rows.length === 0 && plan.changes.length > 0 && leftOut.length === 0)
        return (0,markdown.md) ``;
    const none = plan.packages.every(({ action }) => action === 'keep') ? 'None.' : 'Only packages.';
    const body = rows.length === 0 ? (0,markdown.md) `${none}` : (0,markdown/* table */.tp)(['Field', 'Before → after'], rows);
    return (0,markdown/* titled */.dJ)('Changes', leftOut.length === 0
        ? body
        : (0,markdown.md) `Not computed: the ${leftOut.join(' and the ')} ${leftOut.length === 1 ? 'has' : 'have'} errors.`);
}
/** What a reader must know is inherited, folded, in one line: `Free · Public · published at once · …` */
function kept({ plan }) {
    if (plan === undefined)
        return (0,markdown.md) ``;
    const { facts, keptNotes = '' } = (0,plan_report/* reportPlan */._S)(plan);
    const items = [facts.join(' · '), keptNotes].filter((item) => item !== '');
    return items.length === 0 ? (0,markdown.md) `` : (0,markdown/* details */.zH)('Unchanged', (0,markdown/* list */.p_)(items));
}
function fileItem({ facts, archiveName }) {
    const families = new Set(facts.serves.map(({ family, minVersion }) => `${family} ${minVersion}`));
    return (0,markdown/* lines */.Mn)([
        (0,markdown/* code */.aY)(facts.displayPath),
        traits(facts.version, [
            facts.architectures.join(', '),
            [...families].join(', '),
            (0,format/* formatBytes */.z3)(facts.size),
        ]),
        inStore(archiveName),
    ]);
}
/** Non-breaking spaces: sign and word belong together. */
const signs = { add: '🟢\u00a0add', remove: '🔴\u00a0remove', keep: '⚪\u00a0keep' };
function packageCells(each, files, isCarriedOut) {
    const size = each.size === undefined ? '' : (0,format/* formatBytes */.z3)(each.size);
    const own = each.action === 'add' ? files.find(({ archiveName }) => archiveName === each.fileName) : undefined;
    return [
        isCarriedOut ? signs[each.action] : `⚪\u00a0${each.action}`,
        (0,markdown/* lines */.Mn)([
            (0,markdown/* code */.aY)(own?.facts.displayPath ?? each.fileName),
            traits(each.version, [each.architectures.join(', '), each.families.join(', '), size]),
            // A new package's reason is the file that it comes from.
            each.reason === own?.facts.displayPath ? '' : (0,markdown/* wrapping */.rF)(each.reason),
            own === undefined ? '' : inStore(each.fileName),
        ]),
    ];
}
/** A package's name in the Store says version, architectures and content, so it differs from the file's. */
function inStore(name) {
    return (0,markdown/* small */.EX)((0,markdown.md) `in the Store: ${(0,markdown/* wrapping */.rF)(name)}`);
}
function traits(version, others) {
    const known = others.filter((other) => other !== '');
    return (0,markdown/* joined */.oR)(version === undefined ? known : [(0,markdown.md) `**${version}**`, ...known], ' · ');
}
/** Short values on one line, which a phone has room for. */
function beforeAndAfter({ before, after, hidden }) {
    if (hidden !== undefined)
        return hidden;
    const isShort = (0,value/* describeValue */.bp)(before).length + (0,value/* describeValue */.bp)(after).length <= 32;
    return isShort ? (0,markdown.md) `${plan_sections_value(before)} → ${plan_sections_value(after)}` : (0,markdown/* lines */.Mn)([plan_sections_value(before), (0,markdown.md) `→ ${plan_sections_value(after)}`]);
}
/** Texts as text: only they may be long, and then they read better that way. */
function plan_sections_value(of) {
    const text = (0,value/* describeValue */.bp)(of);
    return typeof of === 'string' && /\s/.test(of) ? (0,markdown/* wrapping */.rF)(text) : (0,markdown/* code */.aY)(text);
}

// EXTERNAL MODULE: ./lib/record/run-record.js
var run_record = __nccwpck_require__(47136);
// EXTERNAL MODULE: ./lib/store/partner-center.js
var partner_center = __nccwpck_require__(92593);
// EXTERNAL MODULE: ./lib/store/words.js
var store_words = __nccwpck_require__(83916);
// EXTERNAL MODULE: ./lib/text/finding.js
var text_finding = __nccwpck_require__(39302);
// EXTERNAL MODULE: ./lib/report/closing.js
var closing = __nccwpck_require__(71425);
// EXTERNAL MODULE: ./lib/report/findings.js
var report_findings = __nccwpck_require__(37470);
// EXTERNAL MODULE: ./lib/report/next-step.js
var next_step = __nccwpck_require__(6304);
// EXTERNAL MODULE: ./lib/report/outcome.js
var outcome = __nccwpck_require__(65102);
// EXTERNAL MODULE: ./lib/report/store-page.js
var store_page = __nccwpck_require__(29227);
;// CONCATENATED MODULE: ./lib/report/sections.js














/** What summary and comment show of a run, in this order: result and errors first. */
function sectionsOf(record, { level, prefix, places }) {
    const heading = (0,markdown.md) `${new markdown/* Markdown */.oz(level)} ${(0,outcome/* headingOf */.Wm)(record, prefix)}`;
    return [
        (0,markdown/* blocks */.Bv)([heading, sections_outcome(record)]),
        reasons(record),
        target(record),
        warnings(record),
        plan_sections_packages(record),
        (room) => (0,store_page/* storePage */.zz)(record, places, room),
        changes(record),
        kept(record),
        pulled(record),
    ];
}
/** What has happened, and what to do next. Several findings follow as a list (`reasons`). */
function sections_outcome(record) {
    const { error } = record;
    if (error === undefined)
        return (0,markdown/* blocks */.Bv)([(0,markdown.md) `${(0,outcome/* headlineOf */.gD)(record)}`, (0,markdown.md) `**Next:** ${(0,next_step/* nextStep */.s)(record)}`]);
    const [first, ...others] = (0,report_findings/* stoppingFindings */.x$)(record);
    if (others.length > 0)
        return (0,markdown/* blocks */.Bv)([
            (0,markdown.md) `${(0,format/* spaced */.ji)([`${(0,format/* plural */.LS)(others.length + 1, 'problem')} found.`, error.todo])}`,
            (0,markdown.md) `**Next:** Fix these, then run the workflow again:`,
        ]);
    const next = (0,format/* sentence */.em)(error.todo ?? results/* results */.X[record.result ?? 'failed'].next ?? results/* results */.X.failed.next ?? '');
    const said = first === undefined ? (0,format/* sentence */.em)(error.message) : findingLine(first);
    return (0,markdown/* blocks */.Bv)([(0,markdown.md) `${said}`, (0,markdown.md) `**Next:** ${next}`]);
}
/** Why it ended that way: several findings, the Store's own words, and what to quote in a report. */
function reasons(record) {
    const { error, storeErrors } = record;
    const findings = (0,report_findings/* stoppingFindings */.x$)(record);
    return (0,markdown/* blocks */.Bv)([
        (0,markdown/* verbatim */.Bj)(error?.values ?? {}),
        (0,markdown/* list */.p_)([
            ...(findings.length > 1 ? findings : []).map((finding) => (0,markdown.md) `❌ ${findingLine(finding)}`),
            ...(error?.quote === undefined ? [] : [(0,markdown.md) `❌ ${error.quote}`]),
            ...storeErrors.map((message) => (0,markdown.md) `❌ ${storeMessage(message)}`),
            ...pages(record),
        ]),
        error === undefined ? (0,markdown.md) `` : (0,markdown/* small */.EX)(`Details for support: ${(0,closing/* referencesOf */.C)(error, record.stage)}`),
    ]);
}
/** The target of the run: app, submission and rollout, with links. */
function target(record) {
    if (record.target === undefined)
        return (0,markdown.md) ``;
    const { appId, appName, flight, kind } = record.target;
    const { rollout, submissionId } = record;
    const status = (0,run_record/* lastStatus */.by)(record);
    const isGone = record.deletedId !== undefined;
    return (0,markdown/* lines */.Mn)([
        appName === undefined
            ? (0,markdown.md) `**${kind === 'add-on' ? 'Add-on' : 'App'}:** ${linked((0,markdown/* code */.aY)(appId), (0,links/* storeUrl */.T4)(appId))}`
            : (0,markdown.md) `**App:** ${linked(appName, (0,links/* storeUrl */.T4)(appId))} ${(0,markdown/* code */.aY)(appId)}`,
        kind === 'flight' ? (0,markdown.md) `**Flight:** ${flight ?? ''}` : '',
        submissionId === undefined
            ? ''
            : (0,markdown.md) `**${record.result === 'busy' ? 'Pending submission' : 'Submission'}:** ${linked((0,markdown/* code */.aY)(submissionId), isGone ? undefined : (0,partner_center/* submissionUrl */.sI)(appId, submissionId))}`,
        status === undefined || isGone ? '' : (0,markdown.md) `**Status:** ${stateWords(status)}`,
        rollout?.percentage === undefined
            ? ''
            : (0,markdown.md) `**Rollout:** ${(0,format/* formatShare */.T1)(rollout.percentage)}${rollout.status === undefined ? '' : (0,markdown.md) `, ${stateWords(rollout.status)}`}`,
    ]);
}
/** A state in words with the Store's own word small. */
function stateWords(state) {
    const words = (0,store_words/* wordsOf */.Z9)(state);
    if (words === undefined)
        return state;
    return words.includes(state.toLowerCase()) ? words : (0,markdown/* joined */.oR)([words, (0,markdown/* small */.EX)(state)], ' ');
}
/** Warnings of the run and of the Store. */
function warnings(record) {
    return (0,markdown/* titled */.dJ)('Warnings', (0,markdown/* list */.p_)([
        ...(0,report_findings/* warningTexts */.Lf)(record).map((text) => (0,markdown.md) `⚠️ ${text}`),
        ...record.storeWarnings.map((message) => (0,markdown.md) `⚠️ ${storeMessage(message)}`),
    ]));
}
/** Pages that say more, each once. */
function pages(record) {
    const { error, certificationReports, storeErrors } = record;
    const code = error?.serviceCode;
    const isTold = storeErrors.some((each) => each.code === code);
    const meaning = code === undefined || isTold ? undefined : (0,store_words/* meaningOf */.Pr)(code);
    return [
        ...certificationReports.map(({ date, url }) => {
            const label = date === undefined ? 'Certification report' : `Certification report of ${date}`;
            return url === undefined ? label : (0,markdown/* link */.nf)(label, url);
        }),
        ...((0,run_record/* lastStatus */.by)(record) === 'CertificationFailed' ? [(0,markdown/* link */.nf)('Store Policies', store_words/* storePolicies */.Gk)] : []),
        ...(meaning === undefined ? [] : [(0,markdown/* link */.nf)(`What ${code} means`, meaning.page)]),
        ...(error?.link === undefined || isShown(record, error.link)
            ? []
            : [(0,markdown/* link */.nf)((0,links/* nameOfPage */.mu)(error.link), error.link)]),
    ];
}
/** The page of an error is often one that the summary names anyway. */
function isShown({ certificationReports, submissionId, target: at }, page) {
    const submission = at && submissionId && (0,partner_center/* submissionUrl */.sI)(at.appId, submissionId);
    return [submission, ...certificationReports.map(({ url }) => url)].includes(page);
}
/** The Store's code, with the page that explains it, and its words. */
function storeMessage({ code: name, details }) {
    const meaning = (0,store_words/* meaningOf */.Pr)(name);
    const label = meaning === undefined ? (0,markdown/* code */.aY)(name) : (0,markdown/* link */.nf)((0,markdown/* code */.aY)(name), meaning.page);
    return (0,markdown/* lines */.Mn)([
        (0,markdown/* joined */.oR)([label, details === '' ? 'without details' : details], ' '),
        meaning?.text === undefined ? '' : (0,markdown/* small */.EX)(`That is: ${meaning.text}.`),
    ]);
}
function findingLine(finding) {
    const place = (0,text_finding/* placeOf */.$t)(finding);
    const text = (0,text_finding/* withoutFile */.BQ)(finding);
    if (place === undefined)
        return (0,text_finding/* findingText */.NK)(finding);
    const words = (0,text_finding/* predicateOf */.Lu)(text);
    return (0,markdown/* joined */.oR)(words === undefined ? [(0,markdown/* code */.aY)(place), `: ${text}`] : [(0,markdown/* code */.aY)(place), ' ', words], '');
}
function linked(label, url) {
    return url === undefined ? label : (0,markdown/* link */.nf)(label, url);
}
/** What `command: pull` left out, which files the Store has nothing for, and what it wrote. */
function pulled({ pulled: found }) {
    if (found === undefined)
        return (0,markdown.md) ``;
    const { added, replaced, leftOut, onlyHere } = found;
    const paths = (each) => (0,markdown/* list */.p_)(each.map((path) => (0,markdown.md) `${(0,markdown/* code */.aY)(path)}`));
    const counted = (each, what) => each.length === 0 ? (0,markdown.md) `` : (0,markdown/* details */.zH)(`${(0,format/* plural */.LS)(each.length, 'file')} ${what}`, paths(each));
    return (0,markdown/* blocks */.Bv)([
        leftOut.length === 0 ? (0,markdown.md) `` : (0,markdown.md) `**Not in the folder; unchanged in the Store:**`,
        (0,markdown/* list */.p_)(leftOut),
        onlyHere.length === 0 ? (0,markdown.md) `` : (0,markdown.md) `**Only in the folder, not in the Store:**`,
        paths(onlyHere),
        counted(replaced, 'replaced'),
        counted(added, 'written'),
    ]);
}


/***/ }),

/***/ 29227:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   aI: () => (/* binding */ isWorthTelling),
/* harmony export */   gz: () => (/* binding */ previewName),
/* harmony export */   zz: () => (/* binding */ storePage)
/* harmony export */ });
/* harmony import */ var _markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(96436);
/* harmony import */ var _review_comparison_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(90007);


/** Name of the preview page in the artifact. */
const previewName = 'preview.html';
/** How the Store page changes, folded by language; empty if it does not, and no one asked for it. */
function storePage(record, places, room) {
    const { plan, review } = record;
    const notes = (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)((plan?.notes ?? []).map((note) => (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${note}`));
    if (review === undefined || !isWorthTelling(record))
        return (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .titled */ .dJ)('Store page', notes);
    if ('missing' in review)
        return (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .titled */ .dJ)('Store page', (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `**Not compared.** ${review.missing}`);
    const after = (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .blocks */ .Bv)([notes, previewLine(places)]);
    const left = room - Buffer.byteLength(`\n\n${after}`);
    return (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .blocks */ .Bv)([
        review.views.markdownReview(review.comparison, { room: left, completeIn: wholeIn(places) }),
        after,
    ]);
}
/** True if the Store page changes, or the run has a listing folder, which a reader expects to hear about. */
function isWorthTelling({ review, listing }) {
    if (review === undefined)
        return false;
    return listing !== undefined || (!('missing' in review) && (0,_review_comparison_js__WEBPACK_IMPORTED_MODULE_1__/* .hasChanges */ .ik)(review.comparison));
}
function previewLine({ artifact, previewPath }) {
    const files = [
        ...(artifact === undefined ? [] : [(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(previewName)} in the artifact ${(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(artifact)}`]),
        ...(previewPath === undefined ? [] : [(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(previewPath)} on the runner`]),
    ];
    if (files.length === 0)
        return (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) ``;
    return (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `Before and after side by side, with pictures: ${(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .joined */ .oR)(files, ' and ')}.`;
}
function wholeIn({ artifact, previewPath }) {
    if (artifact !== undefined)
        return `the artifact ${artifact}`;
    return previewPath === undefined ? 'the log of this run' : `the file ${previewPath}`;
}


/***/ }),

/***/ 90007:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Di: () => (/* binding */ mapImages),
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   ik: () => (/* binding */ hasChanges)
/* harmony export */ });
/* harmony import */ var _listing_same_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(17282);

/** What happens to an image. */
function kindOf({ before, after, isMoved }) {
    if (before === undefined)
        return 'added';
    if (after === undefined)
        return 'removed';
    const isCaptionNew = (0,_listing_same_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .wh)(before.caption) !== (0,_listing_same_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .wh)(after.caption);
    if (isMoved)
        return isCaptionNew ? 'moved, new caption' : 'moved';
    return isCaptionNew ? 'new caption' : 'unchanged';
}
/** The comparison with every image replaced. */
function mapImages(comparison, change) {
    const both = (image) => ({
        ...image,
        ...(image.before && { before: change(image.before) }),
        ...(image.after && { after: change(image.after) }),
    });
    return {
        ...comparison,
        languages: comparison.languages.map((language) => ({
            ...language,
            images: language.images.map((set) => ({ ...set, images: set.images.map(both) })),
        })),
        trailers: comparison.trailers.map((trailer) => ({
            ...trailer,
            thumbnails: trailer.thumbnails.map(both),
        })),
    };
}
/** True if anything changes, including a language that goes. */
function hasChanges({ base, gone, languages, trailers }) {
    return languages.length + trailers.length > 0 || (base === 'store' && gone.length > 0);
}


/***/ }),

/***/ 97027:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ findPreviewPlace),
/* harmony export */   writePreview: () => (/* binding */ writePreview)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(76760);
/* harmony import */ var _files_workspace_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(36822);



/**
 * Checks the input `preview-path`, before the run does anything: a new file in the workspace or in `RUNNER_TEMP`, and
 * no link on the way, which a checkout could contain to have another file written. Creates nothing yet.
 */
async function findPreviewPlace(name, roots) {
    const target = node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(roots.workspace, name);
    const root = [roots.workspace, roots.tempDir].find((each) => target !== each && (0,_files_workspace_js__WEBPACK_IMPORTED_MODULE_2__/* .isInside */ .F)(target, each));
    if (root === undefined || /[\\/]$/.test(name))
        return { problem: 'is not a file in the workspace or in RUNNER_TEMP.' };
    const steps = node_path__WEBPACK_IMPORTED_MODULE_1__.relative(root, target).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep);
    // To Windows, that is a stream of a file.
    if (process.platform === 'win32' && steps.some((step) => step.includes(':')))
        return { problem: 'has a colon, which no file name on Windows may have.' };
    const base = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(root);
    const places = steps.map((_step, index) => node_path__WEBPACK_IMPORTED_MODULE_1__.join(base, ...steps.slice(0, index + 1)));
    const file = places.pop() ?? base;
    for (const place of places) {
        const stats = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(place).catch(() => undefined);
        if (stats?.isSymbolicLink())
            return { problem: `leads through a link: ${shown(place, base)}.` };
        if (stats !== undefined && !stats.isDirectory())
            return { problem: `leads through a file: ${shown(place, base)}.` };
    }
    return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(file).catch(() => undefined)) === undefined ? { file } : taken;
}
const taken = { problem: 'already exists. Use a new name, or delete the file in an earlier step.' };
/**
 * Writes a preview to a new file, and makes the folders on its way.
 * @returns the file, or what is now wrong with the path
 * @throws the system's error
 */
async function writePreview(page, name, roots) {
    const place = await findPreviewPlace(name, roots);
    if ('problem' in place)
        return place;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(place.file), { recursive: true });
    // `wx` follows no link at the end of the path.
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(place.file, page, { flag: 'wx' });
        return place;
    }
    catch (error) {
        // It was created after the path was checked.
        if (isTaken(error))
            return taken;
        // Half a page would pass for a whole one.
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(place.file, { force: true });
        throw error;
    }
}
function shown(place, base) {
    return node_path__WEBPACK_IMPORTED_MODULE_1__.relative(base, place).replaceAll(node_path__WEBPACK_IMPORTED_MODULE_1__.sep, '/');
}
function isTaken(error) {
    return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}


/***/ }),

/***/ 92593:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BX: () => (/* binding */ pageOfSubmission),
/* harmony export */   jg: () => (/* binding */ portalLink),
/* harmony export */   sI: () => (/* binding */ submissionUrl),
/* harmony export */   yy: () => (/* binding */ keepRunsApart)
/* harmony export */ });
/* harmony import */ var _text_ids_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(60421);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1368);


/** Partner Center, for what the API can't do. */
const portalLink = 'https://partner.microsoft.com/dashboard';
/** Page of a submission; `undefined` if an id does not have the form of one. @param storeId of the app or the add-on */
function submissionUrl(storeId, id) {
    return (0,_text_ids_js__WEBPACK_IMPORTED_MODULE_1__/* .isStoreId */ .n6)(storeId) && /^\d{1,20}$/.test(id)
        ? `${portalLink}/products/${storeId}/submissions/${id}`
        : undefined;
}
/** Page of a target's submission; `undefined` if an id does not have the form of one. */
function pageOfSubmission(target, id) {
    return submissionUrl((0,_target_js__WEBPACK_IMPORTED_MODULE_0__/* .storeIdOf */ .Cr)(target), id);
}
/** Two runs that publish one app at once get in each other's way. */
const keepRunsApart = 'If another workflow also publishes this app, use the same concurrency group in both.';


/***/ }),

/***/ 25804:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K1: () => (/* binding */ isAsWanted),
/* harmony export */   LO: () => (/* binding */ fallbackIdOf),
/* harmony export */   NX: () => (/* binding */ rolloutMethod),
/* harmony export */   Ob: () => (/* binding */ rolloutStateOf),
/* harmony export */   Zb: () => (/* binding */ rolloutOf),
/* harmony export */   Zd: () => (/* binding */ rolloutState),
/* harmony export */   "if": () => (/* binding */ isSameShare),
/* harmony export */   qj: () => (/* binding */ shareInForce),
/* harmony export */   tC: () => (/* binding */ shareOf),
/* harmony export */   yI: () => (/* binding */ stateOfRollout)
/* harmony export */ });
/* unused harmony export readableShare */
/** Last part of the method's path; the percentage is in the query (store-api.md §2.3). */
function rolloutMethod(change) {
    if (change.action === 'update')
        return `updatepackagerolloutpercentage?percentage=${change.percentage}`;
    return `${change.action}packagerollout`;
}
/** Whether a rollout is in the state that the change asks for, so that nothing is left to do. */
function isAsWanted(rollout, change) {
    const state = stateOfRollout(rollout);
    if (change.action === 'halt')
        return state === 'stopped';
    if (change.action === 'finalize')
        return state === 'complete';
    const share = rollout.packageRolloutPercentage ?? undefined;
    return state === 'in-progress' && share !== undefined && isSameShare(share, change.percentage);
}
/** The rollout member of a submission, if it has one. */
function rolloutOf(submission) {
    return submission.packageDeliveryOptions?.packageRollout ?? undefined;
}
/** State of a submission's rollout; `none` if the packages go to everyone. */
function rolloutState(submission) {
    return stateOfRollout(rolloutOf(submission));
}
/** State of a rollout. */
function stateOfRollout(rollout) {
    return rollout?.isPackageRollout ? rolloutStateOf(rollout.packageRolloutStatus) : 'none';
}
/** State of a rollout by the Store's word for it, however it is spelled. */
function rolloutStateOf(status) {
    switch (status?.toLowerCase()) {
        case undefined:
        case '':
        case 'packagerolloutnotstarted':
            return 'not-started';
        case 'packagerolloutinprogress':
            return 'in-progress';
        case 'packagerolloutcomplete':
            return 'complete';
        case 'packagerolloutstopped':
            return 'stopped';
        default:
            return 'unknown';
    }
}
/**
 * Percent by which two shares may differ: the Store calls a share a float, and may return 33.29999923706055 for 33.3.
 */
const tolerance = 0.01;
/** Whether two shares, in percent, mean the same. No one and everyone are never treated as a share near them. */
function isSameShare(a, b) {
    const isEnd = (share) => share <= 0 || share >= 100;
    return a === b || (!isEnd(a) && !isEnd(b) && Math.abs(a - b) <= tolerance);
}
/** A share as people write it: `33.3` for 33.29999923706055. */
function readableShare(share) {
    return Math.round(share * 100) / 100;
}
/** Share of a rollout in percent, as people write it; `undefined` if the Store does not say it. */
function shareOf({ packageRolloutPercentage: share }) {
    return typeof share === 'number' ? readableShare(share) : undefined;
}
/** Share of customers that get the packages, in percent: 100 if there is no gradual rollout. */
function shareInForce(submission) {
    const rollout = rolloutOf(submission);
    return rollout?.isPackageRollout ? (rollout.packageRolloutPercentage ?? 100) : 100;
}
/** Submission whose packages everyone else keeps during a rollout; `undefined` if the Store names none. */
function fallbackIdOf(submission) {
    const id = rolloutOf(submission)?.fallbackSubmissionId;
    return id === undefined || id === null || id === '' || id === '0' ? undefined : id;
}


/***/ }),

/***/ 1387:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ht: () => (/* binding */ isKnownState),
/* harmony export */   L9: () => (/* binding */ isCommitStarted),
/* harmony export */   N6: () => (/* binding */ isFailure),
/* harmony export */   Nl: () => (/* binding */ hasReached),
/* harmony export */   Qx: () => (/* binding */ isDraft),
/* harmony export */   c2: () => (/* binding */ statusOf),
/* harmony export */   dS: () => (/* binding */ furthestGoal)
/* harmony export */ });
/**
 * The states of a submission on its way to customers, in order (store-api.md §4.1). Several can pass
 * between two reads, so only the order counts, never an exact state.
 */
const order = [
    'PendingCommit',
    'CommitStarted',
    'PreProcessing',
    'Certification',
    'Release',
    'PendingPublication',
    'Publishing',
    'Published',
];
const firstStateOf = {
    accepted: 'PreProcessing',
    certified: 'Release',
    published: 'Published',
};
/** State of a submission; one for which the Store gives none is a draft. */
function statusOf({ status }) {
    return status ?? 'PendingCommit';
}
/** Place of a state on the way; `undefined` for failures and for states this action does not know. */
function place(status) {
    const index = order.findIndex((known) => known.toLowerCase() === status.toLowerCase());
    return index === -1 ? undefined : index;
}
/** True for a state this action knows, failures included. */
function isKnownState(status) {
    return place(status) !== undefined || isFailure(status) || status.toLowerCase() === 'none';
}
/** `CommitFailed`, `CertificationFailed`, … and `Canceled`: the submission goes no further. */
function isFailure(status) {
    return /failed$/i.test(status) || status.toLowerCase() === 'canceled';
}
/** True for a draft: it is not committed, so the API may still change it. */
function isDraft(status) {
    return ['pendingcommit', 'none'].includes(status.toLowerCase());
}
/** True if the Store accepted the commit but has not judged the files yet. Never a success. */
function isCommitStarted(status) {
    return status.toLowerCase() === 'commitstarted';
}
/** True if `status` has reached `goal` or gone past it. Anything except a draft counts as committed. */
function hasReached(status, goal) {
    if (goal === 'committed')
        return !isDraft(status);
    const at = place(status);
    const wanted = place(firstStateOf[goal]);
    return at !== undefined && wanted !== undefined && at >= wanted;
}
/** The furthest goal that `status` has reached: the result of a run that ends there. */
function furthestGoal(status) {
    const goal = ['published', 'certified', 'accepted'].find((each) => hasReached(status, each));
    return goal ?? 'committed';
}


/***/ }),

/***/ 1368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $3: () => (/* binding */ submissionsPath),
/* harmony export */   Bd: () => (/* binding */ targetPath),
/* harmony export */   Cr: () => (/* binding */ storeIdOf),
/* harmony export */   Fz: () => (/* binding */ flightsPath),
/* harmony export */   ff: () => (/* binding */ describeTarget),
/* harmony export */   wA: () => (/* binding */ applicationPath),
/* harmony export */   wy: () => (/* binding */ submissionPath)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _text_ids_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(60421);


/** Looser than a Store ID of today: what the Store itself names must pass, and nothing that is not one path segment. */
const isSegment = (text) => /^[0-9a-z]{1,40}$/i.test(text);
const isDecimal = (text) => /^\d{1,20}$/.test(text);
/**
 * Path of the target below `/v1.0/my/` (store-api.md §2). A flight is below its app, though the
 * `resourceLocation` that the Store returns for it leaves that part out.
 *
 * @throws ActionError `store-invalid-id` for an id that could be anything other than one path segment
 */
function targetPath(target) {
    switch (target.kind) {
        case 'app':
            return applicationPath(target.appId);
        case 'flight':
            return `${applicationPath(target.appId)}/flights/${checked(target.flightId, _text_ids_js__WEBPACK_IMPORTED_MODULE_1__/* .isGuid */ .W_)}`;
        case 'add-on':
            return `inappproducts/${checked(target.addOnId, isSegment)}`;
    }
}
/** Path of an app. @throws ActionError `store-invalid-id` */
function applicationPath(appId) {
    return `applications/${checked(appId, isSegment)}`;
}
/** Path of the list of an app's flights. @throws ActionError `store-invalid-id` */
function flightsPath(appId) {
    return `${applicationPath(appId)}/listflights`;
}
/** Path that the target's submissions are below. @throws ActionError `store-invalid-id` */
function submissionsPath(target) {
    return `${targetPath(target)}/submissions`;
}
/** Path of one submission; its id is a decimal string. @throws ActionError `store-invalid-id` */
function submissionPath(target, submissionId) {
    return `${submissionsPath(target)}/${checked(submissionId, isDecimal)}`;
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
/** Store ID of the app, or of the add-on if that is the target. */
function storeIdOf(target) {
    return target.kind === 'add-on' ? target.addOnId : target.appId;
}
/** Ids in inputs are checked with the inputs, so a wrong one is the Store's. */
function checked(value, isOfForm) {
    if (isOfForm(value))
        return encodeURIComponent(value);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ({
        code: 'store-invalid-id',
        message: `The Store returned an invalid ID: ${JSON.stringify(value)}.`,
        todo: "Check store-api-url. If it is Microsoft's, report this to Microsoft.",
    });
}


/***/ }),

/***/ 83916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gk: () => (/* binding */ storePolicies),
/* harmony export */   Jw: () => (/* binding */ describeState),
/* harmony export */   Pr: () => (/* binding */ meaningOf),
/* harmony export */   Z9: () => (/* binding */ wordsOf)
/* harmony export */ });
/** The Store's states in words, for the middle of a sentence (store-api.md §4.1, §4.8). */
const words = {
    none: 'a draft',
    pendingcommit: 'a draft',
    commitstarted: 'committed',
    preprocessing: 'being checked',
    certification: 'in certification',
    release: 'certified',
    pendingpublication: 'about to be published',
    publishing: 'being published',
    published: 'published',
    canceled: 'canceled',
    commitfailed: 'commit failed',
    preprocessingfailed: 'failed the first check',
    certificationfailed: 'failed certification',
    releasefailed: 'failed after certification',
    publishfailed: 'failed while being published',
    packagerolloutnotstarted: 'starts when published',
    packagerolloutinprogress: 'in progress',
    packagerolloutcomplete: 'finalized',
    packagerolloutstopped: 'halted',
};
/** A state in words; `undefined` for one that this action does not know. */
function wordsOf(state) {
    return Object.hasOwn(words, state.toLowerCase()) ? words[state.toLowerCase()] : undefined;
}
/**
 * `being checked (PreProcessing)`; without the Store's word if ours contains it, and its word alone if we have none.
 */
function describeState(state) {
    const known = wordsOf(state);
    if (known === undefined)
        return state;
    return known.includes(state.toLowerCase()) ? known : `${known} (${state})`;
}
const statusCodes = 'https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#submission-status-code';
const packageRequirements = 'https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements';
/** The policies that the Store certifies against; its reports quote their numbers, such as 10.1.1. */
const storePolicies = 'https://learn.microsoft.com/windows/apps/publish/store-policies';
/** The documented codes; the Store uses others too, which are left without a meaning (store-faults.md §1.1). */
const meanings = new Map([
    ['InvalidArchive', { text: 'the uploaded file is damaged, or not a ZIP', page: statusCodes }],
    [
        'MissingFiles',
        {
            text: 'the ZIP lacks a file that the submission refers to, or has it in a different folder',
            page: statusCodes,
        },
    ],
    ['PackageValidationFailed', { text: 'the Store refuses a package', page: packageRequirements }],
    [
        'PackageValidationWarning',
        { text: 'the Store has a warning about a package', page: packageRequirements },
    ],
    [
        'InvalidParameterValue',
        { text: 'a field has a value that the Store does not accept', page: statusCodes },
    ],
    ['InvalidOperation', { text: 'the Store does not allow this operation', page: statusCodes }],
    ['InvalidState', { text: "not possible in the submission's state", page: statusCodes }],
    ['ResourceNotFound', { text: "the Store can't find what was requested", page: statusCodes }],
    ['ServiceError', { text: 'an internal error in the Store; try again', page: statusCodes }],
    [
        'ListingOptOutWarning',
        { text: 'a language of the last submission, or of a package, has no listing', page: statusCodes },
    ],
    ['ListingOptInWarning', { text: 'a listing was added', page: statusCodes }],
    ['UpdateOnlyWarning', { text: 'something was added that can only be updated', page: statusCodes }],
    ['Other', { text: 'a reason without a code', page: statusCodes }],
]);
/** What a code means; `undefined` for one that no page explains. */
function meaningOf(code) {
    if (/^AADSTS\d+$/.test(code)) {
        return { page: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes' };
    }
    return meanings.get(code);
}


/***/ }),

/***/ 39302:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   BQ: () => (/* binding */ withoutFile),
/* harmony export */   Lu: () => (/* binding */ predicateOf),
/* harmony export */   NK: () => (/* binding */ findingText)
/* harmony export */ });
/* unused harmony export about */
/** `out/App.msix is empty.`, `out/App.msix: version 1.2 …`, `store/patch.json:12: …`, `app-id is missing or empty.` */
function findingText(finding) {
    const place = placeOf(finding);
    if (place !== undefined)
        return about(place, withoutFile(finding));
    const [, input, words] = /^([\w-]{1,60}): ([\s\S]*)$/.exec(finding.message) ?? [];
    return input === undefined || words === undefined ? finding.message : about(input, words);
}
/** Matches a text that forms a sentence with a name before it as the subject. */
const predicate = /^(?:is|has|does|must|can't|could|was|became|names(?! are)|leads|looks|holds|differs|replaces|sets|says|keeps|clears|belongs|lies|lists|contains|conflicts|would|refers|uses|follows|already exists)\b/;
/** A name and what is said about it. */
function about(name, text) {
    const words = predicateOf(text);
    return words === undefined ? `${name}: ${text}` : `${name} ${words}`;
}
/** What is said about a name as the rest of a sentence that it begins; `undefined` if it is a sentence of its own. */
function predicateOf(text) {
    const rest = text.replace(/^it /, '');
    return predicate.test(rest) ? rest : undefined;
}
/** `out/App.msix`, `store/patch.json:12`; `undefined` for a finding that is not about a file. */
function placeOf({ file, line }) {
    return file === undefined || line === undefined ? file : `${file}:${line}`;
}
/** The message alone: checks begin theirs with the file, so that it is self-contained. */
function withoutFile({ file, message }) {
    const start = `${file}: `;
    return file !== undefined && message.startsWith(start) ? message.slice(start.length) : message;
}


/***/ }),

/***/ 23808:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CE: () => (/* binding */ formatRate),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   T1: () => (/* binding */ formatShare),
/* harmony export */   Ul: () => (/* binding */ series),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   em: () => (/* binding */ sentence),
/* harmony export */   ji: () => (/* binding */ spaced),
/* harmony export */   l2: () => (/* binding */ capitalized),
/* harmony export */   ot: () => (/* binding */ uncapitalized),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
const byteUnits = ['kB', 'MB', 'GB', 'TB'];
/** Bytes for humans, in decimal units with at most three digits: `0 bytes`, `1.5 kB`, `312 MB`. */
function formatBytes(bytes) {
    if (bytes < 1000)
        return plural(bytes, 'byte');
    let value = bytes / 1000;
    let unit = 0;
    // 999.5 would round to 1000, which belongs to the next unit.
    while (value >= 999.5 && unit < byteUnits.length - 1) {
        value /= 1000;
        unit += 1;
    }
    return `${atMostThreeDigits(value)} ${byteUnits[unit]}`;
}
/** The rate of `bytes` in `milliseconds`, `48.3 MB/s`; a dash if no time has passed. */
function formatRate(bytes, milliseconds) {
    return milliseconds > 0 ? `${formatBytes(Math.round((bytes / milliseconds) * 1000))}/s` : '–';
}
/** Milliseconds for humans, in at most two units: `850 ms`, `2.4 s`, `3 min 5 s`, `2 h 10 min`, `1 d 4 h`. */
function formatDuration(milliseconds) {
    const ms = Math.max(0, milliseconds);
    if (ms < 999.5)
        return `${Math.round(ms)} ms`;
    if (ms < 9_950)
        return `${(ms / 1000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1000);
    if (seconds < 60)
        return `${seconds} s`;
    if (seconds < 3600)
        return twoUnits(seconds, 60, 'min', 's');
    const minutes = Math.round(seconds / 60);
    if (minutes < 24 * 60)
        return twoUnits(minutes, 60, 'h', 'min');
    return twoUnits(Math.round(minutes / 60), 24, 'd', 'h');
}
/** `10%`, `2.5%`; the Store may hold a share as a 32-bit float. */
function formatShare(percentage) {
    return `${Math.round(percentage * 100) / 100}%`;
}
/** `1 package`, `2 packages`. */
function plural(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
/** `a, b and c`, without a comma before the conjunction. */
function series(words, conjunction) {
    return words.length < 2
        ? words.join('')
        : `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;
}
/** The text with its first letter as a capital. */
function capitalized(text) {
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
/** The text with its first letter in lower case, to follow other words. */
function uncapitalized(text) {
    return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
/** The parts that there are, with a space between them. */
function spaced(parts) {
    return parts.filter(Boolean).join(' ');
}
/** A text that ends as a sentence does. */
function sentence(text) {
    return text === '' || /[.!?…:]["')]*$/.test(text) ? text : `${text}.`;
}
function twoUnits(count, base, large, small) {
    const rest = count % base;
    return `${Math.floor(count / base)} ${large}${rest === 0 ? '' : ` ${rest} ${small}`}`;
}
function atMostThreeDigits(value) {
    if (value >= 99.95)
        return String(Math.round(value));
    return value.toFixed(1).replace(/\.0$/, '');
}


/***/ }),

/***/ 60421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W_: () => (/* binding */ isGuid),
/* harmony export */   f5: () => (/* binding */ isQuoted),
/* harmony export */   n6: () => (/* binding */ isStoreId)
/* harmony export */ });
/** True for a Store ID as Partner Center shows it, in capitals: `9NBLGGH4R315`. */
function isStoreId(text) {
    return /^9[A-Z0-9]{11}$/.test(text);
}
/** True for a GUID, 8-4-4-4-12 hexadecimal digits. */
function isGuid(text) {
    return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
/** True for a text with a quotation mark at both ends, as a YAML or shell value is often pasted. */
function isQuoted(text) {
    const pairs = ['""', "''", '``', '“”', '‘’'];
    return (text.length > 1 && pairs.some((pair) => text.startsWith(pair.charAt(0)) && text.endsWith(pair.charAt(1))));
}


/***/ }),

/***/ 4581:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ nearestName)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(21916);

/** No one misspells a longer name, and the comparison takes time. */
const longestGuess = 100;
/**
 * The name that `text` most likely meant, whatever its case; `undefined` if none is near.
 * @param most mistakes in it; half of the name's characters if omitted, which is too many for codes
 */
function nearestName(text, names, most = Number.POSITIVE_INFINITY) {
    if (text.length > longestGuess)
        return undefined;
    const ranked = names
        .map((name) => ({ name, steps: (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(text.toLowerCase(), name.toLowerCase()) }))
        .sort((a, b) => a.steps - b.steps);
    const best = ranked[0];
    return best !== undefined && best.steps <= Math.min(most, Math.ceil(best.name.length / 2))
        ? best.name
        : undefined;
}


/***/ }),

/***/ 25094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

// ESM COMPAT FLAG
__nccwpck_require__.r(__webpack_exports__);

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  ExitCode: () => (/* binding */ ExitCode),
  addPath: () => (/* binding */ addPath),
  debug: () => (/* binding */ debug),
  endGroup: () => (/* binding */ endGroup),
  error: () => (/* binding */ error),
  exportVariable: () => (/* binding */ exportVariable),
  getBooleanInput: () => (/* binding */ getBooleanInput),
  getIDToken: () => (/* binding */ getIDToken),
  getInput: () => (/* binding */ getInput),
  getMultilineInput: () => (/* binding */ getMultilineInput),
  getState: () => (/* binding */ getState),
  group: () => (/* binding */ group),
  info: () => (/* binding */ info),
  isDebug: () => (/* binding */ isDebug),
  markdownSummary: () => (/* reexport */ markdownSummary),
  notice: () => (/* binding */ notice),
  platform: () => (/* reexport */ external_node_path_),
  saveState: () => (/* binding */ saveState),
  setCommandEcho: () => (/* binding */ setCommandEcho),
  setFailed: () => (/* binding */ setFailed),
  setOutput: () => (/* binding */ setOutput),
  setSecret: () => (/* binding */ setSecret),
  startGroup: () => (/* binding */ startGroup),
  summary: () => (/* reexport */ summary),
  toPlatformPath: () => (/* reexport */ toPlatformPath),
  toPosixPath: () => (/* reexport */ toPosixPath),
  toWin32Path: () => (/* reexport */ toWin32Path),
  warning: () => (/* binding */ warning)
});

// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(70857);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function issue(name, message = '') {
    issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(75663);
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(16928);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(79896);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return __awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return __awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return __awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = _summary;
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, external_path_.sep);
}
//# sourceMappingURL=path-utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return (0,external_node_path_.issueFileCommand)('ENV', (0,external_node_path_.prepareKeyValueMessage)(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        (0,external_node_path_.issueFileCommand)('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${external_path_.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return (0,external_node_path_.issueFileCommand)('OUTPUT', (0,external_node_path_.prepareKeyValueMessage)(name, value));
    }
    process.stdout.write(external_os_.EOL);
    issueCommand('set-output', { name }, toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return (0,external_node_path_.issueFileCommand)('STATE', (0,external_node_path_.prepareKeyValueMessage)(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield external_node_path_.OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		id: moduleId,
/******/ 		loaded: false,
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Flag the module as loaded
/******/ 	module.loaded = true;
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/node module decorator */
/******/ (() => {
/******/ 	__nccwpck_require__.nmd = (module) => {
/******/ 		module.paths = [];
/******/ 		if (!module.children) module.children = [];
/******/ 		return module;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(75691);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
