import react from "@vitejs/plugin-react";
import { compression } from "vite-plugin-compression2";
import { defineConfig } from "vitest/config";

/** Beside `omo run`, the page and its API keep one origin, as when the bot itself serves the page. */
const bot = process.env["OMO_URL"] ?? "http://127.0.0.1:8787";
const proxy = Object.fromEntries(["/api", "/oauth", "/cards", "/readyz"].map((path) => [path, bot]));

export default defineConfig({
  // .br and .gz beside each file: the bot sends those and compresses nothing itself.
  plugins: [react(), compression({ algorithms: ["brotliCompress", "gzip"], threshold: 1024 })],
  build: {
    rolldownOptions: {
      output: {
        // One file for what every page needs, one for the icons that several share, instead of dozens of tiny ones.
        codeSplitting: {
          groups: [
            { name: "start", tags: ["$initial"], priority: 1 },
            { name: "icons", test: /@tabler/, minShareCount: 2 },
          ],
        },
      },
    },
  },
  server: { proxy },
  preview: { proxy },
  test: {
    environment: "jsdom",
    setupFiles: ["src/test-setup.ts"],
    restoreMocks: true,
    env: { VITE_API_URL: "http://bot.example" },
  },
});
