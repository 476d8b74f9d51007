import { withoutInvisible } from './sanitize.ts';
import { formsOf, shortestForm } from './secret-forms.ts';

/** Stands where a secret was: the runner's own sign. */
const stars = '***';

/** Whoever cuts a text says so with this sign. */
const cutMark = '…';

/** Knows the secrets of this run and takes them out of any text. */
export interface Redactor {
  /** Remembers a secret in all its forms; answers what is new among them. */
  add(secret: string): readonly string[];
  redact(text: string): string;
}

/**
 * The runner masks only what it prints itself, and only some forms; summary, outputs and artifacts need the same.
 * So the action redacts on its own, longest form first: a shorter one may be part of a longer one.
 *
 * Texts are cut before they come here, since what makes a message or an excerpt knows no secrets: so a piece of a
 * secret may stand at a cut, and is taken out as well. That is done here and not by whoever cuts, because every
 * text passes here last; a cutter that is written tomorrow only has to leave its mark, as a reader expects anyway.
 *
 * A secret is found too where invisible characters are strewn over it, which whatever shows the text would take out.
 */
export function createRedactor(): Redactor {
  let known: readonly string[] = [];
  const parts = new Set<string>();
  const withoutSecrets = (text: string) => {
    const whole = known.reduce(
      (result, form) => (form.length > result.length ? result : result.replaceAll(form, stars)),
      text,
    );
    return withoutPieces(whole, parts);
  };
  return {
    add: (secret) => {
      const fresh = formsOf(secret).filter((form) => !known.includes(form));
      known = [...known, ...fresh].sort((a, b) => b.length - a.length);
      for (const part of fresh.flatMap(partsOf)) parts.add(part);
      return fresh;
    },
    redact: (text) => {
      const redacted = withoutSecrets(text);
      const visible = withoutInvisible(redacted);
      if (visible === redacted) return redacted;
      const again = withoutSecrets(visible);
      return again === visible ? redacted : again;
    },
  };
}

/** All runs of `shortestForm` characters: a longer piece is a chain of them. */
function partsOf(form: string): readonly string[] {
  const count = Math.max(0, form.length - shortestForm + 1);
  return Array.from({ length: count }, (_, start) => form.slice(start, start + shortestForm));
}

/** The text without what is left of secrets before and behind its cuts; a shorter piece tells nothing. */
function withoutPieces(text: string, parts: ReadonlySet<string>): string {
  const [first = '', ...others] = text.split(cutMark);
  if (others.length === 0) return text;
  const last = others.length - 1;
  const between = others.map((piece, index) => {
    const rest = withoutStart(piece, parts);
    return index === last ? rest : withoutEnd(rest, parts);
  });
  return [withoutEnd(first, parts), ...between].join(cutMark);
}

function withoutEnd(text: string, parts: ReadonlySet<string>): string {
  let start = text.length;
  while (start >= shortestForm && parts.has(text.slice(start - shortestForm, start))) start -= 1;
  return start === text.length ? text : `${text.slice(0, start + 1 - shortestForm)}${stars}`;
}

function withoutStart(text: string, parts: ReadonlySet<string>): string {
  let end = 0;
  while (parts.has(text.slice(end, end + shortestForm))) end += 1;
  return end === 0 ? text : `${stars}${text.slice(end - 1 + shortestForm)}`;
}
