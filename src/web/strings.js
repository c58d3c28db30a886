// @ts-check
/**
 * All that the view says. One table, English, an entry a line; the extension passes the reader's language in through the option `strings`.
 * A word in braces is a blank. The native build reads this file too, for its tests and tools.
 */
export const STRINGS = {
  /** The language of the words, BCP 47, and its direction. */
  lang: "en",
  dir: "ltr",
  /** Name of the view for screen readers. */
  view: "Reading view",
  close: "Close reading view",
  removedNone: "Nothing removed",
  removedOne: "1 thing removed",
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

  // Names of findings, see src/detect/label.rs.
  labelComments: "Comments",
  labelRelated: "Related articles",
  labelPromo: "Promotion",
  labelBoilerplate: "Site furniture",
  labelNoComments: "Empty comment section",
  labelWriteComment: "Comment form",
  labelReadAlso: "Pointer to another story",
  labelRecommended: "Recommendations",
  labelMostRead: "Most read",
  labelNextPrevious: "Next and previous",
  labelNewsletter: "Newsletter sign-up",
  labelSubscribe: "Subscription offer",
  labelPaywall: "Paywall",
  labelAdvertisement: "Advertisement",
  labelSponsored: "Sponsored content",
  labelAffiliate: "Affiliate note",
  labelOffer: "Offer",
  labelShare: "Share buttons",
  labelFollow: "Follow us",
  labelTags: "Topics",
  labelConsent: "Cookie notice",
  labelDonate: "Call for donations",
  labelApp: "App promotion",
  labelAiBox: "AI features",
  labelFeedback: "Feedback",
  labelTools: "Page tools",
  labelNavigation: "Navigation",
  labelLegal: "Small print",
  labelAccount: "Account",

  // Why something is a finding, see src/detect/reason.rs.
  reasonUnder: "Stands under “{label}”",
  reasonSays: "Says “{label}”",
  reasonNamed: "The page's own code calls it “{name}”",
  reasonVendor: "Is a widget by {vendor}",
  reasonNavigation: "Is marked as the page's navigation",
  reasonHeader: "Is marked as the page's header",
  reasonFooter: "Is marked as the page's footer",
  reasonSideColumn: "Is marked as the page's side column",
  reasonFrame: "Is marked as part of the page's frame",
  reasonComment: "Is marked as a comment",
  reasonLinks: "Is mostly short links",
  reasonLinkedTitle: "Is a headline that links elsewhere",
  reasonRepeats: "Lists {n} linked headlines of the same form",
  reasonOwnStory: "Is a text of its own, apart from this story",
  reasonReplies: "Has names, times and short texts in turn, as a discussion has",
  reasonDiscusses: "Speaks of comments",
  reasonWrites: "Has a field to write in",
  reasonAsks: "Asks you to sign up, pay, follow or buy",
  reasonAsksForMail: "Asks for your e-mail address",
  reasonPrice: "Names a price",
  reasonPlays: "Plays sound or a film",
  reasonButton: "Has a button to press",
  reasonShares: "Is for sharing this page",
  reasonFollows: "Leads to channels elsewhere",
  reasonTopics: "Lists topics",
  reasonSameAuthor: "Lists more by the same author",
  reasonAuthor: "Presents the author",
  reasonCookies: "Speaks of cookies and consent",
  reasonSmallPrint: "Speaks of accounts, terms or rights",
  reasonBefore: "Stands before the story begins",
  reasonAfter: "Stands after the story has ended",
  reasonBetween: "Interrupts the story",
  reasonAlike: "Is built and worded like others of its kind",
  reasonApart: "Does not read as part of the story",
  /** The story has further pages: one, `{n}`, or nobody knows how many. */
  goesOnOne: "This story goes on over 1 more page",
  goesOnMany: "This story goes on over {n} more pages",
  goesOn: "This story goes on over more pages",
  /** In what follows `{n}` is the page's number. */
  page: "Page {n}",
  gettingPage: "Getting page {n}…",
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
/** @typedef {{ name: keyof Strings, argument: string | null }} Phrase see src/phrase.rs */

/**
 * A text with its blank filled in.
 * @param {string} text
 * @param {string} value
 */
export const fill = (text, value) => text.replace(/\{\w+\}/, () => value);

/**
 * How the reader writes days and numbers: the first of the browser's languages that is a variant of the words', so that "2 May" and "May 2" both happen.
 * @param {string} lang of the words
 * @param {readonly string[]} languages the browser's
 */
export const localeOf = (lang, languages) => languages.find((tag) => tag.split("-")[0] === lang.split("-")[0]) ?? lang;

/**
 * Puts the phrases of a new report into words, in place.
 * @template {{ findings: any[] }} R
 * @param {R} report
 * @param {Partial<Strings>} [strings] in the reader's language; what is absent stays English
 * @returns {R}
 */
export function inWords(report, strings) {
  const table = { ...STRINGS, ...strings };
  const say = (/** @type {Phrase} */ { name, argument }) => fill(table[name], argument ?? "");
  for (const finding of report.findings) {
    finding.label = say(finding.label);
    finding.reasons = finding.reasons.map(say);
  }
  return report;
}
