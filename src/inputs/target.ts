import { field, quote } from './field.ts';

/** Any text of one line: a flight's name, an add-on's product id. */
export const name = field((text) => text);

/** A version of four numbers. */
export const version = field((text, refuse) =>
  /^\d{1,5}(\.\d{1,5}){3}$/.test(text)
    ? text
    : refuse(`is ${quote(text)}, but must be a version of four numbers, such as 1.2.3.0`),
);

/** Method of a request of `command: api`. */
export const apiMethod = field((text, refuse) => {
  const method = (['get', 'post', 'delete'] as const).find((each) => each === text.toLowerCase());
  if (method !== undefined) return method;
  const words = `is ${quote(text)}, but takes get, post or delete`;
  return /^(?:put|patch)$/i.test(text)
    ? refuse(
        `${words}: writes to submissions are refused. To change one use command publish, rollout or cancel, which have guards`,
      )
    : refuse(words);
});

/** Path of the submission API below `/v1.0/my/`, with its query. */
export const apiPath = field((text, refuse) => {
  if (/^[a-z][a-z0-9+.-]*:/i.test(text) || text.startsWith('//') || text.includes('\\')) {
    return refuse(`is ${quote(text)}: give the path below /v1.0/my/ alone, such as applications`);
  }
  const path = text.replace(/^\/?(?:v1\.0\/my\/)?/i, '');
  if (path === '' || !/^[\w\-./?=&%@+,:;~*!$'()]+$/.test(path) || path.split(/[/?]/).includes('..')) {
    return refuse(`is ${quote(text)}, which is no path of the submission API`);
  }
  return path;
});
