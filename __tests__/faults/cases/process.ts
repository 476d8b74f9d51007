import type { CallName } from '../../support/calls.ts';
import type { Expected, FaultCase, Meanwhile, TestedCase } from '../case.ts';

const canceled: Expected = { exit: 130, result: 'interrupted', holds: 'as-before', rerun: 'converges' };
const slow = { phase: 'slow', delayMs: 150 } as const;

const at = (before: CallName, signal: NodeJS.Signals, nth = 1): Meanwhile => ({
  before,
  nth,
  act: ({ kill }) => kill(signal),
});

interface Moment {
  readonly title: string;
  readonly at: CallName;
  /** Step in which the signal comes. */
  readonly step: string;
  readonly nth?: number;
  readonly holds: Expected['holds'];
  readonly says?: readonly RegExp[];
  readonly files?: TestedCase['files'];
  readonly faults?: TestedCase['faults'];
  readonly timeline?: TestedCase['timeline'];
}

const id = /[Ss]ubmission \d{19}/;
const inStep = (step: string) => new RegExp(`canceled during the step "${step}"`);

/** When a run is canceled; requests under way then take a second and a half. */
const moments: readonly Moment[] = [
  {
    title: 'before create',
    at: 'look',
    step: 'Read from the Store',
    holds: 'as-before',
    says: [/No submission was created/],
  },
  {
    title: 'with a create under way',
    at: 'create',
    step: 'Create the submission',
    holds: 'own-draft',
    faults: [{ role: 'api', method: 'POST', path: '/submissions$', ...slow }],
    says: [id],
  },
  {
    title: 'with a draft made',
    at: 'update',
    step: 'Update the submission',
    holds: 'own-draft',
    faults: [{ role: 'api', method: 'PUT', phase: 'hang' }],
    says: [id],
  },
  {
    title: 'with the document under way',
    at: 'update',
    step: 'Update the submission',
    holds: 'own-draft',
    faults: [{ role: 'api', method: 'PUT', ...slow }],
    says: [id],
  },
  {
    title: 'during the upload',
    at: 'block',
    step: 'Upload',
    nth: 2,
    holds: 'own-draft',
    files: 'large',
    faults: [{ role: 'blob', phase: 'hang', nth: 2, hitLimit: 9 }],
    says: [id],
  },
  {
    title: 'with a commit under way',
    at: 'commit',
    step: 'Commit',
    holds: 'ours',
    faults: [{ role: 'api', method: 'POST', path: '/commit$', ...slow }],
    says: [id],
  },
  {
    title: 'after the response to the commit',
    at: 'status',
    step: 'Wait until published',
    holds: 'ours',
    faults: [{ role: 'api', path: '/status$', phase: 'hang' }],
    says: [id],
    timeline: [{ state: 'CommitStarted', looks: 2 }, { state: 'Published' }],
  },
  {
    title: 'while it waits',
    at: 'status',
    step: 'Wait until published',
    nth: 2,
    holds: 'ours',
    says: [id],
    timeline: [{ state: 'CommitStarted', looks: 3 }, { state: 'Published' }],
  },
];

function cancelCase(moment: Moment, index: number, signal: 'SIGINT' | 'SIGTERM'): TestedCase {
  const { title, step, holds, says = [], faults, files, timeline } = moment;
  return {
    id: signal === 'SIGINT' ? `X0${index + 1}` : `X09${'abcdefgh'[index]}`,
    title: `${signal} ${title} ends within 7 s and says what is left`,
    fastTime: 1,
    endsWithin: 7_000,
    meanwhile: [at(moment.at, signal, moment.nth)],
    ...(faults && { faults }),
    ...(files && { files }),
    ...(timeline && { timeline }),
    expect: { ...canceled, holds, says: [inStep(step), /Re-run the job/, ...says] },
  };
}

export const processCases: readonly FaultCase[] = [
  ...moments.map((moment, index) => cancelCase(moment, index, 'SIGINT')),
  ...moments.map((moment, index) => cancelCase(moment, index, 'SIGTERM')),
  { id: 'X10', title: 'a machine may be lost at any request', testedBy: 'crash-sweep.test.ts' },
  {
    id: 'X11',
    title: 'a second signal does not cut the first one short',
    fastTime: 1,
    endsWithin: 7_000,
    faults: [{ role: 'api', method: 'POST', path: '/commit$', ...slow }],
    meanwhile: [
      at('commit', 'SIGINT'),
      { before: 'commit', act: ({ kill }) => void setTimeout(() => kill('SIGTERM'), 300) },
    ],
    expect: { ...canceled, holds: 'ours', says: [inStep('Commit'), /Re-run the job/, id] },
  },
  {
    id: 'X12',
    title: 'a promise that no one handles ends the run red, with its report',
    env: { REJECT_AT: '3' },
    expect: {
      exit: 1,
      result: 'failed',
      holds: 'as-before',
      says: [/Unexpected error in the step "Read from the Store": No one handles this/],
      rerun: 'converges',
    },
  },
  {
    id: 'X13',
    title: 'a clock that jumps an hour forward does no harm',
    env: { CLOCK_JUMP: '7:3600000' },
    expect: { exit: 0, result: 'published', holds: 'ours', sent: { create: 1, commit: 1 } },
  },
  {
    id: 'X13a',
    title: 'a clock that jumps an hour back does no harm',
    env: { CLOCK_JUMP: '7:-3600000' },
    expect: { exit: 0, result: 'published', holds: 'ours', sent: { create: 1, commit: 1 } },
  },
  {
    id: 'X14',
    title: 'a host that does not exist ends the run quickly',
    inputs: { 'store-api-url': 'https://no-such-host.invalid' },
    expect: {
      exit: 1,
      result: 'failed',
      holds: 'as-before',
      sent: { look: 0 },
      says: [/no-such-host\.invalid/],
      // On a machine without a network a name temporarily can't be looked up (EAI_AGAIN), so that is tried again.
      mostSeconds: 60,
      rerun: 'converges',
    },
  },
  {
    id: 'X14a',
    title: 'a proxy that does not exist ends the run quickly',
    env: { HTTPS_PROXY: 'http://127.0.0.1:9', NO_PROXY: '' },
    // Servers on this machine are contacted without it.
    inputs: { 'login-url': 'https://login.example' },
    fastTime: 1,
    expect: {
      exit: 1,
      result: 'failed',
      holds: 'as-before',
      sent: { look: 0 },
      says: [/proxy/i],
      // Retries would take fifteen on average.
      mostSeconds: 5,
      rerun: 'converges',
    },
  },
];
