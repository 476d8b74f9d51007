import { foldName } from '../json/fold.ts';
import { compareVersions } from '../packages/compare-versions.ts';
import type { Architecture, Coverage, PackageFacts } from '../packages/facts.ts';

export interface DeviceFamily {
  readonly name: string;
  /** Four-part version of the oldest OS. */
  readonly minVersion: string;
}

/** The devices of one processor, and of one family if families are known. */
export interface Devices {
  readonly processor: string;
  readonly family: DeviceFamily | undefined;
}

/** Processors of devices; a neutral package runs on all of them. */
const processors = ['arm', 'arm64', 'x64', 'x86'] as const;

/**
 * Reads `Windows.Desktop min version 10.0.17763.0`, as the Store writes it. A text that can't be read is a family of
 * its own.
 */
export function readFamily(text: string): DeviceFamily {
  const [, name, minVersion] = /^\s*(\S+)(?:\s+min version)?\s+([\d.]+)\s*$/i.exec(text) ?? [];
  return { name: name ?? text.trim(), minVersion: minVersion ?? '0.0.0.0' };
}

/** The processors that packages of an architecture are made for. Emulation does not replace a native package. */
export function processorsOf(architecture: string | undefined): readonly string[] {
  if (architecture === undefined || foldName(architecture) === 'neutral') return processors;
  return [foldName(architecture)];
}

/**
 * True if `offer` runs on every device that has this processor and family at `minVersion` or later. A family that is
 * `undefined` is not known (packages of a flight): then only the processor counts.
 */
export function serves(offer: Coverage, processor: string, family: DeviceFamily | undefined): boolean {
  return (
    runsOn(offer.architecture, processor) &&
    (family === undefined || familyServes({ name: offer.family, minVersion: offer.minVersion }, family))
  );
}

/** True if one of the new files serves these devices. */
export function someServes(
  added: readonly PackageFacts[],
  processor: string,
  family: DeviceFamily | undefined,
): boolean {
  return added.some((facts) => facts.serves.some((offer) => serves(offer, processor, family)));
}

/**
 * True if `offered` includes every device of the family `wanted`. Devices with Windows 10 get a package for Windows 8
 * only if there is none for Windows 10 ("Guidance for app package management"), so that one includes none of them.
 */
export function familyServes(offered: DeviceFamily, wanted: DeviceFamily): boolean {
  return (
    familyIncludes(offered.name, wanted.name) &&
    isForWindows10(offered.minVersion) &&
    compareVersions(offered.minVersion, wanted.minVersion) <= 0
  );
}

/** True for the minimum of a package that runs on Windows 10 and later only. */
export function isForWindows10(minVersion: string): boolean {
  return compareVersions(minVersion, '10.0.0.0') >= 0;
}

/** True if a package of architecture `offered` is made for devices with this processor. */
export function runsOn(offered: Architecture | string, processor: string): boolean {
  return foldName(offered) === 'neutral' || foldName(offered) === foldName(processor);
}

/** True if every device of the family `wanted` is one of the family `offered`. */
export function familyIncludes(offered: string, wanted: string): boolean {
  return foldName(offered) === foldName(wanted) || foldName(offered) === 'windows.universal';
}

/** Devices in words: `arm64, x86 on Windows.Desktop 10.0.17763.0`. */
export function describeDevices(devices: readonly Devices[]): string {
  const byFamily = Map.groupBy(devices, ({ family }) => (family === undefined ? '' : describeFamily(family)));
  return [...byFamily]
    .map(([family, all]) => {
      const processorList = all.map(({ processor }) => processor).join(', ');
      return family === '' ? processorList : `${processorList} on ${family}`;
    })
    .join('; ');
}

/** `Windows.Desktop 10.0.17763.0` */
export function describeFamily({ name, minVersion }: DeviceFamily): string {
  return minVersion === '0.0.0.0' ? name : `${name} ${minVersion}`;
}
