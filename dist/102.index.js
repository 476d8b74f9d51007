export const id = 102;
export const ids = [102];
export const modules = {

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

/***/ 70102:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  inspectPackages: () => (/* binding */ inspectPackages)
});

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(70370);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/files/regular-file.js
var regular_file = __webpack_require__(94726);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/packages/fault.js
var packages_fault = __webpack_require__(33753);
;// CONCATENATED MODULE: ./lib/packages/part-name.js
/**
 * The name of a part of a package: OPC percent-encodes what is outside ASCII; a name that only looks encoded stays as
 * it is.
 */
function decodePartName(name) {
    try {
        return decodeURIComponent(name);
    }
    catch {
        return name;
    }
}

;// CONCATENATED MODULE: ./lib/packages/xml-text.js

const predefined = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/**
 * Text of an XML file: UTF-16 by its mark, else UTF-8.
 * @param path Names the file in messages.
 * @throws PackageFault `bad-manifest` when its bytes are not such text.
 */
function decodeText(bytes, path) {
    const mark = bytes.subarray(0, 2).toString('hex');
    const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
    try {
        return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    }
    catch {
        throw badXml(path, `is not ${encoding.toUpperCase()} text`);
    }
}
/**
 * Resolves the five predefined entities and numeric references, each once.
 * @throws Error for any other reference.
 */
function decodeEntities(value) {
    return value.replace(/&([^;&\s]{0,12};?)/g, (reference, name) => {
        const known = predefined[name.slice(0, -1)];
        if (known !== undefined && name.endsWith(';'))
            return known;
        const number = /^#(?:x([0-9a-f]+)|(\d+));$/i.exec(name);
        const code = number === null ? Number.NaN : Number.parseInt(number[1] ?? number[2] ?? '', number[1] ? 16 : 10);
        if (!isXmlCharacter(code))
            throw new Error(`"${reference}" is not a reference that XML knows`);
        return String.fromCodePoint(code);
    });
}
function isXmlCharacter(code) {
    if (code < 0x20)
        return code === 0x9 || code === 0xa || code === 0xd;
    return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}
/** The fault of a file that is not XML as manifests have it. */
function badXml(path, what) {
    return new packages_fault/* PackageFault */.lk('bad-manifest', `${path} ${what}.`);
}

;// CONCATENATED MODULE: ./lib/packages/block-map.js





/** Bytes of a block, before compression (BlockMapSchema). */
const blockSize = 64 * 1024;
/** `HashMethod` of the schema, as `node:crypto` calls it. */
const hashMethods = {
    'http://www.w3.org/2001/04/xmlenc#sha256': 'sha256',
    'http://www.w3.org/2001/04/xmldsig-more#sha384': 'sha384',
    'http://www.w3.org/2001/04/xmlenc#sha512': 'sha512',
};
/**
 * Files that are not looked up in the block map: the manifest, which is looked up on its own, the block map, and what
 * is written after it
 * (https://github.com/microsoft/msix-packaging/blob/master/src/msix/unpack/AppxPackageObject.cpp, footPrintFileNames).
 */
const unlisted = new Set([
    'appxmanifest.xml',
    'appxblockmap.xml',
    'appxsignature.p7x',
    '[content_types].xml',
]);
/** Files of the packers and the Store, of which some are listed and some are not. */
const metadata = 'appxmetadata/';
/** How many names of each kind are shown. */
const shown = 3;
/**
 * Reads an AppxBlockMap.xml. It has up to half a million elements, all of one form: a scan for tags takes a hundredth
 * of the time of an XML parser.
 * @param path Names the file in messages.
 * @throws PackageFault `bad-block-map` when it lists no file, `bad-manifest` when it is not XML.
 */
function parseBlockMap(bytes, path) {
    const text = withoutComments(decodeText(bytes, path));
    try {
        const map = scan(text);
        if (map.files.length > 0)
            return map;
    }
    catch (error) {
        throw badXml(path, `is not well-formed XML: ${(0,packages_fault/* shorten */.ml)((0,errors/* messageOf */.bD)(error))}`);
    }
    throw new packages_fault/* PackageFault */.lk('bad-block-map', `${path} lists no files. Use the build's own output, or pack it again.`);
}
function scan(text) {
    const files = [];
    let hashMethod;
    // Attribute values hold no `<`, so that each tag is looked at once.
    for (const [, name, attributes = ''] of text.matchAll(/<(?:\w+:)?(BlockMap|File|Block)(\s[^<>]*)>/g)) {
        if (name === 'BlockMap')
            hashMethod = hashMethods[attributeOf(attributes, 'HashMethod').toLowerCase()];
        if (name === 'File') {
            const file = attributeOf(attributes, 'Name').replaceAll('\\', '/');
            files.push({ name: file, size: Number(attributeOf(attributes, 'Size')), hashes: [] });
        }
        if (name === 'Block')
            files.at(-1)?.hashes.push(attributeOf(attributes, 'Hash'));
    }
    return { hashMethod, files };
}
/**
 * Compares a package's block map with what the zip holds.
 * @param manifest Path and bytes of the manifest, the only file that is hashed here.
 * @param parts All files of the zip; only their sizes are compared.
 * @param isBundle A bundle's block map lists the manifest and not the packages.
 */
function comparePacking({ hashMethod, files }, manifest, parts, isBundle) {
    const listed = new Listed(files);
    const inside = parts.filter(({ name }) => !name.endsWith('/'));
    const keys = new Set(inside.flatMap(({ name }) => keysOf(name)));
    const own = listed.of(manifest.path)[0];
    const others = inside.filter(({ name }) => !keysOf(name).includes(keyOf(manifest.path)));
    // A packer that does not percent-encode writes names in a code page that nothing states.
    const isReadable = parts.every(({ name }) => /^[ -~]*$/.test(name));
    const isChecked = !isBundle && isReadable;
    return {
        lacks: [],
        manifest: own === undefined ? 'unlisted' : isAsHashed(own, manifest.bytes, hashMethod) ? 'as-packed' : 'edited',
        changed: namesOf(isBundle ? [] : others.filter((each) => listed.hasOtherSize(each)).map(({ name }) => name)),
        added: namesOf(isChecked ? others.map(({ name }) => name).filter((name) => !isExpected(name, listed)) : []),
        removed: namesOf(isChecked
            ? files.map(({ name }) => name).filter((name) => keysOf(name).every((key) => !keys.has(key)))
            : []),
    };
}
/** The files of a block map, to be found by the name of a part. */
class Listed {
    #files;
    constructor(files) {
        const named = files.flatMap((file) => keysOf(file.name).map((key) => ({ key, file })));
        this.#files = new Map([...Map.groupBy(named, ({ key }) => key)].map(([key, all]) => [key, all.map(({ file }) => file)]));
    }
    /** More than one if names differ by percent-encoding alone. */
    of(name) {
        return keysOf(name).flatMap((key) => this.#files.get(key) ?? []);
    }
    hasOtherSize({ name, size }) {
        const files = this.of(name);
        return files.length > 0 && files.every((each) => each.size !== size);
    }
}
function isExpected(name, listed) {
    const isUnlisted = keysOf(name).some((key) => unlisted.has(key) || key.startsWith(metadata));
    return isUnlisted || listed.of(name).length > 0;
}
function isAsHashed(file, bytes, method) {
    if (file.size !== bytes.length || file.hashes.length !== Math.ceil(bytes.length / blockSize))
        return false;
    if (method === undefined)
        return true;
    return file.hashes.every((hash, index) => {
        const block = bytes.subarray(index * blockSize, (index + 1) * blockSize);
        return (0,external_node_crypto_.createHash)(method).update(block).digest('base64') === hash;
    });
}
/** Part names are equal without regard to case (OPC). */
function keyOf(name) {
    return name.toLowerCase();
}
/**
 * As it is, and decoded: not every packer percent-encodes the names in the zip and leaves those in the block map alone.
 */
function keysOf(name) {
    const decoded = decodePartName(name);
    return decoded === name ? [keyOf(name)] : [keyOf(name), keyOf(decoded)];
}
/** How many names there are, and the first of them, for messages. */
function namesOf(names) {
    return {
        count: names.length,
        examples: names.slice(0, shown).map((name) => (0,packages_fault/* shorten */.ml)(decodePartName(name))),
    };
}
const attributePatterns = {
    HashMethod: /\sHashMethod\s*=\s*(?:"([^"]*)"|'([^']*)')/,
    Name: /\sName\s*=\s*(?:"([^"]*)"|'([^']*)')/,
    Size: /\sSize\s*=\s*(?:"([^"]*)"|'([^']*)')/,
    Hash: /\sHash\s*=\s*(?:"([^"]*)"|'([^']*)')/,
};
function attributeOf(attributes, name) {
    const value = attributePatterns[name].exec(attributes);
    return decodeEntities(value?.[1] ?? value?.[2] ?? '');
}
function withoutComments(text) {
    const kept = [];
    let from = 0;
    for (let at = text.indexOf('<!--'); at >= 0; at = text.indexOf('<!--', from)) {
        kept.push(text.slice(from, at));
        const end = text.indexOf('-->', at);
        if (end < 0)
            return kept.join('');
        from = end + 3;
    }
    return kept.length === 0 ? text : kept.join('') + text.slice(from);
}

// EXTERNAL MODULE: ./lib/json/schema.js
var json_schema = __webpack_require__(47055);
// EXTERNAL MODULE: ./lib/packages/facts.js
var facts = __webpack_require__(99994);
;// CONCATENATED MODULE: ./lib/packages/manifest-schema.js



const attribute = json_schema.z.string({
    error: ({ input }) => (input === undefined ? 'is missing' : 'is not text'),
});
/** `ST_VersionQuad` of the manifest schema. */
const version = attribute.refine((text) => /^(0|[1-9]\d{0,4})(\.(0|[1-9]\d{0,4})){3}$/.test(text) && text.split('.').every(isShort), {
    error: ({ input }) => `must be four numbers from 0 to 65535 without leading zeros, like 1.2.3.0, but is "${(0,packages_fault/* shorten */.ml)(input)}"`,
});
function isShort(number) {
    return Number(number) <= 65535;
}
const architecture = attribute
    .optional()
    .transform((text) => text?.toLowerCase() ?? 'neutral')
    .pipe(json_schema.z["enum"](facts/* allArchitectures */.E, {
    error: ({ input }) => `must be one of ${facts/* allArchitectures */.E.join(', ')}, but is "${(0,packages_fault/* shorten */.ml)(input)}"${likelyArchitecture(String(input))}`,
}));
/** Other tools' words for an architecture, in lower case. */
const otherWords = {
    amd64: 'x64',
    x86_64: 'x64',
    'x86-64': 'x64',
    win64: 'x64',
    win32: 'x86',
    i386: 'x86',
    ia32: 'x86',
    aarch64: 'arm64',
    arm32: 'arm',
    'any cpu': 'neutral',
    anycpu: 'neutral',
    any: 'neutral',
};
function likelyArchitecture(word) {
    const likely = otherWords[word];
    return likely === undefined ? '' : ` (did you mean ${likely}?)`;
}
/** Attributes of `Identity`, in both manifests. */
const identityAttributes = {
    '@Name': attribute.regex(/^[-.A-Za-z0-9]{3,50}$/, {
        error: ({ input }) => `must be 3 to 50 letters, digits, dots and hyphens, but ${describeName(String(input))}`,
    }),
    '@Publisher': attribute.regex(/^(OID\.[\d.]+|[A-Za-z0-9]+)=\S/, {
        error: ({ input }) => `must be a distinguished name like CN=…, but is "${(0,packages_fault/* shorten */.ml)(input)}"`,
    }),
    '@Version': version,
};
/** Names that are next to the identity name in Partner Center (Product identity) or in the same file. */
function describeName(name) {
    const [, ofFamily] = /^([-.A-Za-z0-9]{3,50})_[a-z0-9]{13}$/i.exec(name) ?? [];
    if (ofFamily !== undefined) {
        return `is the package family name "${name}". Use only the part before the underscore, ${ofFamily}`;
    }
    const [, ofFullName] = /^([-.A-Za-z0-9]{3,50})_\d+(?:\.\d+){3}_[^_]*_[^_]*_[a-z0-9]{13}$/i.exec(name) ?? [];
    if (ofFullName !== undefined) {
        return `is the package full name "${(0,packages_fault/* shorten */.ml)(name)}". Use only the part before the first underscore, ${ofFullName}`;
    }
    const quoted = `is "${(0,packages_fault/* shorten */.ml)(name)}"`;
    if (/^\{[-0-9a-f]{36}\}$/i.test(name))
        return `${quoted}, a GUID in braces. ${whereName}`;
    if (/^[A-Za-z]+=/.test(name))
        return `${quoted}, which is a publisher. ${whereName}`;
    if (/\$\{\{|\$\(|%\w+%|\$\w+\$/.test(name))
        return `${quoted}: a placeholder was not replaced. Check the build`;
    if (name !== name.trim())
        return `${quoted}, with a space at the start or the end`;
    return quoted;
}
const whereName = 'Copy Package/Identity/Name from Partner Center > Product identity';
const manifest_schema_element = (shape) => json_schema.z.object(shape, {
    error: ({ input }) => (Array.isArray(input) ? 'appears more than once' : 'is missing'),
});
/** Elements that may come any number of times: the parser gives a list only if there are several. */
const manifest_schema_elements = (schema) => json_schema.z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), json_schema.z.array(schema));
const resources = manifest_schema_element({ Resource: manifest_schema_elements(manifest_schema_element({ '@Language': attribute.optional() })) })
    .optional()
    .transform((value) => value?.Resource.flatMap((each) => each['@Language']?.toLowerCase() ?? []) ?? []);
/**
 * What `parseXml` returned, checked against its schema.
 * @param path Names the manifest in messages.
 * @throws PackageFault `bad-manifest`, naming the elements and attributes that are wrong.
 */
function check(schema, tree, path) {
    const result = schema.safeParse(tree);
    if (result.success)
        return result.data;
    const issues = result.error.issues.slice(0, 5).map((issue) => `${pathOf(issue.path)} ${issue.message}`);
    throw new packages_fault/* PackageFault */.lk('bad-manifest', `${path} does not match its schema: ${issues.join('; ')}.`);
}
/** `Bundle/Packages/Package[2]/@Version`, as XPath counts. */
function pathOf(path) {
    return path
        .map((part) => (typeof part === 'number' ? `[${part + 1}]` : `/${String(part)}`))
        .join('')
        .slice(1);
}

// EXTERNAL MODULE: ./node_modules/fast-xml-parser/src/xmlparser/XMLParser.js + 23 modules
var XMLParser = __webpack_require__(41143);
// EXTERNAL MODULE: ./node_modules/fast-xml-parser/src/fxp.js
var fxp = __webpack_require__(75824);
;// CONCATENATED MODULE: ./lib/packages/xml.js




/** Elements of a manifest that are nested deeper than any real one. */
const deepest = 64;
/** Tags, comments and the like of a manifest: a bundle of 1,000 packages has less than 10,000. */
const mostMarkup = 50_000;
/** Namespaces of Microsoft; each extension's elements have unique names: `uap6:AllowExecution`. */
const extensions = 'http://schemas.microsoft.com/appx/';
/**
 * Parses a manifest: elements as objects (several of one name as a list of them), attributes as `@Name`, text as
 * `#text`. Elements in the root's namespace and in those of Microsoft have their local names, all others
 * `{namespace}name`. Attributes keep their prefixes: one that has a prefix is never the manifest's own.
 * Only the five predefined entities and numeric references are expanded, each once.
 * @throws PackageFault `bad-manifest`: not UTF-8 or UTF-16, not well-formed, a DOCTYPE, nested too deep, too many tags.
 */
function parseXml(bytes, path) {
    const text = decodeText(bytes, path);
    const parser = new XMLParser/* default */.A({
        preserveOrder: true,
        ignoreAttributes: false,
        attributeNamePrefix: '@',
        parseTagValue: false,
        parseAttributeValue: false,
        trimValues: false,
        processEntities: false,
        maxNestedTags: deepest,
        attributeValueProcessor: (_name, value) => decodeEntities(value.replace(/[\t\r\n]/g, ' ')),
        tagValueProcessor: (_name, value) => decodeEntities(value),
    });
    try {
        if (/[^\t\n\r -\ufffd]/.test(text))
            throw new Error('it holds a control character');
        // The parser is forgiving; but it stops at the depth limit, which the validator does not know.
        const nodes = parser.parse(plainMarkup(text, path));
        const verdict = fxp/* XMLValidator */.iI.validate(text);
        if (verdict !== true)
            throw new Error(`${verdict.err.msg} (line ${verdict.err.line})`);
        return membersOf(nodes);
    }
    catch (error) {
        if (error instanceof packages_fault/* PackageFault */.lk)
            throw error;
        throw badXml(path, `is not well-formed XML: ${(0,packages_fault/* shorten */.ml)((0,errors/* messageOf */.bD)(error))}`);
    }
}
/** In order: text or a tag, a CDATA section, a comment, a processing instruction, the start of a declaration. */
const piece = /([^<]+|<[^<>"'!?]+(?:(?:"[^"<]*"|'[^'<]*')[^<>"']*)*>)|<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|(?:^|(?!<\?xml\s))<\?[\s\S]*?\?>|<!([a-z])/giy;
/** Tags and text alone: the parser trips over quotes in instructions, and expands references in CDATA. */
function plainMarkup(text, path) {
    const plain = [];
    let end = 0;
    let count = 0;
    for (const [whole, markup, data, declaration] of text.matchAll(piece)) {
        // A manifest never needs a DTD, and entities and external files only come from one (store-faults.md S13).
        if (declaration !== undefined)
            throw badXml(path, "has a DOCTYPE, which manifests don't have");
        if (whole.startsWith('<'))
            count += 1;
        if (count > mostMarkup)
            throw badXml(path, 'has more than 50,000 tags, far more than any manifest needs');
        plain.push(markup ?? data?.replace(/[&<>]/g, (each) => `&#${each.charCodeAt(0)};`) ?? '');
        end += whole.length;
    }
    if (end === text.length)
        return plain.join('');
    const line = text.slice(0, end).split('\n').length;
    throw new Error(`"${text.slice(end, end + 20)}" does not end (line ${line})`);
}
const outermost = new Map([
    ['', ''],
    ['xml', 'http://www.w3.org/XML/1998/namespace'],
]);
function membersOf(nodes, outer) {
    const members = new Map();
    for (const { '#text': _text, ':@': attributes = {}, ...element } of nodes) {
        for (const [name, content] of Object.entries(element)) {
            const children = Array.isArray(content) ? content : [];
            const { key, scope } = place(name, attributes, outer);
            const text = children.map((each) => each['#text'] ?? '').join('');
            const all = members.get(key) ?? [];
            all.push({ ...attributes, '#text': text, ...membersOf(children, scope) });
            members.set(key, all);
        }
    }
    // Safe with any name, unlike an assignment.
    return Object.fromEntries([...members].map(([key, all]) => [key, all.length === 1 ? all[0] : all]));
}
function place(name, attributes, outer) {
    const declared = declarationsIn(attributes);
    const [, prefix = '', local = ''] = /^(?:([^:]+):)?([^:]+)$/.exec(name) ?? [];
    const namespace = local === '' ? undefined : (declared.get(prefix) ?? namespaceOf(prefix, outer));
    if (namespace === undefined)
        throw new Error(`the prefix of "${name}" is not declared`);
    const own = outer?.own ?? namespace;
    const isOwn = namespace === own || namespace.startsWith(extensions);
    const scope = { own, declared, ...(outer && { outer }) };
    return { key: isOwn ? local : `{${namespace}}${local}`, scope };
}
function declarationsIn(attributes) {
    const declared = new Map();
    for (const [name, value] of Object.entries(attributes)) {
        const [whole, prefix = ''] = /^@xmlns(?::(.+))?$/.exec(name) ?? [];
        if (whole !== undefined)
            declared.set(prefix, value);
    }
    return declared;
}
function namespaceOf(prefix, scope) {
    if (scope === undefined)
        return outermost.get(prefix);
    return scope.declared.get(prefix) ?? namespaceOf(prefix, scope.outer);
}

;// CONCATENATED MODULE: ./lib/packages/bundle-manifest.js




const bundleDocument = manifest_schema_element({
    Bundle: manifest_schema_element({
        Identity: manifest_schema_element(identityAttributes),
        Packages: json_schema.z.looseObject({
            Package: manifest_schema_elements(manifest_schema_element({
                '@FileName': attribute,
                '@Version': version,
                '@Size': json_schema.z.string()
                    .regex(/^\d{1,15}$/)
                    .transform(Number)
                    .optional()
                    .catch(undefined),
                '@Architecture': architecture,
                // The schema's default.
                '@Type': json_schema.z["enum"](['application', 'resource'], {
                    error: ({ input }) => `must be application or resource, but is "${(0,packages_fault/* shorten */.ml)(input)}"`,
                })
                    .default('resource'),
                Resources: resources,
            })),
        }, { error: 'is missing' })
            .superRefine((value, context) => {
            if (value.Package.length > 0)
                return;
            const others = Object.keys(value).filter((key) => key !== 'Package' && key !== '#text');
            context.addIssue({
                code: 'custom',
                message: `holds no Package${others.length === 0 ? '' : `, but ${(0,packages_fault/* shorten */.ml)(others.join(', '))}`}`,
            });
        }),
    }),
});
/**
 * Reads an AppxBundleManifest.xml.
 * @param path Names the file in messages.
 * @throws PackageFault `bad-manifest`, naming every element and attribute that is wrong, or a file that is listed
 *   twice.
 */
function parseBundleManifest(bytes, path) {
    const { Bundle: root } = check(bundleDocument, parseXml(bytes, path), path);
    const twice = firstTwice(root.Packages.Package.map((each) => each['@FileName']));
    if (twice !== undefined) {
        throw new packages_fault/* PackageFault */.lk('bad-manifest', `${path} lists ${(0,packages_fault/* shorten */.ml)(twice)} more than once. Pack the bundle again.`);
    }
    return {
        name: root.Identity['@Name'],
        publisher: root.Identity['@Publisher'],
        version: root.Identity['@Version'],
        packages: root.Packages.Package.map((each) => ({
            fileName: each['@FileName'].replaceAll('\\', '/'),
            version: each['@Version'],
            architecture: each['@Architecture'],
            isResource: each['@Type'] === 'resource',
            size: each['@Size'],
            languages: each.Resources,
        })),
    };
}
/** File names are equal without regard to case, and with either slash. */
function firstTwice(names) {
    const seen = new Set();
    return names.find((name) => {
        const key = name.replaceAll('\\', '/').toLowerCase();
        return seen.size === seen.add(key).size;
    });
}

// EXTERNAL MODULE: ./lib/packages/extension.js
var packages_extension = __webpack_require__(63512);
;// CONCATENATED MODULE: ./lib/packages/bundle-places.js


/** How many names of each kind are shown. */
const bundle_places_shown = 3;
const explanations = {
    'no-extension': (names) => `the packages in it must end in .msix or .appx, and it lists ${names}. Rename them (in the mapping file of makeappx bundle /f), and pack the bundle again.`,
    'other-case': (names, isOne) => `its manifest lists ${names}, but the ${isOne ? 'name in the bundle differs' : 'names in the bundle differ'} in case. Make the names match, and pack the bundle again.`,
    'other-folder': (names, isOne) => `its manifest lists ${names}, which ${isOne ? 'is' : 'are'} in a different folder of the bundle. Pack the bundle again.`,
    'not-inside': (names) => `its manifest lists ${names}, which the bundle does not contain. Pack the bundle again with all its packages.`,
};
/**
 * Checks that every package that a bundle's manifest lists is inside, by the names of the zip's parts.
 * @param parts Names without percent-encoding.
 * @throws PackageFault `missing-inner-package`, once for all of them.
 */
function checkPlaces(packages, parts) {
    const places = new Places(parts);
    const misplaced = Map.groupBy(packages.map((each) => each.fileName), (path) => places.faultOf(path));
    misplaced.delete(undefined);
    if (misplaced.size === 0)
        return;
    const isFlat = misplaced.has('not-inside') && !parts.some(packages_extension/* packageExtensionOf */.X);
    const messages = isFlat
        ? [
            `it contains no package, although its manifest lists ${listOf(packages.map((each) => each.fileName))}. It may be a flat bundle (makeappx bundle /fb): build a bundle that contains its packages.`,
        ]
        : [...misplaced].flatMap(([kind, names]) => kind === undefined ? [] : [explanations[kind](listOf(names), names.length === 1)]);
    throw new packages_fault/* PackageFault */.lk('missing-inner-package', messages.join(' Also, '));
}
class Places {
    #exact;
    #folded;
    #baseNames;
    constructor(parts) {
        this.#exact = new Set(parts);
        this.#folded = new Set(parts.map((each) => each.toLowerCase()));
        this.#baseNames = new Set(parts.map(baseName));
    }
    faultOf(path) {
        const isThere = this.#folded.has(path.toLowerCase());
        if ((0,packages_extension/* packageExtensionOf */.X)(path) === undefined)
            return isThere ? 'no-extension' : 'not-inside';
        if (this.#exact.has(path))
            return undefined;
        if (isThere)
            return 'other-case';
        return this.#baseNames.has(baseName(path)) ? 'other-folder' : 'not-inside';
    }
}
function listOf(names) {
    const more = names.length - bundle_places_shown;
    return `${names.slice(0, bundle_places_shown).map(packages_fault/* shorten */.ml).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
function baseName(path) {
    return path.slice(path.lastIndexOf('/') + 1).toLowerCase();
}

;// CONCATENATED MODULE: ./lib/packages/contents.js

/** Each of six architectures in all of a manifest's families; every check of versions compares them with each other. */
const mostServed = 600;
/**
 * What some application packages serve together.
 * @throws PackageFault `archive-limit` for more than any sound bundle has.
 */
function coverageOf(applications) {
    const serves = sortedCoverage(applications.flatMap(({ architecture, families }) => families.map(({ family, minVersion }) => ({ architecture, family, minVersion }))));
    if (serves.length > mostServed) {
        throw new packages_fault/* PackageFault */.lk('archive-limit', `its manifests list ${serves.length} combinations of architecture, device family and OS, but the limit is ${mostServed}.`);
    }
    return { architectures: sorted(applications.map((each) => each.architecture)), serves };
}
/** Sorted, without duplicates. */
function sorted(items) {
    return [...new Set(items)].sort();
}
/** Sorted, without duplicates. */
function sortedCoverage(items) {
    const byKey = new Map(items.map((each) => [`${each.architecture} ${each.family} ${each.minVersion}`, each]));
    return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}
function onlyResources() {
    return new packages_fault/* PackageFault */.lk('only-resources', 'it contains only resources (languages, scales) and no application package.');
}
/** The manifests of a package or bundle that is inside another file. */
function manifestsInside(path, manifests) {
    return manifests.map((each) => ({ ...each, path: each.path === '' ? path : `${path}/${each.path}` }));
}
/** Runs `body`, whose faults are reported as those of a file inside the file. */
async function insideOf(path, body) {
    try {
        return await body();
    }
    catch (error) {
        throw error instanceof packages_fault/* PackageFault */.lk ? error.inside(path) : error;
    }
}

// EXTERNAL MODULE: ./node_modules/yauzl/index.js
var yauzl = __webpack_require__(20663);
;// CONCATENATED MODULE: ./lib/packages/file-range.js
var _a;

/** Bytes at a position. Throws `RangeError` if the range ends earlier. */
async function readRange(range, position, length) {
    if (position < 0 || position + length > range.size)
        throw new RangeError('unexpected end of file');
    const buffer = Buffer.allocUnsafe(length);
    let filled = 0;
    while (filled < length) {
        const { bytesRead } = await range.handle.read(buffer, filled, length - filled, range.start + position + filled);
        if (bytesRead === 0)
            throw new RangeError('unexpected end of file');
        filled += bytesRead;
    }
    return buffer;
}
/** The bytes from `position` on, in parts of at most 1 MiB. */
async function* streamRange(range, position, length) {
    const chunk = 1024 * 1024;
    for (let done = 0; done < length; done += chunk) {
        yield await readRange(range, position + done, Math.min(chunk, length - done));
    }
}
/** Lets yauzl read a range. It asks for a few bytes at a time, so it is served from a window. */
class RangeReader extends yauzl/* RandomAccessReader */.lJ {
    static windowSize = 64 * 1024;
    #range;
    #window = { start: 0, bytes: Buffer.alloc(0) };
    constructor(range) {
        super();
        this.#range = range;
    }
    read(buffer, offset, length, position, callback) {
        this.#bytes(position, length).then((bytes) => {
            bytes.copy(buffer, offset);
            callback(null);
        }, (error) => callback(error));
    }
    async #bytes(position, length) {
        const { start, bytes } = this.#window;
        if (position >= start && position + length <= start + bytes.length) {
            return bytes.subarray(position - start, position - start + length);
        }
        if (length > _a.windowSize)
            return readRange(this.#range, position, length);
        const ahead = Math.max(length, Math.min(_a.windowSize, this.#range.size - position));
        const fresh = await readRange(this.#range, position, ahead);
        this.#window = { start: position, bytes: fresh };
        return fresh.subarray(0, length);
    }
}
_a = RangeReader;

;// CONCATENATED MODULE: ./lib/packages/read-budget.js

/** Bytes that may be read out of one package file, all archives inside it together. */
const limits = {
    /** A bundle of 200 packages has less than 10 MiB of manifests. */
    manifests: 16 * 1024 ** 2,
    /** 25 GB of packages (store-api.md §8.1) have 36 MB of block maps. */
    blockMaps: 256 * 1024 ** 2,
    innerPackages: 25 * 1024 ** 3,
};
const names = {
    manifests: 'its manifests are larger than 16 MiB together',
    blockMaps: 'its block maps are larger than 256 MiB together',
    innerPackages: 'the packages in it are larger than 25 GB together, unpacked',
};
/** Prevents a small file with many large ones inside from keeping the runner busy for hours. */
class ReadBudget {
    #left = { ...limits };
    /**
     * Takes from what is left.
     * @param bytes Inflated.
     * @throws PackageFault `archive-limit` when nothing is left.
     */
    spend(what, bytes) {
        this.#left[what] -= bytes;
        if (this.#left[what] < 0)
            throw new packages_fault/* PackageFault */.lk('archive-limit', `${names[what]}, as in a zip bomb.`);
    }
}

;// CONCATENATED MODULE: ./lib/packages/zip.js







/** Paths of the manifest in a package and in a bundle. */
const packageManifestPath = 'AppxManifest.xml';
const bundleManifestPath = 'AppxMetadata/AppxBundleManifest.xml';
/** Lists the files of a package with hashes of their blocks; of a bundle it lists the manifest only. */
const blockMapPath = 'AppxBlockMap.xml';
const read = new Set([packageManifestPath, bundleManifestPath, blockMapPath]);
/** More files than any sound package holds (store-faults.md S14). */
const mostEntries = 100_000;
/** Bytes of a file's own header, without its name. */
const leastHeader = 30;
/**
 * Reads the directory of a zip.
 * @param budget That of the outer zip, for one inside another.
 * @throws PackageFault `not-a-zip`, `damaged-archive`, `encrypted-archive`, `archive-limit`.
 */
async function openZip(range, budget = new ReadBudget()) {
    const head = await readRange(range, 0, Math.min(4, range.size));
    try {
        return await readDirectory(range, budget);
    }
    catch (error) {
        throw directoryFault(error, head);
    }
}
async function readDirectory(range, budget) {
    const file = await (0,yauzl/* fromRandomAccessReaderPromise */.or)(new RangeReader(range), range.size, { autoClose: false });
    if (file.entryCount > mostEntries) {
        throw new packages_fault/* PackageFault */.lk('archive-limit', `it contains ${file.entryCount.toLocaleString('en')} files, but the limit is 100,000.`);
    }
    const entries = new Map();
    const parts = [];
    const seen = new Set();
    let hasContentTypes = false;
    for await (const entry of file.eachEntry()) {
        const name = decodePartName(entry.fileName);
        hasContentTypes ||= name.toLowerCase() === '[content_types].xml';
        parts.push({ name: entry.fileName, size: entry.uncompressedSize });
        if (!read.has(name) && !(0,packages_extension/* packageExtensionOf */.X)(name))
            continue;
        if (entry.isEncrypted())
            throw encrypted();
        // Part names are equal without regard to case (OPC): which of two would the Store read?
        if (seen.has(name.toLowerCase())) {
            throw new packages_fault/* PackageFault */.lk('damaged-archive', `it contains ${name} twice. Pack it again.`);
        }
        seen.add(name.toLowerCase());
        entries.set(name, entry);
    }
    checkOverlaps([...entries.values()]);
    // @types/yauzl calls the position a boolean.
    if (Number(file.readEntryCursor) !== (await statedEnd(range, file.comment.length))) {
        throw new RangeError('the size and the end of its directory differ');
    }
    return { range, budget, entries, parts, hasContentTypes, file };
}
/** Each of many files that share their bytes is small, and all of them together never end (store-faults.md S14). */
function checkOverlaps(entries) {
    let end = 0;
    for (const entry of entries.toSorted((one, other) => one.relativeOffsetOfLocalHeader - other.relativeOffsetOfLocalHeader)) {
        if (entry.relativeOffsetOfLocalHeader < end) {
            throw new packages_fault/* PackageFault */.lk('damaged-archive', `${(0,packages_fault/* shorten */.ml)(entry.fileName)} in it overlaps another file, as in a zip bomb. Pack it again.`);
        }
        end = entry.relativeOffsetOfLocalHeader + leastHeader + entry.compressedSize;
    }
}
function directoryFault(error, head) {
    if (error instanceof packages_fault/* PackageFault */.lk || (0,packages_fault/* isSystemError */.Or)(error))
        return error;
    const message = (0,errors/* messageOf */.bD)(error);
    if (message.includes('encryption'))
        return encrypted();
    // Every zip begins with a local file header; what does not was never one.
    if (head.toString('latin1') !== 'PK\x03\x04') {
        return new packages_fault/* PackageFault */.lk('not-a-zip', 'it is not a ZIP archive, so it is not a package. Check the step that creates it.');
    }
    return new packages_fault/* PackageFault */.lk('damaged-archive', `the zip archive is damaged or was cut off: ${message.replace(/\.$/, '')}. Check the step that creates it, and its upload and download.`);
}
/**
 * The end of the directory, by its own account. yauzl does not check that, but a reader that goes by the size and one
 * that goes by the count would see different files if the two disagree.
 */
async function statedEnd(range, commentLength) {
    const at = range.size - 22 - commentLength;
    const record = await readRange(range, at, 22);
    const locator = await readRange(range, Math.max(0, at - 20), 20);
    if (at < 20 || locator.readUInt32LE(0) !== 0x07064b50) {
        return record.readUInt32LE(12) + record.readUInt32LE(16);
    }
    const zip64 = await readRange(range, Number(locator.readBigUInt64LE(8)), 56);
    return Number(zip64.readBigUInt64LE(40) + zip64.readBigUInt64LE(48));
}
function encrypted() {
    return new packages_fault/* PackageFault */.lk('encrypted-archive', 'it is encrypted, but the Store does not accept encrypted packages.');
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./lib/packages/zip-entry.js









/** What no sound package comes near (store-faults.md S14). */
const zip_entry_limits = {
    /** Bytes of a manifest, inflated. */
    manifest: 1024 * 1024,
    /** Bytes of a block map, inflated: 25 GB have 400,000 blocks of 90 bytes each. */
    blockMap: 64 * 1024 * 1024,
    /** Inflated bytes per compressed byte. */
    ratio: 200,
    /** Bytes of a package inside another file: the Store allows 25 GB at most (store-api.md §8.1). */
    innerPackage: 25 * 1024 ** 3,
};
/**
 * Packages from makemsix end without deflate's last block, and Windows accepts them
 * (https://github.com/microsoft/msix-packaging/tree/master/src/test/testData/unpack/BlockMap). Size and CRC-32 are
 * compared anyway.
 */
const finishFlush = external_node_zlib_.constants.Z_SYNC_FLUSH;
/**
 * The bytes of a manifest.
 * @throws PackageFault `archive-limit` beyond 1 MiB or a ratio of 200, or for the sum of all, `damaged-archive`.
 */
async function readManifest(zip, entry) {
    if (entry.uncompressedSize > zip_entry_limits.manifest || entry.compressedSize > zip_entry_limits.manifest) {
        throw new packages_fault/* PackageFault */.lk('archive-limit', `its manifest ${entry.fileName} is larger than 1 MiB.`);
    }
    checkRatio(entry);
    zip.budget.spend('manifests', entry.uncompressedSize);
    return readWhole(zip, entry);
}
/**
 * The bytes of a block map. A file of zeros has a hash that repeats, so there is no limit to the ratio.
 * @throws PackageFault `archive-limit` beyond 64 MiB, `damaged-archive`.
 */
async function readBlockMap(zip, entry) {
    if (entry.uncompressedSize > zip_entry_limits.blockMap || entry.compressedSize > zip_entry_limits.blockMap) {
        throw new packages_fault/* PackageFault */.lk('archive-limit', `its block map ${entry.fileName} is larger than 64 MiB.`);
    }
    zip.budget.spend('blockMaps', entry.uncompressedSize);
    return readWhole(zip, entry);
}
async function readWhole(zip, entry) {
    const raw = await readRange(zip.range, await dataStart(zip, entry), entry.compressedSize);
    const bytes = isStored(entry) ? raw : inflate(raw, entry);
    if (bytes.length !== entry.uncompressedSize || (0,external_node_zlib_.crc32)(bytes) !== entry.crc32)
        throw damaged(entry);
    return bytes;
}
/**
 * Gives `body` a zip that is an entry of another one: in place if it is stored, else inflated to a file in
 * `tempDir` that is gone when the promise settles.
 * @throws PackageFault `archive-limit`, `damaged-archive`, and what `body` throws.
 */
async function withInnerZip(zip, entry, tempDir, body) {
    const start = await dataStart(zip, entry);
    if (isStored(entry)) {
        const { handle } = zip.range;
        const range = { handle, start: zip.range.start + start, size: entry.compressedSize };
        return body(await openZip(range, zip.budget));
    }
    if (entry.uncompressedSize > zip_entry_limits.innerPackage) {
        throw new packages_fault/* PackageFault */.lk('archive-limit', 'it is larger than the 25 GB that the Store accepts.');
    }
    checkRatio(entry);
    zip.budget.spend('innerPackages', entry.uncompressedSize);
    const path = (0,external_node_path_.join)(tempDir, `inner-package-${(0,external_node_crypto_.randomUUID)()}.tmp`);
    const handle = await (0,promises_.open)(path, 'wx+', 0o600);
    try {
        await inflateToFile(zip, entry, start, handle);
        return await body(await openZip({ handle, start: 0, size: entry.uncompressedSize }, zip.budget));
    }
    finally {
        await handle.close();
        await (0,promises_.rm)(path, { force: true });
    }
}
async function dataStart(zip, entry) {
    if (!isStored(entry) && entry.compressionMethod !== 8) {
        throw new packages_fault/* PackageFault */.lk('damaged-archive', `${entry.fileName} is compressed with method ${entry.compressionMethod}, but packages can use only deflate or no compression.`);
    }
    try {
        return (await zip.file.readLocalFileHeaderPromise(entry, { minimal: true })).fileDataStart;
    }
    catch (error) {
        throw (0,packages_fault/* isSystemError */.Or)(error) ? error : damaged(entry, error);
    }
}
function isStored(entry) {
    return entry.compressionMethod === 0;
}
function checkRatio(entry) {
    if (entry.uncompressedSize > entry.compressedSize * zip_entry_limits.ratio) {
        throw new packages_fault/* PackageFault */.lk('archive-limit', `${entry.fileName} grows to more than ${zip_entry_limits.ratio} times its size when unpacked, as in a zip bomb.`);
    }
}
function inflate(raw, entry) {
    try {
        return (0,external_node_zlib_.inflateRawSync)(raw, { maxOutputLength: Math.max(1, entry.uncompressedSize), finishFlush });
    }
    catch (error) {
        throw damaged(entry, error);
    }
}
async function inflateToFile(zip, entry, start, handle) {
    let size = 0;
    let crc = 0;
    const write = async (parts) => {
        for await (const part of parts) {
            size += part.length;
            // The header may lie about the size: never write more than it promised.
            if (size > entry.uncompressedSize)
                throw damaged(entry);
            crc = (0,external_node_zlib_.crc32)(part, crc);
            await handle.writeFile(part);
        }
    };
    try {
        await (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.from(streamRange(zip.range, start, entry.compressedSize)), (0,external_node_zlib_.createInflateRaw)({ chunkSize: 256 * 1024, finishFlush }), write);
    }
    catch (error) {
        throw (0,packages_fault/* isSystemError */.Or)(error) ? error : damaged(entry, error);
    }
    if (size !== entry.uncompressedSize || crc !== entry.crc32)
        throw damaged(entry);
}
function damaged(entry, cause) {
    return new packages_fault/* PackageFault */.lk('damaged-archive', `${entry.fileName} in it is damaged: it does not match the ZIP archive's central directory. Pack it again.`, cause);
}

;// CONCATENATED MODULE: ./lib/packages/manifest-bytes.js





/**
 * The manifest of a package or bundle, compared with its block map.
 * @throws PackageFault `no-manifest`; `wrong-kind` if the file is sound, but named like another kind; and what
 *   `readManifest` and `readBlockMap` throw.
 */
async function packedManifest(zip, kind) {
    const path = kind === 'package' ? packageManifestPath : bundleManifestPath;
    const entry = zip.entries.get(path);
    if (entry === undefined)
        throw misnamed(zip) ?? noManifest(zip, path);
    const bytes = await readManifest(zip, entry);
    return { bytes, packing: await packingOf(zip, { path, bytes }, kind === 'bundle') };
}
async function packingOf(zip, manifest, isBundle) {
    const entry = zip.entries.get(blockMapPath);
    const lacks = [
        ...(entry === undefined ? [blockMapPath] : []),
        ...(zip.hasContentTypes ? [] : ['[Content_Types].xml']),
    ];
    if (entry === undefined) {
        const none = { count: 0, examples: [] };
        return { lacks, manifest: 'unknown', changed: none, added: none, removed: none };
    }
    const map = parseBlockMap(await readBlockMap(zip, entry), blockMapPath);
    return { ...comparePacking(map, manifest, zip.parts, isBundle), lacks };
}
/** The fault of a package or bundle that is named like another kind; `undefined` if it has no manifest at all. */
function misnamed(zip) {
    if (zip.entries.has(bundleManifestPath)) {
        return new packages_fault/* PackageFault */.lk('wrong-kind', 'it is a bundle: its name must end in .msixbundle or .appxbundle.');
    }
    if (zip.entries.has(packageManifestPath)) {
        return new packages_fault/* PackageFault */.lk('wrong-kind', 'it is a package: its name must end in .msix or .appx.');
    }
    return undefined;
}
function noManifest(zip, path) {
    const packages = [...zip.entries.keys()].filter((each) => (0,packages_extension/* packageExtensionOf */.X)(each));
    const [inner] = packages;
    if (inner === undefined || zip.hasContentTypes)
        return new packages_fault/* PackageFault */.lk('no-manifest', explainNoManifest(zip, path));
    const other = zip.parts.find(({ name }) => !isOfUpload(name));
    if (other === undefined && !inner.includes('/')) {
        return new packages_fault/* PackageFault */.lk('wrong-kind', `it is a ZIP archive of packages (${(0,packages_fault/* shorten */.ml)(inner)}), like an upload file: its name must end in .msixupload or .appxupload.`);
    }
    const beside = other === undefined ? '' : ` beside other files (${(0,packages_fault/* shorten */.ml)(other.name)})`;
    return new packages_fault/* PackageFault */.lk('wrong-kind', `it is a zip with ${(0,packages_fault/* shorten */.ml)(inner)} in it${beside}, not a package. Unpack it, and publish ${packages.length === 1 ? 'the package' : 'the packages'} in it.`);
}
function explainNoManifest({ parts }, path) {
    // The folder itself was packed, not its contents.
    const deeper = parts
        .map((each) => each.name)
        .find((name) => name.toLowerCase().endsWith(`/${path.toLowerCase()}`));
    if (deeper !== undefined) {
        return `its manifest is at ${(0,packages_fault/* shorten */.ml)(deeper)}, but must be at ${path}: the folder was zipped, not its contents. Pack it with makeappx.`;
    }
    const twin = parts.map((each) => each.name).find((name) => name.toLowerCase() === path.toLowerCase());
    if (twin !== undefined)
        return `its manifest is called ${(0,packages_fault/* shorten */.ml)(twin)}, but must be called ${path}. Pack it again.`;
    return `it has no ${path}, so it was not made by a packaging tool. Use the build's own output, or makeappx.`;
}
/** What an upload file holds: packages and their symbols. */
function isOfUpload(name) {
    return name.endsWith('/') || (0,packages_extension/* packageExtensionOf */.X)(name) !== undefined || /\.(?:appxsym|msixsym)$/i.test(name);
}

;// CONCATENATED MODULE: ./lib/packages/package-manifest.js




/** There are about 20, and every check of versions compares those of all packages with each other. */
const mostFamilies = 100;
/** `xs:boolean`. */
const flag = manifest_schema_element({ '#text': json_schema.z.string() })
    .transform((value) => value['#text'].trim().toLowerCase())
    .pipe(json_schema.z["enum"](['true', '1', 'false', '0'], {
    error: ({ input }) => `must be true or false, but is "${(0,packages_fault/* shorten */.ml)(input)}"`,
}))
    .transform((text) => text === 'true' || text === '1')
    .optional();
/** Packages that this one needs, or belongs to. */
const otherPackages = manifest_schema_elements(manifest_schema_element({ '@Name': attribute.optional() }));
const packageDocument = manifest_schema_element({
    Package: manifest_schema_element({
        Identity: manifest_schema_element({ ...identityAttributes, '@ProcessorArchitecture': architecture }),
        Properties: manifest_schema_element({
            ResourcePackage: flag,
            Framework: flag,
            AllowExecution: flag,
            ModificationPackage: flag,
            DependencyTarget: flag,
        }).optional(),
        Resources: resources,
        Dependencies: manifest_schema_element({
            TargetDeviceFamily: manifest_schema_elements(manifest_schema_element({
                '@Name': attribute.regex(/^[-.\w]{1,100}$/, {
                    error: ({ input }) => `must be the name of a device family, but is "${(0,packages_fault/* shorten */.ml)(input)}"`,
                }),
                '@MinVersion': version,
                '@MaxVersionTested': version.optional().catch(undefined),
            })),
            PackageDependency: otherPackages,
            MainPackageDependency: otherPackages,
        }).optional(),
        Applications: manifest_schema_elements(json_schema.z.looseObject({ Application: manifest_schema_elements(json_schema.z.unknown()) }).catch({ Application: [] })),
        Capabilities: manifest_schema_elements(json_schema.z.looseObject({ Capability: manifest_schema_elements(manifest_schema_element({ '@Name': attribute.optional() })) })
            .catch({ Capability: [] })),
        Prerequisites: manifest_schema_element({
            OSMinVersion: manifest_schema_element({ '#text': json_schema.z.string() }).transform((value) => value['#text'].trim()),
        }).optional(),
    }),
});
/**
 * Reads an AppxManifest.xml: UTF-8 or UTF-16, of Windows 10 and later or of Windows 8.
 * @param path Names the file in messages.
 * @throws PackageFault `bad-manifest`, naming every element and attribute that is wrong.
 */
function parsePackageManifest(bytes, path) {
    const { Package: root } = check(packageDocument, parseXml(bytes, path), path);
    const role = roleOf(root.Properties);
    const families = familiesOf(root);
    if (families.length === 0 && role === 'application') {
        throw new packages_fault/* PackageFault */.lk('bad-manifest', `${path} does not match its schema: Package/Dependencies has no TargetDeviceFamily.`);
    }
    if (families.length > mostFamilies) {
        throw new packages_fault/* PackageFault */.lk('bad-manifest', `${path} has ${families.length} TargetDeviceFamily elements, but the limit is ${mostFamilies}.`);
    }
    return {
        name: root.Identity['@Name'],
        publisher: root.Identity['@Publisher'],
        version: root.Identity['@Version'],
        architecture: root.Identity['@ProcessorArchitecture'],
        role,
        families,
        applications: root.Applications.flatMap((each) => each.Application).length,
        isAddition: isAddition(root),
        frameworks: root.Dependencies?.PackageDependency.flatMap((each) => each['@Name'] ?? []) ?? [],
        isFullTrust: root.Capabilities.flatMap((each) => each.Capability).some((capability) => capability['@Name'] === 'runFullTrust'),
        languages: root.Resources,
    };
}
function roleOf(properties) {
    if (properties?.Framework === true)
        return 'framework';
    // Asset packages state `AllowExecution` false: files without code, which serve no device on their own.
    const isResource = properties?.ResourcePackage === true || properties?.AllowExecution === false;
    return isResource ? 'resource' : 'application';
}
/**
 * Optional and modification packages add content to an app, targets of dynamic dependencies add code
 * (https://learn.microsoft.com/uwp/schemas/appxpackage/uapmanifestschema/element-uap3-mainpackagedependency-manual).
 */
function isAddition({ Properties: properties, Dependencies: dependencies }) {
    const extendsApp = (dependencies?.MainPackageDependency.length ?? 0) > 0;
    return extendsApp || properties?.ModificationPackage === true || properties?.DependencyTarget === true;
}
function familiesOf(root) {
    const families = root.Dependencies?.TargetDeviceFamily ?? [];
    if (families.length > 0) {
        return families.map((each) => ({
            family: each['@Name'],
            minVersion: each['@MinVersion'],
            maxVersion: each['@MaxVersionTested'],
        }));
    }
    // Manifests of Windows 8 and 8.1 have no families: they mean PCs from version 6.2 or 6.3 on.
    const oldest = root.Prerequisites?.OSMinVersion;
    if (oldest === undefined || !/^\d+(\.\d+){1,3}$/.test(oldest))
        return [];
    const minVersion = [...oldest.split('.'), '0', '0'].slice(0, 4).join('.');
    return version.safeParse(minVersion).success ? [{ family: 'Windows.Desktop', minVersion }] : [];
}

;// CONCATENATED MODULE: ./lib/packages/package.js





const frameworkRule = 'framework-package';
/**
 * Reads a `.msix` or `.appx`.
 * @throws PackageFault `framework-package`, `only-resources`, and for whatever is wrong with its manifest.
 */
async function readPackage(zip) {
    const { manifest, facts } = await readPackageManifest(zip);
    if (manifest.role === 'framework') {
        throw new packages_fault/* PackageFault */.lk(frameworkRule, `it is the framework package ${manifest.name}, which the Store supplies. ${packages_fault/* excludeFrameworks */.eK}`);
    }
    if (manifest.role === 'resource')
        throw onlyResources();
    const { name, publisher, version } = manifest;
    return {
        isBundle: false,
        name,
        publisher,
        version,
        ...coverageOf([manifest]),
        languages: sorted(manifest.languages),
        contents: [],
        manifests: [facts],
    };
}
/** A package's manifest, and its facts for the checks. */
async function readPackageManifest(zip) {
    const { bytes, packing } = await packedManifest(zip, 'package');
    const manifest = parsePackageManifest(bytes, packageManifestPath);
    const { families, applications, isAddition, frameworks, isFullTrust } = manifest;
    return {
        manifest,
        facts: {
            path: '',
            packing,
            application: { families, applications, isAddition, frameworks, isFullTrust },
            isElectron: zip.parts.some(({ name }) => /(^|\/)resources\/app\.asar$/i.test(name)),
        },
    };
}

;// CONCATENATED MODULE: ./lib/packages/bundle.js











/** Faults of one file that are shown. */
const mostFaults = 5;
/**
 * Reads a bundle: its manifest says what it holds, and each application package in it which devices it is for.
 * @param tempDir For packages that are deflated inside; nothing stays there.
 * @throws PackageFault `only-resources`, `missing-inner-package`, and for whatever is wrong with a manifest; what is
 *   wrong with several packages comes as one.
 */
async function readBundle(zip, tempDir) {
    const { bytes, packing } = await packedManifest(zip, 'bundle');
    const bundle = parseBundleManifest(bytes, bundleManifestPath);
    checkPlaces(bundle.packages, zip.parts.map((part) => decodePartName(part.name)));
    const found = [];
    const faults = [];
    // One after the other, so that at most one deflated package is in the temp folder.
    for (const listed of bundle.packages) {
        try {
            found.push(await readListed(zip, { bundle, listed, tempDir }));
        }
        catch (error) {
            if (!(error instanceof packages_fault/* PackageFault */.lk))
                throw error;
            faults.push(error);
        }
    }
    const fault = together(faults);
    if (fault !== undefined)
        throw fault;
    const applications = found.flatMap(({ manifest }) => (manifest?.role === 'application' ? [manifest] : []));
    if (applications.length === 0)
        throw onlyResources();
    const { name, publisher, version } = bundle;
    const languages = [...bundle.packages, ...applications].flatMap((each) => each.languages);
    return {
        isBundle: true,
        name,
        publisher,
        version,
        ...coverageOf(applications),
        languages: sorted(languages),
        contents: found.map(({ inner }) => inner),
        manifests: [
            { path: '', packing: { ...packing, replaced: replacedIn(zip, bundle) }, application: undefined },
            ...found.flatMap(({ manifests }) => manifests),
        ],
    };
}
async function readListed(zip, { bundle, listed, tempDir }) {
    const { fileName: path, version, architecture } = listed;
    const extension = (0,packages_extension/* packageExtensionOf */.X)(path);
    const entry = zip.entries.get(path);
    if (extension === undefined || entry === undefined) {
        throw new packages_fault/* PackageFault */.lk('missing-inner-package', `${(0,packages_fault/* shorten */.ml)(path)} is not in it.`);
    }
    if (listed.isResource) {
        return {
            inner: { path, extension, version, architecture, isResource: true },
            manifest: undefined,
            manifests: [],
        };
    }
    const { manifest, facts } = await insideOf(path, async () => {
        const read = await withInnerZip(zip, entry, tempDir, readPackageManifest);
        checkAgreement(read.manifest, listed, bundle);
        return read;
    });
    const isResource = manifest.role !== 'application';
    return {
        inner: { path, extension, version, architecture, isResource },
        manifest,
        manifests: isResource ? [] : manifestsInside(path, [facts]),
    };
}
/** Packages whose size is not the one in the bundle's manifest: Windows compares them too. */
function replacedIn(zip, { packages }) {
    const replaced = packages.filter(({ fileName, size }) => {
        const inside = zip.entries.get(fileName)?.uncompressedSize;
        return size !== undefined && inside !== undefined && size !== inside;
    });
    return namesOf(replaced.map((each) => each.fileName));
}
/** Several faults of one file as one; the rule is that of the first. */
function together(faults) {
    const [first, ...others] = faults;
    if (first === undefined || others.length === 0)
        return first;
    const more = faults.length > mostFaults ? ` And ${faults.length - mostFaults} more like these.` : '';
    const messages = faults.map((each) => each.message);
    const advice = sharedAdvice(messages);
    const shown = messages.slice(0, mostFaults).map((each) => each.slice(0, each.length - advice.length));
    return new packages_fault/* PackageFault */.lk(first.rule, `${shown.join(' ')}${more}${advice}`, first.cause);
}
/** The last sentence of all messages, with the space before it; empty if they don't end alike. */
function sharedAdvice(messages) {
    const last = /(?<=\.) [A-Z][^.]*\.$/.exec(messages[0] ?? '')?.[0] ?? '';
    return messages.every((each) => each.endsWith(last)) ? last : '';
}
function checkAgreement(own, listed, bundle) {
    const pairs = [
        ['identity name', own.name, bundle.name, 'from packages of one app'],
        ['publisher', own.publisher, bundle.publisher, 'from packages of one app'],
        ['version', own.version, listed.version, 'again from its current packages'],
        ['architecture', own.architecture, listed.architecture, 'again from its current packages'],
    ];
    for (const [what, value, stated, how] of pairs) {
        if (value === stated)
            continue;
        throw new packages_fault/* PackageFault */.lk('bad-manifest', `its ${what} is "${(0,packages_fault/* shorten */.ml)(value)}", but the bundle's manifest says "${(0,packages_fault/* shorten */.ml)(stated)}". Build the bundle ${how}.`);
    }
}

// EXTERNAL MODULE: ./lib/packages/digest.js
var packages_digest = __webpack_require__(84333);
// EXTERNAL MODULE: ./lib/packages/display-path.js
var display_path = __webpack_require__(60831);
;// CONCATENATED MODULE: ./lib/packages/upload.js







/**
 * Reads an upload file: a plain zip with a package or bundle at its root, and symbols.
 * If several are at its root, which the check `upload-contents` refuses, the first gives name and version.
 * @param tempDir For packages that are deflated inside; nothing stays there.
 * @throws PackageFault `empty-upload`, `wrong-kind`, and for whatever is wrong with what it holds.
 */
async function readUpload(zip, tempDir) {
    // A bundle is a zip with packages at its root as well.
    const fault = misnamed(zip);
    if (fault !== undefined)
        throw fault;
    const parts = [];
    const contents = [];
    const manifests = [];
    for (const [path, entry] of zip.entries) {
        if (path.includes('/') || !(0,packages_extension/* packageExtensionOf */.X)(path))
            continue;
        const { root, part } = await readRoot(zip, { path, entry, tempDir });
        parts.push(part);
        manifests.push(...manifestsInside(path, part.manifests));
        contents.push(root, ...part.contents.map((each) => ({ ...each, path: `${path}/${each.path}` })));
    }
    const [first] = parts;
    if (first === undefined)
        throw empty(zip);
    return {
        ...first,
        isBundle: parts.some((part) => part.isBundle),
        architectures: sorted(parts.flatMap((part) => part.architectures)),
        serves: sortedCoverage(parts.flatMap((part) => part.serves)),
        languages: sorted(parts.flatMap((part) => part.languages)),
        contents,
        manifests,
        hasSymbols: zip.parts.some(({ name }) => /^[^/]+\.(?:appx|msix)sym$/i.test(name)),
    };
}
async function readRoot(zip, { path, entry, tempDir }) {
    const extension = (0,packages_extension/* packageExtensionOf */.X)(path);
    if (extension === undefined || (0,packages_extension/* kindOf */.I)(extension) === 'upload') {
        throw new packages_fault/* PackageFault */.lk('wrong-kind', `it contains another upload file, ${(0,packages_fault/* shorten */.ml)(path)}. Publish that one.`);
    }
    const isBundle = (0,packages_extension/* kindOf */.I)(extension) === 'bundle';
    const part = await insideOf(path, () => withInnerZip(zip, entry, tempDir, (inner) => isBundle ? readBundle(inner, tempDir) : readPackage(inner)));
    const architecture = (!isBundle && part.architectures[0]) || 'neutral';
    return { root: { path, extension, version: part.version, architecture, isResource: false }, part };
}
function empty(zip) {
    const [deeper] = zip.entries.keys();
    return new packages_fault/* PackageFault */.lk('empty-upload', deeper === undefined
        ? 'it contains no package.'
        : `it contains no package at its root, the only place where the Store looks, only ${(0,packages_fault/* shorten */.ml)(deeper)}. Zip the package itself, not its folder.`);
}

;// CONCATENATED MODULE: ./lib/packages/inspect.js











/** Files named in one message. */
const shownFiles = 5;
/**
 * Reads every package file: its manifests, and its size, SHA-256 and CRC-32 in one pass.
 * @param paths Absolute, as `findPackages` gives them; the facts come in the same order.
 * @throws ActionError `bad-package` with a finding for each bad file and for each file that occurs twice.
 */
async function inspectPackages(paths, options) {
    const results = await (0,p_limit/* default */.A)(options.concurrency ?? 4).map(paths, (path) => inspectFile(path, options));
    const facts = results.flatMap((each) => (isFinding(each) ? [] : [each]));
    const faults = [...withFrameworksOnce(results.filter(isFinding)), ...duplicates(facts)];
    if (faults.length === 0)
        return facts;
    // Checks of the files that can be read would come too late: everything that is wrong is reported at once.
    const findings = [...faults, ...(options.check?.(facts) ?? [])];
    throw new errors/* ActionError */.lZ({
        code: 'bad-package',
        message: (0,errors/* messageOfFindings */.RB)(findings),
        todo: `${adviceOn(findings)} Nothing was sent to the Store.`,
        findings,
    });
}
/** Faults that are not in the file, or that can't be fixed in it: their messages say what to do. */
const saysEnough = new Set(['disk-full', 'file-changed', 'unreadable-file', 'duplicate-file', frameworkRule]);
function adviceOn(findings) {
    if (findings.every(({ rule }) => saysEnough.has(rule)))
        return `Run the workflow again once ${findings.length === 1 ? 'this is' : 'these are'} fixed.`;
    const files = new Set(findings.map(({ file }) => file));
    return `Fix ${files.size === 1 ? 'this file or leave it' : 'these files or leave them'} out, then run the workflow again.`;
}
/** A folder of framework packages is one mistake. */
function withFrameworksOnce(findings) {
    const frameworks = findings.filter((each) => each.rule === frameworkRule);
    const [first] = frameworks;
    if (first === undefined || frameworks.length === 1)
        return findings;
    const files = frameworks.flatMap((each) => each.file ?? []).sort();
    const names = files.slice(0, shownFiles).join(', ');
    const more = files.length - shownFiles;
    const message = `${names}${more > 0 ? ` and ${more} more` : ''} are framework packages, which the Store supplies. ${packages_fault/* excludeFrameworks */.eK}`;
    const { rule, severity } = first;
    return [{ rule, severity, message }, ...findings.filter((each) => each.rule !== frameworkRule)];
}
function isFinding(result) {
    return 'rule' in result;
}
async function inspectFile(path, options) {
    const shown = (0,display_path/* displayPath */.G)(path, options.workspace);
    try {
        const handle = await openFile(path);
        try {
            return await readFacts(handle, path, { ...options, shown });
        }
        finally {
            await handle.close();
        }
    }
    catch (error) {
        const fault = asFault(error);
        return {
            rule: fault.rule,
            severity: 'error',
            message: `${shown}: ${fault.message}`,
            file: shown,
        };
    }
}
async function readFacts(handle, path, { shown, tempDir }) {
    const extension = (0,packages_extension/* packageExtensionOf */.X)(path);
    // `findPackages` has refused every other name.
    if (extension === undefined)
        throw new Error(`${shown} is not named like a package.`);
    const before = await handle.stat({ bigint: true });
    const size = Number(before.size);
    if (size === 0) {
        throw new packages_fault/* PackageFault */.lk('empty-file', 'it is empty. Check the step that creates it.');
    }
    const contents = await readContents({ handle, start: 0, size }, extension, tempDir);
    const digest = await (0,packages_digest/* digestFile */.T)(handle, size);
    const stamp = (0,regular_file/* stampOf */.Zs)(before);
    if ((0,regular_file/* stampOf */.Zs)(await handle.stat({ bigint: true })) !== stamp) {
        throw new packages_fault/* PackageFault */.lk('file-changed', 'it was changed while it was being read. Let the build finish first.');
    }
    return { path, displayPath: shown, extension, ...contents, size, ...digest, stamp };
}
async function readContents(range, extension, tempDir) {
    const zip = await openZip(range);
    switch ((0,packages_extension/* kindOf */.I)(extension)) {
        case 'package':
            return readPackage(zip);
        case 'bundle':
            return readBundle(zip, tempDir);
        case 'upload':
            return readUpload(zip, tempDir);
    }
}
/** Opens without following a link, and without waiting for the other end of a FIFO. */
async function openFile(path) {
    try {
        return await (0,regular_file/* openRegular */.lf)(path);
    }
    catch (error) {
        throw error instanceof regular_file/* NotRegularFile */.k1 ? new packages_fault/* PackageFault */.lk('not-a-file', `${error.message}.`) : error;
    }
}
function asFault(error) {
    if (error instanceof packages_fault/* PackageFault */.lk)
        return error;
    if (!(0,packages_fault/* isSystemError */.Or)(error))
        throw error;
    if (error.code === 'ENOSPC') {
        return new packages_fault/* PackageFault */.lk('disk-full', "it can't be unpacked: there is not enough space in the temp folder. Free up disk space.");
    }
    if (error.code === 'ELOOP' || error.code === 'EMLINK') {
        return new packages_fault/* PackageFault */.lk('not-a-file', 'it is a link, and links are not followed.');
    }
    return new packages_fault/* PackageFault */.lk('unreadable-file', `it can't be read (${String(error.code)}). Make it readable or leave it out.`);
}
/** The Store refuses two files with the same bytes, and they would be a mistake anyway. */
function duplicates(facts) {
    const first = new Map();
    return facts.flatMap((each) => {
        const twin = first.get(each.sha256);
        if (twin === undefined)
            first.set(each.sha256, each);
        return twin === undefined
            ? []
            : [
                {
                    rule: 'duplicate-file',
                    severity: 'error',
                    message: `${each.displayPath}: it is identical to ${twin.displayPath}. Keep only one of them in packages.`,
                    file: each.displayPath,
                },
            ];
    });
}


/***/ })

};
