
/** What kind of clutter a finding is. */
export type Kind = "comments" | "related" | "promo" | "boilerplate";

/** One thing that was left out, and why. */
export interface Finding {
    /** Its number, from 1 in document order; `putBack` takes it. */
    id: number;
    kind: Kind;
    /** A few words that name it: "Cookie notice". */
    label: string;
    /** How sure the engine is of the kind, 0 to 1. */
    confidence: number;
    /** Why, in words a reader understands; never empty. */
    reasons: string[];
    /** A CSS selector of the element in the page. */
    selector: string;
    /** Its visible text, white space folded. */
    text: string;
    /** Words of it; a CJK character counts as half a word. */
    words: number;
}

/** What was found on a page. */
export interface Report {
    /** Would a reader want this page opened by itself? True for articles; false for home pages, listings, shops, apps. */
    article: boolean;
    /** How sure the engine is of the story, 0 to 1. */
    confidence: number;
    title: string | null;
    byline: string | null;
    site: string | null;
    /** ISO 8601. */
    published: string | null;
    /** BCP 47. */
    lang: string | null;
    dir: "ltr" | "rtl";
    excerpt: string | null;
    /** Words of the story; a CJK character counts as half a word. */
    words: number;
    /** Reading time in minutes. */
    minutes: number;
    /** The sanitised reading as an HTML string, without the title; empty where there is no story. */
    html: string;
    /** All that was left out, in document order. */
    findings: Finding[];
    /** Milliseconds by stage. */
    timings: { snapshot: number; analysis: number; compose: number };
}

export interface ReadOptions {
    /** The document's address, where it is not its own (a `srcdoc` frame, a parsed string). */
    url?: string;
}

export interface OpenOptions extends ReadOptions {
    /** The view's words in the reader's language, those for labels and reasons too; what is absent stays English. `src/web/strings.js` lists them. */
    strings?: Partial<Record<string, string>>;
    /** Called once after the view closed, whoever closed it. */
    onClose?: () => void;
    /** Called after a finding was put back or removed again, with the number of those that are away. */
    onChange?: (removed: number) => void;
}

/** An open reading view. Plain JavaScript: all but `putBack` works without the engine. */
export interface View {
    /** What was found on the page. */
    readonly report: Report;
    /** Gives the page back as it was, to the byte, at the paragraph being read. Closing twice does no harm. */
    close(): void;
    /** The findings that are away now, in document order. */
    removed(): Finding[];
    /** Shows a finding's content at its place in the story. Throws `unknown-finding` or `closed`; `close` undoes it with all else. */
    putBack(findingId: number): void;
}

/** What every function throws. The page is then as it was. */
export interface LedeError extends Error {
    code: "not-html" | "frameset" | "too-large" | "no-story" | "already-open" | "closed" | "unknown-finding" | "bad-options" | "render";
}
