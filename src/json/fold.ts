/**
 * Key under which the Store treats two names as one: languages (BCP 47), markets (ISO 3166), device families and members
 * have no letter case. Independent of the machine's locale.
 */
export function foldName(name: string): string {
  return name.toLowerCase();
}

/** How a document spells the names that someone else gives in any letter case. */
export interface Spellings {
  /** The document's spelling of a name: its own if it is there, else the only one that differs in letter case. */
  of(name: string): string | undefined;
  /** Every spelling that the document has of a name; two of them are two members, which no one may merge. */
  all(name: string): readonly string[];
}

/** The names of a record, to be found without regard to letter case. */
export function spellingsOf(record: Readonly<Record<string, unknown>>): Spellings {
  const byKey = Map.groupBy(Object.keys(record), foldName);
  const all = (name: string) => byKey.get(foldName(name)) ?? [];
  return {
    all,
    of: (name) => (Object.hasOwn(record, name) ? name : all(name).length === 1 ? all(name)[0] : undefined),
  };
}

/** The member that a record has under a name in any letter case; `undefined` for none, and for two that are not `name`. */
export function memberOf(record: Readonly<Record<string, unknown>>, name: string): unknown {
  if (Object.hasOwn(record, name)) return record[name];
  const key = foldName(name);
  const [twin, ...others] = Object.keys(record).filter((each) => foldName(each) === key);
  return twin === undefined || others.length > 0 ? undefined : record[twin];
}
