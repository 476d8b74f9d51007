/** Extensions of the files that the Store accepts as packages, without the dot. */
export const packageExtensions = [
  'msix',
  'appx',
  'msixbundle',
  'appxbundle',
  'msixupload',
  'appxupload',
] as const;
export type PackageExtension = (typeof packageExtensions)[number];

/** `Identity/@ProcessorArchitecture` of the manifest schema; `neutral` if none is stated. */
export const allArchitectures = ['x86', 'x64', 'arm', 'arm64', 'x86a64', 'neutral'] as const;
export type Architecture = (typeof allArchitectures)[number];

/** One combination of processor and device family that a package runs on. */
export interface Coverage {
  readonly architecture: Architecture;
  /** `Windows.Desktop`, `Windows.Universal`, …, as the manifest spells it. */
  readonly family: string;
  /** Four-part version of the oldest OS it runs on, `10.0.17763.0`. */
  readonly minVersion: string;
}

/** A package or bundle found inside an upload file or a bundle. */
export interface InnerPackage {
  /**
   * Path inside the file; below a bundle inside an upload file it begins with the bundle:
   * `App.msixbundle/App_x64.msix`.
   */
  readonly path: string;
  readonly extension: PackageExtension;
  readonly version: string;
  /** `neutral` for a bundle, as the Store reports it. */
  readonly architecture: Architecture;
  /** Resource packages carry languages or scales and serve no device on their own. */
  readonly isResource: boolean;
}

/** A device family that a manifest targets. */
export interface TargetFamily {
  /** As the manifest spells it. */
  readonly family: string;
  /** Four-part version of the oldest OS it runs on. */
  readonly minVersion: string;
  /** As the manifest spells it. */
  readonly maxVersion?: string | undefined;
}

/** What the manifest of an application package says besides its identity. */
export interface ApplicationFacts {
  readonly families: readonly TargetFamily[];
  /** Number of `Application` elements. */
  readonly applications: number;
  /** True for packages that belong to another one (optional, modification): they need no `Application`. */
  readonly isAddition: boolean;
  /** Names of the framework packages that it needs. */
  readonly frameworks: readonly string[];
  /** It has the capability `runFullTrust`, like every desktop program in a package. */
  readonly isFullTrust: boolean;
}

/** Some names out of many. */
export interface Names {
  readonly count: number;
  readonly examples: readonly string[];
}

/** Whether a package or bundle is as its packer left it, by its block map. */
export interface PackingFacts {
  /** Files that every packer writes, and that are missing. */
  readonly lacks: readonly string[];
  /** The manifest; `unknown` without a block map. */
  readonly manifest: 'as-packed' | 'edited' | 'unlisted' | 'unknown';
  /** Files whose size is not the one in the block map. */
  readonly changed: Names;
  /** Files that the block map does not list. */
  readonly added: Names;
  /** Files that only the block map lists. */
  readonly removed: Names;
  /** Packages whose size is not the one in the bundle's manifest; omitted for a package. */
  readonly replaced?: Names;
}

/** One manifest inside a package file, for the checks of manifests. */
export interface ManifestFacts {
  /** Path of its package or bundle inside the file; empty for the file itself. */
  readonly path: string;
  readonly packing: PackingFacts;
  /** `undefined` for the manifest of a bundle. */
  readonly application: ApplicationFacts | undefined;
  /** The program is Electron's own, and the app is JavaScript (`resources/app.asar`). */
  readonly isElectron?: boolean;
}

/** What one package file says about itself. */
export interface PackageFacts {
  /** Absolute path of the file. */
  readonly path: string;
  /** Path relative to the workspace, with `/`, for messages. */
  readonly displayPath: string;
  readonly extension: PackageExtension;
  /** True for a bundle and for an upload file that holds one. */
  readonly isBundle: boolean;
  /** The manifest's `Identity/@Name`. */
  readonly name: string;
  /** The manifest's `Identity/@Publisher`, `CN=…`. */
  readonly publisher: string;
  /** Four-part version of the package, or of the bundle. */
  readonly version: string;
  /** Sorted, without duplicates; application packages only. */
  readonly architectures: readonly Architecture[];
  /** Every combination that the file serves, sorted, without duplicates. */
  readonly serves: readonly Coverage[];
  /** BCP 47, lower case, sorted. */
  readonly languages: readonly string[];
  /** What an upload file or bundle contains (application and resource packages), in archive order. */
  readonly contents: readonly InnerPackage[];
  /** True for an upload file that holds symbols. */
  readonly hasSymbols?: boolean;
  /** Every manifest that was read; omitted if the facts are not from a file. */
  readonly manifests?: readonly ManifestFacts[];
  /** Bytes. */
  readonly size: number;
  /** Lower-case hex. */
  readonly sha256: string;
  /** Unsigned 32 bit. */
  readonly crc32: number;
  /** `stampOf` the file as it was read (regular-file.ts). */
  readonly stamp: string;
}
