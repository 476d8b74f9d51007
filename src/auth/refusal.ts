import type { SignIn } from './sign-in.ts';

/** What a refused sign-in is recognized by. */
export interface SignInRefusal {
  readonly status: number;
  /** Entra's `error`; empty if there is none in the response. */
  readonly error: string;
  /** Entra's `error_description`, which begins with an AADSTS number. */
  readonly description: string;
  /** Every AADSTS number in the response, that of the refusal first: a text may mention others. */
  readonly numbers: readonly number[];
  /** True if the body is a web page, which comes from something in front of Entra. */
  readonly isPage?: boolean;
}

/** A known cause of refusals, with what to do about it. */
export interface KnownSignInFailure {
  readonly code: string;
  /** AADSTS numbers that stand for this cause alone. */
  readonly numbers?: readonly number[];
  /** AADSTS numbers that `when` checks, for docs/troubleshooting.md. */
  readonly seen?: readonly number[];
  /** Evidence other than a number, or a number that needs its text. */
  readonly when?: (refusal: SignInRefusal, way: SignIn['kind']) => boolean;
  /** True if the federated credential that the job needs is shown with it. */
  readonly isFederation?: true;
  readonly why: string;
  readonly todo: string;
  readonly link: string;
}

/** Parts of Entra's error document that may hold an AADSTS number. */
export interface NumberSources {
  /** Numbers, or strings of digits. */
  readonly codes: readonly unknown[];
  readonly texts: readonly string[];
}

/** Every AADSTS number of a response, each once: `error_codes` may be missing, and so may the number in a text. */
export function numbersIn({ codes, texts }: NumberSources): readonly number[] {
  const found = [
    ...codes.flatMap((code) => (/^\d{4,9}$/.test(String(code)) ? [Number(code)] : [])),
    ...texts.flatMap((text) =>
      [...text.matchAll(/\bAADSTS(\d{4,9})\b/g)].map(([, digits]) => Number(digits)),
    ),
  ];
  return [...new Set(found)];
}

/** Whether this is the cause of a refusal. */
export function isCause(cause: KnownSignInFailure, refusal: SignInRefusal, way: SignIn['kind']): boolean {
  const hasNumber = cause.numbers?.some((number) => refusal.numbers.includes(number)) ?? false;
  return hasNumber || (cause.when?.(refusal, way) ?? false);
}

export const entraPages = {
  apps: 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade',
  codes: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
  conditionalAccess: 'https://learn.microsoft.com/entra/identity/conditional-access/workload-identity',
  federation:
    'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-create-trust?pivots=identity-wif-apps-methods-azp#github-actions',
  inactiveTenant: 'https://learn.microsoft.com/entra/fundamentals/inaccessible-tenant',
  registerApp: 'https://learn.microsoft.com/entra/identity-platform/quickstart-register-app',
  status: 'https://azure.status.microsoft/status',
  storeSetUp:
    'https://learn.microsoft.com/windows/uwp/monetize/create-and-manage-submissions-using-windows-store-services',
  tenantRestrictions: 'https://learn.microsoft.com/entra/identity/enterprise-apps/tenant-restrictions',
} as const;
