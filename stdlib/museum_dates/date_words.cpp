// Tables of the words that dates are written with.
#include "stdlib/museum_dates/date_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace damson::museum_dates {

namespace {

template <size_t count>
bool among(const std::array<std::string_view, count>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// The place of `word` among words that are written whole or cut to three letters, or to one of `cuts`.
template <size_t count, size_t cut_count>
std::optional<int> place_among(const std::array<std::string_view, count>& words,
                               const std::array<std::string_view, cut_count>& cuts, std::string_view word) {
  for (size_t i = 0; i < words.size(); ++i) {
    const bool cut = words[i].starts_with(word) && (word.size() == 3 || among(cuts, word));
    if (word == words[i] || cut) return static_cast<int>(i);
  }
  return std::nullopt;
}

constexpr std::array<std::string_view, 11> approximate_words = {
    "c", "ca", "cca", "circa", "ci", "about", "abt", "around", "approximately", "approx", "roughly"};
constexpr std::array<std::string_view, 8> uncertain_words = {"probably", "possibly",   "perhaps", "prob",
                                                             "poss",     "presumably", "likely",  "maybe"};
constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                     "may",       "june",     "july",     "august",
                                                     "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 1> month_cuts = {"sept"};
constexpr std::array<std::string_view, 7> weekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                      "friday", "saturday", "sunday"};
constexpr std::array<std::string_view, 3> weekday_cuts = {"tues", "thur", "thurs"};

constexpr std::array<std::string_view, 3> beginning_words = {"begun", "started", "commenced"};
constexpr std::array<std::string_view, 3> completion_words = {"completed", "finished", "complete"};
constexpr std::array<std::string_view, 25> making_words = {
    "made",     "completed", "finished", "complete",    "executed", "painted", "drawn",    "manufactured", "produced",
    "created",  "woven",     "carved",   "built",       "struck",   "minted",  "sculpted", "modelled",     "modeled",
    "sketched", "written",   "composed", "embroidered", "forged",   "sewn",    "thrown"};
constexpr std::array<std::string_view, 4> rework_words = {"reworked", "revised", "altered", "modified"};
constexpr std::array<std::string_view, 2> design_words = {"designed", "conceived"};
constexpr std::array<std::string_view, 2> inscription_words = {"dated", "signed"};
constexpr std::array<std::string_view, 23> appearance_words = {
    "published",    "printed",   "cast",      "exhibited", "engraved",   "issued",    "released",    "photographed",
    "shown",        "displayed", "performed", "etched",    "fabricated", "assembled", "constructed", "posthumous",
    "posthumously", "realised",  "realized",  "editioned", "edition",    "version",   "premiered"};
constexpr std::array<std::string_view, 4> registration_words = {"registered", "patented", "copyright", "copyrighted"};
constexpr std::array<std::string_view, 24> reproduction_words = {
    "reprinted", "reprint",    "recast",        "reproduced",     "reproduction", "remade",
    "remake",    "replica",    "reconstructed", "reconstruction", "reassembled",  "refabricated",
    "enlarged",  "copy",       "reissued",      "reissue",        "republished",  "re",
    "recreated", "reengraved", "restruck",      "reedition",      "facsimile",    "copied"};
constexpr std::array<std::string_view, 29> afterlife_words = {
    "restored",    "repaired",  "conserved", "cleaned",     "relined",     "rebuilt",   "retouched", "repainted",
    "overpainted", "mended",    "rebacked",  "rebound",     "annotated",   "inscribed", "additions", "acquired",
    "purchased",   "collected", "donated",   "bequeathed",  "accessioned", "sold",      "found",     "excavated",
    "discovered",  "reframed",  "remounted", "restoration", "repair"};
constexpr std::array<std::string_view, 10> fillers = {"in",   "on",    "during", "and",          "&",
                                                      "then", "later", "again",  "subsequently", "originally"};

}  // namespace

std::optional<edtf::Qualifier> qualifier_word(std::string_view word) {
  if (among(approximate_words, word)) return edtf::Qualifier{.uncertain = false, .approximate = true};
  if (among(uncertain_words, word)) return edtf::Qualifier{.uncertain = true, .approximate = false};
  return std::nullopt;
}

std::optional<int> month_word(std::string_view word) {
  const auto place = place_among(months, month_cuts, word);
  return place ? std::optional(*place + 1) : std::nullopt;
}

std::optional<int> weekday_word(std::string_view word) { return place_among(weekdays, weekday_cuts, word); }

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

std::optional<Third> third_noun(std::string_view word) {
  if (word == "beginning" || word == "start") return Third::early;
  if (word == "middle") return Third::middle;
  if (word == "end" || word == "close") return Third::late;
  return std::nullopt;
}

EventKind event_word(std::string_view word) {
  if (among(beginning_words, word)) return EventKind::beginning;
  if (among(making_words, word)) return EventKind::making;
  if (among(design_words, word)) return EventKind::design;
  if (among(rework_words, word)) return EventKind::rework;
  if (among(inscription_words, word)) return EventKind::inscription;
  if (among(appearance_words, word)) return EventKind::appearance;
  if (among(registration_words, word)) return EventKind::registration;
  if (among(reproduction_words, word)) return EventKind::reproduction;
  return among(afterlife_words, word) ? EventKind::afterlife : EventKind::none;
}

bool is_completion(std::string_view word) { return among(completion_words, word); }
bool is_filler(std::string_view word) { return among(fillers, word); }

}  // namespace damson::museum_dates
