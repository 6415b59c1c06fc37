// Puts the arguments of a call, as they are written, into the forms of the table.
#include "compiler/check/foreign_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/elsewhere/foreign_word.h"
#include "compiler/elsewhere/operand.h"
#include "stdlib/library.h"

namespace damson::checking {

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/// What stands around a place: the last sign or word before it, the first behind it; empty at the end of a line.
struct Surroundings {
  std::string_view before;
  std::string_view after;
};

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0; }

std::string_view sign_before(std::string_view content, size_t end) {
  while (end > 0 && (is_space(content[end - 1]) || content[end - 1] == '\n')) --end;
  size_t begin = end;
  if (end > 0 && is_word(content[end - 1])) {
    while (begin > 0 && is_word(content[begin - 1])) --begin;
  } else {
    while (begin > 0 && end - begin < 2 && !is_word(content[begin - 1]) && !is_space(content[begin - 1])) --begin;
  }
  return content.substr(begin, end - begin);
}

std::string_view sign_after(std::string_view content, size_t begin) {
  while (begin < content.size() && is_space(content[begin])) ++begin;
  size_t end = begin;
  // a line break ends a value, unless the next line goes on with it
  if (begin < content.size() && content[begin] == '\n') {
    while (begin < content.size() && (is_space(content[begin]) || content[begin] == '\n')) ++begin;
    const std::string_view rest = content.substr(begin);
    if (!rest.starts_with('|') && !rest.starts_with("on ")) return {};
    end = begin;
  }
  if (begin < content.size() && is_word(content[begin])) {
    while (end < content.size() && is_word(content[end])) ++end;
  } else if (begin < content.size()) {
    ++end;
  }
  return content.substr(begin, end - begin);
}

Tightness wanted_at(const Surroundings& around, std::string_view replacement) {
  const std::string_view before = around.before;
  const bool compares = before == "==" || before == "!=" || before == "<=" || before == ">=";
  const char last = before.empty() ? '=' : before.back();
  const bool opens =
      before == "=>" ||
      (!compares && (last == '=' || last == '(' || last == '[' || last == '{' || last == ',' || last == ':'));
  const char first = around.after.empty() ? ')' : around.after.front();
  const bool closes = first == ')' || first == ']' || first == '}' || first == ',' || first == '#';
  const bool handled = around.after == "on" && !replacement.starts_with("for ");
  if (opens && (closes || handled)) return Tightness::right_hand_side;
  if (first == '|') return Tightness::sum;
  if (first == '.' || first == '[') return Tightness::primary;
  const auto is_in = [](std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
  };
  const bool begins_condition = opens || is_in(before, {"when", "if", "then", "else", "require", "advise", "and", "or",
                                                        "expect", "use", "missing", "error", "unmatched"});
  const bool ends_condition = closes || is_in(around.after, {"because", "then", "else", "and", "or", "on"});
  if (begins_condition && ends_condition)
    return before == "and" || around.after == "and" ? Tightness::condition : Tightness::disjunction;
  return begins_condition || compares ? Tightness::piped : Tightness::primary;
}

bool is_import(const Context& context, const std::string& name) {
  return context.module != nullptr && context.module->named_imports.contains(name);
}

/// `title.strip()` → the object and the arguments.
std::vector<std::string> with_object(const syntax::DottedName& function, std::vector<std::string> arguments,
                                     const SourceTexts& texts) {
  const Span object{function.span.text, function.parts.front().span.begin,
                    function.parts[function.parts.size() - 2].span.end};
  arguments.insert(arguments.begin(), written(texts, object));
  return arguments;
}

bool explain_word(const Context& context, ProblemDraft& draft, const ForeignWord* word, Span span,
                  std::span<const std::string> operands) {
  if (word == nullptr) return false;
  if (const auto here = written_here(*word, operands)) draft.suggest(span, in_place_of(context.all.texts, span, *here));
  if (!word->note.empty()) draft.note(std::string(word->note));
  return true;
}

/// `title.trim()`, where `trim` is a function here.
bool explain_method(ProblemDraft& draft, const Context& context, const syntax::CallExpression& call,
                    const std::vector<std::string>& operands) {
  const std::string& name = call.function.last().text;
  const bool known = find_function(name) != nullptr ||
                     (context.module != nullptr && find_name(*context.module, &Module::callables, name) != nullptr);
  if (!known) return false;
  std::string text = fmt::format("{} | {}", at_least(Tightness::sum, operands.front()), name);
  for (size_t i = 1; i < operands.size(); ++i) text += fmt::format("{}{}", i == 1 ? "(" : ", ", operands[i]);
  if (operands.size() > 1) text += ")";
  draft.suggest(call.span, in_place_of(context.all.texts, call.span, text));
  return true;
}

}  // namespace

std::string written(const SourceTexts& texts, Span span) { return one_line(texts.slice(span)); }

std::string in_place_of(const SourceTexts& texts, Span span, const std::string& replacement) {
  const std::string_view content = texts[span.text].content();
  const Surroundings around{sign_before(content, span.begin), sign_after(content, span.end)};
  return at_least(wanted_at(around, replacement), replacement);
}

namespace {

/// The source or lookup of that name.
Source* source_called(const Context& context, const std::string& name) {
  const auto* entry = context.module == nullptr ? nullptr : find_name(*context.module, &Module::values, name);
  const auto* source = entry == nullptr ? nullptr : std::get_if<Source*>(&entry->what);
  return source == nullptr ? nullptr : *source;
}

}  // namespace

bool explain_foreign_call(const Context& context, ProblemDraft& draft, const syntax::CallExpression& call) {
  std::vector<std::string> operands;
  for (const auto& argument : call.arguments) operands.push_back(written(context.all.texts, argument.span));
  const std::string name = call.function.text();
  const bool method = call.function.parts.size() > 1 && !is_import(context, call.function.first().text);
  if (call.piped) {
    if (explain_word(context, draft, find_foreign_word(name, ForeignPlace::method), call.span, operands)) return true;
  }
  if (explain_word(context, draft, find_foreign_word(name, ForeignPlace::function), call.span, operands)) return true;
  if (!method) return false;
  operands = with_object(call.function, std::move(operands), context.all.texts);
  if (Source* source = source_called(context, call.function.first().text)) {
    source->used = source->unsure = true;
    const std::string key = call.arguments.empty() ? std::string("…") : operands[1];
    const auto& schema = source->schema;
    const bool known = schema != nullptr && schema->key.size() == 1;
    const std::string field =
        known ? as_written(schema->record.type.fields()[schema->key.front()].name) : std::string("key");
    draft.note("a source or lookup is asked for a record in brackets");
    draft.suggest(call.span, fmt::format("{}[{} == {}]", as_written(call.function.first().text), field, key));
    return true;
  }
  draft.note("a function stands behind `|`: `title | trim`");
  for (const ForeignPlace place : {ForeignPlace::method, ForeignPlace::function}) {
    const ForeignWord* word = find_foreign_word(call.function.last().text, place);
    if (explain_word(context, draft, word, call.span, operands)) return true;
  }
  return explain_method(draft, context, call, operands);
}

bool explain_foreign_value(ProblemDraft& draft, const syntax::Name& name) {
  const ForeignWord* word = find_foreign_word(name.text, ForeignPlace::value);
  if (word == nullptr) return false;
  if (const auto here = written_here(*word, {}))
    draft.label(fmt::format("`{}` is written `{}`", name.text, *here)).suggest(name.span, *here);
  else
    draft.note(std::string(word->note));
  return true;
}

bool explain_foreign_field(const Context& context, ProblemDraft& draft, const syntax::FieldExpression& field) {
  const std::vector<std::string> object{written(context.all.texts, field.object->span)};
  for (const ForeignPlace place : {ForeignPlace::method, ForeignPlace::function}) {
    if (explain_word(context, draft, find_foreign_word(field.field.text, place), field.span, object)) return true;
  }
  if (find_function(field.field.text) == nullptr) return false;
  const std::string call = fmt::format("{} | {}", at_least(Tightness::sum, object.front()), field.field.text);
  draft.note("a function stands behind `|`").suggest(field.span, in_place_of(context.all.texts, field.span, call));
  return true;
}

}  // namespace damson::checking
