import vm from 'node:vm';

/** The longest pattern that a fault rule may have, in characters. */
export const longestPattern = 1000;
/** Milliseconds; generous, since a busy machine may stop a process for a while. */
const timeLimit = 1000;

const test = new vm.Script('pattern.test(text)');

/** A pattern took too long on a text; it would again. */
export class SlowPattern extends Error {
  override readonly name = 'SlowPattern';
}

/**
 * A case-insensitive regular expression from outside. Patterns that are exponential on some text are legal, so
 * a search that could be slow is stopped after a second, and the servers go on.
 */
export class Pattern {
  readonly #expression: RegExp;
  readonly #mayBeSlow: boolean;

  /** @throws SyntaxError */
  constructor(source: string) {
    this.#expression = new RegExp(source, 'i');
    // One repetition outside groups is quadratic at worst, and Node bounds the text to 16 KiB.
    this.#mayBeSlow = source.includes('(') || (source.match(/[*+?{]/g)?.length ?? 0) > 1;
  }

  /** @throws SlowPattern */
  test(text: string): boolean {
    if (!this.#mayBeSlow) return this.#expression.test(text);
    const context = vm.createContext({ pattern: this.#expression, text });
    try {
      return test.runInContext(context, { timeout: timeLimit }) === true;
    } catch (error) {
      throw new SlowPattern(
        `The pattern ${this.#expression.source} took more than ${timeLimit} ms for one request, so its fault rule is removed.`,
        { cause: error },
      );
    }
  }
}

/** What is wrong with a pattern; `undefined` if nothing is. */
export function patternProblem(source: string): string | undefined {
  try {
    new RegExp(source, 'i');
    return undefined;
  } catch (error) {
    return `is not a regular expression: ${error instanceof Error ? error.message : String(error)}`;
  }
}
