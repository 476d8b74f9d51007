import type * as core from '@actions/core';

import type { Logger, Place } from '../logger.ts';
import { createRedactor, type Redactor } from '../masking/redactor.ts';
import { sanitize } from '../masking/sanitize.ts';
import { shortestForm } from '../masking/secret-forms.ts';

/** The part of `@actions/core` that the log needs. */
export type RunnerLog = Pick<
  typeof core,
  'debug' | 'info' | 'warning' | 'error' | 'setSecret' | 'startGroup' | 'endGroup'
>;

/** The logger of a run; what else is shown (summary, outputs) is redacted with the same secrets. */
export interface RunLogger extends Logger {
  /** Takes every secret known so far out of a text. */
  redact(text: string): string;
  /** Ends the group of a step that was cut off, so that what follows is not folded away. */
  endGroup(): void;
}

/**
 * The only writer to the log. Every text loses the secrets of this run and everything that could act on the
 * terminal or the runner (`sanitize`), so a text is one line: text of several lines is logged line by line.
 * `onWarning` gets each warning as shown, for the summary.
 */
export function createLogger(runner: RunnerLog, onWarning: (text: string) => void = () => {}): RunLogger {
  const redactor = createRedactor();
  const clean = (text: string) => sanitize(redactor.redact(text));
  const groups = foldedGroups(runner, clean);
  const info = (text: string) => {
    groups.resume();
    runner.info(clean(text));
  };
  const warning = (text: string, place?: Place) => {
    const shown = clean(text);
    onWarning(shown);
    groups.pause();
    runner.warning(shown, annotationProperties(place, clean));
  };
  return {
    debug: (text) => runner.debug(clean(text)),
    info,
    warning,
    error: (text, place) => {
      groups.pause();
      runner.error(clean(text), annotationProperties(place, clean));
    },
    mask: masker(runner, redactor, warning),
    redact: redactor.redact,
    endGroup: groups.end,
    group: async (title, body) => {
      // GitHub's log has one level: an inner group would end the outer one.
      if (groups.isInside()) {
        info(title);
        return await body();
      }
      groups.begin(title);
      try {
        return await body();
      } finally {
        groups.end();
      }
    },
  };
}

const shortSecret = `One of this run's secrets has fewer than ${shortestForm} characters. GitHub hides it everywhere in the log, but this action can't hide it in the summary, comment, outputs or artifact, because that would hide parts of ordinary words. Use a longer secret.`;

/** Hides a secret, and has the runner do so; warns once if there is a short one. */
function masker(runner: RunnerLog, redactor: Redactor, warning: Logger['warning']): Logger['mask'] {
  let hasWarned = false;
  return (secret) => {
    const fresh = redactor.add(secret);
    for (const form of fresh) runner.setSecret(form);
    if (hasWarned || fresh.length === 0 || secret.trim().length >= shortestForm) return;
    hasWarned = true;
    warning(shortSecret);
  };
}

/** GitHub folds a finished group: a warning inside would be hidden, so the group pauses for it. */
function foldedGroups(runner: RunnerLog, clean: (text: string) => string) {
  let title: string | undefined;
  let isOpen = false;
  const resume = () => {
    if (title === undefined || isOpen) return;
    runner.startGroup(clean(title));
    isOpen = true;
  };
  const pause = () => {
    if (isOpen) runner.endGroup();
    isOpen = false;
  };
  return {
    isInside: () => title !== undefined,
    begin: (named: string) => {
      title = named;
      resume();
    },
    resume,
    pause,
    end: () => {
      pause();
      title = undefined;
    },
  };
}

function annotationProperties(
  { file, line, title }: Place = {},
  clean: (text: string) => string,
): core.AnnotationProperties {
  return {
    ...(title !== undefined && { title: clean(title) }),
    ...(file !== undefined && isInWorkspace(file) && { file: clean(file) }),
    ...(file !== undefined && isInWorkspace(file) && line !== undefined && { startLine: line }),
  };
}

/** The run's page knows only files of the repository. */
function isInWorkspace(file: string): boolean {
  return !/^(\.\.(\/|$)|[/\\]|[a-z]:)/i.test(file);
}
