// Run Python in Node, from a start image if it can be loaded.
//
//     node run.mjs IMAGE RUNTIME PACKAGES REASON (-c CODE | SCRIPT) [ARGUMENT…]
//
// The first three are folders: the image, the runtime, and the packages to load without the image. REASON is empty, or
// why the image must not be loaded. Python has this process's working folder and environment variables, but those of
// Python itself and HOME. The status is that of the code. With PYODIDE_CACHE_TIMINGS=1, a last line of standard error is
// JSON: {image, reason, timings}.

import { readFileSync, writeSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";

import { start } from "./start-image.mjs";

// The engine compiles hot functions again, and those of a start are not worth it: it waits until they stay hot.
setFlagsFromString("--wasm-tiering-budget=40000000");

const [image, runtime, packages, refused, ...words] = process.argv.slice(2);
const url = (folder) => pathToFileURL(folder + path.sep).href;
// Python reads its own variables only once, before the image is made; the user's home is not mounted.
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== "HOME" && !name.startsWith("PYTHON")));

function writer(descriptor) {
  return (bytes) => {
    for (let done = 0; done < bytes.length; ) {
      try {
        done += writeSync(descriptor, bytes, done);
      } catch (error) {
        if (error.code === "EPIPE") process.exit(0);
        if (error.code !== "EAGAIN") throw error;
      }
    }
    return bytes.length;
  };
}

// A SystemExit must not leave Python, since the event loop would throw it. Other exceptions are shown as python shows
// them: by the hook, which the script may replace, and without the frames of Pyodide.
const RUN = `
import atexit, os, sys
from pyodide.code import eval_code_async
import __main__

async def _run():
    os.chdir(folder)
    sys.argv[:] = argv
    if first not in sys.path:
        sys.path.insert(0, first)
    if path:
        __main__.__file__ = path
    filename = path or "<string>"
    try:
        await eval_code_async(source, __main__.__dict__, filename=filename)
    except SystemExit as end:
        if end.code is None or isinstance(end.code, int):
            return end.code or 0
        print(end.code, file=sys.stderr)
        return 1
    except BaseException as error:
        trace = error.__traceback__
        while trace and trace.tb_frame.f_code.co_filename != filename:
            trace = trace.tb_next
        sys.excepthook(type(error), error, trace)
        return 130 if isinstance(error, KeyboardInterrupt) else 1
    finally:
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
    return 0

await _run()
`;

// os._exit() and aborts end Python with an exception that nothing catches, and Node would print a page of the runtime's
// source. The runtime has said what happened.
process.on("uncaughtException", (error) => {
  if (!error?.pyodide_fatal_error) console.error(String(error?.message ?? error));
  process.exit(error?.status ?? 1);
});

const isCode = words[0] === "-c";
const source = isCode ? words[1] : readFileSync(words[0], "utf8");
const argv = isCode ? ["-c", ...words.slice(2)] : words;
let pyodide, started;
try {
  ({ pyodide, ...started } = await start({
    runtime: url(runtime),
    base: url(image),
    refused,
    setFlag: setFlagsFromString,
    options: { env },
    packages: { lockFileURL: path.join(packages, "pyodide-lock.json"), packageBaseUrl: packages + path.sep, packageCacheDir: packages },
  }));
} catch (error) {
  const why = String(error?.message ?? error).split("\n").at(-1);
  const reason = refused ? `The start image is not used: ${refused}. ` : "";
  const next = `Make it again with: pyodide-cache start-image create ${path.basename(image)}`;
  console.error(`${reason}Python cannot start from the packages: ${why}. ${next}`);
  process.exit(1);
}
if (!started.image) console.error(`The start image is not used: ${started.reason}. Python started from the packages.`);
pyodide.setStdout({ write: writer(1) });
pyodide.setStderr({ write: writer(2) });
/** Mount a folder under its own path, or under `other` on Windows, and where Python's own files are. */
function mounted(folder, other) {
  if (path.sep === "/") {
    try {
      pyodide.mountNodeFS(folder, folder);
      return folder;
    } catch { /* there are files, as in / */ }
  }
  pyodide.mountNodeFS(other, folder);
  return other;
}

const work = mounted(process.cwd(), "/mnt");
const script = isCode ? "" : path.resolve(words[0]);
const below = path.relative(process.cwd(), script);
const outside = below.startsWith("..") || path.isAbsolute(below);
const beside = script && outside ? mounted(path.dirname(script), "/script") : work;
const place = `${beside}/${outside ? path.basename(script) : below.split(path.sep).join("/")}`;
const given = pyodide.toPy({
  source,
  argv,
  folder: work,
  path: script && place,
  first: script && path.posix.dirname(place),
});
let status = 1;
try {
  status = await pyodide.runPythonAsync(RUN, { globals: given, filename: "<start-image>" });
} catch (error) {
  console.error(String(error?.message ?? error));
}
if (process.env.PYODIDE_CACHE_TIMINGS === "1") console.error(JSON.stringify(started));
process.exit(status);
