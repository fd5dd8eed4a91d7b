// Writes src/api/schema.d.ts from `omo api openapi`; with --check, fails when it is out of date.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import openapiTS, { astToString } from "openapi-typescript";
import { format } from "prettier";

const root = fileURLToPath(new URL("../../", import.meta.url));
const target = fileURLToPath(new URL("../src/api/schema.d.ts", import.meta.url));
const inVenv = `${root}.venv/bin/omo`;

const document = execFileSync(existsSync(inVenv) ? inVenv : "omo", ["api", "openapi"], { cwd: root, encoding: "utf8" });
const source = `// Made by \`npm run api\` from the Admin API's description. Not to be changed by hand.\n\n${astToString(
  await openapiTS(document, { alphabetize: true }),
)}`;
const schema = await format(source, { parser: "typescript", printWidth: 120 });

if (!process.argv.includes("--check")) writeFileSync(target, schema);
else if (readFileSync(target, "utf8") !== schema) {
  console.error("src/api/schema.d.ts is out of date: npm run api");
  process.exit(1);
}
