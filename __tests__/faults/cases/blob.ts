import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import type { Expected, FaultCase, TestedCase } from '../case.ts';
import { paths } from '../paths.ts';

const block = { role: 'blob', method: 'PUT', path: paths.block } as const;
const list = { role: 'blob', method: 'PUT', path: paths.blockList } as const;
const recovers: Expected = { exit: 0, result: 'published', holds: 'ours', sent: { create: 1, commit: 1 } };
const stops: Expected = {
  exit: 1,
  result: 'failed',
  holds: 'own-draft',
  sent: { create: 1, commit: 0 },
  rerun: 'converges',
};
/** Three blocks: the second fails, and only that is sent again, as the same block. */
const oneMore: Expected = { ...recovers, sent: { create: 1, commit: 1, block: 4 }, blockIds: 3 };

/** Upload URLs that packages must not go to (store-faults.md S10). */
const evil: readonly (readonly [name: string, url: string])[] = [
  ['another host', 'https://attacker.example/ingestion/x'],
  [
    'a host that only begins like the right one',
    'https://bin1.blob.core.windows.net.attacker.example/ingestion/x',
  ],
  ['a host after a user name', 'https://bin1.blob.core.windows.net@attacker.example/ingestion/x'],
  ['plain http', 'http://bin1.blob.core.windows.net/ingestion/x'],
  ['another port', 'https://bin1.blob.core.windows.net:8443/ingestion/x'],
  ['the address of a metadata service', 'http://169.254.169.254/latest/meta-data'],
];

function evilUrl([name, url]: (typeof evil)[number], index: number): TestedCase {
  const fileUploadUrl = `${url}?sv=2014-02-14&sr=b&sig=abcdefghijk%2Bs%3D&se=2030-01-01T00%3A00%3A00Z&sp=rwl`;
  return {
    id: `B14${'abcdef'[index]}`,
    title: `an upload URL with ${name} is refused, and no byte is sent`,
    faults: [
      {
        role: 'api',
        path: '/submissions',
        phase: 'alter',
        hitLimit: 100,
        method: 'POST',
        body: { fileUploadUrl },
      },
      {
        role: 'api',
        path: '/submissions/',
        phase: 'alter',
        hitLimit: 100,
        method: 'PUT',
        body: { fileUploadUrl },
      },
    ],
    expect: {
      exit: 1,
      result: 'refused',
      holds: 'as-before',
      sent: { create: 1, block: 0, 'block-list': 0, commit: 0 },
      says: [/upload URL/],
      rerun: 'converges',
    },
  };
}

export const blobCases: readonly FaultCase[] = [
  {
    id: 'B01',
    title: 'a raw + in the signature is encoded',
    settings: { plusInSignature: 'always' },
    expect: recovers,
  },
  {
    id: 'B02',
    title: 'an upload URL that has expired ends the run, and the next run gets a new one',
    settings: { uploadUrlLifetimeSeconds: -60 },
    expect: { ...stops, says: [/expired/] },
  },
  {
    id: 'B03',
    title: 'a block is sent again after a 403',
    files: 'large',
    faults: [
      {
        ...block,
        nth: 2,
        phase: 'status',
        status: 403,
        headers: { 'x-ms-error-code': 'AuthenticationFailed' },
      },
    ],
    expect: oneMore,
  },
  {
    id: 'B03a',
    title: 'the only block is sent again after a 403',
    faults: [
      { ...block, phase: 'status', status: 403, headers: { 'x-ms-error-code': 'AuthenticationFailed' } },
    ],
    expect: { ...recovers, sent: { create: 1, commit: 1, block: 2 } },
  },
  ...([500, 503, 429, 502, 504] as const).map(
    (code, index): TestedCase => ({
      id: `${index < 2 ? 'B04' : 'B05'}${'ababc'[index]}`,
      title: `after a ${code} on one block only that one is sent again`,
      files: 'large',
      faults: [{ ...block, nth: 2, phase: 'status', status: code }],
      expect: oneMore,
    }),
  ),
  {
    id: 'B06',
    title: 'a block whose connection breaks is sent again',
    files: 'large',
    faults: [{ ...block, nth: 2, phase: 'cut' }],
    expect: oneMore,
  },
  {
    id: 'B07',
    title: 'a block without a response times out and is sent again',
    faults: [{ ...block, phase: 'hang' }],
    expect: { ...recovers, sent: { create: 1, commit: 1, block: 2 }, says: [/no response within/] },
  },
  {
    id: 'B08',
    title: 'a block list whose response was lost is sent again',
    faults: [{ ...list, phase: 'post' }],
    expect: { ...recovers, sent: { create: 1, commit: 1, 'block-list': [1, 2] } },
  },
  {
    id: 'B09',
    title: 'a service that lost blocks gets all of them again',
    files: 'large',
    faults: [{ ...list, phase: 'status', status: 400, headers: { 'x-ms-error-code': 'InvalidBlockList' } }],
    expect: { ...recovers, sent: { create: 1, commit: 1, block: 6, 'block-list': 2 }, blockIds: 3 },
  },
  {
    id: 'B10',
    title: 'a byte that changes on the wire is noticed, and the block sent again',
    files: 'large',
    faults: [{ ...block, nth: 2, phase: 'corrupt' }],
    expect: oneMore,
  },
  {
    id: 'B10a',
    title: 'a list of blocks that is damaged on its way, twice, is sent again',
    faults: [{ ...list, phase: 'corrupt', hitLimit: 2 }],
    expect: { ...recovers, sent: { create: 1, commit: 1, block: 1, 'block-list': 3 } },
  },
  {
    id: 'B11',
    title: 'sizes from 0 to 8 GiB take the right path',
    testedBy: 'unit/archive, load-upload.test.ts and the benchmark (docs/reliability.md)',
  },
  {
    id: 'B12',
    title: 'the disk fills up while the archive is made',
    notApplicable: 'the archive is streamed from the files and never written to disk (upload.md)',
  },
  {
    id: 'B13',
    title: 'a file that changes after it was read ends the run before the commit',
    meanwhile: [
      {
        before: 'update',
        act: ({ workspace }) => appendFile(path.join(workspace, 'out/Contoso.Notes.msixbundle'), 'more'),
      },
    ],
    expect: { ...stops, says: [/chang/] },
  },
  ...evil.map(evilUrl),
  {
    id: 'B15',
    title: 'after a crash during the upload, the next run makes a new draft with all bytes',
    files: 'large',
    earlier: [{ files: 'large', faults: [{ ...block, nth: 2, phase: 'pre', hitLimit: 100 }] }],
    expect: { ...recovers, sent: { create: 1, delete: 1, commit: 1, block: 3 } },
  },
];
