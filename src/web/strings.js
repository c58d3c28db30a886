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
  /** The story has further pages: one, `{n}`, or nobody knows how many. */
  goesOnOne: "This story goes on over 1 more page",
  goesOnMany: "This story goes on over {n} more pages",
  goesOn: "This story goes on over more pages",
  /** In what follows `{n}` is the page's number. */
  page: "Page {n}",
  gettingPage: "Getting page {n}\u2026",
  lastPage: "That was the last page.",
  /** `{code}` is the number of an HTTP error. */
  pageRefused: "The site does not give out page {n} (error {code}). What is here stays.",
  pageUnreachable: "Page {n} could not be reached. You may be offline, or the site forbids it. What is here stays.",
  pageElsewhere: "Page {n} leads elsewhere: to another story, or to a place to log in. What is here stays.",
  pageNothingNew: "Page {n} brings nothing new.",
  pageBroken: "The next page could not be read. What is here stays.",
  selection: "Showing your selection",
  showWhole: "Show the whole story",
};

/** @typedef {typeof STRINGS} Strings */
