// How spreadsheets keep dates, and what they make of text that they take for one.
#pragma once

#include <optional>

#include "runtime/values/arena.h"
#include "runtime/values/date.h"

namespace damson {

/// Which day a spreadsheet counts from: files from old Macs count from 1904.
enum class ExcelEpoch : uint8_t { year_1900, year_1904 };

/// The day of a serial number; nothing for numbers that stand for no day, among them 60 of the 1900 system, a 29
/// February that never was.
std::optional<Date> excel_day(int64_t serial, ExcelEpoch epoch);

/// "2-Mar", "Mar-02", "2-Mar-19", "02. Mrz": what is left of "3/2" or MARCH2 when a spreadsheet has read it as a date.
/// Also "1/0/1900" and "1900-01-00", its day zero, and "#####", its date that had no room.
bool is_excel_date_form(Text text);

/// A serial number of the years 1927 to 2173, "43831" or "43831.5": five digits, so that no year is taken for one.
bool is_excel_serial(Text text);

}  // namespace damson
