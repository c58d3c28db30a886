//! A few words that name a finding.

use super::Kind;
use crate::story::context::Context;
use crate::vocabulary::Concept;
use std::ops::Range;

/// The name of what most of the labels and cues in a run of blocks are about; the kind's own name where they say nothing.
pub fn name(c: &Context, kind: Kind, blocks: Range<usize>) -> String {
    let mut counts = [0u32; Concept::ALL.len()];
    for i in blocks {
        let words = &c.evidence.words[i];
        for &concept in Concept::ALL.iter().filter(|&&concept| super::evidence::kind_of(concept) == Some(kind)) {
            counts[concept as usize] +=
                3 * u32::from(words.label.has(concept)) + 2 * u32::from(words.start.has(concept)) + words.cues.of(concept).min(3);
        }
    }
    let best = Concept::ALL.iter().filter(|&&concept| counts[concept as usize] > 0).max_by_key(|&&concept| counts[concept as usize]);
    best.and_then(|&concept| of_concept(concept)).unwrap_or_else(|| of_kind(kind)).to_string()
}

/// The kind's own name.
pub fn of_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Comments => "Comments",
        Kind::Related => "Related articles",
        Kind::Promo => "Promotion",
        Kind::Boilerplate => "Site furniture",
    }
}

fn of_concept(concept: Concept) -> Option<&'static str> {
    use Concept::*;
    Some(match concept {
        NoComments => "Empty comment section",
        WriteComment => "Comment form",
        ReadAlso => "Pointer to another story",
        Recommended => "Recommendations",
        MostRead => "Most read",
        NextPrevious => "Next and previous",
        Newsletter => "Newsletter sign-up",
        Subscribe => "Subscription offer",
        Paywall => "Paywall",
        Advertisement => "Advertisement",
        Sponsored => "Sponsored content",
        Affiliate => "Affiliate note",
        Offer => "Offer",
        Share => "Share buttons",
        Follow => "Follow us",
        Tags => "Topics",
        Consent => "Cookie notice",
        Donate => "Call for donations",
        App => "App promotion",
        AiBox => "AI features",
        Feedback => "Feedback",
        Tools => "Page tools",
        Navigation => "Navigation",
        Legal => "Small print",
        Account => "Account",
        _ => return None,
    })
}
