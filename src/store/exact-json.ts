import { isRecord } from '../json/is-record.ts';

/** JSON that is to be sent as given: parsing it would change its numbers. */
export class JsonText {
  readonly text: string;

  /** @param text valid JSON */
  constructor(text: string) {
    this.text = text;
  }
}

/** A number as JSON writes it. */
class NumberText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/**
 * `JSON.parse` that keeps ids exact: a number that JavaScript can't hold, such as an integer beyond 2^53, becomes
 * the string of its digits, since as a number it would already be another id (submission ids have 19 digits).
 */
export function parseJson(text: string): unknown {
  return replaced(parseNumberTexts(text), '', (value) => (value instanceof NumberText ? held(value) : value));
}

/**
 * A document that is only shown: `JSON.stringify` writes each of its numbers as it came. One that JavaScript would
 * write differently is `JSON.rawJSON`, which copies must keep as it is.
 */
export function parseForShow(text: string): unknown {
  return replaced(parseNumberTexts(text), '', (value) => {
    if (!(value instanceof NumberText)) return value;
    const number = Number(value.text);
    return JSON.stringify(number) === value.text ? number : JSON.rawJSON(value.text);
  });
}

/**
 * The JSON of a document that was read as `source` and changed since. A number that is still in its place keeps its
 * text (`12345678901234567890`, `1.10`, `1e400`), so that unknown members are sent back unchanged (decisions.md).
 */
export function exactJson(document: unknown, source: string | undefined): string {
  if (document instanceof JsonText) return document.text;
  const texts = source === undefined ? new Map<string, NumberText>() : numberTexts(source);
  if (texts.size === 0) return JSON.stringify(document);
  const exact = replaced(document, '', (value, place) => {
    const number = texts.get(place);
    return number !== undefined && isOf(number, value) ? JSON.rawJSON(number.text) : value;
  });
  return JSON.stringify(exact);
}

/** Whether a value of a document is what `parseJson`, or the schema of an id, made of a number. */
function isOf(number: NumberText, value: unknown): boolean {
  return Object.is(held(number), value) || number.text === value;
}

function held({ text }: NumberText): number | string {
  const number = Number(text);
  const isInexact = Number.isInteger(number) && !Number.isSafeInteger(number) && /^-?\d+$/.test(text);
  return isInexact || !Number.isFinite(number) ? text : number;
}

function numberTexts(source: string): ReadonlyMap<string, NumberText> {
  const texts = new Map<string, NumberText>();
  replaced(parseNumberTexts(source), '', (value, place) => {
    if (value instanceof NumberText) texts.set(place, value);
    return value;
  });
  return texts;
}

function parseNumberTexts(text: string): unknown {
  return JSON.parse(text, (_key: string, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' && context?.source !== undefined ? new NumberText(context.source) : value,
  );
}

/** A copy in which `replace` has gone over every value that is not an object or list, with its place. */
function replaced(
  value: unknown,
  place: string,
  replace: (value: unknown, place: string) => unknown,
): unknown {
  if (Array.isArray(value)) {
    const names = placesOf(value);
    return value.map((item, index) => replaced(item, `${place}/${names[index]}`, replace));
  }
  if (!isRecord(value) || value instanceof NumberText) return replace(value, place);
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, replaced(member, `${place}/${key}`, replace)]),
  );
}

/** Names of a list's items that stay when others are added or left out: a package's id, an image's file name. */
function placesOf(items: readonly unknown[]): readonly string[] {
  const seen = new Map<string, number>();
  return items.map((item, index) => {
    const name = nameOf(item) ?? `${index}`;
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return `${name}#${count}`;
  });
}

function nameOf(item: unknown): string | undefined {
  if (!isRecord(item) || item instanceof NumberText) return undefined;
  const { id, fileName, videoFileName } = item;
  const name = id instanceof NumberText ? id.text : id || fileName || videoFileName;
  return typeof name === 'string' || typeof name === 'number' ? String(name) : undefined;
}
