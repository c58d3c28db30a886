// How pages fight: a row each for the matrix. A policy comes as a header, a script runs in the page as its own.

/**
 * @typedef {object} Behaviour
 * @property {string} name
 * @property {string} [policy] the page's Content-Security-Policy
 * @property {() => void} [script] stands alone; runs at the end of the page's body
 * @property {"plain" | "picture"} [page] plain where not said
 * @property {boolean} [moves] the page changes by itself, so that only its story can be compared after closing
 * @property {boolean} [sheltered] the view hides where the page's scripts cannot see it
 * @property {"Escape"} [closes] what closes the view; the button else
 * @property {Partial<Record<"chromium" | "firefox", string>>} [impossible] why there is no such cell
 */

/** @param {string} policy @returns {Behaviour} */
const policy = (policy) => ({ name: policy, policy });

/** @type {Behaviour[]} */
export const BEHAVIOURS = [
  policy("default-src 'none'"),
  policy("script-src 'none'"),
  policy("script-src 'self'"),
  policy("require-trusted-types-for 'script'; trusted-types 'none'"),
  policy("sandbox"),
  policy("sandbox allow-scripts"),
  policy("style-src 'none'"),
  { ...policy("img-src 'self'"), page: "picture" },
  policy("frame-src 'none'"),
  policy("default-src 'none'; script-src 'none'; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'; sandbox"),
  {
    name: "removes foreign nodes at once",
    sheltered: true,
    script() {
      const own = new Set(document.body.children);
      new MutationObserver(() => [...document.body.children].forEach((node) => own.has(node) || node.remove())).observe(document.body, { childList: true });
    },
  },
  {
    name: "removes foreign nodes ten times a second",
    sheltered: true,
    script() {
      const own = new Set(document.body.children);
      setInterval(() => [...document.body.children].forEach((node) => own.has(node) || node.remove()), 100);
    },
  },
  {
    name: "overrides prototypes",
    script() {
      const refuse = () => {
        throw new Error("not here");
      };
      Node.prototype.appendChild = refuse;
      Node.prototype.removeChild = refuse;
      Element.prototype.append = refuse;
      Element.prototype.attachShadow = refuse;
      Element.prototype.setAttribute = refuse;
      Array.prototype.push = refuse;
      Array.prototype.splice = refuse;
      Array.prototype.indexOf = refuse;
      Object.defineProperty(Array.prototype, Symbol.iterator, { value: refuse });
      Object.defineProperty(CSSStyleSheet.prototype, "replaceSync", { value: refuse });
      Object.defineProperty(window, "CSSStyleSheet", { value: refuse });
      Object.defineProperty(window, "MutationObserver", { value: refuse });
    },
  },
  {
    name: "traps every key",
    closes: "Escape",
    script() {
      const trap = (/** @type {Event} */ event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
      };
      for (const target of [window, document]) for (const type of ["keydown", "keypress"]) target.addEventListener(type, trap, true);
    },
  },
  {
    name: "enables its style sheets again and again",
    script() {
      const loud = document.head.appendChild(document.createElement("style"));
      loud.textContent = "* { color: red !important; font: 40px monospace !important }";
      setInterval(() => {
        for (const sheet of document.styleSheets) sheet.disabled = false;
        for (const sheet of document.adoptedStyleSheets) if (!sheet.cssRules[0]?.cssText.includes("all: unset")) sheet.disabled = false;
      }, 50);
    },
  },
  {
    name: "adopts style sheets of its own only",
    moves: true,
    script() {
      const loud = new CSSStyleSheet();
      loud.replaceSync("* { color: red !important; font: 40px monospace !important }");
      setTimeout(() => (document.adoptedStyleSheets = [loud]), 300);
    },
  },
  {
    name: "freezes document.body",
    script() {
      Object.freeze(document.body);
      Object.freeze(document.documentElement);
      Object.freeze(document);
    },
  },
  {
    name: "renders its whole body anew",
    moves: true,
    script() {
      const text = document.body.innerHTML;
      setTimeout(() => (document.body.innerHTML = text), 700);
    },
  },
  {
    name: "replaces document.body",
    moves: true,
    script() {
      setTimeout(() => document.body.replaceWith(document.body.cloneNode(true)), 700);
    },
  },
  {
    name: "locks scrolling and writes important styles",
    moves: true,
    script() {
      addEventListener("wheel", (event) => event.preventDefault(), { passive: false });
      setInterval(() => {
        document.documentElement.style.setProperty("overflow", "hidden", "important");
        document.body.style.setProperty("position", "fixed", "important");
      }, 150);
    },
  },
  {
    name: "shows a modal dialog",
    script() {
      const dialog = document.body.appendChild(document.createElement("dialog"));
      dialog.append(document.createElement("hr"));
      dialog.showModal();
    },
  },
  {
    name: "shows a modal dialog later",
    moves: true,
    script() {
      const dialog = document.body.appendChild(document.createElement("dialog"));
      dialog.append(document.createElement("hr"));
      setTimeout(() => dialog.showModal(), 700);
    },
  },
  {
    name: "makes its body inert behind a consent wall",
    script() {
      document.body.inert = true;
      document.body.style.overflow = "hidden";
    },
  },
];
