import type { Finding } from '../errors.ts';

/** `out/App.msix is empty.`, `out/App.msix: version 1.2 …`, `store/patch.json:12: …`, `app-id is missing or empty.` */
export function findingText(finding: Finding): string {
  const place = placeOf(finding);
  if (place !== undefined) return about(place, withoutFile(finding));
  const [, input, words] = /^([\w-]{1,60}): ([\s\S]*)$/.exec(finding.message) ?? [];
  return input === undefined || words === undefined ? finding.message : about(input, words);
}

/** Matches a text that forms a sentence with a name before it as the subject. */
const predicate =
  /^(?:is|has|does|must|can't|could|was|became|names(?! are)|leads|looks|holds|differs|replaces|sets|says|keeps|clears|belongs|lies|lists|contains|conflicts|would|refers|uses|follows|already exists)\b/;

/** A name and what is said about it. */
export function about(name: string, text: string): string {
  const words = predicateOf(text);
  return words === undefined ? `${name}: ${text}` : `${name} ${words}`;
}

/** What is said about a name as the rest of a sentence that it begins; `undefined` if it is a sentence of its own. */
export function predicateOf(text: string): string | undefined {
  const rest = text.replace(/^it /, '');
  return predicate.test(rest) ? rest : undefined;
}

/** `out/App.msix`, `store/patch.json:12`; `undefined` for a finding that is not about a file. */
export function placeOf({ file, line }: Finding): string | undefined {
  return file === undefined || line === undefined ? file : `${file}:${line}`;
}

/** The message alone: checks begin theirs with the file, so that it is self-contained. */
export function withoutFile({ file, message }: Finding): string {
  const start = `${file}: `;
  return file !== undefined && message.startsWith(start) ? message.slice(start.length) : message;
}
