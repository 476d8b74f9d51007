import { type LimitProblem, quoteName } from './problem.ts';

/** The price tiers in words (store-api.md §4.3). */
export const tierForms = 'Free, NotAvailable, Tier2 to Tier96 or Tier1012 to Tier1424';

/**
 * A price tier in the Store's spelling, for a text in any letter case: `TierN` of the classic and of the advanced
 * pricing model. `undefined` for any other text; `Base` is not one, since the Store returns it but refuses it
 * (store-faults.md C1).
 */
export function tierOf(text: string): string | undefined {
  const lower = text.toLowerCase();
  if (lower === 'free') return 'Free';
  if (lower === 'notavailable') return 'NotAvailable';
  const tier = Number(/^tier([1-9]\d{0,3})$/.exec(lower)?.[1]);
  return (tier >= 2 && tier <= 96) || (tier >= 1012 && tier <= 1424) ? `Tier${tier}` : undefined;
}

/** What is wrong with a price tier that is sent as it is written. */
export function checkTier(text: string): LimitProblem | undefined {
  const tier = tierOf(text);
  if (tier === text) return undefined;
  const hint = tier === undefined ? `Use ${tierForms}.` : `Did you mean ${tier}?`;
  return {
    severity: 'error',
    message: `is ${quoteName(text)}, which is not a Store price tier (a tier, not an amount of money). ${hint}`,
  };
}
