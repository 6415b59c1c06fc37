// A module that comes with Damson: what it declares.
#include <fmt/core.h>

#include "compiler/driver/explain/explain_pages.h"
#include "compiler/syntax/declaration.h"
#include "compiler/syntax/parse.h"
#include "runtime/diagnostics/problem.h"

namespace damson {

namespace {

/// The comment that a module begins with, without its signs.
std::string leading_comment(std::string_view text) {
  std::string comment;
  while (text.starts_with("# ")) {
    const size_t end = std::min(text.find('\n'), text.size());
    comment += fmt::format("{}{}", comment.empty() ? "" : " ", text.substr(2, end - 2));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return comment;
}

/// The declaration as it stands in the module, and below it whatever is said of it.
void add_declaration(const syntax::Declaration& declaration, const SourceTexts& texts, ReportPage& page) {
  const auto* vocabulary = syntax::try_as<syntax::VocabularyDeclaration>(declaration);
  if (!declaration.doc.empty()) {
    page.gap();
    page.entry(2, declaration.doc.text, 0);
  } else {
    page.gap();
  }
  if (vocabulary == nullptr) return add_block(texts.slice(declaration.span), page);
  page.verbatim(4, fmt::format("vocabulary {} {{ {} arms }}", vocabulary->name.text, vocabulary->arms.size()));
  constexpr size_t shown = 3;
  for (size_t i = 0; i < std::min(shown, vocabulary->arms.size()); ++i)
    page.verbatim(6, texts.slice(vocabulary->arms[i].span));
  if (vocabulary->arms.size() > shown) page.verbatim(6, "…");
}

}  // namespace

std::string module_summary(const StdModule& module) {
  const std::string comment = leading_comment(module.text);
  return comment.substr(0, comment.find(". ") == std::string::npos ? comment.size() : comment.find(". ") + 1);
}

void explain_module(const StdModule& module, ReportPage& page) {
  page.title(fmt::format("{}: a module", module.name));
  page.entry(0, leading_comment(module.text), 0);
  page.heading("Use");
  page.verbatim(4, fmt::format("import {}", module.name));
  page.verbatim(4, fmt::format("import {} as {}      # what it declares is then called {}.NAME", module.name,
                               module.name.substr(4), module.name.substr(4)));
  page.heading("Declares");
  SourceTexts texts;
  Problems problems;
  const uint32_t id = texts.add(std::string(module.name), std::string(module.text));
  const syntax::SyntaxTree tree = parse(id, texts, problems);
  for (const syntax::DeclarationPtr& declaration : tree.declarations) add_declaration(*declaration, texts, page);
}

}  // namespace damson
