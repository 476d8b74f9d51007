import { memberOf } from '../json/fold.ts';
import { isRecord } from '../json/is-record.ts';
import { parseJson } from './exact-json.ts';

/** What a refusal says (store-faults.md §1.1); any member may be missing. */
export interface StoreErrorBody {
  readonly code?: string;
  readonly message?: string;
  readonly target?: string;
  readonly activityId?: string;
}

/** The body of a response, whatever shape it came in: gateways send HTML, some refusals nothing at all. */
export type Body =
  | { readonly kind: 'empty' }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'html'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string };

/** One response of the Store, read to its end. */
export interface Answer {
  readonly status: number;
  readonly body: Body;
  /** What `body` was read from. */
  readonly text?: string;
  /** Header `MS-CorrelationId`. */
  readonly correlationId: string | undefined;
  /** Header `Location` of a redirect, which is never followed. */
  readonly location: string | undefined;
  /** Milliseconds of the header `Retry-After`. */
  readonly retryAfter: number | undefined;
}

/** Longest piece of a response that is quoted in a message. */
const quoteLength = 500;
/** Longest code, or name of a member. */
const nameLength = 100;
/** How much of a text is searched. */
export const readLength = 4_096;
/** Levels of an error document that are read. */
const deepest = 5;

/** Tells the shapes apart by the text alone: the `Content-Type` of error responses is not reliable. */
export function parseBody(text: string): Body {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'empty' };
  if (trimmed.startsWith('<')) return { kind: 'html', text: trimmed };
  try {
    return { kind: 'json', value: parseJson(trimmed) };
  } catch {
    return { kind: 'text', text: trimmed };
  }
}

/**
 * The error in a refusal's body: the full envelope, the short one of a 401 (`code` and `message` only), that
 * of another service (`{"error": {…}}`, `{"Message": …}`), or whatever text there is. Empty object for an empty body.
 *
 * @param most characters of its text: those that are quoted, or more to look for a cause in
 */
export function storeErrorOf(body: Body, most = quoteLength): StoreErrorBody {
  if (body.kind === 'empty') return {};
  if (body.kind === 'text') return { message: cut(body.text, most) };
  if (body.kind === 'html') return { message: cut(textOfHtml(body.text), most) };
  const { code, message, target, activityId } = envelopeOf(body.value, 0);
  return {
    ...(code !== undefined && { code: cut(code, nameLength) }),
    ...(message !== undefined && { message: cut(message, most) }),
    ...(target !== undefined && { target: cut(target, nameLength) }),
    ...(activityId !== undefined && { activityId: cut(activityId, nameLength) }),
  };
}

/** Names of members with a text of the error, the Store's own first. */
const textMembers = ['message', 'error_description', 'title', 'detail', 'value', 'details', 'errors'];

type Envelope = Readonly<Record<keyof StoreErrorBody, string | undefined>>;

function envelopeOf(value: unknown, depth: number): Envelope {
  const document = Array.isArray(value) && value.length === 1 ? value[0] : value;
  const none = { code: undefined, target: undefined, activityId: undefined };
  if (!isRecord(document)) return { ...none, message: textOf(document, depth) };
  const inner = memberOf(document, 'error') ?? memberOf(document, 'odata.error');
  if (isRecord(inner) && depth < deepest) return envelopeOf(inner, depth + 1);
  const texts = textMembers.flatMap((name) => textOf(memberOf(document, name), depth) ?? []);
  const code = wordOf(memberOf(document, 'code')) ?? wordOf(inner);
  // The Store's own form says everything in its members, though there may be no message.
  const isOther = code === undefined && Object.keys(document).length > 0;
  return {
    code,
    message: [...new Set(texts)].join('; ') || (isOther ? JSON.stringify(document) : undefined),
    target: textOf(memberOf(document, 'target'), depth),
    activityId: wordOf(memberOf(document, 'activityId')),
  };
}

function wordOf(value: unknown): string | undefined {
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;
}

/** A text, the texts of a list joined, or what an object says; `undefined` for nothing. */
function textOf(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (depth >= deepest) return undefined;
  if (Array.isArray(value))
    return value.flatMap((each) => textOf(each, depth + 1) ?? []).join('; ') || undefined;
  return isRecord(value) ? envelopeOf(value, depth + 1).message : undefined;
}

/** The part of a response's text that a message quotes. */
export function quoteOf(text: string): string {
  return cut(text, quoteLength);
}

/** The redactor takes out what is left of a secret at the cut: it knows the secrets, and the mark. */
function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

/** The title of a gateway's page, or its first words. */
function textOfHtml(html: string): string {
  const start = html.length > readLength ? `${html.slice(0, readLength)}…` : html;
  const title = /<title[^>]*>([^<]*)</i.exec(start)?.[1]?.trim();
  return (
    title ||
    start
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim()
  );
}
