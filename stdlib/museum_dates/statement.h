// What one clause of a written date says.
#pragma once

#include <vector>

#include "stdlib/museum_dates/phrase_reader.h"

namespace damson::museum_dates {

/// What one clause says: a stretch of time, or one date somewhere in it.
struct Statement {
  enum class Kind : uint8_t {
    during,   // one period, or a range as one
    ongoing,  // from `first` up to now
    one_of,
    all_of,
    bounded,  // one date from `from` to `until`, either of which may be missing
  };
  Kind kind = Kind::during;
  std::vector<Period> periods = {};  // of a bounded one only the first
  std::optional<edtf::PartialDate> from = {};
  std::optional<edtf::PartialDate> until = {};
};

/// Nothing where the cursor is not at a date.
Result<std::optional<Statement>> read_statement(Cursor& cursor);

void add_qualifier(Statement& statement, edtf::Qualifier qualifier);

/// As EDTF. A range is an interval; a bound or an alternative is a set of which one is meant.
edtf::Value value_of(const Statement& statement);
/// Of a date that is one of several: "1995–6, 2007".
std::vector<edtf::SetMember> members_of(const Statement& statement);

}  // namespace damson::museum_dates
