import { bundle, identity, single, upload, type WorkspaceFile } from '../support/package-files.ts';
import { png } from '../support/png.ts';
import type { ForeignCall, ForeignStep } from '../support/workflow/foreign.ts';
import { makeZip } from '../unit/packages/make-zip.ts';
import { openPullRequest } from './open-pull-request.ts';

const version = '1.2.0.0';
const isFullTrust = true;

const nothing = async () => [];
const text = (path: string, content: string): WorkspaceFile => ({ path, bytes: Buffer.from(content) });
const at = (path: string, { bytes }: WorkspaceFile): WorkspaceFile => ({ path, bytes });

/** Apps of the monorepo: Store IDs 9NBLGGH4R301 to 9NBLGGH4R315. */
export const apps = Array.from({ length: 15 }, (_, index) => ({
  app: `app${index + 1}`,
  'app-id': `9NBLGGH4R3${String(index + 1).padStart(2, '0')}`,
}));

/** `Identity/@Name` of an app of the monorepo. */
export const identityOf = (app: string) => `Contoso.${app}`;

/** What stands in for steps that need Windows, GitHub or the network, and which scripts run as they are. */
export const foreignSteps: readonly ForeignStep[] = [
  { pattern: /^actions\/checkout@/, writes: repository },
  {
    pattern:
      /^(?:microsoft\/setup-msbuild|microsoft\/setup-WinAppCli|actions\/setup-node|actions\/setup-dotnet|subosito\/flutter-action|actions\/attest-build-provenance)@/,
    writes: nothing,
  },
  { pattern: /^(?:npm ci|flutter pub get|npm run tauri -- build --no-bundle)$/, writes: nothing },
  { pattern: /^msbuild "apps\/.*UapAppxPackageBuildMode=StoreUpload/, writes: appOfMonorepo },
  { pattern: /^msbuild .*UapAppxPackageBuildMode=StoreUpload \/p:AppxBundle=Always$/, writes: visualStudio },
  { pattern: /^msbuild .*Platform=.*StoreUpload \/p:AppxBundle=Never/s, writes: visualStudioForOne },
  { pattern: /^dotnet publish .*-windows10/s, writes: visualStudioForOne },
  { pattern: /^npx electron-builder --win appx --x64 --arm64/, writes: electronBuilder },
  { pattern: /^dart run msix:create --store --output-path packages --output-name app$/, writes: flutter },
  { pattern: /^Compress-Archive .*Rename-Item app\.zip app\.msixupload/s, writes: flutterUpload },
  { pattern: /winapp pack dist-msix/, writes: winapp },
  { pattern: /^gh release download /, writes: pwaBuilder },
  // The real one looks the packages up at GitHub.
  { pattern: /gh attestation verify/, writes: nothing },
  { pattern: /^dotnet test .*Category=Screenshots$/, writes: screenshots },
  { pattern: /^crowdin\/github-action@/, writes: crowdin },
  { pattern: /^gh pr create /m, writes: pullRequest },
  // From end-to-end.yml: they talk to the simulator.
  { pattern: /^mkdir packages\ncurl /, writes: 'really' },
  { pattern: /^(?:echo|exit) /, writes: 'really' },
];

async function repository(): Promise<readonly WorkspaceFile[]> {
  const image = { fileName: 'store/main-window.png', imageType: 'Screenshot', description: 'Main window' };
  const patch = {
    listings: { 'en-us': { baseListing: { description: 'Notes that stay.', images: [image] } } },
  };
  return [
    text('App.sln', ''),
    text('store/submission.json', JSON.stringify(patch)),
    text('store/apps.json', JSON.stringify(apps, undefined, 2)),
    text('store-listing/en-us/release-notes.txt', 'Draw with the pen.\n'),
    text('store-listing/en-us/short-description.txt', 'Notes with a pen.\n'),
    text('store-listing/de-de/release-notes.txt', 'Zeichne mit dem Stift.\n'),
    { path: 'store/main-window.png', bytes: png(1366, 768) },
  ];
}

async function screenshots({ env }: ForeignCall): Promise<readonly WorkspaceFile[]> {
  return [{ path: `${env.FOLDER}/01-main-window.png`, bytes: png(1366, 768) }];
}

/** Only what is translated as a whole: https://crowdin.github.io/crowdin-cli/commands/crowdin-download */
async function crowdin({ inputs }: ForeignCall): Promise<readonly WorkspaceFile[]> {
  const isWhole = inputs.skip_untranslated_files === 'true';
  // As languages_mapping in crowdin.yml calls it.
  const path = (file: string) => `store-listing/de-de/${file}`;
  return [
    text(path('release-notes.txt'), 'Zeichne mit Stift und Lineal.\n'),
    ...(isWhole ? [] : [text(path('description.txt'), 'Notes that stay.\n')]),
  ];
}

async function pullRequest(call: ForeignCall): Promise<readonly WorkspaceFile[]> {
  await openPullRequest(call, await repository());
  return [];
}

/** A packaging project: the upload file, and next to it the folder for local tests. */
async function visualStudio(): Promise<readonly WorkspaceFile[]> {
  const folder = 'App/AppPackages';
  const framework = await single('14.0.33519.0', { name: 'Microsoft.VCLibs.140.00', ext: 'appx' });
  return [
    at(`${folder}/App_${version}_x64_arm64_bundle.msixupload`, await upload(version, { isFullTrust })),
    at(
      `${folder}/App_${version}_Test/App_${version}_x64_arm64.msixbundle`,
      await bundle(version, { isFullTrust }),
    ),
    at(`${folder}/App_${version}_Test/Dependencies/x64/Microsoft.VCLibs.x64.14.00.Desktop.appx`, framework),
  ];
}

/** A single project (WinUI, MAUI): one upload file for one processor. */
async function visualStudioForOne({ matrix }: ForeignCall): Promise<readonly WorkspaceFile[]> {
  const architecture = String(matrix.platform ?? 'x64');
  const stem = `App_${version}_${architecture}`;
  const { bytes } = await single(version, { architecture, isFullTrust });
  const zip = await makeZip([
    { path: `${stem}.msix`, bytes },
    { path: `${stem}.msixsym`, bytes: Buffer.from('symbols') },
  ]);
  return [{ path: `App/AppPackages/${stem}.msixupload`, bytes: zip }];
}

async function appOfMonorepo({ matrix }: ForeignCall): Promise<readonly WorkspaceFile[]> {
  const app = String(matrix.app);
  const file = await upload(version, { isFullTrust, name: identityOf(app) });
  return [at(`apps/${app}/App/AppPackages/App_${version}_x64_arm64_bundle.msixupload`, file)];
}

/** https://github.com/electron-userland/electron-builder/blob/master/packages/app-builder-lib/src/targets/AppxTarget.ts */
async function electronBuilder(): Promise<readonly WorkspaceFile[]> {
  const electron = { isFullTrust, ext: 'appx', files: ['app/resources/app.asar'] } as const;
  return [
    at('dist/Notes 1.2.0.appx', await single(version, electron)),
    at('dist/Notes 1.2.0 arm64.appx', await single(version, { ...electron, architecture: 'arm64' })),
  ];
}

async function flutter(): Promise<readonly WorkspaceFile[]> {
  return [
    at('packages/app.msix', await single(version, { isFullTrust })),
    text('build/windows/x64/runner/Release/notes.pdb', 'symbols'),
  ];
}

async function flutterUpload(): Promise<readonly WorkspaceFile[]> {
  const { bytes } = await single(version, { isFullTrust });
  const symbols = { path: 'app.appxsym', bytes: Buffer.from('symbols') };
  return [{ path: 'packages/app.msixupload', bytes: await makeZip([{ path: 'app.msix', bytes }, symbols]) }];
}

/** https://github.com/microsoft/WinAppCli/blob/main/docs/guides/tauri.md */
async function winapp(): Promise<readonly WorkspaceFile[]> {
  return [at(`${identity.name}_${version}_x64.msix`, await single(version, { isFullTrust }))];
}

/** https://github.com/pwa-builder/pwabuilder-windows-chromium-docs/blob/master/publish-new-app.md */
async function pwaBuilder(): Promise<readonly WorkspaceFile[]> {
  const families = [{ name: 'Windows.Universal', minVersion: '10.0.10240.0' }];
  return [
    at('packages/App.msixbundle', await bundle(version)),
    at('packages/App.classic.appxbundle', await bundle('1.1.0.0', { ext: 'appx', families })),
  ];
}
