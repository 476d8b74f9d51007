/** What the manifests of a sample say. */
export interface App {
  readonly name: string;
  readonly publisher: string;
  readonly version: string;
  readonly families: readonly { readonly name: string; readonly minVersion: string }[];
  readonly languages: readonly string[];
  readonly ext: 'msix' | 'appx';
  /** False if omitted. */
  readonly isFullTrust?: boolean;
}

/** One package as the bundle's manifest lists it. */
export interface BundledPackage {
  readonly path: string;
  readonly architecture: string;
  /** Bytes. */
  readonly size: number;
  /** That of the package's bytes in a bundle that stores it. */
  readonly offset: number;
}

/** An AppxManifest.xml of Windows 10. */
export function packageManifest(app: App, architecture: string): string {
  const { name, publisher, version } = app;
  return `<?xml version="1.0" encoding="utf-8"?>
<Package xmlns="http://schemas.microsoft.com/appx/manifest/foundation/windows10" xmlns:uap="http://schemas.microsoft.com/appx/manifest/uap/windows10" xmlns:rescap="http://schemas.microsoft.com/appx/manifest/foundation/windows10/restrictedcapabilities" IgnorableNamespaces="uap rescap">
  <Identity Name=${quote(name)} Publisher=${quote(publisher)} Version=${quote(version)} ProcessorArchitecture=${quote(architecture)}/>
  <Properties>
    <DisplayName>Sample</DisplayName>
    <PublisherDisplayName>Contoso</PublisherDisplayName>
    <Logo>Assets\\Logo.png</Logo>
  </Properties>
  <Dependencies>
${app.families.map((family) => `    <TargetDeviceFamily Name=${quote(family.name)} MinVersion=${quote(family.minVersion)} MaxVersionTested=${quote(family.minVersion)}/>`).join('\n')}
  </Dependencies>
  <Resources>
${app.languages.map((language) => `    <Resource Language=${quote(language)}/>`).join('\n')}
  </Resources>
  <Applications>
    <Application Id="App" Executable="App.exe" EntryPoint="${app.isFullTrust ? 'Windows.FullTrustApplication' : 'App.App'}">
      <uap:VisualElements DisplayName="Sample" Description="Sample" BackgroundColor="transparent" Square150x150Logo="Assets\\Logo.png" Square44x44Logo="Assets\\Logo.png"/>
    </Application>
  </Applications>
  <Capabilities>
    ${app.isFullTrust ? '<rescap:Capability Name="runFullTrust"/>' : '<Capability Name="internetClient"/>'}
  </Capabilities>
</Package>
`;
}

/** An AppxBundleManifest.xml. */
export function bundleManifest(app: App, version: string, packages: readonly BundledPackage[]): string {
  const languages = app.languages
    .map((language) => `        <Resource Language=${quote(language)}/>`)
    .join('\n');
  const list = packages.map(
    ({ path, size, architecture, offset }) =>
      `    <Package Type="application" Version=${quote(app.version)} Architecture=${quote(architecture)} FileName=${quote(path)} Offset="${offset}" Size="${size}">
      <Resources>
${languages}
      </Resources>
    </Package>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<Bundle xmlns="http://schemas.microsoft.com/appx/2013/bundle" SchemaVersion="3.0">
  <Identity Name=${quote(app.name)} Publisher=${quote(app.publisher)} Version=${quote(version)}/>
  <Packages>
${list.join('\n')}
  </Packages>
</Bundle>
`;
}

/** A text as an attribute's value, with its quotes. */
export function quote(value: string): string {
  const escaped = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  return `"${escaped}"`;
}
