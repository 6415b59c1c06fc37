// Finding record borders 64 bytes at a time. A quote opens a cell only at its beginning: elsewhere (`5" nail`) it is a
// character like any other, so counting quotes, odd or even, would not do.
#include "runtime/connectors/csv/csv_borders.h"

#include <bit>

#include "runtime/connectors/csv/csv_scan.h"
#include "runtime/connectors/input/byte_masks.h"

namespace damson {

namespace {

class CsvBorderScan {
 public:
  CsvBorderScan(std::string_view bytes, const CsvDialect& dialect, const CsvBorderRules& rules)
      : bytes_(bytes), dialect_(dialect), rules_(rules) {}

  CsvBorders run() {
    for (size_t chunk = 0; chunk < bytes_.size(); chunk += 64) {
      const Bytes64 piece(bytes_.data() + chunk);
      const uint64_t valid = first_bits(bytes_.size() - chunk);
      const uint64_t quotes = piece.equal(dialect_.quote) & valid;
      const uint64_t breaks = piece.equal_any('\n', '\r') & valid;
      if (quotes == 0 && rules_.most_records == 0) {
        if (!borders_.in_quotes) take_last_break(chunk, breaks);
      } else if (!walk(chunk, quotes | breaks)) {
        return borders_;
      }
    }
    if (rules_.at_end && !borders_.in_quotes) borders_.end = bytes_.size();
    return borders_;
  }

 private:
  /// Whether a CR could still turn out to be half of a line break.
  bool undecided(size_t at) const { return bytes_[at] == '\r' && at + 1 == bytes_.size() && !rules_.at_end; }

  size_t behind_break(size_t at) const {
    const bool two = bytes_[at] == '\r' && at + 1 < bytes_.size() && bytes_[at + 1] == '\n';
    return at + (two ? 2 : 1);
  }

  void take_last_break(size_t chunk, uint64_t breaks) {
    while (breaks != 0) {
      const int top = 63 - std::countl_zero(breaks);
      const size_t at = chunk + static_cast<size_t>(top);
      if (!undecided(at)) {
        borders_.end = behind_break(at);
        return;
      }
      breaks &= ~(uint64_t{1} << top);
    }
  }

  /// Looks at every quote and line break of a chunk; false when the scan is over.
  bool walk(size_t chunk, uint64_t bits) {
    for (; bits != 0; bits &= bits - 1) {
      const size_t at = chunk + static_cast<size_t>(std::countr_zero(bits));
      if (at < next_) continue;
      const bool goes_on = bytes_[at] == dialect_.quote ? take_quote(at) : take_break(at);
      if (!goes_on) return false;
    }
    return true;
  }

  bool take_quote(size_t at) {
    if (!borders_.in_quotes) {
      const char before = at == 0 ? '\n' : bytes_[at - 1];
      borders_.in_quotes = before == dialect_.delimiter || before == '\n' || before == '\r';
      borders_.quote_at = at;
      return true;
    }
    if (at + 1 == bytes_.size() && !rules_.at_end) return false;  // may be the first of two
    if (at + 1 < bytes_.size() && bytes_[at + 1] == dialect_.quote) {
      next_ = at + 2;
    } else {
      borders_.in_quotes = false;
    }
    return true;
  }

  bool take_break(size_t at) {
    if (borders_.in_quotes) return true;
    if (undecided(at)) return false;
    const bool blank = at == borders_.end;
    borders_.end = next_ = behind_break(at);
    if (!blank || rules_.blank_is_record) ++records_;
    return records_ != rules_.most_records || records_ == 0;
  }

  std::string_view bytes_;
  const CsvDialect& dialect_;
  const CsvBorderRules& rules_;
  CsvBorders borders_;
  size_t next_ = 0;
  size_t records_ = 0;
};

/// A quote that is never closed has a place, and a CR at the end may be half of a line break: those are looked for
/// above.
bool is_certain(const CsvEnd& found, std::string_view bytes, const CsvBorderRules& rules) {
  if (found.in_doubt || (found.in_quotes && (found.end == 0 || rules.at_end))) return false;
  return rules.at_end || found.end != bytes.size() || !bytes.ends_with('\r');
}

}  // namespace

CsvBorders find_csv_borders(std::string_view bytes, const CsvDialect& dialect, const CsvBorderRules& rules) {
  if (rules.most_records == 0) {
    const CsvEnd found = find_csv_end({.bytes = bytes, .delimiter = dialect.delimiter, .quote = dialect.quote});
    if (is_certain(found, bytes, rules)) {
      if (rules.at_end)
        return {.end = bytes.size(), .in_quotes = found.in_quotes, .line_breaks = found.all_line_breaks};
      return {.end = found.end, .in_quotes = found.in_quotes, .line_breaks = found.line_breaks};
    }
  }
  return CsvBorderScan(bytes, dialect, rules).run();
}

}  // namespace damson
