//! The page as a sequence of text blocks in reading order: what a reader sees as one line, label or paragraph.
//!
//! A block is a run of text between block-level boundaries. Two line breaks in a row part blocks as well, as old pages write paragraphs,
//! and so does one behind a short line in bold.

use crate::page::measure::Measures;
use crate::page::{NodeId, Page, Tag, fold_into};
use std::ops::Range;

/// One block and what can be counted in it.
#[derive(Clone, Debug)]
pub struct Block {
    /// Node ids from its first text to one past its last.
    pub nodes: Range<u32>,
    /// The nearest block-level element around it.
    pub container: NodeId,
    /// Byte range in [`Blocks::text`].
    text: Range<usize>,
    /// Characters that are not white space; CJK characters count twice, as they say about twice as much.
    pub weight: u32,
    /// Words; a CJK character counts as half a word.
    pub words: u32,
    /// Weight inside links.
    pub link_weight: u32,
    /// Weight in bold type.
    pub bold_weight: u32,
    /// Number of links.
    pub links: u32,
    /// Sentence ends (`.`, `!`, `?`, `…` and their likes in other scripts) that are followed by a space, a quote or the end.
    pub sentences: u32,
    /// Commas and their likes.
    pub commas: u32,
    /// Digits.
    pub digits: u32,
    /// Upper-case letters.
    pub upper: u32,
    /// Whether it holds a `time` element.
    pub time: bool,
    /// Whether its text ends as a sentence does.
    pub closed: bool,
}

impl Block {
    /// Share of the weight that is link text, 0 to 1.
    pub fn link_density(&self) -> f32 {
        self.link_weight as f32 / self.weight.max(1) as f32
    }

    /// Whether it reads as prose: a sentence or more, mostly not link text.
    pub fn is_prose(&self) -> bool {
        self.weight >= 60 && self.link_density() < 0.4 && (self.sentences > 0 || self.weight >= 200)
    }

    /// The weight that counts as prose: link text and fragments count for nothing.
    pub fn prose(&self) -> f32 {
        if self.is_prose() { (self.weight - self.link_weight) as f32 } else { 0.0 }
    }
}

/// The blocks of a page, in reading order.
#[derive(Clone, Debug, Default)]
pub struct Blocks {
    list: Vec<Block>,
    text: String,
    /// For each node, how many blocks begin before it.
    before: Vec<u32>,
}

impl Blocks {
    /// Splits the visible text of a page into blocks.
    pub fn of(page: &Page, measures: &Measures) -> Blocks {
        Splitter::new(page, measures).run()
    }

    /// The block's text, white space folded.
    pub fn text(&self, block: &Block) -> &str {
        self.text[block.text.clone()].trim()
    }

    /// The indexes of the blocks that begin in a node's subtree.
    pub fn within(&self, page: &Page, node: NodeId) -> Range<usize> {
        self.before[node.index()] as usize..self.before[page.end(node) as usize] as usize
    }

    /// The index of the last block that has text in a node's subtree.
    pub fn last_within(&self, page: &Page, node: NodeId) -> Option<usize> {
        let last = (self.before[page.end(node) as usize] as usize).checked_sub(1)?;
        (self.list[last].nodes.end > node.0).then_some(last)
    }
}

impl std::ops::Deref for Blocks {
    type Target = [Block];

    fn deref(&self) -> &[Block] {
        &self.list
    }
}

struct Splitter<'a> {
    page: &'a Page,
    measures: &'a Measures,
    out: Blocks,
    /// The block that text is added to.
    open: bool,
    line_breaks: u8,
    link_end: u32,
    bold_end: u32,
}

impl<'a> Splitter<'a> {
    fn new(page: &'a Page, measures: &'a Measures) -> Self {
        let out = Blocks { before: Vec::with_capacity(page.len() + 1), ..Blocks::default() };
        Splitter { page, measures, out, open: false, line_breaks: 0, link_end: 0, bold_end: 0 }
    }

    fn run(mut self) -> Blocks {
        // The nearest block-level element around each node, kept as a stack of (element, end of its subtree).
        let mut containers = vec![(NodeId::ROOT, self.page.end(NodeId::ROOT))];
        for node in self.page.all() {
            self.out.before.push(self.out.list.len() as u32);
            while containers.len() > 1 && containers.last().is_some_and(|c| node.0 >= c.1) {
                containers.pop();
                self.open = false;
            }
            if self.measures.hidden(node) {
                continue;
            }
            match self.page.tag(node) {
                Tag::Text => self.text(node, containers.last().map_or(NodeId::ROOT, |c| c.0)),
                Tag::Br => self.line_break(),
                tag => {
                    let end = self.page.end(node);
                    if !tag.is_inline() || tag == Tag::Button {
                        containers.push((node, end));
                        self.open = false;
                    }
                    match tag {
                        Tag::A => self.link(end),
                        Tag::B | Tag::Strong => self.bold_end = self.bold_end.max(end),
                        Tag::Time => self.time(),
                        _ => {}
                    }
                }
            }
        }
        self.out.before.push(self.out.list.len() as u32);
        self.out
    }

    #[inline(never)]
    fn line_break(&mut self) {
        self.line_breaks += 1;
        // A short line all in bold is a heading in all but name.
        let heads = self.open && self.out.list.last().is_some_and(|b| b.weight == b.bold_weight && b.weight < 80);
        if self.line_breaks > 1 || heads {
            self.open = false;
        } else if self.open {
            self.out.text.push(' ');
        }
    }

    #[inline(never)]
    fn link(&mut self, end: u32) {
        self.link_end = self.link_end.max(end);
        if let (true, Some(block)) = (self.open, self.out.list.last_mut()) {
            block.links += 1;
        }
    }

    fn time(&mut self) {
        if let (true, Some(block)) = (self.open, self.out.list.last_mut()) {
            block.time = true;
        }
    }

    #[inline(never)]
    fn text(&mut self, node: NodeId, container: NodeId) {
        let text = self.page.own_text(node);
        if text.trim().is_empty() {
            if self.open {
                fold_into(&mut self.out.text, text);
            }
            return;
        }
        self.line_breaks = 0;
        if !self.open {
            self.start(node, container);
        }
        let from = self.out.text.len();
        fold_into(&mut self.out.text, text);
        let (in_link, in_bold) = (node.0 < self.link_end, node.0 < self.bold_end);
        let Blocks { list, text, .. } = &mut self.out;
        if let Some(block) = list.last_mut() {
            block.nodes.end = node.0 + 1;
            block.text.end = text.len();
            block.count(&text[from..], in_link, in_bold);
        }
    }

    #[inline(never)]
    fn start(&mut self, node: NodeId, container: NodeId) {
        self.open = true;
        self.out.text.push('\n');
        let at = self.out.text.len();
        // An element that opened just before (a link, a time) belongs to the block that its text starts.
        let lead = self.page.ancestors(node).take_while(|&a| a != container);
        let (mut links, mut time) = (0, false);
        for inline in lead {
            links += u32::from(self.page.tag(inline) == Tag::A);
            time |= self.page.tag(inline) == Tag::Time;
        }
        self.out.list.push(Block {
            nodes: node.0..node.0 + 1,
            container,
            text: at..at,
            weight: 0,
            words: 0,
            link_weight: 0,
            bold_weight: 0,
            links,
            sentences: 0,
            commas: 0,
            digits: 0,
            upper: 0,
            time,
            closed: false,
        });
    }
}

impl Block {
    #[inline(never)]
    fn count(&mut self, text: &str, in_link: bool, in_bold: bool) {
        let (mut weight, mut half_words, mut in_word) = (0, 0u32, false);
        let mut stop = false;
        for c in text.chars() {
            if c.is_ascii_lowercase() {
                weight += 1;
                half_words += if in_word { 0 } else { 2 };
                (in_word, stop) = (true, false);
                continue;
            }
            if c == ' ' {
                self.sentences += u32::from(stop);
                (in_word, stop) = (false, false);
                continue;
            }
            let wide = is_cjk(c);
            weight += if wide { 2 } else { 1 };
            match c {
                '.' | '!' | '?' | '…' | '؟' | '।' | '۔' => stop = true,
                '。' | '！' | '？' | '．' => {
                    self.sentences += 1;
                    stop = false;
                    self.closed = true;
                }
                ',' | ';' | '、' | '，' | '；' | '،' => (self.commas, stop) = (self.commas + 1, false),
                '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '」' | '』' => {}
                _ => stop = false,
            }
            if wide {
                half_words += 1;
                in_word = false;
            } else if c.is_alphanumeric() {
                self.digits += u32::from(c.is_numeric());
                self.upper += u32::from(c.is_uppercase());
                half_words += if in_word { 0 } else { 2 };
                in_word = true;
            }
        }
        self.sentences += u32::from(stop);
        self.closed = stop || text.trim_end().ends_with(['。', '！', '？', '．', '」']);
        self.words += half_words.div_ceil(2);
        self.weight += weight;
        self.link_weight += if in_link { weight } else { 0 };
        self.bold_weight += if in_bold { weight } else { 0 };
    }
}

/// Scripts written without spaces, where one character says about as much as two letters.
pub fn is_cjk(c: char) -> bool {
    matches!(c as u32, 0x2e80..=0x303f | 0x3040..=0x30ff | 0x3100..=0x312f | 0x31f0..=0x31ff | 0x3400..=0x9fff | 0xac00..=0xd7af | 0xf900..=0xfaff | 0xff01..=0xff9f | 0x20000..=0x3ffff)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(html: &str) -> Vec<String> {
        let page = crate::html::page("https://a.example/", html);
        let blocks = Blocks::of(&page, &Measures::of(&page));
        blocks.iter().map(|b| blocks.text(b).to_string()).collect()
    }

    #[test]
    fn blocks_end_where_a_reader_sees_a_new_line() {
        assert_eq!(texts("<div>one <b>two</b><p>three</p>four<hr>five</div>"), ["one two", "three", "four", "five"]);
        assert_eq!(texts("a<br>b<br><br>c<br> <br>d"), ["a b", "c", "d"]);
        assert_eq!(texts("<td><b>Comments</b><br>No comments yet<br>Be the first</td>"), ["Comments", "No comments yet Be the first"]);
        assert_eq!(texts("<p>a<button>Share</button></p><p hidden>x</p><script>y</script>"), ["a", "Share"]);
    }

    #[test]
    fn counts_what_is_in_a_block() {
        let page =
            crate::html::page("https://a.example/", "<p>Rain fell, 12 mm. <a href=x>More here</a> \u{201c}Wet!\u{201d}</p><p>雨が降った。</p>");
        let blocks = Blocks::of(&page, &Measures::of(&page));
        let (en, ja) = (&blocks[0], &blocks[1]);
        assert_eq!((en.words, en.links, en.link_weight, en.sentences, en.commas, en.digits, en.closed), (7, 1, 8, 2, 1, 2, true));
        assert_eq!((ja.words, ja.weight, ja.sentences, ja.closed), (3, 12, 1, true));
    }
}
