import { z } from '../json/schema.ts';
import type { ApplicationFacts, Architecture, TargetFamily } from './facts.ts';
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

/** What an AppxManifest.xml says. */
export interface PackageManifest extends ApplicationFacts {
  readonly name: string;
  readonly publisher: string;
  readonly version: string;
  readonly architecture: Architecture;
  /** Only an application runs on its own; the others serve one. */
  readonly role: 'application' | 'resource' | 'framework';
  /** Lower case, in the manifest's order. */
  readonly languages: readonly string[];
}

/** There are about 20, and every check of versions compares those of all packages with each other. */
const mostFamilies = 100;

/** `xs:boolean`. */
const flag = element({ '#text': z.string() })
  .transform((value) => value['#text'].trim().toLowerCase())
  .pipe(
    z.enum(['true', '1', 'false', '0'], {
      error: ({ input }) => `must be true or false, but is "${shorten(input)}"`,
    }),
  )
  .transform((text) => text === 'true' || text === '1')
  .optional();

/** Packages that this one needs, or belongs to. */
const otherPackages = elements(element({ '@Name': attribute.optional() }));

const packageDocument = element({
  Package: element({
    Identity: element({ ...identityAttributes, '@ProcessorArchitecture': architecture }),
    Properties: element({
      ResourcePackage: flag,
      Framework: flag,
      AllowExecution: flag,
      ModificationPackage: flag,
      DependencyTarget: flag,
    }).optional(),
    Resources: resources,
    Dependencies: element({
      TargetDeviceFamily: elements(
        element({
          '@Name': attribute.regex(/^[-.\w]{1,100}$/, {
            error: ({ input }) => `must be the name of a device family, but is "${shorten(input)}"`,
          }),
          '@MinVersion': version,
          '@MaxVersionTested': version.optional().catch(undefined),
        }),
      ),
      PackageDependency: otherPackages,
      MainPackageDependency: otherPackages,
    }).optional(),
    Applications: elements(z.looseObject({ Application: elements(z.unknown()) }).catch({ Application: [] })),
    Capabilities: elements(
      z
        .looseObject({ Capability: elements(element({ '@Name': attribute.optional() })) })
        .catch({ Capability: [] }),
    ),
    Prerequisites: element({
      OSMinVersion: element({ '#text': z.string() }).transform((value) => value['#text'].trim()),
    }).optional(),
  }),
});

/**
 * Reads an AppxManifest.xml: UTF-8 or UTF-16, of Windows 10 and later or of Windows 8.
 * @param path Names the file in messages.
 * @throws PackageFault `bad-manifest`, naming every element and attribute that is wrong.
 */
export function parsePackageManifest(bytes: Buffer, path: string): PackageManifest {
  const { Package: root } = check(packageDocument, parseXml(bytes, path), path);
  const role = roleOf(root.Properties);
  const families = familiesOf(root);
  if (families.length === 0 && role === 'application') {
    throw new PackageFault(
      'bad-manifest',
      `${path} does not match its schema: Package/Dependencies has no TargetDeviceFamily.`,
    );
  }
  if (families.length > mostFamilies) {
    throw new PackageFault(
      'bad-manifest',
      `${path} has ${families.length} TargetDeviceFamily elements, but the limit is ${mostFamilies}.`,
    );
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
    isFullTrust: root.Capabilities.flatMap((each) => each.Capability).some(
      (capability) => capability['@Name'] === 'runFullTrust',
    ),
    languages: root.Resources,
  };
}

type PackageRoot = z.infer<typeof packageDocument>['Package'];

function roleOf(properties: PackageRoot['Properties']): PackageManifest['role'] {
  if (properties?.Framework === true) return 'framework';
  // Asset packages state `AllowExecution` false: files without code, which serve no device on their own.
  const isResource = properties?.ResourcePackage === true || properties?.AllowExecution === false;
  return isResource ? 'resource' : 'application';
}

/**
 * Optional and modification packages add content to an app, targets of dynamic dependencies add code
 * (https://learn.microsoft.com/uwp/schemas/appxpackage/uapmanifestschema/element-uap3-mainpackagedependency-manual).
 */
function isAddition({ Properties: properties, Dependencies: dependencies }: PackageRoot): boolean {
  const extendsApp = (dependencies?.MainPackageDependency.length ?? 0) > 0;
  return extendsApp || properties?.ModificationPackage === true || properties?.DependencyTarget === true;
}

function familiesOf(root: PackageRoot): readonly TargetFamily[] {
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
  if (oldest === undefined || !/^\d+(\.\d+){1,3}$/.test(oldest)) return [];
  const minVersion = [...oldest.split('.'), '0', '0'].slice(0, 4).join('.');
  return version.safeParse(minVersion).success ? [{ family: 'Windows.Desktop', minVersion }] : [];
}
