// How many threads a run can have: what a container or a limit of the user refuses must not end it in the middle.
#pragma once

namespace damson {

/// How many of the `wanted` threads the system lets this process have at once, the calling one among them; at least 1.
/// oneTBB starts its workers inside each other, where nobody can catch what a refusal throws.
unsigned startable_threads(unsigned wanted);

}  // namespace damson
