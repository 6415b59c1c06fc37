"""A small writer of SVG: bars side by side, and lines over a range."""
from xml.sax.saxutils import escape

INK, FAINT = "#222222", "#d9d9d9"
COLOURS = {"damson": "#6d2077", "duckdb": "#e0a100", "clickhouse": "#c8553d", "polars": "#3a7ca5", "probe": "#9a9a9a"}
FONT = "font-family='DejaVu Sans, Verdana, sans-serif'"


class Drawing:
    def __init__(self, width, height):
        self.width, self.height = width, height
        self.parts = [f"<rect width='{width}' height='{height}' fill='#ffffff'/>"]

    def text(self, x, y, words, size=12, anchor="start", weight="normal", colour=INK):
        self.parts.append(
            f"<text x='{x:.1f}' y='{y:.1f}' font-size='{size}' text-anchor='{anchor}' font-weight='{weight}' fill='{colour}' {FONT}>{escape(words)}</text>"
        )

    def bar(self, x, y, width, height, colour):
        self.parts.append(f"<rect x='{x:.1f}' y='{y:.1f}' width='{max(width, 1):.1f}' height='{height:.1f}' fill='{colour}'/>")

    def line(self, points, colour=INK, width=1.0):
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self.parts.append(f"<polyline points='{path}' fill='none' stroke='{colour}' stroke-width='{width}'/>")

    def dot(self, x, y, colour):
        self.parts.append(f"<circle cx='{x:.1f}' cy='{y:.1f}' r='4' fill='{colour}'/>")

    def write(self, path):
        head = f"<svg xmlns='http://www.w3.org/2000/svg' width='{self.width}' height='{self.height}' viewBox='0 0 {self.width} {self.height}'>"
        path.write_text("\n".join([head, *self.parts, "</svg>", ""]), encoding="utf-8")


def bars(groups, title, unit, names, path):
    """groups: [(heading, [(tool, value)…])…], each group on a scale of its own."""
    row, left, wide = 22, 150, 560
    height = 60 + sum(38 + row * len(values) for _, values in groups)
    drawing = Drawing(left + wide + 110, height)
    drawing.text(20, 30, title, size=16, weight="bold")
    y = 56
    for heading, values in groups:
        drawing.text(20, y + 14, heading, size=13, weight="bold")
        y += 24
        longest = max(value for _, value in values)
        for tool, value in values:
            drawing.text(left - 10, y + 14, names[tool], anchor="end", weight="bold" if tool == "damson" else "normal")
            drawing.bar(left, y + 2, wide * value / longest, row - 6, COLOURS[tool])
            drawing.text(left + wide * value / longest + 8, y + 14, f"{value:,.0f} {unit}")
            y += row
        y += 14
    drawing.write(path)


def over_sizes(panels, title, path):
    """panels: [(heading, [(bytes, value)…], format of a value)…], sizes on a logarithmic scale, values from nothing."""
    from math import log10

    wide, tall, left, top = 360, 240, 80, 80
    drawing = Drawing(len(panels) * (wide + left + 20) + 20, top + tall + 60)
    drawing.text(20, 30, title, size=16, weight="bold")
    for place, (heading, points, form) in enumerate(panels):
        x0, y0 = place * (wide + left + 20) + left, top + tall
        low, high = log10(points[0][0]) - 0.2, log10(points[-1][0]) + 0.2  # so that no point stands on an axis
        most = max(value for _, value in points) * 1.15
        drawing.text(x0, top - 18, heading, size=13, weight="bold")
        for step in range(5):
            y = y0 - tall * step / 4
            drawing.line([(x0, y), (x0 + wide, y)], FAINT)
            drawing.text(x0 - 8, y + 4, form(most * step / 4), size=11, anchor="end")
        spots = [(x0 + wide * (log10(size) - low) / max(high - low, 1e-9), y0 - tall * value / most) for size, value in points]
        drawing.line(spots, COLOURS["damson"], 2)
        for (x, y), (size, value) in zip(spots, points):
            drawing.dot(x, y, COLOURS["damson"])
            drawing.text(x, y - 10, form(value), size=11, anchor="middle")
            drawing.text(x, y0 + 18, f"{size / 1e9:.3g} GB" if size >= 0.99e9 else f"{size / 1e6:.3g} MB", size=11, anchor="middle")
    drawing.write(path)
