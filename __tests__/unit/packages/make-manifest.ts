/** A manifest that is sound except for what a test changes. */
export function packageManifest(
  parts: Partial<Record<'identity' | 'properties' | 'dependencies' | 'applications', string>> = {},
) {
  const {
    identity = '<Identity Name="Contoso.App" Publisher="CN=Contoso" Version="1.2.3.0" ProcessorArchitecture="x64"/>',
    properties = '<Properties><DisplayName>App</DisplayName></Properties>',
    dependencies = '<Dependencies><TargetDeviceFamily Name="Windows.Desktop" MinVersion="10.0.17763.0" MaxVersionTested="10.0.22621.0"/></Dependencies>',
    applications = '',
  } = parts;
  return `<?xml version="1.0" encoding="utf-8"?>
<Package xmlns="http://schemas.microsoft.com/appx/manifest/foundation/windows10" xmlns:uap="http://schemas.microsoft.com/appx/manifest/uap/windows10">
  ${identity}${properties}${dependencies}${applications}
  <Resources><Resource Language="EN-us"/><Resource Language="de"/><Resource uap:Scale="200"/></Resources>
</Package>`;
}

export function bundleManifest(
  packages: string,
  identity = '<Identity Name="Contoso.App" Publisher="CN=Contoso" Version="1.2.3.0"/>',
) {
  return `<Bundle xmlns="http://schemas.microsoft.com/appx/2013/bundle" SchemaVersion="5.0">${identity}<Packages>${packages}</Packages></Bundle>`;
}
