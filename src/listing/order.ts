/** Numbers by value, so that `2-editor.png` comes before `10-settings.png`, on every machine. */
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'variant' });

/** The order of images and trailers: that of their names. */
export function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  return collator.compare(one.name, other.name) || (one.name < other.name ? -1 : 1);
}
