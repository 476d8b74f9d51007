import { ActionError } from '../../errors.ts';
import type { PublishInputs } from '../../inputs/command-inputs.ts';
import { findPreviewPlace } from '../../review/preview-file.ts';
import type { LocalRun } from '../run.ts';

/**
 * Checks the path of the preview page before anything else: at the end of a release it would be too late.
 *
 * @throws ActionError `invalid-inputs`
 */
export async function checkPreviewPath(
  roots: Pick<LocalRun, 'tempDir' | 'workspace'>,
  { previewPath }: Pick<PublishInputs, 'previewPath'>,
): Promise<void> {
  if (previewPath === undefined) return;
  const place = await findPreviewPlace(previewPath, roots);
  if ('file' in place) return;
  const message = `preview-path: ${place.problem}`;
  const findings = [{ rule: 'invalid-input', severity: 'error', message }] as const;
  throw new ActionError({ code: 'invalid-inputs', message, findings });
}
