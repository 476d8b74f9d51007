import { z } from 'zod';
import { credentialSchema } from '../entra/registered-credentials.ts';
import { faultRuleSchema } from '../faults/faults.ts';
import { isJsonType } from '../http/content-type.ts';
import type { Answer, Exchange } from '../http/http-server.ts';
import { Refusal } from '../http/refusal.ts';
import { jsonBody } from '../http/request-body.ts';
import { findRoute, type Parameters, type RouteEntry } from '../http/router.ts';
import { appSeedSchema } from '../store/app-seed.ts';
import { settingsPatchSchema } from '../store/settings.ts';
import { timelineSchema, timelineStepSchema } from '../store/timeline.ts';
import type { Addresses } from './addresses.ts';
import type { Control } from './control.ts';

const root = '/control/';
const health = '/health';

/** What the control API does outside of the Store. */
export interface Outside {
  /** Ends the simulator. */
  readonly stop: () => void;
  /** The addresses of its servers, for programs. */
  readonly addresses: () => Addresses & { readonly ca: string };
}

/**
 * The control API, on the plain HTTP port, without a token, for this machine's programs only (`callers.ts`); a body
 * needs `Content-Type: application/json`:
 *
 * | request | does |
 * |---|---|
 * | `GET /health` | 200 as long as it runs |
 * | `GET /control/addresses` | addresses, credentials, and the CA certificate in PEM |
 * | `GET /control/sample` | a valid package of an app (`sample.ts`) |
 * | `POST /control/stop` | ends the simulator |
 * | `GET /control/state` | apps, add-ons, every submission, settings |
 * | `POST /control/apps` | puts an app into the Store, replacing one with its Store ID: `{id, identityName, publisher, …}` (`app-seed.ts`) |
 * | `POST /control/credentials`, `DELETE /control/credentials` | what the application signs in with besides its secret: `{kind, …}` (`registered-credentials.ts`); removes all |
 * | `PATCH /control/settings` | changes settings (`settings.ts`) |
 * | `PUT /control/timeline` | the timeline of commits: `[{state, looks \| ms, errors, …}, …]` (`timeline.ts`) |
 * | `POST /control/timelines` | timelines of the next commits, one each |
 * | `POST /control/faults`, `DELETE /control/faults` | adds fault rules (`faults.ts`), removes all |
 * | `GET /control/history`, `DELETE /control/history` | requests so far; forgets them |
 * | `GET /control/submissions/{id}` | one submission and what is in its archive |
 * | `GET /control/submissions/{id}/archive` | the archive itself |
 * | `PUT /control/submissions/{id}/status` | puts it into a state: `{state, errors, …}` |
 * | `POST /control/submissions/{id}/release` | "Publish now" |
 * | `POST /control/submissions/{id}/finish` | runs it to the end of its timeline |
 * | `PATCH /control/submissions/{id}` | someone changes it: a merge patch (RFC 7396) |
 * | `DELETE /control/submissions/{id}` | deletes the pending submission as Partner Center does; 409 for any other |
 */
export function controlApi(control: Control, outside: Outside): (exchange: Exchange) => Promise<Answer> {
  const routes = [...controlRoutes(control), ...processRoutes(control, outside)];
  return async (exchange) => {
    const { pathname } = exchange.url;
    if (pathname === health) return ok({ status: 'ok' });
    const match = findRoute(routes, exchange.method, pathname.slice(root.length));
    if (!match.found)
      throw new Refusal(404, { message: `${exchange.method} ${pathname} is no part of the control API.` });
    checkContentType(exchange);
    return await match.handler(match.parameters, exchange);
  };
}

/** A page of another site can send a body without asking first, but not one of this type. */
function checkContentType({ headers, body }: Exchange): void {
  if (body.length === 0 || isJsonType(headers['content-type'] ?? '')) return;
  throw new Refusal(415, { message: 'Send the body with Content-Type: application/json.' });
}

/** True for paths of the control API. */
export function isControlPath(path: string): boolean {
  return path === health || path.toLowerCase().startsWith(root);
}

function controlRoutes(control: Control): RouteEntry[] {
  return [
    ['GET', 'state', () => ok(control.state())],
    ['POST', 'apps', (_, exchange) => ok({ id: control.seedApp(parsed(appSeedSchema, exchange)) })],
    [
      'POST',
      'credentials',
      (_, exchange) => done(() => control.addCredential(parsed(credentialSchema, exchange))),
    ],
    ['DELETE', 'credentials', () => done(() => control.clearCredentials())],
    ['PATCH', 'settings', (_, exchange) => ok(control.set(parsed(settingsPatchSchema, exchange)))],
    ['PUT', 'timeline', (_, exchange) => done(() => control.setTimeline(parsed(timelineSchema, exchange)))],
    [
      'POST',
      'timelines',
      (_, exchange) => done(() => control.queueTimelines(...parsed(z.array(timelineSchema), exchange))),
    ],
    [
      'POST',
      'faults',
      (_, exchange) => done(() => control.addFaults(...parsed(z.array(faultRuleSchema), exchange))),
    ],
    ['DELETE', 'faults', () => done(() => control.clearFaults())],
    ['GET', 'history', () => ok(control.history())],
    ['DELETE', 'history', () => done(() => control.clearHistory())],
    ...submissionRoutes(control),
  ];
}

function processRoutes(control: Control, { stop, addresses }: Outside): RouteEntry[] {
  return [
    ['GET', 'addresses', () => ok(addresses())],
    ['GET', 'sample', (_, exchange) => control.sample(exchange.url.searchParams)],
    ['POST', 'stop', () => ({ status: 202, sent: stop })],
  ];
}

function submissionRoutes(control: Control): RouteEntry[] {
  const idOf = (parameters: Parameters): string => parameters.submission ?? '';
  return [
    ['GET', 'submissions/:submission', (parameters) => ok(control.submission(idOf(parameters)))],
    [
      'PATCH',
      'submissions/:submission',
      (parameters, exchange) =>
        ok(control.edit(idOf(parameters), parsed(z.record(z.string(), z.json()), exchange))),
    ],
    ['DELETE', 'submissions/:submission', (parameters) => done(() => control.deleteDraft(idOf(parameters)))],
    [
      'GET',
      'submissions/:submission/archive',
      async (parameters) => ({
        status: 200,
        body: await control.archive(idOf(parameters)),
        headers: { 'Content-Type': 'application/zip' },
      }),
    ],
    [
      'PUT',
      'submissions/:submission/status',
      (parameters, exchange) => ok(control.setStatus(idOf(parameters), parsed(timelineStepSchema, exchange))),
    ],
    ['POST', 'submissions/:submission/release', (parameters) => ok(control.release(idOf(parameters)))],
    ['POST', 'submissions/:submission/finish', (parameters) => ok(control.finish(idOf(parameters)))],
  ];
}

function ok(value: unknown): Answer {
  return { status: 200, body: Buffer.from(JSON.stringify(value)) };
}

function done(act: () => void): Answer {
  act();
  return { status: 204 };
}

function parsed<T extends z.ZodType>(schema: T, exchange: Exchange): z.output<T> {
  const result = schema.safeParse(jsonBody(exchange));
  if (result.success) return result.data;
  throw new Refusal(400, { message: z.prettifyError(result.error) });
}
