//! The site's own furniture: navigation, header, footer, side columns that are nothing in particular. What nothing speaks for is furniture, too.

use super::{Detector, Kind, Look, Reason, Tally};
use crate::page::{NodeId, Page, Tag};
use crate::vocabulary::{Concept, Hint};

pub struct Boilerplate;

impl Detector for Boilerplate {
    fn weigh(&self, look: &Look, b: usize, tally: &mut Tally) {
        look.label(b, Kind::Boilerplate, 2.5, tally);
        look.names(b, &[Hint::Nav], 2.5, "navigation", tally);
        look.names(b, &[Hint::Header], 1.0, "header", tally);
        look.names(b, &[Hint::Footer], 2.0, "footer", tally);
        look.names(b, &[Hint::Sidebar], 0.5, "side column", tally);
        let page = look.context.page;
        if let Some((weight, reason)) = look.chain(b).find_map(|n| furniture(page, n)) {
            tally.add(weight * look.rank(b), reason);
        }
        if look.typed(b, &["WPHeader", "WPFooter", "WPSideBar", "SiteNavigationElement", "BreadcrumbList"]) {
            tally.add(2.0, Reason::Frame);
        }
        look.cues(b, &[Concept::Legal, Concept::Navigation], 1.5, Reason::SmallPrint, tally);
        look.cues(b, &[Concept::Account], 0.5, Reason::SmallPrint, tally);
        if look.stands_alone(b) {
            place(look, b, tally);
        }
        let s = look.sums(b);
        if s.blocks >= 4 && s.link_density() > 0.7 && s.weight / (s.blocks as f32) < 16.0 {
            tally.add(1.5, Reason::Links);
        }
    }
}

/// What the element is made for.
fn furniture(page: &Page, node: NodeId) -> Option<(f32, Reason)> {
    match (page.tag(node), page.attr(node, "role")) {
        (Tag::Nav | Tag::Menu | Tag::Search, _) | (_, Some("navigation" | "menu" | "menubar" | "search")) => Some((2.5, Reason::Navigation)),
        (Tag::Footer, _) | (_, Some("contentinfo")) => Some((1.2, Reason::Footer)),
        (Tag::Header, _) | (_, Some("banner")) => Some((0.8, Reason::Header)),
        (Tag::Aside, _) | (_, Some("complementary")) => Some((0.2, Reason::SideColumn)),
        _ => None,
    }
}

/// Where the box stands in respect of the story.
fn place(look: &Look, b: usize, tally: &mut Tally) {
    // A single line says less of its place than a box does.
    let size = if look.unit(b).is_leaf() { 0.5 } else { 1.0 };
    if look.interrupts(b) {
        tally.add(0.3 * size, Reason::Between);
    } else if look.follows(b) {
        tally.add(0.8 * size, Reason::After);
    } else {
        tally.add(1.2 * size, Reason::Before);
    }
}

#[cfg(test)]
mod tests {
    use crate::detect::Kind;
    use crate::detect::testing::{after_story, assert_one, findings};

    #[test]
    fn a_sign_up_in_the_footer_is_not_the_footer() {
        let found = after_story(
            "<footer><p>© 2024 The Paper</p><a href=/t>Terms of use</a><div class=newsletter><p>Our newsletter</p><p>Each Friday.</p><input type=email><p>Sign up</p></div></footer>",
        );
        assert!(found.iter().any(|f| f.0 == Kind::Promo) && found.iter().any(|f| f.0 == Kind::Boilerplate), "{found:?}");
    }

    #[test]
    fn a_menu_is_one_finding_whatever_its_items_say() {
        assert_one(
            "<nav><a href=/>Home</a><ul><li><a href=/n>Newsletters</a></li><li><a href=/s>Subscribe</a></li><li><a href=/p>Sport</a></li><li><a href=/c>Culture</a></li></ul></nav>",
            Kind::Boilerplate,
        );
    }

    #[test]
    fn what_nothing_speaks_for_is_furniture_and_has_a_reason() {
        let found = findings("<body><p>Blue hour</p></body>");
        assert!(found.len() == 1 && found[0].0.kind == Kind::Boilerplate && !found[0].0.reasons.is_empty(), "{found:?}");
        assert!(found[0].0.confidence < 0.8);
    }
}
