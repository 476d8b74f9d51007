import type { Result } from '../errors.ts';

/** What a result means to a reader. */
export interface ResultMeaning {
  readonly exitCode: 0 | 1 | 130;
  readonly icon: string;
  /** When a run ends this way, for the table in README. */
  readonly when: string;
  /** What has happened: the first sentence of the summary, unless an error or the command says it. */
  readonly headline?: string;
  /** What to do next, unless the error or the submission's state says more. */
  readonly next?: string;
}

/** Every result with its exit code. README, summary and closing line are made from this. */
export const results: Readonly<Record<Result, ResultMeaning>> = {
  published: {
    exitCode: 0,
    icon: '✅',
    when: 'the submission is in the Store (`wait-for: published`)',
    headline: 'The submission is published.',
    next: 'Nothing to do. It can take a few hours for the update to reach all customers.',
  },
  certified: {
    exitCode: 0,
    icon: '✅',
    when: 'the submission has passed certification (`wait-for: certified`)',
    headline: 'The submission has passed certification.',
    next: 'Nothing to do: the Store publishes it now.',
  },
  accepted: {
    exitCode: 0,
    icon: '✅',
    when: 'the Store has accepted the submission and certification begins (`wait-for: accepted`)',
    headline: 'The Store has accepted the submission.',
    next: 'Nothing to do now: certification takes hours, sometimes days.',
  },
  committed: {
    exitCode: 0,
    icon: '✅',
    when: 'the submission was committed, and the Store says so (`wait-for: none`)',
    headline: 'The submission was committed.',
    next: 'Check the result in Partner Center, or with command: status. This run did not wait for it.',
  },
  'already-submitted': {
    exitCode: 0,
    icon: '✅',
    when: 'exactly this was submitted before; nothing was left to do',
    headline: 'This release has already been submitted.',
    next: 'Nothing to do. For a new release, build packages with a higher version.',
  },
  planned: {
    exitCode: 0,
    icon: '✅',
    when: 'a dry run found no error; the first line of the job summary says if publishing now would be refused or end `busy`, or if the Store was not contacted',
    headline: 'This was a dry run: nothing was changed in the Store.',
    next: 'Nothing to do.',
  },
  done: {
    exitCode: 0,
    icon: '✅',
    when: 'a command other than `publish` succeeded',
  },
  busy: {
    exitCode: 1,
    icon: '⏳',
    when: 'another submission is pending; nothing was submitted',
  },
  rejected: {
    exitCode: 1,
    icon: '❌',
    when: 'the Store said no: a `…Failed` status, `Canceled`, or packages dropped',
  },
  'timed-out': {
    exitCode: 1,
    icon: '⏳',
    when: 'the submission was committed, but did not reach `wait-for` within `timeout-minutes`',
  },
  refused: {
    exitCode: 1,
    icon: '⛔',
    when: 'a check of this action stopped the run; nothing was committed',
    next: 'Fix this, then run the workflow again. Nothing was committed.',
  },
  interrupted: {
    exitCode: 130,
    icon: '⏹️',
    when: 'the runner canceled the job',
  },
  failed: {
    exitCode: 1,
    icon: '❌',
    when: 'everything else: wrong inputs, no package, sign-in, network',
    next: 'Fix this, then run the workflow again.',
  },
};

const committed: readonly (Result | undefined)[] = [
  'published',
  'certified',
  'accepted',
  'committed',
  'already-submitted',
  'timed-out',
];

/** True if the submission of a run that ended this way is committed, and the Store has not rejected it. */
export function wasCommitted(result: Result | undefined): boolean {
  return committed.includes(result);
}
