import { shortestForm } from './secret-forms.ts';

/** Texts that begin with the same pieces of `shortestForm` characters. */
interface Node {
  /** The rest of texts that end here: fewer characters than a piece. */
  readonly ends: Set<string>;
  readonly next: Map<string, Node>;
}

/** Texts of at least `shortestForm` characters that are searched for all at once. */
export interface FormIndex {
  add(form: string): void;
  /** Length of the longest of them that is at a place of a text; 0 if none is. */
  longestAt(text: string, start: number): number;
}

/**
 * An index by pieces, so that the time for a place of a text does not depend on how many texts are known, even if
 * all of them begin alike.
 */
export function createFormIndex(): FormIndex {
  const root = new Map<string, Node>();
  // Two characters rule out most places of a text, without cutting a piece out.
  const beginnings = new Uint8Array(pairs);
  return {
    add: (form) => {
      beginnings[pairAt(form, 0)] = 1;
      let level = root;
      let node: Node | undefined;
      let at = 0;
      for (; at + shortestForm <= form.length; at += shortestForm) {
        const piece = form.slice(at, at + shortestForm);
        node = level.get(piece) ?? { ends: new Set(), next: new Map() };
        level.set(piece, node);
        level = node.next;
      }
      node?.ends.add(form.slice(at));
    },
    longestAt: (text, start) => {
      if (beginnings[pairAt(text, start)] === 0) return 0;
      let longest = 0;
      let at = start + shortestForm;
      let node = root.get(text.slice(start, at));
      while (node !== undefined) {
        const end = longestEnd(node.ends, text, at);
        if (end !== undefined) longest = at + end - start;
        node = node.next.get(text.slice(at, at + shortestForm));
        at += shortestForm;
      }
      return longest;
    },
  };
}

const pairs = 4096;

/** A number for two characters, which some other pairs share. */
function pairAt(text: string, at: number): number {
  return (text.charCodeAt(at) * 31 + text.charCodeAt(at + 1)) % pairs;
}

function longestEnd(ends: ReadonlySet<string>, text: string, at: number): number | undefined {
  if (ends.size === 0) return undefined;
  for (let length = Math.min(shortestForm - 1, text.length - at); length >= 0; length -= 1)
    if (ends.has(text.slice(at, at + length))) return length;
  return undefined;
}
