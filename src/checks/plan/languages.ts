import { foldName } from '../../json/fold.ts';
import { type Remark, warning } from '../check.ts';
import type { PlanCheck } from './plan-check.ts';

/** A folder or a line that is missing, or one too many, is easily overlooked among many languages. */
export const languages: PlanCheck = {
  id: 'languages',
  row: 'A warning: the Store page gains or loses a language. If you want that, there is nothing to do',
  check: ({ plan, published }) => {
    // In a first submission every language is new.
    if (published === undefined) return [];
    const [before, after] = [namesIn(published.listings), namesIn(plan.document.listings)];
    return [
      ...remark(
        'New on the Store page',
        onlyIn(after, before),
        "An app's listing needs a description and a screenshot in each language. To leave a language out, rename or remove its folder, or its property in submission-patch.",
      ),
      ...remark(
        'Removed from the Store page, with all text and images',
        onlyIn(before, after),
        "If you don't want this, remove the null from submission-patch: images can't be recovered from the Store.",
      ),
    ];
  },
};

function remark(what: string, names: readonly string[], todo: string): readonly Remark[] {
  return names.length === 0 ? [] : [warning(`${what}: ${names.join(', ')}. ${todo}`)];
}

/** A language whose listing is `null` does not count. */
function namesIn(listings: Readonly<Record<string, unknown>> | null | undefined): readonly string[] {
  return Object.entries(listings ?? {}).flatMap(([name, listing]) =>
    listing === null || listing === undefined ? [] : [name],
  );
}

function onlyIn(names: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others.map(foldName));
  return names.filter((name) => !known.has(foldName(name)));
}
