import { mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleManifest, packageManifest } from '../../../simulator/src/samples/sample-manifest.ts';
import { sampleBundle, samplePackage } from '../../../simulator/src/samples/sample-package.ts';
import { identity } from '../../support/package-files.ts';
import { makeZip, patch, recordOf, renamePart } from '../../unit/packages/make-zip.ts';
import type { Expected, FaultCase, TestedCase } from '../case.ts';

/** Ended before any request to the Store. */
const unread: Expected = {
  exit: 1,
  result: 'failed',
  holds: 'as-before',
  sent: { token: 0, look: 0, create: 0 },
  rerun: 'converges',
};
/** What publishing would do; the Store is as it was. */
const planned: Expected = {
  exit: 0,
  result: 'planned',
  holds: 'as-before',
  sent: { create: 0, update: 0, delete: 0, commit: 0, rollout: 0, block: 0, 'block-list': 0 },
};
/** A rule stopped it: it read from the Store and wrote nothing. */
const refused: Expected = {
  exit: 1,
  result: 'refused',
  holds: 'as-before',
  sent: { create: 0, update: 0, delete: 0, commit: 0 },
  rerun: 'converges',
};

function put(name: string, make: () => Promise<Buffer>): NonNullable<TestedCase['arrange']> {
  return async (workspace) => writeFile(path.join(workspace, 'out', name), await make());
}

/** A package in which nothing else would be refused. */
const plainly: Pick<TestedCase, 'files' | 'seed'> = {
  files: 'none',
  seed: { packages: [{ fileName: 'old.msix', version: '1.0.0.0', architecture: 'X64' }] },
};
const app = { ...identity, version: '1.2.0.0' };
const contents = {
  ...app,
  families: [{ name: 'Windows.Desktop', minVersion: '10.0.17763.0' }],
  languages: ['en-us'],
  ext: 'msix',
} as const;
const manifest = packageManifest(contents, 'x64');

const laughs = `<!DOCTYPE Package [<!ENTITY a "${'ha'.repeat(50)}">${'bcdefghi'
  .split('')
  .map((name, index) => `<!ENTITY ${name} "${`&${'abcdefgh'[index]};`.repeat(20)}">`)
  .join('')}]>`;

/** Renames the release's file. */
function called(name: string): NonNullable<TestedCase['arrange']> {
  return (workspace) =>
    rename(path.join(workspace, 'out/Contoso.Notes.msixbundle'), path.join(workspace, 'out', name));
}

/** Ways in which other programs' logs were made to act (store-faults.md S5). */
const commands = [
  '\n::error::injected',
  '\r\n::set-output name=result::injected',
  '\r::add-mask::injected',
  '\u2028::stop-commands::injected',
  ' ##[error]injected',
  '##[add-mask]injected',
  '\u001b[2K::save-state name=a::injected',
  '%0A::error::injected',
  '\u202e::group::injected',
] as const;

export const packageCases: readonly FaultCase[] = [
  {
    id: 'Z01',
    title: 'a manifest that is a zip bomb is refused in bounded memory',
    ...plainly,
    arrange: put('bomb.msix', () =>
      makeZip([{ path: 'AppxManifest.xml', bytes: manifest + ' '.repeat(200 * 2 ** 20), deflate: true }]),
    ),
    fastTime: 1,
    expect: {
      ...unread,
      mostMemory: 150,
      mostSeconds: 3,
      says: [/bomb\.msix: its manifest .* is larger than 1 MiB/],
    },
  },
  {
    id: 'Z01a',
    title: 'a bundle whose packages are the same bytes under two names is refused',
    files: 'none',
    arrange: put('shared.msixbundle', async () => {
      const bytes = await samplePackage(app);
      const packages = ['one.msix', 'two.msix'].map((name) => ({
        path: name,
        bytes,
        deflate: true,
        architecture: 'x64',
        size: bytes.length,
        offset: 0,
      }));
      const zip = await makeZip([
        ...packages,
        {
          path: 'AppxMetadata/AppxBundleManifest.xml',
          bytes: bundleManifest(contents, app.version, packages),
        },
      ]);
      const [one, two] = packages.map(({ path: name }) => recordOf(zip, name));
      return patch(zip, Number(two) + 42, [...zip.subarray(Number(one) + 42, Number(one) + 46)]);
    }),
    expect: { ...unread, says: [/shared\.msixbundle: two\.msix in it overlaps another file/] },
  },
  {
    id: 'Z02',
    title: 'entities in a manifest are not expanded',
    ...plainly,
    arrange: put('laughs.msix', () =>
      makeZip([
        {
          path: 'AppxManifest.xml',
          bytes: manifest.replace('<Package', `${laughs}<Package`).replace('>Contoso<', '>&i;<'),
          deflate: true,
        },
      ]),
    ),
    fastTime: 1,
    expect: {
      ...unread,
      mostMemory: 150,
      mostSeconds: 3,
      says: [/laughs\.msix: .* has a DOCTYPE, which manifests don't have/],
    },
  },
  {
    id: 'Z03',
    title: 'an entry that climbs out of the archive is refused',
    ...plainly,
    arrange: put('climbs.msix', async () => {
      const zip = await makeZip([
        { path: 'AppxManifest.xml', bytes: manifest },
        { path: 'xx/xx/evil', bytes: 'x' },
      ]);
      return renamePart(zip, 'xx/xx/evil', '../../evil');
    }),
    expect: { ...unread, says: [/climbs\.msix: .* invalid relative path: \.\.\/\.\.\/evil/] },
  },
  {
    id: 'Z04',
    title: 'a link to a package outside the workspace is not followed',
    ...plainly,
    arrange: async (workspace) => {
      await writeFile(path.join(workspace, '../app.msix'), await samplePackage(app));
      await symlink('../../app.msix', path.join(workspace, 'out/link.msix'));
    },
    expect: { ...unread, says: [/link\.msix is a link, and links are not followed/] },
  },
  {
    id: 'Z04a',
    title: 'a folder that is a link is not searched',
    ...plainly,
    inputs: { packages: 'out/**/*.msix' },
    arrange: async (workspace) => {
      await mkdir(path.join(workspace, '../elsewhere'));
      await writeFile(path.join(workspace, '../elsewhere/app.msix'), await samplePackage(app));
      await symlink('../../elsewhere', path.join(workspace, 'out/folder'));
    },
    expect: { ...unread, says: [/No files match "out\/\*\*\/\*\.msix"/] },
  },
  {
    id: 'Z05',
    title: 'globs that match nothing end the run',
    files: 'none',
    expect: { ...unread, says: [/out\/\*/] },
  },
  {
    id: 'Z06',
    title: 'files whose names differ only in case are refused',
    arrange: put('contoso.notes.MSIXBUNDLE', () => sampleBundle({ ...identity, version: '1.2.0.0' })),
    expect: { ...unread, says: [/is identical to/] },
  },
  {
    id: 'Z07',
    title: 'a version below the published one is refused',
    seed: { packages: [{ fileName: 'old.msixbundle', version: '2.0.0.0' }] },
    expect: {
      ...refused,
      says: [/1\.2\.0\.0, which is lower than the published 2\.0\.0\.0/],
      rerun: 'human',
    },
  },
  {
    id: 'Z07a',
    title: 'a version that is published with other bytes is refused',
    seed: { packages: [{ fileName: 'old.msixbundle', version: '1.2.0.0' }] },
    expect: {
      ...refused,
      says: [/1\.2\.0\.0, which is already published with different content/],
      rerun: 'human',
    },
  },
  {
    id: 'Z08',
    title: 'a revision other than 0 is refused',
    files: 'none',
    arrange: put('app.msixbundle', () => sampleBundle({ ...identity, version: '1.2.0.5' })),
    expect: { ...refused, says: [/fourth number/] },
  },
  {
    id: 'Z09',
    title: 'a single package is refused if a bundle is published',
    files: 'none',
    arrange: put('app.msix', () => samplePackage({ ...identity, version: '1.2.0.0', architecture: 'x64' })),
    expect: { ...refused, says: [/bundle/] },
  },
  {
    id: 'Z10',
    title: 'two packages of the same version and architecture are refused',
    files: 'none',
    seed: { packages: [{ fileName: 'old.msix', version: '1.0.0.0', architecture: 'X64' }] },
    arrange: async (workspace) => {
      for (const [index, payloadBytes] of [4_000, 5_000].entries())
        await put(`app${index}.msix`, () => samplePackage({ ...identity, version: '1.2.0.0', payloadBytes }))(
          workspace,
        );
    },
    expect: refused,
  },
  {
    id: 'Z11',
    title: 'no secret is in any place that people read, in any encoding',
    testedBy: 'every case (invariant I5), with all debugging on',
  },
  ...commands.map(
    (command, index): TestedCase => ({
      id: `Z12${'abcdefghi'[index]}`,
      title: `${JSON.stringify(command)} in a file name, a title and an error text gives the runner no command`,
      arrange: called(`n${index} ${command.replaceAll('/', '')}.msixbundle`),
      seed: { title: `Notes ${command} more` },
      faults: [
        {
          role: 'api',
          path: '/commit$',
          phase: 'status',
          status: 400,
          hitLimit: 100,
          body: { code: `Bad${command}`, message: `No: ${command}`, target: command },
        },
      ],
      expect: { exit: 1, result: 'failed', holds: 'own-draft', rerun: 'converges' },
    }),
  ),
  {
    id: 'Z13',
    title: 'markup in a title does nothing in the summary',
    seed: {
      title:
        '<img src=x onerror=alert(1)> [x](javascript:alert(1)) | `a` ![y](https://attacker.example/p.png)',
    },
    expect: {
      exit: 0,
      result: 'published',
      holds: 'ours',
      never: [/<img/i, /href="javascript:/i, /onerror=[^&]*>/i],
    },
  },
  {
    id: 'Z14a',
    title: 'a dry run sends only GETs',
    inputs: { 'dry-run': 'true', 'rollout-percentage': '10', 'release-notes': 'Ink.' },
    expect: { ...planned, says: [/Ink\./, /No submission is pending/] },
  },
  {
    id: 'Z14b',
    title: "a dry run with if-pending: replace leaves someone's draft alone",
    seed: { pending: { patch: { notesForCertification: 'by another tool' } } },
    inputs: { 'dry-run': 'true', 'if-pending': 'replace' },
    expect: planned,
  },
  {
    id: 'Z14c',
    title: 'a dry run with existing-rollout: finalize ends no rollout',
    seed: { rollout: { percentage: 10 } },
    inputs: { 'dry-run': 'true', 'existing-rollout': 'finalize' },
    expect: {
      ...planned,
      published: {
        'packageDeliveryOptions.packageRollout.packageRolloutStatus': 'PackageRolloutInProgress',
      },
    },
  },
  {
    id: 'Z14d',
    title: 'a dry run that meets faults still sends only GETs',
    inputs: { 'dry-run': 'true' },
    faults: [
      { role: 'api', phase: 'status', hitLimit: 2 },
      { role: 'api', nth: 3, phase: 'half' },
    ],
    expect: planned,
  },
  {
    id: 'Z14e',
    title: 'a dry run without credentials sends nothing at all',
    inputs: {
      'dry-run': 'true',
      'tenant-id': '',
      'client-id': '',
      'client-secret': '',
      'app-id': '',
      'release-notes': 'Ink.',
    },
    expect: {
      ...planned,
      sent: { ...planned.sent, token: 0, 'id-token': 0, look: 0, read: 0, list: 0, status: 0, other: 0 },
      says: [/Ink\./, /This run did not sign in to the Store, so it did not check/],
    },
  },
  {
    id: 'Z15',
    title: 'a certificate that no one vouches for ends the run before the secret is sent',
    env: { NODE_EXTRA_CA_CERTS: '' },
    expect: { ...unread, says: [/certificate/i] },
  },
  {
    id: 'Z16',
    title: 'NODE_TLS_REJECT_UNAUTHORIZED=0 ends the run before anything is sent',
    env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
    expect: { ...unread, says: [/NODE_TLS_REJECT_UNAUTHORIZED/] },
  },
];
