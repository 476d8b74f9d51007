import { describe, expect, test } from '@jest/globals';
import { PackageFault } from '../../../src/packages/fault.ts';
import { parseXml } from '../../../src/packages/xml.ts';
import { expectCpuBelow, expectLinear } from '../../support/cpu-time.ts';

function parse(text: string | Buffer): unknown {
  return parseXml(Buffer.from(text), 'AppxManifest.xml');
}

function faultOf(text: string | Buffer): string {
  try {
    parse(text);
  } catch (error) {
    expect(error).toMatchObject({ rule: 'bad-manifest' });
    return error instanceof Error ? error.message : '';
  }
  throw new Error('it was accepted');
}

describe('an XML text', () => {
  const text = '<?xml version="1.0"?><A Name="é€𝄞"/>';
  const little = Buffer.from(`\ufeff${text}`, 'utf16le');
  const expected = { A: { '@Name': 'é€𝄞', '#text': '' } };

  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16, little end first', little],
    ['UTF-16, big end first', Buffer.from(little).swap16()],
  ])('may be %s', (_encoding, bytes) => {
    expect(parse(bytes)).toEqual(expected);
  });

  test('that is neither is refused', () => {
    expect(faultOf(Buffer.from('<A Name="\xe9"/>', 'latin1'))).toBe('AppxManifest.xml is not UTF-8 text.');
    expect(faultOf(Buffer.from('<A/>', 'utf16le'))).toContain('is not well-formed XML');
  });

  test('keeps numbers as written', () => {
    expect(parse('<A Version="1.10.0.0"><B>1.10</B></A>')).toEqual({
      A: { '@Version': '1.10.0.0', B: { '#text': '1.10' }, '#text': '' },
    });
  });

  test.each([
    ['<m:A xmlns:m="urn:m"><m:B/></m:A>', 'a prefix for its own elements'],
    ['<A xmlns="urn:m" xmlns:m="urn:m"><m:B/></A>', 'a prefix for some of them'],
    ['<A xmlns="urn:m"><B xmlns="urn:m"/></A>', 'its namespace twice'],
    ['<A xmlns:u="http://schemas.microsoft.com/appx/2019/bundle"><u:B/></A>', 'an extension of Microsoft'],
  ])('such as %s has %s', (text) => {
    expect(parse(text)).toMatchObject({ A: { B: { '#text': '' } } });
  });

  test.each([
    '<A xmlns="urn:m" xmlns:x="urn:x"><x:B/></A>',
    '<A xmlns="urn:m"><x:B xmlns:x="urn:x"/></A>',
    '<A xmlns="urn:m"><B xmlns="urn:x"/></A>',
    '<m:A xmlns:m="urn:m"><m:B xmlns:m="urn:x"/></m:A>',
  ])('such as %s does not treat an element of another namespace as its own', (text) => {
    const [root] = Object.values(parse(text) as Record<string, object>);
    expect(root).toHaveProperty(['{urn:x}B']);
    expect(root).not.toHaveProperty('B');
  });

  test('has attributes of other namespaces as well as its own', () => {
    expect(parse('<A Name="App" xmlns:x="urn:x" x:Name="Evil"/>')).toMatchObject({
      A: { '@Name': 'App', '@x:Name': 'Evil' },
    });
  });

  test.each(['<x:A/>', '<A><x:B/></A>', '<A xmlns:x="urn:x"><x:B><y:C/></x:B></A>', '<:A/>', '<a:b:c/>'])(
    'with an undeclared prefix is refused: %s',
    (text) => {
      expect(faultOf(text)).toContain('is not well-formed XML: the prefix of');
    },
  );

  test.each([
    "<?pi don't ?><A>true</A>",
    '<A><?pi "?>true</A>',
    "<A>tr<!-- don't > -->ue</A>",
    '<!-- <!DOCTYPE a> --><A>true</A><!-- <!ENTITY -->',
    '<A><![CDATA[true]]></A>',
    '<A>t<![CDATA[ru]]>e<![CDATA[]]></A>',
  ])('may contain what has no meaning: %s', (text) => {
    expect(parse(text)).toEqual({ A: { '#text': 'true' } });
  });

  test('has text in a CDATA section as written', () => {
    const text = '<A B=">"><![CDATA[<!-- Tom & Jerry --> <?a?> <!DOCTYPE> &amp;]]></A>';
    expect(parse(text)).toEqual({ A: { '@B': '>', '#text': '<!-- Tom & Jerry --> <?a?> <!DOCTYPE> &amp;' } });
  });

  test.each(['\0', '\u0001', '\u001b'])('with the raw character %j is refused', (character) => {
    for (const text of [`<A Name="a${character}"/>`, `<A>${character}</A>`, `<A/><!--${character}-->`]) {
      expect(faultOf(text)).toContain('it holds a control character');
    }
  });

  test('has its references decoded once', () => {
    expect(
      parse(
        '<A Name="CN=A &amp; B, O=&quot;C&quot;, L=&lt;&#x44;&#69;&gt;&apos;" Twice="&amp;lt;">&amp;amp;</A>',
      ),
    ).toEqual({
      A: { '@Name': 'CN=A & B, O="C", L=<DE>\'', '@Twice': '&lt;', '#text': '&amp;' },
    });
  });

  test('has spaces instead of line ends in an attribute, as XML requires', () => {
    expect(parse('<A Name="a\n\tb"/>')).toEqual({ A: { '@Name': 'a  b', '#text': '' } });
  });

  test.each(['&nbsp;', '&#0;', '&#xD800;', '&#x110000;', '&#99999999999;', '& ', '&amp'])(
    'is refused with the reference %s',
    (reference) => {
      expect(faultOf(`<A Name="${reference}"/>`)).toContain('is not well-formed XML');
    },
  );

  test.each([
    '<A>',
    '<A></B>',
    '<A></A><B></B>',
    '<A B="1" B="2"/>',
    '<A',
    'text',
    '',
    '<A B=1/>',
    '<A B="<"/>',
    '<A B="a<!-- b -->"/>',
    '<A <!-- b -->/>',
    '<A/><!-- b',
    '<A/><?b',
    '<A><![CDATA[b</A>',
    '<A/><?xml version="1.0"?>',
    '<A></A>b',
  ])('is refused if it is not well-formed: %s', (broken) => {
    expect(faultOf(broken)).toContain('is not well-formed XML');
  });

  test('says on which line it is not well-formed', () => {
    expect(faultOf('<!--\n\n--><A>\n<B></A>')).toContain('(line 4)');
    expect(faultOf('<!--\n\n--><A>\n<B')).toContain('"<B" does not end (line 4)');
  });

  test('is refused in one line', () => {
    expect(faultOf(`<A>\n<B\n${'x'.repeat(1000)}`)).toMatch(/^.{1,300}$/);
  });

  test('cannot reach the prototype of the result', () => {
    expect(faultOf('<A><__proto__ polluted="1"/></A>')).toContain('__proto__');
    parse('<m:A xmlns:m="urn:m"><m:__proto__ polluted="1"/></m:A>');
    expect({}).not.toHaveProperty('@polluted');
  });
});

describe('an XML bomb', () => {
  const laughs = `<!DOCTYPE a [<!ENTITY a "ha">${[...'bcdefgh'].map((name, index) => `<!ENTITY ${name} "${`&${'abcdefg'[index]};`.repeat(10)}">`).join('')}]><A Name="&h;"/>`;

  test.each([
    ['a billion laughs', laughs],
    ['a file on the machine', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><A Name="&x;"/>'],
    ['a DTD elsewhere', '<!doctype a SYSTEM "http://127.0.0.1/a.dtd"><A/>'],
  ])('of %s is refused unread', (_kind, text) => {
    expect(faultOf(text)).toBe("AppxManifest.xml has a DOCTYPE, which manifests don't have.");
  });

  test('in UTF-16 is refused as well', () => {
    expect(faultOf(Buffer.from(`\ufeff${laughs}`, 'utf16le'))).toContain('DOCTYPE');
  });

  test.each(['<!--', '<?', '<![CDATA[', '<', '<a b="', "<a b='"])(
    'of many %s is refused at once',
    (start) => {
      const text = start.repeat(1_000_000 / start.length);
      expectCpuBelow(200, () => expect(faultOf(text)).toContain('is not well-formed XML'));
    },
  );

  test('of 20,000 nested elements is refused at once', () => {
    const text = `${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}`;
    expectCpuBelow(200, () => expect(faultOf(text)).toContain('nested'));
  });

  test('of numeric references does not grow', () => {
    const text = `<A Name="${'&#65;'.repeat(200_000)}"/>`;
    expect(parse(text)).toEqual({ A: { '@Name': 'A'.repeat(200_000), '#text': '' } });
    expectCpuBelow(1_000, () => parse(text));
  });
});

describe('a large manifest', () => {
  const ns = 'xmlns="http://schemas.microsoft.com/appx/manifest/foundation/windows10"';
  const numbered = (count: number, element: (index: number) => string) =>
    Array.from({ length: count }, (_each, index) => element(index)).join('');

  test('of more than 50,000 tags is refused', () => {
    expect(faultOf(`<A>${'<b/>'.repeat(50_001)}</A>`)).toContain('has more than 50,000 tags');
    expect(faultOf(`<A>${'<!---->'.repeat(50_001)}</A>`)).toContain('has more than 50,000 tags');
    expect(parse(`<A>${'<b/>'.repeat(49_000)}</A>`)).toBeDefined();
  });

  test.each<[string, (length: number) => string]>([
    ['elements', (length) => `<A>${'<Package FileName="a.msix"><R/></Package>'.repeat(length / 40)}</A>`],
    [
      'elements of many names',
      (length) => `<A>${numbered(length / 20, (index) => `<a${index} b="x"/>`)}</A>`,
    ],
    ['attributes', (length) => `<A ${numbered(length / 12, (index) => `b${index}="x" `)}/>`],
    ['attributes without values', (length) => `<A ${'b='.repeat(length / 2)}/>`],
    ['references', (length) => `<A B="${'&amp;'.repeat(length / 10)}">${'&#x41;'.repeat(length / 12)}</A>`],
    ['ampersands', (length) => `<A>${'&'.repeat(length)}</A>`],
    ['text', (length) => `<A>${'x '.repeat(length / 2)}</A>`],
    ['line ends', (length) => `<A>${'\r\n'.repeat(length / 2)}</A>`],
    ['comments', (length) => `<A>${`<!--${'-x'.repeat(500)}-->`.repeat(length / 1007)}</A>`],
    ['open comments', (length) => '<!--'.repeat(length / 4)],
    ['open CDATA', (length) => `<A>${'<![CDATA['.repeat(length / 9)}`],
    ['open tags', (length) => '<a '.repeat(length / 3)],
    ['nested tags', (length) => '<a>'.repeat(length / 3)],
    ['open instructions', (length) => '<?x '.repeat(length / 4)],
    ['quotes', (length) => `<A b="${`'x" `.repeat(length / 4)}`],
    [
      'namespaces',
      (length) =>
        `<A ${ns}>${numbered(length / 40, (index) => `<p${index}:a xmlns:p${index}="http://x/${index}"/>`)}</A>`,
    ],
  ])('of %s takes time in proportion to its length', (_kind, make) => {
    expectLinear((length) => {
      const bytes = Buffer.from(make(length));
      return () => {
        try {
          parseXml(bytes, 'x');
        } catch (error) {
          if (!(error instanceof PackageFault)) throw error;
        }
      };
    });
  });
});
