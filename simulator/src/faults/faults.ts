import { z } from 'zod';
import { longestPattern, Pattern, patternProblem, SlowPattern } from './pattern.ts';

/** The servers of the simulator, and the control API. */
export type Role = 'login' | 'api' | 'blob' | 'github' | 'control';

/**
 * One scripted fault (store-faults.md §4.4). It matches requests by role, method and path; the `nth` match
 * (1 = the first) and those after it are hit, `hitLimit` in total.
 */
export const faultRuleSchema = z
  .strictObject({
    role: z.enum(['login', 'api', 'blob', 'github']).optional(),
    method: z.string().optional(),
    /** Case-insensitive regular expression on path and query. */
    path: z
      .string()
      .max(longestPattern)
      .superRefine((source, context) => {
        const problem = patternProblem(source);
        if (problem !== undefined) context.addIssue({ code: 'custom', message: `path ${problem}` });
      })
      .optional(),
    nth: z.number().int().positive().default(1),
    hitLimit: z.number().int().positive().default(1),
    /**
     * `pre`: the connection dies before the server acts. `post`: the server acts, the response is lost.
     * `half`: headers and half of the body, or half of the headers if there is no body, then the connection dies.
     * `hang`: no response. `slow`: the response comes in ten pieces, `delayMs` before each.
     * `status`: `status`, `headers` and `body` are returned.
     * `cut` (blob): the connection dies when half of the request's body has come.
     * `corrupt` (blob): one byte of the request's body changes on the way.
     * `alter` (not blob): the server acts, `body` patches its JSON response (merge patch, RFC 7396), then `nulls`.
     * `endless`: the body of the response never ends. `bomb`: 1 GiB of spaces, gzipped.
     */
    phase: z.enum([
      'pre',
      'post',
      'half',
      'hang',
      'slow',
      'status',
      'cut',
      'corrupt',
      'alter',
      'endless',
      'bomb',
    ]),
    /** `status`, `hang`, `endless` and `bomb`: the server acts anyway (a create that returns 503 but worked). */
    acts: z.boolean().default(false),
    status: z.number().int().min(100).max(599).default(503),
    headers: z.record(z.string(), z.string()).default({}),
    /** A string is sent as it is, anything else as JSON. */
    body: z.json().optional(),
    /** `alter` only: members of the response that become null, which a merge patch can only remove. */
    nulls: z.array(z.string()).default([]),
    delayMs: z.number().nonnegative().default(50),
  })
  .refine(({ role, phase }) => phase !== 'alter' || (role !== undefined && role !== 'blob'), {
    path: ['role'],
    error: 'alter needs a role, other than blob',
  })
  .refine(({ role, phase }) => !['cut', 'corrupt'].includes(phase) || role === 'blob', {
    path: ['role'],
    error: 'cut and corrupt need the role blob',
  });
export type FaultRule = z.input<typeof faultRuleSchema>;
export type Fault = z.output<typeof faultRuleSchema>;

export interface RequestLine {
  readonly role: Role;
  readonly method: string;
  /** Path and query as they came. */
  readonly url: string;
}

/** Whether the server does what it was asked to, no matter what happens to its response. */
export function letsAct(fault: Fault | undefined): boolean {
  const phases = ['post', 'half', 'slow', 'alter', 'corrupt'];
  return fault === undefined || fault.acts || phases.includes(fault.phase);
}

interface Rule {
  readonly fault: Fault;
  readonly path: Pattern;
  seen: number;
}

/** The rules in force and how often each has matched. */
export class Faults {
  readonly #onError: (error: unknown) => void;
  #rules: Rule[] = [];

  /** @param onError Called if a rule is removed because its pattern is too slow. */
  constructor(onError: (error: unknown) => void = () => {}) {
    this.#onError = onError;
  }

  /** Adds rules after those in force. Throws if a rule is malformed. */
  add(rules: readonly FaultRule[]): void {
    const added = z.array(faultRuleSchema).parse(rules);
    this.#rules.push(...added.map((fault) => ({ fault, path: new Pattern(fault.path ?? ''), seen: 0 })));
  }

  clear(): void {
    this.#rules = [];
  }

  /** The fault for this request. Every rule that matches counts it; the first that is due is applied. */
  take(request: RequestLine): Fault | undefined {
    let due: Fault | undefined;
    for (const rule of this.#rules) {
      if (!this.#matches(rule, request)) continue;
      rule.seen += 1;
      const { nth, hitLimit } = rule.fault;
      if (rule.seen >= nth && rule.seen < nth + hitLimit) due ??= rule.fault;
    }
    return due;
  }

  #matches(rule: Rule, request: RequestLine): boolean {
    try {
      return isMeant(rule.fault, request) && rule.path.test(request.url);
    } catch (error) {
      if (!(error instanceof SlowPattern)) throw error;
      this.#rules = this.#rules.filter((each) => each !== rule);
      this.#onError(error);
      return false;
    }
  }
}

function isMeant(fault: Fault, request: RequestLine): boolean {
  return (
    request.role !== 'control' &&
    (fault.role === undefined || fault.role === request.role) &&
    (fault.method === undefined || fault.method.toUpperCase() === request.method)
  );
}
