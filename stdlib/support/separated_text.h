// Texts with a separator between them, and what becomes of a separator inside one of them.
#pragma once

#include <optional>
#include <string>

#include "runtime/base/result.h"
#include "runtime/values/function.h"

namespace damson {

enum class SeparatorEscape : uint8_t {
  refuse,     // the text cannot be joined
  keep,       // the separator is written as it is, and nobody can tell it from the others
  backslash,  // `\` stands before it, and before each `\`
  quotes,     // the text stands in `"`, each `"` in it twice, as in CSV
};

/// What `join` may be told.
Result<SeparatorEscape> joining_escape(const std::string& name);
/// What `split` may be told: a text is not refused for its separators.
Result<SeparatorEscape> splitting_escape(const std::string& name);

/// What keeps a separator from being used with an escape.
std::optional<Error> separator_problem(Text separator, SeparatorEscape escape);

/// The same signatures, which cannot fail where separator and escape, the second and the third argument, are known and
/// `never` says so.
std::vector<Overload> fails_unless(bool (*never)(Text separator, SeparatorEscape escape), std::vector<Overload> body);

/// Where a separator would be found that stands inside the item or across its end; nothing where it is found behind it.
std::optional<size_t> separator_inside(Text item, Text separator);

/// Appends an item so that `split` gives it back. Not for `refuse`.
void write_item(Text item, Text separator, SeparatorEscape escape, std::string& out);

/// Reads the items that `write_item` wrote.
class ItemReader {
 public:
  /// `separator` is not empty.
  ItemReader(Text text, Text separator, SeparatorEscape escape)
      : text_(text), separator_(separator), escape_(escape), done_(text.empty()) {}

  /// The next item, in `arena` where it had escapes; nothing behind the last. Fails for escapes that are none.
  Result<std::optional<Text>> next(Arena& arena);

 private:
  Text plain();
  Result<Text> with_backslashes(Arena& arena);
  Result<Text> with_quotes(Arena& arena);
  bool at_separator() const { return text_.substr(at_, separator_.size()) == separator_; }
  void behind_separator();

  Text text_;
  Text separator_;
  SeparatorEscape escape_;
  size_t at_ = 0;
  bool done_;
};

}  // namespace damson
