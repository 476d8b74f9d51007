import { invalidParameter, invalidState } from '../http/refusal.ts';
import { jsonBody } from '../http/request-body.ts';
import type { Parameters, RouteEntry } from '../http/router.ts';
import { isObject, type Json, type JsonObject } from '../json/json.ts';
import { take } from '../store/shape.ts';
import type { App, Flight, Target } from '../store/state.ts';
import { createSubmission, references } from '../store/submissions.ts';
import { newFlight } from '../store/targets.ts';
import { type ApiContext, settle } from './context.ts';
import { rolloutRoutes, submissionRoutes } from './submissions.ts';

const lowest = 'Non-flighted submission';

/** Flights and their submissions (store-api.md §2.6, §2.7). */
export function flightRoutes(context: ApiContext): RouteEntry[] {
  const { state, newUpload } = context;
  const appOf = (parameters: Parameters): App => state.app(parameters.app ?? '');
  const flightOf = (parameters: Parameters): Flight =>
    state.flight(appOf(parameters), parameters.flight ?? '');
  const targetOf = (parameters: Parameters): Target => flightOf(parameters).target;
  const path = 'applications/:app/flights';
  const submissions = `${path}/:flight/submissions`;
  return [
    [
      'POST',
      path,
      (parameters, exchange) => {
        const flight = createFlight(appOf(parameters), jsonBody(exchange));
        // The page says "without any submissions"; Microsoft's samples index `pendingFlightSubmission.id`.
        createSubmission(state, flight.target, newUpload);
        return { status: 201, body: flightView(context, flight) };
      },
    ],
    [
      'GET',
      `${path}/:flight`,
      (parameters) => ({ status: 200, body: flightView(context, flightOf(parameters)) }),
    ],
    [
      'DELETE',
      `${path}/:flight`,
      (parameters) => {
        deleteFlight(appOf(parameters), flightOf(parameters));
        return { status: 204 };
      },
    ],
    ...submissionRoutes(context, submissions, targetOf),
    ...rolloutRoutes(context, submissions, targetOf),
  ];
}

/** The flight resource (store-api.md §3.4). */
export function flightView(context: ApiContext, flight: Flight): JsonObject {
  settle(context, flight.target);
  return {
    flightId: flight.flightId,
    friendlyName: flight.friendlyName,
    ...references(flight.target, 'lastPublishedFlightSubmission', 'pendingFlightSubmission'),
    groupIds: [...flight.groupIds],
    rankHigherThan: flight.rankHigherThan,
  };
}

function createFlight(app: App, sent: Json): Flight {
  const members = { friendlyName: 'value', groupIds: 'value', rankHigherThan: 'value' } as const;
  const body = take({ members }, sent, undefined);
  if (!isObject(body)) throw invalidParameter('The flight is missing or is not a JSON object.', 'flight');
  if (app.target().publishedId === undefined) {
    throw invalidState('A package flight needs a published submission of its app.', 'application');
  }
  const friendlyName = body.friendlyName ?? `Flight ${app.flights.length + 1}`;
  if (typeof friendlyName !== 'string')
    throw invalidParameter('friendlyName must be a string.', 'friendlyName');
  if (app.flights.some((flight) => flight.friendlyName === friendlyName)) {
    throw invalidParameter(`There is already a flight named ${friendlyName}.`, 'friendlyName');
  }
  const groups = body.groupIds ?? [];
  if (!Array.isArray(groups)) throw invalidParameter('groupIds must be an array.', 'groupIds');
  // Numbers come in (the page's own example), strings go out.
  const flight = newFlight(app, { friendlyName, groupIds: groups.map(String) });
  app.flights.splice(rankOf(app, body.rankHigherThan), 0, flight);
  relink(app);
  return flight;
}

/** Index of a new flight, from the lowest rank; the highest rank by default. */
function rankOf(app: App, rankHigherThan: Json | undefined): number {
  if (rankHigherThan === undefined || rankHigherThan === null) return app.flights.length;
  if (rankHigherThan === lowest) return 0;
  const below = app.flights.findIndex((flight) =>
    [flight.friendlyName, flight.flightId].includes(String(rankHigherThan)),
  );
  if (below === -1) throw invalidParameter(`There is no flight ${String(rankHigherThan)}.`, 'rankHigherThan');
  return below + 1;
}

function deleteFlight(app: App, flight: Flight): void {
  app.flights.splice(app.flights.indexOf(flight), 1);
  relink(app);
}

function relink(app: App): void {
  for (const [index, flight] of app.flights.entries()) {
    flight.rankHigherThan = app.flights[index - 1]?.friendlyName ?? lowest;
  }
}
