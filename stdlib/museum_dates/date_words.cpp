// Tables of the words that dates are written with.
#include "stdlib/museum_dates/date_words.h"

#include <algorithm>
#include <array>

namespace damson::museum_dates {

namespace {

template <size_t count>
bool among(const std::array<std::string_view, count>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 8> approximate_words = {"c",  "ca",    "circa",  "ci",
                                                               "about", "around", "approximately", "approx"};
constexpr std::array<std::string_view, 6> uncertain_words = {"probably", "possibly", "perhaps", "prob", "poss", "presumably"};
constexpr std::array<std::string_view, 12> months = {"january", "february", "march",     "april",   "may",      "june",
                                                     "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 9> making_words = {"made",    "reworked", "completed", "finished", "revised",
                                                          "altered", "executed", "painted",   "drawn"};
constexpr std::array<std::string_view, 41> other_words = {
    "published", "printed",   "reprinted",      "cast",      "recast",       "exhibited", "engraved",  "designed",
    "conceived", "reproduced", "reproduction",  "restored",  "repaired",     "remade",    "replica",   "version",
    "edition",   "editioned", "reconstructed",  "reconstruction", "reassembled", "assembled", "refabricated",
    "fabricated", "enlarged", "posthumous",     "posthumously", "annotated", "issued",    "re",
    "released",  "photographed", "woven",       "struck",    "minted",       "built",     "carved",    "registered",
    "additions", "dated",     "copy"};

}  // namespace

std::optional<edtf::Qualifier> qualifier_word(std::string_view word) {
  if (among(approximate_words, word)) return edtf::Qualifier{.uncertain = false, .approximate = true};
  if (among(uncertain_words, word)) return edtf::Qualifier{.uncertain = true, .approximate = false};
  return std::nullopt;
}

std::optional<int> month_word(std::string_view word) {
  for (size_t i = 0; i < months.size(); ++i) {
    const bool abbreviated = word.size() >= 3 && months[i].starts_with(word) && (word.size() == 3 || word == "sept");
    if (word == months[i] || abbreviated) return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}

std::optional<int> season_word(std::string_view word) {
  if (word == "spring") return 21;
  if (word == "summer") return 22;
  if (word == "autumn" || word == "fall") return 23;
  if (word == "winter") return 24;
  return std::nullopt;
}

std::optional<Third> third_word(std::string_view word) {
  if (word == "early") return Third::early;
  if (word == "mid" || word == "middle") return Third::middle;
  if (word == "late") return Third::late;
  return std::nullopt;
}

EventKind event_word(std::string_view word) {
  if (among(making_words, word)) return EventKind::making;
  return among(other_words, word) ? EventKind::other : EventKind::none;
}

}  // namespace damson::museum_dates
