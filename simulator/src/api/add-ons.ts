import { invalidParameter, invalidState } from '../http/refusal.ts';
import { jsonBody } from '../http/request-body.ts';
import type { Parameters, RouteEntry } from '../http/router.ts';
import { isObject, type Json, type JsonObject, stringAt } from '../json/json.ts';
import { take } from '../store/shape.ts';
import type { AddOn, StoreState } from '../store/state.ts';
import { references } from '../store/submissions.ts';
import { newAddOn } from '../store/targets.ts';
import { type ApiContext, settle } from './context.ts';
import { page } from './paging.ts';
import { submissionRoutes } from './submissions.ts';

/** Add-ons and their submissions (store-api.md §2.4, §2.5); they have no rollouts. */
export function addOnRoutes(context: ApiContext): RouteEntry[] {
  const { state } = context;
  const addOnOf = (parameters: Parameters): AddOn => state.addOn(parameters.addOn ?? '');
  return [
    [
      'GET',
      'inappproducts',
      (_parameters, { url }) => {
        const rows = state.addOns.map((addOn) => addOnView(context, addOn));
        return { status: 200, body: page(rows, url.searchParams, 'inappproducts/', rows.length) };
      },
    ],
    [
      'GET',
      'inappproducts/:addOn',
      (parameters) => ({ status: 200, body: addOnView(context, addOnOf(parameters)) }),
    ],
    [
      'POST',
      'inappproducts',
      (_parameters, exchange) => {
        const addOn = createAddOn(state, jsonBody(exchange));
        return { status: 201, body: addOnView(context, addOn) };
      },
    ],
    [
      'DELETE',
      'inappproducts/:addOn',
      (parameters) => {
        deleteAddOn(state, addOnOf(parameters));
        return { status: 204 };
      },
    ],
    ...submissionRoutes(
      context,
      'inappproducts/:addOn/submissions',
      (parameters) => addOnOf(parameters).target,
    ),
  ];
}

/** The add-on resource (store-api.md §3.5). */
function addOnView(context: ApiContext, addOn: AddOn): JsonObject {
  settle(context, addOn.target);
  const { app } = addOn.target;
  return {
    applications: { value: [{ id: app.id, resourceLocation: `applications/${app.id}` }], totalCount: 1 },
    id: addOn.id,
    productId: addOn.productId,
    productType: addOn.productType,
    ...references(addOn.target, 'lastPublishedInAppProductSubmission', 'pendingInAppProductSubmission'),
  };
}

function createAddOn(state: StoreState, sent: Json): AddOn {
  const members = { applicationIds: 'value', productId: 'value', productType: 'value' } as const;
  const body = take({ members }, sent, undefined);
  const ids = isObject(body) ? body.applicationIds : undefined;
  if (!Array.isArray(ids) || ids.length !== 1) {
    throw invalidParameter('applicationIds must name exactly one app.', 'applicationIds');
  }
  const app = state.app(String(ids[0]));
  const productId = stringAt(body, 'productId');
  if (productId === '' || productId.length > 100 || /[<>*%&:\\?+,]/.test(productId)) {
    throw invalidParameter(`'${productId}' is not a valid productId.`, 'productId');
  }
  const productType = stringAt(body, 'productType');
  if (!['Durable', 'Consumable', 'Subscription', 'NotSet'].includes(productType)) {
    throw invalidParameter(`'${productType}' is not a valid productType.`, 'productType');
  }
  const isTaken = state.addOns.some((addOn) => addOn.target.app === app && addOn.productId === productId);
  if (isTaken)
    throw invalidState(`The app already has an add-on with the productId ${productId}.`, 'productId');
  const addOn = newAddOn(app, { id: newStoreId(state), productId, productType });
  state.addOns.push(addOn);
  return addOn;
}

function deleteAddOn(state: StoreState, addOn: AddOn): void {
  if (addOn.target.publishedId !== undefined) {
    throw invalidState('The add-on is published; it cannot be deleted.', 'inAppProduct');
  }
  state.addOns.splice(state.addOns.indexOf(addOn), 1);
}

function newStoreId(state: StoreState): string {
  return `9N${state.newFileId().slice(-10)}`;
}
