// The text of HTML that a table cannot hold: what would take too long, and whether tags were taken out.
#include <doctest/doctest.h>

#include <string>

#include "stdlib/support/html_text.h"

namespace damson {

namespace {

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
