/** `[!NOTE]`, which turns a quotation on GitHub into a box. */
const alert = /^\[!(note|tip|important|warning|caution)\]$/i;
const changelog = /^full changelog\s*(?::.*)?$/i;
const newcomer = /^@\S+ made their first contribution in \S+$/;
/** As GitHub generates it, with one author or several. */
const authors = /,? by @[^\s,]+(?:(?:,| and|, and) @[^\s,]+)* in \S+$/;

/**
 * The lines of a text that customers can make use of, without what GitHub adds for developers: who made a change, and
 * the link to all changes. Several spaces become one.
 */
export function forCustomers(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').trim())
    .filter((line) => line !== '' && !changelog.test(line) && !newcomer.test(line))
    .map((line) => line.replace(authors, '').replace(alert, (_, kind: string) => capitalized(kind)))
    .join('\n');
}

function capitalized(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}:`;
}
