/** The parts of jsonwebtoken that are used here; the package ships no types. */
declare module 'jsonwebtoken' {
  import type { KeyObject } from 'node:crypto';

  interface Token {
    readonly header: object;
    readonly payload: unknown;
  }

  interface SignOptions {
    readonly algorithm: 'RS256' | 'PS256' | 'HS256';
    readonly header?: object;
    readonly noTimestamp?: boolean;
  }

  interface VerifyOptions {
    readonly algorithms: readonly ('RS256' | 'PS256')[];
    readonly ignoreExpiration?: boolean;
    readonly ignoreNotBefore?: boolean;
  }

  const module: {
    /** The parts without any check; `null` where it is no token. */
    decode(token: string, options: { readonly complete: true }): Token | null;
    sign(payload: object, key: KeyObject | string, options: SignOptions): string;
    /** Throws where the signature is not the key's. */
    verify(token: string, key: KeyObject | string, options: VerifyOptions): unknown;
  };
  export default module;
}
