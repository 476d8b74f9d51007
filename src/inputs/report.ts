import { field, quote } from './field.ts';

/** Name of an artifact: without the characters that some file system refuses, as GitHub wants it. */
export const artifactName = field((text, refuse) =>
  /^[^":<>|*?\\/\r\n]+$/.test(text)
    ? text
    : refuse(`is ${quote(text)}, which holds a character that no artifact name may have: " : < > | * ? \\ /`),
);
