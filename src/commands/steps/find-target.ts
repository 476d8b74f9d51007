import { ActionError } from '../../errors.ts';
import type { NamedTarget } from '../../inputs/target.ts';
import type { FoundTarget } from '../../record/learn.ts';
import type { StoreClient } from '../../store/client.ts';
import { describeTarget, type Target } from '../../store/target.ts';
import type { AddOn, Flight } from '../../store/wire.ts';
import { plural } from '../../text/format.ts';
import { isGuid, isStoreId } from '../../text/ids.ts';
import type { Run } from '../run.ts';

/**
 * The target that the inputs name. A flight is found by its id or by its name, exact first, then without
 * regard to case; an add-on by its Store ID or else its product id, which may look like one. A typo creates nothing.
 *
 * @throws ActionError `flight-not-found`, `flight-ambiguous` or `add-on-not-found`, with what exists;
 *   `add-on-of-other-app`
 */
export function findTarget(
  { learn, logger, step, store }: Pick<Run, 'learn' | 'logger' | 'step' | 'store'>,
  named: NamedTarget,
): Promise<Target> {
  return step('Target', async () => {
    const found = await resolve(store, named);
    learn('target', found);
    logger.info(`Target: ${describeTarget(found.target)}.`);
    return found.target;
  });
}

async function resolve(store: StoreClient, named: NamedTarget): Promise<FoundTarget> {
  if (named.kind === 'app') return { target: named };
  if (named.kind === 'add-on') return { target: { kind: 'add-on', addOnId: await findAddOn(store, named) } };
  const { appId, flight } = named;
  if (isGuid(flight)) return { target: { kind: 'flight', appId, flightId: flight.toLowerCase() } };
  const { flightId, friendlyName } = await findFlight(store, appId, flight);
  return { target: { kind: 'flight', appId, flightId }, flightName: friendlyName ?? flight };
}

async function findFlight(store: StoreClient, appId: string, name: string): Promise<Flight> {
  const flights = await store.listFlights(appId);
  const lower = name.toLowerCase();
  const exact = flights.filter((each) => each.friendlyName === name);
  const found =
    exact.length > 0 ? exact : flights.filter((each) => each.friendlyName?.toLowerCase() === lower);
  const [first, second] = found;
  if (first !== undefined && second === undefined) return first;
  // The Store also returns an empty list of flights for an app that it does not have.
  if (flights.length === 0) await store.getApplication(appId);
  const list = flights.map((each) => `"${each.friendlyName}" (${each.flightId})`).join(', ');
  throw new ActionError(
    first === undefined
      ? {
          code: 'flight-not-found',
          message: `App ${appId} has no flight "${name}". ${flights.length === 0 ? 'It has no flights.' : `Its flights: ${list}.`}`,
          todo: 'Set flight to the name of the flight, not the name of its flight group. To create a flight, use command: api. If you create one in Partner Center, you must then finish or delete the draft that Partner Center leaves.',
        }
      : {
          code: 'flight-ambiguous',
          message: `App ${appId} has several flights named "${name}": ${found.map((each) => each.flightId).join(', ')}.`,
          todo: 'Use the ID of the one you want.',
        },
  );
}

type NamedAddOn = Extract<NamedTarget, { readonly kind: 'add-on' }>;

async function findAddOn(store: StoreClient, { addOn: text, appId }: NamedAddOn): Promise<string> {
  const known = isStoreId(text.toUpperCase()) ? await addOnOfId(store, text.toUpperCase(), appId) : undefined;
  if (known !== undefined) return known.id;
  const addOns = await store.listAddOns();
  const found = addOns.filter((each) => each.productId === text && isOf(each, appId));
  const [first, second] = found;
  if (first !== undefined && second === undefined) return first.id;
  throw new ActionError({
    code: 'add-on-not-found',
    message:
      first === undefined
        ? `There is no add-on "${text}"${appId === undefined ? '' : ` for app ${appId}`}. There ${addOns.length === 1 ? 'is' : 'are'} ${plural(addOns.length, 'add-on')} in this account${listed(addOns)}.`
        : `Several apps have an add-on with the product ID "${text}": ${found.map((each) => each.id).join(', ')}.`,
    todo:
      first === undefined
        ? 'Check the value of add-on. To create an add-on, use command: api or Partner Center.'
        : 'Use the Store ID of the add-on you want, or set app-id to the Store ID of its app.',
  });
}

async function addOnOfId(
  store: StoreClient,
  id: string,
  appId: string | undefined,
): Promise<AddOn | undefined> {
  const addOn = await store.getAddOn(id).catch((error: unknown) => {
    if (error instanceof ActionError && error.status === 404) return undefined;
    throw error;
  });
  if (addOn === undefined || isOf(addOn, appId)) return addOn;
  throw new ActionError({
    code: 'add-on-of-other-app',
    message: `Add-on ${id} does not belong to app ${appId}; it belongs to ${appsOf(addOn).join(', ') || 'no app'}.`,
    todo: 'Fix app-id or add-on. An add-on needs no app-id.',
  });
}

/** A product id is unique within its app only. */
function isOf(addOn: AddOn, appId: string | undefined): boolean {
  return appId === undefined || appsOf(addOn).includes(appId);
}

function appsOf(addOn: AddOn): readonly string[] {
  return (addOn.applications?.value ?? []).map((app) => app.id.toUpperCase());
}

function listed(addOns: readonly AddOn[]): string {
  const shown = addOns.slice(0, 20).map((each) => `${each.productId} (${each.id})`);
  return shown.length === 0 ? '' : `: ${shown.join(', ')}${addOns.length > shown.length ? ', …' : ''}`;
}
