// Tells when a page that stays goes to another address, as single-page apps do.

/** Browsers without the Navigation API tell nobody of `pushState`, so the address is looked at, this often. */
const LOOK_MS = 500;

/**
 * @param {Window} window
 * @param {(address: string) => void} moved called with the new address; a change of the fragment alone is no move
 */
export function onMove(window, moved) {
  const page = () => window.location.href.split("#", 1)[0] ?? "";
  let last = page();
  const look = () => {
    if (page() === last) return;
    last = page();
    moved(last);
  };
  const navigation = /** @type {EventTarget | undefined} */ (Reflect.get(window, "navigation"));
  if (navigation) return navigation.addEventListener("currententrychange", look);
  window.addEventListener("popstate", look);
  setInterval(look, LOOK_MS);
}
