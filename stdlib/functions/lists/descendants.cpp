// Names of everything below in a tree of JSON.
#include "runtime/values/each_row.h"
#include "stdlib/support/json_walk.h"

namespace damson::functions {

namespace {

struct TreeNames {
  std::string children;
  std::string name;
};

struct TreeReader {
  static constexpr int deepest = 200;

  const TreeNames& names;
  ListSink<Text>& found;
  Arena& arena;

  Result<Done> read(Text json) {
    JsonWalk walk(json);
    if (walk.at_array()) return items(json, 0);
    if (!walk.at_object()) return Done{};
    const Text children = member_of(json, names.children);
    return children.empty() ? Result<Done>(Done{}) : items(children, 0);
  }

  /// The value of a member as it stands; empty when there is none.
  static Text member_of(Text object, const std::string& wanted) {
    JsonWalk walk(object);
    if (!walk.at_object() || !walk.open()) return {};
    do {
      const Text name = walk.member();
      const Text value = walk.value();
      if (name == wanted) return value;
    } while (walk.next());
    return {};
  }

  Result<Done> items(Text json, int depth) {
    if (depth > deepest) return fail("the tree is nested too deeply");
    JsonWalk walk(json);
    if (!walk.at_array() || !walk.open()) return Done{};
    do {
      const Text item = walk.value();
      collect(member_of(item, names.name));
      const Text children = member_of(item, names.children);
      if (children.empty()) continue;
      Result<Done> below = items(children, depth + 1);
      if (!below.ok()) return below;
    } while (walk.next());
    return Done{};
  }

  void collect(Text value) {
    if (value.empty() || value == "null") return;
    found.add(value.front() == '"' ? json_text_value(value, arena) : value);
  }
};

}  // namespace

Function descendants() {
  return {
      .name = "descendants",
      .family = "lists",
      .summary = "One field of everything below the root of a tree, as a list of text.",
      .details = "The root itself is not below itself. Parents come before their children; objects without the field, or with null there, add nothing.",
      .parameters = {{"tree", "A JSON object with its parts under one name, or a list of such objects."},
                     {"children", "The name under which an object holds its parts."},
                     {"name", "The field to collect."}},
      .examples = {{R"(parse_json("\{\"name\": \"subject\", \"children\": [\{\"name\": \"people\", \"children\": [\{\"name\": \"man\"\}]\}, \{\"name\": \"religion\"\}]\}") | descendants("children", "name"))", R"(["people", "man", "religion"])"},
                   {R"(parse_json("[\{\"n\": 1\}, \{\"n\": 2, \"sub\": [\{\"n\": 3\}]\}]") | descendants("sub", "n"))", R"(["1", "2", "3"])"}},
      .edge_cases = {{R"(missing | descendants("children", "name"))", "missing"},
                     {R"(parse_json("\{\"name\": \"subject\"\}") | descendants("children", "name"))", "[]"},
                     {R"(parse_json("\{\"children\": [\{\"name\": \"caf\\u00e9\"\}, \{\"id\": 1\}]\}") | descendants("children", "name"))", R"(["café"])"},
                     {R"(parse_json("null") | descendants("children", "name"))", "[]"}},
      .body = each_row(
          [](Any tree, const TreeNames& names, ListSink<Text>& found, RowContext& row) -> Result<Done> {
            return TreeReader{names, found, row.arena()}.read(tree.json);
          },
          [](std::string children, std::string name) { return TreeNames{std::move(children), std::move(name)}; }),
  };
}

}  // namespace damson::functions
