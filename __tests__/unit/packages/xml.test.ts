import { describe, expect, test } from '@jest/globals';
import { parseXml } from '../../../src/packages/xml.ts';

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

  test('loses its prefixes, and keeps numbers as they are written', () => {
    expect(parse('<x:A xmlns:x="urn:x" x:Version="1.10.0.0"><y>1.10</y></x:A>')).toEqual({
      A: { '@Version': '1.10.0.0', y: { '#text': '1.10' } },
    });
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

  test('has spaces in place of line ends in an attribute, as XML wants it', () => {
    expect(parse('<A Name="a\n\tb"/>')).toEqual({ A: { '@Name': 'a  b', '#text': '' } });
  });

  test.each(['&nbsp;', '&#0;', '&#xD800;', '&#x110000;', '&#99999999999;', '& ', '&amp'])(
    'is refused with the reference %s',
    (reference) => {
      expect(faultOf(`<A Name="${reference}"/>`)).toContain('is not well-formed XML');
    },
  );

  test.each(['<A>', '<A></B>', '<A></A><B></B>', '<A B="1" B="2"/>', '<A', 'text', '', '<A B=1/>'])(
    'is refused where it is not well-formed: %s',
    (broken) => {
      expect(faultOf(broken)).toContain('is not well-formed XML');
    },
  );

  test('cannot reach the prototype of what it becomes', () => {
    expect(faultOf('<A><__proto__ polluted="1"/></A>')).toContain('__proto__');
    expect({}).not.toHaveProperty('@polluted');
  });
});

describe('an XML bomb', () => {
  const laughs = `<!DOCTYPE a [<!ENTITY a "ha">${[...'bcdefgh'].map((name, index) => `<!ENTITY ${name} "${`&${'abcdefg'[index]};`.repeat(10)}">`).join('')}]><A Name="&h;"/>`;

  test.each([
    ['a billion laughs', laughs],
    ['a file of the machine', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><A Name="&x;"/>'],
    ['a DTD elsewhere', '<!doctype a SYSTEM "http://127.0.0.1/a.dtd"><A/>'],
  ])('of %s is refused unread', (_kind, text) => {
    expect(faultOf(text)).toBe('AppxManifest.xml has a DOCTYPE, which no manifest needs.');
  });

  test('in UTF-16 is refused as well', () => {
    expect(faultOf(Buffer.from(`\ufeff${laughs}`, 'utf16le'))).toContain('DOCTYPE');
  });

  test('of 20,000 nested elements is refused at once', () => {
    const started = performance.now();
    expect(faultOf(`${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}`)).toContain('nested');
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('of numeric references does not grow', () => {
    const started = performance.now();
    expect(parse(`<A Name="${'&#65;'.repeat(200_000)}"/>`)).toEqual({
      A: { '@Name': 'A'.repeat(200_000), '#text': '' },
    });
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
