/**
 * Runs in its own process, since NODE_EXTRA_CA_CERTS is read only at the start: signs in to the simulator and takes
 * one submission from create to commit. Prints what it saw as JSON.
 */
import { createTokenSource } from '../../../src/auth/tokens.ts';
import { RetryBudget } from '../../../src/http/retry.ts';
import { StoreClient } from '../../../src/store/client.ts';
import type { Target } from '../../../src/store/target.ts';
import { virtualClock } from '../../support/virtual-clock.ts';
import { recordingLogger } from './setup.ts';

const { LOGIN_URL: loginUrl = '', STORE_URL: origin = '', APP_ID: appId = '' } = process.env;
const { TENANT_ID: tenantId = '', CLIENT_ID: clientId = '', CLIENT_SECRET: secret = '' } = process.env;
const run = {
  clock: virtualClock(),
  random: () => 0.5,
  logger: recordingLogger(),
  budget: new RetryBudget(),
};
const tokens = createTokenSource({
  ...run,
  tenantId,
  clientId,
  loginUrl,
  signIn: { kind: 'secret', secret },
});
const store = new StoreClient({ ...run, origin, tokens });
const target: Target = { kind: 'app', appId };

try {
  const before = await store.look(target);
  const known = new Set(before.lastPublished ? [before.lastPublished.id] : []);
  const { submission: abandoned } = await store.create(target, known);
  const deleted = await store.delete(target, abandoned.id);
  const { submission: draft } = await store.create(target, new Set([...known, abandoned.id]));
  const updated = await store.update(target, draft.id, { ...draft, notesForCertification: 'none' });
  const committed = await store.commit(target, draft.id, async () => undefined);
  process.stdout.write(
    JSON.stringify({
      app: before.app?.id,
      isNew: draft.id !== abandoned.id,
      deleted,
      notes: updated.notesForCertification,
      committed,
      lines: run.logger.lines,
      masks: run.logger.masks.length,
    }),
  );
} catch (error) {
  const { code, message } = error as { code?: string; message?: string };
  process.stdout.write(JSON.stringify({ code, message }));
}
