export const id = 399;
export const ids = [399];
export const modules = {

/***/ 80399:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  plainNotes: () => (/* binding */ plainNotes)
});

// EXTERNAL MODULE: ./node_modules/mdast-util-from-markdown/lib/index.js + 44 modules
var lib = __webpack_require__(17048);
// EXTERNAL MODULE: ./node_modules/mdast-util-gfm-strikethrough/lib/index.js
var mdast_util_gfm_strikethrough_lib = __webpack_require__(60870);
// EXTERNAL MODULE: ./node_modules/mdast-util-gfm-table/lib/index.js
var mdast_util_gfm_table_lib = __webpack_require__(37421);
// EXTERNAL MODULE: ./node_modules/mdast-util-gfm-task-list-item/lib/index.js
var mdast_util_gfm_task_list_item_lib = __webpack_require__(86303);
// EXTERNAL MODULE: ./node_modules/micromark-extension-gfm-strikethrough/lib/syntax.js
var syntax = __webpack_require__(1680);
// EXTERNAL MODULE: ./node_modules/micromark-extension-gfm-table/lib/syntax.js + 2 modules
var lib_syntax = __webpack_require__(57749);
// EXTERNAL MODULE: ./node_modules/micromark-extension-gfm-task-list-item/lib/syntax.js
var micromark_extension_gfm_task_list_item_lib_syntax = __webpack_require__(91197);
;// CONCATENATED MODULE: ./lib/release-notes/for-customers.js
/** `[!NOTE]`, which turns a quotation on GitHub into a box. */
const for_customers_alert = /^\[!(note|tip|important|warning|caution)\]$/i;
const changelog = /^full changelog\s*(?::.*)?$/i;
const newcomer = /^@\S+ made their first contribution in \S+$/;
/** As GitHub generates it, with one author or several. */
const authors = /,? by @[^\s,]+(?:(?:,| and|, and) @[^\s,]+)* in \S+$/;
/**
 * The lines of a text that customers can make use of, without what GitHub adds for developers: who made a change, and
 * the link to all changes. Several spaces become one.
 */
function forCustomers(text) {
    return text
        .split('\n')
        .map((line) => line.replace(/[ \t]+/g, ' ').trim())
        .filter((line) => line !== '' && !changelog.test(line) && !newcomer.test(line))
        .map((line) => line.replace(authors, '').replace(for_customers_alert, (_, kind) => capitalized(kind)))
        .join('\n');
}
function capitalized(word) {
    return `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}:`;
}

// EXTERNAL MODULE: ./node_modules/micromark-util-decode-string/index.js
var micromark_util_decode_string = __webpack_require__(79886);
;// CONCATENATED MODULE: ./lib/release-notes/html-text.js

/** Elements that begin a line. */
const blocks = /^(?:blockquote|details|div|dl|dt|dd|h[1-6]|hr|ol|p|pre|section|summary|table|tbody|thead|tr|ul|br)$/;
/** HTML without comments at its start. */
function withoutLeadingComments(html) {
    let rest = html.trimStart();
    while (rest.startsWith('<!--')) {
        const end = rest.indexOf('-->', 2);
        rest = end === -1 ? '' : rest.slice(end + 3).trimStart();
    }
    return rest;
}
/** The text in HTML: no tags, no comments, no scripts; characters instead of their names. */
function htmlText(html) {
    const parts = [];
    let at = 0;
    while (at < html.length) {
        const tag = nextTag(html, at);
        if (tag === undefined)
            break;
        parts.push(decoded(html.slice(at, tag.start)), replacement(tag.name, tag.isEnd));
        at = tag.end;
    }
    return parts.join('') + decoded(html.slice(at));
}
/** The next tag or comment; one that is not closed reaches to the end, as in browsers. */
function nextTag(html, from) {
    const tags = /<(?:!--|[!?]|(\/?)([a-z][a-z0-9-]*))/gi;
    tags.lastIndex = from;
    const found = tags.exec(html);
    if (found === null)
        return undefined;
    const [opening, slash, word = ''] = found;
    const name = word.toLowerCase();
    const isHidden = (name === 'script' || name === 'style') && slash === '';
    const closing = opening === '<!--' ? '-->' : isHidden ? `</${word}>` : '>';
    // `<!-->` is a comment, too.
    const at = html.indexOf(closing, found.index + (opening === '<!--' ? 2 : opening.length));
    const end = at === -1 ? html.length : at + closing.length;
    return { start: found.index, end, name, isEnd: slash === '/' };
}
function replacement(name, isEnd) {
    if (name === 'li')
        return isEnd ? '\n' : '\n• ';
    if (name === 'td' || name === 'th')
        return ' ';
    return blocks.test(name) ? '\n' : '';
}
function decoded(text) {
    return (0,micromark_util_decode_string/* decodeString */.s)(text.replaceAll('\\', '\\\\'));
}

;// CONCATENATED MODULE: ./lib/release-notes/inline.js

/**
 * A run of text without its marks. Pictures are dropped: a text can't show them, and their names are rarely for
 * customers.
 */
function inlineText(nodes) {
    const parts = [];
    // Not by recursion: emphasis can be nested as deep as a text is long.
    const rest = nodes.toReversed();
    for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
        if ('children' in node)
            rest.push(...node.children.toReversed());
        else
            parts.push(textOf(node));
    }
    return parts.join('');
}
function textOf(node) {
    switch (node.type) {
        case 'text':
        case 'inlineCode':
            return node.value;
        case 'break':
            return '\n';
        case 'html':
            return htmlText(node.value);
        default:
            return '';
    }
}

;// CONCATENATED MODULE: ./lib/release-notes/blocks.js



/** The blocks as plain text, separated by one empty line. @param parse reads text that follows a comment on its line */
function blocksText(blocks, parse) {
    const parts = blocks.flatMap((block) => {
        const text = blockText(block, parse);
        if (text === '')
            return [];
        return [block.type === 'heading' ? { text, level: block.depth } : { text }];
    });
    return joined(withoutEmptySections(parts));
}
function blockText(block, parse) {
    switch (block.type) {
        case 'heading':
        case 'paragraph':
            return forCustomers(inlineText(block.children));
        case 'list':
            return listText(block, parse);
        case 'blockquote':
            return blocksText(block.children, parse);
        case 'code':
            return block.value.trimEnd();
        case 'table':
            return tableText(block);
        case 'html':
            return forCustomers(htmlBlockText(block, parse));
        default:
            // Rules, and definitions of links.
            return '';
    }
}
/** What follows a comment on its line is Markdown again for readers, although not for the parser. */
function htmlBlockText({ value }, parse) {
    const rest = withoutLeadingComments(value);
    return rest === value.trimStart() ? htmlText(rest) : blocksText(parse(rest).children, parse);
}
function listText({ children, ordered, start }, parse) {
    let number = start ?? 1;
    const items = children.flatMap((item) => {
        const [first, ...others] = item.children;
        const text = first === undefined ? '' : blockText(first, parse);
        const more = others.map((each) => blockText(each, parse)).filter((each) => each !== '');
        // Without words of its own, it is only a frame around what it holds.
        if (first === undefined || first.type === 'list' || text === '')
            return [text, ...more].filter(Boolean);
        const box = item.checked === true ? '☑ ' : item.checked === false ? '☐ ' : '• ';
        const marker = ordered ? `${number++}. ` : box;
        const indent = ' '.repeat(marker.length);
        return [`${marker}${[text, ...more].join('\n').replaceAll('\n', `\n${indent}`)}`];
    });
    return items.join('\n');
}
function tableText({ children }) {
    const rows = children.map(({ children: cells }) => cells
        .map((cell) => forCustomers(inlineText(cell.children)).replaceAll('\n', ' '))
        .filter((cell) => cell !== '')
        .join(' · '));
    return rows.filter((row) => row !== '').join('\n');
}
/** Drops headings with nothing before the next heading of the same rank or a higher one. */
function withoutEmptySections(parts) {
    const kept = [];
    /** Rank of the section that was last seen from below: a heading of a lower rank is in it. */
    let below = 0;
    for (const part of parts.toReversed()) {
        const isEmpty = part.level !== undefined && below <= part.level;
        if (isEmpty)
            continue;
        below = part.level ?? Number.POSITIVE_INFINITY;
        kept.push(part);
    }
    return kept.toReversed();
}
function joined(parts) {
    return parts
        .map(({ text }, index) => {
        const before = parts[index - 1];
        if (before === undefined)
            return text;
        return `${before.level === undefined ? '\n\n' : '\n'}${text}`;
    })
        .join('');
}

;// CONCATENATED MODULE: ./lib/release-notes/plain-notes.js








/** The line after which nothing is for customers. */
const endMark = /^[\s>]*<!--\s*not for the store\s*-->\s*$/i;
/**
 * Longest Markdown that is read, in UTF-16 units, without what follows the mark: the Store allows 1,500 of text, and
 * the parser's time for what no one writes grows with the square of the length.
 */
const longest = 20_000;
const marker = String.raw `[ \t]*(?:[>*+-]|\d{1,9}[.)])`;
/** Quotations and lists nested deeper than anyone reads, for which the parser's time grows even faster. */
const tooDeep = new RegExp(`^((?:${marker}){64})(?:${marker})+`);
/**
 * The body of a GitHub release as the plain text that the Store shows: headings become lines, bullets become "• ",
 * links become their text. What only developers read is dropped: "Full Changelog", "by @name in …", comments, pictures,
 * and what follows a line `<!-- not for the Store -->`.
 *
 * @param markdown as GitHub renders it in releases: each line break counts
 * @returns with LF, `''` if nothing is left for customers; `undefined` for more than {@link longest} units
 */
function plainNotes(markdown) {
    const lines = markdown.split(/\r\n?|\n/).map((line) => line.replace(tooDeep, '$1 '));
    const marked = lines.flatMap((line, index) => (endMark.test(line) ? [index] : []));
    for (const end of [...marked, lines.length]) {
        const source = lines.slice(0, end + 1).join('\n');
        if (source.length > longest)
            return undefined;
        const tree = parse(source);
        // In a code block, the mark is an example of itself.
        if (end === lines.length || !isInCode(tree.children, end + 1))
            return blocksText(tree.children, parse);
    }
    return '';
}
function parse(source) {
    return (0,lib/* fromMarkdown */.Y)(source, {
        extensions: [(0,lib_syntax/* gfmTable */.x)(), (0,syntax/* gfmStrikethrough */.K)(), (0,micromark_extension_gfm_task_list_item_lib_syntax/* gfmTaskListItem */.J)()],
        mdastExtensions: [(0,mdast_util_gfm_table_lib/* gfmTableFromMarkdown */.c)(), (0,mdast_util_gfm_strikethrough_lib/* gfmStrikethroughFromMarkdown */.p)(), (0,mdast_util_gfm_task_list_item_lib/* gfmTaskListItemFromMarkdown */.S)()],
    });
}
/** True if a line, from 1, is part of a code block. */
function isInCode(children, line) {
    const rest = [...children];
    for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
        const { start, end } = node.position ?? {};
        if (start === undefined || end === undefined || line < start.line || line > end.line)
            continue;
        if (node.type === 'code')
            return true;
        if (node.type === 'blockquote' || node.type === 'list' || node.type === 'listItem')
            rest.push(...node.children);
    }
    return false;
}


/***/ })

};
