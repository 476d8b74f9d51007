import { describe, expect, test } from '@jest/globals';
import { WireError } from '../../../src/http/transport.ts';
import { parseBody } from '../../../src/store/answer.ts';
import type { Call, Stage } from '../../../src/store/call.ts';
import { failureOf } from '../../../src/store/failure.ts';
import type { Target } from '../../../src/store/target.ts';

const app: Target = { kind: 'app', appId: '9NBLGGH4R315' };
const flight: Target = {
  kind: 'flight',
  appId: '9NBLGGH4R315',
  flightId: '6d3a1e4f-0b2c-4d5e-8f90-123456789abc',
};
const addOn: Target = { kind: 'add-on', addOnId: '9NBLGGH4TNMP' };

function refusal(stage: Stage, status: number, text: string, target: Target = app) {
  const call: Call = { method: 'GET', path: '', stage, target };
  const answer = {
    status,
    body: parseBody(text),
    correlationId: 'corr-1',
    location: undefined,
    retryAfter: undefined,
  };
  return failureOf({
    call,
    failed: { kind: 'answer', answer },
    host: 'store.example',
    attempts: 1,
    waited: 0,
    why: 'final',
  });
}

const envelope = (code: string, message: string, target = '') =>
  JSON.stringify({ code, data: [], details: [], message, source: 'Ingestion Api', target });

/** The responses that have been seen (store-faults.md §1), with the code they get and part of what to do. */
const seen: [string, Stage, number, string, string, RegExp][] = [
  [
    'A9',
    'look',
    401,
    '{"code":"Unauthorized","message":"Authorization: Account is not allowed to access this api"}',
    'store-not-linked',
    /Manager/,
  ],
  [
    'A9',
    'status',
    401,
    '{"code":"Unauthorized","message":"Identity cannot be authorized. CorrelationId: e9a8ae08"}',
    'store-not-linked',
    /Manager/,
  ],
  ['A10', 'look', 403, '', 'store-access-denied', /role.*Store ID.*tomorrow/],
  ['A11', 'look', 404, '', 'store-app-not-found', /12 characters/],
  [
    'B1',
    'create',
    409,
    envelope(
      'InvalidState',
      'Create submission failed, status code Conflict, reason phrase Conflict',
      'submission',
    ),
    'store-app-not-ready',
    /age rating/,
  ],
  [
    'B3',
    'create',
    409,
    envelope('InvalidState', 'This application uses features that are not supported by the submission API.'),
    'store-feature-unsupported',
    /does not help/,
  ],
  [
    'B3',
    'look',
    409,
    envelope(
      'InvalidState',
      'The app uses a Partner Center feature not supported by the Microsoft Store submission API.',
    ),
    'store-feature-unsupported',
    /Partner Center/,
  ],
  [
    'B5',
    'create',
    500,
    envelope('InternalServerError', 'An internal server error occurred'),
    'store-unavailable',
    /certification result/,
  ],
  [
    'B6',
    'update',
    409,
    envelope(
      'InvalidState',
      'Ingestion API can only update, delete, and commit submissions that are created through the API.',
    ),
    'store-draft-not-from-api',
    /Partner Center/,
  ],
  [
    'B6',
    'commit',
    400,
    envelope(
      'InvalidOperation',
      'can only update, delete, and commit submissions that are created through the API',
    ),
    'store-draft-not-from-api',
    /Partner Center/,
  ],
  [
    'B8',
    'delete',
    409,
    envelope('InvalidState', 'Submission in its current state cannot be deleted', 'submissionId'),
    'store-submission-in-progress',
    /cancel it/,
  ],
  [
    'C1',
    'update',
    400,
    envelope('InvalidParameterValue', "'Base' is not a valid PriceId for base price.", 'pricing'),
    'store-price-unknown',
    /^Set price/,
  ],
  [
    'C1',
    'update',
    400,
    envelope('InvalidParameterValue', 'You must select a valid base price'),
    'store-price-unknown',
    /^Set price/,
  ],
  [
    'C3',
    'update',
    400,
    envelope(
      'InvalidParameterValue',
      'AllowTargetFutureDeviceFamilies needs to be initialized for all supported platform, [Desktop]',
    ),
    'store-device-families-missing',
    /device families/,
  ],
  [
    'C4',
    'update',
    400,
    envelope('InvalidParameterValue', 'The size of AppListings must be 1 or more', 'appListings'),
    'store-no-listing',
    /listing/,
  ],
  [
    'C4',
    'update',
    400,
    envelope('InvalidParameterValue', 'The size of Listings must be 1 or more'),
    'store-no-listing',
    /listing/,
  ],
  [
    'C5',
    'update',
    400,
    envelope(
      'InvalidParameterValue',
      'Please keep all file entries for existing packages. If you wish to remove a package, mark it as PendingDelete.',
      'packages',
    ),
    'store-package-entries-missing',
    /again/,
  ],
  [
    'C6',
    'update',
    400,
    envelope('InvalidParameterValue', 'Validation error: MultipleInstancesOfGamingOptions'),
    'store-gaming-options',
    /game settings/,
  ],
  [
    'C7',
    'update',
    409,
    envelope('InvalidState', 'The submission is being processed'),
    'store-submission-in-progress',
    /Wait/,
  ],
  [
    'C8',
    'update',
    500,
    envelope('InternalServerError', 'An internal server error occurred'),
    'store-unavailable',
    /correlation ID/,
  ],
  ['F1', 'rollout', 409, envelope('InvalidState', 'no rollout'), 'store-rollout-not-in-progress', /rollout/],
  ['G1', 'status', 429, '', 'store-throttled', /Wait/],
  ['S09', 'status', 404, '', 'store-submission-not-found', /Partner Center/],
  ['commit of another state', 'commit', 409, '', 'store-commit-refused', /Partner Center/],
  ['a proxy that wants a password', 'look', 407, '', 'proxy-sign-in', /HTTPS_PROXY/],
  ['a gateway', 'look', 502, '<title>502 Bad Gateway</title>', 'store-unavailable', /later/],
  [
    'anything else',
    'update',
    400,
    envelope('InvalidParameterValue', 'Title is not reserved', 'listings'),
    'store-refused',
    /problem described in the Store's response/,
  ],
];

describe('a refusal says what it is and what to do', () => {
  test.each(seen)('%s while %s: %i', (_id, stage, status, text, code, todo) => {
    const error = refusal(stage, status, text);
    expect(error.code).toBe(code);
    expect(error.todo).toMatch(todo);
    expect(error.status).toBe(status);
  });

  test("it quotes the Store's own code, field, text and correlation ID", () => {
    const error = refusal(
      'update',
      400,
      envelope('InvalidParameterValue', 'Title is not reserved', 'listings'),
    );
    expect(error.message).toBe(
      'Could not update the submission for app 9NBLGGH4R315: the Store refused the request.',
    );
    expect(error.quote).toBe(
      'The Store responded with 400 InvalidParameterValue for "listings": "Title is not reserved" (correlation ID corr-1).',
    );
    expect(error).toMatchObject({ serviceCode: 'InvalidParameterValue', correlationId: 'corr-1' });
  });

  test('the activity id of the body stands in for a missing correlation ID', () => {
    const call: Call = { method: 'GET', path: '', stage: 'look', target: app };
    const body = parseBody('{"message":"x","activityId":"act-7"}');
    const answer = {
      status: 400,
      body,
      correlationId: undefined,
      location: undefined,
      retryAfter: undefined,
    };
    const failed = { kind: 'answer', answer } as const;
    const error = failureOf({
      call,
      failed,
      host: 'h',
      attempts: 1,
      waited: 0,
      why: 'final',
    });
    expect(error.correlationId).toBe('act-7');
  });

  /** One word of a known refusal, in a text that says something else. */
  test.each<[Stage, number, string, string, Target?]>([
    [
      'update',
      400,
      envelope(
        'InvalidParameterValue',
        "'Core' is not a valid device family. Path 'allowTargetFutureDeviceFamilies.Core'.",
        'allowTargetFutureDeviceFamilies',
      ),
      'store-device-family-unknown',
    ],
    [
      'update',
      400,
      envelope('InvalidParameterValue', 'AllowTargetFutureDeviceFamilies must be an object.'),
      'store-refused',
    ],
    [
      'update',
      400,
      envelope('InvalidParameterValue', "'Tier9999' is not a valid PriceId for base price."),
      'store-price-refused',
    ],
    [
      'update',
      400,
      envelope('InvalidParameterValue', "'Tier9999' is not a valid PriceId for market DE."),
      'store-price-refused',
    ],
    ['look', 401, '{"code":"Unauthorized","message":"Lifetime validation failed."}', 'store-unauthorized'],
    ['look', 403, '{"code":"Forbidden","message":"The daily quota is used up."}', 'store-quota'],
    ['look', 403, '<html><title>Blocked by policy</title></html>', 'store-page'],
    ['look', 404, '<html><title>Not here</title></html>', 'store-page'],
    ['look', 502, '<html><title>Bad Gateway</title></html>', 'store-unavailable'],
    ['create', 409, envelope('InvalidState', 'Conflict'), 'store-app-not-ready', addOn],
  ])('%s %i %s is identified by its text: %s', (stage, status, text, code, target = app) => {
    const error = refusal(stage, status, text, target);
    expect(error.code).toBe(code);
    expect(error.message).not.toMatch(/does not say for every device family|returns "Base"|not linked/);
    expect(error.todo).not.toMatch(target === addOn ? /age rating/ : /once, and publish/);
  });

  test('an add-on without a listing needs to get one from the patch, not from Partner Center', () => {
    const text = envelope('InvalidParameterValue', 'The size of Listings must be 1 or more');
    expect(refusal('update', 400, text, addOn).todo).toMatch(
      /^Add a listing in submission-patch.*Don't edit this draft in Partner Center/,
    );
  });

  test.each([
    ['in a list', '[{"code":"InvalidParameterValue","message":"The size of Listings must be 1 or more"}]'],
    [
      'in details',
      '{"code":"X","message":"Validation failed","details":["The size of Listings must be 1 or more"]}',
    ],
    ['after many words', `{"message":"${'word '.repeat(300)}The size of Listings must be 1 or more"}`],
  ])('a cause %s is found', (_where, text) => {
    const error = refusal('update', 400, text);
    expect(error.code).toBe('store-no-listing');
    expect(error.quote?.length).toBeLessThan(600);
  });

  test('a feature that the API lacks is also recognized with 400, and over two lines', () => {
    const text = envelope('X', 'This is not supported by the\nMicrosoft Store submission API.');
    for (const status of [400, 409])
      expect(refusal('update', status, text).code).toBe('store-feature-unsupported');
  });

  test('no sentence ends twice', () => {
    for (const [, stage, status, text] of seen)
      expect(refusal(stage, status, text).message).not.toMatch(/\.\)?\.$/);
  });

  test('a submission that can no longer be changed may be that of a second run', () => {
    const { message, todo } = refusal('update', 409, envelope('InvalidState', 'no'));
    expect(message).toMatch(/another run has committed it/);
    expect(todo).toMatch(/same concurrency group/);
  });

  test('a flight and an add-on that do not exist are named as such', () => {
    expect(refusal('look', 404, '', flight).code).toBe('store-flight-not-found');
    expect(refusal('look', 404, '', addOn).code).toBe('store-add-on-not-found');
  });

  test('a submission that is already on its way makes the slot busy', () => {
    expect(refusal('update', 409, '').result).toBe('busy');
    expect(refusal('create', 409, '').result).toBe('failed');
  });
});

describe('a write of command: api whose outcome is not known', () => {
  const failure = (method: Call['method'], path: string, status: number) =>
    failureOf({
      call: { method, path, stage: 'api' },
      failed: {
        kind: 'answer',
        answer: {
          status,
          body: parseBody(''),
          correlationId: 'c',
          location: undefined,
          retryAfter: undefined,
        },
      },
      host: 'store.example',
      attempts: 1,
      waited: 0,
      why: 'final',
    });
  const lost = (method: Call['method'], sent: 'no' | 'unknown') =>
    failureOf({
      call: { method, path: 'inappproducts', stage: 'api' },
      failed: { kind: 'wire', error: new WireError({ fault: 'lost', message: 'ECONNRESET', sent }) },
      host: 'store.example',
      attempts: 1,
      waited: 0,
      why: 'final',
    });

  test.each<[Call['method'], string, RegExp]>([
    [
      'POST',
      'applications/9NBLGGH4R315/flights',
      /may still have been created.*GET applications\/9NBLGGH4R315\/listflights/,
    ],
    ['POST', '/v1.0/my/applications/9NBLGGH4R315/flights/', /GET applications\/9NBLGGH4R315\/listflights/],
    ['POST', 'inappproducts', /may still have been created.*GET inappproducts/],
    ['DELETE', 'inappproducts/9NBLGGH4TNMP', /may still have been deleted.*GET inappproducts/],
  ])('%s %s needs a check first', (method, path, todo) => {
    expect(failure(method, path, 503).todo).toMatch(todo);
    expect(failure(method, path, 504).todo).not.toMatch(/^Re-run the job/);
  });

  test('needs a check after a lost connection as well, but not after one that sent nothing', () => {
    expect(lost('POST', 'unknown').todo).toMatch(/check first/);
    expect(lost('POST', 'no').todo).not.toMatch(/check first/);
  });

  test('needs no check if the Store refused, or with a GET', () => {
    expect(failure('POST', 'inappproducts', 400).todo).not.toMatch(/check first/);
    expect(failure('GET', 'inappproducts', 503).todo).not.toMatch(/check first/);
  });
});

describe('a network failure says which it is', () => {
  const failure = (options: ConstructorParameters<typeof WireError>[0]) =>
    failureOf({
      call: { method: 'GET', path: '', stage: 'look', target: app },
      failed: { kind: 'wire', error: new WireError(options) },
      host: 'store.example',
      attempts: 1,
      waited: 0,
      why: 'final',
    });

  test.each([
    [
      { fault: 'lost', message: 'ENOTFOUND', code: 'ENOTFOUND', sent: 'no' },
      'network-unknown-host',
      /store\.example can't be resolved/,
    ],
    [
      { fault: 'lost', message: 'ECONNREFUSED', code: 'ECONNREFUSED', sent: 'no' },
      'network-refused',
      /does not accept/,
    ],
    [
      { fault: 'lost', message: 'ECONNREFUSED', code: 'ECONNREFUSED', sent: 'no', proxy: 'proxy:8080' },
      'network-proxy',
      /proxy:8080/,
    ],
    [
      { fault: 'lost', message: 'ECONNRESET', code: 'ECONNRESET', sent: 'unknown', proxy: 'proxy:8080' },
      'network-lost',
      /ECONNRESET/,
    ],
    [
      { fault: 'untrusted', message: 'CERT_HAS_EXPIRED', code: 'CERT_HAS_EXPIRED', sent: 'no' },
      'network-untrusted',
      /CERT_HAS_EXPIRED/,
    ],
    [
      { fault: 'untrusted', message: 'X', sent: 'no', proxy: 'proxy:8080' },
      'network-untrusted',
      /not trusted/,
    ],
    [
      { fault: 'time-limit', message: 'no complete response within 120 s', sent: 'unknown' },
      'network-time-limit',
      /120 s/,
    ],
    [
      { fault: 'too-large', message: 'a response larger than 20 MiB', sent: 'unknown' },
      'network-answer-too-large',
      /20 MiB/,
    ],
    [
      {
        fault: 'unreadable',
        message: 'a response that is labeled gzip but is not valid gzip',
        sent: 'unknown',
      },
      'network-answer-unreadable',
      /gzip/,
    ],
  ] as const)('%j', (options, code, message) => {
    const error = failure(options);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/^Could not read app 9NBLGGH4R315: /);
    expect(error.message).toMatch(message);
    expect(error.executed).toBe(options.sent);
  });
});
