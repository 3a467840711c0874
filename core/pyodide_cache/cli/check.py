"""``pyodide-cache check``."""

from __future__ import annotations

import click

from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import EXIT_FAILED, common, shared_options
from pyodide_cache.cli.output import say, write_json
from pyodide_cache.cli.values import completing


@command("check")
@click.argument("requirements", nargs=-1, required=True, metavar="REQUIREMENT…", shell_complete=completing("known"))
@shared_options
@click.pass_context
def check_command(ctx: click.Context, requirements: tuple[str, ...], as_json: bool) -> None:
    """Check whether packages are cached; the exit status is 1 if one is not.

    Names are compared as pip compares them: scikit-learn is scikit_learn, and pydantic is not pydantic_core.
    Files that were not hashed yet are read. Files that are damaged, differ from the published ones, or are
    for another platform do not count. A package counts only with everything that it needs, by the lock files or its
    metadata.

    \b
    pyodide-cache check numpy 'pandas>=2' || pyodide-cache warm-up numpy 'pandas>=2'
    """  # noqa: D301 -- click wants the control character
    cache = common().open_cache()
    results = cache.check(requirements)
    if as_json:
        write_json(
            {
                "cache_dir": str(cache.directory),
                "results": [
                    {
                        "requirement": text,
                        "cached": result.is_cached,
                        "files": [entry.file_name for entry in result.files],
                        "paths": [str(cache.directory / entry.layer / entry.file_name) for entry in result.files],
                        "other_versions": [entry.file_name for entry in result.other_versions],
                        "damaged": [entry.file_name for entry in result.damaged],
                        "differs": [entry.file_name for entry in result.differing],
                        "native": [entry.file_name for entry in result.native],
                        "missing": list(result.missing),
                    }
                    for text, result in zip(requirements, results, strict=True)
                ],
            }
        )
    else:
        width = max(len(text) for text in requirements)
        for text, result in zip(requirements, results, strict=True):
            if result.is_cached:
                versions = ", ".join(entry.identity.version or entry.file_name for entry in result.files)
                say(f"{text:<{width}}  cached      {versions}")
            else:
                others = ", ".join(entry.identity.version or entry.file_name for entry in result.other_versions)
                why = [f"there is {others}"] if others else []
                if result.damaged:
                    why.append("damaged; repair it with: pyodide-cache repair")
                if result.differing:
                    why.append("differs from the published file; keep it, or use: pyodide-cache repair --differs")
                if result.missing:
                    why.append(f"it needs {', '.join(result.missing)}")
                if result.native:
                    why.append("built for another platform; Pyodide cannot load it")
                say(f"{text:<{width}}  not cached  {_in_brackets(why)}".rstrip())
    if not all(result.is_cached for result in results):
        ctx.exit(EXIT_FAILED)


def _in_brackets(parts: list[str]) -> str:
    return f"({'; '.join(parts)})" if parts else ""
