import type { RunRecord } from '../record/run-record.ts';
import type { Plan } from '../submission/types.ts';
import { keptNotes } from './kept-notes.ts';
import { details, list, type Markdown, md } from './markdown.ts';
import { formatShare } from './rollout-text.ts';
import { describeValue, shorten } from './value.ts';

/** What a reader must know is inherited, folded, in one line: `Free · Public · published at once · …` */
export function kept({ plan }: Pick<RunRecord, 'plan'>): Markdown {
  if (plan === undefined) return md``;
  const facts = plan.inherited.flatMap(({ path, value }) => factOf(plan, path, value) ?? []);
  const notes = keptNotes(plan);
  const items = [
    ...(facts.length === 0 ? [] : [md`${facts.join(' · ')}`]),
    ...(notes === undefined ? [] : [md`${notes}`]),
  ];
  return items.length === 0 ? md`` : details('Stays as it is', list(items));
}

function factOf(plan: Plan, path: string, value: unknown): string | undefined {
  const text = describeValue(shorten(value));
  switch (path) {
    case 'pricing.priceId':
    case 'visibility':
      return text;
    case 'targetPublishMode':
      return (
        { immediate: 'published at once', manual: 'published manually in Partner Center' }[
          text.toLowerCase()
        ] ?? `publish mode ${text}`
      );
    case 'targetPublishDate':
      return String(plan.document.targetPublishMode).toLowerCase() === 'specificdate'
        ? `on ${text}`
        : undefined;
    case 'packageDeliveryOptions.packageRollout.isPackageRollout':
      return value === true ? rolloutFact(plan) : 'no rollout';
    case 'packageDeliveryOptions.isMandatoryUpdate':
      return value === true ? 'mandatory' : 'not mandatory';
    default:
      return `${path}: ${text}`;
  }
}

function rolloutFact({ document }: Plan): string {
  const share = document.packageDeliveryOptions?.packageRollout?.packageRolloutPercentage;
  return typeof share === 'number' ? `rollout to ${formatShare(share)}` : 'gradual rollout';
}
