import { z } from 'zod';
import { allArchitectures } from './facts.ts';
import { PackageFault, shorten } from './fault.ts';

export const attribute = z.string({
  error: ({ input }) => (input === undefined ? 'is missing' : 'is not text'),
});

/** `ST_VersionQuad` of the manifest schema. */
export const version = attribute.refine(
  (text) => /^(0|[1-9]\d{0,4})(\.(0|[1-9]\d{0,4})){3}$/.test(text) && text.split('.').every(isShort),
  {
    error: ({ input }) =>
      `must be four numbers from 0 to 65535 without leading zeros, like 1.2.3.0, and is "${shorten(input)}"`,
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
      error: ({ input }) => `must be one of ${allArchitectures.join(', ')}, and is "${shorten(input)}"`,
    }),
  );

/** Attributes of `Identity`, in both manifests. */
export const identityAttributes = {
  '@Name': attribute.regex(/^[-.A-Za-z0-9]{3,50}$/, {
    error: ({ input }) => `must be 3 to 50 letters, digits, dots and dashes, and is "${shorten(input)}"`,
  }),
  '@Publisher': attribute.regex(/^(OID\.[\d.]+|[A-Za-z0-9]+)=\S/, {
    error: ({ input }) => `must be a distinguished name like CN=…, and is "${shorten(input)}"`,
  }),
  '@Version': version,
};

export const element = <T extends z.ZodRawShape>(shape: T) =>
  z.object(shape, {
    error: ({ input }) => (Array.isArray(input) ? 'appears more than once' : 'is missing'),
  });

/** Elements that may come any number of times: the parser gives a list only where there are several. */
export const elements = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(schema),
  );

export const resources = element({ Resource: elements(element({ '@Language': attribute.optional() })) })
  .optional()
  .transform((value) => value?.Resource.flatMap((each) => each['@Language']?.toLowerCase() ?? []) ?? []);

/**
 * What `parseXml` gave, by its schema.
 * @param path Where the manifest is, for messages.
 * @throws PackageFault `bad-manifest`, naming the elements and attributes that are wrong.
 */
export function check<T extends z.ZodType>(schema: T, tree: unknown, path: string): z.infer<T> {
  const result = schema.safeParse(tree);
  if (result.success) return result.data;
  const issues = result.error.issues.slice(0, 5).map((issue) => `${pathOf(issue.path)} ${issue.message}`);
  throw new PackageFault('bad-manifest', `${path} is against its schema: ${issues.join('; ')}.`);
}

/** `Bundle/Packages/Package[2]/@Version`, as XPath counts. */
function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part + 1}]` : `/${String(part)}`))
    .join('')
    .slice(1);
}
