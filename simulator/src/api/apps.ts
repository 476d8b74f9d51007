import type { Parameters, RouteEntry } from '../http/router.ts';
import type { JsonObject } from '../json/json.ts';
import type { App, Target } from '../store/state.ts';
import { references } from '../store/submissions.ts';
import { type ApiContext, settle } from './context.ts';
import { flightView } from './flights.ts';
import { page } from './paging.ts';
import { rolloutRoutes, submissionRoutes } from './submissions.ts';

/** Apps, their lists and their submissions (store-api.md §2.1–2.3). */
export function appRoutes(context: ApiContext): RouteEntry[] {
  const { state } = context;
  const appOf = (parameters: Parameters): App => state.app(parameters.app ?? '');
  const targetOf = (parameters: Parameters): Target => appOf(parameters).target();
  const submissions = 'applications/:app/submissions';
  return [
    ...listRoutes(context, appOf),
    [
      'GET',
      'applications/:app',
      (parameters) => ({ status: 200, body: appView(context, appOf(parameters)) }),
    ],
    ...submissionRoutes(context, submissions, targetOf),
    ...rolloutRoutes(context, submissions, targetOf),
  ];
}

/** The lists, page by page: apps, and add-ons and flights of an app. */
function listRoutes(context: ApiContext, appOf: (parameters: Parameters) => App): RouteEntry[] {
  const { state } = context;
  return [
    [
      'GET',
      'applications',
      (_parameters, { url }) => {
        const rows = state.apps.map((app) => appView(context, app));
        return { status: 200, body: page(rows, url.searchParams, 'applications', 10) };
      },
    ],
    [
      'GET',
      'applications/:app/listinappproducts',
      (parameters, { url }) => {
        const app = appOf(parameters);
        const addOns = state.addOns.filter((addOn) => addOn.target.app === app);
        const rows = addOns.map((addOn) => ({ inAppProductId: addOn.id }));
        const path = `applications/${app.id}/listinappproducts/`;
        return { status: 200, body: page(rows, url.searchParams, path, 10) };
      },
    ],
    [
      'GET',
      'applications/:app/listflights',
      (parameters, { url }) => {
        const app = appOf(parameters);
        const rows = app.flights.map((flight) => flightView(context, flight));
        return { status: 200, body: page(rows, url.searchParams, `applications/${app.id}/listflights/`, 10) };
      },
    ],
  ];
}

/** The application resource (store-api.md §3.1). */
function appView(context: ApiContext, app: App): JsonObject {
  const target = app.target();
  settle(context, target);
  return {
    id: app.id,
    primaryName: app.primaryName,
    packageFamilyName: app.packageFamilyName,
    packageIdentityName: app.packageIdentityName,
    publisherName: app.publisherName,
    firstPublishedDate: app.firstPublishedDate,
    ...references(target, 'lastPublishedApplicationSubmission', 'pendingApplicationSubmission'),
    hasAdvancedListingPermission: true,
  };
}
