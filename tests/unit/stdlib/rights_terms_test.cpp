// Rights statements and licences: what is written comes back from every form that it is given in.
#include <doctest/doctest.h>

#include <string>

#include "stdlib/rights/rights_terms.h"

using namespace damson;
using namespace damson::rights;

TEST_CASE("each of the twelve statements is found by its address, its page, its code and its name") {
  CHECK(rights_statements().size() == 12);
  for (const RightsStatement& statement : rights_statements()) {
    const std::string code(statement.code);
    for (const std::string& text :
         {uri_of(statement), "https://rightsstatements.org/page/" + code + "/1.0/?language=en", code,
          std::string(statement.name)}) {
      CAPTURE(text);
      const auto found = find_rights_statement(text);
      REQUIRE(found.ok());
      CHECK(*found == &statement);
    }
  }
}

TEST_CASE("each licence in each version is found by its address and its short form") {
  size_t licences = 0;
  for (const char* elements : {"by", "by-sa", "by-nc", "by-nd", "by-nc-sa", "by-nc-nd"}) {
    for (const char* version : {"1.0", "2.0", "2.5", "3.0", "4.0"}) {
      for (const char* jurisdiction : {"", "de"}) {
        const bool port = *jurisdiction != '\0';
        if (port && std::string(version) == "4.0") continue;
        const std::string address = std::string("http://creativecommons.org/licenses/") + elements + "/" + version +
                                    "/" + jurisdiction + (port ? "/" : "");
        CAPTURE(address);
        const auto found = find_licence(address + "deed.fr");
        REQUIRE(found.ok());
        const auto again = find_licence(uri_of(*found));
        REQUIRE(again.ok());
        CHECK(uri_of(*again) == uri_of(*found));
        const auto short_form = find_licence(name_of(*found));
        REQUIRE(short_form.ok());
        CHECK(uri_of(*short_form) == uri_of(*found));
        ++licences;
      }
    }
  }
  CHECK(licences == 54);
}

TEST_CASE("what is not exactly a licence is refused") {
  for (const char* text :
       {"CC", "CC BY-NC", "CC BY 5.0", "CC BY 2.1", "CC BY-ND-SA 4.0", "by 4.0", "CC BY 4.0 or later",
        "Creative Commons", "CC0 2.0", "https://creativecommons.org/licenses/by/",
        "https://creativecommons.org/licenses/by/4.0/de/", "https://creativecommons.org/licenses/by/3.0/de/deed.de/x",
        "https://creativecommons.org/publicdomain/zero/2.0/"}) {
    CAPTURE(text);
    CHECK_FALSE(find_licence(text).ok());
  }
}
