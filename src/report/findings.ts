import type { Finding } from '../errors.ts';
import type { Logger, Place } from '../logger.ts';
import { sanitize } from '../masking/sanitize.ts';
import type { RunRecord } from '../record/run-record.ts';
import { findingText } from '../text/finding.ts';
import { capitalized, plural } from '../text/format.ts';

/**
 * What stopped the run, each once: the findings of its error, or if that has none, those of the checks. Advice
 * that several share is only in the first of them.
 */
export function stoppingFindings(record: RunRecord): readonly Finding[] {
  const errors = findingsOf(record).filter(({ severity }) => severity === 'error');
  return withoutRepeats([...new Map(errors.map((finding) => [findingText(finding), finding])).values()]);
}

/** Drops what an earlier finding has said, sentence by sentence; the first sentence says what is wrong and stays. */
function withoutRepeats(findings: readonly Finding[]): readonly Finding[] {
  const said = new Set<string>();
  return findings.map((finding) => {
    const [first = '', ...others] = finding.message.split(/(?<=[.?!]) (?=[A-Z])/);
    const fresh = others.filter((sentence) => !said.has(sentence));
    for (const sentence of others) said.add(sentence);
    return { ...finding, message: [first, ...fresh].join(' ') };
  });
}

/** Warnings of the checks that were not logged when they were found. */
export function silentWarnings(record: RunRecord): readonly Finding[] {
  const logged = new Set(record.warnings);
  return findingsOf(record).filter(
    (finding) =>
      finding.severity === 'warning' &&
      ![finding.message, findingText(finding)].some((text) => logged.has(sanitize(text))),
  );
}

/** Every warning of the run once, whether it was already logged or not. */
export function warningTexts(record: RunRecord): readonly string[] {
  return [...new Set([...record.warnings, ...silentWarnings(record).map(findingText)])];
}

function findingsOf({ error, findings }: RunRecord): readonly Finding[] {
  return error === undefined || error.findings.length === 0 ? findings : error.findings;
}

/** A finding's rule as the title of its annotation: `version-order` is `Version order`. */
export function titleOf(rule: string): string {
  return capitalized(rule.replaceAll('-', ' '));
}

/**
 * `client-secret is missing or empty`: the first words about an input, or only its name if they don't make a phrase;
 * `undefined` for another finding.
 */
export function titleOfInput({ rule, message }: Finding): string | undefined {
  if (rule !== 'invalid-input' && rule !== 'undeclared-input') return undefined;
  const [, name, words = ''] = /^([\w-]{1,60}): ([^.,;:("]{0,60}(?=[.,;:](?:\s|$)|$))?/.exec(message) ?? [];
  if (name === undefined) return undefined;
  return /^(?:is|has|does|must|can't|belongs) \w/.test(words) ? `${name} ${words.trim()}` : name;
}

/** GitHub keeps ten annotations per level and step, and silently drops the rest. */
const shownPerLevel = 10;

/** A message for the run's page, at a place in the repository if it has one. */
export interface Annotation {
  readonly text: string;
  readonly place?: Place;
}

/**
 * Writes errors or warnings as annotations, in order. What GitHub would drop is counted in the last one that
 * it keeps, and is in the log as plain lines.
 * @param used how many annotations of this level the step has written before.
 */
export function annotate(
  level: 'error' | 'warning',
  annotations: readonly Annotation[],
  logger: Pick<Logger, 'error' | 'warning' | 'info'>,
  used = 0,
): void {
  const room = Math.max(0, shownPerLevel - used);
  const kept = annotations.length <= room ? annotations.length : Math.max(0, room - 1);
  for (const { text, place } of annotations.slice(0, kept)) logger[level](text, place);
  const rest = annotations.slice(kept);
  if (rest.length === 0) return;
  if (room > 0)
    logger[level](`And ${plural(rest.length, `more ${level}`)}: the log and the summary list them all.`);
  for (const { text } of rest) logger.info(`${level === 'error' ? 'Error' : 'Warning'}: ${text}`);
}
