// Takes the declarations that are right, lays them out, and leaves what stands between them alone.
#include "compiler/format/format.h"

#include <algorithm>

#include "compiler/format/layout.h"
#include "compiler/format/same_spec.h"
#include "compiler/syntax/outline/outline.h"

namespace damson {

namespace format {

namespace {

using syntax::OutlinedText;
using syntax::Phrase;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// CR LF and CR become LF.
std::string with_plain_line_ends(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\r')
      out += text[at];
    else if (!text.substr(at + 1).starts_with('\n'))
      out += '\n';
  }
  return out;
}

class TextFormatter {
 public:
  explicit TextFormatter(const OutlinedText& outlined) : outlined_(outlined), layout_(outlined.words) {}

  std::string format() {
    const std::vector<Phrase>& declarations = outlined_.declarations;
    const size_t end_of_text = outlined_.words.list.size() - 1;
    size_t next_word = 0;
    for (size_t from = 0; from < declarations.size();) {
      const size_t first = declarations[from].first;
      const bool leaves = first != next_word;
      if (leaves) copy(next_word, first);
      std::vector<Row> rows;
      for (next_word = first; from < declarations.size() && declarations[from].first == next_word; ++from) {
        rows.push_back(layout_.row(declarations[from]));
        next_word = declarations[from].end;
      }
      const uint32_t begin = leaves ? outlined_.words.list[first].span.begin : 0;
      const bool is_last = next_word == end_of_text;
      const uint32_t end = is_last ? size() : outlined_.words.list[next_word - 1].span.end;
      write_rows(outlined_.words, rows, {.is_block = false, .begin = begin, .end = end, .indent = 0}, out_);
    }
    if (declarations.empty() && end_of_text == 0) {
      write_rows(outlined_.words, {}, {.is_block = false, .begin = 0, .end = size(), .indent = 0}, out_);
    } else if (next_word != end_of_text) {
      copy(next_word, end_of_text);
    }
    if (!out_.empty() && !out_.ends_with('\n')) out_ += '\n';
    return std::move(out_);
  }

 private:
  uint32_t size() const { return static_cast<uint32_t>(outlined_.words.content.size()); }

  /// What stands behind the word before `from` up to word `to`, exactly.
  void copy(size_t from, size_t to) {
    const auto& list = outlined_.words.list;
    const uint32_t begin = from == 0 ? 0 : list[from - 1].span.end;
    std::string_view left = outlined_.words.content.substr(begin, list[to].span.begin - begin);
    while (from == 0 && left.starts_with(byte_order_mark)) left.remove_prefix(byte_order_mark.size());
    std::string copied = with_plain_line_ends(left);
    // The declaration behind it begins its line.
    const size_t behind_line_end = copied.find_last_not_of(' ') + 1;
    if (behind_line_end > 0 && copied[behind_line_end - 1] == '\n') copied.resize(behind_line_end);
    out_ += copied;
  }

  const OutlinedText& outlined_;
  Layout layout_;
  std::string out_;
};

}  // namespace

}  // namespace format

Formatted format_text(uint32_t text_id, const SourceTexts& texts) {
  Formatted result;
  result.text = texts[text_id].content();
  const syntax::OutlinedText outlined = syntax::outline(text_id, texts, result.problems);
  if (outlined.words.list.empty()) {
    result.outcome = FormatOutcome::unreadable;
    return result;
  }
  std::string laid_out = format::TextFormatter(outlined).format();
  if (!format::is_same_spec(outlined, result.problems, laid_out)) {
    result.outcome = FormatOutcome::uncertain;
    return result;
  }
  result.text = std::move(laid_out);
  size_t words = 1;  // the end of the text
  for (const syntax::Phrase& declaration : outlined.declarations) words += declaration.end - declaration.first;
  if (words != outlined.words.list.size()) result.outcome = FormatOutcome::in_part;
  return result;
}

}  // namespace damson
