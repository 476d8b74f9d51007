import type { Addresses } from '../control/addresses.ts';

/** The variables of `--env-file`, one per line, as GitHub, Docker, dotenv and Node read them: nothing is quoted. */
export function variables(addresses: Addresses): string {
  const { loginUrl, storeUrl, storeHttpUrl, controlUrl, blobUrl, caFile, apps } = addresses;
  const values = {
    STORE_LOGIN_URL: loginUrl,
    STORE_API_URL: storeUrl,
    STORE_HTTP_URL: storeHttpUrl,
    STORE_CONTROL_URL: controlUrl,
    STORE_BLOB_URL: blobUrl,
    STORE_CA_FILE: caFile,
    STORE_TENANT_ID: addresses.tenantId,
    STORE_CLIENT_ID: addresses.clientId,
    STORE_CLIENT_SECRET: addresses.clientSecret,
    STORE_APP_ID: apps[0]?.id ?? '',
  };
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

/** What a person sees once the simulator is ready. */
export function announcement(addresses: Addresses): string {
  const { loginUrl, storeUrl, storeHttpUrl, blobUrl, caFile, tenantId, clientId, clientSecret } = addresses;
  const [app] = addresses.apps;
  return `The Store is open.

  Sign-in        ${loginUrl}
  API            ${storeUrl}/v1.0/my/
  API, no TLS    ${storeHttpUrl}/v1.0/my/
  Control API    ${storeHttpUrl}/control/state
  Blobs          ${blobUrl}
  CA to trust    ${caFile}

  Tenant         ${tenantId}
  Client         ${clientId}
  Secret         ${clientSecret}
${app ? aboutApp(app, addresses) : ''}
Ctrl-C ends it.`;
}

function aboutApp({ id, identityName, publisher }: Addresses['apps'][number], addresses: Addresses): string {
  const { loginUrl, storeUrl, storeHttpUrl, caFile, tenantId, clientId, clientSecret } = addresses;
  return `
  Example app    ${id}
  Identity       ${identityName}
  Publisher      ${publisher}

Look at the app, and get a package that it accepts, with curl:

  TOKEN=$(${tokenCommand(addresses)})
  curl -s --cacert '${caFile}' -H "Authorization: Bearer $TOKEN" ${storeUrl}/v1.0/my/applications/${id}
  curl -s -OJ '${storeHttpUrl}/control/sample?app=${id}'

Inputs of the action, with NODE_EXTRA_CA_CERTS=${caFile} in the environment of the runner:

  login-url: ${loginUrl}
  store-api-url: ${storeUrl}
  tenant-id: ${tenantId}
  client-id: ${clientId}
  client-secret: ${clientSecret}
  app-id: ${id}
`;
}

/** A line for a shell that prints an access token. */
function tokenCommand({ loginUrl, caFile, tenantId, clientId, clientSecret }: Addresses): string {
  const form = [
    'grant_type=client_credentials',
    `client_id=${clientId}`,
    `client_secret=${clientSecret}`,
    'resource=https://manage.devcenter.microsoft.com',
  ];
  const data = form.map((field) => `--data-urlencode '${field}'`).join(' ');
  const json = `node -p 'JSON.parse(require("node:fs").readFileSync(0)).access_token'`;
  return `curl -s --cacert '${caFile}' ${data} ${loginUrl}/${tenantId}/oauth2/token | ${json}`;
}
