/** The type that {@link camelCase} returns. */
export type CamelCase<S extends string> = S extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : S;

/** `waitFor` for `wait-for`. */
export function camelCase<S extends string>(name: S): CamelCase<S> {
  // The type says the same.
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()) as CamelCase<S>;
}
