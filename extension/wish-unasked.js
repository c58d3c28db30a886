// Runs right before content.js: this time nobody pressed, a rule says "always".

import { WISH, slot } from "./slots.js";

slot(WISH, "unasked");
