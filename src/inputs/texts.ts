import { tierForms, tierOf } from '../limits/price-tier.ts';
import { checkText, releaseNotesLimit } from '../limits/texts.ts';
import { quote, type Refuse } from './parse.ts';

/** How the release notes are written. */
export type NotesFormat = 'text' | 'markdown';

/** Text for customers, of several lines. */
export function releaseNotes(text: string, refuse: Refuse): string {
  const notes = text.replaceAll('\r\n', '\n');
  const problem = checkText(releaseNotesLimit, notes);
  return problem === undefined ? notes : refuse(problem.message.replace(/\.$/, ''));
}

/** Text for the Store's testers, of several lines. */
export function certificationNotes(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** Globs, one per line; `packages/pattern.ts` knows what they mean. */
export function packageGlobs(text: string, refuse: Refuse): string {
  const namesFiles = text.split(/[\r\n]+/).some((line) => !/^\s*([!#]|$)/.test(line));
  return namesFiles ? text : refuse('lists no files: every line is empty, a comment (#) or an exclusion (!)');
}

/** A price tier as the Store spells it. */
export function priceTier(text: string, refuse: Refuse): string {
  const tier = tierOf(text);
  if (tier !== undefined) return tier;
  return refuse(
    text.toLowerCase() === 'base'
      ? 'is Base, which the Store returns for some apps but refuses as a price. Use the tier that Partner Center shows for the app, such as Tier3 or Free'
      : `is ${quote(text)}, but must be ${tierForms} (a tier, not an amount of money)`,
  );
}

/** A version of four numbers. */
export function version(text: string, refuse: Refuse): string {
  if (/^\d{1,5}(\.\d{1,5}){3}$/.test(text)) return text;
  return refuse(`is ${quote(text)}, but must be a version with four numbers, such as 1.2.3.0`);
}

/** What GitHub refuses, since some file systems do. */
const refused = /[":<>|*?\\/]/;
/** What a log could act on: controls, line breaks, invisible characters, and the start of a runner command. */
const unsafe = /[\p{Cc}\p{Cf}\p{DI}\p{Zl}\p{Zp}\p{Cs}]|##\[/u;

/** Name of an artifact, which `@actions/artifact` prints and GitHub shows. */
export function artifactName(text: string, refuse: Refuse): string {
  if (refused.test(text))
    return refuse(`is ${quote(text)}. An artifact name can't contain any of " : < > | * ? \\ /. Remove them`);
  return unsafe.test(text)
    ? refuse(
        `is ${quote(text)}. An artifact name can't contain control characters, invisible characters, line breaks or ##[. Remove them`,
      )
    : text;
}
