/** The style sheet of the preview page. Colors have a contrast of at least 4.5 in light and dark. */
export const previewStyle = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1f2328, #e6edf3);
  --quiet: light-dark(#59636e, #9aa4af);
  --page: light-dark(#f6f8fa, #0d1117);
  --card: light-dark(#ffffff, #151b23);
  --line: light-dark(#d1d9e0, #3d444d);
  --accent: light-dark(#0969da, #6cb6ff);
  --old: light-dark(#ffdfdc, #5d2226);
  --new: light-dark(#c6f0cf, #1c4a2a);
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 75rem; padding: 1.5rem 1rem 4rem; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { display: inline; font-size: 1.25rem; margin: 0; }
h3 { font-size: 1rem; margin: 0 0 .5rem; }
h4 { color: var(--quiet); font-size: .8rem; font-weight: 600; margin: 0 0 .25rem; }
p { margin: 0 0 .5rem; }
.quiet, small { color: var(--quiet); font-size: .9rem; font-weight: 400; }
details { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; margin: 1rem 0; padding: 0 1rem; }
summary { cursor: pointer; margin: 0 -1rem; padding: .75rem 1rem; border-radius: .6rem; }
summary:focus-visible { outline: 3px solid var(--accent); outline-offset: -3px; }
summary .quiet { display: block; padding-inline-start: 1rem; }
section { border-top: 1px solid var(--line); padding: 1rem 0; }
.sides { display: grid; gap: 1rem; grid-template-columns: 1fr; }
.text, .empty { margin: 0; border-radius: .4rem; border: 1px solid var(--line); padding: .6rem .75rem; }
.text { white-space: pre-wrap; unicode-bidi: isolate; }
ul.text { padding-inline-start: 1.75rem; }
.empty { color: var(--quiet); border-style: dashed; }
del, ins { color: inherit; border-radius: .2rem; }
del { background: var(--old); }
ins { background: var(--new); text-decoration-thickness: 1px; text-underline-offset: .2em; }
ol { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); }
figure { margin: 0; height: 100%; border: 1px solid var(--line); border-radius: .4rem; padding: .5rem; }
figure.added { border: 2px solid light-dark(#1a7f37, #3fb950); }
figure.removed { border: 2px solid light-dark(#cf222e, #f85149); }
figure img { display: block; max-width: 100%; max-height: 24rem; margin: 0 auto .5rem; background: repeating-conic-gradient(light-dark(#eee, #333) 0 25%, transparent 0 50%) 0 0 / 1rem 1rem; }
figcaption b, figcaption span { display: block; }
@media (min-width: 48rem) { .sides { grid-template-columns: 1fr 1fr; } body { padding-inline: 2rem; } }
@media print { details { break-inside: avoid; } }
`;
