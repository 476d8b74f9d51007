import { readFileSync } from 'node:fs';
import { renderGithub } from './github-markdown.ts';

/** Markdown as a page of GitHub, with GitHub's own style. */
export function githubPage(markdown: string): string {
  const style = readFileSync('node_modules/github-markdown-css/github-markdown.css', 'utf8');
  return `<!doctype html><meta charset="utf-8"><style>${style} body { margin: 0 } article { padding: 16px }</style>
<article class="markdown-body">${renderGithub(markdown)}</article>`;
}
