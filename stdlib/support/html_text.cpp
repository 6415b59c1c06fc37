// The text inside HTML, as a browser shows it.
#include "stdlib/support/html_text.h"

#include <algorithm>
#include <array>
#include <span>

#include "stdlib/support/html_parse.h"

namespace damson {

namespace {

constexpr size_t longest_name = 40;   // no reference has a longer one
constexpr size_t longest_number = 7;  // digits that a character's number may have

bool is_word_character(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// Where a reference that begins with the `&` at `at` ends, its `;` included.
size_t reference_end(Text text, size_t at) {
  const bool numbered = text.substr(at + 1, 1) == "#";
  size_t end = at + (numbered ? 2 : 1);
  const size_t last = numbered ? text.size() : std::min(text.size(), end + longest_name);
  while (end < last && is_word_character(text[end])) ++end;
  return end < text.size() && text[end] == ';' ? end + 1 : end;
}

/// Where the digits of a numbered reference end, when they say a number that no character has; 0 for others. gumbo
/// counts beyond 32 bits and begins again at 0.
size_t end_of_too_large_number(Text reference) {
  if (!reference.starts_with("&#")) return 0;
  const bool hexadecimal = reference.size() > 2 && (reference[2] == 'x' || reference[2] == 'X');
  const size_t begin = hexadecimal ? 3 : 2;
  const size_t end = std::min(reference.find_first_not_of(hexadecimal ? "0123456789abcdefABCDEF" : "0123456789", begin),
                              reference.size());
  const size_t zeros = std::min(reference.find_first_not_of('0', begin), end);
  return end - zeros > longest_number ? end : 0;
}

/// A reference alone, with what follows it up to the next sign: in a title there are no tags.
void write_reference(Text reference, std::string& out) {
  if (const size_t end = end_of_too_large_number(reference)) {
    out += "\uFFFD";
    const Text behind = reference.substr(end);
    out += behind.substr(behind.starts_with(';') ? 1 : 0);
    return;
  }
  const HtmlTree tree = parse_html(reference, GUMBO_TAG_TITLE);
  const GumboVector& children = tree->root->v.element.children;
  for (const void* child : std::span(children.data, children.length))
    out += static_cast<const GumboNode*>(child)->v.text.text;
}

enum class Layout : uint8_t {
  inside_line,
  block,   // begins and ends a line
  row,     // so does a row, even of empty cells
  cell,    // a tab stands before it, but for the first of a row
  apart,   // a space stands around it
  hidden,  // is not shown
};

Layout layout_of(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH: return Layout::cell;
    case GUMBO_TAG_TR: return Layout::row;
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_INPUT:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_METER:
    case GUMBO_TAG_PROGRESS: return Layout::apart;
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_NOEMBED:
    case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_DATALIST: return Layout::hidden;
    default: break;
  }
  constexpr auto blocks = std::to_array<GumboTag>(
      {GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE,     GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_BODY,
       GUMBO_TAG_CAPTION, GUMBO_TAG_CENTER,  GUMBO_TAG_DD,        GUMBO_TAG_DETAILS,    GUMBO_TAG_DIR,
       GUMBO_TAG_DIV,     GUMBO_TAG_DL,      GUMBO_TAG_DT,        GUMBO_TAG_FIELDSET,   GUMBO_TAG_FIGCAPTION,
       GUMBO_TAG_FIGURE,  GUMBO_TAG_FOOTER,  GUMBO_TAG_FORM,      GUMBO_TAG_H1,         GUMBO_TAG_H2,
       GUMBO_TAG_H3,      GUMBO_TAG_H4,      GUMBO_TAG_H5,        GUMBO_TAG_H6,         GUMBO_TAG_HEADER,
       GUMBO_TAG_HGROUP,  GUMBO_TAG_HR,      GUMBO_TAG_LEGEND,    GUMBO_TAG_LI,         GUMBO_TAG_LISTING,
       GUMBO_TAG_MAIN,    GUMBO_TAG_MENU,    GUMBO_TAG_NAV,       GUMBO_TAG_OL,         GUMBO_TAG_OPTGROUP,
       GUMBO_TAG_OPTION,  GUMBO_TAG_P,       GUMBO_TAG_PLAINTEXT, GUMBO_TAG_PRE,        GUMBO_TAG_SECTION,
       GUMBO_TAG_SUMMARY, GUMBO_TAG_TABLE,   GUMBO_TAG_TBODY,     GUMBO_TAG_TFOOT,      GUMBO_TAG_THEAD,
       GUMBO_TAG_UL,      GUMBO_TAG_XMP});
  const bool block = std::find(blocks.begin(), blocks.end(), tag) != blocks.end();
  return block ? Layout::block : Layout::inside_line;
}

bool keeps_spaces(GumboTag tag) {
  return tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_TEXTAREA || tag == GUMBO_TAG_LISTING || tag == GUMBO_TAG_XMP ||
         tag == GUMBO_TAG_PLAINTEXT;
}

bool is_html_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

/// Writes words with single spaces, lines and cells. What parts words is written when the next word comes, so none
/// stands at the end.
class LineWriter {
 public:
  explicit LineWriter(std::string& out) : out_(out) {}

  void text(Text part, bool as_it_stands) {
    for (char c : part) {
      if (as_it_stands && c == '\n') {
        line_break();
      } else if (!as_it_stands && is_html_space(c)) {
        space_ = true;
      } else {
        write(c);
      }
    }
  }
  void space() { space_ = true; }
  /// `<br>`: a second one leaves a line empty.
  void line_break() {
    ++lines_;
    open_line_ = false;
    space_ = false;
    tabs_ = 0;
  }
  /// The border of a block, which ends a line only where one has begun.
  void block_border() {
    if (open_line_) line_break();
    space_ = false;
  }
  /// The same of a row, which may end in empty cells.
  void row_border() {
    if (open_line_ || tabs_ > 0) line_break();
    space_ = false;
  }
  void cell(bool first) {
    if (!first) {
      lines_ = lines_before_cell_;  // blocks at the end of a cell end no line of the table
      ++tabs_;
    }
    open_line_ = false;
    space_ = false;
    lines_before_cell_ = lines_;
  }

 private:
  void write(char c) {
    if (written_) out_.append(lines_, '\n');
    out_.append(tabs_, '\t');
    if (written_ && space_ && lines_ == 0 && tabs_ == 0) out_ += ' ';
    lines_ = 0;
    lines_before_cell_ = 0;
    tabs_ = 0;
    space_ = false;
    open_line_ = true;
    written_ = true;
    out_ += c;
  }

  std::string& out_;
  size_t lines_ = 0;  // that are to be written before the next word
  size_t lines_before_cell_ = 0;
  size_t tabs_ = 0;
  bool space_ = false;
  bool open_line_ = false;
  bool written_ = false;
};

/// Walks the tree, which is no deeper than `outline_html` lets pass.
class TreeTextWriter {
 public:
  explicit TreeTextWriter(std::string& out) : lines_(out) {}

  void content(const GumboElement& element, bool as_it_stands) {
    const std::span children(element.children.data, element.children.length);
    Siblings siblings;
    siblings.parentheses = std::any_of(children.begin(), children.end(), [](const void* child) {
      const auto& node = *static_cast<const GumboNode*>(child);
      return node.type == GUMBO_NODE_ELEMENT && node.v.element.tag == GUMBO_TAG_RP;
    });
    for (const void* child : children) node(*static_cast<const GumboNode*>(child), as_it_stands, siblings);
  }

 private:
  /// What stands in one element.
  struct Siblings {
    bool cells = false;        // whether a cell came before
    bool parentheses = false;  // for the small text above a word, where it is written behind the word
  };

  void node(const GumboNode& node, bool as_it_stands, Siblings& siblings) {
    switch (node.type) {
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_CDATA:
      case GUMBO_NODE_WHITESPACE: lines_.text(node.v.text.text, as_it_stands); return;
      case GUMBO_NODE_ELEMENT: element(node.v.element, as_it_stands, siblings); return;
      case GUMBO_NODE_DOCUMENT:
      case GUMBO_NODE_COMMENT:
      case GUMBO_NODE_TEMPLATE: return;
    }
  }

  void element(const GumboElement& element, bool as_it_stands, Siblings& siblings) {
    const Layout layout = layout_of(element.tag);
    if (layout == Layout::hidden) return;
    if (element.tag == GUMBO_TAG_BR) return lines_.line_break();
    const bool stands = as_it_stands || keeps_spaces(element.tag);
    border(layout);
    if (layout == Layout::cell) {
      lines_.cell(!siblings.cells);
      siblings.cells = true;
    }
    const bool reading = element.tag == GUMBO_TAG_RT && !siblings.parentheses;
    if (reading) lines_.text(" (", false);
    content(element, stands);
    if (reading) lines_.text(")", false);
    border(layout);
  }

  void border(Layout layout) {
    if (layout == Layout::block) lines_.block_border();
    if (layout == Layout::row) lines_.row_border();
    if (layout == Layout::apart) lines_.space();
  }

  LineWriter lines_;
};

}  // namespace

void write_unescaped(Text text, std::string& out) {
  for (size_t at = 0; at < text.size();) {
    const size_t sign = std::min(text.find('&', at), text.size());
    out += text.substr(at, sign - at);
    if (sign == text.size()) return;
    at = reference_end(text, sign);
    write_reference(text.substr(sign, at - sign), out);
  }
}

Result<bool> write_html_text(Text html, std::string& out) {
  const Result<HtmlOutline> outline = outline_html(html);
  if (!outline.ok()) return outline.error();
  const HtmlTree tree = parse_html(html, outline->context);
  TreeTextWriter(out).content(tree->root->v.element, false);
  return outline->tags;
}

}  // namespace damson
