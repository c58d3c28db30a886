//! Boosted trees: from a block's features to the odds that it is story. Trained by `tools/train`; `weights.txt` has the figures they reached
//! and the features in their order.

use std::sync::LazyLock;

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(include_bytes!("weights.bin")));

/// Leaves are stored as 16-bit numbers in units of 1/1024 of log-odds.
const LEAF_UNIT: f32 = 1.0 / 1024.0;
/// A child of this number and above is a leaf.
const LEAF: u8 = 128;
const NODE_BYTES: usize = 8;

struct Model {
    story: Vec<Tree>,
    verdict: Vec<Tree>,
}

struct Tree {
    nodes: Vec<Node>,
    leaves: Vec<f32>,
}

struct Node {
    feature: u8,
    left: u8,
    right: u8,
    threshold: f32,
}

/// Probability that a block is story, from the features of [`super::features`].
pub fn story(features: &[f32]) -> f32 {
    probability(&MODEL.story, features)
}

/// Probability that a page is an article, from the features of [`super::verdict`].
pub fn verdict(features: &[f32]) -> f32 {
    probability(&MODEL.verdict, features)
}

fn probability(trees: &[Tree], features: &[f32]) -> f32 {
    let odds: f32 = trees.iter().map(|tree| tree.value(features)).sum();
    1.0 / (1.0 + (-odds).exp())
}

impl Tree {
    fn value(&self, features: &[f32]) -> f32 {
        let mut at = if self.nodes.is_empty() { LEAF } else { 0 };
        while at < LEAF {
            let node = &self.nodes[at as usize];
            let value = features.get(node.feature as usize).copied().unwrap_or(0.0);
            at = if value <= node.threshold { node.left } else { node.right };
        }
        self.leaves[(at - LEAF) as usize]
    }
}

impl Model {
    /// Reads the two lists of trees, in the form that `tools/train/train.py` documents.
    fn read(mut bytes: &[u8]) -> Model {
        Model { story: read_trees(&mut bytes), verdict: read_trees(&mut bytes) }
    }
}

fn read_trees(bytes: &mut &[u8]) -> Vec<Tree> {
    let [low, high] = take(bytes);
    (0..u16::from_le_bytes([low, high])).map(|_| read_tree(bytes)).collect()
}

fn read_tree(bytes: &mut &[u8]) -> Tree {
    let [count] = take(bytes);
    let nodes = (0..count)
        .map(|_| {
            let [feature, left, right, _, a, b, c, d]: [u8; NODE_BYTES] = take(bytes);
            Node { feature, left, right, threshold: f32::from_le_bytes([a, b, c, d]) }
        })
        .collect();
    let leaves = (0..=count).map(|_| f32::from(i16::from_le_bytes(take(bytes))) * LEAF_UNIT).collect();
    Tree { nodes, leaves }
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
        let mut bytes: &[u8] = &[1, 0, 1, 3, 128, 129, 0, 0, 0, 0, 63, 0, 4, 0, 252];
        let trees = read_trees(&mut bytes);
        assert!(bytes.is_empty());
        assert_eq!((trees[0].value(&[0.0, 0.0, 0.0, 0.5]), trees[0].value(&[0.0, 0.0, 0.0, 0.6])), (1.0, -1.0));
        assert_eq!(probability(&[], &[]), 0.5);
    }

    #[test]
    fn the_weights_are_whole_and_small() {
        let bytes = include_bytes!("weights.bin");
        assert!(bytes.len() < 64 * 1024, "{}", bytes.len());
        assert!(MODEL.story.len() > 20 && MODEL.verdict.len() > 5);
    }
}
