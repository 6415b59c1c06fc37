// Just enough of the language for tests of connectors: `{ id: int, tags: list of (text?) ... }` and `csv("a.csv",
// header: false)`.
#pragma once

#include <charconv>
#include <stdexcept>
#include <string>
#include <string_view>

#include "runtime/connectors/connector.h"

namespace damson::test {

struct SchemaPiece {
  Type type;
  bool open = false;
};

class SpecReader {
 public:
  explicit SpecReader(std::string_view text) : text_(text) {}

  std::string_view rest() {
    skip_space();
    return text_.substr(at_);
  }
  bool take(std::string_view word) {
    if (!rest().starts_with(word)) return false;
    at_ += word.size();
    return true;
  }
  void want(std::string_view word) {
    if (!take(word)) throw std::runtime_error("expected " + std::string(word) + " at: " + std::string(rest()));
  }
  std::string name() {
    const std::string_view left = rest();
    const bool quoted = left.starts_with('`');
    const size_t end = quoted ? left.find('`', 1) : left.find_first_of(" :,(){}?\n");
    const std::string found(left.substr(quoted ? 1 : 0, end - (quoted ? 1 : 0)));
    at_ += end + (quoted ? 1 : 0);
    return found;
  }

  Type type() {
    const Type found = type_without_mark();
    return found.with_optional(found.optional() || take("?"));
  }

  SchemaPiece schema() {
    SchemaPiece piece;
    std::vector<Type::Field> fields;
    want("{");
    while (!take("}")) {
      if (take("...")) {
        piece.open = true;
        continue;
      }
      take("key ");
      std::string field = name();
      want(":");
      fields.push_back({std::move(field), type()});
      take(",");
    }
    piece.type = Type::record_of(std::move(fields), "Thing");
    return piece;
  }

  ConstantValue constant() {
    if (take("true")) return {true};
    if (take("false")) return {false};
    if (!take("[")) return {text()};
    ConstantValue::List list;
    while (!take("]")) {
      list.push_back(constant());
      take(",");
    }
    return {std::move(list)};
  }

  /// `name("first", other: value)`; complete with the defaults of `connector`'s parameters.
  ConnectorArguments arguments(const std::vector<ConnectorParameter>& parameters) {
    ConnectorArguments found;
    for (const ConnectorParameter& parameter : parameters) {
      if (parameter.default_value) found.emplace(parameter.name, *parameter.default_value);
    }
    want("(");
    found.insert_or_assign(std::string(parameters.front().name), constant());
    while (!take(")")) {
      want(",");
      std::string key = name();
      want(":");
      found.insert_or_assign(std::move(key), constant());
    }
    return found;
  }

 private:
  void skip_space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) ++at_;
  }

  std::string text() {
    want("\"");
    std::string out;
    for (; text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\') {
        ++at_;
        out += text_[at_] == 'n' ? '\n' : text_[at_] == 'r' ? '\r' : text_[at_] == 't' ? '\t' : text_[at_];
      } else {
        out += text_[at_];
      }
    }
    ++at_;
    return out;
  }

  Type type_without_mark() {
    if (take("list of")) return Type::list_of(type_without_mark());
    if (rest().starts_with("{")) return schema().type;
    if (take("(")) {
      const Type inner = type();
      want(")");
      return inner;
    }
    const std::string word = name();
    for (int kind = 0; kind <= static_cast<int>(TypeKind::any); ++kind) {
      if (kind_name(static_cast<TypeKind>(kind)) == word) return Type(static_cast<TypeKind>(kind));
    }
    throw std::runtime_error("no type " + word);
  }

  std::string_view text_;
  size_t at_ = 0;
};

}  // namespace damson::test
