"""Labels of blocks from a corpus's truth: 1 story, 0 not, nan unknown; kinds of spliced clutter."""
import json, pathlib, re
import lxml.html, numpy as np

WORD = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]|\w+", re.UNICODE)

def tokens(text):
    return WORD.findall(text.lower())

def by_text(blocks, truth):
    """Aligns blocks with the truth's tokens. Long blocks by shared 5-grams, short ones where they stand in the truth between their neighbours."""
    words = tokens(truth)
    index = {}
    for i in range(len(words) - 4):
        index.setdefault(tuple(words[i:i + 5]), []).append(i)
    toks = [tokens(b) for b in blocks]
    lab = np.full(len(blocks), np.nan, dtype=np.float32)
    where = [None] * len(blocks)
    for k, t in enumerate(toks):
        if len(t) < 5:
            continue
        grams = [tuple(t[i:i + 5]) for i in range(len(t) - 4)]
        hit = [index[g][0] for g in grams if g in index]
        lab[k] = len(hit) / len(grams)
        if lab[k] > .5:
            where[k] = (min(hit), max(hit) + 5)
    joined = {}
    short = [k for k, t in enumerate(toks) if len(t) < 5]
    ends, last = {}, None
    for k in range(len(blocks)):
        ends[k] = last
        if where[k]: last = where[k]
    starts, nxt = {}, None
    for k in range(len(blocks) - 1, -1, -1):
        starts[k] = nxt
        if where[k]: nxt = where[k]
    pos = {}
    for i, w in enumerate(words):
        pos.setdefault(w, []).append(i)
    for k in short:
        t = toks[k]
        lab[k] = 0
        if not t: lab[k] = np.nan; continue
        lo = ends[k][1] - 10 if ends[k] else None
        hi = starts[k][0] + 10 if starts[k] else None
        if lo is None and hi is None: lo, hi = 0, len(words)
        elif lo is None: lo = max(0, hi - 70)
        elif hi is None: hi = lo + 70
        if hi < lo: lo, hi = min(lo, hi) - 10, max(lo, hi) + 10
        for i in pos.get(t[0], ()):
            if lo <= i <= hi and words[i:i + len(t)] == t:
                lab[k] = 1
                break
    # a story block that appears twice on the page: only copies beside other story count fully
    return lab

norm = lambda s: re.sub(r"\s+", " ", s).strip()

def by_segments(blocks, yes, no):
    lab = np.full(len(blocks), np.nan, dtype=np.float32)
    nb = [norm(b) for b in blocks]
    for segs, v in ((no, 0), (yes, 1)):
        for s in segs:
            s = norm(s)
            if not s: continue
            hits = [i for i, b in enumerate(nb) if s in b]
            if len(hits) == 1 or (hits and v == 0 and len(s) > 30): 
                for i in hits: lab[i] = v
    return lab

def by_lines(blocks, story, may):
    """Blocks of a page whose story is known line by line: all that is not in it is not story, and what a reader may have as well is unknown."""
    squeeze = lambda s: "".join(s.split())
    lines, doubtful, whole = set(map(squeeze, story)), set(map(squeeze, may)), squeeze("".join(story))
    def label(block):
        text = squeeze(block)
        if not text or text in doubtful and text not in lines:
            return np.nan
        # A long block may be several lines, or a part of one.
        return float(text in lines or len(text) > 40 and text in whole)
    return np.array([label(b) for b in blocks], dtype=np.float32)

def piece(blocks, text):
    """Which blocks are a piece that was put in: a run of blocks whose texts stand in it one behind the other, and make up most of it."""
    squeezed = ["".join(b.split()) for b in blocks]
    whole = "".join(text.split())
    for start, first in enumerate(squeezed):
        if not first or whole.find(first) not in range(0, max(20, len(whole) // 5)):
            continue
        at, end, length = 0, start, 0
        while end < len(squeezed) and (found := whole.find(squeezed[end], at)) >= 0:
            at, length, end = found + len(squeezed[end]), length + len(squeezed[end]), end + 1
        if length > .6 * len(whole):
            return range(start, end)
    return range(0)

def load(features, corpus):
    """The corpus's pages with their blocks' texts, labels `y`, for spliced clutter `kind_of`, and the kinds of all clutter that is known in `clutter`."""
    name = pathlib.Path(corpus).name
    truth = {row["id"]: row for row in map(json.loads, open(f"{corpus}/truth.jsonl"))}
    pages = [json.loads(line) for line in open(f"{features}/{name}.jsonl")]
    for page in pages:
        row = truth[page["id"]]
        page["corpus"], page["truth"] = name, row
        if row.get("text") is not None:
            page["y"] = by_text(page["blocks"], row["text"])
        elif row.get("html"):
            page["y"] = by_text(page["blocks"], " \n ".join(lxml.html.fromstring(row["html"]).itertext()))
        elif "story" in row:
            page["y"] = by_lines(page["blocks"], row["story"], row["may"])
        elif "with" not in row:
            # Written for the verdict alone.
            page["y"] = np.full(len(page["blocks"]), np.nan, dtype=np.float32)
        else:
            page["y"] = by_segments(page["blocks"], row["with"], row["without"])
        page["kind_of"] = [None] * len(page["blocks"])
        if "pieces" in row:
            # The rest of the page is known from its own corpus.
            page["y"][:] = np.nan
        for p in row.get("pieces", []):
            for i in piece(page["blocks"], p["text"]):
                page["y"][i] = p["kind"] == "story"
                page["kind_of"][i] = (p["kind"], p["template"])
        folded = [norm(b) for b in page["blocks"]]
        for splice in row.get("splices", []):
            for snippet in map(norm, splice["snippets"]):
                for i, block in enumerate(folded):
                    if snippet in block:
                        page["kind_of"][i], page["y"][i] = (splice["kind"], splice["template"]), 0
        page["clutter"] = [kind and kind[0] for kind in page["kind_of"]]
        for kind, text in row.get("clutter", []):
            hits = [i for i, block in enumerate(folded) if norm(text) in block]
            if len(hits) == 1:
                page["clutter"][hits[0]] = kind
    return pages
