import type { UploadLocation } from '../blobs/upload-url.ts';
import { commitSubmission } from '../certification/commit.ts';
import { invalidParameter } from '../http/refusal.ts';
import { jsonBody, optionalBody } from '../http/request-body.ts';
import type { Parameters, RouteEntry } from '../http/router.ts';
import { isObject, type JsonObject } from '../json/json.ts';
import { mergePatch } from '../json/merge-patch.ts';
import { finalize, halt, setPercentage } from '../store/rollout.ts';
import type { StoreState, Submission, Target } from '../store/state.ts';
import {
  createSubmission,
  deleteSubmission,
  detailsView,
  move,
  rolloutView,
  submissionOf,
  view,
} from '../store/submissions.ts';
import { updateSubmission } from '../store/update.ts';
import { type ApiContext, settle } from './context.ts';
import { parameter } from './paging.ts';

type TargetOf = (parameters: Parameters) => Target;
type Find = (parameters: Parameters) => { readonly target: Target; readonly submission: Submission };

/** The methods that apps, flights and add-ons have in common (store-api.md §2.2, §2.5, §2.7). */
export function submissionRoutes(context: ApiContext, path: string, targetOf: TargetOf): RouteEntry[] {
  const find: Find = (parameters) => {
    const target = targetOf(parameters);
    const submission = submissionOf(context.state, target, parameters.submission ?? '');
    move(context.state, target, submission, 'time');
    return { target, submission };
  };
  return [
    createRoute(context, path, targetOf),
    ...readRoutes(context, path, find),
    ...writeRoutes(context, path, find),
  ];
}

function createRoute(context: ApiContext, path: string, targetOf: TargetOf): RouteEntry {
  return [
    'POST',
    path,
    (parameters, exchange) => {
      const target = targetOf(parameters);
      settle(context, target);
      const submission = createWith(context.state, target, context.newUpload, optionalBody(exchange));
      const isMinimal = parameter(exchange.url.searchParams, 'isMinimalResponse')?.toLowerCase() === 'true';
      return { status: 201, body: view(target, submission, isMinimal) };
    },
  ];
}

function readRoutes({ state }: ApiContext, path: string, find: Find): RouteEntry[] {
  return [
    [
      'GET',
      `${path}/:submission`,
      (parameters) => {
        const { target, submission } = find(parameters);
        move(state, target, submission, 'look');
        return { status: 200, body: view(target, submission) };
      },
    ],
    [
      'GET',
      `${path}/:submission/status`,
      (parameters) => {
        const { target, submission } = find(parameters);
        move(state, target, submission, 'look');
        const statusDetails = detailsView(submission.statusDetails);
        return { status: 200, body: { status: submission.status, statusDetails } };
      },
    ],
  ];
}

function writeRoutes({ state, azurite, scratch }: ApiContext, path: string, find: Find): RouteEntry[] {
  return [
    [
      'PUT',
      `${path}/:submission`,
      (parameters, exchange) => {
        const { target, submission } = find(parameters);
        updateSubmission(target, submission, jsonBody(exchange), state.settings);
        submission.document = mergePatch(submission.document, state.settings.updatePatch ?? {});
        return { status: 200, body: view(target, submission) };
      },
    ],
    [
      'POST',
      `${path}/:submission/commit`,
      async (parameters) => {
        const { target, submission } = find(parameters);
        await commitSubmission(state, target, submission, azurite, scratch);
        // As logged by a client of the live service (https://github.com/microsoft/msstore-cli/issues/161).
        return { status: 202, body: { status: 'CommitStarted' } };
      },
    ],
    [
      'DELETE',
      `${path}/:submission`,
      (parameters) => {
        const { target, submission } = find(parameters);
        deleteSubmission(target, submission);
        // A 200 with an empty body makes Microsoft's Java sample throw (store-api.md §9.3).
        return { status: 204 };
      },
    ],
  ];
}

/**
 * A new draft. A body with content is read as the submission: the C# sample sends that of a brand-new add-on, and the
 * live service says of `{}` that it has no listings. For flights it accepts anything.
 */
function createWith(
  state: StoreState,
  target: Target,
  newUpload: () => UploadLocation,
  body: JsonObject | undefined,
): Submission {
  if (body === undefined || target.kind === 'flight') return createSubmission(state, target, newUpload);
  if (!hasListings(body)) throw invalidParameter('The size of Listings must be 1 or more', 'listings');
  const submission = createSubmission(state, target, newUpload);
  try {
    updateSubmission(target, submission, body, state.settings);
  } catch (error) {
    deleteSubmission(target, submission);
    throw error;
  }
  return submission;
}

function hasListings(body: JsonObject): boolean {
  const [, listings] = Object.entries(body).find(([name]) => name.toLowerCase() === 'listings') ?? [];
  return isObject(listings) && Object.keys(listings).length > 0;
}

/** The rollout of a published submission; add-ons have none (store-api.md §2.3). */
export function rolloutRoutes({ state }: ApiContext, path: string, targetOf: TargetOf): RouteEntry[] {
  const find = (parameters: Parameters): Submission => {
    const target = targetOf(parameters);
    const submission = submissionOf(state, target, parameters.submission ?? '');
    move(state, target, submission, 'time');
    return submission;
  };
  const answer = (submission: Submission) => ({ status: 200, body: rolloutView(submission) });
  const acting = (act: (submission: Submission, query: URLSearchParams) => void): RouteEntry[2] => {
    return (parameters, exchange) => {
      const submission = find(parameters);
      act(submission, exchange.url.searchParams);
      return answer(submission);
    };
  };
  return [
    ['GET', `${path}/:submission/packagerollout`, (parameters) => answer(find(parameters))],
    [
      'POST',
      `${path}/:submission/updatepackagerolloutpercentage`,
      acting((submission, query) => setPercentage(submission, parameter(query, 'percentage'))),
    ],
    ['POST', `${path}/:submission/haltpackagerollout`, acting(halt)],
    ['POST', `${path}/:submission/finalizepackagerollout`, acting(finalize)],
  ];
}
