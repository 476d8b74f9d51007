import type { Azurite } from '../blobs/azurite.ts';
import type { UploadLocation } from '../blobs/upload-url.ts';
import type { StoreState, Target } from '../store/state.ts';
import { move } from '../store/submissions.ts';

/** What the methods of the API work with. */
export interface ApiContext {
  readonly state: StoreState;
  readonly azurite: Azurite;
  readonly newUpload: () => UploadLocation;
  /** Origin of upload URLs for a caller with this `Host`; `undefined` keeps them as made. */
  readonly uploadOriginFor: (host: string) => string | undefined;
  /** Folder for archives while they are judged. */
  readonly scratch: string;
}

/** Moves the pending submission along its timeline, so that it no longer blocks the next once published. */
export function settle({ state }: ApiContext, target: Target): void {
  const pending = target.submissions.get(target.pendingId ?? '');
  if (pending) move(state, target, pending, 'time');
}
