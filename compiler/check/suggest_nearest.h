// "Did you mean …?", and where nothing is near, what there is.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/diagnostics/problem_draft.h"
#include "runtime/values/type.h"

namespace damson::checking {

/// A name that may stand somewhere, and what it is: "text?", "a vocabulary"; empty where all are the same.
struct Offer {
  std::string name;
  std::string what = {};
};

/// All that may stand in one place, in the words of a list: "the fields of `Work`".
struct Offers {
  std::string title;
  std::vector<Offer> offers = {};
  bool dotted = false;  // a dot in a name stands between names: `iptc.Photo`

  void add(std::string_view name, std::string what = {}) { offers.push_back({std::string(name), std::move(what)}); }
};

/// The fields of a record with their types.
Offers fields_offered(const Type& record, std::string title = {});

/// Whether one of them is `name` but for upper and lower case: then it is meant, and no word of another language.
bool has_in_other_case(const Offers& offers, std::string_view name);

/// Names the nearest offer and suggests to write it at `where`, which holds `written`; where none is near, lists them.
/// Gives the nearest.
std::optional<std::string> suggest_nearest(ProblemDraft& draft, Span where, std::string_view written,
                                           const Offers& offers);
/// The list alone: "the fields of `Work`: `id` (text), `title` (text?)".
std::string listed(const Offers& offers);

}  // namespace damson::checking
