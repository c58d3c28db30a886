
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
    /** The story's next page, where an article goes on over several; its address alone, nothing is fetched. */
    next: NextPage | null;
    /** All that was left out, in document order. */
    findings: Finding[];
    /** Milliseconds by stage. */
    timings: { snapshot: number; analysis: number; compose: number };
}

/** The page that a story goes on with. */
export interface NextPage {
    /** Its absolute address, on the page's own site. */
    url: string;
    /** Its number, from 1. */
    number: number;
    /** How many pages follow, that one included, as far as the page's own numbers tell; null where it has none. */
    pages: number | null;
}

export interface ReadOptions {
    /** The document's address, where it is not its own (a `srcdoc` frame, a parsed string). */
    url?: string;
}

export interface OpenOptions extends ReadOptions {
    /** The view's words in the reader's language, those for labels and reasons too; what is absent stays English. `src/web/strings.js` lists them. */
    strings?: Partial<Record<string, string>>;
    /** The reader's look; without it the view's own. */
    look?: Look;
    /** A list of the caller's own choices behind a button in the view's bar. */
    menu?: Menu;
    /**
     * Show only what is selected in the document, where that is at least ten words of its text outside of form fields and shadow roots; otherwise
     * the story. A page without a story is then no error. The view has a button that shows the whole story.
     */
    selection?: boolean;
    /** Asked before anything is changed; where it says no, `open` throws `declined`. */
    accept?: (report: Report) => boolean;
    /** Let the view come in softly, unless the reader prefers reduced motion. */
    fade?: boolean;
    /** Called once after the view closed, whoever closed it. */
    onClose?: () => void;
    /** Called after a finding was put back or removed again, with the number of those that are away. */
    onChange?: (removed: number) => void;
}

/** How the view looks; sizes in CSS pixels, the line height as a factor. */
export interface Look {
    theme: "auto" | "light" | "sepia" | "dark";
    font: "serif" | "sans";
    size: number;
    width: number;
    lineHeight: number;
}

/** Choices of the caller's own, and the words around them. */
export interface Menu {
    /** Name of the button and of the list. */
    title: string;
    /** Name of the list's close button. */
    close: string;
    /** Said after a choice, and after one that failed. */
    done: string;
    failed: string;
    /** An act that gives false, nothing, or an error has failed. */
    items: { label: string; act: () => unknown }[];
}

/** An open reading view. Plain JavaScript: all but `putBack` works without the engine. */
export interface View {
    /** What was found on the page; while only a selection is shown, the report on that. */
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
    code: "not-html" | "frameset" | "too-large" | "no-story" | "already-open" | "closed" | "unknown-finding" | "bad-options" | "declined" | "render";
}
