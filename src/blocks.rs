//! The page as a sequence of text blocks in reading order.
