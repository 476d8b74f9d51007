/** Stands where a secret was: the runner's own sign. */
const stars = '***';

/** Shorter lines of a multi-line secret (a brace, `-`) would take the sense from every other text. */
const shortestLine = 4;

/** Knows the secrets of this run and takes them out of any text. */
export interface Redactor {
  /** Remembers a secret, its lines and its percent-encoded form; answers what is new among them. */
  add(secret: string): readonly string[];
  redact(text: string): string;
}

/**
 * The runner masks only what it prints itself; summary, outputs and artifacts need the same. So the action
 * redacts on its own, longest secret first: a shorter one may be part of a longer one.
 */
export function createRedactor(): Redactor {
  let known: readonly string[] = [];
  return {
    add: (secret) => {
      const fresh = formsOf(secret).filter((form) => !known.includes(form));
      known = [...known, ...fresh].sort((a, b) => b.length - a.length);
      return fresh;
    },
    redact: (text) => known.reduce((result, secret) => result.replaceAll(secret, stars), text),
  };
}

function formsOf(secret: string): readonly string[] {
  const whole = secret.trim();
  if (whole === '') return [];
  const lines = whole
    .split(/\r?\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line.length >= shortestLine);
  const forms = [whole, ...lines];
  const encoded = forms.map((form) => encodeURIComponent(form.toWellFormed()));
  return [...new Set([secret, ...forms, ...encoded])];
}
