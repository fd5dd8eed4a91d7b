// @vitest-environment node
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { build, type Rolldown } from "vite";
import { describe, expect, it } from "vitest";

const folder = fileURLToPath(new URL(".", import.meta.url));
const LARGEST_PAGE = 250_000;
/** Milliseconds: a build on a busy machine, compressed files and all. */
const PATIENCE = 60_000;

async function built(configFile: string, root: string) {
  const result = await build({ configFile, root, logLevel: "silent", build: { write: false } });
  return (result as Rolldown.RolldownOutput).output.filter((part) => part.type === "chunk");
}

describe("the two builds", { timeout: PATIENCE }, () => {
  it("stay apart: the dashboard holds nothing of the playground", async () => {
    const modules = (await built(`${folder}../vite.config.ts`, `${folder}..`)).flatMap((chunk) => chunk.moduleIds);
    expect(modules.some((module) => module.endsWith("src/main.tsx"))).toBe(true);
    expect(modules.filter((module) => module.includes("/playground/"))).toEqual([]);
    expect(modules.filter((module) => /@ariakit|react-json-view/.test(module))).toEqual([]);
  });

  it("load Discord's look only where it is looked at: not with the dashboard's first page", async () => {
    const chunks = await built(`${folder}../vite.config.ts`, `${folder}..`);
    const entry = chunks.filter(({ isEntry }) => isEntry).flatMap(({ imports, fileName }) => [fileName, ...imports]);
    const first = chunks.filter(({ fileName }) => entry.includes(fileName)).flatMap(({ moduleIds }) => moduleIds);
    expect(first.filter((module) => /markdown|admin-dashboard\/discord/.test(module))).toEqual([]);
  });

  it("stay small: the playground's script is under 250 KB compressed", async () => {
    const chunks = await built(`${folder}vite.config.ts`, folder);
    const size = chunks.reduce((sum, chunk) => sum + gzipSync(chunk.code).length, 0);
    expect(size).toBeGreaterThan(50_000);
    expect(size).toBeLessThan(LARGEST_PAGE);
  });
});
