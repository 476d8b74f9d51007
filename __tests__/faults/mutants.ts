/** A fault put into the source, and the cases that must notice. */
export interface Mutant {
  readonly name: string;
  /** Real bug that it copies, by its number in store-faults.md. */
  readonly from: string;
  /** Below `src`. */
  readonly file: string;
  /** Text that stands in the file exactly once. */
  readonly anchor: string;
  readonly replacement: string;
  readonly killedBy: readonly string[];
}

/** Bugs of real tools (store-faults.md §4.5), and of this action while it was built. */
export const mutants: readonly Mutant[] = [
  {
    name: 'create is repeated blindly',
    from: 'B2',
    file: 'store/call.ts',
    anchor: "return call.method === 'POST';",
    replacement: "return call.method === 'POST' && call.stage !== 'create';",
    killedBy: ['C03'],
  },
  {
    name: 'commit is repeated blindly',
    from: 'E1',
    file: 'store/call.ts',
    anchor: "return call.method === 'POST';",
    replacement: "return call.method === 'POST' && call.stage !== 'commit';",
    killedBy: ['M03'],
  },
  {
    name: 'CommitStarted is success',
    from: 'E6',
    file: 'submission/states.ts',
    anchor: "accepted: 'PreProcessing',",
    replacement: "accepted: 'CommitStarted',",
    killedBy: ['S05a'],
  },
  {
    name: 'exactly PreProcessing is waited for',
    from: 'E5',
    file: 'submission/states.ts',
    anchor: 'wanted !== undefined && at >= wanted',
    replacement: 'wanted !== undefined && at === wanted',
    killedBy: ['S02a'],
  },
  {
    name: 'the price is sent as null',
    from: 'C2',
    file: 'submission/plan.ts',
    anchor: 'return price === undefined ? document :',
    replacement:
      'return price === undefined ? { ...document, pricing: { ...document.pricing, priceId: null } } :',
    killedBy: ['S01'],
  },
  {
    name: 'the rollout that is asked for is ignored',
    from: 'C9',
    file: 'submission/rollout.ts',
    anchor: 'isPackageRollout: percentage !== undefined,',
    replacement: 'isPackageRollout: current?.isPackageRollout ?? false,',
    killedBy: ['U07a'],
  },
  {
    name: 'the rollout of the last submission is inherited',
    from: 'C10',
    file: 'submission/rollout.ts',
    anchor: 'isPackageRollout: percentage !== undefined,',
    replacement: 'isPackageRollout: percentage !== undefined || current?.isPackageRollout === true,',
    killedBy: ['U07'],
  },
  {
    name: 'foreign drafts are deleted',
    from: 'B9',
    file: 'submission/pending.ts',
    anchor: 'switch (situation.ifPending) {',
    replacement: "switch ('replace' as IfPending) {",
    killedBy: ['P02', 'P12'],
  },
  {
    name: 'the time limit of the upload is 0',
    from: 'D5',
    file: 'upload/tuning.ts',
    anchor: 'timeLimit: (bytes) => 60_000 + bytes / 125,',
    replacement: 'timeLimit: () => 0,',
    killedBy: ['S01'],
  },
  {
    name: 'the archive is sent in one piece',
    from: 'D3',
    file: 'upload/tuning.ts',
    anchor: 'Math.max(8 * mebibyte, smallest)',
    replacement: 'Math.max(1024 * mebibyte, smallest)',
    killedBy: ['B04a'],
  },
  {
    name: 'a + in the signature is left as it is',
    from: 'D1',
    file: 'upload/url.ts',
    anchor: "value.replaceAll('+', '%2B').replaceAll('=', '%3D')",
    replacement: "value.replaceAll('=', '%3D')",
    killedBy: ['B01'],
  },
  {
    name: 'the token is taken once',
    from: 'A8',
    file: 'auth/tokens.ts',
    anchor: 'current && options.clock.now() < current.renewAt ?',
    replacement: 'current ?',
    killedBy: ['S08'],
  },
  {
    name: '429 is repeated without an end',
    from: 'G1',
    file: 'store/retry.ts',
    anchor: 'if (tries >= maxTries) return',
    replacement: 'if (tries >= maxTries && fault.status !== 429) return',
    killedBy: ['G06b'],
  },
  {
    name: 'entries of old packages are dropped',
    from: 'C5',
    file: 'submission/plan.ts',
    anchor: "...planned.filter(({ plan }) => plan.action !== 'add'),",
    replacement: "...planned.filter(({ plan }) => plan.action === 'keep'),",
    killedBy: ['S01'],
  },
  {
    name: 'an empty glob is fine',
    from: 'E13',
    file: 'packages/find.ts',
    anchor: 'if (missing.length > 0) throw',
    replacement: 'if (missing.length > 99) throw',
    killedBy: ['Z05'],
  },
  {
    name: 'the upload URL is logged',
    from: 'S1',
    file: 'commands/steps/open-draft.ts',
    anchor: 'noteSubmission(record, draft, run.clock.now());\n  logger.info(',
    replacement:
      'noteSubmission(record, draft, run.clock.now());\n  process.stdout.write(String(draft.fileUploadUrl));\n  logger.info(',
    killedBy: ['S01'],
  },
  {
    name: 'the answer with the token is logged',
    from: 'S4',
    file: 'auth/tokens.ts',
    anchor: 'logger.mask(answer.token);',
    replacement: 'logger.mask(answer.token); process.stderr.write(JSON.stringify(answer));',
    killedBy: ['S01'],
  },
  {
    name: 'text from outside is logged as it is',
    from: 'S5',
    file: 'report/log.ts',
    anchor: 'info: (text) => runner.info(clean(text)),',
    replacement: 'info: (text) => runner.info(text),',
    killedBy: ['Z12a'],
  },
  {
    name: 'block ids are random',
    from: '§4.5',
    file: 'upload/blob.ts',
    anchor: "const id = this.#ids[block] ?? '';",
    replacement:
      "const id = Buffer.from(String(Math.random()).padEnd(22, '0').slice(0, 22)).toString('base64');",
    killedBy: ['S01'],
  },
  {
    name: 'nothing is read back before the commit',
    from: 'C2',
    file: 'commands/steps/commit-draft.ts',
    anchor: 'refuseOn(checkStored(differences.dangerous));',
    replacement: '',
    killedBy: ['U05', 'U06'],
  },
  {
    name: 'Retry-After is not waited out',
    from: 'G1',
    file: 'store/retry.ts',
    anchor: 'wait: Math.max(asked, backoff(tries, random))',
    replacement: 'wait: backoff(tries, random)',
    killedBy: ['G05'],
  },
  {
    name: 'a create under way is cut off by the cancel',
    from: '§2.3',
    file: 'store/request.ts',
    anchor: 'withTimeLimit(timeLimit, isOnce(call) ? undefined : signal,',
    replacement: 'withTimeLimit(timeLimit, signal,',
    killedBy: ['X02'],
  },
  {
    name: 'a change of a rollout is repeated blindly',
    from: 'E1',
    file: 'store/call.ts',
    anchor: "return call.method === 'POST';",
    replacement: "return call.method === 'POST' && call.stage !== 'rollout';",
    killedBy: ['R02a', 'R02b'],
  },
  {
    name: 'a rollout may shrink',
    from: 'R03',
    file: 'commands/rollout.ts',
    anchor: 'wanted.percentage < present',
    replacement: 'wanted.percentage < 0',
    killedBy: ['R03a'],
  },
  {
    name: 'a rollout that is there already is changed again',
    from: 'R04',
    file: 'commands/rollout.ts',
    anchor: 'if (hasReached(now, wanted) || isFinalized(now, wanted)) {',
    replacement: 'if (isFinalized(now, wanted)) {',
    killedBy: ['R01b', 'R04'],
  },
  {
    name: 'the token goes wherever a list points',
    from: 'G13',
    file: 'store/request.ts',
    anchor: 'if (url?.origin === this.#origin.origin && url.pathname.startsWith(root)) return url;',
    replacement: 'if (url) return url;',
    killedBy: ['G13'],
  },
  {
    name: 'a dry run publishes',
    from: 'Z14',
    file: 'commands/publish.ts',
    anchor: 'if (run.inputs.dryRun) return preview(run, target, release);',
    replacement: '',
    killedBy: ['Z14a', 'Z14b', 'Z14c'],
  },
  {
    name: 'the ID token of the first sign-in is kept',
    from: 'T11',
    file: 'auth/tokens.ts',
    anchor: 'const assertion = await requestIdToken(service, federationAudience, witness);',
    replacement:
      'const assertion = (process.env.KEPT ??= await requestIdToken(service, federationAudience, witness));',
    killedBy: ['T11a', 'T11b'],
  },
];
