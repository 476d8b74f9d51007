import { type Architecture, allArchitectures, type PackageExtension, packageExtensions } from './facts.ts';

/** What a file name of this action says (decisions.md, "Names in the archive carry identity"). */
export interface ArchiveName {
  /** The manifest's `Identity/@Name`, as written. */
  readonly name: string;
  /** Four-part version. */
  readonly version: string;
  /** Sorted as in the facts. */
  readonly architectures: readonly Architecture[];
  /** First 12 hex digits of the file's SHA-256, lower case. */
  readonly hash: string;
  readonly extension: PackageExtension;
}

/** The facts that a name is made of. */
export interface NamedFacts {
  readonly name: string;
  readonly version: string;
  readonly architectures: readonly Architecture[];
  /** Hex. */
  readonly sha256: string;
  readonly extension: PackageExtension;
}

const hashLength = 12;

// An identity name has no underscore, so the first one ends it.
const pattern = new RegExp(
  `^([-.a-z0-9]+)_(\\d+(?:\\.\\d+){3})_([a-z0-9]+(?:-[a-z0-9]+)*)\\.([0-9a-f]{${hashLength}})\\.(${packageExtensions.join('|')})$`,
  'i',
);

/**
 * The name under which a package file goes into the archive and is known to the Store:
 * `Contoso.App_1.2.3.0_arm64-x64.0123456789ab.msixbundle`. It tells a later run whose file it is, whether it is
 * the same, and what an old bundle holds. ASCII by the manifest schema.
 */
export function archiveName(facts: NamedFacts): string {
  const hash = facts.sha256.slice(0, hashLength).toLowerCase();
  return `${facts.name}_${facts.version}_${facts.architectures.join('-')}.${hash}.${facts.extension}`;
}

/** Parses such a name, ignoring case; `undefined` for a name that this action did not give. */
export function parseArchiveName(fileName: string): ArchiveName | undefined {
  const [, name, version, list, hash, suffix] = pattern.exec(fileName) ?? [];
  const extension = packageExtensions.find((each) => each === suffix?.toLowerCase());
  if (!name || !version || !list || !hash || !extension) return undefined;
  const words = list.toLowerCase().split('-');
  const architectures = words.flatMap((word) => allArchitectures.find((each) => each === word) ?? []);
  if (architectures.length < words.length) return undefined;
  return { name, version, architectures, hash: hash.toLowerCase(), extension };
}
