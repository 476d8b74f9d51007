/**
 * A model of who gets which package, by counting: every processor, family and OS separately. It shares no code with the
 * rules that it checks.
 */
import fc from 'fast-check';
import type { Architecture, PackageFacts } from '../../../src/packages/facts.ts';
import type { StorePackage } from '../../../src/store/wire.ts';
import { facts, familyText, on, storedPackage } from '../../support/documents.ts';

export interface Device {
  readonly processor: Architecture;
  readonly family: string;
  /** The build of Windows 10 or 11. */
  readonly build: number;
}

/** What a package really is, whether or not the Store says so. */
export interface Truth {
  readonly version: number;
  readonly architectures: readonly Architecture[];
  readonly family: string;
  readonly build: number;
}

const architectures = ['x86', 'x64', 'arm', 'arm64', 'neutral'] as const;
const builds = [17763, 19041, 22000] as const;
const families = ['Windows.Desktop', 'Windows.Xbox', 'Windows.Universal'] as const;

export const devices: readonly Device[] = (['x86', 'x64', 'arm', 'arm64'] as const).flatMap((processor) =>
  // The last stands for any family that only a package for all families runs on.
  ['Windows.Desktop', 'Windows.Xbox', 'Windows.Holographic'].flatMap((family) =>
    builds.map((build) => ({ processor, family, build })),
  ),
);

export function versionText(version: number): string {
  return `${version}.0.0.0`;
}

export function isNative({ architectures: own }: Truth, { processor }: Device): boolean {
  return own.includes('neutral') || own.includes(processor);
}

function runsEmulated({ architectures: own }: Truth, { processor, build }: Device): boolean {
  if (processor === 'x64') return own.includes('x86');
  if (processor !== 'arm64') return false;
  return own.includes('x86') || own.includes('arm') || (own.includes('x64') && build >= 22000);
}

function isInReach({ family, build }: Truth, device: Device): boolean {
  return (family === 'Windows.Universal' || family === device.family) && build <= device.build;
}

export function serves(truth: Truth, device: Device, how: 'native' | 'anyhow'): boolean {
  return (
    isInReach(truth, device) && (isNative(truth, device) || (how === 'anyhow' && runsEmulated(truth, device)))
  );
}

/** The packages that a device may get, by each reading of what is not documented. */
export function winners(all: readonly Truth[], device: Device): readonly Truth[] {
  const running = all.filter((each) => serves(each, device, 'anyhow'));
  const native = running.filter((each) => isNative(each, device));
  return [...highest(running), ...highest(native.length > 0 ? native : running)];
}

export function highest(all: readonly Truth[]): readonly Truth[] {
  const top = Math.max(...all.map((each) => each.version));
  return all.filter((each) => each.version === top);
}

const truths = fc.record<Truth>({
  version: fc.integer({ min: 1, max: 6 }),
  architectures: fc.subarray([...architectures], { minLength: 1, maxLength: 3 }),
  family: fc.constantFrom(...families),
  build: fc.constantFrom(...builds),
});

export interface Held {
  readonly truth: Truth;
  readonly entry: StorePackage;
  /** True if neither the Store nor the name states the architectures. */
  readonly isSilent: boolean;
}

export interface Added {
  readonly truth: Truth;
  readonly facts: PackageFacts;
}

const heldPackages = fc.tuple(truths, fc.boolean()).map(([truth, isSilent]) => ({ truth, isSilent }));

export const someHeld: fc.Arbitrary<readonly Held[]> = fc
  .array(heldPackages, { maxLength: 4 })
  .map((all) => all.map(({ truth, isSilent }, index) => toHeld(truth, isSilent, index)));

export const someAdded: fc.Arbitrary<readonly Added[]> = fc
  .array(truths, { minLength: 1, maxLength: 4 })
  .map((all) => all.map((truth, index) => ({ truth, facts: toFacts(truth, index) })));

function toHeld(truth: Truth, isSilent: boolean, index: number): Held {
  const list = truth.architectures.map((each) => (each === 'neutral' ? 'AnyCPU' : each.toUpperCase()));
  const version = versionText(truth.version);
  const entry = storedPackage({
    id: `${index}`,
    fileName: isSilent
      ? `x64dbg${index}.msixbundle`
      : `App${index}_${version}_${list.join('_')}_bundle.msixupload`,
    version,
    architecture: 'Neutral',
    targetDeviceFamilies: [familyText(truth.family, `10.0.${truth.build}.0`)],
  });
  return { truth, entry, isSilent };
}

export function toFacts({ version, architectures: own, family, build }: Truth, index: number): PackageFacts {
  return facts({
    version: versionText(version),
    serves: own.map((each) => on(each, family, `10.0.${build}.0`)),
    seed: `${index}`,
    displayPath: `out/${index}.msixbundle`,
  });
}
