import { linesOf } from './compare.ts';
import { type Comparison, type FieldChange, type ImageSetChange, kindOf } from './comparison.ts';
import { changeWords } from './words.ts';

/** Changes that are shown together: those of one language, or those that several languages have in common. */
export interface ChangeGroup {
  /** One or more. */
  readonly languages: readonly string[];
  /** True for a new language. */
  readonly isNew: boolean;
  readonly fields: readonly FieldChange[];
  readonly images: readonly ImageSetChange[];
  /** What else changes in the one language, as words: it is shown with others. */
  readonly elsewhere: readonly string[];
}

interface Keyed<T> {
  readonly key: string;
  readonly change: T;
}

/** The changes of a comparison with each shown once: what several languages have in common comes first. */
export function groupsOf({ languages }: Comparison): readonly ChangeGroup[] {
  const keyed = languages.map((each) => ({
    ...each,
    fields: each.fields.map((change): Keyed<FieldChange> => ({ key: fieldKey(change), change })),
    images: each.images.map((change): Keyed<ImageSetChange> => ({ key: imagesKey(change), change })),
  }));
  const users = Map.groupBy(
    keyed.flatMap(({ language, fields, images }) =>
      [...fields, ...images].map(({ key }) => ({ language, key })),
    ),
    ({ key }) => key,
  );
  const isShared = ({ key }: Keyed<unknown>) => (users.get(key)?.length ?? 0) > 1;
  const namesOf = ({ key }: Keyed<unknown>) => users.get(key)?.map(({ language }) => language) ?? [];

  const shared = new Map<string, ChangeGroup>();
  const seen = new Set<string>();
  for (const { fields, images } of keyed) {
    for (const each of [...fields, ...images].filter((one) => isShared(one) && !seen.has(one.key))) {
      seen.add(each.key);
      const names = namesOf(each);
      const group = shared.get(JSON.stringify(names)) ?? empty(names, false);
      shared.set(JSON.stringify(names), withChange(group, each.change));
    }
  }
  const single = keyed.flatMap(({ language, isNew, fields, images }): readonly ChangeGroup[] => {
    const others = { fields: fields.filter(isShared), images: images.filter(isShared) };
    const own = {
      fields: fields.filter((one) => !isShared(one)),
      images: images.filter((one) => !isShared(one)),
    };
    if (own.fields.length + own.images.length === 0 && !isNew) return [];
    const elsewhere = changeWords(changesOf(others));
    return [{ ...empty([language], isNew), ...changesOf(own), elsewhere }];
  });
  return [...shared.values(), ...single];
}

function changesOf({
  fields,
  images,
}: {
  readonly fields: readonly Keyed<FieldChange>[];
  readonly images: readonly Keyed<ImageSetChange>[];
}): Pick<ChangeGroup, 'fields' | 'images'> {
  return { fields: fields.map(({ change }) => change), images: images.map(({ change }) => change) };
}

function empty(languages: readonly string[], isNew: boolean): ChangeGroup {
  return { languages, isNew, fields: [], images: [], elsewhere: [] };
}

function withChange(group: ChangeGroup, change: FieldChange | ImageSetChange): ChangeGroup {
  return 'field' in change
    ? { ...group, fields: [...group.fields, change] }
    : { ...group, images: [...group.images, change] };
}

/** Two changes with the same key look the same. */
function fieldKey({ field, before, after, isDefault }: FieldChange): string {
  return JSON.stringify([
    field,
    before && linesOf(before),
    after && linesOf(after),
    after === undefined,
    isDefault,
  ]);
}

function imagesKey({ type, images, isDefault, isLeft }: ImageSetChange): string {
  const files = images.map(({ before, after, ...image }) => {
    const file = after ?? before;
    const identity = file?.sha256?.slice(0, 12) ?? file?.id ?? file?.name;
    return [
      kindOf({ ...image, ...(before && { before }), ...(after && { after }) }),
      identity,
      before?.caption,
      after?.caption,
    ];
  });
  return JSON.stringify([type, files, isDefault, isLeft]);
}
