// A piece of HTML as a tree: gumbo reads it as the HTML standard says, mistakes included.
#pragma once

#include <memory>

#include <gumbo.h>

#include "runtime/base/result.h"
#include "runtime/values/views.h"

namespace damson {

struct HtmlTreeDeleter {
  void operator()(GumboOutput* tree) const;
};
using HtmlTree = std::unique_ptr<GumboOutput, HtmlTreeDeleter>;

/// As the content of an element `context`.
HtmlTree parse_html(Text html, GumboTag context);

/// What a look over the tags tells before HTML is parsed.
struct HtmlOutline {
  bool tags = false;                  // whether there are tags or comments
  GumboTag context = GUMBO_TAG_BODY;  // the element whose content it can be: cells without a table are those of a row
};

/// Fails where parsing would take more than linear time: browsers have bounds there, gumbo has none.
Result<HtmlOutline> outline_html(Text html);

}  // namespace damson
