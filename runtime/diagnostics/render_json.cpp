// Problems as JSON.
#include "runtime/diagnostics/render_json.h"

#include <nlohmann/json.hpp>

#include "runtime/base/utf8.h"

namespace damson {

namespace {

using Json = nlohmann::ordered_json;

void put_place(Json& object, Span span, const SourceTexts& texts) {
  const SourceText& text = texts[span.text];
  const LineColumn begin = text.place(span.begin);
  const LineColumn end = text.place(span.end);
  object["file"] = repaired_utf8(text.name());
  object["line"] = begin.line;
  object["column"] = begin.column;
  object["end_line"] = end.line;
  object["end_column"] = end.column;
}

Json related_json(const Label& label, const SourceTexts& texts) {
  Json object;
  put_place(object, label.span, texts);
  object["label"] = repaired_utf8(label.text);
  return object;
}

Json data_json(const DataPlace& place) {
  Json object;
  object["file"] = repaired_utf8(place.file);
  if (place.record != 0) object["record"] = place.record;
  if (place.line != 0) object["line"] = place.line;
  if (place.column != 0) object["column"] = place.column;
  if (!place.excerpt.empty()) object["excerpt"] = repaired_utf8(place.excerpt);
  return object;
}

Json suggestion_json(const Suggestion& suggestion, const SourceTexts& texts) {
  Json object;
  put_place(object, suggestion.span, texts);
  object["replacement"] = repaired_utf8(suggestion.replacement);
  object["text"] = repaired_utf8(suggestion.text);
  object["safe"] = suggestion.safe;
  return object;
}

}  // namespace

nlohmann::ordered_json to_json(const Problem& problem, const SourceTexts& texts) {
  Json object;
  object["id"] = problem.id;
  object["severity"] = problem.severity == Severity::error ? "error" : "warning";
  object["message"] = repaired_utf8(problem.message);
  if (problem.where) {
    put_place(object, problem.where->span, texts);
    object["label"] = repaired_utf8(problem.where->text);
  }
  object["related"] = Json::array();
  for (const Label& label : problem.related) object["related"].push_back(related_json(label, texts));
  object["data"] = Json::array();
  for (const DataPlace& place : problem.data) object["data"].push_back(data_json(place));
  object["suggestions"] = Json::array();
  for (const Suggestion& suggestion : problem.suggestions) {
    object["suggestions"].push_back(suggestion_json(suggestion, texts));
  }
  object["notes"] = Json::array();
  for (const std::string& note : problem.notes) object["notes"].push_back(repaired_utf8(note));
  return object;
}

nlohmann::ordered_json to_json(std::span<const Problem> problems, const SourceTexts& texts) {
  Json all = Json::array();
  for (const Problem& problem : problems) all.push_back(to_json(problem, texts));
  return all;
}

std::string render_json(std::span<const Problem> problems, const SourceTexts& texts) {
  return to_json(problems, texts).dump(2) + "\n";
}

std::string json_text(const nlohmann::ordered_json& json) {
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace damson
