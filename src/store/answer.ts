import { parseJson } from './exact-json.ts';
import { type StoreErrorBody, storeErrorSchema } from './wire.ts';

/** The body of an answer, whatever shape it came in: gateways send HTML, some refusals nothing at all. */
export type Body =
  | { readonly kind: 'empty' }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'html'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string };

/** One answer of the Store, read to its end. */
export interface Answer {
  readonly status: number;
  readonly body: Body;
  /** Header `MS-CorrelationId`. */
  readonly correlationId: string | undefined;
  /** Header `Location` of a redirect, which is never followed. */
  readonly location: string | undefined;
  /** Milliseconds of the header `Retry-After`. */
  readonly retryAfter: number | undefined;
}

/** Longest piece of an answer that is quoted in a message. */
const quoteLength = 500;
/** How much of a page is searched for words. */
const pageLength = 4_096;

/** Tells the shapes apart by the text alone: the `Content-Type` of error answers is not reliable. */
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
 * The error that a refusal's body tells: the full envelope, the short one of a 401 (`code` and `message`
 * only), or whatever text there is. Empty object for an empty body.
 */
export function storeErrorOf(body: Body): StoreErrorBody {
  if (body.kind === 'empty') return {};
  if (body.kind === 'text') return { message: quote(body.text) };
  if (body.kind === 'html') return { message: quote(textOfHtml(body.text)) };
  if (typeof body.value === 'string') return { message: quote(body.value) };
  const parsed = storeErrorSchema.safeParse(body.value);
  if (!parsed.success) return {};
  const { message, ...rest } = parsed.data;
  return typeof message === 'string' ? { ...rest, message: quote(message) } : rest;
}

/** What is left of a secret at the cut, the redactor takes out: it knows the secrets, and the mark. */
function quote(text: string): string {
  return text.length > quoteLength ? `${text.slice(0, quoteLength)}…` : text;
}

/** The title of a gateway's page, or its first words. */
function textOfHtml(html: string): string {
  const start = html.length > pageLength ? `${html.slice(0, pageLength)}…` : html;
  const title = /<title[^>]*>([^<]*)</i.exec(start)?.[1]?.trim();
  return (
    title ||
    start
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim()
  );
}
