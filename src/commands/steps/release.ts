import type { PackageFacts } from '../../packages/facts.ts';
import { archiveName } from '../../packages/name.ts';
import type { SubmissionPatch } from './read-patch.ts';

/** What this run wants to publish, read from the workspace. */
export interface Release {
  readonly packages: readonly PackageFacts[];
  readonly patch: SubmissionPatch | undefined;
}

/** Names in the archive of all its files. */
export function fileNamesOf({ packages, patch }: Release): readonly string[] {
  return [...packages.map(archiveName), ...(patch?.assets ?? []).map((asset) => asset.archiveName)];
}
