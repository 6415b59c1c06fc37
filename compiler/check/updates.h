// Targets that `updates`: the record that is there, what a line makes of its field, and what becomes of records that
// are not there.
#pragma once

#include "compiler/check/expression.h"

namespace damson::checking {

/// What a target says about records that are there, whether or not it updates; makes the lookup of what it holds where
/// it does.
void check_updates(Checking& all, Target& target);
/// Words of the target's reasons, once for the declaration.
void check_unmatched_rule(Checking& all, const Target& target);

/// Whether records that are not there are made.
bool creates_unmatched(const Target& target);

/// Makes `current`; nothing where the map's target does not update. False where the map cannot be checked further.
bool begin_update(MapState& state);
/// `current`: null after a problem.
ExpressionPtr check_current(Context& context, Span span);
/// Whether the map is one in which the line or condition speaks of `current`.
bool speaks_of_current(const Context& context, const syntax::Expression& expression);

/// `leave` and `clear`.
ExpressionPtr check_update_word(Context& context, const syntax::Expression& word);

/// One line, or one part of a record in a line, of a map whose target updates.
struct UpdatedField {
  const DeclaredType& wanted;
  std::string_view name;
  ExpressionPtr there;   // what stands there now
  bool is_part = false;  // of a record: what stays is read and written again
  bool is_key = false;
};
/// Which of the two words a line has where they may stand. They may from now on.
struct UpdateWords {
  bool leaves = false;
  bool clears = false;
};
UpdateWords find_update_words(Context& context, const syntax::ExpressionPtr& value);
/// The line's value, of which it is known what becomes of the field where it is missing. Null after a problem.
ExpressionPtr fit_update(Context& context, const ExpressionPtr& value, const UpdatedField& field,
                         const UpdateWords& words);
/// What a field that no line sets stays, as a value of its type.
ExpressionPtr left_as_it_is(const UpdatedField& field);

/// Behind the map's lines: finds the record that is there, and says what becomes of those that are not.
void finish_update(Context& context, Target& target);
/// What the fields of the map's result may be, besides present.
typed::PartFacts facts_of_result(const MapState& state);

}  // namespace damson::checking
