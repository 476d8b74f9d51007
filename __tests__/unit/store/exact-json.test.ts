import { describe, expect, test } from '@jest/globals';
import { shownDocument } from '../../../src/masking/document.ts';
import { redacted } from '../../../src/record/shown-record.ts';
import { exactJson, JsonText, parseForShow, parseJson } from '../../../src/store/exact-json.ts';

const source =
  '{"id":"1","big":12345678901234567890,"price":1.10,"huge":1e400,"zero":-0,"rate":100.0,"exact":2.5,"list":[{"fileName":"a","x":1e3},{"fileName":"b","x":7.00}],"deep":{"n":[0.10,9007199254740993]}}';

describe('unknown numbers in a document', () => {
  test('are sent back as they came', () => {
    expect(exactJson(parseJson(source), source)).toBe(source);
    expect(exactJson(structuredClone(parseJson(source)), source)).toBe(source);
  });

  test('are sent back even if other members were added, changed or left out', () => {
    const document = parseJson(source) as Record<string, unknown>;
    const { big, price, ...rest } = document;
    expect(exactJson({ extra: [1], price, big, ...rest }, source)).toContain(
      '"price":1.10,"big":12345678901234567890',
    );
    const list = [{ fileName: 'new', x: 1 }, ...(document.list as unknown[]).reverse()];
    expect(exactJson({ ...document, list }, source)).toContain(
      '[{"fileName":"new","x":1},{"fileName":"b","x":7.00},{"fileName":"a","x":1e3}]',
    );
  });

  test('give way to a value that this run puts there', () => {
    const document = parseJson(source) as Record<string, unknown>;
    const changed = exactJson({ ...document, big: 5, price: 2, huge: 'x' }, source);
    expect(JSON.parse(changed)).toMatchObject({ big: 5, price: 2, huge: 'x' });
  });

  test('are written as usual without a source', () => {
    expect(exactJson({ a: 1, b: '1.10' }, undefined)).toBe('{"a":1,"b":"1.10"}');
    expect(exactJson({ a: '1.10' }, '{"a":"1.10"}')).toBe('{"a":"1.10"}');
  });

  test('an id that a schema turned into a string is a number again', () => {
    expect(exactJson({ id: '42', other: '42' }, '{"id":42,"other":"42"}')).toBe('{"id":42,"other":"42"}');
  });
});

test('a body that was given as text is sent as is', () => {
  expect(exactJson(new JsonText('{ "a": 1.10 }'), undefined)).toBe('{ "a": 1.10 }');
});

describe('a document that is only shown', () => {
  test('has its numbers as they came, through every copy that hides something', () => {
    const document = parseForShow(source);
    const copies = [shownDocument, (value: unknown) => redacted(value, (text) => text)];
    expect(JSON.stringify(document)).toBe(source);
    for (const copy of copies) expect(JSON.stringify(copy(document))).toBe(source);
  });

  test('has plain numbers wherever JSON would write the same', () => {
    expect(parseForShow('{"a":[1,-2.5,1e+21],"b":"1.10","c":null}')).toEqual({
      a: [1, -2.5, 1e21],
      b: '1.10',
      c: null,
    });
  });
});
