import type { Change } from '../document/diff.ts';
import { ActionError } from '../errors.ts';
import { shownDocument } from '../masking/document.ts';
import { hiddenNotes, isNotesPath, withoutNotes } from '../masking/notes.ts';
import { redactedReview } from '../review/review.ts';
import type { Plan } from '../submission/types.ts';
import type { RunRecord } from './run-record.ts';

/**
 * The record as every report may show it: certification notes are hidden first, while their length is known, then
 * every secret is taken out.
 */
export function shownRecord(record: RunRecord, redact: (text: string) => string): RunRecord {
  const { review, ...rest } = record;
  const { plan, before, after, response } = rest;
  const shown: RunRecord = redacted(
    {
      ...rest,
      plan: plan && shownPlan(plan),
      before: before && shownDocument(before),
      after: after && shownDocument(after),
      response: shownDocument(response),
    },
    redact,
  );
  return review === undefined ? shown : { ...shown, review: redactedReview(review, redact) };
}

function shownPlan(plan: Plan): Plan {
  return { ...plan, document: shownDocument(plan.document), changes: plan.changes.map(shownChange) };
}

function shownChange({ path, before, after }: Change): Change {
  const shown = isNotesPath(path) ? hiddenNotes : withoutNotes;
  return { path, before: shown(before), after: shown(after) };
}

/**
 * A copy of plain data in which `redact` has gone over every text that is a value, errors included. It comes before
 * rendering: escapes for Markdown or JSON would change a secret so that no redactor finds it.
 *
 * A secret may be an ordinary word. So names of members stay, and so do ids and the action's own words (`result`,
 * `action`, …): without these a run could no longer say how it ended.
 */
export function redacted<T>(data: T, redact: (text: string) => string): T {
  const ofValue = (text: string, key: string) => (isOurs(key, text) ? text : redactedPath(key, text, redact));
  return mapTexts(data, ofValue, (key) => (plainName.test(key) ? key : redact(key)));
}

/** A name of a member, a language or a market. Any other key came from outside. */
const plainName = /^[@$\w.-]{1,64}$/;

/**
 * A copy of plain data with its texts replaced.
 * @param ofValue gets a text and the name of the member that it belongs to; elements have that of their list
 */
export function mapTexts<T>(
  data: T,
  ofValue: (text: string, key: string) => string,
  ofKey: (key: string) => string = (key) => key,
): T {
  const copy = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return ofValue(value, key);
    if (value instanceof ActionError) return copyOfError(value, (text) => ofValue(text, ''));
    if (Array.isArray(value)) return value.map((item) => copy(item, key));
    if (typeof value !== 'object' || value === null || JSON.isRawJSON(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [ofKey(name), copy(member, name)]),
    );
  };
  // Only texts change: what comes out has the type of what went in.
  return copy(data, '') as T;
}

/** Members whose text is the action's own, or an id, if it has the form of one; anything else there is not. */
const ours: Readonly<Record<string, RegExp>> = {
  action: /^(add|keep|remove)$/,
  from: /^(published|pending)$/,
  command: /^(publish|rollout|status|cancel|pull|api)$/,
  kind: /^(app|flight|add-on)$/,
  outlook: /^[a-z]+(-[a-z]+)*$/,
  result: /^[a-z]+(-[a-z]+)?$/,
  rule: /^[a-z]+(-[a-z]+)*$/,
  severity: /^(error|warning)$/,
  status:
    /^(None|PendingCommit|CommitStarted|PreProcessing|Certification|Release|PendingPublication|Publishing|Published|Canceled|(Commit|PreProcessing|Certification|Release|Publish)Failed|PackageRollout(NotStarted|InProgress|Complete|Stopped))$/,
  id: /^(\d{10,20}|9[0-9A-Z]{11})$/,
  appId: /^9[0-9A-Z]{11}$/,
  submissionId: /^\d{10,20}$/,
  fallbackSubmissionId: /^\d{1,20}$/,
};

function isOurs(key: string, text: string): boolean {
  return Object.hasOwn(ours, key) && ours[key]?.test(text) === true;
}

/** A path is made of member names and languages; only the name of a package file in it is a value. */
function redactedPath(key: string, text: string, redact: (text: string) => string): string {
  if (key !== 'path') return redact(text);
  const end = text.indexOf('[');
  const names = end === -1 ? text : text.slice(0, end);
  if (!names.split('.').every((name) => memberName.test(name))) return redact(text);
  return `${names}${redact(text.slice(names.length))}`;
}

const memberName = /^(?:[a-z]{1,40}|[a-z]{2,3}(?:-[a-z0-9]{1,8})+|\*)$/i;

/** Partner Center, as this action names it; the address of a report comes from the Store and may hold anything. */
const ownPage =
  /^https:\/\/partner\.microsoft\.com\/dashboard(?:\/products\/9[A-Z0-9]{11}\/submissions\/\d{1,20})?$/;

function copyOfError(error: ActionError, change: (text: string) => string): ActionError {
  const { code, result, todo, quote, link, correlationId, status, serviceCode, findings, values } = error;
  return new ActionError({
    code,
    message: change(error.message),
    todo: todo && change(todo),
    quote: quote && change(quote),
    result,
    link: link && (ownPage.test(link) ? link : change(link)),
    correlationId: correlationId && change(correlationId),
    status,
    serviceCode: serviceCode && change(serviceCode),
    findings: mapTexts(findings, (text, key) => (isOurs(key, text) ? text : change(text))),
    values: mapTexts(values, change),
  });
}
