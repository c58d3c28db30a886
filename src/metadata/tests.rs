//! Whole pages in small, each source and its pitfalls.

use super::Metadata;
use crate::html;
use crate::page::Page;
use crate::page::measure::Measures;

fn read(page: &Page) -> Metadata {
    super::read(page, &Measures::of(page))
}

fn of(html: &str) -> Metadata {
    read(&html::page("https://www.valleypost.example/news/river-rises-again", html))
}

fn ld(json: &str) -> Metadata {
    of(&format!("<title>River rises again | The Valley Post</title><script type='application/ld+json'>{json}</script><h1>River rises again</h1>"))
}

#[test]
fn json_ld_of_a_graph() {
    let m = ld(r##"{"@graph":[
        {"@type":"Organization","@id":"#o","name":"The Valley Post"},
        {"@type":["NewsArticle","Article"],"headline":"River rises &amp; again","url":"https://valleypost.example/news/river-rises-again/",
         "author":[{"@id":"#p"},{"@type":"Person","name":"By John Doe, The Valley Post"},{"@id":"#o"}],"publisher":{"@id":"#o"},
         "datePublished":"2024-05-17T10:00:00+0200","dateModified":"2025-01-01","inLanguage":"en_US","image":[{"url":"/a.jpg"}],
         "articleBody":"<p>The water&nbsp;rose.</p>"},
        {"@type":"Person","@id":"#p","name":"Jane Roe"}]}"##);
    assert_eq!(m.title.as_deref(), Some("River rises again"));
    assert_eq!(m.byline.as_deref(), Some("Jane Roe, John Doe"));
    assert_eq!(m.site.as_deref(), Some("The Valley Post"));
    assert_eq!(m.published.as_deref(), Some("2024-05-17T10:00:00+02:00"));
    assert_eq!(m.article_body.as_deref(), Some("The water rose."));
    assert_eq!(m.lang.as_deref(), Some("en-US"));
    assert_eq!(m.image.as_deref(), Some("https://www.valleypost.example/a.jpg"));
    assert_eq!(m.schema_types, ["NewsArticle", "Article"]);
}

#[test]
fn json_ld_of_other_pages_does_not_count() {
    let m = ld(r##"[{"@type":"NewsArticle","headline":"Mayor opens bridge","url":"https://valleypost.example/news/bridge","author":"Max Other",
         "datePublished":"2020-01-01","articleBody":"The mayor opened it."},
        {"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"River rises again","articleBody":"A card."}]}]"##);
    assert_eq!((m.byline, m.published, m.article_body), (None, None, None));
    let m = ld(r##"[{"@type":"NewsArticle","headline":"Mayor opens bridge","articleBody":"Other."},
        {"@type":"NewsArticle","headline":"River rises again","articleBody":"Own."}]"##);
    assert_eq!(m.article_body.as_deref(), Some("Own."));
    let m = ld(r##"[{"@type":"NewsArticle","headline":"Mayor opens bridge","articleBody":"One."},
        {"@type":"NewsArticle","headline":"Bakers on strike","articleBody":"Two."}]"##);
    assert_eq!(m.article_body, None);
}

#[test]
fn persons_come_before_organisations() {
    let m = ld(r##"{"@type":"Article","headline":"River rises again","author":[{"@type":"Organization","name":"Valley News Agency"},"Ann Poe"]}"##);
    assert_eq!(m.byline.as_deref(), Some("Ann Poe"));
    let m = ld(r##"{"@type":"Article","headline":"River rises again","author":{"@type":"Organization","name":"Valley News Agency"}}"##);
    assert_eq!(m.byline.as_deref(), Some("Valley News Agency"));
    let m = ld(r##"{"@type":"Article","headline":"River rises again","author":{"@type":"Person","name":"https://site.example/jane"}}"##);
    assert_eq!(m.byline, None);
}

#[test]
fn metas() {
    let m = of("<html lang=en><title>River rises again – The Valley Post</title><meta property=og:site_name content='The Valley Post'>
        <meta name=author content='Jane Roe'><meta property=article:author content='https://social.example/jane'>
        <meta name=DC.date.issued content='17 May 2024'><meta name=description content='Water &amp;amp; walls'>
        <meta property=og:type content=Article><meta property=og:image content=//cdn.example/a.jpg>");
    assert_eq!(m.title.as_deref(), Some("River rises again"));
    assert_eq!((m.byline.as_deref(), m.published.as_deref()), (Some("Jane Roe"), Some("2024-05-17")));
    assert_eq!((m.excerpt.as_deref(), m.og_type.as_deref()), (Some("Water & walls"), Some("article")));
    assert_eq!(m.image.as_deref(), Some("https://cdn.example/a.jpg"));
    let m = of("<meta name=twitter:label1 content='Verfasst von'><meta name=twitter:data1 content='Jana Roth'>");
    assert_eq!(m.byline.as_deref(), Some("Jana Roth"));
}

#[test]
fn microdata_and_marked_elements() {
    let m = of("<h1 itemprop=headline>River rises again</h1><span itemprop=author itemscope><span itemprop=name>Jane Roe</span></span>
        <meta itemprop=datePublished content=2024-05-17><time datetime=2025-02-02>2 Feb 2025</time>");
    assert_eq!((m.byline.as_deref(), m.published.as_deref()), (Some("Jane Roe"), Some("2024-05-17")));
    let m = of("<h1>River rises again</h1><div class=article-byline><span>By</span> <a href=/p/1>Jane Roe</a><div>Senior editor</div></div>
        <time datetime='2024-05-17T08:00Z'>today</time><p>Text.</p><div class=comments><b class=author>Loud Reader</b><time datetime=2024-06-01></time></div>");
    assert_eq!((m.byline.as_deref(), m.published.as_deref()), (Some("Jane Roe"), Some("2024-05-17T08:00Z")));
}

#[test]
fn who_only_looked_it_over_is_no_author_where_there_is_one() {
    let reviewed = "<h1>River rises again</h1><p>Medically reviewed by Dr. Ann Poe";
    assert_eq!(of(&format!("{reviewed} — Written by Jane Roe</p>")).byline.as_deref(), Some("Jane Roe"));
    assert_eq!(of(&format!("<meta name=author content='Jane Roe'>{reviewed}</p>")).byline.as_deref(), Some("Jane Roe"));
    assert_eq!(of(&format!("{reviewed}</p>")).byline.as_deref(), Some("Dr. Ann Poe"));
}

#[test]
fn a_site_named_after_its_writer() {
    let other = "<p>The gauge was written by Max Other</p>";
    let m = of(&format!(
        "<title>River rises again | Jane Roe</title><meta property=og:site_name content='Jane Roe'><h1>River rises again</h1>{other}
        <script type='application/ld+json'>{{\"@type\":\"BlogPosting\",\"headline\":\"River rises again\",
        \"author\":{{\"@type\":[\"Person\",\"Organization\"],\"name\":\"Jane Roe\"}}}}</script>"
    ));
    assert_eq!(m.byline.as_deref(), Some("Jane Roe"));
}

#[test]
fn names_as_pages_write_them() {
    let m = of("<meta name=citation_author content='Roe, Jane'><meta name=citation_author content='van der Poe, Ann B.'>");
    assert_eq!(m.byline.as_deref(), Some("Jane Roe, Ann B. van der Poe"));
    let end = "<h1>River rises again</h1><p>Text.</p><p>This post was written by Jane Roe, Head of the Office for Water, Dams and Community Development</p>";
    assert_eq!(of(end).byline.as_deref(), Some("Jane Roe, Head of the Office for Water, Dams and Community Development"));
    for nobody in ["<a rel=author href=/x>View more posts</a>", "<div class=author>Jun 2</div>", "<i class=author>∙ Paid</i>"] {
        assert_eq!(of(&format!("<h1>River rises again</h1><p>Text.</p>{nobody}")).byline, None, "{nobody}");
    }
    let bio = "<p class=author-bio>Jane lives and works in the valley, paints boats, and reads the gauge at six in the morning.</p>";
    assert_eq!(of(&format!("<h1>River rises again</h1>{bio}")).byline, None);
}

#[test]
fn the_pages_own_author_comes_before_those_of_cards() {
    let card = "<div class=card><span itemprop=author>By Max Other</span></div>";
    let far = "<p>Text.</p>".repeat(400);
    let m = of(&format!("<meta name=author content='Jane Roe'><h1>River rises again</h1>{far}{card}"));
    assert_eq!(m.byline.as_deref(), Some("Jane Roe"));
}

#[test]
fn visible_lines_of_many_languages() {
    for (byline, name) in [
        ("By Jane Roe", "Jane Roe"),
        ("Von Jana Roth | 17. Mai 2024", "Jana Roth"),
        ("Par Jeanne Rivière – 17 mai 2024", "Jeanne Rivière"),
        ("Por Juana de la Roca, 17 de mayo de 2024", "Juana de la Roca"),
        ("17 mai 2024 · Scris de Ioana Râu", "Ioana Râu"),
        ("Автор: Яна Рот", "Яна Рот"),
        ("بقلم: جميلة الوادي", "جميلة الوادي"),
        ("文：山田花子", "山田花子"),
        ("Yazan: Jale Irmak", "Jale Irmak"),
    ] {
        let m = of(&format!("<h1>River rises again</h1><p>{byline}</p><p>The water rose in the night.</p>"));
        assert_eq!(m.byline.as_deref(), Some(name), "{byline}");
    }
    for (lang, line) in
        [("de", "Stand: 17. Mai 2024, 10:00 Uhr"), ("ja", "2024年5月17日 10時00分"), ("ar", "الجمعة 17 مايو 2024"), ("en-GB", "Friday 17/05/2024")]
    {
        let m = of(&format!("<html lang={lang}><h1>River rises again</h1><div>{line}</div><p>Text</p>"));
        assert_eq!(m.published.as_deref(), Some("2024-05-17"), "{line}");
    }
}

#[test]
fn published_comes_before_updated() {
    let m = of("<h1>River rises again</h1><p>Updated May 20, 2024</p><p>Published May 17, 2024</p>");
    assert_eq!(m.published.as_deref(), Some("2024-05-17"));
    let m = read(&html::page("https://site.example/2024/05/17/river", "<h1>River</h1><p>No date.</p>"));
    assert_eq!(m.published.as_deref(), Some("2024-05-17"));
    let m = of("<meta property=article:modified_time content=2024-05-20><h1>River rises again</h1>");
    assert_eq!(m.published.as_deref(), Some("2024-05-20"));
}

#[test]
fn a_stamp_of_the_last_renewal_is_not_the_first_day() {
    let data = |published, modified| {
        of(&format!(
            "<title>River rises again</title><script type='application/ld+json'>{{\"@type\":\"Article\",\"headline\":\"River rises again\",
            \"datePublished\":\"{published}\",\"dateModified\":\"{modified}\"}}</script><h1>River rises again</h1><div>May 17, 2024</div>"
        ))
    };
    assert_eq!(data("2025-08-21T09:00Z", "2025-08-21T09:00Z").published.as_deref(), Some("2024-05-17"));
    assert_eq!(data("2025-08-21", "2025-09-21").published.as_deref(), Some("2025-08-21"));
    assert_eq!(data("2023-08-21", "2023-08-21").published.as_deref(), Some("2023-08-21"));
}

#[test]
fn the_day_that_a_page_shows_as_its_first_comes_before_later_ones_that_it_states() {
    let published = |stated: &str, shown: &str| {
        of(&format!("<meta property=article:published_time content={stated}><h1>River rises again</h1>{shown}<p>Text.</p>")).published
    };
    let time = "<time datetime=2024-05-17>May 17, 2024</time>";
    assert_eq!(published("2025-08-21", time).as_deref(), Some("2024-05-17"));
    assert_eq!(published("2025-08-21", "<h4>Publish date</h4><p>May 17, 2024</p>").as_deref(), Some("2024-05-17"));
    assert_eq!(published("2023-08-21", time).as_deref(), Some("2023-08-21"));
    // A day apart is a matter of time zones.
    assert_eq!(published("2024-05-18T01:00:00Z", time).as_deref(), Some("2024-05-18T01:00:00Z"));
    // Further down stand the days of other stories.
    assert_eq!(published("2025-08-21", &format!("{}{time}", prose())).as_deref(), Some("2025-08-21"));
}

#[test]
fn an_evening_where_the_page_comes_from() {
    let published = |stamp: &str, day: &str| {
        let html = format!("<meta property=article:published_time content={stamp}><h1>River</h1><p>Text.</p>");
        read(&html::page(&format!("https://site.example/{day}/river"), &html)).published
    };
    assert_eq!(published("2024-06-01T02:41:00Z", "2024/05/31").as_deref(), Some("2024-05-31"));
    assert_eq!(published("2024-06-01T02:41:00+02:00", "2024/05/31").as_deref(), Some("2024-06-01T02:41:00+02:00"));
    assert_eq!(published("2024-06-04T02:41:00Z", "2024/05/31").as_deref(), Some("2024-06-04T02:41:00Z"));
}

#[test]
fn dates_that_say_what_they_are() {
    assert_eq!(of("<meta name=w-published-date content='May 17, 2024'><h1>River</h1>").published.as_deref(), Some("2024-05-17"));
    let far = prose().repeat(3);
    let m = of(&format!("<h1>River</h1>{far}<h3>Published</h3><p>May 17, 2024</p><p>May 20, 2024</p>"));
    assert_eq!(m.published.as_deref(), Some("2024-05-17"));
    assert_eq!(of(&format!("<h1>River</h1>{far}<p>Last updated: May 20, 2024</p>")).published.as_deref(), Some("2024-05-20"));
    let event = "<p>The dam is to be open to everybody in the valley again from April 15, 2025, at nine o’clock.</p>";
    assert_eq!(of(&format!("<h1>River</h1>{event}")).published, None);
}

#[test]
fn the_headline_is_the_one_that_the_page_confirms() {
    let m = of("<title>River rises again - The Valley Post</title><meta property=og:title content='Will the river ever stop?'>
        <h1>The Valley Post</h1><h2>River rises again</h2><p>Text</p><h1>Mayor opens bridge</h1>");
    assert_eq!(m.title.as_deref(), Some("River rises again"));
    assert_eq!(m.headlines.first().map(String::as_str), Some("River rises again"));
    assert!(m.headlines.iter().any(|h| h == "Will the river ever stop?"));
    let m = of("<title>Site</title><h1 hidden>Hidden words here</h1><h1>What the water left behind</h1>");
    assert_eq!(m.title.as_deref(), Some("What the water left behind"));
    assert_eq!(of("<p>Nothing</p>").title, None);
}

fn prose() -> String {
    (2..10).map(|n| format!("<p>The water rose in the night and stood in {n} cellars by the morning, as it does every few years.</p>")).collect()
}

#[test]
fn the_first_heading_over_prose_wins_over_cards_and_sections() {
    let head = "<title>Where the River Rises in the Valley | The Valley Post</title>";
    let card = |n| format!("<div><h1><a href=/news/{n}>Here’s Where to Fish in the River in the Valley</a></h1></div>");
    let m = of(&format!("{head}<h1>The Banks That Flood When the River Rises Again</h1><p>By Jane Roe</p>{}{}{}", prose(), card(1), card(2)));
    assert_eq!(m.title.as_deref(), Some("The Banks That Flood When the River Rises Again"));
    assert_eq!(m.byline.as_deref(), Some("Jane Roe"));
    let m = of(&format!("{head}<h1>Why the River Rises, and Where It Will</h1>{}<h2>Where the River Rises in the Valley</h2>{}", prose(), prose()));
    assert_eq!(m.title.as_deref(), Some("Why the River Rises, and Where It Will"));
    let m = of(&format!("{head}<h1>Where the River Rises in the Valley</h1><h1>Where the River Rises</h1>{}", prose()));
    assert_eq!(m.title.as_deref(), Some("Where the River Rises in the Valley"));
    let m = of(&format!("{head}<h1>The River</h1><h2>Where the River Rises in the Valley</h2>{}", prose()));
    assert_eq!(m.title.as_deref(), Some("Where the River Rises in the Valley"));
}

#[test]
fn a_rubric_in_the_heading_is_no_part_of_the_headline() {
    let m =
        of(&format!("<title>Where the river rises</title><h1><b>After the flood</b><div class=headline>Where the river rises</div></h1>{}", prose()));
    assert_eq!(m.title.as_deref(), Some("Where the river rises"));
}

#[test]
fn the_heading_of_the_whole_book_is_no_headline() {
    let m = of("<title>What the river does - The Book of the Valley</title><h1>The Book of the Valley</h1><h2>What the river does</h2><p>Text</p>");
    assert_eq!(m.title.as_deref(), Some("What the river does"));
    let m = of(&format!("<title>Floods - What the river does</title><h1>What the river does</h1>{}<h2>Floods</h2>", prose()));
    assert_eq!(m.title.as_deref(), Some("What the river does"));
    let m = of("<title>River - what the water does</title><h1>What the water does</h1><p>Text</p><h2>Lakes</h2>");
    assert_eq!(m.title.as_deref(), Some("What the water does"));
}

#[test]
fn a_title_in_the_sites_fields_is_no_name_of_the_site() {
    let m = of("<title>River rises again</title><meta property=og:title content='River rises again'><meta name=application-name
        content='River rises again'><h1>Good morning, valley</h1><h1>River rises again</h1>");
    assert_eq!((m.title.as_deref(), m.site.as_deref()), (Some("River rises again"), Some("valleypost.example")));
}

#[test]
fn a_heading_may_link_to_its_own_page() {
    let page = html::page(
        "https://www.valleypost.example/news/river%27s-rise",
        "<title>The river's rise</title><h2><a href=/news/all>The river's rise</a></h2><p>Text</p>
        <h2><a href=\"/news/river's-rise/\">The river's rise, again</a></h2>",
    );
    assert_eq!(read(&page).title.as_deref(), Some("The river's rise, again"));
}

#[test]
fn a_story_behind_a_wall_is_read_as_if_it_were_shown() {
    let m = of(&format!("<title>Flood</title><div hidden><h1>River rises again</h1><p>By Jane Roe, May 17, 2024</p>{}</div><p>Wait.</p>", prose()));
    assert_eq!(m.title.as_deref(), Some("River rises again"));
    assert_eq!((m.byline.as_deref(), m.published.as_deref()), (Some("Jane Roe"), Some("2024-05-17")));
}

#[test]
fn language_and_direction() {
    let arabic = "ارتفع منسوب النهر مرة أخرى هذا الصباح في الوادي وبدأ السكان في نقل أمتعتهم إلى الطوابق العليا من بيوتهم".repeat(2);
    let m = of(&format!("<html lang=en><h1>النهر</h1><p>{arabic}</p>"));
    assert_eq!((m.lang.as_deref(), m.rtl), (Some("ar"), true));
    let m = of(&format!("<html lang=fa_IR><h1>رود</h1><p>{arabic}</p>"));
    assert_eq!((m.lang.as_deref(), m.rtl), (Some("fa-IR"), true));
    let japanese = "川の水位が再び上がり、住民は荷物を上の階に運び始めた。".repeat(5);
    assert_eq!(of(&format!("<html lang=zh><h1>川</h1><p>{japanese}</p>")).lang.as_deref(), Some("ja"));
    let m = of("<html lang=he dir=rtl><h1>Short</h1>");
    assert_eq!((m.lang.as_deref(), m.rtl), (Some("he"), true));
    let m = of("<html lang=en><article lang=pt-br><h1>O rio sobe</h1></article>");
    assert_eq!((m.lang.as_deref(), m.rtl), (Some("pt-BR"), false));
    assert_eq!(of("<html lang='x-default'><meta property=og:locale content=tr_TR><h1>Nehir</h1>").lang.as_deref(), Some("tr-TR"));
}

#[test]
fn hostile_pages_are_read_in_bounded_time() {
    let start = std::time::Instant::now();
    ld(&format!("{{\"@graph\":{}", "[{\"mainEntity\":".repeat(100_000)));
    ld(&format!("[{}]", "{\"@type\":\"Article\",\"@id\":\"#a\",\"author\":{\"@id\":\"#a\"}},".repeat(50_000)));
    of(&"<div class='author date comment'>By By By ".repeat(2_000));
    of(&format!("<h1>x</h1>{}", "<p class=byline>By 1 May May May 2024 2024</p>".repeat(20_000)));
    of(&format!("<title>{}</title>", " | - ".repeat(50_000)));
    of(&format!("<meta name=author content='{}'><h1>{}</h1>", "by ".repeat(50_000), "a ".repeat(50_000)));
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[test]
fn a_line_in_the_words_of_a_stated_title_is_the_headline() {
    let of = |line: &str| {
        of(&format!(
            "<title>River rises again – Valley Post</title><meta property=og:title content='Valley Post, news of the valley'>\
             <div><a href=/news/other>{line}</a></div><div>{line}</div><div>Jane Roe, May 17, 2024</div><p>The water rose.</p>"
        ))
    };
    let m = of("River rises again");
    assert_eq!((m.title.as_deref(), m.byline.as_deref()), (Some("River rises again"), Some("Jane Roe")));
    assert_ne!(of("Something else altogether").title.as_deref(), Some("Something else altogether"));
}

#[test]
fn names_beside_dates_and_labels_of_many_languages() {
    for (line, name) in [
        ("Ewa Sum, 30 września 2024, 16:48", "Ewa Sum"),
        ("Ada Poe Publié le 12 octobre 2024", "Ada Poe"),
        ("2009-11-24 08:17 来源：河报 记者：陆远 【字号 大】", "陆远"),
        ("서가람 기자 | 승인 2022.04.11 08:20", "서가람"),
        ("Interview by Jane Roe ’94. Posted April 15, 2023.", "Jane Roe"),
    ] {
        let m = of(&format!("<h1>River rises again</h1><div>{line}</div><p>The water rose.</p>"));
        assert_eq!(m.byline.as_deref(), Some(name), "{line}");
    }
}
