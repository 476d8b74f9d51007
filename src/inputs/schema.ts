import { z } from 'zod';

import type { WaitFor } from '../submission/states.ts';
import type { ExistingPackagesMode } from '../submission/supersede.ts';
import { oneOf } from './field.ts';
import { appId, clientId, clientSecret, tenantId } from './identity.ts';
import { origin } from './origin.ts';
import { packageGlobs, priceTier, rolloutPercentage, timeoutMinutes } from './release.ts';

/** What to do about a submission of somebody else (design §3). */
export type IfPending = 'fail' | 'replace' | 'wait';

/**
 * Every input of action.yml by its name: a new input is one line here and one entry there (a test holds the
 * two equal, defaults included). Texts arrive trimmed; an empty one counts as not given.
 */
export const inputSchema = z.object({
  'tenant-id': tenantId,
  'client-id': clientId,
  'client-secret': clientSecret,
  'app-id': appId,
  packages: packageGlobs,
  'existing-packages': oneOf([
    'remove-superseded',
    'remove-all',
    'keep-all',
  ] satisfies ExistingPackagesMode[]).prefault('remove-superseded'),
  'rollout-percentage': rolloutPercentage.optional(),
  price: priceTier.optional(),
  'if-pending': oneOf(['fail', 'replace', 'wait'] satisfies IfPending[]).prefault('fail'),
  'wait-for': oneOf(['none', 'accepted', 'certified', 'published'] satisfies WaitFor[]).prefault('accepted'),
  'timeout-minutes': timeoutMinutes.prefault('60'),
  'login-url': origin({ loopbackHttp: false }).prefault('https://login.microsoftonline.com'),
  'store-api-url': origin({ loopbackHttp: true }).prefault('https://manage.devcenter.microsoft.com'),
});

/** The inputs whose value nobody may see. */
export const secretInputs = ['client-secret'] as const satisfies (keyof typeof inputSchema.shape)[];
