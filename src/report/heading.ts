import type { RunRecord } from '../record/run-record.ts';
import { audienceOf, subjectOf } from './audience.ts';
import { iconOf, plannedText } from './outcome.ts';

/** `✅ accepted: Contoso 1.2.3.0, for 10 % of customers`, `⚠️ planned, with 1 warning: publishing now would be refused` */
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
