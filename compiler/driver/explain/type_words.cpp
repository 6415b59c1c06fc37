// The types of the language.
#include "compiler/driver/explain/word_lists.h"

namespace damson {

namespace {

Word type_word(std::string_view name, std::string_view summary, std::string_view example) {
  return {name, WordKind::type, summary, example, WordPlace::schema};
}

}  // namespace

std::vector<Word> type_words() {
  return {
      type_word("text",
                "Characters. `text(1..300)` bounds the length, `text matching /…/` the form of the whole value.",
                R"(title: text(1..300))"),
      type_word("bool", "`true` or `false`.", R"(published: bool)"),
      type_word("int", "A whole number of up to 64 bits. `int(0..)` bounds it.", R"(pages: int(1..))"),
      type_word("decimal", "An exact number with a decimal point, up to 38 digits.", R"(height: decimal(0..))"),
      type_word("float", "A binary floating-point number, as measuring instruments write them. Prefer `decimal`.",
                R"(longitude: float)"),
      type_word("date", "A day: 1889-06-01.", R"(acquired: date)"),
      type_word("time", "A time of day: 14:30:00.", R"(opens: time)"),
      type_word("datetime", "A moment, with the offset it was written in: 2024-05-01T14:30:00+02:00.",
                R"(changed: datetime)"),
      type_word("path", "A file's place relative to a root that it cannot leave: `masters/A00/A00001.tif`.",
                R"(image: path)"),
      type_word("any", "A JSON value that is carried as it stands; `descendants` looks into it.", R"(subjects: any)"),
      type_word("list", "Several values of one type, in order. A missing list without a lower bound is empty.",
                R"(keywords: list(1..) of text)"),
      type_word("one of", "A text out of a list of texts, or out of what a vocabulary yields.",
                R"(level: one of "fonds", "series", "item")"),
      type_word("?",
                "Behind a type: the value may be missing. `list of text?` is a list that may be missing, `list of "
                "(text?)` one "
                "with missing elements.",
                R"(subtitle: text?)"),
      type_word("key", "Marks the field that identifies a record, and is unique.", R"(key id: text)"),
      type_word("matching", "The form of a whole text, as a regular expression.",
                R"(number: text matching /[A-Z]\d{5}/)"),
  };
}

}  // namespace damson
