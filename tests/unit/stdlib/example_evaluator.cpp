// Runs the examples of the library's functions without a compiler: literals, calls and pipes.
#include "tests/unit/stdlib/example_evaluator.h"

#include <deque>
#include <fmt/format.h>
#include <stdexcept>

#include "runtime/values/json_text.h"
#include "runtime/values/operators/operators.h"
#include "runtime/values/unicode.h"
#include "stdlib/library.h"

namespace damson::test {

namespace {

struct Value {
  Argument argument;
  Column column;        // of one row, for values that are no constants
  bool refused = false;
};

class ExampleReader {
 public:
  explicit ExampleReader(std::string_view text) : text_(text) {}

  Value expression() {
    Value value = primary();
    while (accept('|')) value = call(name(), {{.name = {}, .value = value}});
    return value;
  }

  std::string answer() {
    Value value = expression();
    skip();
    if (at_ != text_.size()) throw std::runtime_error("left over: " + std::string(text_.substr(at_)));
    const Column column = column_of(value, value.argument.type);
    if (column.state(0) == State::missing) return "missing";
    if (column.state(0) == State::error) return fmt::format("fails \"{}\"", failures_[column.failure(0)].reason);
    std::string json;
    write_json(column, 0, json);
    return json;
  }

 private:
  struct Given {
    std::string name;
    Value value;
  };

  void skip() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) ++at_;
  }
  bool accept(char c) {
    skip();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  void expect(char c) {
    if (!accept(c)) throw std::runtime_error(fmt::format("expected {} at {} of {}", c, at_, text_));
  }
  std::string name() {
    skip();
    const size_t start = at_;
    while (at_ < text_.size() && (isalnum(static_cast<unsigned char>(text_[at_])) != 0 || text_[at_] == '_')) ++at_;
    return std::string(text_.substr(start, at_ - start));
  }

  static Value constant(ConstantValue value) {
    Type type = type_of(value);
    return {.argument = {.type = std::move(type), .constant = std::move(value)}, .column = {}};
  }

  std::string quoted() {
    std::string out;
    expect('"');
    while (text_.at(at_) != '"') {
      if (text_[at_] != '\\') {
        out += text_[at_++];
        continue;
      }
      const char escape = text_.at(at_ + 1);
      at_ += 2;
      if (escape == 'u') {
        expect('{');
        const size_t end = text_.find('}', at_);
        char bytes[4];
        const auto code = static_cast<char32_t>(std::stoul(std::string(text_.substr(at_, end - at_)), nullptr, 16));
        out.append(bytes, write_utf8(bytes, code));
        at_ = end + 1;
      } else {
        out += escape == 'n' ? '\n' : escape == 't' ? '\t' : escape == 'r' ? '\r' : escape;
      }
    }
    ++at_;
    return out;
  }

  Value number() {
    const size_t start = at_;
    if (text_[at_] == '-') ++at_;
    bool point = false;
    std::string digits;
    while (at_ < text_.size() && (isdigit(static_cast<unsigned char>(text_[at_])) != 0 || text_[at_] == '.' || text_[at_] == '_')) {
      point = point || text_[at_] == '.';
      ++at_;
    }
    for (char c : text_.substr(start, at_ - start)) {
      if (c != '_') digits += c;
    }
    if (point) return constant({parse_decimal(digits).value()});
    return constant({int64_t{std::stoll(digits)}});
  }

  Value regex() {
    std::string pattern;
    expect('/');
    while (text_.at(at_) != '/') {
      if (text_[at_] == '\\' && text_.at(at_ + 1) == '/') ++at_;
      else if (text_[at_] == '\\') pattern += text_[at_++];
      pattern += text_[at_++];
    }
    ++at_;
    const bool ignore_case = at_ < text_.size() && text_[at_] == 'i';
    if (ignore_case) ++at_;
    return constant({RegexLiteral{.pattern = pattern, .ignore_case = ignore_case}});
  }

  Value list() {
    ConstantValue::List items;
    expect('[');
    while (!accept(']')) {
      const Value item = expression();
      if (!item.argument.constant) throw std::runtime_error("only constants in lists here");
      items.push_back(*item.argument.constant);
      accept(',');
    }
    return constant({items});
  }

  Value primary() {
    skip();
    const char c = text_.at(at_);
    if (c == '"') return constant({quoted()});
    if (c == '[') return list();
    if (c == '/') return regex();
    if (c == '(') {
      ++at_;
      Value value = expression();
      expect(')');
      return value;
    }
    if (c == '-' || isdigit(static_cast<unsigned char>(c)) != 0) return number();
    const std::string word = name();
    if (word == "missing") return constant({std::monostate()});
    if (word == "true" || word == "false") return constant({word == "true"});
    return call(word, {});
  }

  Value call(const std::string& function_name, std::vector<Given> given) {
    if (accept('(')) {
      while (!accept(')')) {
        const size_t start = at_;
        std::string label = name();
        if (label.empty() || !accept(':')) {
          label.clear();
          at_ = start;
        }
        given.push_back({.name = label, .value = expression()});
        accept(',');
      }
    }
    const Function* function = find_function(function_name);
    if (function == nullptr) throw std::runtime_error("no function " + function_name);
    std::vector<GivenArgument> arguments;
    for (const Given& one : given) arguments.push_back({.name = one.name, .argument = one.value.argument});
    auto resolved = resolve_call(*function, arguments);
    if (auto* problem = std::get_if<CallProblem>(&resolved)) throw std::runtime_error("refused: " + problem->message);
    return run(std::get<ResolvedCall>(resolved), given);
  }

  Value run(const ResolvedCall& resolved, const std::vector<Given>& given) {
    std::deque<Column> columns;
    std::vector<const Column*> arguments;
    for (size_t i = 0; i < resolved.order.size(); ++i) {
      const Type& type = types_.emplace_back(resolved.expected[i]);
      if (resolved.order[i] < 0) {
        columns.push_back(constant_column(*resolved.defaults[i], type, arena_).value());
      } else {
        columns.push_back(column_of(given[static_cast<size_t>(resolved.order[i])].value, type));
      }
      arguments.push_back(&columns.back());
    }
    Value value{.argument = {.type = resolved.call.result, .constant = std::nullopt}, .column = {}};
    value.column.type = &types_.emplace_back(resolved.call.result);
    KernelContext context{.arena = arena_, .failures = failures_, .losses = nullptr};
    resolved.call.kernel(arguments, 1, value.column, context);
    return value;
  }

  Column column_of(const Value& value, const Type& wanted) {
    const Type& type = types_.emplace_back(wanted);
    if (value.argument.constant && !wanted.is(TypeKind::regex)) return constant_column(*value.argument.constant, type, arena_).value();
    if (value.column.type->is(TypeKind::integer) && wanted.is(TypeKind::decimal)) {
      Column converted{.type = &type};
      KernelContext context{.arena = arena_, .failures = failures_, .losses = nullptr};
      const Column* argument = &value.column;
      bind_operator(Operator::to_decimal, std::span(value.column.type, 1)).value().kernel(std::span(&argument, 1), 1, converted, context);
      return converted;
    }
    return value.column;
  }

  std::string_view text_;
  size_t at_ = 0;
  Arena arena_;
  Failures failures_;
  std::deque<Type> types_;
};

}  // namespace

std::string evaluate_example(std::string_view expression) {
  try {
    return ExampleReader(expression).answer();
  } catch (const std::runtime_error& error) {
    return error.what();
  }
}

std::string literal_as_json(std::string_view literal) {
  if (literal == "missing" || literal.starts_with("fails ")) return std::string(literal);
  if (!literal.starts_with("{") && literal.find("{ ") == std::string_view::npos) return evaluate_example(literal);
  // a record: names in quotes, no white space outside texts
  std::string out;
  for (size_t at = 0; at < literal.size(); ++at) {
    const char c = literal[at];
    if (c == '"') {
      const size_t end = literal.find('"', at + 1);
      out += literal.substr(at, end - at + 1);
      at = end;
    } else if (isalpha(static_cast<unsigned char>(c)) != 0) {
      size_t end = at;
      while (end < literal.size() && (isalnum(static_cast<unsigned char>(literal[end])) != 0 || literal[end] == '_')) ++end;
      const std::string_view word = literal.substr(at, end - at);
      const bool field = end < literal.size() && literal[end] == ':';
      if (field) out += fmt::format("\"{}\"", word);
      else out += word == "missing" ? "null" : word;
      at = end - 1;
    } else if (c != ' ') {
      out += c;
    }
  }
  return out;
}

}  // namespace damson::test
