import { createLogView } from '../../scripts/runner-log.ts';

/** Lines of a run's log that a reader sees before opening anything: GitHub folds every group. */
export function unfoldedLines(stdout: string): readonly string[] {
  const view = createLogView([]);
  let isFolded = false;
  return stdout.split('\n').flatMap((line) => {
    if (line.startsWith('::group::')) isFolded = true;
    const shown = view(line);
    const isHidden = isFolded || shown === undefined || shown === '' || line.startsWith('::debug');
    if (line.startsWith('::endgroup::')) isFolded = false;
    return isHidden ? [] : [shown];
  });
}

/** Sentences of at least four words, without the marks around them. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .replaceAll(/^(Error|Warning): /gm, '')
    .split(/(?<=[.!?])\s+|\n/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.split(/\s+/).length >= 4);
}
