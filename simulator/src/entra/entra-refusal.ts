import { randomUUID } from 'node:crypto';
import { Refusal } from '../http/refusal.ts';

/** A sign-in that Entra refuses, in its words. */
export class EntraRefusal extends Error {
  override readonly name = 'EntraRefusal';
  readonly status: number;
  readonly error: string;
  /** The digits of `AADSTS…`. */
  readonly code: number;

  constructor(status: number, error: string, code: number, text: string) {
    super(text);
    this.status = status;
    this.error = error;
    this.code = code;
  }
}

/** Entra's error body. The description holds CRLF, as the real one does. */
export function answerOf(
  { status, error, code, message }: EntraRefusal,
  now: number,
  origin: string,
): Refusal {
  const [traceId, correlationId] = [randomUUID(), randomUUID()];
  const timestamp = `${new Date(now).toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const trace = `Trace ID: ${traceId}\r\nCorrelation ID: ${correlationId}\r\nTimestamp: ${timestamp}`;
  return new Refusal(status, {
    error,
    error_description: `AADSTS${code}: ${message}\r\n${trace}`,
    error_codes: [code],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `${origin}/error?code=${code}`,
  });
}
