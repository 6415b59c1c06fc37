// The marks that office programs put in front of their files.
#include "runtime/base/document_kind.h"

#include <array>
#include <utility>

namespace damson {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> document_marks{{
    {"PK\x03", "a ZIP archive, as Excel (.xlsx), Word (.docx) and LibreOffice write them"},
    {"\xD0\xCF\x11", "an old Excel or Word file (.xls, .doc)"},
    {"{\\r", "a file with formatting (RTF)"},
    {"%PD", "a PDF file"},
    {"SQL", "a SQLite database"},
}};

}  // namespace

std::optional<std::string_view> document_kind(std::string_view first_bytes) {
  for (const auto& [mark, kind] : document_marks) {
    if (first_bytes.starts_with(mark) && (kind != "a SQLite database" || first_bytes.starts_with("SQLite format")))
      return kind;
  }
  return std::nullopt;
}

}  // namespace damson
