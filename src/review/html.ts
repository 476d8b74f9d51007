import { withoutInvisible } from '../masking/sanitize.ts';

/** HTML that is safe to show: made only by the functions of this file. */
export class Html {
  readonly #source: string;
  constructor(source: string) {
    this.#source = source;
  }
  toString(): string {
    return this.#source;
  }
}

/** What a template may hold: text is escaped, `Html` is used as is. */
export type HtmlContent = string | number | Html | readonly Html[];

/** A template tag: the source itself is HTML, every text is escaped. Attributes are in `"`. */
export function html(source: TemplateStringsArray, ...values: readonly HtmlContent[]): Html {
  return new Html(source.reduce((text, part, index) => `${text}${rendered(values[index - 1] ?? '')}${part}`));
}

function rendered(content: HtmlContent): string {
  if (content instanceof Html) return content.toString();
  return typeof content === 'object' ? content.join('') : escaped(shownText(String(content)));
}

/**
 * Escapes whatever HTML could interpret, in an element or in an attribute; and what begins a command of the runner, in
 * case a step prints the page.
 */
function escaped(text: string): string {
  return text.replace(/[&<>"'`[]|:(?=:)/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Joiners between letters, which spell Persian words, Indic ligatures and emoji. */
export const spellingJoiners =
  /((?<=[\p{L}\p{M}\p{ExtPict}\p{EMod}]|\ufe0f)(?:\u200c|\u200d)(?=[\p{L}\p{ExtPict}]))/gu;

/**
 * A text as the sanitizer leaves it, with its lines; but joiners that spelling needs stay: a page for native readers
 * would show mistakes that are not there.
 */
function shownText(text: string): string {
  return text
    .split(spellingJoiners)
    .map((piece, index) => (index % 2 === 1 ? piece : withoutInvisible(piece)))
    .join('');
}
