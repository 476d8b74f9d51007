/** One thing that is wrong with one package file; `inspectPackages` turns each into a finding. */
export class PackageFault extends Error {
  override readonly name = 'PackageFault';
  /** Stable name in kebab case. */
  readonly rule: string;

  /** @param message What is wrong and what to do, without the file's name, as the end of a sentence. */
  constructor(rule: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.rule = rule;
  }

  /** The same fault, reported for a file inside the file. */
  inside(path: string): PackageFault {
    return new PackageFault(this.rule, inPlaces([path], this.message), this.cause);
  }
}

/** What is wrong with files inside a file: `App.msix in it is a debug build`, `App.msix in it: MinVersion …`. */
export function inPlaces(paths: readonly string[], message: string): string {
  const places = `${shorten(paths.join(', '))} in it`;
  return paths.length === 1 && message.startsWith('it ')
    ? `${places} ${message.slice(3)}`
    : `${places}: ${message}`;
}

/** A value from a file, of unknown length and kind, for one line of a message. */
export function shorten(value: unknown): string {
  const line = String(value).replace(/[\p{Cc}\u2028\u2029]/gu, ' ');
  return line.length > 200 ? `${line.slice(0, 200).toWellFormed()}…` : line;
}

/** True for an error of the operating system, which is not a fault of the file's contents. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return typeof error === 'object' && error !== null && 'syscall' in error;
}

/** What to do about packages that Visual Studio puts next to the app's own. */
export const excludeFrameworks =
  'To exclude such files, add the line !**/Dependencies/** at the end of packages.';
