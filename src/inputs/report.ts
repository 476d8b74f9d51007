import { field, quote } from './field.ts';

/** What GitHub refuses, since some file system does. */
const refused = /[":<>|*?\\/]/;
/** What a log could act on: controls, line breaks, invisible characters, and the start of a command of the runner. */
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|##\[/u;

/** Name of an artifact, which `@actions/artifact` prints and GitHub shows. */
export const artifactName = field((text, refuse) => {
  if (refused.test(text))
    return refuse(
      `is ${quote(text)}. An artifact's name can't hold any of " : < > | * ? \\ /. Leave them out`,
    );
  return unsafe.test(text)
    ? refuse(
        `is ${quote(text)}. An artifact's name can't hold control or invisible characters, line breaks or ##[. Leave them out`,
      )
    : text;
});
