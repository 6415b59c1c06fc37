// Text → words with ANTLR's lexer, which counts in code points and knows nothing of texts that do not end.
#include <algorithm>
#include <optional>

#include "DamsonLexer.h"
#include "compiler/syntax/words/words.h"

namespace damson::syntax {

namespace {

using grammar::DamsonLexer;

/// Brackets in texts and texts in brackets, as the lexer's stack of modes; ends a text with its line.
class SpecLexer final : public DamsonLexer {
 public:
  using DamsonLexer::DamsonLexer;

  std::unique_ptr<antlr4::Token> nextToken() override {
    std::unique_ptr<antlr4::Token> next = DamsonLexer::nextToken();
    const size_t next_type = next->getType();
    if (next_type == DamsonLexer::BROKEN_TEXT) leave_text();
    if (next_type == DamsonLexer::LINE_BREAK && leave_text()) make_broken_text(*next);
    return next;
  }

  /// A closing brace too many must not throw.
  size_t popMode() override { return modeStack.empty() ? mode : DamsonLexer::popMode(); }

 private:
  static void make_broken_text(antlr4::Token& line_break) {
    auto& writable = static_cast<antlr4::CommonToken&>(line_break);
    writable.setType(DamsonLexer::BROKEN_TEXT);
    writable.setChannel(antlr4::Token::DEFAULT_CHANNEL);
  }

  /// Back to where the outermost text began; false when there is none.
  bool leave_text() {
    std::vector<size_t> modes = modeStack;
    modes.push_back(mode);
    const auto first_text = std::find(modes.begin(), modes.end(), size_t{DamsonLexer::TEXT});
    if (first_text == modes.end()) return false;
    const auto depth = static_cast<size_t>(first_text - modes.begin());
    modeStack.resize(depth == 0 ? 0 : depth - 1);
    setMode(depth == 0 ? antlr4::Lexer::DEFAULT_MODE : modes[depth - 1]);
    return true;
  }
};

/// The byte at which each code point begins; nothing is stored for plain ASCII.
class CodePointOffsets {
 public:
  CodePointOffsets(std::string_view content, size_t skipped)
      : skipped_(static_cast<uint32_t>(skipped)), size_(static_cast<uint32_t>(content.size())) {
    const std::string_view read = content.substr(skipped);
    const auto not_ascii = [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; };
    if (std::none_of(read.begin(), read.end(), not_ascii)) return;
    for (size_t at = 0; at < read.size(); ++at) {
      if ((static_cast<unsigned char>(read[at]) & 0xC0U) != 0x80U)
        starts_.push_back(static_cast<uint32_t>(at + skipped));
    }
  }

  uint32_t byte_of(size_t code_point) const {
    if (starts_.empty()) return static_cast<uint32_t>(std::min<size_t>(code_point + skipped_, size_));
    return code_point < starts_.size() ? starts_[code_point] : size_;
  }

 private:
  std::vector<uint32_t> starts_;
  uint32_t skipped_;
  uint32_t size_;
};

bool is_comment_type(size_t type) { return type == DamsonLexer::COMMENT || type == DamsonLexer::DOC_COMMENT; }

}  // namespace

Words read_words(uint32_t text, std::string_view content, size_t skipped) {
  Words words{.text = text, .content = content, .list = {}, .comments = {}};
  const CodePointOffsets offsets(content, skipped);
  std::string input(content.substr(skipped));
  input += '\n';  // so that a text which is open at the end of the file ends like any other
  antlr4::ANTLRInputStream stream(input);
  SpecLexer lexer(&stream);
  lexer.removeErrorListeners();

  bool line_is_empty = true;
  while (true) {
    const std::unique_ptr<antlr4::Token> token = lexer.nextToken();
    const size_t type = token->getType();
    if (type == DamsonLexer::LINE_BREAK) {
      line_is_empty = true;
      continue;
    }
    const bool at_end = type == antlr4::Token::EOF;
    const uint32_t begin = at_end ? static_cast<uint32_t>(content.size()) : offsets.byte_of(token->getStartIndex());
    const uint32_t end = at_end ? begin : offsets.byte_of(token->getStopIndex() + 1);
    const Span span{.text = text, .begin = begin, .end = end};
    if (is_comment_type(type)) {
      words.comments.push_back({.span = span, .is_doc = type == DamsonLexer::DOC_COMMENT, .own_line = line_is_empty});
      continue;
    }
    words.list.push_back({.type = type,
                          .span = span,
                          .line = static_cast<uint32_t>(token->getLine()),
                          .column = static_cast<uint32_t>(token->getCharPositionInLine()),
                          .first_on_line = line_is_empty});
    line_is_empty = type == DamsonLexer::BROKEN_TEXT;
    if (at_end) return words;
  }
}

}  // namespace damson::syntax
