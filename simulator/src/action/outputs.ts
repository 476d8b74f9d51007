import type { Addresses } from '../control/addresses.ts';

/** The outputs of `action.yml`. */
export function outputsOf(addresses: Addresses): Record<string, string> {
  return {
    'login-url': addresses.loginUrl,
    'store-api-url': addresses.storeUrl,
    'store-http-url': addresses.storeHttpUrl,
    'control-url': addresses.controlUrl,
    'blob-url': addresses.blobUrl,
    'ca-file': addresses.caFile,
    'tenant-id': addresses.tenantId,
    'client-id': addresses.clientId,
    'client-secret': addresses.clientSecret,
    'id-token-url': addresses.idTokens.url,
    'id-token-request-token': addresses.idTokens.requestToken,
    'app-id': addresses.apps[0]?.id ?? '',
  };
}
