// The words of a spec that a step of its program stands for.
#include "runtime/report/step_words.h"

namespace damson {

namespace {

std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  return line;
}

}  // namespace

StepWords words_at(const Span& place, const SourceTexts& texts) {
  if (place.end == 0 || place.text >= texts.size()) return {};
  const SourceText& text = texts[place.text];
  return {text.name(), text.place(place.begin).line, on_one_line(texts.slice(place))};
}

}  // namespace damson
