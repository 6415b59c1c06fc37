"""The parts of the side-by-side measurement: data, peers, agreement, timing, tables and figures."""
