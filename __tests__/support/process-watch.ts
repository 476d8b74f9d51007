/**
 * Preload for a run of the action: writes down when each request starts, in the action's own time, to the file
 * that `REQUEST_TIMES` names. With `NO_JITTER` random pauses are as short as they may be.
 */
import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';
import type { ClientRequest } from 'node:http';

const file = process.env.REQUEST_TIMES ?? '';
if (process.env.NO_JITTER) Math.random = () => 0;

subscribe('http.client.request.start', (message) => {
  const { request } = message as { request: ClientRequest };
  appendFileSync(
    file,
    `${JSON.stringify({ time: Date.now(), method: request.method, path: request.path })}\n`,
  );
});
