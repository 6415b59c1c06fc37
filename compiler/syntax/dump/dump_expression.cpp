// Expressions of a dump.
#include "compiler/syntax/dump/dump_parts.h"

namespace damson::syntax {

namespace {

std::string dump_text_parts(const TextExpression& text) {
  if (text.is_plain()) return dump_quoted(text.plain());
  std::vector<std::string> parts;
  for (const TextPart& part : text.parts) {
    parts.push_back(part.expression == nullptr ? dump_quoted(part.text) : dump(*part.expression));
  }
  return dump_list("text", parts);
}

std::string dump_is(const IsExpression& is) {
  std::string head = is.negated ? "is-not" : "is";
  switch (is.presence) {
    case Presence::missing: return dump_list(head + "-missing", {dump_expression(is.operand)});
    case Presence::present: return dump_list(head + "-present", {dump_expression(is.operand)});
    case Presence::empty: return dump_list(head + "-empty", {dump_expression(is.operand)});
  }
  return head;
}

std::string dump_call(const CallExpression& call) {
  return dump_list(call.piped ? "pipe" : "call", {dump_name(call.function), dump_arguments(call.arguments)});
}

std::string dump_for(const ForExpression& loop) {
  const std::string value = loop.builds_records ? "" : dump_expression(loop.value);
  const std::string lines =
      loop.builds_records ? dump_list("record", {dump_items(loop.items)}) : dump_items(loop.items);
  return dump_list("for", {dump_name(loop.variable), dump_expression(loop.list), lines, value});
}

std::string dump_elements(std::string_view head, const std::vector<ExpressionPtr>& elements) {
  std::vector<std::string> parts;
  for (const ExpressionPtr& element : elements) parts.push_back(dump_expression(element));
  return dump_list(head, parts);
}

std::string dump_record(const RecordExpression& record) {
  std::vector<std::string> parts;
  for (const RecordEntry& entry : record.entries) {
    parts.push_back(dump_list(dump_name(entry.name) + ":", {dump_expression(entry.value)}));
  }
  return dump_list("record", parts);
}

std::string dump_handled(const HandledExpression& handled) {
  std::vector<std::string> parts = {dump_expression(handled.value)};
  for (const Clause& clause : handled.clauses) parts.push_back(dump_clause(clause));
  return dump_list("handled", parts);
}

std::string dump_hole(const Hole& hole) {
  const std::string name = dump_name(hole.name);
  switch (hole.constraint) {
    case HoleConstraint::none: return dump_list("hole", {name});
    case HoleConstraint::any_depth: return dump_list("hole", {name, "**"});
    case HoleConstraint::integer: return dump_list("hole", {name, "int"});
    case HoleConstraint::date: return dump_list("hole", {name, "date", dump_quoted(hole.date_format)});
    case HoleConstraint::regex: return dump_list("hole", {name, dump_regex(hole.regex)});
  }
  return name;
}

std::string dump_pattern_part(const PatternPart& part) {
  switch (part.kind) {
    case PatternPartKind::literal: return dump_quoted(part.text);
    case PatternPartKind::star: return "*";
    case PatternPartKind::double_star: return "**";
    case PatternPartKind::hole: return dump_hole(part.hole);
  }
  return {};
}

std::string dump_arm_pattern(const ArmPattern& pattern) {
  switch (pattern.kind) {
    case ArmPatternKind::text: return dump_text(pattern.text);
    case ArmPatternKind::path: {
      std::vector<std::string> parts;
      for (const PatternPart& part : pattern.path.parts) parts.push_back(dump_pattern_part(part));
      return dump_list("path", parts);
    }
    case ArmPatternKind::regex: return dump_regex(pattern.regex);
    case ArmPatternKind::number: return pattern.number.text;
    case ArmPatternKind::range: return dump_range(pattern.range);
    case ArmPatternKind::boolean: return pattern.boolean ? "true" : "false";
    case ArmPatternKind::missing: return "missing";
    case ArmPatternKind::otherwise: return "else";
  }
  return {};
}

}  // namespace

std::string dump_arguments(const std::vector<Argument>& arguments) {
  std::string out;
  for (const Argument& argument : arguments) {
    if (!out.empty()) out += ' ';
    const std::string value = dump_expression(argument.value);
    out += argument.name ? dump_list(dump_name(*argument.name) + ":", {value}) : value;
  }
  return out;
}

std::string dump_action(const Action& action) {
  switch (action.kind) {
    case ActionKind::value: return dump_expression(action.value);
    case ActionKind::reject: return dump_list("reject", {dump_text(action.message)});
    case ActionKind::skip: return dump_list("skip", {dump_text(action.message)});
    case ActionKind::warn: return dump_list("warn", {dump_text(action.message), dump_expression(action.value)});
    case ActionKind::create: return "create";
  }
  return {};
}

std::string dump_clause(const Clause& clause) {
  switch (clause.kind) {
    case ClauseKind::missing: return dump_list("on-missing", {dump_action(clause.action)});
    case ClauseKind::error: return dump_list("on-error", {dump_action(clause.action)});
    case ClauseKind::unmatched: return dump_list("on-unmatched", {dump_action(clause.action)});
  }
  return {};
}

std::string dump_arms(const std::vector<Arm>& arms) {
  std::string out;
  for (const Arm& arm : arms) {
    std::vector<std::string> parts;
    for (const ArmPattern& pattern : arm.patterns) parts.push_back(dump_arm_pattern(pattern));
    parts.emplace_back("=>");
    parts.push_back(dump_action(arm.result));
    parts.push_back(dump_doc(arm.doc));
    if (!out.empty()) out += ' ';
    out += dump_list(arm.broken ? "broken-arm" : "arm", parts);
  }
  return out;
}

std::string dump(const Expression& expression) {
  switch (expression.kind) {
    case ExpressionKind::error: return "(error)";
    case ExpressionKind::name: return dump_name(as<NameExpression>(expression).name);
    case ExpressionKind::field: {
      const auto& field = as<FieldExpression>(expression);
      return dump_list(".", {dump_expression(field.object), dump_name(field.field)});
    }
    case ExpressionKind::text: return dump_text_parts(as<TextExpression>(expression));
    case ExpressionKind::integer: return as<IntegerExpression>(expression).digits;
    case ExpressionKind::decimal: return as<DecimalExpression>(expression).digits;
    case ExpressionKind::boolean: return as<BooleanExpression>(expression).value ? "true" : "false";
    case ExpressionKind::regex: return dump_regex(as<RegexExpression>(expression).regex);
    case ExpressionKind::missing: return "missing";
    case ExpressionKind::clear: return "clear";
    case ExpressionKind::leave: return "leave";
    case ExpressionKind::list: return dump_elements("list", as<ListExpression>(expression).elements);
    case ExpressionKind::record: return dump_record(as<RecordExpression>(expression));
    case ExpressionKind::range: return dump_range(as<RangeExpression>(expression).range);
    case ExpressionKind::unary: {
      const auto& unary = as<UnaryExpression>(expression);
      return dump_list(unary.op == UnaryOperator::negate ? "negate" : "not", {dump_expression(unary.operand)});
    }
    case ExpressionKind::binary: {
      const auto& binary = as<BinaryExpression>(expression);
      return dump_list(to_text(binary.op), {dump_expression(binary.left), dump_expression(binary.right)});
    }
    case ExpressionKind::is: return dump_is(as<IsExpression>(expression));
    case ExpressionKind::call: return dump_call(as<CallExpression>(expression));
    case ExpressionKind::bracket: {
      const auto& bracket = as<BracketExpression>(expression);
      return dump_list("[]", {dump_expression(bracket.object), dump_expression(bracket.condition)});
    }
    case ExpressionKind::for_each: return dump_for(as<ForExpression>(expression));
    case ExpressionKind::case_of: {
      const auto& choice = as<CaseExpression>(expression);
      return dump_list("case", {dump_expression(choice.subject), dump_arms(choice.arms)});
    }
    case ExpressionKind::if_else: {
      const auto& choice = as<IfExpression>(expression);
      return dump_list(
          "if", {dump_expression(choice.condition), dump_expression(choice.then), dump_expression(choice.otherwise)});
    }
    case ExpressionKind::handled: return dump_handled(as<HandledExpression>(expression));
  }
  return {};
}

}  // namespace damson::syntax
