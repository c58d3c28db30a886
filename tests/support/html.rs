//! An HTML file as a [`Page`], for tests, examples and tools that run without a browser. Fills the same builder as the live document's snapshot,
//! and reads the same things: scripting counts as on (off for a page that waits for scripts), inline styles and `hidden` make elements hidden, declarative shadow roots are flattened.
//! Style sheets are beyond it.

use html5ever::driver::ParseOpts;
use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use lede::page::measure::waits_for_scripts;
use lede::page::{Builder, Flags, Page};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// Parses a document as a browser with scripting on would, and reads it.
///
/// The reader goes down the tree by recursion, which thousands of levels need room for.
#[cfg(not(target_arch = "wasm32"))]
#[allow(clippy::unwrap_used, reason = "a page that cannot be read stops the test or the tool")]
pub fn page(url: &str, html: &str) -> Page {
    const ROOM: usize = 256 << 20;
    let run = || parse(url, html);
    std::thread::scope(|scope| std::thread::Builder::new().stack_size(ROOM).spawn_scoped(scope, run).unwrap().join().unwrap())
}

/// The same where there are no threads.
#[cfg(target_arch = "wasm32")]
pub fn page(url: &str, html: &str) -> Page {
    parse(url, html)
}

fn parse(url: &str, html: &str) -> Page {
    let page = parse_as(url, html, true);
    if waits_for_scripts(&page) { parse_as(url, html, false) } else { page }
}

fn parse_as(url: &str, html: &str, scripting_enabled: bool) -> Page {
    let opts = ParseOpts { tree_builder: TreeBuilderOpts { scripting_enabled, ..TreeBuilderOpts::default() }, ..ParseOpts::default() };
    let dom = html5ever::parse_document(RcDom::default(), opts).one(html);
    let base = base_href(&dom.document).map_or_else(|| url.to_string(), |href| lede::page::url::resolve(url, &href));
    let mut builder = Builder::new(url, &base);
    read_children(&dom.document, &mut builder, Around::default(), None);
    builder.finish()
}

fn base_href(node: &Handle) -> Option<String> {
    if let NodeData::Element { name, attrs, .. } = &node.data
        && &*name.local == "base"
    {
        return attrs.borrow().iter().find(|a| &*a.name.local == "href").map(|a| a.value.to_string());
    }
    node.children.borrow().iter().find_map(base_href)
}

/// What is inherited on the way down.
#[derive(Clone, Copy, Default)]
struct Around {
    /// White space counts.
    raw: bool,
    hidden: bool,
    foreign: bool,
}

/// The shadow tree that is being read: slots in it show children of `host`, which belong to the tree outside.
struct Shadow<'a> {
    host: &'a Handle,
    outside: Option<&'a Shadow<'a>>,
}

fn read_children(node: &Handle, builder: &mut Builder, around: Around, shadow: Option<&Shadow>) {
    for child in node.children.borrow().iter() {
        read(child, builder, around, shadow);
    }
}

fn read(node: &Handle, builder: &mut Builder, around: Around, shadow: Option<&Shadow>) {
    match &node.data {
        NodeData::Text { contents } => {
            let text = contents.borrow();
            if !around.raw && text.chars().all(char::is_whitespace) { builder.text(" ") } else { builder.text(&text) }
        }
        NodeData::Element { name, .. } => {
            let local: &str = &name.local;
            if matches!(local, "style" | "template") || (local == "script" && shadow.is_some()) {
                return;
            }
            let root = node.children.borrow().iter().find_map(shadow_root);
            let inside = open(node, builder, around, if root.is_some() { Flags::FLATTENED } else { 0 });
            match root {
                Some(root) => read_children(&root, builder, inside, Some(&Shadow { host: node, outside: shadow })),
                None if local == "script" && value(node, "type").as_deref() != Some("application/ld+json") => {}
                None => read_content(node, builder, inside, shadow),
            }
            builder.close();
        }
        NodeData::Document => read_children(node, builder, around, shadow),
        _ => {}
    }
}

/// The element's children, or what a slot shows in their place.
fn read_content(node: &Handle, builder: &mut Builder, around: Around, shadow: Option<&Shadow>) {
    let is_slot = matches!(&node.data, NodeData::Element { name, .. } if &*name.local == "slot");
    let Some(tree) = shadow.filter(|_| is_slot) else { return read_children(node, builder, around, shadow) };
    let slotted: Vec<Handle> = tree.host.children.borrow().iter().filter(|c| fits(c, node)).cloned().collect();
    if slotted.is_empty() {
        return read_children(node, builder, around, shadow);
    }
    for light in slotted {
        read(&light, builder, around, tree.outside);
    }
}

/// Opens the element with what is read of it, and tells what its children inherit.
fn open(node: &Handle, builder: &mut Builder, around: Around, bits: u8) -> Around {
    let NodeData::Element { name, attrs, .. } = &node.data else { return around };
    let foreign = &*name.ns != "http://www.w3.org/1999/xhtml";
    let asked = lede::page::snapshot_asks(&name.local) && !around.hidden && !around.foreign;
    let hides = asked && hides(node);
    // With scripting off its content is elements like any others.
    let parsed = &*name.local == "noscript" && node.children.borrow().iter().any(|c| matches!(c.data, NodeData::Element { .. }));
    let local = if parsed { "div" } else { &name.local };
    builder.open(local, Flags(bits | if hides { Flags::HIDDEN } else { 0 } | if foreign { Flags::FOREIGN } else { 0 }));
    for attr in attrs.borrow().iter() {
        let key = match &attr.name.prefix {
            Some(prefix) => format!("{prefix}:{}", attr.name.local),
            None => attr.name.local.to_string(),
        };
        if foreign {
            builder.attr(&key, &attr.value);
        } else if lede::page::snapshot_reads(&key) {
            builder.attr(&key, lede::page::snapshot_cut(&key, &attr.value));
        }
    }
    let raw = around.raw || matches!(local, "pre" | "script" | "noscript" | "textarea");
    Around { raw, hidden: around.hidden || hides, foreign: around.foreign || foreign }
}

fn value(node: &Handle, key: &str) -> Option<String> {
    let NodeData::Element { attrs, .. } = &node.data else { return None };
    attrs.borrow().iter().find(|a| &*a.name.local == key).map(|a| a.value.to_string())
}

/// Whether the markup alone, or the browsers' own style sheet, keeps the element from being rendered.
fn hides(node: &Handle) -> bool {
    let NodeData::Element { name, .. } = &node.data else { return false };
    let by_nature = match &*name.local {
        "datalist" => true,
        "dialog" => value(node, "open").is_none(),
        "audio" => value(node, "controls").is_none(),
        "input" => value(node, "type").is_some_and(|t| t.eq_ignore_ascii_case("hidden")),
        _ => value(node, "popover").is_some(),
    };
    by_nature || value(node, "hidden").is_some_and(|h| h != "until-found") || value(node, "style").is_some_and(|s| style_hides(&s))
}

fn shadow_root(child: &Handle) -> Option<Handle> {
    let NodeData::Element { name, attrs, template_contents, .. } = &child.data else { return None };
    (&*name.local == "template" && attrs.borrow().iter().any(|a| &*a.name.local == "shadowrootmode")).then(|| template_contents.borrow().clone())?
}

/// Whether a host's child is shown in a slot: by its name, and texts in the one without.
fn fits(light: &Handle, slot: &Handle) -> bool {
    let wanted = value(slot, "name").unwrap_or_default();
    match &light.data {
        NodeData::Text { .. } => wanted.is_empty(),
        NodeData::Element { .. } => shadow_root(light).is_none() && value(light, "slot").unwrap_or_default() == wanted,
        _ => false,
    }
}

fn style_hides(style: &str) -> bool {
    let style: String = style.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    style.split(';').any(|d| d.starts_with("display:none") || d.starts_with("visibility:hidden"))
}
