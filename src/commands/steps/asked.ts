import type { Finding } from '../../errors.ts';
import type { Run } from '../run.ts';
import { requestedFields } from './judge.ts';
import type { Release } from './release.ts';

/**
 * A run for an add-on that asks for nothing: mostly an input from a variable that does not exist. It would end green,
 * as if something had been published.
 */
export function checkAsked(run: Pick<Run, 'inputs'>, { patch }: Release): readonly Finding[] {
  if (run.inputs.addOn === undefined) return [];
  const fields = Object.values(requestedFields(run)).filter((value) => value !== undefined);
  if (fields.length > 0 || Object.keys(patch?.document ?? {}).length > 0) return [];
  return [
    {
      rule: 'nothing-to-publish',
      severity: 'error',
      message:
        'This run asks for no change to the add-on. Give price, visibility, publish-mode or submission-patch. If you gave one of them, its value is empty: check the name of its variable.',
    },
  ];
}
