// Judging losses of one value together, unit by unit.
#include "runtime/engine/evaluate/settle_losses.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "runtime/values/json_text.h"

namespace damson {

namespace {

/// What places of one group say about one value.
struct SharedValue {
  std::set<int> lookers;  // places that were asked about it
  std::map<std::string, std::map<int, size_t>>
      items;                  // what an item says → the places that leave such a one out, and their first notes
  std::map<int, size_t> cut;  // place → its note of characters
};

/// Where the part that is kept stands in its text.
std::pair<size_t, size_t> kept_part(const Note& note) {
  const Text whole = note.text;
  const bool is_part =
      note.after.data() >= whole.data() && note.after.data() + note.after.size() <= whole.data() + whole.size();
  if (!is_part) return {0, 0};
  const auto begin = static_cast<size_t>(note.after.data() - whole.data());
  return {begin, begin + note.after.size()};
}

/// Whether there is more than separators between two parts.
bool says_something(Text text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
  });
}

std::string item_text(const Note& note) {
  if (note.item == nullptr) return std::string(note.text);
  std::string text;
  write_json(*note.item, note.row, text);
  return text;
}

/// Whether letters or digits of the text are in none of the parts that are kept.
bool loses_characters(const std::vector<Note>& notes, const SharedValue& value) {
  const Text whole = notes[value.cut.begin()->second].text;
  std::vector<std::pair<size_t, size_t>> kept;
  for (const auto& [place, note] : value.cut) {
    if (notes[note].text != whole) return true;  // they are not of one text after all
    kept.push_back(kept_part(notes[note]));
  }
  std::sort(kept.begin(), kept.end());
  size_t reached = 0;
  for (const auto& [begin, end] : kept) {
    if (begin > reached && says_something(whole.substr(reached, begin - reached))) return true;
    reached = std::max(reached, end);
  }
  return says_something(whole.substr(reached));
}

/// The notes of one unit that belong to groups.
class UnitLosses {
 public:
  UnitLosses(const std::vector<LossRule>& rules, const std::vector<Note>& notes) : rules_(rules), notes_(notes) {}

  void add(size_t at) {
    const Note& note = notes_[at];
    SharedValue& value = values_[{rules_[note.rule].group, note.place}];
    const int place = rules_[note.rule].place;
    value.lookers.insert(place);
    if (note.kind == Note::Kind::looked) return;
    if (note.item != nullptr || note.is_whole()) {
      value.items[item_text(note)].emplace(place, at);
    } else {
      value.cut.emplace(place, at);
    }
  }

  /// Marks the notes that stay.
  void settle(std::vector<bool>& stays) {
    for (const auto& [key, value] : values_) {
      for (const auto& [item, notes] : value.items) {
        if (const auto lost = first_lost(notes, value.lookers)) stays[*lost] = true;
      }
      if (value.cut.size() >= value.lookers.size() && !value.cut.empty() && loses_characters(notes_, value))
        stays[value.cut.begin()->second] = true;
    }
    values_.clear();
  }

 private:
  /// Of the places that leave an item out the first for which no other one keeps it.
  std::optional<size_t> first_lost(const std::map<int, size_t>& left_out_at, const std::set<int>& lookers) const {
    for (const auto& [place, at] : left_out_at) {
      const auto keeps = [&](int other) { return lookers.contains(other) && !left_out_at.contains(other); };
      if (std::ranges::none_of(rules_[notes_[at].rule].kept_by, keeps)) return at;
    }
    return std::nullopt;
  }

  const std::vector<LossRule>& rules_;
  const std::vector<Note>& notes_;
  std::map<std::pair<int, uint64_t>, SharedValue> values_;
};

}  // namespace

void settle_losses(const std::vector<LossRule>& rules, std::vector<Note>& notes) {
  const auto is_shared = [&](const Note& note) {
    return note.kind == Note::Kind::looked ||
           (note.kind == Note::Kind::loss && note.rule < rules.size() && rules[note.rule].group >= 0);
  };
  if (std::none_of(notes.begin(), notes.end(), is_shared)) return;
  std::vector<bool> stays(notes.size(), true);
  UnitLosses unit(rules, notes);
  for (size_t at = 0; at < notes.size(); ++at) {
    if (is_shared(notes[at])) {
      stays[at] = false;
      unit.add(at);
    }
    if (at + 1 == notes.size() || notes[at + 1].unit != notes[at].unit) unit.settle(stays);
  }
  size_t next = 0;
  for (size_t at = 0; at < notes.size(); ++at) {
    if (stays[at]) notes[next++] = notes[at];
  }
  notes.resize(next);
}

}  // namespace damson
