// Runs right before content.js: the reader asked for this page's story from a menu, so an open view stays.

import { WISH, slot } from "./slots.js";

slot(WISH, "open");
