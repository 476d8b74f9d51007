import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** Markdown as GitHub reads it, to HTML. Elements in the source stay, as GitHub's sanitizer leaves ours. */
export function renderGithub(markdown: string): string {
  return micromark(markdown, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
  });
}

/** Names of the elements in HTML, each once. */
export function elementsOf(html: string): readonly string[] {
  const names = [...html.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map((match) => match[1] ?? '');
  return [...new Set(names)].sort();
}

/** What a reader sees of HTML, without the invisible spaces that keep GitHub from making links. */
export function visibleText(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (_, decimal, hex, name) => {
      if (name !== undefined) return { amp: '&', lt: '<', gt: '>', quot: '"' }[String(name)] ?? `&${name};`;
      return String.fromCodePoint(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal));
    })
    .replaceAll('\u200b', '');
}
