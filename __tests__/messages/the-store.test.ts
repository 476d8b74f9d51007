import { describe, expect, test } from '@jest/globals';
import type { FaultRule } from '../../simulator/src/faults/faults.ts';
import { bundle } from '../support/package-files.ts';
import { expectSaid, type Situation } from '../support/situations.ts';
import { useStore } from '../support/store.ts';

// What a user reads when the Store refuses a request, or responds with what it should not.
const store = useStore();
const flightId = '43e448df-97c9-4a43-a0bc-2a445e736bcd';
const addOnId = '9NBLGGH4R316';
const flight = { flights: [{ friendlyName: 'Beta', flightId }] };
const addOn = { addOns: [{ id: addOnId, productId: 'gold' }] };
const reportIt = "Check store-api-url. If it is Microsoft's, report this to Microsoft.";

const get: FaultRule = { role: 'api', method: 'GET', phase: 'status' };
const post: FaultRule = { ...get, method: 'POST', status: 409 };
const put: FaultRule = { ...get, method: 'PUT', status: 400 };
const always = { hitLimit: 1000 };
const message = (text: string) => ({ code: 'InvalidState', message: text });

const status = { command: 'status', packages: '' };

/** Only reads show these. */
const readings: Readonly<Record<string, Situation>> = {
  'a web page': {
    faults: [{ ...get, status: 403, body: '<html>Blocked</html>' }],
    says: [
      "the response is a web page, which the Store never sends. Most likely a proxy or gateway refused the request. Check store-api-url (omit it to use Microsoft's) and the runner's proxy, then run the workflow again.",
    ],
  },
  'no token that it accepts': {
    faults: [{ ...get, ...always, status: 401, body: message('No.') }],
    says: [
      'sign-in succeeded, but the Store rejects the access token, even a new one. In Partner Center, check that the Entra tenant is linked (Account settings > Tenants) and that the application has the Manager role (User management > Microsoft Entra applications). On a self-hosted runner, also check the clock.',
    ],
  },
  'a quota that is used up': {
    faults: [{ ...get, status: 403, body: message('Quota exceeded.') }],
    says: [
      'the request quota is used up. Re-run the job tomorrow. Other tools that use the same application or tenant share the quota.',
    ],
  },
  'a refusal with its own text': {
    faults: [{ ...get, status: 403, body: message('Not for you.') }],
    says: [
      'the Store denied access. Possible causes: the Entra application lacks the Manager role in Partner Center, the Store ID does not belong to this account, or the daily request quota is used up.',
    ],
  },
  'no such flight': {
    inputs: { ...status, flight: flightId },
    says: [
      "the app has no package flight with this ID. Make sure that flight is one of the app's package flights in Partner Center.",
    ],
  },
  'no such add-on': {
    app: addOn,
    inputs: { ...status, 'add-on': addOnId },
    faults: [{ ...get, path: addOnId, nth: 2, status: 404 }],
    says: [
      "the Store has no add-on with this Store ID in this account. Copy the add-on's Store ID from its page in Partner Center.",
    ],
  },
  'no such submission': {
    faults: [{ ...get, path: '/submissions/', status: 404 }],
    says: [
      `Could not read a submission for app 9NBLGGH4R315: the submission was deleted in Partner Center or by another run that publishes this app. Check the app in Partner Center, then re-run the job.`,
    ],
  },
  'a list that never ends': {
    app: addOn,
    inputs: { ...status, 'add-on': 'silver' },
    faults: [
      {
        ...get,
        ...always,
        phase: 'alter',
        path: 'inappproducts',
        body: { '@nextLink': 'inappproducts?skip=1' },
      },
    ],
    says: ['Could not read the account: the list has more than ', ` pages. ${reportIt}`],
  },
  'a next page somewhere else': {
    app: addOn,
    inputs: { ...status, 'add-on': 'silver' },
    faults: [
      { ...get, phase: 'alter', path: 'inappproducts', body: { '@nextLink': 'https://example.com/' } },
    ],
    says: [
      'the address "https://example.com/" is not under ',
      ', so the token was not sent to it. If the address came from the Store, report this to Microsoft. Otherwise, check store-api-url.',
    ],
  },
  'an id that is not one': {
    faults: [
      {
        ...get,
        phase: 'alter',
        body: { lastPublishedApplicationSubmission: { id: '../1', resourceLocation: 'x' } },
      },
    ],
    says: [`The Store returned an invalid ID: "../1". ${reportIt}`],
  },
  'a list instead of a document': {
    faults: [{ ...get, status: 200, body: [] }],
    says: [
      "Could not read app 9NBLGGH4R315: the Store's response is not in the documented format (at the top level). Check store-api-url. If it is Microsoft's, the API has changed: look for a newer version of this action.",
    ],
  },
  'a text instead of a document': {
    faults: [{ ...get, ...always, status: 200, body: 'Busy.' }],
    says: [
      `the Store responded with 200, but the response could not be read. Gave up after 5 attempts. Make sure that no proxy responds instead of the Store, and re-run the job later. Response: "Busy."`,
    ],
  },
  'more than a document can be': {
    faults: [{ ...get, phase: 'endless' }],
    says: [
      'sent a response larger than 20 MiB, so this action stopped reading it. Check that the address is right, and re-run the job later.',
    ],
  },
  'a redirect': {
    faults: [{ ...get, status: 302, headers: { Location: 'https://example.com/' } }],
    says: [
      'redirects to example.com. Redirects are not followed: the token is for ',
      'Check store-api-url, and make sure that no proxy responds instead of the Store.',
    ],
  },
};

test.each(Object.entries(readings))('a read gets %s', async (_what, situation) => {
  await expectSaid(store, { inputs: status, ...situation });
});

describe('an update is refused because of', () => {
  const publish = { files: async () => [await bundle('1.2.0.0')] };
  test.each<[string, Situation]>([
    [
      'its price',
      {
        ...publish,
        faults: [{ ...put, body: message('You must select a valid base price.') }],
        says: [
          "the submission has no base price that the Store accepts. Set price to the product's price tier (Free only if the product is free). Partner Center shows the price under Pricing and availability.",
        ],
      },
    ],
    [
      'a price tier',
      {
        ...publish,
        faults: [{ ...put, body: message("'Tier9999' is not a valid PriceId.") }],
        says: [
          'the submission has a price tier that the Store does not recognize. Correct the price input, or pricing in submission-patch: use Free, NotAvailable, Tier2 to Tier96 or, if the app uses the newer pricing, Tier1012 to Tier1424.',
        ],
      },
    ],
    [
      'a device family',
      {
        ...publish,
        faults: [{ ...put, body: message("'Watch' is not a valid device family.") }],
        says: [
          'the submission has a device family that the Store does not recognize. Fix allowTargetFutureDeviceFamilies in submission-patch: the Store accepts Desktop, Mobile, Holographic and Xbox.',
        ],
      },
    ],
    [
      'its gaming options',
      {
        ...publish,
        faults: [{ ...put, body: message('MultipleInstancesOfGamingOptions') }],
        says: [
          'the submission has more than one set of gaming options, but the Store allows only one. Use submission-patch to reduce gamingOptions to one entry, or save the game settings in Partner Center and publish there.',
        ],
      },
    ],
    [
      'the listing that an add-on lacks',
      {
        app: addOn,
        inputs: { packages: '', 'add-on': addOnId, price: 'Tier5' },
        faults: [{ ...put, body: message('The size of Listings must be 1 or more.') }],
        says: [
          'the add-on has no listing in any language yet. Add a listing in submission-patch, such as {"listings": {"en-us": {"title": "…", "description": "…"}}}. Don\'t edit this draft in Partner Center: if you do, the API can no longer change it.',
        ],
      },
    ],
  ])('%s', async (_what, situation) => {
    await expectSaid(store, situation);
  });
});

describe('the state of the target forbids', () => {
  test.each<[string, Situation]>([
    [
      'a new submission of a flight',
      {
        app: flight,
        files: async () => [await bundle('1.2.0.0')],
        inputs: { flight: 'Beta' },
        faults: [{ ...post, path: '/submissions$' }],
        says: [
          'no submission is pending, but the Store still refuses a new one. In Partner Center, check that the app is published and that no required information is missing.',
        ],
      },
    ],
    [
      'a commit',
      {
        files: async () => [await bundle('1.2.0.0')],
        faults: [{ ...post, path: '/commit$', body: message('No.') }],
        says: [
          "the submission can't be committed in its current state. Check the submission in Partner Center. If it was edited there, delete it and re-run the job.",
        ],
      },
    ],
    [
      'to delete a draft that was edited by hand',
      {
        app: { pending: { patch: { notesForCertification: 'mine' } } },
        inputs: { command: 'cancel', packages: '', 'delete-foreign': 'true' },
        faults: [
          {
            ...get,
            method: 'DELETE',
            status: 409,
            body: message('The API can only delete submissions that are created through the API.'),
          },
        ],
        result: 'busy',
        says: [
          "it was created or edited in Partner Center, and the API can't delete it. Nothing was changed. Finish or delete the draft in Partner Center, then re-run the job.",
        ],
      },
    ],
    [
      'a change of the rollout',
      {
        app: { rollout: { percentage: 10 } },
        inputs: { command: 'rollout', packages: '', 'rollout-percentage': '50' },
        faults: [{ ...post, path: 'rollout', body: message('No.') }],
        says: [
          'Could not change the rollout of app 9NBLGGH4R315: the submission is not published, or its rollout is not in progress. Check the rollout in Partner Center: it can be changed only while it is in progress.',
        ],
      },
    ],
  ])('%s', async (_what, situation) => {
    await expectSaid(store, situation);
  });
});

describe('an upload URL that packages must not be sent to', () => {
  const url = 'https://contoso.blob.core.windows.net/box/file?sig=abc&se=2099-01-01T00:00:00Z&sp=rw';
  test.each([
    [`${url}&x=${'y'.repeat(20_000)}`, 'it has 20087 characters, but the limit is 4096.'],
    [`${url}#part`, 'it has a fragment.'],
    [url.replace('2099-01-01T00:00:00Z', 'soon'), 'its expiry ("se") is not a valid time.'],
    [url.replace('sp=rw', 'sp=r'), 'it does not allow writing ("sp").'],
  ])('%#', async (fileUploadUrl, what) => {
    const run = await expectSaid(store, {
      files: [await bundle('1.2.0.0')],
      faults: [{ ...get, method: 'POST', path: '/submissions$', phase: 'alter', body: { fileUploadUrl } }],
      result: 'refused',
      says: [`Error: No packages were sent, because the Store returned an unusable upload URL: ${what}`],
    });
    expect(run.requests.filter(({ role }) => role === 'blob')).toEqual([]);
  });
});
