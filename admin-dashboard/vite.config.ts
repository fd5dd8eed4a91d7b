import react from "@vitejs/plugin-react";
import { compression } from "vite-plugin-compression2";
import { defineConfig } from "vitest/config";

export default defineConfig({
  // .br and .gz beside each file: the bot sends those and compresses nothing itself.
  plugins: [react(), compression({ algorithms: ["brotliCompress", "gzip"], threshold: 1024 })],
  server: {
    // `npm run dev` beside `omo web`: the page and its API keep one origin, as when the bot itself serves the page.
    proxy: { "/readyz": "http://127.0.0.1:8787" },
  },
  test: {
    environment: "jsdom",
    setupFiles: ["src/test-setup.ts"],
    restoreMocks: true,
  },
});
