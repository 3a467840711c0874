// Start Pyodide from the start image in this folder, in Node or in a browser. Experimental.
//
//     import { start } from "./start-image.mjs";
//     const { pyodide, image, reason, timings } = await start({ runtime: "/pyodide/" });
//
// An image is the memory of a Python in which packages were imported, and the files of these packages. It is loaded
// only if it fits: the runtime's files and the image's own files have the recorded hashes. Otherwise Pyodide starts
// as usual, loads the packages and runs the recorded imports; `image` is false then, and `reason` says why.

/** The version of this file's format and of the order in which it loads libraries. */
export const VERSION = 3;

// Engines have a few more or fewer entries before this slot, so that libraries start at the same one everywhere.
const FIRST_SLOT = 16384;
const CHANNEL = "default channel"; // what loadPackage remembers of packages in the lock file

// V8 optimizes a function once it has spent a budget that it gets when its module is loaded. Each turn of a loop costs
// its distance in the code, at most a quarter of the budget that is set when V8 first compiles the function. The loop of
// Python's interpreter is so long that any budget is spent at the start, for 0.15 s of CPU time that a short program never
// gets back. So the budget is small while the functions of the start are compiled, which makes their turns cheap.
const BUDGET = 2 ** 29, SMALL_BUDGET = 4000;

const IN_NODE = typeof process === "object" && Boolean(process.versions?.node);

// What each start must have of its own. What cannot be changed is the seed of hash().
const WAKE = `
def _wake(environ, argv):
    import os, sys
    os.environ.clear()
    os.environ.update(environ)
    sys.argv[:] = argv
    while sys.path.count("") > 1:
        sys.path.remove("")
    modules = sys.modules
    if "time" in modules and hasattr(modules["time"], "tzset"):
        modules["time"].tzset()
    if "random" in modules:
        modules["random"].seed()
    if "numpy.random" in modules:
        modules["numpy.random"].seed()
    if "tempfile" in modules:
        modules["tempfile"]._name_sequence = None
        modules["tempfile"].tempdir = None
    if "uuid" in modules:
        modules["uuid"]._node = None
        modules["uuid"]._last_timestamp = None

_wake(ENVIRON, ARGV)
del _wake
`;

/**
 * Start Pyodide.
 *
 * @param runtime URL of the folder of the runtime, with a slash at its end.
 * @param options for loadPyodide; `env` replaces the environment of the image.
 * @param packages where to load packages from without the image: {lockFileURL, packageBaseUrl}.
 * @param base URL of the folder of the image; the folder of this file unless given.
 * @param refused why the image must not be loaded; empty if it may be.
 * @param required throw instead of starting without the image.
 * @param setFlag sets a flag of V8, as setFlagsFromString of node:v8 does. Without it, Node starts more slowly.
 * @returns {pyodide, image, reason, timings}, with milliseconds in timings.
 */
export async function start({ runtime, options = {}, packages = {}, base = new URL("./", import.meta.url).href, refused = "", required = false, setFlag = () => {} }) {
  const timings = {};
  const begin = performance.now();
  let record = null, reason = "";
  try {
    record = JSON.parse(new TextDecoder().decode(await read(new URL("image.json", base))));
    if (refused) throw new Error(refused);
    const pyodide = await startFromImage(record, base, runtime, options, timings, setFlag);
    timings.total = performance.now() - begin;
    return { pyodide, image: true, reason: "", timings };
  } catch (error) {
    if (required) throw error;
    reason = String(error?.message ?? error).split("\n")[0];
  }
  const pyodide = await startFromPackages(record, runtime, options, packages);
  timings.total = performance.now() - begin;
  return { pyodide, image: false, reason, timings };
}

async function startFromImage(record, base, runtime, options, timings, setFlag) {
  if (record.version !== VERSION) throw new Error(`the image has format ${record.version}, and this file reads ${VERSION}`);
  if (record.expires && Date.now() > Date.parse(record.expires)) throw new Error(`the image is too old: it was made on ${record.made}`);
  if (options.args?.length) throw new Error("arguments of Python cannot be given to an image");
  const fixed = Object.keys(options.env ?? {}).filter((name) => name.startsWith("PYTHON"));
  if (fixed.length) throw new Error(`${fixed[0]} cannot be set in an image`);
  let begin = performance.now();
  const [heap, files, code] = await Promise.all([
    open(base, record.heap),
    checked(base, record.files),
    IN_NODE && record.code ? checked(base, record.code) : undefined,
    ...Object.entries(record.runtime).map(([file, sha256]) => check(runtime, { file, sha256 })),
  ]);
  if (!fits(record, heap.size, files.length)) throw new Error("the numbers in image.json do not fit the files of the image");
  timings.read = performance.now() - begin;
  begin = performance.now();
  const { env = {}, ...others } = options;
  const setBudget = (bytes) => setFlag(`--wasm-tiering-budget=${bytes}`);
  setBudget(BUDGET);
  const head = new Uint8Array(record.headBytes);
  try {
    heap.readInto(head);
    const [{ loadPyodide }, create] = await Promise.all([import(new URL("pyodide.mjs", runtime).href), importCreator(runtime, code)]);
    const pyodide = await loadPyodide({
      indexURL: folderOf(runtime),
      ...others,
      _loadSnapshot: head,
      createPyodideModule: creator(create, { ...record, heap, bytes: files, timings, loaded: () => setBudget(SMALL_BUDGET) }),
    });
    wake(pyodide, record, env);
    timings.restore = performance.now() - begin;
    return pyodide;
  } finally {
    heap.close();
    setBudget(BUDGET);
  }
}

let creatorScript = null;

/** Return what V8 has compiled of the runtime's code, for a start with the same flags; null if it used that of the image. */
export function compiledCode() {
  return creatorScript?.cachedDataRejected === false ? null : creatorScript?.createCachedData();
}

/**
 * Import the function that creates the runtime's module, with what V8 compiled of it before. Node takes that for scripts
 * only, so what just a module may contain is replaced. Compiling it takes a sixth of the CPU time of a start.
 */
async function importCreator(runtime, cachedData) {
  const url = new URL("pyodide.asm.mjs", runtime);
  if (!IN_NODE) return (await import(url.href)).default;
  const { Script } = await import("node:vm");
  const body = new TextDecoder().decode(await read(url)).replaceAll(/\bimport\(/g, "$import(").replaceAll("import.meta", "$meta").replace(/\bexport default /, "return ");
  creatorScript = new Script(`"use strict"; (($import, $meta) => {${body}\n})`, { filename: url.href, cachedData });
  return creatorScript.runInThisContext()((name) => import(name), { url: url.href });
}

function wake(pyodide, record, env) {
  for (const { name } of record.packages) pyodide.loadedPackages[name] = CHANNEL;
  const environ = { HOME: "/home/pyodide", ...env };
  pyodide.runPython(WAKE.replace("ENVIRON", () => JSON.stringify(environ)).replace("ARGV", () => '[""]'), { filename: "<start-image>" });
}

async function startFromPackages(record, runtime, options, packages) {
  const { loadPyodide } = await import(new URL("pyodide.mjs", runtime).href);
  const pyodide = await loadPyodide({ indexURL: folderOf(runtime), ...packages, ...options });
  if (!record) return pyodide;
  const errors = [];
  await pyodide.loadPackage(record.packages.map(({ name }) => name), {
    messageCallback: () => {},
    errorCallback: (message) => errors.push(String(message)),
  });
  if (errors.length) throw new Error(errors.join("\n"));
  for (const code of [record.imports, record.warm]) pyodide.runPython(scratch(code, SILENTLY), { filename: "<start-image>" });
  return pyodide;
}

// What the code prints is not part of an image, so a start without one does not show it.
const SILENTLY = `
import contextlib, io
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
`;

/** Return Python that runs `code` as a script with a namespace of its own, below the lines of `head`. */
export function scratch(code, head = "") {
  const body = `
try:
    exec(compile(${JSON.stringify(code)}, "<start-image>", "exec"), {"__name__": "__main__"})
except SystemExit:
    pass
`;
  return head ? head + body.replace(/\n/g, "\n    ") : body;
}

/**
 * Wrap the function of the runtime that creates its module, so that the packages' files and libraries are there
 * before Python starts: libraries get the same addresses and table slots in each process, which the heap refers to.
 *
 * @param create the default export of pyodide.asm.mjs.
 * @param image {members, libraries, handles, heapBytes, bytes, timings}, where bytes are those of the members; to restore
 *   a memory also {heap, headBytes, runs}. `loaded` is called when all code is loaded, before Python starts.
 */
export function creator(create, image) {
  return async (settings) => {
    let failure = null;
    settings.preRun.push(async (module) => {
      module.addRunDependency("start-image");
      try {
        const site = module.API.sitePackages;
        const begin = performance.now();
        mount(module.FS, site, image);
        image.timings.mount = performance.now() - begin;
        if (image.heapBytes > module.HEAP8.length) module.growMemory(image.heapBytes);
        await loadLibraries(module, site, image);
        image.loaded?.();
        image.timings.libraries = performance.now() - begin - image.timings.mount;
      } catch (error) {
        failure = error;
      } finally {
        module.removeRunDependency("start-image");
      }
    });
    const module = await create(settings);
    if (failure) throw failure;
    if (image.heap) restore(module, image);
    for (const [handle, name] of image.handles ?? []) {
      module.LDSO.loadedLibsByHandle[handle] = module.LDSO.loadedLibsByName[name];
    }
    return module;
  };
}

/**
 * Write the pages of the heap into the memory. The runtime does that itself, but needs the empty ones, too: half of the
 * bytes to read, hash and copy. What it is given has a head only.
 */
function restore(module, { heap, runs }) {
  const memory = module.HEAPU8;
  const used = module._sbrk(0); // the memory above was never written
  let end = 0;
  for (const [offset, size] of [...runs, [memory.length, 0]]) {
    if (end < used) memory.fill(0, end, Math.min(offset, used));
    heap.readInto(memory.subarray(offset, offset + size));
    end = offset + size;
  }
  heap.finish();
}

/**
 * Make the members files of the file system. Their contents are views of one array, so nothing is copied, and nodes
 * are made in their folder's node, since a look-up of each path takes longer than all the rest.
 */
function mount(FS, site, { members, bytes }) {
  const folders = new Map();
  for (const [name, offset, size] of members) {
    const path = placed(site, name);
    const end = path.lastIndexOf("/");
    const folder = path.slice(0, end), file = path.slice(end + 1);
    if (!folders.has(folder)) {
      FS.mkdirTree(folder);
      folders.set(folder, FS.lookupPath(folder).node);
    }
    const parent = folders.get(folder);
    const node = parent.contents[file] ?? parent.node_ops.mknod(parent, file, 0o100644, 0);
    node.contents = bytes.subarray(offset, offset + size);
    node.usedBytes = size;
  }
}

function placed(site, name) {
  return name.startsWith("/") ? name : `${site}/${name}`;
}

async function loadLibraries(module, site, { members, libraries, bytes }) {
  if (!libraries.length) return;
  const places = new Map(members.map(([name, offset, size]) => [name, [offset, size]]));
  const table = module.wasmTable;
  if (table.length > FIRST_SLOT) throw new Error(`the runtime's function table has ${table.length} slots`);
  table.grow(FIRST_SLOT - table.length);
  for (const library of libraries) {
    if (library.slot !== undefined && library.slot !== table.length) {
      throw new Error(`${library.name} would get slot ${table.length} of the function table, the image has ${library.slot}`);
    }
    library.slot = table.length;
    const path = placed(site, library.name);
    const [offset, size] = places.get(library.name);
    const shared = module.newDSO(path, undefined, "loading");
    Object.assign(shared, { refcount: Infinity, global: false });
    const flags = { loadAsync: true, global: false, nodelete: true };
    shared.exports = await module.loadWebAssemblyModule(bytes.slice(offset, offset + size), flags, path, {});
    module.LDSO.loadedLibsByName[library.name.split("/").at(-1)] = shared;
  }
}

/** Return whether the record's numbers lie within the files, and the runs within the memory, one after the other. */
function fits({ heapBytes, headBytes, runs, members }, heapSize, filesSize) {
  const isWithin = (offset, size, end) => Number.isInteger(offset) && Number.isInteger(size) && offset >= 0 && size >= 0 && offset + size <= end;
  let end = 0, bytes = headBytes;
  for (const [offset, size] of runs) {
    if (offset < end || !isWithin(offset, size, heapBytes)) return false;
    end = offset + size;
    bytes += size;
  }
  return isWithin(headBytes, 0, heapSize) && isWithin(heapBytes, 0, 2 ** 32) && bytes === heapSize && members.every(([, offset, size]) => isWithin(offset, size, filesSize));
}

/** Read a file whose hash is the recorded one. */
async function checked(folder, { file, sha256, gzip = false }) {
  let bytes = await read(inside(folder, file));
  if (gzip) bytes = await unzipped(bytes);
  if ((await sha256Of(bytes)) !== sha256) throw otherFile(file);
  return bytes;
}

/** Check the hash of a file, in Node without a copy of it in memory. */
async function check(folder, part) {
  const { size, readInto, finish, close } = await open(folder, part);
  const chunk = new Uint8Array(Math.min(size, 2 ** 18));
  try {
    for (let from = 0; from < size; from += chunk.length) readInto(chunk.subarray(0, size - from));
    finish();
  } finally {
    close();
  }
}

/**
 * Open a file, to be read from begin to end into other memory. Its hash may be known only by `finish`, which throws for
 * another one: so Node need not have a copy of the file, for which V8 would collect garbage.
 */
async function open(folder, part) {
  const url = inside(folder, part.file);
  if (!IN_NODE || url.protocol !== "file:" || part.gzip) {
    const bytes = await checked(folder, part);
    let from = 0;
    return { size: bytes.length, readInto: (target) => target.set(bytes.subarray(from, (from += target.length))), finish() {}, close() {} };
  }
  const [{ openSync, fstatSync, readSync, closeSync }, { createHash }] = await Promise.all([import("node:fs"), import("node:crypto")]);
  const descriptor = openSync(url), hash = createHash("sha256");
  const readInto = (target) => {
    for (let done = 0; done < target.length; ) {
      const count = readSync(descriptor, target, done, target.length - done, null);
      if (!count) throw otherFile(part.file);
      done += count;
    }
    hash.update(target);
  };
  const finish = () => { if (hash.digest("hex") !== part.sha256) throw otherFile(part.file); };
  return { size: fstatSync(descriptor).size, readInto, finish, close: () => closeSync(descriptor) };
}

function inside(folder, file) {
  if (!/^\w[\w.-]*$/.test(file)) throw new Error("image.json names a file outside its folder");
  return new URL(file, folder);
}

function otherFile(file) {
  return new Error(`${file} is not the file that the image was made with`);
}

async function unzipped(bytes) {
  if (IN_NODE) return (await import("node:zlib")).gunzipSync(bytes);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function read(url) {
  if (IN_NODE && url.protocol === "file:") return (await import("node:fs")).readFileSync(url);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname}: HTTP status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function sha256Of(bytes) {
  if (IN_NODE) return (await import("node:crypto")).createHash("sha256").update(bytes).digest("hex");
  if (!globalThis.crypto?.subtle) throw new Error("the page is not a secure context, so hashes cannot be checked");
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** loadPyodide takes a path in Node and a URL in a browser. */
function folderOf(runtime) {
  if (!IN_NODE || !String(runtime).startsWith("file:")) return String(runtime);
  return decodeURIComponent(new URL(runtime).pathname).replace(/^\/(\w:)/, "$1");
}
