import { TestStore } from '../support/test-store.ts';

/** Several Stores, each for one body at a time, so that as many run side by side. A run waits half of the time. */
export class Lanes implements AsyncDisposable {
  readonly #all: readonly TestStore[];
  readonly #free: TestStore[];
  readonly #waiting: (() => void)[] = [];

  private constructor(all: readonly TestStore[]) {
    this.#all = all;
    this.#free = [...all];
  }

  /** @param root Folder with `action.yml` and what it runs; this project if omitted. */
  static async open(count: number, root?: string): Promise<Lanes> {
    const options = { hasGithub: true, ...(root !== undefined && { root }) };
    const all = Array.from({ length: count }, () => new TestStore(options));
    const lanes = new Lanes(all);
    await Promise.all(all.map((store) => store.start()));
    return lanes;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#all.map((store) => store.close()));
  }

  /** Runs a body as soon as a Store is free; the first to ask comes first. */
  async run<T>(body: (store: TestStore) => Promise<T>): Promise<T> {
    let store = this.#free.pop();
    while (store === undefined) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
      store = this.#free.pop();
    }
    try {
      return await body(store);
    } finally {
      this.#free.push(store);
      this.#waiting.shift()?.();
    }
  }

  /** Runs a body for each item; the results are in the order of the items. */
  async map<T, R>(
    items: readonly T[],
    body: (store: TestStore, item: T) => Promise<R>,
  ): Promise<readonly R[]> {
    return await Promise.all(items.map((item) => this.run((store) => body(store, item))));
  }
}
