import { results } from '../record/results.ts';
import { lastStatus, type Outlook, type PublishTime, type RunRecord } from '../record/run-record.ts';
import { type RolloutState, rolloutStateOf } from '../store/rollout.ts';
import { isDraft, isFailure } from '../store/states.ts';
import { capitalized, spaced } from '../text/format.ts';
import { warningTexts } from './findings.ts';

/** What to do now, by the state in which a run that ended well has left the submission. */
export function nextStep(record: RunRecord): string {
  return ownStep(record) ?? results[record.result ?? 'failed'].next ?? '';
}

/** What this run says about it beyond what its result says. */
function ownStep(record: RunRecord): string | undefined {
  switch (record.result) {
    case 'published':
      return rolloutStep(record);
    case 'certified':
      return certifiedStep(record.publishTime);
    case 'accepted':
      return spaced([results.accepted.next, laterStep(record)]);
    case 'already-submitted':
      return submittedStep(record) ?? nothingToPublish(record);
    case 'planned':
      return plannedStep(record);
    case 'done':
      return doneSteps[record.command]?.(record);
    default:
      return undefined;
  }
}

const plannedSteps: Readonly<Record<Outlook, string>> = {
  free: 'Nothing to do: this was a dry run. Nothing was changed in the Store.',
  refused: 'Before you release, fix the problem described in the warning.',
  busy: 'Before you release, resolve the pending submission as described in the warning.',
  waits: 'Nothing to do: publishing would wait until the pending submission is published or deleted.',
  'published-already': results['already-submitted'].next ?? '',
  'submitted-already': 'Nothing to do: the submission continues on its own.',
  'not-asked': 'Nothing to do here: the remaining checks need the Store and run when you publish.',
};

function plannedStep(record: RunRecord): string | undefined {
  const { outlook } = record;
  if (outlook === undefined) return undefined;
  const warnings = warningTexts(record).length;
  if (outlook === 'free' && warnings > 0)
    return warnings === 1
      ? 'Read the warning above. It would not block a release.'
      : 'Read the warnings above. They would not block a release.';
  return (outlook === 'published-already' && nothingToPublish(record)) || plannedSteps[outlook];
}

/** Without packages there is none whose version could be higher. */
function nothingToPublish({ files, plan }: RunRecord): string | undefined {
  return plan !== undefined && files.length === 0
    ? 'Nothing to do: the Store has exactly this. To publish something else, change the inputs.'
    : undefined;
}

/** After a command other than `publish`. */
const doneSteps: Partial<Readonly<Record<RunRecord['command'], (record: RunRecord) => string>>> = {
  rollout: (record) => rolloutStep(record) ?? 'Nothing to do: the rollout has ended.',
  status: statusStep,
  cancel: () => 'Nothing to do: the next release can start.',
  pull: pullStep,
  api: () => 'See the response output.',
};

function pullStep({ pulled }: RunRecord): string {
  const isChanged = (pulled?.added.length ?? 0) + (pulled?.replaced.length ?? 0) > 0;
  return isChanged
    ? 'Review the changes, and commit the folder.'
    : 'Nothing to do: the folder is up to date.';
}

function statusStep(record: RunRecord): string {
  const status = lastStatus(record);
  if (status === undefined) return 'Nothing to do: nothing has been submitted yet.';
  if (isDraft(status))
    return 'Finish the draft, or delete it with command: cancel. While it is pending, nothing else can be released.';
  return submittedStep(record) ?? 'Nothing to do.';
}

/** For a submission that may have reached any state by now. */
function submittedStep(record: RunRecord): string | undefined {
  const status = lastStatus(record)?.toLowerCase() ?? '';
  if (status === 'published') return rolloutStep(record);
  if (status === 'release' || status === 'pendingpublication') return certifiedStep(record.publishTime);
  if (status === '' || isFailure(status)) return undefined;
  return spaced(['Nothing to do now: certification takes hours, sometimes days.', laterStep(record)]);
}

/** What remains to be done once the submission has passed certification. */
function laterStep({ publishTime, rollout }: RunRecord): string {
  const held = heldText(publishTime);
  if (held !== undefined) return `After that, ${held}.`;
  return rollout === undefined
    ? ''
    : 'Once the submission is published, increase the rollout with command: rollout, or complete it with rollout-action: finalize.';
}

function certifiedStep(time: PublishTime | undefined): string | undefined {
  const held = heldText(time);
  return held === undefined ? undefined : `${capitalized(held)}.`;
}

/** `undefined` if the Store publishes at once. */
function heldText(time: PublishTime | undefined): string | undefined {
  switch (time?.mode.toLowerCase()) {
    case 'manual':
      return 'publish the submission in Partner Center: its publish mode is manual';
    case 'specificdate':
      return `the Store will publish the submission on ${utc(time?.date)}`;
    default:
      return undefined;
  }
}

/** `2027-03-01 09:00 UTC` */
function utc(date: string | undefined): string {
  const at = Date.parse(date ?? '');
  return Number.isNaN(at) ? 'its date' : `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

const rolloutSteps: Partial<Readonly<Record<RolloutState, string>>> = {
  'in-progress':
    'Increase the rollout with command: rollout, or complete it with rollout-action: finalize. Until the rollout ends, new releases are refused.',
  stopped: 'Publish a higher version: the rollout is halted, so no more customers get these packages.',
  'not-started':
    'Once the rollout has started, increase it with command: rollout, or complete it with rollout-action: finalize.',
};

/** What to do next about a published submission's rollout; `undefined` if it has none. */
function rolloutStep({ rollout }: Pick<RunRecord, 'rollout'>): string | undefined {
  if (rollout === undefined) return undefined;
  const state = rolloutStateOf(rollout.status);
  return state === 'in-progress' && rollout.percentage === 100
    ? 'Finalize the rollout (command: rollout, rollout-action: finalize). Until then, new releases are refused.'
    : rolloutSteps[state];
}
