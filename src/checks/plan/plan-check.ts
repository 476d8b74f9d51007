import type { TargetKind } from '../../store/target.ts';
import type { Submission } from '../../store/wire.ts';
import type { ExistingPackagesMode } from '../../submission/supersede.ts';
import type { Plan } from '../../submission/types.ts';
import type { Check } from '../check.ts';

/** Everything the checks of a plan look at. */
export interface PlanContext {
  readonly plan: Plan;
  readonly target: TargetKind;
  /** What the plan was computed from: the last published submission, or the clone of a first one. */
  readonly base: Submission;
  /** `undefined` if the target was never published. */
  readonly published: Submission | undefined;
  /** `published` is shown as it will be: its rollout is still in progress, and this run would halt it. */
  readonly haltsRollout?: boolean;
  /** Submission that customers outside a halted rollout have; `undefined` if there is none or it can't be read. */
  readonly fallback: Submission | undefined;
  readonly existingPackages: ExistingPackagesMode;
  /** True if the run has no packages, so that those of the clone stay. */
  readonly keepsPackages?: boolean;
  /** The submission that `if-pending: replace` would delete. */
  readonly replaced?: Submission | undefined;
  /** With a listing folder, languages whose release notes stay. */
  readonly oldNotes?: readonly string[];
  /** False if the Store says that the app may have no trailers. */
  readonly mayHaveTrailers?: boolean;
  /** Input `release-notes`. */
  readonly releaseNotes?: string | undefined;
  /** Milliseconds since the epoch; `undefined` if no plan depends on it. */
  readonly now?: number | undefined;
}

export type PlanCheck = Check<PlanContext>;
