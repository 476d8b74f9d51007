import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Versions, versionFault } from '../../../src/checks/packages/version-faults.ts';
import {
  healingVersion,
  healingVersions,
  isHealedByRemoveAll,
} from '../../../src/checks/packages/version-healing.ts';
import { livePackagesOf } from '../../../src/document/packages.ts';
import type { PackageFacts } from '../../../src/packages/facts.ts';
import { describeLive } from '../../../src/submission/existing-package.ts';
import { planSubmission } from '../../../src/submission/plan.ts';
import type { ExistingPackagesMode } from '../../../src/submission/supersede.ts';
import { cpuMilliseconds } from '../../support/cpu-time.ts';
import { familyText, plain, published, storedPackage } from '../../support/documents.ts';
import {
  type Added,
  devices,
  type Held,
  highest,
  serves,
  someAdded,
  someHeld,
  type Truth,
  winners,
} from '../submission/devices-model.ts';

type Keeping = Exclude<ExistingPackagesMode, 'remove-all'>;

const keepingModes = fc.constantFrom<Keeping>('remove-superseded', 'keep-all');

function versionsFor(
  held: readonly Held[],
  files: readonly PackageFacts[],
  mode: ExistingPackagesMode,
): Versions {
  const base = published({ applicationPackages: held.map(({ entry }) => entry) });
  return { facts: files, existing: describeLive(base), mode };
}

/** What customers have after the release. */
function released(held: readonly Held[], added: readonly Added[], mode: ExistingPackagesMode) {
  const base = published({ applicationPackages: held.map(({ entry }) => entry) });
  const plan = planSubmission(
    base,
    added.map((each) => each.facts),
    { target: 'app', existingPackages: mode, rolloutPercentage: undefined, price: undefined },
  );
  const names = new Set(livePackagesOf(plan.document).map(({ fileName }) => fileName));
  const kept = held.filter(({ entry }) => names.has(entry.fileName)).map(({ truth }) => truth);
  return { plan, kept, all: [...added.map(({ truth }) => truth), ...kept] };
}

const isServed = (all: readonly Truth[], how: 'native' | 'anyhow') => (device: (typeof devices)[number]) =>
  all.some((each) => serves(each, device, how));

describe('for any packages in the Store and any release', () => {
  test('a file that is refused as outranked is not chosen by any device, whichever reading is true', () => {
    fc.assert(
      fc.property(someHeld, someAdded, keepingModes, (any, added, mode) => {
        // What nothing describes is judged separately, as uncertain.
        const held = any.filter(({ isSilent }) => !isSilent);
        const versions = versionsFor(
          held,
          added.map((each) => each.facts),
          mode,
        );
        const { all } = released(held, added, mode);
        for (const { truth, facts } of added) {
          if (versionFault(facts, versions)?.kind !== 'outranked') continue;
          expect(devices.filter((device) => winners(all, device).includes(truth))).toEqual([]);
        }
      }),
      { numRuns: 600 },
    );
  });

  test('a file that no version outranks on one of its devices is not refused for its rank', () => {
    fc.assert(
      fc.property(someHeld, someAdded, keepingModes, (any, added, mode) => {
        const held = any.filter(({ isSilent }) => !isSilent);
        const versions = versionsFor(
          held,
          added.map((each) => each.facts),
          mode,
        );
        const { all } = released(held, added, mode);
        for (const { truth, facts } of added) {
          const isTop = devices.some((device) => {
            const native = all.filter((each) => serves(each, device, 'native'));
            return serves(truth, device, 'native') && highest(native).includes(truth);
          });
          expect(versionFault(facts, versions)?.kind === 'outranked' && isTop).toBe(false);
          if (versionFault(facts, versions) === undefined) expect(isTop).toBe(true);
        }
      }),
      { numRuns: 600 },
    );
  });

  test('no one loses the app or goes back: every device has a package at least as high as before', () => {
    fc.assert(
      fc.property(someHeld, someAdded, keepingModes, (held, added, mode) => {
        const before = held.map(({ truth }) => truth);
        const { plan, all } = released(held, added, mode);
        for (const how of ['native', 'anyhow'] as const) {
          for (const device of devices.filter(isServed(before, how))) {
            const top = (those: readonly Truth[]) =>
              Math.max(0, ...those.filter((each) => serves(each, device, how)).map((each) => each.version));
            expect(top(all)).toBeGreaterThanOrEqual(top(before));
          }
        }
        expect(plan.leftBehind.filter(({ outcome }) => outcome === 'loses')).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });

  test('remove-all reports a loss exactly if a device is left without a native package', () => {
    fc.assert(
      fc.property(someHeld, someAdded, (any, added) => {
        const held = any.filter(({ isSilent }) => !isSilent);
        const { plan, all } = released(held, added, 'remove-all');
        const before = held.map(({ truth }) => truth);
        const lost = devices.filter(
          (each) => isServed(before, 'native')(each) && !isServed(all, 'native')(each),
        );
        expect(plan.leftBehind.some(({ outcome }) => outcome === 'loses')).toBe(lost.length > 0);
      }),
      { numRuns: 600 },
    );
  });

  test('kept old versions are reported exactly if some device keeps one', () => {
    fc.assert(
      fc.property(someHeld, someAdded, keepingModes, (any, added, mode) => {
        const held = any.filter(({ isSilent }) => !isSilent);
        const { plan, kept, all } = released(held, added, mode);
        const staying = devices.some((device) => {
          const native = all.filter((each) => serves(each, device, 'native'));
          return native.length > 0 && highest(native).every((each) => kept.includes(each));
        });
        const told = plan.leftBehind.filter(({ outcome }) => outcome === 'keeps');
        if (staying) expect(told).not.toEqual([]);
        if (told.length > 0) {
          // Nothing says which of several equal versions is chosen.
          const mayStay = devices.some((device) => {
            const native = all.filter((each) => serves(each, device, 'native'));
            return highest(native).some((each) => kept.includes(each));
          });
          expect(mayStay).toBe(true);
        }
      }),
      { numRuns: 600 },
    );
  });

  test('the advised versions fix their files together, and harm no other file', () => {
    fc.assert(
      fc.property(someHeld, someAdded, keepingModes, (held, added, mode) => {
        const files = added.map((each) => each.facts);
        const advised = healingVersions(versionsFor(held, files, mode));
        const followed = files.map((each) => {
          const version = advised.get(each);
          return version === undefined ? each : { ...each, version };
        });
        const versions = versionsFor(held, followed, mode);
        files.forEach((each, index) => {
          const after = followed[index];
          if (after === undefined) return;
          if (advised.has(each)) expect(versionFault(after, versions)).toBeUndefined();
          const wasFine = versionFault(each, versionsFor(held, files, mode)) === undefined;
          if (wasFine) expect(versionFault(after, versions)).toBeUndefined();
        });
      }),
      { numRuns: 400 },
    );
  });

  test('a version is advised for a file if one fixes it and harms no other file', () => {
    fc.assert(
      fc.property(someHeld, someAdded, keepingModes, (held, added, mode) => {
        const versions = versionsFor(
          held,
          added.map((each) => each.facts),
          mode,
        );
        const isFine = (facts: readonly PackageFacts[], index: number) => {
          const file = facts[index];
          return file !== undefined && versionFault(file, { ...versions, facts }) === undefined;
        };
        versions.facts.forEach((each, own) => {
          const heals = [2, 3, 4, 5, 6, 7].some((major) => {
            const version = `${major}.0.1.0`;
            if (version <= each.version) return false;
            const raised = versions.facts.map((one) => (one === each ? { ...one, version } : one));
            return raised.every(
              (_, index) => isFine(raised, index) || (index !== own && !isFine(versions.facts, index)),
            );
          });
          if (heals) expect(healingVersion(each, versions)).toBeDefined();
        });
      }),
      { numRuns: 300 },
    );
  });

  test('remove-all is advised only if it fixes every file and leaves no device without a package', () => {
    fc.assert(
      fc.property(someHeld, someAdded, (held, added) => {
        const files = added.map((each) => each.facts);
        if (!isHealedByRemoveAll(versionsFor(held, files, 'remove-superseded'))) return;
        const versions = versionsFor(held, files, 'remove-all');
        for (const each of files) expect(versionFault(each, versions)).toBeUndefined();
        const { all } = released(held, added, 'remove-all');
        const before = held.map(({ truth }) => truth);
        for (const how of ['native', 'anyhow'] as const)
          expect(devices.filter((each) => isServed(before, how)(each) && !isServed(all, how)(each))).toEqual(
            [],
          );
      }),
      { numRuns: 600 },
    );
  });
});

test('many files and many packages in the Store are judged in bounded time', () => {
  const processors = ['x64', 'x86', 'arm64', 'arm'] as const;
  const many = Array.from({ length: 300 }, (_, index) => index);
  const files = many.map((index) =>
    plain(processors[index % 4] ?? 'x64', {
      version: `1.0.${300 - index}.0`,
      displayPath: `${index}.msix`,
      sha256: index.toString(16).padStart(64, '0'),
    }),
  );
  const entries = many.map((index) =>
    storedPackage({
      id: String(index),
      fileName: `App_1.0.${index}.0_${processors[index % 4]}_bundle.msixupload`,
      version: `1.0.${index}.0`,
      targetDeviceFamilies: [familyText('Windows.Desktop', `10.0.${17763 + index}.0`)],
    }),
  );
  const existing = describeLive(published({ applicationPackages: entries }));
  const began = cpuMilliseconds();
  for (const some of [files, files.slice(0, 25)]) {
    const versions: Versions = { facts: some, existing, mode: 'remove-superseded' };
    for (const each of some) versionFault(each, versions);
    healingVersions(versions);
  }
  expect(cpuMilliseconds() - began).toBeLessThan(3_000);
});
