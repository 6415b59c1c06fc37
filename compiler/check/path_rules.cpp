// A target's `profile:`: every path that it holds fits the place, and no two records are on one path there.
#include "compiler/check/path_rules.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/check/library_call.h"
#include "compiler/check/validations.h"
#include "stdlib/support/path_profile.h"

namespace damson::checking {

namespace {

/// A field of paths: the way to it through records, and through the items of lists.
struct PathField {
  std::vector<uint32_t> way;
  std::string name;  // "renditions.file"
};

const Type& inside_lists(const Type& type) { return type.is(TypeKind::list) ? inside_lists(type.element()) : type; }

void collect_path_fields(const Type& type, const PathField& here, std::vector<PathField>& found) {
  const Type& inside = inside_lists(type);
  if (inside.is(TypeKind::path)) return found.push_back(here);
  if (!inside.is(TypeKind::record)) return;
  for (uint32_t i = 0; i < inside.fields().size(); ++i) {
    PathField part = here;
    part.way.push_back(i);
    part.name += (part.name.empty() ? "" : ".") + inside.fields()[i].name;
    collect_path_fields(inside.fields()[i].type, part, found);
  }
}

/// The paths of the field: one, or a list of them, however deep they lie.
ExpressionPtr paths_of(const PathField& field, ExpressionPtr value) {
  const Span span = value->span;
  const auto one_list = [&] {
    while (value->type.is(TypeKind::list) && value->type.element().is(TypeKind::list))
      value = make_library_call("flatten", {value}, span);
  };
  for (const uint32_t place : field.way) {
    value = make_field(value, place, span);
    one_list();
  }
  return value;
}

/// `function(path, profile)` of the path, or of each path of the list.
ExpressionPtr of_each(std::string_view function, const ExpressionPtr& paths, const ExpressionPtr& profile) {
  const Span span = paths->span;
  if (!paths->type.is(TypeKind::list)) return make_library_call(function, {paths, profile}, span);
  const auto item = std::make_shared<const typed::Binding>(typed::Binding{"path", paths->type.element(), nullptr});
  return make_for_each(paths, item, {}, make_library_call(function, {make_reference(item, {}, span), profile}, span),
                       span);
}

/// What is wrong with them, as a text: missing or empty where nothing is.
ExpressionPtr problem_of(const ExpressionPtr& paths, const ExpressionPtr& profile) {
  const ExpressionPtr problems = of_each("path_problem", paths, profile);
  if (!paths->type.is(TypeKind::list)) return problems;
  const auto literal = [&](std::string text) {
    return make_literal({std::move(text)}, Type(TypeKind::text), paths->span);
  };
  return make_library_call("join", {problems, literal("; "), literal("keep")}, paths->span);
}

std::string collision_words(const PathProfile& profile) {
  const std::string_view same = comparison_words(profile);
  return same.empty() ? std::string() : fmt::format("under \"{}\" {}", profile.name, same);
}

}  // namespace

bool has_path(const Type& type) {
  std::vector<PathField> fields;
  collect_path_fields(type, {}, fields);
  return !fields.empty();
}

void add_path_rules(Context& context, const Target& target) {
  if (!target.profile) return;
  const Result<const PathProfile*> profile = find_path_profile(*target.profile);
  if (!profile) return;
  typed::Map& map = context.map->map;
  const Span span = target.schema->span;
  const ExpressionPtr name = make_literal({*target.profile}, Type(TypeKind::text), span);
  std::vector<PathField> fields;
  collect_path_fields(target.schema->record.type, {}, fields);
  for (const PathField& field : fields) {
    Context at = context.at(field.name);
    const ExpressionPtr paths = paths_of(field, make_reference(map.result, {}, span));
    const ExpressionPtr problem = problem_of(paths, name);
    const ExpressionPtr fits = make_operator(Operator::is_empty, {problem}, span);
    map.requires_.push_back({fits, add_point(at, "profile"), condition_validation(at, fits), problem});
    map.paths.push_back(
        {add_point(at, "collision"), paths, of_each("path_identity", paths, name), collision_words(*profile.value())});
  }
}

}  // namespace damson::checking
