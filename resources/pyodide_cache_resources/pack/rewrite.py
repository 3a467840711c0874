# Rewrite sources with the Python of the runtime. /in.zip holds rewrite.json ({"docstrings": bool, "compile": bool,
# "names": {member: the path that tracebacks show}}) and the members; /out.zip gets the rewritten ones. Files that are
# not valid Python are left out.

from __future__ import annotations

import ast
import importlib.util
import json
import marshal
import zipfile


def without_docstrings(data):
    """Replace every docstring by an empty string without changing line numbers."""
    text = importlib.util.decode_source(data)
    lines = text.encode("utf-8").split(b"\n")
    found = []
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)) or not node.body:
            continue
        first = node.body[0]
        if (
            isinstance(first, ast.Expr)
            and isinstance(first.value, ast.Constant)
            and isinstance(first.value.value, str)
        ):
            found.append(first.value)
    for place in sorted(found, key=lambda item: (item.lineno, item.col_offset), reverse=True):
        begin, end = place.lineno - 1, place.end_lineno - 1
        tail = lines[end][place.end_col_offset :]
        lines[begin] = lines[begin][: place.col_offset] + b'""'
        if begin == end:
            lines[begin] += tail
        else:
            # If anything follows, backslashes continue the statement over the lines that are now empty.
            follows = tail.strip()
            for index in range(begin + 1, end + 1):
                lines[index] = b""
            if follows and not follows.startswith(b"#"):
                for index in range(begin, end):
                    lines[index] += b"\\"
                lines[end] = tail
    for index in range(min(2, len(lines))):
        if b"coding" in lines[index] and lines[index].lstrip().startswith(b"#"):
            lines[index] = b"#"  # it is UTF-8 now
    result = b"\n".join(lines)
    compile(result, "", "exec", dont_inherit=True)
    return result


def compiled(data, path):
    code = compile(data, path, "exec", dont_inherit=True, optimize=0)
    # Loading and dumping again makes the bytes independent of reference counts.
    return importlib.util.MAGIC_NUMBER + bytes(12) + marshal.dumps(marshal.loads(marshal.dumps(code)))


def main():
    with zipfile.ZipFile("/in.zip") as source, zipfile.ZipFile("/out.zip", "w", zipfile.ZIP_STORED) as target:
        request = json.loads(source.read("rewrite.json"))
        for name, path in request["names"].items():
            data = source.read(name)
            try:
                if request["docstrings"]:
                    data = without_docstrings(data)
                if request["compile"]:
                    data = compiled(data, path)
            except (SyntaxError, ValueError, RecursionError, UnicodeDecodeError):
                continue
            target.writestr(name, data)


if __name__ == "__main__":
    main()
