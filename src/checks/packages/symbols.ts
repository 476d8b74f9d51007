import { isUpload, type PackageCheck, warningIn } from './package-check.ts';

/**
 * A build that makes no symbols silently packs an upload file without them
 * (https://github.com/aethersdr/AetherSDR/pull/3934). There are none for JavaScript in Electron.
 */
export const symbols: PackageCheck = {
  id: 'no-symbols',
  row: "A warning: a desktop program (full trust) comes without symbols, so Partner Center shows its crashes without function names. Publish an `.msixupload`, a zip of the package and of an `.appxsym`, which is a zip of the build's PDB files",
  check: ({ facts }) =>
    facts
      .filter((file) => file.hasSymbols !== true)
      .filter(({ manifests = [] }) =>
        manifests.some(({ application, isElectron }) => application?.isFullTrust === true && !isElectron),
      )
      .map((file) =>
        warningIn(
          file,
          `it is a desktop program (full trust) without symbols, so crash reports in Partner Center will lack function names. ${
            isUpload(file)
              ? 'Have the build create PDB files: Visual Studio then adds an .appxsym to the upload file.'
              : 'Publish the .msixupload from the build, or zip the package together with an .appxsym (a zip of the PDB files) as an .msixupload.'
          }`,
        ),
      ),
};
