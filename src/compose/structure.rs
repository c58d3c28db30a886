//! What the walk and the writer make of the page's structure, case by case.

use super::tests::{html, reading};

#[test]
fn breaks_part_paragraphs_and_bare_text_is_one() {
    assert_eq!(html("<div>One<br> <br>Two<br>lines<br></div>"), "<p>One</p><p>Two<br>lines</p>");
    assert_eq!(html("<div>One <div><span>Two</span></div> three</div>"), "<p>One</p><p>Two</p><p>three</p>");
    assert_eq!(html("<p>&nbsp;</p><p> <b></b></p><div></div><p>\u{3000}x</p>"), "<p>x</p>");
}

#[test]
fn formatting_stays_and_wrappers_go() {
    assert_eq!(
        html(
            "<main><font color=red><p class=a><b><b>Bold</b></b> <custom-tip>and</custom-tip> <time datetime=2024-01-01 title=x>then</time></p></font></main>"
        ),
        "<p><b>Bold</b> and <time datetime=\"2024-01-01\">then</time></p>"
    );
    assert_eq!(
        html("<p>H<sub>2</sub>O <abbr title='a b'>ab</abbr> <span lang=fr>mot</span></p>"),
        "<p>H<sub>2</sub>O <abbr title=\"a b\">ab</abbr> <span lang=\"fr\">mot</span></p>"
    );
    assert_eq!(html("<b><p>One</p><p>Two</p></b>"), "<p><b>One</b></p><p><b>Two</b></p>");
}

#[test]
fn white_space_is_folded_at_the_seams() {
    assert_eq!(html("<p> One <b> two </b> <i>three</i>\n , four </p>"), "<p>One <b>two</b> <i>three</i> , four</p>");
}

#[test]
fn lists_are_well_formed() {
    assert_eq!(html("<ul>text<li>a<p>b</p></ul>"), "<ul><li>text</li><li><p>a</p><p>b</p></li></ul>");
    assert_eq!(
        html("<ol start=3 reversed type=a><li value=9><p>x</p><ul><li>y</ul></ol>"),
        "<ol start=\"3\" reversed=\"\" type=\"a\"><li value=\"9\">x<ul><li>y</li></ul></li></ol>"
    );
    assert_eq!(html("<dl><div><dt>T<dd><p>D</p></div></dl>"), "<dl><dt>T</dt><dd>D</dd></dl>");
    assert_eq!(html("<div><li>alone</div>"), "<p>alone</p>");
}

#[test]
fn folded_sections_and_notes_stay() {
    assert_eq!(html("<details open><summary>More</summary>Text</details>"), "<details open=\"\"><summary>More</summary><p>Text</p></details>");
    assert_eq!(html("<h3><button>Question</button></h3><p>Answer <button>Copy</button></p>"), "<h2>Question</h2><p>Answer</p>");
    let prose = "<p>The quay was built of oak, and oak rots where the tide comes and goes.</p>".repeat(3);
    assert!(html(&format!("{prose}<aside>A note.</aside>")).ends_with("<aside><p>A note.</p></aside>"));
    assert!(!html(&format!("<aside>{prose}</aside>")).contains("<aside"));
}

#[test]
fn ruby_and_forms() {
    assert_eq!(html("<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>"), "<p><ruby>漢<rt>kan</rt></ruby></p>");
    assert_eq!(html("<form action=/x><p>Text <input value=x> <select><option>y</select></p></form>"), "<p>Text</p>");
}

#[test]
fn a_second_composing_changes_nothing() {
    let first = html(
        "<h1>A</h1><p>x <a href='/y'>z</a><br>w</p><figure><img src=/a.jpg><figcaption>c</figcaption></figure><ul><li>a<li>b</ul><pre>\n\n x</pre><table><tr><th>a<th>b<tr><td>1<td>2</table>",
    );
    assert_eq!(reading(&first).html(), first);
}
