// The texts of the notices and of the reading view, by name. All of them live in _locales.

import { STRINGS } from "../src/web/strings.js";
import { text } from "./browser-api.js";

/**
 * What to say when there is nothing to show.
 * @param {string | undefined} code of the engine's error; none for a crash
 */
export function noticeText(code) {
  switch (code) {
    case "no-story":
      return text("notice_no_story");
    case "not-html":
      return text("notice_not_html");
    case "frameset":
      return text("notice_frameset");
    case "too-large":
      return text("notice_too_large");
    case "render":
      return text("notice_render");
    default:
      return text("notice_crash");
  }
}

/** The reading view's texts in the reader's language. */
export const viewStrings = () => Object.fromEntries(Object.keys(STRINGS).map((name) => [name, text(`view_${name}`)]));
