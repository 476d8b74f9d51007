import { z } from '../json/schema.ts';
import { type Architecture, allArchitectures } from './facts.ts';
import { PackageFault, shorten } from './fault.ts';

export const attribute = z.string({
  error: ({ input }) => (input === undefined ? 'is missing' : 'is not text'),
});

/** `ST_VersionQuad` of the manifest schema. */
export const version = attribute.refine(
  (text) => /^(0|[1-9]\d{0,4})(\.(0|[1-9]\d{0,4})){3}$/.test(text) && text.split('.').every(isShort),
  {
    error: ({ input }) =>
      `must be four numbers from 0 to 65535 without leading zeros, like 1.2.3.0, but is "${shorten(input)}"`,
  },
);

function isShort(number: string): boolean {
  return Number(number) <= 65535;
}

export const architecture = attribute
  .optional()
  .transform((text) => text?.toLowerCase() ?? 'neutral')
  .pipe(
    z.enum(allArchitectures, {
      error: ({ input }) =>
        `must be one of ${allArchitectures.join(', ')}, but is "${shorten(input)}"${likelyArchitecture(String(input))}`,
    }),
  );

/** Other tools' words for an architecture, in lower case. */
const otherWords: Readonly<Record<string, Architecture>> = {
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

function likelyArchitecture(word: string): string {
  const likely = otherWords[word];
  return likely === undefined ? '' : ` (did you mean ${likely}?)`;
}

/** Attributes of `Identity`, in both manifests. */
export const identityAttributes = {
  '@Name': attribute.regex(/^[-.A-Za-z0-9]{3,50}$/, {
    error: ({ input }) =>
      `must be 3 to 50 letters, digits, dots and hyphens, but ${describeName(String(input))}`,
  }),
  '@Publisher': attribute.regex(/^(OID\.[\d.]+|[A-Za-z0-9]+)=\S/, {
    error: ({ input }) => `must be a distinguished name like CN=…, but is "${shorten(input)}"`,
  }),
  '@Version': version,
};

/** Names that are next to the identity name in Partner Center (Product identity) or in the same file. */
function describeName(name: string): string {
  const [, ofFamily] = /^([-.A-Za-z0-9]{3,50})_[a-z0-9]{13}$/i.exec(name) ?? [];
  if (ofFamily !== undefined) {
    return `is the package family name "${name}". Use only the part before the underscore, ${ofFamily}`;
  }
  const [, ofFullName] = /^([-.A-Za-z0-9]{3,50})_\d+(?:\.\d+){3}_[^_]*_[^_]*_[a-z0-9]{13}$/i.exec(name) ?? [];
  if (ofFullName !== undefined) {
    return `is the package full name "${shorten(name)}". Use only the part before the first underscore, ${ofFullName}`;
  }
  const quoted = `is "${shorten(name)}"`;
  if (/^\{[-0-9a-f]{36}\}$/i.test(name)) return `${quoted}, a GUID in braces. ${whereName}`;
  if (/^[A-Za-z]+=/.test(name)) return `${quoted}, which is a publisher. ${whereName}`;
  if (/\$\{\{|\$\(|%\w+%|\$\w+\$/.test(name))
    return `${quoted}: a placeholder was not replaced. Check the build`;
  if (name !== name.trim()) return `${quoted}, with a space at the start or the end`;
  return quoted;
}

const whereName = 'Copy Package/Identity/Name from Partner Center > Product identity';

export const element = <T extends z.ZodRawShape>(shape: T) =>
  z.object(shape, {
    error: ({ input }) => (Array.isArray(input) ? 'appears more than once' : 'is missing'),
  });

/** Elements that may come any number of times: the parser gives a list only if there are several. */
export const elements = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(schema),
  );

export const resources = element({ Resource: elements(element({ '@Language': attribute.optional() })) })
  .optional()
  .transform((value) => value?.Resource.flatMap((each) => each['@Language']?.toLowerCase() ?? []) ?? []);

/**
 * What `parseXml` returned, checked against its schema.
 * @param path Names the manifest in messages.
 * @throws PackageFault `bad-manifest`, naming the elements and attributes that are wrong.
 */
export function check<T extends z.ZodType>(schema: T, tree: unknown, path: string): z.infer<T> {
  const result = schema.safeParse(tree);
  if (result.success) return result.data;
  const issues = result.error.issues.slice(0, 5).map((issue) => `${pathOf(issue.path)} ${issue.message}`);
  throw new PackageFault('bad-manifest', `${path} does not match its schema: ${issues.join('; ')}.`);
}

/** `Bundle/Packages/Package[2]/@Version`, as XPath counts. */
function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part + 1}]` : `/${String(part)}`))
    .join('')
    .slice(1);
}
