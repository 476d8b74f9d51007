import { results, wasCommitted } from '../record/results.ts';
import { lastStatus, type Outlook, type RunRecord, targetName } from '../record/run-record.ts';
import { rolloutOf, rolloutStateOf } from '../store/rollout.ts';
import { describeState } from '../store/words.ts';
import { formatShare, plural, spaced } from '../text/format.ts';
import { warningTexts } from './findings.ts';

/** What publishing now would do, after "planned"; a dry run that found nothing in the way says no more. */
const outlooks: Readonly<Record<Outlook, string>> = {
  free: '',
  refused: 'publishing now would be refused',
  busy: 'publishing now would end with the result busy',
  waits: 'publishing now would wait for the pending submission',
  'published-already': 'publishing now would change nothing',
  'submitted-already': 'publishing now would submit nothing',
  'not-asked': 'the Store was not contacted',
};

/** Icon of a run's result: a dry run with warnings is not simply green. */
export function iconOf(record: RunRecord): string {
  const { icon } = results[record.result ?? 'failed'];
  const isWarned = record.result === 'planned' && warningCount(record) > 0;
  return isWarned ? '⚠️' : icon;
}

/** What a dry run found: `with 1 warning: publishing now would be refused`; empty for all other runs. */
export function plannedText(record: RunRecord): string {
  if (record.result !== 'planned') return '';
  const count = warningCount(record);
  const outlook = record.outlook === undefined ? '' : outlooks[record.outlook];
  if (count > 0) return `with ${[plural(count, 'warning'), outlook].filter(Boolean).join(': ')}`;
  const checked = record.files.length === 0 ? 'inputs are valid' : 'packages and inputs are valid';
  return record.outlook === 'not-asked' ? `${checked}; ${outlook}` : outlook;
}

/** What a run that ended well has done, in a sentence. */
export function headlineOf(record: RunRecord): string {
  const { headline = '' } = results[record.result ?? 'failed'];
  if (record.result === 'done') return doneTexts[record.command]?.(record) ?? headline;
  if (record.result !== 'planned') return headline;
  if (record.outlook === 'not-asked')
    return 'Only the workspace was checked: this run has no credentials for the Store.';
  return record.outlook === 'free' && warningCount(record) === 0
    ? 'No problems found: publishing now would go ahead.'
    : headline;
}

/** What a command other than `publish` has done. */
const doneTexts: Partial<Readonly<Record<RunRecord['command'], (record: RunRecord) => string | undefined>>> =
  {
    rollout: rolloutText,
    status: statusText,
    cancel: cancelText,
    pull: pullText,
    api: () => 'The Store responded.',
  };

function rolloutText({ rollout, rolloutBefore }: RunRecord): string | undefined {
  if (rollout === undefined) return undefined;
  const state = rollout.status === undefined ? '' : `, ${describeState(rollout.status)}`;
  const share = rollout.percentage === undefined ? '?' : formatShare(rollout.percentage);
  const isChanged = rolloutBefore !== undefined && rolloutBefore !== rollout.percentage;
  return `Rollout: ${isChanged ? `${formatShare(rolloutBefore)} → ` : ''}${share}${state}.`;
}

function statusText(record: RunRecord): string {
  const status = lastStatus(record);
  if (status === undefined) return 'There is no pending or published submission.';
  return `Submission ${record.submissionId} is ${describeState(status)}${rollingOut(record)}.`;
}

/** Describes a rollout in progress: without it, "published" would read as if everyone had it. */
function rollingOut({ rollout }: RunRecord): string {
  if (rollout?.percentage === undefined) return '';
  return rolloutStateOf(rollout.status) === 'in-progress'
    ? `, and is rolled out to ${formatShare(rollout.percentage)} of customers`
    : '';
}

function cancelText(record: RunRecord): string {
  if (record.deletedId === undefined) return 'Nothing was pending, so nothing was deleted.';
  const status = lastStatus(record);
  const what = status === undefined || /^(pendingcommit|none)$/i.test(status) ? 'Draft' : 'Submission';
  return `${what} ${record.deletedId} deleted.`;
}

/** For a run that ended well, which has therefore written everything there is. */
function pullText({ pulled }: RunRecord): string | undefined {
  if (pulled === undefined) return undefined;
  const { added, replaced, same, folder } = pulled;
  const counts = [
    added.length > 0 ? `${plural(added.length, 'file')} written` : '',
    replaced.length > 0 ? `${plural(replaced.length, 'file')} replaced` : '',
    same > 0 ? `${plural(same, 'file')} unchanged` : '',
  ].filter((each) => each !== '');
  return `${folder}: ${counts.join(', ') || 'nothing to write, because the Store page is empty'}.`;
}

/** Leaves out the one that only says that the Store was not contacted: the headline says so too. */
function warningCount(record: RunRecord): number {
  const count = warningTexts(record).length + record.storeWarnings.length;
  return record.outlook === 'not-asked' ? Math.max(0, count - 1) : count;
}

/**
 * `✅ accepted: Contoso 1.2.3.0, for 10% of customers`, `⚠️ planned, with 1 warning: publishing now would be refused`
 */
export function headingOf(record: RunRecord, prefix: string): string {
  const planned = plannedText(record);
  // After a prefix that ends in a colon, another colon would be hard to read.
  const colon = prefix === '' ? ': ' : ', ';
  const about = [subjectOf(record), audienceOf(record)].filter(Boolean).join(', ');
  const separator = planned.startsWith('with ') ? ', ' : colon;
  const said = planned === '' ? '' : `${separator}${planned}`;
  const subject = about === '' ? '' : `${said === '' ? colon : ' – '}${about}`;
  return `${iconOf(record)} ${prefix}${record.result ?? 'failed'}${said}${subject}`;
}

/**
 * Who gets the packages of a run that publishes: `for 10% of customers`, or that there are no new ones; `undefined` if
 * no one gets any.
 */
export function audienceOf(record: RunRecord): string | undefined {
  const { target } = record;
  if (record.command !== 'publish' || target === undefined || target.kind === 'add-on') return undefined;
  if (record.plan === undefined || !isOnItsWay(record)) return undefined;
  if (record.files.length === 0) return 'packages unchanged';
  const share = shareOf(record);
  const group = target.kind === 'flight' ? `flight ${JSON.stringify(target.flight ?? '')}` : undefined;
  if (share !== undefined) return `for ${formatShare(share)} of ${group ?? 'customers'}`;
  return `for ${group ?? everyone(record)}`;
}

/** `Contoso Notes 1.2.3.0`: the target, and each version of its packages in this run; empty if nothing is known. */
export function subjectOf(record: RunRecord): string {
  const { target, files } = record;
  const own = files.filter(({ facts }) => facts.name === target?.identityName);
  const versions = new Set((own.length > 0 ? own : files).map(({ facts }) => facts.version));
  return spaced([targetName(record), [...versions].join(', ')]);
}

/** Share of a gradual rollout in percent; `undefined` if the packages go to everyone. */
function shareOf({ plan, result, rollout }: RunRecord): number | undefined {
  // For an earlier submission, only the Store knows how far it has spread by now.
  if (result === 'already-submitted') {
    const isOver = rollout === undefined || rolloutStateOf(rollout.status) === 'complete';
    return isOver ? undefined : rollout.percentage;
  }
  const planned = plan === undefined ? undefined : rolloutOf(plan.document);
  return planned?.isPackageRollout ? (planned.packageRolloutPercentage ?? undefined) : undefined;
}

function everyone({ plan }: RunRecord): string {
  switch (plan?.document.visibility?.toLowerCase()) {
    case 'hidden':
      return 'customers who own it or have a link (hidden)';
    case 'private':
      return 'the private audience';
    default:
      return 'everyone';
  }
}

/** A refused run, for example, reaches no one. */
function isOnItsWay({ result }: RunRecord): boolean {
  return result === 'planned' || wasCommitted(result);
}
