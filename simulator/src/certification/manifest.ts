import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';

interface Identity {
  readonly name: string;
  readonly publisher: string;
  readonly version: string;
}

export interface PackageManifest extends Identity {
  readonly kind: 'package';
  /** Lower case; `neutral` if none is stated. */
  readonly architecture: string;
  readonly families: readonly string[];
  readonly languages: readonly string[];
  readonly capabilities: readonly string[];
}

export interface BundleManifest extends Identity {
  readonly kind: 'bundle';
  readonly packages: readonly {
    readonly fileName: string;
    readonly isApplication: boolean;
    readonly languages: readonly string[];
  }[];
}

export type Manifest = PackageManifest | BundleManifest;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseAttributeValue: false,
  parseTagValue: false,
  processEntities: true,
  isArray: (name) =>
    ['Package', 'Resource', 'TargetDeviceFamily', 'Capability', 'DeviceCapability'].includes(name),
});

const identitySchema = z.looseObject({
  Name: z.string(),
  Publisher: z.string(),
  Version: z.string().regex(/^\d{1,5}(\.\d{1,5}){3}$/),
  ProcessorArchitecture: z.string().optional(),
});

/** An element without members is parsed as ''. */
const listOf = <T extends z.ZodType>(member: string, item: T) =>
  z
    .union([z.literal(''), z.looseObject({ [member]: z.array(item).optional() })])
    .optional()
    .transform((element): z.output<T>[] => {
      const found = typeof element === 'object' ? element[member] : undefined;
      return Array.isArray(found) ? found : [];
    });

const named = z.looseObject({ Name: z.string() });
const resources = listOf(
  'Resource',
  z.union([z.literal(''), z.looseObject({ Language: z.string().optional() })]),
);
const families = listOf('TargetDeviceFamily', z.looseObject({ Name: z.string(), MinVersion: z.string() }));

const packageSchema = z.looseObject({
  Identity: identitySchema,
  Dependencies: families,
  Resources: resources,
  Capabilities: listOf('Capability', named),
});

const bundleSchema = z.looseObject({
  Identity: identitySchema,
  Packages: listOf(
    'Package',
    z.looseObject({
      FileName: z.string().optional(),
      Type: z.string().default('resource'),
      Resources: resources,
    }),
  ),
});

const documentSchema = z.looseObject({
  Package: z.array(packageSchema).optional(),
  Bundle: bundleSchema.optional(),
});

/** Reads AppxManifest.xml or AppxBundleManifest.xml. Throws if it is not one. */
export function parseManifest(xml: string): Manifest {
  const document = documentSchema.parse(parser.parse(xml, true));
  if (document.Bundle) return bundle(document.Bundle);
  const [manifest] = document.Package ?? [];
  if (!manifest) throw new Error('The manifest has neither a Package nor a Bundle element.');
  return {
    kind: 'package',
    ...identity(manifest.Identity),
    architecture: (manifest.Identity.ProcessorArchitecture ?? 'neutral').toLowerCase(),
    families: manifest.Dependencies.map(({ Name, MinVersion }) => `${Name} min version ${MinVersion}`),
    languages: languagesOf(manifest.Resources),
    capabilities: manifest.Capabilities.map(({ Name }) => Name),
  };
}

function bundle(parsed: z.output<typeof bundleSchema>): BundleManifest {
  return {
    kind: 'bundle',
    ...identity(parsed.Identity),
    packages: parsed.Packages.flatMap((each) => {
      // Packages of a flat bundle are outside of it and have no file name here.
      if (each.FileName === undefined) return [];
      const isApplication = each.Type.toLowerCase() === 'application';
      return [{ fileName: each.FileName, isApplication, languages: languagesOf(each.Resources) }];
    }),
  };
}

function identity(parsed: z.output<typeof identitySchema>): Identity {
  return { name: parsed.Name, publisher: parsed.Publisher, version: parsed.Version };
}

function languagesOf(resources: readonly ('' | { readonly Language?: string | undefined })[]): string[] {
  return resources.flatMap((each) =>
    each === '' || each.Language === undefined ? [] : [each.Language.toLowerCase()],
  );
}
