import { type JsonObject, objectsAt } from '../json/json.ts';
import { listingErrors } from '../store/listing-rules.ts';
import type { Settings } from '../store/settings.ts';
import type { Detail, Target } from '../store/state.ts';
import { packageMember } from './needed-files.ts';
import type { Verdict } from './verdict.ts';

interface Committed {
  readonly target: Target;
  readonly document: JsonObject;
  readonly settings: Settings;
}

/** The verdict with the errors in the document itself that the Store finds only at commit. */
export function withDocumentErrors(verdict: Verdict, committed: Committed): Verdict {
  const { target, document, settings } = committed;
  const published = target.submissions.get(target.publishedId ?? '')?.document ?? {};
  const languages = languagesOf(target, document, verdict);
  const errors = [
    ...gamingErrors(document),
    ...listingErrors(target, published, document, languages, settings),
  ];
  return errors.length === 0 ? verdict : { ...verdict, errors: [...verdict.errors, ...errors] };
}

/** https://github.com/microsoft/StoreBroker/issues/135 */
function gamingErrors(document: JsonObject): Detail[] {
  if (objectsAt(document, 'gamingOptions').length < 2) return [];
  const details = 'Validation error: MultipleInstancesOfGamingOptions';
  return [{ code: 'InvalidParameterValue', details }];
}

function languagesOf(target: Target, document: JsonObject, { packages }: Verdict): string[] {
  const kept = objectsAt(document, packageMember(target)).filter(
    (entry) => entry.fileStatus !== 'PendingDelete',
  );
  const known = kept.flatMap((entry) => (Array.isArray(entry.languages) ? entry.languages.map(String) : []));
  return [...known, ...[...packages.values()].flatMap((contents) => contents.languages)];
}
