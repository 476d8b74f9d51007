import { ActionError } from '../../errors.ts';
import { isLoopback } from '../../http/loopback.ts';
import { archiveName } from '../../packages/name.ts';
import type { Submission } from '../../store/wire.ts';
import { newAssetNames } from '../../submission/assets.ts';
import { addedNames } from '../../submission/plan.ts';
import type { Plan } from '../../submission/types.ts';
import { uploadArchive } from '../../upload/blob.ts';
import { checkUploadUrl } from '../../upload/url.ts';
import { during, type PublishRun } from '../run.ts';
import type { Release } from './release.ts';

/**
 * Step 9: sends one archive with every new file. A plan without new files needs none (store-api.md §5.2).
 *
 * @throws ActionError `no-upload-url`, and whatever ends an upload
 */
export async function uploadPackages(
  run: PublishRun,
  draft: Submission,
  plan: Plan,
  { packages, patch }: Release,
): Promise<void> {
  const added = new Set([...addedNames(plan), ...newAssetNames(plan.document)]);
  const entries = [
    ...packages.map((each) => ({ ...each, name: archiveName(each) })),
    ...(patch?.assets ?? []).map((each) => ({ ...each, name: each.archiveName })),
  ]
    .filter(({ name }) => added.has(name))
    .map(({ name, path, size, crc32, sha256, stamp }) => ({ name, path, size, crc32, sha256, stamp }));
  if (entries.length === 0) {
    run.logger.info('No new file: no upload.');
    return;
  }
  await during(run, 'Upload', async () => {
    const { clock, inputs, logger, random, signal } = run;
    const url = uploadUrlOf(draft, isLoopback(new URL(inputs.storeApiUrl).hostname));
    await uploadArchive({ url, entries, clock, logger, random, signal });
  });
}

function uploadUrlOf(draft: Submission, allowLoopback: boolean): string {
  if (draft.fileUploadUrl) return checkUploadUrl(draft.fileUploadUrl, { allowLoopback });
  throw new ActionError({
    code: 'no-upload-url',
    message: `The Store gave submission ${draft.id} no upload URL, so the packages can't be sent.`,
    todo: 'Delete that draft in Partner Center, then run this again.',
  });
}
