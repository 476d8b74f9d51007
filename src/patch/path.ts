/** Steps from the root of a document to a place in it: names of members and indexes of elements. */
export type Path = readonly (string | number)[];

/** Longest name that is shown, in UTF-16 units: names come from outside. */
const longestName = 80;

/** `listings.en-us.baseListing.images[0].fileName` */
export function showPath(path: Path): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${cut(step)}`)).join('');
  return text === '' ? 'the patch' : text.replace(/^\./, '');
}

function cut(name: string): string {
  return name.length > longestName ? `${name.slice(0, longestName).toWellFormed()}…` : name;
}
