import { PackageFault } from './fault.ts';

/** Bytes that may be read out of one package file, all archives inside it together. */
const limits = {
  /** A bundle of 200 packages has less than 10 MiB of manifests. */
  manifests: 16 * 1024 ** 2,
  /** 25 GB of packages (store-api.md §8.1) have 36 MB of block maps. */
  blockMaps: 256 * 1024 ** 2,
  innerPackages: 25 * 1024 ** 3,
} as const;

const names = {
  manifests: 'its manifests are larger than 16 MiB together',
  blockMaps: 'its block maps are larger than 256 MiB together',
  innerPackages: 'the packages in it are larger than 25 GB together, unpacked',
} as const;

/** Prevents a small file with many large ones inside from keeping the runner busy for hours. */
export class ReadBudget {
  readonly #left: Record<keyof typeof limits, number> = { ...limits };

  /**
   * Takes from what is left.
   * @param bytes Inflated.
   * @throws PackageFault `archive-limit` when nothing is left.
   */
  spend(what: keyof typeof limits, bytes: number): void {
    this.#left[what] -= bytes;
    if (this.#left[what] < 0) throw new PackageFault('archive-limit', `${names[what]}, as in a zip bomb.`);
  }
}
