// A connector: what it reads and writes, its arguments, examples.
#include <fmt/core.h>

#include "compiler/driver/explain/explain_pages.h"

namespace damson {

namespace {

std::string connector_parameter_text(const ConnectorParameter& parameter) {
  std::string text = fmt::format("{}: {}", parameter.name, to_text(parameter.type));
  if (parameter.or_list) text += fmt::format(", or {}", to_text(Type::list_of(parameter.type)));
  if (parameter.default_value) text += " = " + constant_text(*parameter.default_value);
  return text;
}

void add_connector_parameters(const char* title, const std::vector<ConnectorParameter>& parameters, ReportPage& page) {
  if (parameters.empty()) return;
  page.heading(title);
  for (const ConnectorParameter& parameter : parameters) {
    page.entry(2, connector_parameter_text(parameter));
    page.entry(6, parameter.summary, 0);
  }
}

void add_connector_examples(const char* title, const char* given, const char* gives,
                            const std::vector<ConnectorExample>& examples, ReportPage& page) {
  for (const ConnectorExample& example : examples) {
    page.heading(title);
    add_block(example.spec, page);
    page.entry(0, given);
    add_block(example.input, page);
    page.entry(0, gives);
    add_block(example.output, page);
  }
}

}  // namespace

void explain_connector(const Connector& connector, ReportPage& page) {
  page.title(fmt::format("{}: a connector", connector.name));
  page.entry(0, connector.summary, 0);
  add_paragraphs(connector.details, page);
  add_connector_parameters("As a source", connector.source_parameters, page);
  add_connector_parameters("As a target", connector.target_parameters, page);
  add_connector_examples("Example of a source", "reads", "as", connector.source_examples, page);
  add_connector_examples("Example of a target", "writes", "as", connector.target_examples, page);
}

}  // namespace damson
