import type { FieldValue, PageImage } from '../listing/page.ts';
import type { Comparison, ImageChange } from './comparison.ts';

/**
 * A comparison in which `redact` has gone over every text of the pages. It comes before rendering: escapes of HTML or
 * Markdown would change a secret so that no redactor finds it.
 */
export function redactedComparison(comparison: Comparison, redact: (text: string) => string): Comparison {
  const value = (of: FieldValue) => (typeof of === 'string' ? redact(of) : of.map(redact));
  const sides = <T extends FieldValue>(
    of: { readonly before?: T; readonly after?: T },
    change: (side: T) => FieldValue,
  ) => ({
    ...(of.before !== undefined && { before: change(of.before) }),
    ...(of.after !== undefined && { after: change(of.after) }),
  });
  const file = (of: PageImage): PageImage => ({
    ...of,
    name: redact(of.name),
    ...(of.caption !== undefined && { caption: redact(of.caption) }),
  });
  const image = <T extends ImageChange>(of: T): T => ({
    ...of,
    ...(of.before && { before: file(of.before) }),
    ...(of.after && { after: file(of.after) }),
  });
  return {
    ...comparison,
    languages: comparison.languages.map((each) => ({
      ...each,
      fields: each.fields.map((field) => ({ ...field, ...sides<FieldValue>(field, value) })),
      images: each.images.map((set) => ({ ...set, images: set.images.map(image) })),
    })),
    trailers: comparison.trailers.map((trailer) => ({
      ...trailer,
      name: redact(trailer.name),
      titles: trailer.titles.map((title) => ({
        ...title,
        ...(title.before !== undefined && { before: redact(title.before) }),
        ...(title.after !== undefined && { after: redact(title.after) }),
      })),
      thumbnails: trailer.thumbnails.map(image),
    })),
  };
}
