// A page about what other languages call something.
#include <fmt/core.h>

#include "compiler/driver/explain/explain_pages.h"
#include "compiler/elsewhere/foreign_word.h"

namespace damson {

namespace {

/// A form with letters for its places: `a | take(b)`.
std::string form_text(const ForeignForm& form) {
  constexpr std::string_view letters = "abcdefgh";
  std::vector<std::string> operands;
  const int count = form.operands == ForeignForm::any_number ? 2 : form.operands;
  for (int i = 0; i < count; ++i) operands.emplace_back(1, letters[static_cast<size_t>(i)]);
  return written_here({.name = "", .languages = "", .forms = {form}}, operands).value_or("");
}

std::string place_text(ForeignPlace place) {
  switch (place) {
    case ForeignPlace::function: return "a function";
    case ForeignPlace::method: return "a function behind a dot";
    case ForeignPlace::infix: return "a word or sign between two values";
    case ForeignPlace::value: return "a value";
    case ForeignPlace::type: return "a type";
    case ForeignPlace::form: return "a way to write";
  }
  return "";
}

}  // namespace

void explain_foreign_word(const ForeignWord& word, std::string_view asked, ReportPage& page) {
  const std::string name = asked == word.name ? std::string(asked) : fmt::format("{}, as {}", asked, word.name);
  page.title(fmt::format("{}: {} of {}", name, place_text(word.place), word.languages));
  std::string text;
  for (const ForeignForm& form : word.forms) {
    const std::string here = form_text(form);
    if (!here.empty() && text.find(fmt::format("`{}`", here)) == std::string::npos)
      text += fmt::format("{}`{}`", text.empty() ? "Here it is written " : ", or ", here);
  }
  if (text.empty() && !word.forms.empty()) text = "It is written otherwise here";
  if (!text.empty()) page.entry(0, text + ".", 0);
  if (!word.note.empty()) {
    std::string note(word.note);
    if (note[0] >= 'a' && note[0] <= 'z') note[0] = static_cast<char>(note[0] - 'a' + 'A');
    page.entry(0, note + ".", 0);
  }
}

}  // namespace damson
