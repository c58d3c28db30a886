"""Makes the pages that were written for Lede, with their truth, into one more corpus to train on: kinds, languages and makers that the others lack.

usage: python3 tools/train/authored.py OUT_DIR FOLDER...

A FOLDER holds a folder a page, of the form that tests/pages.rs describes. A row of the new corpus has `kind` ("article", or "other" where the page is
not one text to read, or "undecided"), the lines of the `story`, and the lines that a reader `may` have, too (neither where the story is not judged), and the `clutter` as
pairs of kind and text.
"""
import gzip, json, pathlib, sys


KINDS = {"true": "article", "false": "other"}


def lines(file):
    return [line for line in file.read_text().splitlines() if line.strip()] if file.exists() else []


def row(folder):
    case = dict(line.split(" = ", 1) for line in lines(folder / "case.txt") if " = " in line)
    story = lines(folder / "story.txt")
    new = dict(id=folder.name, url=case["url"], kind=KINDS.get(case.get("article"), "undecided"))
    if story:
        # What stands for anything parts a line into pieces, which are blocks' parts.
        pieces = lambda line: line.split(" […] ")
        new["story"] = [p for line in story if not line.startswith("? ") for p in pieces(line)]
        new["may"] = [p for line in story if line.startswith("? ") for p in pieces(line[2:])] + [case.get("title", "")]
    new["clutter"] = [line.split("\t", 1) for line in lines(folder / "clutter.txt")]
    return new


def main(out, *folders):
    out = pathlib.Path(out)
    (out / "pages").mkdir(parents=True, exist_ok=True)
    rows = []
    for folder in sorted(f for home in folders for f in pathlib.Path(home).iterdir() if (f / "case.txt").exists()):
        rows.append(row(folder))
        (out / "pages" / f"{folder.name}.html.gz").write_bytes(gzip.compress((folder / "page.html").read_bytes(), mtime=0))
    (out / "truth.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows))
    print(f"{len(rows)} pages")


if __name__ == "__main__":
    main(*sys.argv[1:])
