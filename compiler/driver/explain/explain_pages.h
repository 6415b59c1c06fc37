// How each kind of thing is explained on a page.
#pragma once

#include "compiler/driver/explain/word.h"
#include "compiler/elsewhere/foreign_word.h"
#include "compiler/source/std_module.h"
#include "runtime/connectors/connector.h"
#include "runtime/diagnostics/diagnostic.h"
#include "runtime/report/report_page.h"
#include "runtime/values/function.h"

namespace damson {

void explain_function(const Function& function, ReportPage& page);
void explain_connector(const Connector& connector, ReportPage& page);
void explain_diagnostic(const DiagnosticInfo& diagnostic, ReportPage& page);
void explain_word(const Word& word, ReportPage& page);
void explain_foreign_word(const ForeignWord& word, std::string_view asked, ReportPage& page);
/// Its types, schemas and functions as they stand in it; its vocabularies by the number of their arms.
void explain_module(const StdModule& module, ReportPage& page);

/// The first sentence that a module says of itself.
std::string module_summary(const StdModule& module);

/// "parse_int(text: text) -> int, can fail": every signature, those that differ in nothing that a reader sees once.
std::vector<std::string> signatures(const Function& function);
/// A constant as a spec writes it.
std::string constant_text(const ConstantValue& constant);

/// Every diagnostic there is, by id.
std::vector<const DiagnosticInfo*> all_diagnostics();

/// Paragraphs, which blank lines separate, each behind a gap; line breaks of their own say nothing.
void add_paragraphs(std::string_view text, ReportPage& page);
/// Lines as they stand, indented.
void add_block(std::string_view text, ReportPage& page);

}  // namespace damson
