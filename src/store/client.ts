import type { Call } from './call.ts';
import { StoreReader } from './reader.ts';
import { reconcile } from './reconcile.ts';
import type { RequesterOptions } from './request.ts';
import { isAsWanted, type RolloutAction, rolloutMethod } from './rollout.ts';
import { slotLost } from './slot-errors.ts';
import { isDraft } from './states.ts';
import { StoreError } from './store-error.ts';
import { submissionPath, submissionsPath, type Target } from './target.ts';
import {
  commitAnswerSchema,
  type PackageRollout,
  packageRolloutSchema,
  type Submission,
  submissionSchema,
} from './wire.ts';

/** A submission that was asked for. */
export interface Created {
  readonly submission: Submission;
  /** Found after a response that was lost. */
  readonly isFound: boolean;
}

/** Waits before the reads after a create, and after a commit, of unknown outcome: 30 s and 45 s in total. */
const createLooks = [5_000, 10_000, 15_000];
const commitLooks = [5_000, 10_000, 15_000, 15_000];
/** Commits of add-ons are throttled to one in 3–4 minutes (https://github.com/microsoft/StoreBroker/issues/159). */
const commitThrottleMs = 60_000;

/**
 * The Store submission API (store-api.md §2) for any target. Every method throws what those of {@link StoreReader} do.
 */
export class StoreClient extends StoreReader {
  readonly #run: RequesterOptions;

  constructor(options: RequesterOptions) {
    super(options);
    this.#run = options;
  }

  /**
   * Sends one request of the API as it is, and returns the JSON of the response; a list through all its
   * pages. Upload URLs in it are masked. `undefined` if the Store returns no document.
   *
   * @param body a document, or the text of one (`JsonText`)
   */
  async request(method: Call['method'], path: string, body?: unknown): Promise<unknown> {
    return this.documents.raw({ method, path, stage: 'api', body });
  }

  /**
   * Creates a submission as a clone of the last published one, or finds the one that a request of ours has
   * created though its response was an error or got lost.
   * https://learn.microsoft.com/windows/uwp/monetize/create-an-app-submission
   *
   * @param known ids of submissions that the target had before: none of these is treated as ours
   * @returns the submission; `isFound` if it was only found, so that someone else may have made it
   * @throws ActionError `slot-taken` (busy) when someone else was faster
   */
  async create(target: Target, known: ReadonlySet<string>): Promise<Created> {
    const call: Call = { method: 'POST', path: submissionsPath(target), stage: 'create', target };
    let mayBeOurs = false;
    const look = async (failure: StoreError): Promise<Created | undefined> => {
      // Of the conflicts, only the plain one can be a pending submission.
      if (failure.status === 409 && failure.code !== 'store-app-not-ready') throw failure;
      mayBeOurs ||= failure.executed === 'unknown';
      const { pending } = await this.lookAt(target);
      if (!pending) return undefined;
      const isNew = !known.has(pending.id);
      if (isNew && mayBeOurs) return this.#adopt(target, pending.id);
      if (isNew || failure.status === 409) throw slotLost(target, pending.id, failure);
      return undefined;
    };
    const send = async () => ({
      submission: await this.documents.read(call, submissionSchema),
      isFound: false,
    });
    return reconcile({ name: 'create a submission', send, look, looks: createLooks, maxSends: 3 }, this.#run);
  }

  /**
   * Replaces the submission's document. https://learn.microsoft.com/windows/uwp/monetize/update-an-app-submission
   *
   * @returns the document as the Store now has it
   * @throws StoreError `store-submission-in-progress` (busy) when it can no longer be changed
   */
  async update(target: Target, submissionId: string, document: Submission): Promise<Submission> {
    const path = submissionPath(target, submissionId);
    return this.documents.read(
      { method: 'PUT', path, stage: 'update', target, body: document },
      submissionSchema,
    );
  }

  /**
   * Commits the submission; every status except that of a draft means that it is committed.
   * https://learn.microsoft.com/windows/uwp/monetize/commit-an-app-submission
   *
   * @param check compares the draft once more before the commit is sent again: it may have changed by now.
   *   Throws if the commit must not be sent; returns the status if it is already committed
   * @returns the status that the Store returned, `CommitStarted` if it returned none
   */
  async commit(
    target: Target,
    submissionId: string,
    check: () => Promise<string | undefined>,
  ): Promise<string> {
    const path = `${submissionPath(target, submissionId)}/commit`;
    const call: Call = { method: 'POST', path, stage: 'commit', target };
    const send = async () => {
      const answer = commitAnswerSchema.safeParse(await this.documents.raw(call));
      return answer.data?.status ?? 'CommitStarted';
    };
    const look = async () => {
      const { status } = await this.getStatus(target, submissionId);
      return isDraft(status) ? undefined : status;
    };
    const steps = { name: 'commit the submission', send, look, check, looks: commitLooks, maxSends: 3 };
    return reconcile({ ...steps, throttle: commitThrottleMs }, this.#run);
  }

  /**
   * Deletes a pending submission; one that is gone already is `deleted`, too.
   * https://learn.microsoft.com/windows/uwp/monetize/delete-an-app-submission
   *
   * @returns `in-progress` when the Store refuses, since the submission is past the state of a draft
   */
  async delete(target: Target, submissionId: string): Promise<'deleted' | 'in-progress'> {
    const path = submissionPath(target, submissionId);
    try {
      await this.documents.raw({ method: 'DELETE', path, stage: 'delete', target });
      return 'deleted';
    } catch (error) {
      if (error instanceof StoreError && error.status === 404) return 'deleted';
      if (error instanceof StoreError && error.code === 'store-submission-in-progress') return 'in-progress';
      throw error;
    }
  }

  /**
   * Changes, halts or finalizes a rollout in progress. A rollout that is there already counts as changed.
   * https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#manage-gradual-package-rollout
   */
  async changeRollout(target: Target, submissionId: string, change: RolloutAction): Promise<PackageRollout> {
    const path = `${submissionPath(target, submissionId)}/${rolloutMethod(change)}`;
    const call: Call = { method: 'POST', path, stage: 'rollout', target };
    const send = () => this.documents.read(call, packageRolloutSchema);
    const look = async () => {
      const rollout = await this.getRollout(target, submissionId);
      return isAsWanted(rollout, change) ? rollout : undefined;
    };
    const steps = { name: `${change.action} the rollout`, send, look, looks: createLooks, maxSends: 2 };
    return reconcile(steps, this.#run);
  }

  async #adopt(target: Target, submissionId: string): Promise<Created> {
    this.#run.logger.info(`Submission ${submissionId} has been created; continuing with it`);
    return { submission: await this.getSubmission(target, submissionId), isFound: true };
  }
}
