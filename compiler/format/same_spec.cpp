// Reads the new text and compares what was read, in spite of the places.
#include "compiler/format/same_spec.h"

#include <algorithm>
#include <vector>

namespace damson::format {

namespace {

using syntax::OutlinedText;
using syntax::Word;

constexpr std::string_view space = " \t\r\n";

std::string_view without_line_end(std::string_view text) {
  const size_t last = text.find_last_not_of(space);
  return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

/// Words as they are written, without the commas, which are optional in many places: where they mean something the tree
/// tells.
std::vector<std::string_view> words_of(const OutlinedText& text) {
  std::vector<std::string_view> words;
  for (const Word& word : text.words.list) {
    const std::string_view written = without_line_end(text.words.text_of(word));
    if (written != ",") words.push_back(written);
  }
  return words;
}

std::vector<std::string_view> comments_of(const OutlinedText& text) {
  std::vector<std::string_view> comments;
  for (const syntax::Comment& comment : text.words.comments) {
    comments.push_back(
        without_line_end(text.words.content.substr(comment.span.begin, comment.span.end - comment.span.begin)));
  }
  return comments;
}

std::vector<std::string> ids_of(const Problems& problems) {
  std::vector<std::string> ids;
  for (const Problem& problem : problems.all()) ids.push_back(problem.id);
  std::ranges::sort(ids);
  return ids;
}

}  // namespace

bool is_same_spec(const OutlinedText& before, const Problems& problems_before, const std::string& after) {
  SourceTexts texts;
  Problems problems;
  const OutlinedText read = syntax::outline(texts.add("formatted", after), texts, problems);
  return words_of(before) == words_of(read) && comments_of(before) == comments_of(read) &&
         ids_of(problems_before) == ids_of(problems) && dump(before.tree) == dump(read.tree);
}

}  // namespace damson::format
