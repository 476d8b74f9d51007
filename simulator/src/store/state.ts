import type { UploadLocation } from '../blobs/upload-url.ts';
import { notFound, Refusal } from '../http/refusal.ts';
import type { JsonObject } from '../json/json.ts';
import type { Settings } from './settings.ts';
import type { Progress, Timeline } from './timeline.ts';

/** Code and text, as `statusDetails` carries them; a test may set either to null. */
export interface Detail {
  readonly code: string | null;
  readonly details: string | null;
}

export interface StatusDetails {
  readonly errors: readonly Detail[] | null;
  readonly warnings: readonly Detail[] | null;
  readonly certificationReports: readonly { readonly date: string; readonly reportUrl: string }[];
}

/** One file in the archive that a commit found at the upload URL. */
export interface ArchivedFile {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

export interface Submission {
  readonly id: string;
  readonly friendlyName: string;
  /** Those made in Partner Center have no upload URL, and the API may not touch them. */
  readonly madeIn: 'api' | 'dashboard';
  status: string;
  statusDetails: StatusDetails;
  /** Every member except those that the service sets. */
  document: JsonObject;
  /** The rollout's members that the service sets. */
  rollout: { readonly status: string; readonly fallbackSubmissionId: string };
  readonly upload?: UploadLocation;
  progress?: Progress;
  /** "Publish now" was pressed in Partner Center: the submission no longer rests in Release. */
  released?: boolean;
  /** What the Store does with the files when it accepts them. */
  accept?: () => void;
  /** What the last commit found at the upload URL; `undefined`: no archive. */
  archive?: readonly ArchivedFile[];
  /** How often the commit was accepted. */
  commits: number;
}

/** What submissions belong to: an app, a flight or an add-on. */
export interface Target {
  readonly kind: 'app' | 'flight' | 'add-on';
  /** `resourceLocation` of its submissions without the id; a flight's lacks the app (store-api.md §9.1 no. 9). */
  readonly location: string;
  /** The app whose identity packages must have. */
  readonly app: App;
  readonly submissions: Map<string, Submission>;
  pendingId?: string | undefined;
  publishedId?: string | undefined;
}

export interface App {
  readonly id: string;
  readonly primaryName: string;
  readonly packageFamilyName: string;
  readonly packageIdentityName: string;
  readonly publisherName: string;
  firstPublishedDate: string;
  /** It uses a feature that the API does not support: every call about it returns 409. */
  readonly isUnsupported: boolean;
  readonly target: () => Target;
  /** From the lowest rank to the highest. */
  readonly flights: Flight[];
  /** SHA-256 of every package that the Store ever accepted, by full name: versions are never freed. */
  readonly accepted: Map<string, string>;
}

export interface Flight {
  readonly flightId: string;
  readonly friendlyName: string;
  readonly groupIds: readonly string[];
  rankHigherThan: string;
  readonly target: Target;
}

export interface AddOn {
  readonly id: string;
  readonly productId: string;
  readonly productType: string;
  readonly target: Target;
}

export const noDetails: StatusDetails = { errors: [], warnings: [], certificationReports: [] };

/** Everything the Store holds, and the rules that a test set for it. */
export class StoreState {
  readonly apps: App[] = [];
  readonly addOns: AddOn[] = [];
  settings: Settings;
  readonly now: () => number;
  /** For commits when no queued timeline is left. */
  timeline: Timeline;
  /** For the next commits, one each. */
  readonly timelines: Timeline[] = [];
  #lastSubmissionId = 1_152_921_504_621_243_679n;
  #lastPackageId = 2_000_000_000_030_494_273n;

  constructor(settings: Settings, timeline: Timeline, now: () => number) {
    this.settings = settings;
    this.timeline = timeline;
    this.now = now;
  }

  /** Above 2^53, so that a client that reads ids as numbers fails. */
  newSubmissionId(): string {
    this.#lastSubmissionId += 1n;
    return String(this.#lastSubmissionId);
  }

  /** Id of a package, image or trailer. */
  newFileId(): string {
    this.#lastPackageId += 1n;
    return String(this.#lastPackageId);
  }

  /** The app; 403 or 404 without a body as the settings say, 409 if the API does not support it. */
  app(id: string): App {
    const app = this.apps.find((each) => each.id.toLowerCase() === id.toLowerCase());
    if (!app) throw new Refusal(this.settings.unknownApp);
    if (app.isUnsupported) throw unsupported();
    return app;
  }

  addOn(id: string): AddOn {
    const addOn = this.addOns.find((each) => each.id.toLowerCase() === id.toLowerCase());
    if (!addOn) throw notFound(`The add-on ${id} was not found.`);
    if (addOn.target.app.isUnsupported) throw unsupported();
    return addOn;
  }

  flight(app: App, id: string): Flight {
    const flight = app.flights.find((each) => each.flightId.toLowerCase() === id.toLowerCase());
    if (!flight) throw notFound(`The flight ${id} was not found.`);
    return flight;
  }

  /** Every target there is. */
  targets(): Target[] {
    return [
      ...this.apps.flatMap((app) => [app.target(), ...app.flights.map((flight) => flight.target)]),
      ...this.addOns.map((addOn) => addOn.target),
    ];
  }

  /** The submission wherever it is; `undefined` if there is none. */
  find(id: string): { readonly target: Target; readonly submission: Submission } | undefined {
    for (const target of this.targets()) {
      const submission = target.submissions.get(id);
      if (submission) return { target, submission };
    }
    return undefined;
  }
}

/** 409 for apps and add-ons with features that the API does not know (https://github.com/microsoft/StoreBroker/issues/192). */
function unsupported(): Refusal {
  return new Refusal(409, {
    code: 'InvalidState',
    data: [],
    details: [],
    message:
      'This application uses features that are not supported by the submission API. ' +
      'Please use the dashboard to make changes.',
    source: 'Ingestion Api',
  });
}
