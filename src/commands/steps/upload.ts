import { newAssetNames } from '../../document/assets.ts';
import { ActionError } from '../../errors.ts';
import { isLoopback } from '../../http/loopback.ts';
import type { Submission } from '../../store/wire.ts';
import { addedNames } from '../../submission/plan.ts';
import type { Plan } from '../../submission/types.ts';
import { uploadArchive } from '../../upload/blob.ts';
import { checkUploadUrl } from '../../upload/url.ts';
import type { LocalRun } from '../run.ts';
import type { ReleaseFile } from './release.ts';

export interface UploadOptions {
  readonly draft: Submission;
  readonly plan: Plan;
  /** All files of the release; those that the plan adds are sent. */
  readonly files: readonly ReleaseFile[];
  /** Input `store-api-url`: if it is on this machine, the upload may be, too. */
  readonly storeApiUrl: string;
}

/**
 * Step 7: sends one archive with every new file. A plan without new files needs none (store-api.md §5.2).
 *
 * @throws ActionError `no-upload-url`, and the errors that end an upload
 */
export async function uploadFiles(
  run: Pick<LocalRun, 'clock' | 'logger' | 'random' | 'signal' | 'step'>,
  { draft, plan, files, storeApiUrl }: UploadOptions,
): Promise<void> {
  const { clock, logger, random, signal, step } = run;
  const added = new Set([...addedNames(plan), ...newAssetNames(plan.document)]);
  const entries = files.filter(({ name }) => added.has(name));
  if (entries.length === 0) {
    logger.info('No new file: no upload.');
    return;
  }
  await step('Upload', async () => {
    const url = uploadUrlOf(draft, isLoopback(new URL(storeApiUrl).hostname));
    await uploadArchive({ url, entries, clock, logger, random, signal });
  });
}

function uploadUrlOf(draft: Submission, allowLoopback: boolean): string {
  if (draft.fileUploadUrl) return checkUploadUrl(draft.fileUploadUrl, { allowLoopback });
  throw new ActionError({
    code: 'no-upload-url',
    message: `The Store returned no upload URL for submission ${draft.id}, so the packages can't be sent.`,
    todo: 'Delete the draft in Partner Center, then re-run the job.',
  });
}
