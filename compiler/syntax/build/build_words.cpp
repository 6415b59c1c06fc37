// The part of the builder for places, names and comments.
#include <algorithm>

#include "compiler/syntax/build/tree_builder.h"

namespace damson::syntax {

std::string DottedName::text() const {
  std::string joined;
  for (const Name& part : parts) {
    if (!joined.empty()) joined += '.';
    joined += part.text;
  }
  return joined;
}

const Word* TreeBuilder::word(antlr4::tree::TerminalNode* node) const {
  if (node == nullptr) return nullptr;
  const size_t index = node->getSymbol()->getTokenIndex();
  return index < words_.list.size() ? &words_.list[index] : nullptr;  // no index: recovery has put it in
}

Span TreeBuilder::span(antlr4::tree::TerminalNode* node) const {
  const Word* found = word(node);
  return found == nullptr ? at(0, 0) : found->span;
}

Span TreeBuilder::span(antlr4::ParserRuleContext* context) const {
  if (context == nullptr || context->getStart() == nullptr) return at(0, 0);
  const Word& first = words_.at(context->getStart()->getTokenIndex());
  if (context->getStop() == nullptr) return first.span;
  const Word& last = words_.at(context->getStop()->getTokenIndex());
  return at(first.span.begin, std::max(first.span.end, last.span.end));
}

DocComment TreeBuilder::doc_before(antlr4::ParserRuleContext* context) const {
  const size_t index = context->getStart()->getTokenIndex();
  const uint32_t end = words_.at(index).span.begin;
  size_t before = index;  // commas between lines mean nothing, not to comments either
  while (before > 0 && words_.list[before - 1].type == Lexer::COMMA) --before;
  const uint32_t begin = before == 0 ? 0 : words_.list[before - 1].span.end;
  const auto ends_before = [](const Comment& comment, uint32_t place) { return comment.span.begin < place; };
  auto comment = std::lower_bound(words_.comments.begin(), words_.comments.end(), begin, ends_before);
  DocComment doc;
  for (; comment != words_.comments.end() && comment->span.begin < end; ++comment) {
    if (!comment->is_doc) continue;
    std::string_view line = words_.content.substr(comment->span.begin, comment->span.end - comment->span.begin);
    line.remove_prefix(2);
    if (line.starts_with(' ')) line.remove_prefix(1);
    while (line.ends_with(' ') || line.ends_with('\t')) line.remove_suffix(1);
    const bool is_first = doc.span.end == 0;
    if (!is_first) doc.text += '\n';
    doc.text += line;
    doc.span = at(is_first ? comment->span.begin : doc.span.begin, comment->span.end);
  }
  return doc;
}

Name TreeBuilder::name(Grammar::NameContext* context) const {
  if (context == nullptr) return Name{.text = {}, .span = at(0, 0)};
  const Span place = span(context);
  const size_t index = context->getStart() == nullptr ? words_.list.size() : context->getStart()->getTokenIndex();
  std::string_view written = index < words_.list.size() ? words_.text_of(words_.list[index]) : std::string_view();
  if (written.size() >= 2 && written.front() == '`') written = written.substr(1, written.size() - 2);
  return Name{.text = std::string(written), .span = place};
}

DottedName TreeBuilder::dotted_name(Grammar::DottedNameContext* context) const {
  DottedName result{.parts = {}, .span = span(context)};
  if (context != nullptr) {
    for (Grammar::NameContext* part : context->name()) result.parts.push_back(name(part));
  }
  if (result.parts.empty()) result.parts.push_back(Name{.text = {}, .span = result.span});
  return result;
}

std::vector<DottedName> TreeBuilder::dotted_names(const std::vector<Grammar::DottedNameContext*>& contexts) const {
  std::vector<DottedName> names;
  for (Grammar::DottedNameContext* context : contexts) names.push_back(dotted_name(context));
  return names;
}

}  // namespace damson::syntax
