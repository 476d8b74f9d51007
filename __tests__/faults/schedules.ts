import type { FaultRule } from '../../simulator/src/faults/faults.ts';
import type { JsonObject } from '../../simulator/src/json/json.ts';
import type { TestStore } from '../support/test-store.ts';
import { type Experiment, gatherEvidence } from './evidence.ts';
import type { LossTime } from './fault-run.ts';
import { violations, virtualMilliseconds } from './invariants.ts';
import { paths } from './paths.ts';
import { holdsFiles } from './verdict.ts';

/** Faults that a seed stands for, and the run that meets them. */
export interface Schedule {
  readonly seed: number;
  readonly rules: readonly FaultRule[];
  readonly run: Pick<Experiment, 'seed' | 'inputs' | 'lostAt'> & { readonly files: 'release' | 'large' };
  /** Only faults that pass: the run should end green. */
  readonly isTransient: boolean;
}

export interface ScheduleOutcome extends Schedule {
  readonly result: string;
  /** The run reached one of its faults. */
  readonly isMet: boolean;
  readonly isRecovered: boolean;
  /** How long the run took in its own time; `undefined` if it was not green. */
  readonly milliseconds: number | undefined;
  readonly problems: readonly string[];
}

type Random = () => number;
type Place = Pick<FaultRule, 'role' | 'method' | 'path'>;

const places: readonly Place[] = [
  { role: 'login', method: 'POST', path: paths.token },
  { role: 'api', method: 'GET', path: paths.look },
  { role: 'api', method: 'GET', path: paths.read },
  { role: 'api', method: 'POST', path: paths.create },
  { role: 'api', method: 'PUT', path: paths.update },
  { role: 'blob', method: 'PUT', path: paths.block },
  { role: 'blob', method: 'PUT', path: paths.blockList },
  { role: 'api', method: 'POST', path: paths.commit },
  { role: 'api', method: 'GET', path: paths.status },
  { role: 'api', method: 'DELETE', path: paths.delete },
];

/** The schedule of a seed: one to four faults of all kinds, always the same ones. */
export function scheduleOf(seed: number): Schedule {
  const random = mulberry32(seed);
  const isTransient = random() < 0.6;
  const count = 1 + Math.floor(random() * 4);
  const run = runOf(random, isTransient);
  const rules = Array.from({ length: count }, () => {
    const place = pick(random, places);
    const make = isTransient || random() < 0.6 ? passingFault : lastingFault;
    return { ...place, nth: random() < 0.7 ? 1 : 2, ...make(random, place) };
  });
  return { seed, rules, run, isTransient };
}

function runOf(random: Random, isTransient: boolean) {
  const isTaken = random() < 0.2;
  const isRollout = random() < 0.2;
  const isLost = !isTransient && random() < 0.2;
  const when: readonly LossTime[] = ['before', 'acted', 'answer'];
  return {
    files: random() < 0.1 ? ('large' as const) : ('release' as const),
    inputs: {
      'wait-for': pick(random, ['none', 'accepted', 'published', 'published']),
      ...(isTaken && { 'if-pending': 'replace' }),
      ...(isRollout && { 'rollout-percentage': '25' }),
    },
    ...(isTaken && { seed: { pending: { patch: { notesForCertification: 'Someone works on this.' } } } }),
    ...(isLost && { lostAt: { request: 1 + Math.floor(random() * 20), when: pick(random, when) } }),
  };
}

const newMember: JsonObject = { somethingNew: { of: ['a', null, 1.5] } };

/** A fault that is over after hitting once or twice. */
function passingFault(random: Random, { role, path }: Place): Omit<FaultRule, keyof Place> {
  const hitLimit = random() < 0.75 ? 1 : 2;
  const blob = role === 'blob' ? (['cut', 'corrupt'] as const) : [];
  // A member that only some of a submission's documents have is a difference, which the guards refuse.
  const member = [paths.look, paths.status, paths.commit].some((each) => each === path)
    ? (['alter'] as const)
    : [];
  const kinds = [
    'pre',
    'post',
    'half',
    'slow',
    'status',
    'status',
    'status',
    'acted',
    'throttled',
    'hang',
    ...blob,
    ...member,
  ] as const;
  const kind = pick(random, kinds);
  switch (kind) {
    case 'status':
      return { phase: 'status', status: pick(random, [408, 500, 502, 503, 504]), hitLimit };
    case 'acted':
      return { phase: 'status', status: pick(random, [500, 502, 503, 504]), acts: true, hitLimit: 1 };
    case 'throttled': {
      const asked = pick(random, ['1', '17', '60', 'Wed, 21 Oct 2015 07:28:00 GMT', 'soon']);
      return {
        phase: 'status',
        status: 429,
        headers: random() < 0.5 ? {} : { 'Retry-After': asked },
        hitLimit,
      };
    }
    case 'alter':
      return { phase: 'alter', body: newMember, hitLimit };
    case 'hang':
      return { phase: 'hang', acts: random() < 0.5 };
    default:
      return { phase: kind, hitLimit };
  }
}

/** A fault that ends most runs: refusals, outages, responses that lie. */
function lastingFault(random: Random, { role, method, path }: Place): Omit<FaultRule, keyof Place> {
  const api = role === 'api' ? (['alter'] as const) : [];
  const kinds = ['refusal', 'outage', 'page', 'lie', 'flood', ...api] as const;
  switch (pick(random, kinds)) {
    case 'flood':
      return { phase: pick(random, ['endless', 'bomb']), hitLimit: pick(random, [1, 100]) };
    case 'alter': {
      const bodies: readonly JsonObject[] = [
        newMember,
        { fileUploadUrl: null },
        { id: null },
        { status: 'Foo' },
        { status: 'CommitFailed', statusDetails: { errors: null } },
        { pricing: { priceId: 'Base' } },
        { applicationPackages: null },
        { pendingApplicationSubmission: null },
      ];
      return { phase: 'alter', body: pick(random, bodies) };
    }
    case 'refusal': {
      const body = { code: 'InvalidState', message: 'Not now\r\n::error::injected ##[error]injected' };
      return { phase: 'status', status: pick(random, [400, 401, 403, 404, 409]), body, acts: random() < 0.2 };
    }
    case 'outage':
      return { phase: 'status', status: pick(random, [500, 503]), hitLimit: 100 };
    case 'page':
      return { phase: 'status', status: 200, body: '<html><title>Sign in to the network</title></html>' };
    case 'lie':
      // The Store says that it did what it did not do.
      return method === 'POST' && path === paths.commit
        ? { phase: 'status', status: 200, body: { status: 'CommitStarted' }, hitLimit: 2 }
        : { phase: 'status', status: 200, body: { id: '1152921504606846999' } };
  }
}

/**
 * Runs a schedule, then a plain re-run without faults. All is right if no invariant is
 * violated, and in the end the Store holds one committed submission with our bytes.
 */
export async function runSchedule(store: TestStore, schedule: Schedule): Promise<ScheduleOutcome> {
  const { rules, run } = schedule;
  const evidence = await gatherEvidence(store, { ...run, faults: rules, rerunWith: run.files });
  const { main, before, end } = evidence;
  const old = new Set(before.submissions.map(({ submission }) => submission.id));
  const ours = end.submissions.filter(({ submission }) => !old.has(submission.id ?? ''));
  const isHeld =
    ours.length === 1 && ours.every((each) => each.commits === 1 && holdsFiles(each, main.files));
  const isRecovered = main.exitCode === 0;
  return {
    ...schedule,
    result: main.outputs.result ?? `exit ${main.exitCode}`,
    isMet: main.signal !== null || main.requests.some(({ fault }) => fault !== undefined),
    isRecovered,
    milliseconds: isRecovered ? virtualMilliseconds(main) : undefined,
    problems: [
      ...(isHeld
        ? []
        : [`in the end the Store holds ${ours.length} submissions of ours, not one with our bytes`]),
      ...violations(evidence),
    ],
  };
}

function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('Nothing to pick from.');
  return item;
}

/** https://gist.github.com/tommyettinger/46a874533244883189143505d203312c: small, and the same everywhere. */
function mulberry32(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
