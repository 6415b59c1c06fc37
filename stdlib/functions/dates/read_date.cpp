// Dates as catalogues write them, as EDTF.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "stdlib/museum_dates/read_museum_date.h"

namespace damson::functions {

namespace {

struct WayOfWriting {};

Result<WayOfWriting> known_way(const std::string& way) {
  if (way == "museum_en") return WayOfWriting{};
  return fail(fmt::format("there is no way of writing dates called \"{}\"; there is \"museum_en\"", way));
}

}  // namespace

Function read_date() {
  return {
      .name = "read_date",
      .family = "dates",
      .keeps = Keeps::everything,
      .summary = "A date as English-speaking museums write it, as EDTF; fails for what is ambiguous or not understood.",
      .details =
          "\"date not known\" and the like give missing. The dates of making and of design are the work's; where "
          "they are said, those of signing, showing, printing, casting, copying and repair are understood and left "
          "out, and where they are not, what the work is signed with or its first showing stands for them; a repair "
          "never does. A decade, a century or a millennium is the years that begin with the same digits: the 19th "
          "century is 1800–1899 (\"18XX\"), the 5th century BC, counted back, 500–401 BC (\"-04XX\": astronomical "
          "years, 1 BC is 0000). \"early\", \"mid\" and \"late\" are its thirds (1840–1843, 1844–1846, 1847–1849; "
          "1800–1833, 1834–1866, 1867–1899), halves and quarters are counted likewise, and such years are "
          "approximate. \"before\" such a span ends with its first year (\"before the 19th century\" is "
          "\"[..1800]\"), \"after\" it begins with the year that follows it (\"after the 1860s\" is \"[1870..]\"). "
          "A doubt in front of a range or behind it is about both ends, one behind its first end about that end. "
          "Nothing is guessed: \"1843/4\", \"3/4/1890\", \"1860-2-1\", \"1900s\" and \"1860s, 1865\" can be read in "
          "two ways and fail.",
      .parameters = {{"text", "The date as it is written."}, {"way", "How it is written: \"museum_en\"."}},
      .examples = {{R"("c. 1860" | read_date("museum_en"))", R"("1860~")"},
                   {R"("1843–4" | read_date("museum_en"))", R"("1843/1844")"},
                   {R"("late 19th century" | read_date("museum_en"))", R"("1867~/1899~")"},
                   {R"("before 1800" | read_date("museum_en"))", R"("[..1800]")"},
                   {R"("after the 1860s" | read_date("museum_en"))", R"("[1870..]")"},
                   {R"("June 12-14, 1860" | read_date("museum_en"))", R"("1860-06-12/1860-06-14")"},
                   {R"("500–400 BC" | read_date("museum_en"))", R"("-0499/-0399")"},
                   {R"("exhibited 1861, painted 1860" | read_date("museum_en"))", R"("1860")"},
                   {R"x("1953 (designed)" | read_date("museum_en"))x", R"("1953")"},
                   {R"("1828, reprinted 1874" | read_date("museum_en"))", R"("1828")"}},
      .edge_cases = {{R"(missing | read_date("museum_en"))", "missing"},
                     {R"("date not known" | read_date("museum_en"))", "missing"},
                     {R"("" | read_date("museum_en"))", "missing"},
                     {R"("3/4/1890" | read_date("museum_en"))", R"(fails "cannot be read as a date")"},
                     {R"("1900s" | read_date("museum_en"))", R"(fails "ten years or a hundred")"},
                     {R"("1860-2-1" | read_date("museum_en"))", R"(fails "a day or a range")"},
                     {R"("restored 1860" | read_date("museum_en"))", R"(fails "not the making")"}},
      .body = each_row(
          [](Text text, const WayOfWriting&) -> Result<std::optional<std::string>> {
            auto value = museum_dates::read_museum_date(text);
            if (!value.ok())
              return fail(fmt::format("\"{}\" cannot be read as a date: {}", text, value.error().message));
            if (!*value) return std::optional<std::string>();
            return std::optional<std::string>(edtf::to_text(**value));
          },
          [](std::string way) { return known_way(way); }),
  };
}

}  // namespace damson::functions
