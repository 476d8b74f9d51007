/** Returns what a promise fails with if it is of the kind; throws anything else, and if it does not fail. */
export function failuresOf<Failure>(kind: abstract new (...given: never[]) => Failure) {
  return async (promise: Promise<unknown>): Promise<Failure> => {
    const error = await promise.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (error instanceof kind) return error;
    throw error ?? new Error('did not fail');
  };
}
