// What `env("NAME")` stands for, and keeping it from being seen.
#include "runtime/engine/secrets.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "runtime/diagnostics/catalogue/variable_not_set.h"

namespace damson {

namespace {

void replace_all(std::string& text, const std::string& what, const std::string& by) {
  for (size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

template <class Visit>
void each_call(const Program& program, Visit&& visit) {
  for (const ProgramSource& source : program.sources) visit(source.name, source.connector);
  for (const ProgramTarget& target : program.targets) visit(target.name, target.connector);
}

}  // namespace

std::optional<Problem> Secrets::read(const Program& program, const Environment& environment) {
  std::optional<Problem> problem;
  each_call(program, [&](const std::string& of, const ConnectorCall& call) {
    for (const auto& [argument, text] : call.secrets) {
      for (const auto& part : text.parts) {
        if (!part.is_secret || problem || values_.contains(part.text)) continue;
        const auto value = environment ? environment(part.text) : std::nullopt;
        if (value && !value->empty()) {
          learn(part.text, *value);
        } else {
          problem = variable_not_set(part.text).note(fmt::format(
              "`{}` takes its `{}` from it. Set it for the run: `{}=… damson run …`", of, argument, part.text));
        }
      }
    }
  });
  std::stable_sort(replacements_.begin(), replacements_.end(),
                   [](const Replacement& a, const Replacement& b) { return a.value.size() > b.value.size(); });
  return problem;
}

/// A folder is also met in a tidier form, and by its parents: "the folder … cannot be written to".
void Secrets::learn(const std::string& name, const std::string& value) {
  values_[name] = value;
  const std::string shown = fmt::format("{{env(\"{}\")}}", name);
  replacements_.push_back({value, shown});
  std::string tidy = std::filesystem::path(value).lexically_normal().string();
  while (tidy.size() > 1 && tidy.ends_with('/')) tidy.pop_back();
  if (tidy != value && tidy.size() > 1) replacements_.push_back({tidy, shown});
  for (const std::string& form : {value, tidy}) {
    for (std::filesystem::path up = std::filesystem::path(form).parent_path();
         up.has_relative_path() && up.string().size() > 2; up = up.parent_path()) {
      replacements_.push_back({up.string(), shown + "/.."});
    }
  }
}

ConnectorCall Secrets::revealed(const ConnectorCall& call) const {
  ConnectorCall revealed = call;
  for (const auto& [argument, text] : call.secrets) {
    std::string value;
    for (const auto& part : text.parts) value += part.is_secret ? values_.at(part.text) : part.text;
    revealed.arguments.insert_or_assign(argument, ConstantValue{value});
  }
  return revealed;
}

std::string Secrets::hidden(std::string text) const {
  for (const auto& [value, shown] : replacements_) replace_all(text, value, shown);
  return text;
}

std::vector<std::string> Secrets::hidden(std::vector<std::string> texts) const {
  for (std::string& text : texts) text = hidden(std::move(text));
  return texts;
}

void Secrets::hide(Problem& problem) const {
  std::string message = hidden(problem.message);
  // what is said of a secret may name a part of it, as "there is no folder `private` on the way to it" does
  if (message != problem.message) {
    problem.notes = {"A part of it comes from the environment and is a secret: what else is known of it is not shown."};
  }
  problem.message = std::move(message);
  problem.notes = hidden(std::move(problem.notes));
  for (DataPlace& place : problem.data) {
    place.file = hidden(std::move(place.file));
    place.excerpt = hidden(std::move(place.excerpt));
  }
}

}  // namespace damson
