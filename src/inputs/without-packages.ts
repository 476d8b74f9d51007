import type { TargetKind } from '../store/target.ts';
import type { Given } from './command-inputs.ts';
import { listOf } from './parse.ts';
import { askingInputs, type InputName, packageInputs, reasonAgainst } from './table.ts';

/** What can be asked for of this target besides packages: with any of them, `packages` may be left out. */
export function inputsThatAsk(target: TargetKind): readonly InputName[] {
  return askingInputs.filter((name) => reasonAgainst(name, target) === undefined);
}

/** Reports what is wrong with a release that names no packages: that it asks for nothing, or for something about packages. */
export function reportWithoutPackages(given: Given, target: TargetKind): void {
  const others = inputsThatAsk(target);
  if (!others.some((name) => given.has(name))) {
    given.report(
      `packages: is missing or empty. Set it to the files to publish, one glob per line. To leave the packages unchanged, set at least one of ${listOf(others)}`,
    );
    return;
  }
  for (const name of packageInputs.filter((each) => given.has(each)))
    given.report(
      `${name}: has no effect without packages, which is missing or empty. Set packages to the files to publish, or remove ${name}`,
    );
}
