import type * as core from '@actions/core';

import type { Logger, Place } from '../logger.ts';
import { createRedactor } from './redactor.ts';
import { sanitize } from './sanitize.ts';
import { shortestForm } from './secret-forms.ts';

/** The part of `@actions/core` that the log needs. */
export type RunnerLog = Pick<
  typeof core,
  'debug' | 'info' | 'warning' | 'error' | 'setSecret' | 'startGroup' | 'endGroup'
>;

/** The logger of a run; what else is shown (summary, outputs) is redacted with the same secrets. */
export interface RunLogger extends Logger {
  /** Takes every secret known so far out of a text. */
  redact(text: string): string;
}

/**
 * The only writer to the log. Every text loses the secrets of this run and everything that could act on the
 * terminal or the runner (`sanitize`), so a text is one line: text of several lines is logged line by line.
 * `onWarning` gets each warning as shown, for the summary.
 */
export function createLogger(runner: RunnerLog, onWarning: (text: string) => void = () => {}): RunLogger {
  const redactor = createRedactor();
  const clean = (text: string) => sanitize(redactor.redact(text));
  const properties = ({ file, line }: Place = {}): core.AnnotationProperties =>
    file === undefined || !isInWorkspace(file)
      ? {}
      : { file: clean(file), ...(line === undefined ? {} : { startLine: line }) };
  const warning = (text: string, place?: Place) => {
    const shown = clean(text);
    onWarning(shown);
    runner.warning(shown, properties(place));
  };
  let inGroup = false;
  let hasWarned = false;
  return {
    debug: (text) => runner.debug(clean(text)),
    info: (text) => runner.info(clean(text)),
    warning,
    error: (text, place) => runner.error(clean(text), properties(place)),
    mask: (secret) => {
      const fresh = redactor.add(secret);
      for (const form of fresh) runner.setSecret(form);
      if (hasWarned || fresh.length === 0 || secret.trim().length >= shortestForm) return;
      hasWarned = true;
      warning(shortSecret);
    },
    redact: redactor.redact,
    group: async (title, body) => {
      // The log of GitHub knows one level: an inner group would end the outer one.
      if (inGroup) {
        runner.info(clean(title));
        return await body();
      }
      inGroup = true;
      runner.startGroup(clean(title));
      try {
        return await body();
      } finally {
        runner.endGroup();
        inGroup = false;
      }
    },
  };
}

const shortSecret = `A secret of this run has fewer than ${shortestForm} characters. GitHub hides that text everywhere in the log, and this action can't hide it in the summary, the comment, the outputs and the artifact: it would hide parts of ordinary words. Use a longer secret.`;

/** The page of the run knows only files of the repository. */
function isInWorkspace(file: string): boolean {
  return !/^(\.\.(\/|$)|[/\\]|[a-z]:)/i.test(file);
}
