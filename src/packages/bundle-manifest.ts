import { z } from '../json/schema.ts';
import type { Architecture } from './facts.ts';
import { PackageFault, shorten } from './fault.ts';
import {
  architecture,
  attribute,
  check,
  element,
  elements,
  identityAttributes,
  resources,
  version,
} from './manifest-schema.ts';
import { parseXml } from './xml.ts';

/** What an AppxBundleManifest.xml says. */
export interface BundleManifest {
  readonly name: string;
  readonly publisher: string;
  readonly version: string;
  readonly packages: readonly BundledPackage[];
}

export interface BundledPackage {
  /** Path in the bundle, with `/`. */
  readonly fileName: string;
  readonly version: string;
  readonly architecture: Architecture;
  readonly isResource: boolean;
  /** Bytes; `undefined` if the manifest does not state them as a number. */
  readonly size: number | undefined;
  readonly languages: readonly string[];
}

const bundleDocument = element({
  Bundle: element({
    Identity: element(identityAttributes),
    Packages: z
      .looseObject(
        {
          Package: elements(
            element({
              '@FileName': attribute,
              '@Version': version,
              '@Size': z
                .string()
                .regex(/^\d{1,15}$/)
                .transform(Number)
                .optional()
                .catch(undefined),
              '@Architecture': architecture,
              // The schema's default.
              '@Type': z
                .enum(['application', 'resource'], {
                  error: ({ input }) => `must be application or resource, but is "${shorten(input)}"`,
                })
                .default('resource'),
              Resources: resources,
            }),
          ),
        },
        { error: 'is missing' },
      )
      .superRefine((value, context) => {
        if (value.Package.length > 0) return;
        const others = Object.keys(value).filter((key) => key !== 'Package' && key !== '#text');
        context.addIssue({
          code: 'custom',
          message: `holds no Package${others.length === 0 ? '' : `, but ${shorten(others.join(', '))}`}`,
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
export function parseBundleManifest(bytes: Buffer, path: string): BundleManifest {
  const { Bundle: root } = check(bundleDocument, parseXml(bytes, path), path);
  const twice = firstTwice(root.Packages.Package.map((each) => each['@FileName']));
  if (twice !== undefined) {
    throw new PackageFault(
      'bad-manifest',
      `${path} lists ${shorten(twice)} more than once. Pack the bundle again.`,
    );
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
function firstTwice(names: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return names.find((name) => {
    const key = name.replaceAll('\\', '/').toLowerCase();
    return seen.size === seen.add(key).size;
  });
}
