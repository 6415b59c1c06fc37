// The longest common lines of the part that differs; very long parts count as changed as a whole.
#include "compiler/driver/line_diff.h"

#include <algorithm>
#include <cstdint>

namespace damson {

namespace {

/// Of the table that finds common lines: 16 MB.
constexpr size_t most_cells = 4'000'000;

using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// Lengths of the longest common lines of what is left from row and column on.
class CommonLines {
 public:
  CommonLines(const Lines& before, const Lines& after, size_t begin, size_t before_end, size_t after_end)
      : begin_(begin), columns_(after_end - begin + 1) {
    const size_t rows = before_end - begin + 1;
    if (rows * columns_ > most_cells) return;
    lengths_.resize(rows * columns_);
    for (size_t row = rows - 1; row-- > 0;) {
      for (size_t column = columns_ - 1; column-- > 0;) {
        const bool same = before[begin + row] == after[begin + column];
        lengths_[row * columns_ + column] =
            same ? 1 + lengths_[(row + 1) * columns_ + column + 1]
                 : std::max(lengths_[(row + 1) * columns_ + column], lengths_[row * columns_ + column + 1]);
      }
    }
  }

  uint32_t at(size_t before, size_t after) const {
    return lengths_.empty() ? 0 : lengths_[(before - begin_) * columns_ + (after - begin_)];
  }

 private:
  size_t begin_;
  size_t columns_;
  std::vector<uint32_t> lengths_;
};

}  // namespace

std::vector<DiffLine> line_diff(std::string_view before, std::string_view after) {
  const Lines old_lines = lines_of(before);
  const Lines new_lines = lines_of(after);
  size_t old_end = old_lines.size();
  size_t new_end = new_lines.size();
  size_t begin = 0;
  while (begin < std::min(old_end, new_end) && old_lines[begin] == new_lines[begin]) ++begin;
  while (std::min(old_end, new_end) > begin && old_lines[old_end - 1] == new_lines[new_end - 1]) {
    --old_end;
    --new_end;
  }
  const CommonLines common(old_lines, new_lines, begin, old_end, new_end);
  std::vector<DiffLine> diff;
  std::vector<DiffLine> added;  // until the lines that are taken away have been listed
  size_t old_at = begin;
  size_t new_at = begin;
  const auto list_added = [&] {
    diff.insert(diff.end(), added.begin(), added.end());
    added.clear();
  };
  while (old_at < old_end || new_at < new_end) {
    if (old_at < old_end && new_at < new_end && old_lines[old_at] == new_lines[new_at] &&
        common.at(old_at, new_at) > 0) {
      list_added();
      ++old_at;
      ++new_at;
    } else if (old_at < old_end &&
               (new_at == new_end || common.at(old_at + 1, new_at) >= common.at(old_at, new_at + 1))) {
      diff.push_back({.added = false, .line = old_at + 1, .text = old_lines[old_at]});
      ++old_at;
    } else {
      added.push_back({.added = true, .line = new_at + 1, .text = new_lines[new_at]});
      ++new_at;
    }
  }
  list_added();
  return diff;
}

}  // namespace damson
