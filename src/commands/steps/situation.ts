import { ActionError } from '../../errors.ts';
import type { StoreClient } from '../../store/client.ts';
import { fallbackIdOf, rolloutState } from '../../store/rollout.ts';
import { describeTarget, type Target } from '../../store/target.ts';
import type { Application, Submission } from '../../store/wire.ts';
import { type ExistingRollout, withRolloutEnded } from '../../submission/rollout.ts';
import type { Run } from '../run.ts';

/** What the Store holds for a target, read before anything is decided. */
export interface Situation {
  readonly app: Application | undefined;
  /** For a flight. */
  readonly flightName?: string | undefined;
  readonly published: Submission | undefined;
  readonly pending: Submission | undefined;
  /** Submission that customers outside a halted rollout still have. */
  readonly fallback: Submission | undefined;
}

/** Step 3: reads the target and its submissions, and says what is there. Only GETs. */
export function look(
  { learn, logger, step, store }: Pick<Run, 'learn' | 'logger' | 'step' | 'store'>,
  target: Target,
  existingRollout: ExistingRollout,
): Promise<Situation> {
  return step('Read from the Store', async () => {
    const situation = await readSituation(store, target, existingRollout);
    const { app, flightName, published, pending } = situation;
    learn('target', { target, app, flightName });
    learn('published', published);
    logger.info(`Found ${describeTarget(target)}${app?.primaryName ? ` "${app.primaryName}"` : ''}.`);
    logger.info(
      published === undefined
        ? 'It has never been published.'
        : `Last published submission: ${published.id}.`,
    );
    logger.info(
      pending === undefined
        ? 'No submission is pending.'
        : `Pending submission: ${pending.id} (${pending.status ?? 'status unknown'}).`,
    );
    return situation;
  });
}

/** Reads the target, its last published submission and a pending one. Only GETs. */
export async function readSituation(
  store: StoreClient,
  target: Target,
  existingRollout: ExistingRollout,
): Promise<Situation> {
  const found = await store.look(target);
  const read = async (ref: { id: string } | undefined) =>
    ref === undefined ? undefined : await store.getSubmission(target, ref.id);
  const published = await read(found.lastPublished);
  // Someone may delete the draft between the two reads; `if-pending: wait` even waits for that.
  const pending = await unlessGone(read(found.pending));
  // Only the check for a halted rollout needs it.
  const isHalted =
    published !== undefined && rolloutState(withRolloutEnded(published, existingRollout)) === 'stopped';
  const fallback = isHalted ? await readFallback(store, target, published) : undefined;
  return {
    app: found.app,
    flightName: found.flight?.friendlyName ?? undefined,
    published,
    pending,
    fallback,
  };
}

/** The submission that customers outside a rollout have; `undefined` if there is none left. */
export async function readFallback(
  store: StoreClient,
  target: Target,
  published: Submission,
): Promise<Submission | undefined> {
  const id = fallbackIdOf(published);
  // An old submission may be gone: the check then trusts no kept package.
  return id === undefined ? undefined : await unlessGone(store.getSubmission(target, id));
}

/** `undefined` for a submission that the Store no longer has. */
export async function unlessGone(reading: Promise<Submission | undefined>): Promise<Submission | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ActionError && error.status === 404) return undefined;
    throw error;
  }
}
