// Many functions at once: for the terminal, as a document, for programs.
#pragma once

#include <string>
#include <vector>

#include "runtime/report/report_page.h"
#include "runtime/values/function.h"

namespace damson {

struct FunctionFamily {
  std::string_view name;
  std::vector<const Function*> functions;
};
/// By name.
std::vector<FunctionFamily> families_of(const std::vector<const Function*>& functions);

/// What each does, by family.
void explain_function_list(const std::vector<const Function*>& functions, ReportPage& page);
/// The same as a document with a table for every family.
std::string functions_as_markdown(const std::vector<const Function*>& functions);
/// All that their declarations say, in the form of ../README.md.
std::string functions_as_json(const std::vector<const Function*>& functions);

}  // namespace damson
