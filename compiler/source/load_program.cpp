// Follows imports depth first; a file that is being read is not imported again.
#include "compiler/source/load_program.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "compiler/diagnostics/import_cycle.h"
#include "compiler/diagnostics/import_name_taken.h"
#include "compiler/diagnostics/import_not_found.h"
#include "compiler/diagnostics/import_unreadable.h"
#include "compiler/diagnostics/import_with_expression.h"
#include "compiler/diagnostics/import_without_name.h"
#include "compiler/diagnostics/spec_not_found.h"
#include "compiler/diagnostics/too_many_imports.h"
#include "compiler/diagnostics/unknown_module.h"
#include "compiler/source/read_spec_file.h"
#include "compiler/source/std_module.h"
#include "compiler/syntax/parse.h"
#include "runtime/base/limits.h"
#include "runtime/diagnostics/nearest_name.h"

namespace damson {

namespace {

using Path = std::filesystem::path;

/// What tells one text from another, however it was named: "std.iptc", or a file's full name.
using TextIdentity = std::string;

std::string joined(const std::vector<std::string_view>& names) {
  std::string text;
  for (const std::string_view name : names) text += (text.empty() ? "" : ", ") + std::string(name);
  return text;
}

class ProgramLoader {
 public:
  ProgramLoader(SourceTexts& sources, Problems& problems, Path base, const ChangedFiles& changed)
      : sources_(sources), problems_(problems), base_(std::move(base)), changed_(changed) {
    program_.sources = &sources;
  }

  bool is_there(const Path& path) const { return changed_.contains(identity_of(path)) || file_is_there(path); }

  Result<std::string> read(const Path& path) const {
    const auto changed = changed_.find(identity_of(path));
    return changed == changed_.end() ? read_spec_file(path) : Result<std::string>(changed->second);
  }

  size_t load_text(TextIdentity identity, std::string name, std::string content, const Path& folder) {
    const size_t place = program_.texts.size();
    texts_.emplace(identity, place);
    in_progress_.push_back({std::move(identity), name});
    const uint32_t id = sources_.add(std::move(name), std::move(content));
    program_.texts.push_back({.tree = parse(id, sources_, problems_), .imports = {}});
    load_imports(program_.texts[place], folder);
    in_progress_.pop_back();
    return place;
  }

  /// The same for the text of a file.
  size_t load_file_text(TextIdentity identity, std::string name, std::string content, const Path& folder) {
    program_.files.push_back(Path(name).lexically_proximate(base_).generic_string());
    return load_text(std::move(identity), std::move(name), std::move(content), folder);
  }

  LoadedProgram take() { return std::move(program_); }

 private:
  struct InProgress {
    TextIdentity identity;
    std::string name;
  };

  void load_imports(LoadedText& text, const Path& folder) {
    std::map<std::string, Span> aliases;
    for (const syntax::DeclarationPtr& declaration : text.tree.declarations) {
      const auto* import = syntax::try_as<syntax::ImportDeclaration>(*declaration);
      if (import == nullptr) continue;
      if (import->alias) check_alias(*import->alias, aliases);
      const std::optional<size_t> place = import->broken ? std::nullopt : load_import(*import, folder);
      text.imports.push_back({.declaration = import, .text = place});
    }
  }

  void check_alias(const syntax::Name& alias, std::map<std::string, Span>& aliases) {
    const auto [known, is_new] = aliases.emplace(alias.text, alias.span);
    if (!is_new)
      problems_.add(import_name_taken(alias.span, alias.text).related(known->second, "the other one is here"));
  }

  std::optional<size_t> load_import(const syntax::ImportDeclaration& import, const Path& folder) {
    if (import.module) return load_module(*import.module);
    if (import.file == nullptr) return std::nullopt;
    if (import.file->parts.empty()) {
      problems_.add(
          import_without_name(import.file->span).note("write the name of the file, as it is seen from this one"));
      return std::nullopt;
    }
    if (!import.file->is_plain()) {
      problems_.add(import_with_expression(import.file->span));
      return std::nullopt;
    }
    return load_file(*import.file, folder);
  }

  std::optional<size_t> load_module(const syntax::DottedName& module) {
    const std::string name = module.text();
    if (const auto known = find_loaded(name, name, module.span)) return *known;
    const auto content = std_module(name);
    if (!content) {
      const auto nearest = report_unknown_module(module, name);
      return nearest ? load_nearest(*nearest, module.span) : std::nullopt;  // what the meant one declares is known then
    }
    if (too_many(module.span)) return std::nullopt;
    return load_text(name, name, std::string(*content), {});
  }

  std::optional<size_t> load_nearest(const std::string& name, Span where) {
    if (const auto known = find_loaded(name, name, where)) return *known;
    return load_text(name, name, std::string(*std_module(name)), {});
  }

  /// Gives the one that is meant most likely.
  std::optional<std::string> report_unknown_module(const syntax::DottedName& module, const std::string& name) {
    ProblemDraft problem = unknown_module(module.span, name);
    const std::vector<std::string_view> names = std_module_names();
    const auto nearest = nearest_name(name, std::span(names));
    if (nearest) problem.suggest(module.span, std::string(*nearest));
    problem.note(names.empty() ? "no modules come with this version"
                               : "modules that come with Damson: " + joined(names));
    if (!name.starts_with("std."))
      problem.note(fmt::format("a file is imported by its name in quotes: `import \"{}.damson\"`", name));
    problems_.add(problem);
    return nearest ? std::optional(std::string(*nearest)) : std::nullopt;
  }

  std::optional<size_t> load_file(const syntax::TextExpression& written, const Path& folder) {
    const Path path = (folder / Path(written.plain())).lexically_normal();
    const std::string name = path.generic_string();
    const TextIdentity identity = identity_of(path);
    if (const auto known = find_loaded(identity, name, written.span)) return *known;
    if (!is_there(path)) {
      ProblemDraft problem = import_not_found(written.span, name);
      if (std_module(written.plain())) {
        problems_.add(
            problem.suggest(written.span, written.plain(), Fix::needs_review,
                            fmt::format("a module is imported without quotes: `import {}`", written.plain())));
        return load_nearest(written.plain(), written.span);
      }
      if (const auto nearest = nearest_file(path)) {
        problem.suggest(written.span, "\"" + (Path(written.plain()).parent_path() / *nearest).generic_string() + "\"");
      }
      problems_.add(problem.note("the name is taken relative to the file that imports it"));
      return std::nullopt;
    }
    const Result<std::string> content = read(path);
    if (!content) {
      problems_.add(import_unreadable(written.span, name, content.error().message));
      return std::nullopt;
    }
    if (too_many(written.span)) return std::nullopt;
    return load_file_text(identity, name, *content, path.parent_path());
  }

  bool too_many(Span where) {
    if (program_.texts.size() <= limits::imported_files) return false;
    if (program_.texts.size() == limits::imported_files + 1 && !limit_reported_) {
      problems_.add(too_many_imports(where, limits::imported_files));
      limit_reported_ = true;
    }
    return true;
  }

  /// Nothing when it has not been read yet; inside, nothing when it is being read, which is a cycle.
  std::optional<std::optional<size_t>> find_loaded(const TextIdentity& identity, const std::string& name, Span where) {
    const auto known = texts_.find(identity);
    if (known == texts_.end()) return std::nullopt;
    const auto open = std::find_if(in_progress_.begin(), in_progress_.end(),
                                   [&](const InProgress& text) { return text.identity == identity; });
    if (open == in_progress_.end()) return std::optional<size_t>(known->second);
    std::string chain;
    for (auto text = open; text != in_progress_.end(); ++text) chain += fmt::format("`{}` imports ", text->name);
    problems_.add(import_cycle(where, name).note(fmt::format("{}`{}`", chain, name)));
    return std::optional<size_t>();
  }

  SourceTexts& sources_;
  Problems& problems_;
  Path base_;  // the spec's folder
  const ChangedFiles& changed_;
  LoadedProgram program_;
  std::map<TextIdentity, size_t> texts_;
  std::vector<InProgress> in_progress_;
  bool limit_reported_ = false;
};

/// "specs near: `museum.damson`"
void name_specs_near(const std::filesystem::path& path, ProblemDraft& problem) {
  std::string names;
  for (const std::string& near : specs_near(path)) names += fmt::format("{}`{}`", names.empty() ? "" : ", ", near);
  if (names.empty())
    problem.note("there is no spec near: go to the folder where it lies, or write its whole path");
  else
    problem.note("specs near: " + names);
}

}  // namespace

LoadedProgram load_program(const std::filesystem::path& path, SourceTexts& sources, Problems& problems,
                           const ChangedFiles& changed) {
  ProgramLoader loader(sources, problems, path.parent_path(), changed);
  const std::string name = path.generic_string();
  if (!loader.is_there(path)) {
    ProblemDraft problem = spec_not_found(name);
    if (const auto nearest = nearest_file(path))
      problem.note(fmt::format("did you mean `{}`?", (path.parent_path() / *nearest).generic_string()));
    else
      name_specs_near(path, problem);
    problems.add(problem);
    return loader.take();
  }
  const Result<std::string> content = loader.read(path);
  if (!content) {
    ProblemDraft problem = import_unreadable(name, content.error().message);
    name_specs_near(path, problem);
    problems.add(problem);
    return loader.take();
  }
  if (is_named_as_data(path)) {
    ProblemDraft problem = spec_not_found(name);
    problem.note("that is a file of data: a command is given the spec that reads it");
    name_specs_near(path, problem);
    problems.add(problem);
    return loader.take();
  }
  loader.load_file_text(identity_of(path), name, *content, path.parent_path());
  return loader.take();
}

LoadedProgram load_program_text(std::string name, std::string content, const std::filesystem::path& folder,
                                SourceTexts& sources, Problems& problems) {
  const ChangedFiles none;
  ProgramLoader loader(sources, problems, folder, none);
  loader.load_text("", std::move(name), std::move(content), folder);
  return loader.take();
}

}  // namespace damson
