import type { AttemptFailure } from './retry.ts';
import type { WireError } from './transport.ts';

/** A failure below HTTP in words. */
export interface NetworkFailure {
  readonly code: string;
  /** To go on from "… failed: ". */
  readonly message: string;
  readonly todo: string;
}

/**
 * Explains an exchange with `host` that ended without a whole response: codes `network-proxy`,
 * `network-untrusted`, `network-unknown-host`, `network-refused`, `network-time-limit`,
 * `network-answer-too-large`, `network-answer-unreadable` and `network-lost`.
 */
export function describeNetworkFailure(error: WireError, host: string): NetworkFailure {
  if (error.proxy && error.sent === 'no' && error.fault === 'lost') {
    return {
      code: 'network-proxy',
      message: `the proxy ${error.proxy} on the way to ${host} can't be reached (${error.message})`,
      todo: 'Check HTTPS_PROXY and HTTP_PROXY on the runner, or add the host to NO_PROXY.',
    };
  }
  switch (error.fault) {
    case 'untrusted':
      return {
        code: 'network-untrusted',
        message: `the certificate of ${host} is not trusted (${error.message})`,
        todo: 'If the host is a simulator or behind a TLS-inspecting proxy, set NODE_EXTRA_CA_CERTS to its CA certificate file. Certificate checks are never turned off.',
      };
    case 'time-limit':
      return {
        code: 'network-time-limit',
        message: `${host} gave ${error.message}`,
        todo: 'Re-run the job later.',
      };
    case 'too-large':
      return {
        code: 'network-answer-too-large',
        message: `${host} sent ${error.message}, so this action stopped reading it`,
        todo: 'Check that the address is right, and re-run the job later.',
      };
    case 'unreadable':
      return {
        code: 'network-answer-unreadable',
        message: `${host} sent ${error.message}`,
        todo: `Make sure that no proxy responds instead of ${host}, and re-run the job later.`,
      };
    case 'lost':
      return lostConnection(error, host);
  }
}

/**
 * What a retry needs to know about it. A host or proxy that was never there will not be there in a minute, but
 * one that has responded before may come back.
 *
 * @param isReached whether the host has responded in this run
 */
export function attemptFailureOfWire({ fault, sent, code }: WireError, isReached: boolean): AttemptFailure {
  const isNeverThere = sent === 'no' && code !== 'EAI_AGAIN' && !isReached;
  return { executed: sent, isRetryable: fault !== 'too-large' && !isNeverThere };
}

function lostConnection(error: WireError, host: string): NetworkFailure {
  if (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN') {
    return {
      code: 'network-unknown-host',
      message: `the name ${host} can't be resolved (${error.code})`,
      todo: "Check the address and the runner's network; behind a proxy, set HTTPS_PROXY.",
    };
  }
  if (error.code === 'ECONNREFUSED') {
    return {
      code: 'network-refused',
      message: `${host} does not accept connections (${error.code})`,
      todo: "Check the address and the runner's network; behind a proxy, set HTTPS_PROXY.",
    };
  }
  return {
    code: 'network-lost',
    message: `the connection to ${host}${error.proxy ? ` through the proxy ${error.proxy}` : ''} was lost (${error.message})`,
    todo: `Re-run the job. If this happens again, check the runner's network${error.proxy ? ' and HTTPS_PROXY' : ''}.`,
  };
}
