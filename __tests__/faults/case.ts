import type { Control } from '../../simulator/src/control/control.ts';
import type { FaultRule, RequestLine } from '../../simulator/src/faults/faults.ts';
import type { AppSeed } from '../../simulator/src/store/app-seed.ts';
import type { SettingsPatch } from '../../simulator/src/store/settings.ts';
import type { Timeline } from '../../simulator/src/store/timeline.ts';
import type { Result } from '../../src/errors.ts';
import type { CallName } from '../support/calls.ts';
import type { PackageFile } from '../support/package-files.ts';

/** Something that happens while the action runs: another person, another tool, the runner. */
export interface Meanwhile {
  /** Just before the Store serves the nth request of this name (1 = the first). */
  readonly before: CallName;
  readonly nth?: number;
  readonly act: (run: RunInProgress, request: RequestLine) => Promise<void> | void;
}

/** What may be touched while a run is under way. */
export interface RunInProgress {
  readonly control: Control;
  readonly storeId: string;
  readonly workspace: string;
  /** Sends a signal to the action. */
  kill(signal: NodeJS.Signals): void;
  /** Adds a draft as Partner Center or another tool makes it; returns its id. */
  addForeignDraft(madeIn?: 'api' | 'dashboard'): string;
  /** Id of the app's pending submission. */
  pendingId(): string;
}

/** Which files a run is given. */
export type Files = 'release' | 'rebuilt' | 'large' | 'older' | 'none';

/** An image as the archive holds it. */
export type ImageFile = Pick<PackageFile, 'archiveName' | 'sha256'>;

/** What the Store must hold for the app when a run is over. */
export type Held =
  /** One committed submission with exactly our bytes that did not fail, and no other new one. */
  | 'ours'
  /** What it held before the run. */
  | 'as-before'
  /** That, and an uncommitted draft of ours. */
  | 'own-draft'
  /** Our committed submission, which the Store turned down. */
  | 'ours-failed';

export interface Expected {
  readonly exit: number;
  readonly result: Result;
  readonly holds: Held;
  /** How often requests of a name were sent; names that are left out are not counted. */
  readonly sent?: Partial<Record<CallName, number | readonly [least: number, most: number]>>;
  /** Ids of blocks that were sent, each counted once: a block that is sent again has the same id. */
  readonly blockIds?: number;
  /** Texts that the log contains, as a user sees it. */
  readonly says?: readonly RegExp[];
  /** What the HTML that GitHub makes of the summary must not contain. */
  readonly never?: readonly RegExp[];
  /** Members of the new submission, in dotted paths. */
  readonly document?: Readonly<Record<string, unknown>>;
  /** Members of the app's published submission, in dotted paths. */
  readonly published?: Readonly<Record<string, unknown>>;
  /** Most memory that the process ever held, in MiB. */
  readonly mostMemory?: number;
  /** Most seconds that the run takes, in the action's time; real ones with `fastTime: 1`. */
  readonly mostSeconds?: number;
  /**
   * What a plain re-run without faults does (I10): ends in `published` (or `already-submitted`), or a human
   * must act first. Required if the run is red.
   */
  readonly rerun?: 'converges' | 'human';
}

/** A case that is run. */
export interface TestedCase {
  readonly id: string;
  readonly title: string;
  readonly seed?: Omit<AppSeed, 'id' | 'identityName' | 'publisher'>;
  readonly settings?: SettingsPatch;
  readonly timeline?: Timeline;
  readonly faults?: readonly FaultRule[];
  readonly meanwhile?: readonly Meanwhile[];
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Instead of a secret: an ID token that the job may ask GitHub for, or a certificate. Entra trusts it. */
  readonly signsInBy?: 'id-token' | 'certificate';
  readonly files?: Files;
  /** Images of a listing folder that the run sends, by their names in the archive. */
  readonly images?: readonly ImageFile[];
  /** Puts something into the workspace before the run. */
  readonly arrange?: (workspace: string) => Promise<void>;
  /** The draft of the seed is an earlier run's own, so it may be deleted. */
  readonly ownDraft?: boolean;
  /** Earlier runs, with faults of their own, that bring the Store to the start of the case. */
  readonly earlier?: readonly Pick<TestedCase, 'faults' | 'meanwhile' | 'files' | 'inputs' | 'timeline'>[];
  /** How much faster the action's time runs; 1 if real seconds are measured. */
  readonly fastTime?: number;
  /** Real milliseconds from the signal to the end. */
  readonly endsWithin?: number;
  readonly expect: Expected;
}

/** A case that is listed, with the reason why it is not run. */
export interface ListedCase {
  readonly id: string;
  readonly title: string;
  /** Why the design makes it pointless. */
  readonly notApplicable?: string;
  /** Name of the test that covers it elsewhere. */
  readonly testedBy?: string;
}

export type FaultCase = TestedCase | ListedCase;

/** The name of a case: its title with its number in brackets: `A commit that was lost is sent again (M01)`. */
export function nameOf({ id, title }: Pick<FaultCase, 'id' | 'title'>): string {
  return `${title.charAt(0).toUpperCase()}${title.slice(1)} (${id})`;
}

export function isTested(each: FaultCase): each is TestedCase {
  return 'expect' in each;
}
