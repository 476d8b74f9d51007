import { createCipheriv, createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { type App, type BundledPackage, bundleManifest, packageManifest, quote } from './sample-manifest.ts';

/** What a sample app is; every member has a default. */
export interface SampleApp {
  /** `Identity/@Name`. */
  readonly name?: string;
  /** `Identity/@Publisher`, `CN=…`. */
  readonly publisher?: string;
  /** Four-part version. */
  readonly version?: string;
  readonly families?: readonly { readonly name: string; readonly minVersion: string }[];
  readonly languages?: readonly string[];
  /** Extension of packages, and first part of that of bundles: `msix` makes `.msixbundle`. */
  readonly ext?: 'msix' | 'appx';
  /** Makes it a desktop program (capability `runFullTrust`) instead of an app of the Universal Windows Platform. */
  readonly isFullTrust?: boolean;
  /** Names of further files in each package, with `/`. */
  readonly files?: readonly string[];
  /** Bytes of the program in each package; they look random, but are the same in every run. */
  readonly payloadBytes?: number;
}

export interface SamplePackage extends SampleApp {
  readonly architecture?: string;
}

export interface SampleBundle extends SampleApp {
  /** One application package for each. */
  readonly architectures?: readonly string[];
  /** By default that of the packages. */
  readonly bundleVersion?: string;
  /** Deflates the packages inside, as a plain zip tool would; Microsoft's packer stores them. */
  readonly deflateInner?: boolean;
}

export interface SampleUpload extends SampleBundle {
  /** False for a build without symbols. */
  readonly hasSymbols?: boolean;
}

/** A small valid `.msix` or `.appx` of Windows 10, unsigned: its block map and content types are real. */
export function samplePackage(options: SamplePackage = {}): Promise<Buffer> {
  const app = withDefaults(options);
  const { architecture = 'x64', files = [], payloadBytes } = options;
  const seed = `${app.name} ${app.version} ${architecture}`;
  const parts = [
    { path: 'App.exe', bytes: payload(seed, payloadBytes ?? 4096) },
    { path: 'Assets/Logo.png', bytes: logo },
    ...files.map((path) => ({ path, bytes: payload(`${seed} ${path}`, 16) })),
    { path: 'AppxManifest.xml', bytes: Buffer.from(packageManifest(app, architecture)) },
  ];
  return zip([...parts, blockMap(parts), contentTypes(packageTypes)]);
}

/** A small valid bundle with a package for each architecture. */
export async function sampleBundle(options: SampleBundle = {}): Promise<Buffer> {
  const app = withDefaults(options);
  const { architectures = ['x64', 'arm64'], bundleVersion = app.version, deflateInner = false } = options;
  const packages: (BundledPackage & Part)[] = [];
  let offset = 0;
  for (const architecture of architectures) {
    const path = innerName(app, architecture);
    const bytes = await samplePackage({ ...options, architecture });
    offset += headerSize(path);
    packages.push({ path, bytes, deflate: deflateInner, architecture, offset, size: bytes.length });
    offset += bytes.length;
  }
  const manifest = {
    path: 'AppxMetadata/AppxBundleManifest.xml',
    bytes: Buffer.from(bundleManifest(app, bundleVersion, packages)),
  };
  return zip([...packages, manifest, blockMap([manifest]), contentTypes(bundleTypes(app.ext))]);
}

/** An upload file (`.msixupload`) as Visual Studio makes it: a plain zip with a bundle and its symbols. */
export async function sampleUpload(options: SampleUpload = {}): Promise<Buffer> {
  const app = withDefaults(options);
  const architectures = (options.architectures ?? ['x64', 'arm64']).join('_');
  const stem = `${app.name}_${options.bundleVersion ?? app.version}_${architectures}`;
  return zip([
    {
      path: `${stem}.${app.ext}bundle`,
      bytes: await sampleBundle(options),
      deflate: options.deflateInner ?? false,
    },
    ...(options.hasSymbols === false
      ? []
      : [{ path: `${stem}.${app.ext}sym`, bytes: Buffer.from('symbols') }]),
  ]);
}

interface Part {
  readonly path: string;
  readonly bytes: Buffer;
  readonly deflate?: boolean;
}

function withDefaults(app: SampleApp): App {
  return {
    name: app.name ?? 'Contoso.Sample',
    publisher: app.publisher ?? 'CN=Contoso',
    version: app.version ?? '1.2.3.0',
    families: app.families ?? [{ name: 'Windows.Desktop', minVersion: '10.0.17763.0' }],
    languages: app.languages ?? ['en-us'],
    ext: app.ext ?? 'msix',
    isFullTrust: app.isFullTrust ?? false,
  };
}

function innerName(app: App, architecture: string): string {
  return `${app.name}_${app.version}_${architecture}.${app.ext}`;
}

/** Hashes of every part in blocks of 64 KiB; Windows checks them when it installs. */
function blockMap(parts: readonly Part[]): Part {
  const files = parts.map(({ path, bytes }) => {
    const blocks: string[] = [];
    for (let at = 0; at < bytes.length; at += 65_536) {
      const hash = createHash('sha256')
        .update(bytes.subarray(at, at + 65_536))
        .digest('base64');
      blocks.push(`<Block Hash="${hash}"/>`);
    }
    return `<File Name=${quote(path.replaceAll('/', '\\'))} Size="${bytes.length}" LfhSize="${headerSize(path)}">${blocks.join('')}</File>`;
  });
  return {
    path: 'AppxBlockMap.xml',
    bytes: Buffer.from(
      `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<BlockMap xmlns="http://schemas.microsoft.com/appx/2010/blockmap" HashMethod="http://www.w3.org/2001/04/xmlenc#sha256">${files.join('')}</BlockMap>`,
    ),
  };
}

const packageTypes = {
  exe: 'application/x-msdownload',
  png: 'image/png',
  xml: 'application/vnd.ms-appx.manifest+xml',
};

function bundleTypes(ext: string): Readonly<Record<string, string>> {
  return { [ext]: 'application/vnd.ms-appx', xml: 'application/vnd.ms-appx.bundlemanifest+xml' };
}

function contentTypes(types: Readonly<Record<string, string>>): Part {
  const defaults = Object.entries(types).map(
    ([extension, type]) => `<Default Extension="${extension}" ContentType="${type}"/>`,
  );
  return {
    path: '[Content_Types].xml',
    bytes: Buffer.from(
      `<?xml version="1.0" encoding="UTF-8"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${defaults.join('')}<Override PartName="/AppxBlockMap.xml" ContentType="application/vnd.ms-appx.blockmap+xml"/></Types>`,
    ),
  };
}

/** Bytes before a part's own in the zip below, which writes no extra fields. */
function headerSize(path: string): number {
  return 30 + Buffer.byteLength(path);
}

function zip(parts: readonly Part[]): Promise<Buffer> {
  const file = new ZipFile();
  for (const { path, bytes, deflate = false } of parts) {
    file.addBuffer(bytes, path, {
      compress: deflate,
      mtime: sampleTime,
      mode: 0o100644,
      forceDosTimestamp: true,
    });
  }
  file.end();
  return buffer(file.outputStream);
}

/** yazl writes local time, so a moment given in local time makes the same bytes in every zone. */
const sampleTime = new Date(2026, 0, 1);

function payload(seed: string, size: number): Buffer {
  const key = createHash('sha256').update(seed).digest().subarray(0, 16);
  return createCipheriv('aes-128-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(size));
}

/** One transparent pixel. */
const logo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
