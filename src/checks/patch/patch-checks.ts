import type { Finding } from '../../errors.ts';
import { toFindings } from '../../patch/placed-finding.ts';
import type { PatchSource } from '../../patch/source.ts';
import { runChecks } from '../check.ts';
import { conflict } from './conflicts.ts';
import { unusableFiles } from './files.ts';
import { withoutHeld } from './held.ts';
import { beyondLimits } from './limits.ts';
import { nothingToRemove, wrongNames } from './names.ts';
import { checksOf, type PatchCheck, type PatchContext, type ValueContext } from './patch-check.ts';
import { shapeChecks } from './shape.ts';

/** Checks of values, which say nothing about those that the Store already holds. */
const valueChecks: readonly PatchCheck<ValueContext>[] = [
  ...shapeChecks,
  ...checksOf({
    walk: (context: ValueContext) => [...wrongNames(context), ...beyondLimits(context)],
    row: {
      'patch-unknown': 'The submission has no member of this name. The message names the nearest one',
      'patch-ambiguous':
        'The Store has two names that differ in letter case only: write the one that you mean',
      [nothingToRemove]: '`submission-patch` removes (`null`) what is not there: remove this line',
      'patch-limit':
        'A text, list, image, language, market or price is not what the Store accepts. The message gives the limit',
    },
  }),
];

/** Every check of a patch. */
export const patchChecks: readonly PatchCheck[] = [conflict, ...valueChecks, unusableFiles];

/** All findings about a patch at once, by line. */
export function checkPatch(context: PatchContext & { readonly source: PatchSource }): readonly Finding[] {
  const { source, present } = context;
  return toFindings(source, [
    ...runChecks([conflict], context),
    ...withoutHeld(source, present, runChecks(valueChecks, context)),
    ...runChecks([unusableFiles], context),
  ]);
}
