/**
 * The name of a part of a package: OPC percent-encodes what is outside ASCII; a name that only looks encoded stays as
 * it is.
 */
export function decodePartName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
