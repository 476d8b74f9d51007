import { ActionError } from '../errors.ts';

/**
 * A copy of plain data in which `redact` has gone over every text, errors included. It comes before
 * rendering: escapes for Markdown or JSON would change a secret so that no redactor finds it.
 */
export function redacted<T>(data: T, redact: (text: string) => string): T {
  const copy = (value: unknown): unknown => {
    if (typeof value === 'string') return redact(value);
    if (value instanceof ActionError) return redactedError(value, redact);
    if (Array.isArray(value)) return value.map(copy);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [redact(key), copy(member)]));
  };
  // Only texts change: what comes out has the type of what went in.
  return copy(data) as T;
}

function redactedError(error: ActionError, redact: (text: string) => string): ActionError {
  const { code, result, todo, quote, link, correlationId, status, serviceCode } = error;
  return new ActionError({
    code,
    message: redact(error.message),
    todo: todo && redact(todo),
    quote: quote && redact(quote),
    result,
    link: link && redact(link),
    correlationId: correlationId && redact(correlationId),
    status,
    serviceCode: serviceCode && redact(serviceCode),
    findings: redacted(error.findings, redact),
    values: redacted(error.values, redact),
  });
}
