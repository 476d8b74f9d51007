import type { FailureResult } from '../errors.ts';
import type { Stage } from './call.ts';
import type { TargetKind } from './target.ts';

/** What a refusal is recognized by. */
export interface Refusal {
  readonly status: number;
  readonly stage: Stage;
  readonly kind: TargetKind;
  /** The Store's text, as it came. */
  readonly text: string;
  /** The body is a web page, which the Store does not send: it comes from something in front of it. */
  readonly isPage: boolean;
}

/** A response that represents a known failure: what docs/troubleshooting.md shows of it. */
export type SeenRefusal = Pick<Refusal, 'status'> & Partial<Refusal>;

export interface KnownFailure {
  readonly code: string;
  readonly seen: SeenRefusal;
  readonly when: (refusal: Refusal) => boolean;
  /** Why it happens, to follow "… failed: ", without a period at its end. */
  readonly why: string;
  readonly todo: string;
  readonly link?: string;
  readonly result?: FailureResult;
}

const docs = 'https://learn.microsoft.com/windows/uwp/monetize';

export const storePages = {
  setUp: `${docs}/create-and-manage-submissions-using-windows-store-services`,
  submission: `${docs}/manage-app-submissions`,
} as const;
