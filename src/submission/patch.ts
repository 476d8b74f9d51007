import { apply } from 'json-merge-patch';
import { type Submission, submissionSchema } from '../store/wire.ts';
import { withKnownFiles } from './assets.ts';

/** Changes to a submission as a merge patch (RFC 7396). */
export type MergePatch = Readonly<Record<string, unknown>>;

/** The submission with a patch applied, whose names were checked before (patch/check.ts). */
export function withPatch(document: Submission, patch: MergePatch | undefined): Submission {
  if (patch === undefined) return document;
  // The library changes its target.
  const patched = submissionSchema.parse(apply(structuredClone(document), patch));
  return withKnownFiles(document, patched);
}
