/** A parameter of a query. */
export type Parameter = readonly [name: string, value: string];

/** The parameters of a URL, with names and values as written. */
export function rawQuery(url: string): readonly Parameter[] {
  const start = url.indexOf('?');
  if (start === -1) return [];
  return url
    .slice(start + 1)
    .split('&')
    .map((pair) => {
      const equals = pair.indexOf('=');
      return equals === -1 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
    });
}

/** The parameters of a URL, with names and values decoded. */
export function parseQuery(url: string): readonly Parameter[] {
  return rawQuery(url).map(([name, value]) => [decode(name), decode(value)]);
}

/** The first value of a parameter; `undefined` if there is none. */
export function parameter(query: readonly Parameter[], name: string): string | undefined {
  return query.find(([key]) => key === name)?.[1];
}

/** A text without its percent-encoding; one that is not well encoded stays as it is. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The URL as the blob service and its SDK understand it. The Store hands out signatures with a raw `+`, which the
 * service reads as a space (store-faults.md D1), and with a raw `=` at the end, which `@azure/core-client` drops;
 * either leads to a 403. Written as `%2B` and `%3D`, they arrive.
 */
export function usableUrl(url: string): string {
  const query = rawQuery(url).map(
    ([name, value]) => `${name}=${value.replaceAll('+', '%2B').replaceAll('=', '%3D')}`,
  );
  return query.length === 0 ? url : `${url.slice(0, url.indexOf('?'))}?${query.join('&')}`;
}
