import { makeZip, type Part, patch, recordOf } from '../unit/packages/make-zip.ts';
import type { WorkspaceFile } from './package-files.ts';

/** What a test changes in an otherwise sound AppxManifest.xml. */
export interface ManifestChanges {
  readonly name?: string;
  readonly publisher?: string;
  readonly version?: string;
  readonly architecture?: string;
  readonly properties?: string;
  readonly dependencies?: string;
  /** Inserted before the end of the root element. */
  readonly more?: string;
}

/** An AppxManifest.xml. */
export function manifestWith(changes: ManifestChanges = {}): string {
  const {
    name = 'Contoso.Notes',
    publisher = 'CN=Contoso Software, O=Contoso Corporation, C=US',
    version = '1.2.0.0',
    architecture = 'x64',
    properties = '',
    dependencies = familiesOf(['Windows.Desktop', '10.0.17763.0']),
    more = '',
  } = changes;
  return `<Package xmlns="http://schemas.microsoft.com/appx/manifest/foundation/windows10"><Identity Name="${name}" Publisher="${publisher}" Version="${version}" ProcessorArchitecture="${architecture}"/><Properties>${properties}</Properties><Dependencies>${dependencies}</Dependencies><Applications><Application Id="App"/></Applications>${more}</Package>`;
}

/** Elements for device families: name, minimum version and, if given, tested version. */
export function familiesOf(...families: readonly (readonly [string, string, string?])[]): string {
  return families
    .map(
      ([name, least, tested = least]) =>
        `<TargetDeviceFamily Name="${name}" MinVersion="${least}" MaxVersionTested="${tested}"/>`,
    )
    .join('');
}

/** A package from a manifest and other parts, as a plain zip tool makes it: without a block map. */
export async function zipped(
  path: string,
  manifest: string,
  parts: readonly Part[] = [],
): Promise<WorkspaceFile> {
  return { path, bytes: await makeZip([{ path: 'AppxManifest.xml', bytes: manifest }, ...parts]) };
}

/** An entry in a bundle's manifest. */
export interface Listed {
  readonly fileName: string;
  readonly type?: string;
  readonly version?: string;
  readonly architecture?: string;
  readonly size?: number;
}

/** A bundle that lists some packages and has some parts. */
export async function bundleOf(
  path: string,
  listed: readonly Listed[],
  parts: readonly Part[],
): Promise<WorkspaceFile> {
  const packages = listed.map(
    ({ fileName, type = 'application', version = '1.2.0.0', architecture = 'x64', size }) =>
      `<Package Type="${type}" Version="${version}" Architecture="${architecture}" FileName="${fileName}"${size === undefined ? '' : ` Size="${size}"`}/>`,
  );
  const manifest = `<Bundle xmlns="http://schemas.microsoft.com/appx/2013/bundle"><Identity Name="Contoso.Notes" Publisher="CN=Contoso Software, O=Contoso Corporation, C=US" Version="1.2.0.0"/><Packages>${packages.join('')}</Packages></Bundle>`;
  return {
    path,
    bytes: await makeZip([...parts, { path: 'AppxMetadata/AppxBundleManifest.xml', bytes: manifest }]),
  };
}

/** A block map that lists some files with their sizes, and no hashes. */
export function blockMapOf(files: Readonly<Record<string, number>>): Part {
  const list = Object.entries(files).map(([name, size]) => `<File Name="${name}" Size="${size}"/>`);
  return {
    path: 'AppxBlockMap.xml',
    bytes: `<BlockMap HashMethod="http://www.w3.org/2001/04/xmlenc#sha256">${list.join('')}</BlockMap>`,
  };
}

/** Fields of a part's record in the zip's directory, by their offset in it. */
export const recordFields = { flags: 8, method: 10, crc32: 16, size: 24 } as const;

/** The file with a record of the zip's directory changed. */
export function forged(
  file: WorkspaceFile,
  part: string,
  field: keyof typeof recordFields,
  bytes: readonly number[],
): WorkspaceFile {
  return { ...file, bytes: patch(file.bytes, recordOf(file.bytes, part) + recordFields[field], bytes) };
}
