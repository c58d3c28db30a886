//! A few words that name a finding, each by the name of the phrase.

use super::Kind;
use crate::story::context::Context;
use crate::vocabulary::Concept;
use std::ops::Range;

/// The name of what most of the labels and cues in a run of blocks are about; the kind's own name where they say nothing.
pub fn name(c: &Context, kind: Kind, blocks: Range<usize>) -> &'static str {
    let mut counts = [0u32; Concept::ALL.len()];
    for i in blocks {
        let words = &c.evidence.words[i];
        for &concept in Concept::ALL.iter().filter(|&&concept| super::evidence::kind_of(concept) == Some(kind)) {
            counts[concept as usize] +=
                3 * u32::from(words.label.has(concept)) + 2 * u32::from(words.start.has(concept)) + words.cues.of(concept).min(3);
        }
    }
    let best = Concept::ALL.iter().filter(|&&concept| counts[concept as usize] > 0).max_by_key(|&&concept| counts[concept as usize]);
    best.and_then(|&concept| of_concept(concept)).unwrap_or_else(|| of_kind(kind))
}

/// The kind's own name.
pub fn of_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Comments => "labelComments",
        Kind::Related => "labelRelated",
        Kind::Promo => "labelPromo",
        Kind::Boilerplate => "labelBoilerplate",
    }
}

fn of_concept(concept: Concept) -> Option<&'static str> {
    use Concept::*;
    Some(match concept {
        NoComments => "labelNoComments",
        WriteComment => "labelWriteComment",
        ReadAlso => "labelReadAlso",
        Recommended => "labelRecommended",
        MostRead => "labelMostRead",
        NextPrevious => "labelNextPrevious",
        Newsletter => "labelNewsletter",
        Subscribe => "labelSubscribe",
        Paywall => "labelPaywall",
        Advertisement => "labelAdvertisement",
        Sponsored => "labelSponsored",
        Affiliate => "labelAffiliate",
        Offer => "labelOffer",
        Share => "labelShare",
        Follow => "labelFollow",
        Tags => "labelTags",
        Consent => "labelConsent",
        Donate => "labelDonate",
        App => "labelApp",
        AiBox => "labelAiBox",
        Feedback => "labelFeedback",
        Tools => "labelTools",
        Navigation => "labelNavigation",
        Legal => "labelLegal",
        Account => "labelAccount",
        _ => return None,
    })
}
