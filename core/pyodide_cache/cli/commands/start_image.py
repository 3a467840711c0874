"""``pyodide-cache start-image``: images of a started Python, with which the next start takes about a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pyodide_cache.base.plans import Failure
from pyodide_cache.base.quantities import human_age, plural, size_text
from pyodide_cache.cli.common import common, fail_if
from pyodide_cache.cli.help import group
from pyodide_cache.cli.options import node_option, open_cache, open_request, repeated, request_options, source_options
from pyodide_cache.cli.output import answer, aside, failed_json, file_names, note, release_text, say, warn_failures
from pyodide_cache.cli.plans import carry_out, confirm, dry_run_option, removal_action, removal_options
from pyodide_cache.cli.terminal import write_table
from pyodide_cache.cli.values import completing

if TYPE_CHECKING:
    from pyodide_cache.cli.documents import pack as documents
    from pyodide_cache.start_images.image import ListedImage

_EXPERIMENTAL = "Start images are experimental: they depend on parts of Pyodide that may change without notice."

_NAME = click.argument("name", shell_complete=completing("start-image"))
_NAMES = click.argument("names", nargs=-1, metavar="[NAME…]", shell_complete=completing("start-image"))


@group("start-image")
def start_image_command() -> None:
    """Start Python in Node with packages imported (experimental).

    This takes about a second. A start image is the memory of a Python in which packages were imported. It is made
    from cached packages, started twice without a network as a proof, and loaded only while everything that it was
    made of is unchanged. Otherwise Python starts from the packages. An image can do whatever Python can do: use only
    your own.
    """


@start_image_command.command("create", writes="StartImageDocument StartImagePlanDocument")
@_NAME
@request_options
@repeated(
    "--import",
    "imports",
    metavar="MODULES",
    help="The modules to import, such as 'rich.console, sympy'. The default is those of the named packages.",
)
@click.option(
    "--warm",
    metavar="CODE|FILE.py",
    help="Python code to run once. What it prepares is part of the image, and what it does is not repeated.",
)
@node_option
@source_options
@dry_run_option
def create_command(name: str, imports: tuple[str, ...], warm: str | None, runtime: Path | None) -> None:
    """Make a start image, and test it.

    pyodide-cache start-image create report rich sympy
    pyodide-cache start-image create report rich --import rich.console,rich.table --warm app.py
    pyodide-cache start-image create report

    Packages that are not cached are downloaded. Without packages, modules and code, an image of this name is made
    again as before.
    """
    from pyodide_cache.start_images.image import ListedImage, image_folder

    cache = open_cache()
    modules = [module.strip() for text in imports for module in text.split(",") if module.strip()]
    if not (common().names_packages or modules or warm) and not image_folder(name).exists():
        raise click.UsageError(f"Name packages: there is no start image {name} to make again.")
    request = open_request(cache)
    plan = cache.start_images.plan(name, request, modules=modules, warm=code_of(warm), runtime=runtime)
    note(_EXPERIMENTAL)
    preview: documents.StartImagePlanDocument = {
        "name": plan.name,
        "path": plan.folder,
        "pyodide": plan.recipe.pyodide or None,
        "requirements": plan.recipe.requirements,
        "modules": plan.recipe.modules,
        "replaces": plan.replaces,
        "to_fetch": file_names(plan.warm_up.fetch),
        "failed": failed_json("requirement", plan.failures),
    }
    count = len(plan.warm_up.fetch)
    fetch = f"download {plural(count, 'file')} and " if count else ""
    verb = "replace" if plan.replaces else "make"
    action = f"{fetch}{verb} the start image {plan.name} for {release_text(plan.recipe.pyodide)}"
    confirm(action, preview, failed=plan.failures)
    if plan.failures and not common().as_json:
        fail_if(plan.failures)
    report = carry_out(cache, plan)
    document: documents.StartImageDocument = {
        "image": _image_json(ListedImage(report.image.folder, report.image)) if report.image else None,
        "failed": failed_json("requirement", report.failures),
    }
    answer(document)
    if report.cancelled:
        aside("Canceled. No image was made.")
    elif image := report.image:
        packages, start = plural(len(image.packages), "package"), f"{image.milliseconds / 1000:.1f} s"
        say(f"{name}: {packages}, {size_text(image.size)}, started twice without a network, in {start}.")
        say(f"Run Python from it: pyodide-cache start-image run {name} script.py")
        say(f"In a program of your own, use {image.folder / 'start-image.mjs'}")
    fail_if(report.image is None)


@start_image_command.command("list", writes="StartImagesDocument")
def list_command() -> None:
    """List the start images, and whether they may be loaded.

    pyodide-cache start-image list
    """
    found = open_cache().start_images.all()
    _show(found, "" if found else "No start images. Make one with: pyodide-cache start-image create NAME PACKAGE…")


@start_image_command.command("verify", writes="StartImagesDocument")
@_NAMES
def verify_command(names: tuple[str, ...]) -> None:
    """Hash the files of start images and of what they were made of.

    pyodide-cache start-image verify
    pyodide-cache start-image verify report

    The exit status is 1 if an image may not be loaded.
    """
    found = open_cache().start_images.all(names or None, full=True)
    _show(found, f"{plural(len(found), 'image')} checked.")
    fail_if([item for item in found if item.problem])


@start_image_command.command("remove", writes="StartImageRemovalDocument")
@_NAMES
@click.option("--stale", is_flag=True, help="Remove all images that may not be loaded.")
@removal_options
def remove_command(names: tuple[str, ...], stale: bool, for_good: bool | None) -> None:
    """Remove start images.

    pyodide-cache start-image remove report
    pyodide-cache start-image remove --stale --dry-run
    """
    if not names and not stale:
        raise click.UsageError("Name images, or use --stale.")
    cache = open_cache()
    images = cache.start_images
    chosen = [item.name for item in images.all(names)] if names else []
    if stale:
        chosen += [item.name for item in images.all(full=True) if item.problem and item.name not in chosen]
    deletes = cache.settings.removes_for_good(for_good)
    document: documents.StartImageRemovalDocument = {"removed": chosen, "failed": ()}
    if not chosen:
        answer(document, "No start image is out of date or damaged.")
        return
    action = removal_action(plural(len(chosen), "start image"), for_good=deletes)
    confirm(action, document, asks=True, columns=("Image",), rows=[(name,) for name in chosen])
    failed = images.remove(chosen, for_good=for_good)
    warn_failures(failed)
    document["removed"] = removed = [name for name in chosen if name not in dict(failed)]
    document["failed"] = failed_json("name", failed)
    answer(document, f"{plural(len(removed), 'start image')} {'deleted' if deletes else 'moved to the trash'}.")
    fail_if(failed)


@start_image_command.command(
    "run", context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False}
)
@_NAME
@click.argument("arguments", nargs=-1, required=True, type=click.UNPROCESSED, metavar="-c CODE | SCRIPT [ARGUMENT]…")
def run_command(name: str, arguments: tuple[str, ...]) -> None:
    """Run a script, or code, with Python from a start image.

    pyodide-cache start-image run report script.py --verbose
    pyodide-cache start-image run report -c 'import rich; print(rich)'

    The working folder, the environment variables and the exit status are those of the command. The script may use
    the network and the working folder. If the image may not be loaded, a line says why, and Python starts from the
    packages.
    """
    import subprocess

    if arguments[0] == "-c" and len(arguments) < 2:
        raise click.UsageError("-c needs code.")
    if Path(arguments[0]).is_dir():
        raise click.UsageError(f"{arguments[0]} is a folder. Name a Python file in it.")
    if arguments[0] != "-c" and not Path(arguments[0]).is_file():
        raise click.UsageError(f"There is no script {arguments[0]}.")
    images = open_cache().start_images
    sys.exit(subprocess.run(images.command(images.find(name), arguments), check=False).returncode)


def code_of(text: str | None) -> str:
    """Return the code of ``--warm``: the content of a Python file, or the text itself; empty without either."""
    from pyodide_cache.base.problems import Code, Problem, disk_problems, reason
    from pyodide_cache.files.reader import read_text

    if not text or not text.endswith(".py"):
        return text or ""
    try:
        with disk_problems(text):
            return read_text(Path(text))
    except UnicodeDecodeError as error:
        raise Problem(Code.UNREADABLE_FILE, path=text, error=reason(error)) from error


def _image_json(item: ListedImage) -> documents.StartImage:
    image = item.image
    found: documents.StartImage = {
        "name": item.name,
        "path": item.folder,
        "state": item.state,
        "problem": item.problem,
    }
    if image is None:
        return found
    return found | {
        "pyodide": image.recipe.pyodide,
        "requirements": image.recipe.requirements,
        "modules": image.recipe.modules,
        "packages": image.packages,
        "size": image.size,
        "made": image.made.isoformat(),
        "expires": image.expires.isoformat(),
        "start_ms": image.milliseconds,
    }


def _show(found: Sequence[ListedImage], last: str) -> None:
    """Write images as a table, why some may not be loaded, and a last line; or all as JSON."""
    from pyodide_cache.start_images.image import State

    answer({"images": map(_image_json, found)})
    now, rows = time.time(), []
    for item in found:
        image = item.image
        facts = ("", "", "", "", "")
        if image:
            recipe, start = image.recipe, f"{image.milliseconds / 1000:.1f} s"
            age = human_age(now - image.made.timestamp())
            facts = (recipe.pyodide, ", ".join(recipe.requirements), size_text(image.size), age, start)
        state = "out of date" if item.state is State.STALE else item.state
        rows.append((item.name, *facts, state))
    write_table(("Image", "Pyodide", "Packages", ">Size", ">Age", ">Start", "State"), rows)
    warn_failures(Failure(item.name, item.problem) for item in found if item.problem)
    if last:
        say(last)
