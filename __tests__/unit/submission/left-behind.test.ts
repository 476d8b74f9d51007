import { describe, expect, test } from '@jest/globals';
import type { PackageFacts } from '../../../src/packages/facts.ts';
import { leftBehindDetails, leftBehindTexts } from '../../../src/plan-report/plan-report.ts';
import type { StorePackage } from '../../../src/store/wire.ts';
import { describeExisting } from '../../../src/submission/existing-package.ts';
import { leftBehind } from '../../../src/submission/left-behind.ts';
import { planSubmission } from '../../../src/submission/plan.ts';
import type { ExistingPackagesMode } from '../../../src/submission/supersede.ts';
import {
  facts,
  familyText,
  on,
  plain,
  published,
  publishedEntry,
  publishedFlight,
  storedPackage,
} from '../../support/documents.ts';

const held = (entry: Partial<StorePackage>) => storedPackage({ id: entry.fileName ?? '1', ...entry });

function planOn(
  existing: readonly StorePackage[],
  added: readonly PackageFacts[],
  existingPackages: ExistingPackagesMode = 'remove-superseded',
) {
  const base = published({ applicationPackages: [...existing] });
  return planSubmission(base, added, {
    target: 'app',
    existingPackages,
    rolloutPercentage: undefined,
    price: undefined,
  });
}

const told = (...args: Parameters<typeof planOn>) => leftBehindTexts(planOn(...args).leftBehind);

const x64 = held({ fileName: 'x64.msix', version: '1.0.0.0' });
const arm64 = held({ fileName: 'arm64.msix', version: '1.0.0.0', architecture: 'Arm64' });
const unknown = held({ fileName: 'App.msixbundle', architecture: 'Neutral' });
const earlier = held({ fileName: 'Old.appx', architecture: 'X86', targetDeviceFamilies: 'None' });

describe('a release reports', () => {
  test('nothing if every device gets a new package', () => {
    expect(told([x64, arm64], [plain('x64'), plain('arm64')])).toEqual([]);
    expect(told([x64, arm64], [plain('neutral')], 'keep-all')).toEqual([]);
  });
  test('nothing if it has no packages', () => {
    expect(told([x64, arm64], [])).toEqual([]);
  });
  test('nothing about a package for an earlier Windows that stays', () => {
    expect(told([x64, earlier], [plain('x64')])).toEqual([]);
  });
  test.each<[string, StorePackage[], PackageFacts[], string[]]>([
    ['a forgotten architecture', [x64, arm64], [plain('x64')], ['arm64 stays on 1.0.0.0']],
    [
      'one inside our bundle',
      [publishedEntry(facts({ version: '1.0.0.0' }))],
      [facts({ architectures: ['x64'] })],
      ['arm64 stays on 1.0.0.0'],
    ],
    [
      'two inside another tool’s bundle',
      [held({ fileName: 'App_1.0.0.0_x86_x64_arm_bundle.appxupload', architecture: 'Neutral' })],
      [plain('x64')],
      ['arm, x86 stay on 1.0.0.0'],
    ],
    [
      'a device family',
      [held({ targetDeviceFamilies: [familyText(), familyText('Windows.Xbox')] })],
      [plain('x64')],
      ['x64 on Windows.Xbox stays on 1.0.0.0'],
    ],
    [
      'older systems',
      [held({ targetDeviceFamilies: [familyText('Windows.Desktop', '10.0.10240.0')] })],
      [plain('x64')],
      ['x64 on Windows.Desktop below 10.0.17763.0 stays on 1.0.0.0'],
    ],
    [
      'a higher version that stays',
      [x64, { ...arm64, version: '9.0.0.0' }],
      [facts()],
      ['arm64 stays on 9.0.0.0'],
    ],
    [
      'the higher one of two that stay',
      [x64, arm64, { ...arm64, id: 'new', fileName: 'new.msix', version: '1.5.0.0' }],
      [plain('x64')],
      ['arm64 stays on 1.5.0.0'],
    ],
    [
      'a bundle about which nothing is known',
      [unknown],
      [facts()],
      ['devices that only App.msixbundle supports stay on 1.0.0.0'],
    ],
  ])('%s', (_what, existing, added, texts) => {
    expect(told(existing, added)).toEqual(texts);
  });
  test.each<[string, StorePackage[], RegExp]>([
    ['an architecture', [x64, arm64], /^arm64 loses 1\.0\.0\.0/],
    ['an earlier Windows', [x64, earlier], /^Windows 8\.1 or earlier loses 1\.0\.0\.0/],
    ['what is not known', [x64, unknown], /^arm, arm64, x86 may lose 1\.0\.0\.0/],
  ])('what remove-all takes from customers: %s', (_what, existing, says) => {
    const texts = told(existing, [plain('x64')], 'remove-all');
    expect(texts).toHaveLength(1);
    expect(texts[0]).toMatch(says);
  });
  test('nothing about a rollback: anyone on a lower version has a package', () => {
    expect(told([{ ...x64, version: '9.0.0.0' }], [plain('x64')], 'remove-all')).toEqual([]);
  });
  test('who keeps an old package on a flight', () => {
    const { targetDeviceFamilies: _, ...entry } = arm64;
    const base = publishedFlight({ flightPackages: [entry] });
    const plan = planSubmission(base, [plain('x64')], {
      target: 'flight',
      existingPackages: 'remove-superseded',
      rolloutPercentage: undefined,
      price: undefined,
    });
    expect(leftBehindTexts(plan.leftBehind)).toEqual(['arm64 stays on 1.0.0.0']);
  });
});

test.each([
  ['whose architectures are not known', unknown],
  ['for an earlier Windows', { ...x64, fileName: 'Old.msix', targetPlatform: 'Windows81' }],
])('a package that stays is not certain to serve anyone: one %s', (_what, staying) => {
  const before = [x64, staying].map((entry) => describeExisting(entry));
  const left = leftBehind({ before, kept: before.slice(1), added: [plain('arm64')] });
  expect(left.filter(({ outcome }) => outcome === 'loses')).toMatchObject([
    { devices: ['x64'], fileName: 'x64.msix' },
  ]);
});

test('the advice about an unknown bundle states its condition', () => {
  const [text] = leftBehindDetails(planOn([unknown], [facts()]).leftBehind);
  expect(text).toMatch(
    /Neither the Store nor its name.*no new package above 1\.0\.0\.0 is for arm, x86\. If it supports none of these, .*remove-all/,
  );
});

test.each([
  [
    'about which nothing is known',
    unknown,
    /^devices that App\.msixbundle supports stay on 9\.0\.0\.0\. No new package is above it\.$/,
  ],
  ['that is known', arm64, /^arm64 stays on 9\.0\.0\.0 \(arm64\.msix\)\. No new package is above it\.$/],
])(
  'a version above all new ones is the reason given, without advice to remove it: one %s',
  (_what, entry, says) => {
    const higher = { ...entry, version: '9.0.0.0' };
    const [text] = leftBehindDetails(planOn([higher], [plain('neutral')]).leftBehind);
    expect(text).toMatch(says);
  },
);

test('each remaining package for older and newer systems keeps the systems that the next one is not for', () => {
  const older = held({ fileName: 'older.msix', version: '1.0.0.0' });
  const newer = held({
    fileName: 'newer.msix',
    version: '1.5.0.0',
    targetDeviceFamilies: [familyText('Windows.Desktop', '10.0.19041.0')],
  });
  const newest = plain('x64', { serves: [on('x64', 'Windows.Desktop', '10.0.22000.0')] });
  expect(told([older, newer], [newest])).toEqual([
    'x64 on Windows.Desktop below 10.0.19041.0 stays on 1.0.0.0',
    'x64 on Windows.Desktop below 10.0.22000.0 stays on 1.5.0.0',
  ]);
  expect(told([older, newer], [plain('arm64')])).toEqual([
    'x64 on Windows.Desktop below 10.0.19041.0 stays on 1.0.0.0',
    'x64 stays on 1.5.0.0',
  ]);
});

test.each([
  ['another architecture', arm64],
  ['an earlier Windows', earlier],
])('remove-all is not advised if it would take away the package for %s', (_what, other) => {
  const texts = leftBehindDetails(planOn([unknown, other], [facts({ architectures: ['x64'] })]).leftBehind);
  const text = texts.find((each) => each.includes('Neither the Store'));
  expect(text).toMatch(/remove-all would remove it, but also other packages that customers still need/);
});

test('a family that a new package has for another architecture is named with the architecture', () => {
  const xbox = plain('arm64', { serves: [on('arm64', 'Windows.Xbox')] });
  expect(told([arm64], [xbox])).toEqual(['arm64 on Windows.Desktop stays on 1.0.0.0']);
});
