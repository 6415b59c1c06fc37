// Which texts make a program: imports, modules, cycles, files that are not there.
#include "compiler/source/load_program.h"

#include <doctest/doctest.h>

#include <fmt/core.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "compiler/source/std_module.h"
#include "runtime/base/limits.h"

namespace damson::test {
namespace {

/// A folder of specs that goes away with the test.
class SpecFolder {
 public:
  SpecFolder() : path_(std::filesystem::temp_directory_path() / fmt::format("damson_specs_{}", getpid())) {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~SpecFolder() { std::filesystem::remove_all(path_); }
  SpecFolder(const SpecFolder&) = delete;
  SpecFolder& operator=(const SpecFolder&) = delete;

  void write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
  }
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

struct Loading {
  SourceTexts sources;
  Problems problems;
  LoadedProgram program;

  explicit Loading(const std::filesystem::path& path) { program = load_program(path, sources, problems); }

  std::string ids() const {
    std::string out;
    for (const Problem& problem : problems.all()) out += (out.empty() ? "" : " ") + problem.id;
    return out;
  }
  std::string underlined(size_t index) const {
    return std::string(sources.slice(problems.all().at(index).where.value().span));
  }
};

TEST_CASE("a file that two files import is read once") {
  const SpecFolder folder;
  folder.write("main.damson", "import \"parts/a.damson\" import \"parts/b.damson\" as b schema Main { x: text }");
  folder.write("parts/a.damson", "import \"./c.damson\" schema A { x: text }");
  folder.write("parts/b.damson", "import \"../parts/c.damson\"");
  folder.write("parts/c.damson", "schema C { x: text }");
  const Loading loading(folder / "main.damson");
  CHECK(loading.ids().empty());
  REQUIRE(loading.program.texts.size() == 4);
  const auto& imports = loading.program.texts[0].imports;
  REQUIRE(imports.size() == 2);
  CHECK(imports[0].text == 1u);
  CHECK(imports[1].text == 3u);
  CHECK(imports[1].declaration->alias.value().text == "b");
  CHECK(loading.program.texts[1].imports.at(0).text == 2u);
  CHECK(loading.program.texts[3].imports.at(0).text == 2u);
  CHECK(loading.sources[2].name() == (folder / "parts/c.damson").generic_string());
}

TEST_CASE("a cycle is reported where it closes, once") {
  const SpecFolder folder;
  folder.write("a.damson", "import \"b.damson\"");
  folder.write("b.damson", "import \"c.damson\"");
  folder.write("c.damson", "import \"b.damson\"");
  const Loading loading(folder / "a.damson");
  REQUIRE(loading.ids() == "E0602");
  CHECK(loading.sources[loading.problems.all()[0].where->span.text].name() == (folder / "c.damson").generic_string());
  CHECK(loading.problems.all()[0].notes.at(0).find("c.damson` imports `") != std::string::npos);
  CHECK_FALSE(loading.program.texts[2].imports.at(0).text.has_value());
}

TEST_CASE("a file that imports itself") {
  const SpecFolder folder;
  folder.write("a.damson", "import \"a.damson\"");
  CHECK(Loading(folder / "a.damson").ids() == "E0602");
}

TEST_CASE("an imported file that is not there, with the one that was meant") {
  const SpecFolder folder;
  folder.write("main.damson", "import \"parts/vocabulary.damson\"\nschema S { a text }");
  folder.write("parts/vocabularies.damson", "");
  const Loading loading(folder / "main.damson");
  REQUIRE(loading.ids() == "E0110 E0601");
  CHECK(loading.underlined(1) == "\"parts/vocabulary.damson\"");
  CHECK(loading.problems.all()[1].suggestions.at(0).replacement == "\"parts/vocabularies.damson\"");
}

TEST_CASE("problems of imported files are found as well") {
  const SpecFolder folder;
  folder.write("main.damson", "import \"a.damson\"");
  folder.write("a.damson", "shema A { x: text }");
  const Loading loading(folder / "main.damson");
  REQUIRE(loading.ids() == "E0117");
  CHECK(loading.underlined(0) == "shema");
}

TEST_CASE("modules, names taken twice, names with expressions, folders") {
  const SpecFolder folder;
  folder.write("a.damson",
               "import std.nothing_like_this\nimport \"{x}\"\nimport \"b.damson\" as t\nimport \"b.damson\" as "
               "t\nimport \"parts\"\nimport \"unclosed\n");
  folder.write("b.damson", "");
  folder.write("parts/x.damson", "");
  const Loading loading(folder / "a.damson");
  CHECK(loading.ids() == "E0107 E0603 E0607 E0605 E0604");
  CHECK(loading.program.texts[0].imports.size() == 6);
  CHECK_FALSE(std_module("std.nothing_like_this").has_value());
  for (const std::string_view name : std_module_names()) CHECK(std_module(name).has_value());
}

TEST_CASE("a spec that is not there has no texts") {
  const SpecFolder folder;
  folder.write("museum.damson", "");
  const Loading loading(folder / "musem.damson");
  CHECK(loading.ids() == "E0608");
  CHECK(loading.program.texts.empty());
  CHECK(loading.problems.all()[0].notes.at(0).find("museum.damson") != std::string::npos);
}

TEST_CASE("more imports than a spec may have") {
  const SpecFolder folder;
  std::string imports;
  for (size_t index = 0; index < limits::imported_files + 5; ++index) {
    const std::string name = fmt::format("f{}.damson", index);
    imports += fmt::format("import \"{}\"\n", name);
    folder.write(name, "");
  }
  folder.write("main.damson", imports);
  const Loading loading(folder / "main.damson");
  CHECK(loading.ids() == "E0606");
  CHECK(loading.program.texts.size() == limits::imported_files + 1);
}

TEST_CASE("a text that is no file imports from the folder that is given") {
  const SpecFolder folder;
  folder.write("b.damson", "schema B { x: text }");
  SourceTexts sources;
  Problems problems;
  const LoadedProgram program = load_program_text("snippet", "import \"b.damson\"", folder / "", sources, problems);
  CHECK(problems.all().empty());
  CHECK(program.texts.size() == 2);
  CHECK(program.sources == &sources);
}

}  // namespace
}  // namespace damson::test
