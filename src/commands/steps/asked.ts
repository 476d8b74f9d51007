import type { Finding } from '../../errors.ts';
import type { PublishInputs } from '../../inputs/command-inputs.ts';
import type { LocalRun } from '../run.ts';
import type { Release } from './release.ts';

/**
 * A run for an add-on that asks for nothing: mostly an input from a variable that does not exist. It would end green,
 * as if something had been published.
 */
export function checkAsked(
  { inputs }: Pick<LocalRun<PublishInputs>, 'inputs'>,
  { patch }: Release,
): readonly Finding[] {
  if (inputs.target.kind !== 'add-on') return [];
  const fields = Object.values(inputs.requested).filter((value) => value !== undefined);
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
