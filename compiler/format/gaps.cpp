// Finds comments by their places and counts line ends between what there is.
#include "compiler/format/gaps.h"

#include <algorithm>

namespace damson::format {

namespace {

using syntax::Comment;
using syntax::Words;

/// CR LF is one.
size_t count_line_ends(std::string_view text) {
  size_t count = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n' || (text[at] == '\r' && !text.substr(at + 1).starts_with('\n'))) ++count;
  }
  return count;
}

std::vector<Comment>::const_iterator first_comment_from(const Words& words, uint32_t byte) {
  const auto before = [](const Comment& comment, uint32_t place) { return comment.span.begin < place; };
  return std::lower_bound(words.comments.begin(), words.comments.end(), byte, before);
}

std::string_view trimmed(std::string_view text) {
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
  return text;
}

}  // namespace

bool Gap::has_blank() const {
  return blank_at_end || std::ranges::any_of(comments, [](const GapComment& comment) { return comment.blank_before; });
}

Gap gap_between(const Words& words, uint32_t begin, uint32_t end) {
  Gap gap;
  uint32_t at = begin;
  const auto line_ends_up_to = [&](uint32_t place) { return count_line_ends(words.content.substr(at, place - at)); };
  for (auto comment = first_comment_from(words, begin); comment != words.comments.end() && comment->span.begin < end;
       ++comment) {
    const std::string_view written = words.content.substr(comment->span.begin, comment->span.end - comment->span.begin);
    gap.comments.push_back({.text = trimmed(written),
                            .own_line = comment->own_line,
                            .blank_before = line_ends_up_to(comment->span.begin) > 1});
    at = comment->span.end;
  }
  const size_t line_ends = line_ends_up_to(end);
  gap.blank_at_end = line_ends > 1;
  gap.has_break = line_ends > 0 || !gap.comments.empty();
  return gap;
}

Gap gap_between_words(const Words& words, size_t left, size_t right) {
  return gap_between(words, words.list[left].span.end, words.list[right].span.begin);
}

bool has_comments(const Words& words, size_t first, size_t end) {
  if (end <= first + 1) return false;
  const auto comment = first_comment_from(words, words.list[first].span.end);
  return comment != words.comments.end() && comment->span.begin < words.list[end - 1].span.begin;
}

}  // namespace damson::format
