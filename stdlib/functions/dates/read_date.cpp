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
      .summary = "A date as English-speaking museums write it, as EDTF; fails for what is ambiguous or not understood.",
      .details =
          "\"date not known\" and the like give missing. The first date is the work's; what is said behind it of copies, casts, "
          "editions and exhibitions is understood and left out. \"early\", \"mid\" and \"late\" are the thirds of a decade "
          "(1840–1843, 1844–1846, 1847–1849) or of a century (1801–1833, 1834–1866, 1867–1900), and approximate. Nothing is "
          "guessed: \"1843/4\", \"3/4/1890\" and \"1900s\" can be read in two ways and fail.",
      .parameters = {{"text", "The date as it is written."}, {"way", "How it is written: \"museum_en\"."}},
      .examples = {{R"("c. 1860" | read_date("museum_en"))", R"("1860~")"},
                   {R"("1843–4" | read_date("museum_en"))", R"("1843/1844")"},
                   {R"("late 19th century" | read_date("museum_en"))", R"("1867~/1900~")"},
                   {R"("before 1800" | read_date("museum_en"))", R"("[..1800]")"},
                   {R"x("1953 (designed)" | read_date("museum_en"))x", R"("1953")"},
                   {R"("1828, reprinted 1874" | read_date("museum_en"))", R"("1828")"}},
      .edge_cases = {{R"(missing | read_date("museum_en"))", "missing"},
                     {R"("date not known" | read_date("museum_en"))", "missing"},
                     {R"("" | read_date("museum_en"))", "missing"},
                     {R"("3/4/1890" | read_date("museum_en"))", R"(fails "cannot be read as a date")"},
                     {R"("1900s" | read_date("museum_en"))", R"(fails "ten years or a hundred")"}},
      .body = each_row(
          [](Text text, const WayOfWriting&) -> Result<std::optional<std::string>> {
            auto value = museum_dates::read_museum_date(text);
            if (!value.ok()) return fail(fmt::format("\"{}\" cannot be read as a date: {}", text, value.error().message));
            if (!*value) return std::optional<std::string>();
            return std::optional<std::string>(edtf::to_text(**value));
          },
          [](std::string way) { return known_way(way); }),
  };
}

}  // namespace damson::functions
