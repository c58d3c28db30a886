"""Puts the project's own fragments (tools/train/fragments) into articles of a corpus, as one more corpus to train on.

usage: python3 tools/train/splice.py CORPUS_DIR OUT_DIR     (pip install lxml)

The fragments are clutter of 220 invented makers, and 194 pieces of story that look like clutter, so that a model meets more makers than the
corpora have. A row of the new corpus keeps the page's address, so that folds by site hold; what was put in stands in `pieces`, of kind "promo" or
"story". The same corpus gives the same pages each time.
"""
import collections, gzip, json, pathlib, random, re, sys
from urllib.parse import urlparse
import lxml.html
import labels

FRAGMENTS = pathlib.Path(__file__).parent / "fragments"
# Pieces of clutter and of story in a page.
CLUTTER, STORY = 3, 3
# Of the pieces of story, this share speaks of another page's subject, as digressions do.
ASTRAY = .15
# And this share goes to the story's end: nearly half of the clutter stands there, which must not say that all last paragraphs are clutter.
ENDS = .35


def fragments(kind):
    """The records of all files of a kind, as (name, place, html)."""
    for file in sorted(FRAGMENTS.glob(f"*-{kind}.txt")):
        for record in re.split(r"^== ", file.read_text(), flags=re.M)[1:]:
            head, html = record.split("\n", 1)
            name, _, place = (part.strip() for part in head.split("|"))
            yield name, place, html.strip()


def subject(text):
    """What a story is about, roughly: its most frequent long word, and its most frequent name inside sentences."""
    words = collections.Counter(w.lower() for w in re.findall(r"\b[^\W\d_]{7,}\b", text))
    names = collections.Counter(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})?", text))
    top = lambda counts, other: counts.most_common(1)[0][0] if counts else other
    return top(words, "this"), top(names, "the town")


def paragraphs(tree, truth):
    """The story's paragraphs on the page, in order."""
    words = labels.tokens(truth)
    grams = {tuple(words[i:i + 5]) for i in range(len(words) - 4)}
    def is_story(p):
        own = labels.tokens(p.text_content())
        return len(own) > 12 and sum(tuple(own[i:i + 5]) in grams for i in range(len(own) - 4)) > .8 * (len(own) - 4)
    return [p for p in tree.iter("p") if is_story(p)]


def put(piece, place, story, at):
    """Where a fragment of this place goes, with the story's paragraphs in `story`; `at` is one of those within."""
    nodes = lxml.html.fragments_fromstring(piece)
    nodes = [n for n in nodes if not isinstance(n, str)]
    if place == "start":
        home, index = story[0].getparent(), story[0].getparent().index(story[0])
    elif place == "inline":
        home, index = at.getparent(), at.getparent().index(at) + 1
    else:
        last = story[-1]
        inside = last if place == "end" or last.getparent().tag in ("body", "main") else last.getparent()
        home, index = inside.getparent(), inside.getparent().index(inside) + 1
    for node in reversed(nodes):
        home.insert(index, node)
    return " ".join(text for node in nodes for text in node.itertext())


def filled(html, page, site, topic, name):
    for key, value in dict(topic=topic, name=name, site=site, url=f"https://{page}/service").items():
        html = html.replace("{%s}" % key, value)
    return html


def main(corpus, out):
    corpus, out = pathlib.Path(corpus), pathlib.Path(out)
    (out / "pages").mkdir(parents=True, exist_ok=True)
    rows = [row for row in map(json.loads, open(corpus / "truth.jsonl")) if row["kind"] == "article" and len(row["text"]) > 1500]
    random.seed(1)
    random.shuffle(rows)
    clutter, story = list(fragments("promo")), list(fragments("story"))
    written, turn = [], 0
    subjects = [subject(row["text"]) for row in rows]
    for number, row in enumerate(rows):
        tree = lxml.html.fromstring(gzip.open(corpus / "pages" / f"{row['id']}.html.gz").read().decode("utf-8", "replace").encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
        own = paragraphs(tree, row["text"])
        if len(own) < 5:
            continue
        host = urlparse(row["url"]).hostname or "page.example"
        site = (tree.xpath("string(//meta[@property='og:site_name']/@content)") or host.removeprefix("www.").split(".")[0].title()).strip()
        new = dict(id=f"f-{row['id']}", url=row["url"], kind="article", text=row["text"], pieces=[])
        picks = [("promo", clutter[(turn * CLUTTER + k) % len(clutter)]) for k in range(CLUTTER)] + [("story", story[(turn * STORY + k) % len(story)]) for k in range(STORY)]
        turn += 1
        random.shuffle(picks)
        spots = random.sample(own[1:-1], min(len(picks), len(own) - 2))
        for (kind, (name, place, html)), spot in zip(picks, spots):
            if kind == "story" and random.random() < ENDS:
                place = "end"
            about = random.choice(subjects) if kind == "story" and random.random() < ASTRAY else subjects[number]
            text = put(filled(html, host, site, *about), place, own, spot)
            new["pieces"].append(dict(kind=kind, template=name, text=text))
        (out / "pages" / f"{new['id']}.html.gz").write_bytes(gzip.compress(lxml.html.tostring(tree, encoding="utf-8", doctype="<!DOCTYPE html>"), mtime=0))
        written.append(json.dumps(new))
    (out / "truth.jsonl").write_text("\n".join(written) + "\n")
    print(f"{len(written)} pages")


if __name__ == "__main__":
    main(*sys.argv[1:])
