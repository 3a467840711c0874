// Load the runtime and every package from this folder, with integrity checks on, and import them.
// The verdict for a program: document.title and <html data-result> are "ok" or "failed", and
// <html data-report> holds {result, pyodide, packages, imports, problems} as JSON. A browser loads no module from a file:
// address, but this classic script, which says so.
const LOCK = "pyodide-lock.json";
const MARK = "pyodide-cache-export";
const here = new URL("./", location.href).href;
const report = { result: "failed", pyodide: "", packages: [], imports: [], problems: [] };

const canonical = (name) => name.toLowerCase().replace(/[-_.]+/g, "-");
const integrity = (hex) => "sha256-" + btoa(String.fromCharCode(...hex.match(/../g).map((byte) => parseInt(byte, 16))));
const step = (text) => { document.getElementById("step").textContent = text; };
const wrong = (text) => { report.problems.push(text); };
function line(text) {
  const item = document.createElement("li");
  item.textContent = text;
  document.getElementById("lines").append(item);
}

document.addEventListener("securitypolicyviolation", (event) => {
  if (/^(style|img)-/.test(event.effectiveDirective)) return; // a stricter policy of the server; the page looks plainer
  wrong(`something outside was asked for: ${event.blockedURI}`);
});

// With another type, a browser runs no module, and the runtime waits for its WebAssembly forever.
const TYPES = { mjs: /(java|ecma)script/, wasm: /^application\/wasm\b/ };

async function check() {
  if (location.protocol === "file:") {
    throw new Error("a browser loads no runtime from file: addresses; serve this folder: python3 -m http.server");
  }
  const response = await fetch(LOCK, { cache: "no-store" });
  if (!response.ok) throw new Error(`${LOCK}: HTTP status ${response.status}`);
  const lock = await response.json();

  step("Checking the runtime's files");
  const files = Object.entries(lock.tool?.[MARK]?.files ?? {});
  await Promise.all(files.map(async ([name, sha256]) => {
    try {
      const file = await fetch(name, { integrity: integrity(sha256) });
      const type = file.headers.get("content-type") ?? "";
      if (!file.ok) wrong(`${name}: HTTP status ${file.status}`);
      else if (TYPES[name.split(".").pop()]?.test(type) === false) wrong(`${name}: the server sends it as "${type}", which no browser runs`);
      await file.arrayBuffer();
    } catch (error) {
      wrong(`${name}: not the exported bytes, or not there (${error.message})`);
    }
  }));
  if (report.problems.length) return;

  step("Starting the runtime");
  const { loadPyodide } = await import("./pyodide.mjs");
  const pyodide = await loadPyodide({ indexURL: here, lockFileURL: here + LOCK, checkIntegrity: true });
  report.pyodide = pyodide.version;

  step("Loading the packages");
  const names = Object.keys(lock.packages);
  const loaded = await pyodide.loadPackage(names, {
    checkIntegrity: true,
    messageCallback: () => {},
    errorCallback: (message) => wrong(String(message)),
  });
  report.packages = loaded.map((item) => item.name);
  const there = new Set(report.packages.map(canonical));
  for (const name of names) {
    if (!there.has(canonical(lock.packages[name].name)) && !there.has(canonical(name))) wrong(`${name}: not loaded`);
  }

  for (const [name, entry] of Object.entries(lock.packages)) {
    for (const module of entry.imports ?? []) {
      if (module.startsWith("_") || ["test", "tests", "docs", "examples"].includes(module)) continue;
      step(`Importing ${module}`);
      try {
        pyodide.runPython(`import ${module}`);
        report.imports.push(module);
      } catch (error) {
        wrong(`${name}: import ${module}: ${String(error.message).trim().split("\n").pop()}`);
      }
    }
  }
}

async function main() {
  try {
    await check();
  } catch (error) {
    wrong(String(error?.message ?? error));
  }
  report.result = report.problems.length ? "failed" : "ok";
  step("");
  report.problems.forEach(line);
  document.getElementById("verdict").textContent = report.result === "ok"
    ? `ok: Pyodide ${report.pyodide} with ${report.packages.length} packages loads from this folder alone.`
    : "failed: this folder does not load as it should.";
  document.documentElement.dataset.report = JSON.stringify(report);
  document.documentElement.dataset.result = report.result;
  document.title = report.result;

  // With a service worker, the next visit needs no server.
  if (document.querySelector("link[rel=manifest]") && navigator.serviceWorker) {
    await navigator.serviceWorker.register("./service-worker.js");
    await navigator.serviceWorker.ready;
    step("This page and its files are kept by the browser: it works without a network now.");
    document.documentElement.dataset.offline = "ready";
  }
}

main();
