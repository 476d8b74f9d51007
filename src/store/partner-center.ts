import { isStoreId } from '../text/ids.ts';
import { storeIdOf, type Target } from './target.ts';

/** Partner Center, for what the API can't do. */
export const portalLink = 'https://partner.microsoft.com/dashboard';

/** Page of a submission; `undefined` if an id does not have the form of one. @param storeId of the app or the add-on */
export function submissionUrl(storeId: string, id: string): string | undefined {
  return isStoreId(storeId) && /^\d{1,20}$/.test(id)
    ? `${portalLink}/products/${storeId}/submissions/${id}`
    : undefined;
}

/** Page of a target's submission; `undefined` if an id does not have the form of one. */
export function pageOfSubmission(target: Target, id: string): string | undefined {
  return submissionUrl(storeIdOf(target), id);
}

/** Two runs that publish one app at once get in each other's way. */
export const keepRunsApart =
  'If another workflow also publishes this app, use the same concurrency group in both.';
