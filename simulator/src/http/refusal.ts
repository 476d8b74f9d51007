import type { Json } from '../json/json.ts';

/** A response other than success, thrown by the code that finds the reason and sent by the HTTP server. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  /** `undefined`: an empty body, as some of its 403s and 404s have (https://github.com/microsoft/windows-dev-center-vsts-extension/issues/98, https://github.com/microsoft/windows-dev-center-vsts-extension/issues/110). */
  readonly body: Json | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body?: Json, headers: Readonly<Record<string, string>> = {}) {
    super(`${status} ${body === undefined ? '' : JSON.stringify(body)}`);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** The API's error envelope (store-faults.md §1.1). */
function envelope(code: string, message: string, target?: string): Json {
  return {
    code,
    data: [],
    details: [],
    message,
    source: 'Ingestion Api',
    ...(target !== undefined && { target }),
  };
}

/** 400: the request is wrong in any state of the Store. */
export function invalidParameter(message: string, target?: string): Refusal {
  return new Refusal(400, envelope('InvalidParameterValue', message, target));
}

/** 409: the request is right, the state is not. */
export function invalidState(message: string, target?: string): Refusal {
  return new Refusal(409, envelope('InvalidState', message, target));
}

/** 404 with the envelope: the resource does not belong to this target. */
export function notFound(message: string): Refusal {
  return new Refusal(404, envelope('ResourceNotFound', message));
}

/** 401: this API's short form, without data, details, source and target (https://github.com/microsoft/windows-dev-center-vsts-extension/issues/10, https://github.com/microsoft/msstore-cli/issues/131). */
export function unauthorized(message: string): Refusal {
  return new Refusal(401, { code: 'Unauthorized', message });
}

/** 500 as the service words it. */
export function internalError(): Refusal {
  return new Refusal(500, {
    code: 'InternalServerError',
    data: [],
    details: [],
    innererror: {
      code: 'UnknownInternalFailure',
      data: [],
      details: [],
      message: 'The service has encountered an unknown internal server error: ',
    },
    message: 'An internal server error occurred while processing the operation.',
    source: 'Ingestion Api',
  });
}

/** 409 for any call on a draft that was made in Partner Center (https://github.com/MicrosoftDocs/windows-dev-docs/issues/2641). */
export function madeInDashboard(): Refusal {
  return invalidState(
    'Ingestion API can only update, delete, and commit submissions that are created through the API. ' +
      'This submission was created or edited in the dashboard.',
    'submission',
  );
}
