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
    if (walk.at_array()) return items(walk, 0);
    if (!walk.at_object() || !walk.open()) return Done{};
    do {
      if (walk.member() == names.children) return walk.at_array() ? items(walk, 0) : Result<Done>(Done{});
      walk.value();
    } while (walk.next());
    return Done{};
  }

  /// The items of the list here, each with what is below it; moves behind the list.
  Result<Done> items(JsonWalk& walk, int depth) {
    if (depth > deepest) return fail("the tree is nested too deeply");
    if (!walk.open()) return Done{};
    do {
      Result<Done> done = item(walk, depth);
      if (!done.ok()) return done;
    } while (walk.next());
    return Done{};
  }

  /// Everything is looked at once where an object has its name before its parts; parts that come first wait for the
  /// name.
  Result<Done> item(JsonWalk& walk, int depth) {
    if (!walk.at_object()) {
      walk.value();
      return Done{};
    }
    bool named = false;
    bool has_parts = false;
    Text waiting;
    if (!walk.open()) return Done{};
    do {
      const Text member = walk.member();
      const bool is_parts = !has_parts && member == names.children;
      has_parts |= is_parts;
      if (is_parts && named && walk.at_array()) {
        Result<Done> below = items(walk, depth + 1);
        if (!below.ok()) return below;
        continue;
      }
      const Text value = walk.value();
      if (is_parts) waiting = value;
      if (named || member != names.name) continue;
      named = true;
      collect(value);
    } while (walk.next());
    JsonWalk parts(waiting);
    return parts.at_array() ? items(parts, depth + 1) : Result<Done>(Done{});
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
      .details =
          "The root itself is not below itself. Parents come before their children; objects without the field, or with "
          "null there, add nothing.",
      .parameters = {{"tree", "A JSON object with its parts under one name, or a list of such objects."},
                     {"children", "The name under which an object holds its parts."},
                     {"name", "The field to collect."}},
      .examples =
          {{R"(parse_json("\{\"name\": \"subject\", \"children\": [\{\"name\": \"people\", \"children\": [\{\"name\": \"man\"\}]\}, \{\"name\": \"religion\"\}]\}") | descendants("children", "name"))",
            R"(["people", "man", "religion"])"},
           {R"(parse_json("[\{\"n\": 1\}, \{\"n\": 2, \"sub\": [\{\"n\": 3\}]\}]") | descendants("sub", "n"))",
            R"(["1", "2", "3"])"}},
      .edge_cases =
          {{R"(missing | descendants("children", "name"))", "missing"},
           {R"(parse_json("\{\"name\": \"subject\"\}") | descendants("children", "name"))", "[]"},
           {R"(parse_json("\{\"children\": [\{\"name\": \"caf\\u00e9\"\}, \{\"id\": 1\}]\}") | descendants("children", "name"))",
            R"(["café"])"},
           {R"(parse_json("\{\"children\": [\{\"children\": [\{\"name\": \"man\"\}], \"name\": \"people\"\}, 7, \{\}]\}") | descendants("children", "name"))",
            R"(["people", "man"])"},
           {R"(parse_json("[\{\"n\": [\{\"n\": 1\}]\}]") | descendants("n", "n"))", R"(["[\{\"n\": 1\}]", "1"])"},
           {R"(parse_json("null") | descendants("children", "name"))", "[]"}},
      .body = each_row(
          [](Any tree, const TreeNames& names, ListSink<Text>& found, RowContext& row) -> Result<Done> {
            return TreeReader{names, found, row.arena()}.read(tree.json);
          },
          [](std::string children, std::string name) { return TreeNames{std::move(children), std::move(name)}; }),
  };
}

}  // namespace damson::functions
