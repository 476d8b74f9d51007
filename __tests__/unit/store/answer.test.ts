import { describe, expect, test } from '@jest/globals';
import { parseBody, storeErrorOf } from '../../../src/store/answer.ts';
import { parseJson } from '../../../src/store/exact-json.ts';

describe('numbers in JSON', () => {
  test('an id of 19 digits that is sent as a number stays exact, as a string', () => {
    expect(parseJson('{"id":1152921505699998877,"list":[9007199254740993]}')).toEqual({
      id: '1152921505699998877',
      list: ['9007199254740993'],
    });
  });

  test('every other number stays a number', () => {
    const text = '{"a":25.5,"b":0,"c":-3,"d":9007199254740991,"e":1e3,"f":1e300,"g":0.1}';
    expect(JSON.stringify(parseJson(text))).toBe(JSON.stringify(JSON.parse(text)));
  });

  test('nulls, empty strings and unknown members are kept', () => {
    const text = '{"gamingOptions":null,"x":{"":""},"deep":[[[]]]}';
    expect(JSON.stringify(parseJson(text))).toBe(text);
  });
});

describe('the shapes of a response', () => {
  test('nothing, JSON, HTML and plain text are distinguished by their text', () => {
    expect(parseBody('')).toEqual({ kind: 'empty' });
    expect(parseBody(' \r\n')).toEqual({ kind: 'empty' });
    expect(parseBody('\n{"a":1}')).toEqual({ kind: 'json', value: { a: 1 } });
    expect(parseBody('<html>x</html>').kind).toBe('html');
    expect(parseBody('{"half').kind).toBe('text');
  });

  test('JSON nested 100,000 deep is text, not a crash', () => {
    expect(parseBody(`${'['.repeat(100_000)}${']'.repeat(100_000)}`).kind).toBe('text');
  });
});

describe('what an error response says', () => {
  const errorOf = (text: string) => storeErrorOf(parseBody(text));

  test('the full envelope', () => {
    const envelope = {
      code: 'InvalidState',
      data: [],
      details: [],
      message: 'no',
      source: 'Ingestion Api',
      target: 'submission',
    };
    expect(errorOf(JSON.stringify(envelope))).toMatchObject({
      code: 'InvalidState',
      message: 'no',
      target: 'submission',
    });
  });

  test('the short one of a 401', () => {
    const text =
      '{"code":"Unauthorized","message":"Authorization: Account is not allowed to access this api"}';
    expect(errorOf(text)).toEqual(JSON.parse(text));
  });

  test('the title of a gateway’s page', () => {
    expect(errorOf('<!doctype html><HEAD><Title> 502 Bad\nGateway </TITLE></head><p>x')).toEqual({
      message: '502 Bad\nGateway',
    });
    expect(errorOf('<p>Our services  are <b>not</b> available</p>')).toEqual({
      message: 'Our services are not available',
    });
  });

  test('plain text, a JSON string, and nothing at all', () => {
    expect(errorOf('upstream connect error')).toEqual({ message: 'upstream connect error' });
    expect(errorOf('"Forbidden"')).toEqual({ message: 'Forbidden' });
    expect(errorOf('')).toEqual({});
    expect(errorOf('[1]')).toEqual({});
  });

  test.each([
    ['a list of one', '[{"code":"Bad","message":"no"}]', { code: 'Bad', message: 'no' }],
    ['a list of several', '[{"message":"one"},"two"]', { message: 'one; two' }],
    ['an envelope in `error`', '{"error":{"code":"Bad","message":"no"}}', { code: 'Bad', message: 'no' }],
    ['a word in `error`', '{"error":"bad","error_description":"no"}', { code: 'bad', message: 'no' }],
    ['members in another letter case', '{"Code":"Bad","Message":"no"}', { code: 'Bad', message: 'no' }],
    ['OData', '{"odata.error":{"code":"","message":{"lang":"en","value":"no"}}}', { message: 'no' }],
    ['a number as code', '{"code":400,"message":"no"}', { code: '400', message: 'no' }],
    [
      'messages and details in lists',
      '{"code":"Bad","message":["one","two"],"details":["three"]}',
      { code: 'Bad', message: 'one; two; three' },
    ],
    ['details only', '{"code":"Bad","details":[{"message":"no"}]}', { code: 'Bad', message: 'no' }],
    ['no text at all', '{"code":"Bad","message":null}', { code: 'Bad' }],
    [
      'a document of another kind',
      '{"title":"Bad","errors":{"$.x":["no"]}}',
      { message: 'Bad; {"$.x":["no"]}' },
    ],
    ['another document', '{"reason":"no"}', { message: '{"reason":"no"}' }],
    ['an empty document', '{}', {}],
    ['null', 'null', {}],
  ])('%s', (_what, text, said) => expect(errorOf(text)).toEqual(said));

  test('nested 1,000 deep', () => {
    const text = `${'{"error":['.repeat(500)}"no"${']}'.repeat(500)}`;
    expect(errorOf(text).message?.length).toBeLessThan(502);
  });

  test('codes and names of any length', () => {
    const said = errorOf(
      JSON.stringify({ code: 'c'.repeat(5_000), target: 't'.repeat(5_000), message: 'no' }),
    );
    expect([said.code?.length, said.target?.length]).toEqual([101, 101]);
  });

  test('no more than 500 characters of it', () => {
    expect(errorOf('x'.repeat(10_000)).message).toHaveLength(501);
    expect(errorOf(`{"message":"${'y'.repeat(10_000)}"}`).message).toHaveLength(501);
  });

  test('the first words of a page, with a mark where they end', () => {
    expect(errorOf(`<p>Sorry${'<br>'.repeat(2_000)}more`).message).toMatch(/^Sorry.*…$/);
    expect(errorOf(`<p>Sorry${'<br>'.repeat(20)}more`).message).toBe('Sorry more');
  });

  test('a megabyte of open brackets takes little time', () => {
    const start = performance.now();
    errorOf(`<title ${'<'.repeat(1_000_000)}`);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
