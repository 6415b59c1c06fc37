// One pass over the value, with the keys of the objects that are open.
#include "runtime/connectors/json/json_doubt.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "runtime/connectors/json/json_text_value.h"
#include "runtime/connectors/json/json_words.h"
#include "runtime/connectors/json/key_set.h"

namespace damson {

namespace {

class DoubtSearch {
 public:
  DoubtSearch(Text json, Arena& arena) : json_(json), arena_(arena) {}

  std::optional<std::string> run() {
    for (size_t at = 0; at < json_.size() && !doubt_; ++at) {
      switch (json_[at]) {
        case '{': open(true); break;
        case '[': open(false); break;
        case '}':
        case ']': close(); break;
        case ',': key_follows_ = depth_ != 0 && levels_[depth_ - 1].is_object; break;
        case '"': at = read_text(at + 1); break;
        default: break;
      }
    }
    return std::move(doubt_);
  }

 private:
  struct Level {
    bool is_object = false;
    KeySet keys;
  };

  void open(bool is_object) {
    if (depth_ == levels_.size()) levels_.emplace_back();
    levels_[depth_].is_object = is_object;
    levels_[depth_].keys.clear();
    ++depth_;
    key_follows_ = is_object;
  }

  void close() {
    --depth_;
    key_follows_ = false;
  }

  /// Returns the place of the quote that ends it.
  size_t read_text(size_t begin) {
    size_t end = begin;
    while (json_[end] != '"') end += json_[end] == '\\' ? 2 : 1;
    const Text raw = json_.substr(begin, end - begin);
    std::optional<Text> text = raw;
    if (raw.find('\\') != Text::npos) text = unescaped_json(raw, arena_);
    if (!text) {
      doubt_ = half_character_words(raw);
    } else if (key_follows_ && !levels_[depth_ - 1].keys.insert(*text)) {
      doubt_ = fmt::format("the key `{}` stands twice in one object", *text);
    }
    key_follows_ = false;
    return end;
  }

  Text json_;
  Arena& arena_;
  std::vector<Level> levels_;
  size_t depth_ = 0;
  bool key_follows_ = false;
  std::optional<std::string> doubt_;
};

}  // namespace

std::optional<std::string> doubt_in_json(Text json, Arena& arena) {
  // numbers, and most texts, cannot be in doubt
  if (json.find_first_of("{\\") == Text::npos) return std::nullopt;
  return DoubtSearch(json, arena).run();
}

}  // namespace damson
