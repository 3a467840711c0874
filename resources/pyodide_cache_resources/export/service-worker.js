// Keep exactly the files of this distribution, and answer from them, with or without a network.
//
// Files are kept by their sha256. Another set of files is another version of this script: the browser installs it when
// all of its files are there and right, and uses it from the next visit on. Until then, pages get the old set.
const FILES = @FILES@;
const root = new URL("./", self.location.href).href;
const CACHE = `pyodide-cache-export ${root}`;
const keyOf = (sha256) => `${root}?sha256=${sha256}`;
const integrity = (hex) => "sha256-" + btoa(String.fromCharCode(...hex.match(/../g).map((byte) => parseInt(byte, 16))));

async function keep(cache, name, sha256) {
  if (await cache.match(keyOf(sha256))) return;
  const response = await fetch(root + encodeURIComponent(name), { integrity: integrity(sha256), cache: "no-cache" });
  if (!response.ok) throw new Error(`${name}: HTTP status ${response.status}`);
  await cache.put(keyOf(sha256), response);
}

async function install() {
  const cache = await caches.open(CACHE);
  await Promise.all(Object.entries(FILES).map(([name, sha256]) => keep(cache, name, sha256)));
}

async function activate() {
  const cache = await caches.open(CACHE);
  const wanted = new Set(Object.values(FILES).map(keyOf));
  for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
  await self.clients.claim();
}

async function answer(request, sha256) {
  const cache = await caches.open(CACHE);
  return (await cache.match(keyOf(sha256))) ?? fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const url = event.request.url.replace(/[?#].*/, "");
  if (event.request.method !== "GET" || !url.startsWith(root)) return;
  const name = decodeURIComponent(url.slice(root.length)) || "index.html";
  if (Object.hasOwn(FILES, name)) event.respondWith(answer(event.request, FILES[name]));
});
