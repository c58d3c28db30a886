// @ts-check
/**
 * The look of the view, as text for constructed style sheets. Units are px: the page's own root font size must not reach in.
 * `PAGE` hides the page and dresses the light DOM, `CONTROLS` dresses the shadow root.
 */

const SERIF = `Charter, "Bitstream Charter", "Iowan Old Style", "Source Serif 4", Cambria, Georgia, "Noto Serif", "Noto Serif CJK JP", "Songti SC",
  "Noto Naskh Arabic", "Noto Serif Devanagari", serif`;
const SANS = `system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK JP", "Noto Sans Arabic", "Noto Sans Devanagari", sans-serif`;
const MONO = `ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace`;

/** @typedef {"auto" | "light" | "sepia" | "dark"} Theme */
/** @typedef {{ theme: Theme, font: "serif" | "sans", size: number, width: number, lineHeight: number }} Look sizes in CSS pixels */

const PAPER = { light: "#fbfaf7", sepia: "#f4ead5", dark: "#191918" };
const COLOURS = `
  --lede-paper: ${PAPER.light}; --lede-ink: #1f1e1b; --lede-soft: #5f5b53; --lede-line: #dedad1; --lede-tint: #f1eee7; --lede-link: #1a4f8b;
  --lede-focus: #1a66cc; --lede-mark: #b7791f; color-scheme: light;`;
const SEPIA = `
  --lede-paper: ${PAPER.sepia}; --lede-ink: #3b2f21; --lede-soft: #655540; --lede-line: #d8c7a4; --lede-tint: #eadfc6; --lede-link: #6b3f10;
  --lede-focus: #8a4b08; --lede-mark: #9a6410; color-scheme: light;`;
const DARK = `
  --lede-paper: ${PAPER.dark}; --lede-ink: #dedbd4; --lede-soft: #a39f95; --lede-line: #3a3935; --lede-tint: #242422; --lede-link: #93bdf0;
  --lede-focus: #7db3ff; --lede-mark: #d9a441; color-scheme: dark;`;
const THEMES = { light: COLOURS, sepia: SEPIA, dark: DARK };

/** The background of a theme. @param {keyof typeof PAPER} theme */
export const paperOf = (theme) => PAPER[theme];

/**
 * The reader's look, as rules to follow `PAGE`.
 * @param {Look} look
 */
export function lookRules({ theme, font, size, width, lineHeight }) {
  const face = font === "sans" ? SANS : SERIF;
  const colours = theme === "auto" ? "" : `@media screen { html { ${THEMES[theme]} } }`;
  return `${colours}
lede-view { font: ${Number(size)}px/${Number(lineHeight)} ${face}; }
lede-view > header, lede-view > article { max-width: ${Number(width)}px; }
lede-view > header h1, lede-view :is(h1, h2, h3, h4, h5, h6) { font-family: ${face}; }
lede-view article:is(:lang(ar), :lang(fa), :lang(ur), :lang(hi), :lang(bn), :lang(th), :lang(ja), :lang(zh), :lang(ko)) { line-height: ${Number(lineHeight) + 0.25}; }
@media (max-width: 480px) { lede-view { font-size: ${0.9 * Number(size)}px; } }
@media print { lede-view { font-size: 12pt; } lede-view > :is(header, article) { max-width: none; } }`;
}

export const PAGE = `
html, body { all: unset !important; display: block !important; background: var(--lede-paper) !important; font-size: 16px !important; }
html { ${COLOURS} overflow: auto !important; scrollbar-gutter: auto !important; min-height: 100% !important;
  color: var(--lede-ink) !important; }
body { margin: 0 !important; position: static !important; visibility: hidden !important; font-size: 0 !important; line-height: 0 !important; }
@media (prefers-color-scheme: dark) { html { ${DARK} } }
:is(html > :not(body), body > :not(lede-view)):not(iframe[src^="chrome-extension:"]):not(iframe[src^="moz-extension:"]) { display: none !important; }
body::before, body::after, html::before, html::after { content: none !important; }

lede-view { all: initial; display: block; visibility: visible; box-sizing: border-box; min-height: 100vh; padding-block: 12px 96px; padding-inline: 20px;
  background: var(--lede-paper); color: var(--lede-ink); color-scheme: inherit; font: 20px/1.6 ${SERIF}; text-align: start;
  overflow-wrap: break-word; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; font-kerning: normal; font-variant-ligatures: common-ligatures;
  text-rendering: optimizeLegibility; }
lede-view:dir(rtl) { direction: rtl; }
lede-view:focus { outline: none; }
lede-view *, lede-view ::before, lede-view ::after { box-sizing: border-box; }
lede-view > header, lede-view > article { display: block; max-width: 600px; margin-inline: auto; }
lede-view > header { padding-block: 28px 28px; }
lede-view > header[dir="rtl"], lede-view > article[dir="rtl"] { direction: rtl; }
lede-view > header h1 { margin: 0 0 16px; font: 700 38px/1.18 ${SERIF}; letter-spacing: -0.012em; text-wrap: balance; }
lede-view > header p { display: flex; flex-wrap: wrap; margin: 0; font: 15px/1.5 ${SANS}; color: var(--lede-soft); }
lede-view > header p > :not(:last-child)::after { content: "\\00b7"; margin-inline: 8px; color: var(--lede-soft); font-weight: 400; }
lede-view > header .lede-byline { color: var(--lede-ink); font-weight: 600; }

lede-view article > :first-child { margin-block-start: 0; }
lede-view p { margin-block: 0 1em; hyphens: auto; text-wrap: pretty; }
lede-view :is(h1, h2, h3, h4, h5, h6) { font-family: ${SERIF}; font-weight: 700; line-height: 1.25; margin-block: 1.7em 0.5em; text-wrap: balance; }
lede-view article h1 { font-size: 32px; } lede-view h2 { font-size: 27px; } lede-view h3 { font-size: 23px; }
lede-view :is(h4, h5, h6) { font-size: 20px; }
lede-view a { color: var(--lede-link); text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 0.16em; }
lede-view a:hover { text-decoration-thickness: 2px; }
lede-view :focus-visible { outline: 3px solid var(--lede-focus); outline-offset: 3px; border-radius: 2px; }
lede-view :is(img, video, svg, canvas, embed, object) { max-width: 100%; height: auto; }
lede-view img { display: inline-block; vertical-align: middle; border-radius: 3px; }
lede-view :is(p, div, figure, a, picture) > img:only-child { display: block; margin-inline: auto; }
lede-view iframe { display: block; width: 100%; height: auto; aspect-ratio: 16 / 9; margin-block: 1.4em; border: 0; background: var(--lede-tint); }
lede-view video, lede-view audio { display: block; width: 100%; margin-block: 1.4em; }
lede-view figure { margin: 1.8em 0; }
lede-view figcaption, lede-view table caption { margin-block-start: 10px; font: 15px/1.5 ${SANS}; color: var(--lede-soft); text-align: start; }
lede-view blockquote { margin: 1.5em 0; padding-inline-start: 20px; border-inline-start: 3px solid var(--lede-line); color: var(--lede-soft); }
lede-view blockquote > :last-child { margin-block-end: 0; }
lede-view :is(ul, ol, menu) { margin-block: 0 1em; padding-inline-start: 1.5em; }
lede-view li { margin-block-end: 0.35em; } lede-view li > :is(p, ul, ol) { margin-block-end: 0.35em; }
lede-view li::marker { color: var(--lede-soft); }
lede-view dl { margin-block: 0 1em; } lede-view dt { font-weight: 700; } lede-view dd { margin: 0 0 0.6em; margin-inline-start: 1.5em; }
lede-view :is(code, kbd, samp, pre, tt) { font-family: ${MONO}; font-size: 0.84em; }
lede-view :is(code, kbd, samp, tt) { padding: 0.12em 0.32em; border-radius: 4px; background: var(--lede-tint); }
lede-view pre { margin: 1.4em 0; padding: 16px; overflow-x: auto; border-radius: 6px; background: var(--lede-tint); font-size: 15px; line-height: 1.5;
  white-space: pre; tab-size: 4; direction: ltr; text-align: left; }
lede-view pre :is(code, kbd, samp) { padding: 0; background: none; font-size: inherit; }
lede-view table { display: block; max-width: 100%; width: max-content; margin: 1.6em 0; overflow-x: auto; border-collapse: collapse;
  font: 16px/1.45 ${SANS}; font-variant-numeric: tabular-nums; }
lede-view :is(th, td) { padding: 8px 12px; border-block-end: 1px solid var(--lede-line); text-align: start; vertical-align: top; min-width: 5ch; }
lede-view th { font-weight: 600; }
lede-view hr { width: 96px; margin: 2.4em auto; border: 0; border-block-start: 1px solid var(--lede-line); }
lede-view details { margin: 1.4em 0; padding: 12px 16px; border: 1px solid var(--lede-line); border-radius: 6px; }
lede-view summary { cursor: pointer; font-weight: 600; }
lede-view :is(sub, sup) { font-size: 0.72em; line-height: 0; } lede-view small { font-size: 0.85em; }
lede-view mark { background: color-mix(in srgb, var(--lede-mark) 30%, transparent); color: inherit; }
lede-view math { font-size: 1.05em; } lede-view math[display="block"] { display: block math; margin-block: 1.2em; overflow-x: auto; }
lede-view :lang(zh), lede-view :lang(ja), lede-view :lang(ko) { hyphens: manual; line-break: strict; }
lede-view article:is(:lang(ar), :lang(fa), :lang(ur), :lang(hi), :lang(bn), :lang(th), :lang(ja), :lang(zh), :lang(ko)) { line-height: 1.85; }
lede-view [data-lede-finding] { margin: 1.8em 0; padding: 14px 18px; border: 1px dashed var(--lede-mark); border-radius: 6px; }
lede-view [data-lede-finding] > p:first-child { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 8px;
  margin: 0 0 10px; font: 600 14px/1.4 ${SANS}; color: var(--lede-soft); }
lede-view [data-lede-finding] > p:first-child button { min-height: 40px; padding: 0 14px; border: 1px solid var(--lede-line); border-radius: 20px;
  background: var(--lede-paper); color: var(--lede-ink); font: 14px/1 ${SANS}; cursor: pointer; }
@media (max-width: 480px) { lede-view { font-size: 18px; } lede-view > header { padding-block: 12px 20px; } lede-view > header h1 { font-size: 29px; } 
  lede-view h2 { font-size: 24px; } lede-view h3 { font-size: 21px; } lede-view article h1 { font-size: 27px; } }
@media print { html { --lede-paper: #fff; --lede-ink: #000; --lede-soft: #333; --lede-line: #999; --lede-tint: #fff; --lede-link: #000; color-scheme: light; }
  lede-view { padding: 0; font-size: 12pt; } lede-view > :is(header, article) { max-width: none; }
  lede-view :is(figure, table, pre, blockquote, img) { break-inside: avoid; } lede-view :is(h1, h2, h3, h4) { break-after: avoid; }
  lede-view [data-lede-finding] > p:first-child button { display: none; } }
`;

export const CONTROLS = `
.bar { position: sticky; inset-block-start: 0; z-index: 2; display: flex; justify-content: flex-end; gap: 8px; max-width: 1080px; margin-inline: auto;
  pointer-events: none; font: 15px/1.4 ${SANS}; }
button { pointer-events: auto; box-sizing: border-box; min-height: 40px; min-width: 40px; padding: 0 14px; border: 1px solid var(--lede-line);
  border-radius: 20px; background: var(--lede-paper); color: var(--lede-ink); font: 15px/1 ${SANS}; cursor: pointer; }
button:hover { background: var(--lede-tint); }
button:focus-visible { outline: 3px solid var(--lede-focus); outline-offset: 2px; }
button.icon { padding: 0; font-size: 20px; }
.bar .note { margin-inline-end: auto; padding: 10px 14px; border-radius: 20px; background: var(--lede-tint); color: var(--lede-soft); }
.further { max-width: 600px; margin: 40px auto 0; text-align: center; font: 15px/1.5 ${SANS}; color: var(--lede-soft); }
.further p { margin: 12px 0 0; min-height: 1.5em; } .further p:focus { outline: none; } .further button { line-height: 1.3; padding-block: 8px; }
.panel { position: fixed; inset-block: 0; inset-inline-end: 0; z-index: 3; box-sizing: border-box; width: min(420px, 100%); padding: 16px 20px 40px;
  overflow-y: auto; overscroll-behavior: contain; border-inline-start: 1px solid var(--lede-line); background: var(--lede-paper); color: var(--lede-ink);
  font: 15px/1.5 ${SANS}; box-shadow: 0 0 40px rgb(0 0 0 / 0.18); animation: slide 160ms ease-out; }
.panel[hidden] { display: none; }
.panel header { display: flex; align-items: center; justify-content: space-between; gap: 12px; }
.panel h2 { margin: 0; font: 600 19px/1.3 ${SANS}; } .panel h3 { margin: 24px 0 4px; font: 600 14px/1.3 ${SANS}; color: var(--lede-soft); }
.panel ul { margin: 0; padding: 0; list-style: none; }
.panel li.finding { padding: 12px 0; border-block-end: 1px solid var(--lede-line); }
.panel .label { display: flex; align-items: center; justify-content: space-between; gap: 12px; font-weight: 600; }
.panel .reasons { margin: 4px 0 0; padding-inline-start: 18px; list-style: disc; color: var(--lede-soft); font-size: 14px; }
.panel .text { margin: 6px 0 0; color: var(--lede-soft); font-size: 14px; overflow-wrap: anywhere; }
.panel .label button { flex: none; }
.panel.menu { width: min(320px, 100%); } .panel.menu button:not(.icon) { width: 100%; margin-block-start: 8px; border-radius: 8px; text-align: start; line-height: 1.3; padding-block: 8px; }
.panel.menu [role="status"] { min-height: 1.5em; margin: 12px 0 0; color: var(--lede-soft); }
@keyframes slide { from { transform: translateX(24px); opacity: 0; } }
.panel:dir(rtl) { animation-name: slide-rtl; }
@keyframes slide-rtl { from { transform: translateX(-24px); opacity: 0; } }
@media (prefers-reduced-motion: reduce) { .panel { animation: none; } }
@media (max-width: 480px) { .bar button:not(.icon) { padding-inline: 10px; } }
@media print { .bar, .panel, .further { display: none; } }
`;
