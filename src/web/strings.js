// @ts-check
/** The view's own words. One table, English; the extension passes the reader's language in through the option `strings`. */
export const STRINGS = {
  /** Name of the view for screen readers. */
  view: "Reading view",
  close: "Close reading view",
  removedNone: "Nothing removed",
  removedOne: "1 thing removed",
  /** `{n}` is the number. */
  removedMany: "{n} things removed",
  panel: "What was removed",
  closePanel: "Close this list",
  putBack: "Put back",
  removeAgain: "Remove again",
  why: "Why",
  minutes: "{n} min read",
  comments: "Comments",
  related: "Other stories",
  promo: "Promotion",
  boilerplate: "Site furniture",
};

/** @typedef {typeof STRINGS} Strings */
