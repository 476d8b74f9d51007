import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ApiContext } from '../api/context.ts';
import type { RegisteredCredential, RegisteredCredentials } from '../entra/registered-credentials.ts';
import type { FaultRule, Faults } from '../faults/faults.ts';
import type { History, HistoryRecord } from '../http/history.ts';
import type { Answer } from '../http/http-server.ts';
import { notFound, Refusal } from '../http/refusal.ts';
import type { JsonObject } from '../json/json.ts';
import { mergePatch } from '../json/merge-patch.ts';
import { type AppSeed, type DraftSeed, pendingSeedSchema } from '../store/app-seed.ts';
import { addDraft, seedApp } from '../store/seed-app.ts';
import { type Settings, type SettingsPatch, withPatch } from '../store/settings.ts';
import type { ArchivedFile, Submission, Target } from '../store/state.ts';
import { enter, move, view } from '../store/submissions.ts';
import { type Timeline, type TimelineStep, timelineSchema, timelineStepSchema } from '../store/timeline.ts';
import { sampleFor } from './sample.ts';

export interface SubmissionReport {
  readonly kind: Target['kind'];
  readonly isPending: boolean;
  readonly isPublished: boolean;
  readonly madeIn: Submission['madeIn'];
  /** How often its commit was accepted. */
  readonly commits: number;
  /** The files that the last commit found at the upload URL, in archive order. */
  readonly archive?: readonly ArchivedFile[];
  /** As a GET returns it, without counting as a read. */
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
  /** Every submission of every target, in the order in which they were made. */
  readonly submissions: readonly SubmissionReport[];
  readonly settings: Settings;
}

/** What tests, the demo and the control API do to the Store from outside its own API. */
export class Control {
  readonly #context: ApiContext;
  readonly #faults: Faults;
  readonly #history: History;
  readonly #registered: RegisteredCredentials;

  constructor(context: ApiContext, faults: Faults, history: History, registered: RegisteredCredentials) {
    this.#context = context;
    this.#faults = faults;
    this.#history = history;
    this.#registered = registered;
  }

  /** Lets the application sign in with a certificate or with tokens of another issuer, besides its secret. */
  addCredential(credential: RegisteredCredential): void {
    this.#registered.add(credential);
  }

  /** Leaves the application only its secret. */
  clearCredentials(): void {
    this.#registered.clear();
  }

  /** Puts an app into the Store, replacing one with the same Store ID. Returns the Store ID. */
  seedApp(seed: AppSeed): string {
    return seedApp(this.#context.state, seed, this.#context.newUpload).id;
  }

  /** The timeline of every commit from now on; queued ones are dropped. */
  setTimeline(timeline: Timeline): void {
    this.#context.state.timeline = timelineSchema.parse(timeline);
    this.#context.state.timelines.length = 0;
  }

  /** The timelines of the next commits, one each; then the usual one again. */
  queueTimelines(...timelines: readonly Timeline[]): void {
    this.#context.state.timelines.push(...z.array(timelineSchema).parse(timelines));
  }

  /** Changes settings and returns all of them. */
  set(patch: SettingsPatch): Settings {
    const { state } = this.#context;
    state.settings = withPatch(state.settings, patch);
    return state.settings;
  }

  /** Adds fault rules after those in force. */
  addFaults(...rules: readonly FaultRule[]): void {
    this.#faults.add(rules);
  }

  clearFaults(): void {
    this.#faults.clear();
  }

  /** Requests to login, API, blob and GitHub so far, in the order of their responses. */
  history(): readonly HistoryRecord[] {
    return this.#history.records.filter((record) => record.role !== 'control');
  }

  clearHistory(): void {
    this.#history.clear();
  }

  state(): StateReport {
    const { state } = this.#context;
    return {
      apps: state.apps.map((app) => ({
        id: app.id,
        identityName: app.packageIdentityName,
        publisher: app.publisherName,
        flights: app.flights.map(({ flightId, friendlyName }) => ({ flightId, friendlyName })),
      })),
      addOns: state.addOns.map(({ id, productId }) => ({ id, productId })),
      submissions: state
        .targets()
        .flatMap((target) => [...target.submissions.values()].map((each) => report(target, each)))
        .sort((one, other) => String(one.submission.id).localeCompare(String(other.submission.id))),
      settings: state.settings,
    };
  }

  /** What customers of an app have, as a GET returns it; `undefined` if it was never published. */
  publishedSubmission(appId: string): JsonObject | undefined {
    const target = this.#context.state.app(appId).target();
    const submission = target.submissions.get(target.publishedId ?? '');
    return submission && view(target, submission);
  }

  /** @throws Refusal 404 */
  submission(id: string): SubmissionReport {
    const { target, submission } = this.#find(id);
    return report(target, submission);
  }

  /** A valid package of an app, as `GET /control/sample` returns it. @throws Refusal 400, 404 */
  async sample(query: URLSearchParams): Promise<Answer> {
    return await sampleFor(this.#context.state, query);
  }

  /** Bytes of the archive at the submission's upload URL. @throws Refusal 404 */
  async archive(id: string): Promise<Buffer> {
    const { submission } = this.#find(id);
    const path = join(this.#context.scratch, `${randomUUID()}.zip`);
    const isThere =
      submission.upload !== undefined && (await this.#context.azurite.download(submission.upload.guid, path));
    if (!isThere) throw notFound(`Nothing was uploaded for the submission ${id}.`);
    try {
      return await readFile(path);
    } finally {
      await rm(path, { force: true });
    }
  }

  /** Puts a submission into a state at once (certification canceled in Partner Center, …) and keeps it there. */
  setStatus(id: string, step: TimelineStep): SubmissionReport {
    const { target, submission } = this.#find(id);
    delete submission.progress;
    enter(this.#context.state, target, submission, timelineStepSchema.parse(step));
    return report(target, submission);
  }

  /** "Publish now" in Partner Center: a submission held in Release goes on. */
  release(id: string): SubmissionReport {
    const { target, submission } = this.#find(id);
    submission.released = true;
    return report(target, submission);
  }

  /** Runs a committed submission to the end of its timeline. */
  finish(id: string): SubmissionReport {
    const { target, submission } = this.#find(id);
    move(this.#context.state, target, submission, 'finish');
    return report(target, submission);
  }

  /** Someone opens a draft of an app, in Partner Center or with another tool. Returns its id. @throws Refusal 404 */
  addDraft(appId: string, seed: DraftSeed = {}): string {
    const { state, newUpload } = this.#context;
    return addDraft(state, state.app(appId).target(), pendingSeedSchema.parse(seed), newUpload);
  }

  /** Someone else changes a submission meanwhile: `patch` is a merge patch (RFC 7396). @throws Refusal 404 */
  edit(id: string, patch: JsonObject): SubmissionReport {
    const { target, submission } = this.#find(id);
    submission.document = mergePatch(submission.document, patch);
    return report(target, submission);
  }

  /** Removes the pending submission in Partner Center, no matter who made it. @throws Refusal 404, 409 if it is not pending */
  deleteDraft(id: string): void {
    const { target, submission } = this.#find(id);
    if (target.pendingId !== submission.id) {
      throw new Refusal(409, { message: `The submission ${id} is not the pending one.` });
    }
    target.pendingId = undefined;
    target.submissions.delete(submission.id);
  }

  #find(id: string): { readonly target: Target; readonly submission: Submission } {
    const found = this.#context.state.find(id);
    if (!found) throw notFound(`The submission ${id} was not found.`);
    return found;
  }
}

function report(target: Target, submission: Submission): SubmissionReport {
  return {
    kind: target.kind,
    isPending: target.pendingId === submission.id,
    isPublished: target.publishedId === submission.id,
    madeIn: submission.madeIn,
    commits: submission.commits,
    ...(submission.archive && { archive: submission.archive }),
    submission: view(target, submission),
  };
}
