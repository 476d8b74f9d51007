import { Documents } from './documents.ts';
import { Requester, type RequesterOptions } from './request.ts';
import { applicationPath, flightsPath, submissionPath, type Target, targetPath } from './target.ts';
import {
  type AddOn,
  type Application,
  addOnSchema,
  applicationSchema,
  type Flight,
  flightSchema,
  type PackageRollout,
  packageRolloutSchema,
  type Submission,
  type SubmissionRef,
  type SubmissionStatus,
  submissionSchema,
  submissionStatusSchema,
} from './wire.ts';

/** What the Store has for a target. */
export interface Look {
  /** The app, for an app and for its flights. */
  readonly app?: Application;
  readonly flight?: Flight;
  readonly addOn?: AddOn;
  readonly pending?: SubmissionRef;
  readonly lastPublished?: SubmissionRef;
}

/**
 * The reading half of the Store submission API (store-api.md §2), for any target. Upload URLs in responses are masked
 * before they are returned. Every method throws StoreError (codes: known-failures.ts, http/network.ts, request.ts),
 * `store-answer-unexpected` for a document of another shape, `store-invalid-id` for an invalid id,
 * and the reason of the signal.
 */
export class StoreReader {
  protected readonly documents: Documents;

  /** @throws RangeError for an address that can't be the Store's */
  constructor(options: RequesterOptions) {
    this.documents = new Documents(new Requester(options), options.logger);
  }

  /** https://learn.microsoft.com/windows/uwp/monetize/get-an-app */
  async getApplication(appId: string): Promise<Application> {
    const target: Target = { kind: 'app', appId };
    return this.documents.read(
      { method: 'GET', path: applicationPath(appId), stage: 'look', target },
      applicationSchema,
    );
  }

  /** https://learn.microsoft.com/windows/uwp/monetize/get-a-flight */
  async getFlight(target: Extract<Target, { kind: 'flight' }>): Promise<Flight> {
    return this.documents.read(
      { method: 'GET', path: targetPath(target), stage: 'look', target },
      flightSchema,
    );
  }

  /** https://learn.microsoft.com/windows/uwp/monetize/get-an-add-on */
  async getAddOn(addOnId: string): Promise<AddOn> {
    const target: Target = { kind: 'add-on', addOnId };
    return this.documents.read(
      { method: 'GET', path: targetPath(target), stage: 'look', target },
      addOnSchema,
    );
  }

  /**
   * All flights of an app, through all pages; an empty list if there are none, though the Store's documentation
   * promises 404.
   * https://learn.microsoft.com/windows/uwp/monetize/get-flights-for-an-app
   *
   * @throws ActionError `store-foreign-address` when a page points elsewhere, `store-endless-list`
   */
  async listFlights(appId: string): Promise<Flight[]> {
    const target: Target = { kind: 'app', appId };
    return this.documents.list(
      { method: 'GET', path: flightsPath(appId), stage: 'look', target },
      flightSchema,
    );
  }

  /**
   * All add-ons of the account, through all pages.
   * https://learn.microsoft.com/windows/uwp/monetize/get-all-add-ons
   *
   * @throws ActionError `store-foreign-address` when a page points elsewhere, `store-endless-list`
   */
  listAddOns(): Promise<AddOn[]> {
    return this.documents.list(
      { method: 'GET', path: 'inappproducts?top=100&skip=0', stage: 'look' },
      addOnSchema,
    );
  }

  /** The target with its pending and its last published submission, and the app it belongs to. */
  async look(target: Target): Promise<Look> {
    const found = await this.lookAt(target);
    return target.kind === 'flight' ? { app: await this.getApplication(target.appId), ...found } : found;
  }

  /** Like `look`, without the app of a flight. */
  protected async lookAt(target: Target): Promise<Look> {
    switch (target.kind) {
      case 'app': {
        const app = await this.getApplication(target.appId);
        return { app, ...refs(app.pendingApplicationSubmission, app.lastPublishedApplicationSubmission) };
      }
      case 'flight': {
        const flight = await this.getFlight(target);
        return { flight, ...refs(flight.pendingFlightSubmission, flight.lastPublishedFlightSubmission) };
      }
      case 'add-on': {
        const addOn = await this.getAddOn(target.addOnId);
        return {
          addOn,
          ...refs(addOn.pendingInAppProductSubmission, addOn.lastPublishedInAppProductSubmission),
        };
      }
    }
  }

  /** https://learn.microsoft.com/windows/uwp/monetize/get-an-app-submission */
  async getSubmission(target: Target, submissionId: string): Promise<Submission> {
    const path = submissionPath(target, submissionId);
    return this.documents.read({ method: 'GET', path, stage: 'read', target }, submissionSchema);
  }

  /** https://learn.microsoft.com/windows/uwp/monetize/get-status-for-an-app-submission */
  async getStatus(target: Target, submissionId: string): Promise<SubmissionStatus> {
    const path = `${submissionPath(target, submissionId)}/status`;
    return this.documents.read({ method: 'GET', path, stage: 'status', target }, submissionStatusSchema);
  }

  /** https://learn.microsoft.com/windows/uwp/monetize/get-package-rollout-info-for-an-app-submission */
  async getRollout(target: Target, submissionId: string): Promise<PackageRollout> {
    const path = `${submissionPath(target, submissionId)}/packagerollout`;
    return this.documents.read({ method: 'GET', path, stage: 'read', target }, packageRolloutSchema);
  }
}

function refs(pending: SubmissionRef | null | undefined, lastPublished: SubmissionRef | null | undefined) {
  return { ...(pending ? { pending } : {}), ...(lastPublished ? { lastPublished } : {}) };
}
