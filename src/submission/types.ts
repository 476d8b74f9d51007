import type { Change } from '../document/diff.ts';
import type { Submission } from '../store/wire.ts';
import type { LeftBehind } from './left-behind.ts';

/** What happens to one package. */
export interface PackagePlan {
  readonly action: 'add' | 'keep' | 'remove';
  /** Name in the archive and in the Store. */
  readonly fileName: string;
  /** `undefined` if the Store has not said it. */
  readonly version: string | undefined;
  readonly architectures: readonly string[];
  /** `Windows.Desktop 10.0.17763.0` */
  readonly families: readonly string[];
  /** Bytes; only of new files. */
  readonly size: number | undefined;
  /** Why it is kept or removed. */
  readonly reason: string;
}

/** A risky field that stays as it is: a reader must see what is inherited. */
export interface Inherited {
  readonly path: string;
  readonly value: unknown;
}

/** The new document and what it means. Pure data: log, summary and outputs are made from it. */
export interface Plan {
  /** The whole document for the PUT. */
  readonly document: Submission;
  /** Changed fields except for packages, in a stable order. */
  readonly changes: readonly Change[];
  /** What a reader must know besides the changes, one sentence each. */
  readonly notes: readonly string[];
  readonly packages: readonly PackagePlan[];
  /** Devices that have a package today and get no new one. */
  readonly leftBehind: readonly LeftBehind[];
  readonly inherited: readonly Inherited[];
}
