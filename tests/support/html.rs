//! An HTML file as a [`Page`], for tests, examples and tools that run without a browser. Fills the same builder as the live document's snapshot,
//! and reads the same things: scripting counts as on, inline styles and `hidden` make elements hidden, declarative shadow roots are flattened.

use html5ever::driver::ParseOpts;
use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use lede::page::{Builder, Flags, Page};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// Parses a document as a browser with scripting on would, and reads it.
pub fn page(url: &str, html: &str) -> Page {
    let opts = ParseOpts { tree_builder: TreeBuilderOpts { scripting_enabled: true, ..TreeBuilderOpts::default() }, ..ParseOpts::default() };
    let dom = html5ever::parse_document(RcDom::default(), opts).one(html);
    let base = base_href(&dom.document).map_or_else(|| url.to_string(), |href| lede::page::url::resolve(url, &href));
    let mut builder = Builder::new(url, &base);
    read_children(&dom.document, &mut builder, false);
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

fn read_children(node: &Handle, builder: &mut Builder, raw: bool) {
    for child in node.children.borrow().iter() {
        read(child, builder, raw);
    }
}

fn read(node: &Handle, builder: &mut Builder, raw: bool) {
    match &node.data {
        NodeData::Text { contents } => {
            let text = contents.borrow();
            if !raw && text.chars().all(char::is_whitespace) { builder.text(" ") } else { builder.text(&text) }
        }
        NodeData::Element { name, attrs, .. } => {
            let local: &str = &name.local;
            let attrs = attrs.borrow();
            let value = |key: &str| attrs.iter().find(|a| &*a.name.local == key).map(|a| a.value.to_string());
            if matches!(local, "style" | "template") {
                return;
            }
            let shadow = node.children.borrow().iter().find_map(shadow_root);
            let foreign = &*name.ns != "http://www.w3.org/1999/xhtml";
            let hidden = value("hidden").is_some() || value("style").is_some_and(|s| style_hides(&s));
            let bits = if hidden { Flags::HIDDEN } else { 0 }
                | if foreign { Flags::FOREIGN } else { 0 }
                | if shadow.is_some() { Flags::FLATTENED } else { 0 };
            builder.open(local, Flags(bits));
            for attr in attrs.iter().filter(|a| foreign || lede::page::snapshot_reads(&a.name.local)) {
                builder.attr(&attr.name.local, &attr.value);
            }
            match shadow {
                Some(root) => read_shadow(&root, node, builder),
                None if local == "script" && value("type").as_deref() != Some("application/ld+json") => {}
                None => read_children(node, builder, raw || matches!(local, "pre" | "script" | "noscript" | "textarea")),
            }
            builder.close();
        }
        NodeData::Document => read_children(node, builder, raw),
        _ => {}
    }
}

fn shadow_root(child: &Handle) -> Option<Handle> {
    let NodeData::Element { name, attrs, template_contents, .. } = &child.data else { return None };
    (&*name.local == "template" && attrs.borrow().iter().any(|a| &*a.name.local == "shadowrootmode")).then(|| template_contents.borrow().clone())?
}

fn read_shadow(root: &Handle, host: &Handle, builder: &mut Builder) {
    for node in root.children.borrow().iter() {
        let is_slot = matches!(&node.data, NodeData::Element { name, .. } if &*name.local == "slot");
        if is_slot {
            for light in host.children.borrow().iter().filter(|c| shadow_root(c).is_none()) {
                read(light, builder, false);
            }
        } else if let NodeData::Element { name, .. } = &node.data
            && has_slot(node)
            && &*name.local != "style"
        {
            builder.open(&name.local, Flags::default());
            read_shadow(node, host, builder);
            builder.close();
        } else {
            read(node, builder, false);
        }
    }
}

fn has_slot(node: &Handle) -> bool {
    node.children.borrow().iter().any(|c| matches!(&c.data, NodeData::Element { name, .. } if &*name.local == "slot") || has_slot(c))
}

fn style_hides(style: &str) -> bool {
    let style: String = style.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    style.split(';').any(|d| d.starts_with("display:none") || d.starts_with("visibility:hidden"))
}
