// The words of a note, made only for those that are shown.
#include "runtime/engine/evaluate/note.h"

#include <fmt/format.h>

#include "runtime/base/limits.h"
#include "runtime/program/excerpt.h"
#include "runtime/values/json_text.h"

namespace damson {

Note note_of(const Loss& loss, int rule) {
  return {.kind = Note::Kind::loss,
          .rule = static_cast<uint32_t>(rule),
          .unit = 0,
          .text = loss.before,
          .after = loss.after};
}

std::string note_text(const Note& note) {
  if (note.item != nullptr) {
    std::string json;
    write_json(*note.item, note.row, json);
    return excerpt(json, limits::excerpt_characters);
  }
  if (note.kind != Note::Kind::loss) return std::string(note.text);
  if (note.is_whole()) return excerpt(note.text, limits::excerpt_characters);
  return fmt::format("{} → {}", quoted_excerpt(note.text), quoted_excerpt(note.after));
}

}  // namespace damson
