import { z } from 'zod';
import { allArchitectures } from './facts.ts';
import { PackageFault } from './fault.ts';

export const attribute = z.string({
  error: ({ input }) => (input === undefined ? 'is missing' : 'is not text'),
});

export const version = attribute.refine(
  (text) => /^\d{1,5}(\.\d{1,5}){3}$/.test(text) && text.split('.').every((part) => Number(part) <= 65535),
  { error: ({ input }) => `must be four numbers from 0 to 65535, like 1.2.3.0, and is "${shorten(input)}"` },
);

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

/** A value of unknown length and kind, for messages. */
export function shorten(value: unknown): string {
  const text = String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
