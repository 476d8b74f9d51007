import { distance } from 'fastest-levenshtein';
import { foldName } from '../json/fold.ts';

/**
 * Device families that a manifest may target, by their names there (a submission has names of its own, platforms.ts):
 * the documented ones, those of the Windows headers (DEVICEFAMILYINFOENUM) and those of MSIX Core, for systems before
 * Windows 10.
 * https://learn.microsoft.com/uwp/schemas/appxpackage/uapmanifestschema/element-targetdevicefamily
 */
const documented = [
  'Windows.Universal',
  'Windows.Desktop',
  'Windows.Xbox',
  'Windows.Holographic',
  'Windows.Team',
  'Windows.IoT',
  'Windows.IoTHeadless',
  'Windows.Mobile',
  'Windows.Server',
] as const;

const others = [
  'Windows.Core',
  'Windows.CoreHeadless',
  'Windows.WindowsCore',
  'Windows.WindowsCoreHeadless',
  'Windows.ServerNano',
  'Windows.XboxSRA',
  'Windows.XboxERA',
  'Windows.7X',
  'Windows.8X',
  'Windows.8828080',
  'Windows.7067329',
  'Windows7.Desktop',
  'Windows8.Desktop',
  'MSIXCore.Desktop',
  'MSIXCore.Server',
] as const;

const known = new Set([...documented, ...others].map(foldName));

/** Names that people write for a family, without `Windows.`. */
const meant: Readonly<Record<string, string>> = {
  pc: 'Windows.Desktop',
  phone: 'Windows.Mobile',
  hololens: 'Windows.Holographic',
  surfacehub: 'Windows.Team',
  universal: 'Windows.Universal',
  all: 'Windows.Universal',
};

/** Typos that one name may have. */
const mostTypos = 2;

export function isKnownFamily(name: string): boolean {
  return known.has(foldName(name));
}

/** The documented family that a wrong name stands for; `undefined` if it resembles none of them. */
export function likelyFamily(name: string): string | undefined {
  const last = foldName(name).replace(/^(?:windows|win|microsoft)[\d.]*/, '');
  const named = meant[last] ?? documented.find((each) => foldName(each) === `windows.${last}`);
  if (named !== undefined) return named;
  return documented.find((each) => {
    const typos = distance(foldName(each), foldName(name));
    return (
      typos <= mostTypos ||
      distance(foldName(each).slice('windows.'.length), last) <= (last.length > 4 ? 1 : 0)
    );
  });
}

/** For messages. */
export const familyNames = documented.join(', ');
