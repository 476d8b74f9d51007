export const id = 430;
export const ids = [430];
export const modules = {

/***/ 45430:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connect: () => (/* binding */ connect)
});

// EXTERNAL MODULE: ./lib/http/retry.js
var retry = __webpack_require__(28394);
// EXTERNAL MODULE: ./lib/http/transport.js
var transport = __webpack_require__(33005);
// EXTERNAL MODULE: ./lib/json/schema.js
var schema = __webpack_require__(47055);
// EXTERNAL MODULE: ./lib/http/loopback.js
var loopback = __webpack_require__(3859);
;// CONCATENATED MODULE: ./lib/http/exchange.js


/**
 * Sends a request once, through the proxy if there is one, and reads at most `maxBytes` of the response. No other
 * policy of the library is used: its retry repeats POSTs, its redirect leaves the origin and its bearer token is not
 * renewed after a plain 401.
 * @throws WireError, or the signal's reason
 */
async function exchange(request, maxBytes) {
    // Loaded with the first request: a run that is refused before then sends none.
    const library = await __webpack_require__.e(/* import() */ 46).then(__webpack_require__.bind(__webpack_require__, 54046));
    const { url, method, headers, body, signal } = request;
    const pipeline = library.createEmptyPipeline();
    pipeline.addPolicy(library.proxyPolicy());
    pipeline.addPolicy((0,transport/* boundedAnswers */.TN)(maxBytes));
    const sent = library.createPipelineRequest({
        url: url.href,
        method,
        headers: library.createHttpHeaders({
            Accept: 'application/json',
            'User-Agent': 'publish-to-microsoft-store',
            // Requests are up to a minute apart: a connection kept that long may be dead, and a POST lost on it has an unknown outcome.
            Connection: 'close',
            ...headers,
        }),
        abortSignal: signal,
        allowInsecureConnection: (0,loopback/* isPrivate */.Gw)(url.href),
        ...(body === undefined ? {} : { body }),
    });
    try {
        return await pipeline.sendRequest(library.createDefaultHttpClient(), sent);
    }
    catch (error) {
        signal.throwIfAborted();
        throw error instanceof transport/* WireError */.cC ? error : (0,transport/* wireErrorOf */.lB)(error, sent);
    }
}

;// CONCATENATED MODULE: ./lib/auth/authority.js




/** Entra's error document (RFC 6749 §5.2 and its own additions). */
const authority_text = schema.z.string().optional().catch(undefined);
const entraErrorSchema = schema.z.looseObject({
    error: authority_text,
    error_description: authority_text,
    suberror: authority_text,
    correlation_id: authority_text,
    error_codes: schema.z.array(schema.z.unknown()).optional().catch(undefined),
});
const maxBodyBytes = 2 ** 20;
/**
 * Sends a request once, through the proxy if there is one, and returns what came back: `decide` decides on
 * retries, and no redirect is followed, since the request holds a secret.
 * @throws the reason of `signal`, unless that is a {@link WireError} (a time limit)
 */
async function ask(request, signal, now) {
    try {
        const response = await exchange({ ...exchangeRequest(request), signal }, maxBodyBytes);
        const location = response.headers.get('Location');
        // This also removes a byte order mark.
        const body = (response.bodyAsText ?? '').trim();
        const document = parsed(body);
        return {
            kind: 'answer',
            status: response.status,
            document,
            error: entraErrorSchema.safeParse(document).data,
            isPage: document === undefined && body.startsWith('<'),
            retryAfter: (0,retry/* parseRetryAfter */.mu)(response.headers.get('Retry-After'), now),
            location: location === undefined ? undefined : URL.parse(location, request.url.origin)?.host,
        };
    }
    catch (error) {
        if (error instanceof transport/* WireError */.cC)
            return { kind: 'wire', error };
        throw error;
    }
}
function exchangeRequest({ url, headers = {}, form }) {
    if (form === undefined)
        return { url, method: 'GET', headers };
    const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
    return {
        url,
        method: 'POST',
        headers: { ...headers, ...type },
        body: new URLSearchParams(form).toString(),
    };
}
function parsed(body) {
    try {
        return JSON.parse(body);
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
;// CONCATENATED MODULE: ./lib/auth/certificate.js


/**
 * Reads the private key and the first certificate in `pem`: Entra would refuse bad ones without giving a
 * reason.
 * @throws ActionError `client-certificate-invalid`, which contains none of the PEM text
 */
function readCertificate(pem) {
    const key = certificate_parsed(() => (0,external_node_crypto_.createPrivateKey)(pem), "the private key in it can't be read");
    const certificate = certificate_parsed(() => new external_node_crypto_.X509Certificate(pem), "the certificate in it can't be read");
    checkKey(key, certificate);
    return {
        subject: certificate.subject.replaceAll('\n', ', '),
        thumbprint: certificate.fingerprint.replaceAll(':', ''),
        validUntil: certificate.validToDate.getTime(),
    };
}
/**
 * Like {@link readCertificate}, for a sign-in at the time `now`.
 * @throws ActionError `client-certificate-invalid`, `client-certificate-expired`
 */
function checkCertificate(pem, now) {
    const { subject, thumbprint, validUntil } = readCertificate(pem);
    if (now < validUntil)
        return;
    throw new errors/* ActionError */.lZ({
        code: 'client-certificate-expired',
        message: `client-certificate: ${subject} (thumbprint ${thumbprint}) expired at ${new Date(validUntil).toISOString()}.`,
        todo: 'Create a new certificate, upload it (without the private key) to the application in Entra, and update the GitHub secret with the new key and certificate.',
    });
}
function checkKey(key, certificate) {
    // Assertions are signed with PS256 (proof.ts).
    if (key.asymmetricKeyType !== 'rsa') {
        throw invalid(`the private key in it is of type ${key.asymmetricKeyType ?? 'unknown'}, but Entra accepts only RSA`);
    }
    if (!certificate.checkPrivateKey(key)) {
        throw invalid('the first certificate in it does not match the private key');
    }
}
function certificate_parsed(parse, what) {
    try {
        return parse();
    }
    catch {
        throw invalid(what);
    }
}
function invalid(what) {
    return new errors/* ActionError */.lZ({
        code: 'client-certificate-invalid',
        message: `client-certificate: ${what}.`,
        todo: "Pass PEM text, including its line breaks: the unencrypted RSA private key, then its certificate. If the application uses subject name and issuer authentication, add the issuers' certificates.",
    });
}

;// CONCATENATED MODULE: ./lib/http/network.js
/**
 * Explains an exchange with `host` that ended without a whole response: codes `network-proxy`,
 * `network-untrusted`, `network-unknown-host`, `network-refused`, `network-time-limit`,
 * `network-answer-too-large`, `network-answer-unreadable` and `network-lost`.
 */
function describeNetworkFailure(error, host) {
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
function attemptFailureOfWire({ fault, sent, code }, isReached) {
    const isNeverThere = sent === 'no' && code !== 'EAI_AGAIN' && !isReached;
    return { executed: sent, isRetryable: fault !== 'too-large' && !isNeverThere };
}
function lostConnection(error, host) {
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

// EXTERNAL MODULE: ./lib/text/format.js
var format = __webpack_require__(23808);
// EXTERNAL MODULE: ./lib/text/ids.js
var ids = __webpack_require__(60421);
;// CONCATENATED MODULE: ./lib/auth/federation.js


/** The audience that Entra wants in GitHub's token (workload identity federation). */
const federationAudience = 'api://AzureADTokenExchange';
/**
 * What GitHub's token says about the job: the claims that Entra compares or that the subject is made from.
 * https://docs.github.com/actions/reference/security/oidc#oidc-token-claims
 */
const jobClaimsSchema = schema.z.looseObject({
    iss: schema.z.string(),
    sub: schema.z.string(),
    aud: schema.z.union([schema.z.string(), schema.z.array(schema.z.string()).transform((all) => all.join(', '))]),
    repository: schema.z.string().optional(),
    repository_id: schema.z.string().optional(),
    repository_owner_id: schema.z.string().optional(),
});
/** Reads the claims of GitHub's token, unchecked: they are shown, never trusted. `undefined` if it is not a token. */
async function readJobClaims(assertion) {
    // Loaded here, since only a refused sign-in needs it.
    const { default: jwt } = await __webpack_require__.e(/* import() */ 653).then(__webpack_require__.t.bind(__webpack_require__, 69653, 19));
    return jobClaimsSchema.safeParse(jwt.decode(assertion, { complete: true })?.payload).data;
}
/** The federated credential that this job needs, by the names in Entra's form, and the subject's other form. */
function federatedCredential(claims) {
    const forms = subjectForms(claims);
    return {
        Issuer: claims.iss,
        'Subject identifier': claims.sub,
        Audience: claims.aud,
        ...(forms && forms.immutable !== claims.sub ? { 'Immutable form of the subject': forms.immutable } : {}),
        ...(forms && forms.classic !== claims.sub ? { 'Classic form of the subject': forms.classic } : {}),
    };
}
/** What to do about a subject that matches no credential. @param todo for one that may be trusted */
function adviceOnSubject(claims, todo) {
    return claims.sub.endsWith(':pull_request') ? ofPullRequest : (0,format/* spaced */.ji)([todo, explainForm(claims)]);
}
const ofPullRequest = "This job runs for a pull request and uses no environment. Don't add a federated credential for its subject: all pull requests share that subject, so any of them could publish. Use an environment for the job, or sign in only on pushes and tags.";
/**
 * The two forms in which GitHub writes the subject: with names, and with ids, which never change. A repository
 * made or renamed since 2026-07-15 sends the latter, older ones if configured to; never on GitHub
 * Enterprise Server. https://learn.microsoft.com/entra/workload-id/workload-identities-github-immutable-subjects
 * https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens/
 */
function subjectForms(claims) {
    const [owner, name] = claims.repository?.split('/') ?? [];
    const { repository_id: id, repository_owner_id: ownerId } = claims;
    if (!owner || !name || !id || !ownerId)
        return undefined;
    const classic = `repo:${owner}/${name}:`;
    const immutable = `repo:${owner}@${ownerId}/${name}@${id}:`;
    const prefix = [classic, immutable].find((each) => claims.sub.startsWith(each));
    if (prefix === undefined)
        return undefined;
    const context = claims.sub.slice(prefix.length);
    return { classic: classic + context, immutable: immutable + context };
}
function explainForm(claims) {
    const forms = subjectForms(claims);
    if (forms === undefined)
        return '';
    return claims.sub === forms.classic
        ? 'GitHub sent the classic form of the subject. A credential with the immutable form works only once the repository is set to send that form.'
        : 'GitHub sent the immutable form of the subject. A credential with the classic form no longer works.';
}

;// CONCATENATED MODULE: ./lib/auth/refusal.js
/** Every AADSTS number of a response, each once: `error_codes` may be missing, and so may the number in a text. */
function numbersIn({ codes, texts }) {
    const found = [
        ...codes.flatMap((code) => (/^\d{4,9}$/.test(String(code)) ? [Number(code)] : [])),
        ...texts.flatMap((text) => [...text.matchAll(/\bAADSTS(\d{4,9})\b/g)].map(([, digits]) => Number(digits))),
    ];
    return [...new Set(found)];
}
/** Whether this is the cause of a refusal. */
function isCause(cause, refusal, way) {
    const hasNumber = cause.numbers?.some((number) => refusal.numbers.includes(number)) ?? false;
    return hasNumber || (cause.when?.(refusal, way) ?? false);
}
const entraPages = {
    apps: 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade',
    codes: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
    conditionalAccess: 'https://learn.microsoft.com/entra/identity/conditional-access/workload-identity',
    federation: 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-create-trust?pivots=identity-wif-apps-methods-azp#github-actions',
    inactiveTenant: 'https://learn.microsoft.com/entra/fundamentals/inaccessible-tenant',
    registerApp: 'https://learn.microsoft.com/entra/identity-platform/quickstart-register-app',
    status: 'https://azure.status.microsoft/status',
    storeSetUp: 'https://learn.microsoft.com/windows/uwp/monetize/create-and-manage-submissions-using-windows-store-services',
    tenantRestrictions: 'https://learn.microsoft.com/entra/identity/enterprise-apps/tenant-restrictions',
};

;// CONCATENATED MODULE: ./lib/auth/credential-failures.js

const newCertificate = 'Create a new certificate, upload it (without the private key) to the application in Entra under Certificates & secrets, and update the GitHub secret with the new key and certificate.';
/**
 * Refusals of what the application authenticates with (store-faults.md A1, A2, A7). Numbers:
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes, and for certificates
 * https://github.com/AzureAD/microsoft-identity-web (src/Microsoft.Identity.Web.TokenAcquisition/Constants.cs)
 */
const credentialFailures = [
    {
        code: 'sign-in-expired-secret',
        numbers: [7000222],
        why: 'the client secret has expired',
        todo: 'Create a new client secret for the application in Entra and update the GitHub secret with its value.',
        link: entraPages.apps,
    },
    {
        code: 'sign-in-wrong-secret',
        numbers: [7000215],
        // The older endpoint: AADSTS70002 with AADSTS50012 "Invalid client secret is provided".
        when: ({ numbers, description }) => numbers.some((number) => number === 70002 || number === 50012) && /client[ _]secret/i.test(description),
        why: 'the client secret is not valid for this application',
        todo: 'Copy the Value (not the Secret ID) of a client secret in Entra. It is shown only once, so create a new secret if you no longer have it. Then update the GitHub secret.',
        link: entraPages.apps,
    },
    {
        code: 'sign-in-public-client',
        numbers: [700025],
        why: 'the application is a public client, and Entra accepts neither a secret nor a certificate from public clients',
        todo: 'In Entra, open the application under App registrations > Authentication, and set "Allow public client flows" to No.',
        link: entraPages.apps,
    },
    {
        code: 'sign-in-assertion-time',
        numbers: [700024, 500133],
        why: 'Entra considers the assertion too old or too new. Most likely the clocks differ',
        todo: "Check the runner's clock (and, on GitHub Enterprise Server, the server's), then re-run the job.",
        link: entraPages.codes,
    },
    {
        code: 'sign-in-assertion-audience',
        seen: [700023],
        when: ({ numbers, description }) => numbers.includes(700023) && /audience/i.test(description),
        why: 'the assertion was issued for a different sign-in endpoint than the one that received it',
        todo: "Check login-url (omit it to use Microsoft's), and make sure that no proxy redirects the sign-in.",
        link: entraPages.codes,
    },
    {
        code: 'sign-in-federation-policy',
        numbers: [7002381],
        why: "a tenant policy accepts GitHub's tokens only from certain enterprises",
        todo: 'Ask a tenant administrator for help, or sign in with client-secret or client-certificate instead.',
        link: entraPages.federation,
    },
    {
        code: 'sign-in-no-federated-credential',
        seen: [70021, 700211, 700212, 700213, 70025, 7000226],
        // AADSTS70021 and those that begin with it name what does not match: issuer, audience, subject.
        when: ({ numbers }, way) => way === 'oidc' &&
            numbers.some((number) => [70025, 7000226].includes(number) || /^70021\d{0,2}$/.test(String(number))),
        why: "the application has no federated credential that matches this job's ID token",
        todo: 'In Entra, open the application under App registrations > Certificates & secrets > Federated credentials, and add one with the Other issuer scenario. Its issuer, subject and audience must match the values below exactly, including case.',
        isFederation: true,
        link: entraPages.federation,
    },
    {
        code: 'sign-in-expired-certificate',
        numbers: [1000502],
        when: ({ numbers, description }) => numbers.includes(700027) && /\bexpired\b/i.test(description),
        why: 'the certificate has expired or is not valid yet',
        todo: newCertificate,
        link: entraPages.apps,
    },
    {
        code: 'sign-in-revoked-certificate',
        numbers: [7000214, 7000277],
        why: 'the certificate has been revoked',
        todo: newCertificate,
        link: entraPages.apps,
    },
    {
        code: 'sign-in-wrong-certificate',
        seen: [700027, 700021, 700030, 7000274],
        when: ({ numbers }, way) => way === 'certificate' &&
            numbers.some((number) => [700027, 700021, 700030, 7000274, 50012].includes(number)),
        why: 'the certificate is not registered for this application, either directly or by subject name and issuer',
        todo: 'Upload the public part of the certificate to the application in Entra under Certificates & secrets, and make sure that the thumbprints match.',
        link: entraPages.apps,
    },
];

;// CONCATENATED MODULE: ./lib/auth/tenant-failures.js

const storeTenant = "Set tenant-id to the Directory (tenant) ID of the tenant that is linked to Partner Center, and omit login-url. The ID is on the application's Overview page in Entra.";
/**
 * Refusals because of the tenant, the application in it, or their rules (store-faults.md A3, A4). Numbers:
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
const tenantFailures = [
    {
        code: 'sign-in-tenant-inactive',
        numbers: [5000225],
        why: 'Microsoft has blocked the Entra tenant because it was inactive, and deletes it 20 days after blocking it',
        todo: 'A tenant administrator must ask Microsoft to reactivate it within those 20 days. If it is too late, link another tenant to Partner Center and register the application there.',
        link: entraPages.inactiveTenant,
    },
    {
        code: 'sign-in-personal-accounts',
        // AADSTS9002331, AADSTS9002346: "configured for use by Microsoft Account users only".
        numbers: [9002331, 9002346],
        why: 'the application is registered for personal Microsoft accounts only, but the Store needs one in a work or school tenant',
        todo: 'In the Entra tenant that is linked to Partner Center, register a new application (supported account types: accounts in this organizational directory only), add it in Partner Center with the Manager role, and use its IDs. The /consumers endpoint that Entra suggests does not work for the Store.',
        link: entraPages.registerApp,
    },
    {
        code: 'sign-in-wrong-endpoint',
        numbers: [9001023, 9002332, 90019, 90027, 90124, 90130, 50059, 50194],
        why: 'the sign-in used the endpoint for personal accounts or for any tenant, but the Store requires the endpoint of a specific work or school tenant',
        todo: storeTenant,
        link: entraPages.codes,
    },
    {
        code: 'sign-in-wrong-cloud',
        numbers: [90038, 90051, 900382, 900432],
        why: 'the tenant and the sign-in endpoint belong to different Microsoft clouds (such as US Government or China)',
        todo: storeTenant,
        link: entraPages.codes,
    },
    {
        code: 'sign-in-unknown-tenant',
        numbers: [90002, 900023],
        when: ({ error, numbers }) => numbers.length === 0 && error === 'invalid_tenant',
        why: 'Entra has no tenant with this ID',
        todo: "Set tenant-id to the Directory (tenant) ID on the application's Overview page in Entra.",
        link: entraPages.apps,
    },
    {
        code: 'sign-in-unknown-tenant',
        // This response was seen for an address without a tenant (store-faults.md A4).
        when: ({ status, error }) => status === 404 && error === '',
        why: 'this sign-in endpoint does not exist: either tenant-id or login-url is wrong',
        todo: "Set tenant-id to the Directory (tenant) ID on the application's Overview page in Entra, and omit login-url.",
        link: entraPages.apps,
    },
    {
        code: 'sign-in-application-disabled',
        numbers: [7000112],
        when: ({ numbers, description }) => numbers.includes(70001) && /disabled/i.test(description),
        why: 'the application is disabled in this tenant',
        todo: 'Ask a tenant administrator why it is disabled. To enable it, open the application in Entra under Enterprise applications > Properties, and set "Enabled for users to sign in?" to Yes.',
        link: entraPages.codes,
    },
    {
        code: 'sign-in-no-service-principal',
        numbers: [7000229],
        why: 'the application is registered, but has no service principal (enterprise application) in this tenant',
        todo: "In Entra, open the application's Overview page under App registrations and select Create Service Principal.",
        link: entraPages.apps,
    },
    {
        code: 'sign-in-unknown-client',
        numbers: [700016, 700011],
        when: ({ numbers, description }) => numbers.includes(70001) && /not found/i.test(description),
        why: 'the tenant has no application with this ID: either client-id or tenant-id is wrong',
        todo: "Copy both the Application (client) ID and the Directory (tenant) ID from the application's Overview page in Entra.",
        link: entraPages.apps,
    },
    {
        code: 'sign-in-unknown-account',
        numbers: [50034, 50020, 51004],
        why: 'Entra looked for a user account and found none in this tenant',
        todo: "client-id must be the Application (client) ID, and tenant-id the ID of its tenant. Copy both from the application's Overview page in Entra.",
        link: entraPages.apps,
    },
    {
        code: 'sign-in-not-linked',
        numbers: [500011, 50001, 650052],
        when: ({ error, numbers }) => error === 'invalid_resource' && numbers.length === 0,
        why: 'the tenant does not recognize the Store. Most likely the tenant is not linked to a Partner Center account',
        todo: 'In Partner Center, link this Entra tenant under Account settings > Tenants, then add the application with the Manager role under User management > Microsoft Entra applications.',
        link: entraPages.storeSetUp,
    },
    {
        code: 'sign-in-asks-for-mfa',
        numbers: [50072, 50074, 50076, 50078, 50079, 53004],
        why: "Entra requires multifactor authentication, which an application can't complete",
        todo: "Check that client-id is an application's ID. Then ask a tenant administrator to exclude the application from the policy that requires multifactor authentication.",
        link: entraPages.codes,
    },
    {
        code: 'sign-in-tenant-restricted',
        numbers: [50002, 500021, 500022],
        why: "the runner's network allows sign-ins to certain tenants only (tenant restrictions), and this is not one of them",
        todo: 'Ask the network administrator to allow this tenant, or use a runner outside that network, such as a GitHub-hosted one.',
        link: entraPages.tenantRestrictions,
    },
    {
        code: 'sign-in-blocked',
        numbers: [53000, 53001, 53002, 53003, 53011, 50005, 50131, 530003, 530004, 530032, 530034, 530035],
        when: ({ numbers, description }) => numbers.length === 0 && /conditional access polic/i.test(description),
        why: 'a tenant policy, such as Conditional Access for workload identities, blocks the application from signing in from this runner',
        todo: "Ask a tenant administrator to exclude the application from the policy, or to allow the runners' IP addresses.",
        link: entraPages.conditionalAccess,
    },
];

;// CONCATENATED MODULE: ./lib/auth/known-failures.js



const proxyLink = 'https://docs.github.com/actions/how-tos/manage-runners/self-hosted-runners/use-proxy-servers';
/**
 * The known refusals; the first that matches a number applies. One `error` stands for many causes, so it is never
 * enough: the AADSTS number decides. Microsoft says that numbers may change, so an unknown one gets no cause at all.
 */
const knownFailures = [...tenantFailures, ...credentialFailures];
/** Numbers that stand for many causes: any other number with them says more. */
const general = new Set([50012, 70001, 70002]);
/** The known cause of a refusal, by the first number that stands for one. */
function knownCause(refusal, way) {
    const { numbers } = refusal;
    const [plain, specific] = [
        numbers.filter((each) => general.has(each)),
        numbers.filter((each) => !general.has(each)),
    ];
    for (const number of [...specific, ...plain]) {
        const found = knownFailures.find((each) => isCause(each, { ...refusal, numbers: [number] }, way));
        if (found !== undefined)
            return found;
    }
    return knownFailures.find((each) => isCause(each, refusal, way));
}
/** Values of `error` that mean "try again later" (RFC 6749 §4.1.2.1; the third is Entra's own). */
const laterErrors = new Set(['temporarily_unavailable', 'server_error', 'service_not_available']);
const ways = ['secret', 'certificate', 'oidc'];
/** Numbers that mean the same, whatever `error` comes with them. */
const laterNumbers = new Set([50033, 90006, 90012, 90024, 90033, 90055, 90090]);
/** Whether the authority is at fault rather than what it was sent. */
function isLater(refusal) {
    const { status, error, numbers } = refusal;
    if (status === 408 || status === 429 || status >= 500)
        return true;
    if (ways.some((way) => knownCause(refusal, way) !== undefined))
        return false;
    return laterErrors.has(error) || numbers.some((number) => laterNumbers.has(number));
}
const unavailable = {
    code: 'sign-in-unavailable',
    why: 'Microsoft Entra had an internal error or is overloaded',
    todo: 'Re-run the job later.',
    link: entraPages.status,
};
const proxySignIn = {
    code: 'proxy-sign-in',
    why: 'the proxy named by HTTPS_PROXY requires a user name and password',
    todo: 'Add them to HTTPS_PROXY (http://user:password@host:port), or add the host to NO_PROXY.',
    link: proxyLink,
};
const page = {
    code: 'sign-in-page',
    why: 'the response is a web page, which Microsoft Entra never sends here. Most likely a proxy or gateway refused the request',
    todo: "Check login-url (omit it to use Microsoft's) and the runner's proxy, then run the workflow again.",
    link: proxyLink,
};
/** Every cause of a refused sign-in, for docs/troubleshooting.md. */
const signInFailures = [
    ...knownFailures,
    unavailable,
    proxySignIn,
    page,
];
/** The cause of a refusal; if it is unknown, that Entra refused, and what to check. */
function causeOf(refusal, way) {
    if (isLater(refusal))
        return unavailable;
    if (refusal.status === 407)
        return proxySignIn;
    if (refusal.isPage && refusal.status !== 404)
        return page;
    return knownCause(refusal, way) ?? unknownCause(refusal);
}
function unknownCause({ numbers }) {
    const number = numbers.at(-1);
    const lookUp = number === undefined
        ? ''
        : `Look up AADSTS${number} at https://login.microsoftonline.com/error?code=${number}. `;
    return {
        code: 'sign-in-refused',
        why: 'Microsoft Entra refused to sign in the application',
        todo: `${lookUp}Check tenant-id, client-id and the application's credentials in Entra. If they are right, show Entra's response to a tenant administrator.`,
        link: entraPages.codes,
    };
}

;// CONCATENATED MODULE: ./lib/auth/failure.js







/**
 * What a retry needs to know about a failed sign-in; a token may always be requested again.
 *
 * @param isReached whether a sign-in of this run has worked
 */
function attemptFailureOf(seen, isReached) {
    if (seen.kind === 'wire')
        return attemptFailureOfWire(seen.error, isReached);
    const isNotNow = isLater(refusalOf(seen)) || isUnreadable(seen);
    return { executed: 'unknown', retryAfter: seen.retryAfter, status: isNotNow ? 503 : seen.status };
}
/**
 * Explains a sign-in that failed: the cause, what to do, and then Entra's own text and correlation ID. Codes: those of
 * known-failures.ts, `sign-in-answer-unreadable`, `sign-in-redirected`, and those of http/network.ts.
 */
function signInFailure(options) {
    const { seen, host } = options;
    if (seen.kind === 'answer')
        return answerFailure(options, seen);
    const { code, message, todo } = describeNetworkFailure(seen.error, host);
    return new errors/* ActionError */.lZ({ code, message: `Sign-in failed: ${message}.${again(options)}`, todo });
}
function answerFailure(options, seen) {
    const { host, signIn, job } = options;
    if (seen.status >= 300 && seen.status < 400)
        return redirected(host, seen.location ?? 'nowhere');
    if (seen.status < 300) {
        return new errors/* ActionError */.lZ({
            code: 'sign-in-answer-unreadable',
            message: `Sign-in failed: ${host} responded with ${seen.status} and no token.${again(options)}`,
            todo: 'Check login-url, and make sure that no proxy responds instead of the sign-in server. Then re-run the job.',
            status: seen.status,
        });
    }
    const refusal = refusalOf(seen);
    const known = causeOf(refusal, signIn.kind);
    const wanted = known.isFederation ? job : undefined;
    const isQuotedSecret = known.code === 'sign-in-wrong-secret' && signIn.kind === 'secret' && (0,ids/* isQuoted */.f5)(signIn.secret);
    const todo = isQuotedSecret
        ? `First, remove the quotation marks around the client secret. If that doesn't help, ${(0,format/* uncapitalized */.ot)(known.todo)}`
        : known.todo;
    const said = [
        `${host} responded with ${seen.status}`,
        refusal.error ? ` ${refusal.error}` : '',
        refusal.description ? `: "${refusal.description}"` : '.',
    ];
    return new errors/* ActionError */.lZ({
        code: known.code,
        message: `Sign-in failed: ${known.why}.${again(options)}`,
        todo: wanted === undefined ? todo : adviceOnSubject(wanted, todo),
        quote: said.join(''),
        ...(wanted === undefined ? {} : { values: federatedCredential(wanted) }),
        link: known.link,
        status: seen.status,
        ...(refusal.error ? { serviceCode: refusal.error } : {}),
        ...(seen.error?.correlation_id ? { correlationId: seen.error.correlation_id } : {}),
    });
}
function redirected(host, place) {
    return new errors/* ActionError */.lZ({
        code: 'sign-in-redirected',
        message: `Sign-in failed: ${host} redirects to ${place}. Redirects are not followed: the credentials are for ${host} only.`,
        todo: 'Check login-url, and make sure that no proxy responds instead of the sign-in server.',
    });
}
/** Entra writes a few hundred characters, with trace and correlation ID. */
const longestQuote = 2_000;
function refusalOf({ status, error, isPage }) {
    const { error: word = '', error_description: text = '', suberror = '' } = error ?? {};
    const description = text.length > longestQuote ? `${text.slice(0, longestQuote).toWellFormed()}…` : text;
    const numbers = numbersIn({ codes: error?.error_codes ?? [], texts: [description, suberror, word] });
    return { status, error: word, description, numbers, isPage };
}
function isUnreadable({ status, document }) {
    return status < 300 && document === undefined;
}
function again({ attempts }) {
    return attempts > 1 ? ` Gave up after ${attempts} attempts.` : '';
}

;// CONCATENATED MODULE: ./lib/auth/id-token.js



const answerSchema = schema.z.looseObject({ value: schema.z.string().min(1) });
/**
 * The request for a new ID token for this job. It is valid for five minutes, so every sign-in asks for its own.
 * Not `getIDToken` from `@actions/core`: that retries up to ten times without telling us, has no time limit and
 * finds a proxy by other rules.
 * https://docs.github.com/actions/reference/security/oidc#methods-for-requesting-the-oidc-token
 */
function idTokenRequest({ url, requestToken }, audience) {
    const address = new URL(url);
    address.searchParams.set('audience', audience);
    return { url: address, headers: { Authorization: `Bearer ${requestToken}` } };
}
/** The ID token in GitHub's response; `undefined` if there is none. */
function idTokenIn(seen) {
    if (seen.kind !== 'answer' || seen.status !== 200)
        return undefined;
    return answerSchema.safeParse(seen.document).data?.value;
}
/**
 * Explains that GitHub gave no ID token. Codes: `id-token-refused`, `id-token-unavailable`, and those of
 * http/network.ts.
 */
function idTokenFailure({ seen, host, attempts }) {
    const again = attempts > 1 ? ` Gave up after ${attempts} attempts.` : '';
    const doing = "Could not get the job's ID token from GitHub";
    if (seen.kind === 'wire') {
        const { code, message, todo } = describeNetworkFailure(seen.error, host);
        return new errors/* ActionError */.lZ({ code, message: `${doing}: ${message}.${again}`, todo });
    }
    if (seen.status === 401 || seen.status === 403) {
        return new errors/* ActionError */.lZ({
            code: 'id-token-refused',
            message: `${doing}: ${host} responded with ${seen.status}. Either the job lacks permission to request a token, or it has been running too long.`,
            todo: 'If the job lacks `permissions: { contents: read, id-token: write }`, add them. Then run the workflow again.',
            status: seen.status,
        });
    }
    return new errors/* ActionError */.lZ({
        code: 'id-token-unavailable',
        message: `${doing}: ${host} responded with ${seen.status} and no token.${again}`,
        todo: 'Check https://www.githubstatus.com, and re-run the job later.',
        status: seen.status,
    });
}

;// CONCATENATED MODULE: ./lib/auth/proof.js

const lifeSeconds = 600;
/**
 * An assertion that the application signs with its certificate, a PEM that holds the private key first:
 * https://learn.microsoft.com/entra/identity-platform/certificate-credentials
 */
async function certificateAssertion(pem, { clientId, audience, now }) {
    // Loaded here, since most runs sign in without a certificate.
    const { default: jwt } = await __webpack_require__.e(/* import() */ 653).then(__webpack_require__.t.bind(__webpack_require__, 69653, 19));
    const seconds = Math.floor(now / 1000);
    const header = {
        alg: 'PS256',
        'x5t#S256': Buffer.from(new external_node_crypto_.X509Certificate(pem).fingerprint256.replaceAll(':', ''), 'hex').toString('base64url'),
        // The chain is sent along, for applications that trust a subject name and its issuer.
        x5c: certificatesIn(pem).map((certificate) => certificate.raw.toString('base64')),
    };
    const claims = {
        aud: audience,
        iss: clientId,
        sub: clientId,
        jti: (0,external_node_crypto_.randomUUID)(),
        iat: seconds,
        nbf: seconds,
        exp: seconds + lifeSeconds,
    };
    return jwt.sign(claims, (0,external_node_crypto_.createPrivateKey)(pem), { algorithm: 'PS256', header });
}
function certificatesIn(pem) {
    const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    return blocks.map((block) => new external_node_crypto_.X509Certificate(block));
}
/** The part of a token request that carries an assertion, the application's own or GitHub's ID token. */
function assertionForm(assertion) {
    return {
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
    };
}

;// CONCATENATED MODULE: ./lib/auth/sign-in.js

/** The way of signing in, for the log. */
function describeSignIn(signIn) {
    switch (signIn.kind) {
        case 'secret':
            return 'client secret';
        case 'certificate': {
            const { subject, thumbprint } = readCertificate(signIn.pem);
            return `certificate ${subject} (thumbprint ${thumbprint})`;
        }
        case 'oidc':
            return "GitHub's OIDC token, without a secret";
    }
}
/** The secret part, to be masked. */
function secretOf(signIn) {
    switch (signIn.kind) {
        case 'secret':
            return signIn.secret;
        case 'certificate':
            return signIn.pem;
        case 'oidc':
            return signIn.service.requestToken;
    }
}

;// CONCATENATED MODULE: ./lib/auth/tokens.js










const defaultScope = 'https://manage.devcenter.microsoft.com/.default';
const defaultTimeLimitMs = 60_000;
/** Tokens are renewed this long before they expire, since the Store can be slow and clocks differ. */
const marginMs = 5 * 60_000;
/** What the API's documentation says, for a response without a lifetime. */
const documentedLifeMs = 60 * 60_000;
/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow#successful-response-1 */
const tokenSchema = schema.z.looseObject({
    access_token: schema.z.string().min(1),
    /** Seconds; some endpoints write the number as a string. */
    expires_in: schema.z.coerce.number().positive().optional().catch(undefined),
});
/**
 * Signs in as an Entra application, as often as needed. Every token is masked before it is handed out.
 * @throws ActionError `client-certificate-invalid`, `client-certificate-expired`
 */
function createTokenSource(options) {
    const { clientId, tenantId, signIn, clock, logger } = options;
    logger.mask(secretOf(signIn));
    if (signIn.kind === 'certificate')
        checkCertificate(signIn.pem, clock.now());
    let current;
    const describe = () => `application ${clientId} of tenant ${tenantId}, by ${describeSignIn(signIn)}`;
    const renew = async (signal) => {
        const isFirst = current === undefined;
        current = await signInWithRetries(options, !isFirst, signal);
        if (isFirst)
            logger.info(`Signed in as ${describe()}.`);
        return current.value;
    };
    return {
        get: async (signal) => (current && clock.now() < current.renewAt ? current.value : await renew(signal)),
        renew,
        describe,
    };
}
async function signInWithRetries(options, isReached, signal) {
    const { clock, random, budget, logger } = options;
    const policy = retry/* retryPolicies */.HK.transient;
    return await (0,retry/* retry */.L5)(policy, { clock, random, budget, signal }, {
        attempt: async () => {
            const ended = await signInOnce(options, signal);
            if ('token' in ended)
                return { value: ended.token };
            return { error: ended, failure: attemptFailureOf(ended.seen, isReached) };
        },
        explain: (failed, { attempts }) => failed.explain(attempts),
        onRetry: (_failed, { wait, attempts }) => logger.info(`Sign-in failed; trying again in ${(wait / 1000).toFixed(1)} s (${attempts} of ${policy.maxAttempts})`),
    });
}
async function signInOnce(options, signal) {
    const { signIn, timeLimit = defaultTimeLimitMs } = options;
    signal?.throwIfAborted();
    return await (0,transport/* withTimeLimit */.Bv)(timeLimit, signal, async (limited) => {
        if (signIn.kind !== 'oidc')
            return await tokens_exchange(options, undefined, limited);
        const assertion = await askGitHub(options, signIn.service, limited);
        return typeof assertion === 'string' ? await tokens_exchange(options, assertion, limited) : assertion;
    });
}
/** The job's ID token, masked. */
async function askGitHub({ clock, logger }, service, signal) {
    const request = idTokenRequest(service, federationAudience);
    const seen = await ask(request, signal, clock.now());
    const assertion = idTokenIn(seen);
    if (assertion !== undefined) {
        logger.mask(assertion);
        return assertion;
    }
    return { seen, explain: (attempts) => idTokenFailure({ seen, host: request.url.host, attempts }) };
}
/** A token from Entra in exchange for `idToken` or the application's own credential. */
async function tokens_exchange(options, idToken, signal) {
    const { clock, logger, loginUrl, signIn, tenantId, clientId, storeScope = defaultScope } = options;
    const url = new URL(`/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`, loginUrl);
    const proof = await proofOf(options, idToken, url.href);
    const form = { grant_type: 'client_credentials', client_id: clientId, scope: storeScope, ...proof };
    const seen = await ask({ url, form }, signal, clock.now());
    const isGood = seen.kind === 'answer' && seen.status < 300;
    const answer = isGood ? tokenSchema.safeParse(seen.document).data : undefined;
    if (answer !== undefined) {
        logger.mask(answer.access_token);
        const life = answer.expires_in === undefined ? documentedLifeMs : answer.expires_in * 1000;
        logger.debug(`signed in; the token is valid for ${Math.round(life / 60_000)} min`);
        return {
            token: { value: answer.access_token, renewAt: clock.now() + life - Math.min(marginMs, life / 2) },
        };
    }
    const job = idToken === undefined ? undefined : await readJobClaims(idToken);
    return { seen, explain: (attempts) => signInFailure({ seen, host: url.host, attempts, signIn, job }) };
}
/** What the application authenticates with, as form fields. */
async function proofOf({ signIn, clientId, clock, logger }, idToken, audience) {
    switch (signIn.kind) {
        case 'secret':
            return { client_secret: signIn.secret };
        case 'certificate': {
            const signed = await certificateAssertion(signIn.pem, { clientId, audience, now: clock.now() });
            logger.mask(signed);
            return assertionForm(signed);
        }
        case 'oidc':
            return assertionForm(idToken ?? '');
    }
}

// EXTERNAL MODULE: ./lib/json/is-record.js
var is_record = __webpack_require__(19588);
// EXTERNAL MODULE: ./lib/masking/document.js + 1 modules
var masking_document = __webpack_require__(99780);
// EXTERNAL MODULE: ./lib/store/target.js
var store_target = __webpack_require__(1368);
;// CONCATENATED MODULE: ./lib/store/call.js

const doing = {
    look: 'read',
    read: 'read a submission for',
    status: 'read the status of a submission for',
    create: 'create a submission for',
    update: 'update the submission for',
    commit: 'commit the submission for',
    delete: 'delete the pending submission for',
    rollout: 'change the rollout of',
};
/** What a call does, to follow "Could not": `create a submission for app 9NBLGGH4R315`. */
function describeCall(call) {
    if (call.stage === 'api')
        return `send ${call.method} ${call.path.replace(/\?.*$/s, '')}`;
    return `${doing[call.stage]} ${call.target === undefined ? 'the account' : (0,store_target/* describeTarget */.ff)(call.target)}`;
}
/** True for the calls that are known to return an error after having worked; they are never repeated blindly. */
function isOnce(call) {
    return call.method === 'POST';
}
/**
 * True if a success shows that the call has worked: it has a document, or if none is needed, nothing. A page
 * or a text comes from something in front of the Store, which may never have seen the request.
 */
function isReadable(call, body) {
    if (body.kind === 'empty')
        return call.stage === 'commit' || call.method === 'DELETE';
    return body.kind === 'json';
}

// EXTERNAL MODULE: ./lib/store/exact-json.js
var exact_json = __webpack_require__(52565);
// EXTERNAL MODULE: ./lib/json/fold.js
var fold = __webpack_require__(31155);
;// CONCATENATED MODULE: ./lib/store/answer.js



/** Longest piece of a response that is quoted in a message. */
const quoteLength = 500;
/** Longest code, or name of a member. */
const nameLength = 100;
/** How much of a text is searched. */
const readLength = 4_096;
/** Levels of an error document that are read. */
const deepest = 5;
/** Tells the shapes apart by the text alone: the `Content-Type` of error responses is not reliable. */
function parseBody(text) {
    const trimmed = text.trim();
    if (trimmed === '')
        return { kind: 'empty' };
    if (trimmed.startsWith('<'))
        return { kind: 'html', text: trimmed };
    try {
        return { kind: 'json', value: (0,exact_json/* parseJson */.qF)(trimmed) };
    }
    catch {
        return { kind: 'text', text: trimmed };
    }
}
/**
 * The error in a refusal's body: the full envelope, the short one of a 401 (`code` and `message` only), that
 * of another service (`{"error": {…}}`, `{"Message": …}`), or whatever text there is. Empty object for an empty body.
 *
 * @param most characters of its text: those that are quoted, or more to look for a cause in
 */
function storeErrorOf(body, most = quoteLength) {
    if (body.kind === 'empty')
        return {};
    if (body.kind === 'text')
        return { message: cut(body.text, most) };
    if (body.kind === 'html')
        return { message: cut(textOfHtml(body.text), most) };
    const { code, message, target, activityId } = envelopeOf(body.value, 0);
    return {
        ...(code !== undefined && { code: cut(code, nameLength) }),
        ...(message !== undefined && { message: cut(message, most) }),
        ...(target !== undefined && { target: cut(target, nameLength) }),
        ...(activityId !== undefined && { activityId: cut(activityId, nameLength) }),
    };
}
/** Names of members with a text of the error, the Store's own first. */
const textMembers = ['message', 'error_description', 'title', 'detail', 'value', 'details', 'errors'];
function envelopeOf(value, depth) {
    const document = Array.isArray(value) && value.length === 1 ? value[0] : value;
    const none = { code: undefined, target: undefined, activityId: undefined };
    if (!(0,is_record/* isRecord */.u)(document))
        return { ...none, message: textOf(document, depth) };
    const inner = (0,fold/* memberOf */.C5)(document, 'error') ?? (0,fold/* memberOf */.C5)(document, 'odata.error');
    if ((0,is_record/* isRecord */.u)(inner) && depth < deepest)
        return envelopeOf(inner, depth + 1);
    const texts = textMembers.flatMap((name) => textOf((0,fold/* memberOf */.C5)(document, name), depth) ?? []);
    const code = wordOf((0,fold/* memberOf */.C5)(document, 'code')) ?? wordOf(inner);
    // The Store's own form says everything in its members, though there may be no message.
    const isOther = code === undefined && Object.keys(document).length > 0;
    return {
        code,
        message: [...new Set(texts)].join('; ') || (isOther ? JSON.stringify(document) : undefined),
        target: textOf((0,fold/* memberOf */.C5)(document, 'target'), depth),
        activityId: wordOf((0,fold/* memberOf */.C5)(document, 'activityId')),
    };
}
function wordOf(value) {
    return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;
}
/** A text, the texts of a list joined, or what an object says; `undefined` for nothing. */
function textOf(value, depth) {
    if (typeof value === 'string')
        return value === '' ? undefined : value;
    if (depth >= deepest)
        return undefined;
    if (Array.isArray(value))
        return value.flatMap((each) => textOf(each, depth + 1) ?? []).join('; ') || undefined;
    return (0,is_record/* isRecord */.u)(value) ? envelopeOf(value, depth + 1).message : undefined;
}
/** The part of a response's text that a message quotes. */
function quoteOf(text) {
    return cut(text, quoteLength);
}
/** The redactor takes out what is left of a secret at the cut: it knows the secrets, and the mark. */
function cut(text, most) {
    return text.length > most ? `${text.slice(0, most)}…` : text;
}
/** The title of a gateway's page, or its first words. */
function textOfHtml(html) {
    const start = html.length > readLength ? `${html.slice(0, readLength)}…` : html;
    const title = /<title[^>]*>([^<]*)</i.exec(start)?.[1]?.trim();
    return (title ||
        start
            .replaceAll(/<[^>]*>/g, ' ')
            .replaceAll(/\s+/g, ' ')
            .trim());
}

// EXTERNAL MODULE: ./lib/store/partner-center.js
var partner_center = __webpack_require__(92593);
;// CONCATENATED MODULE: ./lib/store/refusal.js
const docs = 'https://learn.microsoft.com/windows/uwp/monetize';
const storePages = {
    setUp: `${docs}/create-and-manage-submissions-using-windows-store-services`,
    submission: `${docs}/manage-app-submissions`,
};

;// CONCATENATED MODULE: ./lib/store/access-failures.js


const role = "Check the application's role under User management in Partner Center, then the Store ID under Product identity; if both are right, try again tomorrow.";
const deniedCauses = 'Possible causes: the Entra application lacks the Manager role in Partner Center, the Store ID does not belong to this account, or the daily request quota is used up';
/** Refusals of the caller, and of what does not exist (store-faults.md A9–A11). */
const accessFailures = [
    {
        code: 'proxy-sign-in',
        seen: { status: 407 },
        when: ({ status }) => status === 407,
        why: 'the proxy named by HTTPS_PROXY requires a user name and password',
        todo: 'Add them to HTTPS_PROXY (http://user:password@host:port), or add the host to NO_PROXY.',
    },
    {
        code: 'store-page',
        seen: { status: 403, isPage: true },
        when: ({ status, isPage }) => isPage && status < 500 && status !== 408 && status !== 429,
        why: 'the response is a web page, which the Store never sends. Most likely a proxy or gateway refused the request',
        todo: "Check store-api-url (omit it to use Microsoft's) and the runner's proxy, then run the workflow again.",
    },
    {
        code: 'store-not-linked',
        seen: { status: 401, text: 'Account is not allowed to access this api' },
        when: ({ status, text }) => status === 401 && /not allowed to access this api|identity cannot be authorized/i.test(text),
        why: 'sign-in succeeded, but the Store does not recognize this application, or its tenant is not linked to the Partner Center account',
        todo: 'In Partner Center, under Account settings > Tenants, link the Entra tenant; under User management > Microsoft Entra applications, add the application with the Manager role.',
        link: storePages.setUp,
    },
    {
        code: 'store-unauthorized',
        seen: { status: 401 },
        when: ({ status }) => status === 401,
        why: 'sign-in succeeded, but the Store rejects the access token, even a new one',
        todo: 'In Partner Center, check that the Entra tenant is linked (Account settings > Tenants) and that the application has the Manager role (User management > Microsoft Entra applications). On a self-hosted runner, also check the clock.',
        link: storePages.setUp,
    },
    {
        code: 'store-quota',
        seen: { status: 403, text: 'The daily quota is used up' },
        when: ({ status, text }) => status === 403 && /\bquota\b/i.test(text),
        why: 'the request quota is used up',
        todo: 'Re-run the job tomorrow. Other tools that use the same application or tenant share the quota.',
    },
    {
        code: 'store-access-denied',
        seen: { status: 403 },
        when: ({ status, text }) => status === 403 && text === '',
        why: `the Store denied access without giving a reason. ${deniedCauses}`,
        todo: role,
        link: storePages.setUp,
    },
    {
        code: 'store-access-denied',
        seen: { status: 403, text: 'Forbidden' },
        when: ({ status }) => status === 403,
        why: 'the Store denied access',
        todo: `${deniedCauses}. ${role}`,
        link: storePages.setUp,
    },
    {
        code: 'store-app-not-found',
        seen: { status: 404, stage: 'look' },
        when: ({ status, stage, kind }) => status === 404 && stage === 'look' && kind === 'app',
        why: 'the Store has no app with this Store ID in this account',
        todo: "Copy the Store ID (12 characters, starting with 9) from Partner Center > Product identity. It is not the package identity name or an add-on's ID.",
        link: partner_center/* portalLink */.jg,
    },
    {
        code: 'store-flight-not-found',
        seen: { status: 404, stage: 'look', kind: 'flight' },
        when: ({ status, stage, kind }) => status === 404 && stage === 'look' && kind === 'flight',
        why: 'the app has no package flight with this ID',
        todo: "Make sure that flight is one of the app's package flights in Partner Center.",
        link: partner_center/* portalLink */.jg,
    },
    {
        code: 'store-add-on-not-found',
        seen: { status: 404, stage: 'look', kind: 'add-on' },
        when: ({ status, stage, kind }) => status === 404 && stage === 'look' && kind === 'add-on',
        why: 'the Store has no add-on with this Store ID in this account',
        todo: "Copy the add-on's Store ID from its page in Partner Center.",
        link: partner_center/* portalLink */.jg,
    },
    {
        code: 'store-nothing-there',
        seen: { status: 404, stage: 'api' },
        when: ({ status, stage }) => status === 404 && stage === 'api',
        why: 'the Store has nothing at this path. It also responds this way for an empty list',
        todo: 'Check the IDs in path.',
        link: partner_center/* portalLink */.jg,
    },
];

;// CONCATENATED MODULE: ./lib/store/document-failures.js


/**
 * Refusals of what a submission holds (store-faults.md C1–C6): a 400 with the text that was seen. The name of a member
 * in the text is not enough, since the Store complains of one member in many ways.
 */
const documentFailures = [
    {
        code: 'store-price-unknown',
        seen: { status: 400, text: "'Base' is not a valid PriceId for base price." },
        when: ({ status, text }) => status === 400 && /'Base' is not a valid PriceId/i.test(text),
        why: `the Store returns "Base" as the price of an app with newer pricing (price version 2), which the API can't read, and refuses it in a submission`,
        todo: 'Set price to the tier, for example Tier1012. Partner Center shows the price under Pricing and availability.',
        link: `${storePages.submission}#price-tiers`,
    },
    {
        code: 'store-price-unknown',
        seen: { status: 400, text: 'You must select a valid base price' },
        when: ({ status, text }) => status === 400 && /must select a valid base price/i.test(text),
        why: 'the submission has no base price that the Store accepts',
        todo: "Set price to the product's price tier (Free only if the product is free). Partner Center shows the price under Pricing and availability.",
        link: `${storePages.submission}#price-tiers`,
    },
    {
        code: 'store-price-refused',
        seen: { status: 400, text: "'Tier9999' is not a valid PriceId for base price." },
        when: ({ status, text }) => status === 400 && /is not a valid PriceId/i.test(text),
        why: 'the submission has a price tier that the Store does not recognize',
        todo: 'Correct the price input, or pricing in submission-patch: use Free, NotAvailable, Tier2 to Tier96 or, if the app uses the newer pricing, Tier1012 to Tier1424.',
        link: `${storePages.submission}#price-tiers`,
    },
    {
        code: 'store-no-listing',
        seen: { status: 400, text: 'The size of Listings must be 1 or more', kind: 'add-on' },
        when: ({ status, text, kind }) => status === 400 && kind === 'add-on' && /size of (?:App)?Listings must be 1 or more/i.test(text),
        why: 'the add-on has no listing in any language yet',
        todo: 'Add a listing in submission-patch, such as {"listings": {"en-us": {"title": "…", "description": "…"}}}. Don\'t edit this draft in Partner Center: if you do, the API can no longer change it.',
        link: partner_center/* portalLink */.jg,
    },
    {
        code: 'store-no-listing',
        seen: { status: 400, text: 'The size of AppListings must be 1 or more' },
        when: ({ status, text }) => status === 400 && /size of (?:App)?Listings must be 1 or more/i.test(text),
        why: 'the submission has no listing in any language',
        todo: "Add a listing in submission-patch (listings). Don't edit this draft in Partner Center: if you do, the API can no longer change it.",
        link: partner_center/* portalLink */.jg,
    },
    {
        code: 'store-device-families-missing',
        seen: {
            status: 400,
            text: 'AllowTargetFutureDeviceFamilies needs to be initialized for all supported platform',
        },
        when: ({ status, text }) => status === 400 && /AllowTargetFutureDeviceFamilies needs to be initialized/i.test(text),
        why: 'the submission does not say for each device family whether future ones get the app',
        todo: 'Set all the device families that the Store lists in submission-patch, such as {"allowTargetFutureDeviceFamilies": {"Desktop": true, "Xbox": false}}.',
        link: storePages.submission,
    },
    {
        code: 'store-device-family-unknown',
        seen: { status: 400, text: "'Core' is not a valid device family." },
        when: ({ status, text }) => status === 400 && /is not a (?:valid|known|supported) device family/i.test(text),
        why: 'the submission has a device family that the Store does not recognize',
        todo: 'Fix allowTargetFutureDeviceFamilies in submission-patch: the Store accepts Desktop, Mobile, Holographic and Xbox.',
        link: storePages.submission,
    },
    {
        code: 'store-package-entries-missing',
        seen: { status: 400, text: 'Please keep all file entries for existing packages.' },
        when: ({ status, text }) => status === 400 && /keep all file entries for existing packages/i.test(text),
        why: 'the update left out packages of the submission instead of marking them PendingDelete',
        todo: 'The draft may have been changed in the meantime: re-run the job. If this happens again, report it as a bug in this action.',
        link: storePages.submission,
    },
    {
        code: 'store-gaming-options',
        seen: { status: 400, text: 'Validation error: MultipleInstancesOfGamingOptions' },
        when: ({ status, text }) => status === 400 && /MultipleInstancesOfGamingOptions/i.test(text),
        why: 'the submission has more than one set of gaming options, but the Store allows only one',
        todo: 'Use submission-patch to reduce gamingOptions to one entry, or save the game settings in Partner Center and publish there.',
        link: storePages.submission,
    },
];

;// CONCATENATED MODULE: ./lib/store/state-failures.js


function isNotFromApi(text) {
    return /submissions that are created through the API/i.test(text);
}
/** Refusals because of the state that the app or its submission is in (store-faults.md B1–B8, C7, F1). */
const stateFailures = [
    {
        code: 'store-feature-unsupported',
        seen: {
            status: 409,
            text: 'This application uses features that are not supported by the submission API.',
        },
        when: ({ status, text }) => (status === 409 || status === 400) && /not supported by the\s.*submission API/is.test(text),
        why: 'the app or add-on uses a feature that the submission API does not support, such as mandatory app updates or Store-managed consumables',
        todo: 'Publish it in Partner Center, or remove the feature there. Deleting the pending submission does not help.',
        link: storePages.setUp,
    },
    {
        code: 'store-draft-not-from-api',
        seen: {
            status: 409,
            text: 'can only delete submissions that are created through the API',
            stage: 'delete',
        },
        when: ({ stage, text }) => stage === 'delete' && isNotFromApi(text),
        why: "it was created or edited in Partner Center, and the API can't delete it. Nothing was changed",
        todo: 'Finish or delete the draft in Partner Center, then re-run the job.',
        link: partner_center/* portalLink */.jg,
        result: 'busy',
    },
    {
        code: 'store-draft-not-from-api',
        seen: {
            status: 409,
            text: 'can only update, delete, and commit submissions that are created through the API',
        },
        when: ({ text }) => isNotFromApi(text),
        why: 'the pending submission was created or edited in Partner Center, which locks the API out (in early 2024, the Store also said this by mistake about submissions made by the API)',
        todo: 'Publish or delete the pending submission in Partner Center, then re-run the job. If it was made by this action and never edited there, report the correlation ID to Microsoft.',
        link: partner_center/* portalLink */.jg,
    },
    {
        code: 'store-submission-not-found',
        seen: { status: 404 },
        when: ({ status }) => status === 404,
        why: 'the submission was deleted in Partner Center or by another run that publishes this app',
        todo: `Check the app in Partner Center, then re-run the job. ${partner_center/* keepRunsApart */.yy}`,
        link: partner_center/* portalLink */.jg,
    },
    {
        code: 'store-app-not-ready',
        seen: { status: 409, text: 'Create submission failed, status code Conflict', stage: 'create' },
        when: ({ status, stage, kind }) => status === 409 && stage === 'create' && kind === 'app',
        why: "no submission is pending, but the Store still refuses a new one. The API can't create an app's first submission",
        todo: 'If the app has never been published, finish its first submission in Partner Center, including the age rating questionnaire. Otherwise, check whether any required information is missing there.',
        link: storePages.setUp,
    },
    {
        code: 'store-app-not-ready',
        seen: { status: 409, stage: 'create', kind: 'flight' },
        when: ({ status, stage }) => status === 409 && stage === 'create',
        why: 'no submission is pending, but the Store still refuses a new one',
        todo: 'In Partner Center, check that the app is published and that no required information is missing.',
        link: partner_center/* portalLink */.jg,
    },
    {
        code: 'store-submission-in-progress',
        seen: { status: 409, stage: 'update' },
        when: ({ status, stage }) => status === 409 && (stage === 'update' || stage === 'delete'),
        why: 'the submission is in a state in which it can no longer be changed: the Store is processing it, or another run has committed it',
        todo: `Wait until that submission is published, or cancel it in Partner Center, then re-run the job. ${partner_center/* keepRunsApart */.yy}`,
        link: partner_center/* portalLink */.jg,
        result: 'busy',
    },
    {
        code: 'store-commit-refused',
        seen: { status: 409, stage: 'commit' },
        when: ({ status, stage }) => status === 409 && stage === 'commit',
        why: "the submission can't be committed in its current state",
        todo: 'Check the submission in Partner Center. If it was edited there, delete it and re-run the job.',
        link: partner_center/* portalLink */.jg,
    },
    {
        code: 'store-rollout-not-in-progress',
        seen: { status: 409, stage: 'rollout' },
        when: ({ status, stage }) => status === 409 && stage === 'rollout',
        why: 'the submission is not published, or its rollout is not in progress',
        todo: 'Check the rollout in Partner Center: it can be changed only while it is in progress.',
        link: `${storePages.submission}#manage-gradual-package-rollout`,
    },
];

;// CONCATENATED MODULE: ./lib/store/known-failures.js




const support = 'If this happens again, report the correlation ID to Partner Center support.';
const outages = [
    {
        code: 'store-throttled',
        seen: { status: 429 },
        when: ({ status }) => status === 429,
        why: 'the Store is throttling requests from this tenant or application',
        todo: 'Wait a few minutes, then re-run the job. Other tools in the same tenant share the limit.',
    },
    {
        code: 'store-unavailable',
        seen: { status: 500, stage: 'create' },
        when: ({ status, stage }) => status >= 500 && stage === 'create',
        why: 'the Store had an internal error. It also responds this way when the last submission failed certification',
        todo: "Check the last submission's certification result in Partner Center. If that is fine, re-run the job later.",
        link: partner_center/* portalLink */.jg,
    },
    {
        code: 'store-unavailable',
        seen: { status: 500, stage: 'update' },
        when: ({ status, stage }) => status >= 500 && stage === 'update',
        why: 'the Store had an internal error. For some apps that has lasted for weeks',
        todo: `Re-run the job later. ${support}`,
        link: partner_center/* portalLink */.jg,
    },
    {
        code: 'store-unavailable',
        seen: { status: 504 },
        when: ({ status }) => status === 408 || status >= 500,
        why: 'the Store had an internal error',
        todo: `Re-run the job later. ${support}`,
    },
];
const unknownFailure = {
    code: 'store-refused',
    seen: { status: 400 },
    when: () => true,
    why: 'the Store refused the request',
    todo: "Fix the problem described in the Store's response. The submission's page in Partner Center may show more details.",
    link: partner_center/* portalLink */.jg,
};
/** The refusals that have been seen, with their cause (store-faults.md §1.2); the first that fits counts. */
const known_failures_knownFailures = [
    ...accessFailures,
    ...stateFailures,
    ...documentFailures,
    ...outages,
    unknownFailure,
];
/** The cause of a refusal, as far as it is known. */
function known_failures_causeOf(refusal) {
    return known_failures_knownFailures.find(({ when }) => when(refusal)) ?? unknownFailure;
}

// EXTERNAL MODULE: ./lib/store/store-error.js
var store_error = __webpack_require__(89803);
;// CONCATENATED MODULE: ./lib/store/failure.js







/** Makes the error of a call that is not tried again; its code is one of the tables' (known-failures, network). */
function failureOf(options) {
    const { failed } = options;
    if (failed.kind === 'wire')
        return wireFailure(options, failed.error);
    if (failed.kind === 'unreadable')
        return unreadableFailure(options, failed.answer);
    if (failed.answer.status < 400)
        return redirectFailure(options, failed.answer);
    return refusalFailure(options, failed.answer);
}
function wireFailure(options, error) {
    const { code, message, todo } = describeNetworkFailure(error, options.host);
    return new store_error/* StoreError */.AD({
        code,
        message: `Could not ${describeCall(options.call)}: ${message}.${ending(options)}`,
        todo: error.sent === 'unknown' ? lookFirst(options.call, todo) : todo,
        executed: error.sent,
    });
}
function unreadableFailure(options, answer) {
    const text = storeErrorOf(answer.body).message;
    return new store_error/* StoreError */.AD({
        code: 'store-answer-unreadable',
        message: `Could not ${describeCall(options.call)}: the Store responded with ${answer.status}, but the response could not be read.${ending(options)}`,
        todo: lookFirst(options.call, 'Make sure that no proxy responds instead of the Store, and re-run the job later.'),
        ...(text ? { quote: `Response: "${text}"` } : {}),
        executed: 'unknown',
        status: answer.status,
        correlationId: answer.correlationId,
    });
}
function redirectFailure(options, answer) {
    const target = URL.parse(answer.location ?? '', `https://${options.host}`)?.host ?? 'nowhere';
    return new store_error/* StoreError */.AD({
        code: 'store-redirected',
        message: `Could not ${describeCall(options.call)}: ${options.host} redirects to ${target}. Redirects are not followed: the token is for ${options.host} only.`,
        todo: 'Check store-api-url, and make sure that no proxy responds instead of the Store.',
        executed: 'no',
        status: answer.status,
    });
}
function refusalFailure(options, answer) {
    const { call } = options;
    const { status, body, retryAfter } = answer;
    const said = storeErrorOf(body, readLength);
    const text = said.message ?? '';
    const serviceCode = said.code || undefined;
    const correlationId = answer.correlationId ?? said.activityId ?? undefined;
    const kind = call.target?.kind ?? 'app';
    const known = known_failures_causeOf({ status, stage: call.stage, kind, text, isPage: body.kind === 'html' });
    const executed = (0,retry/* isOutcomeUnknown */.B1)(status) ? 'unknown' : 'no';
    const quote = [
        `The Store responded with ${status}`,
        serviceCode ? ` ${serviceCode}` : '',
        said.target ? ` for "${said.target}"` : '',
        text ? `: "${quoteOf(text)}"` : '',
        correlationId ? ` (correlation ID ${correlationId}).` : text ? '' : '.',
    ];
    return new store_error/* StoreError */.AD({
        code: known.code,
        message: `Could not ${describeCall(call)}: ${known.why}.${ending(options)}`,
        todo: executed === 'unknown' ? lookFirst(call, known.todo) : known.todo,
        quote: quote.join(''),
        executed,
        status,
        retryAfter,
        link: known.link,
        result: known.result,
        serviceCode,
        correlationId,
    });
}
/**
 * What to do after a write of `command: api` whose outcome is not known: its requests are not looked for, and sending
 * one again could create a second flight (store-faults.md B2).
 */
function lookFirst({ stage, method, path }, todo) {
    if (stage !== 'api' || method === 'GET')
        return todo;
    const app = /^(?:\/?v1\.0\/my\/)?\/?(applications\/[^/?]+)\/flights/i.exec(path)?.[1];
    const list = app === undefined ? 'inappproducts' : `${app}/listflights`;
    const done = method === 'DELETE' ? 'deleted' : 'created';
    return `It may still have been ${done}: check first (GET ${list}), and send it again only if it was not. ${todo.replace(/^Re-run the job(?: later)?[.:] ?/, '')}`.trim();
}
function ending({ why, attempts, waited, failed }) {
    if (why === 'attempts')
        return ` Gave up after ${attempts} attempts.`;
    if (why === 'patience')
        return ` Gave up after ${(0,format/* formatDuration */.a3)(waited)}.`;
    if (why === 'budget')
        return ' This run has used up its retries.';
    if (why === 'final' || failed.kind !== 'answer')
        return '';
    const seconds = Math.round((failed.answer.retryAfter ?? 0) / 1000);
    return ` It asks to wait ${seconds} s (Retry-After), longer than this action waits.`;
}
/** The error of a readable response whose document does not have the documented form at `paths`. */
function unexpectedAnswer(call, answer, paths) {
    return new store_error/* StoreError */.AD({
        code: 'store-answer-unexpected',
        message: `Could not ${describeCall(call)}: the Store's response is not in the documented format (${paths.slice(0, 5).join(', ')}).`,
        todo: "Check store-api-url. If it is Microsoft's, the API has changed: look for a newer version of this action.",
        executed: 'unknown',
        status: answer.status,
        correlationId: answer.correlationId,
    });
}

// EXTERNAL MODULE: ./lib/store/wire.js
var wire = __webpack_require__(28924);
;// CONCATENATED MODULE: ./lib/store/documents.js









/** A list this long is a server that never ends. */
const maxPages = 100;
/**
 * The documents that the Store returns. Their secrets are masked before anything can show them (masking/document.ts).
 * Every method throws what `Requester.send` does.
 */
class Documents {
    #requester;
    #logger;
    constructor(requester, logger) {
        this.#requester = requester;
        this.#logger = logger;
    }
    /** @throws StoreError `store-answer-unexpected` for a document of another form */
    async read(call, schema) {
        return documents_parsed(call, await this.#send(call), schema);
    }
    /**
     * A list through all its pages; an empty list if there are none, though the Store's documentation promises 404.
     *
     * @throws ActionError `store-foreign-address` when a page points elsewhere, `store-endless-list`
     */
    list(call, item) {
        return this.#collect(call, item, (page) => page.value);
    }
    async #collect(call, item, itemsOf) {
        const schema = (0,wire/* pageSchema */.vD)(item);
        const items = [];
        try {
            for (let path = call.path, pages = 0; path; pages += 1) {
                if (pages === maxPages)
                    throw endlessList(call);
                const answer = await this.#send({ ...call, path });
                const page = documents_parsed({ ...call, path }, answer, schema);
                items.push(...itemsOf(page, answer));
                path = page['@nextLink'];
            }
        }
        catch (error) {
            if (error instanceof store_error/* StoreError */.AD && error.status === 404)
                return items;
            throw error;
        }
        return items;
    }
    /**
     * The document with its numbers as they came (`parseForShow`), a list through all its pages; `undefined` if the Store
     * returns none.
     */
    async raw(call) {
        const answer = await this.#send(call);
        const document = shownOf(answer);
        const page = call.method === 'GET' ? (0,wire/* pageSchema */.vD)(schema.z.unknown()).safeParse(documentOf(answer)).data : undefined;
        if (page === undefined || !(0,is_record/* isRecord */.u)(document))
            return document;
        const { '@nextLink': _next, ...rest } = document;
        const next = page['@nextLink'];
        const others = next
            ? await this.#collect({ ...call, path: next }, schema.z.unknown(), (_page, each) => itemsOf(shownOf(each)))
            : [];
        return { ...rest, value: [...itemsOf(document), ...others] };
    }
    async #send(call) {
        this.#maskSecretsOf(call.body);
        const answer = await this.#requester.send(call);
        this.#maskSecretsOf(documentOf(answer));
        return answer;
    }
    /** Called before anything can show what is in a document, or what the Store makes of it. */
    #maskSecretsOf(document) {
        for (const secret of (0,masking_document/* secretsOfDocument */.O)(document))
            this.#logger.mask(secret);
    }
}
function documentOf({ body }) {
    return body.kind === 'json' ? body.value : undefined;
}
function documents_parsed(call, answer, schema) {
    const result = schema.safeParse(documentOf(answer));
    if (result.success)
        return result.data;
    const paths = result.error.issues.map(({ path }) => path.join('.') || 'at the top level');
    throw unexpectedAnswer(call, answer, paths);
}
function shownOf({ body, text }) {
    if (body.kind !== 'json')
        return undefined;
    return text === undefined ? body.value : (0,exact_json/* parseForShow */.al)(text.trim());
}
function itemsOf(page) {
    return (0,is_record/* isRecord */.u)(page) && Array.isArray(page.value) ? page.value : [];
}
function endlessList(call) {
    return new errors/* ActionError */.lZ({
        code: 'store-endless-list',
        message: `Could not ${describeCall(call)}: the list has more than ${maxPages} pages.`,
        todo: "Check store-api-url. If it is Microsoft's, report this to Microsoft.",
    });
}

;// CONCATENATED MODULE: ./lib/http/limiter.js
/** Spreads requests so that no more of them start than the limit allows. */
class Limiter {
    #clock;
    #limit;
    #starts = [];
    constructor(clock, limit) {
        this.#clock = clock;
        this.#limit = limit;
    }
    /** Resolves when a request may start, and counts it; rejects with the signal's reason when that aborts. */
    async acquire(signal) {
        const { starts, window } = this.#limit;
        for (;;) {
            const now = this.#clock.now();
            // A clock set back would leave starts in the future, and a wait as long as the step.
            this.#starts = this.#starts
                .map((start) => Math.min(start, now))
                .filter((start) => start > now - window);
            const oldest = this.#starts[0];
            if (oldest === undefined || this.#starts.length < starts) {
                this.#starts.push(now);
                return;
            }
            await this.#clock.sleep(oldest + window - now, signal);
        }
    }
}

;// CONCATENATED MODULE: ./lib/store/address.js



const root = '/v1.0/my/';
/**
 * The address that a call goes to. Paths are built from checked ids; the links that the Store returns are not.
 *
 * @throws ActionError `store-foreign-address` for any other address, to which no token must go
 */
function addressOf(call, origin) {
    const url = URL.parse(call.path, `${origin.origin}${root}`);
    if (url?.origin === origin.origin && url.pathname.startsWith(root))
        return url;
    throw new errors/* ActionError */.lZ({
        code: 'store-foreign-address',
        message: `Could not ${describeCall(call)}: the address "${call.path}" is not under ${origin.origin}${root}, so the token was not sent to it.`,
        todo: 'If the address came from the Store, report this to Microsoft. Otherwise, check store-api-url.',
    });
}
/**
 * The origin of the API. The input is checked already (inputs/addresses.ts); this is the last line of defense for the
 * token.
 *
 * @throws RangeError for any other address
 */
function checkedOrigin(origin) {
    const url = URL.parse(origin);
    const isBare = url?.username === '' && url.pathname === '/' && url.search === '';
    if (url && isBare && (0,loopback/* isPrivate */.Gw)(origin))
        return url;
    throw new RangeError('The address of the Store must be an https origin, or an http one on this machine.');
}

;// CONCATENATED MODULE: ./lib/store/request.js











/** The Store allows 20 per minute and tenant (store-faults.md §0), less a margin. */
const storeLimit = { starts: 18, window: 60_000 };
const request_defaultTimeLimitMs = 120_000;
const request_maxBodyBytes = 20 * 2 ** 20;
/**
 * Sends calls of the submission API: signed in, limited to 18 starts a minute, each with a time limit
 * and a cap on the body, retried by `policyOf` the call. The token is added here: the HTTP library does not renew it
 * after a plain 401.
 */
class Requester {
    #options;
    #origin;
    #limiter;
    /** Text of every submission that was read, by its id. */
    #sources = new Map();
    /** True once the Store has returned anything: a host or proxy that was there may come back. */
    #reached = false;
    /** @throws RangeError for an address that can't be the Store's */
    constructor(options) {
        this.#options = options;
        this.#origin = checkedOrigin(options.origin);
        this.#limiter = new Limiter(options.clock, storeLimit);
    }
    /**
     * Resolves with the response of a call that succeeded (2xx; with a JSON document if the call needs one).
     *
     * @throws StoreError with the codes of known-failures.ts and network.ts, and `store-answer-unreadable`,
     *   `store-redirected`; ActionError `store-foreign-address`; what the token source throws; the signal's reason
     */
    async send(call) {
        const url = addressOf(call, this.#origin);
        const progress = { call, url, token: '', isRenewed: false, mayBeDone: false };
        return await (0,retry/* retry */.L5)(policyOf(call), this.#options, {
            attempt: () => this.#attempt(progress),
            explain: (failed, end) => failureOf({ call, failed, host: this.#origin.host, ...end }),
            onRetry: (failed, next) => this.#options.logger.info(describeRetry(failed, next)),
        });
    }
    async #attempt(progress) {
        const { tokens, signal, logger } = this.#options;
        const { call } = progress;
        progress.token = await tokens.get(signal);
        const ended = await this.#exchange(progress);
        if (ended.kind === 'done')
            return { value: ended.answer };
        // What an earlier attempt may have deleted is deleted (store-faults.md §2.2).
        if (progress.mayBeDone && isNothingThere(ended))
            return { value: ended.answer };
        const failure = this.#attemptFailureOf(ended);
        progress.mayBeDone ||= call.method === 'DELETE' && failure.executed === 'unknown';
        if (!isRefusedToken(ended) || progress.isRenewed)
            return { error: ended, failure };
        logger.debug('the Store rejected the token; getting a new one');
        await tokens.renew(signal);
        progress.isRenewed = true;
        // A 401 means not executed, but nothing is sent twice without a read in between.
        return { error: ended, failure: { ...failure, isRemedied: !isOnce(call) } };
    }
    async #exchange({ call, url, token }) {
        const { clock, logger, signal, timeLimit = request_defaultTimeLimitMs } = this.#options;
        await this.#limiter.acquire(signal);
        signal?.throwIfAborted();
        const start = clock.now();
        try {
            // A create or commit under way is not cut off: main waits a few seconds, and its response says what is left.
            const answer = await (0,transport/* withTimeLimit */.Bv)(timeLimit, isOnce(call) ? undefined : signal, (limited) => this.#fetch(call, url, token, limited));
            this.#reached = true;
            const line = `${call.method} ${call.path.replace(/\?.*$/s, '')}`;
            this.#options.onAnswer?.({ call: line, status: answer.status, correlationId: answer.correlationId });
            const id = answer.correlationId ? ` (correlation ID ${answer.correlationId})` : '';
            logger.debug(`${call.method} ${call.path} → ${answer.status} in ${clock.now() - start} ms${id}`);
            return endedOf(call, answer);
        }
        catch (error) {
            if (!(error instanceof transport/* WireError */.cC))
                throw error;
            logger.debug(`${call.method} ${call.path} → ${error.message} after ${clock.now() - start} ms`);
            return { kind: 'wire', error };
        }
    }
    async #fetch(call, url, token, signal) {
        const { method } = call;
        const headers = {
            Authorization: `Bearer ${token}`,
            // Even without a body: the Store has refused writes of another type with "Only JSON content is accepted".
            ...(method === 'GET' ? {} : { 'Content-Type': 'application/json' }),
        };
        const body = this.#bodyOf(call);
        const response = await exchange({ url, method, headers, body, signal }, request_maxBodyBytes);
        const text = response.bodyAsText ?? '';
        const document = parseBody(text);
        this.#keepSource(call, document, text);
        return {
            status: response.status,
            body: document,
            text,
            correlationId: response.headers.get('MS-CorrelationId'),
            location: response.headers.get('Location'),
            retryAfter: (0,retry/* parseRetryAfter */.mu)(response.headers.get('Retry-After'), this.#options.clock.now()),
        };
    }
    #bodyOf({ body }) {
        return body === undefined ? undefined : (0,exact_json/* exactJson */.ip)(body, this.#sources.get(idOf(body)));
    }
    /** The text of a submission, for the numbers of the document that replaces it. */
    #keepSource({ stage }, body, text) {
        const id = body.kind === 'json' ? idOf(body.value) : undefined;
        if (id !== undefined && ['create', 'read', 'update'].includes(stage))
            this.#sources.set(id, text);
    }
    #attemptFailureOf(failed) {
        if (failed.kind === 'unreadable')
            return { executed: 'unknown' };
        if (failed.kind === 'wire')
            return attemptFailureOfWire(failed.error, this.#reached);
        const { status, retryAfter } = failed.answer;
        return { status, retryAfter, executed: (0,retry/* isOutcomeUnknown */.B1)(status) ? 'unknown' : 'no' };
    }
}
function idOf(document) {
    const id = (0,is_record/* isRecord */.u)(document) ? document.id : undefined;
    return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}
function endedOf(call, answer) {
    if (answer.status < 200 || answer.status >= 300)
        return { kind: 'answer', answer };
    return { kind: isReadable(call, answer.body) ? 'done' : 'unreadable', answer };
}
function isNothingThere(failed) {
    return failed.kind === 'answer' && failed.answer.status === 404;
}
function isRefusedToken(failed) {
    return failed.kind === 'answer' && failed.answer.status === 401;
}
/** POSTs are known to respond 5xx after having worked. */
function policyOf(call) {
    return isOnce(call) ? retry/* retryPolicies */.HK.unsent : retry/* retryPolicies */.HK.throttled;
}
function describeRetry(failed, { wait, attempts }) {
    const seconds = (wait / 1000).toFixed(wait < 10_000 ? 1 : 0);
    const isTurn = failed.kind === 'answer' && failed.answer.status === 429;
    const count = isTurn ? '' : ` (${attempts} of ${retry/* retryPolicies */.HK.throttled.maxAttempts})`;
    return `${describeFailed(failed)}; trying again in ${seconds} s${count}`;
}
function describeFailed(failed) {
    if (failed.kind === 'answer')
        return `The Store responded with ${failed.answer.status}`;
    if (failed.kind === 'unreadable')
        return "The Store's response could not be read";
    return `No response from the Store (${failed.error.message})`;
}

;// CONCATENATED MODULE: ./lib/store/reader.js




/**
 * The reading half of the Store submission API (store-api.md §2), for any target. Upload URLs in responses are masked
 * before they are returned. Every method throws StoreError (codes: known-failures.ts, http/network.ts, request.ts),
 * `store-answer-unexpected` for a document of another shape, `store-invalid-id` for an invalid id,
 * and the reason of the signal.
 */
class StoreReader {
    documents;
    /** @throws RangeError for an address that can't be the Store's */
    constructor(options) {
        this.documents = new Documents(new Requester(options), options.logger);
    }
    /** https://learn.microsoft.com/windows/uwp/monetize/get-an-app */
    async getApplication(appId) {
        const target = { kind: 'app', appId };
        return this.documents.read({ method: 'GET', path: (0,store_target/* applicationPath */.wA)(appId), stage: 'look', target }, wire/* applicationSchema */.Kv);
    }
    /** https://learn.microsoft.com/windows/uwp/monetize/get-a-flight */
    async getFlight(target) {
        return this.documents.read({ method: 'GET', path: (0,store_target/* targetPath */.Bd)(target), stage: 'look', target }, wire/* flightSchema */.W6);
    }
    /** https://learn.microsoft.com/windows/uwp/monetize/get-an-add-on */
    async getAddOn(addOnId) {
        const target = { kind: 'add-on', addOnId };
        return this.documents.read({ method: 'GET', path: (0,store_target/* targetPath */.Bd)(target), stage: 'look', target }, wire/* addOnSchema */.Kb);
    }
    /**
     * All flights of an app, through all pages; an empty list if there are none, though the Store's documentation
     * promises 404.
     * https://learn.microsoft.com/windows/uwp/monetize/get-flights-for-an-app
     *
     * @throws ActionError `store-foreign-address` when a page points elsewhere, `store-endless-list`
     */
    async listFlights(appId) {
        const target = { kind: 'app', appId };
        return this.documents.list({ method: 'GET', path: (0,store_target/* flightsPath */.Fz)(appId), stage: 'look', target }, wire/* flightSchema */.W6);
    }
    /**
     * All add-ons of the account, through all pages.
     * https://learn.microsoft.com/windows/uwp/monetize/get-all-add-ons
     *
     * @throws ActionError `store-foreign-address` when a page points elsewhere, `store-endless-list`
     */
    listAddOns() {
        return this.documents.list({ method: 'GET', path: 'inappproducts?top=100&skip=0', stage: 'look' }, wire/* addOnSchema */.Kb);
    }
    /** The target with its pending and its last published submission, and the app it belongs to. */
    async look(target) {
        const found = await this.lookAt(target);
        return target.kind === 'flight' ? { app: await this.getApplication(target.appId), ...found } : found;
    }
    /** Like `look`, without the app of a flight. */
    async lookAt(target) {
        switch (target.kind) {
            case 'app': {
                const app = await this.getApplication(target.appId);
                return { app, ...refs(app.pendingApplicationSubmission, app.lastPublishedApplicationSubmission) };
            }
            case 'flight': {
                const flight = await this.getFlight(target);
                return { flight, ...refs(flight.pendingFlightSubmission, flight.lastPublishedFlightSubmission) };
            }
            case 'add-on': {
                const addOn = await this.getAddOn(target.addOnId);
                return {
                    addOn,
                    ...refs(addOn.pendingInAppProductSubmission, addOn.lastPublishedInAppProductSubmission),
                };
            }
        }
    }
    /** https://learn.microsoft.com/windows/uwp/monetize/get-an-app-submission */
    async getSubmission(target, submissionId) {
        const path = (0,store_target/* submissionPath */.wy)(target, submissionId);
        return this.documents.read({ method: 'GET', path, stage: 'read', target }, wire/* submissionSchema */.Yk);
    }
    /** https://learn.microsoft.com/windows/uwp/monetize/get-status-for-an-app-submission */
    async getStatus(target, submissionId) {
        const path = `${(0,store_target/* submissionPath */.wy)(target, submissionId)}/status`;
        return this.documents.read({ method: 'GET', path, stage: 'status', target }, wire/* submissionStatusSchema */.eq);
    }
    /** https://learn.microsoft.com/windows/uwp/monetize/get-package-rollout-info-for-an-app-submission */
    async getRollout(target, submissionId) {
        const path = `${(0,store_target/* submissionPath */.wy)(target, submissionId)}/packagerollout`;
        return this.documents.read({ method: 'GET', path, stage: 'read', target }, wire/* packageRolloutSchema */.Vx);
    }
}
function refs(pending, lastPublished) {
    return { ...(pending ? { pending } : {}), ...(lastPublished ? { lastPublished } : {}) };
}

;// CONCATENATED MODULE: ./lib/store/reconcile.js


/** A refusal may come from a state that has passed by the next read. */
const conflictLooks = [0, 5_000];
/**
 * Sends a request that is known to return errors after having worked (create:
 * https://github.com/microsoft/StoreBroker/issues/123, commit: HostsFileEditor#126), and never again without a read in
 * between (store-faults.md §2.2). Reads follow an unknown outcome, a conflict (409), throttling (429) and a token that
 * was renewed (401); every other refusal is thrown as it is.
 *
 * @throws StoreError of the last send, or of a read; what `look` throws
 */
async function reconcile(steps, run) {
    const { maxSends, throttle = retry/* retryPolicies */.HK.throttled.turn } = steps;
    const policy = { ...retry/* retryPolicies */.HK.throttled, maxAttempts: maxSends, turn: throttle };
    return await (0,retry/* retry */.L5)(policy, run, {
        attempt: (number) => sendOnce(steps, number),
        look: async (failure, decision) => {
            const looks = looksAfter(failure, decision, steps);
            if (looks === undefined)
                return undefined;
            const said = failure.status
                ? `The Store responded with ${failure.status}`
                : 'No response from the Store';
            run.logger.info(`${said} to the request to ${steps.name}; checking whether it was done`);
            const found = await lookAfter(looks, () => steps.look(failure), run);
            return found === undefined && decision.retry ? await steps.check?.() : found;
        },
        explain: (failure) => failure,
    });
}
async function sendOnce({ send, maxSends }, number) {
    try {
        return { value: await send() };
    }
    catch (error) {
        if (!(error instanceof store_error/* StoreError */.AD))
            throw error;
        const { status, executed, retryAfter } = error;
        if (status === 429)
            return { error, failure: { status, executed, retryAfter } };
        if (status === 409)
            return { error, failure: { executed, isRetryable: false } };
        if (status === 401) {
            // The token has been renewed by now.
            const isRemedied = number < maxSends;
            return { error, failure: { executed, isRetryable: isRemedied, isRemedied } };
        }
        if (executed === 'no')
            throw error;
        // Whatever its status: a read comes first.
        return { error, failure: { executed, retryAfter } };
    }
}
/** Milliseconds before each read; `undefined` if there is nothing to look for. */
function looksAfter(failure, decision, { looks }) {
    if (failure.executed === 'unknown')
        return laterFirst(looks, failure.retryAfter);
    if (failure.status === 409)
        return conflictLooks;
    return decision.retry ? [decision.wait] : undefined;
}
/** Reads, too, come no earlier than the Store asks for. */
function laterFirst(looks, retryAfter = 0) {
    const [first = 0, ...rest] = looks;
    return [Math.max(first, Math.min(retryAfter, retry/* longestRetryAfter */.P1)), ...rest];
}
async function lookAfter(waits, look, { clock, signal }) {
    for (const wait of waits) {
        if (wait > 0)
            await clock.sleep(wait, signal);
        const found = await look();
        if (found !== undefined)
            return found;
    }
    return undefined;
}

// EXTERNAL MODULE: ./lib/store/rollout.js
var store_rollout = __webpack_require__(25804);
// EXTERNAL MODULE: ./lib/store/slot-errors.js
var slot_errors = __webpack_require__(31725);
// EXTERNAL MODULE: ./lib/store/states.js
var states = __webpack_require__(1387);
;// CONCATENATED MODULE: ./lib/store/client.js








/** Waits before the reads after a create, and after a commit, of unknown outcome: 30 s and 45 s in total. */
const createLooks = [5_000, 10_000, 15_000];
const commitLooks = [5_000, 10_000, 15_000, 15_000];
/** Commits of add-ons are throttled to one in 3–4 minutes (https://github.com/microsoft/StoreBroker/issues/159). */
const commitThrottleMs = 60_000;
/**
 * The Store submission API (store-api.md §2) for any target. Every method throws what those of {@link StoreReader} do.
 */
class StoreClient extends StoreReader {
    #run;
    constructor(options) {
        super(options);
        this.#run = options;
    }
    /**
     * Sends one request of the API as it is, and returns the JSON of the response; a list through all its
     * pages. Upload URLs in it are masked. `undefined` if the Store returns no document.
     *
     * @param body a document, or the text of one (`JsonText`)
     */
    async request(method, path, body) {
        return this.documents.raw({ method, path, stage: 'api', body });
    }
    /**
     * Creates a submission as a clone of the last published one, or finds the one that a request of ours has
     * created though its response was an error or got lost.
     * https://learn.microsoft.com/windows/uwp/monetize/create-an-app-submission
     *
     * @param known ids of submissions that the target had before: none of these is treated as ours
     * @returns the submission; `isFound` if it was only found, so that someone else may have made it
     * @throws ActionError `slot-taken` (busy) when someone else was faster
     */
    async create(target, known) {
        const call = { method: 'POST', path: (0,store_target/* submissionsPath */.$3)(target), stage: 'create', target };
        let mayBeOurs = false;
        const look = async (failure) => {
            // Of the conflicts, only the plain one can be a pending submission.
            if (failure.status === 409 && failure.code !== 'store-app-not-ready')
                throw failure;
            mayBeOurs ||= failure.executed === 'unknown';
            const { pending } = await this.lookAt(target);
            if (!pending)
                return undefined;
            const isNew = !known.has(pending.id);
            if (isNew && mayBeOurs)
                return this.#adopt(target, pending.id);
            if (isNew || failure.status === 409)
                throw (0,slot_errors/* slotLost */.H6)(target, pending.id, failure);
            return undefined;
        };
        const send = async () => ({
            submission: await this.documents.read(call, wire/* submissionSchema */.Yk),
            isFound: false,
        });
        return reconcile({ name: 'create a submission', send, look, looks: createLooks, maxSends: 3 }, this.#run);
    }
    /**
     * Replaces the submission's document. https://learn.microsoft.com/windows/uwp/monetize/update-an-app-submission
     *
     * @returns the document as the Store now has it
     * @throws StoreError `store-submission-in-progress` (busy) when it can no longer be changed
     */
    async update(target, submissionId, document) {
        const path = (0,store_target/* submissionPath */.wy)(target, submissionId);
        return this.documents.read({ method: 'PUT', path, stage: 'update', target, body: document }, wire/* submissionSchema */.Yk);
    }
    /**
     * Commits the submission; every status except that of a draft means that it is committed.
     * https://learn.microsoft.com/windows/uwp/monetize/commit-an-app-submission
     *
     * @param check compares the draft once more before the commit is sent again: it may have changed by now.
     *   Throws if the commit must not be sent; returns the status if it is already committed
     * @returns the status that the Store returned, `CommitStarted` if it returned none
     */
    async commit(target, submissionId, check) {
        const path = `${(0,store_target/* submissionPath */.wy)(target, submissionId)}/commit`;
        const call = { method: 'POST', path, stage: 'commit', target };
        const send = async () => {
            const answer = wire/* commitAnswerSchema */.fP.safeParse(await this.documents.raw(call));
            return answer.data?.status ?? 'CommitStarted';
        };
        const look = async () => {
            const { status } = await this.getStatus(target, submissionId);
            return (0,states/* isDraft */.Qx)(status) ? undefined : status;
        };
        const steps = { name: 'commit the submission', send, look, check, looks: commitLooks, maxSends: 3 };
        return reconcile({ ...steps, throttle: commitThrottleMs }, this.#run);
    }
    /**
     * Deletes a pending submission; one that is gone already is `deleted`, too.
     * https://learn.microsoft.com/windows/uwp/monetize/delete-an-app-submission
     *
     * @returns `in-progress` when the Store refuses, since the submission is past the state of a draft
     */
    async delete(target, submissionId) {
        const path = (0,store_target/* submissionPath */.wy)(target, submissionId);
        try {
            await this.documents.raw({ method: 'DELETE', path, stage: 'delete', target });
            return 'deleted';
        }
        catch (error) {
            if (error instanceof store_error/* StoreError */.AD && error.status === 404)
                return 'deleted';
            if (error instanceof store_error/* StoreError */.AD && error.code === 'store-submission-in-progress')
                return 'in-progress';
            throw error;
        }
    }
    /**
     * Changes, halts or finalizes a rollout in progress. A rollout that is there already counts as changed.
     * https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#manage-gradual-package-rollout
     */
    async changeRollout(target, submissionId, change) {
        const path = `${(0,store_target/* submissionPath */.wy)(target, submissionId)}/${(0,store_rollout/* rolloutMethod */.NX)(change)}`;
        const call = { method: 'POST', path, stage: 'rollout', target };
        const send = () => this.documents.read(call, wire/* packageRolloutSchema */.Vx);
        const look = async () => {
            const rollout = await this.getRollout(target, submissionId);
            return (0,store_rollout/* isAsWanted */.K1)(rollout, change) ? rollout : undefined;
        };
        const steps = { name: `${change.action} the rollout`, send, look, looks: createLooks, maxSends: 2 };
        return reconcile(steps, this.#run);
    }
    async #adopt(target, submissionId) {
        this.#run.logger.info(`Submission ${submissionId} has been created; continuing with it`);
        return { submission: await this.getSubmission(target, submissionId), isFound: true };
    }
}

;// CONCATENATED MODULE: ./lib/commands/connect.js


/**
 * The Store's client, signed in at its first request.
 * @throws ActionError as `createTokenSource` and `StoreClient`
 */
function connect({ account, ...options }) {
    const tokens = account instanceof Error ? noTokens(account) : createTokenSource({ ...options, ...account });
    return new StoreClient({ ...options, tokens });
}
/** A dry run without credentials sends nothing; if it did, this would be why it fails. */
function noTokens(error) {
    const refuse = () => Promise.reject(error);
    return { get: refuse, renew: refuse, describe: () => 'nobody' };
}


/***/ }),

/***/ 33005:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bv: () => (/* binding */ withTimeLimit),
/* harmony export */   Ol: () => (/* binding */ proxyOf),
/* harmony export */   TN: () => (/* binding */ boundedAnswers),
/* harmony export */   cC: () => (/* binding */ WireError),
/* harmony export */   lB: () => (/* binding */ wireErrorOf)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38522);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _loopback_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3859);




/** An exchange that failed below HTTP. It keeps nothing of the library's error, which holds the request's headers. */
class WireError extends Error {
    name = 'WireError';
    fault;
    sent;
    code;
    proxy;
    constructor(options) {
        super(options.message);
        this.fault = options.fault;
        this.sent = options.sent;
        this.code = options.code;
        this.proxy = options.proxy;
    }
}
/** Failures of the name lookup and of connecting: nothing was sent. */
const unsentCodes = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED']);
/** Node's and OpenSSL's names for a certificate that isn't accepted. */
const untrustedCode = /^(?:CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_TLS_CERT_|HOSTNAME_MISMATCH|INVALID_CA)/;
/**
 * Reads at most `maxBytes` of a response, counted both as sent and after decompression, into `bodyAsText`; more is a
 * {@link WireError} `too-large`. Requests to this machine go past any proxy. It must come last in its pipeline.
 */
function boundedAnswers(maxBytes) {
    return {
        name: 'boundedAnswers',
        async sendRequest(request, next) {
            // To a proxy, `localhost` is its own machine, and it reads what is sent over plain HTTP: tokens and signatures.
            if ((0,_loopback_js__WEBPACK_IMPORTED_MODULE_3__/* .isThisMachine */ .YY)(new URL(request.url).hostname))
                delete request.agent;
            request.streamResponseStatusCodes = new Set([Number.POSITIVE_INFINITY]);
            // The library would decompress without a limit, and wait forever on a compressed response that is cut off.
            request.headers.delete('Accept-Encoding');
            const { readableStreamBody, ...response } = await next(request);
            try {
                return { ...response, bodyAsText: await readText(readableStreamBody, response, maxBytes) };
            }
            catch (error) {
                throw error instanceof WireError ? error : wireErrorOf(error, request);
            }
        },
    };
}
/**
 * Runs one exchange with a time limit over all of it, the body included. After that, `run` is aborted and a
 * {@link WireError} `time-limit` thrown; when `outer` aborts first, its reason. In real time, as for the sockets.
 * Not `AbortSignal.any` with `AbortSignal.timeout`: the timer of that one does not keep the process alive, so a run
 * whose only socket died would end silently.
 */
async function withTimeLimit(milliseconds, outer, run) {
    const limit = new AbortController();
    const abort = () => limit.abort(outer?.reason);
    const timer = setTimeout(() => {
        const message = `no complete response within ${milliseconds / 1000} s`;
        limit.abort(new WireError({ fault: 'time-limit', message, sent: 'unknown' }));
    }, milliseconds);
    outer?.addEventListener('abort', abort);
    if (outer?.aborted)
        abort();
    try {
        return await run(limit.signal);
    }
    catch (error) {
        // Libraries throw their own errors when they are aborted.
        throw limit.signal.aborted ? limit.signal.reason : error;
    }
    finally {
        clearTimeout(timer);
        outer?.removeEventListener('abort', abort);
    }
}
async function readText(stream, response, maxBytes) {
    const chunks = [];
    let size = 0;
    for await (const chunk of stream ?? []) {
        const bytes = Buffer.from(chunk);
        size += bytes.length;
        if (size > maxBytes)
            throw tooLarge(maxBytes);
        chunks.push(bytes);
    }
    const plain = await decompress(Buffer.concat(chunks), response.headers.get('Content-Encoding'), maxBytes);
    return new TextDecoder().decode(plain);
}
const decoders = new Map([
    ['gzip', (0,node_util__WEBPACK_IMPORTED_MODULE_0__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_1__.gunzip)],
    ['deflate', (0,node_util__WEBPACK_IMPORTED_MODULE_0__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_1__.inflate)],
]);
async function decompress(bytes, encoding, maxBytes) {
    if (bytes.length === 0 || encoding === undefined || encoding.toLowerCase() === 'identity')
        return bytes;
    const decode = decoders.get(encoding.toLowerCase());
    if (!decode)
        throw unreadable(`a response in the encoding "${encoding}", which this action did not request`);
    try {
        return await decode(bytes, { maxOutputLength: maxBytes });
    }
    catch (error) {
        if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE')
            throw tooLarge(maxBytes);
        throw unreadable(`a response that is labeled ${encoding} but is not valid ${encoding}`);
    }
}
function tooLarge(maxBytes) {
    const message = `a response larger than ${Math.floor(maxBytes / 2 ** 20)} MiB`;
    return new WireError({ fault: 'too-large', message, sent: 'unknown' });
}
function unreadable(message) {
    return new WireError({ fault: 'unreadable', message, sent: 'unknown' });
}
/** A failure of the HTTP library, without what it holds of the request. */
function wireErrorOf(error, request) {
    const code = codeOf(error);
    const untrusted = code !== undefined && untrustedCode.test(code);
    return new WireError({
        fault: untrusted ? 'untrusted' : 'lost',
        message: code ?? (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error),
        sent: untrusted || (code !== undefined && unsentCodes.has(code)) ? 'no' : 'unknown',
        code,
        proxy: proxyOf(request.agent),
    });
}
function codeOf(error) {
    const isCoded = typeof error === 'object' && error !== null && 'code' in error;
    return isCoded && typeof error.code === 'string' ? error.code : undefined;
}
/** `host:port` of the proxy that `proxyPolicy` chose for a request, without its user name and password. */
function proxyOf(agent) {
    return agent && 'proxy' in agent && agent.proxy instanceof URL ? agent.proxy.host : undefined;
}


/***/ }),

/***/ 47055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* reexport module object */ zod__WEBPACK_IMPORTED_MODULE_1__)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88532);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95869);

// A run reads a few documents with each schema: compiling parsers for them takes longer than they save. Schemas look this
// up when they are made, so every schema imports `z` from here.
zod__WEBPACK_IMPORTED_MODULE_0__/* .config */ .$W({ jitless: true });



/***/ }),

/***/ 52565:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   al: () => (/* binding */ parseForShow),
/* harmony export */   ip: () => (/* binding */ exactJson),
/* harmony export */   kB: () => (/* binding */ JsonText),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
/* harmony import */ var _json_is_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19588);

/** JSON that is to be sent as given: parsing it would change its numbers. */
class JsonText {
    text;
    /** @param text valid JSON */
    constructor(text) {
        this.text = text;
    }
}
/** A number as JSON writes it. */
class NumberText {
    text;
    constructor(text) {
        this.text = text;
    }
}
/**
 * `JSON.parse` that keeps ids exact: a number that JavaScript can't hold, such as an integer beyond 2^53, becomes
 * the string of its digits, since as a number it would already be another id (submission ids have 19 digits).
 */
function parseJson(text) {
    return replaced(parseNumberTexts(text), '', (value) => (value instanceof NumberText ? held(value) : value));
}
/**
 * A document that is only shown: `JSON.stringify` writes each of its numbers as it came. One that JavaScript would
 * write differently is `JSON.rawJSON`, which copies must keep as it is.
 */
function parseForShow(text) {
    return replaced(parseNumberTexts(text), '', (value) => {
        if (!(value instanceof NumberText))
            return value;
        const number = Number(value.text);
        return JSON.stringify(number) === value.text ? number : JSON.rawJSON(value.text);
    });
}
/**
 * The JSON of a document that was read as `source` and changed since. A number that is still in its place keeps its
 * text (`12345678901234567890`, `1.10`, `1e400`), so that unknown members are sent back unchanged (decisions.md).
 */
function exactJson(document, source) {
    if (document instanceof JsonText)
        return document.text;
    const texts = source === undefined ? new Map() : numberTexts(source);
    if (texts.size === 0)
        return JSON.stringify(document);
    const exact = replaced(document, '', (value, place) => {
        const number = texts.get(place);
        return number !== undefined && isOf(number, value) ? JSON.rawJSON(number.text) : value;
    });
    return JSON.stringify(exact);
}
/** Whether a value of a document is what `parseJson`, or the schema of an id, made of a number. */
function isOf(number, value) {
    return Object.is(held(number), value) || number.text === value;
}
function held({ text }) {
    const number = Number(text);
    const isInexact = Number.isInteger(number) && !Number.isSafeInteger(number) && /^-?\d+$/.test(text);
    return isInexact || !Number.isFinite(number) ? text : number;
}
function numberTexts(source) {
    const texts = new Map();
    replaced(parseNumberTexts(source), '', (value, place) => {
        if (value instanceof NumberText)
            texts.set(place, value);
        return value;
    });
    return texts;
}
function parseNumberTexts(text) {
    return JSON.parse(text, (_key, value, context) => typeof value === 'number' && context?.source !== undefined ? new NumberText(context.source) : value);
}
/** A copy in which `replace` has gone over every value that is not an object or list, with its place. */
function replaced(value, place, replace) {
    if (Array.isArray(value)) {
        const names = placesOf(value);
        return value.map((item, index) => replaced(item, `${place}/${names[index]}`, replace));
    }
    if (!(0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(value) || value instanceof NumberText)
        return replace(value, place);
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, replaced(member, `${place}/${key}`, replace)]));
}
/** Names of a list's items that stay when others are added or left out: a package's id, an image's file name. */
function placesOf(items) {
    const seen = new Map();
    return items.map((item, index) => {
        const name = nameOf(item) ?? `${index}`;
        const count = seen.get(name) ?? 0;
        seen.set(name, count + 1);
        return `${name}#${count}`;
    });
}
function nameOf(item) {
    if (!(0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(item) || item instanceof NumberText)
        return undefined;
    const { id, fileName, videoFileName } = item;
    const name = id instanceof NumberText ? id.text : id || fileName || videoFileName;
    return typeof name === 'string' || typeof name === 'number' ? String(name) : undefined;
}


/***/ }),

/***/ 31725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Es: () => (/* binding */ foreignDraft),
/* harmony export */   H6: () => (/* binding */ slotLost),
/* harmony export */   Io: () => (/* binding */ draftMovedOn),
/* harmony export */   W7: () => (/* binding */ notDeletable),
/* harmony export */   WW: () => (/* binding */ slotStillTaken),
/* harmony export */   XW: () => (/* binding */ draftGone),
/* harmony export */   Yr: () => (/* binding */ draftChanged),
/* harmony export */   dT: () => (/* binding */ partnerCenterDraft),
/* harmony export */   hJ: () => (/* binding */ draftTaken),
/* harmony export */   mb: () => (/* binding */ slotNotCleared),
/* harmony export */   yo: () => (/* binding */ slotTaken)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(23808);
/* harmony import */ var _partner_center_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92593);
/* harmony import */ var _states_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1387);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1368);





// The errors of a run that finds another submission in the slot, or its own draft taken over by another run. All end as
// `busy`.
/** The decision was that the slot is taken. @param obstacle what takes it, and what to do about that */
function slotTaken(target, pending, obstacle) {
    // https://github.com/microsoft/msstore-cli/issues/61
    const isDraftByHand = (0,_states_js__WEBPACK_IMPORTED_MODULE_2__/* .isDraft */ .Qx)((0,_states_js__WEBPACK_IMPORTED_MODULE_2__/* .statusOf */ .c2)(pending)) && !pending.fileUploadUrl;
    const isFlightDraft = target.kind === 'flight' && isDraftByHand;
    const origin = isFlightDraft ? ' (Creating a flight in Partner Center leaves such a draft.)' : '';
    return busy('slot-taken', {
        message: `${obstacle.reason}${origin} The Store accepts only one submission at a time for ${(0,_target_js__WEBPACK_IMPORTED_MODULE_3__/* .describeTarget */ .ff)(target)}. Nothing was changed.`,
        todo: obstacle.todo,
    });
}
/** A run that waits for the slot has waited as long as it may. */
function slotStillTaken(pending, timeoutMinutes, todo) {
    return busy('slot-taken', {
        message: `Submission ${pending.id} (${pending.status}) was still pending after ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(timeoutMinutes, 'minute')}. Nothing was changed.`,
        todo,
    });
}
/** The submission that was to be replaced is past the state of a draft. */
function slotNotCleared(target, pending) {
    return busy('slot-taken', {
        message: `The Store refuses to delete submission ${pending.id} of ${(0,_target_js__WEBPACK_IMPORTED_MODULE_3__/* .describeTarget */ .ff)(target)} (last seen as ${pending.status}). Nothing was changed.`,
        todo: 'Wait until that submission is published, or cancel it in Partner Center, then re-run the job.',
    });
}
/** Someone else has created a submission just when this run wanted to. */
function slotLost(target, submissionId, { correlationId }) {
    return busy('slot-taken', {
        message: `Could not create a submission for ${(0,_target_js__WEBPACK_IMPORTED_MODULE_3__/* .describeTarget */ .ff)(target)}: submission ${submissionId} is now pending, and this run did not make it. Someone else got there first.`,
        todo: `Wait until that submission is published, or delete it in Partner Center, then re-run the job. ${_partner_center_js__WEBPACK_IMPORTED_MODULE_1__/* .keepRunsApart */ .yy}`,
        link: _partner_center_js__WEBPACK_IMPORTED_MODULE_1__/* .portalLink */ .jg,
        correlationId,
    });
}
/** The draft that this run wanted to use is no longer untouched. */
function draftTaken(target, draft) {
    return busy('slot-taken', {
        message: `Submission ${draft.id} of ${(0,_target_js__WEBPACK_IMPORTED_MODULE_3__/* .describeTarget */ .ff)(target)} was opened or edited by someone else while this run was planning its changes. This run did not change it.`,
        todo: `Finish or delete the draft in Partner Center, then re-run the job. ${_partner_center_js__WEBPACK_IMPORTED_MODULE_1__/* .keepRunsApart */ .yy}`,
        link: _partner_center_js__WEBPACK_IMPORTED_MODULE_1__/* .portalLink */ .jg,
    });
}
/** Of two runs at once, the second one mistakes the first one's draft for an abandoned one. */
function draftGone(draftId, { correlationId }) {
    return busy('draft-gone', {
        message: `Draft ${draftId} of this run was deleted in the meantime, most likely by another run. Nothing was submitted.`,
        todo: `If the other run did not publish it, re-run the job. ${_partner_center_js__WEBPACK_IMPORTED_MODULE_1__/* .keepRunsApart */ .yy}`,
        status: 404,
        correlationId,
    });
}
/**
 * Not a refusal: that would delete the draft, and with it what someone else put into it.
 * @param how after "Draft 1 …"
 */
function draftChanged(stored, how) {
    return busy('draft-changed', {
        message: `Draft ${stored.id} ${how}. Someone else changed it. Nothing was committed.`,
        todo: `Check the draft in Partner Center, then re-run the job. ${_partner_center_js__WEBPACK_IMPORTED_MODULE_1__/* .keepRunsApart */ .yy}`,
    });
}
/** The draft is committed, and not by this run. */
function draftMovedOn(stored) {
    return busy('draft-moved-on', {
        message: `Someone else committed submission ${stored.id} while this run was preparing it: its status is now ${stored.status}.`,
        todo: `Check the submission in Partner Center. ${_partner_center_js__WEBPACK_IMPORTED_MODULE_1__/* .keepRunsApart */ .yy}`,
    });
}
/** `command: cancel` deletes what is not ours only if asked to. */
function foreignDraft(target, pending) {
    return busy('foreign-draft', {
        message: `Submission ${pending.id} (${pending.status}) of ${(0,_target_js__WEBPACK_IMPORTED_MODULE_3__/* .describeTarget */ .ff)(target)} has changes that this action did not make. It was not deleted.`,
        todo: 'Check the draft in Partner Center. To delete it anyway, set delete-foreign: true.',
        link: (0,_partner_center_js__WEBPACK_IMPORTED_MODULE_1__/* .pageOfSubmission */ .BX)(target, pending.id),
    });
}
/** `command: cancel` can't delete a draft that has no upload URL. */
function partnerCenterDraft(target, pending) {
    return busy('foreign-draft', {
        message: `Draft ${pending.id} was created in Partner Center, and the API can't delete it. Nothing was changed.`,
        todo: 'Delete it in Partner Center.',
        link: (0,_partner_center_js__WEBPACK_IMPORTED_MODULE_1__/* .pageOfSubmission */ .BX)(target, pending.id),
    });
}
/** `command: cancel` can't delete what is past the state of a draft. */
function notDeletable(target, pending) {
    return busy('not-deletable', {
        message: `Submission ${pending.id} has the status ${pending.status}, so the API can't delete it. Nothing was changed.`,
        todo: 'Cancel the submission in Partner Center, or wait until it is published.',
        link: (0,_partner_center_js__WEBPACK_IMPORTED_MODULE_1__/* .pageOfSubmission */ .BX)(target, pending.id),
    });
}
function busy(code, what) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ({ ...what, code, result: 'busy' });
}


/***/ }),

/***/ 89803:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AD: () => (/* binding */ StoreError),
/* harmony export */   WG: () => (/* binding */ isPassing)
/* harmony export */ });
/* unused harmony export isOutage */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _http_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28394);


/** Failures without a response that waiting does not fix. */
const lasting = ['network-untrusted', 'network-answer-too-large'];
/** True for a failure that says nothing about the submission: no response, or one that is known to pass. */
function isOutage(error) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ))
        return false;
    if (error.code.endsWith('-answer-unreadable'))
        return true;
    if (error.status !== undefined)
        return (0,_http_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .isTransient */ .dg)(error.status);
    return error.code.startsWith('network-') && !lasting.includes(error.code);
}
/**
 * True for a failure that ends a wait no more than an outage does. Once the daily request quota is used up, anyone who
 * was let in before gets 403 (store-faults.md §0).
 */
function isPassing(error) {
    return isOutage(error) || (error instanceof StoreError && error.status === 403);
}
/** A call to the Store that failed. */
class StoreError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ {
    /** `no`: the Store refused, or never saw the request. `unknown`: it may have done what was asked. */
    executed;
    /** Milliseconds that the Store asked to wait. */
    retryAfter;
    constructor(options) {
        super(options);
        this.executed = options.executed;
        this.retryAfter = options.retryAfter;
    }
}


/***/ }),

/***/ 28924:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kb: () => (/* binding */ addOnSchema),
/* harmony export */   Kv: () => (/* binding */ applicationSchema),
/* harmony export */   Vx: () => (/* binding */ packageRolloutSchema),
/* harmony export */   W6: () => (/* binding */ flightSchema),
/* harmony export */   Yk: () => (/* binding */ submissionSchema),
/* harmony export */   eq: () => (/* binding */ submissionStatusSchema),
/* harmony export */   fP: () => (/* binding */ commitAnswerSchema),
/* harmony export */   vD: () => (/* binding */ pageSchema)
/* harmony export */ });
/* harmony import */ var _json_is_record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19588);
/* harmony import */ var _json_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47055);
/**
 * The Store submission API's resources as they are sent (store-api.md §3). Unknown members pass through
 * (`looseObject`): PUT replaces the whole document, so what is dropped here is lost in the Store.
 * Strings that the service may extend (states, codes, architectures) stay open strings.
 */


/**
 * Ids are decimal strings of up to 19 digits. One that comes as a number becomes its digits, which parsing has kept
 * exact (exact-json.ts).
 */
const idSchema = _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.union([_json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().min(1), _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.number().int().nonnegative().transform(String)]);
/** A text that is only shown or compared: `null` means the same as leaving it out. */
const shown = _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string()
    .nullish()
    .transform((text) => text ?? undefined);
const submissionRefSchema = _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({ id: idSchema, resourceLocation: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish() });
const applicationSchema = _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({
    id: idSchema,
    primaryName: shown,
    packageFamilyName: shown,
    packageIdentityName: shown,
    publisherName: shown,
    lastPublishedApplicationSubmission: submissionRefSchema.nullish(),
    pendingApplicationSubmission: submissionRefSchema.nullish(),
    hasAdvancedListingPermission: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.boolean().nullish(),
});
const flightSchema = _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({
    flightId: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string(),
    friendlyName: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish(),
    groupIds: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.array(_json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.unknown()).nullish(),
    rankHigherThan: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish(),
    lastPublishedFlightSubmission: submissionRefSchema.nullish(),
    pendingFlightSubmission: submissionRefSchema.nullish(),
});
const addOnSchema = _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({
    id: idSchema,
    productId: shown,
    productType: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish(),
    applications: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({ value: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.array(_json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({ id: idSchema })).nullish() }).nullish(),
    lastPublishedInAppProductSubmission: submissionRefSchema.nullish(),
    pendingInAppProductSubmission: submissionRefSchema.nullish(),
});
const packageSchema = _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({
    fileName: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string(),
    fileStatus: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish(),
    id: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.union([_json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string(), idSchema]).nullish(),
    version: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish(),
    architecture: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish(),
    // "None" for packages of earlier Windows versions: as null, as a text, or as a list of it.
    targetDeviceFamilies: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.union([_json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string(), _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.array(_json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullable())]).nullish(),
    languages: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.array(_json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string()).nullish(),
});
const packageRolloutSchema = _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({
    isPackageRollout: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.boolean().nullish(),
    packageRolloutPercentage: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.number().nullish(),
    packageRolloutStatus: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish(),
    fallbackSubmissionId: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.union([_json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string(), idSchema]).nullish(),
});
/** What the Store says about a submission is only shown, so its form must not stop a release. */
const said = _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.preprocess((value) => (value === null || typeof value === 'string' ? value : JSON.stringify(value)), _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish());
const statusDetailSchema = _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.preprocess((value) => ((0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u)(value) ? value : { details: value }), _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({ code: said, details: said }));
const certificationReportSchema = _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.preprocess((value) => ((0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u)(value) ? value : {}), _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({ date: said, reportUrl: said }));
/** A list, even of a value that came alone; without `null`. */
function listOf(item) {
    const toList = (value) => (Array.isArray(value) ? value : (0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u)(value) && Object.keys(value).length === 0 ? [] : [value]).filter((each) => each !== null);
    return _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.preprocess((value) => value ?? undefined, _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.preprocess(toList, _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.array(item)).optional());
}
const statusDetailsSchema = _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.preprocess((value) => ((0,_json_is_record_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u)(value) || value === null || value === undefined ? value : { errors: value }), _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({
    errors: listOf(statusDetailSchema),
    warnings: listOf(statusDetailSchema),
    certificationReports: listOf(certificationReportSchema),
}));
const pricingSchema = _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({
    priceId: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish(),
    trialPeriod: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish(),
    isAdvancedPricingModel: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.boolean().nullish(),
});
/**
 * A submission of any target: `applicationPackages` for apps, `flightPackages` for flights, neither for
 * add-ons. Only what the action reads is named.
 */
const submissionSchema = _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({
    id: idSchema,
    status: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish(),
    statusDetails: statusDetailsSchema.nullish(),
    fileUploadUrl: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish(),
    friendlyName: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish(),
    visibility: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish(),
    targetPublishMode: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish(),
    targetPublishDate: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish(),
    pricing: pricingSchema.nullish(),
    listings: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.record(_json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string(), _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.unknown()).nullish(),
    applicationPackages: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.array(packageSchema).nullish(),
    flightPackages: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.array(packageSchema).nullish(),
    packageDeliveryOptions: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({ packageRollout: packageRolloutSchema.nullish() }).nullish(),
});
/** Response to `GET …/status`. */
const submissionStatusSchema = _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({
    status: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string(),
    statusDetails: statusDetailsSchema.nullish(),
});
/** Response to `POST …/commit` (202); some tools see an empty body, so `status` may be missing. */
const commitAnswerSchema = _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({ status: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish() });
/** A page of a list: `@nextLink` is relative to `/v1.0/my/` and missing on the last page. */
const pageSchema = (item) => _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.looseObject({
    value: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.array(item),
    totalCount: _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.number().nullish(),
    '@nextLink': _json_schema_js__WEBPACK_IMPORTED_MODULE_0__.z.string().nullish(),
});


/***/ })

};
