import { expect, test } from '@jest/globals';
import * as own from '../src/package.ts';
import type { Settings } from '../src/store/settings.ts';
import type * as published from '../types/simulator.d.ts';

// Checked by the compiler: what the package's types allow is what the code takes and gives.
const start: typeof published.startSimulator = own.startSimulator;
const options = (given: published.SimulatorOptions): own.SimulatorOptions => given;
const optionsBack = (given: own.SimulatorOptions): published.SimulatorOptions => given;
const settings = (given: Settings): published.Settings => given;
const settingsBack = (given: published.Settings): Settings => given;
const sameOptions: Record<keyof own.SimulatorOptions, true> = {} as Record<
  keyof published.SimulatorOptions,
  true
>;

test('the types of the package are those of its code', () => {
  const checked = [start, options, optionsBack, settings, settingsBack, sameOptions];
  expect(checked.filter((each) => each === undefined)).toEqual([]);
});
