import type { Credentials } from '../entra/login.ts';
import type { App } from '../store/state.ts';

/** The addresses of the simulator, and what to sign in with, for programs: `--json`, `--env-file` and `GET /control/addresses`. */
export interface Addresses {
  readonly loginUrl: string;
  readonly storeUrl: string;
  readonly storeHttpUrl: string;
  readonly controlUrl: string;
  readonly blobUrl: string;
  /** PEM file of the authority to trust, on the machine that runs the simulator. */
  readonly caFile: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly idTokens: IdTokens;
  readonly apps: readonly {
    readonly id: string;
    readonly identityName: string;
    readonly publisher: string;
  }[];
}

/** How a job asks for ID tokens whose issuer is `issuer`. */
export interface IdTokens {
  readonly url: string;
  readonly requestToken: string;
  readonly issuer: string;
}

type Servers = Pick<Addresses, 'loginUrl' | 'storeUrl' | 'storeHttpUrl' | 'blobUrl' | 'caFile' | 'idTokens'>;

/** The addresses with what is in the Store now. */
export function addressesOf(
  servers: Servers,
  { tenantId, clientId, clientSecret }: Credentials,
  apps: readonly App[],
): Addresses {
  return {
    ...servers,
    controlUrl: `${servers.storeHttpUrl}/control`,
    tenantId,
    clientId,
    clientSecret,
    apps: apps.map(({ id, packageIdentityName, publisherName }) => ({
      id,
      identityName: packageIdentityName,
      publisher: publisherName,
    })),
  };
}
