// Every module that comes with Damson: it compiles without a problem, used or not, and says what each declaration is.
#include <doctest/doctest.h>

#include <fmt/core.h>

#include <string>

#include "compiler/source/std_module.h"
#include "compiler/syntax/declaration.h"
#include "compiler/syntax/parse.h"
#include "tests/declarations/run_text.h"

using namespace damson;
using namespace damson::test;

namespace {

std::string spec_that_imports(std::string_view module) {
  return fmt::format(R"(import {}
schema Work {{ key id: text }}
source works: Work from ndjson("in.ndjson")
target copies: Work to ndjson("out.ndjson")
map works -> copies {{ keep id }}
)",
                     module);
}

}  // namespace

TEST_CASE("there are the modules that the reference names") {
  for (const char* name : {"std.countries", "std.dublin_core", "std.iptc", "std.languages", "std.mime", "std.rights",
                           "std.vra", "std.xmp"}) {
    CAPTURE(name);
    CHECK(std_module(name).has_value());
  }
}

TEST_CASE("importing a module is no problem, though nothing of it is used") {
  const Files files{{"in.ndjson", "{\"id\":\"1\"}\n"}};
  for (const StdModule& module : all_std_modules()) {
    CAPTURE(std::string(module.name));
    const TextRun run = run_text(spec_that_imports(module.name), files);
    CHECK_MESSAGE(run.compiled, run.rendered);
    CHECK(run.problems.all().empty());
  }
}

TEST_CASE("every module and every type, schema, vocabulary and function in it is documented") {
  for (const StdModule& module : all_std_modules()) {
    CAPTURE(std::string(module.name));
    CHECK(module.text.starts_with("# "));
    SourceTexts texts;
    Problems problems;
    const syntax::SyntaxTree tree =
        parse(texts.add(std::string(module.name), std::string(module.text)), texts, problems);
    CHECK(problems.all().empty());
    CHECK_FALSE(tree.declarations.empty());
    for (const auto& declaration : tree.declarations) {
      CAPTURE(std::string(texts.slice(declaration->span)).substr(0, 60));
      CHECK_FALSE(declaration->doc.empty());
    }
  }
}
