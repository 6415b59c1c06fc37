// The words of a note, made only for those that are shown.
#include "runtime/engine/evaluate/note.h"

#include <fmt/format.h>

#include "runtime/base/limits.h"
#include "runtime/program/excerpt.h"
#include "runtime/values/json_text.h"

namespace damson {

std::string note_text(const Note& note) {
  if (note.item != nullptr) {
    std::string json;
    write_json(*note.item, note.row, json);
    return excerpt(json, limits::excerpt_characters);
  }
  if (note.kind != Note::Kind::loss) return std::string(note.text);
  return fmt::format("{} → {}", quoted_excerpt(note.text), quoted_excerpt(note.after));
}

}  // namespace damson
