/** The Microsoft Store submission API, its sign-in and its blob storage on your own machine, for tests. */

type Json = null | boolean | number | string | Json[] | { [member: string]: Json };
type JsonObject = { [member: string]: Json };

/** A package that customers have. */
export interface PackageSeed {
  fileName: string;
  version?: string | undefined;
  architecture?: string | undefined;
  languages?: string[] | undefined;
  targetDeviceFamilies?: string[] | string | null | undefined;
  targetPlatform?: string | null | undefined;
}

/** A draft that is there before the client comes: a clone of the published submission with a merge patch. */
export interface DraftSeed {
  madeIn?: 'api' | 'dashboard' | undefined;
  status?: string | undefined;
  patch?: JsonObject | undefined;
}

export interface RolloutSeed {
  percentage: number;
  status?: 'PackageRolloutInProgress' | 'PackageRolloutComplete' | 'PackageRolloutStopped' | undefined;
}

export interface FlightSeed {
  flightId?: string | undefined;
  friendlyName: string;
  groupIds?: string[] | undefined;
  published?: boolean | undefined;
  packages?: PackageSeed[] | undefined;
  rollout?: RolloutSeed | undefined;
  pending?: DraftSeed | undefined;
}

export interface AddOnSeed {
  id: string;
  productId: string;
  productType?: string | undefined;
  published?: boolean | undefined;
  submission?: JsonObject | undefined;
  pending?: DraftSeed | undefined;
}

/** An app in a few words; everything that is not said is filled in as a real app has it. */
export interface AppSeed {
  /** Store ID. */
  id?: string | undefined;
  /** Reserved name, also the title of every listing. */
  title?: string | undefined;
  /** The manifest's `Identity/@Name` and `Identity/@Publisher`. */
  identityName?: string | undefined;
  publisher?: string | undefined;
  /** False: the first submission was never made in Partner Center. */
  published?: boolean | undefined;
  /** True: the app uses a feature that the API returns 409 for. */
  unsupported?: boolean | undefined;
  languages?: string[] | undefined;
  price?: string | undefined;
  packages?: PackageSeed[] | undefined;
  rollout?: RolloutSeed | undefined;
  /** Merge patch (RFC 7396) over the published submission. */
  submission?: JsonObject | undefined;
  pending?: DraftSeed | undefined;
  flights?: FlightSeed[] | undefined;
  addOns?: AddOnSeed[] | undefined;
}

interface Detail {
  code: string | null;
  details: string | null;
}

/** A state of a committed submission, left after `looks` looks or `ms` milliseconds; with neither it stays. */
export interface TimelineStep {
  state: string;
  looks?: number | undefined;
  ms?: number | undefined;
  errors?: Detail[] | null | undefined;
  warnings?: Detail[] | null | undefined;
  certificationReports?: { date: string; reportUrl: string }[] | undefined;
}
export type Timeline = TimelineStep[];

/** What each does: README, Control. */
export interface Settings {
  role: 'manager' | 'none' | 'not-allowed';
  unknownApp: 403 | 404;
  clientSecret: 'valid' | 'expired';
  tokenLifetimeSeconds: number;
  idTokenSubject: string;
  idTokenLifetimeSeconds: number;
  uploadUrlLifetimeSeconds: number;
  plusInSignature: 'alternate' | 'always' | 'never';
  keepsOldPackages: boolean;
  renamesImages: boolean;
  losesImages: string[];
  dropsLanguages: string[];
  updatePatch: Record<string, Json> | null;
  listingLimits: 'update' | 'commit' | 'off';
  reservedNames: string[] | null;
  idsAreNumbers: boolean;
  requestsPerMinute: number | null;
}
export type SettingsPatch = { [Name in keyof Settings]?: Settings[Name] | undefined };

/** A scripted fault: README, Faults. */
export interface FaultRule {
  role?: 'login' | 'api' | 'blob' | 'github' | undefined;
  method?: string | undefined;
  path?: string | undefined;
  nth?: number | undefined;
  hitLimit?: number | undefined;
  phase:
    | 'pre'
    | 'post'
    | 'half'
    | 'hang'
    | 'slow'
    | 'status'
    | 'cut'
    | 'corrupt'
    | 'alter'
    | 'endless'
    | 'bomb';
  acts?: boolean | undefined;
  status?: number | undefined;
  headers?: Record<string, string> | undefined;
  body?: Json | undefined;
  nulls?: string[] | undefined;
  delayMs?: number | undefined;
}

export interface Credentials {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What the application signs in with besides its secret. */
export type RegisteredCredential =
  | { kind: 'certificate'; certificate: string }
  | { kind: 'subject-name'; subject: string; issuer: string }
  | { kind: 'federated'; issuer: string; subject: string; audience?: string | undefined };

export interface SimulatorOptions {
  /** Apps that are in the Store from the start; none by default. */
  readonly apps?: readonly AppSeed[];
  /** The states that a commit leads through; by looks, without waiting, by default. */
  readonly timeline?: Timeline;
  readonly settings?: SettingsPatch;
  /** Fault rules in force from the start. */
  readonly faults?: readonly FaultRule[];
  readonly credentials?: Partial<Credentials>;
  /** Address or name to listen on and to be called by, or several: 127.0.0.1 by default. */
  readonly host?: string | readonly string[];
  /** Origin that upload URLs carry instead of the blob server's own. */
  readonly blobOrigin?: string;
  /** 0, the default, takes a free port. */
  readonly ports?: Partial<Record<'login' | 'store' | 'storeHttp' | 'blob' | 'github', number>>;
  /** Folder in which a folder for temporary files is made; the system's by default. */
  readonly scratch?: string;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** Told of every request before the Store acts, and waited for: a test acts in between. */
  readonly onRequest?: (request: RequestLine) => Promise<void> | void;
  /** Called by `POST /control/stop`; by default it closes the simulator. */
  readonly onStop?: () => void;
  /** Told of faults in the simulator itself. */
  readonly onError?: (error: unknown) => void;
}

export type Role = 'login' | 'api' | 'blob' | 'github' | 'control';

export interface RequestLine {
  readonly role: Role;
  readonly method: string;
  /** Path and query as they came. */
  readonly url: string;
}

/** One request and its response. */
export interface HistoryRecord {
  readonly number: number;
  readonly role: Role;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly bytes: number;
  readonly body?: Json;
  readonly time: number;
  readonly milliseconds: number;
  readonly status: number;
  readonly correlationId: string;
  readonly retryAfter?: string;
  readonly fault?: string;
}

export interface SubmissionReport {
  readonly kind: 'app' | 'flight' | 'add-on';
  readonly isPending: boolean;
  readonly isPublished: boolean;
  readonly madeIn: 'api' | 'dashboard';
  readonly commits: number;
  readonly archive?: readonly { readonly name: string; readonly size: number; readonly sha256: string }[];
  readonly submission: JsonObject;
}

export interface StateReport {
  readonly apps: readonly {
    readonly id: string;
    readonly identityName: string;
    readonly publisher: string;
    readonly flights: readonly { readonly flightId: string; readonly friendlyName: string }[];
  }[];
  readonly addOns: readonly { readonly id: string; readonly productId: string }[];
  readonly submissions: readonly SubmissionReport[];
  readonly settings: Settings;
}

/** What tests do to the Store from outside its API; each is a request of the control API, too. */
export interface Control {
  addCredential(credential: RegisteredCredential): void;
  clearCredentials(): void;
  /** Puts an app into the Store, instead of one with the same Store ID. Returns the Store ID. */
  seedApp(seed: AppSeed): string;
  setTimeline(timeline: Timeline): void;
  queueTimelines(...timelines: readonly Timeline[]): void;
  set(patch: SettingsPatch): Settings;
  addFaults(...rules: readonly FaultRule[]): void;
  clearFaults(): void;
  history(): readonly HistoryRecord[];
  clearHistory(): void;
  state(): StateReport;
  /** What customers of an app have; `undefined` if it was never published. */
  publishedSubmission(appId: string): JsonObject | undefined;
  submission(id: string): SubmissionReport;
  /** Bytes of the archive at the submission's upload URL. */
  archive(id: string): Promise<Uint8Array>;
  setStatus(id: string, step: TimelineStep): SubmissionReport;
  release(id: string): SubmissionReport;
  finish(id: string): SubmissionReport;
  /** Someone opens a draft of an app. Returns its id. */
  addDraft(appId: string, seed?: DraftSeed): string;
  /** Someone else changes a submission: a merge patch (RFC 7396). */
  edit(id: string, patch: JsonObject): SubmissionReport;
  deleteDraft(id: string): void;
}

/** The addresses of the simulator, and what to sign in with. */
export interface Addresses {
  readonly loginUrl: string;
  readonly storeUrl: string;
  readonly storeHttpUrl: string;
  readonly controlUrl: string;
  readonly blobUrl: string;
  readonly caFile: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly idTokens: { readonly url: string; readonly requestToken: string; readonly issuer: string };
  readonly apps: readonly {
    readonly id: string;
    readonly identityName: string;
    readonly publisher: string;
  }[];
}

export interface Simulator extends AsyncDisposable {
  /** https origin of the sign-in. */
  readonly loginUrl: string;
  /** https origin of the API. */
  readonly storeUrl: string;
  /** http origin of the same API, and of the control API under `/control/`. */
  readonly storeHttpUrl: string;
  /** https origin of the blob server. */
  readonly blobUrl: string;
  /** PEM file of the authority that signed the certificate, for `NODE_EXTRA_CA_CERTS`. */
  readonly caFile: string;
  readonly credentials: Credentials;
  readonly idTokens: Addresses['idTokens'];
  addresses(): Addresses;
  /** Every access token and ID token given out so far. */
  issuedTokens(): readonly string[];
  readonly control: Control;
  /** Stops everything and removes every file. */
  close(): Promise<void>;
}

/** Starts the Store on this machine: sign-in, API (https and http), blob storage and control API. */
export function startSimulator(options?: SimulatorOptions): Promise<Simulator>;
