// The text of HTML against tables: what the HTML standard says, and what stands apart on a page stands apart in the text.
#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "stdlib/support/html_text.h"

namespace damson {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr Pair texts[] = {
    {"<p>Oil on <b>canvas</b></p><p>Signed</p>", "Oil on canvas\nSigned"},
    {"a<br>b", "a\nb"},
    {"a<br/>b<BR />c", "a\nb\nc"},
    {"a<br><br>b", "a\n\nb"},
    {"a<br> \n <br>b", "a\n\nb"},
    {"<p>a<br></p><p>b</p>", "a\nb"},
    {"<p>a</p><br><p>b</p>", "a\n\nb"},
    {"<div>a</div>\n<div>b</div>", "a\nb"},
    {"<div><div>a</div></div><div>b</div>", "a\nb"},
    {"<br>a<br>", "a"},
    {"<td>Oil</td><td>Canvas</td>", "Oil\tCanvas"},
    {"<tr><td>Oil<td>Canvas<tr><td>Ink<td>Paper", "Oil\tCanvas\nInk\tPaper"},
    {"<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td></td><td>3</td></tr></table>", "A\tB\n1\t\t3"},
    {"<table><caption>Sizes</caption><tr><td>1</td></tr></table>after", "Sizes\n1\nafter"},
    {"<table><tr><td><p>a</p><p>b</p></td><td><p>c</p></td></tr></table>", "a\nb\tc"},
    {"<table><tr><td>x</td><td></td></tr><tr><td></td><td>b</td></tr><tr><td>c</td></tr></table>d", "x\n\tb\nc\nd"},
    {"<caption>Works</caption><tr><td>x</td></tr>", "Works\nx"},
    {"<select><option>Oil</option><option>Canvas</option></select>", "Oil\nCanvas"},
    {"<option>Oil<option>Canvas", "Oil\nCanvas"},
    {"<figure><img src=a.jpg><figcaption>The quay</figcaption></figure>seen", "The quay\nseen"},
    {"<fieldset><legend>Kind</legend>Print</fieldset>", "Kind\nPrint"},
    {"<details><summary>More</summary>Text</details>", "More\nText"},
    {"<dl><dt>Kind<dd>Print<dt>Year<dd>1900</dl>", "Kind\nPrint\nYear\n1900"},
    {"<ul><li>one<li>two<ul><li>three</ul></ul>", "one\ntwo\nthree"},
    {"<h1>Title</h1>text", "Title\ntext"},
    {"<header>h</header><main>m</main><footer>f</footer>", "h\nm\nf"},
    {"<button>Yes</button><button>No</button>", "Yes No"},
    {"a<textarea>b  c</textarea>d", "a b  c d"},
    {"<pre>a  b\n  c</pre>", "a  b\n  c"},
    {"<pre>\nfirst\n\nsecond\n</pre>end", "first\n\nsecond\nend"},
    {"x<pre>  y</pre>z", "x\n  y\nz"},
    {"  a \n\t b  ", "a b"},
    {"<b>a </b> <i> b</i>", "a b"},
    {"<b>a</b><i>b</i>", "ab"},
    {"un<b>believ</b>able", "unbelievable"},
    {"a&nbsp; b", "a\u00A0 b"},
    {"a<!-- not <b>this</b> -->b", "ab"},
    {"<script>if (a < b) x();</script>Öl<style>p { color: red }</style>", "Öl"},
    {"<title>T</title><p>a", "a"},
    {"<html><head><title>T</title></head><body><p>a</p></body></html>", "a"},
    {"<template>t</template>a<noscript>b</noscript>", "ab"},
    {"3 < 4 and 5 > 4", "3 < 4 and 5 > 4"},
    {"a <3 b", "a <3 b"},
    {"R&D AT&T", "R&D AT&T"},
    {"<p title=\"a > b\">c</p>", "c"},
    {"<p title='\"'>c</p>", "c"},
    {"<b>bold<p>still</b>plain", "bold\nstillplain"},
    {"</p>a</b>", "a"},
    {"<a href='x'>one</a>, <a>two</a>", "one, two"},
    {"H<sub>2</sub>O, 1<sup>st</sup>", "H2O, 1st"},
    {"<ruby>漢<rt>kan</rt></ruby>", "漢 (kan)"},
    {"<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "漢(kan)"},
    {"Smith&#146;s", "Smith’s"},
    {"&lt;b&gt;", "<b>"},
    {"<P>A<DIV>B</DIV>", "A\nB"},
    {"<svg><text>in the picture</text></svg>", "in the picture"},
    {"<o:p>Word</o:p>", "Word"},
    {"<![CDATA[x]]>a", "a"},
    {"<?xml version='1.0'?>a", "a"},
    {"<p>cut in the middle of a tag <a href=\"http://", "cut in the middle of a tag"},
    {"", ""},
    {"<p></p>", ""},
};

constexpr Pair references[] = {
    {"&amp;", "&"}, {"&lt;&gt;&quot;&apos;", "<>\"'"}, {"Caf&eacute; &amp; Bar", "Café & Bar"}, {"1843&#8211;4", "1843–4"}, {"&#x2013;", "–"}, {"&#X2013;", "–"},
    {"&#128;", "€"}, {"&#129;", "\u0081"}, {"&#130;", "‚"}, {"&#131;", "ƒ"}, {"&#132;", "„"}, {"&#133;", "…"}, {"&#134;", "†"}, {"&#135;", "‡"}, {"&#136;", "ˆ"},
    {"&#137;", "‰"}, {"&#138;", "Š"}, {"&#139;", "‹"}, {"&#140;", "Œ"}, {"&#141;", "\u008D"}, {"&#142;", "Ž"}, {"&#143;", "\u008F"}, {"&#144;", "\u0090"}, {"&#145;", "‘"},
    {"&#146;", "’"}, {"&#147;", "“"}, {"&#148;", "”"}, {"&#149;", "•"}, {"&#150;", "–"}, {"&#151;", "—"}, {"&#152;", "˜"}, {"&#153;", "™"}, {"&#154;", "š"},
    {"&#155;", "›"}, {"&#156;", "œ"}, {"&#157;", "\u009D"}, {"&#158;", "ž"}, {"&#159;", "Ÿ"}, {"&#160;", "\u00A0"}, {"&#x92;", "’"}, {"&#xff;", "ÿ"},
    {"&#0;", "\uFFFD"}, {"&#xD800;", "\uFFFD"}, {"&#x110000;", "\uFFFD"}, {"&#4294967361;", "\uFFFD"}, {"&#99999999999999999999a", "\uFFFDa"}, {"&#x0000000000041;", "A"},
    {"&#65 b", "A b"}, {"&copy 2001", "© 2001"}, {"&copyright;", "©right;"}, {"&notit;", "¬it;"}, {"&notin;", "∉"}, {"&AMP;&AMP", "&&"}, {"&ngE;", "\u2267\u0338"},
    {"&unknown;", "&unknown;"}, {"a & b", "a & b"}, {"a&", "a&"}, {"&#;", "&#;"}, {"&#x;", "&#x;"}, {"&#xyz", "&#xyz"}, {"&;", "&;"}, {"&&amp;", "&&"},
    {"&amp;lt;", "&lt;"}, {"<b>&Ouml;l</b>", "<b>Öl</b>"}, {"&CounterClockwiseContourIntegral;", "∳"}, {"&hellip;\r\n&shy;", "…\r\n\u00AD"}, {"&eacute", "é"}, {"&Eacute;", "É"},
    {"&hearts;&spades;", "♥♠"}, {"&euro 5", "&euro 5"}, {"&Zcaron;", "Ž"}, {"&#128512;", "😀"}, {"&lt;script&gt;", "<script>"},
};

std::string text_of(std::string_view html) {
  std::string out;
  const auto written = write_html_text(html, out);
  REQUIRE_MESSAGE(written.ok(), written.error().message);
  return out;
}

std::string repeated(std::string_view part, size_t times) {
  std::string all;
  for (size_t i = 0; i < times; ++i) all += part;
  return all;
}

}  // namespace

TEST_CASE("html: what stands apart on a page stands apart in the text") {
  for (const auto& [html, text] : texts) {
    CAPTURE(std::string(html));
    CHECK(text_of(html) == text);
  }
}

TEST_CASE("html: references are those of the standard") {
  for (const auto& [html, text] : references) {
    CAPTURE(std::string(html));
    std::string out;
    write_unescaped(html, out);
    CHECK(out == text);
  }
}

TEST_CASE("html: what would take more than linear time is refused, what people write is not") {
  std::string out;
  CHECK(!write_html_text(repeated("<div>", 100'000), out).ok());
  CHECK(!write_html_text(repeated("<font color=red>", 400) + repeated("<p>x", 10'000), out).ok());
  std::string attributes = "<p";
  for (int i = 0; i < 100'000; ++i) attributes += " a" + std::to_string(i) + "=1";
  CHECK(!write_html_text(attributes + ">", out).ok());
  CHECK(text_of(repeated("<p>x", 20'000)) == repeated("x\n", 19'999) + "x");
  CHECK(text_of(repeated("<div>", 400) + "x") == "x");
  CHECK(text_of(repeated("<li><b>x</b>", 1'000)) == repeated("x\n", 999) + "x");
}

TEST_CASE("html: tags are told, references alone are none") {
  std::string out;
  CHECK(*write_html_text("a<br>b", out));
  CHECK(*write_html_text("a<!-- b -->", out));
  CHECK(!*write_html_text("3 < 4 &amp; 5", out));
}

}  // namespace damson
