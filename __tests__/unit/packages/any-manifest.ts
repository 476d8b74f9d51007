/** Manifests for property tests: their content, written in any of the ways that XML allows. */
import fc from 'fast-check';
import type { BundleManifest } from '../../../src/packages/bundle-manifest.ts';
import { allArchitectures } from '../../../src/packages/facts.ts';
import type { PackageManifest } from '../../../src/packages/package-manifest.ts';

export interface Written<T> {
  readonly facts: T;
  readonly text: string;
  readonly encoding: (typeof encodings)[number];
}

const encodings = ['utf-8', 'utf-8 with a mark', 'utf-16le', 'utf-16be'] as const;

export function encode({ text, encoding }: Omit<Written<unknown>, 'facts'>): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding === 'utf-8 with a mark') return Buffer.from(`\ufeff${text}`);
  const little = Buffer.from(`\ufeff${text}`, 'utf16le');
  return encoding === 'utf-16le' ? little : little.swap16();
}

/** Characters that XML can contain, often those that have to be written in another way. */
const isXmlCharacter = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]$/u;
const letter = fc.oneof(
  fc.string({ minLength: 1, maxLength: 1 }),
  fc.constantFrom('\t', '\n', '\r', '<', '>', '&', '"', "'", '&amp;', '\u0085', '\ufeff', '🚀'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter((each) => isXmlCharacter.test(each)),
);
const number = fc.integer({ min: 0, max: 65_535 });
const version = fc.tuple(number, number, number, number).map((numbers) => numbers.join('.'));
const identity = {
  name: fc.stringMatching(/^[-.A-Za-z0-9]{3,50}$/),
  publisher: fc
    .tuple(
      fc.constantFrom('CN', 'O', 'OID.2.5.4.15'),
      fc.constantFrom('A', '"', '<', '&', '🚀'),
      fc.string({ unit: letter }),
    )
    .map(([key, first, rest]) => `${key}=${first}${rest}`),
  version,
};
const architecture = fc.constantFrom(...allArchitectures);
const languages = fc.array(fc.stringMatching(/^[A-Za-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Za-z]{2}|-[0-9]{3})?$/), {
  maxLength: 4,
});
const families = fc.array(
  fc.record({
    family: fc.oneof(
      fc.constantFrom('Windows.Desktop', 'Windows.Universal', 'Windows.Xbox'),
      fc.stringMatching(/^[-.A-Za-z0-9_]{1,100}$/),
    ),
    minVersion: version,
  }),
  { minLength: 1, maxLength: 4 },
);

/** Which option the writer picks at each choice, over and over; all 0 is the plainest way to write. */
const choices = fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 50 });

export const anyPackageManifest: fc.Arbitrary<Written<PackageManifest>> = fc
  .record({
    ...identity,
    architecture,
    role: fc.constantFrom('application' as const, 'resource' as const, 'framework' as const),
    families,
    languages,
    /** The version of Windows 8, instead of the families. */
    oldest: fc.option(fc.constantFrom('6.2', '6.3.1', '6.2.1.0'), { nil: undefined, freq: 5 }),
    choices,
    encoding: fc.constantFrom(...encodings),
  })
  .map(({ choices, encoding, oldest, ...facts }) => {
    const writer = new Writer(choices);
    const text = writer.document('Package', [
      writer.element('Identity', [...attributesOf(facts), ...writer.stated('ProcessorArchitecture', facts)]),
      ...writer.properties(facts.role),
      oldest === undefined
        ? writer.element(
            'Dependencies',
            [],
            facts.families.map((each) =>
              writer.element('TargetDeviceFamily', [
                ['Name', each.family],
                ['MinVersion', each.minVersion],
                ['MaxVersionTested', '10.0.65535.0'],
              ]),
            ),
            'in this order',
          )
        : writer.element('Prerequisites', [], [writer.textElement('OSMinVersion', oldest)]),
      writer.resources(facts.languages),
    ]);
    const minVersion = [...(oldest ?? '').split('.'), '0', '0'].slice(0, 4).join('.');
    return {
      facts: {
        ...facts,
        languages: facts.languages.map((each) => each.toLowerCase()),
        families:
          oldest === undefined
            ? facts.families.map((each) => ({ ...each, maxVersion: '10.0.65535.0' }))
            : [{ family: 'Windows.Desktop', minVersion }],
        applications: 0,
        isAddition: false,
        frameworks: [],
        isFullTrust: false,
      },
      text,
      encoding,
    };
  });

export const anyBundleManifest: fc.Arbitrary<Written<BundleManifest>> = fc
  .record({
    ...identity,
    packages: fc.uniqueArray(
      fc.record({
        fileName: fc.array(fc.string({ unit: letter.filter((each) => !/[\\/]/.test(each)), minLength: 1 }), {
          minLength: 1,
          maxLength: 3,
        }),
        version,
        architecture,
        isResource: fc.boolean(),
        size: fc.constant(undefined),
        languages,
      }),
      // A file that is listed twice is refused.
      { minLength: 1, maxLength: 4, selector: (each) => each.fileName.join('/').toLowerCase() },
    ),
    choices,
    encoding: fc.constantFrom(...encodings),
  })
  .map(({ choices, encoding, ...facts }) => {
    const writer = new Writer(choices);
    const text = writer.document('Bundle', [
      writer.element('Identity', attributesOf(facts)),
      writer.element(
        'Packages',
        [],
        facts.packages.map((each) =>
          writer.element(
            'Package',
            [
              ['FileName', each.fileName.join(writer.pick('\\', '/'))],
              ['Version', each.version],
              ...writer.stated('Architecture', each),
              // A resource doesn't have to say so.
              ...(each.isResource && writer.pick(true, false)
                ? []
                : [['Type', each.isResource ? 'resource' : 'application'] as const]),
            ],
            [writer.resources(each.languages)],
          ),
        ),
        'in this order',
      ),
    ]);
    const packages = facts.packages.map((each) => ({
      ...each,
      fileName: each.fileName.join('/'),
      languages: each.languages.map((language) => language.toLowerCase()),
    }));
    return { facts: { ...facts, packages }, text, encoding };
  });

type Attribute = readonly [name: string, value: string];

function attributesOf(facts: { name: string; publisher: string; version: string }): Attribute[] {
  return [
    ['Name', facts.name],
    ['Publisher', facts.publisher],
    ['Version', facts.version],
  ];
}

const gaps = ['', ' ', '\n', '\r\n\t'] as const;
/** What may be between two elements without any meaning. */
const fillings = [
  ...gaps,
  '<!---->',
  '<!-- a > b & "c" -->',
  "<!-- don't -->",
  '<!--<Identity Name="Other"/>-->',
  '<!-- <!DOCTYPE a [<!ENTITY b "c">]> <![CDATA[ -->',
  '<?instruction of="none"?>',
  "<?instruction don't > ?>",
  '<x:Other Name="Other"/>',
  '<x:Identity Name="Other"/>',
  '<x:Package><x:Identity/></x:Package>',
  '<x:Resource Language="xx"/>',
  '<Identity xmlns="urn:x" Name="Other"/>',
  '<TargetDeviceFamily xmlns="urn:x"/>',
  '<m:Resources xmlns:m="urn:x"/>',
  '<x:Properties xmlns:x="urn:y"><Framework>true</Framework></x:Properties>',
  '<x:Other><Identity Name="Other"><Package/></Identity></x:Other>',
] as const;

class Writer {
  readonly #choices: readonly number[];
  readonly #prefix: string;
  #taken = 0;

  constructor(choices: readonly number[]) {
    this.#choices = choices;
    this.#prefix = this.pick('', 'm:');
  }

  /** The next choice; the first option is the plain one. */
  pick<T>(...options: readonly [T, ...T[]]): T {
    const choice = this.#choices[this.#taken % this.#choices.length] ?? 0;
    this.#taken += 1;
    return options[choice % options.length] ?? options[0];
  }

  document(name: string, children: readonly string[]): string {
    const spaces: Attribute[] = [
      [this.#prefix === '' ? 'xmlns' : 'xmlns:m', 'http://schemas.microsoft.com/appx/manifest'],
      ['xmlns:x', 'urn:x'],
      ['IgnorableNamespaces', 'x'],
    ];
    const root = this.element(name, spaces, children);
    const head = this.pick('<?xml version="1.0"?>', '', "<?xml version='1.0' standalone='yes' ?>");
    const comment = this.pick('', '\n', '<!-- made by a tool -->', '\r\n<!-- >< -->\n');
    return `${head}${comment}${root}${comment}`;
  }

  element(
    name: string,
    attributes: readonly Attribute[],
    children: readonly string[] = [],
    order?: 'in this order',
  ): string {
    const own = ['Name', ...attributes.map(([attribute]) => attribute)].filter(
      (each) => !/^xmlns|:/.test(each),
    );
    const foreign = [...new Set(own)].map((each) => [`x:${each}`, 'Other'] as const);
    const all = [...attributes, ...this.pick<readonly Attribute[]>([], [['x:Thing', '1']], foreign)];
    const written = this.#turned(all).map((each) => this.#attribute(each));
    const start = `${this.#prefix}${name}${written.join('')}${this.pick(...gaps)}`;
    if (children.length === 0 && this.pick(true, false)) return `<${start}/>`;
    const body = (order === undefined ? this.#turned(children) : children)
      .map((child) => `${this.pick(...fillings)}${child}`)
      .join('');
    return `<${start}>${body}${this.pick(...fillings)}</${this.#prefix}${name}${this.pick(...gaps)}>`;
  }

  textElement(name: string, text: string): string {
    const [start, end] = [this.pick(...gaps), this.pick(...gaps)];
    const said = this.pick(
      this.#escaped(text),
      `<![CDATA[${text}]]>`,
      `<!-- & -->${this.#escaped(text)}<?a "?>`,
    );
    return `<${this.#prefix}${name}>${start}${said}${end}</${this.#prefix}${name}>`;
  }

  /** The architecture in any letter case; `neutral` can be omitted. */
  stated(name: string, { architecture }: { architecture: string }): Attribute[] {
    if (architecture === 'neutral' && this.pick(true, false)) return [];
    return [[name, this.pick(architecture, architecture.toUpperCase())]];
  }

  properties(role: PackageManifest['role']): string[] {
    const flags: Record<typeof role, readonly [string, ...string[]]> = {
      application: ['ResourcePackage=false', 'Framework=0', 'Framework=false', 'AllowExecution=1'],
      resource: ['ResourcePackage=true', 'ResourcePackage=1', 'AllowExecution=false', 'AllowExecution=0'],
      framework: ['Framework=true', 'Framework=1'],
    };
    const [name = '', value = ''] = this.pick(...flags[role]).split('=');
    const said = role === 'application' && this.pick(true, false) ? [] : [this.textElement(name, value)];
    return [this.element('Properties', [], [...said, this.textElement('DisplayName', 'App & <more>')])];
  }

  /** Languages in their order, and a scale between them. */
  resources(languages: readonly string[]): string {
    const listed = languages.map((each) => this.element('Resource', [['Language', each]]));
    const scale = this.pick<readonly string[]>([], [this.element('Resource', [['x:Scale', '200']])]);
    return this.element('Resources', [], [...scale, ...listed], 'in this order');
  }

  #turned<T>(items: readonly T[]): readonly T[] {
    const turn = this.pick(0, 1, 2, 3, 4) % Math.max(1, items.length);
    const turned = [...items.slice(turn), ...items.slice(0, turn)];
    return this.pick(false, true) ? turned.reverse() : turned;
  }

  #attribute([name, value]: Attribute): string {
    const quote = this.pick('"', "'");
    const equals = `${this.pick(...gaps)}=${this.pick(...gaps)}`;
    return `${this.pick(' ', '\n', '\r\n\t')}${name}${equals}${quote}${this.#escaped(value, quote)}${quote}`;
  }

  #escaped(value: string, quote = ''): string {
    return [...value]
      .map((each) => {
        const code = each.codePointAt(0) ?? 0;
        const references = [`&#${code};`, `&#x${code.toString(16)};`] as const;
        const predefined = names.get(each);
        // XML turns line endings and tabs into spaces, unless they are written as references.
        const isFree = each !== quote && !/[<&\t\n\r]/.test(each);
        const plain = each === ' ' && quote !== '' ? [' ', '\n', '\t', '\r\n'] : isFree ? [each] : [];
        const [first = '', ...others] = [...plain, ...(predefined ? [predefined] : []), ...references];
        return this.pick(first, ...others);
      })
      .join('');
  }
}

const names = new Map([
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['&', '&amp;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
]);
