import type { Architecture } from './facts.ts';

/** What the name of a package file says when another tool gave it. */
export interface ForeignName {
  /** The architectures at its end, in the manifest's terms; never empty. */
  readonly architectures: readonly Architecture[];
  /**
   * True if they directly follow a version, as packers write it: `App_1.0.0.0_x86_x64_bundle`. Otherwise they may be
   * part of the app's name.
   */
  readonly isList: boolean;
}

/** How Visual Studio, MSBuild, electron-builder, Flutter and scripts spell architectures. */
const spellings = new Map<string, Architecture>([
  ['x86', 'x86'],
  ['win32', 'x86'],
  ['ia32', 'x86'],
  ['i386', 'x86'],
  ['i686', 'x86'],
  ['x64', 'x64'],
  ['win64', 'x64'],
  ['amd64', 'x64'],
  ['arm', 'arm'],
  ['arm32', 'arm'],
  ['armv7', 'arm'],
  ['armv7l', 'arm'],
  ['arm64', 'arm64'],
  ['aarch64', 'arm64'],
  ['anycpu', 'neutral'],
]);

/** Words that packers put next to the architectures. */
const fillers = new Set(['bundle', 'debug', 'release', 'test', 'store', 'win', 'windows']);

/** The hash of the publisher in a package's full name, `App_1.0.0.0_x64__8wekyb3d8bbwe`. */
const publisherHash = /__[a-z0-9]{13}$/i;

/**
 * Reads the architectures at the end of a file name that another tool gave, without regard to case:
 * `App_1.1.0.0_x64_ARM64_bundle.msixupload` (Visual Studio and MSBuild), `App-1.2.3-arm64.appx` (electron-builder),
 * `App_1.0.0.0_x64__8wekyb3d8bbwe.msix` (MSIX Packaging Tool). Only whole words count: `x64dbg` and `Arm Wrestling`
 * don't name an architecture. `undefined` if there is none. "neutral" is not read: it is what the Store says about
 * every bundle.
 *
 * @param fileName without folders
 */
export function parseForeignName(fileName: string): ForeignName | undefined {
  const stem = fileName
    .replace(/\.[a-z]+$/i, '')
    // A browser's second download.
    .replace(/ ?\(\d{1,3}\)$/, '')
    .replace(publisherHash, '')
    .replace(/x86[_-]64(?![a-z0-9])/i, 'x64');
  const words = stem.toLowerCase().split(/[^\p{L}\p{N}.]+|\.(?=\p{L})/u);
  const start = words.findLastIndex((word) => !spellings.has(word) && !fillers.has(word)) + 1;
  const architectures = words.slice(start).flatMap((word) => spellings.get(word) ?? []);
  if (architectures.length === 0) return undefined;
  return {
    architectures: [...new Set(architectures)].sort(),
    isList: /^v?\d+(\.\d+){2,3}$/.test(words[start - 1] ?? '') && !isFullNameOfBundle(fileName),
  };
}

/**
 * The full name of a bundle says `neutral`: one with an architecture is that of a package inside, of which there may be
 * more.
 */
function isFullNameOfBundle(fileName: string): boolean {
  return publisherHash.test(fileName.replace(/\.[a-z]+$/i, '')) && /(bundle|upload)$/i.test(fileName);
}
