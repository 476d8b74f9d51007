import type { FieldValue } from '../listing/page.ts';
import { type Comparison, mapImages } from './comparison.ts';

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
  const withImages = mapImages(comparison, (image) => ({
    ...image,
    name: redact(image.name),
    ...(image.caption !== undefined && { caption: redact(image.caption) }),
  }));
  return {
    ...withImages,
    languages: withImages.languages.map((each) => ({
      ...each,
      fields: each.fields.map((field) => ({ ...field, ...sides<FieldValue>(field, value) })),
    })),
    trailers: withImages.trailers.map((trailer) => ({
      ...trailer,
      name: redact(trailer.name),
      titles: trailer.titles.map((title) => ({
        ...title,
        ...(title.before !== undefined && { before: redact(title.before) }),
        ...(title.after !== undefined && { after: redact(title.after) }),
      })),
    })),
  };
}
