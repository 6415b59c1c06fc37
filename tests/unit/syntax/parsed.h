// A text, its tree and its problems, in one place for tests.
#pragma once

#include <fmt/core.h>

#include <string>
#include <string_view>
#include <vector>

#include "compiler/syntax/parse.h"

namespace damson::test {

struct Parsed {
  SourceTexts texts;
  Problems problems;
  syntax::SyntaxTree tree;

  explicit Parsed(std::string text) {
    const uint32_t id = texts.add("test.damson", std::move(text));
    tree = parse(id, texts, problems);
    problems.sort_and_deduplicate();
  }

  /// "E0117 3:1 shema", a line each: id, line, column, the text that is underlined.
  std::string summary() const {
    std::string out;
    for (const Problem& problem : problems.all()) {
      const Span span = problem.where.value().span;
      const LineColumn place = texts[span.text].place(span.begin);
      out += fmt::format("{} {}:{} {}\n", problem.id, place.line, place.column, texts.slice(span));
    }
    return out;
  }

  std::string dump() const { return syntax::dump(tree); }
};

/// The S-expression of a right-hand side, or its problems.
inline std::string expression_of(std::string_view written) {
  const Parsed parsed(fmt::format("fn f() -> any = {}\n", written));
  if (!parsed.problems.all().empty()) return parsed.summary();
  if (parsed.tree.declarations.size() != 1) return "not one declaration";
  return syntax::dump(*syntax::as<syntax::FunctionDeclaration>(*parsed.tree.declarations.front()).body);
}

/// The S-expressions of the declarations, or the problems.
inline std::string tree_of(std::string_view written) {
  const Parsed parsed{std::string(written)};
  return parsed.problems.all().empty() ? parsed.dump() : parsed.summary();
}

/// A map with these lines, from line 5 on.
inline std::string map_with(std::string_view lines) {
  return fmt::format(
      "schema Work {{ key id: text, title: text? }}\n"
      "source works: Work from csv(\"works.csv\")\n"
      "target assets: Work to csv(\"assets.csv\")\n"
      "map works -> assets {{\n"
      "{}\n"
      "}}\n",
      lines);
}

/// The problems of a text.
inline std::string problems_of(std::string_view written) { return Parsed{std::string(written)}.summary(); }
inline std::string problems_in_map(std::string_view lines) { return problems_of(map_with(lines)); }

/// The whole spec of the language's reference, or of one that uses every construct.
std::string whole_spec();

}  // namespace damson::test
