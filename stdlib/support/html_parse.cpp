// Looks over HTML before it is parsed, and parses it.
#include "stdlib/support/html_parse.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>

namespace damson {

namespace {

constexpr size_t most_nested = 500;      // elements within each other; browsers stop at 512
constexpr size_t most_attributes = 500;  // of one tag: they are compared with each other
/// Elements that unclosed `<b>`, `<font …>` and the like may come to: they are opened again in every block behind them.
constexpr size_t most_reopened = 1'000'000;

bool is_letter_of_tag(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_html_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

template <size_t count>
bool is_one_of(GumboTag tag, const std::array<GumboTag, count>& tags) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

/// Elements without content, and those that the next of their kind closes.
bool closes_itself(GumboTag tag) {
  constexpr auto tags = std::to_array<GumboTag>(
      {GUMBO_TAG_AREA,   GUMBO_TAG_BASE,     GUMBO_TAG_BR,       GUMBO_TAG_COL,  GUMBO_TAG_EMBED, GUMBO_TAG_HR,
       GUMBO_TAG_IMG,    GUMBO_TAG_INPUT,    GUMBO_TAG_LINK,     GUMBO_TAG_META, GUMBO_TAG_PARAM, GUMBO_TAG_SOURCE,
       GUMBO_TAG_TRACK,  GUMBO_TAG_WBR,      GUMBO_TAG_P,        GUMBO_TAG_LI,   GUMBO_TAG_DT,    GUMBO_TAG_DD,
       GUMBO_TAG_OPTION, GUMBO_TAG_OPTGROUP, GUMBO_TAG_TR,       GUMBO_TAG_TD,   GUMBO_TAG_TH,    GUMBO_TAG_THEAD,
       GUMBO_TAG_TBODY,  GUMBO_TAG_TFOOT,    GUMBO_TAG_COLGROUP, GUMBO_TAG_RT,   GUMBO_TAG_RP,    GUMBO_TAG_HTML,
       GUMBO_TAG_HEAD,   GUMBO_TAG_BODY});
  return is_one_of(tag, tags);
}

bool is_formatting(GumboTag tag) {
  constexpr auto tags = std::to_array<GumboTag>(
      {GUMBO_TAG_A, GUMBO_TAG_B, GUMBO_TAG_BIG, GUMBO_TAG_CODE, GUMBO_TAG_EM, GUMBO_TAG_FONT, GUMBO_TAG_I,
       GUMBO_TAG_NOBR, GUMBO_TAG_S, GUMBO_TAG_SMALL, GUMBO_TAG_STRIKE, GUMBO_TAG_STRONG, GUMBO_TAG_TT, GUMBO_TAG_U});
  return is_one_of(tag, tags);
}

/// The element that has such a part of a table in it.
GumboTag context_of_table_part(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH: return GUMBO_TAG_TR;
    case GUMBO_TAG_TR: return GUMBO_TAG_TBODY;
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_COLGROUP:
    case GUMBO_TAG_COL:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_TFOOT: return GUMBO_TAG_TABLE;
    default: return GUMBO_TAG_BODY;
  }
}

/// Counts what is open while it moves from tag to tag.
class TagScan {
 public:
  explicit TagScan(Text html) : html_(html) {}

  Result<HtmlOutline> run() {
    for (size_t at = html_.find('<'); at != Text::npos; at = html_.find('<', at)) {
      const char behind = at + 1 < html_.size() ? html_[at + 1] : '\0';
      const bool closing = behind == '/';
      if (!closing && behind != '!' && behind != '?' && !is_letter_of_tag(behind)) {
        ++at;
        continue;
      }
      outline_.tags = true;
      if (html_.substr(at, 4) == "<!--") {
        at = std::min(html_.find("-->", at + 4), html_.size());
        continue;
      }
      at += closing ? 2 : 1;
      const GumboTag tag = name_at(at);
      if (closing) {
        close(tag);
      } else {
        open(tag);
      }
      const size_t attributes = pass_attributes(at);
      if (attributes > most_attributes)
        return fail(fmt::format("a tag of the HTML has more than {} attributes", most_attributes));
      if (deepest_ > most_nested)
        return fail(fmt::format("the HTML has more than {} elements within each other", most_nested));
      if (reopened_ > most_reopened) return fail("the HTML leaves too many elements such as `<b>` open");
    }
    return outline_;
  }

 private:
  GumboTag name_at(size_t& at) const {
    const size_t begin = at;
    while (at < html_.size() && !is_html_blank(html_[at]) && html_[at] != '>' && html_[at] != '/') ++at;
    return gumbo_tagn_enum(html_.data() + begin, static_cast<unsigned>(std::min<size_t>(at - begin, 100)));
  }

  void open(GumboTag tag) {
    if (!seen_table_ && outline_.context == GUMBO_TAG_BODY) outline_.context = context_of_table_part(tag);
    seen_table_ = seen_table_ || tag == GUMBO_TAG_TABLE;
    if (is_formatting(tag)) ++formatting_;
    if (!closes_itself(tag)) ++depth_;
    deepest_ = std::max(deepest_, depth_);
    reopened_ += formatting_;
  }
  void close(GumboTag tag) {
    if (is_formatting(tag) && formatting_ > 0) --formatting_;
    if (!closes_itself(tag) && depth_ > 0) --depth_;
    reopened_ += formatting_;
  }

  /// Moves behind the `>`.
  size_t pass_attributes(size_t& at) const {
    size_t count = 0;
    char quote = '\0';
    bool gap = true;
    for (; at < html_.size(); ++at) {
      const char c = html_[at];
      if (quote != '\0') {
        if (c == quote) quote = '\0';
        continue;
      }
      if (c == '>') {
        ++at;
        return count;
      }
      if ((c == '"' || c == '\'') && at > 0 && (html_[at - 1] == '=' || is_html_blank(html_[at - 1]))) quote = c;
      const bool blank = is_html_blank(c) || c == '/' || quote != '\0';
      if (gap && !blank) ++count;
      gap = blank;
    }
    return count;
  }

  Text html_;
  HtmlOutline outline_;
  bool seen_table_ = false;
  size_t depth_ = 0;
  size_t deepest_ = 0;
  size_t formatting_ = 0;
  size_t reopened_ = 0;
};

}  // namespace

void HtmlTreeDeleter::operator()(GumboOutput* tree) const { gumbo_destroy_output(&kGumboDefaultOptions, tree); }

HtmlTree parse_html(Text html, GumboTag context) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  options.fragment_context = context;
  return HtmlTree(gumbo_parse_with_options(&options, html.data(), html.size()));
}

Result<HtmlOutline> outline_html(Text html) { return TagScan(html).run(); }

}  // namespace damson
