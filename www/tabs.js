// Tabs as the ARIA Authoring Practices describe them: one tab stop, arrow keys move and select.

/**
 * @param {HTMLElement} list an element of role tablist
 * @returns {(id: string) => void} selects the tab with that id
 */
export const tabs = (list) => {
  const all = /** @type {HTMLElement[]} */ ([...list.querySelectorAll('[role="tab"]')]);
  /** @param {HTMLElement} chosen */
  const select = (chosen) => {
    for (const tab of all) {
      tab.setAttribute('aria-selected', String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
      panelOf(tab).hidden = tab !== chosen;
    }
  };
  list.addEventListener('click', (event) => {
    const tab = all.find((one) => event.target instanceof Node && one.contains(event.target));
    if (tab) select(tab);
  });
  list.addEventListener('keydown', (event) => {
    const next = all[target(event.key, all.findIndex((tab) => tab === document.activeElement), all.length)];
    if (!next) return;
    event.preventDefault();
    next.focus();
    select(next);
  });
  all.slice(0, 1).forEach(select);
  return (id) => all.filter((tab) => tab.id === id).forEach(select);
};

/** @param {HTMLElement} tab */
const panelOf = (tab) => /** @type {HTMLElement} */ (document.getElementById(tab.getAttribute('aria-controls') ?? ''));

/**
 * Which tab a key leads to; -1 for keys that lead nowhere.
 *
 * @param {string} key
 * @param {number} at
 * @param {number} count
 */
const target = (key, at, count) => {
  if (key === 'ArrowRight') return (at + 1) % count;
  if (key === 'ArrowLeft') return (at + count - 1) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : -1;
};
