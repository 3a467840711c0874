// Run check.mjs with as few permissions as a test of strange packages needs; Node's permission model does the rest.
//
//     node prove.mjs REQUEST.json
//
// The request is {check, outcome}: the path of check.mjs, and the file for its report.

import fs from "node:fs";
import { pathToFileURL } from "node:url";

import { closeSandbox } from "./sandbox.mjs";

const request = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));

closeSandbox();
const say = console.log;
let last = "{}";
console.log = (text) => { last = text; say(text); };
process.argv.push("--json");
await import(pathToFileURL(request.check).href);
fs.writeFileSync(request.outcome, last);
process.exit(0); // even if a package left something running
