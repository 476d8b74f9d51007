import type { Result } from '../errors.ts';

/** What a result means to the one who reads it. */
export interface ResultMeaning {
  readonly exitCode: 0 | 1 | 130;
  readonly icon: string;
  /** When a run ends so: the README's table. */
  readonly when: string;
  /** What has happened: the first line of the summary. */
  readonly headline: string;
  /** What to do next, where the error says nothing better. */
  readonly next: string;
}

/** Every result with its exit code (design §4). README, summary and closing line are made from this. */
export const results: Readonly<Record<Result, ResultMeaning>> = {
  published: {
    exitCode: 0,
    icon: '✅',
    when: 'the submission is in the Store (`wait-for: published`)',
    headline: 'The submission is published.',
    next: 'Nothing to do. It can take a while until every customer is offered the update.',
  },
  certified: {
    exitCode: 0,
    icon: '✅',
    when: 'the submission has passed certification (`wait-for: certified`)',
    headline: 'The submission has passed certification.',
    next: 'Nothing to do, unless its publish mode holds it: then release it in Partner Center.',
  },
  accepted: {
    exitCode: 0,
    icon: '✅',
    when: 'the Store has taken the packages and certification begins (`wait-for: accepted`)',
    headline: 'The Store has taken the submission.',
    next: 'Nothing to do. Certification takes hours, sometimes days; Partner Center shows how far it is.',
  },
  committed: {
    exitCode: 0,
    icon: '✅',
    when: 'the submission is handed in, and the Store says so (`wait-for: none`)',
    headline: 'The submission is handed in.',
    next: "Look at Partner Center for the Store's answer: this run did not wait for it.",
  },
  'already-submitted': {
    exitCode: 0,
    icon: '✅',
    when: 'exactly these files were submitted before; nothing was left to do',
    headline: 'Exactly these packages were submitted before.',
    next: 'Nothing to do. For a new release, build packages of a higher version.',
  },
  planned: {
    exitCode: 0,
    icon: '✅',
    when: 'a dry run found nothing that would stop a release',
    headline: 'Nothing found that would stop a release.',
    next: 'Nothing to do. Nothing was changed in the Store.',
  },
  done: {
    exitCode: 0,
    icon: '✅',
    when: 'a command other than `publish` did its work',
    headline: 'Done.',
    next: 'Nothing to do.',
  },
  busy: {
    exitCode: 1,
    icon: '⏳',
    when: 'another submission takes the only slot; nothing was submitted',
    headline: 'Another submission is in the way. Nothing was submitted.',
    next: 'Run again when it is published or deleted.',
  },
  rejected: {
    exitCode: 1,
    icon: '❌',
    when: 'the Store said no: a `…Failed` status, `Canceled`, or packages dropped',
    headline: 'The Store has rejected the submission.',
    next: 'Correct what the Store names, then run again.',
  },
  'timed-out': {
    exitCode: 1,
    icon: '⏳',
    when: 'the submission is handed in, but was not where `wait-for` wants it in time',
    headline: 'The submission is handed in, but the time to wait is over.',
    next: 'It goes on without this run: look at Partner Center. Running again waits on and sends nothing twice.',
  },
  refused: {
    exitCode: 1,
    icon: '⛔',
    when: 'a rule or a guard of this action stopped the run; nothing was committed',
    headline: 'This action has refused to go on. Nothing was committed.',
    next: 'Correct what is named above, then run again.',
  },
  interrupted: {
    exitCode: 130,
    icon: '⏹️',
    when: 'the runner cancelled the job',
    headline: 'The run was cancelled.',
    next: 'Run again: it takes up what this run left behind.',
  },
  failed: {
    exitCode: 1,
    icon: '❌',
    when: 'everything else: wrong inputs, no package, sign-in, network',
    headline: 'The run has failed.',
    next: 'Correct what is named above, then run again.',
  },
};
