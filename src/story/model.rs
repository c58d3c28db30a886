//! Boosted trees: from a block's features to the odds that it is story, and to what else it may be. Trained by `tools/train`; `weights.txt` has the figures
//! they reached and the features in their order.

use std::cell::RefCell;

thread_local! {
    static MODEL: RefCell<Model> = RefCell::new(Model::read(include_bytes!("weights.bin")));
}

/// Leaves are stored as 8-bit numbers in units of 1/128 of log-odds.
const LEAF_UNIT: f32 = 1.0 / 128.0;

struct Model {
    story: Forest,
    verdict: Forest,
    kinds: [Forest; KINDS],
}

/// The kinds of clutter, in the order of [`crate::detect::Kind::ALL`].
const KINDS: usize = crate::detect::Kind::ALL.len();

/// Trees one behind the other, each node before those under it, left before right.
#[derive(Default)]
struct Forest {
    nodes: Vec<Node>,
}

struct Node {
    /// The left side, which is next, is taken up to this value. Of a leaf its odds.
    value: f32,
    /// The feature's number, or [`LEAF`].
    feature: u8,
    /// How far behind it the right side begins; of a leaf, the next tree.
    skip: u8,
}

/// No feature has this number.
const LEAF: u8 = 255;

/// Probability that a block is story, from its features ([`super::features`]); there is a place for each number that a byte can be.
pub fn story(features: &[f32; 256]) -> f32 {
    MODEL.with_borrow(|model| probability(&model.story, features))
}

/// Probability that a page is an article, from the features of [`super::verdict`].
pub fn verdict(features: &[f32; 256]) -> f32 {
    MODEL.with_borrow(|model| probability(&model.verdict, features))
}

/// How much more or less likely than of the others a block that is not story is of each kind of clutter, in log-odds, from its features.
pub fn kinds(features: &[f32; 256]) -> [f32; KINDS] {
    MODEL.with_borrow(|model| {
        let odds: [f32; KINDS] = std::array::from_fn(|k| model.kinds[k].odds(features));
        let mean = odds.iter().sum::<f32>() / KINDS as f32;
        odds.map(|odds| odds - mean)
    })
}

/// Lets this thread judge by other weights from now on: those of a fold, for figures of pages that the weights have not seen.
pub fn use_weights(bytes: &[u8]) {
    MODEL.set(Model::read(bytes));
}

fn probability(forest: &Forest, features: &[f32; 256]) -> f32 {
    1.0 / (1.0 + (-forest.odds(features)).exp())
}

impl Forest {
    fn odds(&self, features: &[f32; 256]) -> f32 {
        let (mut odds, mut at) = (0.0, 0);
        while let Some(node) = self.nodes.get(at) {
            let mut step = node.skip;
            if node.feature == LEAF {
                odds += node.value;
            } else if features[node.feature as usize] <= node.value {
                step = 1;
            }
            at += step as usize;
        }
        odds
    }
}

impl Model {
    /// Reads the lists of trees, in the form that `tools/train/train.py` documents.
    fn read(mut bytes: &[u8]) -> Model {
        let mut next = || read_forest(&mut bytes);
        Model { story: next(), verdict: next(), kinds: std::array::from_fn(|_| next()) }
    }
}

fn read_forest(bytes: &mut &[u8]) -> Forest {
    let mut forest = Forest::default();
    let (mut thresholds, mut firsts) = (Vec::new(), Vec::new());
    let [features] = take(bytes);
    for _ in 0..features {
        firsts.push(thresholds.len());
        let [count] = take(bytes);
        thresholds.extend((0..count).map(|_| half(u16::from_le_bytes(take(bytes)))));
    }
    for _ in 0..u16::from_le_bytes(take(bytes)) {
        read_tree(bytes, &mut forest.nodes, |feature, place| thresholds[firsts[feature as usize] + place as usize]);
    }
    forest
}

/// Adds the next tree.
fn read_tree(bytes: &mut &[u8], nodes: &mut Vec<Node>, threshold: impl Fn(u8, u8) -> f32) {
    let root = nodes.len();
    // Those whose right side is still to come.
    let mut open = Vec::new();
    loop {
        let [kind, value] = take(bytes);
        if let Some(feature) = kind.checked_sub(1) {
            open.push(nodes.len());
            nodes.push(Node { value: threshold(feature, value), feature, skip: 0 });
            continue;
        }
        nodes.push(Node { value: f32::from(value as i8) * LEAF_UNIT, feature: LEAF, skip: 0 });
        let Some(parent) = open.pop() else { break };
        nodes[parent].skip = (nodes.len() - parent) as u8;
    }
    let end = nodes.len();
    for (at, node) in nodes.iter_mut().enumerate().skip(root).filter(|(_, node)| node.feature == LEAF) {
        node.skip = (end - at) as u8;
    }
}

/// The value of a floating-point number of 16 bits (IEEE 754 binary16), of which the weights have no infinite ones: exponent and fraction at their
/// places in one of 32 bits, and then the exponents' other middle (127 for 15) made good.
fn half(bits: u16) -> f32 {
    const TO_112: f32 = f32::from_bits((127 + 112) << 23);
    let size = f32::from_bits(u32::from(bits & 0x7fff) << 13) * TO_112;
    if bits >> 15 == 1 { -size } else { size }
}

fn take<const N: usize>(bytes: &mut &[u8]) -> [u8; N] {
    let Some((head, rest)) = bytes.split_first_chunk::<N>() else { return [0; N] };
    *bytes = rest;
    *head
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_trees() {
        // Two thresholds of feature 1, a tree of two nodes: above the first threshold a leaf, below it the second.
        let mut bytes: &[u8] = &[2, 0, 2, 0, 56, 0, 60, 1, 0, 2, 1, 2, 0, 0, 64, 0, 32, 0, 128];
        let forest = read_forest(&mut bytes);
        assert!(bytes.is_empty());
        let odds = |value| forest.odds(&std::array::from_fn(|i| if i == 1 { value } else { 0.0 }));
        assert_eq!((odds(0.5), odds(0.6), odds(1.1)), (0.5, 0.25, -1.0));
        assert_eq!(probability(&Forest::default(), &[0.0; 256]), 0.5);
    }

    #[test]
    fn reads_halves() {
        assert_eq!((half(0x3c00), half(0xc000), half(0x3555), half(0), half(1)), (1.0, -2.0, 0.333_251_95, 0.0, 2f32.powi(-24)));
        assert_eq!(half(0xd630), -99.0);
    }

    #[test]
    fn the_weights_are_whole_and_small() {
        let bytes = include_bytes!("weights.bin");
        assert!(bytes.len() < 64 * 1024, "{}", bytes.len());
        let model = Model::read(bytes);
        assert!(model.story.nodes.len() > 1000 && model.verdict.nodes.len() > 100);
        assert!(model.kinds.iter().all(|forest| forest.nodes.len() > 100));
    }
}
