//! Boosted trees: from a block's features to the odds that it is story. Trained by `tools/train`; `weights.txt` has the figures they reached
//! and the features in their order.

use std::cell::RefCell;

thread_local! {
    static MODEL: RefCell<Model> = RefCell::new(Model::read(include_bytes!("weights.bin")));
}

/// Leaves are stored as 8-bit numbers in units of 1/128 of log-odds.
const LEAF_UNIT: f32 = 1.0 / 128.0;
/// A child of this number and above is a leaf.
const LEAF: u8 = 128;

struct Model {
    story: Forest,
    verdict: Forest,
}

/// Trees in one row, so that reading a value is two look-ups.
#[derive(Default)]
struct Forest {
    /// Where each tree's first node is, and its first leaf.
    roots: Vec<(u32, u32)>,
    nodes: Vec<Node>,
    leaves: Vec<f32>,
}

struct Node {
    feature: u8,
    left: u8,
    right: u8,
    threshold: f32,
}

/// Probability that a block is story, from its features ([`super::features`]); there is a place for each number that a byte can be.
pub fn story(features: &[f32; 256]) -> f32 {
    MODEL.with_borrow(|model| probability(&model.story, features))
}

/// Probability that a page is an article, from the features of [`super::verdict`].
pub fn verdict(features: &[f32; 256]) -> f32 {
    MODEL.with_borrow(|model| probability(&model.verdict, features))
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
        let mut odds = 0.0;
        for &(root, leaves) in &self.roots {
            let mut at = 0;
            while at < LEAF {
                let node = &self.nodes[root as usize + at as usize];
                at = if features[node.feature as usize] <= node.threshold { node.left } else { node.right };
            }
            odds += self.leaves[leaves as usize + (at - LEAF) as usize];
        }
        odds
    }
}

impl Model {
    /// Reads the two lists of trees, in the form that `tools/train/train.py` documents.
    fn read(mut bytes: &[u8]) -> Model {
        Model { story: read_forest(&mut bytes), verdict: read_forest(&mut bytes) }
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
        read_tree(bytes, &mut forest, |feature, place| thresholds[firsts[feature as usize] + place as usize]);
    }
    forest
}

/// Adds the next tree, of which each node stands before those under it.
fn read_tree(bytes: &mut &[u8], forest: &mut Forest, threshold: impl Fn(u8, u8) -> f32) {
    let (root, leaves) = (forest.nodes.len(), forest.leaves.len());
    forest.roots.push((root as u32, leaves as u32));
    // Those whose right side is still to come.
    let mut open: Vec<usize> = Vec::new();
    loop {
        let [kind, value] = take(bytes);
        let child = match kind {
            0 => LEAF + (forest.leaves.len() - leaves) as u8,
            _ => (forest.nodes.len() - root) as u8,
        };
        // No node stands over the root, so that 0 is none's child.
        match open.last().copied() {
            Some(parent) if forest.nodes[parent].left == 0 => forest.nodes[parent].left = child,
            Some(parent) => {
                forest.nodes[parent].right = child;
                open.pop();
            }
            None => {}
        }
        match kind {
            0 => forest.leaves.push(f32::from(value as i8) * LEAF_UNIT),
            _ => {
                open.push(forest.nodes.len());
                forest.nodes.push(Node { feature: kind - 1, left: 0, right: 0, threshold: threshold(kind - 1, value) });
            }
        }
        if open.is_empty() {
            return;
        }
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
        assert!(model.story.roots.len() > 20 && model.verdict.roots.len() > 5);
    }
}
