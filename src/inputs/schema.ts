import { z } from 'zod';

import type { IfPending } from '../submission/pending.ts';
import type { Visibility } from '../submission/requested.ts';
import type { ExistingRollout } from '../submission/rollout.ts';
import type { WaitFor } from '../submission/states.ts';
import type { ExistingPackagesMode } from '../submission/supersede.ts';
import { commands } from './commands.ts';
import { flag, oneOf } from './field.ts';
import { certificationNotes, mandatoryUpdate, publishMode, releaseNotes } from './fields.ts';
import { appId, clientCertificate, clientId, clientSecret, tenantId } from './identity.ts';
import { origin } from './origin.ts';
import { packageGlobs, priceTier, rolloutPercentage, timeoutMinutes } from './release.ts';
import { artifactName } from './report.ts';
import { apiMethod, apiPath, name, version } from './target.ts';

/**
 * Every input of action.yml by its name: a new input is one line here and one entry there (a test holds the
 * two equal, defaults included). Texts arrive trimmed; an empty one counts as not given.
 */
export const inputSchema = z.object({
  command: oneOf(commands).prefault('publish'),
  // Needed but in a dry run of somebody who may not sign in (belonging.ts).
  'tenant-id': tenantId.optional(),
  'client-id': clientId.optional(),
  'client-secret': clientSecret.optional(),
  'client-certificate': clientCertificate.optional(),
  'app-id': appId.optional(),
  flight: name.optional(),
  'add-on': name.optional(),
  packages: packageGlobs.optional(),
  'existing-packages': oneOf([
    'remove-superseded',
    'remove-all',
    'keep-all',
  ] satisfies ExistingPackagesMode[]).prefault('remove-superseded'),
  'rollout-percentage': rolloutPercentage.optional(),
  'existing-rollout': oneOf(['fail', 'finalize', 'halt'] satisfies ExistingRollout[]).prefault('fail'),
  'rollout-action': oneOf(['halt', 'finalize']).optional(),
  'expected-version': version.optional(),
  'mandatory-update': mandatoryUpdate.optional(),
  'publish-mode': publishMode.optional(),
  visibility: oneOf(['public', 'private', 'hidden'] satisfies Visibility[]).optional(),
  price: priceTier.optional(),
  'release-notes': releaseNotes.optional(),
  'certification-notes': certificationNotes.optional(),
  'submission-patch': name.optional(),
  'dry-run': flag.prefault('false'),
  'if-pending': oneOf(['fail', 'replace', 'wait'] satisfies IfPending[]).prefault('fail'),
  'wait-for': oneOf(['none', 'accepted', 'certified', 'published'] satisfies WaitFor[]).prefault('accepted'),
  'timeout-minutes': timeoutMinutes.prefault('60'),
  'delete-foreign': flag.prefault('false'),
  method: apiMethod.prefault('get'),
  path: apiPath.optional(),
  body: name.optional(),
  'pull-request-comment': flag.prefault('false'),
  'github-token': name.optional(),
  'artifact-name': artifactName.optional(),
  'login-url': origin({ loopbackHttp: false }).prefault('https://login.microsoftonline.com'),
  'store-api-url': origin({ loopbackHttp: true }).prefault('https://manage.devcenter.microsoft.com'),
});

/** The inputs whose value nobody may see. */
export const secretInputs = [
  'client-secret',
  'client-certificate',
  'github-token',
] as const satisfies (keyof typeof inputSchema.shape)[];
