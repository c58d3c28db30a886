// Ties the list of findings to their marks on the original: what is pointed at on one side lights up on the other.

/** @import {Finding} from './pkg/lede.js' */

import { emphasise, findingAt, mark } from './frames.js';
import { findingItem } from './show.js';

/**
 * Fills the list and marks the original.
 *
 * @param {HTMLElement} list its former items and their listeners go
 * @param {Document} original the page that the findings are of; it gets marks
 * @param {Finding[]} findings
 * @param {() => void} reveal makes the list visible
 */
export const showFindings = (list, original, findings, reveal) => {
  const marked = mark(original, findings);
  const items = new Map(findings.map((finding) => [finding.id, findingItem(finding, marked.has(finding.id))]));
  list.replaceChildren(...items.values());
  /** @param {number | undefined} id */
  const light = (id) => {
    emphasise(marked, id);
    for (const [key, item] of items) item.classList.toggle('lit', key === id);
  };
  for (const [id, item] of items) listenToItem(item, marked.get(id), () => light(id));
  listenToOriginal(original, (target) => findingAt(marked, target), light, (id) => {
    reveal();
    items.get(id)?.scrollIntoView({ block: 'nearest', behavior: calm() });
    items.get(id)?.querySelector('button')?.focus({ preventScroll: true });
  });
};

/**
 * @param {HTMLElement} item
 * @param {Element | undefined} element its place on the original
 * @param {() => void} light
 */
const listenToItem = (item, element, light) => {
  item.addEventListener('pointerenter', light);
  item.addEventListener('focusin', light);
  item.querySelector('button')?.addEventListener('click', () => element?.scrollIntoView({ block: 'center', behavior: calm() }));
};

/**
 * @param {Document} original
 * @param {(target: EventTarget | null) => number | undefined} at
 * @param {(id: number | undefined) => void} light
 * @param {(id: number) => void} pick
 */
const listenToOriginal = (original, at, light, pick) => {
  original.addEventListener('pointerover', (event) => light(at(event.target)));
  original.addEventListener('click', (event) => {
    event.preventDefault(); // a link would lead the frame away from the page that is shown
    const id = at(event.target);
    if (id !== undefined) pick(id);
  });
  original.addEventListener('submit', (event) => event.preventDefault());
};

/** @returns {ScrollBehavior} */
const calm = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth');
