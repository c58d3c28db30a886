// The texts of the reading view and of the notices, by name. All of them live in _locales.

import { text } from "./browser-api.js";

/** @typedef {"notice_no_story" | "notice_failed"} NoticeKey */

/** The reading view's texts in the reader's language; `{…}` marks what the view fills in. */
export const viewStrings = () => ({});
