// What is to be written, with the places where a line may end; and a printer that ends lines where they become too
// long.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace damson::format {

/// A line holds so many columns, unless a single word needs more.
inline constexpr size_t line_width = 120;
/// Of blocks, and of the rest of what does not fit on its line.
inline constexpr size_t indentation = 2;

enum class DocumentKind : uint8_t {
  text,
  comment,      // a text that may be as long as it likes
  line,         // a space, or a new line where the group is broken
  soft_line,    // nothing, or a new line
  hard_line,    // always a new line
  only_broken,  // a text that is written only where the group is broken
  sequence,
  nest,   // lines within begin further in
  align,  // lines within begin where this begins
  group,  // stands on one line if it fits, otherwise all its `line`s break
  hang,   // behind a space, or on the next line if it fits only there
  block,  // braces with rows in them, or on one line where that is allowed and fits
};

struct DocumentNode;
using Document = std::shared_ptr<const DocumentNode>;

/// Writes a block from its opening brace to its closing one, which stands at this indentation.
using BlockWriter = std::function<std::string(size_t indent)>;

struct DocumentNode {
  DocumentKind kind = DocumentKind::text;
  std::string text = {};
  std::vector<Document> parts = {};
  BlockWriter block = {};
  size_t width = 0;     // on one line
  bool breaks = false;  // does not go on one line
};

Document text(std::string_view written);
Document comment(std::string_view written);
Document line();
Document soft_line();
Document hard_line();
Document only_broken(std::string_view written);
Document sequence(std::vector<Document> parts);
Document nest(Document part);
Document align(Document part);
Document group(Document part);
Document hang(Document part);
/// `on_one_line` is null where that is not allowed.
Document block(Document on_one_line, BlockWriter writer);

/// Columns that a text takes on a terminal.
size_t display_width(std::string_view text);

/// `document` on one line; only of one that goes on one.
std::string on_one_line(const Document& document);

/// Appends `document`, the first line of which begins at `column`, and gives the column behind it.
size_t print(const Document& document, size_t column, size_t indent, std::string& out);

}  // namespace damson::format
