/** What has to be closed, the last one first. Node 22 has no AsyncDisposableStack. */
export class Closers {
  #closers: (() => Promise<unknown>)[] = [];

  /** Remembers how to close something. */
  add(close: () => Promise<unknown>): void {
    this.#closers.push(close);
  }

  /** Closes everything, once; a second call in the meantime does not wait. Throws the first error, after the rest is closed. */
  async close(): Promise<void> {
    const closers = this.#closers.reverse();
    this.#closers = [];
    const errors: unknown[] = [];
    for (const close of closers) await close().catch((error: unknown) => errors.push(error));
    if (errors.length > 0) throw errors[0];
  }
}
