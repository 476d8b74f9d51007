import type { StateReport } from '../../simulator/src/control/control.ts';
import type { TestStore } from '../support/test-store.ts';
import type { TestedCase } from './case.ts';
import { type FaultRun, runWithFaults, type SeenRun } from './fault-run.ts';

/** Everything that was seen of a run with faults. */
export interface Evidence {
  /** The Store before the first run. */
  readonly before: StateReport;
  /** The Store after the run that this is about. */
  readonly after: StateReport;
  /** Drafts that other people made, with their state when they were made. */
  readonly foreign: ReadonlyMap<string, string>;
  /** Earlier runs, the one that this is about, and the plain re-run if there is one. */
  readonly runs: readonly SeenRun[];
  readonly main: SeenRun;
  readonly rerun: SeenRun | undefined;
  /** The Store after everything. */
  readonly end: StateReport;
  /** The process was lost on purpose: it could say nothing. */
  readonly isSilent: boolean;
  /** A fault of the action itself was put into the run: its cause can't be a known one. */
  readonly isUnforeseen: boolean;
}

/** A run with what comes before and after it. */
export interface Experiment extends FaultRun, Pick<TestedCase, 'seed' | 'settings' | 'ownDraft' | 'earlier'> {
  /** Files of the plain re-run; without them there is none. */
  readonly rerunWith?: NonNullable<TestedCase['files']>;
}

/** Performs the runs on an app that no test used before, and reads the Store between them. */
export async function gatherEvidence(store: TestStore, wanted: Experiment): Promise<Evidence> {
  const { control } = store;
  store.reset();
  store.app({
    price: 'Tier2',
    languages: ['en-us', 'de-de'],
    ...wanted.seed,
    submission: { notesForCertification: store.notes.old, ...wanted.seed?.submission },
  });
  const before = control.state();
  const foreign = new Map<string, string>();
  const pending = store.pending();
  if (pending && !wanted.ownDraft)
    foreign.set(String(pending.submission.id), JSON.stringify(pending.submission));
  const runs: SeenRun[] = [];
  for (const earlier of wanted.earlier ?? []) {
    runs.push(await runWithFaults(store, earlier, foreign));
    store.reset();
  }
  control.set(wanted.settings ?? {});
  const main = await runWithFaults(store, wanted, foreign);
  const after = control.state();
  store.reset();
  const { rerunWith: files, inputs = {} } = wanted;
  const again = { ...listingOf(wanted), inputs: rerunInputs(inputs) };
  const rerun = files && (await runWithFaults(store, { ...again, files }, foreign));
  return {
    before,
    after,
    foreign,
    runs: [...runs, main, ...(rerun ? [rerun] : [])],
    main,
    rerun,
    end: control.state(),
    isSilent: wanted.lostAt !== undefined,
    isUnforeseen: wanted.env?.REJECT_AT !== undefined,
  };
}

/** The folder of a listing run as it was at first. */
function listingOf({ inputs = {}, arrange, images }: Experiment): Pick<FaultRun, 'arrange' | 'images'> {
  return inputs.listing === undefined ? {} : { ...(arrange && { arrange }), ...(images && { images }) };
}

/** A user fixes what the case broke, but keeps what was asked for: without packages, that is all there is. */
function rerunInputs(inputs: Readonly<Record<string, string>>): Record<string, string> {
  const kept = ['flight', 'rollout-percentage', 'existing-packages', 'wait-for', 'if-pending'];
  if (inputs.packages === '') kept.push('packages', 'release-notes', 'listing', 'certification-notes');
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => kept.includes(name)));
}
