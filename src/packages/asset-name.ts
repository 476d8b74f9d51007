/** Kinds of files that a submission may name besides packages, by extension. */
const pattern = /^asset_[-a-z0-9]{1,40}\.([0-9a-f]{12})\.(?:png|mp4|mov)$/i;

/**
 * Name in the archive of an image or trailer: `asset_main-window.0123456789ab.png`. Like a package's it carries
 * the file's identity, so that a later run recognizes its own draft and what the Store already has. ASCII.
 *
 * @param fileName the file's own name, with extension.
 * @param sha256 hex
 */
export function assetName(fileName: string, sha256: string): string {
  const dot = fileName.lastIndexOf('.');
  const words = fileName
    .slice(0, dot)
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/gi, '-')
    .replace(/^-+|-+$/g, '');
  const stem = words.slice(0, 40) || 'file';
  return `asset_${stem}.${sha256.slice(0, 12).toLowerCase()}${fileName.slice(dot).toLowerCase()}`;
}

/** True for a name that `assetName` gave. */
export function isAssetName(fileName: string): boolean {
  return pattern.test(fileName);
}

/**
 * The first twelve hexadecimal digits of the file's SHA-256, in lower case, from a name that `assetName` gave; else
 * `undefined`.
 */
export function assetHash(fileName: string): string | undefined {
  return pattern.exec(fileName)?.[1]?.toLowerCase();
}
