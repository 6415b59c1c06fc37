// The codes of languages in every case; the tables of `language` and `country` have what people write.
#include <doctest/doctest.h>

#include <string>

#include "stdlib/iso_codes/iso_codes.h"

namespace damson {

TEST_CASE("iso: a code in any case is its own language, or refused") {
  for (const iso_codes::IsoEntry& entry : iso_codes::languages().entries) {
    for (const std::string_view code : {entry.alpha_2, entry.alpha_3, entry.third}) {
      if (code.empty()) continue;
      std::string upper(code);
      for (char& c : upper) c = static_cast<char>(c - 'a' + 'A');
      const std::string title = upper.substr(0, 1) + std::string(code.substr(1));
      CAPTURE(title);
      const auto of_upper = iso_codes::find_entry(iso_codes::languages(), upper);
      REQUIRE(of_upper.ok());
      CHECK(*of_upper == &entry);
      const auto of_title = iso_codes::find_entry(iso_codes::languages(), title);
      CHECK((!of_title.ok() || *of_title == &entry));
    }
  }
}

}  // namespace damson
