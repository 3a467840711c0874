// Make a start image, or prove one. Not part of an image.
//
//     node make.mjs REQUEST.json
//
// The request is {task, runtime, image, imports, warm, work, outcome}; runtime and image are folders. The task "make"
// starts Python with the image's files, runs imports and warm, and writes heap.bin to the work folder. "prove" starts
// from the image, runs both again, and writes code.bin: what V8 compiled of the runtime. "app" runs the app of the pack in the folder `pack`, from its image. The network is
// always blocked. The result is written as JSON to `outcome`.

import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";

import { attempts, closeSandbox } from "./sandbox.mjs";

const request = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const runtime = pathToFileURL(request.runtime + path.sep).href;
const image = pathToFileURL((request.image ?? "") + path.sep).href;
const { compiledCode, creator, scratch, start } = request.task === "app" ? {} : await import(new URL("start-image.mjs", image).href);

// Each would be the same in two starts from one image, if nothing were done about it. A pack may lack the modules.
const FRESH = `
def _fresh():
    from importlib import import_module
    asked = {
        "random": lambda module: module.random(),
        "tempfile": lambda module: next(module._get_candidate_names()),
        "uuid": lambda module: module.getnode(),
        "numpy.random": lambda module: module.random(),
    }
    for name, ask in asked.items():
        try:
            yield str(ask(import_module(name)))
        except ImportError:
            pass

list(_fresh())
`;

/** Run code that leaves nothing behind in the namespace of the image. */
function run(pyodide, code) {
  pyodide.runPython(scratch(code), { filename: "<start-image>" });
}

/** Collect what Python prints, at most a megabyte. */
function listen(pyodide) {
  const parts = [];
  let length = 0;
  const write = (bytes) => {
    if (length < 1 << 20) parts.push(Buffer.from(bytes));
    length += bytes.length;
    return bytes.length;
  };
  pyodide.setStdout({ write });
  pyodide.setStderr({ write });
  return () => {
    run(pyodide, "import sys; sys.stdout.flush(); sys.stderr.flush()");
    return Buffer.concat(parts.splice(0)).toString("utf8");
  };
}

async function make() {
  const { loadPyodide } = await import(new URL("pyodide.mjs", runtime).href);
  const { default: create } = await import(new URL("pyodide.asm.mjs", runtime).href);
  const record = JSON.parse(fs.readFileSync(path.join(request.image, "image.json"), "utf8"));
  const bytes = new Uint8Array(fs.readFileSync(path.join(request.image, record.files.file)));
  const libraryBytes = record.members.filter(([name]) => record.libraries.some((item) => item.name === name)).reduce((sum, item) => sum + item[2], 0);
  // Twice the libraries' bytes hold their data and relocations; the heap grows further if that is too little.
  const heapBytes = libraryBytes ? 30 * 1024 * 1024 + Math.ceil((libraryBytes * 2) / 65536) * 65536 : 0;
  const pyodide = await loadPyodide({
    indexURL: request.runtime + path.sep,
    env: request.env,
    _makeSnapshot: true,
    createPyodideModule: creator(create, { ...record, heapBytes, bytes, timings: {} }),
  });
  const output = listen(pyodide);
  const table = pyodide._module.wasmTable;
  const slots = table.length;
  run(pyodide, request.imports);
  output();
  run(pyodide, request.warm);
  const printed = output();
  run(pyodide, "import gc; gc.collect()");
  // Importing ctypes makes a callback and frees it: what is left of that is an empty slot.
  for (let slot = slots; slot < table.length; slot++) if (table.get(slot) !== null) throw new Error("keeps-functions");
  // Python refers to this object, which an image cannot hold unless it is empty; each start fills it.
  for (const name of Object.keys(pyodide.loadedPackages)) delete pyodide.loadedPackages[name];
  let heap;
  try {
    heap = pyodide.makeMemorySnapshot();
  } catch (error) {
    throw new Error(`keeps-objects: ${error?.message ?? error}`);
  }
  const head = new Uint32Array(heap.buffer, heap.byteOffset, 2)[1]; // the runtime's own record; the memory follows
  const runs = filled(heap.subarray(head));
  const parts = [heap.subarray(0, head), ...runs.map(([offset, size]) => heap.subarray(head + offset, head + offset + size))];
  fs.writeFileSync(path.join(request.work, "heap.bin"), Buffer.concat(parts));
  const { loadedLibsByHandle } = pyodide._module.LDSO;
  const handles = Object.entries(loadedLibsByHandle).filter(([handle]) => Number(handle)).map(([handle, item]) => [Number(handle), item.name]);
  return { printed, handles, headBytes: head, runs, libraries: record.libraries, heapBytes: pyodide._module.HEAP8.length, pyodide: pyodide.version };
}

/** Return offset and size of the runs of pages that are not empty. */
function filled(memory) {
  const empty = new Uint8Array(4096);
  const runs = [];
  for (let offset = 0; offset < memory.length; offset += empty.length) {
    const page = memory.subarray(offset, offset + empty.length);
    if (Buffer.compare(page, empty.subarray(0, page.length)) === 0) continue;
    const last = runs.at(-1);
    if (last && last[0] + last[1] === offset) last[1] += page.length;
    else runs.push([offset, page.length]);
  }
  return runs;
}

async function prove() {
  const { pyodide, timings } = await start({ runtime, base: image, required: true, setFlag: setFlagsFromString });
  const output = listen(pyodide);
  run(pyodide, request.imports);
  output();
  run(pyodide, request.warm);
  const code = compiledCode();
  if (code) fs.writeFileSync(path.join(request.work, "code.bin"), code);
  return { printed: output(), fresh: pyodide.runPython(FRESH).toJs(), timings };
}

async function app() {
  const { run: runPack } = await import(pathToFileURL(path.join(request.pack, "loader.mjs")).href);
  const parts = [];
  const outcome = await runPack({
    base: request.pack + path.sep,
    read: async (name) => new Uint8Array(fs.readFileSync(path.join(request.pack, name))),
    stdout: (bytes) => { parts.push(Buffer.from(bytes)); },
    stderr: () => {},
    args: request.args,
    options: { start: { packageCacheDir: request.pack }, setFlag: setFlagsFromString },
  });
  const { steps } = outcome;
  const total = Object.values(steps).reduce((sum, part) => sum + part, 0);
  return { ...outcome, printed: Buffer.concat(parts).toString("utf8"), timings: { total } };
}

// Without this, Node would print a page of the runtime's source for an error that nothing handles.
for (const kind of ["uncaughtException", "unhandledRejection"]) process.on(kind, end);

function end(error) {
  fs.writeFileSync(request.outcome, JSON.stringify({ status: 1, error: String(error?.message ?? error), attempts }));
  process.exit(1);
}

closeSandbox();
try {
  const outcome = await { make, prove, app }[request.task]();
  fs.writeFileSync(request.outcome, JSON.stringify({ status: 0, ...outcome, attempts }));
} catch (error) {
  end(error);
}
process.exit(0);
