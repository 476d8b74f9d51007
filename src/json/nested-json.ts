/** A longer text is not parsed: the Store accepts and sends none. */
const longest = 1_000_000;

/** The document that a text holds as JSON; `undefined` for any other text. */
export function nestedJson(text: string): unknown {
  if (text.length > longest || !/^\s*[[{"]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
