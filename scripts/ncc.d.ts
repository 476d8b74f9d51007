/** The part of ncc's programmatic interface that the build uses; ncc ships no types. */
declare module '@vercel/ncc' {
  interface Asset {
    readonly source: string | Buffer;
  }

  /** A module as webpack describes it; a group of joined modules has no `resource` but a `rootModule`. */
  interface BundledModule {
    readonly resource?: string;
    readonly rootModule?: { readonly resource?: string };
  }

  interface Bundle {
    readonly code: string;
    readonly assets: Readonly<Record<string, Asset>>;
    readonly stats: { readonly compilation: { readonly modules: Iterable<BundledModule> } };
  }

  export default function ncc(
    entry: string,
    options: {
      readonly cache: false;
      readonly quiet: true;
      readonly externals: Readonly<Record<string, string>>;
    },
  ): Promise<Bundle>;
}
