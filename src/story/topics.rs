//! What a block speaks of, beside the page's other prose: machines that write, the publication itself, ways to be reached, what things cost. Pleas and
//! notices are full of such words, whatever they ask for; a story that is about them uses them all through.

use crate::blocks::{Block, Blocks};
use crate::detect::evidence::Evidence;
use crate::vocabulary::Concept;

/// In the order of every array here.
const TOPICS: [Concept; COUNT] = [Concept::Machine, Concept::Press, Concept::Channel, Concept::Price];
const COUNT: usize = 4;

/// Cues of each topic per word.
pub type Shares = [f32; COUNT];

/// By block, and in all of the page's prose.
#[derive(Clone, Debug, Default)]
pub struct Topics {
    /// By block.
    pub blocks: Vec<Shares>,
    /// Of the page's prose.
    pub prose: Shares,
}

impl Topics {
    /// Counts the cues of all blocks.
    #[inline(never)]
    pub fn of(blocks: &Blocks, evidence: &Evidence) -> Topics {
        // Few cues in little prose say nothing: as much prose without any is added.
        let (mut prose, mut words) = ([0.0; COUNT], 200.0);
        let mut shares = Vec::with_capacity(blocks.len());
        for (i, block) in blocks.iter().enumerate() {
            let counts = TOPICS.map(|topic| evidence.words[i].cues.of(topic) as f32);
            if block.is_prose() {
                words += self::words(block);
                prose.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
            }
            shares.push(counts.map(|count| count / self::words(block).max(8.0)));
        }
        Topics { blocks: shares, prose: prose.map(|sum| sum / words) }
    }
}

/// Words by their weight, which counts scripts without blanks too.
fn words(block: &Block) -> f32 {
    const WEIGHT: f32 = 6.0;
    block.weight as f32 / WEIGHT
}
