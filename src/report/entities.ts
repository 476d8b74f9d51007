/** The names that encoders of HTML and XML write for marks that a secret may hold. */
const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['plus', '+'],
  ['sol', '/'],
  ['equals', '='],
]);

/** The character that an entity of HTML stands for, `&amp;`, `&#38;`, `&#x26;`; an unknown one stays as it is. */
export function entityText(entity: string): string {
  const name = entity.slice(1, -1).toLowerCase();
  if (!name.startsWith('#')) return named.get(name) ?? entity;
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
}
