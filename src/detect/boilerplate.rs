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
        if let Some((weight, name)) = look.chain(b).find_map(|n| furniture(page, n)) {
            tally.add(weight * look.rank(b), Reason::Element(name));
        }
        if look.typed(b, &["WPHeader", "WPFooter", "WPSideBar", "SiteNavigationElement", "BreadcrumbList"]) {
            tally.add(2.0, Reason::Element("frame"));
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
fn furniture(page: &Page, node: NodeId) -> Option<(f32, &'static str)> {
    match (page.tag(node), page.attr(node, "role")) {
        (Tag::Nav | Tag::Menu | Tag::Search, _) | (_, Some("navigation" | "menu" | "menubar" | "search")) => Some((2.5, "navigation")),
        (Tag::Footer, _) | (_, Some("contentinfo")) => Some((1.2, "footer")),
        (Tag::Header, _) | (_, Some("banner")) => Some((0.8, "header")),
        (Tag::Aside, _) | (_, Some("complementary")) => Some((0.2, "side column")),
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
