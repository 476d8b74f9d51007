/**
 * Key under which the Store treats two names as one: languages (BCP 47), markets (ISO 3166), device families and members
 * have no letter case. Independent of the machine's locale.
 */
export function foldName(name: string): string {
  return name.toLowerCase();
}
