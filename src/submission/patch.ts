import { apply } from 'json-merge-patch';
import { withKnownFiles } from '../document/assets.ts';
import { spellingsOf } from '../json/fold.ts';
import { isRecord } from '../json/is-record.ts';
import { type Submission, submissionSchema } from '../store/wire.ts';

/** Changes to a submission as a merge patch (RFC 7396). */
export type MergePatch = Readonly<Record<string, unknown>>;

/** The submission with a patch applied, whose names were checked before (checks/patch). */
export function withPatch(document: Submission, patch: MergePatch | undefined): Submission {
  if (patch === undefined) return document;
  // The library changes its target.
  const patched = submissionSchema.parse(apply(structuredClone(document), inSpellingOf(document, patch)));
  return withKnownFiles(document, patched);
}

/**
 * The patch with its names as the document spells them: to the Store `en-US` and `en-us` are one language, and a
 * literal merge would create two of them.
 */
function inSpellingOf(document: Readonly<Record<string, unknown>>, patch: MergePatch): MergePatch {
  const spellings = spellingsOf(document);
  return Object.fromEntries(
    Object.entries(patch).flatMap(([name, value]): [string, unknown][] => {
      const spelling = spellings.of(name);
      const held = spelling === undefined ? undefined : document[spelling];
      // The Store's own `null` stays: without it the document would differ.
      if (value === null && held === null) return [];
      return [[spelling ?? name, isRecord(value) ? inSpellingOf(isRecord(held) ? held : {}, value) : value]];
    }),
  );
}
