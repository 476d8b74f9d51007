/** True for a Store ID as Partner Center shows it, in capitals: `9NBLGGH4R315`. */
export function isStoreId(text: string): boolean {
  return /^9[A-Z0-9]{11}$/.test(text);
}

/** True for a GUID, 8-4-4-4-12 hexadecimal digits. */
export function isGuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

/** True for a text with a quotation mark at both ends, as a YAML or shell value is often pasted. */
export function isQuoted(text: string): boolean {
  const pairs = ['""', "''", '``', '“”', '‘’'];
  return (
    text.length > 1 && pairs.some((pair) => text.startsWith(pair.charAt(0)) && text.endsWith(pair.charAt(1)))
  );
}
