import { describe, expect, test } from '@jest/globals';
import { bundle, single, type WorkspaceFile } from '../support/package-files.ts';
import { useStore } from '../support/store.ts';

// Runs that print messages which no other scenario prints (`npm run messages -- --check`).
const store = useStore();

function file(path: string, text: string): WorkspaceFile {
  return { path, bytes: Buffer.from(text) };
}

describe('a wrong input is explained', () => {
  test.each<[RegExp, Readonly<Record<string, string>>]>([
    [/must be the Application \(client\) ID/, { 'client-id': 'contoso' }],
    [/can't be|is given together with/, { 'client-certificate': '-----BEGIN PRIVATE KEY-----' }],
    [/is a URL\. The Store ID in it is/, { 'app-id': 'https://apps.microsoft.com/detail/9NBLGGH4R315' }],
    [/is a URL without a Store ID/, { 'app-id': 'https://contoso.com/app' }],
    [/quotation marks around it/, { 'app-id': '"9NBLGGH4R315"' }],
    [/ID of an EXE or MSI app/, { 'app-id': 'XP8BT8DW290MPQ' }],
    [/package full name/, { 'app-id': 'Contoso.Notes_1.2.0.0_x64__8wekyb3d8bbwe' }],
    [/package family name/, { 'app-id': 'Contoso.Notes_8wekyb3d8bbwe' }],
    [/is a number, such as a seller ID/, { 'app-id': '12345678' }],
    [/is not a Store ID/, { 'app-id': 'my app' }],
    [/must be true or false/, { 'dry-run': 'yes' }],
    [/must be "now" or/, { 'mandatory-update': 'soon' }],
    [/must be a number from 1 to 100, such as/, { 'rollout-percentage': 'ten' }],
    [/with a decimal point/, { 'rollout-percentage': '2,5' }],
    [/but the maximum is 100/, { 'rollout-percentage': '250' }],
    [/to no one/, { 'rollout-percentage': '0' }],
    [/use 10/, { 'rollout-percentage': '0.1' }],
    [/less than 1% of customers/, { 'rollout-percentage': '0.25' }],
    [/is Base, which the Store returns/, { price: 'Base' }],
    [/can't contain any of/, { 'artifact-name': 'a:b' }],
    [/must not contain a user name/, { 'store-api-url': 'https://user:canary@localhost' }],
    [/is not a URL/, { 'store-api-url': 'localhost' }],
    [/must start with https/, { 'login-url': 'ftp://localhost' }],
    [/does not apply to an add-on/, { 'add-on': '9NBLGGH4R316', 'release-notes': 'New.' }],
    [/flight can't be combined with add-on/, { 'add-on': '9NBLGGH4R316', flight: 'Beta' }],
    [/is required, unless rollout-action is set/, { command: 'rollout', packages: '' }],
    [
      /rollout-action can't be combined/,
      { command: 'rollout', packages: '', 'rollout-action': 'halt', 'rollout-percentage': '20' },
    ],
    [/version with four numbers/, { command: 'rollout', packages: '', 'expected-version': '1.2' }],
    [/path is missing/, { command: 'api', packages: '', 'app-id': '' }],
    [
      /only the part after .*, such as applications/,
      { command: 'api', packages: '', 'app-id': '', path: 'https://contoso.com/applications' },
    ],
    [/does not apply to command: status/, { command: 'status' }],
    [/packages is missing or empty/, { packages: '' }],
  ])('%s', async (says, inputs) => {
    store.app();
    const run = await store.publish([await bundle('1.2.0.0')], inputs);
    expect(run.result).toBe('failed');
    expect(run.log).toMatch(says);
    expect(run.requests).toEqual([]);
  });
});

test('every line of packages that matches nothing says why', async () => {
  const lines = [
    ...['$' + '{{ env.PACKAGE }}', "['a.msix']", '- b.msix', "'c.msix'", 'd.msix\\ne.msix', 'f.msix,g.msix'],
    ...['*.@(msix|appx)', 'h.msix i.msix', '$HOME/j.msix', '~/k.msix', 'https://contoso.com/l.msix'],
    ...['m\u00a0.msix', 'My%20App.msix', '/elsewhere/n.msix', 'one.msix/two.msix', 'out'],
  ];
  const files = [file('one.msix', 'x'), file('out/App.txt', 'x')];
  const run = await store.publish(files, { packages: lines.join('\n') });
  expect(run.result).toBe('failed');
  for (const says of [
    /brackets/,
    /dash/,
    /quotation marks/,
    /Spaces don't/,
    /home folder/,
    /invisible/,
    /%20/,
  ])
    expect(run.log).toMatch(says);
});

test('files that are not packages are reported with what they are', async () => {
  const files = [
    file('empty.msix', ''),
    file('text.msix', 'no zip'),
    { ...(await single('1.2.0.0')), path: 'plain.msixbundle' },
    { ...(await bundle('1.2.0.0')), path: 'bundle.msix' },
  ];
  const run = await store.publish(files);
  expect(run.result).toBe('failed');
  expect(run.log).toMatch(/plain\.msixbundle is a package/);
  expect(run.log).toMatch(/bundle\.msix is a bundle/);
  expect(run.requests).toEqual([]);
});

describe('a submission patch with mistakes', () => {
  const publish = async (patch: string) => {
    store.app();
    const run = await store.publish(
      [await bundle('1.2.0.0'), file('patch.json', patch), file('no.png', 'GIF')],
      {
        packages: '*.msixbundle',
        'submission-patch': 'patch.json',
      },
    );
    expect(run.writes).toEqual([]);
    expect(run.errors.length).toBeGreaterThan(0);
    return run.log;
  };

  test('in its members names every one of them', async () => {
    const patch = {
      id: '1',
      packageDeliveryOptions: { isMandatoryUpdate: 'yes' },
      pricing: { priceId: null, sales: [] },
      hardwarePreferences: 'Touch',
      applicationPackages: [],
      listings: { 'en-us': { baseListing: { images: [{ fileName: 'no.png', imageType: 'Screenshot' }] } } },
      nonsense: 1,
    };
    const log = await publish(JSON.stringify(patch, undefined, 2));
    for (const says of [/the Store sets it/, /makes the app free/, /a list of strings/, /not a property/])
      expect(log).toMatch(says);
  });

  test.each([
    ['a list instead of an object', '[1]', /must be a JSON object/],
    ['a member twice', '{"visibility": "Public",\n"visibility": "Hidden"}', /appears twice/],
    ['a member in two spellings', '{"visibility": "Public",\n"Visibility": "Hidden"}', /ignores case/],
    ['a name that every object has', '{"__proto__": 1}', /not a property of a submission/],
    ['too many levels', `${'{"a":'.repeat(70)}1${'}'.repeat(70)}`, /nested more than/],
    ['too many bytes', JSON.stringify({ privacyPolicy: 'x'.repeat(1_100_000) }), /1,048,576 bytes/],
  ])('that has %s says so', async (_what, patch, says) => {
    expect(await publish(patch)).toMatch(says);
  });
});
