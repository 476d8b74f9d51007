import { checkText, releaseNotesLimit } from '../limits/texts.ts';
import type { PublishMode } from '../submission/requested.ts';
import { field, quote } from './field.ts';

/** Text for customers, of several lines. */
export const releaseNotes = field((text, refuse): string => {
  const notes = text.replaceAll('\r\n', '\n');
  const problem = checkText(releaseNotesLimit, notes);
  return problem === undefined ? notes : refuse(problem.message.replace(/\.$/, ''));
});

/** Text for the testers of the Store, of several lines. */
export const certificationNotes = field((text): string => text.replaceAll('\r\n', '\n'));

/** When the Store publishes what it has certified. */
export const publishMode = field((text, refuse): PublishMode => {
  const word = text.toLowerCase();
  if (word === 'immediate' || word === 'manual') return { mode: word };
  const date = moment(text);
  return date === undefined
    ? refuse(`is ${quote(text)}, but takes immediate, manual or ${timeForm}`)
    : { mode: 'date', date };
});

/** From when on the packages are a mandatory update. */
export const mandatoryUpdate = field((text, refuse): 'now' | { readonly date: string } => {
  if (text.toLowerCase() === 'now') return 'now';
  const date = moment(text);
  return date === undefined ? refuse(`is ${quote(text)}, but takes now or ${timeForm}`) : { date };
});

const timeForm = 'an ISO 8601 time with its zone, such as 2027-03-01T09:00:00Z or 2027-03-01T10:00:00+01:00';

/** A time in UTC, `2027-03-01T09:00:00.000Z`; `undefined` for a text that is none, or says no zone. */
function moment(text: string): string | undefined {
  const form = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})$/i.exec(text);
  const milliseconds = Date.parse(text);
  if (form === null || Number.isNaN(milliseconds)) return undefined;
  // `Date.parse` takes 30 February for 2 March.
  const day = new Date(`${form[1]}T00:00:00Z`).toISOString().slice(0, 10);
  return day === form[1] ? new Date(milliseconds).toISOString() : undefined;
}
