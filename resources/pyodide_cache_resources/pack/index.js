// Run the app from this folder. For programs, document.title and <html data-result> are "ok" or "failed", and
// <html data-report> is {result, status, error, steps, output, problems} as JSON. A browser loads no module from a file: URL,
// but this classic script, which says so.
const STEPS = { load: "Loading Pyodide…", unpack: "Loading packages…", run: "Running…" };
const base = new URL("./", location.href).href;
const problems = [];
const decoder = new TextDecoder();
const output = document.getElementById("output");
const write = (bytes) => { output.textContent += decoder.decode(bytes, { stream: true }); };
const say = (text) => { document.getElementById("status").textContent = text; };
const read = async (name) => {
  const response = await fetch(name);
  if (!response.ok) throw new Error(`${name}: HTTP status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
};
document.addEventListener("securitypolicyviolation", (event) => {
  if (/^(style|img)-/.test(event.effectiveDirective)) return; // a stricter policy of the server; the page looks plainer
  problems.push(`blocked request: ${event.blockedURI}`);
});

// With another type, a browser runs no module, and the runtime waits for its WebAssembly forever.
const TYPES = { "loader.mjs": /(java|ecma)script/, "pyodide.mjs": /(java|ecma)script/, "pyodide.asm.wasm": /^application\/wasm\b/ };

/** Throw if the server sends a file with a wrong type. */
async function checkTypes() {
  await Promise.all(Object.entries(TYPES).map(async ([name, right]) => {
    const response = await fetch(name, { method: "HEAD" });
    const type = response.headers.get("content-type") ?? "";
    if (response.ok && !right.test(type)) throw new Error(`${name}: the server sends it as "${type}", which no browser runs`);
  }));
}

async function start() {
  const { run } = await import("./loader.mjs");
  return await run({ base, read, stdout: write, stderr: write, onStep: (step) => say(STEPS[step]) });
}

async function main() {
  let outcome;
  try {
    if (location.protocol === "file:") throw new Error("browsers cannot load the runtime from file: URLs; serve this folder instead: python3 -m http.server");
    const types = checkTypes();
    const started = start().catch(async (error) => { await types; throw error; });
    outcome = await Promise.race([started, types.then(() => started)]);
  } catch (error) {
    outcome = { status: 1, error: String(error?.message ?? error), steps: {} };
  }
  if (outcome.error) problems.push(outcome.error);
  const result = outcome.status === 0 && !problems.length ? "ok" : "failed";
  const ms = Object.values(outcome.steps).reduce((sum, part) => sum + part, 0);
  say(result === "ok" ? `Done in ${(ms / 1000).toFixed(1)} s.` : problems.join("\n"));
  document.documentElement.dataset.report = JSON.stringify({ result, ...outcome, output: output.textContent, problems });
  document.documentElement.dataset.result = result;
  document.title = result;
}

main();
