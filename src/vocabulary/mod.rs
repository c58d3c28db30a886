//! Words as data: the labels and vendor markers that name clutter, in many languages. Logic elsewhere never spells a phrase.
