import { z } from 'zod';
import { ActionError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { Answer } from './answer.ts';
import { type Call, describeCall } from './call.ts';
import { unexpectedAnswer } from './failure.ts';
import type { Requester } from './request.ts';
import { secretsOfDocument } from './secrets.ts';
import { StoreError } from './store-error.ts';
import { pageSchema } from './wire.ts';

/** A list this long is a server that never ends. */
const maxPages = 100;

/**
 * The documents that the Store returns. Their secrets are masked before anything can show them (secrets.ts). Every method throws what `Requester.send` does.
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
    const answer = await this.#send(call);
    const parsed = schema.safeParse(documentOf(answer));
    if (parsed.success) return parsed.data;
    const paths = parsed.error.issues.map(({ path }) => path.join('.') || 'the document itself');
    throw unexpectedAnswer(call, answer, paths);
  }

  /**
   * A list through all its pages; none is an empty list, though the Store's pages promise 404.
   *
   * @throws ActionError `store-foreign-address` when a page points elsewhere, `store-endless-list`
   */
  async list<S extends z.ZodType>(call: Call, item: S): Promise<z.infer<S>[]> {
    const schema = pageSchema(item);
    const items: z.infer<S>[] = [];
    try {
      for (let path: string | null | undefined = call.path, pages = 0; path; pages += 1) {
        if (pages === maxPages) throw endlessList(call);
        const page: Page<S> = await this.read({ ...call, path }, schema);
        items.push(...page.value);
        path = page['@nextLink'];
      }
    } catch (error) {
      if (error instanceof StoreError && error.status === 404) return items;
      throw error;
    }
    return items;
  }

  /** The document as it is, a list through all its pages; `undefined` where the Store answers none. */
  async raw(call: Call): Promise<unknown> {
    const first = documentOf(await this.#send(call));
    const page = call.method === 'GET' ? pageSchema(z.unknown()).safeParse(first).data : undefined;
    if (page === undefined) return first;
    const { '@nextLink': next, ...rest } = page;
    const others = next ? await this.list({ ...call, path: next }, z.unknown()) : [];
    return { ...rest, value: [...rest.value, ...others] };
  }

  async #send(call: Call): Promise<Answer> {
    this.#maskSecretsOf(call.body);
    const answer = await this.#requester.send(call);
    this.#maskSecretsOf(documentOf(answer));
    return answer;
  }

  /** Before anything can say what stands in a document, or what the Store makes of it. */
  #maskSecretsOf(document: unknown): void {
    for (const secret of secretsOfDocument(document)) this.#logger.mask(secret);
  }
}

type Page<S extends z.ZodType> = z.infer<ReturnType<typeof pageSchema<S>>>;

function documentOf({ body }: Answer): unknown {
  return body.kind === 'json' ? body.value : undefined;
}

function endlessList(call: Call): ActionError {
  return new ActionError({
    code: 'store-endless-list',
    message: `While ${describeCall(call)}: the list has more than ${maxPages} pages.`,
    todo: 'Check store-api-url; if it is the Store itself, report this to Microsoft.',
  });
}
