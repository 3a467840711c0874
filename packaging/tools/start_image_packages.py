"""Make a start image of each of some popular packages, and write what works to docs/start-images.md.

Usage: start_image_packages.py --runtime FOLDER
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from pyodide_cache import Cache
from pyodide_cache.messages import explain

PAGE = Path(__file__).parents[2] / "docs" / "start-images.md"

#: Popular on the package index, and available there for Pyodide 314.
PACKAGES = (
    *("attrs", "beautifulsoup4", "click", "docutils", "html5lib", "httpx", "idna", "jinja2", "jsonschema", "lark"),
    *("markdown", "marshmallow", "micropip", "more-itertools", "msgpack", "networkx", "packaging", "plotly"),
    *("pydantic", "pygments", "pyparsing", "python-dateutil", "pytz", "requests", "rich", "simplejson"),
    *("sortedcontainers", "sympy", "tabulate", "tqdm", "typer", "urllib3"),
)

BEGIN, END = "<!-- packages -->\n", "<!-- end of packages -->\n"


def main() -> None:
    """Make the images, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runtime", type=Path, required=True, help="an unpacked npm package pyodide")
    runtime = parser.parse_args().runtime
    works, fails = [], []
    with tempfile.TemporaryDirectory() as folder, Cache(folder, source="index") as cache:
        for package in PACKAGES:
            name = f"try-{package}"
            report = cache.execute(cache.start_images.plan(name, [package], runtime=runtime))
            if report.image:
                works.append(package)
                cache.start_images.remove([name], for_good=True)
            else:
                fails.append((package, explain(report.failures[0].problem)))
            sys.stdout.write(f"{package}: {'works' if report.image else fails[-1][1]}\n")
            sys.stdout.flush()
    text = f"An image was made of {len(works)} of {len(PACKAGES)} popular packages, each alone: {', '.join(works)}.\n"
    text += "".join(f"\n- {package}: {why}" for package, why in fails)
    page = PAGE.read_text(encoding="utf-8")
    head, _, rest = page.partition(BEGIN)
    PAGE.write_text(f"{head}{BEGIN}\n{text.strip()}\n\n{END}{rest.partition(END)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main()
