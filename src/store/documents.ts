import { ActionError } from '../errors.ts';
import { isRecord } from '../json/is-record.ts';
import { z } from '../json/schema.ts';
import type { Logger } from '../logger.ts';
import { secretsOfDocument } from '../masking/document.ts';
import type { Answer } from './answer.ts';
import { type Call, describeCall } from './call.ts';
import { parseForShow } from './exact-json.ts';
import { unexpectedAnswer } from './failure.ts';
import type { Requester } from './request.ts';
import { StoreError } from './store-error.ts';
import { pageSchema } from './wire.ts';

/** A list this long is a server that never ends. */
const maxPages = 100;

/**
 * The documents that the Store returns. Their secrets are masked before anything can show them (masking/document.ts).
 * Every method throws what `Requester.send` does.
 */
export class Documents {
  readonly #requester: Requester;
  readonly #logger: Logger;

  constructor(requester: Requester, logger: Logger) {
    this.#requester = requester;
    this.#logger = logger;
  }

  /** @throws StoreError `store-answer-unexpected` for a document of another form */
  async read<S extends z.ZodType>(call: Call, schema: S): Promise<z.infer<S>> {
    return parsed(call, await this.#send(call), schema);
  }

  /**
   * A list through all its pages; an empty list if there are none, though the Store's documentation promises 404.
   *
   * @throws ActionError `store-foreign-address` when a page points elsewhere, `store-endless-list`
   */
  list<S extends z.ZodType>(call: Call, item: S): Promise<z.infer<S>[]> {
    return this.#collect(call, item, (page) => page.value);
  }

  async #collect<S extends z.ZodType, T>(
    call: Call,
    item: S,
    itemsOf: (page: Page<S>, answer: Answer) => readonly T[],
  ): Promise<T[]> {
    const schema = pageSchema(item);
    const items: T[] = [];
    try {
      for (let path: string | null | undefined = call.path, pages = 0; path; pages += 1) {
        if (pages === maxPages) throw endlessList(call);
        const answer = await this.#send({ ...call, path });
        const page: Page<S> = parsed({ ...call, path }, answer, schema);
        items.push(...itemsOf(page, answer));
        path = page['@nextLink'];
      }
    } catch (error) {
      if (error instanceof StoreError && error.status === 404) return items;
      throw error;
    }
    return items;
  }

  /**
   * The document with its numbers as they came (`parseForShow`), a list through all its pages; `undefined` if the Store
   * returns none.
   */
  async raw(call: Call): Promise<unknown> {
    const answer = await this.#send(call);
    const document = shownOf(answer);
    const page =
      call.method === 'GET' ? pageSchema(z.unknown()).safeParse(documentOf(answer)).data : undefined;
    if (page === undefined || !isRecord(document)) return document;
    const { '@nextLink': _next, ...rest } = document;
    const next = page['@nextLink'];
    const others = next
      ? await this.#collect({ ...call, path: next }, z.unknown(), (_page, each) => itemsOf(shownOf(each)))
      : [];
    return { ...rest, value: [...itemsOf(document), ...others] };
  }

  async #send(call: Call): Promise<Answer> {
    this.#maskSecretsOf(call.body);
    const answer = await this.#requester.send(call);
    this.#maskSecretsOf(documentOf(answer));
    return answer;
  }

  /** Called before anything can show what is in a document, or what the Store makes of it. */
  #maskSecretsOf(document: unknown): void {
    for (const secret of secretsOfDocument(document)) this.#logger.mask(secret);
  }
}

type Page<S extends z.ZodType> = z.infer<ReturnType<typeof pageSchema<S>>>;

function documentOf({ body }: Answer): unknown {
  return body.kind === 'json' ? body.value : undefined;
}

function parsed<S extends z.ZodType>(call: Call, answer: Answer, schema: S): z.infer<S> {
  const result = schema.safeParse(documentOf(answer));
  if (result.success) return result.data;
  const paths = result.error.issues.map(({ path }) => path.join('.') || 'at the top level');
  throw unexpectedAnswer(call, answer, paths);
}

function shownOf({ body, text }: Answer): unknown {
  if (body.kind !== 'json') return undefined;
  return text === undefined ? body.value : parseForShow(text.trim());
}

function itemsOf(page: unknown): readonly unknown[] {
  return isRecord(page) && Array.isArray(page.value) ? page.value : [];
}

function endlessList(call: Call): ActionError {
  return new ActionError({
    code: 'store-endless-list',
    message: `Could not ${describeCall(call)}: the list has more than ${maxPages} pages.`,
    todo: "Check store-api-url. If it is Microsoft's, report this to Microsoft.",
  });
}
