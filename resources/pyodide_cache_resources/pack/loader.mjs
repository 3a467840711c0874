// Start the packed app that is beside this file, in Node or in a browser.
//
//     const { run } = await import("./loader.mjs");
//     const outcome = await run({ base, read, stdout, stderr, args });
//
// `base` is this folder: in Node a path that ends with a separator, in a browser a URL that ends with a slash.
// `read(name)` returns a file of it as Uint8Array; `stdout` and `stderr` take Uint8Arrays. The outcome is {status,
// error, steps, image}, with the milliseconds of each step. A status other than 0 does not raise an error. `image` says
// whether Python started from the start image of the pack, and `reason` why not; without one it is null.

const decoder = new TextDecoder();

// The app runs as __main__ in its own folder. A SystemExit must not leave Python, since the event loop would throw it;
// other exceptions stay there because a traceback outside has frames of Pyodide.
const RUN = `
import importlib.util, os, sys
import __main__
from pyodide.code import eval_code_async

async def _run():
    folder = path.rpartition("/")[0]
    os.chdir(folder)
    sys.path.insert(0, folder)
    sys.argv = [path, *args]
    __main__.__file__ = path
    with open(path, "rb") as file:
        source = importlib.util.decode_source(file.read())
    try:
        await eval_code_async(source, __main__.__dict__, filename=path)
    except SystemExit as end:
        if end.code is None or isinstance(end.code, int):
            return [end.code or 0, ""]
        return [1, str(end.code)]
    except BaseException as error:
        import traceback
        trace = error.__traceback__
        while trace and trace.tb_frame.f_code.co_filename != path:
            trace = trace.tb_next
        return [1, "".join(traceback.format_exception(type(error), error, trace))]
    return [0, ""]

await _run()
`;

const FLUSH = "import sys; sys.stdout.flush(); sys.stderr.flush()";

/** Time the loading of shared libraries in loadPackage, which uses this function of the runtime. */
function timeLibraries(module) {
  const spent = { ms: 0 };
  const load = module._emscripten_dlopen_promise;
  if (!load || !module.getPromise) return spent;
  module._emscripten_dlopen_promise = (...given) => {
    const begin = performance.now();
    const handle = load(...given);
    const end = () => { spent.ms += performance.now() - begin; };
    module.getPromise(handle).then(end, end);
    return handle;
  };
  return spent;
}

async function installWheels(pyodide, pack) {
  const errors = [];
  await pyodide.loadPackage(pack.packages, {
    messageCallback: () => {},
    errorCallback: (message) => errors.push(String(message)),
  });
  if (errors.length) throw new Error(errors.join("\n")); // loadPackage reports errors, but does not reject
}

async function installBundle(pyodide, pack, read, steps) {
  pyodide.unpackArchive(await read(pack.bundle), "zip", { extractDir: "/" });
  const begin = performance.now();
  // The main thread of a page must not compile large libraries synchronously, as their import would; load them now.
  for (const path of pack.libraries) await pyodide._api.loadDynlib(path, false);
  steps.libraries = performance.now() - begin;
}

/** Start Pyodide; from the pack's start image, if it has one that can be loaded. */
async function startPyodide(pack, base, options) {
  const given = { indexURL: base, lockFileURL: `${base}pyodide-lock.json`, stdin: () => null, ...options.start };
  const runtime = options.module ?? new URL("./pyodide.mjs", import.meta.url).href;
  let image = null, reason = "";
  if (pack.start_image) {
    image = false;
    try {
      const { start } = await import(new URL(`${pack.start_image}start-image.mjs`, import.meta.url).href);
      const { pyodide } = await start({ runtime: new URL("./", runtime).href, options: given, required: true, setFlag: options.setFlag });
      return { pyodide, image: true, reason };
    } catch (error) {
      reason = String(error?.message ?? error).split("\n")[0];
    }
  }
  const { loadPyodide } = await import(runtime);
  return { pyodide: await loadPyodide(given), image, reason };
}

/** Run the app; `hooks` are called with pyodide: started, ready (packages are loaded), ended. */
export async function run({ base, read, stdout, stderr, args = [], options = {}, hooks = {}, onStep = () => {} }) {
  const steps = { load: 0, unpack: 0, libraries: 0, run: 0 };
  const pack = JSON.parse(decoder.decode(await read("pack.json")));

  onStep("load");
  let begin = performance.now();
  const { pyodide, image, reason } = await startPyodide(pack, base, options);
  const writer = (sink) => ({ write: (bytes) => { sink(bytes.slice()); return bytes.length; } });
  pyodide.setStdout(writer(stdout));
  pyodide.setStderr(writer(stderr));
  steps.load = performance.now() - begin;
  await hooks.started?.(pyodide);

  onStep("unpack");
  begin = performance.now();
  const inside = timeLibraries(pyodide._module);
  if (pack.bundle && !image) await installBundle(pyodide, pack, read, steps);
  else if (!pack.bundle) {
    if (!image) await installWheels(pyodide, pack);
    pyodide.unpackArchive(await read(pack.app), "zip", { extractDir: "/" });
    steps.libraries = inside.ms;
  }
  steps.unpack = performance.now() - begin - steps.libraries;
  await hooks.ready?.(pyodide);

  onStep("run");
  begin = performance.now();
  let status = 0, error = "";
  try {
    const given = pyodide.toPy({ path: pack.script, args });
    const ended = await pyodide.runPythonAsync(RUN, { globals: given, filename: "<pack>" });
    [status, error] = ended.toJs();
    ended.destroy();
    for (const code of hooks.also ?? []) await pyodide.runPythonAsync(code, { filename: "<also-run>" });
  } catch (raised) {
    [status, error] = [1, withoutFrames(raised)];
  }
  try { pyodide.runPython(FLUSH); } catch { /* the app closed them */ }
  steps.run = performance.now() - begin;
  await hooks.ended?.(pyodide);
  return { status, error, steps, image, reason, pyodide: pyodide.version };
}

/** Return the message of an exception without the JavaScript frames of the runtime. */
function withoutFrames(raised) {
  return String(raised?.message ?? raised).split("\n").filter((line) => !/^\s+at .*:\d+/.test(line)).join("\n").trim();
}
